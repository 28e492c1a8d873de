from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Attendance, Meeting, Span

if TYPE_CHECKING:
    from tests.linking.conftest import Linked

Link = Callable[..., "Linked"]


def kinds(result: Linked) -> list[str]:
    return [issue.kind for issue in result.links.issues]


@pytest.mark.parametrize(
    ("text", "words", "entity", "name"),
    [
        ("I Esbjerg Kommune", "Esbjerg Kommune", "municipality-0561", "Esbjerg Kommune"),
        ("I Middelfarts Kommune", "Middelfarts Kommune", "municipality-0410", "Middelfart Kommune"),
        ("I København Kommune", "København Kommune", "municipality-0101", "Københavns Kommune"),
        ("Bornholms Regionskommune", "Bornholms Regionskommune", "municipality-0400", "Bornholms Regionskommune"),
        ("I Region Syd", "Region Syd", "region-1083", "Region Syddanmark"),
        ("støttet af Erasmus Plus", "Erasmus Plus", "programme-erasmus-plus", "Erasmus+"),
    ],
)
def test_coded_things_have_their_codes_for_ids(linked: Link, text: str, words: str, entity: str, name: str) -> None:
    link = linked(text).of(words)
    assert (link.entity_id, link.name) == (entity, name)


def test_every_mention_has_a_link(linked: Link) -> None:
    result = linked("Lis Bang fra KL og (FMK) i Odense Kommune så projektet DISK. Byrådet og Fælles Medicinkort (FMK).")
    assert len(result.links.mentions) == len(result.annotation.mentions)
    assert all(link.name for link in result.links.mentions)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "UCL og UC Lillebælt, tidligere University College Lillebælt",
            ["UCL", "UC Lillebælt", "University College Lillebælt"],
        ),
        ("Det Syddanske EU-Kontor, kaldet SDEO", ["Det Syddanske EU-Kontor", "SDEO"]),
        ("Gammelby Varmeforsyning (GVF). Så sagde GVF nej.", ["Gammelby Varmeforsyning", "GVF"]),
        ("Sundhedsstyrelsen og Sundhedsstyrelsens råd", ["Sundhedsstyrelsen", "Sundhedsstyrelsens"]),
        ("Nordlys Energi A/S. Nordlys Energi er her.", ["Nordlys Energi A/S", "Nordlys Energi"]),
        ("projektet Co-creating Velfærd. Og Co-Creating Velfærd igen.", ["Co-creating Velfærd", "Co-Creating Velfærd"]),
        ("projektet Grøn Omstilling Nu (GON). Og GON-projektet igen.", ["Grøn Omstilling Nu", "GON"]),
        (
            "Projektet Grønne Veje, på engelsk Green Roads, ledes af Vejle Kommune. Projektet Green Roads slutter i 2024.",
            ["Grønne Veje", "Green Roads"],
        ),
        ("VejNu – Nye Veje i Tide\n\nProjektet VejNu og projektet Nye Veje i Tide.", ["VejNu", "Nye Veje i Tide"]),
    ],
)
def test_forms_of_one_thing_are_one_entity(linked: Link, text: str, forms: list[str]) -> None:
    result = linked(text)
    ids = {result.id_of(form) for form in forms}
    assert len(ids) == 1
    assert None not in ids


def test_acronyms_are_those_that_the_list_or_the_text_gives(linked: Link) -> None:
    result = linked(
        "University College Lillebælt mødte Gammelby Varmeforsyning (GVF) om projektet Grøn Omstilling Nu (GON)."
    )
    assert [result.of(words).acronym for words in ("University College Lillebælt", "Gammelby Varmeforsyning")] == [
        "UCL",
        "GVF",
    ]
    assert result.of("GON").acronym == "GON"
    assert result.of("GON").name == "Grøn Omstilling Nu"


def test_ids_do_not_depend_on_the_document(linked: Link) -> None:
    one = linked("projektet Grøn Havn ledes af UC SYD. Lis Bang var glad.")
    other = linked("Lis Bang og UC SYD så i 2020 på noget helt andet: projektet Grøn havn. Projektet Grøn Havn.")
    for words in ("Grøn Havn", "UC SYD", "Lis Bang"):
        assert one.id_of(words) == other.id_of(words)


