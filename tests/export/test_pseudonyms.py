"""Persons under pseudonyms, in all tables and in running text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipeline.errors import UsageError
from pipeline.export.pseudonyms import Replaced, pseudonymise
from pipeline.export.rows import Rows

Make = Callable[..., Path]
KEY = b"for tests only 0123456789"
PERSONS = ("Lise Holm", "Per Krag", "Mads Elkjær", "Mette Brinkholm", "Brinkholm")
PRIVATE = ("birthe@spejder-lyng.dk", "12 34 56 78", "Møllevænget 4", "010190", "maj.txt")


@pytest.fixture(scope="module")
def hidden(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Replaced]:
    return pseudonymise(rows, tmp_path_factory.mktemp("hidden"), KEY)


def all_words(rows: Rows) -> str:
    tables = [rows.scan(table.name).select(pl.col(pl.String)).collect() for table in rows.tables]
    return "\n".join(value for table in tables for column in table for value in column.drop_nulls())


def test_nobody_is_named_any_more(hidden: tuple[Rows, Replaced], rows: Rows) -> None:
    before, after = all_words(rows), all_words(hidden[0])
    assert all(words in before for words in (*PERSONS, *PRIVATE[:-2]))
    assert [words for words in (*PERSONS, *PRIVATE) if words in after] == []
    ids = set(rows.scan("entities").filter(pl.col("entity_type") == "person").collect()["entity_id"])
    ids |= set(rows.scan("documents").collect()["document_id"])
    assert not [identity for identity in ids if identity in after]


def test_a_person_is_the_same_everywhere(hidden: tuple[Rows, Replaced]) -> None:
    made, _ = hidden
    attendance = made.scan("attendance").collect()
    entities = dict(made.scan("entities").select("entity_id", "name").collect().iter_rows())
    assert attendance["person_name"].n_unique() == 3
    assert all(
        entities[identity] == name for name, identity in attendance.select("person_name", "entity_id").iter_rows()
    )
    assert attendance["party"].null_count() == 0  # roles and parties stay
    [lise] = attendance.filter(party="A")["person_name"].unique()
    texts = made.scan("documents").collect()["text"]
    assert sum(text.count(lise) for text in texts) == 4


@pytest.mark.parametrize(
    ("table", "column"), [("mentions", "text"), ("decisions", "text"), ("amounts", "text"), ("agenda_items", "title")]
)
def test_places_count_in_the_new_texts(table: str, column: str, hidden: tuple[Rows, Replaced]) -> None:
    made, _ = hidden
    texts = dict(made.scan("documents").select("document_id", "text").collect().iter_rows())
    rows = made.scan(table).select("document_id", "char_start", "char_end", column).collect()
    assert rows.height
    assert all(texts[document_id][start:end] == words for document_id, start, end, words in rows.iter_rows())


def test_rows_stay_and_keys_hold(hidden: tuple[Rows, Replaced], rows: Rows) -> None:
    made, replaced = hidden
    for table in rows.tables:
        found = made.scan(table.name).collect()
        assert found.select(table.key).is_unique().all()
        if table.name not in ("contacts", "entity_names", "entity_aliases"):
            assert found.height == rows.count(table.name)
    assert replaced.persons >= 4
    assert {"person", "email", "phone", "address", "cpr"} == replaced.in_texts.keys()


def test_the_key_makes_the_pseudonyms(hidden: tuple[Rows, Replaced], rows: Rows, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("same", "other")]
    for folder in folders:
        folder.mkdir()
    same, _ = pseudonymise(rows, folders[0], KEY)
    other, _ = pseudonymise(rows, folders[1], KEY[::-1])
    names = [set(made.scan("attendance").collect()["person_name"]) for made in (hidden[0], same, other)]
    assert names[0] == names[1]
    assert not names[0] & names[2]


def test_politicians_may_stay(rows: Rows, tmp_path: Path) -> None:
    made, replaced = pseudonymise(rows, tmp_path, KEY, keep_politicians=True)
    assert set(made.scan("attendance").collect()["person_name"]) == {"Lise Holm", "Per Krag", "Mads Elkjær"}
    words = all_words(made)
    assert "Lise Holms forslag" in words
    assert "Brinkholm" not in words
    assert replaced.politicians == 3


def test_a_short_key_is_refused(rows: Rows, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too few"):
        pseudonymise(rows, tmp_path, b"1234")


def test_a_dataset_says_what_was_replaced(make: Make) -> None:
    folder = make("csv", key=KEY)
    report = json.loads((folder / "pseudonymisation.json").read_text())
    assert report["persons_with_a_pseudonym"] >= 4
    assert "advice" in report
    assert json.loads((folder / "manifest.json").read_text())["options"]["pseudonymised"] is True
    assert not [
        path for path in folder.iterdir() if "Lise Holm" in path.read_text() or KEY.decode() in path.read_text()
    ]
