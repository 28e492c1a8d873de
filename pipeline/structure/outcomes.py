"""What a decision decided: one outcome for a text, from the wordings found in its sentences.

The heaviest wording gives the outcome, and among equals the last one; what may be about something else (another item, an amendment,
an earlier meeting) counts only where nothing else is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Outcome, Span
from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.lowercase import lowered
from pipeline.structure.outcome_findings import Finding, find_in_sentence
from pipeline.structure.outcome_formulas import WHOLE
from pipeline.structure.outcome_lexicon import Weight
from pipeline.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome of a text: what, how sure (0 to 1), by which rule, and the operative words' place (None: no such words).

    ``weight`` says how much the wording settles, None where there is none.
    """

    outcome: Outcome
    score: float
    rule: str
    span: Span | None = None
    weight: Weight | None = None


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
_UNCLEAN = 0.6
_DISPUTED = 0.8
_PROSE = 0.3
_QUOTED = re.compile(r"[\"“”»«][^\"“”»«\n]{3,2000}[\"“”»«]")
_WHOLE_LENGTH = 20
"""No key of ``WHOLE`` is longer."""


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
    lower = _without_remarks(lowered(text))
    sentences = [span for span in split_sentences(text) if not _decides_nothing(lower, span)]
    findings = [
        (finding, number)
        for number, (start, end) in enumerate(sentences)
        for finding in find_in_sentence(lower, start, end)
    ]
    if not findings:
        return _unworded(lower, sentences)
    best, number = max(findings, key=lambda found: (found[0].clean, found[0].weight, found[0].span.start))
    return _reading(best, [finding for finding, _ in findings], lower, sentences, number)


def _reading(best: Finding, findings: list[Finding], lower: str, sentences: list[Span], number: int) -> OutcomeReading:
    outcome = best.outcome
    rule = best.rule
    if (
        outcome == "approved"
        and best.weight is not Weight.CONSENT
        and _is_changed(best, findings, lower, sentences, number)
    ):
        outcome = "approved_with_changes"
        rule += "+change"
    score = _SCORES[best.weight]
    if not best.clean:
        score *= _UNCLEAN
    if any(other.clean and other.weight == best.weight and other.outcome != best.outcome for other in findings):
        score *= _DISPUTED
    return OutcomeReading(outcome, round(score, 2), rule, best.span, best.weight)


def _is_changed(best: Finding, findings: Iterable[Finding], lower: str, sentences: list[Span], number: int) -> bool:
    start, end = sentences[number]
    if lexicon.CHANGE_AFTER.match(lower, best.span.end, end) or lexicon.CHANGE_BEFORE.search(
        lower, start, best.span.start
    ):
        return True
    if any(other.amendment and other.outcome == "approved" for other in findings):
        return True
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    return following is not None and lexicon.CHANGE_NEXT.match(lower, following[0], following[1]) is not None


def _decides_nothing(lower: str, sentence: Span) -> bool:
    if lower.startswith(lexicon.NOTE_OPENERS, sentence.start):
        return lexicon.OTHER_TIME.match(lower, sentence.start, sentence.end) is not None
    return "ingen bemærkninger" in lower and lexicon.NO_OBJECTION.match(lower, *sentence) is not None


def _unworded(lower: str, sentences: list[Span]) -> OutcomeReading:
    """A text without any wording of the lexicon: talk if it says anything at all."""
    if any(lexicon.AMENDED.search(lower, *span) for span in sentences):
        return OutcomeReading("approved_with_changes", 0.5, "approved_with_changes:amended")
    if any(lexicon.FINITE.search(lower, *span) for span in sentences):
        return OutcomeReading("discussed", _PROSE, "discussed:prose")
    return OutcomeReading("unknown", 0.0, "unknown:unworded")


def _without_remarks(lower: str) -> str:
    """Quotations, and what members have had entered in the minutes, blanked out."""
    if any(sign in lower for sign in lexicon.REMARK_SIGNS):
        lower = "\n".join(_blank_remark(line) for line in lower.split("\n"))
    return _QUOTED.sub(lambda match: " " * len(match[0]), lower) if any(mark in lower for mark in '"“”»«') else lower


def _blank_remark(line: str) -> str:
    found = lexicon.MEMBER_REMARK.search(line)
    if not found:
        return line
    sentence = max(line.rfind(". ", 0, found.start()) + 1, 0)
    return line[:sentence] + " " * (len(line) - sentence)
