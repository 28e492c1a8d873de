from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st
from lake_rows import Row, Rows, identity, meeting, news, stamp, together

from pipeline.errors import LakeError, QueryError
from pipeline.ids import stable_id
from pipeline.linking.corrections import Correction, Corrections
from pipeline.search import Answer, Hit, Index
from pipeline.tables.lake import Lake

OpenIndex = Callable[[Path], Index]

ARTICLES = {
    "spildevandsplan": "Ny spildevandsplan for Bakkeby",
    "daginstitution": "Flere penge til daginstitutionsområdet",
    "kreds": "Sundhedsdirektørkredsen mødtes i går",
    "aarhus": "Aarhus bygger nyt",
    "ældre": "Ældre får besøg",
    "aeldre": "Aeldre og unge moedes",
    "år": "Et godt år for havnen",
    "have": "Haven åbner for alle",
    "hav": "Havet stiger",
    "åben": "Den åbne skole er ikke en åben skole",
    "samskabelse": "Projekt om samskabelse",
    "lokal": "Plan for lokalområdet",
    "årsregnskab": "Årsregnskabet er klar",
    "bog": "Bøger lånes ud",
    "bøg": "En gammel bøg",
    "vind": "Stille vind",
    "vinder": "Ingen vinder endnu",
    "by": "Byerne vokser",
    "fjernvarme": "Prisen på fjernvarme",
    "møde": "Møderne begynder kl. 19",
    "kl": "KLs topmøde",
}


@pytest.fixture(scope="module")
def articles(open_index: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return _index(
        open_index,
        tmp_path_factory.mktemp("articles"),
        *(news(n, title=t, text=t) for n, t in enumerate(ARTICLES.values())),
    )


@pytest.fixture(scope="module")
def meetings(open_index: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return _index(
        open_index, tmp_path_factory.mktemp("meetings"), *(meeting(number) for number in range(30)), _programme_news()
    )


def _programme_news() -> Rows:
    rows = news(99, title="Et projekt om samskabelse", text="UC Bælt er med.", day=date(2019, 3, 1))
    [document] = rows["documents"]
    about: Row = {
        "document_id": document["document_id"],
        "text": "KA1",
        "seen_on": date(2019, 3, 1),
        "method": "gazetteer",
    }
    named: Row = {
        "mention_id": "men_1",
        "entity_type": "programme",
        "entity_id": "ka1",
        "official_code": "erasmus-plus-ka1",
    }
    return rows | {"mentions": [about | named | stamp("run-1")]}


def _index(open_index: OpenIndex, folder: Path, *documents: Rows) -> Index:
    lake = Lake(folder / "lake")
    lake.write_documents(together(*documents))
    lake.refresh_derived()
    index = open_index(folder)
    index.update(lake)
    return index


def titles(answer: Answer) -> list[str]:
    return [hit.title for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("spildevand", ["spildevandsplan"]),
        ("SPILDEVANDSPLANEN", ["spildevandsplan"]),
        ("vand", ["spildevandsplan"]),
        ("vandplan", ["spildevandsplan"]),
        ("daginstitution", ["daginstitution"]),
        ("daginstitutioner", ["daginstitution"]),
        ("direktørkreds", ["kreds"]),
        ("direktoerkreds", ["kreds"]),
        ("Århus", ["aarhus"]),
        ("aarhus", ["aarhus"]),
        ("ældre", ["ældre", "aeldre"]),
        ("aeldre", ["aeldre", "ældre"]),
        ("år", ["år"]),
        ("aar", ["år"]),
        ("by", ["by"]),
        ("varme", ["fjernvarme"]),
        ("KL", ["kl"]),
        ("kl. 19", ["møde"]),
        ("ar", []),
        ('"åben skole"', ["åben"]),
        ('"åbne skole"', ["åben"]),
        ('"skole åben"', []),
        ('"projekt om samskabelse"', ["samskabelse"]),
        ("samskab*", ["samskabelse"]),
        ("aarh*", ["aarhus"]),
        ("plan -spildevand", ["lokal"]),
        ("havnen OR samskabelse", ["samskabelse", "år"]),
        ("lokalplan", []),
        ("for plan lokalområde", ["lokal"]),
        ("bjørneklo", []),
        ("x", []),
        ("I", ["kreds"]),
    ],
)
def test_danish_words_find_what_they_should(articles: Index, query: str, found: list[str]) -> None:
    answer = articles.search(query)
    assert sorted(titles(answer)) == sorted(ARTICLES[name] for name in found)
    assert answer.total == len(found)


def test_where_nothing_has_all_words_as_many_as_can_be_count_and_it_is_said(articles: Index) -> None:
    answer = articles.search("kreds spildevand plan bjørneklo")
    assert titles(answer) == [ARTICLES["spildevandsplan"]]
    assert answer.notices == (
        "Intet har alle 4 ord; her er, hvad der har 2.",
        "Intet i indekset passer på »bjørneklo«.",
    )
    assert articles.search("kreds plan -spildevand kommune:Odense").total == 0


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("haven", "have", "hav"),
        ("havet", "hav", "have"),
        ("ældre", "ældre", "aeldre"),
        ("aeldre", "aeldre", "ældre"),
        ("bøger", "bog", "bøg"),
        ("bøg", "bøg", "bog"),
        ("vinder", "vinder", "vind"),
        ("vind", "vind", "vinder"),
    ],
)
def test_the_word_itself_goes_before_what_the_stemmer_takes_for_it(
    articles: Index, query: str, first: str, second: str
) -> None:
    assert titles(articles.search(query))[:2] == [ARTICLES[first], ARTICLES[second]]


