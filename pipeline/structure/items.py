"""Where agenda items begin: five ways of cutting, of which the one that explains the document's labels best is taken."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.records import Span
from pipeline.structure.attachments import is_file_name
from pipeline.structure.contents import Contents, Entry
from pipeline.structure.labels import Label
from pipeline.structure.lexicon import DOCUMENT_WORDS, HEADER_LABELS
from pipeline.structure.meta import read_meta
from pipeline.structure.numbered import numbered_starts
from pipeline.structure.scan import Scan, normalise_title, repeats_title, same_title
from pipeline.structure.titles import Access, read_title
from pipeline.text.dates import find_dates

_LOOK_BACK: Final = 3
_MAX_TITLE: Final = 400
_NUMBER_AND_MARKS: Final = 40
"""Characters by which a heading may be longer than its contents entry."""

_MAX_DATE_LINE: Final = 50
_UNLABELLED: Final = 0.3
_UNDECIDED: Final = -0.3
_WITH_TITLE: Final = 0.1
_WITH_NUMBER: Final = 0.1
_LISTED: Final = 0.3
_REPEATED: Final = 0.6
_LATE_SUMMARY: Final = 0.3
_BEFORE: Final = 0.8
_CYCLE_LABELS: Final = frozenset({"decision", "recommendation", "presentation", "summary"})


@dataclass(frozen=True, slots=True)
class Cut:
    """The beginning of an item.

    Attributes:
        first: index of the item's first line, leading metadata included.
        body: index of the first line after the title.
        title, title_span: verbatim; "" and an empty span where the document prints none.
        way: the name of the way of cutting that found it.
        type_mark: "(B)" and the like behind the title.
    """

    first: int
    body: int
    title: str
    title_span: Span
    way: str
    number: str | None = None
    access: Access | None = None
    case_number: str | None = None
    case_span: Span | None = None
    type_mark: str | None = None


def cut_items(scan: Scan, contents: Contents | None) -> list[Cut]:
    """The beginnings of the items, in document order; an empty list where the document has none.

    The ways are tried from the surest on; one that leaves nothing unexplained ends the search.
    """
    start = contents.last if contents else 0
    ways: tuple[Callable[[Scan, int, Contents | None], list[Cut]], ...] = (
        _by_role,
        _by_number,
        _by_contents,
        _by_heading,
        _by_metadata,
        _by_cycle,
    )
    listed = {normalise_title(entry.title) for entry in contents.entries} if contents else set()
    best: list[Cut] = []
    best_quality = 0.0
    for way in ways:
        cuts = way(scan, start, contents)
        quality = _quality(scan, cuts) + _LISTED * sum(normalise_title(cut.title) in listed for cut in cuts)
        if quality > best_quality + 0.01:
            best, best_quality = cuts, quality
        if best and best_quality >= len(best) * (1.0 + _WITH_TITLE) + _LISTED * len(listed) - 0.01:
            break
    if not best and contents:
        return [_from_entry(entry, contents) for entry in contents.entries]
    return _with_title_above(scan, _with_leading_metadata(scan, best))


def _quality(scan: Scan, cuts: Sequence[Cut]) -> float:
    """How well the cuts explain the labels.

    An item with a decision counts fully, one without any label a little, so that layouts without labels can be cut by
    number. A section that stands twice in an item counts against (too few cuts), and so does an item with sections but
    without the decision that others have (too many), and a decision before the first item.
    """
    if not cuts:
        return 0.0
    decided = any(label and label.section == "decision" for label in scan.labels)
    total = 0.0
    for cut, end in zip(cuts, ends(scan, cuts), strict=True):
        labels = [label for label in scan.labels[cut.body : end] if label and label.section]
        if not labels:
            total += _UNLABELLED
        elif decided and all(label.section != "decision" for label in labels):
            total += _UNDECIDED
        else:
            total += 1.0
        kinds = [label.section for label in labels]
        if "summary" in kinds and "presentation" in kinds[: kinds.index("summary")]:
            total -= _LATE_SUMMARY
        total += _WITH_TITLE if cut.title else 0.0
        total += _WITH_NUMBER if cut.number else 0.0
        plain = Counter(_repeatable(label) for label in labels if _counts(label))
        total -= _REPEATED * sum(n - 1 for n in plain.values())
    return total - _BEFORE * sum(1 for index in range(cuts[0].first) if _is_plain_decision(scan, index))


def _counts(label: Label) -> bool:
    return not label.soft and label.body is None and label.section != "attachments"


def _repeatable(label: Label) -> str:
    """What may stand only once in an item: its decision, any other label of the same words."""
    return "decision" if label.section == "decision" else label.text.casefold()


def ends(scan: Scan, cuts: Sequence[Cut]) -> list[int]:
    """The index of the line after the last one of each item."""
    return [*(cut.first for cut in cuts[1:]), len(scan.lines)] if cuts else []


def _is_plain_decision(scan: Scan, index: int) -> bool:
    label = scan.labels[index]
    return label is not None and label.section == "decision" and label.body is None and not label.soft


def _title_at(scan: Scan, index: int, offset: int, way: str, number: str | None, access: Access | None = None) -> Cut:
    """A cut whose title begins ``offset`` characters into a line, with what the line states besides the title."""
    line = scan.lines[index]
    title = read_title(line.text[offset:])
    begin = line.span.start + offset + title.start
    case_number, at = title.case_number, 0
    access = title.access or access
    if case_number:
        at = line.text.find(case_number, offset)
    elif title.tail is not None and (meta := read_meta(line.text[offset + title.tail :])):
        case_number = meta.case_number
        access = access or meta.access
        at = offset + title.tail + (meta.case_span.start if meta.case_span else 0)
    return Cut(
        first=index,
        body=index + 1,
        title=title.text,
        title_span=Span(begin, begin + len(title.text)),
        way=way,
        number=number,
        access=access,
        case_number=case_number,
        case_span=Span(line.span.start + at, line.span.start + at + len(case_number)) if case_number else None,
        type_mark=title.type_mark,
    )


def _by_role(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Where the reader knows the publisher's markup, its item titles are the items."""
    cuts: list[Cut] = []
    number: str | None = None
    number_line: int | None = None
    for index, line in enumerate(scan.lines):
        if line.block.role == "item_number":
            number, number_line = line.text.strip(" .:"), index
        elif line.block.role == "item_title" and line.first:
            item = scan.entries[index] if number is None else None
            cut = _title_at(scan, index, item.title_start if item else 0, "role", item.number if item else number)
            cuts.append(replace(cut, first=index if number_line is None else number_line))
            number = number_line = None
    return cuts


