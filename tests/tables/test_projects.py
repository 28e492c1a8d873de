"""What is shown of a project of all that documents state, and where each value comes from."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from lake_rows import Row
from test_derive import rows

from pipeline.tables.project_values import project_values, values_by_project
from pipeline.tables.projects import project_partners, projects, shown, topics_of
from pipeline.tables.schemas import TABLES

NEW, OLD = date(2022, 1, 1), date(2018, 1, 1)
NAMED = rows(
    "entities",
    {"entity_id": "life", "entity_type": "programme", "official_code": "life"},
    {"entity_id": "m1", "entity_type": "municipality", "official_code": "461"},
    {"entity_id": "m2", "entity_type": "municipality", "official_code": "751"},
).collect()
TOPICS = {"project_entity_id": pl.String, "topic": pl.Int64}


def stated(field: str, value: str = "x", **more: object) -> Row:
    return {"project_entity_id": "p", "field": field, "value": value, "statement_id": f"{field} {value}"} | more


def money(field: str, value: str, amount: float, target: str | None = None, currency: str = "DKK") -> Row:
    in_kroner = amount if currency == "DKK" else None
    return stated(
        field, value, amount=amount, currency=currency, amount_dkk=in_kroner, target_entity_id=target, stated_on=NEW
    )


def columns(*statements: Row) -> dict[str, object]:
    return shown(values_by_project(rows("project_statements", *statements).collect(), NAMED).get("p", []))


def test_a_project_from_several_documents() -> None:
    entities = rows(
        "entities",
        {"entity_id": "p", "entity_type": "project", "name": "FJORD", "acronym": "FJORD"},
        {"entity_id": "q", "entity_type": "project", "name": "Nøgent"},
        {"entity_id": "o", "entity_type": "organisation", "name": "Fjordskolen"},
    ).collect()
    statements = rows(
        "project_statements",
        stated("full_name", "Fjordens folk", document_id="a", stated_on=NEW),
        stated("website", "fjord.example", document_id="b", stated_on=OLD),
        stated("programme_entity_id", "LIFE", target_entity_id="life", document_id="b"),
    ).collect()
    topics = pl.DataFrame({"project_entity_id": ["p", "p", "p"], "topic": [7, 19, 19]}, schema=TOPICS)
    found = projects(entities, values_by_project(statements, NAMED), statements, topics)
    assert found.schema == TABLES["projects"].polars
    first, second = found.sort("entity_id").rows(named=True)
    assert first | {"name": "FJORD", "full_name": "Fjordens folk", "website": "fjord.example"} == first
    assert first | {"programme_entity_id": "life", "documents": 2, "topic": 19} == first
    assert (second["name"], second["documents"], second["topic"]) == ("Nøgent", 0, None)


def test_an_end_is_its_last_day_and_a_lead_is_the_organisation() -> None:
    end = stated("end", "2021", start=date(2021, 1, 1), end=date(2021, 12, 31), precision="year")
    assert columns(end, stated("lead", target_entity_id="o")) == {
        "end": date(2021, 12, 31), "end_precision": "year", "lead_entity_id": "o",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            [money("budget", "2 mio. euro", 2e6, currency="EUR")],
            {"budget": 2e6, "budget_currency": "EUR", "budget_dkk": None},
        ),
        (
            [money("own_contribution", "50.000 kr.", 5e4, "m1"), money("own_contribution", "25.000 kr.", 25e3, "m2")],
            {"own_contribution": 75e3, "own_contribution_currency": "DKK", "own_contribution_dkk": 75e3},
        ),
        (
            [
                money("own_contribution", "50.000 kr.", 5e4, "m1"),
                money("own_contribution", "1.000 euro", 1e3, "m2", "EUR"),
            ],
            {},
        ),
        (
            [
                money("own_contribution", "50.000 kr.", 5e4, "m1") | {"stated_on": NEW},
                money("own_contribution", "60.000 kr.", 6e4) | {"stated_on": OLD},
            ],
            {"own_contribution": 5e4, "own_contribution_currency": "DKK", "own_contribution_dkk": 5e4},
        ),
        (
            [
                money("own_contribution", "50.000 kr.", 5e4, "m1"),
                money("own_contribution", "25.000 kr.", 25e3, "m2"),
                money("own_contribution", "50.000 kr.", 5e4),
            ],
            {"own_contribution": 75e3, "own_contribution_currency": "DKK", "own_contribution_dkk": 75e3},
        ),
        (
            [
                money("grant", "1 mio. kr.", 1e6, "life"),
                money("grant", "2 mio. kr.", 2e6, "o"),
                stated("programme_entity_id", "LIFE", target_entity_id="life"),
            ],
            {"programme_entity_id": "life", "grant": 1e6, "grant_currency": "DKK", "grant_dkk": 1e6},
        ),
        ([money("grant", "1 mio. kr.", 1e6, "o"), money("grant", "2 mio. kr.", 2e6, "k")], {}),
        (
            [money("applied_for", "2 mio. kr.", 2e6), money("grant", "1 mio. kr.", 1e6)],
            {
                "applied_for": 2e6, "applied_for_currency": "DKK", "applied_for_dkk": 2e6,
                "grant": 1e6, "grant_currency": "DKK", "grant_dkk": 1e6,
            },
        ),
    ],
    ids=[
        "other currency", "several payers", "two currencies", "payer not named", "one of two payers not named", "of the programme",
        "two grants, no programme", "asked for and granted",
    ],
)  # fmt: skip
def test_money(statements: list[Row], expected: dict[str, object]) -> None:
    assert columns(*statements) == expected


def test_municipalities_and_words_about_it() -> None:
    assert columns(
        stated("municipality", "Aarhus", target_entity_id="m2"),
        stated("municipality", "Odense Kommune", target_entity_id="m1"),
        stated("municipality", "Odense", target_entity_id="m1"),
        stated("description", "et gammelt ord", stated_on=OLD),
        stated("description", "hvor unge møder havet", stated_on=NEW),
    ) == {"municipality_codes": "461, 751", "description": "hvor unge møder havet"}


def test_every_value_has_its_statement() -> None:
    start = {"start": date(2019, 1, 1), "end": date(2019, 12, 31), "precision": "year"}
    statements = rows(
        "project_statements",
        stated("start", "2019", document_id="a", char_start=5, char_end=9, stated_on=NEW, **start),
        stated("start", "i 2019", document_id="b", stated_on=OLD, **start),
        stated("partner", "Skolen", document_id="a", target_entity_id="s"),
        stated("partner", "Skolens", document_id="b", target_entity_id="s"),
        stated("partner", "Havnen", document_id="b", target_entity_id="h"),
        stated("start", "engang", document_id="b"),
    ).collect()
    found = project_values(values_by_project(statements, NAMED)).sort("field", "value")
    assert found.schema == TABLES["project_values"].polars
    told = ("field", "value", "is_shown", "in_conflict", "statements", "documents", "document_id")
    assert found.select(told).rows() == [
        ("partner", "Havnen", True, False, 1, 1, "b"),
        ("partner", "Skolen", True, False, 2, 2, "a"),
        ("start", "2019", True, False, 2, 2, "a"),
    ]
    year = found.row(2, named=True)
    assert (year["statement_id"], year["char_start"], year["first_stated_on"]) == ("start 2019", 5, OLD)


def test_topics_are_those_of_the_articles_and_of_the_agenda_items() -> None:
    statements = rows(
        "project_statements", stated("lead", document_id="a"), stated("start", document_id="a"), stated("end", document_id="b")
    )  # fmt: skip
    articles = rows("articles", {"document_id": "a", "topic": 7}, {"document_id": "c", "topic": 8})
    decided = rows(
        "project_decisions",
        *({"entity_id": "p", "decision_id": decision, "item_id": "i"} for decision in ("d1", "d2")),
    )
    items = rows("agenda_items", {"item_id": "i", "topic": 20}, {"item_id": "j", "topic": 21})
    found = topics_of(statements, articles, decided, items).collect()
    assert sorted(found.rows()) == [("p", 7), ("p", 20)]


def test_partners_are_the_organisations_in_their_roles() -> None:
    statements = rows(
        "project_statements",
        stated("lead", "Skolen", target_entity_id="o"),
        stated("lead", "Fjordskolen", target_entity_id="o", document_id="b"),
        stated("funder", "Fonden", target_entity_id="f"),
        stated("partner", "Nogen", target_entity_id=None),
        stated("website", "x", target_entity_id="o"),
    ).collect()
    found = project_partners(statements).sort("role")
    assert found.schema == TABLES["project_partners"].polars
    assert found.select("project_entity_id", "organisation_entity_id", "role").rows() == [
        ("p", "f", "funder"),
        ("p", "o", "lead"),
    ]


def test_without_statements() -> None:
    nothing = {name: pl.DataFrame(schema=TABLES[name].polars) for name in TABLES}
    statements = nothing["project_statements"]
    values = values_by_project(statements, nothing["entities"])
    assert projects(nothing["entities"], values, statements, pl.DataFrame(schema=TOPICS)).is_empty()
    assert project_values(values).is_empty()
    assert project_partners(statements).is_empty()
