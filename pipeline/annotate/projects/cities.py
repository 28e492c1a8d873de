"""Authorities of foreign cities by their office ("Stad Gent"), and by the city alone where it leads ("Gent står i spidsen")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.role_patterns import LEADS
from pipeline.records import Mention

_METHOD: Final = "grammar:organisations"
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


def cities_that_lead(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Organisations: a city that leads something stands for its authority, which the text names before.

    >>> text = "Stad Gent er med. Gent står i spidsen for projektet."
    >>> authority = mention_at(text, 0, 9, "organisation", "x")
    >>> [(each.text, each.span.start) for each in cities_that_lead(text, [authority])]
    [('Gent', 18)]
    """
    named: dict[str, int] = {}
    for mention in mentions:
        if mention.entity_type == "organisation":
            for form in city_forms(mention.text):
                named[form] = min(named.get(form, mention.span.end), mention.span.end)
    for form, first in named.items():
        for place in re.finditer(rf"(?<!\w ){re.escape(form)}(?!\w)", text[first:]):
            start, end = first + place.start(), first + place.end()
            if LEADS.match(text, end):
                yield mention_at(text, start, end, "organisation", _METHOD)
