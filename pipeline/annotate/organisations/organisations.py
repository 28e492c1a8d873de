"""Organisations in running text: the listed bodies, councils of municipalities and regions, and names by their nouns.

A name found by its noun reaches as far as the capital words around it; nouns so general that they name nobody ("Udvalget") do not count
alone. An acronym in brackets after a long form is bound to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.annotate.acronyms import is_acronym, long_form_before
from pipeline.annotate.capitals import capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import before_apostrophe, longest, mention_at, without_overlaps
from pipeline.annotate.municipalities.municipalities import Place, place_names
from pipeline.annotate.organisations import patterns
from pipeline.annotate.organisations.contexts import ContextReader
from pipeline.annotate.organisations.known import Form, gazetteer
from pipeline.annotate.organisations.nouns import NounReader, base_form
from pipeline.annotate.organisations.partners import partner_names
from pipeline.annotate.titles import is_title
from pipeline.records import EntityType, Mention
from pipeline.text.gazetteer import Match, folded, unified

_LISTED, _GRAMMAR = "gazetteer:organisations", "grammar:organisations"
_CONTEXT, _UNSURE = "grammar:partners", 0.5
_REACH = 200


def find_organisations(text: str) -> list[Mention]:
    """The organisations that a text names, in text order, not overlapping.

    Attributes of a mention: ``name`` and ``kind`` of a listed body; ``kind`` ``council`` with ``municipality_code`` or
    ``region_code`` where named with it; ``acronym`` that is introduced with it; ``refers_to``, the long form that introduces
    an acronym.

    >>> found = find_organisations("Økonomiudvalget og Kolding Havn svarede KL, Koldings byråd og Nordlys ApS.")
    >>> [mention.text for mention in found]
    ['Økonomiudvalget', 'Kolding Havn', 'KL', 'Koldings byråd', 'Nordlys ApS']
    """
    candidates = [*_listed(text), *_councils(text), *_ministries(text)]
    candidates.extend(_grammar(text, *span, {}) for span in NounReader(text).names())
    candidates.extend(_institutions(text))
    told = [*_with_acronyms(text, without_overlaps(candidates, longest)), *_abbreviated(text)]
    told = without_overlaps(told, longest)
    spans = [*partner_names(text), *ContextReader(text).names(told)]
    unknown = [mention_at(text, *span, "organisation", _CONTEXT, score=_UNSURE) for span in spans]
    return without_overlaps([*told, *unknown], lambda mention: (mention.method == _CONTEXT, longest(mention)))


def _grammar(text: str, start: int, end: int, attributes: Mapping[str, str]) -> Mention:
    return mention_at(text, start, end, "organisation", _GRAMMAR, attributes=attributes)


def _listed(text: str) -> Iterator[Mention]:
    low = folded(text)
    for match in gazetteer().find(text):
        form = match.value
        if match.compound or (form.bare and not _explained(low, match)) or _is_product(text, match):
            continue
        if form.body.kind in patterns.BRANCHES and (branch := _branch_end(text, match)):
            yield mention_at(text, match.start, branch, "organisation", _GRAMMAR)
            continue
        attributes = {"name": form.body.name, "kind": form.body.kind}
        if form.body.acronym:
            attributes["acronym"] = form.body.acronym
        kind: EntityType = "misc" if form.body.kind == "system" else "organisation"
        end = before_apostrophe(text, match.end, match.stem_end)
        yield mention_at(text, match.start, end, kind, _LISTED, attributes=attributes)


def _branch_end(text: str, match: Match[Form]) -> int | None:
    """Where the name of a local branch ends ("FOA Sønderborg", "Ældre Sagen i Haderslev"), None where the body itself is meant."""
    if match.end > match.stem_end:
        return None
    following = patterns.BRANCH.match(text, match.end)
    if following is None and match.value.body.kind == "association" and not text[match.start : match.end].isupper():
        following = patterns.BRANCH_IN.match(text, match.end)
    if (
        following is None
        or following[1] in first_names()
        or is_title(following[1])
        or following[1] in patterns.STOP_WORDS
    ):
        return None
    more = patterns.MORE_CAPITALS.match(text, following.end())
    return more.end() if more and following[1] not in patterns.DIRECTIONS else following.end()


def _is_product(text: str, match: Match[Form]) -> bool:
    following = patterns.BRANCH.match(text, match.end)
    return match.value.body.kind == "company" and following is not None and following[1] in patterns.PRODUCTS


def _explained(low: str, match: Match[Form]) -> bool:
    neighbours = match.value.body.neighbours
    if neighbours is None:
        return True
    return bool(
        neighbours.search(low, max(0, match.start - _REACH), match.start)
        or neighbours.search(low, match.end, match.end + _REACH)
    )


def _councils(text: str) -> Iterator[Mention]:
    plain, owned = unified(text), set()
    for match in place_names(text):
        owner = _owner(match.value)
        if owner is None or match.compound:
            continue
        after = patterns.COUNCIL.match(plain, match.end + 1) if plain[match.end : match.end + 1] == " " else None
        if after is not None:
            owned.add(after.start())
            yield _grammar(text, match.start, after.end(), {"kind": "council", **owner})
            continue
        start = max(0, match.start - _REACH)
        before = patterns.COUNCIL_OF.search(plain[start : match.start])
        if before is not None:
            owned.add(start + before.start())
            yield _grammar(text, start + before.start(), start + before.end(), {"kind": "council", **owner})
    for word in capitals(text):
        if word.start not in owned and patterns.COUNCIL.fullmatch(unified(word.text)):
            yield _grammar(text, word.start, word.end, {"kind": "council"})


def _owner(place: Place) -> dict[str, str] | None:
    if place.kind == "municipality":
        return {"municipality_code": place.code}
    if place.kind == "region":
        return {"region_code": place.code} if place.code else {}
    return None


def _institutions(text: str) -> Iterator[Mention]:
    for word in capitals(text):
        if base_form(word.text) in patterns.ONE_IN_A_MUNICIPALITY:
            yield _grammar(text, word.start, word.end, {})


def _ministries(text: str) -> Iterator[Mention]:
    if "ministeriet" in text:
        for match in patterns.MINISTRY.finditer(text):
            yield _grammar(text, match.start(), match.end(), {})


def _with_acronyms(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, each with the acronym in brackets after it, and those acronyms."""
    for mention in mentions:
        found = patterns.ACRONYM.match(text, mention.span.end)
        if found is None or not is_acronym(found[1]):
            yield mention
            continue
        yield replace(mention, attributes={**mention.attributes, "acronym": found[1]})
        attributes = {**mention.attributes, "refers_to": mention.text, "acronym": found[1]}
        yield mention_at(text, found.start(1), found.end(1), mention.entity_type, mention.method, attributes=attributes)


def _abbreviated(text: str) -> Iterator[Mention]:
    """Long forms of things not told by a noun, known by the acronym that follows and is made of their letters."""
    for found in patterns.ACRONYM.finditer(text):
        if not is_acronym(found[1]):
            continue
        start = long_form_before(text, found.start(), found[1])
        if start is not None:
            long = text[start : found.start()]
            kind: EntityType = "organisation" if _is_body_name(long) else "misc"
            yield mention_at(text, start, found.start(), kind, "grammar:acronyms", attributes={"acronym": found[1]})
            attributes = {"acronym": found[1], "refers_to": long}
            yield mention_at(text, found.start(1), found.end(1), kind, "grammar:acronyms", attributes=attributes)


def _is_body_name(long: str) -> bool:
    """Whether a long form is a body's: capital words throughout, the last of which is no system, plan or the like."""
    words = long.split()
    capital = all(word[0].isupper() or word in patterns.SMALL_WORDS for word in words)
    return capital and len(words) > 1 and not words[-1].lower().endswith(patterns.THINGS)
