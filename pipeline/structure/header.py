"""The head of a meeting document: body, date, times, place, mode, chair, and who was there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, Literal

from pipeline.records import Attendance, Document, Span
from pipeline.structure.attendance_head import read_attendance
from pipeline.structure.bodies import body_in, body_in_compound, names_meeting, normalise_body
from pipeline.structure.chair import chair_listed, chair_named, chair_said
from pipeline.structure.lexicon import CONTENTS_LABELS, DOCUMENT_WORDS, HEADER_LABELS, HeaderField, document_words
from pipeline.structure.lines import Line, Passage
from pipeline.structure.place import Mode, mode_of, place_beside_time, place_line
from pipeline.structure.scan import Scan
from pipeline.text.dates import find_dates
from pipeline.text.times import find_times

Day = date

_FIELD: Final = re.compile(r"(?P<label>[^\W\d_][^\d:]{1,40}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_UNMARKED: Final = re.compile(
    r"(?P<label>mødedato|dato|mødetidspunkt|mødetid|tidspunkt|klokkeslæt|starttidspunkt|sluttidspunkt|mødested|sted|lokale|udvalg|mødeleder|ordstyrer|dirigent)"
    r"\s+(?P<value>(?:[A-ZÆØÅ\d]|kl\.|den\s|d\.\s).*)",
    re.IGNORECASE,
)
_HEAD: Final = 3
_UNMARKED_HEADS: Final = frozenset("mød dat tid klo sta slu ste lok udv ord dir".split())
"""The first letters of the fields that are known without a colon."""
_ENDED: Final = re.compile(
    r"(?:mødet\s+(?:blev\s+|er\s+)?)?(?:hævet|slut(?:tede|tet)?|afsluttet|ophævet)\b[^.\d]{0,30}?(?:kl|klokken)"
    r"|(?:mødet\s+(?:blev\s+|er\s+)?(?:hævet|slut(?:tede|tet)?|afsluttet|ophævet)|\A\W*hævet)\b[^.\d]{0,20}?"
    r"(?P<clock>\d{1,2}[.:]\d{2})(?![\d:]|[.,/-]\d)",
    re.IGNORECASE,
)
_ENDS: Final = ("hævet", "slut")
_NEXT_FIELD: Final = re.compile(r"(?<=[\s|,;])(?P<label>[A-ZÆØÅ][a-zæøå]{2,20}):\s+")
"""A label of one word inside a line."""
_AT: Final = re.compile(r"^(?:på|i|hos|ved)\s+(?=\w)")
_SUBJECTS: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w-]+,\s+){0,4}[A-ZÆØÅ][\w-]+(?:-?\s+(?:og|&)\s+)[A-ZÆØÅ][\w-]+", re.UNICODE
)
"""A name that bodies have without a word for one: "Kultur og Fritid", "Plan, Klima & Teknik"."""
_MAX_INVITATION: Final = 160
_PLACE_LINES: Final = 12
_MAX_SENTENCE: Final = 600
_KL: Final = 3
_CONTINUED: Final = re.compile(r"(?<!\w)(?:fortsat|fortsættes|fortsatte|genoptaget|genoptages)\b", re.IGNORECASE)
_GOES_ON: Final = ("fort", "genopt")
_CLOCK: Final = "kl. "
_ENDING_LINES: Final = 30
_BROKEN_LINES: Final = 6
_TITLE_LINES: Final = 25


@dataclass(slots=True)
class Header:
    """What the head of a document states; ``evidence`` gives the place of each field that is set.

    ``ended`` is True where the document tells that the meeting came to its end.
    """

    body: str | None = None
    date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    place: str | None = None
    mode: Mode | None = None
    chair: str | None = None
    publisher: str | None = None
    calls_itself: Literal["minutes", "agenda"] | None = None
    ended: bool = False
    supplement: bool = False
    continued: list[Day] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    evidence: dict[str, Span] = field(default_factory=dict)

    @property
    def days(self) -> list[Day]:
        """The meeting's day, and those to which it went on."""
        return [*([self.date] if self.date else []), *self.continued]

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
    _title_lines(header, plain, [line for line in plain if document_words(line.text)])
    _title_lines(header, plain, plain)
    if header.place is None:
        _place_line(header, plain)
    header.attendance = read_attendance(scan, indices)
    _led_by(header, (scan.lines[i] for i in indices if not scan.lines[i].is_table))
    header.continued = _continued([scan.lines[i] for i in indices[:_TITLE_LINES]])
    _from_metadata(header, document, plain[:_PLACE_LINES])
    _ending(header, [*scan.lines[-_ENDING_LINES:], *(scan.lines[i] for i in indices)])
    return _with_mode(header)


