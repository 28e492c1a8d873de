"""Whose document it is and of what date: what "kommunen", "byrådet" and a date without a year in it mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from pipeline.annotate.lists import rows
from pipeline.annotate.mentions import mention_at, moved
from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.annotate.segments import Segment
from pipeline.records import Document, EntityType, Meeting, Mention, Structure
from pipeline.text.folding import DANISH_LETTERS

_OWN: Final = re.compile(
    r"(?<![\w-])(?:(?P<municipality>[Kk]ommunens?)|(?P<council>(?:[Bb]yråd|[Kk]ommunalbestyrels)(?:et|en)s?))"
    r"(?![\w-])"
)
_BODY_WORDS: Final = re.compile(r"byråd|kommunalbestyrelse|kommune|borgerrepræsentation|udvalg|råd\b", re.IGNORECASE)
_COPENHAGEN: Final = ("borgerrepræsentationen", 101)
_METHOD: Final = "grammar:publisher"
_CODED_CASE: Final = re.compile(r"(\d{3})-(?:19|20)\d\d-\d+")
_FIRST_LINES, _LONGEST_HEAD = 4, 40
_LONGEST_START: Final = 4000
"""Characters before the first item that count as the head."""

_MUNICIPAL_BODY: Final = re.compile(r"udvalg|byråd|kommunalbestyrelse|råd(?:et)?\b|nævn|magistrat", re.IGNORECASE)
_REGIONAL_BODY: Final = re.compile(r"regionsråd|regional udvikling", re.IGNORECASE)
_OTHERS_BODY: Final = re.compile(
    r"region|folketing|arbejdsmarkedsråd|kontaktråd|\bKKR\b|kreds|forum|netværk", re.IGNORECASE
)
_ITS_NAME: Final = re.compile(r"\s?kommunes?\b|\s+(?:byråd|rådhus|kommunalbestyrelse)", re.IGNORECASE)
"""Behind a municipality's name: it is the municipality itself that is meant, not the town."""
_NAMED, _MENTIONED, _IN_HEAD, _ADDRESS = 2, 1, 3, 2
"""What a name counts for: of the municipality itself; of the town; so many times that in the head, the title or a running line; in a
web address there."""
_ENOUGH: Final = 2 * _NAMED
"""Once in running text may be any other municipality."""
_AHEAD: Final = 1.5
"""By so much the publisher's name must outweigh the next; of minutes with a head it mostly does by three and more."""
_HOST: Final = re.compile(r"\b(?:[a-z0-9-]+\.){0,3}([a-z-]{3,40})\.dk\b", re.IGNORECASE)
_FOLDED: Final = str.maketrans(DANISH_LETTERS)


def publisher_codes(document: Document, structure: Structure) -> tuple[int | None, int | None]:
    """The codes of the municipality and of the region whose body the document is from; None where not known.

    Known from the source's description, else from the body's or publisher's name ("Odense Byråd", "Byrådet i Odder"), else from
    the code that the items' case numbers begin with (``330-2018-3619``), else from a line that is the municipality's name, else,
    for the bodies that municipalities have, from the municipality that the document names most, its head above all.
    """
    meeting = structure.meeting
    named = (
        meeting.body if meeting else None,
        document.publisher,
        structure.article.publisher if structure.article else None,
    )
    municipality, region = document.municipality_code, None
    for name in named:
        if not name:
            continue
        for match in place_names(name):
            place = match.value
            if place.kind == "region" and place.code:
                region = region or int(place.code)
            elif place.kind == "municipality" and _BODY_WORDS.search(name):
                municipality = municipality or int(place.code)
        if municipality is None and _COPENHAGEN[0] in name.lower():
            municipality = _COPENHAGEN[1]
    if municipality is None and region is None:
        municipality = _by_case_numbers(structure) or _by_letterhead(document)
    if municipality is None and region is None and meeting is not None:
        return _by_mentions(document, meeting)
    return municipality, None if municipality else region


