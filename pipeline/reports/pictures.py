"""A figure's rows as a picture: SVG that Vega-Lite draws here, with a title and a description for those who do not see it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import vl_convert
from markupsafe import Markup, escape

from pipeline.reports.figure import PictureKind

MOST_DRAWN: Final = 20
"""Rows of a picture; the table below it has more."""

_WIDTH: Final = 560
_STEP: Final = 24
_INK, _QUIET, _RULE, _PAPER, _BAR = "#1c2024", "#555d66", "#dcd8cf", "#ffffff", "#3f6390"
_COLOURS: Final = ("#1d6b34", "#5d7fa6", "#a86f00", "#a3262a", "#77716a")
"""Of the parts of a bar; each has at least three to one against the paper."""
_LONGEST: Final = 60
"""Characters of a label."""
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML may not hold: the drawing engine ends the whole process over one such character."""
_NAMESPACES: Final = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_OPENING: Final = re.compile(r"<svg\b")

Spec = dict[str, Any]


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
    convert = vl_convert.vega_to_svg if kind == "network" else vl_convert.vegalite_to_svg
    svg = convert(spec, format_locale=locale)
    opening = f'<svg role="img" focusable="false" aria-labelledby="{escape(identity)}-title {escape(identity)}-desc"'
    told = (
        f'<title id="{escape(identity)}-title">{escape(plain(title))}</title>'
        f'<desc id="{escape(identity)}-desc">{escape(plain(description))}</desc>'
    )
    svg = _OPENING.sub(lambda _: opening, _NAMESPACES.sub("", svg), count=1)
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
    return _spec(values, {"type": "bar", "color": _BAR}, {"x": _amounts(axis), "y": _lying(rows)})


def _parts(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    encoding = {"x": _amounts(axis), "y": _lying(rows), **_coloured(names)}
    return _spec(_folded(rows, names), _mark(), encoding)


def _columns(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    standing = {"field": "row", "type": "ordinal", "axis": _named(rows) | {"labelAngle": 0, "labelOverlap": True}}
    encoding = {"y": _amounts(axis), "x": standing}
    if len(names) > 1:
        encoding |= _coloured(names)
    mark = _mark() if len(names) > 1 else {"type": "bar", "color": _BAR}
    return _spec(_folded(rows, names), mark, encoding) | {"width": min(_WIDTH, 60 * len(rows)), "height": 200}


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
                "color": _COLOURS[3],
                "opacity": 1,
            },
            "encoding": {"x": along, "y": _lying(rows)},
        },
    ]
    spec = _spec(values, {}, {})
    del spec["mark"], spec["encoding"]
    return spec | {"layer": layers}


