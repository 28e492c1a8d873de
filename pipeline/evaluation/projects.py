"""How well projects are read: their names, and what is stated of each, against the gold beside the documents."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import UsageError
from pipeline.evaluation.intervals import bootstrap_interval, wilson_interval
from pipeline.linking import Links, link
from pipeline.linking.names import name_key, without_genitive
from pipeline.records import Annotation, DateExpression, Document, Mention, ProjectFact, Span, Structure
from pipeline.tables.projects import PROGRAMME, Statement, chosen

Reading = tuple[Document, Structure, Annotation]

_ONE_VALUE: Final = ("programme", "lead", "start", "end", "status")
_PARTNERS: Final = frozenset({"partner", "participant"})
_SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value by all the forms under which the gold may have it: as printed, by the entity's name, by code."""

    forms: frozenset[str]


@dataclass(slots=True)
class _Found:
    """What is read of a project in one document."""

    names: set[str] = field(default_factory=set)
    stated: dict[Statement, _Value] = field(default_factory=dict)
    partners: dict[Hashable, _Value] = field(default_factory=dict)

    def shown(self, name: str) -> _Value | None:
        """What the table ``projects`` would show; of who pays the programme, else another funder."""
        best = chosen(list(self.stated))
        if name == "programme":
            funders = (statement for statement in self.stated if statement.field == "funder")
            statement = best.get(PROGRAMME) or next(funders, None)
        else:
            statement = best.get(name)
        return self.stated[statement] if statement else None


@dataclass(slots=True)
class _Count:
    """Right, wrong and missed of one document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0


def score_projects(folder: Path, read: Callable[[Path], Reading], *, show_errors: bool = False) -> dict[str, Any]:
    """Score the projects of every document of a folder that has gold beside it.

    A project is found where one of its names (name, full name, acronym) is. A field of one value is right where it is read as the gold
    has it, or not read where the gold has none; it is wrong of a project that is not found. Of a programme the generation that a
    date settles counts as the programme that the words name.

    Args:
        folder: searched with its sub-folders for ``*.gold.json``.
        read: reads, structures and annotates one file.
        show_errors: whether to list each difference under ``errors``, by document.

    Returns:
        ``{"documents", "projects", "names": {"precision", "recall", "f1", "f1_interval"}, "partners": the same, "programme":
        {"accuracy", "interval"} and so for lead, start, end and status}``; intervals are 95 %, of F1 by bootstrap over documents.

    Raises:
        UsageError: where the folder holds no gold.
    """
    names: list[_Count] = []
    partners: list[_Count] = []
    right: defaultdict[str, int] = defaultdict(int)
    errors: defaultdict[str, list[str]] = defaultdict(list)
    total = 0
    for path in sorted(folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        pairs = _paired(gold.get("projects") or [], _projects(*read(path.parent / gold["document"])))
        names.append(_Count())
        partners.append(_Count())
        for wanted, found in pairs:
            label = wanted["name"] if wanted else "/".join(sorted(found.names)) if found else ""
            said = errors[gold["document"]]
            _count_name(names[-1], wanted, found, label, said)
            if wanted is not None:
                total += 1
                _count_partners(partners[-1], wanted, found or _Found(), label, said)
                for name in _right_fields(wanted, found, label, said):
                    right[name] += 1
    if not names:
        raise UsageError(f"There is no gold in {folder}.", hint="Gold is <document>.gold.json beside the document.")
    accuracies = {
        name: {
            "accuracy": right[name] / total if total else None,
            "interval": tuple(wilson_interval(right[name], total)),
        }
        for name in _ONE_VALUE
    }
    report = {"documents": len(names), "projects": total, "names": _scores(names), "partners": _scores(partners)}
    return report | accuracies | ({"errors": dict(errors)} if show_errors else {})


def _projects(document: Document, structure: Structure, annotation: Annotation) -> list[_Found]:
    """The projects of a document, those that linking holds for one together."""
    links = link(document, structure, annotation)
    by_place = {mention.span: mention for mention in annotation.mentions}
    found: defaultdict[str, _Found] = defaultdict(_Found)
    for mention, meant in zip(annotation.mentions, links.mentions, strict=True):
        if mention.entity_type == "project" and meant.entity_id is not None:
            found[meant.entity_id].names |= {
                name_key(name) for name in (mention.text, meant.name, meant.acronym) if name
            }
    for fact in annotation.project_facts:
        entity_id = links.entity_at(fact.project)
        if entity_id is not None:
            _add_fact(found[entity_id], fact, by_place.get(fact.target) if fact.target else None, links)
    return [project for _, project in sorted(found.items())]


def _add_fact(project: _Found, fact: ProjectFact, target: Mention | None, links: Links) -> None:
    value = _Value(frozenset(_forms(fact, target)))
    if fact.field in ("full_name", "acronym"):
        project.names.add(name_key(fact.value))
    elif fact.field in _PARTNERS:
        project.partners[_entity(fact.target, links) or fact.value] = value
    else:
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


def _entity(span: Span | None, links: Links) -> str | None:
    return links.entity_at(span) if span else None


def _forms(fact: ProjectFact, target: Mention | None) -> Iterable[str]:
    yield _organisation(fact.value)
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


def _organisation(name: str) -> str:
    return name_key(without_genitive(name))


def _paired(
    gold: Sequence[Mapping[str, Any]], found: Sequence[_Found]
) -> list[tuple[Mapping[str, Any] | None, _Found | None]]:
    free = list(found)
    pairs: list[tuple[Mapping[str, Any] | None, _Found | None]] = []
    for wanted in gold:
        names = {name_key(wanted[name]) for name in ("name", "full_name", "acronym") if wanted.get(name)}
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


def _count_partners(count: _Count, wanted: Mapping[str, Any], found: _Found, label: str, errors: list[str]) -> None:
    free = list(found.partners.values())
    for partner in wanted["partners"]:
        match = next((value for value in free if _organisation(partner) in value.forms), None)
        if match is None:
            count.missed += 1
            errors.append(f"{label}: partner missed {partner}")
        else:
            count.right += 1
            free.remove(match)
    leads = {_organisation(wanted["lead"])} if wanted["lead"] else set()
    wrong = [value for value in free if not value.forms & leads]
    count.wrong += len(wrong)
    errors.extend(f"{label}: partner wrong {sorted(value.forms)}" for value in wrong)


def _right_fields(wanted: Mapping[str, Any], found: _Found | None, label: str, errors: list[str]) -> Iterable[str]:
    for name in _ONE_VALUE:
        stated = wanted[name]
        value = found.shown(name) if found else None
        form = _organisation(stated) if name == "lead" and stated else stated
        if found is not None and (value is not None and form in value.forms if stated else value is None):
            yield name
        else:
            errors.append(f"{label}: {name} is {stated}, read {sorted(value.forms) if value else None}")


def _scores(counts: Sequence[_Count]) -> dict[str, Any]:
    table = np.array([(count.right, count.wrong, count.missed) for count in counts], dtype=np.float64)
    right, wrong, missed = table.sum(axis=0)
    return {
        "precision": right / (right + wrong) if right + wrong else None,
        "recall": right / (right + missed) if right + missed else None,
        "f1": 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None,
        "f1_interval": tuple(bootstrap_interval(table, _f1)),
    }


def _f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    right, wrong, missed = sums.T
    f1: NDArray[np.float64] = 2 * right / np.maximum(2 * right + wrong + missed, 1)
    return f1
