"""Ways of cutting a document into agenda items: by markup, numbers, the contents list, headings, case lines, plain titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import Span
from pipeline.structure.contents import Contents, Entry
from pipeline.structure.cuts import Cut, looks_like_title, merge_repeated, title_at
from pipeline.structure.formal_titles import is_formal
from pipeline.structure.lexicon import DOCUMENT_WORDS
from pipeline.structure.numbered import numbered_starts
from pipeline.structure.outcomes import classify_outcome
from pipeline.structure.scan import Scan, normalise_title
from pipeline.structure.titles import Access, read_title
from pipeline.text.dates import find_dates

_NUMBER_ALONE: Final = re.compile(r"(?:nr\.?\s*|pkt\.?\s*)?(\d{1,4})\.?", re.IGNORECASE)
_MAX_TITLE: Final = 400
_MAX_PLAIN: Final = 90
_MIN_FORMAL: Final = 2
_MOST_PLAIN: Final = 60
"""So many titles are looked at for what was decided below them."""
_LINES_BEFORE_TITLE: Final = 3
_NUMBER_AND_MARKS: Final = 40
"""Characters by which a heading may be longer than its contents entry."""


def by_role(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Where the reader knows the publisher's markup, its item titles are the items."""
    cuts: list[Cut] = []
    number: str | None = None
    number_line: int | None = None
    for index, line in enumerate(scan.lines):
        role = line.block.role
        if role is None:
            continue
        if role == "item_number":
            number, number_line = line.text.strip(" .:"), index
        elif role == "item_title" and line.first:
            item = scan.entries[index] if number is None else None
            cut = title_at(scan, index, item.title_start if item else 0, "role", item.number if item else number)
            cuts.append(replace(cut, first=index if number_line is None else number_line))
            number = number_line = None
    return cuts


