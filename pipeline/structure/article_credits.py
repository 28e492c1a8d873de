"""The lines around a news item that say when it was published and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pipeline.records import Span
from pipeline.structure import article_patterns as patterns
from pipeline.structure.lines import Line
from pipeline.structure.person_names import NAME, POST, is_given_name
from pipeline.text.dates import find_dates
from pipeline.text.public_bodies import find_public_bodies

Said = Literal["published", "plain", "updated"]

_SEPARATOR: Final = re.compile(
    r"\s*[|·•\t\x00](?:[\s|·•\x00]|[-–—/]{1,2}\s)*|\s+[-–—/]{1,2}\s+|\s{3,}"
    r"|(?<![&/+])(?<!\bog)[\s,;.]+(?=(?i:tekst|journalist|foto(?:s|graf)?|billede[rt]?|illustration(?:er)?|grafik|video|redaktion|layout)\s*:)"
)
_CLOCK: Final = re.compile(r"(?:,?\s*\bkl\.?\s*)?\b\d{1,2}[.:]\d{2}\b(?!\s*(?:[-–]|kr))", re.IGNORECASE)
_AUTHORS: Final = re.compile(rf"{NAME}(?:(?:,\s{NAME}){{0,3}}\s(?:og|&)\s{NAME})?")
_PLACE: Final = re.compile(r"[A-ZÆØÅ][\wæøå.]*(?:[\s-][A-ZÆØÅ][\wæøå.]*){0,3}")
_BEFORE_DAY: Final = re.compile(r",?(?:\s(?:den|d\.))?$")
_OPENING_PLACE: Final = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå.]*(?:[\s-][A-ZÆØÅ][\wæøå.]*){0,2},\s)?(?:den\s|d\.\s)?(?P<date>\x00+)\s?[-–—:]"
)
_MAX_CREDIT: Final = 160
_BRACKETS: Final = "()[] "


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a line states and what it says of it."""

    day: date
    span: Span
    said: Said


def days_in(line: Line, said_above: Said | None = None) -> list[Dated]:
    """The days of a line that says nothing but when, where and by whom; none for any other.

    Args:
        said_above: what a label on the line above says of the day.
    """
    text = line.text
    if len(text) > _MAX_CREDIT:
        return []
    expressions = find_dates(text)
    whole = [found for found in expressions if found.precision == "day" and found.start and found.start == found.end]
    if not whole or not is_credit(line):
        return []
    return [
        Dated(found.start, _at(line, found.span), _said(text[: found.span.start]) or said_above or "plain")
        for found in whole
        if found.start is not None and not found.inferred
    ]


def opening_day(line: Line) -> Dated | None:
    """The day in the dateline that a paragraph begins with, ``Rudkøbing, 3. maj 2022 - ...``."""
    for found in find_dates(line.text[:_MAX_CREDIT])[:1]:
        opening = _OPENING_PLACE.match(_blanked(line.text, [found.span]))
        if opening and found.precision == "day" and found.start is not None and not found.inferred:
            return Dated(found.start, _at(line, found.span), "plain")
    return None


def label_alone(line: Line) -> Said | None:
    """What a line says that holds only the label of a date."""
    return _said(line.text) if len(line.text) < 40 and patterns.DATE_WORDS.fullmatch(line.text) else None


def is_credit(line: Line) -> bool:
    """Whether a line holds nothing but date, author, picture credit, place and the like."""
    text = line.text
    if line.block.role in ("byline", "published", "caption"):
        return True
    if len(text) > _MAX_CREDIT:
        return False
    if patterns.NOT_SPOKEN.fullmatch(text):
        return True
    dates = [found.span for found in find_dates(text)]
    blanked = _without_times(text, dates)
    pieces = [piece.strip(_BRACKETS) for piece in _SEPARATOR.split(blanked)]
    pieces = [piece for piece in pieces if piece and not patterns.DATE_WORDS.fullmatch(piece)]
    authored = any(_byline(piece) for piece in pieces)
    if not dates and not authored:
        return bool(pieces) and all(patterns.NOT_SPOKEN.fullmatch(piece) for piece in pieces)
    if text.endswith(".") and len(text) > 60:
        return False
    return all(_is_credit_piece(piece, authored=authored) for piece in pieces)


def _is_credit_piece(piece: str, *, authored: bool) -> bool:
    if _byline(piece) or _signed(piece) or patterns.NOT_SPOKEN.fullmatch(piece) or patterns.SECTION.fullmatch(piece):
        return True
    if patterns.KICKER.fullmatch(piece) or (authored and len(piece) <= 60):
        return True
    bodies = find_public_bodies(piece)
    places = _BEFORE_DAY.sub("", piece).split(", ")
    return all(map(_PLACE.fullmatch, places)) or (bool(bodies) and bodies[0].start == 0 and len(piece) <= 80)


