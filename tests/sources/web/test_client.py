from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler as Handler
from ipaddress import ip_network
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protego import Protego
from web_server import Page, Site, answering

from pipeline import __version__
from pipeline.errors import GoneAtSource, NotAllowed, SourceError, TooLarge, Unavailable
from pipeline.settings import Settings
from pipeline.sources.web.client import Validators, Web

Open = Callable[..., Web]


def resetting(handler: Handler) -> None:
    """Breaks the connection, so that the other side sees a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def dripping(handler: Handler) -> None:
    """Sends a byte now and then, so that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def dripping_headers(handler: Handler) -> None:
    for _ in range(200):
        handler.wfile.write(b"H")
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(bytes(65536))


def cut_short(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"Referat")
    handler.close_connection = True


def test_a_document_comes_with_its_headers(site: Site, web: Open) -> None:
    address = site.put("/a.txt", "Referat", Content_Type="text/plain; charset=utf-8", ETag='"1"')
    answer = web(contact="it@lillestrup.example").get(address)
    assert (answer.status, answer.body, answer.address) == (200, b"Referat", address)
    assert answer.header("content-type") == "text/plain; charset=utf-8"
    assert answer.validators == Validators('"1"', None)
    sent = dict(site.requests)["/a.txt"]
    assert sent["User-Agent"] == f"referat/{__version__} (+it@lillestrup.example)"


def test_what_did_not_change_is_not_sent_again(site: Site, web: Open) -> None:
    def page(handler: Handler) -> None:
        same = handler.headers["If-None-Match"] == '"2"'
        answering(b"" if same else b"nyt", 304 if same else 200, ETag='"2"')(handler)

    site.pages["/a"] = page
    client = web()
    assert client.get(site.url("/a"), validators=Validators('"2"')).body is None
    assert client.get(site.url("/a"), validators=Validators('"1"', "Mon, 02 Nov 2026 08:00:00 GMT")).body == b"nyt"
    assert dict(site.requests)["/a"]["If-Modified-Since"] == "Mon, 02 Nov 2026 08:00:00 GMT"


def test_an_unasked_304_is_no_document(site: Site, web: Open) -> None:
    with pytest.raises(SourceError, match="answers 304"):
        web().get(site.put("/a", status=304))


def test_redirects_are_followed_to_their_end(site: Site, web: Open) -> None:
    site.put("/a", status=301, Location="b%20c?d=æ#e")
    site.put("/b%20c", status=307, Location=site.url("/d"))
    site.put("/d", "fundet")
    assert web().get(site.url("/a")).address == site.url("/d")


