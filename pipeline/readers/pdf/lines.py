"""Words to lines."""

from __future__ import annotations

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
_WORD_GAP: Final = 0.55
"""A gap of more than this is kept as two blanks, by which letter-spaced words are told apart."""
_MAX_MARK: Final = 6


class Segment(NamedTuple):
    """Words of a line without a wide gap between.

    Attributes:
        first_width: width of the first word.
        body_left: where the text begins that stands after a bullet or number; the left side where there is none.
    """

    text: str
    left: float
    right: float
    first_width: float
    body_left: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline.

    Attributes:
        segments: from left to right, one at least.
        column: the left and right limits of the column that it stands in, None where the text has the page's width.
        size: font size of most of its characters.
        bold: whether all its words are.
    """

    segments: tuple[Segment, ...]
    box: Rect
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
    return [_line(row, page) for row in _rows(words)]


def words_text(words: Sequence[Word]) -> str:
    """The text of words that stand on one line, from left to right."""
    text = words[0].text
    for before, word in pairwise(words):
        wide = word.box.left - before.box.right > _WORD_GAP * word.size
        text += f"{'  ' if wide else ' '}{word.text}"
    return text


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
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


def _line(row: Sequence[Word], page: int) -> Line:
    words = sorted(row, key=lambda word: word.box.left)
    stretches: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        wide = word.box.left - before.box.right > _CELL_GAP * max(word.size, before.size)
        if wide and not _is_mark(stretches[-1]):
            stretches.append([word])
        else:
            stretches[-1].append(word)
    box = union(word.box for word in words)
    lettered = [word for word in words if any(map(str.isalnum, word.text))]
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return Line(
        segments=tuple(map(_segment, stretches)),
        box=box,
        size=sizes.most_common(1)[0][0],
        bold=bool(lettered) and all(word.bold for word in lettered),
        page=page,
    )


def _segment(words: Sequence[Word]) -> Segment:
    marked = len(words) > 1 and _is_mark(words[:1])
    return Segment(
        text=words_text(words),
        left=words[0].box.left,
        right=words[-1].box.right,
        first_width=words[0].box.width,
        body_left=words[1].box.left if marked else words[0].box.left,
    )


def _is_mark(words: Sequence[Word]) -> bool:
    """Whether words are no more than a bullet or number, whose text stands after a gap."""
    text = words[0].text
    return len(words) == 1 and len(text) <= _MAX_MARK and bool(split_bullet(text) or is_numbered(text))
