"""Organisations that their surroundings tell: the noun before them, what they do, the organisations that they are listed with.

Danish writes no common noun with a capital, so a capital word inside a sentence names something; these rules see where that something acts
as organisations do.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.annotate.capitals import Capital, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.municipalities.municipalities import place_ends
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS
from pipeline.annotate.organisations import context_patterns as patterns
from pipeline.annotate.organisations.patterns import COUNCIL, LONE_ENDINGS, STOP_WORDS
from pipeline.annotate.persons.patterns import NOT_IN_NAMES
from pipeline.annotate.titles import is_title
from pipeline.records import Mention, Span
from pipeline.text.lemmas import is_word

_LONGEST_NAME = 5
_LONGEST_WORD = 40
_LEAST_LETTERS = 3


class ContextReader:
    """One text, read for names that their surroundings tell.

    >>> text = "Stien er bygget af Norvej. Klubberne B1820 og OKS Sundby har søgt, og aftenskolen Lup er med."
    >>> [text[start:end] for start, end in ContextReader(text).names([])]
    ['B1820', 'OKS Sundby', 'Lup', 'Norvej']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = capitals(text)
        self._at = {word.start: index for index, word in enumerate(self._words)}
        self._places = place_ends(text)

    def names(self, found: Iterable[Mention]) -> Iterator[Span]:
        """The places of names; they may overlap.

        Args:
            found: the organisations that their own words tell, in text order.
        """
        yield from self._after_nouns()
        yield from self._agents()
        yield from self._subjects()
        yield from self._listed(found)

    def _after_nouns(self) -> Iterator[Span]:
        for word in self._words:
            noun = self._word_before(word.start)
            if noun.endswith(patterns.COMMON_NOUN):
                yield from filter(None, [self._name_at(word.start)])
            elif noun.endswith(patterns.COMMON_NOUNS):
                name = self._name_at(word.start)
                while name is not None:
                    yield name
                    joint = patterns.LIST_JOINT.match(self._text, name.end)
                    name = self._name_at(joint.end()) if joint else None

    def _word_before(self, start: int) -> str:
        """The word that stands before a place with one blank or a colon and a blank between, in small letters."""
        if self._text[start - 1 : start] != " ":
            return ""
        return self._text[max(0, start - _LONGEST_WORD) : start - 1].rpartition(" ")[2].rstrip(":").lower()

    def _agents(self) -> Iterator[Span]:
        for cue in patterns.AGENT.finditer(self._text):
            name = self._name_at(cue.end())
            if name is not None:
                yield name

    def _subjects(self) -> Iterator[Span]:
        for index, word in enumerate(self._words):
            if not word.initial:
                continue
            name = self._name_at(word.start)
            if name is not None and patterns.SUBJECT.match(self._text, name.end) and self._is_telling(index, name):
                yield name

    def _is_telling(self, index: int, name: Span) -> bool:
        """Whether a name at the beginning of a sentence is none of a person: a noun ends it, or nothing but a name can be written so."""
        words = self._text[name.start : name.end].split()
        if len(words) == 1:
            definite = words[0].endswith(("en", "et", "ne")) and not words[0].endswith(LONE_ENDINGS)
            return patterns.ODD_CASE.match(words[0]) is not None or not (definite or is_common(words[0]))
        return patterns.ODD_CASE.match(words[0]) is not None or (
            is_common(words[-1]) and words[-1] not in first_names()
        )

    def _listed(self, found: Iterable[Mention]) -> Iterator[Span]:
        """The names that stand in one list with organisations."""
        spans = [mention.span for mention in found]
        starts, ends = {span.start for span in spans}, {span.end for span in spans}
        for span in spans:
            place = span.end
            while (joint := patterns.LIST_JOINT.match(self._text, place)) is not None and joint.end() not in starts:
                name = self._name_at(joint.end())
                if name is None:
                    break
                yield name
                place = name.end
            yield from self._listed_before(span.start, ends)

    def _listed_before(self, start: int, ends: Container[int]) -> Iterator[Span]:
        """The names that stand in the list before a place, back to an organisation that is known already."""
        index = self._at.get(start)
        while index:
            last = index - 1
            if self._words[last].end in ends:
                return
            if patterns.LIST_JOINT.fullmatch(self._text, self._words[last].end, self._words[index].start) is None:
                return
            first = last
            while first and self._text[self._words[first - 1].end : self._words[first].start] in (" ", " & "):
                first -= 1
            name = self._name_at(self._words[first].start)
            if name is None or name.end != self._words[last].end:
                return
            yield name
            index = first

    def _name_at(self, start: int) -> Span | None:
        """The name of unknown kind that begins at a place; None where its words are known as something else."""
        index = self._at.get(start)
        if index is None:
            return None
        last = index
        while last + 1 < len(self._words) and last - index < _LONGEST_NAME:
            joint = patterns.OWN_JOINT.fullmatch(self._text, self._words[last].end, self._words[last + 1].start)
            if joint is None:
                break
            last += 1
        return Span(start, self._words[last].end) if self._may_name(self._words[index : last + 1]) else None

    def _may_name(self, words: Sequence[Capital]) -> bool:
        first = words[0]
        if self._places.get(first.start, -1) >= words[-1].end or len(first.text) < _LEAST_LETTERS - (len(words) > 1):
            return False
        if first.initial and (first.text.lower() in FUNCTION_WORDS or (len(words) == 1 and is_common(first.text))):
            return False
        return not any(
            word.text in first_names()
            or word.text in STOP_WORDS
            or word.text in NOT_IN_NAMES
            or word.text in patterns.NO_NAMES
            or _is_compound(word.text)
            or COUNCIL.fullmatch(word.text)
            or is_title(word.text)
            for word in words
        )


def _is_compound(word: str) -> bool:
    """Whether a word is a part of a compound, or one whose last part is a common noun ("Unge-topmøde")."""
    _, hyphen, tail = word.rpartition("-")
    return bool(hyphen) and (not tail or (tail.islower() and is_word(tail)))


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word may have its capital only from its place: the dictionary has it, and no capitals inside show a name.

    >>> is_common("Lygten"), is_common("AffaldPlus"), is_common("Norvej")
    (True, False, False)
    """
    return patterns.ODD_CASE.match(word) is None and is_word(word.lower())