def test_a_title_with_a_collision_does_not_outrank_a_text_with_the_word(open_index: OpenIndex, tmp_path: Path) -> None:
    long = "Der er mange ord om byen og dens gader. " * 3
    index = _index(
        open_index,
        tmp_path,
        news(1, title="Havet", text="Havet havet havet"),
        news(2, title="Noget andet", text=f"{long} Her ligger haven. {long}"),
        *(news(number, title=f"Sag {number}", text=long) for number in range(3, 30)),
    )
    assert titles(index.search("haven")) == ["Noget andet", "Havet"]


def test_the_name_of_the_body_that_met_says_little(open_index: OpenIndex, tmp_path: Path) -> None:
    plain, about = meeting(2, items=3), meeting(5, items=1)
    for one in (plain, about):
        one["meeting_documents"][0]["body"] = "Klima- og Fritidsudvalget"
        for section in one["item_sections"]:
            section["text"] = f"Klima- og Fritidsudvalget den 3. maj. {section['text']}".replace("klimatilpasning", "")
    about["agenda_items"][0]["title"] = "Klimaplan 2030"
    index = _index(open_index, tmp_path, plain, about)
    answer = index.search("klima", kinds=["item"])
    assert answer.total == 4
    assert titles(answer)[0] == "Klimaplan 2030"
    assert answer.hits[0].score is not None
    assert answer.hits[1].score is not None
    assert answer.hits[0].score > 2 * answer.hits[1].score
    assert index.search('"klima og fritidsudvalget den 3"', kinds=["item"]).total == 4


def test_a_hit_says_where_it_comes_from(meetings: Index) -> None:
    [hit] = meetings.search("", kinds=["item"], limit=1).hits
    assert isinstance(hit, Hit)
    assert hit.id.startswith("itm_")
    assert hit.source_uri is not None
    assert hit.source_uri.startswith("file:///")
    assert hit.document_id is not None
    assert len(hit.document_id) == 64
    assert hit.body in ("Byrådet", "Økonomiudvalget", "Teknik- og Miljøudvalget")
    assert hit.date is not None
    assert hit.outcome is not None
    assert hit.score is None
    row = json.loads(json.dumps(hit.to_json()))
    assert row["date"] == hit.date.isoformat()
    assert {"id", "kind", "title", "date", "body", "score", "snippet", "source_uri"} <= row.keys()


