"""Institutions and associations that very many towns have one of by the same name: a name tells one only within its municipality.

Of some a municipality has one ("Musikskolen"), of others every town may have one ("Borgerforeningen"). Their town stands before the
noun or after it ("Vejle Musikskole", "Musikskolen i Vejle"), and whoever writes it means the same body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.linking import institution_patterns as patterns
from pipeline.linking.names import name_key
from pipeline.linking.owners import municipality_id, municipality_names

_SHORTEST_PART: Final = 5
"""Letters of a part of a municipality's name that is a town's: "Ikast", not "Høje"."""


@lru_cache(maxsize=16384)
def is_institution(name: str) -> bool:
    """Whether a name is one that an institution or association of another municipality may have too.

    >>> names = ("Søndervangskolen", "Plejecentret Solgården", "Borgerforeningen Fremad", "Jobcenter Assens", "Odder Højskole", "KL")
    >>> [is_institution(name) for name in names]
    [True, True, True, False, False, False]
    """
    return patterns.INSTITUTION.fullmatch(name) is not None and next(iter(place_names(name)), None) is None


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution by its noun and town.

    Attributes:
        noun: without article, in small letters.
        town: the key of the town's name, None where the name has none.
        municipality: the code of the municipality that the town gives its name, where it does.
        is_one: whether a municipality has one.
    """

    noun: str
    town: str | None
    municipality: int | None
    is_one: bool

    @property
    def parts(self) -> tuple[str | None, ...]:
        """What tells it from the others of its municipality."""
        return (self.noun,) if self.is_one and (self.town is None or self.municipality) else (self.noun, self.town)

    @property
    def owner(self) -> str | None:
        """The entity of the municipality that its town gives the name."""
        return municipality_id(self.municipality) if self.municipality is not None else None


@lru_cache(maxsize=16384)
def institution(name: str) -> Institution | None:
    """The institution that a name tells by its noun and town, None where it has a name of its own or another noun.

    >>> institution("Vejle Musikskole") == institution("Musikskolen i Vejle") == institution("Musikskole Vejle")
    True
    >>> institution("Munkebo Borgerforening") == institution("Borgerforeningen i Munkebo")
    True
    >>> institution("Jobcentret").parts, institution("Borgerforeningen Fremad"), institution("Fremad")
    (('jobcenter',), None, None)
    """
    told = patterns.TOLD.fullmatch(name)
    if told is None or (told["before"] and (told["after"] or told["beside"])):
        return None
    noun = (told["one"] or told["many"]).lower()
    noun = re.sub("centre$", "center", patterns.STEMS.get(noun, noun))
    town = told["before"] or told["after"] or told["beside"]
    code = municipality_of(town) if town else None
    if code is None and town and (told["beside"] or not town[0].isupper()):
        return None
    if code is not None:
        town = municipality_names()[code].rpartition(" ")[0]
    return Institution(noun, name_key(town) if town else None, code, told["one"] is not None)


@lru_cache(maxsize=4096)
def municipality_of(town: str) -> int | None:
    """The code of the municipality that a town gives its name, or a part of it that no other has; a genitive ending may follow.

    >>> municipality_of("Vejle"), municipality_of("Vejles"), municipality_of("Ikast"), municipality_of("Munkebo")
    (630, 630, 756, None)
    """
    for match in place_names(town):
        if match.value.kind == "municipality" and (match.start, match.end) == (0, len(town)):
            return int(match.value.code)
    return _parts_of_names().get(name_key(town))


@cache
def _parts_of_names() -> dict[str, int]:
    """By the parts of names of municipalities that are joined by a hyphen: the code, where one only has the part."""
    having: defaultdict[str, set[int]] = defaultdict(set)
    for code, name in municipality_names().items():
        for part in name.rpartition(" ")[0].split("-"):
            if len(part) >= _SHORTEST_PART:
                having[name_key(part)].add(code)
    return {part: next(iter(codes)) for part, codes in having.items() if len(codes) == 1}
