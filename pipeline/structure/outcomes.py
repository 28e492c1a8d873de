"""What a decision decided: one outcome for a text, from the wordings found in its sentences.

The heaviest wording gives the outcome, and among equals the last one; what may be about something else (another item, an amendment,
an earlier meeting) counts only where nothing else is found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.records import Outcome, Span
from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.lowercase import lowered
from pipeline.structure.outcome_findings import Finding, Standing, find_in_sentence
from pipeline.structure.outcome_formulas import WHOLE
from pipeline.structure.outcome_lexicon import Weight
from pipeline.structure.outcome_parts import sentence_of, settled_together
from pipeline.structure.outcome_remarks import without_remarks
from pipeline.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome of a text.

    Attributes:
        outcome: what; score: how sure (0 to 1); rule: by which rule.
        span: the operative words' place, None where there are no such words.
        weight: how much the wording settles, None where there is none.
        since: where the text turns to what was decided, behind the motions that fell or only amend.
        dissent: whether a member, group or minority is said not to agree.
    """

    outcome: Outcome
    score: float
    rule: str
    span: Span | None = None
    weight: Weight | None = None
    since: int = 0
    dissent: bool = False


_SCORES: dict[Weight, float] = {
    Weight.NOTHING: 0.95,
    Weight.FOLLOW_UP: 0.6,
    Weight.INFORMED: 0.7,
    Weight.TALK: 0.75,
    Weight.DISPATCH: 0.85,
    Weight.CONSENT: 0.65,
    Weight.NOTED: 0.95,
    Weight.RESOLVED: 0.95,
}
_ASIDE = 0.6
_DISPUTED = 0.8
_PROSE = 0.3
_REMEMBERED = 4
"""For how many sentences a proposal is what "det" may stand for."""
_OBJECT_LENGTH = 30
"""How many characters behind "tilsluttede sig" its object may take up."""
_SETTLED_TOGETHER = 6
_WHOLE_LENGTH = 20
"""No key of ``WHOLE`` is longer."""


@lru_cache(maxsize=4096)
def classify_outcome(text: str) -> OutcomeReading:
    """The outcome of ``text``, a decision or one clause of it, without attendance sentences.

    Scores are the rules' own estimate, not calibrated probabilities: about 0.95 for a formal word in a main clause, 0.65 for informal
    agreement, 0.3 for prose that only tells what was talked of.

    >>> classify_outcome("Indstillingen blev godkendt.").outcome
    'approved'
    >>> classify_outcome("Godkendt med bemærkning om, at støj ikke er godkendt.").outcome
    'approved_with_changes'
    >>> classify_outcome("Tiltrådt, at sagen udsættes.").rule
    'tiltræd+postponed:udsæt'
    """
    whole = text.strip(" \t\n.*")
    if not whole:
        return OutcomeReading("unknown", 0.0, "unknown:blank")
    if len(whole) <= _WHOLE_LENGTH:
        known = WHOLE.get(whole.lower())
        if known is not None:
            start = text.index(whole)
            return OutcomeReading(known[1], 0.9, known[0], Span(start, start + len(whole)), Weight.NOTHING)
    lower = lowered(text)
    unquoted = without_remarks(lower)
    reading = _read(text, unquoted)
    return _read(text, lower) if reading.span is None and unquoted != lower else reading


def _read(text: str, lower: str) -> OutcomeReading:
    """The reading of ``text``; ``lower`` is the same in lower case, with what is not to be read blanked out."""
    sentences = [span for span in _sentences(text) if not _decides_nothing(lower, span)]
    found = _without_lists(lower, sentences, [find_in_sentence(text, lower, span) for span in sentences])
    findings = _without_details(_agreed(found, lower, sentences), lower)
    if not findings:
        return _known(text, sentences) or _unworded(lower, sentences)
    best = _stated_first(findings, lower) or max(findings, key=_precedence)
    return _reading(best, findings, lower, sentences)


def _precedence(finding: Finding) -> tuple[Standing, bool, Weight, int]:
    """What settles most, and among equals the last; what some refuse is not what the body does."""
    refused_by_some = finding.by_member and finding.outcome == "rejected"
    return finding.standing, not refused_by_some, finding.weight, finding.span.start


def _sentences(text: str) -> Iterator[Span]:
    """The sentences, also where one ends with a party's letter."""
    for sentence in split_sentences(text):
        start = sentence.start
        if text.find(".", start, sentence.end - 1) < 0:
            yield sentence
            continue
        for end in lexicon.PARTY_END.finditer(text, *sentence):
            yield Span(start, end.end())
            start = end.end()
        yield Span(start, sentence.end)


