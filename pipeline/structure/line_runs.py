"""Transcripts whose pages are one line each: cut where labels, case data and titles stand in the run of text.

Such transcripts have often lost their digits, so that a number, a date or a case may be missing where its label still stands.
What is lost stays unknown; the cuts follow the words alone.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.records import Block, Document
from pipeline.structure.lexicon import (
    ATTENDANCE_LABELS,
    CONTENTS_LABELS,
    HARD_LABELS,
    HEADER_LABELS,
    LABELS,
    NOT_ITEMS,
    SOFT_LABELS,
)

_MIN_RUN: Final = 120
_MIN_LABELS: Final = 2
_MAX_TITLE: Final = 160
_MIN_TITLE: Final = 6
_MAX_DECISION: Final = 120
_MIN_SHARED: Final = 2
_MAX_HEAD: Final = 20
"""Words looked at for a running head."""


def _words(labels: Sequence[str], *, shortest: int = 4) -> str:
    """An alternation of labels with a capital and in capitals, the longest first."""
    kept = sorted({label for label in labels if len(label) >= shortest}, key=len, reverse=True)
    return "|".join(re.escape(form) for label in kept for form in (label.capitalize(), label.upper()))


_HARD: Final = _words([label for group in HARD_LABELS.values() for label in group])
_SOFT: Final = _words([label for group in SOFT_LABELS.values() for label in group])
_PEOPLE: Final = _words(list(ATTENDANCE_LABELS))
_FIELDS: Final = _words([*HEADER_LABELS, "mødedo"])
_FIRST_WORDS: Final = frozenset(
    form.partition(" ")[0]
    for label in ("beslutning", "mødedo", *LABELS, *ATTENDANCE_LABELS, *HEADER_LABELS)
    for form in (label.capitalize(), label.upper())
)
_CASE_SIGNS: Final = ("nr", "Nr", "Sagsid", "Sagsnummer")
_CASE: Final = r"(?:J\.?\s?[Nn]r|Sags?nr|Sagsid|Sagsnummer|Dok\.?\s?nr)\.?\s?:?"
_BESIDE_CASE: Final = r"(?:Sagsinitialer|Initialer|Forvaltning|Sbh|Sagsbehandler|Dokumentnr)\.?\s?:"
_ACCESS: Final = r"(?:Åbent?|Lukket)(?:\s+(?:sag|punkt))?\b(?!\s*[-–:])"
_VALUE: Final = r"(?:[\d./-]+(?:\s?[A-ZÆØÅ]\d\d)?[\d./-]*|[A-ZÆØÅ]{1,5}\b(?!\.)|[a-zæøå]{2,6}\b)"
_BODIES: Final = "udvalg|råd|bestyrelse|direktion|kreds|forsamling|repræsentation|KKR"
_JOINTS: Final = rf"""(?=[A-ZÆØÅ])(?:
        (?P<meta>(?:{_ACCESS}\s+)?{_CASE}(?:\s+{_VALUE})?(?:\s+(?:{_CASE}|{_BESIDE_CASE})(?:\s+{_VALUE})?)*(?:\s+{_ACCESS})?)
      | (?P<decision>(?:Beslutning|BESLUTNING)(?:\s+(?:i|fra))?\s+(?=[A-ZÆØÅ][^.:;]{{0,80}}?(?:{_BODIES}))
          [^.:;]{{3,{_MAX_DECISION}}}?\bden\b(?:\s+\d[\d./-]+(?:\s+[a-z]+\s+\d{{4}})?)?)(?=\s|$)
      | (?P<field>(?:{_FIELDS}|{_PEOPLE})\s?:)
      | (?P<hard>{_HARD})(?:\s?:|(?=\s+[A-ZÆØÅ\d"”(•-])|$)
      | (?P<soft>(?<=[.!?:)]\s)(?:{_SOFT}))(?:\s?:|(?=\s+[A-ZÆØÅ\d"”(•-])|$)
    )"""
_JOINT: Final = re.compile(rf"(?<!\S){_JOINTS}", re.VERBOSE)
_INNER_JOINT: Final = re.compile(rf"\s{_JOINTS}", re.VERBOSE)
"""The same behind white space, which is found faster."""
_ITEM_MARK: Final = re.compile(
    r"(?:^|(?<=\s))(?:(?:PUNKT|Punkt|PKT|Pkt|SAG|Sag)\b\.?(?:\s+[Nn]r\.?)?\s*(?P<worded>\d{1,4})?\s*[.:)–-]?(?:\s+TITEL\b\s*:?)?"
    r"|(?P<dotted>\d{1,4})?\.)\s+(?=[\"”A-ZÆØÅ(])"
)
_SENTENCE: Final = re.compile(r"[a-zæøå]{4,}\.\s+[A-ZÆØÅ]")
_PAGE: Final = re.compile(r"\d{1,4}\s+(?=\S)")
_PAGE_END: Final = re.compile(r"\s+Side(?:\s+\d+)?(?:\s+af)?\s*$")
_CONTENTS: Final = re.compile(rf"(?<!\S)(?:{_words(list(CONTENTS_LABELS), shortest=6)})\b")
_LAST_PAGE: Final = re.compile(rf"(?:{_words(list(NOT_ITEMS))})\b")
_OTHER_DOCUMENTS: Final = re.compile(r"Rela?t?erede\s+dokumenter", re.IGNORECASE)
_WORD_START: Final = re.compile(r"(?:^|(?<=\s))(?=[\"”A-ZÆØÅ\d])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a run: characters ``[start, end)`` of its block's text, and the role it has, if any."""

    start: int
    end: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    """A title and where what is left of its number begins."""

    mark: int
    piece: Piece
    number: tuple[int, int] | None = None

    @property
    def pieces(self) -> list[Piece]:
        """The number, where it is left, and the title."""
        return [*([Piece(*self.number, "item_number")] if self.number else []), self.piece]


class Runs:
    """The pages of a document that are one line each, and how each is cut.

    Attributes:
        found: whether it has any.
        last: the index of the block from which on other documents are listed.
    """

    def __init__(self, document: Document) -> None:
        """Look for such pages among a document's blocks."""
        texts = [block.text for block in document.blocks if block.kind not in ("furniture", "table_row")]
        self.found = any(map(_is_run, texts))
        self._pages = {text for text in texts if _is_run(text) or _PAGE.match(text)} if self.found else set()
        self._beginnings = sorted(_words_of(text) for text in self._pages)
        contents = (text[at.end() :] for text in self._pages if (at := _CONTENTS.search(text)))
        self._contents = next(contents, "")
        listed = (i for i, block in enumerate(document.blocks) if _OTHER_DOCUMENTS.fullmatch(block.text))
        self.last = next(listed, len(document.blocks)) if self.found else len(document.blocks)

    def pieces(self, block: Block) -> list[Piece] | None:
        """The pieces of a block, without page number, running head and foot; None where the block is no such page."""
        text = block.text
        if text not in self._pages:
            return None
        start = self._head(text)
        foot = _PAGE_END.search(text, start)
        end = foot.start() if foot else len(text)
        return [piece for piece in self._cut(text, start, end) if text[piece.start : piece.end].strip()]

    def _head(self, text: str) -> int:
        """The end of a page's number and of the words with which another page begins too."""
        words = _words_of(text)
        at = bisect_left(self._beginnings, words)
        beside = [*self._beginnings[max(at - 1, 0) : at], *self._beginnings[at + 1 : at + 2]]
        shared = max((_shared(words, other) for other in beside), default=0)
        begin = page.end() if (page := _PAGE.match(text)) else 0
        return begin + len(" ".join(words[:shared])) if shared >= _MIN_SHARED else begin

    def _cut(self, text: str, start: int, end: int) -> Iterator[Piece]:
        at = start
        if last_page := _LAST_PAGE.match(text[start:end].lstrip()):
            at = text.index(last_page.group(), start) + len(last_page.group())
            yield Piece(start, at, "item_title")
        if contents := _CONTENTS.search(text, at, min(end, at + _MAX_TITLE)):
            listed = _JOINT.search(text, contents.end(), end)
            yield Piece(at, listed.start() if listed else end)
            at = listed.start() if listed else end
        may_begin = not contents
        for found in _JOINT.finditer(text, at, end):
            kind = found.lastgroup
            begins = kind == "meta" or (may_begin and kind != "field")
            title = self._title(text, at, found.start()) if begins else None
            yield Piece(at, title.mark if title else found.start())
            if title:
                yield from title.pieces
            at = found.start()
            if kind != "field":
                yield Piece(found.start(), found.end())
                at = found.end()
            may_begin = kind in ("decision", "field") or found.group().casefold().startswith("beslutning")
        closed = self._title(text, at, end) if may_begin and at < end else None
        if closed and text[closed.piece.start : end].lstrip().casefold().startswith("lukket"):
            yield Piece(at, closed.mark)
            yield from closed.pieces
        else:
            yield Piece(at, end)

    def _title(self, text: str, start: int, end: int) -> _Title | None:
        """The title at the end of a stretch of text: behind the remains of its number, or as the contents list has it."""
        marks = [mark for mark in _ITEM_MARK.finditer(text, start, end) if end - mark.end() <= _MAX_TITLE]
        if marks and not _SENTENCE.search(text, marks[-1].end(), end):
            mark = marks[-1]
            number = mark.span(mark.lastgroup) if mark.lastgroup else None
            return _Title(mark.start(), Piece(mark.end(), end, "item_title"), number)
        for word in _WORD_START.finditer(text, max(start, end - _MAX_TITLE), end):
            if end - word.start() >= _MIN_TITLE and text[word.start() : end].strip() in self._contents:
                return _Title(word.start(), Piece(word.start(), end, "item_title"))
        return None


def _is_run(text: str) -> bool:
    """Whether a text is a whole page in one line: long, with several labels inside."""
    if len(text) < _MIN_RUN or "\n" in text or not _may_hold_labels(text):
        return False
    return sum(1 for _ in itertools.islice(_INNER_JOINT.finditer(text), _MIN_LABELS)) == _MIN_LABELS


def _may_hold_labels(text: str) -> bool:
    """Whether the first word of a label stands in a text, or what case numbers are introduced by."""
    return not _FIRST_WORDS.isdisjoint(text.replace(":", " ").split()) or any(map(text.__contains__, _CASE_SIGNS))


def _words_of(text: str) -> list[str]:
    page = _PAGE.match(text)
    return text[page.end() if page else 0 :].split(" ")[:_MAX_HEAD]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
