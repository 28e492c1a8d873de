"""An agenda item's lines as sections: each line belongs to exactly one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records import AttendanceStatus, SectionKind, Span
from pipeline.structure.attachments import is_file_name
from pipeline.structure.bodies import same_body
from pipeline.structure.labels import Label, recommends
from pipeline.structure.lexicon import PARENT_LABELS
from pipeline.structure.lines import Line, Passage
from pipeline.structure.scan import Scan, repeats_title

_UNLABELLED: SectionKind = "presentation"


@dataclass(slots=True)
class Part:
    """A section while it is being read.

    Attributes:
        section: what it is.
        label: the label line, None where the text has none.
        lines: the lines of its text.
        skip: characters of the first line that are the label.
        attendance: what a list of people below an attendance heading says of them.
    """

    section: SectionKind
    label: Label | None
    label_line: Line | None
    lines: list[Line]
    skip: int = 0
    attendance: AttendanceStatus | None = None

    @property
    def passage(self) -> Passage:
        """The section's text."""
        return Passage(self.lines, skip=self.skip)

    @property
    def span(self) -> Span:
        """The section with its label."""
        first = self.label_line or self.lines[0]
        last = self.lines[-1] if self.lines else first
        return Span(first.span.start, last.span.end)


def split_sections(scan: Scan, first: int, last: int, title: str, *, body: str | None, day: date | None) -> list[Part]:
    """The sections of the item whose text is the lines ``[first, last)``.

    Args:
        title: the item's title, to recognise where it is printed again.
        body, day: the meeting's, to tell its decision from earlier ones.
    """
    parts: list[Part] = []
    for index in range(first, last):
        line = scan.lines[index]
        if scan.is_access_heading(index):
            continue
        current = parts[-1] if parts else None
        label = scan.labels[index]
        if label is not None and _opens(label, current, parts):
            parts.append(_labelled(label, line))
        elif current is None:
            parts.append(Part("other", None, None, [line]) if scan.metas[index] else _first_part(line))
        elif current.section == "other" and current.label is None and len(parts) == 1 and not scan.metas[index]:
            parts.append(_first_part(line))
        elif current.label is not None and current.attendance is None and _is_title_again(title, line, current):
            parts.append(Part("other", None, None, [line]))
        elif current.section == "other" and current.label is None and _is_title_again(title, current.lines[-1], None):
            parts.append(_first_part(line))
        elif current.section not in ("recommendation", "decision", "earlier_decision") and _introduces(line, parts):
            parts.append(Part("recommendation", None, None, [line]))
        else:
            current.lines.append(line)
    return _with_earlier([part for part in parts if not _is_empty_parent(part)], body, day)


def _is_empty_parent(part: Part) -> bool:
    """Whether a label only stands over other labels ("POLITISK BEHANDLING" over the decisions of several bodies)."""
    return part.label is not None and not part.lines and part.label.text.casefold() in PARENT_LABELS


def _first_part(line: Line) -> Part:
    return Part("recommendation" if _introduces(line, []) else _UNLABELLED, None, None, [line])


def _labelled(label: Label, line: Line) -> Part:
    inline = label.rest < len(line.text)
    section = label.section or "other"
    return Part(section, label, line, [line] if inline else [], label.rest if inline else 0, label.attendance)


def _opens(label: Label, current: Part | None, parts: Sequence[Part]) -> bool:
    """Whether a label opens a section where it stands, or is a sub-heading or a line of the section it stands in."""
    if label.attendance is not None:
        inline = label.rest > len(label.text) + 1
        in_decision = current is not None and current.section == "decision" and current.attendance is None
        return not in_decision or (not inline and bool(current and current.lines))
    if current is not None and current.section == label.section == "recommendation" and not current.lines:
        return False
    if current is not None and current.section == "earlier_decision" and current.label and not current.label.date:
        return label.section != "decision" or label.body is None
    if label.section == "process" and current is not None and current.label and label.rest > len(label.text) + 1:
        return False
    if not label.soft:
        return True
    if label.section == "decision":
        return not any(part.section == "decision" for part in parts)
    if current is None or current.label is None or current.attendance is not None:
        return True
    if current.section in ("recommendation", "decision") and not current.lines:
        return False
    return label.text.isupper() or not current.label.text.isupper()


def _is_title_again(title: str, line: Line, current: Part | None) -> bool:
    if current is not None and current.section == "recommendation" and not current.lines:
        return False
    if current is not None and current.section == "attachments" and (is_file_name(line.text) or current.lines == []):
        return False
    return line.block.kind != "list_item" and len(line.text) < 400 and repeats_title(title, line.text)


def _introduces(line: Line, parts: Sequence[Part]) -> bool:
    """Whether a line opens a recommendation by its own words ("Administrationen indstiller, at")."""
    if line.block.kind == "list_item" or any(part.section == "recommendation" for part in parts):
        return False
    text = line.text.rstrip()
    return recommends(text) is not None and (text.endswith((":", ",", " at")) or len(text) < 90)


def _with_earlier(parts: list[Part], body: str | None, day: date | None) -> list[Part]:
    """Tell this meeting's decisions from those of other bodies and days that the item quotes."""
    decisions = [part for part in parts if part.section == "decision" and part.label]
    own = [part for part in decisions if part.label and _is_own(part.label, body, day)]
    for part in decisions:
        if part.label and (part.label.date or part.label.body) and part not in own:
            part.section = "earlier_decision"
    stated = [part for part in own if part.label and part.label.body and part.label.date]
    if stated and body:
        matching = [part for part in stated if part.label and same_body(part.label.body or "", body)]
        for part in stated:
            if matching and part not in matching:
                part.section = "earlier_decision"
    return parts


def _is_own(label: Label, body: str | None, day: date | None) -> bool:
    if label.date is not None and day is not None:
        return label.date == day
    if label.body is not None and body is not None:
        return same_body(label.body, body)
    return label.date is None or day is None