def _network(rows: Sequence[Drawn], names: Mapping[str, str], axis: Axis) -> Spec:
    """Names held apart and drawn together by their lines, which is settled before anything is drawn."""
    [name] = names
    pairs = [row.label.split("\t") for row in rows]
    places = {end: place for place, end in enumerate(dict.fromkeys(end for pair in pairs for end in pair))}
    nodes = [{"label": shortened(end), "lines": sum(end in pair for pair in pairs)} for end in places]
    links = [
        {"source": places[first], "target": places[second], "n": row.values[name]}
        for (first, second), row in zip(pairs, rows, strict=True)
    ]
    width, height = 720, 420 + 8 * len(nodes)
    forces = [
        {"force": "center", "x": {"signal": str(width / 2)}, "y": {"signal": str(height / 2)}},
        {"force": "collide", "radius": 34},
        {"force": "nbody", "strength": -160},
        {"force": "x", "x": {"signal": str(width / 2)}, "strength": 0.04},
        {"force": "y", "y": {"signal": str(height / 2)}, "strength": 0.09},
        {"force": "link", "links": "links", "distance": 70},
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": width,
        "height": height,
        "padding": {"left": 90, "right": 90, "top": 10, "bottom": 20},
        "background": _PAPER,
        "config": {"aria": False},
        "data": [{"name": "ends", "values": nodes}, {"name": "links", "values": links}],
        "marks": [
            {
                "name": "nodes",
                "type": "symbol",
                "zindex": 1,
                "from": {"data": "ends"},
                "encode": {
                    "enter": {
                        "fill": {"value": _BAR},
                        "stroke": {"value": _PAPER},
                        "size": {"signal": "60 + 30 * datum.lines"},
                    }
                },
                "transform": [
                    {"type": "force", "static": True, "signal": "settled", "iterations": 300, "forces": forces}
                ],
            },
            {
                "type": "path",
                "from": {"data": "links"},
                "encode": {
                    "update": {
                        "stroke": {"value": "#8a857a"},
                        "strokeWidth": {"signal": "min(6, 1 + 1.2 * (datum.n - 1))"},
                    }
                },
                "transform": [
                    {
                        "type": "linkpath",
                        "require": {"signal": "settled"},
                        "sourceX": "datum.source.x",
                        "sourceY": "datum.source.y",
                        "targetX": "datum.target.x",
                        "targetY": "datum.target.y",
                    }
                ],
            },
            {
                "type": "text",
                "zindex": 2,
                "from": {"data": "nodes"},
                "encode": {
                    "enter": {
                        "text": {"field": "datum.label"},
                        "fill": {"value": _INK},
                        "align": {"value": "center"},
                        "fontSize": {"value": 11},
                        "dy": {"value": 18},
                    },
                    "update": {"x": {"field": "x"}, "y": {"field": "y"}},
                },
            },
        ],
    }


_SPECS: Final[Mapping[PictureKind, Callable[[Sequence[Drawn], Mapping[str, str], Axis], Spec]]] = {
    "bars": _bars,
    "parts": _parts,
    "columns": _columns,
    "spans": _spans,
    "network": _network,
}


def _spec(values: list[Spec], mark: Spec, encoding: Spec) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": _PAPER,
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": values},
        "mark": mark,
        "encoding": encoding,
        "config": {
            "aria": False,
            "font": "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif",
            "view": {"stroke": None},
            "axis": {
                "labelColor": _INK, "titleColor": _QUIET, "gridColor": _RULE, "domainColor": _QUIET, "tickColor": _QUIET,
                "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
            },
            "legend": {"labelColor": _INK, "labelFontSize": 12, "orient": "top", "title": None},
        },
    }  # fmt: skip


def _mark() -> Spec:
    return {"type": "bar", "stroke": _PAPER, "strokeWidth": 1}


def _amounts(axis: Axis) -> Spec:
    labels = {"tickCount": 5, "format": ".0%" if axis.is_share else ",~f"}
    if not axis.is_share:
        labels["tickMinStep"] = 1
    return {"field": "n", "type": "quantitative", "title": axis.title, "axis": labels}


def _lying(rows: Sequence[Drawn]) -> Spec:
    return {"field": "row", "type": "ordinal", "axis": _named(rows) | {"labelLimit": 320, "ticks": False}}


def _named(rows: Sequence[Drawn]) -> Spec:
    """An axis with a name at each row: two rows may have the same."""
    labels = [shortened(row.label) for row in rows]
    return {"title": None, "labelExpr": f"{_array(labels)}[datum.value]"}


def _array(labels: Sequence[str]) -> str:
    """Texts in the drawing engine's language."""
    return json.dumps(list(labels))


def _folded(rows: Sequence[Drawn], names: Mapping[str, str]) -> list[Spec]:
    return [
        {"row": place, "part": shown, "order": order, "n": row.values[name]}
        for place, row in enumerate(rows)
        for order, (name, shown) in enumerate(names.items())
    ]


def _coloured(names: Mapping[str, str]) -> Spec:
    scale = {"domain": list(names.values()), "range": list(_COLOURS[: len(names)])}
    return {"color": {"field": "part", "type": "nominal", "scale": scale}, "order": {"field": "order"}}
