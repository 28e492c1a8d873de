"""A figure's rows as a picture: SVG that Vega-Lite draws here, with a title and a description for those who do not see it."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import vl_convert
from markupsafe import Markup, escape

from pipeline.reports.figure import PictureKind

_WIDTH: Final = 620
_CIRCLE: Final = 420
_STEP: Final = 24
_MOST_YEARS: Final = 60
_INK, _QUIET, _RULE, _PAPER, _BAR = "#1c2024", "#555d66", "#dcd8cf", "#ffffff", "#3f6390"
_GREEN, _BLUE, _AMBER, _RED, _GREY = "#1d6b34", "#5d7fa6", "#a86f00", "#a3262a", "#77716a"
"""Of the parts of a bar; each has at least three to one against the paper, and the table says the same without colours."""
_COLOURS: Final = {
    "carried": _GREEN, "noted": _BLUE, "moved": _AMBER, "refused": _RED, "unknown": _GREY,
    "for": _GREEN, "against": _RED, "abstained": _GREY,
    "planned": _AMBER, "running": _BLUE, "completed": _GREEN, "not_stated": _GREY,
}  # fmt: skip
_FEW: Final = 8
"""Up to so many, an axis has a mark for each whole number."""
_LONGEST: Final = 60
"""Characters of a label."""
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML may not hold: the drawing engine ends the whole process over one such character."""
_NEEDLESS: Final = re.compile(r' (?:xmlns(?::\w+)?="[^"]*"|role="graphics-\w+"|aria-roledescription="[^"]*")')
"""Names that a page of HTML knows by itself, and roles of parts of a picture that has its one description."""
_OPENING: Final = re.compile(r"<svg\b")

Spec = dict[str, Any]
"""A picture, or a part of one, in Vega-Lite's words."""

_PARTED: Final[Spec] = {"type": "bar", "stroke": _PAPER, "strokeWidth": 1}


@dataclass(frozen=True, slots=True)
class Axis:
    """What the values of a picture are, and whether they are shares of one."""

    title: str
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of a picture: its name, and its values by the names of their columns; of spans ISO days."""

    label: str
    values: Mapping[str, float | str | None]


def draw(
    kind: PictureKind,
    rows: Sequence[Drawn],
    names: Mapping[str, str],
    *,
    title: str,
    description: str,
    identity: str,
    axis: Axis,
    decimal_comma: bool,
) -> Markup:
    """A picture, to stand in a page.

    Args:
        kind: how the rows are drawn.
        rows: in order; not empty. Of a network the label holds two names with a tab between them.
        names: of the values, as the reader knows them, in order.
        title, description: in the reader's words.
        identity: unique in the page.
        axis: of the values.
        decimal_comma: whether numbers are written as in Danish.
    """
    spec = _SPECS[kind](rows, names, axis)
    locale = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]} if decimal_comma else None
    svg = vl_convert.vegalite_to_svg(spec, format_locale=locale)
    opening = f'<svg role="img" focusable="false" aria-labelledby="{escape(identity)}-title {escape(identity)}-desc"'
    told = (
        f'<title id="{escape(identity)}-title">{escape(plain(title))}</title>'
        f'<desc id="{escape(identity)}-desc">{escape(plain(description))}</desc>'
    )
    svg = _OPENING.sub(lambda _: opening, _NEEDLESS.sub("", svg), count=1)
    head, end, rest = svg.partition(">")
    return Markup(head + end + told + rest)


def plain(text: str) -> str:
    r"""A text on one line, without what no picture may hold.

    >>> plain("Budget\x00 \n 2024")
    'Budget 2024'
    """
    return " ".join(_FORBIDDEN.sub("", text).split())


def shortened(text: str) -> str:
    """A label as long as there is room for."""
    text = plain(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _bars(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    [name] = names
    values = [{"row": place, "label": shortened(row.label), "n": row.values[name]} for place, row in enumerate(rows)]
    encoding = {"x": _amounts(rows, axis), "y": _lying(rows)}
    return _frame(values) | {"mark": {"type": "bar", "color": _BAR}, "encoding": encoding}


def _parts(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    encoding = {"x": _amounts(rows, axis), "y": _lying(rows), **_coloured(names)}
    return _frame(_folded(rows, names)) | {"mark": _PARTED, "encoding": encoding}


def _columns(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    axis_of_years = {"title": None, "labelAngle": 0, "labelOverlap": True}
    standing = {"field": "label", "type": "ordinal", "axis": axis_of_years, "scale": {"domain": _years(rows)}}
    encoding = {"y": _amounts(rows, axis), "x": standing}
    mark = {"type": "bar", "color": _BAR}
    if len(names) > 1:
        encoding, mark = encoding | _coloured(names), _PARTED
    size = {"width": min(_WIDTH, 60 * len(_years(rows))), "height": 200}
    return _frame(_folded(rows, names)) | {"mark": mark, "encoding": encoding} | size


def _spans(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    start, end = names
    values = []
    for place, row in enumerate(rows):
        first, last = row.values[start], row.values[end]
        values.append({"row": place, "start": first or last, "end": last or first, "whole": bool(first and last)})
    along = {"field": "start", "type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": "year"}}
    layers = [
        {
            "transform": [{"filter": "datum.whole"}],
            "mark": {"type": "bar", "color": _BAR, "height": 12, "minBandSize": 2},
            "encoding": {"x": along, "x2": {"field": "end"}, "y": _lying(rows)},
        },
        {
            "transform": [{"filter": "!datum.whole"}],
            "mark": {
                "type": "point",
                "shape": "diamond",
                "size": 70,
                "filled": True,
                "color": _RED,
                "opacity": 1,
            },
            "encoding": {"x": along, "y": _lying(rows)},
        },
    ]
    return _frame(values) | {"layer": layers}


def _network(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    """The names on a circle, those that are joined beside each other, and the lines across it."""
    [name] = names
    pairs = [(ends[0], ends[1]) for ends in (row.label.split("\t") for row in rows)]
    around = _around(pairs)
    turn = {end: 2 * math.pi * place / len(around) for place, end in enumerate(around)}
    lines = [
        {
            "x": math.cos(turn[a]),
            "y": math.sin(turn[a]),
            "x2": math.cos(turn[b]),
            "y2": math.sin(turn[b]),
            "n": row.values[name],
        }
        for (a, b), row in zip(pairs, rows, strict=True)
    ]
    scale = {"domain": [-1.05, 1.05]}
    x, y = ({"field": field, "type": "quantitative", "axis": None, "scale": scale} for field in ("x", "y"))
    widths = {"field": "n", "type": "quantitative", "scale": {"domain": [1, 8], "range": [1.2, 8]}, "legend": None}
    layers: list[Spec] = [
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "color": _BLUE, "opacity": 0.7},
            "encoding": {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}, "strokeWidth": widths},
        }
    ]
    for end in around:
        layers += _end(end, turn[end], x, y)
    across = min(_CIRCLE, 120 + 14 * len(around))
    return _frame([]) | {"layer": layers, "width": across, "height": across}


def _end(end: str, turn: float, x: Spec, y: Spec) -> list[Spec]:
    """A point on the circle and its name, which is turned outwards and never upside down."""
    left = math.cos(turn) < 0
    degrees = -math.degrees(turn) + (180 if left else 0)
    text = {"type": "text", "text": shortened(end), "angle": degrees % 360, "align": "right" if left else "left"}
    data = {"values": [{"x": math.cos(turn), "y": math.sin(turn)}]}
    return [
        {
            "data": data,
            "mark": {"type": "point", "filled": True, "color": _BAR, "size": 60, "opacity": 1},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": data,
            "mark": text | {"dx": -9 if left else 9, "fontSize": 11, "color": _INK},
            "encoding": {"x": x, "y": y},
        },
    ]


def _around(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Names so that those that are joined come after each other.

    >>> _around([("a", "b"), ("c", "d"), ("b", "e")])
    ['a', 'b', 'e', 'c', 'd']
    """
    joined: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        joined[first].append(second)
        joined[second].append(first)
    ordered: dict[str, None] = {}
    for start in joined:
        waiting = [start]
        while waiting:
            end = waiting.pop()
            if end not in ordered:
                ordered[end] = None
                waiting += reversed(joined[end])
    return list(ordered)


