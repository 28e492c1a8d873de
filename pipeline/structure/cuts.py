"""The beginnings of agenda items: what one states, and how well a way of cutting explains the labels of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.records import Span
from pipeline.structure.attachments import is_file_name
from pipeline.structure.labels import Label
from pipeline.structure.lexicon import DOCUMENT_WORDS, HEADER_LABELS
from pipeline.structure.meta import read_meta
from pipeline.structure.scan import Scan, same_title
from pipeline.structure.titles import Access, read_title
from pipeline.text.dates import find_dates

_LOOK_BACK: Final = 3
_MAX_DATE_LINE: Final = 50
_UNLABELLED: Final = 0.3
_UNDECIDED: Final = -0.3
WITH_TITLE: Final = 0.1
_WITH_NUMBER: Final = 0.1
_REPEATED: Final = 0.6
_LATE_SUMMARY: Final = 0.3
_BEFORE: Final = 0.8


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


def ends(scan: Scan, cuts: Sequence[Cut]) -> list[int]:
    """The index of the line after the last one of each item."""
    return [*(cut.first for cut in cuts[1:]), max(scan.end, cuts[-1].body)] if cuts else []


def quality(scan: Scan, cuts: Sequence[Cut]) -> float:
    """How well the cuts explain the labels.

    An item with a decision counts fully, one without any label a little, so that layouts without labels can be cut by
    number. A section that stands twice in an item counts against (too few cuts), and so does an item with sections but
    without the decision that others have (too many), and a decision before the first item.
    """
    if not cuts:
        return 0.0
    decided = any(label.section == "decision" for label in scan.section_labels(0, len(scan.lines)))
    total = 0.0
    for cut, end in zip(cuts, ends(scan, cuts), strict=True):
        labels = scan.section_labels(cut.body, end)
        kinds = [label.section for label in labels]
        if not labels:
            total += _UNLABELLED
        elif decided and "decision" not in kinds:
            total += _UNDECIDED
        else:
            total += 1.0
        if "summary" in kinds and "presentation" in kinds[: kinds.index("summary")]:
            total -= _LATE_SUMMARY
        total += WITH_TITLE if cut.title else 0.0
        total += _WITH_NUMBER if cut.number else 0.0
        if len(labels) > 1:
            plain = [_repeatable(label) for label in labels if _counts(label)]
            total -= _REPEATED * (len(plain) - len(set(plain)))
    return total - _BEFORE * sum(map(_is_plain_decision, scan.section_labels(0, cuts[0].first)))


def _counts(label: Label) -> bool:
    return not label.soft and label.body is None and label.section != "attachments"


def _repeatable(label: Label) -> str:
    """What may stand only once in an item: its decision, any other label of the same words."""
    return "decision" if label.section == "decision" else label.text.casefold()


def _is_plain_decision(label: Label) -> bool:
    return label.section == "decision" and label.body is None and not label.soft


def title_at(scan: Scan, index: int, offset: int, way: str, number: str | None, access: Access | None = None) -> Cut:
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


def merge_repeated(scan: Scan, cuts: list[Cut]) -> list[Cut]:
    """One cut for an item whose heading is printed twice: in a row, or in a list without a heading before the items."""
    merged: list[Cut] = []
    dropped: set[int] = set()
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
        if listed is not None and same_title(merged[listed].title, cut.title):
            following = next((merged[at].first for at in range(listed + 1, len(merged)) if at not in dropped), None)
            if not _has_label(scan, merged[listed].body, len(scan.lines) if following is None else following):
                dropped.add(listed)
        by_number[cut.number] = len(merged)
        merged.append(cut)
    return [cut for at, cut in enumerate(merged) if at not in dropped]


def _has_label(scan: Scan, start: int, end: int) -> bool:
    return any(not label.soft for label in scan.section_labels(start, end))


def looks_like_title(scan: Scan, index: int) -> bool:
    """Whether a line can be a title that stands alone: short, with a capital, not ended like a sentence, no field, file or date."""
    line = scan.lines[index]
    return (
        scan.labels[index] is None
        and scan.metas[index] is None
        and (index == 0 or scan.labels[index - 1] is None)
        and not line.is_table
        and line.block.kind != "list_item"
        and 3 <= len(line.text) <= 200
        and line.text[-1] not in ".,;:!"
        and (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in '"”“»§')
        and line.text.partition(":")[0].casefold() not in HEADER_LABELS
        and not DOCUMENT_WORDS.match(line.text)
        and not is_file_name(line.text)
        and not (len(line.text) < _MAX_DATE_LINE and find_dates(line.text))
    )
