"""A decision cut into the parts that decide different points of the recommendation: "Ad 1 godkendt. Ad 2 udsat."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.records import Span
from pipeline.structure import clause_patterns as patterns
from pipeline.structure.signs import holds_one


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a decision: its label as printed (None: no label), and the place of what is said under it.

    ``label_span`` is None too where the label stands inside the body: "Der blev stemt om punkt 2. ... Punkt 2 blev godkendt."
    """

    label: str | None
    label_span: Span | None
    body: Span


_LISTS = frozenset({"list", "at"})
_WEAK = frozenset({"about", "case", "bare", "roman"})
"""Labels that may be part of a sentence: they count where there are several and decisions stand behind them."""
_LINE_STARTS = frozenset({"roman"})
_INLINE_FIRST = frozenset({"pkt", "rest", "named"})
_LINE = re.compile(r"[^\n]+")
_BULLETS = tuple("-–•·*")
_NO_WORDS = " \t\n-–•·"
_BEFORE = 20
_TELLING = 6
"""A shorter label, "Ad 2", is not looked for before its place."""


def split_clauses(text: str) -> list[Clause]:
    """The labelled parts of ``text`` in order, each to the start of the next; what stands before the first label comes first.

    A text without labels is one clause. Numbers that only name other items ("Dagsordenen godkendt. Punkt 7 udgår") or count what one
    decision contains ("Udvalget besluttede: 1. ... 2. ...") are no labels.

    >>> [(c.label, "Ad 1: godkendt. Ad 2: udsat."[slice(*c.body)]) for c in split_clauses("Ad 1: godkendt. Ad 2: udsat.")]
    [('Ad 1', 'godkendt.'), ('Ad 2', 'udsat.')]
    """
    whole = [Clause(None, None, _stripped(text, 0, len(text)))]
    lower = text.lower()
    if text.lstrip().startswith(_BULLETS):
        bullets = _bullets(text)
        if bullets:
            return bullets
    if not _may_hold_labels(text, lower):
        return whole
    labels = _labels(text)
    if not labels:
        return _objects(text) or whole
    names = [_name(label) for label in labels]
    starts = [labels[0].start()]
    for before, label, name in zip(labels, labels[1:], names[1:], strict=False):
        starts.append(_first_mention(lower, name.lower(), before.end(), label.start()))
    clauses = []
    lead = _stripped(text, 0, starts[0])
    if lead.end > lead.start:
        clauses.append(Clause(None, None, lead))
    for label, name, start, end in zip(labels, names, starts, [*starts[1:], len(text)], strict=True):
        if start < label.start():
            clauses.append(Clause(name, None, _stripped(text, start, end)))
        else:
            span = Span(label.start(), label.start() + len(name))
            clauses.append(Clause(name, span, _stripped(text, label.end(), end)))
    return clauses


def _may_hold_labels(text: str, lower: str) -> bool:
    if holds_one(lower, patterns.SIGNS):
        if patterns.DIGIT.search(text) or holds_one(lower, patterns.WITHOUT_DIGIT):
            return True
    elif patterns.INLINE_NUMBER.search(lower):
        return True
    return (patterns.NUMBERED.search(text) if "\n" in text else patterns.NUMBERED.match(text)) is not None


def _bullets(text: str) -> list[Clause]:
    """The parts of a list in which every line decides something: "- Godkendt", "- Udsat"."""
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    marks = [patterns.BULLET.match(text, *line) for line in lines]
    if len(lines) < 2 or not all(mark and patterns.BEGINS_WITH_OUTCOME.match(text, mark.end()) for mark in marks):
        return []
    return [
        Clause(None, None, _stripped(text, mark.end(), line[1]))
        for mark, line in zip(marks, lines, strict=True)
        if mark
    ]


def _name(label: re.Match[str]) -> str:
    if label.lastgroup == "at" or label[0].startswith("("):
        return label[0].strip()
    return label[0].rstrip(" :.)")


def _objects(text: str) -> list[Clause]:
    """The parts of a text that decides points as its objects: "Udvalget godkendte punkt 1 og 2 og udsatte punkt 3"."""
    found = list(patterns.OBJECT.finditer(text))
    if len(found) < 2 or "dagsorden" in text.lower():
        return []
    starts = [0]
    for before, point in pairwise(found):
        joints = [joint.end() for joint in patterns.JOINT.finditer(text, before.end(), point.start())]
        starts.append(joints[0] if joints else point.start())
    ends = [*starts[1:], len(text)]
    return [
        Clause(point["label"], None, _stripped(text, start, end))
        for point, start, end in zip(found, starts, ends, strict=True)
    ]