def test_items_are_found_by_their_decision_and_case_number(meetings: Index) -> None:
    answer = meetings.search("05.00.00-P20-2-19", kinds=["item"])
    assert answer.total > 0
    assert all(hit.kind == "item" for hit in answer.hits)
    [hit] = meetings.search("", kinds=["decision"], limit=1).hits
    words = hit.snippet.split()[1:4]
    found = meetings.search('"' + " ".join(words) + '"', limit=50)
    assert {"item", "decision"} <= {each.kind for each in found.hits}


def test_an_item_goes_before_its_decision(meetings: Index) -> None:
    answer = meetings.search("spildevandsplan", limit=200)
    place = {hit.id: number for number, hit in enumerate(answer.hits)}
    items = [hit for hit in answer.hits if hit.kind == "item" and "spildevandsplan" in hit.title]
    decisions = {hit.id for hit in answer.hits if hit.kind == "decision"}
    assert len(items) > 3
    for item in items:
        assert place[item.id] < place[stable_id("dec", item.id, 1)]
        decisions.remove(stable_id("dec", item.id, 1))
    assert not decisions


@pytest.mark.parametrize(
    ("query", "test"),
    [
        ("kommune:Århus", lambda hit: hit.municipality == ("Aarhus",)),
        ("organ:byråd", lambda hit: hit.body == "Byrådet"),
        ("organ:miljø", lambda hit: hit.body == "Teknik- og Miljøudvalget"),
        ("udfald:godkendt slags:beslutning", lambda hit: hit.outcome == "approved"),
        ("emne:miljø", lambda hit: hit.topic == 7),
        ("type:orientering", lambda hit: hit.item_type == "information"),
        ("år:2015", lambda hit: hit.date.year == 2015),
        ("år:2016-", lambda hit: hit.date.year >= 2016),
        ('program:"Erasmus+"', lambda hit: hit.programme == ("Erasmus+ nøgleaktion 1 (mobilitet)",)),
        ("program:KA1", lambda hit: hit.kind in ("article", "programme")),
        ("slags:nyhed", lambda hit: hit.kind == "article"),
        ("kommune:Odense kommune:Vejle", lambda hit: hit.municipality in (("Odense",), ("Vejle",))),
        ("kommune:Odense år:2015 udfald:udsat", lambda hit: hit.municipality == ("Odense",)),
    ],
)
def test_filters(meetings: Index, query: str, test: object) -> None:
    everything = meetings.search("", limit=1000).hits
    answer = meetings.search(query, limit=1000)
    assert callable(test)
    assert answer.hits
    assert answer.notices == ()
    assert all(test(hit) for hit in answer.hits)
    if " " not in query:
        assert answer.total + meetings.search(f"-{query}").total == len(everything)


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("kommune:Odnse", "Filteret kommune: kender ikke »Odnse«. Mener du Odense?"),
        ("plan -emne:xyzzy", "Filteret emne: kender ikke »xyzzy«."),
        ("år:igår", "Filteret år: kender ikke »igår«."),
        ("kommune:Læsø", "Intet i indekset passer på »kommune:Læsø«."),
        ("kommune:Odense kommune:Læsø", "Intet i indekset passer på »kommune:Læsø«."),
        ("år:1850", "Intet i indekset passer på »år:1850«."),
        ("organ:skyggeråd", "Intet i indekset passer på »organ:skyggeråd«."),
        ("bjørneklo", "Intet i indekset passer på »bjørneklo«."),
        ("lokalplan OR bjørneklo", "Intet i indekset passer på »bjørneklo«."),
        ("bjørnek*", "Intet i indekset passer på »bjørnek*«."),
        ("farve:rød", "Der er intet filter farve:"),
    ],
)
def test_what_matches_nothing_is_said(meetings: Index, query: str, notice: str) -> None:
    assert any(notice in found for found in meetings.search(query).notices)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("spildevansplan", "spildevandsplan"), ("samskablese", "samskabelse"), ("hvn", ""), ("zzzzzz", "")],
)
def test_what_was_perhaps_meant_is_said(articles: Index, query: str, meant: str) -> None:
    [notice] = articles.search(query).notices
    assert notice.endswith(f" Mener du {meant}?" if meant else "«.")


