"""An agenda item's lines as sections: each line belongs to exactly one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.records import AttendanceStatus, SectionKind, Span
from pipeline.structure.attachments import is_file_name
from pipeline.structure.bodies import same_body
from pipeline.structure.labels import Label, recommending_label, recommends
from pipeline.structure.lexicon import GROUP_HEADINGS
from pipeline.structure.lines import Line, Passage, text_span
from pipeline.structure.scan import Scan, normalise_title, repeats_normalised

_UNLABELLED: SectionKind = "presentation"
_MAX_SENTENCE = 90
_MIN_REPEATED = 12
_OWN_WORDS = re.compile(
    r"(?:Rådet|Udvalget|Bestyrelsen|Forummet|Kredsen|Nævnet|Kommissionen|Klyngen|Styregruppen|Gruppen|Netværket)\s+anbefaler\b"
)
"""What the body that meets says to others is what it decided."""


@dataclass(slots=True)
class Part:
    """A section while it is being read.

    Attributes:
        section: what it is.
        label: the label line, None where the text has none.
        lines: the lines of its text.
        empty: lines of labels without any text of their own that stand beside it.
        skip: characters of the first line that are the label.
        attendance: what a list of people below an attendance heading says of them.
    """

    section: SectionKind
    label: Label | None
    label_line: Line | None
    lines: list[Line]
    skip: int = 0
    attendance: AttendanceStatus | None = None
    empty: list[Line] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        """The section's text."""
        return Passage(self.lines, skip=self.skip)

    @property
    def span(self) -> Span:
        """The section with its label."""
        spans = [line.span for line in (*self.empty, *self.lines)]
        if self.label_line:
            spans.append(self.label_line.span)
        return Span(min(spans).start, max([span.end for span in spans]))

    @property
    def text_span(self) -> Span:
        """The section's text, which is nothing at its end where it has no lines."""
        if self.lines:
            return text_span(self.lines, skip=self.skip)
        end = self.span.end
        return Span(end, end)


def split_sections(
    scan: Scan, first: int, last: int, title: str, *, body: str | None, days: Sequence[date]
) -> list[Part]:
    """The sections of the item whose text is the lines ``[first, last)``.

    Args:
        title: the item's title, to recognise where it is printed again.
        body, days: the meeting's, to tell its decision from earlier ones.
    """
    parts: list[Part] = []
    seen: set[SectionKind] = set()
    title = normalise_title(title)
    while last > first and _heads_next(scan, last - 1):
        last -= 1
    end = last
    while end > first and _stands_below(scan, end - 1):
        end -= 1
    for index in range(first, last):
        line = scan.lines[index]
        current = parts[-1] if parts else None
        if current is not None:
            seen.add(current.section)
        label = scan.labels[index]
        if index >= end and parts:
            parts.append(_labelled(label, line) if label else Part("other", None, None, [line]))
            continue
        if label is not None and current is not None and _refers(label, current, parts, days):
            current.lines.append(line)
        elif label is not None and _opens(label, line, current, seen, days) and not _begins_title(title, label, line):
            parts.append(_labelled(label, line))
        elif current is None:
            parts.append(Part("other", None, None, [line]) if scan.metas[index] else _first_part(line))
        elif current.section == "other" and current.label is None and len(parts) == 1 and not scan.metas[index]:
            parts.append(_first_part(line))
        elif current.label is not None and current.attendance is None and _is_title_again(title, line, current):
            parts.append(Part("other", None, None, [line]))
        elif current.section == "other" and current.label is None and _is_title_again(title, current.lines[-1], None):
            parts.append(_first_part(line))
        elif current.section not in ("recommendation", "decision", "earlier_decision") and _introduces(
            line, seen, current
        ):
            parts.append(_recommendation(line))
        else:
            current.lines.append(line)
    return _with_earlier(_without_empty(parts), body, days)


def _heads_next(scan: Scan, index: int) -> bool:
    """Whether an item's last line is a heading over the items that follow."""
    return scan.is_access_heading(index) or (
        index + 1 < len(scan.lines)
        and len(scan.lines[index].text) <= _MAX_SENTENCE
        and GROUP_HEADINGS.fullmatch(scan.lines[index].text) is not None
    )


def _stands_below(scan: Scan, index: int) -> bool:
    """Whether a line, the last of an item but for others like it, is no text of a section: a label of nothing, a case number."""
    label, meta = scan.labels[index], scan.metas[index]
    return (label is not None and label.rest == len(scan.lines[index].text)) or (meta is not None and meta.starts_item)


