from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Document

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]


def page(body: str, head: str = "<title>Referat</title>") -> str:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def test_headings_lists_and_paragraphs_keep_their_order_and_kind(read_bytes: Read, shown: Shown) -> None:
    document = read_bytes(
        page(
            "<h1>Referat af møde i Byrådet</h1><h2>1. Budget</h2><p>Sagsnr. 24/1</p><p>Rådet skal  tage\nstilling.</p>"
            "<p>Forvaltningen indstiller, at</p><ol start=3><li>planen godkendes</li><li value=7>puljen øges<ol type=a><li>nu</li>"
            "</ol></li></ol><ul><li>vand<ul><li>søer</li></ul></li><li>jord</li></ul><h3>Beslutning</h3>Godkendt."
        )
    )
    assert shown(document) == [
        "h Referat af møde i Byrådet",
        "h 1. Budget",
        "p Sagsnr. 24/1",
        "p Rådet skal tage stilling.",
        "p Forvaltningen indstiller, at",
        "l 3. planen godkendes",
        "l 7. puljen øges",
        "l a. nu",
        "l - vand",
        "l - søer",
        "l - jord",
        "h Beslutning",
        "p Godkendt.",
    ]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 2, 3]
    assert [block.marker for block in document.blocks if block.kind == "list_item"] == ["3.", "7.", "a.", "-", "-", "-"]


def test_forced_breaks_part_lines_but_not_sentences(read_bytes: Read, shown: Shown) -> None:
    document = read_bytes(
        page(
            "<p><b>Sagsfremstilling</b><br>Foreningen søger om et tilskud på 25.000 kr. til opførelse af sommerens revy i<br>"
            "forsamlingshuset.<br><br>at sagen sendes i høring,<br>at sagen genoptages<p><strong>Beslutning</strong>Udsat.</p>"
        )
    )
    assert shown(document) == [
        "h Sagsfremstilling",
        "p Foreningen søger om et tilskud på 25.000 kr. til opførelse af sommerens revy i\nforsamlingshuset.",
        "p at sagen sendes i høring,",
        "p at sagen genoptages",
        "h Beslutning",
        "p Udsat.",
    ]


def test_text_that_style_alone_sets_apart_is_not_glued(read_bytes: Read, shown: Shown) -> None:
    body = "<h2>Beslutning</h2><p><span>38</span><span>Godkendelse</span> af H<sub>2</sub>O-plan</p><p><i>For</i>slag <b>A</b>: ja</p>"
    assert shown(read_bytes(page(body)))[1:] == ["p 38 Godkendelse af H2O-plan", "p Forslag A: ja"]


def test_tables_of_data_are_rows_and_merged_cells_are_read_once(read_bytes: Read, shown: Shown) -> None:
    table = (
        "<h2>Beslutning</h2><table><caption>Budget</caption><thead><tr><th>Område<th>2024<th>2025</thead>"
        "<tr><td rowspan=2>Skoler<td colspan=2>100</tr><tr><td>50<br>kr.<td>60</tr><tr><td>I alt<td><td>160</table>"
    )
    assert shown(read_bytes(page(table)))[1:] == [
        "p Budget",
        "t Område | 2024 | 2025",
        "t Skoler | 100 | ",
        "t  | 50 kr. | 60",
        "t I alt |  | 160",
    ]


def test_tables_that_lay_out_the_page_are_walked(read_bytes: Read, shown: Shown) -> None:
    body = (
        "<table><tr><td><table><tr><td>Mødedato:<td>5. maj 2005</tr><tr><td>Mødested:<td>Lokale 2</table>"
        "<table><tr><td><b>1.</b><td><b>Tilskud til revyen</b></table><p>Beslutning: Ja."
        "<table><tr><td>1<td>Tilskud<tr><td>2<td>Eventuelt</table></table>"
    )
    assert shown(read_bytes(page(body))) == [
        "p Mødedato: 5. maj 2005",
        "p Mødested: Lokale 2",
        "h 1. Tilskud til revyen",
        "p Beslutning: Ja.",
        "p 1 Tilskud",
        "p 2 Eventuelt",
    ]


def test_what_is_folded_or_hidden_is_read(read_bytes: Read, shown: Shown) -> None:
    body = (
        "<h1>Dagsorden</h1><details><summary>3. Høring</summary><p>Sagsnr. 24/9</p></details><div style='display:none'>"
        "<h3><span class='sr-only'>fold ud</span>Beslutning</h3><p hidden>Godkendt.</p></div>"
        "<button aria-expanded=false>Økonomi</button><p>Ingen.</p><button class=fold-btn><span>5</span><span>Personalesag</span></button>"
        "<button aria-haspopup=true aria-expanded=false>Del</button><button>Søg</button>"
    )
    assert shown(read_bytes(page(body))) == [
        "h Dagsorden",
        "h 3. Høring",
        "p Sagsnr. 24/9",
        "h Beslutning",
        "p Godkendt.",
        "h Økonomi",
        "p Ingen.",
        "h 5 Personalesag",
    ]


