"""The head of a meeting: where and when it was held, who led it, which body met."""

from __future__ import annotations

import pytest
from document_of import document_of

from pipeline.records import Meeting
from pipeline.structure.parse import parse

ITEMS = "1. Godkendelse af dagsorden\nBeslutning\nGodkendt.\n2. Eventuelt\nBeslutning\nIntet."


def meeting_of(head: str) -> Meeting:
    meeting = parse(document_of(f"{head}\n{ITEMS}")).meeting
    assert meeting is not None
    return meeting


@pytest.mark.parametrize(
    ("line", "place", "mode"),
    [
        ("Udvalgsværelse 4, Torvet 2", "Udvalgsværelse 4, Torvet 2", "physical"),
        (
            "3. maj 2021 kl. 15.30, Campus Vinding, Lyngvej 21, lokale 2.04",
            "Campus Vinding, Lyngvej 21, lokale 2.04",
            "physical",
        ),
        ("mandag den 3. maj 2021 kl. 15.30-17.00 - Personalerummet", "Personalerummet", "physical"),
        ("3. maj 2021\nKl. 16.30, Materielgården", "Materielgården", "physical"),
        ("3. maj 2021 kl. 16 via Microsoft Teams", "Microsoft Teams", "virtual"),
        ("Vinding Kommune. Virtuelt møde via Teams", "Virtuelt møde via Teams", "virtual"),
        ("Sted: på Rådhuset", "Rådhuset", "physical"),
        ("Vinding Kommune", None, None),
        ("Forside > Politik > Byrådshuset", None, None),
        ("Ida Holm (A), Bo Friis (V)", None, None),
    ],
)
def test_place(line: str, place: str | None, mode: str | None) -> None:
    meeting = meeting_of(f"Referat\nKulturudvalget\n{line}")
    assert (meeting.place, meeting.mode) == (place, mode)


@pytest.mark.parametrize(
    ("line", "chair"),
    [
        ("Til stede: Overborgmester Ida Holm (som leder af mødet) og ni andre.", "Ida Holm"),
        ("Mødet blev ledet af Ida Holm.", "Ida Holm"),
        ("Regionsrådsformand Ida Holm ledede mødet.", "Ida Holm"),
        ("Borgmester Ida Holm ledede forhandlingerne.", "Ida Holm"),
        ("Ordstyrer: Ida. Referent: Bo Friis", "Ida"),
        ("Mødeleder: Formand Ida von Holm (A)", "Ida von Holm"),
        ("Medlemmer: Bo Friis (V), næstformand, Ida Holm (A), formand", "Ida Holm"),
        ("Ida Holm forlod mødet kl. 18, hvorefter Bo Friis ledede mødet.", None),
        ("Formand: Vinding Kommune", None),
    ],
)
def test_chair(line: str, chair: str | None) -> None:
    assert meeting_of(f"Referat\nKulturudvalget\n3. maj 2021\n{line}").chair == chair


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Referat af møde i bestyrelsen for Havnen onsdag den 5. maj 2021", "bestyrelsen for Havnen"),
        ("Referat af møde nr. 11 i Udvalget for Øer den 5. maj 2021", "Udvalget for Øer"),
        ("Skolebestyrelsen, Bækskolen", "Skolebestyrelsen"),
        ("Vinding Kommune Kultur- og Fritidsudvalgets mødemateriale Søg", "Kultur- og Fritidsudvalget"),
        ("Teknisk Udvalgs møde den 5. maj 2021", "Teknisk Udvalg"),
        ("Møde i Det Regionale Arbejdsmarkedsråd Fyn", "Det Regionale Arbejdsmarkedsråd Fyn"),
        ("Skolebestyrelsesmøde onsdag den 5. maj 2021", "Skolebestyrelsen"),
        ("KKR NORDJYLLAND", "KKR Nordjylland"),
    ],
)
def test_body(line: str, body: str) -> None:
    assert meeting_of(f"Referat\n{line}").body == body


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Social og Sundhed", "Social og Sundhed"),
        ("Plan, Klima & Teknik den 3. maj 2021", "Plan, Klima & Teknik"),
        ("Rådhus og Kulturhus, lokale 4", None),
        ("Ny cykelsti og bedre belysning", None),
    ],
)
def test_a_body_named_by_its_subjects_alone(line: str, body: str | None) -> None:
    meeting = meeting_of(f"Referat\n{line}\nMødedato: 3. maj 2021\n1. Godkendelse af dagsorden\nBeslutning\nGodkendt.")
    assert meeting.body == body


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Mødetid: 18.00", "18:00", None),
        ("Tid: 9.30-11", "09:30", "11:00"),
        ("Mødet hævet kl. 21.35.", None, "21:35"),
        ("Mødet sluttede 21.10", None, "21:10"),
        ("Mødet blev hævet 20:45. Referent: Ida Holm", None, "20:45"),
        ("Hævet 18.20.", None, "18:20"),
        ("Arbejdet blev afsluttet 12.10", None, None),
        ("Mødet sluttede 21.10.2021", None, None),
    ],
)
def test_times(line: str, start: str | None, end: str | None) -> None:
    meeting = meeting_of(f"Referat\nKulturudvalget\n3. maj 2021\n{line}")
    assert (meeting.start_time and f"{meeting.start_time:%H:%M}") == start
    assert (meeting.end_time and f"{meeting.end_time:%H:%M}") == end
