"""How well projects are read: their names, and what is stated of each, against the gold beside the documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.annotate.projects.applications import APPLIED_FOR, REFUSED
from pipeline.annotate.projects.facts import document_day
from pipeline.annotate.projects.periods import BY_LENGTH, date_at
from pipeline.annotate.projects.readings import read_date
from pipeline.evaluation.gold import Reading, judged
from pipeline.evaluation.intervals import wilson_interval
from pipeline.evaluation.project_texts import Mark, ProjectText
from pipeline.evaluation.scores import agreement, f1_interval
from pipeline.linking import Links, link
from pipeline.linking.names import name_key, without_genitive
from pipeline.records import Amount, Annotation, DateExpression, Document, Mention, ProjectFact, Span, Structure
from pipeline.tables.project_choice import PROGRAMME, Statement, chosen
from pipeline.text.amounts import find_amounts, in_units

_ONE_VALUE: Final = ("programme", "lead", "start", "end", "status")
_PARTNERS: Final = "partners"
_LISTED: Final = {
    _PARTNERS: frozenset({"partner", "participant"}),
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
_SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value by all the forms under which gold or marks may have it: as printed, by the entity's name, by code, as interval or sum.

    A reference ("kommunen") only repeats what has been named, mostly. No words state a computed end ("varer tre år").
    """

    forms: frozenset[str]
    is_reference: bool = False
    is_computed: bool = False


@dataclass(slots=True)
class _Found:
    """What is read of a project in one document."""

    names: set[str] = field(default_factory=set)
    stated: dict[Statement, _Value] = field(default_factory=dict)
    listed: defaultdict[str, dict[Hashable, _Value]] = field(default_factory=lambda: defaultdict(dict))

    def shown(self, name: str) -> _Value | None:
        """What the table ``projects`` would show; of who pays the programme, else another funder."""
        best = chosen(list(self.stated))
        if name == "programme":
            funders = (statement for statement in self.stated if statement.field == "funder")
            statement = best.get(PROGRAMME) or next(funders, None)
        else:
            statement = best.get(name)
        return self.stated[statement] if statement else None

    def any_shown(self, name: str) -> list[_Value]:
        """The same; of several funders, where no programme pays, each, and times as printed where no date is told."""
        value = self.shown(name)
        if value is None and name in ("start", "end"):
            return [value for statement, value in self.stated.items() if statement.field == name]
        if name == "programme" and not any(statement.field == PROGRAMME for statement in self.stated):
            return [value for statement, value in self.stated.items() if statement.field == "funder"]
        return [value] if value else []

    def values(self, name: str, wanted: Mapping[str, Any]) -> Iterable[_Value]:
        """What is listed of a field; gold that does not tell money asked for from money granted has both as the grant."""
        both = self.listed[APPLIED_FOR] if name == "grant" and APPLIED_FOR not in wanted else {}
        return {**both, **self.listed[name]}.values()


