from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadError
from pipeline.readers.dispatch import read
from pipeline.readers.plain.tables import find_tables
from pipeline.readers.plain.wrapping import wrap_width
from pipeline.records import Document, Source
from pipeline.settings import Settings

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]

PARAGRAPH = (
    "Forvaltningen har gennemgået de indkomne høringssvar og foreslår, at planen justeres på tre punkter, inden den "
    "sendes videre til endelig behandling i byrådet. Justeringerne vedrører afstanden til skel, antallet af "
    "parkeringspladser og den sti, som naboerne har ønsket bevaret mellem de to boligområder ved åen."
)


def test_lines_are_blocks_and_bullets_are_list_items(read_bytes: Read, shown: Shown) -> None:
    document = read_bytes(
        "REFERAT Kulturudvalget\r\n\r\nBeslutning\r\n- godkendt\r\n• udsat\r\n-\r\n\r\n\r\nSide 1 af 2\r\n"
    )
    assert shown(document) == ["p REFERAT Kulturudvalget", "p Beslutning", "l - godkendt", "l • udsat"]
    assert [block.marker for block in document.blocks if block.kind == "list_item"] == ["-", "•"]
    assert document.pages is None
    assert document.media_type == "text/plain"


def test_long_lines_are_paragraphs_of_their_own(read_bytes: Read, shown: Shown) -> None:
    document = read_bytes(f"{PARAGRAPH}\n{PARAGRAPH}\nGodkendt.")
    assert shown(document) == [f"p {PARAGRAPH}", f"p {PARAGRAPH}", "p Godkendt."]


def test_a_hard_wrapped_file_is_joined_to_paragraphs(read_bytes: Read, shown: Shown) -> None:
    wrapped = textwrap.fill(PARAGRAPH, 64)
    item = textwrap.fill(PARAGRAPH, 62).replace("\n", "\n  ")
    text = f"Sagsfremstilling\n{wrapped}\nBeslutning\nGodkendt.\n\n{wrapped}\n\n- {item}\n- kort\n"
    assert shown(read_bytes(text)) == [
        "p Sagsfremstilling",
        f"p {PARAGRAPH}",
        "p Beslutning",
        "p Godkendt.",
        f"p {PARAGRAPH}",
        f"l - {PARAGRAPH}",
        "l - kort",
    ]


def test_a_wrapped_line_does_not_swallow_numbers_labels_or_bullets(read_bytes: Read, shown: Shown) -> None:
    lines = textwrap.wrap(PARAGRAPH, 64)
    full = max(lines, key=len)
    text = "\n".join([*lines, full, "2. Næste punkt på dagsordenen", full, "ØKONOMI", full, "– et punkt", *lines])
    found = shown(read_bytes(text))
    assert [block for block in found if block.startswith(("p 2. Næste", "p ØKONOMI", "l – et punkt"))]
    assert not any(mark in block[3:] for block in found for mark in ("2. Næste", "ØKONOMI", "– et punkt"))


def test_words_divided_at_line_ends_are_joined(read_bytes: Read, shown: Shown) -> None:
    lines = textwrap.wrap(PARAGRAPH, 64)
    broken = "\n".join(lines).replace("parkeringspladser", "parkeringsplad-\nser").replace("\nden", " den")
    assert "parkeringspladser" in shown(read_bytes(broken + "\n" + "\n".join(lines)))[0]


def test_names_set_in_below_their_label_are_one_line(read_bytes: Read, shown: Shown) -> None:
    text = "Medlemmer:   Anne Bro (A), Jens Ø. Lund (C),\n             Ole Holm (V)\nAfbud:       Ingen\n    indrykket, \n    igen"
    assert shown(read_bytes(text)) == [
        "p Medlemmer: Anne Bro (A), Jens Ø. Lund (C), Ole Holm (V)",
        "p Afbud: Ingen",
        "p indrykket,",
        "p igen",
    ]


