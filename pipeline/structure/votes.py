"""Who voted for and against, as minutes state it: letters, names, counts and sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import Issue, Span, Vote
from pipeline.structure import vote_patterns as patterns
from pipeline.structure.lowercase import lowered
from pipeline.structure.parties import is_party
from pipeline.structure.person_names import find_people

Side = Literal["for", "against", "abstained"]

_SIDES: dict[str, Side] = {"for": "for", "ja": "for", "imod": "against", "mod": "against", "nej": "against"}
_SEPARATOR = re.compile(r"[()]|,|;|\+|(?<!\w)(?:og|samt)(?!\w)|\n")
_COUNT = re.compile(r"\s*(\d{1,3})\b\s*(?:medlemmer|medlem|stemmer|stemme)?\s*(?:\(|$)", re.IGNORECASE)
_PARTY_COUNT = re.compile(r"\s*(?P<party>[^()\d]{1,40}?)\s*(?:\((?P<count>\d{1,3})\)|(?P<bare>))\s*$")
_PREFIX = re.compile(
    r"\s*(?:gruppe|liste|byrådsgruppe|partierne|parti|listerne|grupperne)\s+(?=[A-ZÆØÅ])", re.IGNORECASE
)
_NOBODY = re.compile(r"\s*(?:ingen|0)\s*$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-ZÆØÅ][\w-]+\s+[A-ZÆØÅ]$")
_CLAUSE_END = re.compile(r"[.;]\s|\n")
_JOINT = re.compile(r"\b(idet|mens|men|hvor|hvorefter|da|og)\s+(?=[A-ZÆØÅ0-9])")
_VERB = re.compile(r"\b(?:stemte|undlod|godkend\w*|vedt\w+)\b")
_REGION_LIMIT = 600
"""How many characters one side's voters may take up."""


@dataclass(frozen=True, slots=True)
class VoteReading:
    """The votes of a text in its order, and what does not add up in them."""

    votes: tuple[Vote, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ballot:
    """One side of a vote: its voters' stretch of text, what was voted on."""

    side: Side
    voters: Span
    proposal: str | None
    mark: Span


def find_votes(text: str) -> list[Vote]:
    """The votes stated in ``text``. A ``count`` row is a side's stated number; ``person`` and ``party`` rows say who they were.

    >>> [(v.side, v.voter_kind, v.voter or v.party or v.count) for v in find_votes("For stemte: A og Bo Lund (V). Imod stemte: 2.")]
    [('for', 'party', 'A'), ('for', 'person', 'Bo Lund'), ('against', 'count', 2)]
    """
    return list(read_votes(text).votes)


def read_votes(text: str) -> VoteReading:
    """The votes stated in ``text`` with an issue for each stated sum that is not the sum of its parts."""
    lower = lowered(text)
    if not _has(lower, patterns.SIGNS):
        return VoteReading()
    votes: list[Vote] = []
    issues: list[Issue] = []
    taken = bytearray(len(text))
    if _has(lower, patterns.SIDE_SIGNS):
        votes.extend(_tallies(text, taken))
    for ballot in _ballots(text, lower, taken):
        found = _voters(text, ballot)
        votes.extend(found)
        issues.extend(_check_side(ballot, found))
    return VoteReading(tuple(sorted(votes, key=lambda vote: vote.span)), tuple(issues))


def unanimity(text: str, votes: tuple[Vote, ...] = ()) -> bool | None:
    """Whether ``text`` states that its decision was unanimous; None where it does not say.

    >>> [unanimity(text) for text in ("Enstemmigt vedtaget.", "Et flertal godkendte.", "Godkendt.")]
    [True, False, None]
    """
    lower = lowered(text)
    if not _has(lower, patterns.UNANIMITY_SIGNS):
        return None
    against = [vote for vote in votes if vote.side == "against"]
    if patterns.NOT_UNANIMOUS.search(lower) or any(vote.count != 0 for vote in against):
        return False
    if against or patterns.UNANIMOUS.search(lower):
        return True
    return False if patterns.DIVIDED.search(lower) else None


def _has(lower: str, signs: tuple[str, ...]) -> bool:
    return any(sign in lower for sign in signs)


def _ballots(text: str, lower: str, taken: bytearray) -> Iterator[_Ballot]:
    """The sides stated, each stretch of text read once (``taken`` marks its characters): the plainest notation first."""
    readers: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[_Ballot]]], ...] = (
        (("mod",), _pairs),
        (patterns.SIDE_SIGNS, _leading),
        (patterns.VERB_SIGNS, _trailing),
        (("medlem",), _counted_members),
        (("flertal", "mindretal"), _fractions),
    )
    for signs, read in readers:
        if not _has(lower, signs):
            continue
        for ballot in read(text):
            start = min(ballot.mark.start, ballot.voters.start)
            end = max(ballot.mark.end, ballot.voters.end)
            if _take(taken, start, end):
                yield ballot


