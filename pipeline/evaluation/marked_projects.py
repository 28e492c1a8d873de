"""The projects that the marks of a text name, and what marks say of each, as gold has them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Final

from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.annotate.programmes import catalogue
from pipeline.annotate.projects.periods import date_at
from pipeline.annotate.projects.readings import read_date
from pipeline.annotate.projects.tagged import PAYERS
from pipeline.evaluation.found_projects import PARTNERS, Value, body_forms, day_form, sum_form
from pipeline.evaluation.project_texts import Mark, ProjectText
from pipeline.text.amounts import find_amounts

MARKED_LISTS: Final = {PARTNERS: "partner", "budget": "total", "grant": "grant", "own_contribution": "own"}
"""Fields that marks give several values of, with the mark's label."""
_SUMS: Final = frozenset({"total", "grant", "own"})
_CLOSING: Final = ' )”"».,'
"""What may stand behind a programme's name at the end of marked words."""


def marked_projects(text: ProjectText, day: date | None) -> list[dict[str, Any]]:
    """The projects that marks name, as gold has them, but for fields of one value the list of what marks say."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    stated: defaultdict[int, defaultdict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for mark in text.marks:
        if mark.label == "project":
            names[mark.project].append(text.document.text[slice(*mark.span)])
            continue
        value, known = _marked_value(text.document.text, mark, day), stated[mark.project][mark.label]
        if not any(value.forms & other.forms for other in known):
            known.append(value)
    return [
        {
            "name": names[number][0],
            "names": names[number],
            "programme": stated[number]["programme"] or stated[number]["funder"],
            **{name: stated[number][name] for name in ("lead", "start", "end")},
            **{name: stated[number][label] for name, label in MARKED_LISTS.items()},
        }
        for number in sorted(names)
    ]


def _marked_value(text: str, mark: Mark, day: date | None) -> Value:
    """What marked words state: as printed, and of dates, sums, municipalities and known programmes by their meaning."""
    words = text[slice(*mark.span)]
    meant: str | None = None
    if mark.label in ("start", "end"):
        found = read_date(text, mark.span, day)
        meant = day_form(date_at(found, mark.label)) if found else None
    elif mark.label in _SUMS:
        sums = find_amounts(words)
        meant = sum_form(sums[0]) if len(sums) == 1 else None
    elif mark.label in PAYERS:
        end = len(words.rstrip(_CLOSING))
        meant = next((match.value.code for match in catalogue.gazetteer().find(words) if match.end >= end), None)
    else:
        towns = [town.value.code for town in place_names(words) if (town.start, town.end) == (0, len(words))]
        meant = str(towns[0]) if towns and towns[0] else None
    forms = {*body_forms(words), *([meant] if meant else [])}
    return Value(frozenset(forms), is_reference=words.islower())
