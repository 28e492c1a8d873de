"""Which numbered lines are items: the best chain of numbers, weighed by what stands around each line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.structure.formal_titles import is_formal
from pipeline.structure.numbering import Form, ItemLine, strip_leader
from pipeline.structure.scan import Scan, normalise_title
from pipeline.structure.titles import read_title

_FAMILIES: Final[dict[Form, str]] = {
    "word": "word",
    "case_word": "case_word",
    "nr": "nr",
    "ad": "ad",
    "dotted": "dotted",
    "nested": "dotted",
    "access": "bare",
    "dotted_access": "dotted",
    "bare": "bare",
    "colon": "colon",
    "paren": "paren",
    "glued": "glued",
    "section": "section",
    "roman": "roman",
    "letter": "letter",
}
"""Forms that one document mixes in one sequence."""

_BASE: Final[dict[Form, float]] = {
    "word": 2.0,
    "case_word": 1.5,
    "nr": 2.0,
    "ad": 1.0,
    "access": 2.0,
    "dotted_access": 2.0,
    "dotted": 0.2,
    "nested": 0.0,
    "colon": 0.5,
    "paren": -1.0,
    "bare": -1.0,
    "glued": -0.5,
    "section": 0.5,
    "roman": 0.0,
    "letter": -1.0,
}
"""How much the form alone speaks for an item: words do, a bare number does not."""

_CLOSED: Final = 2.0
"""Below a heading over closed items the items have no text that could speak for them."""

_FORMAL: Final = 1.5
"""A title that only agendas have speaks for an item."""

_LETTERED: Final = 1.0
"""Where nothing is labelled, letters number items; elsewhere, the points of a section."""

_PARENT: Final = 2.0
"""A number with numbers of its own below heads items."""

_OTHER_STYLE: Final = 3.0
_POINT: Final = 5.0
_SWAPPED: Final = 2
_ANY: Final = "any"
_MARKING: Final[frozenset[Form]] = frozenset(("access", "dotted_access"))
"""Forms that carry an access mark of their own; a mark before the number ("Lukket punkt 5. ...") hides the form that others have."""
_WORDED: Final[frozenset[Form]] = frozenset(("word", "case_word", "nr", "ad", "glued", "access", "dotted_access"))
"""Items that were moved stand at most so many numbers behind where they are expected; no list is numbered in these forms."""
_BELOW: Final = 4
_METAS: Final = 5
"""So many lines below a title may state its case number, document number, initials and access."""
_REACH: Final = 40
_NEXT: Final = 1.0
"""What the next number of a sequence adds; no other step adds more."""
_CLAUSE: Final = re.compile(
    r"(?:at\b|godkend\w*|drøft(?:er|es)|tag(?:er|es)\b|anbefal(?:er|es)|vedtag(?:er|es)|meddel(?:er|es)|beslutt(?:er|es)|indstill(?:er|es)"
    r"|afsæt(?:ter|tes)|frigiv(?:er|es)|bevilg(?:er|es)|send(?:er|es)\b|bilag\b|orienter(?:er|es))",
    re.IGNORECASE,
)
_NOUN: Final = re.compile(r"godkendelse|drøftelse|vedtagelse", re.IGNORECASE)
_ENDING: Final = 8
_SENTENCE_END: Final = re.compile(r"(?:(?<!\bevt)(?<!\bm\.v)(?<!\bmv)(?<!\bm\.m)(?<!\bmm)\.|[;,]|\bog)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    item: ItemLine
    order: tuple[int, ...]
    weight: float
    labelled: bool


def numbered_starts(scan: Scan, start: int, titles: Collection[str]) -> list[int]:
    """The indices of the lines that begin items, of the one family of forms whose chain weighs most.

    Args:
        scan: the document.
        start: the first line looked at (behind the contents list).
        titles: the normalised titles of the contents list.
    """
    families: dict[str, list[_Candidate]] = {}
    points = _points(scan)
    plain = not scan.sections
    for index in range(start, len(scan.lines)):
        item = scan.entries[index]
        if item is not None:
            below = _below(scan, index)
            weight = _weight(scan, index, item, below, titles, points) + (
                _CLOSED if scan.access(index, start) == "closed" else 0.0
            )
            weight += _LETTERED if plain and item.form == "letter" else 0.0
            labelled = any(scan.is_hard_label(i) for i in below)
            family = _ANY if item.access and item.form not in _MARKING else _FAMILIES[item.form]
            families.setdefault(family, []).append(_Candidate(index, item, item.order, weight, labelled))
    marked = families.pop(_ANY, [])
    families = {name: sorted(own + marked, key=lambda c: c.index) for name, own in families.items()} or {_ANY: marked}
    chains = [_best_chain(_of_one_style(scan, candidates)) for candidates in families.values()]
    return max(chains, key=lambda chain: chain[0], default=(0.0, []))[1]


def _of_one_style(scan: Scan, candidates: list[_Candidate]) -> list[_Candidate]:
    """Where items are set as headings, a numbered line that is not speaks against itself."""
    headed = [candidate for candidate in candidates if _is_headed(scan, candidate)]
    if len(headed) < 2 or 2 * sum(candidate.labelled for candidate in headed) < sum(c.labelled for c in candidates):
        return candidates
    return [c if _is_headed(scan, c) else replace(c, weight=c.weight - _OTHER_STYLE) for c in candidates]


def _is_headed(scan: Scan, candidate: _Candidate) -> bool:
    return scan.lines[candidate.index].block.kind == "heading"


def _weight(
    scan: Scan, index: int, item: ItemLine, below: Sequence[int], titles: Collection[str], points: Collection[int]
) -> float:
    """How much the surroundings of a numbered line speak for an item (positive) or for a point in a list (negative)."""
    line = scan.lines[index]
    title = item.title
    weight = _BASE[item.form]
    labels = [label for i in below if (label := scan.labels[i]) and label.section]
    labelled = bool(labels)
    weight += 0.0 if not labels else 2.0 if all(label.soft for label in labels) else 3.0
    weight += 2.0 if any(scan.metas[i] for i in below[:3]) or (index and scan.metas[index - 1]) else 0.0
    read = read_title(title)
    weight += 3.0 if titles and normalise_title(read.text) in titles else 0.0
    weight += _PARENT if _has_child(scan, index, item) else 0.0
    above = read_title(scan.lines[index - 1].text) if index and not title else None
    closed = "closed" in (read.access, item.access, above.access if above else None)
    weight += 3.0 if closed else 0.0
    weight += _FORMAL if is_formal(read.text) else 0.0
    weight += 2.0 if line.block.kind == "heading" else 1.0 if line.block.bold else 0.0
    if strip_leader(line.text)[1]:
        weight -= 6.0
    if _CLAUSE.match(title) and not _NOUN.match(title):
        weight -= 5.0
    if len(title) > 300:
        weight -= 3.0
    if _SENTENCE_END.search(title[-_ENDING:]):
        weight -= 2.0
    if line.block.kind != "heading":
        within = scan.within[index]
        headed = bool(below) and scan.metas[below[0]] is not None and any(not label.soft for label in labels)
        if not headed and index in points:
            weight -= _POINT
        elif item.form == "glued":
            pass
        elif within in ("recommendation", "attachments"):
            weight -= 2.5
        elif within == "decision" and item.form in ("ad", "paren", "letter") and not labelled:
            weight -= 4.0
        elif within is not None and not labelled:
            weight -= 1.0
    return weight


def _has_child(scan: Scan, index: int, item: ItemLine) -> bool:
    """Whether the next line is numbered as the first below this one, as ``2.1`` is below ``2``."""
    child = scan.entries[index + 1] if index + 1 < len(scan.lines) else None
    return child is not None and child.form == "nested" and child.order == (*item.order, 1)


def _points(scan: Scan) -> frozenset[int]:
    """The numbered lines of lists that stand right below a label and count from 1: points of a section, no items."""
    points: list[int] = []
    expected = 0
    for index, (item, label) in enumerate(zip(scan.entries, scan.labels, strict=True)):
        if label is not None:
            opens_list = scan.is_hard_label(index) and label.rest == len(scan.lines[index].text)
            expected = 1 if opens_list else 0
        elif item is not None and expected and item.order[-1] == expected:
            points.append(index)
            expected += 1
        else:
            expected = 0
    return frozenset(points)


def _below(scan: Scan, index: int) -> list[int]:
    """The lines right below, up to the next line of the same form."""
    own = scan.entries[index]
    found: list[int] = []
    left = _BELOW
    for i in range(index + 1, min(index + 1 + _BELOW + _METAS, len(scan.lines))):
        left -= scan.metas[i] is None
        if left < 0:
            break
        other = scan.entries[i]
        if (
            other is not None
            and own is not None
            and _FAMILIES[other.form] == _FAMILIES[own.form]
            and other.number != own.number
        ):
            break
        found.append(i)
    return found


def _step(before: tuple[int, ...], candidate: _Candidate) -> float:
    """What one number following another adds: the next number speaks for a sequence, a lower one against it."""
    after = candidate.order
    if after == before:
        return -1.0
    if after < before:
        sure = candidate.labelled or candidate.item.form in _WORDED
        swapped = sure and len(before) == len(after) == 1 and 1 < after[0] >= before[0] - _SWAPPED
        return 0.3 if swapped else -2.0
    if len(after) == len(before) and after[:-1] == before[:-1]:
        gap = after[-1] - before[-1]
        return _NEXT if gap == 1 else -min(0.1 * gap, 1.5)
    if after[: len(before)] == before or after[0] == before[0] + 1:
        return 0.5
    return -0.5


def _best_chain(candidates: list[_Candidate]) -> tuple[float, list[int]]:
    """The heaviest chain through the candidates in document order, and its weight; linear: each looks back a fixed number."""
    if not candidates:
        return 0.0, []
    totals: list[float] = []
    previous: list[int] = []
    for i, candidate in enumerate(candidates):
        best, came = (0.5 if candidate.order[0] == 1 else 0.0), -1
        for j in range(i - 1, max(0, i - _REACH) - 1, -1):
            if totals[j] + _NEXT < best:
                continue
            total = totals[j] + _step(candidates[j].order, candidate)
            if total > best or (total == best and came >= 0):
                best, came = total, j
        totals.append(best + candidate.weight)
        previous.append(came)
    at = max(range(len(totals)), key=totals.__getitem__)
    weight = totals[at]
    chain: list[int] = []
    while at >= 0:
        chain.append(candidates[at].index)
        at = previous[at]
    return (weight, chain[::-1]) if weight > 0 else (0.0, [])
