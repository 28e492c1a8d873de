from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.errors import NoText, TooLarge
from pipeline.records import Document

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]
MakePdf = Callable[..., bytes]
Text = tuple[float, float, float, str, str]

LEFT = 60
PROSE = (
    "Forvaltningen har gennemgået høringssvarene og foreslår, at planen justeres på tre punkter, inden den sendes videre "
    "til endelig behandling i byrådet. Justeringerne vedrører afstanden til skel, antallet af pladser og den sti, som "
    "naboerne har ønsket bevaret mellem de to boligområder ved åen."
)


def prose(
    top: float, text: str = PROSE, width: int = 79, left: float = LEFT, hang: float = 0, size: float = 10
) -> list[Text]:
    """A paragraph set with a leading of 13 points; the page has room for 79 letters."""
    lines = textwrap.wrap(text, width)
    return [(left + (hang if number else 0), top + 13 * number, size, "F1", line) for number, line in enumerate(lines)]


def below(texts: list[Text], gap: float = 13) -> float:
    return texts[-1][1] + gap


def test_lines_become_paragraphs_by_gap_fullness_and_indent(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    page = prose(100)
    page += prose(below(page, 26))
    page += [(LEFT, below(page), 10, "F1", "Godkendt.")]
    page += [(LEFT, below(page), 10, "F1", "Ole Holm (V) deltog ikke.")]
    page += prose(below(page), left=LEFT + 15, hang=-15)
    assert shown(read_bytes(make_pdf([page]))) == [
        f"p {PROSE}",
        f"p {PROSE}",
        "p Godkendt.",
        "p Ole Holm (V) deltog ikke.",
        f"p {PROSE}",
    ]


def test_headings_stand_out_by_size_or_weight(make_pdf: MakePdf, read_bytes: Read) -> None:
    page: list[Text] = [
        (LEFT, 60, 20, "F2", "Referat"),
        (LEFT, 90, 14, "F1", "4. Budget for hele kommunen og"),
        (LEFT, 107, 14, "F1", "for havnen"),
    ]
    page += [(LEFT, 130, 10, "F2", "Beslutning"), *prose(143)]
    page += [(LEFT, below(page, 20), 10, "F2", "Beslutning:"), (LEFT + 70, below(page, 20), 10, "F1", "Godkendt.")]
    blocks = read_bytes(make_pdf([page])).blocks
    assert [(b.kind, b.level, b.text) for b in blocks if b.text != PROSE] == [
        ("heading", 1, "Referat"),
        ("heading", 2, "4. Budget for hele kommunen og for havnen"),
        ("heading", 3, "Beslutning"),
        ("paragraph", None, "Beslutning: Godkendt."),
    ]
    assert (blocks[0].size, blocks[0].bold, blocks[0].page) == (20.0, True, 1)
    left, top, right, bottom = blocks[0].box or (0, 0, 0, 0)
    assert left == pytest.approx(LEFT, abs=2)
    assert 30 < top < bottom < 70
    assert right > left


def test_words_divided_at_line_ends_are_joined(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    page = prose(100)
    top = below(page, 30)
    lines = [
        "Sagen blev drøftet i Sundhedsdirektørkredsen, hvor de fælleskommunale sundheds-",
        "medarbejdere mødte op, og hvor det blev aftalt at samarbejde med alle EU-",
        "kontorer om social-",
        "og sundhedsområdet.",
    ]
    page += [(LEFT, top + 13 * number, 10, "F1", line) for number, line in enumerate(lines)]
    assert shown(read_bytes(make_pdf([page])))[1] == (
        "p Sagen blev drøftet i Sundhedsdirektørkredsen, hvor de fælleskommunale sundhedsmedarbejdere mødte op, og hvor det "
        "blev aftalt at samarbejde med alle EU-kontorer om social- og sundhedsområdet."
    )


def test_bullets_and_numbers_begin_blocks_and_hang(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    page = prose(100)
    top = below(page, 20)
    for mark in ("•", "-"):
        item = prose(top, PROSE, 76, LEFT + 18)
        page += [(LEFT, top, 10, "F1", mark), *item]
        top = below(item)
    for number in (1, 2):
        item = prose(top, f"at {PROSE}", 76, LEFT + 18)
        page += [(LEFT, top, 10, "F1", f"{number}."), *item]
        top = below(item)
    page += prose(top + 8)
    assert shown(read_bytes(make_pdf([page])))[1:] == [
        f"l • {PROSE}",
        f"l - {PROSE}",
        f"p 1. at {PROSE}",
        f"p 2. at {PROSE}",
        f"p {PROSE}",
    ]


def test_running_lines_are_furniture_and_sentences_cross_pages(
    make_pdf: MakePdf, read_bytes: Read, shown: Shown, furniture: Shown
) -> None:
    places = ["Alsted", "Bakkedal", "Fjordby", "Holme", "Søby"]
    sentences = [
        f"Udvalget i {place} drøftede sagen og bad om, at kommunen undersøger, hvordan {place} bedst får forbindelse til "
        f"den nye station, når trafikken i de kommende år ventes at vokse mere end hidtil antaget af alle i {place}."
        for place in places
    ]
    pages: list[list[Text]] = [[] for _ in places]
    for number, sentence in enumerate(sentences):
        lines = textwrap.wrap(sentence, 79)
        texts = [(LEFT, 40, 8, "F1", "Kulturudvalget 04-03-2024"), (430, 810, 8, "F1", f"Side {number + 1} af 5")]
        texts += [(LEFT, 160, 10, "F2", "Beslutning"), (LEFT, 180, 10, "F1", f"Punkt {number} blev udsat.")]
        texts += [(LEFT, 740 + 13 * row, 10, "F1", line) for row, line in enumerate(lines[:2])]
        pages[number] += texts
        pages[(number + 1) % 5] += [(LEFT, 70, 10, "F1", lines[2])] if number < 4 else []
    document = read_bytes(make_pdf(pages))
    assert document.pages == 5
    assert furniture(document) == [
        text for n in range(1, 6) for text in ("Kulturudvalget 04-03-2024", f"Side {n} af 5")
    ]
    assert shown(document)[:4] == ["h Beslutning", "p Punkt 0 blev udsat.", f"p {sentences[0]}", "h Beslutning"]
    assert [block.page for block in document.blocks if block.text in sentences] == [1, 2, 3, 4]


def test_a_label_that_opens_every_page_below_its_title_is_no_header(
    make_pdf: MakePdf, read_bytes: Read, shown: Shown
) -> None:
    titles = ["Budget", "Lokalplan", "Skolefest", "Havn", "Eventuelt"]
    pages = [[(LEFT, 60, 14, "F1", title), (LEFT, 80, 10, "F1", "Beslutning"), *prose(95)] for title in titles]
    found = shown(read_bytes(make_pdf(pages)))
    assert found.count("p Beslutning") == 5
    assert [block for block in found if block[0] == "h"] == [f"h {title}" for title in titles]


def test_a_contents_list_keeps_an_entry_a_line(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    page = prose(300)
    page += [
        (LEFT, 60, 10, "F1", "Godkendelse af dagsorden" + "." * 40 + " 3"),
        (LEFT, 73, 10, "F1", "Budget" + "." * 60 + " 4"),
    ]
    page += [(LEFT, 100, 10, "F1", "1. Lokalplan for havnen"), (470, 100, 10, "F1", "12")]
    page += [(LEFT, 113, 10, "F1", "2. Eventuelt"), (470, 113, 10, "F1", "14")]
    found = shown(read_bytes(make_pdf([page])))
    assert found[0].endswith("... 3")
    assert found[1].startswith("p Budget...")
    assert found[2:4] == ["p 1. Lokalplan for havnen 12", "p 2. Eventuelt 14"]


def test_a_header_of_labels_and_values_is_read_line_by_line(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    rows = [
        ("Dato:", "Tirsdag den 14. maj 2024"),
        ("Sted:", "Mødelokale 2, Rådhuset, Torvet 1, 9999 Søby, med indgang fra gården"),
        ("", "ved den gamle brandstation"),
        ("Medlemmer:", "Anne Bro (A)"),
        ("", "Ole Holm (V)"),
    ]
    page = prose(300)
    for number, (label, value) in enumerate(rows):
        page += [(LEFT, 60 + 15 * number, 10, "F2", label)] if label else []
        page += [(170, 60 + 15 * number, 10, "F1", value)]
    assert shown(read_bytes(make_pdf([page])))[:4] == [
        "p Dato: Tirsdag den 14. maj 2024",
        "p Sted: Mødelokale 2, Rådhuset, Torvet 1, 9999 Søby, med indgang fra gården ved den gamle brandstation",
        "p Medlemmer: Anne Bro (A)",
        "p Ole Holm (V)",
    ]


def test_columns_of_prose_are_read_one_after_the_other(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    page: list[Text] = [(LEFT, 60, 18, "F2", "Nyt fra havnen")]
    page += prose(90, PROSE + " " + PROSE, 37, LEFT) + prose(90, "Højre spalte. " + PROSE, 37, 310)
    page += [(LEFT, 360, 10, "F1", "Kontakt: Havnefogeden")]
    found = shown(read_bytes(make_pdf([page])))
    assert found == ["h Nyt fra havnen", f"p {PROSE} {PROSE}", f"p Højre spalte. {PROSE}", "p Kontakt: Havnefogeden"]


@pytest.mark.parametrize("gap", [10, 20])
def test_three_columns_are_read_one_after_the_other_however_narrow_the_gap(
    make_pdf: MakePdf, read_bytes: Read, shown: Shown, gap: int
) -> None:
    width = 162
    texts = [f"Spalte {name} begynder her. {PROSE}" for name in ("et", "to", "tre")]
    page: list[Text] = [(LEFT, 60, 18, "F2", "Nyt fra havnen")]
    for place, text in enumerate(texts):
        page += prose(90 + 3 * place, text, 27, LEFT + place * (width + gap))
    assert shown(read_bytes(make_pdf([page]))) == ["h Nyt fra havnen", *(f"p {text}" for text in texts)]


TABLE = [
    ["Område", "Budget 2024", "Forbrug"],
    ["Skoler", "12.400.000", "12.950.000"],
    ["Havn", "", "8.000"],
    ["I alt", "", "12.958.000"],
]


def table(top: float, left: float = LEFT, rows: list[list[str]] = TABLE) -> list[Text]:
    return [
        (left + 5 + 140 * column, top + 20 * row, 10, "F1", text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


def rules(top: float, rows: int, columns: int, left: float = LEFT) -> list[tuple[float, float, float, float]]:
    level = [(left, top + 20 * row, left + 140 * columns, top + 20 * row) for row in range(rows + 1)]
    upright = [(left + 140 * column, top, left + 140 * column, top + 20 * rows) for column in range(columns + 1)]
    return level + upright


@pytest.mark.parametrize("ruled", [True, False])
def test_tables_are_rows_of_cells_and_their_text_is_read_once(
    ruled: bool, make_pdf: MakePdf, read_bytes: Read, shown: Shown
) -> None:
    page = [*prose(100), *table(200), *prose(300)]
    document = read_bytes(make_pdf([page], lines=[rules(186, 4, 3)] if ruled else []))
    assert shown(document) == [f"p {PROSE}", *(f"t {' | '.join(row)}" for row in TABLE), f"p {PROSE}"]
    row = document.blocks[1]
    assert (row.table, row.page) == (0, 1)
    assert row.box is not None


def test_a_table_that_goes_on_over_a_page_is_one_and_its_head_is_read_once(make_pdf: MakePdf, read_bytes: Read) -> None:
    first, second = table(700), table(100)
    document = read_bytes(
        make_pdf([prose(100) + first, second + prose(300)], lines=[rules(686, 4, 3), rules(86, 4, 3)])
    )
    assert {block.table for block in document.blocks if block.cells} == {0}
    assert sum(block.text.startswith("Område") for block in document.blocks if block.kind == "table_row") == 1
    assert len([block for block in document.blocks if block.cells]) == 7


def test_cells_of_two_lines_stand_beside_a_centred_amount(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    page: list[Text] = [*prose(100), (200, 200, 10, "F2", "Korrigeret"), (200, 213, 10, "F2", "budget")]
    page += [(LEFT, 206.5, 10, "F2", "Post"), (330, 206.5, 10, "F2", "Forbrug")]
    page += [(LEFT, 235, 10, "F1", "Veje"), (200, 235, 10, "F1", "12.400"), (330, 235, 10, "F1", "1.000")]
    page += [(LEFT, 255, 10, "F1", "Busser og"), (LEFT, 268, 10, "F1", "letbane")]
    page += [(200, 261.5, 10, "F1", "8.100"), (330, 261.5, 10, "F1", "900")]
    found = shown(read_bytes(make_pdf([page])))
    assert found[1:] == [
        "t Post | Korrigeret budget | Forbrug",
        "t Veje | 12.400 | 1.000",
        "t Busser og letbane | 8.100 | 900",
    ]


def test_merged_cells_are_read_once(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    rows = [["Tid", "Punkt", "Referat"], ["18.30", "Velkommen", ""], ["18.45", "Budget", "Drøftet"]]
    lines = [line for line in rules(186, 3, 3) if line[0] != line[2] or line[0] != LEFT + 280]
    lines += [(LEFT + 280, 186, LEFT + 280, 206), (LEFT + 280, 226, LEFT + 280, 246)]
    found = shown(read_bytes(make_pdf([prose(100) + table(200, rows=rows)], lines=[lines])))
    assert found[1:] == ["t Tid | Punkt | Referat", "t 18.30 | Velkommen | ", "t 18.45 | Budget | Drøftet"]


def test_facts_in_a_ruled_table_are_lines(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    rows = [["Dato:", "4. juni"], ["Sted:", "Rådhuset"]]
    found = shown(read_bytes(make_pdf([table(100, rows=rows) + prose(300)], lines=[rules(86, 2, 2)])))
    assert found[:2] == ["p Dato: 4. juni", "p Sted: Rådhuset"]


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [(90, "0 1 -1 0 842 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 842"), (0, "0 1 -1 0 842 0")],
)
def test_turned_pages_are_read_as_they_are_meant(
    rotate: int, matrix: str, make_pdf: MakePdf, read_bytes: Read, shown: Shown
) -> None:
    texts: list[Any] = [(100, 400, 14, "F2", "Punkt 4"), *prose(430, width=60, left=100)]
    assert shown(read_bytes(make_pdf([texts], rotate=rotate, matrix=matrix))) == ["h Punkt 4", f"p {PROSE}"]


def test_text_beyond_the_edge_of_its_page_is_kept_as_furniture(make_pdf: MakePdf, read_bytes: Read) -> None:
    document = read_bytes(make_pdf([[*prose(100), (700, 100, 10, "F1", "Udenfor siden")]]))
    assert [block.text for block in document.blocks if block.kind == "furniture"] == ["Udenfor siden"]


def test_pages_that_are_pictures_are_reported(make_pdf: MakePdf, read_bytes: Read) -> None:
    data = make_pdf([prose(100), [], [], prose(100), []])
    drawn = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    scanned = data.replace(b"1 0 0 1 0 0 cm\nendstream", drawn + b"\nendstream")
    document = read_bytes(scanned)
    assert [issue.message.split(" without")[0] for issue in document.issues if issue.kind == "page_without_text"] == [
        "Pages 2 to 3 are pictures",
        "Page 5 is a picture",
    ]
    assert not [issue for issue in read_bytes(data).issues if issue.kind == "page_without_text"]


def test_a_file_of_pictures_only_has_no_text(make_pdf: MakePdf, read_bytes: Read) -> None:
    with pytest.raises(NoText, match=r"file:/a/b.bin has no text layer on any of its 3 pages"):
        read_bytes(make_pdf([[], [], []]))


def test_limits_on_pages_and_characters(make_pdf: MakePdf, read_bytes: Read) -> None:
    with pytest.raises(TooLarge, match="3 pages; the limit is 2"):
        read_bytes(make_pdf([prose(100)] * 3), max_pages=2)
    with pytest.raises(TooLarge, match="1,000 characters"):
        read_bytes(make_pdf([prose(100), prose(100), prose(100), prose(100)]), max_characters=1000)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Referat 4. juni", "Referat 4. juni"),
        ("Microsoft Word - Referat Byråd.docx", "Referat Byråd"),
        ("Untitled", None),
        ("", None),
    ],
)
def test_the_title_is_the_files_own(title: str, read: str | None, make_pdf: MakePdf, read_bytes: Read) -> None:
    assert read_bytes(make_pdf([prose(100)], title=title)).title == read


def test_a_drawing_is_not_searched_for_tables(make_pdf: MakePdf, read_bytes: Read) -> None:
    mesh = [(60, 100 + 4 * n, 460, 100 + 4 * n) for n in range(100)] + [
        (60 + 4 * n, 100, 60 + 4 * n, 496) for n in range(101)
    ]
    document = read_bytes(make_pdf([prose(600)], lines=[mesh]))
    assert [issue.kind for issue in document.issues] == ["table_not_read"]
    assert document.blocks[0].text == PROSE
