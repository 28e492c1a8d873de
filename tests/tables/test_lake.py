from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from datetime import time
from pathlib import Path
from random import Random

import polars as pl
import pytest
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lake_rows import Rows, identity, meeting, news, project_news, stamp, together
from polars.testing import assert_frame_equal

from pipeline.errors import LakeError, UsageError
from pipeline.tables.frames import RowError
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store


def contents(lake: Lake) -> dict[str, pl.DataFrame]:
    """Every table without the run that wrote it."""
    return {
        name: lake.read(name).drop("run_id", strict=False) for name, table in TABLES.items() if table.scope != "run"
    }


def assert_same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> None:
    for name, rows in one.items():
        assert_frame_equal(rows, other[name])


def test_a_lake_without_anything_has_every_table(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    for name, table in TABLES.items():
        assert lake.scan(name).collect_schema() == table.polars
        assert lake.read(name).is_empty()
    assert lake.known() == {}
    assert not (tmp_path / "lake").exists()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    rows = meeting(1)
    lake = Lake(tmp_path / "lake")
    touched = lake.write_documents(rows)
    for name, written in rows.items():
        read = lake.read(name)
        assert read.schema == TABLES[name].polars
        assert read.height == len(written)
        if name != "documents":
            expected = pl.DataFrame(written, schema=TABLES[name].polars, orient="row").sort(TABLES[name].key)
            assert_frame_equal(read, expected)
    assert lake.read("meeting_documents")["start_time"].to_list() == [time(16, 30)]
    [known] = lake.known().values()
    assert (known.version, known.superseded_by, known.kind) == (1, None, "minutes")
    assert touched.document_ids == {known.document_id}


def test_another_object_and_other_readers_see_the_same(tmp_path: Path) -> None:
    Lake(tmp_path).write_documents(meeting(1))
    assert Lake(tmp_path).read("agenda_items").height == 3
    table = DeltaTable(tmp_path / "agenda_items")
    assert table.metadata().description == "A row is an agenda item."
    title = next(field for field in table.schema().fields if field.name == "title")
    assert title.metadata == {"comment": "Verbatim."}


def test_an_unknown_table_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="agenda_items"):
        Lake(tmp_path).scan("items")


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    batch = together(meeting(1), meeting(2))
    lake.write_documents(batch)
    lake.refresh_derived()
    before = contents(lake)
    lake.write_documents(batch)
    lake.refresh_derived()
    assert_same(contents(lake), before)