def _stated_first(findings: list[Finding], lower: str) -> Finding | None:
    """The formal word that stands alone before all else, "Ikke tiltrådt. ...": what follows only carries it out."""
    first = findings[0]
    alone = lexicon.ALONE.fullmatch(lower, 0, first.span.start) and lexicon.FULL_STOP.match(lower, first.span.end)
    formal = first.weight >= Weight.NOTED and first.standing is Standing.PLAIN
    return first if alone and formal and "forslag" not in lower[slice(*first.span)] else None


def _without_lists(lower: str, sentences: list[Span], found: list[list[Finding]]) -> list[list[Finding]]:
    """The findings without those in the lists that only count up what was told, or what was changed."""
    if "\n" not in lower:
        return found
    kept: list[list[Finding]] = []
    listing = changes = False
    for sentence, findings in zip(sentences, found, strict=True):
        listing = changes or (listing and lexicon.LIST_POINT.match(lower, *sentence) is not None)
        changes = False
        kept.append([] if listing else findings)
        if not listing and findings and lower[sentence.start : sentence.end].rstrip().endswith((":", ",")):
            last = findings[-1]
            changes = lexicon.CHANGE_AFTER.match(lower, last.span.end, sentence.end) is not None
            listing = changes or last.outcome in lexicon.TOLD
    return kept


def _without_details(findings: list[Finding], lower: str) -> list[Finding]:
    """The findings; behind a lone "Drøftet." without what was agreed on along the way."""
    if any(_is_lone_talk(finding, lower) for finding in findings):
        return [
            finding for finding in findings if finding.weight is not Weight.CONSENT or finding.outcome == "postponed"
        ]
    return findings


def _is_lone_talk(finding: Finding, lower: str) -> bool:
    if finding.weight is not Weight.TALK or not lower.startswith(".", finding.span.end):
        return False
    before = lower[max(0, finding.span.start - 2) : finding.span.start].rstrip(" ")
    return not before or before.endswith((".", "\n"))


def _agreed(by_sentence: list[list[Finding]], lower: str, sentences: list[Span]) -> list[Finding]:
    """The findings without the proposals, each of which is what the agreement to it says, and set aside what its refusal says."""
    findings: list[Finding] = []
    proposal: tuple[int, Finding] | None = None
    for number, (found, sentence) in enumerate(zip(by_sentence, sentences, strict=True)):
        for finding in found:
            if finding.standing is Standing.PROPOSED:
                proposal = (number, finding)
                continue
            if proposal is not None and _speaks_of(proposal, number, finding, lower, sentence):
                finding = _settled(proposal[1], finding)
                proposal = None
            findings.append(finding)
    return findings


def _speaks_of(proposal: tuple[int, Finding], number: int, finding: Finding, lower: str, sentence: Span) -> bool:
    made_in, proposed = proposal
    if number - made_in > _REMEMBERED or finding.outcome not in ("approved", "rejected"):
        return False
    start = proposed.span.end if made_in == number else sentence.start
    said = lower[start : min(finding.span.end + _OBJECT_LENGTH, sentence.end)]
    return bool(lexicon.REFERRING_BACK.search(said)) and not lexicon.NOT_REFERRING_BACK.search(said)


def _settled(proposed: Finding, finding: Finding) -> Finding:
    if finding.outcome == "rejected":
        return replace(finding, standing=Standing.ASIDE)
    return replace(finding, outcome=proposed.outcome, rule=f"{finding.rule.partition(':')[2]}+{proposed.rule}")


def _reading(best: Finding, findings: list[Finding], lower: str, sentences: list[Span]) -> OutcomeReading:
    """The reading that ``best`` gives, together with what the other findings make of it."""
    amended = any(other.amendment and other.outcome == "approved" for other in findings)
    replaced = amended and lexicon.LAPSED.match(best.rule) is not None
    settled = settled_together(best, findings, lower, sentences)
    outcome, rule = settled.outcome, settled.rule
    if replaced:
        outcome = "approved_with_changes"
    elif (
        outcome == "approved"
        and best.weight is not Weight.CONSENT
        and (amended or any(_is_changed(finding, lower, sentences) for finding in _settling_alike(best, findings)))
    ) or (
        outcome == "approved"
        and best.weight is Weight.CONSENT
        and lexicon.CONDITION.search(lower, best.span.end, sentence_of(best, sentences).end)
    ):
        outcome, rule = "approved_with_changes", rule + "+change"
    others = [finding for finding in findings if _is_other_motion(finding, best)]
    return OutcomeReading(
        outcome,
        _score(settled, best, findings),
        rule,
        settled.span,
        settled.weight,
        since=0 if replaced else max((_end_of_motion(finding, best, sentences) for finding in others), default=0),
        dissent=any(
            finding.by_member and not finding.amendment and finding.outcome == "rejected" for finding in findings
        ),
    )


