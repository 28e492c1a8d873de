from __future__ import annotations

import pytest
from document_of import document_of

from pipeline.readers import read
from pipeline.records import AgendaItem, Attachment, Document, Source
from pipeline.settings import Settings
from pipeline.structure.attachments import read_attachments
from pipeline.structure.lines import lines
from pipeline.structure.parse import parse


def listed(*texts: str) -> list[Attachment]:
    return read_attachments([(lines(document_of("\n".join(texts))), 0)])


def items(document: Document) -> tuple[AgendaItem, ...]:
    meeting = parse(document).meeting
    assert meeting is not None
    return meeting.items


@pytest.mark.parametrize(
    ("line", "title", "file_type", "access"),
    [
        ("Kort.pdf", "Kort.pdf", "pdf", None),
        ("- Kort over stier", "Kort over stier", None, None),
        ("Bilag 1: Kort over stier", "Bilag 1: Kort over stier", None, None),
        ("- bilag 1a - Kort over stier.pdf", "bilag 1a - Kort over stier.pdf", "pdf", None),
        ("Kort over stier, Bilag 3", "Kort over stier, Bilag 3", None, None),
        ("1. kort over stier", "kort over stier", None, None),
        ("- 1. økonomirapport 2023", "1. økonomirapport 2023", None, None),
        ("udkast._plan_21.12.2019.pdf", "udkast._plan_21.12.2019.pdf", "pdf", None),
        ("application/pdf icon Kort.pdf", "Kort.pdf", "pdf", None),
        ("PDF icon Kort.pdf (1,2 MB)", "Kort.pdf", "pdf", None),
        ("Kort over stier (PDF, 300 kB)", "Kort over stier", "pdf", None),
        ("Kort over stier [pdf]", "Kort over stier", "pdf", None),
        ("17474/09Åben Kort over stier", "Kort over stier", None, None),
        ("17474/09 Lukket Købstilbud", "Købstilbud", None, "closed"),
        ("1 Åben Notat.pdf", "Notat.pdf", "pdf", None),
        ("1 Åben Notat om støj (12345/24)", "Notat om støj", None, None),
        ("2 Lukket Købstilbud.pdf (330-2018-500301)", "Købstilbud.pdf", "pdf", "closed"),
        ("(Lukket) Købstilbud", "Købstilbud", None, "closed"),
        ("Lukket bilag: Købstilbud", "Købstilbud", None, "closed"),
        ("Lukket bilag", "Lukket bilag", None, "closed"),
        ("Købstilbud (lukket bilag)", "Købstilbud (lukket bilag)", None, "closed"),
        ("Købstilbud.docx - Fortrolig", "Købstilbud.docx - Fortrolig", "docx", "closed"),
        ("Dok.nr. 306-2019-263412 Kort over stier", "Kort over stier", None, None),
        ("330-2018-500301 - Kort over stier", "Kort over stier", None, None),
        ("Kort over stier - dok.nr. 306-2019-263412", "Kort over stier", None, None),
        ("Kort over stier (Brevid: 4251204)", "Kort over stier", None, None),
        ("2024 regnskab.xlsx", "2024 regnskab.xlsx", "xlsx", None),
        ("Åben Skole, plan for 2020", "Åben Skole, plan for 2020", None, None),
        ("2019/20 Elevtal", "2019/20 Elevtal", None, None),
    ],
)
def test_notations(line: str, title: str, file_type: str | None, access: str | None) -> None:
    assert [(a.title, a.file_type, a.access) for a in listed(line)] == [(title, file_type, access)]


@pytest.mark.parametrize(
    "line",
    [
        "Ingen bilag.",
        "Der er ingen bilag til punktet",
        "Bilag: -",
        "Se alle bilag (3)",
        "Bilag tidligere udsendt",
        "Oplæg fra mødet er vedlagt (bilag 3).",
        "Der blev omdelt supplerende materiale.",
    ],
)
def test_what_is_no_attachment(line: str) -> None:
    assert listed(line) == []


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Kort.pdf Notat.docx", ["Kort.pdf", "Notat.docx"]),
        ("Kort.pdf, Notat om støj.docx; Regnskab.xlsx", ["Kort.pdf", "Notat om støj.docx", "Regnskab.xlsx"]),
        ("Bilag 1: Kort Bilag 2: Notat om støj", ["Bilag 1: Kort", "Bilag 2: Notat om støj"]),
    ],
)
def test_several_on_a_line(line: str, titles: list[str]) -> None:
    assert [a.title for a in listed(line)] == titles


