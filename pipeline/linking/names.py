"""When two written names are one: case, hyphens, genitive endings, initials, slips of the pen."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.annotate.lists import first_names
from pipeline.annotate.organisations.patterns import BODY_ENDINGS, UNIT_ENDINGS

_SEPARATORS = re.compile(r"[\s\u00a0_–—-]+")
_MARKS = re.compile(r"[\"'“”„»«’‘.,;:]")
_DEFINITE = re.compile(r"(?<=udvalg)et$|(?<=nævn)et$|(?<=råd)et$|(?<=forvaltning)en$|(?<=direktion)en$")
_SHORTEST_SLIP = 5
_COMMON_SURNAMES = frozenset(
    "andersen andreasen bak bang bech berg christensen christiansen clausen dahl eriksen frandsen frederiksen hansen henriksen holm "
    "iversen jacobsen jakobsen jensen jepsen jespersen johansen johnsen jørgensen karlsen knudsen kristensen kristiansen larsen lassen "
    "laursen lauritsen lund lynge madsen mikkelsen mortensen møller nielsen nilsen nissen olesen olsen paulsen pedersen petersen poulsen "
    "rasmussen schmidt simonsen skov sørensen thomsen thorsen winther østergaard".split()
)


def name_key(name: str) -> str:
    """What written forms of one name share: letters and digits in small case, parts apart by one blank.

    >>> name_key("Co-Creating  Welfare") == name_key("Co-creating Welfare")
    True
    """
    return _SEPARATORS.sub(" ", _MARKS.sub("", name)).strip().casefold()


def body_key(name: str) -> str:
    """The key of a body's name, definite or not.

    >>> body_key("Økonomiudvalget") == body_key("økonomiudvalg")
    True
    """
    return _DEFINITE.sub("", name_key(without_genitive(name)))


def without_genitive(name: str) -> str:
    """An organisation's name without a genitive ending, where the ending cannot be the name's own.

    >>> without_genitive("Sundhedsstyrelsens"), without_genitive("KL's"), without_genitive("Jobcenter Assens")
    ('Sundhedsstyrelsen', 'KL', 'Jobcenter Assens')
    """
    if name.endswith(("'s", "’s")):
        return name[:-2]
    if name.endswith(("'", "’")):
        return name[:-1]
    if name.endswith("s") and name[:-1].lower().endswith((*BODY_ENDINGS, *UNIT_ENDINGS)):
        return name[:-1]
    return name


def is_slip(one: str, other: str) -> bool:
    """Whether two full names of persons are so alike that one is a slip of the pen for the other.

    One part differs, by one letter, and not so that both are usual given names or surnames.

    >>> is_slip("Jacob Meller Krogh", "Jacob Møller Krogh"), is_slip("Jan Krogh", "Jane Krogh"), is_slip("Bo Jensen", "Bo Jepsen")
    (True, False, False)
    """
    left, right = name_key(one).split(), name_key(other).split()
    if len(left) != len(right) or len(left) < 2 or left == right:
        return False
    apart = [(a, b, place) for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(apart) != 1:
        return False
    a, b, place = apart[0]
    if DamerauLevenshtein.distance(a, b) > 1 or min(len(a), len(b)) < _SHORTEST_SLIP - 1:
        return False
    if place == 0:
        return not {a.capitalize(), b.capitalize()} <= first_names()
    return not {a, b} <= _COMMON_SURNAMES and (len(left) > 2 or min(len(a), len(b)) >= _SHORTEST_SLIP)


def is_shortened(short: str, full: str) -> bool:
    """Whether a person's name leaves parts of a fuller one out, or abbreviates them: initials, middle names.

    >>> is_shortened("L. Willer", "Lise Bang Willer"), is_shortened("Lise Willer", "Lise Bang Willer")
    (True, True)
    """
    left, right = name_key(short).split(), name_key(full).split()
    if len(left) < 2 or len(left) > len(right) or left[-1] != right[-1] or left == right:
        return False
    place = 0
    for part in left:
        while place < len(right) and not (part == right[place] or (len(part) == 1 and right[place].startswith(part))):
            place += 1
        if place == len(right):
            return False
        place += 1
    first, fuller = left[0], right[0]
    return first == fuller or (len(first) == 1 and fuller.startswith(first))
