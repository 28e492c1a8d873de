"""Where a text says who stood on which side of a vote: each notation found, none of its words read twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import Span
from pipeline.structure import vote_patterns as patterns
from pipeline.structure.parties import party_named
from pipeline.structure.signs import holds_each

Side = Literal["for", "against", "abstained"]

_SIDES: dict[str, Side] = {
    "for": "for",
    "med": "for",
    "tilslutning": "for",
    "støtte": "for",
    "opbakning": "for",
    "ja": "for",
    "imod": "against",
    "mod": "against",
    "nej": "against",
}
_NAMES_SIDE = ("side", "label", "called", "without", "with", "joined", "bare")
"""The groups of ``LEADING`` that hold the word for a side; those who abstain are in the others."""
_OPPOSITE: dict[Side, Side] = {"for": "against", "against": "for", "abstained": "abstained"}
_SIDES_IN_PHRASES: tuple[Side, ...] = ("for", "against", "abstained")
_STANCE_LENGTH = 20
_REGION_LIMIT = 600
"""How many characters one side's voters may take up."""
_PUT_TO_VOTE_LIMIT = 300
"""How far back "blev sat under afstemning" may stand."""
_REGION_MARK = re.compile(r"[().\n]|\b(?:mens|medens|hvorimod|idet)\b")
_INITIAL = re.compile(r"[A-ZÆØÅ][\w-]+\s+[A-ZÆØÅ]$")
_CLAUSE_END = re.compile(
    r"[.;](?<!\bKr\.)(?<!\bChr\.)(?<!\bTh\.)(?<!\bSv\.)(?<!\bFr\.)(?<!\bJoh\.)(?<!\bJohs\.)(?<!\bAa\.)(?<!\bKn\.)(?<!\bAlb\.)(?<!\bVald\.)(?<!\bpkt\.)(?<!\bnr\.)\s|\n"
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n\s*\n")
_JOINT = re.compile(
    r"\b(idet|mens|men|hvor|hvorefter|da|og|undtagen|undtagelse\s+af|bortset\s+fra)\s+(?=(?:kun\s+|alene\s+|også\s+)?[A-ZÆØÅ0-9])"
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One side of a vote: the stretch of text that names its voters, what was voted on, and the words that tell the side."""

    side: Side
    voters: Span
    proposal: str | None
    mark: Span
    named: Span | None = None
    """Where the voters are named whose number stands in ``voters``."""
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


def find_ballots(text: str, lower: str) -> Iterator[Ballot]:
    """The sides stated in ``text`` (``lower`` is the same in lower case), the plainest notation first."""
    source = _Source(text, lower)
    taken = bytearray(len(text))
    for signs, read in _NOTATIONS:
        if holds_each(lower, signs):
            for ballot in read(source):
                own = _clipped(ballot, taken)
                if own is not None:
                    for start, end in (own.mark, own.voters, own.named or own.mark):
                        taken[start:end] = b"\1" * (end - start)
                    yield own


def _clipped(ballot: Ballot, taken: bytearray) -> Ballot | None:
    """The ballot without the words that a plainer notation has read, None where its mark or all its voters are among them."""
    mark, voters = ballot.mark, ballot.voters
    if 1 in taken[mark.start : mark.end]:
        return None
    if voters.start >= mark.end:
        read = taken.find(1, voters.start, voters.end)
        voters = Span(voters.start, read if read >= 0 else voters.end)
    else:
        voters = Span(max(voters.start, taken.rfind(1, voters.start, voters.end) + 1), voters.end)
    return replace(ballot, voters=voters) if voters.end > voters.start else None


def _tallies(source: _Source) -> Iterator[Ballot]:
    for tally in patterns.TALLY.finditer(source.lower):
        if patterns.TALLY_WORD.search(tally[0]):
            yield from _tally(source, tally)


def _dashed(source: _Source) -> Iterator[Ballot]:
    for tally in patterns.TALLY_DASH.finditer(source.lower):
        yield from _tally(source, tally)


def _tally(source: _Source, tally: re.Match[str]) -> Iterator[Ballot]:
    clause = _clause_start(source, tally.start())
    motion = patterns.MOTION.search(source.lower, clause, tally.start())
    proposal = source.text[slice(*motion.span())] if motion else None
    first, second = number_of(tally["for"]), number_of(tally["against"])
    turned = first > second and patterns.REJECTING.search(source.lower, clause, tally.end("for")) is not None
    for side in _SIDES_IN_PHRASES:
        place = _place(tally, side)
        if place:
            stated = _OPPOSITE[side] if turned else side
            yield Ballot(stated, place, proposal, place, named=_place(tally, f"{side}_who"), tally=True)


def _place(match: re.Match[str], group: str) -> Span | None:
    """The place of a group that the pattern may not have, or may not have found."""
    return Span(*match.span(group)) if match.groupdict().get(group) else None


def number_of(words: str) -> int:
    """The number that digits or a number word say.

    >>> number_of("12"), number_of("tolv")
    (12, 12)
    """
    return int(words) if words.isdigit() else patterns.NUMBER_WORDS[words]


def _counted(source: _Source) -> Iterator[Ballot]:
    """Sides with their numbers; two of a sentence speak of a vote, one alone only if it says so."""
    run: list[re.Match[str]] = []
    for counted in patterns.COUNTED.finditer(source.lower):
        if run and _SENTENCE_END.search(source.text, run[-1].end(), counted.start()):
            yield from _run(source, run)
            run = []
        run.append(counted)
    yield from _run(source, run)


def _run(source: _Source, run: list[re.Match[str]]) -> Iterator[Ballot]:
    is_vote = {"for", "against"} <= {group for counted in run for group in _SIDES_IN_PHRASES if counted[group]}
    for counted in run:
        if is_vote or patterns.CAST.search(counted["verb"]):
            side = next(side for side in _SIDES_IN_PHRASES if counted[side])
            count = Span(*counted.span("count"))
            named = _place(counted, "who") or _place(counted, "who_behind")
            yield Ballot(side, count, source.words(counted, "object"), count, named=named)


def _leading(source: _Source) -> Iterator[Ballot]:
    leads = list(patterns.LEADING.finditer(source.lower))
    proposal: str | None = None
    for number, lead in enumerate(leads):
        stated = source.words(lead, "object") or source.words(lead, "label_object")
        proposal = stated or _put_to_vote(source, lead.start()) or proposal
        limit = leads[number + 1].start() if number + 1 < len(leads) else len(source.text)
        end = _region_end(source.text, lead.end(), min(limit, lead.end() + _REGION_LIMIT))
        word = next((lead[group] for group in _NAMES_SIDE if lead[group]), "")
        side = _SIDES.get(word, "abstained")
        if lead["with"] and _is_refusal(source, lead.start()):
            side = "against"
        yield Ballot(side, Span(lead.end(), end), proposal, Span(*lead.span()))


def _is_refusal(source: _Source, before: int) -> bool:
    return patterns.REJECTING.search(source.lower, _clause_start(source, before), before) is not None


def _gained(source: _Source) -> Iterator[Ballot]:
    for gained in patterns.GAINED.finditer(source.lower):
        count = Span(*gained.span("count"))
        yield Ballot("for", count, None, count, named=_place(gained, "who"))


def _verbless(source: _Source) -> Iterator[Ballot]:
    """Sentences of parties and a side, without a verb."""
    for verbless in patterns.VERBLESS.finditer(source.lower):
        voters = Span(*verbless.span("voters"))
        if all(party_named(part) for part in patterns.PARTY_JOINT.split(source.text[slice(*voters)])):
            yield Ballot(_SIDES[verbless["side"]], voters, None, Span(*verbless.span("side")))


def _dissenters(source: _Source) -> Iterator[Ballot]:
    for dissent in patterns.DISSENT.finditer(source.lower):
        group = dissent.lastgroup or "voters"
        start, end = dissent.span(group)
        yield Ballot("against", Span(start, _region_end(source.text, start, end)), None, Span(dissent.start(), start))


def _roll(source: _Source) -> Iterator[Ballot]:
    for call in patterns.ROLL.finditer(source.lower):
        yield Ballot(_SIDES.get(call["side"], "abstained"), Span(*call.span("voter")), None, Span(*call.span("side")))


def _passive(source: _Source) -> Iterator[Ballot]:
    for passive in patterns.PASSIVE.finditer(source.lower):
        start, end = passive.span("voters")
        yield Ballot("for", Span(start, _region_end(source.text, start, end)), None, Span(passive.start(), start))


def _trailing(source: _Source) -> Iterator[Ballot]:
    before = 0
    for trail in patterns.TRAILING.finditer(source.lower):
        earliest = max(before, trail.start() - _REGION_LIMIT)
        colon = source.text.rfind(": ", earliest, trail.start()) + 1
        start = _clause_start(source, trail.start(), max(before, colon))
        ends = (pattern.search(source.lower, start, trail.start()) for pattern in (patterns.EXCEPT, patterns.DECLINE))
        voters = Span(start, min((end.start() for end in ends if end), default=trail.start()))
        if trail["side"] == "for" and patterns.EXCEPT_BEFORE.search(source.lower, max(0, start - 30), start):
            continue
        side = _SIDES.get(trail["side"] or trail["was"] or "", "abstained")
        yield Ballot(side, voters, source.words(trail, "object"), Span(*trail.span()))
        before = trail.end()
        further = patterns.ELLIPSIS.match(source.lower, before)
        if further and not patterns.VERB.search(further["voters"]):
            yield Ballot(
                _SIDES.get(further["side"], "abstained"),
                Span(*further.span("voters")),
                None,
                Span(*further.span("side")),
            )
            before = further.end()


def _supporters(source: _Source) -> Iterator[Ballot]:
    """Parties that are for, where it is said that others are not."""
    for support in patterns.SUPPORT.finditer(source.lower):
        voters = Span(*support.span("voters"))
        if all(party_named(part) for part in patterns.PARTY_JOINT.split(source.text[slice(*voters)])):
            yield Ballot("for", voters, None, Span(voters.end, support.end()))


def _opposed(source: _Source) -> Iterator[Ballot]:
    if patterns.CANNOT.search(source.lower) or "imod" in source.lower:
        yield from _supporters(source)


def _inverted(source: _Source) -> Iterator[Ballot]:
    for inverted in patterns.INVERTED.finditer(source.lower):
        side = Span(*inverted.span("side"))
        yield Ballot(_SIDES.get(inverted["side"], "abstained"), Span(*inverted.span("voters")), None, side)


def _members(source: _Source) -> Iterator[Ballot]:
    """Groups of members; of two that each recommend something the smaller is against."""
    stated = [(members, _stance_of(source, members)) for members in patterns.MEMBERS.finditer(source.lower)]
    most = max((number_of(members["count"]) for members, side in stated if side == "for"), default=0)
    for members, side in stated:
        if side is not None:
            side = "against" if number_of(members["count"]) < most else side
            end = members.end("who") if members["who"] else members.end("count")
            yield Ballot(side, Span(members.start("count"), end), None, Span(*members.span("count")))


def _dissidents(source: _Source) -> Iterator[Ballot]:
    """Those who "kan ikke tiltræde", where it is said who makes up the majority."""
    if patterns.MAJORITY.search(source.lower) or any(_supporters(source)):
        for cannot in patterns.CANNOT.finditer(source.lower):
            voters = Span(_clause_start(source, cannot.start()), cannot.start())
            yield Ballot("against", voters, None, Span(*cannot.span()))


def _stance_of(source: _Source, members: re.Match[str]) -> Side | None:
    before = source.lower[max(0, members.start() - _STANCE_LENGTH) : members.start()]
    return "for" if patterns.STANCE_BEFORE.search(before) else _stance(members["rest"])


def _fractions(source: _Source) -> Iterator[Ballot]:
    for fraction in patterns.FRACTION.finditer(source.lower):
        side = _stance(fraction["rest"])
        if fraction["part"] == "flertal" or side is not None or fraction["made"]:
            side = "against" if fraction["part"] == "mindretal" and not _votes_for(fraction) else side or "for"
            named = (
                _place(fraction, "who")
                or _place(fraction, "named")
                or _place(fraction, "made")
                or _place(fraction, "apposed")
            )
            number = _place(fraction, "number") or named
            if number:
                yield Ballot(side, number, None, number, named=named if number != named else None)


def _votes_for(fraction: re.Match[str]) -> bool:
    """Whether a minority is for what the majority is against."""
    return patterns.VOTED_FOR.match(fraction["rest"]) is not None


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
        elif depth == 0 and _ends_region(text, start, place, mark):
            return place
    return limit


def _ends_region(text: str, start: int, place: int, mark: str) -> bool:
    if mark == "\n":
        return _ends_line(text, start, place)
    return mark != "." or _ends_list(text, start, place)


def _ends_line(text: str, start: int, place: int) -> bool:
    """Whether the list ends with its line: it has begun, no joint leads over, and the next line names no voter."""
    line = text[start:place].strip()
    return bool(line) and not line.endswith((",", "og", ":")) and not patterns.VOTER_LINE.match(text, place + 1)


def _ends_list(text: str, start: int, place: int) -> bool:
    """Whether the full stop is neither inside a number nor behind an initial, "Bo B. Lund"."""
    behind = text[place + 1 : place + 3]
    if behind and not behind[0].isspace():
        return False
    return not (behind.strip()[:1].isupper() and _INITIAL.search(text, max(start, place - 40), place))


def _clause_start(source: _Source, before: int, earliest: int = 0) -> int:
    """Where the clause begins whose verb stands at ``before``, not before ``earliest``."""
    earliest = max(earliest, before - _REGION_LIMIT)
    start = max((end.end() for end in _CLAUSE_END.finditer(source.text, earliest, before)), default=earliest)
    for joint in _JOINT.finditer(source.text, start, before):
        if joint[1] != "og" or patterns.VERB.search(source.text, start, joint.start()):
            start = joint.end()
    return start


_NOTATIONS: tuple[tuple[patterns.Signs, Callable[[_Source], Iterator[Ballot]]], ...] = (
    (patterns.TALLY_SIGNS, _tallies),
    (patterns.DASH_SIGNS, _dashed),
    (patterns.COUNTED_SIGNS, _counted),
    (patterns.MEMBERS_SIGNS, _members),
    (patterns.FRACTION_SIGNS, _fractions),
    (patterns.GAINED_SIGNS, _gained),
    (patterns.ROLL_SIGNS, _roll),
    (patterns.INVERTED_SIGNS, _inverted),
    (patterns.LEADING_SIGNS, _leading),
    (patterns.DISSENT_SIGNS, _dissenters),
    (patterns.PASSIVE_SIGNS, _passive),
    (patterns.SUPPORT_SIGNS, _opposed),
    (patterns.CANNOT_SIGNS, _dissidents),
    (patterns.VERBLESS_SIGNS, _verbless),
    (patterns.TRAILING_SIGNS, _trailing),
)