def test_new_documents_are_only_appended(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    for number in range(3):
        lake.write_documents(meeting(number))
    for name in ("documents", "agenda_items", "mentions"):
        assert {entry["operation"] for entry in DeltaTable(tmp_path / name).history()} == {"CREATE TABLE", "WRITE"}
        modes = [entry["operationParameters"].get("mode") for entry in DeltaTable(tmp_path / name).history()][:-1]
        assert modes == ["Append"] * 3


def test_a_new_version_replaces_the_facts_of_the_old_one(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(meeting(1, items=5, source="u"))
    lake.write_documents(together(meeting(1, edition=1, items=2, source="u"), meeting(2)))
    new = identity("meeting", 1, "minutes", 1)
    assert lake.known()["u"].document_id == new
    assert lake.read("agenda_items").filter(document_id=new).height == 2
    assert lake.read("agenda_items").height == 5
    documents = lake.read("documents").filter(source_uri="u").sort("version")
    assert documents["superseded_by"].to_list() == [new, None]
    assert documents["text"].null_count() == 0


@pytest.mark.parametrize("order", [("agenda", "minutes"), ("minutes", "agenda"), ("both",)])
def test_of_agenda_and_minutes_the_minutes_stand(tmp_path: Path, order: tuple[str, ...]) -> None:
    lake = Lake(tmp_path)
    for kind in order:
        lake.write_documents(
            together(meeting(4, kind="agenda"), meeting(4)) if kind == "both" else meeting(4, kind=kind)
        )
    lake.refresh_derived()
    assert lake.read("meetings").select("status", "documents").rows() == [("minutes", 1)]
    assert lake.read("agenda_items").height == 3
    assert sorted(lake.read("documents")["superseded_by"], key=str) == sorted(
        [None, identity("meeting", 4, "minutes", 0)], key=str
    )


def test_the_same_bytes_at_two_sources_give_their_facts_once(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(together(meeting(1, source="u"), meeting(1, source="v")))
    lake.write_documents(meeting(1, source="w"))
    assert lake.read("documents")["source_uri"].sort().to_list() == ["u", "v", "w"]
    assert lake.read("agenda_items").height == 3
    assert lake.known().keys() == {"u", "v", "w"}


def test_the_same_bytes_read_otherwise_give_each_row_once(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    other = meeting(1, source="v")
    other["mentions"] = [row | {"score": 0.5, "entity_id": None} for row in other["mentions"]]
    lake.write_documents(together(meeting(1, source="u"), other, meeting(2)))
    assert lake.read("mentions").height == 2 * len(other["mentions"])


def test_replaced_documents_go(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(together(meeting(1), meeting(2)))
    gone = identity("meeting", 1, "minutes", 0)
    touched = lake.write_documents({}, replaced=[gone])
    lake.refresh_derived(touched)
    assert gone in touched.document_ids
    left = Lake(tmp_path / "other")
    left.write_documents(meeting(2))
    left.refresh_derived()
    assert_same(contents(lake), contents(left))


def test_an_agenda_returns_when_its_minutes_go(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(together(meeting(1, kind="agenda", source="a"), meeting(1, source="m")))
    touched = lake.write_documents({}, replaced=[identity("meeting", 1, "minutes", 0)])
    assert touched.again == {"a"}
    assert "a" not in lake.known()
    lake.write_documents(meeting(1, kind="agenda", source="a"))
    lake.refresh_derived()
    assert lake.read("meetings")["status"].to_list() == ["agenda"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"outcome": "yes"}, "outcome is 'yes', which is none of approved"),
        ({"ordinal": "1"}, "ordinal is '1', which is no Int64"),
        ({"item_id": None}, "item_id is missing"),
        ({"colour": "red"}, "there is no column colour"),
        ({"document_id": "other"}, "belongs to no row of documents"),
        ({"text": "\udcff"}, "which is no String"),
    ],
)
def test_rows_that_break_the_contract_are_refused(tmp_path: Path, change: dict[str, object], message: str) -> None:
    rows = meeting(1)
    rows["decisions"][1] |= change
    with pytest.raises(RowError, match=message) as caught:
        Lake(tmp_path).write_documents(rows)
    assert caught.value.table == "decisions"
    assert caught.value.document_id == rows["decisions"][1]["document_id"]
    assert Lake(tmp_path).read("documents").is_empty()


def test_repeated_keys_and_strange_tables_are_refused(tmp_path: Path) -> None:
    rows = meeting(1)
    rows["agenda_items"].append(rows["agenda_items"][0] | {"title": "Et andet punkt"})
    with pytest.raises(
        RowError, match=r"agenda_items: two rows have the key item_id itm_\w+ \(document [0-9a-f]{64}\)"
    ):
        Lake(tmp_path).write_documents(rows)
    with pytest.raises(RowError, match="entities"):
        Lake(tmp_path).write_documents({"entities": []})


def _corpus() -> list[Rows]:
    """Documents whose order matters if anything does: versions come in their order, everything else in any."""
    return [
        *(meeting(number) for number in range(5)),
        meeting(0, kind="agenda"),
        meeting(1, kind="agenda", edition=2),
        meeting(2, edition=3, source="file:///Vejle/korrigeret.pdf"),
        meeting(3, source="copy"),
        news(1, title="Et projekt om samskabelse", text="Kort nyt."),
        *(project_news(number) for number in range(6)),
    ]


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), size=st.integers(1, 4))
def test_order_and_batches_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, expected: dict[str, pl.DataFrame], seed: int, size: int
) -> None:
    documents = _corpus()
    Random(seed).shuffle(documents)
    lake = Lake(tmp_path_factory.mktemp("lake"))
    for start in range(0, len(documents), size):
        lake.write_documents(together(*documents[start : start + size]))
        if start % 3 == 0:
            lake.refresh_derived()
    lake.refresh_derived()
    assert_same(contents(lake), expected)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    lake = Lake(tmp_path_factory.mktemp("whole"))
    lake.write_documents(together(*_corpus()))
    lake.refresh_derived()
    return contents(lake)


