from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

KINDS = (
    "front status docs search filtered nothing item step meeting attended person organisation municipality programme "
    "project case article similar error"
).split()


class Outline(HTMLParser):
    """What a page is made of: its identifiers, headings, links, and the labels and controls of its forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.links: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= given.keys()
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(given)


def words(page: str) -> str:
    """What a page says, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_first_page_is_in_the_language_that_the_browser_asks_for(client) -> None:  # type: ignore[no-untyped-def]
    english = {"Accept-Language": "en-GB,en;q=0.9,da;q=0.3"}
    assert '<html lang="da">' in client.get("/").text
    page = client.get("/", headers=english)
    assert '<html lang="en">' in page.text
    assert "Accept-Language" in page.headers["Vary"]
    [other] = re.findall(r'href="([^"]*)" lang="da"', page.text)
    danish = client.get(unescape(other), headers=english).text
    assert '<html lang="da">' in danish
    inside = [href for href in re.findall(r'<a [^>]*href="(/[^"#]*)', danish) if not href.startswith("/static")]
    kept = [href for href in inside if "lang=da" in href]
    assert len(kept) == len(inside) - 1, "all but the link to the other language keep the one chosen"
    assert 'name="lang" value="da"' in danish


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_page_is_well_made(client, addresses, kind: str, language: str) -> None:  # type: ignore[no-untyped-def]
    address = addresses[kind]
    answer = client.get(address, params={"lang": language} if "?" not in address else None)
    assert answer.status_code == (404 if kind == "error" else 200)
    outline = Outline(answer.text)
    assert outline.headings.count(1) == 1
    assert outline.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert "script" not in outline.tags
    assert not outline.attributes & {"style", "onclick", "onload", "onerror", "onsubmit"}
    assert {"main", "header", "footer", "nav"} <= set(outline.tags)
    targets = {link["href"][1:] for link in outline.links if str(link["href"]).startswith("#")}
    assert targets <= set(outline.ids)


def test_no_link_within_the_pages_is_broken(client, addresses) -> None:  # type: ignore[no-untyped-def]
    seen: set[str] = set()
    for kind in ("front", "search", "item", "step", "meeting", "person", "project", "case", "article"):
        for link in Outline(client.get(addresses[kind]).text).links:
            path = str(link["href"]).partition("#")[0]
            if path.startswith("/") and path not in seen and len(seen) < 150:
                seen.add(path)
                assert client.get(path).status_code in (200, 301, 302), path
    assert len(seen) > 50


def test_the_front_page_says_what_is_here_and_what_failed(client) -> None:  # type: ignore[no-untyped-def]
    said = words(client.get("/").text)
    assert "8 dokumenter" in said
    assert "1 kilde kunne ikke behandles." in said
    assert "Senest kørt" in said
    assert "Punkter med emne" in said
    assert "i-stykker.pdf" in words(client.get("/status").text)


def test_english_is_kept_from_page_to_page(client, addresses) -> None:  # type: ignore[no-untyped-def]
    page = client.get(addresses["item"], params={"lang": "en"})
    assert '<html lang="en">' in page.text
    assert "Decision" in words(page.text)
    inside = [str(link["href"]) for link in Outline(page.text).links if str(link["href"]).startswith("/")]
    assert all("lang=en" in href for href in inside if not href.startswith(addresses["item"]))
    assert addresses["item"] in inside  # back to Danish


def test_an_item_beside_its_source(client, row, addresses) -> None:  # type: ignore[no-untyped-def]
    page = client.get(addresses["item"])
    said = words(page.text)
    decision = row("decisions", item_id=addresses["item"].removeprefix("/items/"))
    assert " ".join(decision["text"].split())[:60] in said
    assert f"#c{decision['char_start']}" in page.text
    assert f'id="c{decision["char_start"]}"' in page.text
    assert "sikker" in said
    assert "For:" in said
    assert "<svg" in page.text
    assert 'class="mark mark-person"' in page.text
    assert 'class="mark mark-amount"' in page.text
    assert 'class="said said-decision"' in page.text


