from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import Site

from pipeline.errors import ReferatError, SourceError, TooLarge
from pipeline.sources.specs import ListPage, SourceKind, SourceSpec
from pipeline.sources.web.client import Web
from pipeline.sources.web.feeds import read_feed
from pipeline.sources.web.listing import listed_documents
from pipeline.sources.web.markup import Listed
from pipeline.sources.web.pages import read_page
from pipeline.sources.web.sitemaps import read_sitemap

AT = "https://lillestrup.example/nyt/feed.xml"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
STEALING = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Nyt fra Lillestrup</title>
<item><title>Ny svømmehal på Ærø</title><link>https://lillestrup.example/nyt/1</link><pubDate>to, 09 nov 2023 10:00</pubDate></item>
<item><link>/nyt/2?a=1&amp;b=2#top</link></item>
<item><link>https://lillestrup.example/nyt/1</link></item>
<item><title>Uden link</title></item>
<item><link>javascript:alert(1)</link></item>
<item><enclosure url="/referat.pdf" type="application/pdf" length="1"/></item>
<item><link>/nyt/3</link><enclosure url="/dagsorden.pdf" type="application/pdf"/><enclosure url="/a.mp3" type="audio/mpeg"/></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lillestrup.example/politik/">
<entry><id>urn:1</id><link rel="self" href="1.atom"/><link href="moede-1.html"/><updated>2026-11-03T12:00:00Z</updated>
<published>2026-11-01T12:00:00Z</published></entry><entry><link href="../moede-2.html"/></entry></feed>"""


def addresses(found: Sequence[Listed]) -> list[str]:
    return [listed.address.removeprefix("https://lillestrup.example") for listed in found]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_a_feed_in_any_encoding(encoding: str) -> None:
    found = read_feed(RSS.format(encoding=encoding).encode(encoding), AT)
    assert addresses(found) == ["/nyt/1", "/nyt/2?a=1&b=2", "/referat.pdf", "/nyt/3", "/dagsorden.pdf"]
    assert found[0].change == "to, 09 nov 2023 10:00"


def test_an_atom_feed() -> None:
    found = read_feed(ATOM.encode(), AT)
    assert addresses(found) == ["/politik/moede-1.html", "/moede-2.html"]
    assert [listed.change for listed in found] == ["2026-11-03T12:00:00Z", None]


@pytest.mark.parametrize(
    "data",
    [
        RSS.format(encoding="utf-8")[:600].encode(),
        RSS.format(encoding="utf-8").replace("&amp;", "&").encode(),
        RSS.format(encoding="utf-8").replace("</title>", "&nbsp;<br></title>").encode(),
        b"\n\n  " + RSS.format(encoding="utf-8").encode(),
        RSS.format(encoding="utf-8").encode("windows-1252"),
    ],
)
def test_of_a_malformed_feed_what_can_be_read(data: bytes) -> None:
    assert addresses(read_feed(data, AT))[0] == "/nyt/1"


@pytest.mark.parametrize("data", [b"", b"<html><body>Vedligehold</body></html>", b"\x00\xff" * 500, b"<rss"])
def test_what_is_no_feed_is_said(data: bytes) -> None:
    with pytest.raises(SourceError, match="no RSS or Atom feed"):
        read_feed(data, AT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("declarations", [BOMB, STEALING])
def test_entities_are_refused(declarations: str, encoding: str) -> None:
    feed = f"<?xml version='1.0' encoding='{encoding}'?>{declarations}<rss><channel><item><link>http://a.example/&b;&a;</link></item></channel></rss>"
    with pytest.raises(SourceError, match="declares XML entities"):
        read_feed(feed.encode(encoding), AT)
    sitemap = f"<?xml version='1.0' encoding='{encoding}'?>{declarations}<urlset><url><loc>http://a.example/&b;&a;</loc></url></urlset>"
    with pytest.raises(SourceError, match="declares XML entities"):
        read_sitemap(sitemap.encode(encoding), AT)


@pytest.mark.parametrize(
    "feed",
    [
        b"<rss><channel><item><title>" + b"<b>" * 20_000 + b"</title></item></channel></rss>",
        b"<rss><channel>" + b"<item>" * 10_000,
        b"<rss><channel><item><description>"
        + b"&lt;p&gt;" * 50_000
        + b"</description><link>/a</link></item></channel></rss>",
        b"<rss><channel>" + b"<item><link>/a</link></item>" * 10_000 + b"</channel></rss>",
        b"<rss " + b"a" * 3_000_000,
        b"<rss><channel><item><link>" + b"a" * 3_000_000 + b"</link></item></channel></rss>",
        b"<rss><channel><item><pubDate>" + b"1 " * 500_000 + b"</pubDate><link>/a</link></item></channel></rss>",
    ],
)
def test_odd_feeds_take_little_time(feed: bytes) -> None:
    begun = time.process_time()
    try:
        read_feed(feed, AT)
    except SourceError as error:
        assert "no RSS or Atom feed" in error.message  # noqa: PT017
    assert time.process_time() - begun < 10


def test_a_sitemap_and_an_index() -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    sitemap = read_sitemap(
        f"<urlset {space}><url><loc> https://a.example/b?c=1&amp;d=2 </loc><image:image><image:loc>https://a.example/x.png"
        "</image:loc></image:image></url><url><loc>https://a.example/æ</loc><lastmod>2026-11-01</lastmod></url><url/></urlset>".encode(),
        AT,
    )
    assert sitemap.documents == (
        Listed("https://a.example/b?c=1&d=2"),
        Listed("https://a.example/%C3%A6", "2026-11-01"),
    )
    index = read_sitemap(
        f"<sitemapindex {space}><sitemap><loc>https://a.example/1.xml.gz</loc></sitemap></sitemapindex>".encode(), AT
    )
    assert index.sitemaps == ("https://a.example/1.xml.gz",)


def test_a_packed_sitemap_and_one_that_is_a_bomb() -> None:
    xml = b"<urlset><url><loc>https://a.example/b</loc></url></urlset>"
    assert len(read_sitemap(gzip.compress(xml), AT).documents) == 1
    with pytest.raises(TooLarge, match="unpacks to more than"):
        read_sitemap(gzip.compress(xml + bytes(200_000_000)), AT)
    with pytest.raises(SourceError, match="cut off"):
        read_sitemap(gzip.compress(xml)[:-3], AT)


@pytest.mark.parametrize("data", [b"", b"<html><body>a</body></html>", b"<rss><channel/></rss>", bytes(1000)])
def test_what_is_no_sitemap_is_said(data: bytes) -> None:
    with pytest.raises(SourceError, match="no sitemap"):
        read_sitemap(data, AT)


def test_a_sitemap_that_is_cut_off_is_read_up_to_there() -> None:
    xml = b"<urlset>" + b"".join(b"<url><loc>https://a.example/%d</loc></url>" % n for n in range(100))
    assert len(read_sitemap(xml[:-30], AT).documents) >= 98


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text("<>/=\"' abcloursetfdinkem&;!-[]", max_size=300).map(str.encode))
def test_any_bytes_are_a_listing_or_an_error(data: bytes) -> None:
    for read in (
        lambda: read_feed(data, AT),
        lambda: read_sitemap(data, AT),
        lambda: read_page(data, AT, ListPage(select="a", next="a")),
    ):
        try:
            read()
        except ReferatError as error:
            assert error.message  # noqa: PT017


def test_a_list_page() -> None:
    page = read_page(
        '<base href="/arkiv/"><ul><li class="ref"><a href="møde 1.pdf">1</a></li><li class="ref"><a href="/2.pdf#s3">2</a></li>'
        '<li class="ref"><a href="/2.pdf">2 igen</a></li><li class="ref">uden</li><li><a href="/x.pdf">x</a></li></ul>'
        '<a rel="next" href="?side=2">Næste</a>'.encode("iso-8859-1"),
        "https://lillestrup.example/politik/liste",
        ListPage(select="li.ref", next="a[rel=next]"),
        "text/html; charset=iso-8859-1",
    )
    assert addresses(page.documents) == ["/arkiv/m%C3%B8de%201.pdf", "/2.pdf"]
    assert page.next == "https://lillestrup.example/arkiv/?side=2"


def spec(kind: SourceKind, address: str, **more: object) -> SourceSpec:
    return SourceSpec(name="kilde", kind=kind, at=(address,), **more)  # type: ignore[arg-type]


def listed(web: Web, source: SourceSpec) -> list[str]:
    return [one.address.rpartition("/")[2] for one in listed_documents(source, web)]


def test_pages_are_followed_to_the_last(site: Site, web: Callable[..., Web]) -> None:
    site.put("/1", '<a class=d href="/a">A</a><a class=n href="/2">frem</a>')
    site.put("/2", '<a class=d href="/b">B</a><a class=d href="/a">A</a><a class=n href="/1">frem</a>')
    how = ListPage(select="a.d", next="a.n")
    assert listed(web(), spec("page", site.url("/1"), list_page=how)) == ["a", "b"]
    with pytest.raises(SourceError, match="goes on after 1 pages"):
        listed(web(), spec("page", site.url("/1"), list_page=ListPage(select="a.d", next="a.n", max_pages=1)))


def test_a_page_whose_markup_changed_is_an_error(site: Site, web: Callable[..., Web]) -> None:
    address = site.put("/1", '<a class=nyt href="/a">A</a>')
    with pytest.raises(SourceError, match="no link that the selector finds"):
        listed(web(), spec("page", address, list_page=ListPage(select="a.d")))


def test_sitemaps_lead_to_sitemaps_each_once(site: Site, web: Callable[..., Web]) -> None:
    def index(*names: str) -> str:
        return f"<sitemapindex>{''.join(f'<sitemap><loc>{site.url(name)}</loc></sitemap>' for name in names)}</sitemapindex>"

    site.put("/s.xml", index("/1.xml.gz", "/2.xml", "/s.xml"))
    site.put("/1.xml.gz", gzip.compress(f"<urlset><url><loc>{site.url('/a.pdf')}</loc></url></urlset>".encode()))
    site.put("/2.xml", index("/3.xml", "/s.xml", "/1.xml.gz"))
    site.put(
        "/3.xml",
        f"<urlset><url><loc>{site.url('/b.html')}</loc></url><url><loc>{site.url('/c.pdf?x=1')}</loc></url></urlset>",
    )
    assert listed(web(), spec("sitemap", site.url("/s.xml"))) == ["a.pdf", "b.html", "c.pdf?x=1"]
    assert listed(web(), spec("sitemap", site.url("/s.xml"), include=("*.pdf",))) == ["a.pdf", "c.pdf?x=1"]
    assert listed(web(), spec("sitemap", site.url("/s.xml"), exclude=("*/b*",))) == ["a.pdf", "c.pdf?x=1"]


def test_an_index_without_end_is_given_up(site: Site, web: Callable[..., Web]) -> None:
    many = "".join(f"<sitemap><loc>{site.url(f'/{number}.xml')}</loc></sitemap>" for number in range(2000))
    with pytest.raises(SourceError, match="more than 1,000 sitemaps"):
        listed(web(), spec("sitemap", site.put("/s.xml", f"<sitemapindex>{many}</sitemapindex>")))


def test_an_address_is_what_its_content_says(site: Site, web: Callable[..., Web]) -> None:
    feed = site.put(
        "/feed", f"<?xml version='1.0'?><rss><channel><item><link>{site.url('/a')}</link></item></channel></rss>"
    )
    sitemap = site.put("/map", f"<urlset><url><loc>{site.url('/b')}</loc></url></urlset>")
    document = site.put("/c", "<html><body>Referat</body></html>")
    assert [listed(web(), spec("address", one)) for one in (feed, sitemap, document)] == [["a"], ["b"], ["c"]]
