from __future__ import annotations

import io
import re
import shutil
import threading
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import polars as pl
import pytest
from lxml import html
from starlette.testclient import TestClient

from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.web.app import create_app


def test_search_to_item_to_source(client) -> None:  # type: ignore[no-untyped-def]
    page = html.fromstring(client.get("/search", params={"q": "svømmebad"}).text)
    [first] = page.xpath("(//ol[@class='hits']/li)[1]//h3/a/@href")
    item = html.fromstring(client.get(first).text)
    place = item.xpath("//a[text()='Vis i hele dokumentet']/@href")[0]
    source = client.get(place).text
    assert f'id="{place.partition("#")[2]}"' in source


def test_matches_are_marked_and_counted(client) -> None:  # type: ignore[no-untyped-def]
    page = html.fromstring(client.get("/search", params={"q": "bro Lyng"}).text)
    found = client.get("/search.json", params={"q": "bro Lyng"}).json()
    assert str(found["total"]) in page.xpath("string(//h2[@id='results'])")
    assert page.xpath("//p[@class='snippet']//mark")


def test_facets_narrow_and_can_be_taken_away(client) -> None:  # type: ignore[no-untyped-def]
    page = html.fromstring(client.get("/search").text)
    [chosen] = page.xpath(
        "//section[@aria-labelledby='facet-kind']//a[starts-with(normalize-space(), 'Projekt')]/@href"
    )
    assert chosen == "/search?kind=project"
    narrowed = html.fromstring(client.get(chosen).text)
    assert narrowed.xpath("//section[@aria-labelledby='active']//a/@href")[0] == "/search"
    assert narrowed.xpath("//section[@aria-labelledby='facet-kind']//a[@aria-current='true']/@href") == ["/search"]
    kinds = {hit["kind"] for hit in client.get("/search.json?kind=project").json()["hits"]}
    assert kinds == {"project"}


def test_years_are_a_picture_of_links(client) -> None:  # type: ignore[no-untyped-def]
    page = html.fromstring(client.get("/search").text)
    years = page.xpath("//ol[@class='histogram']//a/@href")
    assert years == sorted(years)
    assert all(re.fullmatch(r"/search\?year=\d{4}", year) for year in years)
    assert "resultater" in page.xpath("//ol[@class='histogram']//a/@aria-label")[-1]


def test_order_and_pages_keep_the_search(client) -> None:  # type: ignore[no-untyped-def]
    page = html.fromstring(client.get("/search", params={"q": "og", "kind": "item"}).text)
    [newest] = page.xpath("//p[@class='sorting']/a[2]/@href")
    assert newest == "/search?q=og&kind=item&sort=date"
    dates = [hit["date"] for hit in client.get("/search.json?sort=date&page=1").json()["hits"]]
    assert dates == sorted(dates, key=lambda day: day or "", reverse=True)
    [second] = html.fromstring(client.get("/search").text).xpath("//a[@rel='next']/@href")
    assert second == "/search?page=2"
    assert html.fromstring(client.get(second).text).xpath("//ol[@class='hits']/@start") == ["21"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search?q=farve:rød", "Der er intet filter farve:"),
        ("/search?q=kommune:Odnse", "Mener du Odense?"),
        ("/search?q=bro+xylofonkvintet", "Intet har alle 2 ord"),
        ("/search?farve=rød", "Siden kender ikke farve i adressen"),
    ],
)
def test_what_is_not_understood_is_said(client, address: str, said: str) -> None:  # type: ignore[no-untyped-def]
    notices = html.fromstring(client.get(address).text).xpath("string(//section[@aria-labelledby='notices'])")
    assert said in notices


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "farve:rød",
            "There is no filter farve:, so the words are searched for instead. The filters are municipality:",
        ),
        ("munincipality:Odense", "Do you mean municipality:?"),
        ("kommune:Odnse", "The filter municipality: does not know »Odnse«. Do you mean Odense?"),
        ("bro xylofonkvintet", "Nothing has all 2 words; here is what has 1."),
        ("xylofonkvintet", "Nothing in the index matches »xylofonkvintet«."),
        ("kommune:", "The filter kommune: lacks a value."),
        ("a*", "The star in »a*« is not used"),
        ("by~", "The sign ~ in »by~« is not used"),
        ("-(bro og vej) OR sti", "Brackets can only stand around words"),
        ("?!", "There are no words to search for in »?!«."),
        (" ".join(f"ord{number}" for number in range(80)), "The search is very long"),
    ],
)
def test_an_english_page_says_it_in_english(client, query: str, said: str) -> None:  # type: ignore[no-untyped-def]
    answered = client.get("/search.json", params={"q": query, "lang": "en"}).json()
    assert any(said in notice for notice in answered["notices"])
    danish = client.get("/search.json", params={"q": query, "lang": "da"}).json()
    assert len(danish["notices"]) == len(answered["notices"])
    assert not set(danish["notices"]) & set(answered["notices"])
    page = client.get("/search", params={"q": query, "lang": "en"}).text
    assert html.fromstring(page).xpath("//section[@aria-labelledby='notices']//li")