def test_conditions_beside_the_query(meetings: Index) -> None:
    typed = meetings.search("plan kommune:Odense kommune:Vejle slags:punkt", limit=100)
    given_apart = meetings.search("plan", kinds=["item"], filters={"kommune": ["Odense", "Vejle"]}, limit=100)
    assert typed.total == given_apart.total
    assert {hit.id for hit in typed.hits} == {hit.id for hit in given_apart.hits}


@pytest.mark.parametrize(
    "wrong", [{"filters": {"farve": ["rød"]}}, {"limit": -1}, {"limit": 10**9}, {"offset": -1}, {"sort": "size"}]
)
def test_what_cannot_be_asked_for(meetings: Index, wrong: dict[str, object]) -> None:
    with pytest.raises(QueryError):
        meetings.search("plan", **wrong)  # type: ignore[arg-type]


def test_an_unknown_kind_is_said(meetings: Index) -> None:
    answer = meetings.search("plan", kinds=["dims"])
    assert answer.total == 0
    assert answer.notices == ("Filteret slags: kender ikke »dims«.",)


def test_facets_count_all_hits(meetings: Index) -> None:
    answer = meetings.search("", limit=0)
    assert answer.hits == ()
    people = meetings.search("", kinds=["person"], limit=0).total
    assert answer.total == 30 * 3 * 2 + 1 + people + 1
    counts = {"item": 90, "decision": 90, "article": 1, "person": people, "programme": 1}
    assert {value.code: value.count for value in answer.facets["kind"]} == counts
    assert sum(value.count for value in answer.facets["year"]) == 30 * 3 * 2 + 1
    [programme, *_] = answer.facets["programme"]
    assert {value.code for value in answer.facets["programme"]} == {"erasmus-plus", "erasmus-plus-ka1"}
    assert programme.count == 2
    assert [value.label for value in answer.facets["municipality"] if value.code == "751"] == ["Aarhus"]
    for value in answer.facets["outcome"]:
        assert meetings.search("", filters={"udfald": [value.code]}, limit=0).total == value.count
    json.dumps(answer.to_json())


def test_pages_are_complete_and_newest_first(meetings: Index) -> None:
    total = meetings.search("").total
    pages = [hit for start in range(0, total, 17) for hit in meetings.search("", limit=17, offset=start).hits]
    assert len({hit.id for hit in pages}) == total
    days = [hit.date for hit in pages if hit.date]
    assert days == sorted(days, reverse=True)
    assert meetings.search("plan", sort="date").total == meetings.search("plan").total
    dated = [hit.date for hit in meetings.search("plan", sort="date", limit=100).hits if hit.date]
    assert dated == sorted(dated, reverse=True)


def test_the_same_search_gives_the_same_answer(open_index: OpenIndex, meetings: Index, tmp_path: Path) -> None:
    documents = [*(meeting(number) for number in reversed(range(30))), _programme_news()]
    other = _index(open_index, tmp_path, *documents)
    for query in ("", "plan", "kommune:Vejle godkendelse"):
        one, two = meetings.search(query, limit=500), other.search(query, limit=500)
        assert [hit.id for hit in one.hits] == [hit.id for hit in two.hits]


_QUERIES = st.text() | st.lists(
    st.sampled_from(
        [
            *'"-*: ()~',
            *"OR ,kommune:,år:,plan,og,å,type:,skole,2019,\x00,program:,person:,sag:,beløb:,>1 ,mio ,Person ,17 ".split(
                ","
            ),
        ]
    )
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_QUERIES)
def test_any_text_can_be_searched_for(meetings: Index, query: str) -> None:
    answer = meetings.search(query, limit=3)
    assert answer.total >= len(answer.hits)
    assert len(answer.hits) == min(3, answer.total)


def test_ten_thousand_words(meetings: Index) -> None:
    assert meetings.search(" ".join(f"ord{number}" for number in range(10_000))).total == 0
    assert meetings.search("plan " * 10_000).total == meetings.search("plan").total


