"""A decision section read: attendance taken out, parts told apart, each with its outcome, votes and destination."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.records import Attendance, Decision, Issue, Outcome, Span, Vote
from pipeline.structure.attendance import find_notes
from pipeline.structure.attendance_notes import AttendanceNote
from pipeline.structure.clauses import Clause, split_clauses
from pipeline.structure.forwarding import find_forwarding
from pipeline.structure.outcome_lexicon import Weight
from pipeline.structure.outcomes import OutcomeReading, classify_outcome
from pipeline.structure.signs import holds_one
from pipeline.structure.votes import read_votes, unanimity

_BY_MAJORITY = 0.6
_CLOSE_LENGTH = 80
_CLOSES = ("hæve", "slut", "HÆVE", "SLUT")
_CLOSE = re.compile(
    r"(?:\A|\n|(?<=[.!-])[ \t])[ \t]*"
    r"(?:(?:formanden|borgmesteren|dirigenten)\s+hævede\s+mødet|mødet?\s*(?:blev\s+|er\s+)?(?:hævet|hævedes|sluttede|sluttet|afsluttet|slut))"
    r"[ \t]*:?[ \t]*(?:kl\.?|klokken)?[ \t]*[\d.:]*[ \t.]*\Z",
    re.IGNORECASE,
)
_MOTION = re.compile(r"ændringsforslag|\b(?:foreslog|(?:stillede|fremsatte)\s+(?:\w+\s+)?forslag)", re.IGNORECASE)
"""A member's motion, in what stands before the parts of a decision."""
_LAPSED = re.compile(r"withdrawn:bortfald|no_remarks:whole")
_NAMES_MOTION = re.compile(r"(?:forslag|indstilling)", re.IGNORECASE)
"""A point of a proposal or recommendation that lapses is turned down, "Forslagets punkt B bortfaldt"; an item that lapses is not."""
_WRAP = re.compile(r"\n(?<=[^\n]{40}\n)(?<![.:;!?]\n)(?=(?!at\s)[a-zæøå])")
"""The end of a long line that the next one goes on in lower case, but with no point of a list."""