def byline(lines: Sequence[Line], head: range, foot: range) -> tuple[str, Span] | None:
    """The author that a line around the text names, with its place.

    Args:
        head: the lines around the headline, where the writer's post may stand in place of ``Af``.
        foot: the lines at the end.
    """
    for i in (*head, *foot):
        line = lines[i]
        if line.block.role != "byline":
            continue
        for start, piece in pieces_of(line.text):
            if found := _byline(piece) or _AUTHORS.match(piece):
                return _author(line, start, found)
    for i in (*head, *foot):
        line = lines[i]
        if len(line.text) > _MAX_CREDIT:
            continue
        for start, piece in pieces_of(line.text):
            found = _byline(piece) or (_signed(piece) if i in head else None)
            if found and (_is_whole(piece, found) or is_credit(line)):
                return _author(line, start, found)
        body = line.block.body
        alone = _AUTHORS.fullmatch(body)
        if (
            alone
            and i
            and _is_person(body)
            and (_names_author(lines[i - 1]) or (i in head and _stands_by_day(lines, i)))
        ):
            return _author(line, len(line.text) - len(body), alone)
    return None


def _names_author(line: Line) -> bool:
    return bool(patterns.BYLINE_LABEL.fullmatch(line.text))


def _stands_by_day(lines: Sequence[Line], i: int) -> bool:
    """Whether a name alone stands among the lines that say when an item was published."""
    if not is_given_name(lines[i].block.body.split()[0]):
        return False
    return any(days_in(line) for line in (*lines[max(0, i - 2) : i], *lines[i + 1 : i + 2]))


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """A line's parts between bars, dots, dashes and dates, each with its place in the line."""
    blanked = _without_times(text, [found.span for found in find_dates(text)])
    start = 0
    for cut in [*((m.start(), m.end()) for m in _SEPARATOR.finditer(blanked)), (len(text), len(text))]:
        piece = text[start : cut[0]]
        lead = len(piece) - len(piece.lstrip(_BRACKETS))
        if piece.strip(_BRACKETS):
            yield start + lead, piece.strip(_BRACKETS)
        start = cut[1]


def _is_whole(piece: str, found: re.Match[str]) -> bool:
    rest = piece[found.end() :].lstrip()
    return not rest or rest[0] in ",.(/:;" or bool(patterns.DATE_WORDS.fullmatch(rest))


def _byline(piece: str) -> re.Match[str] | None:
    """The authors that a piece names behind ``Af``, ``Tekst:`` and the like."""
    lead = patterns.BYLINE_LEAD.match(piece)
    if not lead:
        return None
    post = patterns.BYLINE_POSTS.match(piece, lead.end())
    found = _AUTHORS.match(piece, post.end() if post else lead.end())
    return found if found and _is_person(found[0]) else None


def _signed(piece: str) -> re.Match[str] | None:
    """The name that a piece is, with the post of one who writes behind it."""
    found = _AUTHORS.match(piece)
    if not found or not _is_person(found[0]):
        return None
    rest = piece[found.end() :].lstrip(" ,(")
    return found if patterns.WRITER.fullmatch(rest) or patterns.ADDRESS_OF_MAIL.fullmatch(rest) else None


def _is_person(name: str) -> bool:
    words = name.replace(",", "").split()
    return (
        len(words) >= 2 and not any(patterns.NO_AUTHOR.match(word) for word in words) and not find_public_bodies(name)
    )


def _author(line: Line, start: int, found: re.Match[str]) -> tuple[str, Span]:
    """The author with the place, a post in capitals before the name left out."""
    post, blank, name = found[0].partition(" ")
    skip = len(post) + 1 if blank and POST.fullmatch(post) and " " in name else 0
    return found[0][skip:], _at(line, Span(start + found.start() + skip, start + found.end()))


def _said(before: str) -> Said | None:
    """What the last label in front of a day says of it."""
    labels = list(patterns.LABELS.finditer(before))
    if not labels:
        return None
    return "updated" if labels[-1]["updated"] else "published"


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text, equally long, with what stands at the places crossed out."""
    for span in spans:
        text = text[: span.start] + "\x00" * (span.end - span.start) + text[span.end :]
    return text


def _without_times(text: str, dates: Sequence[Span]) -> str:
    """The text, equally long, with its dates and times of day crossed out."""
    blanked = _blanked(text, dates)
    return _blanked(blanked, [Span(*found.span()) for found in _CLOCK.finditer(blanked)]) if dates else blanked


def _at(line: Line, local: Span) -> Span:
    return Span(line.span.start + local.start, line.span.start + local.end)
