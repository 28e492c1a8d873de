"""Training texts changed at random: other names, bodies, programmes, dates and sums; fewer cues; other blocks around them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.recipes.projects import values
from models.recipes.projects.invented import coined_name, project_name
from models.recipes.projects.texts import Line, Segment, Text, mapped

_QUOTES = '”“"»«„'
_CUE = re.compile(r"(?<![\w-])(?:[Pp]rojektet|[Ii]nitiativet|[Ii]ndsatsen|EU-projektet|[Pp]rojekt|[Ff]orsøget) $")
_MOST_LINES = 4
_LONGEST_LINE = 250
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Augmentation:
    """How often training texts are changed, anew in every epoch.

    Attributes:
        names, organisations, funders, programmes, days, amounts: probability that marked words are replaced, wherever they stand in a text.
        unquoted, quoted: that a name loses its quotation marks, or gets some.
        uncued: that the word for a project before a name goes.
        lower, upper: that a text is in small letters, or its headings are in capitals.
        split, joined, plain: that a paragraph is split, joined to the next one, or a heading is a plain line.
        before, behind: that lines of a text without projects stand before or behind.
    """

    names: float = 0.6
    organisations: float = 0.35
    funders: float = 0.25
    programmes: float = 0.25
    days: float = 0.3
    amounts: float = 0.5
    unquoted: float = 0.3
    quoted: float = 0.08
    uncued: float = 0.1
    lower: float = 0.04
    upper: float = 0.05
    split: float = 0.1
    joined: float = 0.15
    plain: float = 0.15
    before: float = 0.2
    behind: float = 0.2


def changed(text: Text, how: Augmentation, others: Sequence[Text], rng: random.Random) -> Text:
    """A text changed at random.

    Args:
        text: its lines.
        how: how often.
        others: texts without projects, whose lines may stand around it.
    """
    text = mapped(text, _replacements(text, how, rng))
    text = tuple(_recued(line, how, rng) for line in text)
    text = _reblocked(text, how, rng)
    if rng.random() < how.before:
        text = (*_some_lines(others, rng), *text)
    if rng.random() < how.behind:
        text = (*text, *_some_lines(others, rng))
    lower, upper = rng.random() < how.lower, rng.random() < how.upper
    return tuple(
        _recased(line, str.lower if lower else str.upper) if lower or (upper and line.kind == "heading") else line
        for line in text
    )


def _replacements(text: Text, how: Augmentation, rng: random.Random) -> dict[tuple[str, str], str]:
    """By label and words, what to write in their place."""
    makers: dict[str, tuple[float, Callable[[str, random.Random], str]]] = {
        "project": (how.names, _name),
        "lead": (how.organisations, values.organisation),
        "partner": (how.organisations, values.organisation),
        "funder": (how.funders, values.funder),
        "programme": (how.programmes, values.programme),
        **dict.fromkeys(("start", "end"), (how.days, values.day)),
        **dict.fromkeys(("total", "grant", "own"), (how.amounts, values.amount)),
    }
    change: dict[tuple[str, str], str] = {}
    for line in text:
        for segment in line.segments:
            key = (segment.label or "", segment.words)
            if segment.label and key not in change:
                share, make = makers[segment.label]
                change[key] = make(segment.words, rng) if rng.random() < share else segment.words
    return change


def _name(words: str, rng: random.Random) -> str:
    """Another name: for one of a single coined word mostly such a one."""
    coined = " " not in words and sum(letter.isupper() for letter in words) > 1
    return coined_name(rng) if coined and rng.random() < 0.6 else project_name(rng)


def _recued(line: Line, how: Augmentation, rng: random.Random) -> Line:
    segments = list(line.segments)
    for place, segment in enumerate(segments):
        if segment.label != "project":
            continue
        before = segments[place - 1] if place and segments[place - 1].label is None else None
        behind = segments[place + 1] if place + 1 < len(segments) and segments[place + 1].label is None else None
        if before and behind and before.words[-1] in _QUOTES and behind.words[0] in _QUOTES:
            if rng.random() < how.unquoted:
                before, behind = replace(before, words=before.words[:-1]), replace(behind, words=behind.words[1:])
        elif (
            before
            and behind
            and before.words.endswith(" ")
            and not behind.words.startswith("-")
            and rng.random() < how.quoted
        ):
            first, last = rng.choice(("””", "“”", '""', "»«", "„“", "''"))
            before, behind = replace(before, words=before.words + first), replace(behind, words=last + behind.words)
        if before and rng.random() < how.uncued:
            before = replace(before, words=_CUE.sub("", before.words))
        if before:
            segments[place - 1] = before
        if behind:
            segments[place + 1] = behind
    return Line(line.kind, tuple(segment for segment in segments if segment.words))


def _reblocked(text: Text, how: Augmentation, rng: random.Random) -> Text:
    lines: list[Line] = []
    for line in text:
        if line.kind == "heading" and rng.random() < how.plain:
            line = Line("paragraph", line.segments)
        if line.kind == "paragraph" and rng.random() < how.split:
            lines += _split(line, rng)
        elif lines and line.kind == lines[-1].kind == "paragraph" and rng.random() < how.joined:
            lines[-1] = Line("paragraph", (*lines[-1].segments, Segment(" "), *line.segments))
        else:
            lines.append(line)
    return tuple(lines)


def _split(line: Line, rng: random.Random) -> list[Line]:
    places = [
        (number, end.start())
        for number, segment in enumerate(line.segments)
        if segment.label is None
        for end in _SENTENCE.finditer(segment.words)
    ]
    if not places:
        return [line]
    number, place = rng.choice(places)
    words = line.segments[number].words
    first = (*line.segments[:number], Segment(words[:place]))
    last = (Segment(words[place + 1 :]), *line.segments[number + 1 :])
    return [Line(line.kind, first), Line(line.kind, tuple(segment for segment in last if segment.words))]


def _some_lines(others: Sequence[Text], rng: random.Random) -> Text:
    other = rng.choice(others)
    start = rng.randrange(len(other))
    some = other[start : start + rng.randint(1, _MOST_LINES)]
    return tuple(line for line in some if len(line.text) <= _LONGEST_LINE)


def _recased(line: Line, change: Callable[[str], str]) -> Line:
    return Line(line.kind, tuple(replace(segment, words=change(segment.words)) for segment in line.segments))
