"""Texts as they come in practice: without Danish letters, without capitals, with headings in capitals, with errors of OCR."""

from __future__ import annotations

from typing import Final

from pipeline.evaluation.marked import Rewrite
from pipeline.text.folding import DANISH_LETTERS

_OCR: Final = {"ø": "o", "å": "a", "æ": "ae", "l": "1", "m": "rn", "e": "c", "I": "l", "O": "0", "i": "í", "h": "b"}
_OCR_EVERY: Final = 40
"""One character in so many is misread: about what Tesseract leaves in a poor copy."""


def _plain_letters(text: str, heading: bool) -> list[str]:
    return [DANISH_LETTERS.get(letter, letter) for letter in text]


def _small(text: str, heading: bool) -> list[str]:
    return [letter.lower() if len(letter.lower()) == 1 else letter for letter in text]


def _capital_headings(text: str, heading: bool) -> list[str]:
    return [letter.upper() if heading and letter != "ß" else letter for letter in text]


def _misread(text: str, heading: bool) -> list[str]:
    found = list(text)
    due = len(text) % _OCR_EVERY
    for place, letter in enumerate(text):
        if place >= due and letter in _OCR:
            found[place] = _OCR[letter]
            due = place + _OCR_EVERY
    return found


CONDITIONS: Final[dict[str, Rewrite | None]] = {
    "as written": None,
    "ae, oe, aa": _plain_letters,
    "small letters": _small,
    "capital headings": _capital_headings,
    "OCR noise": _misread,
}
"""Each condition by its name; the first changes nothing."""
