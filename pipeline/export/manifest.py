"""``manifest.json``: what a dataset holds, how it was made, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipeline import __version__
from pipeline.export.databases import without_keys
from pipeline.export.description import Description
from pipeline.export.inventory import File
from pipeline.export.rows import Rows
from pipeline.resources import resource
from pipeline.tables.states import State

_NOT_HASHED = ".duckdb"
"""DuckDB puts a random identifier in each of its files, so that their bytes say nothing."""


def manifest(about: Description, state: State, format: str, rows: Rows, files: Iterable[File]) -> dict[str, object]:
    """What is said of a dataset; nothing in it depends on when or where it was made.

    Args:
        about: the dataset in words.
        state: of the lake; ``referat export --version`` with its number makes the same dataset again.
        format: as it was asked for.
        rows: those of all tables from which the files were made.
        files: what was written.
    """
    return {
        "title": about.title,
        "description": about.summary,
        "citation": about.citation,
        "creator": about.creator,
        "licence": about.licence,
        "format": format,
        "lake_version": state.number,
        "lake_moment": about.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "table_versions": dict(state.versions),
        "pipeline_version": __version__,
        "models": dict(about.models),
        "model_scores": _scores(about.models.values()),
        "filters": dict(about.filters),
        "options": dict(about.options),
        "documents_by_licence": dict(about.licences),
        "documents_by_publisher": dict(about.publishers),
        "tables": {
            table.name: {"rows": rows.count(table.name), "sha256_of_rows": rows.digest(table.name)}
            for table in rows.tables
        },
        **({"tables_without_keys": list(without_keys(rows))} if format == "duckdb" else {}),
        "files": [
            {"path": file.name}
            | ({} if file.name.endswith(_NOT_HASHED) else {"bytes": file.size, "sha256": file.sha256})
            for file in files
        ],
    }


def _scores(kinds: Iterable[Iterable[str]]) -> dict[str, object]:
    """The published figures of the models whose names, with versions, are given; nothing of those that do not ship."""
    published = json.loads(resource("models", "scores.json").read_text(encoding="utf-8"))
    return {name: published[name] for names in kinds for name in names if name in published}
