"""Entities of several documents that are one: by decision, and by an acronym that a document introduces."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from lake_rows import Row, Rows, news, together

from pipeline.linking.corrections import Corrections, parse_corrections
from pipeline.tables.lake import Lake

NOTHING = Corrections()


def document(number: int, *named: Row, states: tuple[Row, ...] = (), municipality: int | None = None) -> Rows:
    """A news item that mentions entities and states something of projects."""
    rows = news(number, title=f"Nyt {number}", text="...", day=date(2020 + number, 1, 1))
    article = rows["articles"][0]
    place = {key: article[key] for key in ("document_id", "char_start", "char_end", "run_id", "pipeline_version")}
    day = {"seen_on": article["published_on"], "method": "grammar"}
    rows["documents"][0]["municipality_code"] = municipality
    rows["mentions"] = [
        {"mention_id": f"men_{number}_{n}", "entity_type": "project", "text": row["name"]} | day | place | row
        for n, row in enumerate(named)
    ]
    rows["project_statements"] = [
        {"statement_id": f"sta_{number}_{n}", "value": "x", "stated_on": article["published_on"]} | place | row
        for n, row in enumerate(states)
    ]
    return rows


def project(entity_id: str, name: str, acronym: str | None = None) -> Row:
    return {"entity_id": entity_id, "name": name, "acronym": acronym}


def body(entity_id: str, name: str, acronym: str | None = None) -> Row:
    return project(entity_id, name, acronym) | {"entity_type": "organisation"}


def state(project_id: str, field: str, target: str) -> Row:
    return {"project_entity_id": project_id, "field": field, "target_entity_id": target}


FULL, BARE = project("prj_full", "Grønne Kyster", "GRYK"), project("prj_bare", "GRYK")
DERIVED = (
    "entities", "entity_aliases", "entity_names", "entity_redirects", "entity_candidates", "corrections", "projects", "project_partners",
    "project_values", "project_conflicts", "project_decisions", "person_roles",
)  # fmt: skip


def lake_of(path: Path, *documents: Rows, corrections: Corrections = NOTHING) -> Lake:
    lake = Lake(path)
    for rows in documents:
        lake.write_documents(rows)
        lake.refresh_derived(corrections=corrections)
    return lake


def redirects(lake: Lake) -> dict[str, str]:
    return dict(lake.read("entity_redirects").select("entity_id", "target_entity_id").iter_rows())


def test_an_acronym_means_the_one_project_for_which_a_document_introduces_it(tmp_path: Path) -> None:
    bare = document(1, BARE, states=(state("prj_bare", "partner", "org_x"),))
    full = document(2, FULL, states=(state("prj_full", "lead", "org_y"),))
    results = []
    for number, order in enumerate(permutations([bare, full, document(3, BARE)])):
        lake = lake_of(tmp_path / str(number), *order)
        results.append([lake.read(name).rows() for name in DERIVED])
    assert all(result == results[0] for result in results)
    entity = lake.read("entities").row(0, named=True)
    assert (entity["entity_id"], entity["mentions"], entity["documents"]) == ("prj_full", 3, 3)
    assert lake.read("project_partners")["organisation_entity_id"].to_list() == ["org_x", "org_y"]
    redirect = lake.read("entity_redirects").row(0, named=True)
    assert (redirect["method"], redirect["since"]) == ("acronym", date(2022, 1, 1))
    assert lake.read("mentions")["entity_id"].to_list().count("prj_bare") == 2


def test_what_is_kept_has_its_own_name_however_often_others_are_used(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, together(document(1, BARE), document(2, FULL), document(3, BARE)))
    assert lake.read("entities")["name"].to_list() == ["Grønne Kyster"]


@pytest.mark.parametrize(
    "documents",
    [
        [document(1, BARE), document(2, FULL), document(3, project("prj_other", "Grå Yderkroge", "GRYK"))],
        [document(1, project("prj_bare", "GK")), document(2, project("prj_full", "Grønne Kyster", "GK"))],
        [document(1, body("org_bare", "BUU", None)), document(2, body("org_full", "Børne- og Ungdomsudvalget", "BUU"))],
        [document(1, BARE), document(2, body("org_full", "Grønne Kyster", "GRYK"))],
        [document(1, BARE, municipality=461), document(2, FULL, municipality=751)],
        [
            document(1, BARE, states=(state("prj_bare", "programme_entity_id", "programme-life"),)),
            document(2, FULL, states=(state("prj_full", "programme_entity_id", "programme-interreg"),)),
        ],
    ],
    ids=["two introduce it", "two letters", "every municipality has one", "another type", "far apart", "programmes differ"],
)  # fmt: skip
def test_what_speaks_against_it_keeps_them_two(tmp_path: Path, documents: list[Rows]) -> None:
    assert redirects(lake_of(tmp_path, *documents)) == {}


def test_what_both_state_speaks_for_it(tmp_path: Path) -> None:
    bare = document(1, BARE, states=(state("prj_bare", "lead", "org_x"),), municipality=461)
    full = document(2, FULL, states=(state("prj_full", "lead", "org_x"),), municipality=751)
    assert redirects(lake_of(tmp_path, bare, full)) == {"prj_bare": "prj_full"}


def test_a_redirect_goes_with_what_shows_it(tmp_path: Path) -> None:
    full = document(2, FULL)
    lake = lake_of(tmp_path / "a", document(1, BARE), full)
    lake.write_documents({}, replaced=[str(full["documents"][0]["document_id"])])
    lake.refresh_derived()
    undisturbed = lake_of(tmp_path / "b", document(1, BARE))
    for name in DERIVED:
        assert lake.read(name).equals(undisturbed.read(name)), name
    third = document(3, project("prj_other", "Grå Yderkroge", "GRYK"))
    both = lake_of(tmp_path / "c", document(1, BARE), full, third)
    both.write_documents({}, replaced=[str(third["documents"][0]["document_id"])])
    both.refresh_derived()
    assert redirects(both) == {"prj_bare": "prj_full"}


CORRECTED = (
    document(1, project("prj_a", "Havnens Haver"), body("org_l", "Lyngby Lab")),
    document(2, project("prj_b", "Haver ved Havnen"), states=(state("prj_b", "lead", "org_l"),)),
    document(3, BARE, FULL, project("prj_i", "Projektet")),
)
FILE = """
- same: [prj_a, prj_b]
  since: 2026-01-02
