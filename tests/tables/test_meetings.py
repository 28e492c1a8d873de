"""One meeting from all its documents: agenda and minutes, open and closed part, corrected versions, a page for each item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from chains import Item, Minutes, rows_of, write

from pipeline.linking.meetings import body_id, is_correction, meeting_id
from pipeline.records import Document, Meeting
from pipeline.tables.lake import Lake

DAY = date(2022, 9, 6)
STI, SKOLE, AREAL = Item("Ny sti ved Lyng Å"), Item("Tag på Bro Skole"), Item("LUKKET PUNKT - Salg af areal i Bro")
MINUTES = Minutes("Byrådet", DAY, (STI, SKOLE), name="referat")

SETS: dict[str, tuple[tuple[Minutes, ...], list[str]]] = {
    "agenda and minutes": ((replace(MINUTES, kind="Dagsorden", name="dagsorden"), MINUTES), ["Ny sti ved Lyng Å", "Tag på Bro Skole"]),
    "the agenda of another name for the same body": (
        (replace(MINUTES, kind="Dagsorden", name="dagsorden", body="Struer Byråd"), MINUTES),
        ["Ny sti ved Lyng Å", "Tag på Bro Skole"],
    ),
    "open and closed minutes": (
        (MINUTES, replace(MINUTES, items=(AREAL,), name="lukket")),
        ["Ny sti ved Lyng Å", "Salg af areal i Bro", "Tag på Bro Skole"],
    ),
    "a page for each item": (
        (replace(MINUTES, items=(STI,), name="p1"), replace(MINUTES, items=(SKOLE,), name="p2")),
        ["Ny sti ved Lyng Å", "Tag på Bro Skole"],
    ),
    "a page beside the whole": ((MINUTES, replace(MINUTES, items=(STI,), name="z")), ["Ny sti ved Lyng Å", "Tag på Bro Skole"]),
    "a corrected version": (
        (replace(MINUTES, items=(STI, SKOLE, Item("Valg")), name="z-referat"), replace(MINUTES, kind="Rettet referat", name="a")),
        ["Ny sti ved Lyng Å", "Tag på Bro Skole"],
    ),
    "a corrected version by its name": (
        (replace(MINUTES, items=(STI, SKOLE, Item("Valg")), name="referat-2"), replace(MINUTES, name="korrigeret-referat")),
        ["Ny sti ved Lyng Å", "Tag på Bro Skole"],
    ),
    "a supplementary agenda": (
        (MINUTES, replace(MINUTES, items=(Item("Valg af ny viceborgmester"),), kind="Tillægsdagsorden", name="t")),
        ["Ny sti ved Lyng Å", "Tag på Bro Skole", "Valg af ny viceborgmester"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SETS)
def test_no_item_is_lost_and_none_stands_twice(tmp_path: Path, name: str) -> None:
    documents, titles = SETS[name]
    found = []
    for number, order in enumerate(permutations(documents)):
        lake = Lake(tmp_path / str(number))
        write(lake, [[one] for one in order], refresh_each=False)
        assert sorted(lake.read("agenda_items")["title"]) == titles
        [meeting] = lake.read("meetings").iter_rows(named=True)
        assert (meeting["items"], meeting["status"], meeting["municipality_code"]) == (len(titles), "minutes", 671)
        assert set(lake.read("documents")["meeting_id"]) == {meeting["meeting_id"]}
        found.append(lake.read("meetings").drop("run_id"))
    assert all(rows.equals(found[0]) for rows in found)


def test_the_minutes_say_it_first_and_the_other_part_what_they_leave_out(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    rows, closed = rows_of(MINUTES), rows_of(replace(MINUTES, items=(AREAL,), name="lukket"))
    rows["meeting_documents"][0]["place"] = None
    closed["meeting_documents"][0] |= {"place": "Byrådssalen", "chair": "Ida Krog", "status": "agenda"}
    rows["meeting_documents"][0]["chair"] = "Bo Lund"
    for one in (closed, rows):
        lake.write_documents(one)
    lake.refresh_derived()
    [meeting] = lake.read("meetings").iter_rows(named=True)
    assert (meeting["place"], meeting["chair"], meeting["documents"]) == ("Byrådssalen", "Bo Lund", 2)
    assert meeting["document_id"] == rows["documents"][0]["document_id"]


def test_a_part_that_goes_leaves_the_other(tmp_path: Path) -> None:
    lake, alone = Lake(tmp_path / "both"), Lake(tmp_path / "alone")
    closed = replace(MINUTES, items=(AREAL,), name="lukket")
    write(lake, [[MINUTES, closed]])
    lake.write_documents({}, replaced=[str(rows_of(closed)["documents"][0]["document_id"])])
    lake.refresh_derived()
    write(alone, [[MINUTES]])
    for name in ("meetings", "agenda_items", "documents"):
        assert lake.read(name).equals(alone.read(name))


@pytest.mark.parametrize(
    ("one", "other", "owner", "same"),
    [
        ("Byrådet", "Køge Byråd", "municipality-0259", True),
        ("Økonomiudvalgets", "Økonomiudvalget", None, True),
        ("Teknik- & Miljøudvalget", "Teknik- og Miljøudvalget", None, True),
        ("Børne- og Skoleudvalget (18-21)", "Børne- og Skoleudvalget", None, True),
        ("Kulturudvalget i Køge Kommune", "Kulturudvalget", "municipality-0259", True),
        ("Kommunalbestyrelsen", "Borgerrepræsentationen", None, True),
        ("Regionsrådet i Region Sjælland", "regionsrådet", "region-1085", True),
        ("Kulturudvalget", "Kultur- og Fritidsudvalget", None, False),
        ("Ældrerådet", "Handicaprådet", None, False),
    ],
)
def test_names_of_one_body(one: str, other: str, owner: str | None, same: bool) -> None:
    assert (body_id(one, owner) == body_id(other, owner)) is same
    assert (meeting_id(one, DAY, owner) == meeting_id(other, DAY, owner)) is same


@pytest.mark.parametrize(
    ("text", "uri", "corrected"),
    [
        ("Korrigeret referat", "file:///r.pdf", True),
        ("Referat (rettet)", "file:///r.pdf", True),
        ("Revideret dagsorden", "file:///r.pdf", True),
        ("Referat", "file:///Referat_rettet.pdf", True),
        ("Referat", "file:///oprettet-referat.pdf", False),
        ("Referatet rettes af formanden", "file:///r.pdf", False),
    ],
)
def test_what_calls_itself_corrected(text: str, uri: str, corrected: bool) -> None:
    document = Document(document_id="d", source_uri=uri, media_type="text/plain", text=text, blocks=())
    assert is_correction(document, Meeting(body=None, date=None, status="minutes")) is corrected