def _continued(lines: Sequence[Line]) -> list[date]:
    """The days to which the head says that the meeting went on."""
    return [
        found.start
        for line, below in itertools.zip_longest(lines, lines[1:])
        if any(map(line.text.lower().__contains__, _GOES_ON)) and (word := _CONTINUED.search(line.text))
        for found in find_dates(f"{line.text[word.end() :]} {below.text if below else ''}")[:1]
        if found.precision == "day" and found.start is not None
    ]


def _is_section_label(scan: Scan, index: int) -> bool:
    label = scan.labels[index]
    return label is not None and not label.soft


def _calls_itself(header: Header, lines: Sequence[Line]) -> None:
    for line in lines:
        found = document_words(line.text) if len(line.text) < 200 else None
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
        found = _FIELD.fullmatch(line.text) if ":" in line.text else None
        if found is None and not waiting and line.text[:_HEAD].casefold() in _UNMARKED_HEADS:
            found = _UNMARKED.fullmatch(line.text)
        name = HEADER_LABELS.get(_key(found["label"])) if found else None
        if found and name:
            if found["value"]:
                begin = 0 if _is_room(found) else found.start("value")
                for field, start, end in _in_a_row(name, line.text, begin):
                    _value(header, field, line.text[start:end], Span(line.span.start + start, line.span.start + end))
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


def _in_a_row(name: HeaderField, text: str, begin: int) -> Iterator[tuple[HeaderField, int, int]]:
    """The fields that stand in a row on one line, "Dato: ... Tid: ... Sted: ...", each with where its value begins and ends.

    Args:
        name: the first of them.
        begin: where its value begins.
    """
    for label in _NEXT_FIELD.finditer(text, begin):
        following = HEADER_LABELS.get(label["label"].casefold())
        if following is not None:
            yield name, begin, begin + len(text[begin : label.start()].rstrip(" ,;|"))
            name, begin = following, label.end()
    yield name, begin, len(text)


def _is_room(found: re.Match[str]) -> bool:
    """Whether "Lokale 4" was matched, where the label is a part of the place's name."""
    return found["label"].casefold() == "lokale" and ":" not in found.group()[: found.start("value")]


def _key(text: str) -> str:
    """What a label is looked up by: of two languages, "Dato / Date", the first counts."""
    key = " ".join(text.casefold().rstrip(" :").split()) if len(text) < 50 else ""
    first, _, second = key.partition(" / ")
    return first if key not in HEADER_LABELS and second.replace(" ", "").isalpha() else key


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
    elif name in ("date", "time", "start_time"):
        _when(header, text, span)
        if name == "date" and not find_dates(text) and (place := place_line(text)):
            header.state("place", place, span)
        if name != "date" and header.start_time is None:
            _clock(header, text, span)
        if held := place_beside_time(text):
            header.state("place", text[held.start : held.end], _within(span, held))
    elif name == "end_time":
        times = find_times(text)
        if times:
            header.state("end_time", times[0].start, span)
    elif name == "place":
        place = _AT.sub("", text)
        header.state("place", place or None, Span(span.end - len(place), span.end))
    elif name == "chair":
        if led := chair_named(text):
            header.state("chair", text[led.start : led.end], Span(span.start + led.start, span.start + led.end))
    elif name == "publisher":
        header.state("publisher", text or None, span)


def _when(header: Header, text: str, span: Span) -> None:
    """Date, start and end time from one text, each with its own place."""
    for expression in find_dates(text) if header.date is None else ():
        if expression.precision == "day" and expression.start == expression.end and not expression.inferred:
            header.state("date", expression.start, _within(span, expression.span))
            break
    for moment in find_times(text):
        header.state("start_time", moment.start, _within(span, moment.span))
        if moment.end is not None:
            header.state("end_time", moment.end, _within(span, moment.span))
        break


def _clock(header: Header, text: str, span: Span) -> None:
    """A time that only its label tells to be one ("Mødetid: 18.00")."""
    for moment in find_times(f"{_CLOCK}{text}")[:1]:
        start, end = max(moment.span.start - len(_CLOCK), 0), moment.span.end - len(_CLOCK)
        header.state("start_time", moment.start, _within(span, Span(start, end)))
        header.state("end_time", moment.end, _within(span, Span(start, end)))


def _within(span: Span, local: Span) -> Span:
    return Span(span.start + local.start, min(span.start + local.end, span.end))


