"""The part of a text that shows best why it was found, with the matches marked."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import merge
from html import escape
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.search.analysis import Forms, Token, forms, lowered, vocabulary, words
from pipeline.search.query import Fuzzy, Name, Phrase, Prefix, Term, Word
from pipeline.text.folding import spellings

_BLANKS = re.compile(r"\s+")
_LENGTH = 240  # characters of a snippet
_BEFORE = 60  # of them before the first match at most
_ENOUGH = 64  # matches looked at: a text with more shows itself well enough by these


class Match(NamedTuple):
    """A place in a text that fits a query: characters ``[start, end)`` and the numbers of the terms that it fits."""

    start: int
    end: int
    terms: frozenset[int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text as runs that are marked or not."""

    runs: tuple[tuple[str, bool], ...]

    def plain(self) -> str:
        """The snippet with ``**`` around each match."""
        return "".join(f"**{text}**" if marked else text for text, marked in self.runs)

    def html(self) -> str:
        """The snippet as HTML: each match in ``<mark>``, everything escaped."""
        return "".join(f"<mark>{escape(text)}</mark>" if marked else escape(text) for text, marked in self.runs)


class Highlighter:
    """Finds the matches of a query in texts.

    >>> from pipeline.search.query import parse
    >>> Highlighter(parse("spildevand").wanted()).snippet("Ny spildevandsplan for Bakkeby.").plain()
    'Ny **spildevandsplan** for Bakkeby.'
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._words: list[tuple[int, Forms]] = []
        self._others: list[tuple[int, Callable[[Forms], bool]]] = []
        self._phrases: list[tuple[int, Phrase]] = []
        for number, term in enumerate(terms):
            for one in _shown_by(term):
                if isinstance(one, Phrase):
                    self._phrases.append((number, one))
                elif isinstance(one, Word):
                    self._words.append((number, forms(one.word)))
                elif isinstance(one, Prefix | Fuzzy):
                    self._others.append((number, _test(one)))
        self._longest = max((len(phrase.words) for _, phrase in self._phrases), default=1)
        self._stems = {asked.stem for _, asked in self._words}
        self._folded = {asked.folded for _, asked in self._words}
        self._opening = {asked.constituents[0] for _, asked in self._words if asked.constituents}
        self._tested: set[str] = set()
        self._fitting: dict[str, frozenset[int]] = {}

    def snippet(self, text: str) -> Snippet:
        """The best part of a text; its beginning where nothing in it fits."""
        matches = list(islice(self._matches(text), _ENOUGH))
        start, end, shown = _window(text, matches)
        runs = [("… ", False)] if start else []
        for match in shown:
            runs += [(text[start : match.start], False), (text[match.start : match.end], True)]
            start = match.end
        runs.append((text[start:end], False))
        if end < len(text.rstrip()):
            runs.append((" …", False))
        return Snippet(tuple((_BLANKS.sub(" ", run), marked) for run, marked in runs if run))

    def _matches(self, text: str) -> Iterator[Match]:
        """The matches in text order, not overlapping; a phrase may reach back over as many words as it has."""
        held: deque[Match] = deque()
        for match in self._places(text):
            while held and match.start < held[-1].end:
                before = held.pop()
                match = Match(min(before.start, match.start), max(before.end, match.end), before.terms | match.terms)
            held.append(match)
            if len(held) > self._longest:
                yield held.popleft()
        yield from held

    def _places(self, text: str) -> Iterator[Match]:
        """The places that fit a term, in order of their ends."""
        there = vocabulary(text)
        fitting = self._fitting_of(there)
        phrases = [(number, phrase) for number, phrase in self._phrases if _may_stand(phrase, there)]
        if not phrases:
            yield from _occurrences(text, fitting)
            return
        recent: deque[Token] = deque(maxlen=self._longest)
        for token in words(text):
            recent.append(token)
            if token.word in fitting:
                yield Match(token.start, token.end, fitting[token.word])
            for number, phrase in phrases:
                if len(recent) >= len(phrase.words):
                    run = list(recent)[-len(phrase.words) :]
                    if _is_phrase(phrase, [each.word for each in run]):
                        yield Match(run[0].start, token.end, frozenset((number,)))

    def _fitting_of(self, there: Set[str]) -> Mapping[str, frozenset[int]]:
        """The words of a text that fit single terms, with the numbers of these."""
        for word in there - self._tested if self._words or self._others else ():
            terms = self._fits(forms(word))
            if terms:
                self._fitting[word] = frozenset(terms)
        self._tested |= there
        return {word: self._fitting[word] for word in self._fitting.keys() & there}

    def _fits(self, there: Forms) -> list[int]:
        """The numbers of the single terms that a word of a text fits."""
        terms = [number for number, fits in self._others if fits(there)]
        opens = bool(there.parts) and not self._opening.isdisjoint(there.parts)
        if opens or there.stem in self._stems or there.folded in self._folded:
            terms += [number for number, asked in self._words if _same(asked, there) or _within(asked, there)]
        return terms


def _occurrences(text: str, fitting: Mapping[str, frozenset[int]]) -> Iterator[Match]:
    """Where some words stand in a text, in order."""
    low = lowered(text)
    for start, word in merge(*(_places_of(word, low) for word in fitting)):
        yield Match(start, start + len(word), fitting[word])


def _places_of(word: str, low: str) -> Iterator[tuple[int, str]]:
    """Where a text in lower case has a word, by itself.

    >>> list(_places_of("plan", "planen og plan_1: plan"))
    [(10, 'plan'), (18, 'plan')]
    """
    start = low.find(word)
    while start >= 0:
        end = start + len(word)
        if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
            yield start, word
        start = low.find(word, end)


def _shown_by(term: Term) -> Iterator[Term]:
    """The terms that show a term in a text: of a name, what was typed and the other names; of a word too frequent, none."""
    if not isinstance(term, Name):
        if not (isinstance(term, Word) and term.optional):
            yield term
        return
    yield from term.typed
    for other in term.others:
        yield Phrase(other, exact=True)


def _test(term: Prefix | Fuzzy) -> Callable[[Forms], bool]:
    """Says of a word of a text whether a term fits it."""
    if isinstance(term, Prefix):
        starts = spellings(term.start)
        return lambda there: there.exact.startswith(starts)
    asked, most, most_of_stem = forms(term.word), term.edits, term.edits_of_stem
    return lambda there: (
        OSA.distance(asked.exact, there.exact, score_cutoff=most) <= most
        or OSA.distance(asked.stem, there.stem, score_cutoff=most_of_stem) <= most_of_stem
    )


def _same(asked: Forms, there: Forms) -> bool:
    return asked.stem == there.stem or asked.folded == there.folded


def _within(asked: Forms, there: Forms) -> bool:
    """Whether the constituents asked for follow each other in a compound."""
    sought = asked.constituents
    if not sought or not there.parts:
        return False
    return any(there.parts[at : at + len(sought)] == sought for at in range(len(there.parts) - len(sought) + 1))


def _is_phrase(phrase: Phrase, found: Sequence[str]) -> bool:
    if phrase.exact:
        return tuple(found) == phrase.words
    return all(_same(forms(asked), forms(there)) for asked, there in zip(phrase.words, found, strict=True))


def _may_stand(phrase: Phrase, there: Collection[str]) -> bool:
    """Whether a phrase may stand in a text with these words."""
    return not phrase.exact or all(word in there for word in phrase.words)


def _window(text: str, matches: Sequence[Match]) -> tuple[int, int, Sequence[Match]]:
    """Where the best part begins and ends, and the matches in it: most different terms, then most matches, then first."""
    if not matches:
        return 0, _word_edge(text, _LENGTH), ()
    best: tuple[int, int, int] = (0, 0, 0)
    last = 0
    for first, match in enumerate(matches):
        last = max(last, first)
        while last + 1 < len(matches) and matches[last + 1].end <= match.start + _LENGTH - _BEFORE:
            last += 1
        inside = matches[first : last + 1]
        score = (len(frozenset().union(*(each.terms for each in inside))), len(inside), -first)
        best = max(best, score) if first else score
    first = -best[2]
    inside = matches[first : first + best[1]]
    start = inside[0].start
    edge = _word_edge(text, max(0, start - _BEFORE))
    start = edge + len(text[edge:start]) - len(text[edge:start].lstrip()) if edge <= start else start
    return start, max(inside[-1].end, _word_edge(text, start + _LENGTH)), inside


def _word_edge(text: str, place: int) -> int:
    """The first place from ``place`` on where no word is cut."""
    if place <= 0 or place >= len(text):
        return max(0, min(place, len(text)))
    end = min(len(text), place + _LENGTH)
    while place < end and text[place].isalnum() and text[place - 1].isalnum():
        place += 1
    return place