def _first_mention(lower: str, name: str, start: int, end: int) -> int:
    """Where the sentence begins between ``start`` and ``end`` that speaks of the labelled point first, else ``end``."""
    if len(name) < _TELLING or len(lower) < end:
        return end
    mention = lower.find(name, start, end)
    if mention < 0 or lower[mention + len(name) : mention + len(name) + 1].isalnum():
        return end
    sentence = max(lower.rfind(". ", start, mention), lower.rfind("\n", start, mention))
    return sentence + 1 if sentence >= 0 else end


def _labels(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for start in patterns.START.finditer(text):
        label = patterns.LABEL.match(text, start.end())
        if label is None or (found and label.start() < found[-1].end()):
            continue
        before = text[max(0, label.start() - _BEFORE) : label.start()].strip(" \t-–•·")
        in_line = bool(before) and not before.endswith("\n")
        if (
            label.lastgroup == "list"
            and in_line
            and not (before.endswith(".") and found and _follows(found[-1], label))
        ):
            continue
        if (
            label.lastgroup in _INLINE_FIRST
            and not found
            and (before.strip() or text[: label.start()].strip(_NO_WORDS))
        ):
            continue
        if label.lastgroup == "as" and before and not before.endswith((".", "\n")):
            continue
        if label.lastgroup in _LINE_STARTS and in_line:
            continue
        found.append(label)
    found = _without_weak(text, found)
    if len(found) == 1 and found[0].lastgroup == "pkt" and patterns.WHOLE.search(text, found[0].end()):
        return []
    if all(label.lastgroup == "pkt" for label in found) and _speaks_of_items(text, found):
        return []
    listed = [label for label in found if label.lastgroup in _LISTS]
    if not listed or _are_decisions(text, listed):
        return found
    return [label for label in found if label not in listed] if len(listed) < len(found) else []


def _without_weak(text: str, labels: list[re.Match[str]]) -> list[re.Match[str]]:
    """The labels without those that are only part of a sentence: "Til punkt 4 oplyste formanden ..."."""
    kept = labels
    for kind in _WEAK & {label.lastgroup for label in labels}:
        own = [label for label in labels if label.lastgroup == kind]
        deciding = [patterns.BEGINS_WITH_OUTCOME.match(text, _behind(text, label)) is not None for label in own]
        beside = kind == "about" and any(label.lastgroup == "pkt" for label in labels)
        if not beside and (len(own) < 2 or not deciding[0] or sum(deciding) <= len(deciding) / 2):
            kept = [label for label in kept if label.lastgroup != kind]
    return kept


def _follows(label: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the second label of a list counts on from the first: "1) Godkendt. 2) Udsat." """
    first, second = label[0].strip("(.):").lower(), following[0].strip("(.):").lower()
    if label.lastgroup != "list":
        return False
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    if len(first) > 1 or len(second) > 1:
        return True
    return not first.isdigit() and not second.isdigit() and ord(second) == ord(first) + 1


def _speaks_of_items(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether the numbers are those of agenda items: "Punkt 4 og 5 byttes om. Godkendt." """
    return "dagsorden" in text.lower() or any(patterns.MOVES.match(text, label.end()) for label in labels)


def _are_decisions(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether a numbered list tells decisions, one for each number."""
    lead = text[: labels[0].start()].strip()
    if lead and not lead.endswith("."):
        return False
    plain = [label for label in labels if label.lastgroup == "list"]
    if len(plain) == 1 == len(labels):
        return False
    deciding = [patterns.BEGINS_WITH_OUTCOME.match(text, _behind(text, label)) is not None for label in plain]
    return not deciding or (deciding[0] and sum(deciding) > len(deciding) / 2)


def _behind(text: str, label: re.Match[str]) -> int:
    place = label.end()
    while place < len(text) and text[place] in " \t\n:":
        place += 1
    return place


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends and without the joints that lead over to the next part."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip(" \t\n:–-"))
    body = part[lead:].rstrip(" \t\n,;")
    for joint in (" og", " mens"):
        if body.endswith(joint):
            body = body[: -len(joint)].rstrip(" \t\n,;")
    if not body and part.strip():
        lead = len(part) - len(part.lstrip())
        body = part.strip()
    return Span(start + lead, start + lead + len(body))
