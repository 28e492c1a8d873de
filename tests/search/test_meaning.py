"""Search by meaning, and what is like something."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lake_rows import news, together

from pipeline.errors import QueryError
from pipeline.search import Answer, Index
from pipeline.search.matching import identified
from pipeline.search.meaning import fused
from pipeline.search.storage import Storage
from pipeline.search.tree import Everything
from pipeline.settings import load_settings
from pipeline.tables.lake import Lake

STORIES = {
    "skrald": "Nye affaldsbeholdere: Renovationen henter dagrenovation og pap hver anden uge.",
    "skole": "Skolefravær: Elever bliver væk fra undervisningen, og lærerne ringer til hjemmet.",
    "tag": "Taget på sygehuset skal skiftes, fordi regnen løber ned i operationsstuen.",
    "bus": "Natbussen bliver gratis for unge under tyve.",
    "net": "Bredbånd til Bakkø: Øboerne får hurtigere forbindelse.",
    "net igen": "Bredbånd til Lynø: Øboerne får fiberkabel over bunden af fjorden.",
}


def titles(answer: Answer) -> list[str]:
    return [hit.title for hit in answer.hits]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = Lake(tmp_path_factory.mktemp("meaning") / "lake")
    rows = [news(number, title=text.split(":")[0], text=text) for number, text in enumerate(STORIES.values())]
    lake.write_documents(together(*rows))
    lake.refresh_derived()
    return lake


@pytest.fixture(scope="module")
def index(lake: Lake, tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = Index.open(tmp_path_factory.mktemp("index"))
    index.update(lake)
    return index


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("elever der ikke kommer i skole", "skole"),
        ("utæt loft på hospitalet", "tag"),
        ("internet på øerne", "net"),
        ("skraldespande", "skrald"),
    ],
)
def test_other_words_for_the_same_are_found(index: Index, query: str, found: str) -> None:
    assert STORIES[found].split(":")[0] in titles(index.search(query, by="meaning"))[:2]
    assert index.search(query, by="words").total < len(STORIES)


def test_what_has_the_words_goes_first_and_counts_are_exact(index: Index) -> None:
    answer = index.search("bredbånd", by="meaning")
    assert {title.split()[0] for title in titles(answer)[:2]} == {"Bredbånd"}
    assert answer.total == len(answer.hits) == len({hit.id for hit in answer.hits})
    assert sum(value.count for value in answer.facets["kind"]) == answer.total
    pages = [
        hit.id
        for offset in range(answer.total)
        for hit in index.search("bredbånd", by="meaning", limit=1, offset=offset).hits
    ]
    assert pages == [hit.id for hit in answer.hits]


def test_conditions_hold_for_meaning_too(index: Index) -> None:
    assert index.search("internet kommune:Odense", by="meaning").total == 0
    assert "Bredbånd til Lynø" not in titles(index.search("internet på øerne -fiberkabel", by="meaning"))
    assert index.search("", by="meaning").total == index.search("").total
    dated = index.search("internet", by="meaning", sort="date")
    assert dated.total == len(dated.hits) > 0


def test_vectors_are_computed_once_and_follow_the_index(tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), Index.open(tmp_path / "index")
    lake.write_documents(
        together(
            news(1, title="Ny havn", text="Havnen udvides med to bassiner, så større skibe kan lægge til."),
            news(2, title="Ny skov", text="Der plantes træer på marken mellem landsbyen og stationen."),
        )
    )
    index.update(lake)
    told: list[int] = []
    assert index.vectorise(told.append) == 2
    assert index.vectorise(told.append) == 0
    assert told == [2]
    lake.write_documents(news(3, title="Ny bro", text="Broen går over åen og bærer både biler, cykler og gående."))
    lake.write_documents(news(4, title="Lukket punkt", text="Sagen er lukket."))
    index.update(lake)
    assert index.vectorise() == 0
    assert titles(index.search("vej over vandet"))[0] == "Ny bro"
    assert "Lukket punkt" not in titles(index.search("vej over vandet"))
    lake.write_documents(
        {}, replaced=[row.document_id for row in lake.known().values() if row.source_uri.endswith("/2")]
    )
    index.update(lake)
    assert "Ny skov" not in titles(index.search("træer i en skov", by="meaning"))
    index.rebuild(lake)
    assert index.vectorise() == 0


@pytest.mark.parametrize("by", ["words", "meaning", "best"])
def test_what_is_like_something(index: Index, by: str) -> None:
    [one] = index.search("Bakkø", by="words").hits
    answer = index.similar(one.id, limit=1, by=by)  # type: ignore[arg-type]
    assert titles(answer) == ["Bredbånd til Lynø"]
    assert one.id not in {hit.id for hit in index.similar(one.id, by=by).hits}  # type: ignore[arg-type]


def test_meaning_counts_by_default_where_there_are_vectors(lake: Lake, tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    index.update(lake)
    assert index.search("internet").total == 0
    assert index.search("internet").by == "words"
    index.vectorise()
    answer = index.search("bredbånd bliver gratis")
    assert answer.by == "meaning"
    assert "Bredbånd til Lynø" in titles(answer)[:3]
    assert answer.total > index.search("bredbånd bliver gratis", by="words").total
    [notice] = [notice for notice in answer.notices if "ligner i betydning" in notice]
    assert notice.startswith(
        f"{answer.total - index.search('bredbånd bliver gratis', by='words').total} af resultaterne"
    )
    assert [hit.id for hit in index.every("bredbånd bliver gratis")] == [hit.id for hit in answer.hits]


@pytest.mark.parametrize("query", ['"hurtigt internet"', "bred*", "bredbond~", "", "år:2021"])
def test_what_is_not_of_words_is_found_by_words_alone(index: Index, query: str) -> None:
    index.vectorise()
    assert index.search(query) == index.search(query, by="words")
    assert index.search(query).by == "words"


def test_with_enough_hits_meaning_ranks_and_adds_nothing(tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), Index.open(tmp_path / "index")
    texts = [f"Ny cykelsti nummer {number} er åbnet." for number in range(12)] + ["Cyklister får en bane for sig selv."]
    lake.write_documents(together(*(news(number, title=text, text=text) for number, text in enumerate(texts))))
    index.update(lake)
    index.vectorise()
    by_words, best = index.search("cykelsti", by="words"), index.search("cykelsti")
    assert {hit.id for hit in best.hits} == {hit.id for hit in by_words.hits}
    assert (best.total, best.facets, best.notices) == (by_words.total, by_words.facets, by_words.notices)
    assert index.search("cykelsti", by="meaning").total == 13
    assert sorted(hit.id for hit in index.every("cykelsti")) == sorted(hit.id for hit in best.hits)


def test_nothing_is_like_what_is_not_there(index: Index) -> None:
    with pytest.raises(QueryError, match="findes-ikke"):
        index.similar("findes-ikke")


def test_rankings_are_fused_by_rank_and_weight() -> None:
    assert [identity for identity, _ in fused([(3.0, ["a", "b"]), (1.0, ["c"])])] == ["a", "b", "c"]
    assert fused([]) == []


@pytest.mark.parametrize("wanted", [True, False])
def test_updates_make_vectors_where_the_setting_says_so(lake: Lake, tmp_path: Path, wanted: bool) -> None:
    Index.of(load_settings(data=tmp_path, search_vectors=False)).update(lake)
    index = Index.of(load_settings(data=tmp_path, search_vectors=wanted))
    assert index.update(lake) == 0
    found = "skrald" in [
        name for name, text in STORIES.items() if text.split(":")[0] in titles(index.search("skraldespande"))
    ]
    assert found is wanted


def test_a_word_of_no_text_is_said_though_something_is_near_in_meaning(lake: Lake, tmp_path: Path) -> None:
    index = Index(Storage(tmp_path), keeps_vectors=True)
    index.update(lake)
    answer = index.search("undervisningn")
    assert answer.hits
    assert "Intet i indekset passer på »undervisningn«. Mener du undervisningen?" in answer.notices


def test_vectors_are_made_unless_the_setting_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFERAT_SEARCH_VECTORS")
    assert load_settings().search_vectors


def test_more_texts_than_every_search_can_use_get_no_vectors_unasked(
    lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.search.index._MOST_VECTORS", len(STORIES) - 1)
    index = Index.of(load_settings(data=tmp_path, search_vectors=True))
    index.update(lake)
    assert index.search("skraldespande").by == "words"
    assert index.search("skraldespande", by="meaning").total
    assert index.search("skraldespande").by == "words"


def test_vectors_are_the_same_on_several_threads(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.search.meaning._TEXTS_AT_A_TIME", 1)
    found = []
    for threads in (1, 3):
        index = Index(Storage(tmp_path / str(threads)), keeps_vectors=True, threads=threads)
        index.update(lake)
        found.append([(hit.title, hit.score) for hit in index.search("internet på øerne").hits])
    assert found[0] == found[1]


def test_what_killed_processes_left_half_written_goes(lake: Lake, tmp_path: Path) -> None:
    index = Index(Storage(tmp_path), keeps_vectors=True)
    index.update(lake)
    [vectors] = tmp_path.rglob("vectors.*")
    left, under_way = vectors.with_suffix(".1.partial"), vectors.with_suffix(".2.partial")
    left.write_bytes(b"half")
    under_way.write_bytes(b"half")
    os.utime(left, (0, 0))
    vectors.unlink()
    index.update(lake)
    assert sorted(tmp_path.rglob("vectors.*")) == sorted([vectors, under_way])


def test_the_first_ids_that_fit(lake: Lake, open_index: Callable[[Path], Index], tmp_path: Path) -> None:
    index = open_index(tmp_path)
    index.update(lake)
    ids = [hit.id for hit in index.search("").hits]
    with index._backend.reading() as reader:
        asked = [ids[3], "findes ikke", ids[0], ids[5], ids[1]]
        assert reader.first(asked, Everything(), 3) == [ids[3], ids[0], ids[5]]
        assert reader.first(asked, identified([ids[1], ids[3]]), 9) == [ids[3], ids[1]]
        assert reader.first([], Everything(), 9) == []
