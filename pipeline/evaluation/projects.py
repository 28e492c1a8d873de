"""How well projects are read: their names, and what is stated of each, against the gold beside the documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from pipeline.annotate.projects.facts import document_day
from pipeline.evaluation.found_projects import LISTED, PARTNERS, Found, Value, found_projects, organisation_form
from pipeline.evaluation.gold import Reading, judged
from pipeline.evaluation.intervals import wilson_interval
from pipeline.evaluation.marked_projects import MARKED_LISTS, marked_projects
from pipeline.evaluation.project_texts import ProjectText
from pipeline.evaluation.scores import agreement, f1_interval
from pipeline.linking.names import name_key

_ONE_VALUE: Final = ("programme", "lead", "start", "end", "status")


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
    that is not found, but for the accuracy of those found. Of a programme the generation that a date settles counts as the programme that
    the words name. Strand, funders, municipalities, sums and website count of projects whose gold has these keys.

    Args:
        folder: searched with its sub-folders for ``*.gold.json``.
        read: reads, structures and annotates one file.
        show_errors: whether to list each difference under ``errors``, by document.

    Returns:
        ``{"documents", "unread": {document: reason}, "projects", "names": {"precision", "recall", "f1", "f1_interval"}, "partners": the
        same, and so what else is listed; "programme": {"accuracy", "interval", "accuracy_of_found", "accuracy_of_found_interval",
        "precision", "recall", "f1", "f1_interval"} and so for lead, start, end and status}``; intervals are 95 %, of F1 by bootstrap over
        documents. All that a document that cannot be read holds counts as missed.

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
        pairs = _paired(gold.get("projects") or [], found_projects(*one.reading))
        for name in ("names", *LISTED, *_ONE_VALUE):
            counts[name].append(_Count())
        for wanted, found in pairs:
            label = wanted["name"] if wanted else "/".join(sorted(found.names)) if found else ""
            said = errors[gold["document"]]
            _count_name(counts["names"][-1], wanted, found, label, said)
            if wanted is None:
                continue
            total += 1
            for name in LISTED:
                if name in wanted:
                    _count_listed(counts[name][-1], name, wanted, found or Found(), label, said)
            for name in _ONE_VALUE:
                accurate[name] += _count_value(counts[name][-1], name, wanted, found, label, said)
    known = sum(count.right for count in counts["names"])
    report: dict[str, Any] = {"documents": len(counts["names"]), "unread": unread, "projects": total}
    report |= {name: _scores(counts[name]) for name in ("names", *LISTED)}
    report |= {name: _with_accuracy(counts[name], accurate[name], total, known) for name in _ONE_VALUE}
    return report | ({"errors": dict(errors)} if show_errors else {})


def _paired(
    gold: Sequence[Mapping[str, Any]], found: Sequence[Found]
) -> list[tuple[Mapping[str, Any] | None, Found | None]]:
    free = list(found)
    pairs: list[tuple[Mapping[str, Any] | None, Found | None]] = []
    for wanted in gold:
        names = {name_key(wanted[name]) for name in ("name", "full_name", "acronym") if wanted.get(name)}
        names |= {name_key(name) for name in wanted.get("names", ())}
        match = next((project for project in free if project.names & names), None)
        if match is not None:
            free.remove(match)
        pairs.append((wanted, match))
    return pairs + [(None, project) for project in free]


def _count_name(
    count: _Count, wanted: Mapping[str, Any] | None, found: Found | None, label: str, errors: list[str]
) -> None:
    count.right += wanted is not None and found is not None
    count.missed += found is None
    count.wrong += wanted is None
    if wanted is None or found is None:
        errors.append(f"{label}: {'wrong' if wanted is None else 'missed'}")


def _count_listed(
    count: _Count, name: str, wanted: Mapping[str, Any], found: Found, label: str, errors: list[str]
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
    leads = _several(wanted["lead"]) if name == PARTNERS else []
    wrong = [value for value in free if not any(value.forms & lead.forms for lead in leads)]
    count.wrong += len(wrong)
    errors.extend(f"{label}: {name} wrong {sorted(value.forms)}" for value in wrong)


def _several(stated: str | Sequence[str | Value] | None) -> list[Value]:
    values = [stated] if isinstance(stated, str) else stated or ()
    return [value if isinstance(value, Value) else Value(frozenset({organisation_form(value)})) for value in values]


def _count_value(
    count: _Count, name: str, wanted: Mapping[str, Any], found: Found | None, label: str, errors: list[str]
) -> bool:
    """Whether a field of one value is accurate; counted right, wrong and missed as well."""
    stated = wanted[name]
    value = found.shown(name) if found else None
    form = organisation_form(stated) if name == "lead" and stated else stated
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


def _with_accuracy(counts: Sequence[_Count], accurate: int, total: int, found: int) -> dict[str, Any]:
    """The scores of a field of one value, with the share of all projects, and of those found, where it is right or rightly not read."""
    return {
        "accuracy": accurate / total if total else None,
        "interval": tuple(wilson_interval(accurate, total)),
        "accuracy_of_found": accurate / found if found else None,
        "accuracy_of_found_interval": tuple(wilson_interval(accurate, found)),
    } | _scores(counts)


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
    accurate: defaultdict[str, int] = defaultdict(int)
    errors: defaultdict[str, list[str]] = defaultdict(list)
    total = 0
    for text in texts:
        for name in ("names", *_MARKED_ONE, *MARKED_LISTS):
            counts[name].append(_Count())
        said = errors[text.name]
        reading = read(text)
        day = document_day(text.document, reading[1], reading[2].dates)
        for wanted, found in _paired(marked_projects(text, day), found_projects(*reading)):
            label = wanted["name"] if wanted else "/".join(sorted(found.names)) if found else ""
            _count_name(counts["names"][-1], wanted, found, label, said)
            if wanted is None:
                continue
            total += 1
            for name in MARKED_LISTS:
                _count_listed(counts[name][-1], name, wanted, found or Found(), label, said)
            for name in _MARKED_ONE:
                accurate[name] += _count_marked_value(counts[name][-1], name, wanted, found, label, said)
    known = sum(count.right for count in counts["names"])
    report: dict[str, Any] = {"documents": len(texts), "projects": total}
    report |= {name: _scores(counted) for name, counted in counts.items() if name not in _MARKED_ONE}
    report |= {name: _with_accuracy(counts[name], accurate[name], total, known) for name in _MARKED_ONE}
    return report | ({"errors": {name: said for name, said in errors.items() if said}} if show_errors else {})


_MARKED_ONE: Final = ("programme", "lead", "start", "end")


def _count_marked_value(
    count: _Count, name: str, wanted: Mapping[str, Any], found: Found | None, label: str, errors: list[str]
) -> bool:
    """Whether a field is accurate: rightly read, or rightly not; counted right, wrong and missed as well."""
    values = found.any_shown(name) if found else []
    if not wanted[name] and values and all(value.is_computed for value in values):
        return True
    right = any(stated.forms & value.forms for stated in wanted[name] for value in values)
    count.right += right
    count.wrong += bool(values) and not right
    count.missed += bool(wanted[name]) and not right
    if not right and (values or wanted[name]):
        marked, read = ([sorted(value.forms) for value in some] for some in (wanted[name], values))
        errors.append(f"{label}: {name} is {marked}, read {read}")
    return right or (found is not None and not values and not wanted[name])
