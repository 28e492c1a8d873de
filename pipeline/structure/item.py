"""One agenda item from its lines: metadata, sections and what each section states."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from pipeline.records import AgendaItem, Attendance, Decision, Issue, Recommendation, Section, Span
from pipeline.structure.attachment_parts import with_files_apart
from pipeline.structure.attachments import is_listed, read_attachments
from pipeline.structure.attendance_head import people_of
from pipeline.structure.cuts import Cut
from pipeline.structure.decisions import DecisionReading, read_decision
from pipeline.structure.item_types import classify_item
from pipeline.structure.meta import read_meta
from pipeline.structure.recommendations import (
    end_of_points,
    holds_points,
    read_recommendations,
    recommendations_in_prose,
)
from pipeline.structure.scan import Scan
from pipeline.structure.sections import Part
from pipeline.structure.titles import Access

_KIND = re.compile(r"(?:beslutnings|drøftelses|orienterings|efterretnings|tema)(?:sag|punkt)\.?", re.IGNORECASE)
_BOTH = "indstilling og beslutning"
_MARKS = frozenset("DO")
_MAX_ABSENT = 12
_MAX_BESIDE = 10
"""Characters a name may have beside it in a list: party, comma."""


def read_item(
    scan: Scan,
    ordinal: int,
    cut: Cut,
    parts: Sequence[Part],
    *,
    day: date | None,
    access: Access | None,
    unlabelled: bool,
    members: Collection[str],
) -> tuple[AgendaItem, list[Issue]]:
    """An agenda item and what could not be settled in it.

    Args:
        scan: the document.
        ordinal: the item's place in the document, from 1.
        cut: where it begins.
        parts: its sections.
        day: the meeting's date, for dates without a year.
        access: what the nearest heading above says of all items below it.
        unlabelled: whether the minutes have no label for decisions, so that text without a label is what was decided.
        members: the names of those whom the meeting's head lists.
    """
    parts = [_as_absent(part, members) for part in with_files_apart(parts)]
    if not any(part.section == "decision" for part in parts):
        parts = [part for whole in parts for part in _split_of_both(whole)]
    if unlabelled:
        parts = [part for whole in parts for part in _split_recommendation(whole)]
        if not any(part.section == "decision" for part in parts):
            parts = [_as_decision(part) for part in parts]
    end = parts[-1].span.end if parts else cut.title_span.end
    metadata = _metadata(scan, cut, end, access)
    reading = _Reading(day)
    sections = tuple(reading.section(part) for part in parts)
    if not reading.recommendations:
        reading.recommendations_in_prose(parts)
    mark = cut.type_mark or _mark_in_cell(parts)
    kind = classify_item(
        f"{cut.title} {mark}" if mark else cut.title,
        labels=[*(part.label.text for part in parts if part.label), *_stated_kinds(parts)],
        recommendations=[point.text for point in reading.recommendations],
        decision=" ".join(decision.text for decision in reading.decisions),
    )
    start = cut.title_span.start if cut.way == "contents_only" else scan.lines[cut.first].span.start
    item = AgendaItem(
        ordinal=ordinal,
        number=cut.number,
        title=cut.title,
        title_span=cut.title_span,
        span=Span(min(start, cut.title_span.start), max(end, cut.title_span.end)),
        access=metadata.access,
        case_number=metadata.case_number,
        kle_code=metadata.kle_code,
        item_type=kind.item_type,
        item_type_score=kind.score,
        item_type_rule=kind.rule,
        sections=sections,
        recommendations=tuple(reading.recommendations),
        decisions=tuple(reading.decisions),
        attachments=tuple(
            read_attachments(
                [
                    ([line for line in scan.lines[cut.first : cut.body] if is_listed(line)], 0),
                    *((part.lines, part.skip) for part in parts if part.section == "attachments"),
                ]
            )
        ),
        attendance=tuple(reading.attendance),
        evidence=metadata.evidence,
    )
    issues = [replace(issue, item_ordinal=ordinal) for issue in reading.issues]
    if not cut.title:
        message = "The document prints no title for this item."
        issues.append(Issue(kind="title_missing", message=message, span=cut.title_span, item_ordinal=ordinal))
    return item, issues


def _mark_in_cell(parts: Sequence[Part]) -> str | None:
    """The mark of the item's type that agendas laid out as tables have in a column of its own, "D", as it stands behind a title."""
    cells = (part.lines[0].text for part in parts if part.label_line and part.label_line.is_cell and part.lines)
    return next((f"({text})" for text in cells if text in _MARKS), None)


def _stated_kinds(parts: Sequence[Part]) -> list[str]:
    """The lines that do nothing but state the item's type, "Drøftelsessag", below a label of its way through the bodies."""
    return [
        line.text for part in parts if part.section == "process" for line in part.lines if _KIND.fullmatch(line.text)
    ]


def _as_absent(part: Part, members: Collection[str]) -> Part:
    """Names of members, and nothing else, above an item's first label are those absent for it."""
    if part.label is not None or part.attendance is not None or len(part.lines) > _MAX_ABSENT or not members:
        return part
    text = " ".join([line.text for line in part.lines])
    told = [name for name in members if name in text]
    if not told:
        return part
    lines = [line for line in part.lines if read_meta(line.text) is None]
    length = sum(len(line.text) for line in lines)
    if length > sum(text.count(name) * (len(name) + _MAX_BESIDE) for name in told):
        return part
    named = people_of(lines, "absent")
    if not named or any(person.person_name not in members for person in named):
        return part
    spare = length - sum(len(person.person_name) for person in named)
    return replace(part, section="other", attendance="absent") if spare <= _MAX_BESIDE * len(named) else part