def test_what_only_one_document_stated_goes_with_it(tmp_path: Path) -> None:
    documents = [project_news(number) for number in range(6)]
    for number, leaving in enumerate(documents):
        lake = Lake(tmp_path / str(number))
        lake.write_documents(together(*documents))
        lake.refresh_derived()
        assert not lake.read("entity_redirects").is_empty()
        lake.write_documents({}, replaced=[str(leaving["documents"][0]["document_id"])])
        lake.refresh_derived()
        without = Lake(tmp_path / f"{number}-without")
        without.write_documents(together(*(rows for rows in documents if rows is not leaving)))
        without.refresh_derived()
        assert_same(contents(lake), contents(without))


_WRITER = """
import os, signal, sys
sys.path.insert(0, {folder!r})
from lake_rows import meeting, together
from pipeline.tables.lake import Lake
from pipeline.tables.store import Store
from pathlib import Path

commit, left = Store._commit, int(sys.argv[2])
def counted(store, name, write):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    commit(store, name, write)
    if name == "documents" and sys.argv[3] == "after":
        os.kill(os.getpid(), signal.SIGKILL)

lake = Lake(Path(sys.argv[1]))
lake.write_documents(meeting(7))
Store._commit = counted
lake.write_documents(together(meeting(1, edition=1, source="u"), meeting(2), meeting(7, edition=1, source="z")))
"""


