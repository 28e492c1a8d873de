"""A decision cut into the parts that decide different points of the recommendation: "Ad 1 godkendt. Ad 2 udsat."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Span
from pipeline.structure.signs import holds_one


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a decision: its label as printed (None: no label), and the place of what is said under it.

    ``label_span`` is None too where the label stands inside the body: "Der blev stemt om punkt 2. ... Punkt 2 blev godkendt."
    """

    label: str | None
    label_span: Span | None
    body: Span


_NUMBERS = r"\d{1,2}(?:\s?[a-d]\b)?(?:\s*(?:,|og|&|samt|-|–|til)\s*\d{1,2}(?:\s?[a-d]\b)?(?![.,]?\d))*"
_ORDINAL = r"(?:første|and(?:et|en)|tredje|fjerde|femte|sjette|syvende|ottende|sidste|\d{1,2}\.)"
_ORDINALS = rf"{_ORDINAL}(?:\s*(?:,|og)\s+{_ORDINAL})*"
_POINT = r"(?:at-punkt|at|dot|pind|bullet|punkt|del|led)"
_LABEL = re.compile(
    rf"""
    (?P<ad>ad(?=\s+(?:godk|tilt|ikke|anb|uds|vedt|drøft|tag|afs|imød))|ad\.?\s*(?:indstillingens\s+)?(?:pkt\.?\s*|punkt\s*)?(?:{_NUMBERS}|[a-h]\b)[).:]*)
    |(?P<point>(?:indstillings|beslutnings)punkt(?:erne|et)?\s*{_NUMBERS}\b[):]*)
    |(?P<named>(?:at-punkt|indstilling|anbefaling|del|led)\s+{_NUMBERS}(?!\w)[):]*)
    |(?P<as>for\s+så\s+vidt\s+angår\s+(?:pkt\.?|punkt)\s*{_NUMBERS}(?!\w)[):]*)
    |(?P<of>(?:indstillingens|forslagets)\s+(?:pkt\.?|punkt(?:er)?|{_ORDINALS}\s+{_POINT})\s*(?:{_NUMBERS}|[a-h]\b)?[):]*)
    |(?P<pkt>(?:pkt\.?|punkt(?:erne)?)\s*(?:{_NUMBERS}|[a-h](?=\s*[:)]))\b[):]*)
    |(?P<at>at\s+\d{{1,2}}\s?[):]|\d{{1,2}}[.)]\s*at\b(?!-)|at\s+\d{{1,2}}\b(?=\s*(?:godk|tilt|drøf|tag|anb|uds|ikke|ved|bes)))
    |(?P<ordinal>(?:at\s+)?{_ORDINALS}\s+['"]?{_POINT}\b['"]?(?!\s+af\b)[):]*|\bat\s+(?:første|andet|tredje)\b[):]*)
    |(?P<list>(?:\d{{1,2}}|[a-h])[.):](?=\s))
    |(?P<rest>i\s+øvrigt\b|(?:de\s+)?øvrige\s+(?:indstillings)?punkter\b|resten\s+af\s+indstillingen\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_START = re.compile(r"(?:\A|\n|[.;:,]\s|\s[-–]\s|\bog\s|\bmens\s)[ \t]*(?:[-–•·][ \t]*)?")
_SIGNS = (
    "punkt",
    "pkt",
    "ad ",
    "ad.",
    "indstilling",
    "anbefaling ",
    "del ",
    "led ",
    "første",
    "andet",
    "tredje",
    "øvrigt",
    "øvrige",
    "resten",
)
_NUMBERED = re.compile(r"^[ \t–•·-]*(?:at\s+)?(?:\d{1,2}|[a-hA-H])[.):]", re.MULTILINE)
_AT_NUMBER = re.compile(r"[aA](?<!\w.)t\s+\d")
_DIGIT = re.compile(r"\d")
_WITHOUT_DIGIT = (
    *("ad ", "ad.", "ad\t", "indstillingens", "forslagets", "pkt", "punkt", "øvrig", "resten"),
    *("første", "andet", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "sidste"),
)
"""What labels hold that have no number; without these and without a digit only "a)" at the start of a line is one."""
_LISTS = frozenset({"list", "at"})
_BEGINS_WITH_OUTCOME = re.compile(
    r"(?:at\s+)?(?:(?:blev|ikke|indstilling\w*|forslag\w*|punkt\w*|sagen|udvalget|enstemmigt|\w+råd\w*)\s+)*"
    r"(?:godk|tilt|vedt|drøft|tag|tog|anb|uds|afv|afs|fork|indst|bevil|imødek|overs|send|til\s|ingen|intet|hjemv|udg|noter|henvis|besl|bort|fald|tilbage|retur|kan\b|kunne\b|delvis|princip|trukk|trækk|sat\b)",
    re.IGNORECASE,
)
"""What a numbered line begins with if it is a decision and not one of the things that one decision counts up."""
_MOVES = re.compile(r"\s+(?:byttes|flyttes|rykkes|optages|behandles\s+(?:som|før|efter|først|sidst))\b")
"""What is done to an item of the agenda and to no point of a recommendation."""
_INLINE_FIRST = frozenset({"pkt", "rest", "named"})
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
    if not _may_hold_labels(text, lower):
        return whole
    labels = _labels(text)
    if not labels:
        return whole
    names = [label[0].rstrip(" :.)") if label.lastgroup != "at" else label[0].strip() for label in labels]
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
    if holds_one(lower, _SIGNS):
        if _DIGIT.search(text) or holds_one(lower, _WITHOUT_DIGIT):
            return True
    elif _AT_NUMBER.search(text):
        return True
    return (_NUMBERED.search(text) if "\n" in text else _NUMBERED.match(text)) is not None


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
    for start in _START.finditer(text):
        label = _LABEL.match(text, start.end())
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
        if label.lastgroup in _INLINE_FIRST and not found and before:
            continue
        if label.lastgroup == "as" and before and not before.endswith((".", "\n")):
            continue
        found.append(label)
    if all(label.lastgroup == "pkt" for label in found) and _speaks_of_items(text, found):
        return []
    listed = [label for label in found if label.lastgroup in _LISTS]
    if not listed or _are_decisions(text, listed):
        return found
    return [label for label in found if label not in listed] if len(listed) < len(found) else []


def _follows(label: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the second label of a list counts on from the first: "1) Godkendt. 2) Udsat." """
    first, second = label[0].rstrip(".):").lower(), following[0].rstrip(".):").lower()
    if label.lastgroup != "list":
        return False
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    return not first.isdigit() and not second.isdigit() and ord(second) == ord(first) + 1


def _speaks_of_items(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether the numbers are those of agenda items: "Punkt 4 og 5 byttes om. Godkendt." """
    return "dagsorden" in text.lower() or any(_MOVES.match(text, label.end()) for label in labels)


def _are_decisions(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether a numbered list tells decisions, one for each number."""
    lead = text[: labels[0].start()].strip()
    if lead and not lead.endswith("."):
        return False
    plain = [label for label in labels if label.lastgroup == "list"]
    if len(plain) == 1 == len(labels):
        return False
    deciding = [_BEGINS_WITH_OUTCOME.match(text, _behind(text, label)) is not None for label in plain]
    return not deciding or (deciding[0] and sum(deciding) > len(deciding) / 2)


def _behind(text: str, label: re.Match[str]) -> int:
    place = label.end()
    while place < len(text) and text[place] in " \t:":
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