def _by_case_numbers(structure: Structure) -> int | None:
    """The municipality whose code all case numbers of that form begin with."""
    items = structure.meeting.items if structure.meeting else ()
    found = {match[1] for item in items if item.case_number and (match := _CODED_CASE.match(item.case_number))}
    return int(found.pop()) if len(found) == 1 and found <= _codes() else None


def _by_letterhead(document: Document) -> int | None:
    """The one municipality whose name is a whole line of running heads or of the document's beginning."""
    lines = [block.text for block in document.blocks if block.kind == "furniture"]
    lines += [block.text for block in document.blocks[:_FIRST_LINES]]
    found = {
        match.value.code
        for line in lines
        if len(line) <= _LONGEST_HEAD and line.lower().endswith("kommune")
        for match in place_names(line)
        if match.start == 0 and match.value.kind == "municipality"
    }
    return int(found.pop()) if len(found) == 1 else None


def _by_mentions(document: Document, meeting: Meeting) -> tuple[int | None, int | None]:
    """The municipality or the region whose name outweighs all others; a region where the head names one and no municipality."""
    body = meeting.body or ""
    first = min((item.span.start for item in meeting.items), default=len(document.text))
    running = " | ".join(block.text for block in document.blocks if block.kind == "furniture")
    head = " | ".join(filter(None, (document.title, running, document.text[: min(first, _LONGEST_START)])))
    weights: Counter[int] = Counter()
    certain: set[int] = set()
    heads: set[int] = set()
    regions: set[int] = set()
    for text, weight in ((head, _IN_HEAD), (document.text, 1)):
        for match in place_names(text):
            place = match.value
            if place.kind == "municipality":
                is_itself = _ITS_NAME.match(text, match.end) is not None
                weights[int(place.code)] += weight * (_NAMED if is_itself else _MENTIONED)
                if is_itself:
                    (heads if text is head else certain).add(int(place.code))
            elif place.kind == "region" and place.code and (text is head or _REGIONAL_BODY.search(body)):
                regions.add(int(place.code))
    for host in _HOST.findall(head):
        code = _hosts().get(host.lower().removesuffix("kommune").rstrip("-"))
        if code is not None:
            weights[code] += _IN_HEAD * _ADDRESS
            heads.add(code)
    certain |= heads
    ranked = weights.most_common(2)
    if len(regions) == 1 and not heads:
        return None, regions.pop()
    if not ranked or not _MUNICIPAL_BODY.search(body) or _OTHERS_BODY.search(body) or regions:
        return None, None
    (code, most), next_most = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    return (code if code in certain and most >= max(_ENOUGH, _AHEAD * next_most) else None), None


@cache
def _hosts() -> dict[str, int]:
    """By the name in a municipality's web address: its code."""
    return {
        row["name"].lower().replace(" ", "-").translate(_FOLDED): int(row["code"]) for row in rows("municipalities.csv")
    }


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("municipalities.csv"))


def reference_date(document: Document, structure: Structure) -> date | None:
    """The meeting's or article's date, else the one that the file's own metadata state."""
    if structure.meeting and structure.meeting.date:
        return structure.meeting.date
    if structure.article and structure.article.published_on:
        return structure.article.published_on
    return document.published_on


def own_mentions(pieces: Sequence[Segment], taken: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of the publishing municipality and its council without a name ("kommunen", "byrådet"), in text order.

    A word that stands after another municipality's name in the same piece may mean that one and is left out.

    Args:
        pieces: the text of a document whose municipality is known.
        taken: mentions already made, in text order.
    """
    named = [mention.span.start for mention in taken if mention.entity_type == "municipality"]
    for piece in pieces:
        first_named = next((start for start in named if piece.start <= start < piece.start + len(piece.text)), None)
        for match in _OWN.finditer(piece.text):
            if first_named is not None and first_named < piece.start + match.start():
                break
            kind: EntityType = "municipality" if match["municipality"] else "organisation"
            attributes = {"reference": "publisher"} | ({} if match["municipality"] else {"kind": "council"})
            yield moved(
                mention_at(piece.text, match.start(), match.end(), kind, _METHOD, attributes=attributes), piece.start
            )