def _score(settled: Finding, best: Finding, findings: list[Finding]) -> float:
    score = _SCORES[settled.weight]
    if settled.standing is Standing.ASIDE:
        score *= _ASIDE
    plain = (finding for finding in findings if finding.standing is Standing.PLAIN)
    if any(finding.weight == best.weight and finding.outcome != best.outcome for finding in plain):
        score *= _DISPUTED
    return round(score, 2)


def _is_other_motion(finding: Finding, best: Finding) -> bool:
    """Whether the finding settles a motion before the one that ``best`` settles."""
    fell = finding.outcome == "rejected" and best.outcome != "rejected"
    return finding.span.end <= best.span.start and (fell or finding.amendment)


def _settling_alike(best: Finding, findings: list[Finding]) -> list[Finding]:
    """``best`` and the last findings that approve as it does: of several things approved, one may be changed."""
    alike = [
        finding
        for finding in findings
        if finding.outcome == "approved" and finding.weight is best.weight and finding.standing is Standing.PLAIN
    ]
    return [best, *alike[-_SETTLED_TOGETHER:]]


def _end_of_motion(finding: Finding, best: Finding, sentences: list[Span]) -> int:
    """Where the text is done with the motion that ``finding`` settles."""
    number = bisect_left(sentences, finding.span.end, key=lambda sentence: sentence.end)
    end = sentences[number].end if number < len(sentences) else finding.span.end
    return end if end <= best.span.start else finding.span.end


def _is_changed(best: Finding, lower: str, sentences: list[Span]) -> bool:
    number = bisect_right(sentences, best.span.start, key=lambda sentence: sentence.end)
    start, end = sentences[number]
    if end - best.span.end > 1 and lexicon.CHANGE_AFTER.match(lower, best.span.end, end):
        return True
    before = lexicon.CHANGE_BEFORE.search(lower, start, best.span.start) if start < best.span.start else None
    if before and not (before[0] == lexicon.IN_OTHER_RESPECTS and lexicon.DISSENT.search(lower, 0, best.span.start)):
        return True
    if _is_of_agenda_changed_before(best, lower, Span(start, end)):
        return True
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    return following is not None and lexicon.CHANGE_NEXT.match(lower, following[0], following[1]) is not None


def _is_of_agenda_changed_before(best: Finding, lower: str, sentence: Span) -> bool:
    """Whether an agenda is approved after it was said which items move: "Punkt 4 og 5 byttes om. Godkendt." """
    if "dagsorden" in lower[sentence.start : best.span.start]:
        return lexicon.OTHER_ITEM.search(lower, 0, sentence.start) is not None
    alone = lexicon.FULL_STOP.match(lower, best.span.end) and not lower[sentence.start : best.span.start].strip()
    return bool(alone) and lexicon.MOVED.search(lower, 0, sentence.start) is not None


def _decides_nothing(lower: str, sentence: Span) -> bool:
    if lower.startswith(lexicon.NOTE_OPENERS, sentence.start):
        return lexicon.OTHER_TIME.match(lower, sentence.start, sentence.end) is not None
    return lower.find("ingen bemærkninger", *sentence) >= 0 and lexicon.NO_OBJECTION.match(lower, *sentence) is not None


def _known(text: str, sentences: list[Span]) -> OutcomeReading | None:
    """What a first sentence of a word or two says that means something only alone: "Ingenting. Næste møde er den ..."."""
    if not sentences:
        return None
    start, end = sentences[0]
    known = WHOLE.get(text[start:end].strip(" \t\n.*").lower())
    return OutcomeReading(known[1], 0.8, known[0], Span(start, end), Weight.NOTHING) if known else None


def _unworded(lower: str, sentences: list[Span]) -> OutcomeReading:
    """A text without any wording of the lexicon: talk if it says anything at all."""
    if any(lexicon.AMENDED.search(lower, *span) for span in sentences):
        return OutcomeReading("approved_with_changes", 0.5, "approved_with_changes:amended")
    if any(lexicon.FINITE.search(lower, *span) and lexicon.OPINION.search(lower, *span) for span in sentences):
        return OutcomeReading("discussed", _PROSE, "discussed:prose")
    return OutcomeReading("unknown", 0.0, "unknown:unworded")
