"""Pictures of how well topics are given, as SVG: confusion matrix, reliability diagram, coverage against accuracy.

Each has a title and a description for those who hear it read, its values in words under the pointer, and needs no colour to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pipeline.errors import UsageError
from pipeline.resources import gazetteer

_CELL = 34
_LABELS = 250
_PLOT = 360
_MARGIN = 60
_INK = "#1a1a1a"
_LINE = "#1f5a94"
_GRID = "#d0d0d0"


def write_pictures(result: Mapping[str, Any], folder: Path) -> None:
    """Draws the parts ``confusion``, ``reliability`` and ``curve`` of a report into a folder, as ``topics-<part>.svg``.

    Raises:
        UsageError: where a picture cannot be written.
    """
    write_picture(folder / "topics-confusion.svg", confusion_picture(result["confusion"]))
    write_picture(folder / "topics-reliability.svg", reliability_picture(result["reliability"]))
    write_picture(folder / "topics-coverage.svg", coverage_picture(result["curve"]))


def write_picture(path: Path, picture: str) -> None:
    """Writes a picture.

    Raises:
        UsageError: where it cannot be written.
    """
    try:
        path.write_text(picture, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The picture {path} cannot be written: {error.strerror}.") from None


def confusion_picture(confusion: Mapping[str, Any]) -> str:
    """A matrix of gold topics (rows) against given topics (columns); the darker, the larger its share of the row.

    Args:
        confusion: as ``pipeline.evaluation.topics.confusion`` gives it.

    >>> picture = confusion_picture({"topics": [1, 6], "counts": [[3, 1], [0, 4]]})
    >>> "Økonomi og budget" in picture, picture.count("<rect")
    (True, 4)
    """
    topics: Sequence[int] = confusion["topics"]
    names = {int(row["cap_major"]): row["name_da"] for row in gazetteer("topics.csv")}
    parts: list[str] = []
    for place, (topic, counts) in enumerate(zip(topics, confusion["counts"], strict=True)):
        middle = _MARGIN + (place + 0.5) * _CELL
        name = names.get(topic, "")
        parts += [
            _text(_LABELS - 8, middle + 4, f"{name} {topic}", "end"),
            _text(_LABELS + middle - _MARGIN, 50, str(topic)),
        ]
        for column, count in enumerate(counts):
            share = count / max(1, sum(counts))
            told = f"{name} ({topic}) givet {names.get(topics[column], '')} ({topics[column]}): {count}"
            parts.append(_cell(_LABELS + column * _CELL, _MARGIN + place * _CELL, count, share, told))
    side = len(topics) * _CELL
    right = sum(counts[place] for place, counts in enumerate(confusion["counts"]))
    total = sum(map(sum, confusion["counts"]))
    parts.append(_text(_LABELS + side / 2, 24, "Givet emne"))
    return _picture(
        (_LABELS + side + 20, _MARGIN + side + 20),
        "Emner forvekslet med hinanden",
        f"Rækker er det rigtige emne, kolonner det emne, der blev givet. {right} af {total} ligger på diagonalen.",
        parts,
    )


def reliability_picture(bins: Sequence[Mapping[str, float]]) -> str:
    """Score against accuracy; on the diagonal a probability means what it says.

    Args:
        bins: as ``pipeline.evaluation.topics.reliability`` gives them.
    """
    points = [
        (
            bin_["score"],
            bin_["accuracy"],
            f"Sandsynlighed {bin_['score']:.2f}: {bin_['accuracy']:.2f} rigtige af {bin_['items']}",
        )
        for bin_ in bins
    ]
    (left, bottom), (right, top) = _at(0, 0), _at(1, 1)
    diagonal = f'<line x1="{left}" y1="{bottom}" x2="{right}" y2="{top}" stroke="{_INK}" stroke-dasharray="4 4"/>'
    told = "; ".join(said for _, _, said in points)
    return _plot("Sandsynlighed mod andel rigtige", told, "Modellens sandsynlighed", [diagonal, *_series(points)])


def coverage_picture(curve: Sequence[Mapping[str, float]]) -> str:
    """How many of the items that keep a topic are right, against how many keep one.

    Args:
        curve: as ``pipeline.evaluation.topics.curve`` gives it.
    """
    points = [
        (
            point["coverage"],
            point["accuracy"],
            f"Mindst {point['minimum']:.2f}: {point['coverage']:.2f} får emne, {point['accuracy']:.2f} af dem rigtigt",
        )
        for point in curve
    ]
    told = "; ".join(said for _, _, said in points)
    return _plot("Andel med emne mod andel rigtige", told, "Andel, der får et emne", _series(points))


def _plot(title: str, told: str, across: str, drawn: Iterable[str]) -> str:
    """Axes from 0 to 1 with what is drawn on them."""
    parts: list[str] = []
    for step in range(6):
        value = step / 5
        (left, bottom), (right, top) = _at(0, value), _at(1, value)
        x, _ = _at(value, 0)
        parts += [
            f'<line x1="{left}" y1="{bottom}" x2="{right}" y2="{top}" stroke="{_GRID}"/>',
            _text(left - 8, bottom + 4, f"{value:.1f}".replace(".", ","), "end"),
            _text(x, _MARGIN + _PLOT + 18, f"{value:.1f}".replace(".", ",")),
        ]
    middle = _MARGIN + _PLOT / 2
    parts += [_text(middle, _MARGIN + _PLOT + 42, across), _text(_MARGIN, _MARGIN - 14, "Andel rigtige", "start")]
    return _picture((_PLOT + 2 * _MARGIN, _PLOT + 2 * _MARGIN), title, told, [*parts, *drawn])


def _series(points: Sequence[tuple[float, float, str]]) -> list[str]:
    places = [_at(x, y) for x, y, _ in points]
    line = " ".join(f"{x},{y}" for x, y in places)
    marks = [
        f'<circle cx="{x}" cy="{y}" r="4" fill="{_LINE}"><title>{escape(said)}</title></circle>'
        for (x, y), (_, _, said) in zip(places, points, strict=True)
    ]
    return [f'<polyline points="{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>', *marks]


def _at(x: float, y: float) -> tuple[float, float]:
    """Where a point of the axes lies in the picture."""
    return round(_MARGIN + x * _PLOT, 1), round(_MARGIN + (1 - y) * _PLOT, 1)


def _cell(x: float, y: float, count: int, share: float, told: str) -> str:
    ink = "#ffffff" if share > 0.5 else _INK
    number = _text(x + _CELL / 2, y + _CELL / 2 + 4, str(count), colour=ink) if count else ""
    return (
        f'<g><title>{escape(told)}</title><rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" stroke="{_GRID}" '
        f'fill="{_LINE}" fill-opacity="{share:.2f}"/>{number}</g>'
    )


def _text(x: float, y: float, words: str, anchor: str = "middle", colour: str = _INK) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _picture(size: tuple[float, float], title: str, told: str, parts: Iterable[str]) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" lang="da" '
        f'aria-labelledby="title told" font-family="sans-serif" font-size="12">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="told">{escape(told)}</desc>\n'
        f'<path d="M0 0h{width:g}v{height:g}H0z" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )
