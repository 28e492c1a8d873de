"""Whose a body, a person or a case is: a municipality, a region, or else whoever published the document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.annotate.lists import rows
from pipeline.linking.names import name_key


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose body is meant where the name does not say: the document's municipality, region or publisher."""

    municipality: int | None = None
    region: int | None = None
    publisher: str | None = None

    @property
    def scope(self) -> str | None:
        """What ids of the owner's bodies are made from; None where nothing is known."""
        if self.municipality is not None:
            return municipality_id(self.municipality)
        if self.region is not None:
            return region_id(self.region)
        return f"publisher:{name_key(self.publisher)}" if self.publisher else None


def municipality_id(code: int | str) -> str:
    """The entity of a municipality.

    >>> municipality_id(561)
    'municipality-0561'
    """
    return f"municipality-{int(code):04d}"


def is_municipality(entity_id: str) -> bool:
    """Whether an entity is a municipality with a code."""
    return entity_id.startswith("municipality-")


def region_id(code: int | str) -> str:
    """The entity of a region.

    >>> region_id("1083")
    'region-1083'
    """
    return f"region-{int(code)}"


@cache
def municipality_names() -> dict[int, str]:
    """By code: the municipality's official name ("Odense Kommune", "Bornholms Regionskommune")."""
    return {
        int(row["code"]): next(form for form in row["aliases"].split("|") if form.lower().endswith("kommune"))
        for row in rows("municipalities.csv")
    }


@cache
def region_names() -> dict[int, str]:
    """By code: the region's name."""
    return {int(row["code"]): row["name"] for row in rows("regions.csv") if row["code"]}
