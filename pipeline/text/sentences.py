"""Sentences of Danish text, by rule."""

from __future__ import annotations

import re
from typing import Final

from pipeline.records import Span
from pipeline.text.abbreviations import ABBREVIATIONS, BEFORE_NUMBERS, LEADING, OPENERS

_OPENING: Final = "\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb(["
_CLOSING: Final = _OPENING.replace("(", ")").replace("[", "]")
_END: Final = re.compile(rf"(?<![.!?\u2026])[.!?\u2026]++[{re.escape(_CLOSING)}]*+(?=\s)|\n")
_NEXT: Final = re.compile(rf"\s*+(?:[-\u2013\u2014\u2022*]\s)?[{re.escape(_OPENING)}]*+([^\W_]*)")
_NUMBER: Final = re.compile(r"\(?[0-9]{1,3}\.")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,4}\.){2,}")
_LONGEST_WORD: Final = 32


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text: its characters without the white space around each sentence, in order.

    A line break ends a sentence; so do ``.``, ``!``, ``?`` and ``…`` with the quotes and brackets that close after them,
    where a capital, a digit or a quote comes next. No sentence ends with an abbreviation that belongs to the next word, an
    initial, an ordinal (``d. 4. oktober``) or the number of a list's point (``3. Godkendelse``).

    >>> text = "Udvalget mødtes d. 4. oktober kl. 13.00. Formanden, J. P. Hansen, bød velkommen. Jf. bilag.pdf."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Udvalget mødtes d. 4. oktober kl. 13.00.', 'Formanden, J. P. Hansen, bød velkommen.', 'Jf. bilag.pdf.']
    """
    spans: list[Span] = []
    start = _beyond_space(text, 0)
    for end in _END.finditer(text, start):
        if end[0] == "\n" or _is_boundary(text, start, end):
            _append(spans, text, start, end.end())
            start = _beyond_space(text, end.end())
    _append(spans, text, start, len(text))
    return spans


def _beyond_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _is_boundary(text: str, start: int, end: re.Match[str]) -> bool:
    following = _NEXT.match(text, end.end())
    next_word = following[1] if following else ""
    if next_word[:1].islower():
        return False
    if end[0][0] != "." or end[0][:2] == "..":
        return True
    before = text[max(start, end.start() - _LONGEST_WORD) : end.start()]
    word = (before.split() or [""])[-1].lstrip(_OPENING) + "."
    if word.find(".") == len(word) - 1 > 1 and word[0].isalpha():
        return _ends_with_word(word, next_word)
    return _ends_sentence(word, next_word, is_first=end.start() + 1 - len(word) == start)


def _ends_with_word(word: str, next_word: str) -> bool:
    """The same as ``_ends_sentence`` for a word of letters without a full stop inside."""
    if word.isupper() and not next_word.isdigit():
        return True
    key = word.casefold()
    return key not in LEADING and not (key in BEFORE_NUMBERS and next_word.isdigit())


def _ends_sentence(word: str, next_word: str, *, is_first: bool) -> bool:
    """Whether a sentence ends with ``word``, full stop included, before a word that does not begin with a small letter."""
    if _INITIALS.fullmatch(word) and word[0].isupper():
        return not is_first and next_word.casefold() in OPENERS
    if word.isupper() and not next_word.isdigit():
        return True
    key = word.casefold()
    if key in LEADING:
        return False
    if _NUMBER.fullmatch(word):
        return not is_first and not next_word.isdigit()
    if key in BEFORE_NUMBERS:
        return not next_word.isdigit()
    if _DOTTED.fullmatch(word) and key not in ABBREVIATIONS:
        return next_word.casefold() in OPENERS
    return not (is_first and _INITIALS.fullmatch(word))
