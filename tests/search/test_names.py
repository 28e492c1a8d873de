"""Names in a query and in filters: people, bodies, programmes, projects and cases, by whatever they are called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lake_rows import Row, Rows, meeting, news, stamp, together

from pipeline.ids import stable_id
from pipeline.linking.corrections import Correction, Corrections
from pipeline.search import Answer, Index
from pipeline.search.names import different_names
from pipeline.tables.lake import Lake

OpenIndex = Callable[[Path], Index]

SCHOOL = "Professionshøjskolen Bakkedal"


def story(number: int, title: str, *mentions: tuple[str, str, str, str], sums: tuple[float, ...] = ()) -> Rows:
    """A news item with mentions: entity_id, type, name and the form in the text."""
    rows = news(
        number, title=title, text=f"{title} {' '.join(mention[3] for mention in mentions)}", day=date(2021, 1, number)
    )
    document_id = rows["documents"][0]["document_id"]
    said: Row = {
        "document_id": document_id,
        "seen_on": date(2021, 1, number),
        "method": "grammar",
        **stamp(f"run-{number}"),
    }
    found: list[Row] = []
    for place, (entity_id, entity_type, name, text) in enumerate(mentions):
        one: Row = {
            "mention_id": stable_id("men", document_id, place),
            "entity_id": entity_id,
            "entity_type": entity_type,
        }
        found.append(said | one | {"name": name, "text": text})
    paid = [
        {
            "amount_id": stable_id("amo", document_id, place),
            "document_id": document_id,
            "text": str(value),
            "value_dkk": value,
        }
        | {"char_start": place, "char_end": place + 1}
        | stamp("run-1")
        for place, value in enumerate(sums)
    ]
    return rows | {"mentions": found, "amounts": paid}


STORIES = (
    story(1, "Skolen vil vokse", ("o", "organisation", SCHOOL, SCHOOL), sums=(2_500_000.0,)),
    story(2, "Nye uddannelser", ("o", "organisation", SCHOOL, "UCBD"), sums=(75_000.0, 1_200_000.0)),
    story(3, "Byrådet om budgettet", ("b", "organisation", "Bakkeby Byråd", "Byrådet")),
    story(4, "En ny formand", ("p", "person", "Grethe Ravn-Holm", "Grethe Ravn-Holm")),
    story(5, "Formanden går af", ("p", "person", "Grethe Ravn-Holm", "G. Ravn-Holm")),
    story(
        6,
        "Fjordens færge",
        ("f", "project", "FjordFærgen", "FjordFærgen"),
        ("r", "organisation", "Rederiet Nord", "RN"),
    ),
    story(7, "Om lån", ("k", "organisation", "UCL Erhvervsakademi og Professionshøjskole", "skolen i Svendborg")),
)


def built(open_index: OpenIndex, folder: Path, *stories: Rows) -> Index:
    lake = Lake(folder / "lake")
    for one in stories:
        lake.write_documents(one)
        lake.refresh_derived()
    index = open_index(folder)
    index.update(lake)
    return index


@pytest.fixture(scope="module")
def index(open_index: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return built(open_index, tmp_path_factory.mktemp("names"), *STORIES)


def titles(answer: Answer) -> set[str]:
    return {hit.title for hit in answer.hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("UCBD", {"Skolen vil vokse", "Nye uddannelser"}),
        ("professionshøjskolen bakkedal", {"Skolen vil vokse", "Nye uddannelser"}),
        ("Grethe Ravn-Holm", {"En ny formand", "Formanden går af"}),
        ("grethe ravn holm formand", {"En ny formand", "Formanden går af"}),
        ("University College Lillebælt", {"Om lån"}),
        ("UCL", {"Om lån"}),
        ("fjord færgen", {"Fjordens færge"}),
        ("fjord-færgen", {"Fjordens færge"}),
        ("rederiet nord", {"Fjordens færge"}),
        ("byrådet", {"Byrådet om budgettet"}),
        ("UCBD -vokse", {"Nye uddannelser"}),
        ('"UCBD"', {"Nye uddannelser"}),
        ("person:ravn", {"En ny formand", "Formanden går af"}),
        ("person:RavnHolm", set()),
        ("projekt:fjordfærgen", {"Fjordens færge"}),
        ("organisation:UCBD", {"Skolen vil vokse", "Nye uddannelser"}),
        ("-organisation:UCBD uddannelse OR skolen", {"Om lån"}),
        ("beløb:>1mio", {"Skolen vil vokse", "Nye uddannelser"}),
        ("beløb:>2 mio", {"Skolen vil vokse"}),
        ("beløb:<100000", {"Nye uddannelser"}),
        ("beløb:1-2 mio.", {"Nye uddannelser"}),
        ("beløb:75.000", {"Nye uddannelser"}),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(index: Index, query: str, found: set[str]) -> None:
    assert titles(index.search(query, kinds=["article"])) == found


@pytest.mark.parametrize(
    ("query", "kind", "title"),
    [
        ("UCBD", "organisation", SCHOOL),
        ("grethe ravn-holm", "person", "Grethe Ravn-Holm"),
        ("ravn", "person", "Grethe Ravn-Holm"),
        ("FjordFærgen", "project", "FjordFærgen"),
        ("UC Lillebælt", "organisation", "UCL Erhvervsakademi og Professionshøjskole"),
    ],
)
def test_what_is_called_so_is_a_hit_itself(index: Index, query: str, kind: str, title: str) -> None:
    hits = index.search(query).hits
    assert (kind, title) in {(hit.kind, hit.title) for hit in hits}
    if query != "ravn":
        assert hits[0].title == title


def test_other_names_are_marked_in_the_text(index: Index) -> None:
    snippets = {hit.title: hit.snippet for hit in index.search("UCBD", kinds=["article"]).hits}
    assert "**Professionshøjskolen Bakkedal**" in snippets["Skolen vil vokse"]


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("person:Bjørneklo", "Filteret person: kender ikke »Bjørneklo«."),
        ("person:grete-ravnholm", "Filteret person: kender ikke »grete-ravnholm«. Mener du Grethe Ravn-Holm?"),
        ("beløb:meget", "Filteret beløb: kender ikke »meget«."),
        ("beløb:>3mia", "Intet i indekset passer på »beløb:>3mia«."),
        ("sag:99/1", "Filteret sag: kender ikke »99/1«."),
    ],
)
def test_names_that_mean_nothing_are_said(index: Index, query: str, notice: str) -> None:
    answer = index.search(query)
    assert answer.total == 0
    assert answer.notices == (notice,)


def test_the_index_is_the_same_in_whatever_order_documents_arrive(
    open_index: OpenIndex, index: Index, tmp_path: Path
) -> None:
    other = built(open_index, tmp_path, *reversed(STORIES))
    for query in ("UCBD", "rederiet nord", "Grethe Ravn-Holm", "person:ravn", ""):
        one, two = index.search(query, limit=100), other.search(query, limit=100)
        assert [hit.id for hit in one.hits] == [hit.id for hit in two.hits]


def test_a_name_that_is_learned_later_finds_what_came_before(open_index: OpenIndex, tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), open_index(tmp_path)
    for one, found in ((STORIES[0], set()), (STORIES[1], {"Skolen vil vokse", "Nye uddannelser"})):
        lake.write_documents(one)
        lake.refresh_derived()
        assert index.update(lake) == 2
        assert titles(index.search("UCBD", kinds=["article"])) == found


def test_entities_that_are_the_same_share_their_names(open_index: OpenIndex, tmp_path: Path) -> None:
    lake, index = Lake(tmp_path / "lake"), open_index(tmp_path)
    first = story(1, "Skolen vil vokse", ("o", "organisation", SCHOOL, SCHOOL))
    second = story(2, "Nye uddannelser", ("q", "organisation", "UCBD", "UCBD"))
    lake.write_documents(together(first, second))
    lake.refresh_derived()
    index.update(lake)
    assert titles(index.search("UCBD", kinds=["article"])) == {"Nye uddannelser"}
    same = Correction(kind="same", entity_ids=("o", "q"), line=1)
    lake.refresh_derived(corrections=Corrections((same,), {"q": ("o", same)}))
    index.update(lake)
    assert titles(index.search("UCBD", kinds=["article"])) == {"Skolen vil vokse", "Nye uddannelser"}
    assert titles(index.search(f'organisation:"{SCHOOL}"')) == {"Skolen vil vokse", "Nye uddannelser", SCHOOL}


def test_a_case_is_found_by_number_and_title_with_all_its_items(open_index: OpenIndex, tmp_path: Path) -> None:
    rows = [meeting(number, items=1) for number in (0, 15)]  # of one body, a month and a half apart
    for one, title in zip(rows, ("Ny bro over Å", "Broen over Å, anden behandling"), strict=True):
        one["agenda_items"][0] |= {"title": title, "case_number": "19/1147", "case_key": "municipality-0260|19-1147"}
    lake = Lake(tmp_path / "lake")
    lake.write_documents(together(*rows))
    lake.refresh_derived()
    index = open_index(tmp_path)
    index.update(lake)
    [case] = index.search("", kinds=["case"]).hits
    assert case.title == "Broen over Å, anden behandling"
    for query in ("sag:19/1147", "sag:19-1147", 'sag:"ny bro"', "sag:broen"):
        answer = index.search(query)
        assert {hit.kind for hit in answer.hits} >= {"item", "decision"}
        assert {hit.title for hit in answer.hits if hit.kind == "item"} == {"Ny bro over Å", case.title}
    assert index.search("bro", kinds=["case"]).total == 1


def test_names_are_listed_once_in_whatever_spelling() -> None:
    assert different_names("Århus Havn", "AARHUS HAVN", "Aarhus Havns", None, "") == ("Århus Havn",)
    assert different_names("Nordfonden (privat fond)") == ("Nordfonden (privat fond)", "Nordfonden")
    assert len(different_names(*(f"Navn {number}" for number in range(1000)))) == 40
