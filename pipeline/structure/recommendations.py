"""The points of an Indstilling: who recommends, and each point as printed without number or bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import Recommendation, Span
from pipeline.structure.labels import recommends
from pipeline.structure.lines import Line, Passage
from pipeline.text.sentences import split_sentences

_POINT: Final = re.compile(
    r"(?:[-–•*·]\s*|(?:\d{1,2}|[a-h])[.)]\s*|at\s*(?:\d{1,2}|[a-h])[.):]\s*|at\s*\|\s*|(?=at\s))",
    re.IGNORECASE,
)
_INTRO_AT: Final = re.compile(r"(?:,\s*|\s)at:?\s+", re.IGNORECASE)
_NEXT_AT: Final = re.compile(r"(?:,|;|,?\s+og|,?\s+samt)\s+(?P<at>at)\s+(?=\w)")
_GOVERNS: Final = re.compile(
    r"\b(?:(?:anbefal|indstill|godkend|beslutt|tiltræd|vedtag|tilkendegiv|meddel|bemærk|noter|anerkend|accepter|forudsætt|betinger|bemyndig|"
    r"pålægg|sikr|bekræft|ønsk|henstill|opfordr|anmod|konstater|peg|konkluder|erklær|bestemm|aftal|oplys)er?|foreslå(?:r)?)"
    r"(?:\s+(?:sig|af|til|over|for|på|[\w-]*(?:udvalg|råd|bestyrelse|forvaltning|administration|borgmester|direktion)\w*)){0,5}$"
    r"|\btag(?:er|e)\s+(?:det\s+)?til\s+(?:efterretning|orientering)$|\b(?:dermed|således|sådan|af|på|om|til|for|med|under|ved|over)$",
    re.IGNORECASE,
)
"""A clause that ends in a verb of saying or deciding goes on with what it says: "at rådet beslutter, at det er gratis" is one point."""
_BODY_RESULT: Final = re.compile(
    r"(?:[\w-]*(?:udvalg\w*|magistraten|byrådet|kommunalbestyrelsen|regionsrådet)(?:\s+for\s+\w+(?:\s+og\s+\w+)?)?)\s+(?:anbefal|indstill|tiltr|godkend)\w*",
    re.IGNORECASE,
)
"""What a political body made of the recommendation: that is an earlier decision and no point."""
_ROUTE: Final = re.compile(r"Sagen\s+(?:afgøres|behandles)\s+(?:af|i)\b")
"""Who is to decide, which is told below the points and is none."""
_DECIDED: Final = re.compile(
    r"\s*(?:[-–•]|(?:\d{1,2}|[a-h])[.)])?\s*(?:godkendt|tiltrådt|vedtaget|udsat|drøftet|anbefalet|imødekommet|afslået|taget\s+til|ikke\s+(?:godkendt|tiltrådt)|"
    r"(?:kan|kunne)\s+ikke)\b",
    re.IGNORECASE,
)
"""The start of a line that decides, behind the points."""
_PROPOSES: Final = re.compile(
    r"(?P<by>[A-ZÆØÅ][^.:;!?,()\n]{1,80}?)\s+(?:indstillede|indstiller|foreslår|foreslog)(?:\s+(?:derfor|til|over\s*for)\b[^,.]{0,80})?,?\s+at\b"
)
"""The start of a sentence that states a recommendation in the facts."""
_QUOTE: Final = re.compile('["“”»«]')
"""A member's proposal, quoted in the facts, recommends nothing."""
_NO_POINT: Final = re.compile(r"har\s+ingen\s+bemærkninger\b")
"""The administration lets a matter pass."""

_JOINT: Final = re.compile(r",?(?:\s+(?:og|samt))?$")
_INTRO_END: Final = re.compile(r"(?:[,:]|\bat:?|\bat\s+\S+(?:\s+\S+){0,5})\s*$", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"(?:Det|Der)\s+(?:indstilles|foreslås|anbefales)", re.IGNORECASE)
_OPEN_END: Final = re.compile(r"[.;:!?]$|\bog$|,$")
_NOTHING: Final = re.compile(r"(?:ingen|intet|-|–|ikke relevant(?: for sagen)?)\.?", re.IGNORECASE)


