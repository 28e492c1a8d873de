"""Attachments that a layout lists without a heading: inside a section, or above the item that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.structure.attachments import is_listed
from pipeline.structure.cuts import Cut, ends
from pipeline.structure.scan import Scan
from pipeline.structure.sections import Part


def with_files_apart(parts: Sequence[Part]) -> list[Part]:
    """The sections of an item, with lines that only name files taken out of them as attachment sections of their own."""
    return [piece for part in parts for piece in _pieces(part)]


def _pieces(part: Part) -> Iterator[Part]:
    if part.section == "attachments" or not any(is_listed(line) for line in part.lines[1:] or part.lines):
        yield part
        return
    pieces = [(is_list, list(run)) for is_list, run in groupby(part.lines, key=is_listed)]
    if part.label is not None and pieces[0][0]:
        yield part
        return
    below = [line for line in part.empty if line.span.start > part.lines[-1].span.start]
    for place, (is_list, lines) in enumerate(pieces):
        empty = [line for line in part.empty if line not in below] if place == 0 else []
        empty += below if place == len(pieces) - 1 else []
        if is_list:
            yield Part("attachments", None, None, lines, empty=empty)
        elif place == 0:
            yield replace(part, lines=lines, empty=empty)
        else:
            yield Part(part.section, None, None, lines, attendance=part.attendance, empty=empty)


def with_files_above(scan: Scan, cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts that begin with the file names right above the item, in layouts that print an item's attachments before its head.

    Names under a heading for attachments belong to the item above, and so do all where the last item has some below it.
    """
    if not cuts or _files_below(scan, ends(scan, cuts)[-1], cuts[-1].body):
        return list(cuts)
    lowest = [0, *(cut.body for cut in cuts[:-1])]
    firsts = [_first(scan, cut.first, low) for cut, low in zip(cuts, lowest, strict=True)]
    return [cut if cut.first == first else replace(cut, first=first) for cut, first in zip(cuts, firsts, strict=True)]


def _files_below(scan: Scan, end: int, low: int) -> bool:
    return _first(scan, end, low) < end


def _first(scan: Scan, index: int, low: int) -> int:
    while index > low and _is_loose(scan, index - 1):
        index -= 1
    return index


def _is_loose(scan: Scan, index: int) -> bool:
    """Whether a line names files under no heading for them."""
    return is_listed(scan.lines[index]) and scan.labels[index] is None and scan.within[index] != "attachments"
