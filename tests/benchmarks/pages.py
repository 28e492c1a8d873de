"""How long the pages take over a large data directory, made by copying an analysed one under other identifiers.

python -m tests.benchmarks.pages FOLDER [--items 100000] [--repeats 30]

FOLDER is a data directory that ``referat run`` made, such as that of ``make run``. Entities stay the same in all copies, so that a
person or an organisation is mentioned, and takes part in meetings, as often as there are copies.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from starlette.testclient import TestClient

from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store
from pipeline.web.app import create_app

_SHARED = ("run_id", "correction_id")
_KEYS = ("case_key", "matter_key", "block", "source_uri", "row_id", "superseded_by")
_AT_A_TIME = 50
_QUERIES = ("", "skole", "skole kommune budget", '"taget til efterretning"', "skol*", "spildevand", "budgt~")
_PAGES = (
    ("item", "/items/", "agenda_items", "item_id", {}),
    ("meeting", "/meetings/", "meetings", "meeting_id", {}),
    ("case", "/cases/", "cases", "case_id", {}),
    ("document", "/documents/", "documents", "document_id", {}),
    ("person", "/entities/", "entities", "entity_id", {"entity_type": "person"}),
    ("organisation", "/entities/", "entities", "entity_id", {"entity_type": "organisation"}),
    ("municipality", "/entities/", "entities", "entity_id", {"entity_type": "municipality"}),
    ("programme", "/entities/", "entities", "entity_id", {"entity_type": "programme"}),
    ("project", "/entities/", "entities", "entity_id", {"entity_type": "project"}),
)


def main() -> None:
    """Makes the data, asks for pages, prints milliseconds as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--data", type=Path, help="keep the copies here, or use those that are here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder) / "data"
        if not (data / "lake").exists():
            copy(Lake(options.folder / "lake"), data, options.items)
        print(json.dumps(measure(data, options.repeats), indent=2))


def copy(lake: Lake, data: Path, items: int) -> None:
    """Writes the tables of a lake again and again under other identifiers, and indexes them."""
    store = Store(data / "lake")
    store.make_folder()
    store.prepare()
    copies = -(-items // lake.read("agenda_items").height)
    for name, table in TABLES.items():
        times = copies if any(map(_is_own, table.key)) else 1
        for start in range(0, times, _AT_A_TIME):
            rows = _copied(lake.read(name), range(start, min(start + _AT_A_TIME, times)))
            store.append(name, rows.select(table.polars.names()))
    print("entries:", Index.open(data / "index").rebuild(Lake(data / "lake")), flush=True)


def _copied(rows: pl.DataFrame, numbers: range) -> pl.DataFrame:
    """The rows once for each number, which stands behind their own identifiers; number 0 leaves them as they are."""
    behind = pl.DataFrame({"_copy": [f"-{number}" if number else "" for number in numbers]})
    several = rows.join(behind, how="cross")
    return several.with_columns(pl.col(name) + pl.col("_copy") for name in rows.columns if _is_own(name))


def _is_own(column: str) -> bool:
    """Whether a column identifies something that each copy has for itself; entities and runs are shared."""
    return column in _KEYS or (column.endswith("_id") and "entity" not in column and column not in _SHARED)


def measure(data: Path, repeats: int) -> dict[str, dict[str, float]]:
    """Milliseconds of each kind of page, after one of its kind: by the clock, and of the processor (where others work too)."""
    client = TestClient(create_app(Settings(data=data)), base_url="http://localhost")
    tables = Lake(data / "lake")
    random.seed(1)
    figures = {}
    for kind, addresses in _addresses(tables, repeats):
        client.get(addresses[0]).raise_for_status()
        figures[kind] = _summary([_milliseconds(client, address) for address in addresses])
    return figures


def _addresses(lake: Lake, repeats: int) -> Iterator[tuple[str, list[str]]]:
    yield "front", ["/"] * repeats
    yield "search", [f"/search?q={query}" for query in _QUERIES for _ in range(max(repeats // len(_QUERIES), 1))]
    yield "facet", [f"/search?q={query}&kind=item&topic=6" for query in _QUERIES]
    for kind, path, table, column, wanted in _PAGES:
        rows = lake.scan(table).filter(**wanted).select(column).collect()[column].to_list()
        yield kind, [path + random.choice(rows) for _ in range(repeats)]


def _milliseconds(client: TestClient, address: str) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    client.get(address).raise_for_status()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def _summary(values: list[tuple[float, float]]) -> dict[str, float]:
    by_clock = sorted(clock for clock, _ in values)
    return {
        "median": round(statistics.median(by_clock), 1),
        "p95": round(by_clock[int(len(by_clock) * 0.95)], 1),
        "processor_median": round(statistics.median(processor for _, processor in values), 1),
        "n": len(values),
    }


if __name__ == "__main__":
    main()
