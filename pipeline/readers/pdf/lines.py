"""Words to lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.readers.marks import is_numbered, split_bullet
from pipeline.readers.pdf.geometry import Rect, Word, union

_SAME_LINE: Final = 0.4
"""Words belong to one line when their middles differ by less than this part of the lower one's height."""
_CELL_GAP: Final = 1.5
"""A gap of more than this many font sizes parts segments; between words of justified text it seldom reaches one."""
_AMOUNT_GAP: Final = 0.8
"""The same between two amounts, which stand in one sentence with a word between."""
_AMOUNT: Final = re.compile(r"[-−]?\d[\d.]*(?:,\d+)?%?")
_TABLE_GAP: Final = 0.7
"""The same between the cells of a table of figures."""
_TABLE_AMOUNT_GAP: Final = 0.4
"""The same between two amounts there: wider than the blank between the thousands of one."""
_MIN_FIGURE_ROWS: Final = 3
_MAX_ROW_GAP: Final = 2.2
_SAME_EDGE: Final = 1.5
_WORD_GAP: Final = 0.55
"""A gap of more than this is kept as two blanks, by which letter-spaced words are told apart."""
_MAX_MARK: Final = 6


class Segment(NamedTuple):
    """Words of a line without a wide gap between.

    Attributes:
        first_width: width of the first word.
        body_left: where the text begins that stands after a bullet or number; the left side where there is none.
        base: the lower side of most of its characters, which a stray sign of another font does not move.
        size: font size of most of its characters.
        bold: whether all its words are; None where it has no letter or digit.
    """

    text: str
    box: Rect
    base: float
    first_width: float
    body_left: float
    size: float
    bold: bool | None


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline.

    Attributes:
        segments: from left to right, one at least.
        base, size: of its longest segment.
        bold: whether all its words are.
        column: the left and right limits of the column that it stands in, None where the text has the page's width.
    """

    segments: tuple[Segment, ...]
    box: Rect
    base: float
    size: float
    bold: bool
    page: int
    column: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """Its words with blanks between."""
        return "  ".join(segment.text for segment in self.segments)


def find_lines(words: Sequence[Word], page: int) -> list[Line]:
    """The lines of a page from the top down, whatever columns they stand in."""
    rows = list(rows_of(words))
    narrow = _figure_rows(rows)
    return [
        make_line([_segment(stretch) for stretch in _stretches(row, narrow=index in narrow)], page)
        for index, row in enumerate(rows)
    ]


def make_line(segments: Sequence[Segment], page: int, column: tuple[float, float] | None = None) -> Line:
    """The line of segments that stand beside each other, one at least."""
    longest = max(segments, key=lambda segment: len(segment.text))
    bold = [segment.bold for segment in segments if segment.bold is not None]
    return Line(
        segments=tuple(segments),
        box=union(segment.box for segment in segments),
        base=longest.base,
        size=longest.size,
        bold=bool(bold) and all(bold),
        page=page,
        column=column,
    )


def words_text(words: Sequence[Word]) -> str:
    """The text of words that stand on one line, from left to right."""
    text = words[0].text
    for before, word in pairwise(words):
        wide = word.box.left - before.box.right > _WORD_GAP * word.size
        text += f"{'  ' if wide else ' '}{word.text}"
    return text


def rows_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words that stand on one baseline, from the top of the page down."""
    row: list[Word] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: (word.box.top + word.box.bottom, word.box.left)):
        own_middle, own_height = (word.box.top + word.box.bottom) / 2, word.box.height
        if row and own_middle - middle > _SAME_LINE * min(height, own_height):
            yield row
            row = []
        if not row or own_height > height:
            middle, height = own_middle, own_height
        row.append(word)
    if row:
        yield row


def _figure_rows(rows: Sequence[Sequence[Word]]) -> set[int]:
    """The rows of tables whose cells stand close: three or more that end in amounts under each other, and their head."""
    ends = [max(row, key=lambda word: word.box.right) for row in rows]
    found: set[int] = set()
    first = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and _is_under(ends[index - 1], ends[index]):
            continue
        if index - first >= _MIN_FIGURE_ROWS:
            found.update(range(max(first - 1, 0), index))
        first = index
    return found


def _is_under(above: Word, below: Word) -> bool:
    """Whether two words are amounts that stand under each other, at the left or the right."""
    if not (_AMOUNT.fullmatch(above.text) and _AMOUNT.fullmatch(below.text)):
        return False
    same = abs(above.box.right - below.box.right) <= _SAME_EDGE or abs(above.box.left - below.box.left) <= _SAME_EDGE
    return same and below.box.top - above.box.bottom < _MAX_ROW_GAP * below.size


def _stretches(row: Sequence[Word], *, narrow: bool) -> list[list[Word]]:
    """The words of a line from left to right, parted at wide gaps; a bullet or number stays with its text.

    Args:
        narrow: whether it is a row of a table whose cells stand close.
    """
    gap, amount_gap = (_TABLE_GAP, _TABLE_AMOUNT_GAP) if narrow else (_CELL_GAP, _AMOUNT_GAP)
    words = sorted(row, key=lambda word: word.box.left)
    stretches = [words[:1]]
    for before, word in pairwise(words):
        both_amounts = bool(_AMOUNT.fullmatch(before.text) and _AMOUNT.fullmatch(word.text))
        enough = (amount_gap if both_amounts else gap) * max(word.size, before.size)
        wide = word.box.left - before.box.right > enough
        if wide and not _is_mark(stretches[-1]):
            stretches.append([word])
        else:
            stretches[-1].append(word)
    return stretches


def _segment(words: Sequence[Word]) -> Segment:
    sizes: Counter[float] = Counter()
    bases: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
        bases[round(word.box.bottom, 1)] += len(word.text)
    lettered = [word.bold for word in words if any(map(str.isalnum, word.text))]
    marked = len(words) > 1 and _is_mark(words[:1])
    return Segment(
        text=words_text(words),
        box=union(word.box for word in words),
        base=bases.most_common(1)[0][0],
        first_width=words[0].box.width,
        body_left=words[1].box.left if marked else words[0].box.left,
        size=sizes.most_common(1)[0][0],
        bold=all(lettered) if lettered else None,
    )


def _is_mark(words: Sequence[Word]) -> bool:
    """Whether words are no more than a bullet or number, whose text stands after a gap."""
    text = words[0].text
    return len(words) == 1 and len(text) <= _MAX_MARK and bool(split_bullet(text) or is_numbered(text))
