from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lake_rows import Row, stamp
from test_derive import rows

from pipeline.tables.projects import Statement, project_partners, projects, shown
from pipeline.tables.schemas import TABLES

NEW, OLD = date(2022, 1, 1), date(2018, 1, 1)


def year(number: int, **more: object) -> Statement:
    first, last = date(number, 1, 1), date(number, 12, 31)
    return Statement(
        **{"field": "start", "value": str(number), "start": first, "end": last, "precision": "year"} | more
    )


def month(number: int, of: int, **more: object) -> Statement:
    first, last = date(of, number, 1), date(of, number, 28)
    return Statement(**{"field": "start", "value": "m", "start": first, "end": last, "precision": "month"} | more)


@pytest.mark.parametrize(
    ("statements", "start", "precision"),
    [
        ([year(2019, stated_on=NEW)], date(2019, 1, 1), "year"),
        ([year(2019, stated_on=NEW), month(5, 2019, stated_on=OLD)], date(2019, 5, 1), "month"),
        ([year(2019, stated_on=NEW), month(5, 2018, stated_on=OLD)], date(2019, 1, 1), "year"),
        ([month(6, 2019, stated_on=NEW), year(2019, stated_on=OLD)], date(2019, 6, 1), "month"),
        ([year(2019), month(5, 2018, stated_on=OLD)], date(2018, 5, 1), "month"),
    ],
)
def test_the_newest_date_counts_and_a_more_exact_one_within_it(
    statements: list[Statement], start: date, precision: str
) -> None:
    for order in (statements, statements[::-1]):
        assert shown(order) == {"start": start, "start_precision": precision}


def test_an_end_is_its_last_day() -> None:
    assert shown([year(2021, field="end")]) == {"end": date(2021, 12, 31), "end_precision": "year"}


def test_words_are_the_newest_then_the_longest() -> None:
    statements = [
        Statement(field="full_name", value="Samskabt velfærd", stated_on=NEW),
        Statement(field="full_name", value="Samskabt velfærd i nord", stated_on=NEW),
        Statement(field="full_name", value="Et meget langt tidligere navn på projektet", stated_on=OLD),
        Statement(field="status", value="completed", stated_on=OLD),
        Statement(field="status", value="måske", stated_on=NEW),
    ]
    assert shown(statements) == {"full_name": "Samskabt velfærd i nord", "status": "completed"}


def test_a_strand_is_more_exact_than_its_programme() -> None:
    strand = Statement(field="programme_entity_id", value="KA1", target="s", code="erasmus-plus-ka1", stated_on=OLD)
    family = Statement(field="programme_entity_id", value="Erasmus+", target="f", code="erasmus-plus", stated_on=NEW)
    other = Statement(field="programme_entity_id", value="LIFE", target="l", code="life", stated_on=OLD)
    assert shown([strand, family, other])["programme_entity_id"] == "s"
    assert shown([family, other])["programme_entity_id"] == "f"
    assert shown([Statement(field="programme_entity_id", value="x", target="u"), strand])["programme_entity_id"] == "s"


@given(
    st.permutations(
        [
            year(2019, stated_on=NEW),
            year(2020, stated_on=NEW),
            month(5, 2019, stated_on=OLD),
            month(7, 2020, stated_on=OLD),
        ]
    )
)
def test_order_does_not_matter(statements: list[Statement]) -> None:
    assert shown(statements)["start"] == date(2019, 5, 1)


def _statement(field: str, **more: object) -> Row:
    return {"project_entity_id": "p", "field": field} | more


def test_a_project_from_several_documents() -> None:
    entities = rows(
        "entities",
        {"entity_id": "p", "entity_type": "project", "name": "FJORD", "acronym": "FJORD"},
        {"entity_id": "q", "entity_type": "project", "name": "Nøgent"},
        {"entity_id": "o", "entity_type": "organisation", "name": "Fjordskolen"},
    ).collect()
    statements = rows(
        "project_statements",
        _statement("full_name", value="Fjordens folk", document_id="a", stated_on=NEW),
        _statement("website", value="fjord.example", document_id="b", stated_on=OLD, **stamp("run-9")),
        _statement("programme_entity_id", value="LIFE", target_entity_id="life", document_id="b"),
    ).collect()
    named = rows("entities", {"entity_id": "life", "entity_type": "programme", "official_code": "life"}).collect()
    articles = rows(
        "articles",
        {"document_id": "a", "topic": 7},
        {"document_id": "b", "topic": 19},
        {"document_id": "c", "topic": 19},
    ).collect()
    found = projects(entities, statements, named, articles)
    assert found.schema == TABLES["projects"].polars
    first, second = found.sort("entity_id").rows(named=True)
    assert first | {"name": "FJORD", "full_name": "Fjordens folk", "website": "fjord.example"} == first
    assert first | {"programme_entity_id": "life", "documents": 2, "topic": 7} == first
    assert (second["name"], second["documents"], second["topic"]) == ("Nøgent", 0, None)


def test_partners_are_the_organisations_in_their_roles() -> None:
    statements = rows(
        "project_statements",
        _statement("lead", value="Skolen", target_entity_id="o"),
        _statement("lead", value="Fjordskolen", target_entity_id="o", document_id="b"),
        _statement("funder", value="Fonden", target_entity_id="f"),
        _statement("partner", value="Nogen", target_entity_id=None),
        _statement("website", value="x", target_entity_id="o"),
    ).collect()
    found = project_partners(statements).sort("role")
    assert found.schema == TABLES["project_partners"].polars
    assert found.select("project_entity_id", "organisation_entity_id", "role").rows() == [
        ("p", "f", "funder"),
        ("p", "o", "lead"),
    ]


def test_without_statements() -> None:
    nothing = {name: pl.DataFrame(schema=TABLES[name].polars) for name in TABLES}
    assert projects(
        nothing["entities"], nothing["project_statements"], nothing["entities"], nothing["articles"]
    ).is_empty()
    assert project_partners(nothing["project_statements"]).is_empty()