def test_bodies_belong_to_their_municipality(linked: Link) -> None:
    odense = linked("Økonomiudvalget og byrådet mødtes. Odense Byråd.", municipality=461)
    kolding = linked("Økonomiudvalget og Byrådet i Odense.", municipality=621)
    assert odense.id_of("Økonomiudvalget") != kolding.id_of("Økonomiudvalget")
    assert odense.id_of("byrådet") == odense.id_of("Odense Byråd") == kolding.id_of("Byrådet")
    assert odense.of("byrådet").name == "Odense Byråd"


def test_kommunen_is_the_publisher(linked: Link) -> None:
    result = linked("Her betaler kommunen.", municipality=461)
    assert result.id_of("kommunen") == "municipality-0461"
    assert result.links.municipality_code == 461


def test_a_body_of_nobody_known_has_no_identity_and_an_issue(linked: Link) -> None:
    result = linked("Økonomiudvalget vedtog det.")
    assert result.id_of("Økonomiudvalget") is None
    assert kinds(result) == ["publisher_unknown"]


def test_a_body_is_told_by_a_publisher_that_is_no_municipality(linked: Link) -> None:
    one, other = (linked("Repræsentantskabsrådet", publisher=name) for name in ("Boligselskabet A", "Boligselskabet B"))
    assert one.id_of("Repræsentantskabsrådet") != other.id_of("Repræsentantskabsrådet")


def test_a_municipal_pool_is_the_municipalitys_own(linked: Link) -> None:
    text = "Der søges fra Landdistriktspuljen."
    odense, kolding = (linked(text, municipality=code) for code in (461, 621))
    state = linked("Ministeriet åbner Landdistriktspuljen.")
    ids = {result.id_of("Landdistriktspuljen") for result in (odense, kolding, state)}
    assert len(ids) == 3
    assert "programme-landdistriktspuljen" in ids


def test_an_acronym_that_nothing_introduces_is_an_issue(linked: Link) -> None:
    result = linked(
        "Tre stærke projekter: DISK, SEMPER og COVE\n\nDISK er et Erasmus+-projekt, der ledes af UC SYD. COVE er et Interreg-projekt. "
        "Projektet Co-Creating Velfærd slutter i 2024."
    )
    assert result.id_of("COVE") != result.id_of("Co-Creating Velfærd")
    assert kinds(result) == ["acronym_unsettled"]


def test_initials_of_one_project_mean_it_and_are_said(linked: Link) -> None:
    result = linked(
        "Tre stærke projekter: DISK, SEMPER og CCV\n\nDISK er et Erasmus+-projekt, der ledes af UC SYD. CCV er et Interreg-projekt. "
        "Projektet Co-Creating Velfærd slutter i 2024."
    )
    assert result.id_of("CCV") == result.id_of("Co-Creating Velfærd")
    assert (result.of("CCV").name, result.of("CCV").acronym) == ("Co-Creating Velfærd", "CCV")
    assert kinds(result) == ["acronym_by_initials"]
    assert kinds(linked("projektet Grøn By Nu (GBN) er nyt.")) == []
    two = linked("projektet Grøn By Nu og projektet Gode Broer Nord. Projektet GBN slutter.")
    assert len({two.id_of(name) for name in ("Grøn By Nu", "Gode Broer Nord", "GBN")}) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("projektet Ren Havn", "projektet Ren Havn II", False),
        ("projektet Ren Havn", "projektet Ren Havn 2.0", False),
        ("projektet Ren Havn", "projektet Ren Havn, fase 2", False),
        ("projektet Ren Havn fase 2", "projektet Ren Havn fase II", True),
        ("projektet GreenPorts", "projektet Green Ports", True),
    ],
)
def test_projects_of_similar_names(linked: Link, one: str, other: str, same: bool) -> None:
    ids = [next(link.entity_id for link in linked(f"{text} begynder.").links.mentions) for text in (one, other)]
    assert (ids[0] == ids[1]) is same


@pytest.mark.parametrize("named", ["Regionsrådet i Region Midtjylland", "Socialudvalget i Horsens Kommune"])
def test_a_body_named_with_its_owner_is_meant_by_its_bare_name_too(linked: Link, named: str) -> None:
    bare = named.split()[0]
    links = linked(f"Svar fra {named} kom i går. {bare} siger ja.").links.mentions
    assert links[0].entity_id == links[-1].entity_id is not None


def test_of_two_bodies_of_one_name_the_bare_name_means_neither(linked: Link) -> None:
    text = "Svar fra Socialudvalget i Horsens Kommune og Socialudvalget i Vejle Kommune kom. Socialudvalget siger nej."
    two = linked(text, meeting=Meeting(body=None, date=None, status="minutes"))
    assert two.links.mentions[0].entity_id != two.links.mentions[2].entity_id
    assert two.links.mentions[-1].entity_id is None


