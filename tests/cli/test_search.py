from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_json_is_a_list_of_hits(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("search", "spejderhytte", "--json", "--data", data)
    hits = json.loads(outcome.out)
    assert hits[0]["title"] == "Tilskud til spejderhytten i Nørre Lyng"
    assert set(hits[0]) >= {"id", "kind", "title", "date", "body", "score", "snippet", "source_uri"}
    assert hits[0]["date"] == "2024-05-14"


def test_people_see_titles_places_and_matches(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("search", "spejderhytten", "--data", data, "--limit", "1")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "  1  Tilskud til spejderhytten i Nørre Lyng"
    assert "item · Kulturudvalget · 2024-05-14" in lines[1]
    assert lines[-1].startswith("1 of ")
    assert "**" not in outcome.out


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--year", "2024"], True),
        (["--year", "2023"], False),
        (["--year", "2023", "--year", "2024"], True),
        (["--body", "Kulturudvalget", "--kind", "item"], True),
        (["--kind", "article"], False),
        (["--outcome", "approved"], True),
        (["--offset", "50"], False),
        (["--sort", "date"], True),
    ],
)
def test_filters(invoke, data: Path, options: list[str], found: bool) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("search", "tilskud", "--json", "--data", data, *options)
    assert outcome.status == 0, outcome.err
    assert bool(json.loads(outcome.out)) is found


def test_values_that_mean_nothing_are_said(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("search", "tilskud", "--municipality", "Odnse", "--json", "--data", data)
    assert json.loads(outcome.out) == []
    assert "Odense" in outcome.err


@pytest.mark.parametrize(
    ("options", "status"), [(["--sort", "farve"], 2), (["--limit", "-1"], 2), (["--data", "findes-ikke"], 1)]
)
def test_what_cannot_be_searched_is_said(invoke, data: Path, options: list[str], status: int) -> None:  # type: ignore[no-untyped-def]
    arguments = options if "--data" in options else [*options, "--data", str(data)]
    outcome = invoke("search", "tilskud", *arguments)
    assert outcome.status == status
    assert outcome.err.startswith("referat: [R")
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--case", "spejderhytte"], True),
        (["--amount", ">1mia"], False),
        (["--by", "meaning"], True),
    ],
)
def test_names_amounts_and_meaning(invoke, data: Path, options: list[str], found: bool) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("search", "tilskud", "--json", "--data", data, *options)
    assert outcome.status == 0, outcome.err
    assert bool(json.loads(outcome.out)) is found


def test_what_is_like_a_hit(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    first = json.loads(invoke("search", "spejderhytte", "--kind", "item", "--json", "--data", data).out)[0]
    outcome = invoke("search", first["id"], "--like", "--json", "--data", data)
    assert outcome.status == 0, outcome.err
    assert first["id"] not in {hit["id"] for hit in json.loads(outcome.out)}


@pytest.mark.parametrize("options", [["--out", "hits.csv"], ["--format", "xlsx", "--out", "hits.csv"]])
def test_everything_found_is_written(invoke, data: Path, tmp_path: Path, options: list[str]) -> None:  # type: ignore[no-untyped-def]
    options[-1] = str(tmp_path / options[-1])
    outcome = invoke("search", "", "--data", data, *options)
    assert outcome.status == 0, outcome.err
    assert outcome.out == ""
    assert (tmp_path / "hits.csv").stat().st_size > 500


@pytest.mark.parametrize("options", [["--format", "csv"], ["--out", "hits.pdf"], ["--out", "no/such/hits.csv"]])
def test_what_cannot_be_written_is_said(invoke, data: Path, options: list[str]) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("search", "", "--data", data, *options)
    assert outcome.status == 2
    assert outcome.err.startswith("referat: [R001]")
