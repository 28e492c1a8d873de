from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from lake_rows import Row, stamp

from pipeline.tables import derive
from pipeline.tables.frames import frame
from pipeline.tables.schemas import TABLES


def rows(table: str, *found: Row) -> pl.LazyFrame:
    """Rows of a table, its required identifiers filled in."""
    required = {column.name: f"{column.name}" for column in TABLES[table].columns if column.required}
    numbered = (required | {TABLES[table].key[0]: f"{table}-{number}"} | row for number, row in enumerate(found))
    return frame(TABLES[table], list(numbered)).lazy()


def mention(entity_id: str | None, text: str, **more: object) -> Row:
    return {"entity_id": entity_id, "text": text, "entity_type": "organisation", "name": text} | more


def test_an_entity_is_named_as_it_mostly_is_and_ties_go_by_alphabet() -> None:
    mentions = rows(
        "mentions",
        mention("e", "Fjordskolen", document_id="a", seen_on=date(2020, 5, 1)),
        mention("e", "Fjordskolens", name="Fjordskolen", document_id="b", seen_on=date(2019, 1, 1), acronym="FS"),
        mention("e", "skolen", name=None, document_id="b", seen_on=None),
        mention("f", "Bakkehuset"),
        mention("f", "Alhuset"),
        mention(None, "Ingen"),
    )
    found = derive.entities(mentions).sort("entity_id").collect()
    assert found.schema == TABLES["entities"].polars
    assert found["name"].to_list() == ["Fjordskolen", "Alhuset"]
    first = found.row(0, named=True)
    assert (first["first_seen"], first["last_seen"]) == (date(2019, 1, 1), date(2020, 5, 1))
    assert (first["mentions"], first["documents"], first["acronym"]) == (3, 2, "FS")


@pytest.mark.parametrize(
    ("entity_type", "code", "text", "name"),
    [
        ("municipality", "751", "Århus", "Aarhus"),
        ("region", "1083", "Region Syd", "Region Syddanmark"),
        ("programme", "erasmus-plus", "Erasmus Plus", "Erasmus+"),
        ("municipality", "999", "Nykommune", "Nykommune"),
        ("organisation", "751", "Århus", "Århus"),
    ],
)
def test_official_codes_give_official_names(entity_type: str, code: str, text: str, name: str) -> None:
    mentions = rows("mentions", mention("e", text, entity_type=entity_type, official_code=code))
    assert derive.entities(mentions).collect()["name"].to_list() == [name]


def test_aliases_are_the_printed_forms() -> None:
    mentions = rows(
        "mentions", mention("e", "UC  Bælt"), mention("e", "UC\nBælt"), mention("e", "UCB"), mention(None, "x")
    )
    found = derive.entity_aliases(mentions).sort("alias").collect()
    assert found.select("entity_id", "alias", "n").rows() == [("e", "UC Bælt", 2), ("e", "UCB", 1)]


def test_a_derived_row_carries_its_newest_run() -> None:
    mentions = rows("mentions", mention("e", "A", **stamp("run-2")), mention("e", "A", **stamp("run-1")))
    assert derive.entities(mentions).collect()["run_id"].to_list() == ["run-2"]
