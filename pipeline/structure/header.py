"""The head of a meeting document: body, date, times, place, mode, chair, and who was there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Final, Literal

from pipeline.records import Attendance, AttendanceStatus, Document, Span
from pipeline.structure.attendance import find_attendance, read_people
from pipeline.structure.bodies import body_in, normalise_body
from pipeline.structure.chair import chair_listed, chair_said
from pipeline.structure.lexicon import BODY_WORD, CONTENTS_LABELS, DOCUMENT_WORDS, HEADER_LABELS, HeaderField
from pipeline.structure.lines import Line, Passage
from pipeline.structure.place import Mode, mode_of, place_beside_time, place_line
from pipeline.structure.scan import Scan
from pipeline.text.dates import find_dates
from pipeline.text.times import find_times

_FIELD: Final = re.compile(r"(?P<label>[^\W\d_][^\d:]{1,40}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_UNMARKED: Final = re.compile(
    r"(?P<label>mødedato|dato|mødetidspunkt|mødetid|tidspunkt|starttidspunkt|sluttidspunkt|mødested|sted|lokale|udvalg|mødeleder|ordstyrer|dirigent)"
    r"\s+(?P<value>(?:[A-ZÆØÅ\d]|kl\.|den\s|d\.\s).*)",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(
    r"(?:mødet\s+(?:blev\s+)?)?(?:hævet|slut(?:tede|tet)?|afsluttet|ophævet)\b[^.\d]{0,30}?(?:kl|klokken)",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(r"\s*\([^)]{0,20}\)\s*$")
_PLACE_LINES: Final = 12
_MAX_SENTENCE: Final = 600
_KL: Final = 3
_ENDING_LINES: Final = 30
_BROKEN_LINES: Final = 6
_TITLE_LINES: Final = 25
_MAX_PEOPLE_LINES: Final = 80


@dataclass(slots=True)
class Header:
    """What the head of a document states; ``evidence`` gives the place of each field that is set."""

    body: str | None = None
    date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    place: str | None = None
    mode: Mode | None = None
    chair: str | None = None
    publisher: str | None = None
    calls_itself: Literal["minutes", "agenda"] | None = None
    supplement: bool = False
    attendance: list[Attendance] = field(default_factory=list)
    evidence: dict[str, Span] = field(default_factory=dict)

    def state(self, name: str, value: object, span: Span) -> None:
        """Set a field unless it is set already; the first statement in a document counts."""
        if value is not None and getattr(self, name) is None:
            setattr(self, name, value)
            self.evidence[name] = span


def read_header(document: Document, scan: Scan, end: int, contents: range) -> Header:
    """The head of a document: its lines before ``end``, without those of the contents list."""
    indices = [i for i in range(end) if i not in contents]
    header = Header()
    _calls_itself(header, [scan.lines[i] for i in indices[:_TITLE_LINES]] or scan.lines[:_TITLE_LINES])
    _fields(header, scan, indices)
    plain = [
        scan.lines[i] for i in indices[:_TITLE_LINES] if scan.entries[i] is None and not _is_section_label(scan, i)
    ]
    _title_lines(header, plain, [line for line in plain if DOCUMENT_WORDS.search(line.text)])
    _title_lines(header, plain, plain)
    _place_line(header, plain)
    _people(header, scan, indices)
    _prose(header, scan, indices)
    _led_by(header, (scan.lines[i] for i in indices if not scan.lines[i].is_table))
    header.attendance = _without_absentees(header.attendance)
    _from_metadata(header, document)
    _ending(header, [*scan.lines[-_ENDING_LINES:], *(scan.lines[i] for i in indices)])
    return _with_mode(header)


def _is_section_label(scan: Scan, index: int) -> bool:
    label = scan.labels[index]
    return label is not None and not label.soft


def _calls_itself(header: Header, lines: Sequence[Line]) -> None:
    for line in lines:
        found = DOCUMENT_WORDS.search(line.text) if len(line.text) < 200 else None
        if found:
            header.calls_itself = "minutes" if found["minutes"] else "agenda"
            header.supplement = found.group().casefold().startswith("tillæg")
            return


def _fields(header: Header, scan: Scan, indices: Sequence[int]) -> None:
    """Labelled fields: value on the label's line, on the next one, or in a block of values after a block of labels."""
    waiting: list[HeaderField] = []
    for i in indices:
        line = scan.lines[i]
        if line.block.role in ("body", "date", "place"):
            _value(header, line.block.role, line.text, line.span)  # type: ignore[arg-type]
            continue
        if line.is_table and len(line.block.cells) >= 2:
            name = HEADER_LABELS.get(_key(line.block.cells[0].text))
            cell = line.block.cells[1]
            if name:
                _value(header, name, cell.text, cell.span)
            continue
        name = HEADER_LABELS.get(_key(line.text))
        if name:
            waiting.append(name)
            continue
        found = _FIELD.fullmatch(line.text) or (None if waiting else _UNMARKED.fullmatch(line.text))
        name = HEADER_LABELS.get(_key(found["label"])) if found else None
        if found and name:
            if found["value"]:
                begin = line.span.start + (0 if _is_room(found) else found.start("value"))
                _value(header, name, line.text[begin - line.span.start :], Span(begin, line.span.end))
            else:
                waiting.append(name)
        elif waiting:
            if (label := scan.labels[i]) and not label.soft:
                waiting.clear()
                continue
            taken = next((w for w in waiting if _fits(w, line.text)), None)
            if taken is None:
                waiting.clear()
            else:
                waiting.remove(taken)
                _value(header, taken, line.text, line.span)