def by_number(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Numbered lines that form the document's sequence of items."""
    titles = {normalise_title(entry.title) for entry in contents.entries} if contents else set()
    cuts: list[Cut] = []
    for index in numbered_starts(scan, start, titles):
        item = scan.entries[index]
        assert item is not None
        cut = title_at(scan, index, item.title_start, "number", item.number, item.access)
        if not cut.title and item.form not in ("access", "dotted_access"):
            cut = _title_beside(scan, index, cut)
        cuts.append(cut)
    return merge_repeated(scan, cuts)


def _title_beside(scan: Scan, index: int, cut: Cut) -> Cut:
    """The title of an item whose number stands alone: on the next line, or on the line above where a label follows."""
    above = title_at(scan, index - 1, 0, cut.way, cut.number) if index > 0 else None
    if above and above.access == "closed" and scan.labels[index - 1] is None:
        return replace(above, body=index + 1)
    after, access = index + 1, cut.access
    while after < min(index + 1 + _LINES_BEFORE_TITLE, len(scan.lines)) and _stands_before_title(scan, after):
        access = access or _access_of(scan, after)
        after += 1
    follows = after < len(scan.lines) and scan.labels[after] is None and scan.metas[after] is None
    if follows and scan.entries[after] is None and len(scan.lines[after].text) <= _MAX_TITLE:
        beside = title_at(scan, after, 0, cut.way, cut.number, access)
        return replace(beside, first=index)
    if above and scan.labels[index - 1] is None and scan.metas[index - 1] is None:
        return replace(above, body=index + 1, access=above.access or cut.access)
    return cut


def _stands_before_title(scan: Scan, index: int) -> bool:
    """Whether a line between an item's number and its title is its case number or its mark of access."""
    return scan.labels[index] is None and (scan.metas[index] is not None or scan.is_access_heading(index))


def _access_of(scan: Scan, index: int) -> Access | None:
    meta = scan.metas[index]
    return meta.access if meta is not None else scan.access(index, index)


def by_contents(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Lines that print the titles of the contents list again."""
    if not contents:
        return []
    by_title: dict[str, Entry] = {normalise_title(entry.title): entry for entry in contents.entries}
    longest = max(len(title) for title in by_title) + _NUMBER_AND_MARKS
    cuts: list[Cut] = []
    used: set[str] = set()
    for index in range(start, len(scan.lines)):
        line = scan.lines[index]
        if len(line.text) > longest or scan.labels[index] or line.is_table:
            continue
        item = scan.entries[index]
        key = normalise_title(read_title(item.title if item else line.text).text)
        if key in by_title and key not in used:
            used.add(key)
            entry = by_title[key]
            number = item.number if item else entry.number
            cut = title_at(scan, index, item.title_start if item else 0, "contents", number)
            cuts.append(replace(cut, access=cut.access or entry.access))
    return cuts


def by_heading(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Headings of one level or size under which labels stand."""
    styles: Counter[tuple[int | None, float | None]] = Counter()
    for index in range(start, len(scan.lines)):
        line = scan.lines[index]
        if line.block.kind == "heading" and line.first and _label_below(scan, index):
            styles[(line.block.level, line.block.size)] += 1
    if not styles:
        return []
    style, _ = styles.most_common(1)[0]
    cuts = [
        title_at(
            scan,
            index,
            item.title_start if (item := scan.entries[index]) else 0,
            "heading",
            item.number if item else None,
        )
        for index in range(start, len(scan.lines))
        if (line := scan.lines[index]).first
        and line.block.kind == "heading"
        and (line.block.level, line.block.size) == style
        and scan.labels[index] is None
        and (scan.metas[index] is None or _number_above(scan, index))
        and not scan.is_access_heading(index)
    ]
    return merge_repeated(scan, _with_numbers_above(scan, cuts[1:] if _is_document_title(cuts) else cuts))


def _number_above(scan: Scan, index: int) -> str | None:
    """The number that stands alone on the line above a title."""
    found = _NUMBER_ALONE.fullmatch(scan.lines[index - 1].text) if index else None
    return found[1] if found else None


def _with_numbers_above(scan: Scan, cuts: list[Cut]) -> list[Cut]:
    """The cuts with their numbers where these stand alone above the titles, and rise from one to the next."""
    above = [(cut, number) for cut in cuts if cut.number is None and (number := _number_above(scan, cut.first))]
    counted = [int(number) for _, number in above]
    if len(above) < _MIN_FORMAL or counted != sorted(set(counted)):
        return cuts
    numbers = {cut.first: number for cut, number in above}
    return [
        replace(cut, first=cut.first - 1, number=numbers[cut.first]) if cut.first in numbers else cut for cut in cuts
    ]


def _is_document_title(cuts: Sequence[Cut]) -> bool:
    """Whether the first of the headings is the document's own: it calls itself minutes, or it alone is not numbered."""
    if len(cuts) < 2 or cuts[0].number is not None:
        return False
    first = cuts[0].title
    named = DOCUMENT_WORDS.match(first) is not None and bool(find_dates(first))
    return named or all(cut.number is not None for cut in cuts[1:])


def _label_below(scan: Scan, index: int) -> bool:
    if scan.labels[index] is not None or scan.metas[index] is not None:
        return False
    below = range(index + 1, min(index + 4, len(scan.lines)))
    return any(scan.is_hard_label(i) or scan.metas[i] is not None for i in below)


def by_metadata(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Layouts without titles: each item begins at its case number line, or at its access mark where no case is numbered."""
    starts = scan.cases[bisect_left(scan.cases, start) :]
    if not starts:
        starts = [index for index, meta in enumerate(scan.metas[start:], start) if meta and meta.access]
    if len(starts) == 1 and not scan.section_labels(starts[0], len(scan.lines)):
        return []  # the number of the whole paper
    return [
        Cut(index, index, "", Span(scan.lines[index].span.start, scan.lines[index].span.start), "metadata")
        for index in starts
        if not scan.has_case(index - 1, index)
    ]


def by_plain_titles(scan: Scan, start: int) -> list[Cut]:
    """Short lines above text, in a document without numbers and labels of which some lines are the titles of an agenda, or one such and
    others with what was decided below."""
    titles = [index for index in range(start, len(scan.lines)) if _is_plain_title(scan, index)]
    formal = [index for index in titles if is_formal(scan.lines[index].text)]
    if not formal:
        return []
    decided = [index for index in titles[:_MOST_PLAIN] if _is_decided_below(scan, index)]
    if len(formal) < _MIN_FORMAL and len({*decided, *formal}) <= _MIN_FORMAL:
        return []
    first = min((*formal, *decided)) if len(formal) < _MIN_FORMAL else formal[0]
    return [title_at(scan, index, 0, "plain", None) for index in titles if index >= first]


def _is_decided_below(scan: Scan, index: int) -> bool:
    """Whether the line below a title says in few words what was decided."""
    below = scan.lines[index + 1 : index + 2]
    return bool(below) and len(below[0].text) <= _MAX_TITLE and classify_outcome(below[0].text).outcome != "unknown"


def _is_plain_title(scan: Scan, index: int) -> bool:
    text = scan.lines[index].text
    if len(text) > _MAX_PLAIN or not scan.lines[index].first or scan.entries[index] is not None:
        return False
    if is_formal(text):
        return scan.labels[index] is None and (text[-1] != "." or " " not in text)
    below = index + 1
    if not looks_like_title(scan, index) or below == len(scan.lines) or ":" in text:
        return False
    has_text = len(scan.lines[below].text) > len(text) or _is_decided_below(scan, index)
    return has_text and classify_outcome(text).outcome == "unknown"
