"""A meeting from a document's lines: head, contents list, agenda items."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import AgendaItem, Document, Issue, Meeting, SectionKind, Span
from pipeline.structure.agenda_effects import apply_effects
from pipeline.structure.attachment_parts import with_files_above
from pipeline.structure.attachments import listed_by_item, read_attachments
from pipeline.structure.attendance_head import read_listed
from pipeline.structure.attendance_meeting import settle
from pipeline.structure.bodies import normalise_body, same_body
from pipeline.structure.contents import Contents, Entry, find_contents
from pipeline.structure.cuts import Cut, ends
from pipeline.structure.header import Header, read_header, state_chair
from pipeline.structure.item import read_item
from pipeline.structure.items import cut_items
from pipeline.structure.lexicon import NOT_ITEMS, PLAN_ROWS
from pipeline.structure.lines import Line
from pipeline.structure.outcomes import classify_outcome
from pipeline.structure.scan import Scan, repeats_title, same_title
from pipeline.structure.sections import Part, split_sections

_SEVERAL = 2
_DECIDES_AGAINST_HEAD = 2
"""So many decisions of the meeting's day under another body's name show that the head named its secretariat or owner."""

_DOOR_ABOVE = 3
"""A heading over open or closed items stands at most so many lines above the first of them; above that it is of a list."""

_PLAIN: SectionKind = "presentation"
_FEW_WORDS = 600
"""An item without labels that has no more characters is its outcome, where it states one."""

_OPENING_LINES = 12
"""Lines of the first item in which it may be said who leads the meeting."""

_HEAD_LINES = 60
"""Lines looked at for the meeting's head where no item and no contents list ends it."""


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """A meeting and what could not be settled in it; ``labelled`` counts the items that have labelled sections."""

    meeting: Meeting
    issues: tuple[Issue, ...]
    labelled: int
    calls_itself: Literal["minutes", "agenda"] | None


def read_meeting(document: Document, scan: Scan) -> MeetingReading:
    """The meeting that a document is the agenda or the minutes of."""
    contents = find_contents(scan)
    cuts = _with_listed_access(_titled(with_files_above(scan, cut_items(scan, contents)), contents), contents)
    header = _header(document, scan, cuts, contents)
    parts = [_parts(scan, cut, end, header) for cut, end in zip(cuts, ends(scan, cuts), strict=True)]
    if cuts:
        parts[0] = _without_head(parts[0], scan.lines[cuts[0].body : _head_end(scan, cuts)])
    body_start = max(contents.last if contents else 0, cuts[0].first - _DOOR_ABOVE if cuts else 0)
    listed = _take_attachment_list(parts)
    status = _status(header, parts)
    unlabelled = status == "minutes" and not _has_decision_label(parts)
    items: list[AgendaItem] = []
    issues: list[Issue] = []
    agenda = [
        (cut, own)
        for i, (cut, own) in enumerate(zip(cuts, parts, strict=True))
        if not _is_last_page(cut) and not _is_group(cut, own, cuts[i + 1 : i + 2])
    ]
    members = frozenset(person.person_name for person in header.attendance)
    for ordinal, (cut, own) in enumerate(agenda, 1):
        access = scan.access(cut.first, body_start)
        plain = unlabelled or (status == "minutes" and _is_plainly_decided(own))
        item, found = read_item(
            scan, ordinal, cut, own, day=header.date, access=access, unlabelled=plain, members=members
        )
        items.append(item)
        issues += found
    items = _with_listed_attachments(items, listed)
    items, unmatched = apply_effects([*items, *_closed_only_in_contents(items, contents)])
    issues += unmatched
    listed_people = [person for cut, own in agenda for person in read_listed(cut.title, own)]
    header.attendance, items = settle([*header.attendance, *listed_people], items)
    state_chair(header, scan.lines[cuts[0].body : ends(scan, cuts)[0]][:_OPENING_LINES] if cuts else ())
    meeting = Meeting(
        body=header.body,
        date=header.date,
        status=status,
        start_time=header.start_time,
        end_time=header.end_time,
        place=header.place,
        mode=header.mode,
        chair=header.chair,
        supplement=header.supplement,
        attendance=tuple(header.attendance),
        items=tuple(items),
        span=_head_span(scan, cuts, contents),
        evidence=header.evidence,
    )
    labelled = sum(1 for own in parts if any(part.label for part in own))
    return MeetingReading(meeting, (*issues, *_meeting_issues(header, items)), labelled, header.calls_itself)