@pytest.mark.parametrize(("commits", "when"), [(8, "before"), (99, "after")])
def test_a_writer_killed_between_two_tables_leaves_the_lake_whole(tmp_path: Path, commits: int, when: str) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(meeting(1, source="u"))
    lake.write_documents(meeting(7))
    before = contents(lake)
    script = _WRITER.format(folder=str(Path(__file__).parent))
    command = [sys.executable, "-c", script, str(tmp_path / "lake"), str(commits), when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL

    batch = together(meeting(1, edition=1, source="u"), meeting(2), meeting(7, edition=1, source="z"))
    undisturbed = Lake(tmp_path / "undisturbed")
    for rows in (meeting(1, source="u"), meeting(7), batch):
        undisturbed.write_documents(rows)
    undisturbed.refresh_derived()
    whole = contents(undisturbed)
    half_way = contents(Lake(tmp_path / "lake"))
    for name, rows in (whole if when == "after" else before).items():
        if TABLES[name].scope == "document":
            assert_frame_equal(half_way[name], rows)

    restarted = Lake(tmp_path / "lake")
    if when == "before":
        restarted.write_documents(batch)
    restarted.refresh_derived()
    assert_same(contents(restarted), whole)
    assert not list((tmp_path / "lake" / "_journal").rglob("*.json"))


def test_a_batch_broken_off_is_undone_by_other_writers_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(meeting(1))
    whole = contents(lake)
    with monkeypatch.context() as patch:
        patch.setattr(Lake, "_put_documents", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            lake.write_documents(meeting(2))
    assert DeltaTable(tmp_path / "meeting_documents").version() == 2
    assert_same(contents(lake), whole)
    Lake(tmp_path).write_run({"sources": 1} | stamp("run-2"))
    assert DeltaTable(tmp_path / "meeting_documents").version() == 3
    assert_same(contents(lake), whole)


def test_derived_tables_follow_their_documents(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(together(meeting(0), meeting(5)))
    lake.refresh_derived()
    assert lake.read("entities").filter(entity_type="municipality")["documents"].to_list() == [2]
    cases = lake.read("case_items").join(lake.read("cases"), on="case_id")
    assert cases.height == 6
    lake.write_documents({}, replaced=[identity("meeting", 0, "minutes", 0)])
    lake.refresh_derived()
    assert lake.read("entities").filter(entity_type="municipality")["documents"].to_list() == [1]
    assert lake.read("case_items").height == 3


def test_nothing_to_derive_writes_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(meeting(1))
    lake.refresh_derived()
    version = DeltaTable(tmp_path / "entities").version()
    lake.refresh_derived()
    lake.write_documents(meeting(1))
    lake.refresh_derived()
    assert DeltaTable(tmp_path / "entities").version() == version


def test_failures_count_their_attempts_until_they_are_resolved(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    uri = "file:///it's\na 'name' -- ;.pdf"
    failure = {"source_uri": uri, "stage": "read", "error_type": "R203", "message": "Kan ikke læses."}
    lake.write_failures([failure | stamp("run-1"), failure | {"source_uri": "other"} | stamp("run-1")])
    lake.write_failures([failure | {"attempts": 2} | stamp("run-2")])
    assert lake.read("failures").select("source_uri", "attempts", "run_id").rows() == [
        (uri, 3, "run-2"),
        ("other", 1, "run-1"),
    ]
    lake.write_failures([], resolved=[uri, "never seen"])
    assert lake.read("failures")["source_uri"].to_list() == ["other"]


def test_a_run_has_one_row(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_run({"sources": 5} | stamp("it's run 1"))
    lake.write_run({"sources": 7} | stamp("it's run 1"))
    lake.write_run({"sources": 2} | stamp("run 2"))
    assert lake.read("runs").select("run_id", "sources").rows() == [("it's run 1", 7), ("run 2", 2)]


def test_a_column_that_came_later_is_added(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(meeting(1))
    path = tmp_path / "meeting_documents"
    older = pl.read_delta(str(path)).drop("chair", "mode")
    write_deltalake(path, older, mode="overwrite", schema_mode="overwrite")
    assert Lake(tmp_path).read("meeting_documents")["chair"].to_list() == [None]
    Lake(tmp_path).write_documents(meeting(2))
    assert Lake(tmp_path).read("meeting_documents").schema == TABLES["meeting_documents"].polars
    assert {"chair", "mode"} <= {field.name for field in DeltaTable(path).schema().fields}


def test_a_lake_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Lake(tmp_path).write_documents(meeting(1))
    path = tmp_path / "votes"
    newer = pl.read_delta(str(path)).with_columns(colour=pl.lit("red"))
    write_deltalake(path, newer, mode="overwrite", schema_mode="overwrite")
    for use in (lambda: Lake(tmp_path).read("votes"), lambda: Lake(tmp_path).write_documents(meeting(2))):
        with pytest.raises(LakeError, match=r"votes .*colour.*upgrade referat"):
            use()


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(meeting(1))
    for part in (tmp_path / "decisions").glob("*.parquet"):
        part.unlink()
    with pytest.raises(LakeError, match=r"The table decisions in .* cannot be used"):
        lake.read("decisions")
    log = tmp_path / "votes" / "_delta_log" / "00000000000000000000.json"
    log.write_text("{nonsense")
    with pytest.raises(LakeError, match="votes") as caught:
        Lake(tmp_path).read("votes")
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LakeError, match="cannot be made"):
        Lake(tmp_path / "file" / "lake").write_documents(meeting(1))


def _denied(path: object) -> list[str]:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_a_folder_that_may_not_be_written_or_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Lake(tmp_path).write_documents(meeting(1))
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    assert Lake(tmp_path).read("meeting_documents").height == 1
    with pytest.raises(LakeError, match="cannot be written"):
        Lake(tmp_path).write_documents(meeting(2))
    monkeypatch.setattr(os, "listdir", _denied)
    with pytest.raises(LakeError, match=r"cannot be read: Permission denied\."):
        Lake(tmp_path / "other").read("meetings")


def test_many_small_files_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.tables.store._COMPACT_EVERY", 4)
    lake = Lake(tmp_path)
    for number in range(9):
        lake.write_documents(meeting(number, items=1))
    assert lake.read("agenda_items").height == 9
    assert len(DeltaTable(tmp_path / "agenda_items").file_uris()) < 5


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.make_folder()
    store.prepare()
    commands = [
        [sys.executable, "-c", _APPENDER.format(folder=str(Path(__file__).parent)), str(tmp_path), str(number)]
        for number in range(2)
    ]
    writers = [subprocess.Popen(command) for command in commands]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    lake = Lake(tmp_path)
    assert lake.read("documents").height == 6
    assert lake.read("agenda_items").height == 6
    assert len(lake.known()) == 6


def test_a_commit_that_another_writer_forestalled_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.make_folder()
    store.prepare()
    attempts: list[int] = []

    def write(table: DeltaTable) -> None:
        attempts.append(table.version())
        if len(attempts) < 3:
            raise CommitFailedError("someone else was faster")

    store._commit("runs", write)
    assert len(attempts) == 3

    monkeypatch.setattr("pipeline.tables.store._PAUSE", 0.0)
    with pytest.raises(LakeError, match="is being written by others"):
        store._commit("runs", lambda table: (_ for _ in ()).throw(CommitFailedError("always")))


_APPENDER = """
import sys
sys.path.insert(0, {folder!r})
from lake_rows import meeting
from pipeline.tables.lake import Lake
from pathlib import Path

lake = Lake(Path(sys.argv[1]))
for number in range(3):
    lake.write_documents(meeting(10 * int(sys.argv[2]) + number, items=1))
lake.refresh_derived()
"""