def test_an_update_follows_the_lake(open_index: OpenIndex, tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), open_index(tmp_path)
    lake.write_documents(together(meeting(1, source="u"), meeting(2), news(1, title="Gammel nyhed", text="Om vand")))
    assert index.update(lake) == 13
    assert index.update(lake) == 0
    assert index.update(lake, document_ids=[identity("meeting", 2, "minutes", 0), "unknown"]) == 6

    lake.write_documents(meeting(1, edition=1, items=1, source="u", run_id="run-2"))
    assert index.update(lake) == 2
    assert index.search("", limit=0).total == 9

    lake.write_documents({}, replaced=[identity("meeting", 2, "minutes", 0)])
    assert index.update(lake) == 0
    assert index.search("", limit=0).total == 3
    assert titles(index.search("vand", kinds=["article"])) == ["Gammel nyhed"]


def test_an_agenda_gives_way_to_its_minutes(open_index: OpenIndex, tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), open_index(tmp_path)
    lake.write_documents(meeting(1, kind="agenda"))
    index.update(lake)
    before = index.search("", limit=0).total
    lake.write_documents(meeting(1))
    index.update(lake)
    assert index.search("", limit=0).total == before
    sources = {hit.source_uri for hit in index.search("", limit=100).hits}
    assert [source.endswith("minutes.pdf") for source in sources if source] == [True]


def _project(value: str, run_id: str) -> Rows:
    rows = news(int(run_id[-1]), title=f"Nyt om FJORD {run_id}", text="Om projektet.", run_id=run_id)
    document_id = rows["documents"][0]["document_id"]
    said: Row = {"document_id": document_id, **stamp(run_id)}
    seen: Row = {"seen_on": date(2021, 5, 4), "method": "grammar"}
    mentions: list[Row] = [
        {"entity_id": "p", "entity_type": "project", "text": "FJORD", "name": "FJORD"},
        {"entity_id": "o", "entity_type": "organisation", "text": "Bakkeskolen", "name": "Bakkeskolen"},
        {"entity_id": "e", "entity_type": "programme", "text": "Interreg", "official_code": "interreg"},
    ]
    statements: list[Row] = [
        {"field": "full_name", "value": value},
        {"field": "lead", "value": "Bakkeskolen", "target_entity_id": "o"},
        {"field": "programme_entity_id", "value": "Interreg", "target_entity_id": "e"},
    ]
    return rows | {
        "mentions": [
            {"mention_id": stable_id("men", run_id, number)} | mention | seen | said for number, mention in enumerate(mentions)
        ],
        "project_statements": [
            {"statement_id": stable_id("sta", run_id, number), "project_entity_id": "p", "stated_on": date(2021, 5, int(run_id[-1]))}
            | statement
            | said
            for number, statement in enumerate(statements)
        ],
    }  # fmt: skip


def test_projects_are_found_and_follow_what_is_stated(open_index: OpenIndex, tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), open_index(tmp_path)
    lake.write_documents(_project("Fjordens friske folk", "run-1"))
    lake.refresh_derived()
    index.update(lake)
    [hit] = index.search("Bakkeskolen fjord", kinds=["project"]).hits
    assert (hit.kind, hit.title, hit.programme) == ("project", "FJORD", ("Interreg",))
    assert hit.source_uri == "https://nyheder.example/1"

    lake.write_documents(_project("Fjordens samlede folk", "run-2"))
    lake.refresh_derived()
    assert index.update(lake) == 4, "the article, the project, and the body and programme that it speaks of"
    [hit] = index.search("samlede", kinds=["project"]).hits
    assert hit.source_uri == "https://nyheder.example/2"
    assert index.search("", kinds=["project"]).total == 1

    lake.write_documents({}, replaced=[row.document_id for row in lake.known().values()])
    lake.refresh_derived()
    index.update(lake)
    assert index.search("").total == 0


def test_a_project_that_is_the_same_as_another_brings_its_words_along(open_index: OpenIndex, tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), open_index(tmp_path)
    lake.write_documents(_project("Fjordens friske folk", "run-1"))
    same = Correction(kind="same", entity_ids=("q", "p"), line=1)
    lake.refresh_derived(corrections=Corrections((same,), {"p": ("q", same)}))
    index.update(lake)
    assert [hit.id for hit in index.search("friske", kinds=["project"]).hits] == ["q"]


