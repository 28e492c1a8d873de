"""Looking up rows by key: only the files that hold one are read, and the answer is that of a whole scan."""

from __future__ import annotations

from pathlib import Path
from random import Random

import polars as pl
import pytest
from deltalake import DeltaTable

from pipeline.tables.key_index import KeyIndex
from pipeline.tables.store import Store

FILES = {"one": ["a", "b", None], "two": ["b", "c", "c"], "three": [None]}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = {name: tmp_path / f"{name}.parquet" for name in FILES}
    for name, path in paths.items():
        pl.DataFrame({"key": FILES[name]}, schema={"key": pl.String}).write_parquet(path)
    return [str(path) for path in paths.values()]


@pytest.mark.parametrize(
    ("wanted", "holding"),
    [(["a"], ["one"]), (["b"], ["one", "two"]), (["c", "z"], ["two"]), (["z"], []), ([], [])],
)
def test_only_files_with_a_wanted_key_are_named(files: list[str], wanted: list[str], holding: list[str]) -> None:
    index = KeyIndex(Path(files[0]).parent)
    found = index.holding(files, "key", pl.Series(wanted, dtype=pl.String))
    assert [Path(file).stem for file in found] == sorted(holding)


def test_an_index_is_made_again_where_it_is_lost_and_goes_with_its_file(files: list[str]) -> None:
    folder, wanted = Path(files[0]).parent, pl.Series(["b"])
    KeyIndex(folder).holding(files, "key", wanted)
    kept = sorted((folder / "_key_index").iterdir())
    kept[0].unlink()
    assert len(KeyIndex(folder).holding(files, "key", wanted)) == 2
    assert sorted((folder / "_key_index").iterdir()) == kept
    KeyIndex(folder).holding(files[:1], "key", wanted)
    assert [path.name.partition(".")[0] for path in (folder / "_key_index").iterdir()] == ["one"]


def test_a_column_that_a_file_does_not_have_holds_nothing(files: list[str]) -> None:
    assert KeyIndex(Path(files[0]).parent).holding(files, "added_later", pl.Series(["a"])) == []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(tmp_path_factory.mktemp("lake"))
    made.prepare()
    return made


def test_rows_by_key_are_those_of_a_whole_scan(store: Store) -> None:
    random = Random(5)
    for _ in range(4):
        pairs = {(random.choice("abcdef"), random.choice("uvwxyz")) for _ in range(5)}
        store.append("entity_aliases", _aliases(sorted(pairs)))
    for wanted in ({"a"}, {"b", "g"}, set("abcdefg"), {"g"}, set()):
        found = store.rows_of("entity_aliases", "entity_id", wanted).collect()
        scanned = store.scan("entity_aliases").filter(pl.col("entity_id").is_in(list(wanted))).collect()
        assert found.sort("entity_id", "alias").equals(scanned.sort("entity_id", "alias"))


def test_very_many_keys_are_replaced_at_once(store: Store) -> None:
    store.append("entity_aliases", _aliases([("kept", "x"), *((f"id{n}", "old") for n in range(30_000))]))
    store.replace("entity_aliases", _aliases([("id7", "new")]), "entity_id", [f"id{n}" for n in range(30_000)])
    left = store.scan("entity_aliases").filter(pl.col("entity_id").str.len_chars() > 1).select("entity_id", "alias")
    assert sorted(left.collect().rows()) == [("id7", "new"), ("kept", "x")]


def test_only_files_with_replaced_rows_are_written_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    for pairs in ([("a", "x"), ("b", "x")], [("c", "x")], [("d", "x"), ("d", "y")]):
        store.append("entity_aliases", _aliases(pairs))
    before = set(DeltaTable(tmp_path / "entity_aliases").file_uris())
    store.replace("entity_aliases", _aliases([("b", "new"), ("e", "new")]), "entity_id", ["b", "d", "e", "gone"])
    after = set(DeltaTable(tmp_path / "entity_aliases").file_uris())
    assert len(before & after) == 1
    assert len(after) == 3
    rows = store.scan("entity_aliases").select("entity_id", "alias").collect().rows()
    assert sorted(rows) == [("a", "x"), ("b", "new"), ("c", "x"), ("e", "new")]


def _aliases(pairs: list[tuple[str, str]]) -> pl.DataFrame:
    rows = [{"entity_id": one, "alias": other, "n": 1, "run_id": "r", "pipeline_version": "0"} for one, other in pairs]
    schema = {
        "entity_id": pl.String,
        "alias": pl.String,
        "n": pl.Int64,
        "run_id": pl.String,
        "pipeline_version": pl.String,
    }
    return pl.DataFrame(rows, schema=schema)