def _is_room(found: re.Match[str]) -> bool:
    """Whether "Lokale 4" was matched, where the label is a part of the place's name."""
    return found["label"].casefold() == "lokale" and ":" not in found.group()[: found.start("value")]


def _key(text: str) -> str:
    return " ".join(text.casefold().rstrip(" :").split()) if len(text) < 50 else ""


def _fits(name: HeaderField, text: str) -> bool:
    if name == "date":
        return bool(find_dates(text))
    if name in ("time", "start_time", "end_time"):
        return bool(find_times(text))
    return len(text) < 160


def _value(header: Header, name: HeaderField, text: str, span: Span) -> None:
    text = text.strip()
    if name == "body":
        header.state("body", normalise_body(text) or None, span)
    elif name in ("date", "time") or name == "start_time":
        _when(header, text, span)
    elif name == "end_time":
        times = find_times(text)
        if times:
            header.state("end_time", times[0].start, span)
    elif name == "place":
        header.state("place", text or None, span)
    elif name == "chair":
        header.state("chair", _PARTY.sub("", text.rstrip(".")) or None, span)
    elif name == "publisher":
        header.state("publisher", text or None, span)


def _when(header: Header, text: str, span: Span) -> None:
    """Date, start and end time from one text, each with its own place."""
    for expression in find_dates(text):
        if expression.precision == "day" and expression.start == expression.end and not expression.inferred:
            header.state("date", expression.start, _within(span, expression.span))
            break
    for moment in find_times(text):
        header.state("start_time", moment.start, _within(span, moment.span))
        if moment.end is not None:
            header.state("end_time", moment.end, _within(span, moment.span))
        break


def _within(span: Span, local: Span) -> Span:
    return Span(span.start + local.start, min(span.start + local.end, span.end))


def _title_lines(header: Header, all_lines: Sequence[Line], lines: Sequence[Line]) -> None:
    """Body, date and place from heading lines without labels, also where one sentence is broken over several lines."""
    for line in lines:
        number = all_lines.index(line)
        if len(line.text) > 250:
            continue
        if DOCUMENT_WORDS.fullmatch(line.text.strip(" :")):
            broken = Passage(all_lines[number : number + _BROKEN_LINES])
            sentence = " ".join(broken.text.split("\n"))
            if re.match(r"\S+\s+(?:til|fra|af|for)\s+møde", sentence, re.IGNORECASE):
                header.state("body", body_in(sentence), broken.whole)
                _place_in_sentence(header, broken)
                _when(header, sentence, broken.whole)
        elif DOCUMENT_WORDS.search(line.text) or number < 8:
            header.state("body", body_in(line.text) if _may_name_body(line.text) else None, line.span)
        if header.date is None or (header.start_time is None and _says_when(line.text)):
            _when(header, line.text, line.span)
            _place_in_sentence(header, Passage([line]))


def _says_when(text: str) -> bool:
    """Whether a line without a label says when the meeting is: it has a date too, nothing but a time, or a time and a place."""
    times = find_times(text)
    if not times:
        return False
    alone = len(text) <= len(times[0].text) + 8
    return alone or bool(find_dates(text)) or (times[0].span.start <= _KL and place_beside_time(text) is not None)


def _place_line(header: Header, lines: Sequence[Line]) -> None:
    """A place that stands on a line of its own near the top, without a label."""
    for line in lines[:_PLACE_LINES]:
        if line.block.kind != "list_item" and (place := place_line(line.text)):
            header.state("place", place, line.span)
            return


def _may_name_body(text: str) -> bool:
    return (
        len(text.split()) <= 25
        and not text.rstrip().endswith(".")
        and text.casefold().strip(" :") not in CONTENTS_LABELS
    )


