from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from lake_rows import Row, news, together
from test_derive import rows

from pipeline.tables.lake import Lake
from pipeline.tables.project_choice import PROGRAMME
from pipeline.tables.project_conflicts import project_conflicts
from pipeline.tables.project_values import project_values, values_by_project
from pipeline.tables.projects import project_partners
from pipeline.tables.schemas import TABLES

NEW, OLD = date(2022, 1, 1), date(2018, 1, 1)


def stated(field: str, value: str, day: date = NEW, **more: object) -> Row:
    return {"project_entity_id": "p", "field": field, "value": value, "stated_on": day, "document_id": value} | more


def when(field: str, value: str, start: date, end: date, precision: str, day: date = NEW) -> Row:
    return stated(field, value, day, start=start, end=end, precision=precision)


YEAR = when("start", "2019", date(2019, 1, 1), date(2019, 12, 31), "year")
MONTH = when("start", "maj 2019", date(2019, 5, 1), date(2019, 5, 31), "month", OLD)
OTHER = when("start", "efteråret 2018", date(2018, 9, 1), date(2018, 11, 30), "season", OLD)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([YEAR, MONTH], []),
        ([YEAR, MONTH, OTHER], [("start", "maj 2019", True, 2), ("start", "efteråret 2018", False, 1)]),
        ([stated("website", "https://www.fjord.example/"), stated("website", "fjord.example", OLD)], []),
        ([stated("acronym", "FJORD"), stated("acronym", "FIORD", OLD)], [("acronym", "FJORD", True, 1), ("acronym", "FIORD", False, 1)]),
        ([stated("lead", "Skolen", target_entity_id="o"), stated("lead", "Fjordskolen", OLD, target_entity_id="o")], []),
        (
            [stated("lead", "Skolen", OLD, target_entity_id="o"), stated("lead", "Kysten", target_entity_id="k")],
            [("lead", "Kysten", True, 1), ("lead", "Skolen", False, 1)],
        ),
        ([stated("lead", "Nogen", target_entity_id=None), stated("lead", "Kysten", OLD, target_entity_id="k")], []),
        ([stated(PROGRAMME, "KA1", OLD, target_entity_id="s"), stated(PROGRAMME, "Erasmus+", target_entity_id="f")], []),
        (
            [stated("grant", "1 kr.", amount=1.0, target_entity_id="s"), stated("grant", "9 kr.", amount=9.0, target_entity_id="f")],
            [],
        ),
        (
            [stated("grant", "1 kr.", OLD, amount=1.0, target_entity_id="s"), stated("grant", "9 kr.", amount=9.0, target_entity_id="s")],
            [("grant", "9 kr.", True, 1), ("grant", "1 kr.", False, 1)],
        ),
        ([stated("description", "a", OLD), stated("description", "b")], []),
        ([stated("status", "running", OLD), stated("status", "completed")], []),
        ([stated("partner", "A", target_entity_id="a"), stated("partner", "B", target_entity_id="b")], []),
    ],
)  # fmt: skip
def test_values_that_cannot_both_be_right_stand_side_by_side(
    statements: list[Row], expected: list[tuple[object, ...]]
) -> None:
    named = rows(
        "entities",
        {"entity_id": "s", "entity_type": "programme", "official_code": "erasmus-plus-ka1"},
        {"entity_id": "f", "entity_type": "programme", "official_code": "erasmus-plus"},
    ).collect()
    known = [statement | {"statement_id": str(number)} for number, statement in enumerate(statements)]
    for seed in range(3):
        Random(seed).shuffle(known)
        values = values_by_project(rows("project_statements", *known).collect(), named)
        found, issues = project_conflicts(project_values(values))
        assert found.schema == TABLES["project_conflicts"].polars
        assert sorted(found.select("field", "value", "is_shown", "statements").rows()) == sorted(expected)
        assert issues["document_id"].to_list() == [value for _, value, is_shown, _ in expected if not is_shown]


def test_a_conflict_is_said_where_the_other_value_stands_and_goes_with_it(tmp_path: Path) -> None:
    documents = []
    for number, acronym in enumerate(("FJORD", "FIORD")):
        document = news(number, title=f"Nyt {number}", text=acronym, day=date(2020 + number, 1, 1))
        place = {
            key: document["articles"][0][key]
            for key in ("document_id", "char_start", "char_end", "run_id", "pipeline_version")
        }
        document["project_statements"] = [
            stated("acronym", acronym, date(2020 + number, 1, 1)) | place | {"statement_id": f"s{number}"}
        ]
        documents.append(document)
    lake = Lake(tmp_path)
    lake.write_documents(together(*documents))
    lake.refresh_derived()
    [issue] = lake.read("issues").iter_rows(named=True)
    assert issue["document_id"] == documents[0]["documents"][0]["document_id"]
    assert (
        issue["message"]
        == "The project’s acronym is “FJORD” here and “FIORD” elsewhere (stated 2021-01-01), which is shown."
    )
    lake.write_documents({}, replaced=[str(documents[1]["documents"][0]["document_id"])])
    lake.refresh_derived()
    assert lake.read("issues").is_empty()
    assert lake.read("project_conflicts").is_empty()


def test_a_partner_has_the_country_stated_beside_it() -> None:
    statements = rows(
        "project_statements",
        stated("partner", "Coventry", target_entity_id="c", country=None),
        stated("partner", "Coventry University", target_entity_id="c", country="GB"),
        stated("partner", "Skolen", target_entity_id="o"),
    ).collect()
    found = project_partners(statements).sort("organisation_entity_id")
    assert found["country"].to_list() == ["GB", None]
