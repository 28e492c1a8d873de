"""Authorities of foreign cities, which a text names once by their office ("Stad Gent") and then by the city alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import Mention

_NAME: Final = r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,3})"
_BEFORE: Final = re.compile(
    r"(?:(?:Freie und )?Hansestadt|Landeshauptstadt|Stadt|Stad|Gemeente|Comune|Ayuntamiento|Concello|Ajuntament|Câmara Municipal|"
    r"Município|Municipio|Municipality|City|Ville|Commune|Miasto|Gmina|Ciudad|Città|Orașul|Primăria|Grad|Općina|Občina)"
    rf" (?:(?:of|de la|de|di|do|da|van|von|der) |d['’])?{_NAME}"
)
_BEHIND: Final = re.compile(rf"{_NAME} (?:[Ss]tad|[Kk]ommune?|City Council|Municipality|linn|kaupunki)")


def city_forms(name: str) -> tuple[str, ...]:
    """What the city is called whose authority a name is, without a genitive too; nothing for other names.

    >>> [city_forms(name) for name in ("Stad Gent", "Comune di Lucca", "Göteborgs Stad", "Turku AMK")]
    [('Gent',), ('Lucca',), ('Göteborgs', 'Göteborg'), ()]
    """
    before = _BEFORE.fullmatch(name)
    if before is not None:
        return (before[1],)
    behind = _BEHIND.fullmatch(name)
    if behind is None:
        return ()
    return (behind[1], behind[1][:-1]) if behind[1].endswith("s") else (behind[1],)


def with_authorities(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a document; organisations that have but a city's name refer to the only authority of it that the text names.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Stad Gent, Gent, Lund"
    >>> named = [mention_at(text, *place, "organisation", "x") for place in ((0, 9), (11, 15), (17, 21))]
    >>> [mention.attributes.get("refers_to") for mention in with_authorities(named)]
    [None, 'Stad Gent', None]
    """
    named: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.entity_type == "organisation":
            for form in city_forms(mention.text):
                named[form].add(mention.text)
    return [
        replace(mention, attributes={**mention.attributes, "refers_to": next(iter(named[mention.text]))})
        if mention.entity_type == "organisation" and len(named.get(mention.text, ())) == 1
        else mention
        for mention in mentions
    ]
