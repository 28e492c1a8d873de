"""Entities before the FollowTheMoney model, and before what its own validator lets pass.

``standards/followthemoney.json`` is the part of the model that is needed, taken from followthemoney 4.11 (MIT): the library itself
compiles PyICU, and is asked too where it is installed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.export.rows import Rows

Entity = dict[str, Any]
Make = Callable[..., Path]
KEY = b"for tests only 0123456789"
MODEL = json.loads((Path(__file__).parent / "standards" / "followthemoney.json").read_text())["schemata"]
FORMS = {
    "entity": re.compile(r"[0-9a-zA-Z][0-9a-zA-Z.-]*"),
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://[^\s]+"),
    "mimetype": re.compile(r"[a-z]+/[a-z0-9.+-]+"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "name": re.compile(r"\S.{0,383}"),
    "text": re.compile(r".{1,65000}", re.DOTALL),
}
ANY_TEXT = re.compile(r".{1,1024}", re.DOTALL)


def read(folder: Path) -> list[Entity]:
    return [json.loads(line) for line in (folder / "entities.ftm.json").read_text().splitlines()]


def problems(entities: list[Entity]) -> list[str]:
    """What is wrong with entities: keys and references, too, which the library's validator does not look at."""
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    found = [f"{id} is there {n} times" for id, n in Counter(entity["id"] for entity in entities).items() if n > 1]
    for entity in entities:
        model, said = MODEL[entity["schema"]], entity["properties"]
        place = f"{entity['schema']} {entity['id']}"
        if set(entity) != {"id", "schema", "properties"} or not FORMS["entity"].fullmatch(entity["id"]):
            found.append(f"{place}: keys or id")
        found += [f"{place}: no {name}" for name in model["required"] if not said.get(name)]
        for name, values in said.items():
            if name not in model["properties"]:
                found.append(f"{place}: {name} is no property")
                continue
            kind = model["properties"][name]
            form = FORMS.get(kind["type"], ANY_TEXT)
            if not values or not all(isinstance(value, str) and form.fullmatch(value) for value in values):
                found.append(f"{place}: {name} has {values}")
            elif kind["type"] == "entity":
                found += [
                    f"{place}: {name} names {value}, which is no {kind['range']}"
                    for value in values
                    if value not in schemata or kind["range"] not in MODEL[schemata[value]]["is"]
                ]
    return found


@pytest.fixture(scope="module")
def entities(make: Make) -> list[Entity]:
    return read(make("followthemoney"))


@pytest.mark.parametrize("options", [{}, {"key": KEY}], ids=["plain", "pseudonymised"])
def test_all_entities_are_of_the_model(options: dict[str, object], make: Make) -> None:
    assert problems(read(make("followthemoney", **options))) == []


def test_the_library_accepts_them(make: Make) -> None:
    library = pytest.importorskip("followthemoney", reason="followthemoney is not installed: only our own checks ran")
    for entity in read(make("followthemoney")):
        schema = library.model.get(entity["schema"])
        schema.validate(entity)
        read_back = library.model.get_proxy(entity)
        assert {name: set(values) for name, values in entity["properties"].items()} == {
            name: set(read_back.get(name)) for name in entity["properties"]
        }


@pytest.mark.parametrize(
    ("schema", "change"),
    [
        ("Person", {"name": []}),
        ("Person", {"shoeSize": ["44"]}),
        ("Membership", {"organization": ["org-0000000000000000"]}),
        ("Membership", {"member": ["municipality_0461"]}),
        ("Event", {"date": ["14. maj 2024"]}),
        ("Event", {"date": "2024-05-14"}),
        ("PublicBody", {"jurisdiction": ["Danmark"]}),
        ("Project", {"amount": ["2,5 mio."]}),
        ("Mention", {"document": ["municipality-0461"]}),
    ],
)
def test_what_is_wrong_is_found(schema: str, change: Entity, entities: list[Entity]) -> None:
    place, entity = next((n, entity) for n, entity in enumerate(entities) if entity["schema"] == schema)
    wrong = entity | {"properties": entity["properties"] | change}
    assert problems([*entities[:place], wrong, *entities[place + 1 :]])


def test_an_entity_is_there_once(entities: list[Entity]) -> None:
    assert problems([*entities, entities[0]])


def test_the_entities_say_what_the_rows_say(entities: list[Entity], rows: Rows) -> None:
    by_id = {entity["id"]: entity for entity in entities}
    lise, mads = (
        next(entity for entity in entities if entity["schema"] == "Person" and entity["properties"]["name"] == [name])
        for name in ("Lise Holm", "Mads Elkjær")
    )
    assert lise["properties"]["political"] == ["A"]
    meetings = {
        entity["properties"]["date"][0]: entity["properties"] for entity in entities if entity["schema"] == "Event"
    }
    assert lise["id"] in meetings["2024-05-14"]["involved"]
    assert mads["id"] not in meetings["2024-05-14"]["involved"]  # excused
    assert by_id[meetings["2024-05-14"]["organizer"][0]]["schema"] == "PublicBody"
    [project] = [entity for entity in entities if entity["properties"].get("name") == ["HAVNELYS"]]
    assert project["properties"]["startDate"] == ["2024"]  # stated as autumn
    partners = {
        by_id[entity["properties"]["participant"][0]]["properties"]["name"][0]
        for entity in entities
        if entity["properties"].get("project") == [project["id"]] and entity["properties"]["role"] == ["partner"]
    }
    assert partners == {"Odense", "Vejle"}
    people = rows.scan("entities").collect().filter(entity_type="person").height
    assert sum(entity["schema"] == "Person" for entity in entities) == people


def test_nobody_is_named_under_pseudonyms(make: Make) -> None:
    words = (make("followthemoney", key=KEY) / "entities.ftm.json").read_text()
    assert not [name for name in ("Lise Holm", "Per Krag", "Brinkholm", "maj.txt") if name in words]
