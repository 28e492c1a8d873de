"""Who was at a meeting or item and who was not: lists of people, and the sentences and labelled lines of running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.attendance_labels import AttendanceLabel, cut_at_labels, find_label
from pipeline.structure.attendance_lists import one_a_line, read_line
from pipeline.structure.attendance_notes import AttendanceNote, read_sentence
from pipeline.structure.attendance_notices import AWAY
from pipeline.structure.person_names import SHORTENED_END, find_people
from pipeline.text.sentences import split_sentences

_NAMED = 0.6
"""The share of a line that names must take up for it to be a list."""
_STAND_IN = re.compile(
    r",?\s*(?:\bog\s+)?(?:\bi\s+stedet\s+)?\b(?:hvor|for\s+(?:hvem|ham|hende|dem)|i\s+hvis\s+sted)\s+(?=(?-i:[A-ZÆØÅ])|deltog|mødte)"
    r"|\s*[-–,;]\s*i\s+stedet\s+(?=deltog|mødte|indtrådte)"
    r"|\s+[-–]\s+(?=[A-ZÆØÅ][^\n,;–]{2,60}\s(?:deltog|mødte|indtrådte)\s+i\s+(?:stedet|(?:hans|hendes)\s+sted)\b)"
)
"""Where a list goes on to tell who came instead."""
_STAND_IN_WORDS = ("hvor", "hvem", "ham", "hende", "dem", "sted")
_LONGEST_FIRST = 40
_BROKEN_PHRASE = re.compile(r"(?<=\s)(fra|for|af|i|på|ved|til|og|de|van|von)\n")
_BROKEN_NAME = re.compile(
    r"(?<=[,\w])[ \t]+(?P<first>[^\W\d_][\w'’-]+)\n(?=(?P<last>[^\W\d_][\w'’-]+)[ \t]*(?:[,(]|og\b|$|\n))"
)


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
    return list(_people(text, status))


@lru_cache(maxsize=1024)
def _people(text: str, status: AttendanceStatus) -> tuple[Attendance, ...]:
    """The same; the minutes of one body list the same people again and again."""
    people: list[Attendance] = []
    current = status
    text = _with_whole_names(text)
    lines = list(_lines(text))
    columns = one_a_line(text, lines)
    excepting = any(map(text.lower().__contains__, patterns.EXCEPTING))
    for line in lines:
        for sentence in sentences_of(text, *line):
            begin, end = sentence
            if label := find_label(text, begin, end):
                current = _list_status(label, status)
                begin = label.end
            elif (also := patterns.ALSO.match(text, begin, end)) and not _is_sentence(text, begin, end):
                current = "guest"
                begin = also.end()
            if patterns.NOBODY.match(text, begin, end):
                continue
            if current == "present" and excepting and (but := patterns.ALL_BUT.search(text, begin, end)):
                read_line(text, but.end(), end, "absent", people)
            elif joint := _came_instead(text, begin, end):
                read_line(text, begin, joint.start(), current, people)
                people += _substitutes(text, joint.end(), end)
            elif _is_sentence(text, begin, end):
                people += [person for note in read_sentence(text, Span(begin, end)) for person in note.people]
            else:
                read_line(text, begin, end, current, people, columns=columns)
    return tuple(_without_repeats(people))


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
    if not patterns.tells(text.lower()):
        return []
    notes: list[AttendanceNote] = []
    open_list: AttendanceStatus | None = None
    certain = False
    for line in _lines(text):
        sentences = sentences_of(text, *line)
        if open_list is not None and sentences and find_label(text, *sentences[0]) is None:
            if _is_bare_names(text[slice(*line)], parties=not certain) or (
                certain and patterns.NOBODY.match(text, *line)
            ):
                notes.append(_list_note(text, line, line, open_list))
                continue
            open_list = None
        for sentence in sentences:
            if text.find(":", *sentence) >= 0 and patterns.STANDS_IN_LABEL.match(text, *sentence):
                notes.append(_list_note(text, sentence, sentence, "substitute"))
                continue
            label = find_label(text, *sentence)
            if label is None:
                notes += _prose(text, sentence)
                continue
            names = Span(label.end, sentence.end)
            status = _list_status(label, "present")
            if status == "substitute" and patterns.ELECTS.search(text, 0, sentence.start):
                continue
            found, is_list = _labelled(text, sentence, names, status)
            notes += found
            bare = not text[slice(*names)].strip()
            open_list = status if is_list and sentence is sentences[-1] else None
            certain = bare or text[slice(*names)].rstrip().endswith((",", " og"))
    notes.sort(key=lambda note: note.span)
    people = [person for note in notes for person in note.people]
    kept = set(map(id, _without_repeats(people)))
    if len(kept) == len(people):
        return notes
    return [replace(note, people=tuple(person for person in note.people if id(person) in kept)) for note in notes]


def _prose(text: str, sentence: Span) -> list[AttendanceNote]:
    return read_sentence(text, sentence) if patterns.tells(text[slice(*sentence)].lower()) else []


def _labelled(text: str, sentence: Span, names: Span, status: AttendanceStatus) -> tuple[list[AttendanceNote], bool]:
    """What stands behind a label, with the label: a list, a sentence, or a list that goes on to tell who came instead."""
    if joint := _came_instead(text, *names):
        listed = _list_note(text, Span(sentence.start, joint.start()), Span(names.start, joint.start()), status)
        instead = _substitutes(text, joint.end(), names.end)
        return [replace(listed, span=sentence, people=(*listed.people, *instead))], False
    if _is_sentence(text, *names):
        if told := _second_of_two(text, names):
            note = _list_note(text, Span(sentence.start, told), Span(names.start, told), status)
            return [note, *read_sentence(text, Span(told, sentence.end))], False
        found = read_sentence(text, names)
        if found and found[0].span.start <= names.start:
            found[0] = replace(found[0], span=Span(sentence.start, found[0].span.end))
        return found, False
    return [_list_note(text, sentence, names, status)], True


def _came_instead(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where a list goes on to tell who came instead of those it names."""
    told = text[start:end]
    joint = _STAND_IN.search(text, start, end) if any(map(told.__contains__, _STAND_IN_WORDS)) else None
    return joint if joint and not _is_sentence(text, start, joint.start()) else None


