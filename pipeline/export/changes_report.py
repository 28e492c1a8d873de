"""``CHANGES.md``, ``changes.json`` and ``changes.jsonl``: what differs between two versions of a dataset, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import duckdb

from pipeline.errors import UsageError
from pipeline.export.changes import UNCOMPARED, TableChanges, compare
from pipeline.export.changes_sides import Side, dataset_side, filters_of, lake_side, refuse_unlike
from pipeline.export.rows import engine_options
from pipeline.export.selection import Filters
from pipeline.export.whole_folder import whole_folder
from pipeline.tables.lake import Lake
from pipeline.tables.states import newest_state, state_numbered

_SAID: Final = ("lake_version", "lake_moment", "pipeline_version", "models", "filters", "options")
"""What a manifest says that may be why rows differ."""
_MOST_COLUMNS: Final = 6


def write_changes(
    old: str, new: str | None, lake: Path, out: Path, report: Callable[[str], None] = lambda _: None
) -> list[TableChanges]:
    """Writes what differs between two versions into a new folder, which is there only when all is in it.

    Args:
        old, new: each the folder of a dataset, or the number of a version of the lake; ``new`` is the newest where it is None.
        lake: the lake's folder.
        out: the folder to make.
        report: is told what is being done.

    Returns:
        The tables in which anything differs.

    Raises:
        UsageError: where ``out`` is there already or cannot be made, or the two cannot be compared.
        QueryError, LakeError: where a version of the lake cannot be read.
    """
    with whole_folder(out) as (folder, work):
        with duckdb.connect(config=engine_options(work)) as engine:
            sides = _sides(engine, old, new, lake, work, report)
            refuse_unlike(*sides)
            report("Comparing")
            with (folder / "changes.jsonl").open("w", encoding="utf-8") as stream:
                tables = list(compare(engine, *sides, stream))
        about = {"from": _said(sides[0]), "to": _said(sides[1]), "not_compared": list(UNCOMPARED)}
        counts = {"tables": [asdict(table) for table in tables]}
        _write(folder / "changes.json", json.dumps(about | counts, ensure_ascii=False, indent=1) + "\n")
        _write(folder / "CHANGES.md", as_markdown(*sides, tables))
    return [table for table in tables if table.added or table.changed or table.removed]


def as_markdown(old: Side, new: Side, tables: Sequence[TableChanges]) -> str:
    """The changes for people: what the two versions are, then a line for each table in which anything differs."""
    differing = [table for table in tables if table.added or table.changed or table.removed]
    same = [table.table for table in tables if table not in differing]
    lines = ["# Changes", "", "| | from | to |", "|---|---|---|", f"| dataset | {old.label} | {new.label} |"]
    for name in _SAID:
        before, after = (
            json.dumps(side.about[name], ensure_ascii=False) if name in side.about else "" for side in (old, new)
        )
        lines.append(f"| {name.replace('_', ' ')} | {before} | {after} |")
    lines += [
        "",
        f"A row is told by its table's key and counts as changed where a column differs, {' and '.join(UNCOMPARED)} apart: "
        "they are others each time a document is read. `changes.jsonl` has every row that differs, with the values before and after.",
        "",
        "| table | rows before | rows after | added | changed | removed | changed in |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for table in differing:
        often = sorted(table.columns.items(), key=lambda item: -item[1])
        columns = [f"{name} ({count:,})" for name, count in often[:_MOST_COLUMNS]]
        columns += ["…"] * (len(table.columns) > _MOST_COLUMNS)
        counts = (table.before, table.after, table.added, table.changed, table.removed)
        lines.append(f"| {table.table} | {' | '.join(f'{count:,}' for count in counts)} | {', '.join(columns)} |")
    for table in tables:
        lines += [f"\n{table.table} has new columns: {', '.join(table.new_columns)}."] * bool(table.new_columns)
        lines += [f"\n{table.table} no longer has: {', '.join(table.lost_columns)}."] * bool(table.lost_columns)
    lines += ["", f"The same in both: {', '.join(same) or 'none'}.", ""]
    return "\n".join(lines)


def _sides(
    engine: duckdb.DuckDBPyConnection,
    old: str,
    new: str | None,
    lake: Path,
    work: Path,
    report: Callable[[str], None],
) -> tuple[Side, Side]:
    """Both versions; a state of the lake has the filters of the dataset that it is compared with."""
    wanted = {"old": old, "new": new}
    folders = {
        alias: dataset_side(engine, Path(name), alias) for alias, name in wanted.items() if name and Path(name).is_dir()
    }
    filters = next((filters_of(side) for side in folders.values() if len(folders) == 1), Filters())

    def side(alias: str) -> Side:
        name = wanted[alias]
        if alias in folders:
            return folders[alias]
        if name is not None and not name.isdecimal():
            raise UsageError(f"{name} is neither the folder of a dataset nor the number of a lake version.")
        state = newest_state(lake) if name is None else state_numbered(lake, int(name))
        report(f"Reading lake version {state.number}")
        own = work / alias
        own.mkdir()
        return lake_side(Lake(lake), state, filters, own)

    return side("old"), side("new")


def _said(side: Side) -> dict[str, object]:
    return {"dataset": side.label} | {name: side.about[name] for name in _SAID if name in side.about}


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
