from __future__ import annotations

import pytest

from pipeline.structure.parties import is_party
from pipeline.structure.person_names import find_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Holm (A) og Bo B. Lund", [("Anna Holm", "A"), ("Bo B. Lund", None)]),
        ("Jens-Peter von der Aa (Løsgænger)", [("Jens-Peter von der Aa", "Løsgænger")]),
        ("Lis ()", [("Lis", None)]),
        ("J.P. Friis (A, formand)", [("J.P. Friis", "A")]),
        ("Borgmester Åse Ørum", [("Åse Ørum", None)]),
        ("Skoleleder Anna Holm og Anna O’Brien", [("Anna Holm", None), ("Anna O’Brien", None)]),
        ("Teknisk Udvalg og Region Syddanmark", []),
        ("Udvalget drøftede sagen i Kolding.", []),
        ("Den 3. Maj", []),
    ],
)
def test_people(text: str, people: list[tuple[str, str | None]]) -> None:
    found = find_people(text)
    assert [(person.name, person.party) for person in found] == people
    assert all(text[slice(*person.span)].startswith(person.name) for person in found)


@pytest.mark.parametrize(
    "mark",
    [
        "A",
        "Ø",
        "A+V",
        "A og V",
        "SF",
        "DF",
        "UFG",
        "ufp",
        "løsgænger",
        "(løs)".strip("()"),
        "Venstre",
        "Liste V",
        "gruppe A",
        "Frie Liberale",
        "Borgerlisten",
        "Lokallisten Nord",
    ],
)
def test_party_marks(mark: str) -> None:
    assert is_party(mark)


@pytest.mark.parametrize(
    "mark", ["9", "", "formand", "1. behandling", "X", "a", "Anna Holm", "stedfortræder", "fraværende"]
)
def test_other_marks(mark: str) -> None:
    assert not is_party(mark)
