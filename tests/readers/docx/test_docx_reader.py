from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from pipeline.records import Document

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture
def word() -> Any:
    return docx.Document()


def insert(paragraph: Any, *fragments: str) -> None:
    for fragment in fragments:
        paragraph._p.append(parse_xml(fragment))


def test_headings_lists_and_tables_in_order(word: Any, read_bytes: Read, shown: Shown) -> None:
    word.core_properties.title = "Referat 4. juni"
    word.sections[0].header.paragraphs[0].text = "Søby Kommune"
    word.sections[0].footer.paragraphs[0].text = "Side 1"
    word.add_heading("Referat", 0)
    word.add_heading("Punkt 1: Budget", 2)
    word.add_paragraph("Forvaltningen indstiller, at")
    word.add_paragraph("planen godkendes", style="List Number")
    word.add_paragraph("puljen øges", style="List Number")
    word.add_paragraph("skoler", style="List Bullet")
    table = word.add_table(rows=0, cols=3)
    for row in (["Område", "Drift", "Anlæg"], ["Skoler", "100", "5"], ["I alt", "100", "5"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    word.add_paragraph("Godkendt.")
    document = read_bytes(saved(word))
    assert shown(document) == [
        "h Referat",
        "h Punkt 1: Budget",
        "p Forvaltningen indstiller, at",
        "l 1. planen godkendes",
        "l 2. puljen øges",
        "l • skoler",
        "t Område | Drift | Anlæg",
        "t Skoler I alt | 100 5 | ",
        "t  | 100 | 5",
        "p Godkendt.",
    ]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 2]
    assert [b.text for b in (document.blocks[0], document.blocks[-1])] == ["Søby Kommune", "Side 1"]
    assert document.title == "Referat 4. juni"


def test_danish_heading_styles_and_outline_levels(word: Any, read_bytes: Read) -> None:
    for name in ("Overskrift 3", "Titel", "Eget"):
        word.styles.add_style(name, 1)
    word.styles["Eget"].base_style = word.styles["Overskrift 3"]
    for name in ("Overskrift 3", "Titel", "Eget"):
        word.add_paragraph(name, style=name)
    outlined = word.add_paragraph("Disposition")
    outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="3"/>'))
    word.add_paragraph("Brød", style="Normal")
    assert [(b.kind, b.level) for b in read_bytes(saved(word)).blocks] == [
        ("heading", 3),
        ("heading", 1),
        ("heading", 3),
        ("heading", 4),
        ("paragraph", None),
    ]


def test_bold_lines_are_headings_and_bold_labels_end_at_the_break(word: Any, read_bytes: Read, shown: Shown) -> None:
    label = word.add_paragraph()
    run = label.add_run("Beslutning")
    run.bold = True
    run.add_break()
    label.add_run("Godkendt.")
    word.add_paragraph().add_run("En hel fed sætning er ingen overskrift.").bold = True
    assert shown(read_bytes(saved(word))) == [
        "h Beslutning",
        "p Godkendt.",
        "p En hel fed sætning er ingen overskrift.",
    ]


def test_tracked_changes_fields_and_hidden_text(word: Any, read_bytes: Read, shown: Shown) -> None:
    paragraph = word.add_paragraph("Der er ")
    insert(
        paragraph,
        f'<w:ins {W} w:id="1"><w:r><w:t xml:space="preserve">to </w:t></w:r></w:ins>',
        f'<w:del {W} w:id="2"><w:r><w:delText>tre </w:delText></w:r></w:del>',
        f'<w:moveFrom {W} w:id="3"><w:r><w:t>flyttet væk </w:t></w:r></w:moveFrom>',
        f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>skjult </w:t></w:r>",
        f'<w:r {W}><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r {W}><w:instrText> REF afsnit </w:instrText></w:r>",
        f'<w:r {W}><w:fldChar w:fldCharType="separate"/></w:r>',
        f"<w:r {W}><w:t>afsnit 2</w:t></w:r>",
        f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:r {W}><w:commentReference w:id="0"/></w:r>',
        f'<w:r {W}><w:noBreakHyphen/><w:t>del</w:t><w:softHyphen/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
    )
    word.add_paragraph("Commented [ABC1]: Tjek")
    assert shown(read_bytes(saved(word))) == ["p Der er to afsnit 2-del•"]


def test_text_boxes_are_read_once_and_content_controls_where_they_stand(
    word: Any, read_bytes: Read, shown: Shown
) -> None:
    box = f"<w:txbxContent {W}><w:p><w:r><w:t>Tekst i boks</w:t></w:r></w:p></w:txbxContent>"
    paragraph = word.add_paragraph("Før")
    insert(
        paragraph,
        f'<w:r {W} {MC}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    word.element.body.insert(
        1, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>I kontrol</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert shown(read_bytes(saved(word))) == ["p Før", "p Tekst i boks", "p I kontrol"]


def test_a_footnote_stands_after_its_paragraph(word: Any, read_bytes: Read, shown: Shown) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    insert(word.add_paragraph("Beløbet er anslået"), f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
    word.add_paragraph("Godkendt.")
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>I 2024-priser.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert shown(read_bytes(saved(word))) == ["p Beløbet er anslået", "p I 2024-priser.", "p Godkendt."]


def test_links_have_their_targets(word: Any, read_bytes: Read) -> None:
    relation = word.part.relate_to(
        "https://soeby.example/b.pdf",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    insert(
        word.add_paragraph("Bilag: "),
        f'<w:hyperlink {W} xmlns:r="{space}" r:id="{relation}"><w:r><w:t>Kort</w:t></w:r></w:hyperlink>',
    )
    block = read_bytes(saved(word)).blocks[0]
    assert (block.text, block.href) == ("Bilag: Kort", "https://soeby.example/b.pdf")


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def test_printed_numbers_are_counted_as_word_does() -> None:
    from pipeline.readers.docx.numbering import Numbering
    from pipeline.readers.docx.styles import ListPlace

    numbering = Numbering(parse_xml(NUMBERING))
    places = [
        ("5", 0),
        ("5", 1),
        ("5", 1),
        ("5", 2),
        ("5", 0),
        ("5", 1),
        ("6", 0),
        ("6", 0),
        ("5", 3),
        ("0", 0),
        ("99", 0),
    ]
    markers = [numbering.next_marker(ListPlace(*place)) for place in places]
    assert markers == ["3.", "3.1", "3.2", "a)", "4.", "4.1", "1.", "2.", "-", None, "•"]


def test_a_numbered_heading_has_its_number(word: Any, read_bytes: Read, shown: Shown) -> None:
    heading = word.add_heading("Økonomi", 1)
    style = word.styles["List Number"].element.pPr.numPr
    heading._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{style.numId.val}"/></w:numPr>')
    )
    assert shown(read_bytes(saved(word))) == ["h 1. Økonomi"]


def test_tables_that_frame_the_document_are_walked(word: Any, read_bytes: Read, shown: Shown) -> None:
    frame = word.add_table(rows=1, cols=1).cell(0, 0)
    frame.text = "Indstilling"
    frame.add_paragraph("At punktet drøftes.")
    layout = word.add_table(rows=1, cols=2)
    layout.cell(0, 0).paragraphs[0].style = word.styles["Heading 2"]
    layout.cell(0, 0).paragraphs[0].text = "Punkt 2"
    layout.cell(0, 1).text = "Udsat."
    facts = word.add_table(rows=2, cols=2)
    for row, texts in enumerate((("Dato:", "4. juni"), ("Deltagere:", "Anne Bro (A)\nOle Holm (V)"))):
        for column, text in enumerate(texts):
            facts.cell(row, column).text = text
    assert shown(read_bytes(saved(word))) == [
        "p Indstilling",
        "p At punktet drøftes.",
        "h Punkt 2",
        "p Udsat.",
        "p Dato: 4. juni",
        "p Deltagere: Anne Bro (A)",
        "p Ole Holm (V)",
    ]
