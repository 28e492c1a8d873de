"""The list of programmes: families with their strands and generations, and every form under which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.annotate.lists import rows, several
from pipeline.annotate.programmes import patterns
from pipeline.text.gazetteer import Case, Gazetteer, Name

_CLOSING_YEARS = 3
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
_INTERREG, _ERASMUS = "Interreg", "Erasmus"
_NUMBERED = re.compile(" [IV]+$")
_EU_PROGRAMME = re.compile("EU-programmet (?!for )")


@dataclass(frozen=True, slots=True)
class Programme:
    """A row of the list.

    Attributes:
        code: its canonical code (``interreg-de-dk``).
        parent: the code of what it is a strand or generation of, or "".
        kind: ``programme``, ``strand`` or ``generation``.
        start, end: first and last year of its period; None where open or unknown.
    """

    code: str
    name: str
    parent: str
    kind: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form stands for, and what it needs to count: a compound's second part, neighbours that explain it."""

    code: str
    needs_compound: bool
    neighbours: re.Pattern[str] | None
    also_person: bool


@cache
def programmes() -> dict[str, Programme]:
    """The list by code."""
    return {
        row["id"]: Programme(
            row["id"],
            row["name"],
            row["parent_id"],
            row["kind"],
            int(row["period_start"]) if row["period_start"] else None,
            int(row["period_end"]) if row["period_end"] else None,
        )
        for row in rows("programmes.csv")
    }


def family(code: str) -> str:
    """The code of the programme that a strand or generation belongs to; a programme's own code.

    >>> family("interreg-5a-de-dk"), family("horizon-2020")
    ('interreg', 'horizon-2020')
    """
    entry = programmes()[code]
    return code if entry.kind == "programme" or not entry.parent else family(entry.parent)


def strand_code(code: str) -> str | None:
    """The strand that a code is or is a generation of; None where it belongs to none.

    >>> strand_code("interreg-5a-de-dk"), strand_code("erasmus-plus-2014")
    ('interreg-de-dk', None)
    """
    entry = programmes()[code]
    if entry.kind == "strand":
        return code
    return strand_code(entry.parent) if entry.kind == "generation" else None


def strand_name(code: str) -> str:
    """A strand's name without its programme's.

    >>> strand_name("interreg-de-dk")
    'Deutschland-Danmark'
    """
    name = programmes()[code].name.removeprefix(programmes()[family(code)].name)
    return name.partition("(")[0].strip(" -") or name.strip(" ()")


def stated_generation(code: str) -> str | None:
    """The code itself where it is a generation."""
    return code if programmes()[code].kind == "generation" else None


def generation_at(code: str, day: date) -> str | None:
    """The generation of a programme or strand that a day's year settles.

    None where the year is the last of one generation or one of the three after it, when both are being spent.

    >>> generation_at("erasmus-plus", date(2019, 3, 1)), generation_at("erasmus-plus", date(2022, 3, 1))
    ('erasmus-plus-2014', None)
    """
    periods = [(entry.start, entry.end, entry.code) for entry in _generations(code)]
    dated = sorted((start, end, name) for start, end, name in periods if start is not None and end is not None)
    for place, (start, end, name) in enumerate(dated):
        if start <= day.year <= end:
            just_begun = place > 0 and day.year <= dated[place - 1][1] + _CLOSING_YEARS
            about_to_end = place + 1 < len(dated) and day.year == end
            return None if just_begun or about_to_end else name
    return None


def generation_of_period(code: str, first_year: int) -> str | None:
    """The generation of a programme or strand whose period begins in a year."""
    return next((entry.code for entry in _generations(code) if entry.start == first_year), None)


def _generations(code: str) -> list[Programme]:
    children = [entry for entry in programmes().values() if entry.parent == code and entry.kind == "generation"]
    parent = programmes()[code].parent
    return children if children or programmes()[code].kind != "strand" or not parent else _generations(parent)