def _substitutes(text: str, start: int, end: int) -> list[Attendance]:
    return [
        Attendance(person_name=person.name, status="substitute", span=person.span, party=person.party)
        for person in find_people(text, start, end)
    ]


def _second_of_two(text: str, names: Span) -> int | None:
    """Where a list ends and a sentence on somebody else begins that no mark tells apart ("Afbud: Ida Holm Bo Lund forlod mødet")."""
    verb = patterns.IS_SENTENCE.search(text, *names)
    people = find_people(text, names.start, verb.start() + 1 if verb else names.end)
    for one, other in pairwise(people):
        if other is people[-1] and text[one.span.end : other.span.start].isspace():
            return other.span.start
    return None


def sentences_of(text: str, start: int, end: int, is_label: Callable[[str], object] | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``, cut again before each label of people that has a colon.

    A first name that Danes shorten with a full stop ends none ("Peder Kr. Lund").
    """
    sentences: list[Span] = []
    for local in split_sentences(text[start:end]):
        sentence = Span(start + local.start, start + local.end) if start else local
        if sentences and SHORTENED_END.search(text, max(start, sentences[-1].end - _LONGEST_FIRST), sentences[-1].end):
            sentences[-1] = Span(sentences[-1].start, sentence.end)
        else:
            sentences.append(sentence)
    if text.find(":", start, end) < 0:
        return sentences
    return [piece for sentence in sentences for piece in cut_at_labels(text, *sentence, is_label)]


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a line of names goes on to tell of them, outside brackets."""
    words = text[start:end]
    return patterns.IS_SENTENCE.search(patterns.BRACKETED.sub(" ) ", words) if "(" in words else words) is not None


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _with_whole_names(text: str) -> str:
    """The text with names that a line's end has cut in two on one line again; it stays as long."""
    if "\n" not in text:
        return text
    text = _BROKEN_PHRASE.sub(r"\1 ", text)
    if _BROKEN_NAME.search(text) is None:
        return text
    first = next(iter(find_people(text[:200])), None)
    if first is None or " " not in first.name:
        return text
    return _BROKEN_NAME.sub(lambda cut: cut[0][:-1] + " " if _is_cut(cut) else cut[0], text)


def _is_cut(cut: re.Match[str]) -> bool:
    alone = cut.string[: cut.start("first")].rstrip().endswith((",", " og"))
    return alone and cut["first"][0].isupper() and cut["last"][0].isupper()


def _list_status(label: AttendanceLabel, default: AttendanceStatus) -> AttendanceStatus:
    """The status that a label gives to the people listed under it; in a list of guests those present are guests."""
    return "guest" if label.status == "present" and default == "guest" else label.status


def _list_note(text: str, span: Span, names: Span, status: AttendanceStatus) -> AttendanceNote:
    people = _people(text[names.start : names.end], status)
    return AttendanceNote(span, tuple([_shifted(person, names.start) for person in people]))


def _shifted(person: Attendance, by: int) -> Attendance:
    return replace(person, span=Span(person.span.start + by, person.span.end + by))


def _is_bare_names(line: str, *, parties: bool) -> bool:
    """Whether a line is nothing but names, each with a party where ``parties`` asks for it."""
    people = find_people(line, single=True)
    named = sum(person.span.end - person.span.start for person in people)
    return (
        bool(people)
        and named >= _NAMED * len(line.strip(" -–•*.,"))
        and ":" not in line
        and not (parties and any(person.party is None for person in people))
    )


def _without_repeats(people: Sequence[Attendance]) -> list[Attendance]:
    """Without those of whom it is only said that somebody stood in for them, where something else says why."""
    away = _away(people)
    return [person for person in people if not _is_repeat(person, away)]


def _away(people: Iterable[Attendance]) -> set[str]:
    return {person.person_name for person in people if person.status in AWAY and not is_stood_in_for(person)}


def is_stood_in_for(person: Attendance) -> bool:
    """Whether of someone away it is only told that somebody stood in for them."""
    return person.status == "excused" and (person.detail or "").startswith("stedfortræder")


def _is_repeat(person: Attendance, away: set[str]) -> bool:
    return is_stood_in_for(person) and person.person_name in away