def _take(taken: bytearray, start: int, end: int) -> bool:
    """Mark the stretch as read; False if some of it was."""
    if 1 in taken[start:end]:
        return False
    taken[start:end] = b"\1" * (end - start)
    return True


def _pairs(text: str) -> Iterator[_Ballot]:
    for pair in patterns.PAIR.finditer(text):
        sides: tuple[Side, Side] = ("for", "against")
        for side in sides:
            yield _Ballot(side, Span(*pair.span(side)), None, Span(*pair.span(side)))
            if pair[f"{side}_who"]:
                who = Span(*pair.span(f"{side}_who"))
                yield _Ballot(side, who, None, who)


def _leading(text: str) -> Iterator[_Ballot]:
    leads = list(patterns.LEADING.finditer(text))
    proposal: str | None = None
    for number, lead in enumerate(leads):
        stated = lead["object"] or lead["label_object"]
        proposal = stated.strip() if stated else (_put_to_vote(text, lead.start()) or proposal)
        limit = leads[number + 1].start() if number + 1 < len(leads) else len(text)
        end = _region_end(text, lead.end(), min(limit, lead.end() + _REGION_LIMIT))
        yield _Ballot(_lead_side(lead), Span(lead.end(), end), proposal, Span(*lead.span()))


def _trailing(text: str) -> Iterator[_Ballot]:
    for trail in patterns.TRAILING.finditer(text):
        side: Side = _SIDES.get((trail["side"] or "").lower(), "abstained")
        proposal = trail["object"].strip() if trail["object"] else None
        yield _Ballot(side, Span(_subject_start(text, trail.start()), trail.start()), proposal, Span(*trail.span()))


def _counted_members(text: str) -> Iterator[_Ballot]:
    for members in patterns.COUNTED_MEMBERS.finditer(text):
        side = _stance(members["rest"])
        if side is not None:
            end = members.end("who") if members["who"] else members.end("count")
            yield _Ballot(side, Span(members.start("count"), end), None, Span(*members.span("count")))


def _fractions(text: str) -> Iterator[_Ballot]:
    for part in patterns.FRACTION.finditer(text):
        side = _stance(part["rest"]) or ("for" if part["part"].lower() == "flertal" else None)
        if side is not None:
            yield _Ballot(side, Span(part.start("who") + 1, part.end("who") - 1), None, Span(*part.span("part")))


def _lead_side(lead: re.Match[str]) -> Side:
    word = (lead["side"] or lead["label"] or "").lower()
    return _SIDES.get(word, "abstained")


def _stance(rest: str) -> Side | None:
    if patterns.MEMBERS_AGAINST.search(rest):
        return "against"
    return "for" if patterns.MEMBERS_FOR.search(rest) else None


def _put_to_vote(text: str, before: int) -> str | None:
    found = None
    for match in patterns.PUT_TO_VOTE.finditer(text, max(0, before - 300), before):
        found = match["object"].strip()
    return found


def _region_end(text: str, start: int, limit: int) -> int:
    """Where the list of voters that begins at ``start`` ends: at a full stop outside brackets, a blank line, or ``limit``."""
    depth = 0
    for match in re.compile(r"[().]|\n").finditer(text, start, limit):
        mark = match[0]
        place = match.start()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif mark == "\n":
            if depth == 0 and text[start:place].strip() and not text[start:place].rstrip().endswith((",", "og", ":")):
                return place
        elif depth == 0 and (place + 1 >= len(text) or text[place + 1].isspace()):
            behind = text[place + 1 : place + 3].strip()
            if not (_INITIAL.search(text, max(start, place - 40), place) and behind[:1].isupper()):
                return place
    return limit


def _subject_start(text: str, before: int) -> int:
    """Where the clause begins whose verb stands at ``before``."""
    earliest = max(0, before - _REGION_LIMIT)
    start = max((end.end() for end in _CLAUSE_END.finditer(text, earliest, before)), default=earliest)
    for joint in reversed(list(_JOINT.finditer(text, start, before))):
        if joint[1] != "og" or _VERB.search(text, start, joint.start()):
            return joint.end()
    return start