def read_recommendations(lines: Sequence[Line], *, skip: int = 0, label: str | None = None) -> list[Recommendation]:
    """The points of a recommendation section in order.

    Args:
        lines: the section's lines; ``skip`` characters of the first are its label.
        label: the section's label, which may name who recommends ("Direktionen indstiller").
    """
    by = recommends(f"{label} at") if label and "indstiller" in label.casefold() else None
    by = by or None
    points: list[Recommendation] = []
    open_point = marked = False
    for number, line in enumerate(lines):
        cut = skip if number == 0 else 0
        text = line.text[cut:]
        lead = len(text) - len(text.lstrip())
        text, cut = text.strip(), cut + lead
        if not text or line.is_table or _NOTHING.fullmatch(text):
            continue
        marker = _marker(line, text)
        if marker is None and _NO_POINT.search(text):
            open_point = False
            continue
        if marker is None and points and (_BODY_RESULT.match(text) or _ROUTE.match(text)):
            break
        if (
            marker is None
            and not points
            and text.endswith(":")
            and recommends(text) is None
            and not _PASSIVE.match(text)
        ):
            continue
        introducer = recommends(text) if marker is None else None
        if marker is None and (introducer is not None or _PASSIVE.match(text)):
            by = introducer or by
            tail = _inline_point(text)
            open_point = tail is not None and not (_INTRO_END.search(text) and _more_points(lines, number))
            if tail is not None and open_point:
                points += _clauses(len(points) + 1, line, cut + tail, by)
                marked, open_point = True, not _OPEN_END.search(text)
            continue
        if marker is None and not open_point and marked:
            continue
        if marker is not None or not open_point:
            marked = marked or marker is not None
            if marker == 0:
                points += _clauses(len(points) + 1, line, cut, by)
            else:
                points.append(_point(len(points) + 1, line, cut + (marker or 0), by))
        else:
            points[-1] = _continued(points[-1], line, text)
        open_point = not _OPEN_END.search(text)
    return [point for point in points if point.text]


def recommendations_in_prose(lines: Sequence[Line]) -> list[Recommendation]:
    """The points of the first sentence that proposes something in running text: "Forvaltningen foreslår, at A, og at B"."""
    for line in lines:
        if line.is_table or _QUOTE.search(line.text):
            continue
        for sentence in split_sentences(line.text):
            found = _PROPOSES.match(line.text, sentence.start, sentence.end)
            if found:
                return _clauses(1, line, found.end() - len("at"), found["by"].strip())
    return []


def holds_points(lines: Sequence[Line]) -> bool:
    """Whether one of the lines introduces points of a recommendation, or is one."""
    return any(_is_of_points(line) for line in lines)


def _is_of_points(line: Line) -> bool:
    return bool(_marker(line, line.text) is not None or recommends(line.text) is not None or _PASSIVE.match(line.text))


def end_of_points(lines: Sequence[Line]) -> int:
    """Where the points of a recommendation end and other text goes on, as an index into its lines.

    A line that neither introduces nor is a point, after one that ended like a sentence, is no part of the recommendation.
    """
    ended = False
    for number, line in enumerate(lines):
        if ended and _DECIDED.match(line.text):
            return number
        if ended and not _is_of_points(line):
            return number
        ended = line.text.rstrip().endswith(".")
    return len(lines)


def _marker(line: Line, text: str) -> int | None:
    """How many characters of the line are its number or bullet; None where it is no point of its own.

    A line that begins with "at" is a point without number.
    """
    found = _POINT.match(text)
    if found and found.end() < len(text):
        return found.end()
    return min(len(line.block.marker) + 1, len(text)) if line.block.marker and line.first else None


def _inline_point(text: str) -> int | None:
    """Where the point begins in a sentence that introduces and states it at once, else None."""
    found = _INTRO_AT.search(text)
    return found.end() - len(found.group().lstrip(" ,")) if found and found.end() < len(text) else None


def _more_points(lines: Sequence[Line], number: int) -> bool:
    """Whether marked points follow the introducing line."""
    following = [line for line in lines[number + 1 : number + 3] if not line.is_table]
    return any(_marker(line, line.text) is not None for line in following)


def _point(ordinal: int, line: Line, cut: int, by: str | None) -> Recommendation:
    passage = Passage([line], skip=cut)
    text = passage.text.strip()
    begin = line.span.start + cut + (len(passage.text) - len(passage.text.lstrip()))
    return Recommendation(ordinal=ordinal, text=text, span=Span(begin, begin + len(text)), recommended_by=by)


def _clauses(ordinal: int, line: Line, cut: int, by: str | None) -> list[Recommendation]:
    """The points of one sentence: "at A, at B, og at C" are three."""
    sentence = split_sentences(line.text[cut:])
    stop = cut + sentence[0].end if sentence else len(line.text)
    starts = [cut]
    for found in _NEXT_AT.finditer(line.text, cut, stop):
        if not _GOVERNS.search(line.text[starts[-1] : found.start()]):
            starts.append(found.start("at"))
    ends = [*starts[1:], stop]
    points = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        text = line.text[start:end].rstrip()
        text = _JOINT.sub("", text) if end < stop else text
        begin = line.span.start + start
        points.append(
            Recommendation(ordinal=ordinal + number, text=text, span=Span(begin, begin + len(text)), recommended_by=by)
        )
    return points


def _continued(point: Recommendation, line: Line, text: str) -> Recommendation:
    return replace(point, text=f"{point.text} {text}", span=Span(point.span.start, line.span.end))
