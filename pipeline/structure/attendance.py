"""Who was absent, came late, left, stood in or was disqualified, as the running text of minutes says it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.attendance_lists import label_status, read_people
from pipeline.structure.person_names import Person, find_people
from pipeline.text.sentences import split_sentences

__all__ = ["AttendanceNote", "find_attendance", "find_notes", "read_people"]


@dataclass(frozen=True, slots=True)
class AttendanceNote:
    """A stretch of text that tells of attendance and nothing else, and the people it names."""

    span: Span
    people: tuple[Attendance, ...]


def find_attendance(text: str) -> list[Attendance]:
    """The people whose presence, absence, substitution or disqualification ``text`` states, in its order.

    "deltog ikke" does not say why, so it is ``absent`` unless the sentence gives disqualification as the reason; the words are in ``detail``.

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
    for span in split_sentences(text):
        if any(span.start < other.end and other.start < span.end for other in taken):
            continue
        note = _read_sentence(text, span)
        if note is not None:
            notes.append(note)
    return sorted(notes, key=lambda note: note.span)


def _labelled(text: str) -> list[AttendanceNote]:
    """Lines that begin with a label, "Afbud: ...", and the bare names on the lines below a label that stands alone."""
    notes: list[AttendanceNote] = []
    status: AttendanceStatus | None = None
    start = 0
    label_start = 0
    open_list = False
    for line in text.split("\n"):
        begin, end = start, start + len(line)
        start = end + 1
        label = patterns.LABEL.match(text, begin, end)
        if label:
            status = label_status(label["label"], "present")
            label_start = begin
            rest = text[label.end() : end].strip()
            open_list = not rest
            if rest:
                notes.append(_list_note(text, Span(begin, end), Span(label.end(), end), status))
        elif open_list and status is not None and line.strip():
            if not (_is_bare_names(line) or patterns.NOBODY.match(line)):
                open_list = False
                continue
            notes.append(_list_note(text, Span(label_start, end), Span(begin, end), status))
            label_start = end
    return notes


def _list_note(text: str, span: Span, names: Span, status: AttendanceStatus) -> AttendanceNote:
    people = tuple(
        _shifted(person, names.start) for person in read_people(text[names.start : names.end], status)
    )
    return AttendanceNote(span, people)


def _is_bare_names(line: str) -> bool:
    people = find_people(line, single=True)
    named = sum(person.span.end - person.span.start for person in people)
    return bool(people) and named >= 0.6 * len(line.strip(" -–•*.,")) and not line.rstrip().endswith(":")


def _shifted(person: Attendance, by: int) -> Attendance:
    return Attendance(
        person_name=person.person_name,
        status=person.status,
        span=Span(person.span.start + by, person.span.end + by),
        party=person.party,
        detail=person.detail,
    )


def _read_sentence(text: str, sentence: Span) -> AttendanceNote | None:
    start, end = _attendance_clause(text, sentence)
    for notice in patterns.NOTICES:
        verb = notice.verb.search(text, start, end)
        if verb is None:
            continue
        before = find_people(text, start, verb.start(), single=_only_names(text, start, verb.start()))
        after = find_people(text, verb.end(), end)
        chosen, others = _sides(notice, before, after)
        if not chosen and not others:
            if notice.rule == "ikke_inhabil":
                return AttendanceNote(Span(start, end), ())
            continue
        if notice.rule == "ikke_inhabil":
            return AttendanceNote(Span(start, end), ())
        detail = text[verb.start() : end].strip(" .,")
        people = [_attendance(person, notice.status, detail) for person in chosen]
        if notice.other is not None:
            names = ", ".join(person.name for person in chosen)
            people += [_attendance(person, notice.other, f"stedfortræder for {names}") for person in others]
        return AttendanceNote(Span(start, end), tuple(sorted(people, key=lambda person: person.span)))
    return None


def _attendance_clause(text: str, sentence: Span) -> Span:
    """The part of a sentence that tells of attendance, where it goes on to, or comes from, something else."""
    start, end = sentence
    cut = patterns.CLAUSE_END.search(text, start, end)
    if cut:
        end = cut.start()
    reason = patterns.CLAUSE_START.search(text, start, end)
    if reason and reason.start() > start:
        start = reason.start()
    return Span(start, end)


def _only_names(text: str, start: int, end: int) -> bool:
    """Whether nothing but capitalised words and their joints stands there, so that a single name may be one."""
    words = text[start:end].replace(",", " ").split()
    return 0 < len(words) <= 12 and all(word[0].isupper() or word in {"og", "samt"} for word in words)


def _sides(notice: patterns.Notice, before: list[Person], after: list[Person]) -> tuple[list[Person], list[Person]]:
    if notice.side == "before":
        return before or after, []
    if notice.side == "around":
        return before + after, []
    if notice.other is None:
        return after, []
    if before and after:
        return after, before
    return after[:1], after[1:]


def _attendance(person: Person, status: AttendanceStatus, detail: str) -> Attendance:
    return Attendance(
        person_name=person.name, status=status, span=person.span, party=person.party, detail=detail or None
    )
