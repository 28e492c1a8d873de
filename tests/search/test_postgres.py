"""What only an index in a database can do or suffer; what searches find is tested over both kinds in test_index and test_names."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lake_rows import meeting, news, together
from postgres_server import Server as Postgres
from starlette.testclient import TestClient
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.checks import list_settings, run_checks
from pipeline.errors import LakeError, QueryError, UsageError
from pipeline.evaluation.search import score_search
from pipeline.runs.direct import run_directly
from pipeline.search import Index, fields
from pipeline.search.entries import Entry
from pipeline.settings import Settings, load_settings
from pipeline.tables.lake import Lake
from pipeline.web.app import create_app

psycopg = pytest.importorskip("psycopg", reason="SERVER SEARCH IS NOT TESTED: psycopg is missing")

from pipeline.search.postgres import Server, database  # noqa: E402

NOTE = pl.DataFrame(schema={"owner": pl.String, "stamp": pl.String})


def entry(number: int, text: str = "Om havnen", **values: object) -> Entry:
    stated = {"id": f"e{number}", "owner": f"o{number}", "kind": "item", "title": f"Punkt {number}", "text": text}
    return Entry(**(stated | values))  # type: ignore[arg-type]


def note(*numbers: int) -> pl.DataFrame:
    return pl.DataFrame([(f"o{number}", "1") for number in numbers], schema=NOTE.schema, orient="row")


@pytest.fixture
def url(database_at: Callable[[Path], str], tmp_path: Path) -> str:
    return database_at(tmp_path)


@pytest.fixture
def server(url: str, tmp_path: Path) -> Server:
    return Server(url, tmp_path)


def total(server: Server, query: str = "") -> int:
    return Index(server).search(query).total


@pytest.fixture(scope="module")
def both(database_at: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, Index]:
    folder = tmp_path_factory.mktemp("both")
    lake = Lake(folder / "lake")
    texts = (
        ("Spildevandsplan og haven", "Havet steg. Byrådets haver blev våde."),
        ("Børn i Ærø", "Et barns vej til skole"),
    )
    lake.write_documents(
        together(
            *(meeting(number) for number in range(12)),
            *(news(number, title=title, text=text) for number, (title, text) in enumerate(texts)),
        )
    )
    lake.refresh_derived()
    found = Index.of(load_settings(data=folder)), Index.of(load_settings(data=folder, search_url=database_at(folder)))
    for index in found:
        index.update(lake)
    return found


_PARTS = (
    'plan havne* "for midtbyen" -havn havn~ havnen OR og kommune:Odense -kommune:Vejle år:2015 år:<2014 organ:byråd organ:miljø '
    "udfald:godkendt emne:miljø type:beslutning slags:punkt person:17 Person beløb:>1 spildevand vand børn barn Århus aeroe x "
    'kommune:Læsø program:KA1 sag:19 "Person 17" bakkegårdsskolen skole* cykelsto~ \' \\ % _ \x00 $$ ; {} %s %(a)s \ud800'
).split(" ")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=5).map(" ".join) | st.text(max_size=20))
def test_both_kinds_of_index_find_count_and_say_the_same(both: tuple[Index, Index], query: str) -> None:
    embedded, server = (index.search(query, limit=500) for index in both)
    assert (server.total, server.notices) == (embedded.total, embedded.notices)
    assert server.facets == embedded.facets
    assert {hit.id for hit in server.hits} == {hit.id for hit in embedded.hits}
    assert len(server.hits) == server.total
    for one, other in zip(server.hits[:5], embedded.hits[:5], strict=True):
        assert (one.score or 0) == pytest.approx(other.score or 0, rel=0.25, abs=0.01)


def test_what_is_similar_and_all_that_is_found_are_the_same(both: tuple[Index, Index]) -> None:
    embedded, server = both
    [hit, *_] = embedded.search("godkendelse", kinds=["item"]).hits
    likest = [[one.id for one in index.similar(hit.id, limit=5).hits] for index in both]
    assert likest[0]
    assert len(set(likest[0]) & set(likest[1])) >= 4
    assert {one.id for one in server.every("plan")} == {one.id for one in embedded.every("plan")}
    for index in both:
        with pytest.raises(QueryError, match="Nothing in the index"):
            index.similar("x'; DROP TABLE entry; --\x00\ud800")


def test_without_an_index(server: Server) -> None:
    with pytest.raises(LakeError, match=r"There is no search index in the database .*referat run"):
        Index(server).search("plan")
    assert server.indexed() is None
    assert server.write([], NOTE, gone=None) == 0
    assert total(server) == 0


def test_a_reader_sees_a_run_whole_or_not_at_all(server: Server) -> None:
    server.write((entry(number) for number in range(3)), note(0, 1, 2), gone=None)
    seen: list[int] = []

    def coming() -> Iterator[Entry]:
        for number in range(3, 6):
            readers = [threading.Thread(target=lambda: seen.append(total(server, "havnen"))) for _ in range(3)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
            yield entry(number)

    assert server.write(coming(), note(1, 2, 3, 4, 5), gone=["o0"]) == 3
    assert seen == [3] * 9
    assert total(server, "havnen") == 5
    with server.reading() as reader:
        server.write([entry(9)], note(9), gone=[f"o{number}" for number in range(6)])
        assert reader.size == 5
    assert total(server, "havnen") == 1


def test_a_run_that_fails_leaves_everything_as_it_was(server: Server) -> None:
    server.write([entry(1)], note(1), gone=None)

    def coming() -> Iterator[Entry]:
        yield entry(2)
        raise ZeroDivisionError

    for gone in (["o1"], None):
        with pytest.raises(ZeroDivisionError):
            server.write(coming(), note(2), gone=gone)
        assert [hit.id for hit in Index(server).search("havnen").hits] == ["e1"]
    noted = server.indexed()
    assert noted is not None
    assert noted["owner"].to_list() == ["o1"]


def test_only_one_writer_at_a_time(server: Server, url: str) -> None:
    server.write([entry(1)], note(1), gone=None)

    def coming() -> Iterator[Entry]:
        with pytest.raises(LakeError, match="another run is writing it"):
            Server(url, server.folder).write([entry(3)], note(3), gone=[])
        yield entry(2)

    assert server.write(coming(), note(1, 2), gone=[]) == 1
    assert total(server) == 2


def test_updates_leave_the_same_as_making_it_anew(server: Server, url: str) -> None:
    texts = ["Spildevandsplan for havnen", "Havnen, havnen og havnens plan", "Børnehaver"]
    server.write((entry(number, text) for number, text in enumerate(texts)), note(0, 1, 2), gone=None)
    server.write([entry(1, "Nyt om børn"), entry(7, "Plan")], note(1, 2, 7), gone=["o0", "o1", "o8"])
    updated = _content(url)
    server.write([entry(1, "Nyt om børn"), entry(2, texts[2]), entry(7, "Plan")], note(1, 2, 7), gone=None)
    assert _content(url) == updated


def _content(url: str) -> list[list[object]]:
    with psycopg.connect(url) as connection:
        connection.execute(f"SET search_path TO {database_schema()}")
        statements = (
            "SELECT * FROM vocabulary",
            "SELECT * FROM indexed",
            "SELECT * FROM state",
            "SELECT id, terms FROM entry",
        )
        return [sorted(map(repr, connection.execute(one).fetchall())) for one in statements]


def database_schema() -> str:
    return f"referat_{fields.made_with().replace('-', '_')}"


def test_an_index_of_other_fields_is_made_anew_and_the_old_one_dropped(
    monkeypatch: pytest.MonkeyPatch, url: str, tmp_path: Path
) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(meeting(1))
    old_one = Index(Server(url, tmp_path))
    assert old_one.update(lake) == 6
    with psycopg.connect(url) as connection:
        connection.execute("CREATE SCHEMA mine")
    old = database_schema()
    monkeypatch.setattr(fields, "_FORMAT", 99)
    new_one = Index(Server(url, tmp_path))
    assert new_one.is_new
    assert new_one.update(lake) == 6
    assert new_one.update(lake) == 0
    assert new_one.search("").total == 6
    with psycopg.connect(url) as connection:
        schemas = {name for (name,) in connection.execute("SELECT nspname FROM pg_namespace")}
    assert {"mine", database_schema()} <= schemas
    assert old not in schemas


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    server.write([entry(1)], note(1), gone=None)
    monkeypatch.setattr(database, "SECONDS", 0.2)
    with pytest.raises(LakeError, match=r"longer than 0\.2 seconds"), server.reading() as reader:
        reader._connection.execute("SELECT pg_sleep(5)")
    assert total(server) == 1


def test_a_search_after_the_server_was_started_again(postgres: Postgres, server: Server) -> None:
    server.write([entry(1)], note(1), gone=None)
    assert total(server) == 1
    postgres.stop("fast")
    with pytest.raises(LakeError, match=r"There is no way to the database"):
        total(server)
    postgres.start()
    assert total(server) == 1


def test_readers_that_may_only_read(postgres: Postgres, server: Server, url: str, tmp_path: Path) -> None:
    server.write([entry(1)], note(1), gone=None)
    name = url.rpartition("/")[2].partition("?")[0]
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE ROLE reader_{name} LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {database_schema()} TO reader_{name}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {database_schema()} TO reader_{name}")
    reader = Server(postgres.url(name, f"reader_{name}"), tmp_path)
    assert total(reader, "havnen") == 1
    with pytest.raises(LakeError, match="closed to this user"):
        reader.write([entry(2)], note(2), gone=[])


def test_a_text_longer_than_any_text_search_of_the_database_takes(server: Server) -> None:
    words = " ".join(f"ord{number}" for number in range(30_000))
    hostile = entry(
        2, "\x00 \ud800 ' \\ \" $1 %s {}", title="'; DROP TABLE entry; -- \x00\ud800", body="\x00\ud800" * 900
    )
    server.write([entry(1, f"{words} slutter med kloakering"), hostile], note(1, 2), gone=None)
    for query, found in (("ord29999", 1), ('"ord29999 slutter med"', 1), ('"ord1 ord3"', 0), ("drop table", 1)):
        assert total(server, query) == found
    assert Index(server).search("drop table").hits[0].title.startswith("'; DROP TABLE entry; --")


@pytest.mark.parametrize(
    "wrong",
    [
        "mysql://u:hemmelig@h/d",
        "hemmelig",
        "postgresql://u:p@hemmelig@h/d",
        "postgresql://u:12/hemmelig@h/d",
        "postgresql://u:hemmelig@[::1/d",
        "postgresql://u:hemmelig%zz@h/d",
        "postgresql://u:x@h/d?hemmelig=1",
    ],
)
def test_an_address_that_is_none_is_said_without_its_secrets(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(UsageError, match="no address of a PostgreSQL database") as said:
        Index.of(load_settings(data=tmp_path, search_url=wrong))
    assert "hemmelig" not in str(said.value)


def test_nothing_that_is_shown_has_the_password(postgres: Postgres, tmp_path: Path) -> None:
    chosen = load_settings(data=tmp_path, search_url=postgres.url("nowhere", "someone", "hemmelig@/"))
    assert "hemmelig" not in repr(chosen) + repr(list_settings(chosen))
    with pytest.raises(LakeError, match="There is no way to the database nowhere") as said:
        Index.of(chosen).search("plan")
    assert "hemmelig" not in str(said.value)
    away = load_settings(data=tmp_path, search_url="postgresql://u:hemmelig@localhost:1/d")
    with pytest.raises(LakeError, match="There is no way") as said:
        Index.of(away).search("plan")
    assert "hemmelig" not in str(said.value)


def test_the_commands_use_the_database(monkeypatch: pytest.MonkeyPatch, url: str, tmp_path: Path) -> None:
    monkeypatch.setenv("REFERAT_SEARCH_URL", url)
    chosen = load_settings(data=tmp_path)
    assert _check(chosen) == (True, "no index yet: `referat run` makes it")
    Server(url, tmp_path).write([entry(1, "Om færgen")], note(1), gone=None)
    assert _check(chosen) == (True, "has the index")
    result = CliRunner().invoke(app, ["search", "færge", "--data", str(tmp_path)])
    assert result.exit_code == 0
    assert "1 of 1 hits, by words." in result.output
    assert not (tmp_path / "index").exists()
    assert _check(load_settings(data=tmp_path, search_url="postgresql://localhost:1/d"))[0] is False


def _check(chosen: Settings) -> tuple[bool, str]:
    [found] = [one for one in run_checks(chosen, models=False) if one.name == "search database"]
    return found.ok, found.found


@pytest.mark.slow
def test_judged_queries_score_as_in_the_embedded_index(url: str, tmp_path: Path) -> None:
    chosen = load_settings(data=tmp_path, language_model="fast", workers=1, ocr="off")

    def lake_of(folder: Path) -> tuple[Lake, Index]:
        run_directly([str(folder)], chosen)
        return Lake(tmp_path / "lake"), Index.of(chosen)

    queries = Path(__file__).parents[2] / "corpora" / "search" / "queries.json"
    systems = score_search(queries, lake_of, server=Index(Server(url, tmp_path)))["systems"]
    for figure in ("ndcg_10", "recall_50", "success_10"):
        assert systems["referat_server"][figure] == pytest.approx(systems["referat"][figure], abs=0.01), figure


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.startswith("pipeline.search.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"not installed.*referat\[postgres\]"):
        Index.of(load_settings(data=tmp_path, search_url="postgresql://h/d"))
    assert isinstance(Index.of(load_settings(data=tmp_path, search_url="")), Index)


def test_the_pages_search_the_database(url: str, tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(together(meeting(1), news(1, title="Ny færge til Bakkø", text="Færgen sejler fra juni.")))
    lake.refresh_derived()
    chosen = load_settings(data=tmp_path, search_url=url)
    Index.of(chosen).update(lake)
    assert not list((tmp_path / "index").rglob("segments"))
    pages = TestClient(create_app(chosen), base_url="http://localhost")
    answer = pages.get("/search", params={"q": "færgerne"})
    assert answer.status_code == 200
    assert "Ny færge til Bakkø" in answer.text
    assert "<mark>Færgen</mark>" in answer.text
    assert pages.get("/search.json", params={"q": "færgerne"}).json()["total"] == 1
    assert pages.get("/search.json", params={"q": "cykelsti"}).json()["total"] == 0
