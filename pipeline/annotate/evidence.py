"""What a whole document shows of the names that a language model takes from single sentences.

Danish writes no noun with a capital, so a word that begins a sentence, or that the document also writes small, is hardly a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.annotate.capitals import UPPER, begins_sentence, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS
from pipeline.annotate.organisations.contexts import is_common
from pipeline.annotate.organisations.patterns import STOP_WORDS
from pipeline.annotate.persons.patterns import NOT_IN_NAMES
from pipeline.annotate.persons.persons import full_names
from pipeline.annotate.segments import Segment
from pipeline.annotate.titles import is_title
from pipeline.records import Mention, Span

_SMALL = re.compile(r"(?<![\w.@/-])[a-zæøåé]\w+")
_IN_A_PLACE = re.compile(r"(?:(?<!\w)(?:i|på)|\b\d{4}) $")
_STREET_NUMBER = re.compile(r" \d{1,3}(?:[A-Z]?,|\b)")
_ADDRESS = re.compile(
    r"(?:vej|gade|allé|plads|vænge|stræde|torv|rådhus|brygge|bugt|fjord)(?: \d{1,3}(?: ?[A-Z])?)?$", re.IGNORECASE
)
_NEXT = re.compile(rf" ([{UPPER}][\w-]+)")
_PREVIOUS = re.compile(rf"(?<!\S)([{UPPER}][\w-]+) $")
_LONGEST_WORD = 40
_NUMBERED = re.compile(r" \d{1,3}(?: ?[A-Z])?$")
_HOME = re.compile(rf"([{UPPER}][\w-]+)(?: [{UPPER}][\w.-]*){{1,3}}, $")
"""Before a lone name with a comma after it: somebody's full name, so that it is where they live."""
_CURRENCIES = frozenset({"DKK", "EUR", "USD", "SEK", "NOK", "GBP"})
_LONGEST_INITIALS = 4
_SURE = 0.95
"""What a model's own score must be for a name to be believed that no list and no other sentence bears out."""
_MOST_GIVEN = 3
"""A given name after so many words begins another person's name, as in a table's column."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a document writes small, and those that it writes with a capital inside sentences."""

    small: frozenset[str]
    names: frozenset[str]


def evidence(pieces: Iterable[Segment]) -> Evidence:
    """What a document's own spelling shows."""
    small: set[str] = set()
    names: set[str] = set()
    for piece in pieces:
        small.update(_SMALL.findall(piece.text))
        names.update(word.text for word in capitals(piece.text) if not word.initial)
    return Evidence(frozenset(small), frozenset(names))


def believable(text: str, mentions: Iterable[Mention], known: Evidence) -> Iterator[Mention]:
    """Those of a model's mentions that the document bears out; a lone name where somebody or something is becomes a place.

    Args:
        text: the document's text.
        mentions: as the model found them, places counted in the text.
        known: what the document's spelling shows.
    """
    for mention in chain.from_iterable(_mended(text, found) for found in mentions):
        words = mention.text.split()
        sure = (mention.score or 0) >= _SURE
        if mention.entity_type == "person":
            common = begins_sentence(text, mention.span.start) and is_common(words[0])
            believed = _is_person(words, known) or (sure and not common and _is_unlisted_person(words, known))
        elif len(words) == 1:
            believed = _is_name(text, mention, words[0], known, sure=sure)
        else:
            unfinished = words[-1][0].islower() and begins_sentence(text, mention.span.start)
            believed = not unfinished and not all(word.lower() in known.small for word in words if word[0].isupper())
        if believed:
            yield _placed(text, mention) if mention.entity_type == "organisation" else mention


def _mended(text: str, mention: Mention) -> Iterator[Mention]:
    """A mention with the rest of its name, or as the several people whose names nothing parts."""
    if mention.entity_type == "organisation":
        yield _whole(text, mention)
    elif mention.entity_type == "person":
        for first, last in full_names(mention.text.split(" ")):
            begin, end = (sum(len(word) + 1 for word in mention.text.split(" ")[:place]) for place in (first, last))
            span = Span(mention.span.start + begin, mention.span.start + end - 1)
            yield replace(mention, text=text[span.start : span.end], span=span)
    else:
        yield mention


def _whole(text: str, mention: Mention) -> Mention:
    """An organisation with the capital words that stand directly before and after it: a model may see but part of a name."""
    start, end = mention.span
    while (after := _NEXT.match(text, end)) and _joins(after[1]):
        end = after.end()
    while (before := _PREVIOUS.search(text, max(0, start - _LONGEST_WORD), start)) and _joins(before[1]):
        start = before.start(1)
    if (start, end) == mention.span:
        return mention
    return replace(mention, text=text[start:end], span=Span(start, end))


def _joins(word: str) -> bool:
    low = word.lower()
    return not (
        low in FUNCTION_WORDS
        or word in STOP_WORDS
        or word in NOT_IN_NAMES
        or word in first_names()
        or word.isupper()
        or is_title(word)
        or low.endswith("kommune")
    )


def _is_person(words: Sequence[str], known: Evidence) -> bool:
    """Whether the first word is a given name; other people's names need a rule's evidence, most of what looks like them is none."""
    given = words[0] in first_names() or words[0].partition("-")[0] in first_names()
    if len(words) == 1:
        return given and words[0].lower() not in known.small
    return given and not any(word in first_names() for word in words[_MOST_GIVEN:])


def _is_unlisted_person(words: Sequence[str], known: Evidence) -> bool:
    """Whether words may be a full name although the first is no listed given name: none of them is written small elsewhere."""
    return (
        1 < len(words) <= _MOST_GIVEN + 1
        and all(word.lower() not in known.small and word not in NOT_IN_NAMES for word in words)
        and sum(word.isupper() for word in words) < len(words)
    )


def _is_name(text: str, mention: Mention, word: str, known: Evidence, *, sure: bool) -> bool:
    """Whether a lone word names an organisation or a place."""
    if word.lower() in known.small or word in _CURRENCIES:
        return False
    initial = begins_sentence(text, mention.span.start)
    if word.isupper():
        return len(word) > _LONGEST_INITIALS or not (initial or _in_capitals(text, mention))
    return not initial or word in known.names or (sure and not is_common(word))


def _in_capitals(text: str, mention: Mention) -> bool:
    """Whether the words around are in capitals too, as in a heading."""
    before = text[max(0, mention.span.start - 30) : mention.span.start].split()
    after = text[mention.span.end : mention.span.end + 30].split()
    return any(len(word) > 1 and word.isupper() for word in (*before[-1:], *after[:1]))


def _placed(text: str, mention: Mention) -> Mention:
    """The mention as a place where it is a street or house, or a lone name where somebody or something is."""
    start, end = mention.span
    lone = " " not in mention.text and _IN_A_PLACE.search(text, max(0, start - 10), start)
    in_list = text[end : end + 1] == "," or text[max(0, start - 2) : start] == ", "
    address = (
        _STREET_NUMBER.match(text, end) or _ADDRESS.search(mention.text) or (in_list and _NUMBERED.search(mention.text))
    )
    home = _HOME.search(text, max(0, start - _LONGEST_WORD), start) if text[end : end + 1] == "," else None
    lives = home is not None and home[1] in first_names()
    return replace(mention, entity_type="place") if lone or address or lives else mention
