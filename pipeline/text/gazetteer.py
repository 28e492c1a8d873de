"""A matcher for long lists of names: looks every word up that can start one, then compares, longest name first.

The cost of a text does not depend on how many names there are. Offsets are those of the text as given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, NamedTuple, TypeVar

from pipeline.text.folding import DANISH_LETTERS

T = TypeVar("T")

Case = Literal["any", "initial", "exact"]
"""``any``: case says nothing. ``initial``: the first letter is a capital. ``exact``: as listed (acronyms)."""

_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"-+([^\W\d_][\w-]*)")
_GENITIVES = ("s", "'s", "'")
_SAME_WIDTH = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\t", "\n"),
    ("\u2013", "-"),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2019", "'"),
    ("\u00b4", "'"),
)
_PLAIN_LETTERS = str.maketrans(DANISH_LETTERS)


class Name(NamedTuple, Generic[T]):
    """One written form of a thing: the form, what it stands for, how its case counts."""

    form: str
    value: T
    case: Case = "initial"


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A name found.

    Attributes:
        start, end: its characters, a genitive ending included (``Odenses``), a compound's other part not.
        stem_end: where the name itself ends, before the genitive ending.
        value: what the name stands for.
        compound: the other part of a hyphen compound (``projektet`` of ``Interreg-projektet``), else "".
    """

    start: int
    end: int
    stem_end: int
    value: T
    compound: str = ""


class _Form(NamedTuple, Generic[T]):
    lead: int
    folded: str
    printed: str
    value: T
    case: Case


@lru_cache(maxsize=8)
def unified(text: str) -> str:
    """The text, equally long, with one kind of blank, hyphen and apostrophe; a tab counts as a line break.

    >>> unified("Ikast–Brande")
    'Ikast-Brande'
    """
    for odd, usual in _SAME_WIDTH:
        text = text.replace(odd, usual)
    return text


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """The unified text in lower case, equally long.

    >>> len(folded("İstanbul–Odense")) == len("İstanbul–Odense")
    True
    """
    text = unified(text)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


class Gazetteer(Generic[T]):
    """Finds the names of a list in texts.

    A name counts only as whole words; a genitive ending (``s``, ``'s``, ``'``) and the second part of a hyphen compound
    may follow, and the Danish letters may be written ae, oe, aa. Of several names that start at one place the longest wins, and
    matches do not overlap.

    >>> found = Gazetteer([Name("Odense", 461), Name("Interreg", "i")])
    >>> [(m.start, m.end, m.value, m.compound) for m in found.find("Odenses Interreg-projekt")]
    [(0, 7, 461, ''), (8, 16, 'i', 'projekt')]
    """

    __slots__ = ("_forms",)

    def __init__(self, names: Iterable[Name[T]]) -> None:
        by_word: defaultdict[str, list[_Form[T]]] = defaultdict(list)
        for name, value, case in names:
            for form in dict.fromkeys((name, name.translate(_PLAIN_LETTERS))):
                low = folded(form)
                first = _WORD.search(low)
                if first is None:
                    raise ValueError(f"a name needs a letter or digit: {form!r}")
                entry = _Form(first.start(), low, unified(form), value, case)
                by_word[first.group()].append(entry)
                if first.end() == len(low):
                    by_word[first.group() + "s"].append(entry)
        for forms in by_word.values():
            forms.sort(key=lambda form: -len(form.folded))
        self._forms = dict(by_word)

    def find(self, text: str) -> Iterator[Match[T]]:
        """The matches in text order."""
        low, lookup, resume = folded(text), self._forms.get, 0
        for word in _WORD.finditer(low):
            forms = lookup(word.group())
            if forms is None or word.start() < resume:
                continue
            match = self._longest(forms, unified(text), low, word.start())
            if match is not None:
                yield match
                resume = match.end

    def _longest(self, forms: list[_Form[T]], text: str, low: str, word: int) -> Match[T] | None:
        for form in forms:
            start = word - form.lead
            if start < 0 or not low.startswith(form.folded, start) or not _starts_word(low, start):
                continue
            if not _case_fits(form, text, start, word):
                continue
            stem_end = start + len(form.folded)
            end = _end_of_word(low, stem_end)
            if end is None:
                continue
            compound = _COMPOUND.match(low, end)
            return Match(start, end, stem_end, form.value, compound.group(1) if compound else "")
        return None


def _starts_word(low: str, start: int) -> bool:
    if start == 0:
        return True
    before = low[start - 1]
    if before == "-":
        return start == 1 or not low[start - 2].isalnum()
    return not (before.isalnum() or before == "_")


def _case_fits(form: _Form[T], text: str, start: int, word: int) -> bool:
    if form.case == "exact":
        return text.startswith(form.printed, start)
    return form.case == "any" or text[word].isupper() or text[word].isdigit()


def _end_of_word(low: str, stem_end: int) -> int | None:
    """Where a name's last word ends, a genitive ending included; None where more letters follow."""
    if stem_end == len(low) or not low[stem_end - 1].isalnum():
        return stem_end
    for ending in _GENITIVES:
        end = stem_end + len(ending)
        if low.startswith(ending, stem_end) and (end == len(low) or not (low[end].isalnum() or low[end] == "_")):
            return end
    return None if low[stem_end].isalnum() or low[stem_end] == "_" else stem_end
