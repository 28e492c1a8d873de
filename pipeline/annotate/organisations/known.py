"""The known bodies of the field and the forms under which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.annotate.lists import rows, several
from pipeline.text.gazetteer import Case, Gazetteer, Name

_ORDINARY_WORDS = frozenset({"company", "housing", "school", "association"})


@dataclass(frozen=True, slots=True)
class Body:
    """A listed body: its name, acronym or "", kind, and the words of which one must stand nearby for a mere acronym."""

    name: str
    acronym: str
    kind: str
    neighbours: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of a body; ``bare``: a short acronym or ordinary word that counts only beside words that explain it."""

    body: Body
    bare: bool


@cache
def gazetteer() -> Gazetteer[Form]:
    """The matcher for every written form of every listed body."""
    return Gazetteer(_names())


@cache
def bodies() -> dict[str, Body]:
    """The listed bodies by name."""
    return {
        row["name"]: Body(
            row["name"], row["acronym"], row["kind"], re.compile(row["needs"].lower()) if row["needs"] else None
        )
        for row in rows("organisations.csv")
    }


def _case(form: str, kind: str) -> Case:
    """How the case of a form counts: names of companies and the like are often ordinary words too."""
    if form.isupper():
        return "exact"
    return "initial" if " " not in form and kind in _ORDINARY_WORDS else "any"


def _names() -> Iterator[Name[Form]]:
    for row in rows("organisations.csv"):
        body = bodies()[row["name"]]
        for form in {row["name"], *several(row["aliases"])} - {row["acronym"]}:
            bare = body.neighbours is not None and not body.acronym
            yield Name(form, Form(body, bare=bare), _case(form, body.kind))
        if body.acronym:
            yield Name(body.acronym, Form(body, bare=body.neighbours is not None), "exact")
