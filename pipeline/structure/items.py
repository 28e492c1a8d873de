"""Where agenda items begin: several ways of cutting, of which the one that explains the document's labels best is taken."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from pipeline.structure.contents import Contents, Entry
from pipeline.structure.cut_ways import by_contents, by_heading, by_metadata, by_number, by_plain_titles, by_role
from pipeline.structure.cuts import WITH_TITLE, Cut, ends, quality
from pipeline.structure.cycles import by_cycle
from pipeline.structure.scan import Scan, normalise_title, repeats_title

_LISTED: Final = 0.3
_SEVERAL: Final = 3


def cut_items(scan: Scan, contents: Contents | None) -> list[Cut]:
    """The beginnings of the items, in document order; an empty list where the document has none.

    The ways are tried from the surest on; one that leaves nothing unexplained ends the search.
    """
    start = contents.last if contents else 0
    ways: tuple[Callable[[Scan, int, Contents | None], list[Cut]], ...] = (
        by_role,
        by_number,
        by_contents,
        by_heading,
        by_metadata,
        by_cycle,
    )
    listed = {normalise_title(entry.title) for entry in contents.entries} if contents else set()
    best: list[Cut] = []
    best_quality = 0.0
    for way in ways:
        cuts = way(scan, start, contents)
        worth = quality(scan, cuts)
        if listed:
            worth += _LISTED * sum(normalise_title(cut.title) in listed for cut in cuts)
        if worth > best_quality + 0.01:
            best, best_quality = cuts, worth
        if best and best_quality >= len(best) * (1.0 + WITH_TITLE) + _LISTED * len(listed) - 0.01:
            break
    if len(best) <= 1 and (plain := by_plain_titles(scan, start)):
        best = plain
    if not best and contents:
        return [_from_entry(entry, contents) for entry in contents.entries]
    return _with_title_above(scan, _with_leading_metadata(scan, best))


def _with_title_above(scan: Scan, cuts: list[Cut]) -> list[Cut]:
    """Give each item the line above it that prints its title a first time, without number (a re-publisher's own heading)."""
    taken: list[Cut] = []
    for cut in cuts:
        above = cut.first - 1
        free = above >= (taken[-1].body if taken else 0) and scan.labels[above] is None and cut.title
        taken.append(replace(cut, first=above) if free and repeats_title(cut.title, scan.lines[above].text) else cut)
    return taken


def _from_entry(entry: Entry, contents: Contents) -> Cut:
    """An item known only from the contents list of an agenda."""
    return Cut(
        contents.first,
        contents.last,
        entry.title,
        entry.span,
        "contents_only",
        number=entry.number,
        access=entry.access,
    )


def _with_leading_metadata(scan: Scan, cuts: list[Cut]) -> list[Cut]:
    """Give each item the case number line that stands directly above its title, in layouts that print it there."""
    if not scan.cases:
        return cuts
    above = {cut for cut in cuts if scan.has_case(cut.first - 1, cut.first)}
    if len(cuts) >= _SEVERAL and above == {cuts[0]}:
        return cuts  # the number of the whole paper
    below = [cut for cut in cuts if scan.has_case(cut.body, cut.body + 2)]
    if len(above) <= len(below) or _trails(scan, cuts, above):
        return cuts
    return [replace(cut, first=cut.first - 1) if cut in above else cut for cut in cuts]


def _trails(scan: Scan, cuts: Sequence[Cut], above: Collection[Cut]) -> bool:
    """Whether the layout prints an item's case number after its text.

    So it is where the document ends in one. Else, where the first item has none above it, the two readings differ in the
    first and the last item of each run of numbered ones; it is the longer of the two that has a case.
    """
    if cuts[0] in above:
        return False
    if scan.has_case(len(scan.lines) - 3, len(scan.lines)):
        return True
    lengths = {cut.first: end - cut.first for cut, end in zip(cuts, ends(scan, cuts), strict=True)}
    leading = sum(lengths[cut.first] for cut in above)
    trailing = sum(lengths[before.first] for before, cut in itertools.pairwise(cuts) if cut in above)
    return trailing > leading