def _header(document: Document, scan: Scan, cuts: Sequence[Cut], contents: Contents | None) -> Header:
    """The head; a body and date that it leaves out are taken from the labels of the decisions, where these agree."""
    end = _head_end(scan, cuts)
    header = read_header(document, scan, end, range(contents.first, contents.last) if contents else range(0))
    labels = [(i, label) for i, label in enumerate(scan.labels) if label and label.section == "decision"]
    if header.date is None:
        days = Counter(label.date for _, label in labels if label.date)
        if len(days) == 1:
            at = next(i for i, label in labels if label.date)
            header.state("date", next(iter(days)), scan.lines[at].span)
    named = [(i, label.body) for i, label in labels if label.body and label.date == header.date]
    bodies = Counter(normalise_body(body) for _, body in named)
    if bodies:
        body, times = bodies.most_common(1)[0]
        at = next(i for i, name in named if normalise_body(name) == body)
        if header.body is not None and times >= _DECIDES_AGAINST_HEAD and not same_body(body, header.body):
            header.body = None
        header.state("body", body, scan.lines[at].span)
    return header


def _head_end(scan: Scan, cuts: Sequence[Cut]) -> int:
    """The line behind the head; lists of people under the title of the first item belong to it, where minutes open with them."""
    if not cuts:
        return min(len(scan.lines), _HEAD_LINES)
    end = cuts[0].first
    if any(label and label.attendance in ("absent", "excused") for label in scan.labels[:end]):
        return end
    index = cuts[0].body
    last = ends(scan, cuts)[0]
    if index < last and (label := scan.labels[index]) and label.attendance:
        while index < last and not scan.is_hard_label(index):
            index += 1
        return index
    return end


def _without_head(parts: Sequence[Part], head: Sequence[Line]) -> list[Part]:
    """The first item's sections, those lists of people in it that are the meeting's own no longer read as the item's."""
    if not head:
        return list(parts)
    last = head[-1].span.start
    below = [part for part in parts if part.span.start > last]
    cut = [line for part in parts if part.span.start <= last for line in (*part.lines, *part.empty)]
    rest = sorted((line for line in cut if line.span.start > last), key=lambda line: line.span)
    return [Part("other", None, None, [*head, *rest]), *below]


def _take_attachment_list(parts: Sequence[list[Part]]) -> list[Line]:
    """The lines of a list of all items' attachments behind the last item, taken out of that item's sections."""
    for own in reversed(parts):
        at = next((i for i, part in enumerate(own) if part.label and part.label.text.casefold() in NOT_ITEMS), None)
        if at is not None:
            lines = [line for part in own[at:] for line in part.lines]
            del own[at:]
            return lines
    return []


def _with_listed_attachments(items: Sequence[AgendaItem], lines: Sequence[Line]) -> list[AgendaItem]:
    """The items, each that lists no attachment of its own with those that a list at the document's end gives it."""
    if not lines:
        return list(items)
    listed = listed_by_item(lines, [item.title for item in items])
    return [
        replace(item, attachments=tuple(read_attachments([(listed[i], 0)])))
        if i in listed and not item.attachments
        else item
        for i, item in enumerate(items)
    ]


def _is_group(cut: Cut, own: Sequence[Part], following: Sequence[Cut]) -> bool:
    """Whether a numbered heading only groups the items below it ("3. Sundhed" over "3.1 ...")."""
    return not own and cut.number is not None and any((f.number or "").startswith(f"{cut.number}.") for f in following)


def _is_last_page(cut: Cut) -> bool:
    """Whether an entry is a page for signatures or a list of attachments, numbered like an item."""
    name = cut.title.casefold().strip(" .:0123456789")
    return name in NOT_ITEMS or (cut.number is None and name in PLAN_ROWS)


def _head_span(scan: Scan, cuts: Sequence[Cut], contents: Contents | None) -> Span:
    firsts = [cut.first for cut in cuts] + ([contents.first] if contents else [])
    last = min(firsts, default=min(len(scan.lines), _HEAD_LINES))
    return Span(scan.lines[0].span.start, scan.lines[last - 1].span.end) if last else Span(0, 0)


