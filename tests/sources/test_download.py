from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler as Handler
from ipaddress import ip_network

import pytest
from web_server import Page, Site, answer, serving

from pipeline.settings import Settings
from pipeline.sources.checks import Check
from pipeline.sources.download import Downloaded, download
from pipeline.sources.places import Address
from pipeline.sources.specs import Politeness
from pipeline.sources.web.client import Web

SETTINGS = Settings(allowed_networks=(ip_network("127.0.0.0/8"),), fetch_pause=0, fetch_hosts=4)
NOW = datetime.now(UTC)


@pytest.fixture
def open_web() -> Iterator[Web]:
    with Web(SETTINGS) as client:
        yield client


def got(found: Iterator[Downloaded]) -> dict[str, Downloaded]:
    return {one.address.uri: one for one in found}


def watched(most: dict[str, int]) -> Page:
    """Answers after a moment, and notes how many are asked for at once, of all hosts and of each."""
    now: dict[str, int] = {}
    lock = threading.Lock()

    def page(handler: Handler) -> None:
        names = ("all", handler.headers["Host"])
        with lock:
            for name in names:
                now[name] = now.get(name, 0) + 1
                most[name] = max(most.get(name, 0), now[name])
        time.sleep(0.1)
        with lock:
            for name in names:
                now[name] -= 1
        answer(handler, b"x")

    return page


def test_hosts_are_asked_side_by_side_and_each_one_at_a_time(site: Site, open_web: Web) -> None:
    most: dict[str, int] = {}
    site.put("/robots.txt")
    for path in ("/1", "/2", "/3"):
        site.pages[path] = watched(most)
    hosts = ("127.0.0.1", "localhost")
    addresses = [Address(site.url(path, host), "kilde") for path in ("/1", "/2", "/3") for host in hosts]
    found = got(download(addresses, open_web, SETTINGS, {}, frozenset()))
    assert len(found) == 6
    assert all(one.answer and one.answer.body == b"x" for one in found.values())
    assert most.pop("all") > 1
    assert set(most.values()) == {1}


def test_a_host_that_hangs_holds_up_no_other(site: Site, open_web: Web) -> None:
    with serving() as slow:
        answered = threading.Event()
        slow.pages["/robots.txt"] = lambda handler: answered.wait(60) and answer(handler)
        site.put("/robots.txt")
        site.put("/a", "a")
        addresses = [Address(slow.url("/b"), "kilde"), Address(site.url("/a", "localhost"), "kilde")]
        found = download(addresses, open_web, SETTINGS, {}, frozenset())
        assert next(found).address.uri.endswith("/a")
        answered.set()
        assert next(found).address.uri.endswith("/b")


def test_what_is_not_due_is_not_asked_for(site: Site, open_web: Web) -> None:
    def check(path: str, days: float, change: str | None) -> Check:
        moment = NOW - timedelta(days=days)
        return Check(source_uri=site.url(path), source="k", document_id="x", listed_change=change, checked_at=moment)

    known = {check.source_uri: check for check in (check("/1", 1, "m"), check("/2", 8, "m"), check("/3", 1, "m"))}
    for path in ("/1", "/2", "/3", "/4"):
        site.put(path, path)
    addresses = [
        Address(site.url("/1"), "k", change="m"),
        Address(site.url("/2"), "k", change="m"),
        Address(site.url("/3"), "k", change="n"),
        Address(site.url("/4"), "k"),
    ]
    found = got(download(addresses, open_web, SETTINGS, known, frozenset(known)))
    assert {uri.rpartition("/")[2] for uri, one in found.items() if one.answer} == {"2", "3", "4"}
    assert site.asked("/1") == 0


def test_a_source_gives_no_more_than_it_may(site: Site, open_web: Web) -> None:
    addresses = [Address(site.put(f"/{n}", "x" * 1000), "k", politeness=Politeness(max_bytes=2500)) for n in range(6)]
    found = got(download(addresses, open_web, SETTINGS, {}, frozenset()))
    assert sum(one.postponed for one in found.values()) == 3


def test_a_bug_costs_one_document(site: Site, open_web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    get = open_web.get

    def broken(address: str, **how: object) -> object:
        if address.endswith("/a"):
            raise ZeroDivisionError
        return get(address, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(open_web, "get", broken)
    found = got(
        download([Address(site.put(path, "x"), "k") for path in ("/a", "/b")], open_web, SETTINGS, {}, frozenset())
    )
    assert "please report it: ZeroDivisionError" in str(found[site.url("/a")].error)
    assert found[site.url("/b")].answer is not None


def test_leaving_in_the_middle_stops_all_that_is_under_way(site: Site, open_web: Web) -> None:
    site.put("/robots.txt")
    for n in range(50):
        site.put(f"/{n}", "x")
    found = download([Address(site.url(f"/{n}"), "k") for n in range(50)], open_web, SETTINGS, {}, frozenset())
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert len(site.requests) < 15
