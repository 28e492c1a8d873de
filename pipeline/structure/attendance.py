"""Who was at a meeting or item and who was not: lists of people, and the sentences and labelled lines of running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.attendance_lists import read_line
from pipeline.structure.attendance_notes import AttendanceNote, read_sentence
from pipeline.structure.person_names import find_people
from pipeline.text.sentences import split_sentences

_NAMED = 0.6
"""The share of a line that names must take up for it to be a list."""


def read_people(text: str, status: AttendanceStatus) -> list[Attendance]:
    """The people of a list whose heading says ``status`` of them; spans cover the name and what stands with it.

    What a line or a bracket says of a person goes before the heading; labels inside the list ("Afbud:") hold to the next one; lines
    that are sentences are read as such.

    Args:
        text: the list without its heading, or with it as the first label.
        status: what the heading says.

    >>> [(p.person_name, p.party, p.status) for p in read_people("Anna Holm (A), Bo Lund (V) - afbud", "present")]
    [('Anna Holm', 'A', 'present'), ('Bo Lund', 'V', 'excused')]
    >>> read_people("Ingen.", "absent")
    []
    """
    people: list[Attendance] = []
    current = status
    for begin, end in _lines(text):
        label = patterns.LABEL.match(text, begin, end)
        if label:
            current = _label_status(label["label"], status)
            begin = label.end()
        for sentence in _sentences(text, begin, end):
            if patterns.NOBODY.match(text, *sentence):
                continue
            if patterns.IS_SENTENCE.search(text, *sentence):
                people += [person for note in read_sentence(text, sentence) for person in note.people]
            else:
                read_line(text, sentence.start, sentence.end, current, people)
    excused = _excused(people)
    return [person for person in people if not _is_repeat(person, excused)]


def find_attendance(text: str) -> list[Attendance]:
    """The people whose presence, absence, substitution or disqualification ``text`` states, in its order.

    "deltog ikke" does not say why, so it is ``absent`` unless the sentence gives disqualification as the reason; ``detail`` has the
    words.

    >>> [(p.person_name, p.party, p.status) for p in find_attendance("Godkendt.\\nAnna Holm (A) havde meldt afbud.")]
    [('Anna Holm', 'A', 'excused')]
    """
    return [person for note in find_notes(text) for person in note.people]


def find_notes(text: str) -> list[AttendanceNote]:
    """The stretches of ``text`` that tell of attendance, apart from one another and in order."""
    if not patterns.TRIGGER.search(text.lower()):
        return []
    notes = _labelled(text)
    taken = [note.span for note in notes]
    for note in _read_prose(text):
        if not _overlaps(note.span, taken):
            notes.append(note)
    excused = _excused(person for note in notes for person in note.people)
    return [
        replace(note, people=tuple(person for person in note.people if not _is_repeat(person, excused)))
        for note in sorted(notes, key=lambda note: note.span)
    ]


def _read_prose(text: str) -> Iterator[AttendanceNote]:
    for start, end in split_sentences(text):
        if patterns.TRIGGER.search(text[start:end].lower()):
            label = patterns.LABEL.match(text, start, end)
            for note in read_sentence(text, Span(label.end() if label else start, end)):
                yield (
                    replace(note, span=Span(start, note.span.end)) if label and note.span.start == label.end() else note
                )


def _sentences(text: str, start: int, end: int) -> list[Span]:
    return [Span(start + span.start, start + span.end) for span in split_sentences(text[start:end])]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _labelled(text: str) -> list[AttendanceNote]:
    """Lines that begin with a label, "Afbud: ...", and the bare names on the lines below it."""
    notes: list[AttendanceNote] = []
    status: AttendanceStatus | None = None
    for begin, end in _lines(text):
        label = patterns.LABEL.match(text, begin, end)
        if label:
            status = _label_status(label["label"], "present")
            behind = _sentences(text, label.end(), end)
            names = behind[0] if behind else Span(label.end(), label.end())
            if patterns.IS_SENTENCE.search(text, *names):
                continue
            notes.append(_list_note(text, Span(begin, names.end), names, status))
            if behind and not text[names.start : end].rstrip().endswith((",", " og")):
                status = None
        elif status is not None and text[begin:end].strip():
            if _is_bare_names(text[begin:end]) or patterns.NOBODY.match(text, begin, end):
                notes.append(_list_note(text, Span(begin, end), Span(begin, end), status))
            else:
                status = None
    return notes


def _label_status(label: str, default: AttendanceStatus) -> AttendanceStatus:
    """The status that a label gives to the people listed under it; ``default`` for labels of presence."""
    low = label.lower()
    for pattern, status in patterns.LABEL_STATUS:
        if pattern.search(low):
            return status
    return default if default == "guest" else "present"


def _list_note(text: str, span: Span, names: Span, status: AttendanceStatus) -> AttendanceNote:
    people = read_people(text[names.start : names.end], status)
    return AttendanceNote(span, tuple(_shifted(person, names.start) for person in people))


def _shifted(person: Attendance, by: int) -> Attendance:
    return replace(person, span=Span(person.span.start + by, person.span.end + by))


def _is_bare_names(line: str) -> bool:
    people = find_people(line, single=True)
    named = sum(person.span.end - person.span.start for person in people)
    return bool(people) and named >= _NAMED * len(line.strip(" -–•*.,")) and not line.rstrip().endswith(":")


def _excused(people: Iterable[Attendance]) -> set[str]:
    return {person.person_name for person in people if person.status in patterns.AWAY}


def _is_repeat(person: Attendance, excused: set[str]) -> bool:
    """Whether it only says that somebody is stood in for of whom something else says why."""
    stood_in_for = person.status == "absent" and (person.detail or "").startswith("stedfortræder")
    return stood_in_for and person.person_name in excused
