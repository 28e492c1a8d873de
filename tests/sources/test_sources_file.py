from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.sources.sources_file import _KEYS, parse_sources, read_sources
from pipeline.sources.specs import Expected, ListPage, Origin, Politeness

EXAMPLE = Path(__file__).parents[2] / "corpora" / "sources.yaml"


def test_the_example_is_right_and_shows_every_key() -> None:
    specs = {spec.name: spec for spec in read_sources(EXAMPLE)}
    assert {spec.kind for spec in specs.values()} == {"folder", "archive", "file", "urls", "feed", "page", "sitemap"}
    text = EXAMPLE.read_text(encoding="utf-8")
    assert [key for key in _KEYS if f"{key}:" not in text] == []
    assert specs["Our own samples"].path == EXAMPLE.parent / "samples"
    minutes = specs["Minutes of the council"]
    assert minutes.origin == Origin(publisher="Fjord Kommune", kind="minutes")
    assert minutes.list_page == ListPage(select="main a[href$='.pdf']", next="a[rel=next]", max_pages=40)
    assert minutes.politeness == Politeness(pause=5, max_documents=500, max_bytes=2_000_000_000)
    assert specs["News of the region"].expected == Expected(at_least=1, at_most=200)
    assert specs["Scanned archive 1990-2006"].origin.municipality_code == 730


@pytest.mark.parametrize("named", ["461", "Odense", "odense kommune", "Odense Kommune"])
def test_a_municipality_by_name_or_code(named: str) -> None:
    [spec] = parse_sources(f"- {{name: a, folder: b, municipality: {named}}}")
    assert spec.origin.municipality_code == 461


def test_addresses_in_a_file_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "adresser.txt").write_text(
        "\ufeff# Byrådet\nhttps://a.example/1.pdf\n\nhttps://a.example/2.pdf\nhttps://a.example/1.pdf\n"
    )
    (tmp_path / "s.yaml").write_text("- name: a\n  urls: adresser.txt\n")
    [spec] = read_sources(tmp_path / "s.yaml")
    assert spec.at == ("https://a.example/1.pdf", "https://a.example/2.pdf")
    (tmp_path / "adresser.txt").write_text("https://a.example/1.pdf\nvrøvl\n")
    with pytest.raises(UsageError, match=r"s\.yaml, line 2: urls: .*adresser\.txt, line 2: this is no web address"):
        read_sources(tmp_path / "s.yaml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: a list of sources is expected"),
        ("name: a\nfolder: b", "line 1: a list of sources is expected"),
        ("- name: [a", "line 1: this is no YAML"),
        ("- name: a\n\tfolder: b", "line 2: this is no YAML"),
        ("- a", "line 1: a source is expected"),
        (
            "- name: a",
            "line 1: a source has exactly one of folder, file, archive, urls, feed, sitemap, page; this one has 0",
        ),
        ("- name: a\n  folder: b\n  feed: http://a.example", "line 1: .* this one has 2"),
        ("- folder: b", "line 1: the key 'name' is missing"),
        (
            "- name: a\n  folder: b\n- name: c\n  file: d\n- name: a\n  file: e",
            "line 5: name: the source in line 1 has the same name",
        ),
        (
            "- name: a\n  folder: b\n  publsher: c",
            r"line 3: there is no key 'publsher'; did you mean 'publisher'\? Allowed are name, ",
        ),
        ("- name: a\n  folder: b\n  name: c", "line 3: the key 'name' is there twice"),
        ("- name: a\n  feed: www.a.example/feed", "line 2: feed: 'www.a.example/feed' is no web address"),
        ("- name: a\n  feed: file:///etc/passwd", "line 2: feed: .* is no web address"),
        ("- name: a\n  urls: [http://a.example, b]", "line 2: urls: 'b' is no web address"),
        ("- name: a\n  urls: findes-ikke.txt", "line 2: urls: the file .* cannot be read"),
        ("- name: a\n  urls: []", "line 2: urls: it has no address"),
        (
            "- name: a\n  folder: b\n  kind: referat",
            "line 3: kind: 'referat' is none; allowed are minutes, agenda, news, other",
        ),
        ("- name: a\n  folder: b\n  language: dansk", "line 3: language: 'dansk' is no ISO 639-1 code"),
        ("- name: a\n  folder: b\n  municipality: Odens", r"line 3: municipality: 'Odens' .* did you mean 'Odense'\?"),
        (
            "- name: a\n  folder: b\n  municipality: Atlantis",
            "line 3: .* the names and codes of the Danish municipalities",
        ),
        ("- name: a\n  folder: b\n  expect: 4", "line 3: expect: at_least and at_most are expected"),
        ("- name: a\n  folder: b\n  expect:\n    least: 4", "line 4: expect: 'least' is none of"),
        (
            "- name: a\n  folder: b\n  expect: {at_least: 9, at_most: 3}",
            r"line 3: expect: at_most \(3\) is less than at_least \(9\)",
        ),
        ("- name: a\n  folder: b\n  expect: {at_least: 1.5}", "'1.5' is no whole number of at least 0"),
        (
            "- name: a\n  feed: http://a.example\n  pause: hurtigt",
            "line 3: pause: 'hurtigt' is no number of at least 0 and at most 3600",
        ),
        ("- name: a\n  feed: http://a.example\n  pause: .nan", "line 3: pause"),
        (
            "- name: a\n  feed: http://a.example\n  max_documents: 0",
            "line 3: max_documents: '0' is no whole number of at least 1",
        ),
        ("- name: a\n  folder: b\n  pause: 3", "line 3: pause: it means nothing for a source of kind folder"),
        (
            "- name: a\n  feed: http://a.example\n  select: a",
            "line 3: select: it means nothing for a source of kind feed",
        ),
        ("- name: a\n  page: http://a.example", "line 2: page: the key 'select' is missing"),
        ("- name: a\n  page: http://a.example\n  select: a[", r"line 3: select: 'a\[' is no CSS selector"),
        ("- name: a\n  folder: b\n  include: {a: b}", "line 3: include: a pattern or a list"),
        ("- name: [a]\n  folder: b", "line 1: name: words are expected"),
        ("- name: &a a\n  folder: *b", "this is no YAML"),
        ("- " * 10_000, "no YAML|a source is expected"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=f"kilder.yaml.*{words}"):
        parse_sources(text, "kilder.yaml")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_sources(tmp_path / "nej.yaml")
    (tmp_path / "latin.yaml").write_bytes("- name: Møde".encode("latin-1"))
    with pytest.raises(UsageError, match="not UTF-8"):
        read_sources(tmp_path / "latin.yaml")
