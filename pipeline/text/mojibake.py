"""Text that was decoded with the wrong table, put right sequence by sequence.

Each character outside ASCII is two or three bytes in UTF-8. Read with another table, those bytes become two or three
odd characters (``ø`` becomes ``Ã¸`` in Windows-1252, ``├©`` in code page 850, ``√∏`` in Mac OS Roman). Only sequences
that Danish never writes are touched, each for itself, so that a page damaged in one part is mended there and left alone
elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

_TABLES: Final = ("cp1252", "latin-1", "cp850", "cp437", "mac_roman")
_LETTERS: Final = "".join(map(chr, range(0xA0, 0x100)))
_PUNCTUATION: Final = "\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2022\u2026\u20ac\u2122"
_UNSURE_LEAD: Final = "¬"
"""The one lead that is also an ordinary character."""
_MAX_LAYERS: Final = 3


def _mangled_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for table in _TABLES:
        for character in _LETTERS + _PUNCTUATION:
            mangled = "".join(_decode_byte(byte, table) for byte in character.encode())
            if mangled[0] != _UNSURE_LEAD:
                forms.setdefault(mangled, character)
    return forms


def _decode_byte(byte: int, table: str) -> str:
    """A byte as programs read it: those that Windows-1252 leaves undefined pass as controls."""
    return bytes([byte]).decode(table, errors="ignore") or chr(byte)


_FORMS: Final = _mangled_forms()
_LEADS: Final = re.compile("[" + "".join(sorted({form[0] for form in _FORMS})) + "]")
_SEQUENCE: Final = re.compile("|".join(re.escape(form) for form in sorted(_FORMS, key=lambda form: (-len(form), form))))
_HALF_MANGLED_AA: Final = re.compile("(?<=[a-zæøå])├å")
"""Seen in page heads of a region's minutes; read strictly it is a capital Æ, which never follows a small letter."""


def repair_mojibake(text: str) -> str:
    """The text with wrongly decoded sequences put right, also where the mistake was made twice.

    >>> repair_mojibake("KÃ¸benhavn, Ã…rhus og Regionsr├Ñdet")
    'København, Århus og Regionsrådet'
    >>> repair_mojibake("Ålborg: ”Ø” – 20 °C, Ærø")
    'Ålborg: ”Ø” – 20 °C, Ærø'
    """
    if text.isascii():
        return text
    for _ in range(_MAX_LAYERS):
        if not _LEADS.search(text):
            break
        repaired = _SEQUENCE.sub(lambda match: _FORMS[match[0]], _HALF_MANGLED_AA.sub("å", text))
        if repaired == text:
            break
        text = repaired
    return text
