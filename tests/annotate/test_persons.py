from __future__ import annotations

import pytest

from pipeline.annotate.merge import merge
from pipeline.annotate.municipalities.municipalities import find_municipalities
from pipeline.annotate.organisations.organisations import find_organisations
from pipeline.annotate.persons.persons import find_persons
from pipeline.annotate.persons.roles import find_roles


def names(text: str) -> list[str]:
    return [mention.text for mention in find_persons(text)]


def roles(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    mentions = merge([*find_persons(text), *find_organisations(text), *find_municipalities(text)])
    found = find_roles(text, mentions)
    assert all(role.span.start <= role.person.start and role.person.end <= role.span.end for role in found)
    return [
        (
            text[slice(*role.person)],
            role.role,
            text[slice(*role.organisation)] if role.organisation else None,
            role.party,
        )
        for role in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Birgitte Thorup-Nissen kom.", ["Birgitte Thorup-Nissen"]),
        ("Overfor Jens Krat", ["Jens Krat"]),
        ("formand Irene Ravn Krat", ["Irene Ravn Krat"]),
        ("formand Krat bød velkommen", ["Krat"]),
        ("fødevareminister Xenofon Krat", ["Xenofon Krat"]),
        ("Xenofon Krat (S)", ["Xenofon Krat"]),
        ("Xenofon Krat, direktør i KL", ["Xenofon Krat"]),
        ("siger Xenofon Krat", ["Xenofon Krat"]),
        ("Anne von Holst", ["Anne von Holst"]),
        ("H.C. Krat og P. Krat", ["H.C. Krat"]),
        ("Niels Chr. Krat", ["Niels Chr. Krat"]),
        ("Mette T. og Mette L.", ["Mette T.", "Mette L."]),
        ("Mødt: Lis Bang (A), Xenofon Krat (Ø) og Bo Lyng", ["Lis Bang", "Xenofon Krat", "Bo Lyng"]),
        ("Til stede: Lis Bang, Bo Lyng, Xenofon Krat", ["Lis Bang", "Bo Lyng", "Xenofon Krat"]),
        ("Til stede: Henrik, Camilla, Jonas", ["Henrik", "Camilla", "Jonas"]),
        ("Inga Holdt Peder Kjems", ["Inga Holdt", "Peder Kjems"]),
        (
            "Hans Holdt Kjems Pia Lyng Karim Raza Jytte Høgh Krat Bo Vig",
            ["Hans Holdt Kjems", "Pia Lyng", "Karim Raza", "Jytte Høgh Krat", "Bo Vig"],
        ),
        ("Et flertal af A, V og C. Lis Bang (F) stemte imod.", ["Lis Bang"]),
        ("Line Maj Krat", ["Line Maj Krat"]),
        ("Jesper Fisker kom", ["Jesper Fisker"]),
        ("Jens Skov (V)", ["Jens Skov"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "NN",
        "Bilag 2",
        "Peter Bangs Vej",
        "Hans Tausens Park",
        "Odense Kommune",
        "Økonomiudvalget (A)",
        "Cykelsti ved Gammelby Strand (B)",
        "Godkendelse af Dagsorden",
        "THJ",
        "I Aarhus",
        "",
    ],
)
def test_no_persons(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fødevareminister Dan Krat (S)", [("Dan Krat", "fødevareminister", None, "S")]),
        ("adm. direktør Eva Krat fra KMD", [("Eva Krat", "adm. direktør", "KMD", None)]),
        (
            "forsknings- og udviklingschef Anders Krat fra VIA University College",
            [("Anders Krat", "forsknings- og udviklingschef", "VIA University College", None)],
        ),
        (
            "ligestillings-, integrations- og socialminister Manu Krat (R)",
            [("Manu Krat", "ligestillings-, integrations- og socialminister", None, "R")],
        ),
        (
            "Lis Bang, formand for Socialdirektørforum, sagde",
            [("Lis Bang", "formand", "Socialdirektørforum", None)],
        ),
        ("formand Lis Bang, Socialdirektørforum", [("Lis Bang", "formand", "Socialdirektørforum", None)]),
        (
            "Arne Krat, Direktør for Sundhed og Omsorg i Esbjerg Kommune",
            [("Arne Krat", "Direktør for Sundhed og Omsorg", "Esbjerg Kommune", None)],
        ),
        (
            "Annette Krat, Senior-, sundheds- og fritidsdirektør i Kolding Kommune",
            [("Annette Krat", "Senior-, sundheds- og fritidsdirektør", "Kolding Kommune", None)],
        ),
        (
            "Bo Krat, direktør i KL og medlem af Økonomiudvalget",
            [("Bo Krat", "direktør", "KL", None), ("Bo Krat", "medlem", "Økonomiudvalget", None)],
        ),
        (
            "vicedirektør i Sundhedsstyrelsen Steen Krat",
            [("Steen Krat", "vicedirektør", "Sundhedsstyrelsen", None)],
        ),
        ("Odense Kommunes borgmester Per Krat", [("Per Krat", "borgmester", "Odense Kommunes", None)]),
        (
            "Hanne Bang og Jacob Krat fra KL",
            [("Hanne Bang", None, "KL", None), ("Jacob Krat", None, "KL", None)],
        ),
        ("Hanne Bang fra Sundhed og Ældre i KL", [("Hanne Bang", None, "KL", None)]),
        ("Lis Bang (løsgænger)", [("Lis Bang", None, None, "løsgænger")]),
        (
            "mellem Dan Krat (S), adm. direktør Eva Bang",
            [("Dan Krat", None, None, "S"), ("Eva Bang", "adm. direktør", None, None)],
        ),
        ("Lis Bang og Bo Krat kom", []),
    ],
)
def test_roles(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xorba Qvist\tA\tFormand", ["Xorba Qvist"]),
        ("- Xorba Qvist, V\n- Zeldi Prahm, (Ø)", ["Xorba Qvist", "Zeldi Prahm"]),
        ("direktør Lis Bang og vicedirektør Zorba Qvist fra KL", ["Lis Bang", "Zorba Qvist"]),
        ("Salma Haddad-Juul, projektleder, Sundby Kommune", ["Salma Haddad-Juul"]),
        ("Referent: EPL. N.N. og NN var ikke til stede, THJ heller ikke.", []),
        ("Rådgiverne PlanSol og HP Nord", []),
        ("Model Nord, B er billigst", []),
    ],
)
def test_member_lists_titles_and_what_is_no_person(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in find_persons(text)] == expected


def test_persons_with_titles_share_the_employer_named_after_them() -> None:
    assert roles("Direktør Lis Bang, chefkonsulent Bo Ravn og vicedirektør Zorba Qvist fra KL bød velkommen") == [
        ("Lis Bang", "Direktør", "KL", None),
        ("Bo Ravn", "chefkonsulent", "KL", None),
        ("Zorba Qvist", "vicedirektør", "KL", None),
    ]
