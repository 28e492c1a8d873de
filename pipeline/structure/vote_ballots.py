"""Where a text says who stood on which side of a vote: each notation found, none of its words read twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import Span
from pipeline.structure import vote_patterns as patterns

Side = Literal["for", "against", "abstained"]

_SIDES: dict[str, Side] = {"for": "for", "ja": "for", "imod": "against", "mod": "against", "nej": "against"}
_GROUPS: dict[str, Side] = {
    "for": "for",
    "for_who": "for",
    "against": "against",
    "against_who": "against",
    "abstained": "abstained",
}
"""The side that a group of a pattern with numbers speaks of."""
_OPPOSITE: dict[Side, Side] = {"for": "against", "against": "for", "abstained": "abstained"}
_REGION_LIMIT = 600
"""How many characters one side's voters may take up."""
_PUT_TO_VOTE_LIMIT = 300
"""How far back "blev sat under afstemning" may stand."""
_REGION_MARK = re.compile(r"[().\n]")
_INITIAL = re.compile(r"[A-ZÆØÅ][\w-]+\s+[A-ZÆØÅ]$")
_CLAUSE_END = re.compile(r"[.;]\s|\n")
_JOINT = re.compile(r"\b(idet|mens|men|hvor|hvorefter|da|og|undtagen|undtagelse\s+af|bortset\s+fra)\s+(?=[A-ZÆØÅ0-9])")
_VERB = re.compile(r"\b(?:stemte|undlod|godkend\w*|vedt\w+)\b")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One side of a vote: the stretch of text that names its voters, what was voted on, and the words that tell the side."""

    side: Side
    voters: Span
    proposal: str | None
    mark: Span
    tally: bool = False
    """Whether it only sums up, "med 15 stemmer imod 10"."""


@dataclass(frozen=True, slots=True)
class _Source:
    """The text as printed, and in lower case."""

    text: str
    lower: str

    def words(self, match: re.Match[str], group: str) -> str | None:
        start, end = match.span(group)
        return self.text[start:end].strip() if start >= 0 else None


def has_signs(lower: str, signs: patterns.Signs) -> bool:
    """Whether the lower-cased text holds one sign of each group."""
    return all(any(sign in lower for sign in group) for group in signs)


def find_ballots(text: str, lower: str) -> Iterator[Ballot]:
    """The sides stated in ``text`` (``lower`` is the same in lower case), the plainest notation first."""
    source = _Source(text, lower)
    taken = bytearray(len(text))
    for signs, read in _NOTATIONS:
        if has_signs(lower, signs):
            for ballot in read(source):
                start = min(ballot.mark.start, ballot.voters.start)
                end = max(ballot.mark.end, ballot.voters.end)
                if 1 not in taken[start:end]:
                    taken[start:end] = b"\1" * (end - start)
                    yield ballot


def _tallies(source: _Source) -> Iterator[Ballot]:
    for tally in patterns.TALLY.finditer(source.lower):
        if patterns.TALLY_WORD.search(tally[0]):
            motion = patterns.MOTION.search(source.lower, _clause_start(source, tally.start()), tally.start())
            proposal = source.text[slice(*motion.span())] if motion else None
            first, second = tally["for"], tally["against"]
            before = source.lower[_clause_start(source, tally.start()) : tally.start()]
            turned = (
                patterns.REJECTING.search(before) and first.isdigit() and second.isdigit() and int(first) > int(second)
            )
            for ballot in _numbered(tally, proposal):
                yield replace(ballot, side=_OPPOSITE[ballot.side] if turned else ballot.side, tally=True)


def _pairs(source: _Source) -> Iterator[Ballot]:
    for pair in patterns.PAIR.finditer(source.lower):
        yield from _numbered(pair, None)


def _numbered(match: re.Match[str], proposal: str | None) -> Iterator[Ballot]:
    """The sides of a notation that gives each its number, and may name its voters in brackets."""
    for group, start_end in zip(match.re.groupindex, match.regs[1:], strict=True):
        side = _GROUPS[group]
        if start_end[0] >= 0:
            yield Ballot(side, Span(*start_end), proposal, Span(*start_end))


def _leading(source: _Source) -> Iterator[Ballot]:
    leads = list(patterns.LEADING.finditer(source.lower))
    proposal: str | None = None
    for number, lead in enumerate(leads):
        stated = source.words(lead, "object") or source.words(lead, "label_object")
        proposal = stated or _put_to_vote(source, lead.start()) or proposal
        limit = leads[number + 1].start() if number + 1 < len(leads) else len(source.text)
        end = _region_end(source.text, lead.end(), min(limit, lead.end() + _REGION_LIMIT))
        side = _SIDES.get(lead["side"] or lead["label"] or lead["without"] or "", "abstained")
        yield Ballot(side, Span(lead.end(), end), proposal, Span(*lead.span()))


def _trailing(source: _Source) -> Iterator[Ballot]:
    for trail in patterns.TRAILING.finditer(source.lower):
        voters = Span(_clause_start(source, trail.start()), trail.start())
        side = _SIDES.get(trail["side"] or "", "abstained")
        yield Ballot(side, voters, source.words(trail, "object"), Span(*trail.span()))
        who = patterns.WHO_BEHIND.match(source.lower, trail.end())
        if who:
            yield Ballot(side, Span(*who.span("who")), source.words(trail, "object"), Span(*who.span("who")))


def _members(source: _Source) -> Iterator[Ballot]:
    """Groups of members; of two that each recommend something the smaller is against."""
    stated = [(members, _stance(members["rest"])) for members in patterns.MEMBERS.finditer(source.lower)]
    favouring = [int(members["count"]) for members, side in stated if side == "for" and members["count"].isdigit()]
    for members, side in stated:
        if side is not None:
            if side == "for" and members["count"].isdigit() and int(members["count"]) < max(favouring):
                side = "against"
            end = members.end("who") if members["who"] else members.end("count")
            yield Ballot(side, Span(members.start("count"), end), None, Span(*members.span("count")))


def _fractions(source: _Source) -> Iterator[Ballot]:
    for fraction in patterns.FRACTION.finditer(source.lower):
        side = _stance(fraction["rest"])
        if fraction["part"] == "flertal" or side is not None:
            side = "against" if fraction["part"] == "mindretal" else side or "for"
            yield Ballot(side, Span(*fraction.span("who")), None, Span(*fraction.span("part")))


def _stance(behind: str) -> Side | None:
    if patterns.STANCE_AGAINST.match(behind):
        return "against"
    return "for" if patterns.STANCE_FOR.match(behind) else None


def _put_to_vote(source: _Source, before: int) -> str | None:
    found = None
    for match in patterns.PUT_TO_VOTE.finditer(source.lower, max(0, before - _PUT_TO_VOTE_LIMIT), before):
        found = source.words(match, "object")
    return found


def _region_end(text: str, start: int, limit: int) -> int:
    """Where the list of voters that begins at ``start`` ends: at a full stop outside brackets, a line end, or ``limit``."""
    exception = patterns.EXCEPT.search(text, start, limit)
    limit = exception.start() if exception else limit
    depth = 0
    for match in _REGION_MARK.finditer(text, start, limit):
        mark, place = match[0], match.start()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and (_ends_line(text, start, place) if mark == "\n" else _ends_list(text, start, place)):
            return place
    return limit


def _ends_line(text: str, start: int, place: int) -> bool:
    line = text[start:place].strip()
    return bool(line) and not line.endswith((",", "og", ":"))


def _ends_list(text: str, start: int, place: int) -> bool:
    """Whether the full stop is neither inside a number nor behind an initial, "Bo B. Lund"."""
    behind = text[place + 1 : place + 3]
    if behind and not behind[0].isspace():
        return False
    return not (behind.strip()[:1].isupper() and _INITIAL.search(text, max(start, place - 40), place))


def _clause_start(source: _Source, before: int) -> int:
    """Where the clause begins whose verb stands at ``before``."""
    earliest = max(0, before - _REGION_LIMIT)
    start = max((end.end() for end in _CLAUSE_END.finditer(source.text, earliest, before)), default=earliest)
    for joint in _JOINT.finditer(source.text, start, before):
        if joint[1] != "og" or _VERB.search(source.text, start, joint.start()):
            start = joint.end()
    return start


_NOTATIONS: tuple[tuple[patterns.Signs, Callable[[_Source], Iterator[Ballot]]], ...] = (
    (patterns.TALLY_SIGNS, _tallies),
    (patterns.PAIR_SIGNS, _pairs),
    (patterns.LEADING_SIGNS, _leading),
    (patterns.TRAILING_SIGNS, _trailing),
    (patterns.MEMBERS_SIGNS, _members),
    (patterns.FRACTION_SIGNS, _fractions),
)