def test_a_document_without_items_is_found_too(open_index: OpenIndex, tmp_path: Path) -> None:
    rows = news(1, title="Et notat", text="Om vandløb og åer.")
    del rows["articles"]
    rows["documents"][0]["kind"] = "other"
    [hit] = _index(open_index, tmp_path, rows).search("vandløb").hits
    assert (hit.kind, hit.title) == ("document", "Et notat")


def test_without_an_index(tmp_path: Path) -> None:
    with pytest.raises(LakeError, match=r"There is no search index in .*referat run"):
        Index.open(tmp_path / "index").search("plan")
    assert Index.open(tmp_path / "index").update(Lake(tmp_path / "lake")) == 0
    assert Index.open(tmp_path / "index").search("plan").total == 0


@pytest.mark.parametrize("damage", ["meta", "segments", "note", "everything"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(meeting(1))
    Index.open(tmp_path / "index").update(lake)
    [folder] = (tmp_path / "index").iterdir()
    if damage == "meta":
        (folder / "segments" / "meta.json").write_text("{nonsense")
    elif damage == "segments":
        for part in (folder / "segments").glob("*.term"):
            part.unlink()
    elif damage == "note":
        (folder / "indexed.parquet").write_bytes(b"nonsense")
    else:
        shutil.rmtree(folder)
    if damage in ("meta", "segments"):
        with pytest.raises(LakeError, match="damaged"):
            Index.open(tmp_path / "index").search("")
    assert Index.open(tmp_path / "index").update(lake) == 6
    assert Index.open(tmp_path / "index").search("").total == 6


def test_an_index_of_other_words_is_left_behind(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(meeting(1))
    old, other = tmp_path / "index" / "0-0123456789ab", tmp_path / "index" / "mine"
    for folder in (old, other):
        folder.mkdir(parents=True)
    Index.open(tmp_path / "index").update(lake)
    assert not old.exists()
    assert other.exists()


def test_a_long_lived_reader_sees_updates_and_rebuilds(open_index: OpenIndex, tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(meeting(1))
    writer, reader = open_index(tmp_path), open_index(tmp_path)
    writer.update(lake)
    assert reader.search("").total == 6
    lake.write_documents(meeting(2))
    writer.update(lake)
    assert reader.search("").total == 12
    writer.rebuild(lake)
    assert reader.search("").total == 12
    assert writer.update(lake) == 0


def test_only_one_writer_at_a_time(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(meeting(1))
    index = Index.open(tmp_path / "index")
    index.update(lake)
    [folder] = (tmp_path / "index").iterdir()
    writer = tantivy.Index.open(str(folder / "segments")).writer(20_000_000, 1)
    with pytest.raises(LakeError, match="another run is writing it"):
        index.rebuild(lake)
    writer.wait_merging_threads()
    assert index.rebuild(lake) == 6


_UPDATE = """
import os, signal, sys, threading, time
from pathlib import Path
from pipeline.search import Index
from pipeline.tables.lake import Lake

folder = Path(sys.argv[1])
lake, index = Lake(folder / "lake"), Index.open(folder / "index")
threading.Thread(
    target=lambda: (time.sleep(float(sys.argv[2])), os.kill(os.getpid(), signal.SIGKILL)), daemon=True
).start()
while True:
    index.update(lake, document_ids=[row.document_id for row in lake.known().values()])
"""


@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.1, 0.15])
def test_a_writer_killed_in_its_commit_leaves_the_index_right(tmp_path: Path, seconds: float) -> None:
    lake = Lake(tmp_path / "lake")
    lake.write_documents(together(*(meeting(number) for number in range(10))))
    Index.open(tmp_path / "index").update(lake)
    everything = {hit.id for hit in Index.open(tmp_path / "index").search("", limit=1000).hits}
    command = [sys.executable, "-c", _UPDATE, str(tmp_path), str(seconds)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    index = Index.open(tmp_path / "index")
    assert {hit.id for hit in index.search("", limit=1000).hits} == everything
    lake.write_documents(meeting(10))
    assert index.update(lake) == 6
    answer = index.search("", limit=1000)
    assert answer.total == len(everything) + 6
    assert everything < {hit.id for hit in answer.hits}