def _without_empty(parts: Sequence[Part]) -> list[Part]:
    """The sections that have text; a label without any ("POLITISK BEHANDLING" over the decisions of several bodies, a field
    left blank) goes to the section below it, else to the one above."""
    kept: list[Part] = []
    empty: list[Line] = []
    for part in parts:
        if part.label_line is not None and not part.lines:
            empty.append(part.label_line)
        else:
            part.empty = empty
            empty = []
            kept.append(part)
    if empty and kept:
        kept[-1].empty += empty
    elif empty:
        kept.append(Part("other", None, None, empty))
    return kept


def _first_part(line: Line) -> Part:
    return _recommendation(line) if _introduces(line, ()) else Part(_UNLABELLED, None, None, [line])


def _recommendation(line: Line) -> Part:
    """A section that the words of its first line name: all of that line is its text as well."""
    words = recommending_label(line.text)
    label = Label(words, 0, section="recommendation") if words else None
    return Part("recommendation", label, line if label else None, [line])


def _labelled(label: Label, line: Line) -> Part:
    inline = label.rest < len(line.text)
    section = label.section or "other"
    return Part(section, label, line, [line] if inline else [], label.rest if inline else 0, label.attendance)


def _refers(label: Label, current: Part, parts: Sequence[Part], days: Sequence[date]) -> bool:
    """Whether a line names an earlier treatment in a list of them below the title, where nothing is told of it."""
    in_head = current.section == "other" and current.label is None and len(parts) == 1
    return in_head and label.point is not None and label.date is not None and label.date not in days


def _opens(label: Label, line: Line, current: Part | None, seen: Collection[SectionKind], days: Sequence[date]) -> bool:
    """Whether a label opens a section where it stands, or is a sub-heading or a line of the section it stands in.

    ``seen``: the sections that the item has so far.
    """
    inline = label.rest < len(line.text)
    if label.attendance is not None and not inline and current and current.section == "summary" and not current.lines:
        return False
    if label.attendance is not None:
        in_decision = current is not None and current.section == "decision" and current.attendance is None
        return not in_decision or (not inline and bool(current and current.lines))
    if current is not None and current.section == label.section == "recommendation" and not current.lines:
        return label.text.casefold().endswith("indstilling")
    if current and current.section == "earlier_decision" and current.label and not current.label.date:
        nested = label.section == "decision" and label.body is not None and label.date not in days
        return not nested
    if label.section == "process" and current is not None and current.label and inline:
        return label.text.casefold().startswith("sagen ") and ":" in line.text[: label.rest]
    if not label.soft:
        return True
    if label.section == "decision":
        return label.date is not None or label.body is not None or "decision" not in seen
    if current is None or current.label is None or current.attendance is not None:
        return True
    if current.section in ("recommendation", "decision") and not current.lines:
        return False
    return label.text.isupper() or not current.label.text.isupper()


def _begins_title(title: str, label: Label, line: Line) -> bool:
    """Whether what looks like a label with its text is the item's title again ("REDEGØRELSE: Støj"), perhaps broken off."""
    if label.rest >= len(line.text):
        return False
    text = normalise_title(line.text)
    return len(text) >= _MIN_REPEATED and title.startswith(text)


def _is_title_again(title: str, line: Line, current: Part | None) -> bool:
    if current is not None and current.section == "recommendation" and not current.lines:
        return False
    if current is not None and current.section == "attachments" and (is_file_name(line.text) or current.lines == []):
        return False
    return line.block.kind != "list_item" and len(line.text) < 400 and repeats_normalised(title, line.text)


def _introduces(line: Line, seen: Collection[SectionKind], current: Part | None = None) -> bool:
    """Whether a line opens a recommendation by its own words ("Administrationen indstiller, at").

    A whole sentence is the text of a label that stands right above it.
    """
    if line.block.kind == "list_item" or "recommendation" in seen or _OWN_WORDS.match(line.text):
        return False
    text = line.text.rstrip()
    below_label = current is not None and current.label is not None and not current.lines
    return recommends(text) is not None and (
        text.endswith((":", ",", " at")) or (len(text) < _MAX_SENTENCE and not below_label)
    )


def _with_earlier(parts: list[Part], body: str | None, days: Sequence[date]) -> list[Part]:
    """Tell this meeting's decisions from those of other bodies and days that the item quotes."""
    decisions = [part for part in parts if part.section == "decision" and part.label]
    stated: list[tuple[Part, str]] = []
    for part in decisions:
        if part.label is None or not (part.label.date or part.label.body):
            continue
        if not _is_own(part.label, body, days):
            part.section = "earlier_decision"
        elif part.label.body and part.label.date:
            stated.append((part, part.label.body))
    others = [part for part, name in stated if body and not same_body(name, body)]
    if len(others) < len(stated):
        for part in others:
            part.section = "earlier_decision"
    return parts


def _is_own(label: Label, body: str | None, days: Sequence[date]) -> bool:
    if label.date is not None and days:
        return label.date in days
    if label.body is not None and body is not None:
        return same_body(label.body, body)
    return label.date is None or not days
