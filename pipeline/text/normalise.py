"""One normal form for text from any source, reached before any offset is counted."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pipeline.text.mojibake import repair_mojibake

LINE_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x1e\u2028\u2029]")
"""What ends a line in running text; a form feed ends a page and is the reader's to see."""

_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
SYMBOL_FONT_BULLETS: Final = "\uf06c\uf06e\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc"
"""Where Symbol and Wingdings keep their bullets: word processors write these private characters for list marks."""


def _c1_controls() -> dict[int, str]:
    """Windows characters read as Latin-1 controls; what Windows-1252 leaves undefined is dropped."""
    return {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}


_REPLACED: Final[dict[int, str]] = {
    **_c1_controls(),
    **dict.fromkeys(map(ord, SYMBOL_FONT_BULLETS), "•"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0x00AD: "",  # soft hyphen
    0x2010: "-",
    0x2011: "-",
    0xF02D: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_LETTER_SPACED: Final = re.compile(r"[A-ZÆØÅ](?:[ \xa0][A-ZÆØÅ])+(?:[ \xa0]{2,}[A-ZÆØÅ](?:[ \xa0][A-ZÆØÅ])+)*")
_MIN_LETTER_SPACED: Final = 5


def normalise_line(text: str) -> str:
    """The normal form of one line: NFC, mojibake repaired, blanks single and plain, nothing invisible, no line break.

    Args:
        text: any text at all; a line break in it counts as a blank.

    >>> normalise_line("M\u00c3\u00b8de\u00adre\ufb01erat\u00a0 i\\tK\u00f8ge ")
    'Møderefierat i Køge'
    """
    if text.isascii() and text.isprintable():
        return " ".join(_close_letter_spacing(text).split())
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    text = repair_mojibake(unicodedata.normalize("NFC", text)).translate(_REPLACED)
    return unicodedata.normalize("NFC", " ".join(_close_letter_spacing(text).split()))


def normalise(text: str) -> str:
    """The normal form of a text of several lines: each as :func:`normalise_line` gives it, empty ones left out.

    >>> normalise("Rådhuset \\r\\n\\r\\n Torvet 1")
    'Rådhuset\\nTorvet 1'
    """
    return "\n".join(filter(None, map(normalise_line, LINE_BREAK.split(text))))


def _close_letter_spacing(text: str) -> str:
    """Capitals set apart for looks closed up to words, where two blanks or more show the words apart.

    A row of single letters in the order of the alphabet is a list of parties and left alone.
    """
    stripped = text.strip()
    if stripped[1:2] not in (" ", "\xa0") or not _LETTER_SPACED.fullmatch(stripped):
        return text
    letters = stripped.split()
    if len(letters) < _MIN_LETTER_SPACED or letters == sorted(letters):
        return text
    return " ".join("".join(word.split()) for word in re.split(r"[ \xa0]{2,}", stripped))