@pytest.mark.parametrize(
    ("text", "words", "municipality"),
    [
        ("Sagen går til Socialudvalget i Horsens Kommune.", "Socialudvalget", 615),
        ("Sagen går til Socialudvalget.", "Socialudvalget", 730),
        ("Tønder Ældreråd har svaret.", "Tønder Ældreråd", 550),
        ("Koldings Økonomiudvalg har svaret.", "Koldings Økonomiudvalg", 621),
        ("Kolding Kommunes Økonomiudvalg har svaret.", "Økonomiudvalg", 621),
    ],
)
def test_a_committee_is_that_of_its_municipality(linked: Link, text: str, words: str, municipality: int) -> None:
    body = {"Socialudvalget": "Socialudvalget", "Tønder Ældreråd": "Ældrerådet"}.get(words, "Økonomiudvalget")
    at_home = linked(f"{body} mødes.", municipality=municipality)
    assert linked(text, municipality=730).id_of(words) == at_home.id_of(body)


def test_an_institution_is_that_of_the_municipality_that_speaks_of_it(linked: Link) -> None:
    one, other = (linked("Vi mødtes på Plejecentret Solgården.", municipality=code) for code in (573, 326))
    assert one.id_of("Plejecentret Solgården") != other.id_of("Plejecentret Solgården")
    named = linked("Vi mødtes på Plejecentret Solgården i Varde Kommune.")
    assert named.id_of("Plejecentret Solgården") == one.id_of("Plejecentret Solgården")


def test_the_meetings_body_and_people_have_entities(linked: Link) -> None:
    text = "Til stede: Lis Bang og Kim Krat\n\nKrat spurgte Økonomiudvalget."
    attendance = tuple(
        Attendance(person_name=name, status="present", span=Span(text.index(name), text.index(name) + len(name)))
        for name in ("Lis Bang", "Kim Krat")
    )
    meeting = Meeting(body="Økonomiudvalget", date=date(2024, 1, 1), status="minutes", attendance=attendance)
    result = linked(text, municipality=461, meeting=meeting)
    assert result.links.body_entity_id == result.id_of("Økonomiudvalget")
    found = [result.links.person_at(person.span, person.person_name) for person in attendance]
    assert found == [result.id_of("Lis Bang"), result.id_of("Krat")]
    assert result.links.person_at(Span(0, 1), "Kim Krat") == found[1]
    assert result.links.person_at(Span(0, 1), "Ukendt Mand") is None


@pytest.mark.parametrize(
    ("body", "municipality", "region"),
    [
        ("Odense Byråd", 461, None),
        ("Byrådet i Odder", 727, None),
        ("Borgerrepræsentationen", 101, None),
        ("Regionsrådet i Region Sjælland", None, 1085),
    ],
)
def test_whose_document_it_is_by_its_body(
    linked: Link, body: str, municipality: int | None, region: int | None
) -> None:
    result = linked("Godkendt.", meeting=Meeting(body=body, date=None, status="minutes"))
    assert (result.links.municipality_code, result.links.region_code) == (municipality, region)
    assert result.links.body_entity_id


def test_entities_are_found_by_place(linked: Link) -> None:
    result = linked("Lis Bang fra KL")
    [role] = result.annotation.roles
    assert role.organisation
    assert result.links.entity_at(role.person) == result.id_of("Lis Bang")
    assert result.links.entity_at(role.organisation) == result.id_of("KL")


PARTS = [
    "Lis Bang",
    "L. Bang",
    "Bang",
    "Lis",
    "Lys Bang",
    "KL",
    "Økonomiudvalget",
    "projektet DISK",
    "DISK",
    "(DISK)",
    "Byrådet",
    "fra",
    ",",
    "(S)",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(PARTS), min_size=1, max_size=12))
def test_any_mixture_links(linked: Link, words: list[str]) -> None:
    result = linked("Tekst " + " ".join(words))
    assert len(result.links.mentions) == len(result.annotation.mentions)
    ids = {
        (mention.text, mention.entity_type): link.entity_id
        for mention, link in zip(result.annotation.mentions, result.links.mentions, strict=True)
    }
    again = linked("Tekst " + " ".join(words))
    assert ids == {
        (mention.text, mention.entity_type): link.entity_id
        for mention, link in zip(again.annotation.mentions, again.links.mentions, strict=True)
    }
