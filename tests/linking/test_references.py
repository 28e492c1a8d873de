from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.references import find_references
from pipeline.records import AgendaItem, Document, Meeting, Section, Span

DAY = date(2023, 6, 13)


def references(
    text: str, *, label: str = "Sagsfremstilling", body: str | None = None, on: date | None = None
) -> list[str]:
    """Each reference as direction, body, day, number, with ``!`` behind a heading's."""
    whole = f"{label}\n{text}"
    start = len(label) + 1
    section = Section(
        section="earlier_decision" if body or label == "Historik" else "presentation",
        label=label, span=Span(0, len(whole)), text_span=Span(start, len(whole)), body=body, date=on,
    )  # fmt: skip
    place = Span(0, len(whole))
    item = AgendaItem(ordinal=1, title="Sag", title_span=place, span=place, sections=(section,))
    document = Document(document_id="d", source_uri="u", media_type="text/plain", text=whole, blocks=())
    meeting = Meeting(body="Byrådet", date=DAY, status="minutes", items=(item,))
    found = find_references(document, meeting, item, None)
    for reference in found:
        assert 0 <= reference.span.start < reference.span.end <= len(whole)
    return [
        " ".join(filter(None, (r.direction, r.body, str(r.on or ""), r.number))) + ("!" if r.is_heading else "")
        for r in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Teknisk Udvalg udsatte sagen den 9. maj 2023.", ["earlier Teknisk Udvalg 2023-05-09"]),
        ("Den 9. maj 2023 (sag nr. 7) udsatte Kultur- og Fritidsudvalget sagen.", ["earlier Kultur- og Fritidsudvalget 2023-05-09 7"]),
        ("Se Plan- & Miljøudvalgets møde den 9. maj, pkt. 65.", ["earlier Plan- & Miljøudvalgets 2023-05-09 65"]),
        ("Udvalget for Kultur og Fritid den 17. juni 2022, pkt. 52: Udsat.", ["earlier Udvalget for Kultur og Fritid 2022-06-17 52"]),
        ("18-01-2023 Byrådet", ["earlier Byrådet 2023-01-18"]),
        ("Økonomiudvalget træffer endelig beslutning den 29. august 2023.", ["later Økonomiudvalget 2023-08-29"]),
        ("Teknisk Udvalg sås den 9. maj 2023. Teknisk Udvalgs møde den 9. maj 2023 var langt.", ["earlier Teknisk Udvalg 2023-05-09"]),
        ("Teknisk Udvalg er enig. Arbejdet begynder den 1. august 2023.", []),
        ("Fristen er den 1. august 2023.", []),
        ("Byrådet holder møde i dag, den 13. juni 2023.", []),
        ("Byrådet vedtog budgettet i 2022.", []),
    ],
)  # fmt: skip
def test_meetings_that_a_text_refers_to(text: str, found: list[str]) -> None:
    assert references(text) == found


def test_a_heading_and_a_history() -> None:
    label = "Beslutning Teknisk Udvalg den 09-05-2023, pkt. 4"
    assert references("Anbefales.", label=label, body="Teknisk Udvalg", on=date(2023, 5, 9)) == [
        "earlier Teknisk Udvalg 2023-05-09 4!"
    ]
    history = "Teknisk Udvalg, 9. maj 2023, pkt. 4: Anbefales.\nØkonomiudvalget, 30. maj 2023: Anbefales."
    assert references(history, label="Historik") == [
        "earlier Teknisk Udvalg 2023-05-09 4!",
        "earlier Økonomiudvalget 2023-05-30",
    ]


@given(st.text(alphabet="abcdeÆøå Udvalget Byrådet den 12. maj 2023, pkt.\n-/", max_size=300))
def test_any_text_passes(text: str) -> None:
    references(text)