def test_numbers_are_of_the_list_where_they_count_it() -> None:
    assert [a.title for a in listed("1. Kort", "2. notat om støj")] == ["Kort", "notat om støj"]
    assert [a.title for a in listed("1. regnskab", "Kort", "Notat")] == ["1. regnskab", "Kort", "Notat"]


def test_a_number_above_its_title() -> None:
    assert [a.title for a in listed("Bilag 1", "Kort over stier", "Bilag 2", "Notat")] == ["Kort over stier", "Notat"]
    assert [a.title for a in listed("Bilag 16", "Bilag 17")] == ["Bilag 16", "Bilag 17"]


def test_titles_listed_after_file_names_are_the_same_attachments() -> None:
    files = lines(document_of("Modelnotat_okt_endelig.v2.pdf\nHoeringssvar Digelaug.pdf"))
    titles = lines(document_of("Notat om modeller\nHøringssvar fra Digelauget"))
    more = lines(document_of("Høringssvar fra Digelauget\nNotat om modeller\nKort over diger"))
    assert [a.title for a in read_attachments([(files, 0), (titles, 0)])] == [line.text for line in files]
    assert [a.title for a in read_attachments([(files, 0), (more, 0)])][2:] == ["Notat om modeller", "Kort over diger"]


def test_a_table_of_attachments() -> None:
    html = (
        "<h1>Referat af møde i Kulturudvalget den 4. maj 2023</h1><h2>1. Stier</h2><h3>Beslutning</h3><p>Godkendt.</p><h3>Bilag</h3>"
        "<table><tr><th>Nr.</th><th>Titel</th><th>Dok.nr.</th></tr><tr><td>1</td><td>Kort over stier</td><td>12345/24</td></tr>"
        "<tr><td>2</td><td>Notat om støj</td><td>12346/24</td></tr></table>"
    )
    document = read(Source(uri="file:a.html", data=html.encode()), Settings())
    assert [a.title for a in items(document)[0].attachments] == ["Kort over stier", "Notat om støj"]


MINUTES = """Referat af møde i Kulturudvalget den 4. maj 2023
Sted: Rådhuset
{}
1. Stier
Sagsfremstilling
Der anlægges stier.
{}
Beslutning
Godkendt.
{}
2. Broer
Sagsfremstilling
Der bygges broer.
Beslutning
Udsat.
{}"""


@pytest.mark.parametrize(
    ("places", "first", "second"),
    [
        (("", "Kort_over_stier.pdf\nNotat.docx", "", ""), ["Kort_over_stier.pdf", "Notat.docx"], []),
        (("Kort_over_stier.pdf", "", "Tegning.pdf", ""), ["Kort_over_stier.pdf"], ["Tegning.pdf"]),
        (("", "", "Kort_over_stier.pdf", "Tegning.pdf"), ["Kort_over_stier.pdf"], ["Tegning.pdf"]),
        (("", "", "Bilag:\nKort_over_stier.pdf", ""), ["Kort_over_stier.pdf"], []),
        (("", "Bilag 1: Kort over stier\nBilag 2: Notat", "", ""), ["Bilag 1: Kort over stier", "Bilag 2: Notat"], []),
    ],
)
def test_attachments_without_a_heading(places: tuple[str, ...], first: list[str], second: list[str]) -> None:
    one, two = items(document_of(MINUTES.format(*places)))
    assert [a.title for a in one.attachments] == first
    assert [a.title for a in two.attachments] == second
    assert [decision.text for decision in (*one.decisions, *two.decisions)] == ["Godkendt.", "Udsat."]
