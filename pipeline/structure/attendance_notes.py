"""Who was absent, came late, left, stood in or was disqualified, as one sentence of the minutes says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_notices as notices
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.person_names import Person, find_people, is_given_name


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
    clauses = _clauses(text, sentence)
    return [note for clause in clauses if (note := _read_clause(text, clause)) is not None]


def _clauses(text: str, sentence: Span) -> list[Span]:
    """A sentence cut where it goes on to tell of somebody else."""
    clauses = []
    start = sentence.start
    joints = [(joint.start(), joint.end()) for joint in patterns.NEW_SUBJECT.finditer(text, *sentence)]
    if reason := patterns.REASON_FIRST.match(text, *sentence):
        joints.append(reason.span("joint"))
    for before, behind in sorted(joints):
        told = text[start:before]
        if patterns.tells(told.lower()) and (patterns.VERB.search(told) or not patterns.NO_START.match(told)):
            clauses.append(Span(start, before))
            start = behind
    return [*clauses, Span(start, sentence.end)]


def _read_clause(text: str, clause: Span) -> AttendanceNote | None:
    """By the first tier of notices that finds its people; in a tier by the verb that comes first."""
    start, end = _attendance_part(text, clause)
    low = text[start:end].lower()
    cleared = (
        "habil" in low
        and patterns.NO_DISQUALIFICATION.search(text, start, end)
        and not patterns.DECLARED.search(text, start, end)
    )
    words = {sign for sign in notices.SIGNS if sign in low}
    for tier in notices.NOTICES:
        found = [
            (verb.start(), verb.end(), notice)
            for notice in tier
            if not words.isdisjoint(notice.signs)
            and not (cleared and notice.status == "disqualified")
            and (verb := notice.verb.search(text, start, end))
            and (not notice.given or notice.given.search(text[start:end]))
        ]
        for begin, behind, notice in sorted(found, key=lambda each: each[:1]):
            before = find_people(text, start, begin, single=_only_names(text, start, begin))
            after = find_people(text, behind, end)
            people = _people(text, notice, _without_employers(before), after, Span(begin, end), behind)
            if people:
                return AttendanceNote(Span(start, end), tuple(people))
    return None


def _attendance_part(text: str, clause: Span) -> Span:
    """The part of a clause that tells of attendance, where it goes on to, or comes from, something else."""
    start, end = clause
    cut = patterns.CLAUSE_END.search(text, start, end)
    if cut and cut.start() > start:
        end = cut.start()
    reason = patterns.CLAUSE_START.search(text, start, end)
    if reason and reason.start() > start:
        start = reason.start()
    return Span(start, end)


def _only_names(text: str, start: int, end: int) -> bool:
    """Whether nothing but capitalised words and their joints stands there, so that a single name may be one."""
    words = text[start:end].replace(",", " ").split()
    return 0 < len(words) <= 12 and all(word[0].isupper() or word in {"og", "samt"} for word in words)


def _without_employers(people: list[Person]) -> list[Person]:
    """Without single words beside full names: "Anna Holm, Rambøll, deltog"."""
    if not any(" " in person.name for person in people):
        return people
    return [person for person in people if " " in person.name or person.party or is_given_name(person.name)]


def _people(
    text: str, notice: notices.Notice, before: list[Person], after: list[Person], predicate: Span, behind: int
) -> list[Attendance]:
    if notice.other is not None:
        return _stand_ins(text, notice, before, after, predicate, behind)
    chosen = before + after if notice.side == "around" else after if notice.side == "after" else before or after
    if notice.status == "guest":
        chosen = [person for person in chosen if person.party is None]
    said = Span(before[-1].span.end, predicate.end) if before and chosen else predicate
    detail = text[said.start : said.end].strip(" .,\n")
    return [_attendance(person, notice.status, detail) for person in chosen]


def _stand_ins(
    text: str, notice: notices.Notice, before: list[Person], after: list[Person], predicate: Span, behind: int
) -> list[Attendance]:
    """Those who were away and those who came for them; the sentence may say why the former were away."""
    if notice.side == "before":
        absent, present = before, after
    else:
        absent = after if before else _directly_behind(text, after, behind)
        present = before or after[len(absent) :]
    if not absent and not present:
        return []
    status = notice.status
    if absent and text[absent[-1].span.end : predicate.end].strip(" ,."):
        reason = text[absent[-1].span.end : predicate.end]
        status = (
            "excused"
            if notices.APOLOGY.search(reason)
            else "disqualified"
            if notices.DISQUALIFIED.search(reason)
            else status
        )
    if present and not absent and "ikke" in text[predicate.start : predicate.end].split():
        return []
    if absent and not present and notice.rule in ("mødte_for", "mødt_for"):
        return []
    people = [_attendance(_bearer(text, person), status, _stand_in("stedfortræder", present)) for person in absent]
    assert notice.other is not None
    people += [_attendance(person, notice.other, _stand_in("stedfortræder for", absent)) for person in present]
    return sorted(people, key=lambda person: person.span)


def _bearer(text: str, person: Person) -> Person:
    """A person without the genitive of "I Anna Holms sted"."""
    if person.name.endswith("s") and text[person.span.end : person.span.end + 5] == " sted":
        return replace(person, name=person.name[:-1], span=Span(person.span.start, person.span.end - 1))
    return person


def _directly_behind(text: str, people: Sequence[Person], place: int) -> list[Person]:
    """The people of the list that follows at once: of "Som stedfortræder for X deltog Y" X, of "... for ham deltog Y" nobody."""
    direct: list[Person] = []
    for person in people:
        between = text[place : person.span.start].strip(" ,")
        if between not in {"", "og", "samt"} and not (
            not direct and between.islower() and " " not in between and between not in _PRONOUNS
        ):
            break
        direct.append(person)
        place = person.span.end
    return direct


_PRONOUNS = frozenset("ham hende dem denne disse deltog mødte var".split())


def _stand_in(relation: str, people: Sequence[Person]) -> str | None:
    return f"{relation} " + ", ".join(person.name for person in people) if people else None


def _attendance(person: Person, status: AttendanceStatus, detail: str | None) -> Attendance:
    return Attendance(
        person_name=person.name, status=status, span=person.span, party=person.party, detail=detail or None
    )
