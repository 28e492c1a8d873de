"""When two written names are one: case, hyphens, genitive endings, initials, slips of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.annotate.acronyms import SMALL_WORDS
from pipeline.annotate.lists import first_names
from pipeline.annotate.organisations.patterns import BODY_ENDINGS, UNIT_ENDINGS

_SEPARATORS = re.compile(r"[\s\u00a0_–—-]+")
_MARKS = re.compile(r"[\"'“”„»«’‘.,;:]")
_DEFINITE = re.compile(r"(?<=udvalg)et$|(?<=nævn)et$|(?<=råd)et$|(?<=forvaltning)en$|(?<=direktion)en$")
_GLUED_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w)")
_LEGAL_FORM = re.compile(r"[,\s](?:a/s|aps|i/s|p/s|k/s|ivs|[afs]\.?m\.?b\.?a\.?|gmbh|ltd|inc|as|ab)\.?$", re.IGNORECASE)
_ASSOCIATION = re.compile(r"^(?:foreningen|selskabet|den selvejende institution) (?=\S+ \S)", re.IGNORECASE)
_DOUBLED = re.compile(r"(\w)\1")
_SOUNDS = (
    *(("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t")),
    *(("ce", "se"), ("ci", "si"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("x", "ks"), ("j", "i"), ("é", "e")),
)
"""Letters that Danish names write in two ways for one sound, each with the one that stands for both."""
_OLD_LETTERS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
_VOWELS = re.compile(r"[aeiouyæøå]")
_SERIES = re.compile(r"\d\S*|\S*\d|[ivx]+|\w")
_SHORTEST_LONG_NAME = 12
"""Letters of a name so long that another one like it is hardly a name of its own."""
_MOST_SLIPS = 2
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


@lru_cache(maxsize=65536)
def person_key(name: str) -> str:
    """The key of a person's name; initials written together are parts of their own.

    >>> person_key("O.K. Stenholt")
    'o k stenholt'
    """
    return name_key(_GLUED_INITIALS.sub(". ", name))


def compact_key(name: str) -> str:
    """The key of the name of a project or body whose parts may be written together or apart.

    >>> compact_key("Green Ports") == compact_key("GREENPORTS") == compact_key("Green-Ports")
    True
    """
    return name_key(name).replace(" ", "")


def organisation_key(name: str) -> str:
    """The key of the name of a body that is no authority's: without legal form, and without "Foreningen" before a name of its own.

    >>> organisation_key("Nordlys Energi A/S"), organisation_key("Foreningen Fjordens Venner")
    ('nordlys energi', 'fjordens venner')
    """
    key = name_key(_LEGAL_FORM.sub("", name))
    return _ASSOCIATION.sub("", key) or name_key(name)


def initials(name: str) -> frozenset[str]:
    """The initials of a name of several words, with and without its small words, in small letters.

    >>> sorted(initials("Fælles om Fjorden")), sorted(initials("Co-creating Welfare"))
    (['ff', 'fof'], ['ccw'])
    """
    words = name_key(name).split()
    telling = [word for word in words if word not in SMALL_WORDS]
    return frozenset("".join(word[0] for word in some) for some in (words, telling) if len(some) > 1)


def _sound(part: str) -> str:
    part = _modern(part)
    for letters, sound in _SOUNDS:
        part = part.replace(letters, sound)
    return _DOUBLED.sub(r"\1", part)


def _modern(part: str) -> str:
    for old, letter in _OLD_LETTERS:
        part = part.replace(old, letter)
    return part


def skeleton(name: str) -> str | None:
    """What the spellings of a long name share whatever its vowels and double letters are; None of a short name.

    >>> skeleton("Tang til Tallerkenen") == skeleton("Tang til Talerkenen"), skeleton("Green Ports")
    (True, None)
    """
    key = compact_key(name)
    return _VOWELS.sub("", _sound(key.removesuffix("s"))) if len(key) >= _SHORTEST_LONG_NAME else None


def is_misspelled(one: str, other: str) -> bool:
    """Whether two long names differ by one or two letters within words, and not in what tells two things of a series apart.

    >>> is_misspelled("Tang til Tallerkenen", "Tang til Talerkenen"), is_misspelled("Blue Harbour Days 2", "Blue Harbour Days 3")
    (True, False)
    """
    left, right = compact_key(one), compact_key(other)
    if left == right or min(len(left), len(right)) < _SHORTEST_LONG_NAME or _series(one) != _series(other):
        return False
    return left[0] == right[0] and DamerauLevenshtein.distance(left, right) <= _MOST_SLIPS


def _series(name: str) -> list[str]:
    """The words of a name that number things or tell two ends of a series apart."""
    return [word for word in name_key(name).split() if _SERIES.fullmatch(word)]


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

    One part differs, by one letter or only in how its sounds are written, and not so that both are usual given names or surnames; given
    names of one sound ("Christian", "Kristian") are told apart by nothing but a surname that many have.

    >>> is_slip("Jacob Meller Krogh", "Jacob Møller Krogh"), is_slip("Jan Krogh", "Jane Krogh"), is_slip("Bo Jensen", "Bo Jepsen")
    (True, False, False)
    >>> is_slip("Christian Krogh", "Kristian Krogh"), is_slip("Christian Hansen", "Kristian Hansen")
    (True, False)
    >>> is_slip("Bente Aaby", "Bente Åby")
    True
    """
    left, right = person_key(one).split(), person_key(other).split()
    if len(left) != len(right) or len(left) < 2 or left == right:
        return False
    apart = [(a, b, place) for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(apart) != 1:
        return False
    a, b, place = apart[0]
    if _modern(a) == _modern(b):
        return True
    sounds_same = _sound(a) == _sound(b)
    if min(len(a), len(b)) < _SHORTEST_SLIP - 1 or not (sounds_same or DamerauLevenshtein.distance(a, b) <= 1):
        return False
    if place == 0:
        is_rare = len(left) > 2 or left[-1] not in _COMMON_SURNAMES
        return (sounds_same and is_rare) or not {a.capitalize(), b.capitalize()} <= first_names()
    return not {a, b} <= _COMMON_SURNAMES and (len(left) > 2 or min(len(a), len(b)) >= _SHORTEST_SLIP)


def has_common_surname(name: str) -> bool:
    """Whether very many people have a person's surname.

    >>> has_common_surname("Bo Hansen"), has_common_surname("Bo Stenholt")
    (True, False)
    """
    return person_key(name).rpartition(" ")[2] in _COMMON_SURNAMES


def is_surname_of(short: str, full: str) -> bool:
    """Whether a name is the surname of several parts that a fuller one ends with.

    The fuller one may have all but the last of them as initials.

    >>> is_surname_of("Rosborg Thule", "Hanne Rosborg Thule"), is_surname_of("Hanne Thule", "Lis Hanne Thule")
    (True, False)
    >>> is_surname_of("Rosborg Thule", "Hanne R. Thule")
    True
    """
    left, right = person_key(short).split(), person_key(full).split()
    if not 1 < len(left) < len(right) or left[-1] != right[-1]:
        return False
    is_tail = all(part == whole or part == whole[0] for whole, part in zip(left, right[-len(left) :], strict=True))
    return is_tail and len(left[0]) > 1 and left[0].capitalize() not in first_names()


def spelling_key(name: str) -> str:
    """The key of a person's name in the spelling of today: "å" for "aa", "ø" for "oe", "æ" for "ae".

    >>> spelling_key("Jens-Ole Bisgaard") == spelling_key("Jens Ole Bisgård")
    True
    """
    return _modern(person_key(name))


def is_shortened(short: str, full: str) -> bool:
    """Whether a person's name leaves parts of a fuller one out, or abbreviates them: initials, middle names.

    >>> is_shortened("L. Willer", "Lise Bang Willer"), is_shortened("Lise Willer", "Lise Bang Willer")
    (True, True)
    """
    left, right = person_key(short).split(), person_key(full).split()
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
