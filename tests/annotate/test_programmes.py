from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate.context import Context
from pipeline.annotate.programmes.catalogue import generation_at
from pipeline.annotate.programmes.programmes import find_programmes


def found(text: str, **context: object) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.code) for mention in find_programmes(text, Context(**context))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("et Erasmus+ projekt", [("Erasmus+", "erasmus-plus")]),
        ("Erasmus+-programmet", [("Erasmus+-programmet", "erasmus-plus")]),
        ("EU-programmet Erasmus+", [("Erasmus+", "erasmus-plus")]),
        ("ERASMUS PLUS", [("ERASMUS PLUS", "erasmus-plus")]),
        ("Interreg-projektet", [("Interreg", "interreg")]),
        ("Interreg 5A", [("Interreg 5A", "interreg-5a-de-dk")]),
        ("Interreg V A Deutschland-Danmark", [("Interreg V A Deutschland-Danmark", "interreg-5a-de-dk")]),
        ("Interreg 6a Øresund-Kattegat-Skagerrak", [("Interreg 6a Øresund-Kattegat-Skagerrak", "interreg-6a-oks")]),
        ("Interreg Deutschland–Danmark", [("Interreg Deutschland–Danmark", "interreg-de-dk")]),
        ("Horisont 2020-projektet", [("Horisont 2020", "horizon-2020")]),
        ("EU's Regionalfond", [("EU's Regionalfond", "erdf")]),
        ("LIFE-projektet om vandløb", [("LIFE", "life")]),
        ("søgt om LAG-midler", [("LAG-midler", "lag")]),
        ("Comenius-projektet", [("Comenius", "llp-comenius")]),
        ("§ 18-midler", [("§ 18-midler", "paragraf-18")]),
        ("betalt med penge fra Socialfonden", [("Socialfonden", "esf")]),
        (
            "penge fra EIT Food og Højteknologifonden",
            [("EIT Food", "eit"), ("Højteknologifonden", "hoejteknologifonden")],
        ),
        ("EU-programmet COST", [("COST", "cost")]),
        (
            "Innomissionerne, strukturfondsmidler",
            [("Innomissionerne", "innomissions"), ("strukturfondsmidler", "eu-structural-funds")],
        ),
        ("et Horizon-projekt", [("Horizon", "eu-framework-programme")]),
        ("støtte fra South Baltic", [("South Baltic", "interreg-south-baltic")]),
    ],
)
def test_programmes_by_what_the_words_say(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "et tykt lag, i lag med de andre",
        "LIFE is what happens",
        "Erasmus University i Rotterdam",
        "Grundtvigs salmer og Comenius",
        "klasse 5 A og punkt 5a",
        "efter § 18 i loven",
        "Mål 2 i planen",
        "flag og media",
        "Digital post",
        "en ny kulturaftale om teater",
        "Socialfonden holder åbent hus i Brande",
        "COST OVERRUN og BONUS til ansatte",
        "i tempus præsens, en hård fremfærd i projektet",
    ],
)
def test_ordinary_words_and_people_are_no_programmes(text: str) -> None:
    assert found(text) == []


def test_a_strand_named_apart_is_an_attribute() -> None:
    [mention] = find_programmes("støttet af Interreg, Baltic Sea.")
    assert (mention.text, mention.attributes["strand"], mention.attributes["strand_code"]) == (
        "Interreg",
        "Baltic Sea",
        "interreg-baltic-sea",
    )


@pytest.mark.parametrize(
    ("code", "year", "generation"),
    [
        ("erasmus-plus", 2014, "erasmus-plus-2014"),
        ("erasmus-plus", 2019, "erasmus-plus-2014"),
        ("erasmus-plus", 2020, None),
        ("erasmus-plus", 2023, None),
        ("erasmus-plus", 2024, "erasmus-plus-2021"),
        ("interreg", 2016, None),
        ("interreg", 2018, "interreg-5"),
        ("interreg-de-dk", 2019, "interreg-5a-de-dk"),
        ("horizon-2020", 2019, None),
        ("life", 1990, None),
    ],
)
def test_the_date_settles_a_generation_outside_the_years_of_change(
    code: str, year: int, generation: str | None
) -> None:
    assert generation_at(code, date(year, 6, 1)) == generation


def test_a_stated_period_settles_it_in_those_years_too() -> None:
    [mention] = find_programmes("Erasmus+ (2021-2027)", Context(reference=date(2022, 1, 1)))
    assert (mention.attributes["generation"], mention.attributes["generation_by"]) == ("erasmus-plus-2021", "stated")


def test_bare_erasmus_is_told_by_the_date() -> None:
    text = "et Erasmus-projekt"
    assert found(text, reference=date(2012, 1, 1)) == [("Erasmus", "llp-erasmus")]
    assert found(text, reference=date(2018, 1, 1)) == [("Erasmus", "erasmus-plus")]


@pytest.mark.parametrize(
    ("text", "context", "code", "pool"),
    [
        ("Ministeriet udmønter landdistriktspuljen.", {}, "landdistriktspuljen", None),
        ("Der søges fra Landdistriktspuljen.", {"kind": "minutes"}, None, "municipal"),
        ("Kommunens egen Landdistriktspulje", {}, None, "municipal"),
        ("Der søges fra Landdistriktspuljen.", {"kind": "news"}, None, "unsettled"),
        ("Innovationspuljen", {"municipality_code": 461}, None, "municipal"),
    ],
)
def test_pools_of_one_name_are_told_apart(
    text: str, context: dict[str, object], code: str | None, pool: str | None
) -> None:
    [mention] = find_programmes(text, Context(**context))  # type: ignore[arg-type]
    assert (mention.code, mention.attributes.get("pool")) == (code, pool)
