"""Invented minutes as text, read, linked and written into a lake: what becomes of matters that go through several meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.linking import link
from pipeline.readers import read
from pipeline.records import Annotation, Source
from pipeline.results import Rows, RunStamp
from pipeline.settings import Settings
from pipeline.structure.parse import parse
from pipeline.tables.lake import Lake
from pipeline.tables.rows import Analysis, document_rows

STAMP = RunStamp("run-1", "0.1.0")
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()


@dataclass(frozen=True)
class Item:
    """An agenda item; ``text`` is its presentation, ``earlier`` further sections, label and words on lines of their own."""

    title: str
    decision: str = "Godkendt."
    case: str | None = None
    text: str = "Sagen forelægges til stillingtagen."
    earlier: str = ""


@dataclass(frozen=True)
class Minutes:
    """The minutes (or agenda) of a meeting; ``head`` is the letterhead."""

    body: str
    day: date
    items: tuple[Item, ...]
    head: str = "Struer Kommune"
    kind: str = "Referat"
    name: str = ""

    @property
    def uri(self) -> str:
        return f"file:///{self.name or f'{self.head}-{self.body}-{self.day}-{self.kind}'}.txt".replace(" ", "_")


def written(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def text_of(minutes: Minutes) -> str:
    lines = [minutes.head, minutes.kind, f"Udvalg: {minutes.body}", f"Mødedato: {written(minutes.day)}", ""]
    for number, item in enumerate(minutes.items, 1):
        lines += [f"{number}. {item.title}"]
        lines += [f"Sagsnr.: {item.case}"] if item.case else []
        lines += ["Sagsfremstilling", item.text, *item.earlier.splitlines()]
        if minutes.kind != "Dagsorden":
            lines += ["Beslutning", item.decision]
        lines += [""]
    return "\n".join(lines)


def rows_of(minutes: Minutes) -> Rows:
    document = read(Source(uri=minutes.uri, data=text_of(minutes).encode()), Settings())
    structure = parse(document)
    nothing = Annotation()
    return document_rows(Analysis(document, structure, nothing, link(document, structure, nothing), {}, None), STAMP)


def threads_of(lake: Lake) -> set[frozenset[str]]:
    """The cases of more than one step, each as its steps: name of the document, a full stop, number of the item."""
    items = lake.read("agenda_items").select("item_id", "number", "document_id")
    sources = lake.read("documents").select("document_id", "source_uri")
    found: dict[str, set[str]] = {}
    for step in lake.read("case_items").join(items, on="item_id").join(sources, on="document_id").iter_rows(named=True):
        name = step["source_uri"].removeprefix("file:///").removesuffix(".txt")
        found.setdefault(step["case_id"], set()).add(f"{name}.{step['number']}")
    return {frozenset(thread) for thread in found.values() if len(thread) > 1}


def write(lake: Lake, batches: Iterable[Sequence[Minutes]], *, refresh_each: bool = True) -> None:
    """Writes batches of minutes, and reads again what the lake asks for."""
    by_uri: dict[str, Minutes] = {}
    for batch in batches:
        by_uri |= {minutes.uri: minutes for minutes in batch}
        waiting = list(batch)
        while waiting:
            rows: Rows = {}
            for minutes in waiting:
                for table, found in rows_of(minutes).items():
                    rows.setdefault(table, []).extend(found)
            waiting = [by_uri[uri] for uri in sorted(lake.write_documents(rows).again)]
        if refresh_each:
            lake.refresh_derived()
    lake.refresh_derived()