@dataclass(slots=True)
class _Count:
    """Right, wrong and missed of one document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0


def score_projects(folder: Path, read: Callable[[Path], Reading], *, show_errors: bool = False) -> dict[str, Any]:
    """Score the projects of every document of a folder that has gold beside it.

    A project is found where one of its names (name, full name, acronym) is. A field of one value is accurate where it is read as the gold
    has it, or not read where the gold has none; precision is that of the values read, recall that of the gold's; it is wrong of a project
    that is not found. Of a programme the generation that a date settles counts as the programme that the words name. Strand, funders,
    municipalities, sums and website count of projects whose gold has these keys.

    Args:
        folder: searched with its sub-folders for ``*.gold.json``.
        read: reads, structures and annotates one file.
        show_errors: whether to list each difference under ``errors``, by document.

    Returns:
        ``{"documents", "unread": {document: reason}, "projects", "names": {"precision", "recall", "f1", "f1_interval"}, "partners": the
        same, and so what else is listed; "programme": {"accuracy", "interval", "precision", "recall", "f1", "f1_interval"} and so for
        lead, start, end and status}``; intervals are 95 %, of F1 by bootstrap over documents. All that a document that cannot be read
        holds counts as missed.

    Raises:
        UsageError: where the folder holds no gold.
    """
    counts: defaultdict[str, list[_Count]] = defaultdict(list)
    accurate: defaultdict[str, int] = defaultdict(int)
    errors: defaultdict[str, list[str]] = defaultdict(list)
    unread: dict[str, str] = {}
    total = 0
    for one in judged(folder, read):
        gold = one.gold
        if one.unread:
            unread[gold["document"]] = one.unread
        pairs = _paired(gold.get("projects") or [], _projects(*one.reading))
        for name in ("names", *_LISTED, *_ONE_VALUE):
            counts[name].append(_Count())
        for wanted, found in pairs:
            label = wanted["name"] if wanted else "/".join(sorted(found.names)) if found else ""
            said = errors[gold["document"]]
            _count_name(counts["names"][-1], wanted, found, label, said)
            if wanted is None:
                continue
            total += 1
            for name in _LISTED:
                if name in wanted:
                    _count_listed(counts[name][-1], name, wanted, found or _Found(), label, said)
            for name in _ONE_VALUE:
                accurate[name] += _count_value(counts[name][-1], name, wanted, found, label, said)
    report: dict[str, Any] = {"documents": len(counts["names"]), "unread": unread, "projects": total}
    report |= {name: _scores(counts[name]) for name in ("names", *_LISTED)}
    for name in _ONE_VALUE:
        accuracy = accurate[name] / total if total else None
        interval = tuple(wilson_interval(accurate[name], total))
        report[name] = {"accuracy": accuracy, "interval": interval} | _scores(counts[name])
    return report | ({"errors": dict(errors)} if show_errors else {})


def _projects(document: Document, structure: Structure, annotation: Annotation) -> list[_Found]:
    """The projects of a document, those that linking holds for one together."""
    links = link(document, structure, annotation)
    by_place = {mention.span: mention for mention in annotation.mentions}
    names = {
        mention.span: meant.name
        for mention, meant in zip(annotation.mentions, links.mentions, strict=True)
        if meant.name
    }
    found: defaultdict[str, _Found] = defaultdict(_Found)
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


def _add_fact(project: _Found, fact: ProjectFact, target: Mention | None, name: str | None, links: Links) -> None:
    value = _Value(
        frozenset({*_forms(fact, target), *([_organisation(name)] if name else [])}), is_computed=fact.rule == BY_LENGTH
    )
    if fact.field in ("full_name", "acronym"):
        project.names.add(name_key(fact.value))
        return
    for name, fields in _LISTED.items():
        if fact.field in fields and fact.rule != REFUSED:
            key = _listed_key(fact, links)
            known = project.listed[name].get(key, value)
            project.listed[name][key] = _Value(known.forms | value.forms)
    if fact.field not in _LISTED[_PARTNERS]:
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
        return _sum(fact.amount)
    return _entity(fact.target, links) or name_key(fact.value)


def _entity(span: Span | None, links: Links) -> str | None:
    return links.entity_at(span) if span else None


def _forms(fact: ProjectFact, target: Mention | None) -> Iterable[str]:
    yield _organisation(fact.value)
    if fact.amount:
        yield _sum(fact.amount)
    if fact.field in ("start", "end", "status"):
        yield _day(fact.interval) if fact.interval else fact.value
    if target is not None:
        yield from (_organisation(name) for name in (target.text, target.attributes.get("name")) if name)
        yield from (code for code in (target.code, target.attributes.get("generation")) if code)


def _day(interval: DateExpression) -> str:
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


def _sum(amount: Amount) -> str:
    """A sum whatever its scale: "2,4 mio. kr." and "2.400.000 kr." are one."""
    return f"{in_units(amount)} {amount.currency}"


def _organisation(name: str) -> str:
    return name_key(without_genitive(name))


def _paired(
    gold: Sequence[Mapping[str, Any]], found: Sequence[_Found]
) -> list[tuple[Mapping[str, Any] | None, _Found | None]]:
    free = list(found)
    pairs: list[tuple[Mapping[str, Any] | None, _Found | None]] = []
    for wanted in gold:
        names = {name_key(wanted[name]) for name in ("name", "full_name", "acronym") if wanted.get(name)}
        names |= {name_key(name) for name in wanted.get("names", ())}
        match = next((project for project in free if project.names & names), None)
        if match is not None:
            free.remove(match)
        pairs.append((wanted, match))
    return pairs + [(None, project) for project in free]


def _count_name(
    count: _Count, wanted: Mapping[str, Any] | None, found: _Found | None, label: str, errors: list[str]
) -> None:
    count.right += wanted is not None and found is not None
    count.missed += found is None
    count.wrong += wanted is None
    if wanted is None or found is None:
        errors.append(f"{label}: {'wrong' if wanted is None else 'missed'}")


def _count_listed(
    count: _Count, name: str, wanted: Mapping[str, Any], found: _Found, label: str, errors: list[str]
) -> None:
    """Count the values of a list one by one; the lead among the partners is neither right nor wrong."""
    free = list(found.values(name, wanted))
    stated = wanted[name]
    for value in _several(stated):
        match = next((other for other in free if value.forms & other.forms), None)
        if (
            match is None
            and value.is_reference
            and any(value.forms & other.forms for other in found.listed[name].values())
        ):
            continue
        if match is None:
            count.missed += 1
            errors.append(f"{label}: {name} missed {sorted(value.forms)}")
        else:
            count.right += 1
            free.remove(match)
    leads = _several(wanted["lead"]) if name == _PARTNERS else []
    wrong = [value for value in free if not any(value.forms & lead.forms for lead in leads)]
    count.wrong += len(wrong)
    errors.extend(f"{label}: {name} wrong {sorted(value.forms)}" for value in wrong)


def _several(stated: str | Sequence[str | _Value] | None) -> list[_Value]:
    values = [stated] if isinstance(stated, str) else stated or ()
    return [value if isinstance(value, _Value) else _Value(frozenset({_organisation(value)})) for value in values]


def _count_value(
    count: _Count, name: str, wanted: Mapping[str, Any], found: _Found | None, label: str, errors: list[str]
) -> bool:
    """Whether a field of one value is accurate; counted right, wrong and missed as well."""
    stated = wanted[name]
    value = found.shown(name) if found else None
    form = _organisation(stated) if name == "lead" and stated else stated
    right = value is not None and stated is not None and form in value.forms
    count.right += right
    count.wrong += value is not None and not right
    count.missed += stated is not None and not right
    accurate = right or (found is not None and value is None and stated is None)
    if not accurate:
        errors.append(f"{label}: {name} is {stated}, read {sorted(value.forms) if value else None}")
    return accurate


def _scores(counts: Sequence[_Count]) -> dict[str, Any]:
    table = np.array([(count.right, count.wrong, count.missed) for count in counts], dtype=np.float64)
    right, wrong, missed = (int(count) for count in table.sum(axis=0))
    return {**agreement(right, wrong, missed), "f1_interval": tuple(f1_interval(table))}


def score_project_texts(
    texts: Sequence[ProjectText], read: Callable[[ProjectText], Reading], *, show_errors: bool = False
) -> dict[str, Any]:
    """Score the projects of texts marked by hand, with the measures of ``score_projects``.

    Dates, sums and municipalities count by what the marked words mean, read by their place alone, all else as printed; a body with and
    without where it lies is one. Marked partners in small letters ("kommunen") count where nothing else means them. Projects that a text
    marks no name of are left out. A field with several marks is right where any of them is shown.

    Args:
        texts: as ``read_project_texts`` gives them.
        read: structures and annotates one.
        show_errors: whether to list each difference under ``errors``, by text.
    """
    counts: defaultdict[str, list[_Count]] = defaultdict(list)
    errors: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for name in ("names", *_MARKED_ONE, *_MARKED_LISTS):
            counts[name].append(_Count())
        said = errors[text.name]
        reading = read(text)
        day = document_day(text.document, reading[1], reading[2].dates)
        for wanted, found in _paired(_marked_projects(text, day), _projects(*reading)):
            label = wanted["name"] if wanted else "/".join(sorted(found.names)) if found else ""
            _count_name(counts["names"][-1], wanted, found, label, said)
            if wanted is None:
                continue
            for name in _MARKED_LISTS:
                _count_listed(counts[name][-1], name, wanted, found or _Found(), label, said)
            for name in _MARKED_ONE:
                _count_marked_value(counts[name][-1], name, wanted, found, label, said)
    report: dict[str, Any] = {"documents": len(texts)} | {name: _scores(found) for name, found in counts.items()}
    return report | ({"errors": {name: said for name, said in errors.items() if said}} if show_errors else {})


_MARKED_ONE: Final = ("programme", "lead", "start", "end")
_MARKED_LISTS: Final = {_PARTNERS: "partner", "budget": "total", "grant": "grant", "own_contribution": "own"}
"""Fields that marks give several values of, with the mark's label."""
_MARKED_SUMS: Final = frozenset({"total", "grant", "own"})
_PLACE: Final = re.compile(r" (?:i|på|fra) (?=[A-ZÆØÅ])\D{2,30}$")
"""Where a body lies, which its name may be marked with and without."""


