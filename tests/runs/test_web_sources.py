"""Runs over sources on the web and sources that are described: what is fetched, what is new, what is gone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from pathlib import Path

import polars as pl
import pytest
from analysis_fakes import load_obedient
from web_server import Handler, Site, answer, answering, serving

from pipeline.runs import Summary
from pipeline.runs.direct import run_directly
from pipeline.runs.raw import RawStore
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

Run = Callable[..., Summary]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.put("/robots.txt")
        yield site


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "data" / "lake")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*locations: str | Path, described: str = "", **settings: object) -> Summary:
        (tmp_path / "sources.yaml").write_text(described)
        chosen = {
            "data": tmp_path / "data",
            "workers": 1,
            "fetch_pause": 0,
            "allowed_networks": (ip_network("127.0.0.0/8"),),
            "sources": tmp_path / "sources.yaml" if described else None,
        } | settings
        return run_directly([str(path) for path in locations], Settings(**chosen), load=load_obedient)  # type: ignore[arg-type]

    return run


def counts(summary: Summary) -> tuple[int, int, int]:
    return summary.new, summary.unchanged, summary.failed


def feed(*entries: tuple[str, str]) -> str:
    items = "".join(f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in entries)
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"


def texts(lake: Lake) -> list[str]:
    return sorted(lake.read("documents").filter(pl.col("superseded_by").is_null())["text"])


def checks(lake: Lake) -> dict[str, dict[str, object]]:
    return {str(row["source_uri"]).rpartition("/")[2]: row for row in lake.read("source_checks").to_dicts()}


def conditional(etag: str, text: str) -> Callable[[Handler], None]:
    def page(handler: Handler) -> None:
        same = handler.headers["If-None-Match"] == etag
        answer(handler, b"" if same else text.encode(), 304 if same else 200, ETag=etag)

    return page


def test_of_a_feed_only_what_is_new_is_fetched(site: Site, run: Run, lake: Lake) -> None:
    one, two = site.put("/1", "et"), site.put("/2", "to")
    address = site.put("/feed", feed((one, "mandag"), (two, "tirsdag")))
    assert counts(run(address)) == (2, 0, 0)
    site.put("/2", "to, rettet")
    site.put("/3", "tre")
    site.put("/feed", feed((two, "onsdag"), (site.url("/3"), "onsdag")))
    assert counts(run(address)) == (2, 1, 0)
    assert texts(lake) == ["et", "to, rettet", "tre"]
    assert [site.asked(path) for path in ("/1", "/2", "/3")] == [1, 2, 1]
    assert counts(run(address)) == (0, 3, 0)
    assert [site.asked(path) for path in ("/1", "/2", "/3")] == [1, 2, 1]


def test_what_left_the_feed_is_asked_for_again_in_time(site: Site, run: Run, lake: Lake) -> None:
    one, two = site.put("/1", "et"), site.put("/2", "to")
    address = site.put("/feed", feed((one, ""), (two, "")))
    run(address)
    site.put("/feed", feed((two, "")))
    site.put("/1", status=404)
    assert counts(run(address)) == (0, 2, 0)
    assert counts(run(address, recheck_days=0)) == (0, 2, 0)
    assert checks(lake)["1"]["misses"] == 1
    assert checks(lake)["2"]["misses"] == 0


def test_an_unchanged_document_costs_a_304(site: Site, run: Run, lake: Lake) -> None:
    site.pages["/a"] = conditional('"1"', "alfa")
    described = f"- name: Adresser\n  urls: [{site.url('/a')}]\n  licence: CC0-1.0"
    assert counts(run(described=described)) == (1, 0, 0)
    assert counts(run(described=described)) == (0, 1, 0)
    assert "If-None-Match" not in site.requests[1][1]
    assert site.requests[-1][1]["If-None-Match"] == '"1"'
    site.pages["/a"] = conditional('"2"', "alfa, rettet")
    assert counts(run(described=described)) == (1, 0, 0)
    assert checks(lake)["a"]["etag"] == '"2"'
    assert texts(lake) == ["alfa, rettet"]


def test_an_etag_that_always_changes_is_no_change(site: Site, run: Run, lake: Lake) -> None:
    site.put_in_turn("/a", answering(b"alfa", ETag='"1"'), answering(b"alfa", ETag='"2"'))
    run(described=f"- name: A\n  urls: {site.url('/a')}")
    assert counts(run(described=f"- name: A\n  urls: {site.url('/a')}")) == (0, 1, 0)
    assert checks(lake)["a"]["etag"] == '"2"'
    assert lake.read("documents").height == 1


def test_a_document_is_gone_after_three_misses_and_kept(site: Site, run: Run, lake: Lake) -> None:
    described = f"- name: Adresser\n  urls: [{site.put('/a', 'alfa')}, {site.put('/b', 'beta')}]"
    run(described=described)
    site.put("/a", status=410)
    for misses in (1, 2, 3, 4):
        summary = run(described=described)
        assert counts(summary) == (0, 2, 0)
        assert summary.missing == 1
        row = checks(lake)["a"]
        assert (row["misses"], row["gone_since"] is not None) == (misses, misses >= 3)
    assert texts(lake) == ["alfa", "beta"]
    assert row["gone_since"] == row["missing_since"]
    site.put("/a", "alfa")
    run(described=described)
    assert (checks(lake)["a"]["misses"], checks(lake)["a"]["gone_since"]) == (0, None)


def test_what_a_sitemap_lists_no_longer_is_missed_but_not_when_it_cannot_be_read(
    site: Site, run: Run, lake: Lake
) -> None:
    def sitemap(*paths: str) -> str:
        return f"<urlset>{''.join(f'<url><loc>{site.put(path, path)}</loc></url>' for path in paths)}</urlset>"

    described = f"- name: Alt\n  sitemap: {site.url('/s.xml')}"
    site.put("/s.xml", sitemap("/a", "/b"))
    run(described=described)
    site.put("/s.xml", sitemap("/b"))
    assert run(described=described).missing == 1
    site.put("/s.xml", "<html>Vedligehold</html>")
    summary = run(described=described)
    assert (summary.missing, summary.failed) == (0, 1)
    assert checks(lake)["a"]["misses"] == 1
    assert lake.read("failures")["message"].to_list() == [
        f"[R100] {site.url('/s.xml')} is no sitemap. Check the address."
    ]
    site.put("/s.xml", sitemap("/b"))
    assert run(described=described).failed == 0
    assert checks(lake)["a"]["misses"] == 2
    assert lake.read("failures").height == 0


def test_files_that_are_gone_are_marked(tmp_path: Path, run: Run, lake: Lake) -> None:
    folder = tmp_path / "in"
    (folder / "under").mkdir(parents=True)
    for name in ("a.txt", "under/b.txt"):
        (folder / name).write_text(name)
    run(folder)
    assert lake.read("source_checks").height == 0
    (folder / "under" / "b.txt").unlink()
    for _ in range(3):
        assert counts(run(folder)) == (0, 1, 0)
    assert checks(lake)["b.txt"]["gone_since"] is not None
    (folder / "under" / "b.txt").write_text("under/b.txt")
    assert counts(run(folder)) == (0, 2, 0)
    assert checks(lake)["b.txt"]["misses"] == 0


def test_a_source_that_gives_too_little_fails_loudly_and_misses_nothing(tmp_path: Path, run: Run, lake: Lake) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(name)
    described = "- name: Mappe\n  folder: in\n  expect: {at_least: 2, at_most: 2}"
    assert counts(run(described=described)) == (2, 0, 0)
    (folder / "a.txt").unlink()
    summary = run(described=described)
    assert counts(summary) == (0, 1, 1)
    assert summary.failures[0].error_type == "R104"
    assert "Mappe lists 1 documents; at least 2 are expected" in summary.failures[0].message
    assert summary.missing == 0
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(name)
    summary = run(described=described)
    assert counts(summary) == (1, 2, 0)
    assert [coverage.warning for coverage in summary.coverage] == ["Mappe lists 3 documents; at most 2 are expected."]
    assert lake.read("failures").height == 0


def test_one_source_that_is_not_there_stops_no_other(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("alfa")
    described = "- {name: Væk, folder: findes-ikke}\n- {name: Også væk, archive: nej.zip}\n- {name: Her, file: a.txt}"
    summary = run(described=described)
    assert counts(summary) == (1, 0, 2)


def test_a_source_gives_only_so_many_documents_in_a_run(site: Site, run: Run, lake: Lake) -> None:
    links = ", ".join(site.put(f"/{number}", f"nr {number}") for number in range(5))
    described = f"- name: Mange\n  urls: [{links}]\n  max_documents: 2"
    runs = [run(described=described) for _ in range(3)]
    assert [(counts(one), one.postponed) for one in runs] == [((2, 0, 0), 3), ((2, 0, 0), 3), ((1, 1, 0), 3)]


def test_failures_on_the_web_are_said(site: Site, run: Run, lake: Lake) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /lukket")
    good, shut = site.put("/a", "alfa"), site.put("/lukket/b", "beta")
    described = f"- name: Adresser\n  urls: [{shut}, {site.url('/c')}, http://10.1.2.3/d, {good}]"
    summary = run(described=described)
    assert counts(summary) == (1, 0, 3)
    assert sorted(failure.error_type for failure in summary.failures) == ["R101", "R102", "R102"]
    site.put("/c", "gamma")
    assert counts(run(described=described)) == (1, 1, 2)


def test_what_could_not_be_fetched_is_tried_in_the_next_run(site: Site, run: Run, lake: Lake) -> None:
    one = site.put("/1", "et")
    address = site.put("/feed", feed((one, "mandag")))
    run(address)
    site.put("/1", status=403)
    site.put("/feed", feed((one, "tirsdag")))
    assert counts(run(address)) == (0, 0, 1)
    site.put("/1", "et, rettet")
    assert counts(run(address)) == (1, 0, 0)
    assert lake.read("failures").height == 0


def test_originals_are_kept_once_with_their_headers(site: Site, run: Run, tmp_path: Path) -> None:
    one, two = site.put("/1", "ens", X_Server="a"), site.put("/2", "ens", X_Server="b")
    run(described=f"- name: To\n  urls: [{one}, {two}]")
    store = RawStore(tmp_path / "data" / "raw")
    identity = store.put(b"ens")
    said = json.loads(store.path(identity).with_suffix(".json").read_text())
    assert sorted(said) == sorted([one, two])
    assert ["x-server", "b"] in [[name.lower(), value] for name, value in said[two]["headers"]]
    assert len([path for path in (tmp_path / "data" / "raw").rglob("*") if path.is_file()]) == 2


def test_what_failed_to_be_read_is_asked_for_but_not_read_again(site: Site, run: Run, lake: Lake) -> None:
    site.pages["/a"] = conditional('"1"', "damaged")
    described = f"- name: A\n  urls: {site.url('/a')}"
    assert counts(run(described=described)) == (0, 0, 1)
    assert counts(run(described=described)) == (0, 0, 1)
    assert lake.read("failures")["attempts"].to_list() == [1]
    site.pages["/a"] = conditional('"2"', "helt")
    assert counts(run(described=described)) == (1, 0, 0)
    assert lake.read("failures").height == 0


def test_a_list_of_addresses_on_the_command_line(site: Site, run: Run, tmp_path: Path, lake: Lake) -> None:
    (tmp_path / "liste.txt").write_text(f"# to sider\n{site.put('/a', 'alfa')}\n{site.put('/b', 'beta')}\n")
    assert counts(run(tmp_path / "liste.txt")) == (2, 0, 0)
    assert texts(lake) == ["alfa", "beta"]
