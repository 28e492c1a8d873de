from __future__ import annotations

from document_of import document_of

from pipeline.structure.parse import parse

STORY = "Værkstedet på kajen har åbent hver torsdag, og børn fra Havneskolen hjælper med at slibe jollerne."


def test_an_article_without_a_date_says_so() -> None:
    structure = parse(document_of(f"Værksted på kajen\n{STORY}"))
    assert [issue.kind for issue in structure.issues] == ["date_missing"]


def test_minutes_without_body_and_items_say_so() -> None:
    structure = parse(document_of("Referat\n3. maj 2021\nBeslutning\nGodkendt.\nBeslutning\nDrøftet."))
    assert "body_missing" in {issue.kind for issue in structure.issues}


def test_an_agenda_known_only_from_its_list() -> None:
    text = "Dagsorden\nUdvalg: Teknisk Udvalg\nMødedato: 3. marts 2020\nIndholdsfortegnelse\n1. Ny sti\n2. Salg af grund\n3. Eventuelt"
    structure = parse(document_of(text))
    assert structure.kind == "agenda"
    assert structure.meeting is not None
    assert [(item.number, item.title) for item in structure.meeting.items] == [
        ("1", "Ny sti"),
        ("2", "Salg af grund"),
        ("3", "Eventuelt"),
    ]
