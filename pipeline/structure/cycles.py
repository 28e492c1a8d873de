"""Items of layouts without titles and case numbers: one begins where a section that the item already has comes again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final

from pipeline.records import Span
from pipeline.structure.contents import Contents
from pipeline.structure.cuts import Cut, looks_like_title, quality, title_at
from pipeline.structure.labels import Label
from pipeline.structure.scan import Scan

_CYCLE_LABELS: Final = frozenset({"decision", "recommendation", "presentation", "summary"})


def by_cycle(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Layouts without titles and case numbers: an item begins where a section that it already has comes again."""
    labels = [
        (index, label)
        for index in scan.sections
        if index >= start and (label := scan.labels[index]) and label.section in _CYCLE_LABELS and not label.soft
    ]
    if not labels:
        return []
    cut_at = cache(partial(_cycle_cut, scan))
    ways = [_cycles(scan, start, labels, cut_at)]
    if any(label.section == "summary" for _, label in labels):
        ways.append(_cycles(scan, start, labels, cut_at, summary_first=True))
    if _ends_with_decision(scan, start):
        ways.append(_cycles(scan, start, labels, cut_at, decision_last=True))
    return max(ways, key=lambda cuts: quality(scan, cuts))


def _ends_with_decision(scan: Scan, start: int) -> bool:
    """Whether the document's last section is a decision, so that the layout may print it last in every item."""
    for label in reversed(scan.section_labels(start, len(scan.lines))):
        if not label.soft and label.section != "attachments":
            return label.section == "decision"
    return False


def _cycles(
    scan: Scan,
    start: int,
    labels: Sequence[tuple[int, Label]],
    cut_at: Callable[[int, int], Cut],
    *,
    summary_first: bool = False,
    decision_last: bool = False,
) -> list[Cut]:
    """The cuts where a section comes again; where the layout prints the summary first or the decision last, these cut too."""
    cuts: list[Cut] = []
    seen: set[str] = set()
    before: Label | None = None
    last = start
    cased = len(scan.cases) - bisect_left(scan.cases, start) > 1
    for index, label in labels:
        ended = decision_last and before is not None and before.section == "decision"
        anew = summary_first and label.section == "summary" and "decision" in seen
        again = (ended or anew or label.section in seen) and not _continues(label, before)
        if cased and cuts and again and not scan.has_case(last + 1, index):
            again = False
        if not cuts or again:
            seen = set()
            cuts.append(cut_at(_with_route_above(scan, index), cuts[-1].body if cuts else start))
        seen.add(str(label.section))
        before = label
        last = index
    return cuts


def _with_route_above(scan: Scan, index: int) -> int:
    """The line of a label that says who decides, with its text right above the label at ``index``, else ``index``."""
    for above in range(index - 1, max(index - 3, -1), -1):
        label = scan.labels[above]
        if label is not None:
            return above if label.section == "process" and not label.soft else index
    return index


def _continues(label: Label, before: Label | None) -> bool:
    """Whether a label goes on with the section above it: a second recommendation, a further body's decision."""
    if before is None or before.section != label.section:
        return False
    if label.section == "decision":
        return (label.body, label.date) != (before.body, before.date)
    return label.text.casefold() != before.text.casefold()


def _cycle_cut(scan: Scan, index: int, floor: int) -> Cut:
    """A cut at a label; the line above is its title where it looks like one: short, alone, not ended like a sentence."""
    above = index - 1
    while above > floor and scan.metas[above] is not None:
        above -= 1
    if above >= floor and looks_like_title(scan, above):
        return replace(title_at(scan, above, 0, "cycle", None), body=above + 1)
    begin = scan.lines[index].span.start
    return Cut(index, index, "", Span(begin, begin), "cycle")
