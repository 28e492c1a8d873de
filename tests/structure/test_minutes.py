from __future__ import annotations

import itertools

import pytest
from board_layouts import BOARD_LAYOUTS
from document_of import document_of
from layouts import LAYOUTS, Layout
from more_layouts import MORE_LAYOUTS

from pipeline.records import Meeting
from pipeline.structure.parse import parse


@pytest.fixture(params=[*LAYOUTS, *MORE_LAYOUTS, *BOARD_LAYOUTS], ids=lambda layout: layout.name)
def layout(request: pytest.FixtureRequest) -> Layout:
    return request.param


@pytest.fixture
def meeting(layout: Layout) -> Meeting:
    meeting = parse(document_of(layout.text)).meeting
    assert meeting is not None
    return meeting


def test_head(layout: Layout, meeting: Meeting) -> None:
    if layout.body is not None:
        assert meeting.body == layout.body
    assert meeting.date == layout.day
    if layout.place is not None:
        assert meeting.place == layout.place
    if layout.start is not None:
        assert meeting.start_time is not None
        assert f"{meeting.start_time:%H:%M}" == layout.start


def test_items_with_verbatim_titles(layout: Layout, meeting: Meeting) -> None:
    assert [(item.number, item.title) for item in meeting.items] == layout.items


def test_access_and_case_numbers(layout: Layout, meeting: Meeting) -> None:
    assert {n: meeting.items[n - 1].access for n in layout.access} == layout.access
    assert {n: meeting.items[n - 1].case_number for n in layout.cases} == layout.cases


def test_decisions(layout: Layout, meeting: Meeting) -> None:
    for ordinal, words in layout.decisions.items():
        decisions = meeting.items[ordinal - 1].decisions
        assert decisions, ordinal
        assert decisions[0].text.startswith(words)


def test_recommendations(layout: Layout, meeting: Meeting) -> None:
    found = {n: [point.text for point in meeting.items[n - 1].recommendations] for n in layout.recommendations}
    assert found == layout.recommendations


def test_attachments(layout: Layout, meeting: Meeting) -> None:
    found = {n: [attachment.title for attachment in meeting.items[n - 1].attachments] for n in layout.attachments}
    assert found == layout.attachments


def test_every_place_holds_its_words(layout: Layout) -> None:
    document = document_of(layout.text)
    meeting = parse(document).meeting
    assert meeting is not None
    for item in meeting.items:
        assert document.text[item.title_span.start : item.title_span.end] == item.title
        for point in item.recommendations:
            assert document.text[point.span.start : point.span.end] == point.text
        for attachment in item.attachments:
            assert document.text[attachment.span.start : attachment.span.end] == attachment.title
        if item.case_number:
            start, end = item.evidence["case_number"]
            assert document.text[start:end] == item.case_number


def test_sections_do_not_overlap(layout: Layout, meeting: Meeting) -> None:
    for item in meeting.items:
        places = [section.span for section in item.sections]
        assert all(a.end <= b.start for a, b in itertools.pairwise(places))


OLD_PROTOCOL = """Kommunalbestyrelsen                                  Side 1
Lemvig Kommune

BESLUTNINGSPROTOKOL
for mødet tirsdag d. 27.6.2006, kl. 19:00 i byrådssalen.

Fraværende: Gunnar Lausten.

                                    Sag nr. 118
                                    J.nr. 82.02P08 - 05/2231
SALG AF AREAL VED STRANDEN TIL CAMPINGPLADS

Teknisk Udvalg d. 13.6.2006:
Anbefales over for byrådet.

Byrådet:
Ved afstemning vedtoges salget med 14 stemmer (V, C og O) mod 6 (A og F).

                                    Sag nr. 119
                                    J.nr. 16.06.04A26
NORMERING I BØRNEHAVERNE

Socialudvalget indstiller, at normeringen forhøjes.

Byrådet:
Sendes tilbage til fornyet behandling i Socialudvalget.
"""


def test_bodies_alone_above_what_they_decided_and_titles_below_the_case_number() -> None:
    meeting = parse(document_of(OLD_PROTOCOL)).meeting
    assert meeting is not None
    assert (meeting.body, meeting.status) == ("Kommunalbestyrelsen", "minutes")
    assert [(item.number, item.title) for item in meeting.items] == [
        ("118", "SALG AF AREAL VED STRANDEN TIL CAMPINGPLADS"),
        ("119", "NORMERING I BØRNEHAVERNE"),
    ]
    assert [[decision.outcome for decision in item.decisions] for item in meeting.items] == [
        ["approved"],
        ["sent_back"],
    ]
    assert [section.section for section in meeting.items[0].sections] == ["earlier_decision", "decision"]


@pytest.mark.parametrize(
    ("line", "case_number"),
    [
        ("Sagsnr.: 18/13977 Forvaltning: Teknik og Miljø Sagsbehandler: lbr", "18/13977"),
        ("Sagsbehandler: Lone Bo Hansen Sagsnr. 18/13977", "18/13977"),
        ("Enhed: Jura og Udbud, Sagsnr.: 20/155", "20/155"),
    ],
)
def test_case_data_below_an_empty_field_are_no_people(line: str, case_number: str) -> None:
    text = f"Byrådet\nReferat\n3. maj 2021\n1. Ny sti\nFraværende:\n{line}\nBeslutning:\nGodkendt.\n2. Eventuelt\nBeslutning:\nIntet."
    meeting = parse(document_of(text)).meeting
    assert meeting is not None
    assert meeting.items[0].case_number == case_number
    assert meeting.items[0].attendance == ()


FILED_PAPER = """Retsudvalget 2020-21
REU Alm.del Bilag 112
Offentligt
2301447_0001.png
J.nr.: 20-000987-4

Referat af møde i Det Rådgivende Udvalg for Offerhjælp den 9. december 2020 kl. 10.00-12.30

Deltagere: Hanne Brorson (formand), Jens Elmelund og Bo Wiberg.

Ad dagsordenens punkt 1 - Godkendelse af referat
Godkendt uden bemærkninger.

Ad dagsordenens punkt 2 - Eventuelt
Intet at referere.

REU, Alm.del - 2020-21 - Bilag 112: Referat
"""


def test_a_paper_in_a_committees_files_is_of_the_body_that_met() -> None:
    meeting = parse(document_of(FILED_PAPER)).meeting
    assert meeting is not None
    assert meeting.body == "Det Rådgivende Udvalg for Offerhjælp"
    assert [(item.number, item.title) for item in meeting.items] == [
        ("1", "Godkendelse af referat"),
        ("2", "Eventuelt"),
    ]


def test_the_number_of_a_whole_paper_begins_no_item() -> None:
    text = (
        "J.nr.: 19-001210-8\nMøde i Rådet for Offerhjælp den 7. maj 2020 kl. 15\n"
        "Til stede: Jens Holm, Karen Lund, Per Friis\nVi talte om planen."
    )
    structure = parse(document_of(text))
    assert structure.meeting is not None
    assert (structure.meeting.body, structure.meeting.items) == ("Rådet for Offerhjælp", ())
    assert len(structure.meeting.attendance) == 3