def test_a_tab_table_keeps_its_cells(read_bytes: Read, shown: Shown) -> None:
    rows = [
        "\tDrift\tAnlæg\t% i alt",
        "Skoler\t317.800\t2.498.901\t1,36%",
        "Veje\t200.000\t1.915.000\t1,36%",
        "I alt\t\t\t60.069",
    ]
    text = "\n".join(["Oversigt:", "", *rows, "", "Der"])
    document = read_bytes(text)
    assert shown(document) == [
        "p Oversigt:",
        "t  | Drift | Anlæg | % i alt",
        "t Skoler | 317.800 | 2.498.901 | 1,36%",
        "t Veje | 200.000 | 1.915.000 | 1,36%",
        "t I alt |  |  | 60.069",
        "p Der",
    ]
    assert {block.table for block in document.blocks if block.cells} == {0}


def test_tabs_that_only_widen_a_gap_make_no_columns() -> None:
    assert find_tables(["Navn\t\t\tParti", "Ole Holm\t\tV", "Anne-Mette Bro\tA"])[0].rows == [
        ["Navn", "Parti"],
        ["Ole Holm", "V"],
        ["Anne-Mette Bro", "A"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Godkendelse af budget.....\t3", "Eventuelt.....\t22"],
        ["1.\tGodkendelse af dagsorden", "2.\tBudget"],
        ["1.\tGodkendelse\t3", "2.\tBudget\t5"],
        ["-\tet punkt", "-\tto punkter"],
        ["en\tlinje", "", "en\tlinje"],
        ["a\tb\tc", "d\te", "f\tg\th\ti"],
    ],
)
def test_what_only_uses_tabs_for_gaps_is_no_table(lines: list[str]) -> None:
    assert find_tables(lines) == []


def test_facts_beside_labels_are_lines(read_bytes: Read, shown: Shown) -> None:
    assert shown(read_bytes("Dato:\t4. juni 2024\nSted:\tRådhuset\nDeltagere:\tAnne Bro (A)")) == [
        "p Dato: 4. juni 2024",
        "p Sted: Rådhuset",
        "p Deltagere: Anne Bro (A)",
    ]


def test_markdown_is_read_as_what_it_means(read_bytes: Read, shown: Shown) -> None:
    text = "# Referat\n\n## Punkt 1 ##\n**Beslutning**\n* godkendt\n\n| Post | Kr. |\n|---|---:|\n| Løn | 12 |\n\n---\n*kursiv* tekst"
    document = read_bytes(text)
    assert shown(document) == [
        "h Referat",
        "h Punkt 1",
        "h Beslutning",
        "l * godkendt",
        "t Post | Kr.",
        "t Løn | 12",
        "p *kursiv* tekst",
    ]
    assert [block.level for block in document.blocks[:3]] == [1, 2, None]


def test_form_feeds_end_pages_whose_edges_are_furniture(read_bytes: Read, shown: Shown, furniture: Shown) -> None:
    bodies = ["Referat fra mødet", "Udvalget drøftede sagen", "Rådet gav afslag", "Mødet sluttede"]
    pages = [f"Søby Byråd 4. marts\n\n{body}\n\n{number}" for number, body in enumerate(bodies, 1)]
    document = read_bytes("\f".join(pages))
    assert shown(document) == [f"p {body}" for body in bodies]
    assert furniture(document) == [line for number in range(1, 5) for line in ("Søby Byråd 4. marts", str(number))]


def test_a_damaged_text_is_repaired(read_bytes: Read) -> None:
    data = "Rådet mødes på Ærø.\r\n".encode().decode("cp1252").encode() + "\nÅben sag".encode()
    assert read_bytes(data).text == "Rådet mødes på Ærø.\nÅben sag"


def test_width_is_found_only_where_lines_are_broken_at_one() -> None:
    wrapped = textwrap.wrap(PARAGRAPH * 2, 70)
    assert wrap_width(wrapped) in range(62, 71)
    assert wrap_width([PARAGRAPH] * 10) is None
    assert wrap_width(["Anne Bro (A)", "Ole Holm (V)", "Jens Ø. Lund (C)"] * 5) is None


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_kindly(text: str) -> None:
    try:
        document = read(Source(uri="file:a", data=text.encode("utf-8", "surrogatepass")), Settings())
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.span.start : block.span.end] == block.text


@pytest.mark.parametrize(
    "pattern",
    ["# a" + " #" * 50_000 + "x", "." * 100_000 + "x", "a\t" * 20_000, "- " * 50_000, "|" * 100_000, "1." * 50_000],
)
def test_odd_lines_take_linear_time(pattern: str, read_bytes: Read) -> None:
    read_bytes(pattern + "\n" + pattern + "\nslut")