def _voters(text: str, ballot: _Ballot) -> list[Vote]:
    """The voters of one side: counts, parties and persons, with the lists in brackets behind a count."""
    votes: list[Vote] = []
    for segment in _segments(text, ballot.voters):
        votes.extend(_segment_votes(text, segment, ballot))
    return votes


def _segments(text: str, region: Span) -> list[Span]:
    segments = []
    depth = 0
    place = region.start
    for match in _SEPARATOR.finditer(text, region.start, region.end):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            segments.append(Span(place, match.start()))
            place = match.end()
    segments.append(Span(place, region.end))
    return [_trimmed(text, segment) for segment in segments if text[segment.start : segment.end].strip(" \t\n.:")]


def _trimmed(text: str, span: Span) -> Span:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip(" \t\n.:–-"))
    return Span(start, max(start, span.start + len(content.rstrip(" \t\n.:"))))


def _segment_votes(text: str, segment: Span, ballot: _Ballot) -> list[Vote]:
    content = text[segment.start : segment.end]
    vote = Vote(side=ballot.side, voter_kind="count", span=segment, proposal=ballot.proposal)
    total = patterns.TOTAL.search(content)
    if total:
        return [replace(vote, count=int(total[1]))]
    if _NOBODY.match(content):
        return [replace(vote, count=0)]
    count = _COUNT.match(content)
    if count or content.lower() in patterns.NUMBER_WORDS:
        number = int(count[1]) if count else patterns.NUMBER_WORDS[content.lower()]
        votes = [replace(vote, count=number)]
        bracket = content.find("(")
        if bracket >= 0:
            close = content.rfind(")")
            inner = Span(segment.start + bracket + 1, segment.start + (close if close > bracket else len(content)))
            votes += _voters(text, _with_voters(ballot, inner))
        return votes
    prefix = _PREFIX.match(content)
    named = content[prefix.end() :] if prefix else content
    party = _PARTY_COUNT.match(named)
    if party and is_party(party["party"]):
        return [
            replace(
                vote,
                voter_kind="party",
                party=party["party"].strip(),
                count=int(party["count"]) if party["count"] else None,
            )
        ]
    people = find_people(text, segment.start, segment.end)
    if people:
        return [
            replace(vote, voter_kind="person", voter=person.name, party=person.party, span=person.span)
            for person in people
        ]
    bracket = content.find("(")
    if bracket > 0 and re.search(r"flertal|mindretal|medlem", content[:bracket], re.IGNORECASE):
        close = content.rfind(")")
        return _voters(
            text,
            _with_voters(
                ballot, Span(segment.start + bracket + 1, segment.start + (close if close > bracket else len(content)))
            ),
        )
    return []


def _with_voters(ballot: _Ballot, voters: Span) -> _Ballot:
    return replace(ballot, voters=voters)


def _check_side(ballot: _Ballot, votes: list[Vote]) -> Iterator[Issue]:
    """An issue where a side's stated number is not the number of voters named."""
    counts = [vote.count for vote in votes if vote.voter_kind == "count" and vote.count is not None]
    named = [vote for vote in votes if vote.voter_kind != "count"]
    total = counts[0] if len(counts) == 1 else None
    if total is None or not named or any(vote.voter_kind == "party" and vote.count is None for vote in named):
        return
    computed = sum(1 if vote.voter_kind == "person" else vote.count or 0 for vote in named)
    if computed != total:
        yield Issue(
            kind="vote_sum",
            message=f"The text states {total} votes ({ballot.side}), but those named add up to {computed}.",
            span=Span(ballot.mark.start, ballot.voters.end),
        )


def _tallies(text: str, taken: bytearray) -> Iterator[Vote]:
    """Both sides in one phrase, "med 15 stemmer imod 10"."""
    for tally in patterns.TALLY.finditer(text):
        if not patterns.TALLY_SIGN.search(tally[0]) or not _take(taken, *tally.span()):
            continue
        motion = patterns.MOTION.search(text, _subject_start(text, tally.start()), tally.start())
        sides: tuple[Side, ...] = ("for", "against", "abstained")
        for side in sides:
            if tally[side] is not None:
                yield Vote(
                    side=side,
                    voter_kind="count",
                    span=Span(*tally.span(side)),
                    proposal=motion[0] if motion else None,
                    count=_number(tally[side]),
                )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else patterns.NUMBER_WORDS[word.lower()]
