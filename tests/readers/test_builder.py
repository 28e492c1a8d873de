from __future__ import annotations

import pytest

from pipeline.errors import NoText, TooLarge
from pipeline.readers.builder import DocumentBuilder
from pipeline.records import Source
from pipeline.settings import Settings


@pytest.fixture
def builder() -> DocumentBuilder:
    source = Source(uri="file:a", data=b"bytes", publisher="Søby Kommune", municipality_code=999)
    return DocumentBuilder(source, "text/plain", Settings())


def test_blocks_stand_at_their_spans(builder: DocumentBuilder) -> None:
    builder.add("heading", " Punkt 1:\u00a0Budget ", level=2)
    builder.add("paragraph", "\u200b ")
    builder.add("list_item", "godkender", marker="•")
    table = builder.new_table()
    builder.add_row(["Område", "", "Beløb"], table=table)
    builder.add_row(["", "  "], table=table)
    document = builder.build()
    assert document.text == "Punkt 1: Budget\n• godkender\nOmråde\t\tBeløb"
    assert [block.text for block in document.blocks] == document.text.split("\n")
    assert [document.text[c.span.start : c.span.end] for c in document.blocks[2].cells] == ["Område", "", "Beløb"]
    assert document.blocks[1].body == "godkender"
    assert document.blocks[2].table == 0


def test_the_sources_description_goes_before_the_metadata(builder: DocumentBuilder) -> None:
    builder.add("paragraph", "Tekst")
    document = builder.build(publisher="En anden", title=" Referat\n2024 ", language="da")
    assert (document.publisher, document.municipality_code) == ("Søby Kommune", 999)
    assert (document.title, document.language) == ("Referat 2024", "da")


def test_numbers_of_persons_leave_the_reader_masked_everywhere(builder: DocumentBuilder) -> None:
    builder.add("paragraph", "Ansøger: 010190-1234")
    builder.add("paragraph", "Bilag", href="https://soeby.example/010190-1234.pdf")
    builder.add_row(["CPR", "0202911235"], table=builder.new_table())
    builder.add_row(["cpr-nr. 0202911235"], table=0)
    document = builder.build(title="Sag om 010190-1234")
    assert "1234" not in document.text
    assert document.text.endswith("cpr-nr. 020291XXXX")
    assert document.title == "Sag om 010190-XXXX"
    assert document.blocks[1].href == "https://soeby.example/010190-XXXX.pdf"
    issue = next(issue for issue in document.issues if issue.kind == "cpr_masked")
    assert issue.severity == "info"
    assert not any(digits in issue.message for digits in ("1234", "0101", "1235"))


@pytest.mark.parametrize(
    "text",
    [
        "Side 3 af 12",
        "SIDE 2",
        "Side -4-",
        "Commented [ABC1]: Tjek tallet",
        "Kommentar [hb2]: Skal det med?",
        "Til toppen",
        "Vi bruger cookies til statistik.",
        "© 2024 Søby Kommune",
        "Forside > Politik > Referater",
        "***",
    ],
)
def test_what_belongs_to_the_page_is_furniture(builder: DocumentBuilder, text: str) -> None:
    builder.add("paragraph", "Tekst")
    builder.add("paragraph", text)
    assert [block.kind for block in builder.build().blocks] == ["paragraph", "furniture"]


@pytest.mark.parametrize("text", ["Side om side", "Udskrivning af skat", "Printet af plan", "Copyright er et emne"])
def test_words_that_begin_like_furniture_are_text(builder: DocumentBuilder, text: str) -> None:
    builder.add("paragraph", text)
    assert builder.build().blocks[0].kind == "paragraph"


def test_an_empty_bullet_is_furniture(builder: DocumentBuilder) -> None:
    builder.add("list_item", "et", marker="-")
    builder.add("list_item", " ", marker="-")
    assert [block.kind for block in builder.build().blocks] == ["list_item", "furniture"]


def test_a_document_of_furniture_has_no_text(builder: DocumentBuilder) -> None:
    builder.add("furniture", "Side 1")
    with pytest.raises(NoText, match="file:a"):
        builder.build()


def test_a_text_over_the_limit_is_refused() -> None:
    builder = DocumentBuilder(Source(uri="file:a", data=b"x"), "text/plain", Settings(max_characters=1000))
    builder.add("paragraph", "x" * 999)
    with pytest.raises(TooLarge, match=r"file:a .* 1,000 characters"):
        builder.add("paragraph", "xx")