def _marked_projects(text: ProjectText, day: date | None) -> list[dict[str, Any]]:
    """The projects that marks name, as gold has them, but for fields of one value the list of what marks say."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    stated: defaultdict[int, defaultdict[str, list[_Value]]] = defaultdict(lambda: defaultdict(list))
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
            **{name: stated[number][label] for name, label in _MARKED_LISTS.items()},
        }
        for number in sorted(names)
    ]


def _marked_value(text: str, mark: Mark, day: date | None) -> _Value:
    """What marked words state: as printed, and of dates, sums and municipalities by their meaning."""
    words = text[slice(*mark.span)]
    meant: str | None = None
    if mark.label in ("start", "end"):
        found = read_date(text, mark.span, day)
        meant = _day(date_at(found, mark.label)) if found else None
    elif mark.label in _MARKED_SUMS:
        sums = find_amounts(words)
        meant = _sum(sums[0]) if len(sums) == 1 else None
    else:
        towns = [town.value.code for town in place_names(words) if (town.start, town.end) == (0, len(words))]
        meant = str(towns[0]) if towns and towns[0] else None
    forms = {_organisation(words), _organisation(_PLACE.sub("", words)), *([meant] if meant else [])}
    return _Value(frozenset(forms), is_reference=words.islower())


def _count_marked_value(
    count: _Count, name: str, wanted: Mapping[str, Any], found: _Found | None, label: str, errors: list[str]
) -> None:
    values = found.any_shown(name) if found else []
    if not wanted[name] and values and all(value.is_computed for value in values):
        return
    right = any(stated.forms & value.forms for stated in wanted[name] for value in values)
    count.right += right
    count.wrong += bool(values) and not right
    count.missed += bool(wanted[name]) and not right
    if not right and (values or wanted[name]):
        marked, read = ([sorted(value.forms) for value in some] for some in (wanted[name], values))
        errors.append(f"{label}: {name} is {marked}, read {read}")