@dataclass(frozen=True, slots=True)
class DecisionReading:
    """What one decision section says; every span counts from the start of its text."""

    decisions: tuple[Decision, ...]
    attendance: tuple[Attendance, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_decision(text: str, *, reference: date | None = None) -> DecisionReading:
    """The decisions of a section's text: one, or one for each part ("Ad 1 ... Ad 2 ...") of it.

    Attendance is no part of a decision, unless the section holds nothing else; guests are. A blank section, or one that only tells of
    attendance, has one decision of outcome ``unknown``, and an issue.

    Args:
        text: the section's lines without its label.
        reference: the meeting's date, for dates stated without a year.

    >>> reading = read_decision("Ad 1: Godkendt. Ad 2: Udsat.\\nOle Holm (V) deltog ikke i sagens behandling.")
    >>> [(decision.part, decision.outcome) for decision in reading.decisions]
    [('Ad 1', 'approved'), ('Ad 2', 'postponed')]
    >>> [(person.person_name, person.status) for person in reading.attendance]
    [('Ole Holm', 'absent')]
    """
    notes = find_notes(text)
    attendance = tuple(person for note in notes for person in note.people)
    remaining = _without_close(
        _unwrapped(_without(text, [note for note in notes if not note.is_of_guests]) if notes else text)
    )
    if not remaining.strip():
        undecided = _undecided(text)
        return DecisionReading((undecided,), attendance, (_blank(undecided),))
    readings = [(clause, classify_outcome(remaining[slice(*clause.body)])) for clause in split_clauses(remaining)]
    lead, deciding = _deciding(readings, remaining)
    decisions = []
    issues: list[Issue] = []
    for clause, outcome in deciding:
        decision, own_issues = _decision(text, remaining, clause, outcome, reference, lead=lead)
        decisions.append(decision)
        issues += own_issues
        lead = None
    return DecisionReading(tuple(decisions), attendance, tuple(issues))


def _without(text: str, notes: list[AttendanceNote]) -> str:
    """``text`` with the notes blanked out, every other character in its place."""
    pieces = []
    place = 0
    for note in notes:
        start, end = max(place, note.span.start), max(place, note.span.end)
        pieces += [text[place:start], _blanked(text[start:end])]
        place = end
    return "".join([*pieces, text[place:]])


def _blanked(text: str) -> str:
    """As many spaces, with the line breaks of ``text``."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _without_close(text: str) -> str:
    """``text`` with the line that closes the meeting, behind the last decision, blanked out: "Mødet hævet kl. 18.20"."""
    end = len(text.rstrip())
    start = max(0, end - _CLOSE_LENGTH)
    if not holds_one(text[start:end], _CLOSES):
        return text
    close = _CLOSE.search(text, start, end)
    return text[: close.start()] + _blanked(close[0]) + text[end:] if close else text


def _unwrapped(text: str) -> str:
    """``text`` with its lines joined where a sentence only goes on, every character in its place."""
    return _WRAP.sub(" ", text) if "\n" in text else text


def _deciding(
    readings: list[tuple[Clause, OutcomeReading]], text: str
) -> tuple[Span | None, list[tuple[Clause, OutcomeReading]]]:
    """The clauses that are decisions: a lead before labelled parts is one only if it settles something itself.

    A lead that tells of motions belongs to the first part; its place is the first thing given, else None.
    """
    if len(readings) > 1 and readings[0][0].label is None and readings[1][0].label is not None:
        lead, reading = readings[0]
        if reading.weight is not None and _MOTION.search(text, *lead.body):
            return lead.body, readings[1:]
        if reading.weight is None or reading.weight < Weight.CONSENT:
            return None, readings[1:]
    return None, readings


def _decision(
    text: str, remaining: str, clause: Clause, reading: OutcomeReading, reference: date | None, *, lead: Span | None
) -> tuple[Decision, list[Issue]]:
    body = clause.body
    words = remaining[body.start : body.end]
    start = lead.start if lead else body.start
    votes = read_votes(remaining[start : body.end], offset=start)
    if clause.label and _LAPSED.fullmatch(reading.rule) and _NAMES_MOTION.match(clause.label):
        reading = replace(reading, outcome="rejected")
    if reading.outcome in ("unknown", "discussed") and reading.weight is None:
        reading = _by_majority(votes.votes) or reading
    forwarding = find_forwarding(words, reference=reference)
    first = lead or clause.label_span or body
    span = Span(first.start, body.end)
    issues = list(votes.issues)
    if reading.outcome == "unknown":
        issues.append(_unknown(words, span))
    decision = Decision(
        text=text[span.start : span.end],
        span=span,
        outcome=reading.outcome,
        outcome_score=reading.score,
        rule=reading.rule,
        part=clause.label,
        unanimous=_unanimous(words, reading, votes.votes, body.start + reading.since),
        forwarded_to=forwarding.body if forwarding else None,
        forwarded_on=forwarding.on if forwarding else None,
        votes=votes.votes,
    )
    return decision, issues


def _by_majority(votes: tuple[Vote, ...]) -> OutcomeReading | None:
    """What the numbers of the last vote say, where no words do; abstentions do not count."""
    counts = {vote.side: vote.count for vote in votes if vote.voter_kind == "count" and vote.count is not None}
    if not counts and all(vote.voter_kind == "person" or vote.count is not None for vote in votes):
        for vote in votes:
            counts[vote.side] = counts.get(vote.side, 0) + (vote.count or 1)
    if not {"for", "against"} <= counts.keys() or counts["for"] == counts["against"]:
        return None
    outcome: Outcome = "approved" if counts["for"] > counts["against"] else "rejected"
    return OutcomeReading(outcome, _BY_MAJORITY, f"{outcome}:majority")


def _unanimous(words: str, reading: OutcomeReading, votes: tuple[Vote, ...], since: int) -> bool | None:
    """Whether the decision, and not some motion before it (the votes before ``since``), is said to be unanimous."""
    if reading.dissent:
        return False
    own = tuple(vote for vote in votes if vote.span.start >= since and not _is_on_procedure(vote))
    if reading.outcome == "rejected" and any(vote.side == "for" and vote.count != 0 for vote in own):
        return False
    return unanimity(words[reading.since :], own)


def _is_on_procedure(vote: Vote) -> bool:
    """Whether it is a vote on treating the matter at all: "For behandling: 4, imod behandling: 3"."""
    return vote.proposal is not None and vote.proposal.lower().startswith("behandling")


def _undecided(text: str) -> Decision:
    """The whole section as what it is: not a decision."""
    start = len(text) - len(text.lstrip())
    span = Span(start, max(start, len(text.rstrip())))
    return Decision(
        text=text[span.start : span.end], span=span, outcome="unknown", outcome_score=0.0, rule="unknown:blank"
    )


def _unknown(words: str, span: Span) -> Issue:
    return Issue(
        kind="outcome_unknown",
        message=f"No wording of the decision says what was decided: {words.strip()[:200]!r}.",
        span=span,
    )


def _blank(decision: Decision) -> Issue:
    message = "The section tells of attendance only." if decision.text else "The decision is blank."
    return Issue(kind="decision_blank", message=message, severity="info", span=decision.span)
