"""One list of mentions from all finders: where two overlap, the more reliable stays, among equals the longer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.annotate.mentions import without_overlaps
from pipeline.annotate.persons.patterns import NOT_IN_NAMES
from pipeline.records import Mention

_ORDER = (
    "grammar:addresses",
    "grammar:laws",
    "gazetteer:programmes",
    "gazetteer:municipalities",
    "gazetteer:organisations",
    "model:projects",
    "grammar:projects",
    "grammar:landmarks",
    "grammar:programmes",
    "grammar:organisations",
    "grammar:municipalities",
    "grammar:persons",
)
_UNSURE = frozenset({"grammar:acronyms", "grammar:partners"})
_RULES, _NAMES, _GUESSES = 0, 1, 2
_COUNTRY = re.compile(r",? (?:i|fra) ")
_OWNER = frozenset({"municipality", "region"})
_SHORTENED = frozenset({"organisation", "misc"})
"""What letters in brackets are taken for where nothing else is known."""


def merge(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions of one document, in text order, not overlapping.

    Listed names and names told by grammar come before what only the language model or a bare place name says; a model's person
    counts as much as a rule's, since rules see but part of a long name.

    Args:
        mentions: of all finders, places counted in one text.
    """
    return without_overlaps(mentions, _rank)


def with_surroundings(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, organisations with the country, municipality or region that the words beside them give.

    Args:
        text: the text that the mentions' places count in.
        mentions: merged.
    """
    result = []
    for index, mention in enumerate(mentions):
        found: dict[str, str] = {}
        if mention.entity_type == "organisation":
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            previous = mentions[index - 1] if index else None
            if following and "country" in following.attributes and _between(text, mention, following, _COUNTRY):
                found["country"] = following.attributes["country"]
            if previous and previous.entity_type in _OWNER and previous.code and _possesses(text, previous, mention):
                found[f"{previous.entity_type}_code"] = previous.code
        result.append(replace(mention, attributes={**mention.attributes, **found}) if found else mention)
    return result


def with_initials_of_people(mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions; the letters that introduce a name in short ("Lone Ditlevsen (LD)") are the person's where the name is one's.

    Args:
        mentions: merged.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Lone Ditlevsen (LD)"
    >>> person = mention_at(text, 0, 14, "person", "grammar:persons")
    >>> letters = mention_at(text, 16, 18, "organisation", "grammar:organisations", attributes={"refers_to": "Lone Ditlevsen"})
    >>> [mention.entity_type for mention in with_initials_of_people([person, letters])]
    ['person', 'person']
    """
    types: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        types[mention.text].add(mention.entity_type)
    return [
        replace(mention, entity_type="person", attributes={"refers_to": mention.attributes["refers_to"]})
        if mention.entity_type in _SHORTENED and types.get(mention.attributes.get("refers_to", "")) == {"person"}
        else mention
        for mention in mentions
    ]


def _rank(mention: Mention) -> tuple[int, int, int, int, bool]:
    length = mention.span.end - mention.span.start
    start, alone = mention.span.start, "refers_to" not in mention.attributes
    if mention.method in _ORDER:
        return _RULES, -length, _ORDER.index(mention.method), start, alone
    if mention.method.startswith("model:") and mention.entity_type == "person" and _is_full_name(mention.text):
        return _RULES, -length, len(_ORDER), start, alone
    guessed = mention.method in _UNSURE
    return (_GUESSES if guessed else _NAMES), -length, mention.method.startswith("model:"), start, alone


def _is_full_name(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and all(part not in NOT_IN_NAMES and not part.isupper() for part in parts)


def _between(text: str, left: Mention, right: Mention, gap: re.Pattern[str]) -> bool:
    return gap.fullmatch(text, left.span.end, right.span.start) is not None


def _possesses(text: str, owner: Mention, owned: Mention) -> bool:
    return owned.span.start - owner.span.end == 1 and owner.text.rstrip("'’").endswith("s")
