"""Which entities of several documents the rules hold for one."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.linking.sameness import Context, Form, Named, Settler, initials_of, propose, skeletons_of

Entities = list[Named]


def entity(entity_id: str, *names: str, acronym: str = "", other: str = "", places: tuple[int, ...] = ()) -> Named:
    """An entity whose id begins with p (project), o (organisation) or h (human)."""
    entity_type = {"p": "project", "o": "organisation", "h": "person"}[entity_id[0]]
    forms = [Form("name", name) for name in names]
    forms += [Form("initials", letters) for name in names for letters in initials_of(entity_type, name)]
    forms += [Form("skeleton", letters) for name in names for letters in skeletons_of(entity_type, name)]
    forms += [Form("acronym", acronym)] if acronym else []
    forms += [Form("other", other)] if other else []
    return Named(entity_id=entity_id, entity_type=entity_type, forms=frozenset(forms), municipalities=frozenset(places))


def settled(
    entities: Entities, contexts: dict[str, Context] | None = None
) -> tuple[dict[str, tuple[str, str]], list[tuple[str, str]]]:
    """Who is the same as whom, and by what; who may be whom."""
    settler = Settler({one.entity_id: one for one in entities}, contexts or {})
    found = [settler.settle(proposals) for _, proposals in sorted(propose(entities).items())]
    same = {one.entity_id: (one.target, one.method) for result in found for one in result.same}
    return same, [(one.entity_id, one.target) for result in found for one in result.candidates]


@pytest.mark.parametrize(
    ("entities", "contexts", "same"),
    [
        ([entity("p1", "GRYK"), entity("p2", "Grønne Kyster", acronym="GRYK")], {}, {"p1": ("p2", "acronym")}),
        ([entity("p1", "Gryk"), entity("p2", "Grønne Kyster", acronym="GRYK")], {}, {}),
        ([entity("p1", "Living Fjords"), entity("p2", "Levende Fjorde", other="Living Fjords")], {}, {"p1": ("p2", "name")}),
        ([entity("p1", "GOK"), entity("p2", "Grønne og Klare")], {}, {}),
        (
            [entity("p1", "GOK"), entity("p2", "Grønne og Klare")],
            {"p1": {"lead": ["x"]}, "p2": {"lead": ["x"]}},
            {"p1": ("p2", "initials")},
        ),
        (
            [entity("p1", "GOK"), entity("p2", "Grønne og Klare", acronym="GRØK")],
            {"p1": {"lead": ["x"]}, "p2": {"lead": ["x"]}},
            {},
        ),
        ([entity("o1", "DSF"), entity("o2", "Dansk Selskab for Fugle", acronym="DSF")], {}, {"o1": ("o2", "acronym")}),
        ([entity("o1", "BUU"), entity("o2", "Børne- og Ungeudvalget", acronym="BUU")], {}, {}),
        ([entity("o1", "Engskolen"), entity("o2", "Engskolen", places=(461,))], {}, {"o1": ("o2", "same_name")}),
        ([entity("o1", "Dansk Fugleforening"), entity("o2", "Dansk Fugleforening", places=(461,))], {}, {}),
        (
            [entity("o1", "HavneVagten", places=(461,)), entity("o2", "Havne-Vagten", places=(751,))],
            {},
            {"o1": ("o2", "spelling"), "o2": ("o1", "spelling")},
        ),
        ([entity("o1", "Vest-Skolen", places=(461,)), entity("o2", "Vestskolen", places=(461,))], {}, {}),
        (
            [entity("p1", "Blue Harbour Gardens"), entity("p2", "Blue Harbor Gardens")],
            {},
            {"p1": ("p2", "spelling"), "p2": ("p1", "spelling")},
        ),
        ([entity("p1", "Blue Harbour Gardens"), entity("p2", "Blue Harbour Gardens II")], {}, {}),
        ([entity("p1", "Blue Harbour 2020"), entity("p2", "Blue Harbour 2021")], {}, {}),
        ([entity("p1", "Fjordlys"), entity("p2", "Fjordlyst")], {}, {}),
        (
            [entity("p1", "Grønne Haver i Byen"), entity("p2", "Grøne Haver i Byen")],
            {"p1": {"programme_entity_id": ["a"]}, "p2": {"programme_entity_id": ["b"]}},
            {},
        ),
        (
            [entity("p1", "GRYK", places=(461,)), entity("p2", "Grønne Kyster", acronym="GRYK", places=(751,))],
            {"p1": {"funder": ["f"]}, "p2": {"funder": ["f"]}},
            {"p1": ("p2", "acronym")},
        ),
        (
            [entity("h1", "Bo Nygaard", places=(461,)), entity("h2", "Bo Nygård", places=(461,))],
            {},
            {"h1": ("h2", "spelling"), "h2": ("h1", "spelling")},
        ),
        ([entity("h1", "Bo Nygaard", places=(461,)), entity("h2", "Bo Nygård", places=(751,))], {}, {}),
        ([entity("h1", "Lise Krat", places=(461,)), entity("h2", "Lise Bang Krat", places=(461,))], {}, {"h1": ("h2", "short_name")}),
        ([entity("h1", "Lise Krat", places=(461,)), entity("h2", "Lise Bang Krat", places=(751,))], {}, {}),
        ([entity("h1", "Lise Hansen", places=(461,)), entity("h2", "Lise Bang Hansen", places=(461,))], {}, {}),
        (
            [entity("h1", "Lise Hansen", places=(461,)), entity("h2", "Lise Bang Hansen", places=(461,))],
            {"h1": {"party": ["A"]}, "h2": {"party": ["A"]}},
            {"h1": ("h2", "short_name")},
        ),
        (
            [entity("h1", "Lise Krat", places=(461,)), entity("h2", "Lise Bang Krat", places=(461,))],
            {"h1": {"party": ["A"], "body": ["c"]}, "h2": {"party": ["V"], "body": ["c"]}},
            {},
        ),
        (
            [
                entity("h1", "L. Krat", places=(461,)),
                entity("h2", "Lise Krat", places=(461,)),
                entity("h3", "Lise Bang Krat", places=(461,)),
            ],
            {},
            {"h1": ("h3", "short_name"), "h2": ("h3", "short_name")},
        ),
    ],
)  # fmt: skip
def test_rules(entities: Entities, contexts: dict[str, Context], same: dict[str, tuple[str, str]]) -> None:
    for seed in range(3):
        Random(seed).shuffle(entities)
        assert settled(entities, contexts) == (same, [])


def test_of_several_the_context_chooses_and_else_all_are_candidates() -> None:
    entities = [
        entity("p1", "GRYK"),
        entity("p2", "Grønne Kyster", acronym="GRYK"),
        entity("p3", "Grå Yderkroge", acronym="GRYK"),
    ]
    assert settled(entities) == ({}, [("p1", "p2"), ("p1", "p3")])
    programme = {"programme_entity_id": ["programme-life"]}
    assert settled(entities, {"p1": programme, "p3": programme}) == ({"p1": ("p3", "acronym")}, [])


def test_two_people_whose_name_is_shortened_alike_are_candidates() -> None:
    people = [
        entity(f"h{number}", name, places=(461,)) for number, name in enumerate(("L. Krat", "Lise Krat", "Lars Krat"))
    ]
    assert settled(people) == ({}, [("h0", "h1"), ("h0", "h2")])


def test_a_school_of_which_two_municipalities_have_one_may_be_either() -> None:
    schools = [entity("o1", "Engskolen"), *(entity(f"o{code}", "Engskolen", places=(code,)) for code in (461, 751))]
    assert settled(schools) == ({}, [("o1", "o461"), ("o1", "o751")])


def test_of_two_people_in_two_parties_the_fuller_name_is_not_that_of_both() -> None:
    people = [
        entity(*name, places=(461,)) for name in (("h1", "L. Krat"), ("h2", "Lise Krat"), ("h3", "Lise-Lotte Krat"))
    ]
    contexts: dict[str, Context] = {"h2": {"party": ["A"]}, "h3": {"party": ["C"]}}
    assert settled(people, contexts) == ({}, [("h1", "h2"), ("h1", "h3")])