def _parts(scan: Scan, cut: Cut, end: int, header: Header) -> list[Part]:
    if cut.way == "contents_only":
        return []
    return split_sections(scan, cut.body, end, cut.title, body=header.body, days=header.days)


def _titled(cuts: list[Cut], contents: Contents | None) -> list[Cut]:
    """Titles from the contents list for a layout that has lost them above the items, where the two agree in number."""
    if not contents or all(cut.title for cut in cuts):
        return cuts
    entries = [entry for entry in contents.entries if entry.access != "closed"]
    if len(entries) != len(cuts):
        entries = list(contents.entries)
    if len(entries) != len(cuts):
        return cuts
    if any(cut.title and not repeats_title(entry.title, cut.title) for cut, entry in zip(cuts, entries, strict=True)):
        return cuts
    return [
        replace(cut, title=entry.title, title_span=entry.span, number=entry.number, access=cut.access or entry.access)
        for cut, entry in zip(cuts, entries, strict=True)
    ]


def _with_listed_access(cuts: list[Cut], contents: Contents | None) -> list[Cut]:
    """Cuts with what the contents list says of each whether it is public, where the item itself does not."""
    listed = {entry.number: entry for entry in contents.entries if entry.number and entry.access} if contents else {}
    return [
        replace(cut, access=listed[cut.number].access)
        if cut.access is None and cut.number in listed and same_title(cut.title, listed[cut.number].title)
        else cut
        for cut in cuts
    ]


def _has_decision_label(parts: Sequence[Sequence[Part]]) -> bool:
    return any(part.section in ("decision", "earlier_decision") and part.label for own in parts for part in own)


def _status(header: Header, parts: Sequence[Sequence[Part]]) -> Literal["minutes", "agenda"]:
    """Minutes where a decision has text, or where there are no labels and the document calls itself minutes."""
    if any(part.section == "decision" and part.label and part.passage.text.strip() for own in parts for part in own):
        return "minutes"
    if header.calls_itself is None and not _has_decision_label(parts):
        return "minutes" if header.attendance or _tells_outcomes(parts) else "agenda"
    told = header.calls_itself == "minutes" or header.ended
    return "minutes" if told and not _has_decision_label(parts) else "agenda"


def _tells_outcomes(parts: Sequence[Sequence[Part]]) -> bool:
    """Whether several items' text without a label says what was decided."""
    plain = (own[-1] for own in parts if own and own[-1].label is None and own[-1].section == _PLAIN)
    told = (part for part in plain if classify_outcome(part.passage.text).outcome != "unknown")
    return sum(1 for _ in itertools.islice(told, _SEVERAL)) == _SEVERAL


def _is_plainly_decided(own: Sequence[Part]) -> bool:
    """Whether an item has no label at all, and its few words say what was decided."""
    if any(part.label or part.attendance for part in own) or not any(part.section == _PLAIN for part in own):
        return False
    text = "\n".join(part.passage.text for part in own if part.section == _PLAIN)
    return len(text) <= _FEW_WORDS and classify_outcome(text).outcome != "unknown"


def _closed_only_in_contents(items: list[AgendaItem], contents: Contents | None) -> list[AgendaItem]:
    """Closed items that the contents list names and the body leaves out."""
    if not contents or not items:
        return []
    missing = [entry for entry in contents.entries if entry.access == "closed" and not _among(entry, items)]
    return [
        AgendaItem(
            ordinal=len(items) + i,
            number=entry.number,
            title=entry.title,
            title_span=entry.span,
            span=entry.span,
            access="closed",
        )
        for i, entry in enumerate(missing, 1)
    ]


def _among(entry: Entry, items: Sequence[AgendaItem]) -> bool:
    return any(
        (entry.number is not None and entry.number == item.number) or same_title(entry.title, item.title)
        for item in items
    )


def _meeting_issues(header: Header, items: Sequence[AgendaItem]) -> list[Issue]:
    issues = []
    if header.body is None:
        issues.append(Issue(kind="body_missing", message="The document does not say which body met."))
    if header.date is None:
        issues.append(Issue(kind="date_missing", message="The document does not state the meeting's date in full."))
    if not items:
        issues.append(
            Issue(kind="no_items", message="No agenda items were found in this meeting document.", severity="error")
        )
    return issues