def test_what_stands_around_minutes_is_furniture(read_bytes: Read, shown: Shown, furniture: Shown) -> None:
    body = (
        "<a class=skip-link href=#m>Gå til indhold</a><header><a href=/>Søby Kommune</a></header><nav>Borger</nav>"
        "<div id=cookie-bar>Accepter vores småkager</div><aside><p>Mødested: Rådhuset</p></aside><aside>Vejret: sol</aside>"
        "<main><h2>Beslutning</h2><p>Godkendt.</p><a href=#top>Til toppen</a></main><footer>Torvet 1</footer><script>x()</script>"
    )
    document = read_bytes(page(body))
    assert shown(document) == ["p Mødested: Rådhuset", "h Beslutning", "p Godkendt."]
    assert furniture(document) == [
        "Gå til indhold",
        "Søby Kommune",
        "Borger",
        "Accepter vores småkager",
        "Vejret: sol",
        "Til toppen",
        "Torvet 1",
    ]


def test_a_name_of_furniture_on_a_large_part_of_the_page_is_ignored(read_bytes: Read, shown: Shown) -> None:
    body = "<div class='page sidebar'><h2>Beslutning</h2><p>Godkendt.</p></div><div class=sidebar>Se også</div>"
    assert shown(read_bytes(page(body))) == ["h Beslutning", "p Godkendt."]


def test_links_to_attachments_are_kept_with_their_targets(read_bytes: Read) -> None:
    body = (
        "<base href='https://soeby.example/m/'><h2>Bilag</h2><ul><li><a href='b/1.pdf'>Kort</a><li>Se <a href='/2.docx?x=1'>notatet</a>"
        " fra mødet</ul><h2>Beslutning</h2><p><a href='javascript:x()'>Åbn</a> alt</p>"
    )
    blocks = [block for block in read_bytes(page(body)).blocks if block.kind != "furniture"]
    assert [block.href for block in blocks] == [
        None,
        "https://soeby.example/m/b/1.pdf",
        "https://soeby.example/2.docx?x=1",
        None,
        None,
    ]


def test_definition_lists_are_facts_or_lines(read_bytes: Read, shown: Shown) -> None:
    body = "<h1>Referat</h1><dl><dt>Dato<dd>4. juni<dt>Sted<dd>Rådhuset</dl><h2>Beslutning</h2><dl><dt>Forslag A<dd>Nej<dt>Forslag B</dl>"
    assert shown(read_bytes(page(body))) == [
        "h Referat",
        "p Dato 4. juni",
        "p Sted Rådhuset",
        "h Beslutning",
        "p Forslag A",
        "p Nej",
        "p Forslag B",
    ]


FIRSTAGENDA = """
<h1 class="dato">Referat</h1><p><span class="udvalg">Teknikudvalget</span>, <span class="dato">onsdag den 1. oktober 2025</span>,
<span class="sted">Lokale 3</span></p><table><tr class="punktrow"><td><div class="expand"><span class="label">4</span>
<h2 class="overskrift">Cykelsti</h2><span class="badge">2</span></div><div class="dropdown">Del</div><span class="sagsnummer">24/5</span>
<div class="details"><div class="punkt"><h3>Beslutning</h3><p>Tiltrådt.</p></div></div></td></tr></table>
"""


def test_firstagendas_markup_gives_roles(read_bytes: Read) -> None:
    blocks = [block for block in read_bytes(page(FIRSTAGENDA)).blocks if block.kind != "furniture"]
    assert [(block.role, block.text) for block in blocks] == [
        (None, "Referat"),
        ("body", "Teknikudvalget"),
        ("date", "onsdag den 1. oktober 2025"),
        ("place", "Lokale 3"),
        ("item_number", "4"),
        ("item_title", "Cykelsti"),
        ("case_number", "24/5"),
        ("section_label", "Beslutning"),
        (None, "Tiltrådt."),
    ]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (page("<h2>Beslutning</h2><p>Ærø på ny", "<meta charset=iso-8859-1>").encode("cp1252"), None),
        (page("<h2>Beslutning</h2><p>Ærø på ny", "").encode("cp1252"), None),
        (page("<h2>Beslutning</h2><p>Ærø på ny", "<meta charset=iso-8859-1>").encode(), None),
        (page("<h2>Beslutning</h2><p>&AElig;r&oslash; p&#229; ny").encode(), None),
        (page("<h2>Beslutning</h2><p>Ærø på ny", "").encode("cp865"), "text/html; charset=cp865"),
        (page("<h2>Beslutning</h2><p>Ærø på ny").encode("utf-16"), None),
        (("<?xml version='1.0' encoding='utf-8'?>" + page("<h2>Beslutning</h2><p>Ærø på ny")).encode(), None),
    ],
)
def test_danish_letters_survive_every_charset(data: bytes, media_type: str | None) -> None:
    from pipeline.readers import read
    from pipeline.records import Source
    from pipeline.settings import Settings

    document = read(Source(uri="file:a", data=data, media_type=media_type), Settings())
    assert document.text.endswith("Beslutning\nÆrø på ny")


def test_a_page_nested_without_end_is_read_as_far_as_it_goes_and_says_so(read_bytes: Read, shown: Shown) -> None:
    deep = read_bytes(page("<h2>Beslutning</h2><p>Godkendt.</p>" + "<div>" * 1500 + "<p>inderst</p>"))
    assert shown(deep)[-1] == "p inderst"
    assert not deep.issues
    deeper = read_bytes(page("<h2>Beslutning</h2><p>Godkendt.</p>" + "<b>" * 50_000 + "inderst"))
    assert shown(deeper)[:2] == ["h Beslutning", "p Godkendt."]
    assert [issue.kind for issue in deeper.issues] == ["page_cut_off"]