- different: [prj_bare, prj_full]
- rename: prj_b
  to: Havnehaverne
- ignore: prj_i
- same: [prj_full, prj_gone]
"""


def test_corrections_hold_while_they_are_given(tmp_path: Path) -> None:
    corrections = parse_corrections(FILE)
    at_once = lake_of(tmp_path / "a", together(*CORRECTED), corrections=corrections)
    later = lake_of(tmp_path / "b", *CORRECTED)
    before = [later.read(name).rows() for name in DERIVED]
    assert redirects(later) == {"prj_bare": "prj_full"}
    later.refresh_derived(corrections=corrections)
    for name in DERIVED:
        assert at_once.read(name).equals(later.read(name)), name
    names = dict(at_once.read("entities").select("entity_id", "name").iter_rows())
    assert names == {
        "org_l": "Lyngby Lab", "prj_a": "Havnehaverne", "prj_bare": "GRYK", "prj_full": "Grønne Kyster",
    }  # fmt: skip
    assert at_once.read("project_partners")["project_entity_id"].to_list() == ["prj_a"]
    assert redirects(at_once) == {"prj_b": "prj_a", "prj_gone": "prj_full"}
    unmatched = at_once.read("corrections").sort("line")["unmatched"].to_list()
    assert unmatched == [None, None, None, None, "prj_gone"]
    later.refresh_derived()
    assert [later.read(name).rows() for name in DERIVED] == before


def test_a_lead_that_is_merged_is_the_lead_of_its_projects(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, *CORRECTED)
    lake.refresh_derived(corrections=parse_corrections("- same: [org_new, org_l]"))
    assert lake.read("project_partners")["organisation_entity_id"].to_list() == ["org_new"]
    lake.refresh_derived(corrections=parse_corrections("- ignore: org_l"))
    assert lake.read("project_partners").is_empty()


def test_what_may_be_one_of_several_is_a_candidate_until_that_is_settled(tmp_path: Path) -> None:
    third = document(3, project("prj_other", "Grå Yderkroge", "GRYK"))
    lake = lake_of(tmp_path, document(1, BARE), document(2, FULL), third)
    assert redirects(lake) == {}
    columns = ("entity_id", "candidate_entity_id", "method", "name")
    assert lake.read("entity_candidates").select(columns).rows() == [
        ("prj_bare", "prj_full", "acronym", "GRYK"),
        ("prj_bare", "prj_other", "acronym", "GRYK"),
    ]
    lake.write_documents({}, replaced=[str(third["documents"][0]["document_id"])])
    lake.refresh_derived()
    assert lake.read("entity_candidates").is_empty()
    assert redirects(lake) == {"prj_bare": "prj_full"}


def test_nothing_is_left_of_an_entity_that_no_document_names(tmp_path: Path) -> None:
    bare = document(1, BARE)
    lake = lake_of(tmp_path, bare, document(2, FULL))
    lake.write_documents({}, replaced=[str(bare["documents"][0]["document_id"])])
    lake.refresh_derived()
    assert redirects(lake) == {}
    assert set(lake.read("entity_names")["entity_id"]) == {"prj_full"}


def test_a_name_in_another_language_and_its_acronym_lead_to_one_project(tmp_path: Path) -> None:
    introduced = document(
        1, FULL, states=({"project_entity_id": "prj_full", "field": "full_name", "value": "Green Coasts"},)
    )
    documents = [
        introduced,
        document(2, project("prj_english", "Green Coasts", "GRECO")),
        document(3, project("prj_b", "GRECO")),
    ]
    for number, order in enumerate(permutations(documents)):
        assert redirects(lake_of(tmp_path / str(number), *order)) == {"prj_english": "prj_full", "prj_b": "prj_full"}


def letters(*, states: tuple[Row, ...] = (), municipality: int | None = None) -> Rows:
    return document(1, body("org_letters", "GRYK"), states=states, municipality=municipality)


def test_letters_taken_for_a_body_mean_the_only_project_that_a_document_introduces_by_them(tmp_path: Path) -> None:
    more = [document(number, body("org_letters", "GRYK")) for number in (3, 4)]
    for number, order in enumerate(permutations([letters(), document(2, FULL), *more])):
        lake = lake_of(tmp_path / str(number), *order)
        assert redirects(lake) == {"org_letters": "prj_full"}
        columns = ("entity_id", "entity_type", "name", "documents")
        assert lake.read("entities").select(columns).rows() == [("prj_full", "project", "Grønne Kyster", 4)]


@pytest.mark.parametrize(
    "documents",
    [
        [letters(states=(state("prj_x", "lead", "org_letters"),)), document(2, FULL)],
        [letters(municipality=461), document(2, FULL, municipality=751)],
        [letters(), document(2, FULL), document(3, project("prj_other", "Grå Yderkroge", "GRYK"))],
        [letters(), document(2, body("org_letters", "GRYK", "GRYK")), document(3, FULL)],
        [document(1, body("org_letters", "Gryk Havn"), body("org_letters", "GRYK")), document(2, FULL)],
    ],
    ids=["it leads a project", "far apart", "two projects", "a listed body", "it has a name"],
)
def test_letters_of_a_body_stay_its_own_where_anything_speaks_for_one(tmp_path: Path, documents: list[Rows]) -> None:
    assert redirects(lake_of(tmp_path, *documents)) == {}


def test_letters_of_a_body_stay_its_own_by_decision(tmp_path: Path) -> None:
    apart = parse_corrections("- different: [org_letters, prj_full]")
    assert redirects(lake_of(tmp_path, letters(), document(2, FULL), corrections=apart)) == {}


def test_who_took_another_name_is_one_person_before_and_after(tmp_path: Path) -> None:
    def person(number: int, entity_id: str, name: str, text: str) -> Rows:
        named = {"entity_type": "person", "entity_id": entity_id, "name": name, "text": text}
        return document(number, named, municipality=461)

    before, after = person(1, "per_then", "Lise Krat", "Lise Krat"), person(2, "per_now", "Lise Krat Holm", "Lise Krat")
    for number, order in enumerate(permutations((before, after))):
        assert redirects(lake_of(tmp_path / str(number), *order)) == {"per_then": "per_now"}
    younger = person(2, "per_now", "Lise Krat junior", "Lise Krat")
    assert redirects(lake_of(tmp_path / "junior", before, younger)) == {}