def test_the_steps_of_a_case(client, addresses) -> None:  # type: ignore[no-untyped-def]
    said = words(client.get(addresses["case"]).text)
    assert re.search(r"9\. maj 2023 · Teknisk Udvalg Ny bro ved Lyng Mølle Anbefalet", said)
    assert re.search(r"13\. juni 2023 · Byrådet Ny bro ved Lyng Mølle Godkendt", said)
    assert "en henvisning i teksten" in said
    step = client.get(addresses["step"]).text
    assert 'aria-current="step"' in step


def test_a_project_with_time_money_and_what_differs(client, addresses) -> None:  # type: ignore[no-untyped-def]
    page = client.get(addresses["project"]).text
    said = words(page)
    assert 'class="period"' in page
    assert "4.200.000 kr." in said
    assert "planlagt" in said
    assert "Hvor kilderne siger noget forskelligt" in said
    assert "Innovationsfonden" in said


def test_an_identifier_that_was_merged_leads_on(client, row) -> None:  # type: ignore[no-untyped-def]
    old = row("entity_redirects")["entity_id"]
    answer = client.get(f"/entities/{old}")
    assert (answer.status_code, answer.headers["location"]) == (301, "/entities/prj_samlet")
    answer = client.get(f"/entities/{old}.json")
    assert (answer.status_code, answer.headers["location"]) == (301, "/entities/prj_samlet.json")


@pytest.mark.parametrize(
    ("table", "column", "page"),
    [
        ("agenda_items", "item_id", "/items/"),
        ("meetings", "meeting_id", "/meetings/"),
        ("entities", "entity_id", "/entities/"),
        ("cases", "case_id", "/cases/"),
        ("documents", "document_id", "/documents/"),
    ],
)
def test_any_identifier_leads_to_its_page(client, row, table: str, column: str, page: str) -> None:  # type: ignore[no-untyped-def]
    identity = row(table)[column]
    assert client.get(f"/id/{identity}").headers["location"] == f"{page}{identity}"


def test_a_decision_leads_to_its_item(client, row) -> None:  # type: ignore[no-untyped-def]
    decision = row("decisions")
    location = client.get(f"/decisions/{decision['decision_id']}").headers["location"]
    assert location == f"/items/{decision['item_id']}#{decision['decision_id']}"
    assert f'id="{decision["decision_id"]}"' in client.get(f"/items/{decision['item_id']}").text


@pytest.mark.parametrize("kind", ["front", "item", "meeting", "person", "project", "case", "article", "search"])
def test_json_beside_each_page(client, addresses, kind: str) -> None:  # type: ignore[no-untyped-def]
    path, _, query = addresses[kind].partition("?")
    by_address = client.get(f"{path if path != '/' else '/front'}.json?{query}")
    by_accept = client.get(addresses[kind], headers={"accept": "application/json"})
    assert by_address.headers["content-type"] == "application/json"
    assert by_address.json() == by_accept.json()


def test_json_is_as_described(client, addresses) -> None:  # type: ignore[no-untyped-def]
    described = client.get("/openapi.json").json()
    assert {"/items/{identity}.json", "/search.json", "/front.json", "/entities/{identity}.json"} <= described[
        "paths"
    ].keys()
    sheets = described["components"]["schemas"]
    sheet = client.get(f"{addresses['item']}.json").json()
    assert sheet.keys() == sheets["ItemSheet"]["properties"].keys()
    assert sheet["decisions"][0]["sources"][0].keys() == sheets["Source"]["properties"].keys()


def test_long_texts_and_lists_are_shown_in_parts(client, row) -> None:  # type: ignore[no-untyped-def]
    longest = row("documents")
    answer = client.get(f"/documents/{longest['document_id']}", params={"at": "999999999"})
    assert answer.status_code == 200
    assert client.get(f"/documents/{longest['document_id']}", params={"at": "-1"}).status_code == 200
    assert client.get("/entities/prj_samlet", params={"documents": "25"}).status_code == 200


def test_authorities_are_named_whether_mentioned_or_not(client, row) -> None:  # type: ignore[no-untyped-def]
    meeting = row("meetings", owner="municipality-0760")
    said = words(client.get(f"/meetings/{meeting['meeting_id']}").text)
    assert "Ringkøbing-Skjern" in said
    assert "municipality-0760" not in said
    assert "Ringkøbing-Skjern" in words(client.get("/").text)
