"""Agenda items as political scientists code them: a row an item, with its topic in the Comparative Agendas Project's scheme."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import polars as pl

from pipeline.export.rows import Rows
from pipeline.resources import resource
from pipeline.tables.output import write_table
from pipeline.tables.schemas import TABLES, Column, TableSchema

_ITEM: Final = {column.name: column for column in TABLES["agenda_items"].columns}
_MEETING: Final = {column.name: column for column in TABLES["meetings"].columns}
CAP: Final = TableSchema(
    "agenda",
    "an agenda item with its topic",
    ("item_id",),
    "derived",
    (
        _ITEM["item_id"],
        _MEETING["municipality_code"],
        _MEETING["body"],
        _MEETING["date"],
        _ITEM["title"],
        Column("major_topic", pl.Int64, f"{_ITEM['topic'].description} The codes are in topics.csv."),
        Column("subtopic", pl.Int64, _ITEM["subtopic"].description),
        Column("method", pl.String, _ITEM["topic_method"].description, _ITEM["topic_method"].values),
        Column("probability", pl.Float64, _ITEM["topic_score"].description),
    ),
)
"""The table ``agenda``; its columns are described where those of the tables are."""


def write_cap(rows: Rows, folder: Path) -> None:
    """Writes ``agenda.csv``, and ``topics.csv`` with the names of the major topics; an item without topic has null there."""
    meetings = rows.scan("meetings").select("meeting_id", "municipality_code", "body", "date")
    items = rows.scan("agenda_items").join(meetings, on="meeting_id", how="left", maintain_order="left")
    named = items.rename({"topic": "major_topic", "topic_method": "method", "topic_score": "probability"})
    with (folder / f"{CAP.name}.csv").open("wb") as stream:
        write_table(named.select(CAP.polars.names()), "csv", stream)
    shutil.copyfile(resource("corpora", "gazetteers", "topics.csv"), folder / "topics.csv")
