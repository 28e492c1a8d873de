"""Organisations in running text: the listed bodies, councils of municipalities and regions, and names by their nouns.

A name found by its noun reaches as far as the capital words around it; nouns so general that they name nobody ("Udvalget") do not count
alone. An acronym in brackets after a long form is bound to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.annotate.acronyms import is_acronym, long_form_before
from pipeline.annotate.capitals import Capital, adjacent, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import longest, mention_at, without_overlaps
from pipeline.annotate.municipalities.municipalities import Place, place_names
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS, KOMMUNE
from pipeline.annotate.organisations import patterns
from pipeline.annotate.organisations.known import Form, gazetteer
from pipeline.annotate.titles import is_title
from pipeline.records import EntityType, Mention
from pipeline.text.gazetteer import Match, folded, unified

_LISTED, _GRAMMAR = "gazetteer:organisations", "grammar:organisations"
_REACH = 200
_LONGEST_NAME = 7
_COMPOUND_GAPS = frozenset({" og ", ", ", " ", " samt ", " & ", ", og "})


def find_organisations(text: str) -> list[Mention]:
    """The organisations that a text names, in text order, not overlapping.

    Attributes of a mention: ``name`` and ``kind`` of a listed body; ``kind`` ``council`` with ``municipality_code`` or
    ``region_code`` where named with it; ``acronym`` that is introduced with it; ``refers_to``, the long form that introduces
    an acronym.

    >>> found = find_organisations("Økonomiudvalget og Kolding Havn svarede KL, Koldings byråd og Nordlys ApS.")
    >>> [mention.text for mention in found]
    ['Økonomiudvalget', 'Kolding Havn', 'KL', 'Koldings byråd', 'Nordlys ApS']
    """
    words = capitals(text)
    candidates = [*_listed(text), *_councils(text, words), *_named(text, words), *_ministries(text)]
    return without_overlaps(
        [*_with_acronyms(text, without_overlaps(candidates, longest)), *_abbreviated(text)], longest
    )


def _grammar(text: str, start: int, end: int, attributes: Mapping[str, str]) -> Mention:
    return mention_at(text, start, end, "organisation", _GRAMMAR, attributes=attributes)


def _listed(text: str) -> Iterator[Mention]:
    low = folded(text)
    for match in gazetteer().find(text):
        form = match.value
        if match.compound or (form.bare and not _explained(low, match)):
            continue
        if form.body.kind in patterns.BRANCHES and (branch := _branch_end(text, match.end)):
            yield mention_at(text, match.start, branch, "organisation", _GRAMMAR)
            continue
        attributes = {"name": form.body.name, "kind": form.body.kind}
        if form.body.acronym:
            attributes["acronym"] = form.body.acronym
        kind: EntityType = "misc" if form.body.kind == "system" else "organisation"
        yield mention_at(text, match.start, match.end, kind, _LISTED, attributes=attributes)


def _branch_end(text: str, end: int) -> int | None:
    """Where the name of a local branch ends ("FOA Sønderborg"), None where the body itself is meant."""
    following = patterns.BRANCH.match(text, end)
    if (
        following is None
        or following[1] in first_names()
        or is_title(following[1])
        or following[1] in patterns.STOP_WORDS
    ):
        return None
    return following.end()


def _explained(low: str, match: Match[Form]) -> bool:
    neighbours = match.value.body.neighbours
    if neighbours is None:
        return True
    return bool(
        neighbours.search(low, max(0, match.start - _REACH), match.start)
        or neighbours.search(low, match.end, match.end + _REACH)
    )


def _councils(text: str, words: Sequence[Capital]) -> Iterator[Mention]:
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
    for word in words:
        if word.start not in owned and patterns.COUNCIL.fullmatch(unified(word.text)):
            yield _grammar(text, word.start, word.end, {"kind": "council"})


def _owner(place: Place) -> dict[str, str] | None:
    if place.kind == "municipality":
        return {"municipality_code": place.code}
    if place.kind == "region":
        return {"region_code": place.code} if place.code else {}
    return None


def _named(text: str, words: Sequence[Capital]) -> Iterator[Mention]:
    """Names told by a noun in them."""
    blocked = _inside_places(text)
    for index, word in enumerate(words):
        base = _base(word.text)
        low = base.lower()
        span: tuple[int, int] | None = None
        if low.endswith(patterns.BODY_ENDINGS) and not low.endswith((*patterns.NOT_BODIES, "bestyrelsen")):
            span = _body(text, words, index, low, blocked)
        elif base in patterns.COMPANY_FORMS:
            span = _ending_here(text, words, index, blocked)
        elif base in patterns.FOREIGN or low.endswith(patterns.FOREIGN_ENDINGS):
            span = _foreign(text, words, index, blocked)
        elif base in patterns.LOCATED and patterns.IN_TOWN.match(text, word.end):
            span = _with_next(words, index, word.end + 3)
        elif base in patterns.FOR_BODIES and patterns.FOR.match(text, word.end):
            span = _for(text, words, index)
        if span is None and (base in patterns.PREFIXES or low.endswith(patterns.PREFIX_ENDINGS)):
            span = _prefixed(text, words, index)
        if span is None and (nordic := patterns.NORDIC.match(text, word.end)) and word.start not in blocked:
            span = words[_left(text, words, index, blocked)].start, nordic.end()
        if span is None and word.text == "Region" and word.start not in blocked:
            span = _with_next(words, index, word.end + 1)
        if span is None and low.endswith(patterns.UNIT_ENDINGS) and not low.endswith(patterns.NOT_UNITS):
            span = _unit(text, words, index, low, blocked)
        if span is not None:
            yield _grammar(text, *span, {})


def _base(word: str) -> str:
    """A word without its genitive ending."""
    word = word.rstrip("'’")
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[:-1].endswith(("t", "n", "d", "g", "m", "e", "l", "k")) else word


def _inside_places(text: str) -> frozenset[int]:
    """The characters of the full names of municipalities and regions: no part of an organisation's name."""
    plain = unified(text)
    inside: set[int] = set()
    for match in place_names(text):
        if match.value.kind == "region" or KOMMUNE.match(plain, match.end):
            inside.update(range(match.start, match.end))
    return frozenset(inside)


