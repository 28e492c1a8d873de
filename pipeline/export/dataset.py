"""Making a dataset: beside the place where it is wanted, then moved there when it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError
from pipeline.export.annotated import write_conllu, write_docbin, write_iob2, write_standoff, write_web_annotations
from pipeline.export.cap import CAP, write_cap
from pipeline.export.croissant import ENCODINGS, croissant
from pipeline.export.databases import write_duckdb, write_sqlite
from pipeline.export.datapackage import datapackage
from pipeline.export.description import Description, describe
from pipeline.export.files import write_csv, write_jsonl, write_parquet
from pipeline.export.followthemoney import SOURCES as OF_ENTITIES
from pipeline.export.followthemoney import write_followthemoney
from pipeline.export.inventory import inventory
from pipeline.export.manifest import manifest
from pipeline.export.opencivicdata import SOURCES as OF_OPEN_CIVIC_DATA
from pipeline.export.opencivicdata import write_opencivicdata
from pipeline.export.popolo import SOURCES as OF_POPOLO
from pipeline.export.popolo import write_popolo
from pipeline.export.pseudonyms import pseudonymise
from pipeline.export.relations import TABLES_OF_DATASET
from pipeline.export.rows import Rows, materialise
from pipeline.export.selection import Filters
from pipeline.export.splits import Split, assign, divide, write_assignment
from pipeline.export.tei import SOURCES as OF_TEI
from pipeline.export.tei import write_tei
from pipeline.export.texts import SOURCES
from pipeline.export.whole_folder import whole_folder
from pipeline.export.workbook import write_workbook
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TableSchema
from pipeline.tables.states import State

Report = Callable[[str], None]
"""Is told what is being done."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        help: what it is, in a line.
        write: puts its files into a folder.
        sources: the tables of the lake that it is made from; all where there are none.
        described: the schemas of those of its files that are tables and have metadata.
    """

    help: str
    write: Callable[[Rows, Path], None]
    sources: tuple[str, ...] = ()
    described: Sequence[TableSchema] = ()


_ALWAYS: Final = ("documents", "runs")
"""The tables that the description of every dataset is made from."""

FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format("a CSV file a table, safe to open in a spreadsheet", write_csv, described=TABLES_OF_DATASET),
    "jsonl": Format("a file of JSON Lines a table", write_jsonl, described=TABLES_OF_DATASET),
    "parquet": Format("a Parquet file a table, with types", write_parquet, described=TABLES_OF_DATASET),
    "xlsx": Format("an Excel workbook, a sheet a table and one that explains the columns", write_workbook),
    "duckdb": Format("a DuckDB file with keys, descriptions and views", write_duckdb),
    "sqlite": Format("an SQLite file with keys, indexes and views", write_sqlite),
    "cap": Format("agenda items with their topics, as CSV", write_cap, ("agenda_items", "meetings"), (CAP,)),
    "standoff": Format("texts with what was found in them, as JSON Lines", write_standoff, SOURCES),
    "docbin": Format("texts with entities and sections for spaCy", write_docbin, SOURCES),
    "iob2": Format("the words of the texts with entities, a line a word", write_iob2, SOURCES),
    "conllu": Format("the same in CoNLL-U", write_conllu, SOURCES),
    "webannotation": Format("texts, and W3C Web Annotations of them", write_web_annotations, SOURCES),
    "tei": Format("minutes and agendas as TEI in the form of Parla-CLARIN", write_tei, OF_TEI),
    "followthemoney": Format("entities for Aleph and its like", write_followthemoney, OF_ENTITIES),
    "popolo": Format("persons, bodies, meetings as events, decisions as motions, and votes", write_popolo, OF_POPOLO),
    "opencivicdata": Format("meetings as events with agendas, and votes", write_opencivicdata, OF_OPEN_CIVIC_DATA),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is wanted.

    Attributes:
        format: one of ``FORMATS``.
        out: the folder to make.
        state: of the lake.
        filters: which documents.
        licence, creator: of the dataset, as its metadata give them; empty for what the documents' sources say, and for referat.
        replace: whether ``out`` may be there already.
        key: with which persons are given pseudonyms; None: they stay as they are.
        keep_politicians: whether those with a party stay as they are in any case.
        split: into train, dev and test, each a folder; None: not at all.
    """

    format: str
    out: Path
    state: State
    filters: Filters = field(default_factory=Filters)
    licence: str = ""
    creator: str = ""
    replace: bool = False
    key: bytes | None = None
    keep_politicians: bool = False
    split: Split | None = None


def export(lake: Lake, request: Request, report: Report = lambda _: None) -> Description:
    """Makes a dataset; where that fails or is broken off, nothing is left at ``request.out``.

    The same state, filters, options and version of referat give the same bytes, but for the DuckDB file's own identifier.

    Returns:
        What it is, in words.

    Raises:
        UsageError: where there is no such format, or ``request.out`` is there already or cannot be made.
        QueryError: where no document passes the filters, or the format cannot hold so many rows.
        LakeError: where the tables cannot be read.
    """
    if request.format not in FORMATS:
        raise UsageError(f"There is no format {request.format!r}.", hint=f"The formats: {', '.join(FORMATS)}.")
    format = FORMATS[request.format]
    hint = "Name another folder, or add --replace."
    with whole_folder(request.out, replace=request.replace, hint=hint) as (folder, work):
        report("Choosing and sorting the rows")
        rows = materialise(lake, request.state, request.filters, work, _wanted(format, request))
        if request.key is not None:
            report("Replacing persons")
            plain, hidden = rows, work / "pseudonymised"
            hidden.mkdir()
            rows, replaced = pseudonymise(plain, hidden, request.key, keep_politicians=request.keep_politicians)
            _write_json(folder / "pseudonymisation.json", replaced.report())
        options: dict[str, object] = {
            "pseudonymised": request.key is not None,
            "politicians_kept": request.keep_politicians,
        }
        parts = {"": rows}
        if request.split is not None:
            report("Splitting")
            assignment = assign(rows, request.split)
            write_assignment(assignment, folder / "splits.csv")
            rows, parts = divide(rows, assignment, work / "parts")
            options |= {"split": assignment.said}
        report(f"Writing {request.format}")
        about = _described(rows, request, options)
        for name, part in parts.items():
            (folder / name).mkdir(exist_ok=True)
            _write(format, part, folder / name, _described(part, request, options) if name else about)
        report("Hashing")
        _write_json(folder / "manifest.json", manifest(about, request.state, request.format, rows, inventory(folder)))
    return about


def _described(rows: Rows, request: Request, options: Mapping[str, object]) -> Description:
    return describe(
        rows,
        request.state,
        filters=request.filters.stated(),
        options=options,
        licence=request.licence,
        creator=request.creator,
    )


def _write(format: Format, rows: Rows, folder: Path, about: Description) -> None:
    """Writes a dataset, or a part of one, with the metadata that loaders read."""
    format.write(rows, folder)
    if format.described:
        files = inventory(folder)
        _write_json(folder / "datapackage.json", datapackage(about, files, format.described))
        if any(file.name.endswith(tuple(ENCODINGS)) for file in files):
            _write_json(folder / "croissant.json", croissant(about, files, format.described))


def _wanted(format: Format, request: Request) -> set[str]:
    """The names of the tables to read; none for all: names to replace, and what ties documents, are looked for in every table."""
    has_few = format.sources and request.key is None and request.split is None
    return {*format.sources, *_ALWAYS} if has_few else set()


def _write_json(path: Path, value: Mapping[str, object]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
