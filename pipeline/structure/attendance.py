"""Who was absent, came late, left, stood in or was disqualified, as the running text of minutes says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

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

    @property
    def is_of_guests(self) -> bool:
        """Whether it only tells who else took part, which belongs to what was talked of."""
        return bool(self.people) and all(person.status in ("guest", "present") for person in self.people)


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
    for sentence in split_sentences(text):
        if patterns.TRIGGER.search(text[sentence.start : sentence.end].lower()) and not _overlaps(sentence, taken):
            notes.extend(_read_sentence(text, sentence))
    return sorted(notes, key=lambda note: note.span)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _labelled(text: str) -> list[AttendanceNote]:
    """Lines that begin with a label, "Afbud: ...", and the bare names on the lines below it."""
    notes: list[AttendanceNote] = []
    status: AttendanceStatus | None = None
    start = 0
    for line in text.split("\n"):
        begin, end = start, start + len(line)
        start = end + 1
        label = patterns.LABEL.match(text, begin, end)
        if label:
            status = label_status(label["label"], "present")
            names = _names_behind(text, label.end(), end)
            notes.append(_list_note(text, Span(begin, max(names.end, label.end())), names, status))
            if names.end > names.start and not text[names.start : end].rstrip().endswith((",", " og")):
                status = None
        elif status is not None and line.strip():
            if _is_bare_names(line) or patterns.NOBODY.match(line):
                notes.append(_list_note(text, Span(begin, end), Span(begin, end), status))
            else:
                status = None
    return notes


def _names_behind(text: str, start: int, end: int) -> Span:
    """The names on the line of a label: its first sentence, for the outcome may follow on the same line."""
    sentences = split_sentences(text[start:end])
    return Span(start, start + sentences[0].end) if sentences else Span(start, start)


def _list_note(text: str, span: Span, names: Span, status: AttendanceStatus) -> AttendanceNote:
    people = read_people(text[names.start : names.end], status)
    return AttendanceNote(span, tuple(_shifted(person, names.start) for person in people))


def _shifted(person: Attendance, by: int) -> Attendance:
    return replace(person, span=Span(person.span.start + by, person.span.end + by))


def _is_bare_names(line: str) -> bool:
    people = find_people(line, single=True)
    named = sum(person.span.end - person.span.start for person in people)
    return bool(people) and named >= 0.6 * len(line.strip(" -–•*.,")) and not line.rstrip().endswith(":")


def _read_sentence(text: str, sentence: Span) -> list[AttendanceNote]:
    """The notes of a sentence: one, or one for each of the people of whom it tells something else."""
    if patterns.NO_DISQUALIFICATION.search(text, sentence.start, sentence.end):
        return []
    notes = []
    start = sentence.start
    for joint in patterns.NEW_SUBJECT.finditer(text, sentence.start, sentence.end):
        if patterns.TRIGGER.search(text[start : joint.start()].lower()):
            notes.append(_read_clause(text, Span(start, joint.start())))
            start = joint.end()
    notes.append(_read_clause(text, Span(start, sentence.end)))
    return [note for note in notes if note is not None]


def _read_clause(text: str, clause: Span) -> AttendanceNote | None:
    start, end = _attendance_part(text, clause)
    for notice in patterns.NOTICES:
        verb = notice.verb.search(text, start, end)
        if verb is None or (notice.given and not notice.given.search(text, start, end)):
            continue
        before = find_people(text, start, verb.start(), single=_only_names(text, start, verb.start()))
        after = find_people(text, verb.end(), end)
        people = _people(text, notice, before, after, Span(verb.start(), end))
        if people:
            return AttendanceNote(Span(start, end), tuple(people))
    return None


def _attendance_part(text: str, clause: Span) -> Span:
    """The part of a clause that tells of attendance, where it goes on to, or comes from, something else."""
    start, end = clause
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


def _people(
    text: str, notice: patterns.Notice, before: list[Person], after: list[Person], predicate: Span
) -> list[Attendance]:
    if notice.other is not None:
        absent, present = (after, before) if before else (after[:1], after[1:])
        return sorted(
            [_attendance(person, notice.status, _stand_in("stedfortræder", present)) for person in absent]
            + [_attendance(person, notice.other, _stand_in("stedfortræder for", absent)) for person in present],
            key=lambda person: person.span,
        )
    chosen = before + after if notice.side == "around" else after if notice.side == "after" else before or after
    if notice.status == "guest":
        chosen = [person for person in chosen if person.party is None]
    said = Span(before[-1].span.end, predicate.end) if before and chosen else predicate
    detail = text[said.start : said.end].strip(" .,\n")
    return [_attendance(person, notice.status, detail) for person in chosen]


def _stand_in(relation: str, people: list[Person]) -> str | None:
    return f"{relation} " + ", ".join(person.name for person in people) if people else None


def _attendance(person: Person, status: AttendanceStatus, detail: str | None) -> Attendance:
    return Attendance(
        person_name=person.name, status=status, span=person.span, party=person.party, detail=detail or None
    )
