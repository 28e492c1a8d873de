"""Matters through several bodies and meetings: which items become one case, in which order, and what is left open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import polars as pl
import pytest
from chains import Item, Minutes, rows_of, threads_of, write

from pipeline.resources import gazetteer
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

MAY, JUNE, AUGUST = date(2023, 5, 9), date(2023, 6, 13), date(2023, 8, 29)
QUAY = "Ny bølgebryder ved Humlum Lystbådehavn"
FINAL = "Anbefales. Sagen sendes til endelig beslutning i Byrådet den 13. juni 2023."


def tmu(*items: Item, day: date = MAY, **more: str) -> Minutes:
    return Minutes("Teknik- og Miljøudvalget", day, items, **more)


def council(*items: Item, day: date = JUNE, **more: str) -> Minutes:
    return Minutes("Byrådet", day, items, **more)


TOWNS = [row["name"] for row in gazetteer("municipalities.csv")][1:]
CHAINS: dict[str, tuple[tuple[Minutes, ...], str]] = {
    "one case number, whatever the titles": (
        (
            tmu(Item("Havnen", case="04.00.00-P20-3-23")),
            council(Item(QUAY, case="04.00.00-P20 - 3 - 23")),
        ),
        "1.1 2.1",
    ),
    "a case number belongs to one authority": (
        (tmu(Item(QUAY, case="23/4711")), council(Item(QUAY, case="23/4711"), head="Lemvig Kommune")),
        "",
    ),
    "a subject of the plan is no case": (
        (tmu(Item("Regulativ for Limfjorden", case="06.02.00")), council(Item("Sluse ved Thyborøn", case="06.02.00"))),
        "",
    ),
    "the file of the meetings is no matter": (
        (
            tmu(Item("Godkendelse af dagsorden", case="23/1"), Item("Eventuelt", case="23/1")),
            council(Item("Godkendelse af dagsorden", case="23/1"), Item("Meddelelser", case="23/1", decision="Til efterretning.")),
        ),
        "",
    ),
    "sent on with a day: the item with that title": (
        (tmu(Item(QUAY, FINAL)), council(Item("Budget 2024"), Item("Endelig godkendelse: " + QUAY))),
        "1.1 2.2",
    ),
    "sent on with a day: a title that is worded another way": (
        (
            tmu(Item("Forslag om ny bølgebryder i Humlum", FINAL)),
            council(Item("Bølgebryder ved Humlum Lystbådehavn, anlægsbevilling"), Item("Humlum Skole, nyt tag")),
        ),
        "1.1 2.1",
    ),
    "sent on with a day, but nothing there is like it": (
        (tmu(Item(QUAY, FINAL)), council(Item("Budget 2024"), Item("Nyt tag på Humlum Skole"))),
        "",
    ),
    "sent on without a day": (
        (tmu(Item("Budget 2024", "Anbefales over for Byrådet.")), council(Item("Godkendelse af budget 2024"))),
        "1.1 2.1",
    ),
    "a common title alone": (
        (tmu(Item("Budget 2024", "Drøftet.")), council(Item("Budget 2024"))),
        "",
    ),
    "orientations are not one matter": (
        (
            tmu(Item("Orientering", "Til efterretning."), Item("Orientering fra formanden", "Til efterretning.")),
            council(Item("Orientering", "Til efterretning."), Item("Orientering fra formanden", "Til efterretning.")),
        ),
        "",
    ),
    "a title of its own in another body soon after": (
        (tmu(Item(QUAY, "Anbefales.")), council(Item(QUAY))),
        "1.1 2.1",
    ),
    "the same title years later": (
        (tmu(Item(QUAY, "Anbefales.")), council(Item(QUAY), day=date(2025, 6, 10))),
        "",
    ),
    "the same title under another case number": (
        (tmu(Item(QUAY, "Anbefales.", case="23/10")), council(Item(QUAY, case="23/99"))),
        "",
    ),
    "the same title in another municipality": (
        (tmu(Item(QUAY, "Anbefales.")), council(Item(QUAY), head="Lemvig Kommune")),
        "",
    ),
    "the same body again, after it was postponed": (
        (tmu(Item(QUAY, "Udsat.")), tmu(Item(QUAY), day=JUNE)),
        "1.1 2.1",
    ),
    "the same body again, after it was decided": (
        (tmu(Item(QUAY, "Godkendt.")), tmu(Item(QUAY), day=JUNE)),
        "",
    ),
    "an earlier decision quoted under its body and day": (
        (
            tmu(Item("Budgetopfølgning pr. 31. marts 2023", "Indstilles godkendt.")),
            council(
                Item(
                    "Budgetopfølgning pr. 31. marts 2023",
                    earlier="Beslutning Teknik- og Miljøudvalget den 09-05-2023\nIndstilles godkendt.",
                )
            ),
        ),
        "1.1 2.1",
    ),
    "an earlier treatment told in a sentence, with the item's number": (
        (
            tmu(Item("Humlum"), Item("Bølgebryder i Humlum")),
            council(
                Item(
                    "Bølgebryderen",
                    text="Teknik- og Miljøudvalget behandlede sagen den 9. maj 2023, pkt. 2. Bølgebryderen er slidt.",
                ),
                Item("Ny bølgebryder i Humlum Havn", text="Teknik- og Miljøudvalget drøftede den 9. maj 2023 (pkt. 2) bølgebryderen."),
            ),
        ),
        "1.2 2.2",
    ),
    "three bodies and back": (
        (
            tmu(Item(QUAY, "Anbefales over for Økonomiudvalget.")),
            Minutes("Økonomiudvalget", date(2023, 5, 31), (Item(QUAY, "Indstilles til Byrådets godkendelse."),)),
            council(Item(QUAY, "Sagen sendes tilbage til fornyet behandling i Teknik- og Miljøudvalget.")),
            tmu(Item(QUAY, "Anbefales over for Byrådet."), day=AUGUST),
        ),
        "1.1 2.1 3.1 4.1",
    ),
    "two items that it could be": (
        (tmu(Item(QUAY, FINAL)), council(Item(QUAY, "Drøftet."), Item(QUAY))),
        "",
    ),
    "directors' groups that no municipality owns, by body and day": (
        (
            Minutes(
                "Sundhedsdirektørkredsen",
                MAY,
                (Item("Fælles logo for akutteam i nord", FINAL.replace("Byrådet", "Kommunaldirektørkredsen")),),
                head="",
            ),
            Minutes("Kommunaldirektørkredsen", JUNE, (Item("Fælles logo for akutteam i nord"), Item("Nye vagter")), head=""),
        ),
        "1.1 2.1",
    ),
}  # fmt: skip


def everything() -> dict[str, Minutes]:
    """The documents of all chains by name (chain, place from 1), each chain in municipalities of its own where it has any."""
    found = {}
    for number, (documents, _) in enumerate(CHAINS.values()):
        one, other = TOWNS[2 * number : 2 * number + 2]
        for place, minutes in enumerate(documents, 1):
            head = {"": "", "Struer Kommune": f"{one} Kommune", "Lemvig Kommune": f"{other} Kommune"}[minutes.head]
            found[f"{number}.{place}"] = replace(minutes, head=head, name=f"{number}.{place}")
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = Lake(tmp_path_factory.mktemp("whole"))
    write(lake, [list(everything().values())])
    return lake


@pytest.mark.parametrize("name", CHAINS)
def test_items_of_one_matter_are_one_case(whole: Lake, name: str) -> None:
    number = list(CHAINS).index(name)
    thread = {f"{number}.{step}" for step in CHAINS[name][1].split()}
    assert {found for found in threads_of(whole) if any(step.startswith(f"{number}.") for step in found)} == (
        {frozenset(thread)} if thread else set()
    )


def contents(lake: Lake) -> dict[str, pl.DataFrame]:
    names = ("cases", "case_items", "case_links", "meetings", "issues", "item_references")
    return {name: lake.read(name) for name in names}


def test_steps_say_what_each_body_did_and_how_they_were_linked(tmp_path: Path) -> None:
    documents, _ = CHAINS["three bodies and back"]
    lake = Lake(tmp_path)
    write(lake, [documents])
    steps = lake.read("case_items").sort("step")
    assert steps["outcomes"].to_list() == ["recommended", "recommended", "sent_back", "recommended"]
    assert steps["forwarded_to"].to_list() == ["Økonomiudvalget", "Byrådet", "Teknik- og Miljøudvalget", "Byrådet"]
    assert steps["linked_by"].to_list() == ["reference"] * 4
    assert steps["linked_item_id"].to_list()[1:] == steps["item_id"].to_list()[:3]
    case = lake.read("cases").row(0, named=True)
    assert (case["items"], case["bodies"], case["title"]) == (4, 3, QUAY)
    assert (case["first_date"], case["last_date"], case["owner"]) == (MAY, AUGUST, "municipality-0671")


def test_what_several_items_could_be_is_said(tmp_path: Path) -> None:
    documents, _ = CHAINS["two items that it could be"]
    lake = Lake(tmp_path)
    write(lake, [documents])
    issues = lake.read("issues").filter(kind="case_unsettled")
    candidates = lake.read("agenda_items").filter(title=QUAY, ordinal=2)["item_id"].to_list()
    assert any(candidates[0] in message for message in issues["message"])
    text = lake.read("documents").filter(document_id=issues["document_id"][0])["text"][0]
    assert all(text[row["char_start"] : row["char_end"]] for row in issues.iter_rows(named=True))
    write(lake, [[council(Item(QUAY), name=documents[1].uri.removeprefix("file:///").removesuffix(".txt"))]])
    assert lake.read("issues").filter(kind="case_unsettled").is_empty()
    assert len(threads_of(lake)) == 1


@pytest.mark.parametrize("seed", range(2))
def test_order_and_batches_do_not_matter(tmp_path: Path, whole: Lake, seed: int) -> None:
    documents = list(everything().values())
    bit_by_bit = Lake(tmp_path)
    random = Random(seed)
    random.shuffle(documents)
    cuts = sorted(random.sample(range(1, len(documents)), 4))
    write(bit_by_bit, [documents[a:b] for a, b in zip([0, *cuts], [*cuts, len(documents)], strict=True)])
    expected = contents(whole)
    for name, rows in contents(bit_by_bit).items():
        assert rows.equals(expected[name]), name


def test_a_document_that_goes_takes_its_steps_with_it(tmp_path: Path) -> None:
    documents, _ = CHAINS["three bodies and back"]
    lake, other = Lake(tmp_path / "one"), Lake(tmp_path / "other")
    write(lake, [documents])
    finance = rows_of(documents[1])["documents"][0]["document_id"]
    lake.write_documents({}, replaced=[str(finance)])
    lake.refresh_derived()
    write(other, [[documents[0], *documents[2:]]])
    expected = contents(other)
    for name, rows in contents(lake).items():
        assert rows.equals(expected[name]), name
    lake.write_documents(
        {}, replaced=[str(row["document_id"]) for minutes in documents for row in rows_of(minutes)["documents"]]
    )
    lake.refresh_derived()
    assert all(
        lake.read(name).is_empty() for name, table in TABLES.items() if table.scope != "run" and name != "documents"
    )
