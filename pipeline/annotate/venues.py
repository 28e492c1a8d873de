"""Where a meeting is held: a house that stands there is a place, however its name is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pipeline.annotate.addresses.patterns import BEFORE_ROOM
from pipeline.records import Mention

_PLACE_LINE: Final = re.compile(
    r"(?:\A|[\n\t])[ ]*(?:(?:Møde|møde)?[Ss]ted|(?:Møde|møde)?[Ll]okale)(?::\s?|\s)[^:\n]{0,80}\Z"
)
"""From a label for the place of a meeting up to what stands behind it."""
_REACH: Final = 110
_HOUSES: Final = frozenset({"organisation", "person"})


def venues_as_places(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The same mentions; what stands where a document says where it met, or before the name of a room in it, as a place.

    Args:
        text: the document's text.
        mentions: places counted in the text.
    """
    for mention in mentions:
        yield (
            replace(mention, entity_type="place", attributes={"kind": "venue"}) if _is_venue(text, mention) else mention
        )


def _is_venue(text: str, mention: Mention) -> bool:
    if mention.entity_type not in _HOUSES or "municipality_code" in mention.attributes:
        return False
    start, end = mention.span
    if mention.entity_type == "organisation" and BEFORE_ROOM.match(text, end):
        return True
    return _PLACE_LINE.search(text[max(0, start - _REACH) : start]) is not None