def _title_lines(header: Header, all_lines: Sequence[Line], lines: Sequence[Line]) -> None:
    """Body, date and place from heading lines without labels, also where one sentence is broken over several lines."""
    places = {line.span: number for number, line in enumerate(all_lines)}
    for line in lines:
        number = places[line.span]
        if len(line.text) > 250:
            continue
        if DOCUMENT_WORDS.fullmatch(line.text.strip(" :")):
            broken = Passage(all_lines[number : number + _BROKEN_LINES])
            sentence = " ".join(broken.text.split("\n"))
            if re.match(r"\S+\s+(?:til|fra|af|for)\s+møde", sentence, re.IGNORECASE):
                header.state("body", body_in(sentence), broken.whole)
                _place_in_sentence(header, broken)
                _when(header, sentence, broken.whole)
        elif header.body is None and (number < 8 or document_words(line.text)) and _may_name_body(line.text):
            header.state("body", body_in(line.text), line.span)
        if header.date is None or (header.start_time is None and _says_when(line.text)):
            passage = Passage(all_lines[number : number + 2] if line.text.endswith("kl.") else [line])
            _when(header, passage.text, passage.whole)
            _place_in_sentence(header, passage)


def _says_when(text: str) -> bool:
    """Whether a line without a label says when the meeting is: it has a date too, nothing but a time, or a time and a place."""
    times = find_times(text)
    if not times or _ENDED.search(text):
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
        and (not text.rstrip().endswith(".") or (len(text) < _MAX_INVITATION and names_meeting(text)))
        and text.casefold().strip(" :") not in CONTENTS_LABELS
    )


def _place_in_sentence(header: Header, passage: Passage) -> None:
    found = place_beside_time(passage.text)
    if found:
        header.state("place", passage.text[found.start : found.end], passage.span(found))


def state_chair(header: Header, opening: Iterable[Line]) -> None:
    """The chair where the head does not say who led the meeting: as the first item says, else as the lists of people name one."""
    _led_by(header, opening)
    if header.chair is None and (person := chair_listed(header.attendance)):
        header.state("chair", person.person_name, person.span)


def _led_by(header: Header, lines: Iterable[Line]) -> None:
    for line in lines:
        if header.chair is not None:
            return
        if len(line.text) < _MAX_SENTENCE and (said := chair_said(line.text)):
            span = Span(line.span.start + said.start, line.span.start + said.end)
            header.state("chair", line.text[said.start : said.end], span)


def _from_metadata(header: Header, document: Document, lines: Sequence[Line]) -> None:
    """What the head leaves out: from the file's own title, the body from a word for its meeting."""
    if header.body is None and document.title:
        header.body = body_in(document.title)
    if header.body is None and header.calls_itself:
        _body_by_subject(header, lines)
    for line in lines if header.body is None else ():
        if named := body_in_compound(line.text):
            header.state("body", named[0], _within(line.span, named[1]))
    if header.date is None and document.title:
        days = [d for d in find_dates(document.title) if d.precision == "day" and d.start == d.end and not d.inferred]
        header.date = days[0].start if days else None
    if header.publisher is None:
        header.publisher = document.publisher


def _body_by_subject(header: Header, lines: Sequence[Line]) -> None:
    """A body that is named by its subjects alone, beside the document's name, its date and the publisher."""
    for line in lines:
        text = DOCUMENT_WORDS.sub(" ", line.text)
        when = next(iter(find_dates(text)), None)
        text = re.sub(r"\s(?:den|d\.)\s*$|\A\s*(?:af|fra|for|til)\s", " ", text[: when.span.start] if when else text)
        name = text.strip(" .,:;–-•|")
        if _SUBJECTS.fullmatch(name) and not place_line(name):
            at = line.span.start + line.text.index(name)
            header.state("body", name, Span(at, at + len(name)))
            return


def _ending(header: Header, lines: Sequence[Line]) -> None:
    """The time at which the meeting ended, as said in prose at the end of minutes; it beats a booked end."""
    for line in lines:
        told = len(line.text) < 400 and any(map(line.text.lower().__contains__, _ENDS))
        found = _ENDED.search(line.text) if told else None
        if found:
            begin, cue = (found.start("clock"), _CLOCK) if found["clock"] else (found.start(), "")
            for moment in find_times(f"{cue}{line.text[begin:]}")[:1]:
                header.ended = True
                header.end_time = moment.start
                start, end = max(moment.span.start - len(cue), 0), moment.span.end - len(cue)
                header.evidence["end_time"] = Span(line.span.start + begin + start, line.span.start + begin + end)
                return


def _with_mode(header: Header) -> Header:
    if header.place is not None:
        header.mode = mode_of(header.place)
        header.evidence["mode"] = header.evidence.get("place", Span(0, 0))
    return header
