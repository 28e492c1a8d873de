"""What several wordings of one decision make together: one thing approved and another refused, or sent elsewhere instead."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pipeline.records import Span
from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.outcome_findings import Finding, Standing


def settled_together(best: Finding, findings: list[Finding], lower: str, sentences: list[Span]) -> Finding:
    """What a text decides whose heaviest wording is ``best``.

    What is sent elsewhere instead of what is refused, and what is approved only to be heard, is referred.
    """
    if best.outcome == "rejected":
        return (
            _sent_instead(best, findings, lower)
            or _approved_before(best, findings, lower, sentences)
            or _rest_refused(best, findings, lower, sentences)
            or best
        )
    if best.outcome != "approved":
        return best
    refused = _refused_first(best, findings, lower, sentences)
    if refused is not None:
        return refused
    if _refused_in_part(best, findings, lower, sentences):
        return replace(best, outcome="approved_with_changes")
    hearing = _heard_first(best, findings)
    if hearing is None:
        return best
    return replace(best, outcome="referred", rule=f"{best.rule.partition(':')[2]}+{hearing.rule}")


def _sent_instead(refusal: Finding, findings: list[Finding], lower: str) -> Finding | None:
    """What the body does instead of what it refuses: "Sagen oversendes i stedet til ..."."""
    for finding in findings:
        if finding.outcome == "referred" and finding.span.start > refusal.span.end:
            near = lower[refusal.span.end : finding.span.end + 20]
            return finding if "i stedet" in near else None
    return None


def _approved_before(refusal: Finding, findings: list[Finding], lower: str, sentences: list[Span]) -> Finding | None:
    """What the sentence approves before it refuses the rest: "godkendte model 2 og afviste model 1"."""
    start, end = sentence_of(refusal, sentences)
    if lexicon.WHOLE_MATTER.match(lower, refusal.span.end, end):
        return None
    for finding in findings:
        if (
            finding.outcome == "approved"
            and finding.standing is refusal.standing
            and finding.weight is refusal.weight
            and start <= finding.span.start < refusal.span.start
        ):
            partly = lexicon.BUT.search(lower, finding.span.end, refusal.span.start)
            return replace(finding, outcome="approved_with_changes") if partly else finding
    return None


def _rest_refused(refusal: Finding, findings: list[Finding], lower: str, sentences: list[Span]) -> Finding | None:
    """What was approved where only the rest is refused: "Der bevilges 200.000 kr. Resten af ansøgningen blev afslået."."""
    if not lexicon.THE_REST.search(lower, sentence_of(refusal, sentences).start, refusal.span.end):
        return None
    for finding in findings:
        if (
            finding.outcome == "approved"
            and finding.standing is Standing.PLAIN
            and finding.span.end <= refusal.span.start
        ):
            return replace(finding, outcome="approved_with_changes")
    return None


def _refused_first(best: Finding, findings: list[Finding], lower: str, sentences: list[Span]) -> Finding | None:
    """The refusal of the recommendation itself, where what is decided behind it is another thing than a motion."""
    first = findings[0]
    start, end = sentence_of(best, sentences)
    if first.outcome != "rejected" or first.standing is not Standing.PLAIN or first.span.end > start:
        return None
    refused = sentence_of(first, sentences)
    is_main = "indstilling" in lower[refused.start : refused.end] and not lexicon.MOTION.search(lower, start, end)
    return first if is_main else None


def _refused_in_part(best: Finding, findings: list[Finding], lower: str, sentences: list[Span]) -> bool:
    """Whether the sentence refuses one thing before it approves another: "imødekommes ikke ..., men der gives tilladelse til"."""
    start, _ = sentence_of(best, sentences)
    return any(
        finding.outcome == "rejected"
        and finding.standing is Standing.PLAIN
        and start <= finding.span.start
        and finding.span.end <= best.span.start
        and lexicon.BUT.search(lower, finding.span.end, best.span.start)
        for finding in findings
    )


def _heard_first(approval: Finding, findings: list[Finding]) -> Finding | None:
    """The hearing that what is approved goes to: "Forslaget blev vedtaget og sendes i høring"."""
    return next(
        (
            finding
            for finding in findings
            if finding.standing is Standing.PLAIN
            and finding.span.start > approval.span.end
            and lexicon.HEARING.match(finding.rule)
        ),
        None,
    )


def sentence_of(finding: Finding, sentences: list[Span]) -> Span:
    """The sentence that a wording stands in."""
    return sentences[bisect_right(sentences, finding.span.start, key=lambda sentence: sentence.end)]