@pytest.mark.parametrize(
    "address",
    [
        "/search?page=0",
        "/search?page=x",
        "/search?page=99999999",
        "/search?sort=farve",
        "/search?by=meaning",
        "/export/pdf",
    ],
)
def test_what_cannot_be_is_refused_in_words(client, address: str) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Søgningen kan ikke bruges" in answer.text


@pytest.mark.parametrize(
    "text", ["<script>", '"', "((", "\x00", "🙈" * 50, "a" * 5000, "%", "{{7*7}}", "kommune:", "-", "*", "~"]
)
def test_any_text_can_be_searched_for(client, text: str) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(f"/search?q={quote(text)}")
    assert answer.status_code == 200
    assert "<script" not in answer.text


def test_the_whole_result_as_a_file(client) -> None:  # type: ignore[no-untyped-def]
    total = client.get("/search.json", params={"q": "møde"}).json()["total"]
    read = {"csv": pl.read_csv, "json": pl.read_json, "parquet": pl.read_parquet, "xlsx": None}
    for format, reader in read.items():
        answer = client.get(f"/export/{format}", params={"q": "møde"})
        assert answer.status_code == 200
        assert f'filename="referat.{format}"' in answer.headers["content-disposition"]
        if reader:
            assert reader(io.BytesIO(answer.content)).height == total
        else:
            assert answer.content.startswith(b"PK")


def test_a_search_can_be_followed(client) -> None:  # type: ignore[no-untyped-def]
    answer = client.get("/search.atom", params={"q": "bro"})
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.text)
    space = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", space)
    assert entries
    updated = [entry.findtext("a:updated", "", space) for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert all(link.attrib["href"].startswith("http://localhost/") for link in feed.findall(".//a:link", space))


def test_similar(client, row) -> None:  # type: ignore[no-untyped-def]
    item = row("case_items", step=2)["item_id"]
    page = html.fromstring(client.get(f"/similar/{item}").text)
    assert page.xpath("string(//p[@class='lead'])") == "Noget, der ligner: Ny bro ved Lyng Mølle"
    assert page.xpath("//ol[@class='hits']//h3")
    for kind in ("article", "project"):
        for hit in client.get("/search.json", params={"kind": kind}).json()["hits"][:2]:
            page = html.fromstring(client.get(f"/similar/{hit['id']}").text)
            assert page.xpath("string(//p[@class='lead'])") == f"Noget, der ligner: {hit['title']}"
    assert client.get("/similar/findes-ikke").status_code == 400


def test_pages_stand_while_the_index_is_written(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    client = TestClient(create_app(Settings(data=tmp_path / "data")), base_url="http://localhost")
    written: list[int] = []

    def write() -> None:
        index, lake = Index.open(tmp_path / "data" / "index"), Lake(tmp_path / "data" / "lake")
        written.extend(index.rebuild(lake) for _ in range(4))

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        answer = client.get("/search", params={"q": "bro"})
        assert answer.status_code == 200
        assert "Ny bro ved Lyng Mølle" in answer.text
    writer.join()
    assert len(written) == 4
