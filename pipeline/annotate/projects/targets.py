"""Whom a statement names: organisations, municipalities, regions and programmes before or after its verb, alone or listed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.projects.discourse import within
from pipeline.annotate.projects.fact_patterns import BETWEEN, DEFINITE, FILLER, LOCATION
from pipeline.annotate.projects.pools import is_pool, with_pools
from pipeline.records import Mention, Span

LABELLED = "labelled"
"""The rule of what stands beside a label, as in a table or fact box."""

_ORGANISATIONS = frozenset({"organisation", "municipality", "region"})
_PAYERS = _ORGANISATIONS | {"programme"}
_LONGEST_LOCATION = 40
_NEAR = 12
"""So many organisations back a definite word looks for its name."""
_EMPLOYER_WORDS = (" fra ", " hos ", " ved ", " i ")


class Targets:
    """The mentions of one document that a statement on a project can name.

    Args:
        text: the document's text.
        mentions: merged, in text order.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        named = [mention for mention in mentions if not is_bracketed_form(text, mention)]
        anaphors = list(_anaphors(text, named))
        self._meant = {mention.span: place for mention, place in anaphors}
        named = [mention for mention in named if mention.span not in self._meant]
        named = sorted([*named, *(mention for mention, _ in anaphors)], key=_start)
        self._all = {
            False: [mention for mention in named if mention.entity_type in _ORGANISATIONS],
            True: with_pools(text, [mention for mention in named if mention.entity_type in _PAYERS]),
        }
        self._person_starts = [mention.span.start for mention in mentions if mention.entity_type == "person"]
        self._persons = {mention.span.end for mention in mentions if mention.entity_type == "person"}

    def place_of(self, organisation: Mention) -> Span:
        """Where an organisation is named: its own place, or that of the name that "kommunen" or "universitetet" takes up."""
        return self._meant.get(organisation.span, organisation.span)

    def starting(self, place: int) -> list[Mention]:
        """The organisation that starts at a place, if any."""
        mentions = self._all[False]
        index = bisect_left(mentions, place, key=_start)
        return mentions[index : index + 1] if index < len(mentions) and mentions[index].span.start == place else []

    def after(self, place: int, *, payers: bool = False) -> list[Mention]:
        """The names that start at a place, small words aside, and those listed after the first."""
        mentions = self._all[payers]
        start = self._past_filler(place)
        index = bisect_left(mentions, start, key=_start)
        found: list[Mention] = []
        while index < len(mentions) and mentions[index].span.start == start:
            found.append(mentions[index])
            joint = BETWEEN.match(self._text, mentions[index].span.end)
            if joint is None:
                break
            start = self._past_filler(joint.end())
            index += 1
        return found

    def before(self, place: int, *, payers: bool = False) -> list[Mention]:
        """The names that end at a place and those listed before the last, in text order."""
        mentions = self._all[payers]
        location = LOCATION.search(self._text, max(0, place - _LONGEST_LOCATION), place)
        index = bisect_left(mentions, place, key=_start) - 1
        if location and index >= 0 and mentions[index].span.end != place:
            place = location.start()
            index = bisect_left(mentions, place, key=_start) - 1
        if index < 0 or mentions[index].span.end != place:
            return []
        found = [mentions[index]]
        while index > 0:
            joint = BETWEEN.match(self._text, mentions[index - 1].span.end)
            if joint is None or self._past_filler(joint.end()) != mentions[index].span.start:
                break
            index -= 1
            found.insert(0, mentions[index])
        return found

    def organisations_in(self, span: Span) -> Sequence[Mention]:
        """The organisations, municipalities and regions in a stretch of the text."""
        return within(self._all[False], span)

    def payers_in(self, span: Span) -> Sequence[Mention]:
        """The programmes and organisations in a stretch of the text."""
        return within(self._all[True], span)

    def programmes_after(self, place: int) -> list[Mention]:
        """The programmes and pools among the names that start at a place."""
        return [found for found in self.after(place, payers=True) if found.entity_type == "programme" or is_pool(found)]

    def programmes_in(self, span: Span) -> list[Mention]:
        """The programmes in a stretch of the text."""
        return [mention for mention in self.payers_in(span) if mention.entity_type == "programme"]

    def is_employer(self, mention: Mention) -> bool:
        """Whether a person from the organisation is spoken of ("Lis Bang fra KL"), not the organisation."""
        for word in _EMPLOYER_WORDS:
            end = mention.span.start - len(word)
            if self._text.startswith(word, max(0, end)) and end in self._persons:
                return True
        return self._text.startswith(", ", max(0, mention.span.start - 2)) and mention.span.start - 2 in self._persons

    def has_person(self, span: Span) -> bool:
        """Whether a stretch of the text names a person."""
        index = bisect_left(self._person_starts, span.start)
        return index < len(self._person_starts) and self._person_starts[index] < span.end

    def _past_filler(self, place: int) -> int:
        """The place past small words, or the place itself where a name of the list starts there."""
        if any(mentions and self._starts(mentions, place) for mentions in self._all.values()):
            return place
        filler = FILLER.match(self._text, place)
        return filler.end() if filler else place

    def _starts(self, mentions: Sequence[Mention], place: int) -> bool:
        index = bisect_left(mentions, place, key=_start)
        return index < len(mentions) and mentions[index].span.start == place


def _anaphors(text: str, named: Sequence[Mention]) -> Iterator[tuple[Mention, Span]]:
    """Definite words that take up an organisation named before ("kommunen"), as mentions by its name, each with the place of that name."""
    organisations = [mention for mention in named if mention.entity_type in _ORGANISATIONS]
    starts = [mention.span.start for mention in organisations]
    for word in DEFINITE.finditer(text):
        span = Span(*word.span())
        index = bisect_left(starts, span.start)
        if index < len(starts) and starts[index] == span.start and "reference" in organisations[index].attributes:
            continue
        stem = word["stem"].lower()
        for mention in reversed(organisations[max(0, index - _NEAR) : index]):
            if stem in mention.text.lower():
                yield replace(mention, span=span), mention.span
                break


def _start(mention: Mention) -> int:
    return mention.span.start


def is_bracketed_form(text: str, mention: Mention) -> bool:
    """Whether a mention is the other form of a name, in brackets after it.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Lis Lab (LL)"
    >>> is_bracketed_form(text, mention_at(text, 9, 11, "organisation", "x", attributes={"refers_to": "Lis Lab"}))
    True
    """
    return "refers_to" in mention.attributes and text[mention.span.start - 1 : mention.span.start] == "("
