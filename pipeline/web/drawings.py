"""Pictures as figures for a template to draw: votes, years, and a project's time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.search.answer import FacetValue
from pipeline.sheets.entity import EntitySheet
from pipeline.sheets.evidence import Row, Source, Stated
from pipeline.web.language import Words

WIDTH = 720
"""Units of a picture's width; it is shown as wide as there is room."""

_SIDES = ("for", "abstained", "against")
_MOST_YEARS = 60
_MOST_EVENTS = 40
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a picture: where it begins and how long it is, in units, and what it stands for."""

    code: str
    x: float
    size: float
    n: int


@dataclass(frozen=True, slots=True)
class VotePicture:
    """The votes on one proposal (None: on the matter itself)."""

    proposal: str | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something of a project's time: the place of its day in the picture, and what it is in words."""

    x: float
    day: str
    text: str
    kind: str
    href: str | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A project's time: its period (None where not known), what happened, and the years' places."""

    period: tuple[float, float] | None
    events: tuple[Event, ...]
    years: tuple[tuple[float, int], ...]


def votes_pictures(votes: Iterable[Row]) -> Mapping[str, tuple[VotePicture, ...]]:
    """For each decision the votes on each proposal, the sides as parts of one bar.

    >>> rows = [
    ...     {"decision_id": "d", "proposal": None, "side": side, "voter_kind": kind, "party": party, "count": count}
    ...     for side, kind, party, count in [("for", "count", None, 3), ("for", "party", "A", None), ("against", "party", "V", None)]
    ... ]
    >>> [(bar.code, bar.n, bar.size) for bar in votes_pictures(rows)["d"][0].bars]
    [('for', 3, 540.0), ('abstained', 0, 0.0), ('against', 1, 180.0)]
    """
    grouped: defaultdict[str, defaultdict[str | None, defaultdict[str, list[Row]]]]
    grouped = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for row in votes:
        grouped[row["decision_id"]][row["proposal"]][row["side"]].append(row)
    return {
        decision_id: tuple(VotePicture(proposal, _bars(sides)) for proposal, sides in proposals.items())
        for decision_id, proposals in grouped.items()
    }


def _bars(sides: Mapping[str, Sequence[Row]]) -> tuple[Bar, ...]:
    counts = {side: _counted(sides.get(side, ())) for side in _SIDES}
    total, x, bars = sum(counts.values()) or 1, 0.0, []
    for side, n in counts.items():
        bars.append(Bar(side, x, n / total * WIDTH, n))
        x += n / total * WIDTH
    return tuple(bars)


def _counted(votes: Sequence[Row]) -> int:
    """The votes of one side: as counted where the document counts, else each person once, and each party without named persons."""
    stated: list[int] = [row["count"] for row in votes if row["voter_kind"] == "count" and row["count"] is not None]
    if stated:
        return max(sum(stated), 0)
    named = {row["party"] for row in votes if row["voter_kind"] == "person"}
    counts: Iterator[int] = (
        1 if row["count"] is None else max(row["count"], 0)
        for row in votes
        if row["voter_kind"] != "party" or row["party"] not in named
    )
    return sum(counts)


def years_picture(years: Sequence[FacetValue]) -> tuple[Bar, ...]:
    """A column for each year that has something, its height out of a hundred; the latest years where there are many."""
    newest = sorted(years, key=lambda year: int(year.code))[-_MOST_YEARS:]
    most = max((year.count for year in newest), default=1)
    return tuple(
        Bar(year.code, place, max(4.0, year.count / most * 100), year.count) for place, year in enumerate(newest)
    )


def timeline(words: Words, sheet: EntitySheet) -> Timeline | None:
    """The time of a project: its period, the decisions about it and when documents spoke of it; None without any day."""
    known = sheet.project.project if sheet.project else None
    start, end = (known["start"], known["end"]) if known else (None, None)
    found: list[tuple[date, str, str, str | None, tuple[Source, ...]]] = []
    for field, day in (("start", start), ("end", end)):
        if day:
            sources = next((value.sources for value in _shown(sheet) if value.row["field"] == field), ())
            found.append((day, words.say(f"project.event.{field}"), field, None, sources))
    for stated in sheet.decisions.rows:
        if stated.row["date"]:
            outcome = words.label("outcome", stated.row["outcome"] or "unknown")
            text = words.say("project.event.decision", outcome=outcome.lower())
            found.append((stated.row["date"], text, "decision", f"/items/{stated.row['item_id']}", stated.sources))
    for stated in sheet.documents.rows:
        if stated.row["seen_on"]:
            href = f"/documents/{stated.row['document_id']}"
            found.append((stated.row["seen_on"], stated.row["title"], "stated", href, ()))
    if not found:
        return None
    found.sort(key=lambda event: event[0])
    first = date(found[0][0].year, 1, 1)
    last = date(min(found[-1][0].year + 1, date.max.year), 1, 1)
    days = max((last - first).days, 1)

    def place(day: date) -> float:
        return round(_MARGIN + (day - first).days / days * (WIDTH - 2 * _MARGIN), 1)

    step = max(1, (last.year - first.year) // 10)
    return Timeline(
        period=(place(start), place(end) - place(start)) if start and end and end > start else None,
        events=tuple(
            Event(place(day), words.day(day), text, kind, href, sources)
            for day, text, kind, href, sources in found[:_MOST_EVENTS]
        ),
        years=tuple((place(date(year, 1, 1)), year) for year in range(first.year, last.year + 1, step)),
    )


def _shown(sheet: EntitySheet) -> tuple[Stated, ...]:
    return sheet.project.shown if sheet.project else ()
