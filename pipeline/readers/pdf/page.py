"""Words, rules and pictures of one page, through PDFium's own interface.

PDFium gives text character by character in the order it was drawn, with blanks and line ends of its own making. Places are
asked for at the ends of each word only, and style once for each text object: a page takes a few milliseconds.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.readers.pdf.geometry import Area, PageContent, Rect, Turn, Word
from pipeline.readers.pdf.graphics import read_graphics
from pipeline.text.normalise import SYMBOL_FONT_BULLETS

_DIVIDING_HYPHEN: Final = 0x02
"""PDFium's sign for a hyphen at a line end that it takes to divide a word."""
_BLANKS: Final = frozenset({*range(0x21), 0xA0, *range(0x2000, 0x200C), 0xFFFE, 0xFFFF}) - {_DIVIDING_HYPHEN}
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18
"""The font descriptor's flag ForceBold (ISO 32000-1, table 123)."""
_STROKED: Final = 2
"""The render mode that fills and strokes glyphs, by which programs fake bold type."""
_FONT_NAME_BYTES: Final = 128
_SIZES: Final = (2.0, 200.0)
"""Font sizes beyond these are an artefact of how the font is scaled."""
_BULLETS: Final = dict.fromkeys(map(ord, SYMBOL_FONT_BULLETS), "•")
_SURROGATES: Final = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    turn: Turn


@dataclass(frozen=True, slots=True)
class _DrawnWord:
    text: str
    area: Area
    style: _Style


def read_page(page: pdfium.PdfPage, number: int, max_characters: int) -> PageContent | None:
    """What a page shows, None for a page with more characters than allowed.

    Args:
        number: of the page, from 1.
    """
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, bounds)
    sheet = Area(bounds.left, bounds.bottom, bounds.right, bounds.top)
    textpage = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(textpage.raw)
        if count > max_characters:
            return None
        drawn = list(_words(textpage.raw, count))
    finally:
        textpage.close()
    turn = _dominant_turn(drawn)
    upright = [word for word in drawn if word.style.turn == turn]
    whole = _place(sheet, sheet, turn)
    graphics = read_graphics(page.raw)
    placed = [(word, _place(word.area, sheet, turn)) for word in upright]
    words = [Word(word.text, box, word.style.size, word.style.bold) for word, box in placed if whole.holds(box)]
    beyond = " ".join(word.text for word, box in placed if not whole.holds(box))
    return PageContent(
        number=number,
        width=whole.width,
        height=whole.height,
        words=words,
        turn=turn,
        shown_turn=_quarter(90 * raw.FPDFPage_GetRotation(page.raw)),
        strays=[*_strays(drawn, turn), *([beyond] if beyond else [])],
        rules=[_place(line, sheet, turn) for line in graphics.lines],
        pictured=min(graphics.pictured / (whole.width * whole.height), 1.0) if whole.width and whole.height else 0.0,
    )


def _place(area: Area, sheet: Area, turn: Turn) -> Rect:
    """An area as the text shows it when read upright."""
    match turn:
        case 0:
            return Rect(area.left - sheet.left, sheet.high - area.high, area.right - sheet.left, sheet.high - area.low)
        case 90:
            return Rect(area.low - sheet.low, area.left - sheet.left, area.high - sheet.low, area.right - sheet.left)
        case 180:
            return Rect(sheet.right - area.right, area.low - sheet.low, sheet.right - area.left, area.high - sheet.low)
        case _:
            return Rect(
                sheet.high - area.high, sheet.right - area.right, sheet.high - area.low, sheet.right - area.left
            )


def _words(textpage: Any, count: int) -> Iterator[_DrawnWord]:
    """The words of a page in the order they are drawn."""
    codes = [raw.FPDFText_GetUnicode(textpage, index) for index in range(count)]
    styles: dict[int | None, _Style] = {}
    for first, end in _word_ranges(codes):
        address = ctypes.cast(raw.FPDFText_GetTextObject(textpage, first), ctypes.c_void_p).value
        area = _area(textpage, first, end - 1)
        if address not in styles:
            styles[address] = _style(textpage, first, area)
        yield _DrawnWord(_text(codes[first:end]), area, styles[address])


def _word_ranges(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where words begin and end: at blanks, and after a dividing hyphen, which PDFium lets the next line follow at once."""
    first = 0
    for index, code in enumerate(codes):
        if code in _BLANKS:
            if index > first:
                yield first, index
            first = index + 1
        elif code == _DIVIDING_HYPHEN:
            yield first, index + 1
            first = index + 1
    if first < len(codes):
        yield first, len(codes)


def _text(codes: Sequence[int]) -> str:
    text = "".join(map(chr, codes)).translate(_BULLETS)
    if any(code in _SURROGATES for code in codes):
        return text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    return text


def _area(textpage: Any, first: int, last: int) -> Area:
    """The area from one character to another of the same line, as high as their font."""
    box, other = raw.FS_RECTF(), raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, first, box)
    if first == last:
        return Area(box.left, box.bottom, box.right, box.top)
    raw.FPDFText_GetLooseCharBox(textpage, last, other)
    return Area(
        min(box.left, other.left), min(box.bottom, other.bottom), max(box.right, other.right), max(box.top, other.top)
    )


def _style(textpage: Any, index: int, area: Area) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    turn = _quarter(math.degrees(math.atan2(matrix.b, matrix.a)))
    size = raw.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    if not _SIZES[0] <= size <= _SIZES[1]:
        size = area.high - area.low if turn in (0, 180) else area.right - area.left
    return _Style(round(size, 1), _is_bold(textpage, index), turn)


def _is_bold(textpage: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, name, _FONT_NAME_BYTES, flags)
    if flags.value & _FORCE_BOLD or _BOLD_NAME.search(name.value.decode("utf-8", errors="replace")):
        return True
    return bool(raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(textpage, index)) == _STROKED)


def _quarter(degrees: float) -> Turn:
    """The nearest quarter turn."""
    turns: tuple[Turn, ...] = (0, 90, 180, 270)
    return turns[round(degrees / 90) % 4]


def _dominant_turn(words: Sequence[_DrawnWord]) -> Turn:
    counts: Counter[Turn] = Counter()
    for word in words:
        counts[word.style.turn] += len(word.text)
    return counts.most_common(1)[0][0] if counts else 0


def _strays(words: Sequence[_DrawnWord], turn: Turn) -> list[str]:
    """The text in other directions than the page's, a string for each stretch."""
    return [
        " ".join(word.text for word in run)
        for other, run in groupby(words, key=lambda word: word.style.turn)
        if other != turn
    ]
