"""Bodies that have had other names, and bodies that came of others: which names mean one entity, and what followed when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from pipeline.annotate.lists import several
from pipeline.ids import stable_id
from pipeline.linking.names import name_key, organisation_key
from pipeline.linking.owners import municipality_id, municipality_names, region_id, region_names
from pipeline.resources import gazetteer

Change = Literal["renamed", "merged", "split", "reorganised"]

_RENAMED: Final = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """A name in a period, and what followed.

    Attributes:
        entity_id: of the body that had the name; a body that only took another name is the same entity still.
        valid_from, valid_to: first and last day; None where open or not known.
        successor_id, successor_name: the body that followed; of a body that only took another name that body itself.
    """

    entity_id: str
    name: str
    valid_from: date | None
    valid_to: date | None
    change: Change
    successor_id: str
    successor_name: str
    source: str


def current_name(name: str) -> str:
    """The name that a body has now which had this one before; the name itself where nothing is listed.

    >>> current_name("Socialstyrelsen"), current_name("UC Lillebælt"), current_name("Nordlys ApS")
    ('Social- og Boligstyrelsen', 'UCL Erhvervsakademi og Professionshøjskole', 'Nordlys ApS')
    """
    return _current().get(name_key(name), name)


def former_municipality(name: str) -> str:
    """The name under which a municipality that is no more is listed.

    >>> former_municipality("Ålestrup Kommune"), former_municipality("Andeby Kommune")
    ('Aalestrup Kommune', 'Andeby Kommune')
    """
    return _former_municipalities().get(name_key(name), name)


@cache
def successions() -> tuple[Succession, ...]:
    """What is listed, one for each body that followed."""
    return tuple(found for row in gazetteer("successions.csv") for found in _of(row))


def _of(row: Mapping[str, str]) -> Iterator[Succession]:
    for successor in several(row["successors"]):
        successor_id, successor_name = _entity(row["entity_type"], successor)
        own_id, _ = _entity(row["entity_type"], row["name"])
        yield Succession(
            entity_id=own_id,
            name=row["name"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            change=row["change"],  # type: ignore[arg-type]
            successor_id=successor_id,
            successor_name=successor_name,
            source=row["source"],
        )


def _entity(entity_type: str, name: str) -> tuple[str, str]:
    """The entity of a body in the list, by name or code, and its name."""
    if name.isdigit():
        return municipality_id(name), municipality_names()[int(name)]
    if name.startswith("region-"):
        return name, region_names()[int(name.removeprefix("region-"))]
    if entity_type == "municipality":
        return stable_id("mun", name_key(name)), name
    if entity_type == "region":
        code = {region: code for code, region in region_names().items()}.get(name)
        return (region_id(code) if code is not None else stable_id("reg", name_key(name))), name
    now = current_name(name)
    return stable_id("org", organisation_key(now)), now


@cache
def _current() -> Mapping[str, str]:
    """By key: the present name of a body under its earlier names, and under the other forms of a listed one."""
    forms = {
        name_key(alias): row["name"] for row in gazetteer("organisations.csv") for alias in several(row["aliases"])
    }
    for row in gazetteer("successions.csv"):
        if row["entity_type"] == "organisation":
            target = row["successors"] if row["change"] == _RENAMED else forms.get(name_key(row["name"]), row["name"])
            for form in (row["name"], *several(row["aliases"])):
                forms[name_key(form)] = target
    names = {name_key(row["name"]) for row in gazetteer("organisations.csv")}
    earlier = {name_key(row["name"]) for row in gazetteer("successions.csv")}
    return {key: name for key, name in forms.items() if key not in names or key in earlier}


@cache
def _former_municipalities() -> Mapping[str, str]:
    return {
        name_key(form): row["name"]
        for row in gazetteer("successions.csv")
        if row["entity_type"] == "municipality"
        for form in (row["name"], *several(row["aliases"]))
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
