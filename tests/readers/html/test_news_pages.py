from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.records import Document

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]

BODY = (
    "<p>Arbejdet går i gang til efteråret, og stien ventes at stå klar i foråret 2025. Det er femte gang på ti år, at "
    "kommunen får del i puljen.</p><h2>Borgmesteren er glad</h2><p>”Det er en god dag for børnene i Nørre Alsted,” siger "
    "borgmester Anne Kjærsgaard (A), der tog det første spadestik til den forrige etape.</p>"
)
ARTICLE = [
    "h Ny cykelsti giver tryg skolevej",
    "p 3. maj 2024",
    "p Arbejdet går i gang til efteråret, og stien ventes at stå klar i foråret 2025. Det er femte gang på ti år, at "
    "kommunen får del i puljen.",
    "h Borgmesteren er glad",
    "p ”Det er en god dag for børnene i Nørre Alsted,” siger borgmester Anne Kjærsgaard (A), der tog det første "
    "spadestik til den forrige etape.",
]


@pytest.mark.parametrize(
    "page",
    [
        "<main><article><h1>{title}</h1><p>3. maj 2024</p>{body}</article><section><h2>Læs også</h2><ul><li><a href=1>"
        "Ny hal på vej</a></ul></section></main>",
        "<div id=top><ul><li><a href=1>Borger</a><li><a href=2>Politik</a></ul></div><div id=c><h1>{title}</h1>"
        "<div class=d>3. maj 2024</div><div>{body}</div></div><div id=b>Torvet 1 <a href=k>Kontakt</a> <a href=p>Presse</a></div>",
        "<table><tr><td><a href=1>Forside</a><br><a href=2>Nyheder</a><td><h1>{title}</h1><i>3. maj 2024</i>{body}</table>",
    ],
)
def test_the_article_is_kept_and_what_surrounds_it_is_furniture(page: str, read_bytes: Read, shown: Shown) -> None:
    title = "Ny cykelsti giver tryg skolevej"
    html = f"<html lang=da><head><title>{title}</title></head><body>{page.format(title=title, body=BODY)}</body></html>"
    assert shown(read_bytes(html)) == ARTICLE


def test_fact_boxes_tables_and_files_of_an_article_are_kept(read_bytes: Read, shown: Shown) -> None:
    extra = (
        "<dl><dt>Støtte<dd>4 mio. kr. fra puljen<dt>Varighed<dd>To år</dl><table><tr><th>Etape<th>Start<tr><td>1<td>September 2024</table>"
        "<ul><li><a href=/a.pdf>Ansøgningen</a></ul>"
    )
    html = (
        f"<body><main><div><h1>Ny cykelsti giver tryg skolevej</h1><p>3. maj 2024</p>{BODY}{extra}</div></main></body>"
    )
    assert shown(read_bytes(html))[5:] == [
        "p Støtte",
        "p 4 mio. kr. fra puljen",
        "p Varighed",
        "p To år",
        "t Etape | Start",
        "t 1 | September 2024",
        "l - Ansøgningen",
    ]


def test_a_very_short_news_item_is_kept_whole(read_bytes: Read, shown: Shown) -> None:
    links = "<div><a href=1>Forside</a><a href=2>Nyheder</a></div>"
    html = f"<html><body>{links}<h1>Biblioteket lukker</h1><p>Vi lukker kl. 14.</p></body></html>"
    assert shown(read_bytes(html)) == ["h Biblioteket lukker", "p Vi lukker kl. 14."]


def test_minutes_never_pass_through_the_choice_of_an_article(read_bytes: Read, shown: Shown) -> None:
    html = f"<body><main><h1>Møde</h1>{BODY}</main><div><p>Sagsnr. 24/17</p><p>Godkendt.</p></div></body>"
    assert shown(read_bytes(html))[-2:] == ["p Sagsnr. 24/17", "p Godkendt."]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-05-03T09:00:00+02:00">', date(2024, 5, 3)),
        ('<meta name="DC.date.issued" content="2024-05-03">', date(2024, 5, 3)),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-05-03"}]}</script>',
            date(2024, 5, 3),
        ),
        ('<time class="published" datetime="20240503"></time>', date(2024, 5, 3)),
        ('<time datetime="2024-05-03">mødedato</time>', None),
        ('<meta name="date" content="2024-13-45">', None),
        ('<meta name="date" content="3. maj 2024">', None),
        ('<script type="application/ld+json">{"@graph": [</script>', None),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", None),
    ],
)
def test_the_date_is_what_the_metadata_says_or_nothing(head: str, published: date | None, read_bytes: Read) -> None:
    assert read_bytes(f"<html><head>{head}</head><body><h1>Nyt</h1>{BODY}</body></html>").published_on == published


def test_title_publisher_and_language(read_bytes: Read) -> None:
    head = (
        '<title>Sti | Søby</title><meta property="og:title" content="Sti"><script type="application/ld+json">'
        '{"publisher": {"name": "Søby Kommune"}}</script>'
    )
    document = read_bytes(f"<html lang=nb-NO><head>{head}</head><body><p>Åbent</p></body></html>")
    assert (document.title, document.publisher, document.language) == ("Sti", "Søby Kommune", "nb")
    assert document.media_type == "text/html"
