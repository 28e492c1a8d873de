"""What was decided of projects and programmes, from the rows of minutes."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from lake_rows import Row, Rows, meeting

from pipeline.linking.corrections import parse_corrections
from pipeline.tables.lake import Lake

TITLE, ASKED, TEXT, DECIDED = 1000, 1100, 1200, 1300
"""Where the parts of the item begin; each is 50 characters long."""


def minutes(
    number: int, mentions: list[tuple[str, int]], amounts: list[tuple[float, int]], outcome: str = "approved"
) -> Rows:
    """Minutes of one item whose parts mention projects and programmes, and state amounts in kroner."""
    rows = meeting(number, items=1)
    item = rows["agenda_items"][0]

    def put(row: Row, start: int, length: int = 5) -> Row:
        return row | {"char_start": start, "char_end": start + length}

    base = {key: item[key] for key in ("document_id", "page", "run_id", "pipeline_version", "item_id")}
    rows["agenda_items"] = [put(item, TITLE, 50)]
    rows["recommendations"] = [put(rows["recommendations"][0], ASKED, 50)]
    rows["decisions"] = [put(rows["decisions"][0] | {"outcome": outcome}, DECIDED, 50)]
    rows["mentions"] = [
        put(base | {"mention_id": f"m{number}-{n}", "entity_id": name, "name": name, "text": name, "method": "grammar",
                    "entity_type": "programme" if name.startswith("programme") else "project"}, at + 5 + 6 * n)
        for n, (name, at) in enumerate(mentions)
    ]  # fmt: skip
    rows["amounts"] = [
        put(base | {"amount_id": f"a{number}-{n}", "text": f"{value:.0f} kr.", "value": value, "currency": "DKK", "unit_text": "kr.",
                    "value_dkk": value}, at + 30 + n)
        for n, (value, at) in enumerate(amounts)
    ]  # fmt: skip
    return rows


def decided(lake: Lake) -> list[tuple[object, ...]]:
    columns = ("entity_id", "named_in", "outcome", "amount_dkk", "amount_in")
    return sorted(lake.read("project_decisions").select(columns).rows())


@pytest.mark.parametrize(
    ("mentions", "amounts", "expected"),
    [
        ([("prj_a", TITLE)], [(5e5, DECIDED)], [("prj_a", "title", "approved", 5e5, "decision")]),
        ([("prj_a", ASKED)], [(3e5, ASKED), (5e5, DECIDED)], [("prj_a", "recommendation", "approved", 5e5, "decision")]),
        ([("prj_a", DECIDED)], [(3e5, ASKED), (9e6, TEXT)], [("prj_a", "decision", "approved", 3e5, "recommendation")]),
        ([("prj_a", TITLE)], [(3e5, ASKED), (4e5, ASKED)], [("prj_a", "title", "approved", None, None)]),
        ([("prj_a", TITLE)], [(3e5, ASKED), (3e5, ASKED)], [("prj_a", "title", "approved", 3e5, "recommendation")]),
        ([("prj_a", TITLE)], [(9e6, TEXT)], [("prj_a", "title", "approved", None, None)]),
        ([("prj_a", TEXT)], [], [("prj_a", "text", "approved", None, None)]),
        ([("prj_a", TEXT), ("prj_b", TEXT)], [], []),
        ([("prj_a", TEXT), ("prj_b", ASKED)], [], [("prj_b", "recommendation", "approved", None, None)]),
        ([("programme-life", TEXT)], [], []),
        (
            [("programme-life", TITLE), ("prj_a", TEXT)],
            [],
            [("prj_a", "text", "approved", None, None), ("programme-life", "title", "approved", None, None)],
        ),
    ],
)  # fmt: skip
def test_an_item_concerns_what_it_names(
    tmp_path: Path,
    mentions: list[tuple[str, int]],
    amounts: list[tuple[float, int]],
    expected: list[tuple[object, ...]],
) -> None:
    lake = Lake(tmp_path)
    lake.write_documents(minutes(1, mentions, amounts))
    lake.refresh_derived()
    assert decided(lake) == expected


def test_the_order_of_arrival_does_not_matter_and_what_goes_is_gone(tmp_path: Path) -> None:
    documents = [
        minutes(1, [("prj_a", TITLE)], [(1e5, DECIDED)]),
        minutes(2, [("prj_a", ASKED), ("prj_b", TITLE)], [(2e5, ASKED)], "rejected"),
        minutes(3, [("prj_b", TEXT)], []),
    ]
    found = []
    for seed in range(3):
        Random(seed).shuffle(documents)
        lake = Lake(tmp_path / str(seed))
        for rows in documents:
            lake.write_documents(rows)
            lake.refresh_derived()
        found.append(lake.read("project_decisions"))
    assert found[0].height == 4
    assert all(rows.equals(found[0]) for rows in found)
    lake.refresh_derived(corrections=parse_corrections("- same: [prj_a, prj_b]"))
    assert lake.read("project_decisions")["entity_id"].to_list() == ["prj_a"] * 3
    for rows in documents:
        lake.write_documents({}, replaced=[str(rows["documents"][0]["document_id"])])
    lake.refresh_derived()
    assert lake.read("project_decisions").is_empty()
