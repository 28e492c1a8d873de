"""Who voted for and against, as minutes state it: letters, names, counts and sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import Issue, Span, Vote
from pipeline.structure import vote_patterns as patterns
from pipeline.structure.lowercase import lowered
from pipeline.structure.parties import INDEPENDENT, is_party, party_named
from pipeline.structure.person_names import find_people
from pipeline.structure.signs import holds_each
from pipeline.structure.vote_ballots import Ballot, find_ballots, number_of

_SEPARATOR = re.compile(r"[()]|,|;|:|\+|/|(?<!\w)(?:og|samt)(?!\w)|\n", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?:de\s+(?:øvrige|resterende|andre|sidste)\s+)?(\d{{1,3}}|{'|'.join(patterns.NUMBER_WORDS)})\b\s*(?:medlemmer|medlem|stemmer|stemme)?\s*(?:\(|$)",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:(?:gruppe|liste|byrådsgruppe|partierne|parti|listerne|grupperne)\s+(?=[A-ZÆØÅ]))?(?P<party>[^()\d]{1,50}?)\s*(?:\((?:(?P<count>\d{1,3})|(?P<letter>[A-ZÆØÅ]))\)|[–-]\s*(?P<dashed>\d{1,3}))?$",
    re.IGNORECASE,
)
_COUNTED_PARTY = re.compile(r"(?P<count>\d{1,3})\s+(?:fra\s+)?(?P<party>[^()\d]{1,40})")
_PART_OF_BODY = re.compile(r"flertal|mindretal|medlem", re.IGNORECASE)
_EDGES = " \t\n.:–-"
_WITHIN_TALLY = 30
"""Characters between the sides of one tally."""


@dataclass(frozen=True, slots=True)
class VoteReading:
    """The votes of a text in its order, and what does not add up in them."""

    votes: tuple[Vote, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_votes(text: str) -> list[Vote]:
    """The votes stated in ``text``. A ``count`` row is a side's stated number; ``person`` and ``party`` rows say who they were.

    >>> [(v.side, v.voter_kind, v.voter or v.party or v.count) for v in find_votes("For stemte: A og Bo Lund (V). Imod stemte: 2.")]
    [('for', 'party', 'A'), ('for', 'person', 'Bo Lund'), ('against', 'count', 2)]
    """
    return list(read_votes(text).votes)


def read_votes(text: str, *, offset: int = 0) -> VoteReading:
    """The votes stated in ``text`` with an issue for each stated sum that is not the sum of its parts.

    ``offset`` is where ``text`` begins in the text that the spans are to count from.
    """
    lower = lowered(text)
    if not holds_each(lower, patterns.ANY_SIGNS):
        return VoteReading()
    if any(mark in lower for mark in patterns.QUOTES):
        text = patterns.QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
        lower = lowered(text)
    votes: list[Vote] = []
    tallied: list[Vote] = []
    issues: list[Issue] = []
    for ballot in find_ballots(text, lower):
        side = _Side(text, ballot, offset)
        found = side.voters(ballot.voters) + (side.voters(ballot.named, bracketed=True) if ballot.named else [])
        (tallied if ballot.tally else votes).extend(found)
        issues.extend(_check_sum(ballot, found, offset))
    counted = {(vote.side, vote.count) for vote in votes if vote.voter_kind == "count"}
    for tally in _tallies(tallied):
        again = all((vote.side, vote.count) in counted for vote in tally if vote.voter_kind == "count")
        votes += [vote for vote in tally if not again or vote.voter_kind != "count"]
    return VoteReading(tuple(sorted(votes, key=lambda vote: vote.span)), tuple(issues))


def _tallies(votes: Iterable[Vote]) -> list[list[Vote]]:
    """The votes of each tally ("med 14 stemmer mod 6"): its sides stand close together."""
    tallies: list[list[Vote]] = []
    for vote in sorted(votes, key=lambda vote: vote.span):
        if tallies and vote.span.start - tallies[-1][-1].span.end <= _WITHIN_TALLY:
            tallies[-1].append(vote)
        else:
            tallies.append([vote])
    return tallies


def unanimity(text: str, votes: tuple[Vote, ...] = ()) -> bool | None:
    """Whether ``text`` states that its decision was unanimous; None where it does not say.

    >>> [unanimity(text) for text in ("Enstemmigt vedtaget.", "Et flertal godkendte.", "Godkendt.")]
    [True, False, None]
    """
    against = [vote for vote in votes if vote.side == "against"]
    if any(vote.count != 0 for vote in against):
        return False
    lower = lowered(text)
    if not against and not holds_each(lower, patterns.UNANIMITY_SIGNS):
        return None
    if patterns.NOT_UNANIMOUS.search(lower):
        return False
    if against or patterns.UNANIMOUS.search(lower):
        return True
    return False if patterns.DIVIDED.search(lower) else None


def _segments(text: str, region: Span) -> list[Span]:
    """The members of a list, parted outside brackets."""
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
    trimmed = (_trimmed(text, segment) for segment in segments)
    return [segment for segment in trimmed if segment.end > segment.start]


def _trimmed(text: str, span: Span) -> Span:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip(_EDGES))
    end = max(start, span.start + len(content.rstrip(_EDGES)))
    adverb = patterns.ADVERB.search(text, start, end) if text.endswith(patterns.ADVERBS, start, end) else None
    return Span(start, adverb.start() if adverb else end)


def _ends_independent(votes: list[Vote]) -> bool:
    """Whether the last of a list is the mark of a member outside the parties: "(Bo Lund, løsgænger)"."""
    return bool(votes) and (votes[-1].party or "").lower() in INDEPENDENT


def _with_apposition(votes: list[Vote]) -> list[Vote]:
    """ "Anna Holm, V, stemte imod": the letter is hers."""
    match votes:
        case [*others, Vote(voter_kind="person", party=None) as person, Vote(voter_kind="party", count=None) as party]:
            return [*others, replace(person, party=party.party, span=Span(person.span.start, party.span.end))]
    return votes


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a vote in its text."""

    text: str
    ballot: Ballot
    offset: int

    def voters(self, region: Span, *, bracketed: bool = False) -> list[Vote]:
        """The counts, parties and persons of a list, with the lists in brackets behind a count."""
        votes = self._with_total(
            [vote for segment in _segments(self.text, region) for vote in self._segment(segment, bracketed=bracketed)]
        )
        closed = self.text[region.start : region.end].rstrip().endswith(",")
        return _with_apposition(votes) if closed or (bracketed and _ends_independent(votes)) else votes

    def _with_total(self, votes: list[Vote]) -> list[Vote]:
        """A number behind the last of several parties, "Venstre og SF (11)", is that of the side."""
        parties = [vote for vote in votes if vote.voter_kind == "party"]
        if len(parties) < 2 or len(parties) < len(votes) or any(vote.count is not None for vote in votes[:-1]):
            return votes
        last = votes[-1]
        if last.count is None:
            return votes
        return [*votes[:-1], replace(last, count=None), replace(last, voter_kind="count", party=None)]

    def _segment(self, segment: Span, *, bracketed: bool) -> list[Vote]:
        content = self.text[segment.start : segment.end]
        limited = patterns.LIMITED.match(content)
        if limited:
            segment = Span(segment.start + limited.end(), segment.end)
            content = self.text[segment.start : segment.end]
        total = patterns.TOTAL.search(content)
        if total:
            parties = Span(segment.start, segment.start + total.start())
            named = (
                self._segment(_trimmed(self.text, parties), bracketed=bracketed)
                if content[: total.start()].strip()
                else []
            )
            return [*named, self._vote("count", segment, count=int(total[1]))]
        numbered = _COUNTED_PARTY.fullmatch(content)
        if numbered and is_party(numbered["party"]):
            return [self._vote("party", segment, party=numbered["party"], count=int(numbered["count"]))]
        count = _COUNT.match(content)
        if count:
            votes = number_of(count[1].lower())
            named = self._bracketed(segment)
            return [self._vote("count", segment, count=votes), *(_with_apposition(named) if votes == 1 else named)]
        if content.startswith("("):
            return self._bracketed(segment)
        stated = _PARTY.match(content)
        party = party_named(stated["party"]) if stated else None
        if stated and party:
            digits = stated["count"] or stated["dashed"]
            number = int(digits) if digits else None
            return [self._vote("party", segment, party=stated["letter"] or party, count=number)]
        lone = " " not in content and (bracketed or self.ballot.mark.start >= segment.end)
        people = find_people(self.text, segment.start, segment.end, single=lone)
        if people:
            return [self._vote("person", person.span, voter=person.name, party=person.party) for person in people]
        return self._bracketed(segment) if _PART_OF_BODY.search(content.partition("(")[0]) else []

    def _bracketed(self, segment: Span) -> list[Vote]:
        """The voters in the brackets of "11 (A, B og Bo Lund)"."""
        opening = self.text.find("(", segment.start, segment.end)
        if opening < 0:
            return []
        closing = self.text.rfind(")", opening, segment.end)
        return self.voters(Span(opening + 1, closing if closing > opening else segment.end), bracketed=True)

    def _vote(
        self,
        kind: Literal["person", "party", "count"],
        span: Span,
        *,
        voter: str | None = None,
        party: str | None = None,
        count: int | None = None,
    ) -> Vote:
        return Vote(
            side=self.ballot.side,
            voter_kind=kind,
            span=Span(span.start + self.offset, span.end + self.offset),
            proposal=self.ballot.proposal,
            voter=voter,
            party=party,
            count=count,
        )


def _check_sum(ballot: Ballot, votes: list[Vote], offset: int) -> Iterator[Issue]:
    """An issue where a side's stated number is not the number of voters named."""
    counts = [vote.count for vote in votes if vote.voter_kind == "count"]
    named = [vote for vote in votes if vote.voter_kind != "count"]
    if len(counts) != 1 or not named or any(vote.voter_kind == "party" and vote.count is None for vote in named):
        return
    computed = sum(1 if vote.voter_kind == "person" else vote.count or 0 for vote in named)
    if computed != counts[0]:
        yield Issue(
            kind="vote_sum",
            message=f"The text states {counts[0]} votes ({ballot.side}), but those named add up to {computed}.",
            span=Span(ballot.mark.start + offset, ballot.voters.end + offset),
        )