@cache
def gazetteer() -> Gazetteer[Form]:
    """The matcher for every written form."""
    return Gazetteer(_names())


@cache
def strands() -> dict[str, list[tuple[str, str]]]:
    """By programme: the short forms of its strands in lower case, longest first, with the strand's code."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("programmes.csv"):
        if row["kind"] == "strand":
            owner = programmes()[family(row["id"])].name
            for form in (row["name"], *several(row["aliases"])):
                short = form.removeprefix(owner).strip(" -")
                if short and short != form and "(" not in short:
                    found.setdefault(family(row["id"]), []).append((short.lower(), row["id"]))
    for forms in found.values():
        forms.sort(key=lambda item: -len(item[0]))
    return found


def _names() -> Iterator[Name[Form]]:
    listed: dict[str, str] = {}
    for row in rows("programmes.csv"):
        for form in (row["name"], *several(row["aliases"])):
            if "(" not in form and not _EU_PROGRAMME.match(form) and form not in patterns.ORDINARY:
                listed.setdefault(form, row["id"])
    for form, code in _interreg_forms():
        listed.setdefault(form, code)
    lower = {form.lower() for form in listed}
    for form, code in listed.items():
        base, _, part = form.rpartition("-")
        compound = bool(base) and part.lower() in patterns.COMPOUND_PARTS
        yield _name(form, code)
        if form[0].islower() and form.endswith("e"):
            yield _name(form + "n", code, as_form=form)
        if compound and base.lower() not in lower and base != _ERASMUS and not base.startswith("EU's "):
            yield _name(base, code, needs_compound=True)
    yield _name(_ERASMUS, "erasmus-plus")


def _name(form: str, code: str, *, needs_compound: bool = False, as_form: str | None = None) -> Name[Form]:
    low = (as_form or form).lower()
    letters = [letter for letter in form if letter.isalpha()]
    acronym = sum(letter.isupper() for letter in letters) > len(letters) / 2
    ordinary = acronym and (low in patterns.NEIGHBOURS or len(form) <= 4 or needs_compound)
    case: Case = (
        "exact"
        if ordinary or _NUMBERED.search(form)
        else "initial"
        if low in patterns.NAMED_AFTER_PEOPLE or needs_compound
        else "any"
    )
    return Name(
        form, Form(code, needs_compound, patterns.NEIGHBOURS.get(low), low in patterns.NAMED_AFTER_PEOPLE), case
    )


def _interreg_forms() -> Iterator[tuple[str, str]]:
    """The ways of writing number, letter and area of "Interreg 5A Deutschland-Danmark", each with its code."""
    areas: dict[str, list[str]] = {}
    for short, code in strands().get("interreg", ()):
        areas.setdefault(code, []).append(short)
    for row in rows("programmes.csv"):
        match = re.fullmatch(r"interreg-(\d)([abc])-.*", row["id"])
        if match is None:
            continue
        number, letter = int(match[1]), match[2].upper()
        heads = [
            f"{_INTERREG}{gap}{n}{space}{letter}"
            for n in (str(number), _ROMAN[number])
            for gap in ("", " ")
            for space in ("", " ")
        ]
        for area in areas.get(row["parent_id"], ()):
            for head in heads:
                yield f"{head} {area}", row["id"]
                yield f"{head}, {area}", row["id"]
            for n in (str(number), _ROMAN[number]):
                yield f"{_INTERREG} {area} {n}{letter}", row["id"]
                yield f"{_INTERREG} {area} {n} {letter}", row["id"]
    for number in range(1, 7):
        for n in (str(number), _ROMAN[number]):
            yield f"{_INTERREG} {n}", f"interreg-{number}"
            yield f"{_INTERREG.upper()} {n}", f"interreg-{number}"
            for letter in "ABC":
                yield f"{_INTERREG} {n}{letter}", f"interreg-{number}"
                yield f"{_INTERREG} {n} {letter}", f"interreg-{number}"
