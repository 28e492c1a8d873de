"""Street addresses in running text, as places."""

from __future__ import annotations

from re import Match

from pipeline.annotate.addresses import patterns
from pipeline.annotate.mentions import mention_at
from pipeline.records import Mention

_METHOD = "grammar:addresses"


def find_addresses(text: str) -> list[Mention]:
    """The addresses of a text, in text order: a street with its house number, and the postcode and town after it.

    Without a postcode the street's name must end in a word for a street (``Møllevænget 4``). Attributes: ``kind`` (``address``),
    ``street``, ``house``, and where they are stated ``postcode`` and ``town``, all as printed.

    >>> [m.text for m in find_addresses("Mødet holdes på Søndergade 12 A, 2. sal, 8600 Silkeborg kl. 17. Punkt 4 udgår.")]
    ['Søndergade 12 A, 2. sal, 8600 Silkeborg']
    """
    found = []
    for match in patterns.NUMBERED.finditer(text):
        start = _street_start(text, match)
        if start is not None:
            attributes = {"kind": "address", "street": text[start : match.end("last")], "house": match["house"]}
            if match["post"]:
                attributes |= {"postcode": match["code"], "town": match["town"]}
            found.append(mention_at(text, start, match.end(), "place", _METHOD, attributes=attributes))
    return found


def _street_start(text: str, match: Match[str]) -> int | None:
    """Where the street's name begins; None where the word before the number names no street."""
    last, start = match["last"], match.start("last")
    is_street_word = patterns.STREET_WORD.search(last)
    if not (is_street_word or match["post"]) or patterns.NO_STREETS.fullmatch(last):
        return None
    whole_name = last[0].isupper() and not (is_street_word and is_street_word.start() == 0)
    compound = is_street_word is not None and whole_name
    earlier = patterns.EARLIER_WORDS.search(text[max(0, start - patterns.LONGEST_NAME) : start])
    if earlier:
        words = earlier.group().split()
        while words and compound and words[0].rstrip(":") in patterns.PREPOSITIONS:
            words.pop(0)
        if words:
            return start - len(earlier.group()) + earlier.group().index(words[0])
    return start if whole_name else None
