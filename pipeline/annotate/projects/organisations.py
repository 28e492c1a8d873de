"""Organisations that only their place shows to be such: foreign names in lists of partners, values behind "Leadpartner:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects import organisation_patterns as patterns
from pipeline.annotate.projects.entries import kind_of
from pipeline.annotate.projects.sheets import columns
from pipeline.annotate.titles import is_title
from pipeline.records import Block, Document, Mention, Span

_METHOD: Final = "grammar:organisations"
_GUESS: Final = "grammar:partners"
_TWO: Final = 2
_LONGEST: Final = 60
_ROLES: Final = frozenset({"lead", "partner"})


def organisations_in_roles(document: Document) -> Iterator[Mention]:
    """The names in the lists and values that say who leads projects and who is in them, places counted in the document.

    Names of one capitalised word count in values behind labels alone; in sentences they need a list.
    """
    if not (patterns.SPEAKS_OF_PROJECTS.search(document.text) and patterns.SPEAKS_OF_PARTNERS.search(document.text)):
        return
    blocks = document.content
    for block in blocks:
        for place, labelled in _places(block, document.text):
            yield from _names(document.text, place, labelled=labelled)
    for _, cells in columns(blocks):
        for cell in cells:
            if cell.kind in _ROLES:
                yield from _names(document.text, cell.value, labelled=True)


def _places(block: Block, text: str) -> Iterator[tuple[Span, bool]]:
    """Where lists of names stand in a block, and whether a label is before them."""
    if block.kind == "table_row":
        if len(block.cells) == _TWO and kind_of(block.cells[0].text) in _ROLES:
            yield block.cells[1].span, True
        return
    for label in patterns.ROLE_LABEL.finditer(text, *block.span):
        yield Span(label.end(), _end(text, label.end(), block.span.end)), True
    for cue in patterns.ROLE_CUE.finditer(text, *block.span):
        yield Span(cue.end(), _end(text, cue.end(), block.span.end)), False
    for behind in patterns.ROLE_BEHIND.finditer(text, *block.span):
        yield Span(*behind.span("names")), False


def _end(text: str, start: int, end: int) -> int:
    stop = patterns.LIST_END.search(text, start, end)
    return stop.start() if stop else end


def _names(text: str, place: Span, *, labelled: bool) -> Iterator[Mention]:
    """The capitalised names of a list, each up to the next comma or "og"."""
    found: list[Span] = []
    start = place.start
    for joint in [*patterns.JOINT.finditer(text, *place), None]:
        end = joint.start() if joint else place.end
        opener = patterns.OPENERS.match(text, start, end)
        name = patterns.NAME.search(text, opener.end() if opener else start, end)
        before = text[start : name.start()].split() if name else []
        if name and len(name.group()) <= _LONGEST and not _is_other(name.group()) and not any(map(is_title, before)):
            found.append(Span(*name.span()))
        start = joint.end() if joint else end
    for span in found:
        several = " " in text[slice(*span)]
        foreign = re.search(r"[^\x00-\x7fæøåÆØÅéÉ]", text[slice(*span)]) is not None
        if labelled or several or foreign or len(found) > 1:
            sure = labelled or (several and (len(found) > 1 or foreign))
            yield mention_at(text, *span, "organisation", _METHOD if sure else _GUESS)


def _is_other(name: str) -> bool:
    """Whether a name begins like a person's, or is no name at all."""
    first = name.split()[0]
    return patterns.NOT_NAMES.match(name) is not None or is_title(first) or (first in first_names() and " " in name)