def _place_in_sentence(header: Header, passage: Passage) -> None:
    found = place_beside_time(passage.text)
    if found:
        header.state("place", passage.text[found.start : found.end], passage.span(found))


def _people(header: Header, scan: Scan, indices: Sequence[int]) -> None:
    """Lists of people under attendance headings, a heading's list ending at the next label or field."""
    position = 0
    while position < len(indices):
        i = indices[position]
        label = scan.labels[i]
        position += 1
        if label is None or label.attendance is None:
            continue
        inline = label.rest < len(scan.lines[i].text)
        lines = [scan.lines[i]] if inline else []
        while position < len(indices) and len(lines) < _MAX_PEOPLE_LINES and _goes_on(inline, lines):
            j = indices[position]
            if scan.labels[j] is not None or scan.entries[j] is not None or _ends_people(scan.lines[j]):
                break
            lines.append(scan.lines[j])
            position += 1
        header.attendance.extend(people(lines, label.attendance, skip=label.rest if inline else 0))


def _goes_on(inline: bool, lines: Sequence[Line]) -> bool:
    """Whether a list goes on below: one that begins on its heading's line does where a line ends in a comma."""
    return not inline or lines[-1].text.endswith(",")


def state_chair(header: Header) -> None:
    """The chair whom the lists of people name, where the head does not say who led the meeting."""
    if header.chair is None and (person := chair_listed(header.attendance)):
        header.state("chair", person.person_name, person.span)


def _led_by(header: Header, lines: Iterable[Line]) -> None:
    for line in lines:
        if len(line.text) < _MAX_SENTENCE and (said := chair_said(line.text)):
            span = Span(line.span.start + said.start, line.span.start + said.end)
            header.state("chair", line.text[said.start : said.end], span)


def _prose(header: Header, scan: Scan, indices: Sequence[int]) -> None:
    """People whom sentences of the head name: apologies, substitutes, late arrivals, who led the meeting."""
    for i in indices:
        line = scan.lines[i]
        label = scan.labels[i]
        if (label is not None and not label.soft) or line.is_table or line.block.kind == "list_item":
            continue
        field = _FIELD.fullmatch(line.text)
        if field and HEADER_LABELS.get(_key(field["label"])) not in (None, "ignored"):
            continue
        known = {(person.person_name, person.status) for person in header.attendance}
        passage = Passage([line], skip=field.start("value") if field else 0)
        for person in find_attendance(passage.text):
            if (person.person_name, person.status) not in known:
                header.attendance.append(replace(person, span=passage.span(person.span)))


def _without_absentees(attendance: Sequence[Attendance]) -> list[Attendance]:
    """Members who are listed as present and as absent from the whole meeting were absent: the list names the members."""
    away = {
        person.person_name
        for person in attendance
        if person.status in ("absent", "excused") and not (person.detail and any(c.isdigit() for c in person.detail))
    }
    return [person for person in attendance if not (person.status == "present" and person.person_name in away)]


def _ends_people(line: Line) -> bool:
    found = _FIELD.fullmatch(line.text)
    key = _key(found["label"]) if found else _key(line.text)
    return (
        key in HEADER_LABELS
        or key in CONTENTS_LABELS
        or (bool(BODY_WORD.fullmatch(line.text)) and line.block.kind == "heading")
    )


def people(lines: Sequence[Line], status: AttendanceStatus, *, skip: int = 0) -> list[Attendance]:
    """The people that lines list under a heading that says ``status`` of them, with places in the document."""
    passage = Passage(lines, skip=skip)
    return [replace(person, span=passage.span(person.span)) for person in read_people(passage.text, status)]


def _from_metadata(header: Header, document: Document) -> None:
    if header.body is None and document.title:
        header.body = body_in(document.title)
    if header.date is None and document.title:
        days = [d for d in find_dates(document.title) if d.precision == "day" and d.start == d.end and not d.inferred]
        header.date = days[0].start if days else None
    if header.publisher is None:
        header.publisher = document.publisher


def _ending(header: Header, lines: Sequence[Line]) -> None:
    """The time at which the meeting ended, as said in prose at the end of minutes; it beats a booked end."""
    for line in lines:
        found = _ENDED.search(line.text) if len(line.text) < 400 else None
        if found:
            for moment in find_times(line.text[found.start() :]):
                header.end_time = moment.start
                header.evidence["end_time"] = Span(
                    line.span.start + found.start() + moment.span.start,
                    line.span.start + found.start() + moment.span.end,
                )
                return


def _with_mode(header: Header) -> Header:
    if header.place is not None:
        header.mode = mode_of(header.place)
        header.evidence["mode"] = header.evidence.get("place", Span(0, 0))
    return header