@pytest.mark.parametrize(
    ("target", "error", "words"),
    [
        ("/a", SourceError, "leads on more than"),
        ("file:///etc/passwd", NotAllowed, "no web address"),
        ("ftp://filer.example/a", NotAllowed, "no web address"),
        ("http://169.254.169.254/latest/meta-data/", NotAllowed, "private or reserved network"),
        ("http://[::ffff:169.254.169.254]/", NotAllowed, "private or reserved network"),
        ("http://10.0.0.1/", NotAllowed, "private or reserved network"),
        ("http://0x0a000001/", NotAllowed, "private or reserved network"),
        ("http://[fd00::1]/", NotAllowed, "private or reserved network"),
        ("http://0.0.0.0/", NotAllowed, "private or reserved network"),
        ("http://bruger:kode@lillestrup.example/", NotAllowed, "no web address"),
        ("", NotAllowed, "no web address"),
        ("http://[", NotAllowed, "no web address"),
    ],
)
def test_redirects_that_are_not_followed(
    site: Site, web: Open, target: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        web().get(site.put("/a", status=302, Location=target))


def test_this_machine_is_not_asked_unless_it_may_be(site: Site, web: Open) -> None:
    with pytest.raises(NotAllowed, match="allowed_networks"):
        web(allowed_networks=()).get(site.put("/a", "hemmeligt"))
    assert site.requests == []


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Site, web: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers otherwise the second time gets nobody past the check: there is no second time."""
    looked_up: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host == "127.0.0.1":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        looked_up.append(host)
        address = "127.0.0.1" if len(looked_up) == 1 else "169.254.169.254"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr("pipeline.sources.web.addresses.socket.getaddrinfo", resolve)
    site.put("/robots.txt")
    site.put("/a", "her")
    assert web().get(site.url("/a", host="arkiv.example")).body == b"her"
    assert looked_up == ["arkiv.example"]
    assert {headers["Host"] for _, headers in site.requests} == {f"arkiv.example:{site.port}"}


def test_of_several_addresses_only_the_public_ones_are_tried(
    site: Site, web: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        found = ("10.0.0.1", "127.0.0.1") if host == "arkiv.example" else (host,)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr("pipeline.sources.web.addresses.socket.getaddrinfo", resolve)
    site.put("/a", "her")
    assert web().get(site.url("/a", host="arkiv.example")).body == b"her"


@pytest.mark.parametrize("page", [dripping, dripping_headers])
def test_a_slow_drip_is_given_up(site: Site, web: Open, page: Page) -> None:
    site.put("/robots.txt")
    site.pages["/a"] = page
    begun = time.monotonic()
    with pytest.raises(Unavailable, match="takes too long"):
        web(fetch_seconds=0.3).get(site.url("/a"))
    assert time.monotonic() - begun < 8
    assert site.asked("/a") == 4


def test_a_body_without_end_is_not_read(site: Site, web: Open) -> None:
    site.pages["/a"] = endless
    with pytest.raises(TooLarge, match=r"more than 1,000,000 bytes"):
        web(max_file_bytes=1_000_000).get(site.url("/a"))
    assert site.asked("/a") == 1


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_goes_off_nowhere(site: Site, web: Open, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    bomb = pack(bytes(300_000_000))
    begun = time.process_time()
    with pytest.raises(TooLarge):
        web(max_file_bytes=1_000_000).get(site.put("/a", bomb, Content_Encoding=encoding))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "compress"])
def test_what_was_not_asked_for_is_not_unpacked(site: Site, web: Open, encoding: str) -> None:
    with pytest.raises(Unavailable, match="not asked for"):
        web().get(site.put("/a", gzip.compress(gzip.compress(b"a")), Content_Encoding=encoding))


def test_packed_documents_are_unpacked(site: Site, web: Open) -> None:
    text = "Rådet godkendte indstillingen. ".encode() * 1000
    bare = zlib.compressobj(wbits=-15)
    client = web()
    for number, (body, encoding) in enumerate(
        [
            (gzip.compress(text), "gzip"),
            (gzip.compress(text[:100]) + gzip.compress(text[100:]), "x-gzip"),
            (zlib.compress(text), "deflate"),
            (bare.compress(text) + bare.flush(), "deflate"),
            (text, "identity"),
        ]
    ):
        assert client.get(site.put(f"/{number}", body, Content_Encoding=encoding)).body == text


@pytest.mark.parametrize("body", [gzip.compress(b"Referat", mtime=0)[:-4], b"\x1f\x8bxx"], ids=["cut off", "no gzip"])
def test_a_cut_off_packing_is_no_document(site: Site, web: Open, body: bytes) -> None:
    with pytest.raises(Unavailable, match=r"cut off|cannot be unpacked"):
        web().get(site.put("/a", body, Content_Encoding="gzip"))


@pytest.mark.parametrize(
    "fault",
    [resetting, cut_short, answering(status=503), answering(status=500), answering(status=408), answering(status=425)],
)
def test_what_passes_is_tried_again(site: Site, web: Open, slept: list[float], fault: Page) -> None:
    site.put("/robots.txt")
    address = site.put_in_turn("/a", fault, fault, answering(b"endelig"))
    assert web().get(address).body == b"endelig"
    assert site.asked("/a") == 3
    assert [wait > 0.5 for wait in slept].count(True) == 2


@pytest.mark.parametrize("fault", [resetting, cut_short, answering(status=503)])
def test_what_does_not_pass_is_given_up(site: Site, web: Open, slept: list[float], fault: Page) -> None:
    site.put("/robots.txt")
    site.pages["/a"] = fault
    with pytest.raises(Unavailable, match="cannot be fetched now"):
        web().get(site.url("/a"))
    assert site.asked("/a") == 4
    assert sum(slept) < 60


@pytest.mark.parametrize(
    ("status", "error"), [(404, GoneAtSource), (410, GoneAtSource), (403, SourceError), (204, SourceError)]
)
def test_what_lasts_is_not_tried_again(site: Site, web: Open, status: int, error: type[Exception]) -> None:
    with pytest.raises(error, match=f"answers {status}"):
        web().get(site.put("/a", status=status))
    assert site.asked("/a") == 1


def test_a_server_says_how_long_to_wait(site: Site, web: Open, slept: list[float]) -> None:
    site.put("/robots.txt")
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    address = site.put_in_turn(
        "/a",
        answering(status=429, Retry_After="17"),
        answering(status=429, Retry_After=later),
        answering(status=503, Retry_After="snart"),
        answering(b"nu"),
    )
    assert web().get(address).body == b"nu"
    waits = [wait for wait in slept if wait > 0.5]
    assert waits[0] == pytest.approx(17, abs=2)
    assert waits[1] == pytest.approx(90, abs=20)
    assert len(waits) == 3


def test_a_server_that_asks_for_hours_is_left_in_peace(site: Site, web: Open, slept: list[float]) -> None:
    site.put("/robots.txt")
    with pytest.raises(Unavailable, match="asks to wait 7200 seconds"):
        web().get(site.put("/a", status=429, Retry_After="7200"))
    assert site.asked("/a") == 1
    assert sum(slept) < 1


def test_a_host_that_fails_again_and_again_is_not_asked_again(site: Site, web: Open) -> None:
    site.put("/robots.txt")
    client = web()
    for name in ("/a", "/b", "/c"):
        with pytest.raises(Unavailable):
            client.get(site.put(name, status=503))
    with pytest.raises(Unavailable, match="failed too often"):
        client.get(site.put("/d", "godt"))
    assert site.asked("/d") == 0


def test_there_is_a_pause_between_requests(site: Site, web: Open, slept: list[float]) -> None:
    client = web(fetch_pause=300)
    client.get(site.put("/a"))
    client.get(site.put("/b"), pause=800)
    client.get(site.put("/c"))
    assert slept == pytest.approx([0, 300, 300, 800], abs=60)  # robots.txt comes first


def test_robots_txt_is_heeded_and_asked_for_once(site: Site, web: Open) -> None:
    site.put(
        "/robots.txt",
        "User-agent: *\nDisallow: /intern\nAllow: /intern/referater/*.pdf$\n\nUser-agent: ond\nDisallow: /",
    )
    client = web()
    assert client.get(site.put("/referat.pdf", "a")).body == b"a"
    assert client.get(site.put("/intern/referater/b.pdf", "b")).body == b"b"
    with pytest.raises(NotAllowed, match=r"robots\.txt forbids"):
        client.get(site.put("/intern/c.pdf", "c"))
    assert site.asked("/robots.txt") == 1
    assert site.asked("/intern/c.pdf") == 0


def test_a_group_of_our_own_in_robots_txt_counts(site: Site, web: Open) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: referat\nDisallow:")
    assert web().get(site.put("/a", "a")).body == b"a"


def test_robots_txt_may_ask_for_a_longer_pause(site: Site, web: Open, slept: list[float]) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 55")
    client = web(fetch_pause=20)
    client.get(site.put("/a"))
    client.get(site.put("/b"))
    assert slept == pytest.approx([0, 20, 55], abs=15)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_forbids_nothing(site: Site, web: Open, status: int) -> None:
    site.put("/robots.txt", "nej", status)
    assert web().get(site.put("/a", "a")).body == b"a"


def test_a_robots_txt_that_cannot_be_read_forbids_everything(site: Site, web: Open) -> None:
    site.put("/robots.txt", status=500)
    client = web()
    for _ in range(3):
        with pytest.raises(Unavailable):
            client.get(site.put("/a", "a"))
    assert site.asked("/robots.txt") == 4
    assert site.asked("/a") == 0


def test_robots_txt_that_cannot_be_read_says_nothing_of_another_port(site: Site, web: Open) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        shut = f"http://127.0.0.1:{taken.getsockname()[1]}/a"
        client = web()
        with pytest.raises(Unavailable, match=rf"{shut} was not asked for, since without robots\.txt"):
            client.get(shut)
    assert client.get(site.put("/a", "a")).body == b"a"


def test_what_goes_wrong_behind_a_redirect_names_both_addresses(site: Site, web: Open) -> None:
    site.put("/robots.txt")
    end = site.put("/b", status=410)
    begin = site.put("/a", status=302, Location=end)
    with pytest.raises(GoneAtSource, match=f"{begin} leads to {end}. {end} is no longer there"):
        web().get(begin)


def test_of_a_huge_robots_txt_the_beginning_counts(site: Site, web: Open) -> None:
    rules = "User-agent: *\nDisallow: /lukket\n" + "Disallow: /*a*b*c*d*e$\n" * 100_000 + "Disallow: /\n"
    site.put("/robots.txt", rules)
    client = web()
    begun = time.process_time()
    assert client.get(site.put("/aben", "a")).body == b"a"
    with pytest.raises(NotAllowed):
        client.get(site.url("/lukket/b"))
    assert time.process_time() - begun < 5


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(site: Site, web: Open) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /lukket")
    site.put("/lukket", "a")
    with pytest.raises(NotAllowed, match="forbids"):
        web().get(site.put("/a", status=302, Location="/lukket"))
    assert site.asked("/lukket") == 0


def test_a_host_that_does_not_exist_is_said(web: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("pipeline.sources.web.addresses.socket.getaddrinfo", unknown)
    with pytest.raises(Unavailable, match=r"findes-ikke\.example is not known: Name or service not known"):
        web().get("https://findes-ikke.example/a")


def test_a_client_that_is_stopped_waits_no_longer(site: Site) -> None:
    site.put("/robots.txt")
    site.put("/a", status=503, Retry_After="200")
    with Web(Settings(allowed_networks=(ip_network("127.0.0.0/8"),), fetch_pause=0)) as client:
        threading.Timer(0.3, client.stop).start()
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="the run was stopped"):
            client.get(site.url("/a"))
        assert time.monotonic() - begun < 20


def test_an_etag_that_cannot_be_sent_back_is_not(site: Site, web: Open) -> None:
    address = site.put("/a", "a", ETag='"\xe6"', Last_Modified="i går")
    client = web()
    assert client.get(address, validators=client.get(address).validators).body == b"a"


@pytest.mark.parametrize("address", ["http://a..b/", "http://xn--/", "http://" + "a" * 70 + ".example/", "http://-/"])
def test_odd_hosts_are_said(web: Open, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("pipeline.sources.web.addresses.socket.getaddrinfo", unknown)
    with pytest.raises(SourceError, match=r"no address that can be fetched|not known"):
        web().get(address)


@settings(max_examples=200, deadline=None)
@given(st.text("User-agent:\n*DisalowC\t $%/#0123456789.abæ\ud7ff", max_size=200))
def test_any_robots_txt_is_read(text: str) -> None:
    rules = Protego.parse(f"User-agent: *\n{text}")
    rules.can_fetch("http://a.example/b?c=%C3%A6", "referat")
    rules.crawl_delay("referat")
