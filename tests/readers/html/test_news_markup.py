from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.errors import NoText
from pipeline.records import Document

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]

TEXT = "Værkstedet ligger i den gamle tømmerhal, hvor der før blev bygget joller, og hvor der nu er lys og varme hele året."


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body><main><article>{body}</article></main></body></html>"


def test_author_caption_and_lead_are_named_by_the_markup(read_bytes: Read) -> None:
    body = (
        '<h1>Værksted åbner</h1><div><time>3. maj 2022</time> <span class="author">Mona Krag</span></div>'
        f'<figure><figcaption>Rektor klipper snoren over.</figcaption></figure><p class="manchet">Alle bygger både.</p><p>{TEXT}</p>'
    )
    roles = {block.role: block.text for block in read_bytes(page(body)).blocks if block.role}
    assert roles == {
        "byline": "Mona Krag",
        "caption": "Rektor klipper snoren over.",
        "lead": "Alle bygger både.",
    }


def test_a_fact_box_beside_the_article_is_of_it_and_related_pages_are_not(read_bytes: Read, furniture: Shown) -> None:
    body = (
        f'<h1>Værksted åbner</h1><p>{TEXT}</p><aside class="factbox"><p>Budget: 2 mio. kr.</p></aside>'
        f'<aside class="related-box"><a href="/1">Ny bro åbner</a></aside><p>Til sidst: {TEXT}</p>'
    )
    document = read_bytes(page(body))
    assert furniture(document) == ["Ny bro åbner"]
    assert "Budget: 2 mio. kr." in document.text


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<title>Ny sti | Aarup Kommune</title>", "Aarup Kommune"),
        ("<title>Ny sti - Nyheder</title>", None),
        ('<title>Ny sti</title><meta property="og:site_name" content="aarup.dk">', "aarup.dk"),
        ('<title>Ny sti - UC Havn</title><meta property="og:site_name" content="uchavn.dk">', "UC Havn"),
        ("<title>Ny sti</title>", None),
    ],
)
def test_the_publisher_is_named_rather_than_addressed(head: str, publisher: str | None, read_bytes: Read) -> None:
    assert read_bytes(page(f"<h1>Ny sti</h1><p>{TEXT}</p>", head)).publisher == publisher


def test_links_to_files_stand_on_lines_of_their_own(read_bytes: Read, shown: Shown) -> None:
    body = (
        '<h1>Referat af møde</h1><h2>1. Sti</h2><h3>Beslutning</h3><p>Godkendt.</p><h3>Bilag</h3><p><a href="/f/1.pdf">Kort</a>'
        ' <a href="/bilag/77">Notat om <b>støj</b></a></p><p>Se <a href="/2">planen</a> og <a href="/3">kortet</a>.</p>'
    )
    assert shown(read_bytes(page(body)))[-3:] == ["p Kort", "p Notat om støj", "p Se planen og kortet."]


def test_a_table_with_case_numbers_below_titles_is_lines(read_bytes: Read, shown: Shown) -> None:
    body = (
        "<h1>Referat af møde</h1><table><tr><td>2.</td><td>Lån til færgen</td></tr><tr><td></td><td>J.nr. 00.30.10</td></tr></table>"
        "<p>Beslutning:</p><p>Godkendt.</p>"
    )
    assert shown(read_bytes(page(body)))[1:3] == ["p 2. Lån til færgen", "p J.nr. 00.30.10"]


def test_a_page_of_frames_says_which_pages_it_shows(read_bytes: Read) -> None:
    frames = '<html><head></head><frameset cols="20%,80%"><frame src="menu.html"><noframes>Ingen rammer</noframes></frameset></html>'
    with pytest.raises(
        NoText, match=r"only divides the window into frames\. Fetch the pages that it shows: menu\.html"
    ):
        read_bytes(frames)
