"""The attachments of an item: titles or file names, listed once even where a layout lists them twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from pipeline.records import Attachment, Span
from pipeline.structure.lexicon import NOT_ITEMS
from pipeline.structure.lines import Line
from pipeline.structure.numbering import match_item_line, strip_leader
from pipeline.structure.scan import same_title

_EXTENSIONS: Final = "pdf|docx?|xlsx?|pptx?|odt|ods|jpe?g|png|tiff?|msg|zip|txt|rtf|csv|html?|dwg|mp[34]"
_FILE: Final = re.compile(rf"\.(?P<type>{_EXTENSIONS})\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(rf"(?<=\S)(?:\.(?:{_EXTENSIONS}))(?:\s*[,;]?\s+)(?=\S)", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"(?:[-–•*·]\s*|application/\w+\s+icon\s+|\d{1,2}[.)]\s+(?=\S)|\d{4,6}/\d{2}(?=\D))", re.IGNORECASE
)
_NOTHING: Final = re.compile(
    r"(?:(?:der\s+er\s+)?ingen(?:\s+bilag)?|bilag:?\s*[-–]|[-–]|bilag|se\s+alle\s+bilag|intet|vis\s+bilag|hent\s+bilag)\s*\.?",
    re.IGNORECASE,
)
_KIND: Final = re.compile(rf"\((?P<type>{_EXTENSIONS})\b", re.IGNORECASE)
_AFTER: Final = re.compile(
    rf"(?:\s*\((?:(?:dok\.?\s*(?:nr\.?)?\s*)?\d{{4,8}}[/-]\d{{2,4}}|(?:{_EXTENSIONS})\b[^)]{{0,20}})\))+\s*$",
    re.IGNORECASE,
)
"""What follows a title: the document's number, the file's kind and size."""

_COMPARED: Final = re.compile(rf"^bilag\s*\d*[a-z]?\s*[-–:.]?\s*|\.(?:{_EXTENSIONS})$", re.IGNORECASE)
_SENTENCE: Final = re.compile(
    r"^(?:bilag|oplæg|materiale)\b.*\b(?:er|blev|var|vedlægges|udsendes|eftersendes)\b.*\.$", re.IGNORECASE
)
_MAX_TITLE: Final = 300


def read_attachments(lists: Sequence[tuple[Sequence[Line], int]]) -> list[Attachment]:
    """The attachments of an item from its attachment sections.

    Args:
        lists: for each section its lines and how many characters of the first line are the label.

    Where a layout lists file names first and titles later, the two lists are matched, and the first is given.
    """
    found: list[list[Attachment]] = [_read_list(lines, skip) for lines, skip in lists]
    merged: list[Attachment] = []
    for titles in found:
        if not merged:
            merged = titles
            continue
        merged = merged + _unmatched(merged, titles)
    return [replace(attachment, ordinal=i) for i, attachment in enumerate(merged, 1)]


def _read_list(lines: Sequence[Line], skip: int) -> list[Attachment]:
    attachments: list[Attachment] = []
    for number, line in enumerate(lines):
        cut = skip if number == 0 else 0
        if line.is_table:
            continue
        for start, end in _entries(line.text, cut):
            text = line.text[start:end]
            if not text or len(text) > _MAX_TITLE or _NOTHING.fullmatch(text) or _SENTENCE.match(text):
                continue
            kind = (
                _FILE.search(text)
                or _KIND.search(line.text, end)
                or (line.block.href and _FILE.search(line.block.href))
            )
            attachments.append(
                Attachment(
                    ordinal=len(attachments) + 1,
                    title=text,
                    span=Span(line.span.start + start, line.span.start + end),
                    file_type=kind["type"].lower() if kind else None,
                    href=line.block.href,
                )
            )
    return attachments


def _entries(text: str, cut: int) -> list[tuple[int, int]]:
    """The places of the titles in a line: one, or several file names in a row."""
    lead = _LEAD.match(text, cut)
    start = lead.end() if lead else cut
    ends = [found.start() + len(found.group().rstrip(" ,;")) for found in _SEVERAL.finditer(text, start)]
    places = []
    for end in [*ends, len(text)]:
        while start < end and text[start] in " ,;":
            start += 1
        stop = end
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        places.append((start, stop))
        start = end
    return [(a, a + len(_AFTER.sub("", text[a:b]))) for a, b in places if a < b]


def _unmatched(first: Sequence[Attachment], second: Sequence[Attachment]) -> list[Attachment]:
    """Those of the second list that the first does not hold under another name."""
    in_order = len(first) == len(second)
    rest = []
    for i, attachment in enumerate(second):
        scores = [fuzz.token_set_ratio(_compared(attachment.title), _compared(other.title)) for other in first]
        if max(scores) < 80 and not (in_order and scores[i] >= 40):
            rest.append(attachment)
    return rest


def _compared(title: str) -> str:
    return _COMPARED.sub("", title.casefold().replace("_", " ")).strip()


def listed_by_item(lines: Sequence[Line], titles: Sequence[str]) -> dict[int, list[Line]]:
    """The lines of a list of all attachments at the end of a document, by the item under whose title they stand.

    Args:
        lines: of the list.
        titles: of the items, in order; the keys of the answer are their places from 0.
    """
    found: dict[int, list[Line]] = {}
    current: int | None = None
    for line in lines:
        text = strip_leader(line.text)[0]
        if text.casefold().strip(" .:") in NOT_ITEMS:
            break
        item = match_item_line(text)
        heading = next(
            (i for i, title in enumerate(titles) if title and same_title(title, item.title if item else text)), None
        )
        if heading is not None:
            current = heading
        elif current is not None:
            found.setdefault(current, []).append(line)
    return found


def is_file_name(text: str) -> bool:
    """Whether a line ends in a file name's extension.

    >>> is_file_name("Udkast til plan_2024.12.pdf")
    True
    """
    found = list(_FILE.finditer(text))
    return bool(found) and found[-1].end() == len(text)
