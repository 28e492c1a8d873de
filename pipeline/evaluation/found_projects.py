"""What is read of the projects of a document, by all the forms under which gold or marks may have it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.annotate.projects.applications import APPLIED_FOR, REFUSED
from pipeline.annotate.projects.payers import SHARED
from pipeline.annotate.projects.periods import BY_LENGTH
from pipeline.linking import Links, link
from pipeline.linking.names import name_key, without_genitive
from pipeline.records import Amount, Annotation, DateExpression, Document, Mention, ProjectFact, Span, Structure
from pipeline.tables.project_choice import PROGRAMME, Statement, chosen
from pipeline.text.amounts import in_units

PARTNERS: Final = "partners"
LISTED: Final = {
    PARTNERS: frozenset({"partner", "participant"}),
    "funders": frozenset({"funder"}),
    "municipalities": frozenset({"municipality"}),
    "strand": frozenset({"strand"}),
    "budget": frozenset({"budget"}),
    "grant": frozenset({"grant"}),
    APPLIED_FOR: frozenset({APPLIED_FOR}),
    "own_contribution": frozenset({"own_contribution"}),
    "website": frozenset({"website"}),
}
"""Fields of the gold that may have several values, or that not all gold has: the kinds of statements that give them."""
_TAIL: Final = re.compile(r" (?:(?:i|på|fra) (?=[A-ZÆØÅ])\D{2,30}|\([^()]{2,60}\))$")
"""Where a body lies, or its short name, or whose it is: what its name may be written with and without."""
_SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value by all the forms under which gold or marks may have it: as printed, by the entity's name, by code, as interval or sum.

    A reference ("kommunen") only repeats what has been named, mostly. No words state a computed end ("varer tre år"), and marks
    of a source of money that is told once for several projects stand at one of them or at none.
    """

    forms: frozenset[str]
    is_reference: bool = False
    is_computed: bool = False


@dataclass(slots=True)
class Found:
    """What is read of a project in one document."""

    names: set[str] = field(default_factory=set)
    stated: dict[Statement, Value] = field(default_factory=dict)
    listed: defaultdict[str, dict[Hashable, Value]] = field(default_factory=lambda: defaultdict(dict))

    def shown(self, name: str) -> Value | None:
        """What the table ``projects`` would show; of who pays the programme, else another funder."""
        best = chosen(list(self.stated))
        if name == "programme":
            funders = (statement for statement in self.stated if statement.field == "funder")
            statement = best.get(PROGRAMME) or next(funders, None)
        else:
            statement = best.get(name)
        return self.stated[statement] if statement else None

    def any_shown(self, name: str) -> list[Value]:
        """The same; of several funders, where no programme pays, each, and times as printed where no date is told."""
        value = self.shown(name)
        if value is None and name in ("start", "end"):
            return [value for statement, value in self.stated.items() if statement.field == name]
        if name == "programme" and not any(statement.field == PROGRAMME for statement in self.stated):
            return [value for statement, value in self.stated.items() if statement.field == "funder"]
        return [value] if value else []

    def values(self, name: str, wanted: Mapping[str, Any]) -> Iterable[Value]:
        """What is listed of a field; gold that does not tell money asked for from money granted has both as the grant."""
        both = self.listed[APPLIED_FOR] if name == "grant" and APPLIED_FOR not in wanted else {}
        return {**both, **self.listed[name]}.values()


def found_projects(document: Document, structure: Structure, annotation: Annotation) -> list[Found]:
    """The projects of a document, those that linking holds for one together."""
    links = link(document, structure, annotation)
    by_place = {mention.span: mention for mention in annotation.mentions}
    names = {
        mention.span: meant.name
        for mention, meant in zip(annotation.mentions, links.mentions, strict=True)
        if meant.name
    }
    found: defaultdict[str, Found] = defaultdict(Found)
    for mention, meant in zip(annotation.mentions, links.mentions, strict=True):
        if mention.entity_type == "project" and meant.entity_id is not None:
            found[meant.entity_id].names |= {
                name_key(name) for name in (mention.text, meant.name, meant.acronym) if name
            }
    for fact in annotation.project_facts:
        entity_id = links.entity_at(fact.project)
        if entity_id is not None:
            target = by_place.get(fact.target) if fact.target else None
            _add_fact(found[entity_id], fact, target, names.get(fact.target) if fact.target else None, links)
    return [project for _, project in sorted(found.items())]


def _add_fact(project: Found, fact: ProjectFact, target: Mention | None, name: str | None, links: Links) -> None:
    value = Value(
        frozenset({*_forms(fact, target), *([organisation_form(name)] if name else [])}),
        is_computed=fact.rule in (BY_LENGTH, SHARED),
    )
    if fact.field in ("full_name", "acronym"):
        project.names.add(name_key(fact.value))
        return
    for name, fields in LISTED.items():
        if fact.field in fields and fact.rule != REFUSED:
            key = _listed_key(fact, links)
            known = project.listed[name].get(key, value)
            project.listed[name][key] = Value(known.forms | value.forms)
    if fact.field not in LISTED[PARTNERS]:
        interval = fact.interval
        statement = Statement(
            field=fact.field,
            value=fact.value,
            start=interval.start if interval else None,
            end=interval.end if interval else None,
            precision=interval.precision if interval else None,
            target=_entity(fact.target, links),
            code=target.code if target else None,
        )
        project.stated.setdefault(statement, value)


def _listed_key(fact: ProjectFact, links: Links) -> Hashable:
    """What tells values of a list apart: two forms of one organisation or one sum are one."""
    if fact.amount:
        return sum_form(fact.amount)
    return _entity(fact.target, links) or name_key(fact.value)


def _entity(span: Span | None, links: Links) -> str | None:
    return links.entity_at(span) if span else None


def _forms(fact: ProjectFact, target: Mention | None) -> Iterable[str]:
    yield organisation_form(fact.value)
    if fact.amount:
        yield sum_form(fact.amount)
    if fact.field in ("start", "end", "status"):
        yield day_form(fact.interval) if fact.interval else fact.value
    if target is not None:
        yield from (form for name in (target.text, target.attributes.get("name")) if name for form in body_forms(name))
        yield from (code for code in (target.code, target.attributes.get("generation")) if code)


def day_form(interval: DateExpression) -> str:
    """An interval as the gold writes it: 2024-03-01, 2024-03, 2024-autumn, 2024-Q1, 2024-H1, 2024."""
    start = interval.start
    if start is None:
        return interval.text
    match interval.precision:
        case "day" | "week":
            return start.isoformat()
        case "month":
            return f"{start:%Y-%m}"
        case "season":
            return f"{start.year}-{_SEASONS.get(start.month, start.month)}"
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "half":
            return f"{start.year}-H{1 if start.month == 1 else 2}"
        case _:
            return str(start.year)


def sum_form(amount: Amount) -> str:
    """A sum whatever its scale: "2,4 mio. kr." and "2.400.000 kr." are one."""
    return f"{in_units(amount)} {amount.currency}"


def body_forms(name: str) -> set[str]:
    """A body's name with and without where it lies or what stands in brackets behind it, as ``organisation_form`` writes it.

    >>> sorted(body_forms("Museet i Ringe"))
    ['museet', 'museet i ringe']
    """
    return {organisation_form(name), organisation_form(_TAIL.sub("", name))}


def organisation_form(name: str) -> str:
    """A body's name however it is written, without a genitive ending."""
    return name_key(without_genitive(name))