def _by_number(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Numbered lines that form the document's sequence of items."""
    titles = {normalise_title(entry.title) for entry in contents.entries} if contents else set()
    cuts: list[Cut] = []
    for index in numbered_starts(scan, start, titles):
        item = scan.entries[index]
        assert item is not None
        cut = _title_at(scan, index, item.title_start, "number", item.number, item.access)
        if not cut.title and item.form not in ("access", "dotted_access"):
            cut = _title_beside(scan, index, cut)
        cuts.append(cut)
    return _merge_repeated(scan, cuts)


def _title_beside(scan: Scan, index: int, cut: Cut) -> Cut:
    """The title of an item whose number stands alone: on the next line, or on the line above where a label follows."""
    above = _title_at(scan, index - 1, 0, cut.way, cut.number, cut.access) if index > 0 else None
    if above and above.access == "closed" and scan.labels[index - 1] is None:
        return replace(above, body=index + 1)
    after = index + 1
    follows = after < len(scan.lines) and scan.labels[after] is None and scan.metas[after] is None
    if follows and scan.entries[after] is None and len(scan.lines[after].text) <= _MAX_TITLE:
        beside = _title_at(scan, after, 0, cut.way, cut.number, cut.access)
        return replace(beside, first=index)
    if above and scan.labels[index - 1] is None and scan.metas[index - 1] is None:
        return replace(above, body=index + 1)
    return cut


def _merge_repeated(scan: Scan, cuts: list[Cut]) -> list[Cut]:
    """One cut for an item whose heading is printed twice: in a row, or in a list without a heading before the items."""
    merged: list[Cut] = []
    by_number: dict[str | None, int] = {}
    for cut in cuts:
        last = merged[-1] if merged else None
        if (
            last
            and last.number == cut.number
            and cut.first - last.first <= _LOOK_BACK
            and same_title(last.title, cut.title)
        ):
            merged[-1] = replace(last, body=cut.body)
            continue
        listed = by_number.get(cut.number)
        if listed is not None and same_title(merged[listed].title, cut.title) and not _has_label(scan, merged, listed):
            del merged[listed]
            by_number = {number: at - (at > listed) for number, at in by_number.items()}
        by_number[cut.number] = len(merged)
        merged.append(cut)
    return merged


def _has_label(scan: Scan, cuts: Sequence[Cut], at: int) -> bool:
    end = cuts[at + 1].first if at + 1 < len(cuts) else len(scan.lines)
    return any(scan.is_hard_label(index) for index in range(cuts[at].body, end))


def _by_contents(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
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
            cut = _title_at(scan, index, item.title_start if item else 0, "contents", number)
            cuts.append(replace(cut, access=cut.access or entry.access))
    return cuts


def _by_heading(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
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
        _title_at(
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
        and scan.metas[index] is None
        and not scan.is_access_heading(index)
    ]
    return _merge_repeated(scan, cuts[1:] if _is_document_title(cuts) else cuts)


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


def _by_metadata(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Layouts without titles: each item begins at its case number line, or at its access mark where no case is numbered."""
    starts = [index for index in range(start, len(scan.lines)) if _starts_item(scan, index)]
    if not starts:
        starts = [index for index in range(start, len(scan.lines)) if (meta := scan.metas[index]) and meta.access]
    return [
        Cut(index, index, "", Span(scan.lines[index].span.start, scan.lines[index].span.start), "metadata")
        for index in starts
        if not (index and _starts_item(scan, index - 1))
    ]


def _starts_item(scan: Scan, index: int) -> bool:
    meta = scan.metas[index]
    return meta is not None and meta.starts_item


def _by_cycle(scan: Scan, start: int, contents: Contents | None) -> list[Cut]:
    """Layouts without titles and case numbers: an item begins where a section that it already has comes again."""
    ways = [_cycles(scan, start), _cycles(scan, start, summary_first=True)]
    if _ends_with_decision(scan, start):
        ways.append(_cycles(scan, start, decision_last=True))
    return max(ways, key=lambda cuts: _quality(scan, cuts))


def _ends_with_decision(scan: Scan, start: int) -> bool:
    """Whether the document's last section is a decision, so that the layout may print it last in every item."""
    for index in range(len(scan.lines) - 1, start - 1, -1):
        label = scan.labels[index]
        if label and label.section and not label.soft and label.section != "attachments":
            return label.section == "decision"
    return False


def _cycles(scan: Scan, start: int, *, summary_first: bool = False, decision_last: bool = False) -> list[Cut]:
    """The cuts where a section comes again; where the layout prints the summary first or the decision last, these cut too."""
    cuts: list[Cut] = []
    seen: set[str] = set()
    before: Label | None = None
    last = start
    cased = sum(_starts_item(scan, index) for index in range(start, len(scan.lines))) > 1
    for index in range(start, len(scan.lines)):
        label = scan.labels[index]
        if not label or label.section not in _CYCLE_LABELS or label.soft:
            continue
        ended = decision_last and before is not None and before.section == "decision"
        anew = summary_first and label.section == "summary" and "decision" in seen
        again = (ended or anew or label.section in seen) and not _continues(label, before)
        if cased and cuts and not any(_starts_item(scan, i) for i in range(last + 1, index)):
            again = False
        if not cuts or again:
            seen = set()
            cuts.append(_cycle_cut(scan, _with_route_above(scan, index), cuts[-1].body if cuts else start))
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
    if above >= floor and _looks_like_title(scan, above):
        return replace(_title_at(scan, above, 0, "cycle", None), body=above + 1)
    begin = scan.lines[index].span.start
    return Cut(index, index, "", Span(begin, begin), "cycle")


def _looks_like_title(scan: Scan, index: int) -> bool:
    line = scan.lines[index]
    return (
        scan.labels[index] is None
        and scan.metas[index] is None
        and (index == 0 or scan.labels[index - 1] is None)
        and not line.is_table
        and line.block.kind != "list_item"
        and 3 <= len(line.text) <= 200
        and line.text[-1] not in ".,;:!"
        and line.text.partition(":")[0].casefold() not in HEADER_LABELS
        and not DOCUMENT_WORDS.match(line.text)
        and not is_file_name(line.text)
        and not (len(line.text) < _MAX_DATE_LINE and find_dates(line.text))
        and (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in '"”“»§')
    )


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
    above = [cut for cut in cuts if cut.first > 0 and _starts_item(scan, cut.first - 1)]
    below = [
        cut for cut in cuts if any(_starts_item(scan, i) for i in range(cut.body, min(cut.body + 2, len(scan.lines))))
    ]
    if len(above) <= len(below) or _trails(scan, cuts, above):
        return cuts
    return [replace(cut, first=cut.first - 1) if cut in above else cut for cut in cuts]


def _trails(scan: Scan, cuts: Sequence[Cut], above: Sequence[Cut]) -> bool:
    """Whether the layout prints an item's case number after its text.

    So it is where the document ends in one. Else, where the first item has none above it, the two readings differ in the
    first and the last item of each run of numbered ones; it is the longer of the two that has a case.
    """
    if cuts[0] in above:
        return False
    if any(_starts_item(scan, index) for index in range(max(0, len(scan.lines) - 3), len(scan.lines))):
        return True
    lengths = {cut.first: end - cut.first for cut, end in zip(cuts, ends(scan, cuts), strict=True)}
    leading = sum(lengths[cut.first] for cut in above)
    trailing = sum(lengths[before.first] for before, cut in itertools.pairwise(cuts) if cut in above)
    return trailing > leading