def _split_recommendation(part: Part) -> list[Part]:
    """A recommendation and, where a layout prints it below without a label, the decision."""
    if part.section != "recommendation":
        return [part]
    end = end_of_points(part.lines)
    if end == len(part.lines):
        return [part]
    border = part.lines[end].span.start
    above = [line for line in part.empty if line.span.start < border]
    below = [line for line in part.empty if line.span.start > border]
    return [
        replace(part, lines=part.lines[:end], empty=above),
        Part("decision", None, None, part.lines[end:], empty=below),
    ]


def _split_of_both(part: Part) -> list[Part]:
    """What stands below a label that heads the recommendation and the decision alike."""
    if part.label is None or part.label.text.casefold() != _BOTH:
        return [part]
    return _split_recommendation(part) if holds_points(part.lines) else [replace(part, section="decision")]


def _as_decision(part: Part) -> Part:
    if part.label is not None or part.section not in ("presentation", "other") or part.attendance is not None:
        return part
    return part if all(read_meta(line.text) for line in part.lines) else replace(part, section="decision")


@dataclass(slots=True)
class _Metadata:
    access: Access | None
    case_number: str | None
    kle_code: str | None = None
    evidence: dict[str, Span] = field(default_factory=dict)


def _metadata(scan: Scan, cut: Cut, end: int, access: Access | None) -> _Metadata:
    """Case number and access from the title line and the metadata lines above the first section, else the first below it."""
    found = _Metadata(cut.access or access, cut.case_number)
    if cut.case_span:
        found.evidence["case_number"] = cut.case_span
    awaited = labelled = False
    for index in range(cut.first, len(scan.lines)):
        line = scan.lines[index]
        labelled = labelled or (scan.is_hard_label(index) and index >= cut.body)
        if line.span.start >= end or (labelled and found.case_number is not None):
            break
        meta = scan.metas[index]
        if meta is None and awaited:
            meta = scan.meta_of_value(index)
        awaited = meta is not None and meta.open_ended
        if meta is None:
            continue
        if meta.case_number and meta.case_span and found.case_number is None:
            found.case_number, found.kle_code = meta.case_number, meta.kle_code
            start = line.span.start
            found.evidence["case_number"] = Span(start + meta.case_span.start, start + meta.case_span.end)
        found.kle_code = found.kle_code or (meta.kle_code if not found.case_number else None)
        if meta.access and not labelled:
            found.access = meta.access
            found.evidence["access"] = line.span
    return found


@lru_cache(maxsize=2048)
def _decision_read(text: str, day: date | None) -> DecisionReading:
    """What a decision says: a meeting takes many in the same words."""
    return read_decision(text, reference=day)


class _Reading:
    """Collects what the sections of one item state."""

    def __init__(self, day: date | None) -> None:
        self._day = day
        self.recommendations: list[Recommendation] = []
        self.decisions: list[Decision] = []
        self.attendance: list[Attendance] = []
        self.issues: list[Issue] = []

    def section(self, part: Part) -> Section:
        """Read a section's content and give its record."""
        if part.attendance is not None:
            people = [line for line in part.lines if read_meta(line.text) is None]
            self.attendance.extend(people_of(people, part.attendance, skip=part.skip))
        elif part.section == "recommendation":
            points = read_recommendations(part.lines, skip=part.skip, label=part.label.text if part.label else None)
            known = {point.text for point in self.recommendations}
            for point in points if not known else [point for point in points if point.text not in known]:
                ordinal = len(self.recommendations) + 1
                self.recommendations.append(point if point.ordinal == ordinal else replace(point, ordinal=ordinal))
        elif part.section == "decision":
            self._decision(part)
        label, label_line = part.label, part.label_line
        text = part.text_span
        return Section(
            section=part.section,
            label=label.text if label and not (label_line and label_line.is_cell) else None,
            span=part.span if part.lines or label_line else text,
            text_span=text,
            body=label.body if label else None,
            date=label.date if label else None,
        )

    def recommendations_in_prose(self, parts: Sequence[Part]) -> None:
        """Recommendations that layouts without an own heading for them state in a sentence of the presentation."""
        for part in parts:
            told = part.section in ("presentation", "summary", "process", "other") or part.label is None
            if told and part.attendance is None:
                self.recommendations += recommendations_in_prose(part.lines)

    def _decision(self, part: Part) -> None:
        passage = part.passage
        if not passage.text.strip():
            return
        reading = _decision_read(passage.text, self._day)
        for decision in reading.decisions:
            votes = tuple([replace(vote, span=passage.span(vote.span)) for vote in decision.votes])
            self.decisions.append(replace(decision, span=passage.span(decision.span), votes=votes))
        self.attendance += [replace(person, span=passage.span(person.span)) for person in reading.attendance]
        self.issues += [
            replace(issue, span=passage.span(issue.span) if issue.span else passage.whole) for issue in reading.issues
        ]
