"""Who was absent, came late, left, stood in or was disqualified, as one sentence of the minutes says it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.person_names import Person, find_people


@dataclass(frozen=True, slots=True)
class AttendanceNote:
    """A stretch of text that tells of attendance and nothing else, and the people it names."""

    span: Span
    people: tuple[Attendance, ...]

    @property
    def is_of_guests(self) -> bool:
        """Whether it only tells who else took part, which belongs to what was talked of."""
        return bool(self.people) and all(person.status in ("guest", "present") for person in self.people)


def read_sentence(text: str, sentence: Span) -> list[AttendanceNote]:
    """The notes of a sentence: none, one, or one for each of the people of whom it tells something else."""
    if patterns.NO_DISQUALIFICATION.search(text, *sentence) and not patterns.DECLARED.search(text, *sentence):
        return []
    notes = []
    start = sentence.start
    for joint in patterns.NEW_SUBJECT.finditer(text, *sentence):
        if patterns.TRIGGER.search(text[start : joint.start()].lower()):
            notes.append(_read_clause(text, Span(start, joint.start())))
            start = joint.end()
    notes.append(_read_clause(text, Span(start, sentence.end)))
    return [note for note in notes if note is not None]


def _read_clause(text: str, clause: Span) -> AttendanceNote | None:
    """By the first tier of notices that finds its people; in a tier by the verb that comes first."""
    start, end = _attendance_part(text, clause)
    for tier in patterns.NOTICES:
        found = [
            (verb.start(), verb.end(), notice)
            for notice in tier
            if (verb := notice.verb.search(text, start, end))
            and (not notice.given or notice.given.search(text, start, end))
        ]
        for begin, behind, notice in sorted(found, key=lambda each: each[:1]):
            before = find_people(text, start, begin, single=_only_names(text, start, begin))
            people = _people(text, notice, before, find_people(text, behind, end), Span(begin, end), behind)
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
    text: str, notice: patterns.Notice, before: list[Person], after: list[Person], predicate: Span, behind: int
) -> list[Attendance]:
    if notice.other is not None:
        absent = after if before else _directly_behind(text, after, behind)
        present = before or after[len(absent) :]
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


def _directly_behind(text: str, people: list[Person], place: int) -> list[Person]:
    """The people of the list that follows at once: of "Som stedfortræder for X deltog Y" X, of "... for ham deltog Y" nobody."""
    direct = []
    for person in people:
        if text[place : person.span.start].strip(" ,") not in {"", "og"}:
            break
        direct.append(person)
        place = person.span.end
    return direct


def _stand_in(relation: str, people: list[Person]) -> str | None:
    return f"{relation} " + ", ".join(person.name for person in people) if people else None


def _attendance(person: Person, status: AttendanceStatus, detail: str | None) -> Attendance:
    return Attendance(
        person_name=person.name, status=status, span=person.span, party=person.party, detail=detail or None
    )
