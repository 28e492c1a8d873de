from __future__ import annotations

import pytest

from pipeline.annotate.municipalities.municipalities import find_municipalities


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(mention.text, mention.entity_type, mention.code) for mention in find_municipalities(text)]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Greve Kommune svarer", "Greve Kommune", "253"),
        ("i Greve kommune", "Greve kommune", "253"),
        ("Københavns Kommune", "Københavns Kommune", "101"),
        ("Nordfyns Kommunes plan", "Nordfyns Kommunes", "480"),
        ("BORNHOLMS REGIONSKOMMUNE", "BORNHOLMS REGIONSKOMMUNE", "400"),
        ("Middelfarts Kommune", "Middelfarts Kommune", "410"),
        ("Århus Kommune", "Århus Kommune", "751"),
        ("Åbenrå Kommune", "Åbenrå Kommune", "580"),
        ("Høje Tåstrup Kommune", "Høje Tåstrup Kommune", "169"),
        ("Ringkjøbing-Skjern Kommune", "Ringkjøbing-Skjern Kommune", "760"),
        ("Soenderborg Kommune", "Soenderborg Kommune", "540"),
        ("Byrådet i Odder vedtog", "Odder", "727"),
        ("kommunalbestyrelsen i Mors", "Mors", "773"),
        ("borgmesteren i Struer", "Struer", "671"),
        ("Assens borgmester", "Assens", "420"),
        ("Vejen Kommune ligger ved vejen.", "Vejen Kommune", "575"),
    ],
)
def test_a_municipality_in_every_form(text: str, name: str, code: str) -> None:
    assert found(text) == [(name, "municipality", code)]


@pytest.mark.parametrize(
    "text",
    [
        "Vejle, Kolding og Fredericia kommuner",
        "kommunerne Vejle, Kolding og Fredericia",
        "tre kommuner: Vejle, Kolding og Fredericia",
        "De tre andre kommuner, Vejle, Kolding og Fredericia, har svaret",
        "byrådene i Vejle, Kolding og Fredericia",
        "Vejle, Kolding samt Fredericia Kommune",
        "Vejle, Kolding og Fredericia er med.",
    ],
)
def test_all_of_a_list_are_municipalities(text: str) -> None:
    assert [(kind, code) for _, kind, code in found(text)] == [("municipality", code) for code in ("630", "621", "607")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Erfaringerne fra Vejle viser det.", "municipality"),
        ("I Vejle har man gjort det siden 2016.", "municipality"),
        ("at Vejle bevarer sin ordning", "municipality"),
        ("Vejle har vedtaget en plan.", "municipality"),
        ("Toget fra Vejle er forsinket.", "place"),
        ("Borgere i Vejle har vedtaget det.", "place"),
        ("Vejle er smuk.", "place"),
    ],
)
def test_a_bare_name_that_decides_is_the_municipality(text: str, kind: str) -> None:
    assert [mention.entity_type for mention in find_municipalities(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["i Vejle, Kolding og Fredericia", "Mødet er i Vejle.", "til Bornholm", "5000 Odense C"]
)
def test_a_bare_name_is_a_place(text: str) -> None:
    mentions = find_municipalities(text)
    assert mentions
    assert {mention.entity_type for mention in mentions} == {"place"}
    assert all(mention.code is None and mention.attributes["municipality_code"] for mention in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Vejen er lang.",
        "Greve Friis kom forbi.",
        "Mors hus",
        "Skive 2 af 4",
        "Odder og grævling",
        "Peter Holbæk spurgte",
        "formand Nyborg spurgte",
        "P. Holbæk",
        "Odense Havn",
        "SOSU Esbjerg",
        "Aarhus-modellen",
        "Odensegade",
        "Hovedstaden",
    ],
)
def test_no_place_where_the_word_means_something_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["han bor i Vejen", "mellem Skive og Viborg", "toget til Struer"])
def test_an_ambiguous_name_is_a_place_with_support(text: str) -> None:
    assert all(kind == "place" for _, kind, _ in found(text))
    assert found(text)


def test_the_council_is_not_the_municipality() -> None:
    assert found("Odense Byråd og Koldings byråd") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Region Syddanmarks budget", [("Region Syddanmarks", "1083")]),
        ("I Region Syd er der", [("Region Syd", "1083")]),
        ("regionerne Sjælland og Hovedstaden", [("Sjælland", "1085"), ("Hovedstaden", "1084")]),
        ("Region Midtjylland og Nordjylland", [("Region Midtjylland", "1082"), ("Nordjylland", "1081")]),
        ("Region Østdanmark", [("Region Østdanmark", None)]),
    ],
)
def test_regions(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == [(name, "region", code) for name, code in expected]


def test_an_informal_region_before_another_name_is_none() -> None:
    assert found("DSB Region Syd Drift") == []


@pytest.mark.parametrize("text", ["Egebjerg Kommune", "NØRRE-RANGSTRUP KOMMUNE"])
def test_an_unlisted_municipality_has_no_code(text: str) -> None:
    assert found(text) == [(text, "municipality", None)]


@pytest.mark.parametrize("text", ["Vores Kommune", "Hver Kommune", "Hele Kommunen"])
def test_no_name_before_kommune_is_no_municipality(text: str) -> None:
    assert found(text) == []


def test_a_country_has_its_code() -> None:
    [mention] = find_municipalities("fra Portugal")
    assert mention.attributes == {"name": "Portugal", "country": "PT"}
