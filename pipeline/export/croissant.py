"""``croissant.json``: a dataset's tables as Croissant 1.0 metadata (mlcommons.org/croissant), which loaders of datasets read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pipeline.export.description import Description
from pipeline.export.dictionary import kind_of
from pipeline.export.inventory import File
from pipeline.export.relations import primary_key
from pipeline.tables.schemas import Column, TableSchema

ENCODINGS: Final = {"csv": "text/csv", "parquet": "application/x-parquet"}
"""The formats that are described: of JSON Lines the reference loader takes texts in columns such as ``start_time`` for moments."""
_TYPES: Final = {
    "text": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "time": "sc:Text",
    "datetime": "sc:DateTime",
}
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(about: Description, files: Iterable[File], tables: Iterable[TableSchema]) -> dict[str, object]:
    """The metadata of a dataset whose files are named after its tables.

    Keys of other tables are left to ``datapackage.json``: where they stand here, loaders join the tables as they read. Times
    of day are texts, which the standard has no type for.

    Args:
        about: the dataset in words.
        files: of which those named ``<table>.csv`` or ``<table>.parquet`` are described.
        tables: the schemas of what the files hold.
    """
    schemas = {table.name: table for table in tables}
    described = [
        (file, format, schemas[name])
        for file in files
        for name, _, format in [file.name.rpartition(".")]
        if name in schemas and format in ENCODINGS
    ]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": f"referat-{about.number}",
        "description": about.summary,
        "license": about.licence,
        "url": f"urn:referat:lake:{about.number}",
        "creator": {"@type": "sc:Organization", "name": about.creator},
        "datePublished": about.moment.strftime("%Y-%m-%d"),
        "version": f"{about.number}.0.0",
        "inLanguage": "da",
        "citeAs": about.citation,
        "isLiveDataset": False,
        "distribution": [_file_object(file, format) for file, format, _ in described],
        "recordSet": [_record_set(file, table) for file, _, table in described],
    }


def _file_object(file: File, format: str) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "contentSize": f"{file.size} B",
        "encodingFormat": ENCODINGS[format],
        "sha256": file.sha256,
    }


def _record_set(file: File, table: TableSchema) -> dict[str, object]:
    record_set: dict[str, object] = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"A row is {table.row}.",
        "field": [_field(file, table, column) for column in table.columns],
    }
    if primary_key(table):
        record_set["key"] = [{"@id": f"{table.name}/{column}"} for column in primary_key(table)]
    return record_set


def _field(file: File, table: TableSchema, column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": f"{table.name}/{column.name}",
        "description": column.description,
        "dataType": _TYPES[kind_of(column)],
        "source": {"fileObject": {"@id": file.name}, "extract": {"column": column.name}},
    }
    return field