def _may_join(word: Capital, blocked: frozenset[int]) -> bool:
    return not (
        word.start in blocked
        or _base(word.text).capitalize() in patterns.STOP_WORDS
        or word.text.capitalize() in patterns.STOP_WORDS
        or (word.initial and word.text.lower() in FUNCTION_WORDS)
        or is_title(word.text)
        or patterns.COUNCIL.fullmatch(word.text)
    )


def _left(text: str, words: Sequence[Capital], index: int, blocked: frozenset[int]) -> int:
    """The first of the capital words that stand directly before a word and may belong to its name."""
    first = index
    while first > 0 and index - first < _LONGEST_NAME:
        word = words[first - 1]
        gap = text[word.end : words[first].start]
        initial = len(word.text) == 1 and gap == ". "
        if not (gap in (" ", "\u00a0", " & ") or initial) or not _may_join(word, blocked):
            break
        first -= 1
    return first


def _compound_left(text: str, words: Sequence[Capital], index: int) -> int:
    """The first of the compound parts ("Social-, Sundheds- og") that lead up to a word."""
    first = index
    while (
        first > 0
        and words[first - 1].text.endswith("-")
        and text[words[first - 1].end : words[first].start] in _COMPOUND_GAPS
    ):
        first -= 1
    return first


def _body(text: str, words: Sequence[Capital], index: int, low: str, blocked: frozenset[int]) -> tuple[int, int] | None:
    word = words[index]
    if _base(word.text) in patterns.FOR_BODIES and patterns.FOR.match(text, word.end):
        return _for(text, words, index)
    first = _left(text, words, _compound_left(text, words, index), blocked)
    if first == index and low in patterns.GENERIC_BODIES:
        return None
    end = word.end
    if index + 1 < len(words) and adjacent(text, word, words[index + 1]) and _is_area(text, words[index + 1]):
        end = words[index + 1].end
    return words[first].start, end