_SPECS: Final[Mapping[PictureKind, Callable[[Sequence[Drawn], Mapping[str, str], Axis], Spec]]] = {
    "bars": _bars,
    "parts": _parts,
    "columns": _columns,
    "spans": _spans,
    "network": _network,
}


def _frame(values: list[Spec]) -> Spec:
    """What every picture has."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": _PAPER,
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": values},
        "config": {
            "aria": False,
            "font": "Liberation Sans, Arial, Helvetica, sans-serif",
            "view": {"stroke": None},
            "axis": {
                "labelColor": _INK, "titleColor": _QUIET, "gridColor": _RULE, "domainColor": _QUIET, "tickColor": _QUIET,
                "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
            },
            "legend": {"labelColor": _INK, "labelFontSize": 12, "orient": "top", "title": None},
        },
    }  # fmt: skip


def _amounts(rows: Sequence[Drawn], axis: Axis) -> Spec:
    most = max(sum(float(n or 0) for n in row.values.values()) for row in rows)
    labels: Spec = {"tickCount": 5, "format": ".0%" if axis.is_share else ",~f"}
    if most <= _FEW and not axis.is_share:
        labels["values"] = list(range(math.ceil(most) + 1))
    scale = {"domain": [0, 1]} if axis.is_share else {}
    return {"field": "n", "type": "quantitative", "title": axis.title or None, "axis": labels, "scale": scale}


def _lying(rows: Sequence[Drawn]) -> Spec:
    return {"field": "row", "type": "ordinal", "axis": _named(rows) | {"labelLimit": 320, "ticks": False}}


def _named(rows: Sequence[Drawn]) -> Spec:
    """An axis with a name at each row: two rows may have the same."""
    labels = [shortened(row.label) for row in rows]
    return {"title": None, "labelExpr": f"{json.dumps(labels)}[datum.value]"}


def _folded(rows: Sequence[Drawn], names: Mapping[str, str]) -> list[Spec]:
    return [
        {"row": place, "label": shortened(row.label), "part": shown, "order": order, "n": row.values[name]}
        for place, row in enumerate(rows)
        for order, (name, shown) in enumerate(names.items())
    ]


def _years(rows: Sequence[Drawn]) -> list[str]:
    """The years along an axis, those without a row too; what is no year stands as it is.

    >>> _years([Drawn("2019", {}), Drawn("2021", {}), Drawn("ikke oplyst", {})])
    ['2019', '2020', '2021', 'ikke oplyst']
    """
    labels = [shortened(row.label) for row in rows]
    known = [int(label) for label in labels if label.isdecimal()]
    between = range(known[0], known[-1] + 1) if known and known[-1] - known[0] < _MOST_YEARS else known
    return [*map(str, between), *(label for label in labels if not label.isdecimal())]


def _coloured(names: Mapping[str, str]) -> Spec:
    scale = {"domain": list(names.values()), "range": [_COLOURS[name] for name in names]}
    return {"color": {"field": "part", "type": "nominal", "scale": scale}, "order": {"field": "order"}}
