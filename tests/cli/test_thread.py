from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.tables.lake import Lake


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with a matter of two steps and an item that stands alone."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "tables"))
    from chains import Item, Minutes, write

    sent = "Anbefales. Sagen sendes til endelig beslutning i Byrådet den 13. juni 2023."
    committee = Minutes(
        "Teknisk Udvalg", date(2023, 5, 9), (Item("Ny bro ved Lyng Mølle", sent), Item("Støj", case="23/77"))
    )
    council = Minutes("Byrådet", date(2023, 6, 13), (Item("Ny bro ved Lyng Mølle"),))
    write(Lake(tmp_path / "lake"), [[committee, council]])
    return tmp_path


def test_a_case_shows_its_way_through_the_bodies(invoke, chain: Path) -> None:  # type: ignore[no-untyped-def]
    steps = Lake(chain / "lake").read("case_items").filter(body="Byrådet")
    out = invoke("show", steps["case_id"][0], "--data", chain).out
    assert "2 steps" in out
    assert " 1. 2023-05-09 Teknisk Udvalg: recommended, sent on to Byrådet" in out
    assert " 2. 2023-06-13 Byrådet: approved" in out
    assert (
        "linked to step 1 by a stated reference: “Anbefales. Sagen sendes til endelig beslutning i Byrådet den 13. juni 2023.”"
        in out
    )


def test_an_item_shows_the_case_that_it_is_a_step_of(invoke, chain: Path) -> None:  # type: ignore[no-untyped-def]
    item_id = Lake(chain / "lake").read("case_items").filter(body="Byrådet")["item_id"][0]
    out = invoke("show", item_id, "--data", chain).out
    assert " ▸2. 2023-06-13 Byrådet" in out
    sheet = json.loads(invoke("show", item_id, "--data", chain, "--json").out)
    assert [step["body"] for step in sheet["thread"]["steps"]] == ["Teknisk Udvalg", "Byrådet"]
    assert "case_items" not in sheet["related"]


def test_a_case_of_one_step(invoke, chain: Path) -> None:  # type: ignore[no-untyped-def]
    case_id = Lake(chain / "lake").read("cases").filter(case_number="23/77")["case_id"][0]
    out = invoke("show", case_id, "--data", chain).out
    assert f"case {case_id} (23/77): 1 step\n" in out
    assert "linked" not in out
