"""``datapackage.json``: a dataset's tables as a Frictionless Data Package, version 2.0 (datapackage.org)."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Final

from pipeline.export.description import Description
from pipeline.export.dictionary import kind_of
from pipeline.export.inventory import File
from pipeline.export.relations import primary_key, references
from pipeline.tables.schemas import TABLES, Column, TableSchema

MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}
_TYPES: Final = {"text": "string"}  # every other kind has the name that the standard gives it
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"


def datapackage(about: Description, files: Iterable[File], tables: Iterable[TableSchema]) -> dict[str, object]:
    """The descriptor of a dataset whose files are named after its tables.

    Args:
        about: the dataset in words.
        files: of which those named ``<table>.csv``, ``.jsonl`` or ``.parquet`` are described; not those without a byte (tables
            without rows as JSON Lines), which readers take for damaged.
        tables: the schemas of what the files hold; foreign keys are given to those among them.
    """
    schemas = {table.name: table for table in tables}
    parts = [(file, *file.name.rpartition(".")[::2]) for file in files if file.size]
    described = {name: (file, format) for file, name, format in parts if name in schemas and format in MEDIA_TYPES}
    resources = [_resource(file, format, schemas[name], described) for name, (file, format) in described.items()]
    return {
        "$schema": _PROFILE,
        "name": f"referat-{about.number}",
        "title": about.title,
        "description": about.summary,
        "version": f"{about.number}.0.0",
        "created": about.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "licenses": [{"name": _licence_name(about.licence), "title": about.licence}],
        "sources": [{"title": publisher} for publisher in about.publishers],
        "contributors": [{"title": about.creator, "roles": ["creator"]}],
        "resources": resources,
    }


def _licence_name(licence: str) -> str:
    """A licence as the standard wants it named: letters, digits, ``-``, ``.`` and ``_``.

    >>> _licence_name("CC BY 4.0; unknown")
    'CC-BY-4.0-unknown'
    """
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in ".-_") else " " for sign in licence)
    return "-".join(kept.split()) or "unknown"


def _resource(file: File, format: str, table: TableSchema, described: Container[str]) -> dict[str, object]:
    return {
        "name": table.name,
        "path": file.name,
        "description": f"A row is {table.row}.",
        "type": "table",
        "format": format,
        "mediatype": MEDIA_TYPES[format],
        **({} if format == "parquet" else {"encoding": "utf-8"}),
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table, described),
    }


def _schema(table: TableSchema, described: Container[str]) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if primary_key(table):
        schema["primaryKey"] = list(primary_key(table))
    foreign = [
        {
            "fields": [reference.column],
            "reference": {"resource": reference.table, "fields": [TABLES[reference.table].key[0]]},
        }
        for reference in references(table)
        if reference.table in described
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column) -> dict[str, object]:
    kind = kind_of(column)
    field: dict[str, object] = {"name": column.name, "type": _TYPES.get(kind, kind), "description": column.description}
    constraints: dict[str, object] = {}
    if column.required and kind != "text":
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field