def _is_area(text: str, word: Capital) -> bool:
    return any(match.start == word.start and match.end == word.end for match in place_names(text))


def _for(text: str, words: Sequence[Capital], index: int) -> tuple[int, int] | None:
    """ "Udvalget for Børn, Unge og Familier": the fields named, a list of them only up to its "og"."""
    joint = patterns.FOR.match(text, words[index].end)
    if joint is None or index + 1 >= len(words) or words[index + 1].start != joint.end():
        return None
    last = index + 1
    for place in range(index + 2, min(len(words), index + 2 + _LONGEST_NAME)):
        gap = text[words[place - 1].end : words[place].start]
        if gap == " " or (gap == " og " and words[place - 1].text.endswith("-")):
            last = place if last == place - 1 else last
        elif gap in (" og ", ", og ", " & "):
            last = place
            break
        elif gap not in (", ", " i "):
            break
    return words[index].start, words[last].end


def _ending_here(text: str, words: Sequence[Capital], index: int, blocked: frozenset[int]) -> tuple[int, int] | None:
    first, end = _left(text, words, index, blocked), words[index].end
    end += "." in words[index].text and text[end : end + 1] == "."
    return (words[first].start, end) if first < index else None


def _unit(text: str, words: Sequence[Capital], index: int, low: str, blocked: frozenset[int]) -> tuple[int, int] | None:
    word = words[index]
    first = _left(text, words, _compound_left(text, words, index), blocked)
    if first < index:
        return words[first].start, word.end
    alone = (
        low.endswith(patterns.LONE_ENDINGS)
        and low not in patterns.GENERIC_UNITS
        and (not word.initial or low.endswith(patterns.SPECIFIC_ENDINGS))
    )
    return (word.start, word.end) if alone else None


def _prefixed(text: str, words: Sequence[Capital], index: int) -> tuple[int, int] | None:
    """A noun and the capital words after it, of an association also those after "for" or "i"."""
    last, association = index, words[index].text.lower().endswith(patterns.SPECIFIC_ENDINGS)
    while last + 1 < len(words) and last - index < _LONGEST_NAME:
        word, following = words[last], words[last + 1]
        joint = patterns.OF.match(text, word.end) if association else None
        joined = adjacent(text, word, following) or text[word.end : following.start] == " & "
        if not (joined or (joint and joint.end() == following.start)):
            break
        if following.text in patterns.STOP_WORDS or is_title(following.text):
            break
        last += 1
    return (words[index].start, words[last].end) if last > index else None


def _with_next(words: Sequence[Capital], index: int, start: int) -> tuple[int, int] | None:
    following = index + 1 < len(words) and words[index + 1].start == start
    return (words[index].start, words[index + 1].end) if following else None


def _foreign(text: str, words: Sequence[Capital], index: int, blocked: frozenset[int]) -> tuple[int, int] | None:
    first, last, end = _left(text, words, index, blocked), index, words[index].end
    while last + 1 < len(words) and last - index < _LONGEST_NAME:
        joint = patterns.FOREIGN_JOINT.match(text, end)
        start = words[last + 1].start
        if not ((start == end + 1 and text[end] == " ") or (joint and start == joint.end())):
            break
        last, end = last + 1, words[last + 1].end
    number = patterns.NUMBER.match(text, end) if words[last].text == "Nr" else None
    end = number.end() if number else end
    return (words[first].start, end) if last > index or first < index else None


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
            yield mention_at(text, start, found.start(), "misc", "grammar:acronyms", attributes={"acronym": found[1]})
            attributes = {"acronym": found[1], "refers_to": long}
            yield mention_at(text, found.start(1), found.end(1), "misc", "grammar:acronyms", attributes=attributes)
