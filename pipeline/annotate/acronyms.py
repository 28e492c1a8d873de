"""Acronyms and the long forms that they are made from."""

from __future__ import annotations

import re

from pipeline.annotate.capitals import UPPER

_ACRONYM = re.compile(rf"[{UPPER}][\w&/+-]{{1,11}}")
_NOT_ACRONYMS = frozenset(
    "Bilag Dok Foto Kilde Punkt Løsgænger Formand Lukket Åben UP UFG KD SF DF EL LA RV NB DD ALT KF SP NN".split()
)
_WORD = re.compile(r"\w[\w'’&-]*")
SMALL_WORDS = frozenset(
    "af and at by den det en et for fra from gennem hos i in med mellem mod of og om on over på the through til to uden under ved with "
    "without".split()
)
"""Words of a long form that its acronym mostly leaves out."""

_PART = re.compile(r"[^\W_]+")
_REACH = 120


def is_acronym(word: str) -> bool:
    """Whether a bracketed word may be an acronym: at least two capitals, no party, no remark.

    >>> [is_acronym(word) for word in ("FMK", "DiSH", "SF", "Bilag", "A")]
    [True, True, False, False, False]
    """
    return (
        _ACRONYM.fullmatch(word) is not None
        and word not in _NOT_ACRONYMS
        and sum(letter.isupper() for letter in word) >= 2
    )


def abbreviates(acronym: str, long: str) -> bool:
    """Whether an acronym's letters occur in order in a long form, the first where it begins and most at beginnings of words.

    >>> abbreviates("FMK", "Fælles Medicinkort"), abbreviates("KL", "Danske Regioner")
    (True, False)
    """
    letters = [letter for letter in acronym.lower() if letter.isalnum()]
    low = long.lower()
    if not letters or low[:1] != letters[0]:
        return False
    initials = {match.start() for match in _WORD.finditer(low)} | {
        place + 1 for place, letter in enumerate(low[:-1]) if letter in "-/&"
    }
    position, at_initials = -1, 0
    for letter in letters:
        starts = [place for place in initials if place > position and low[place] == letter]
        position = min(starts) if starts else low.find(letter, position + 1)
        if position < 0:
            return False
        at_initials += bool(starts)
    return at_initials * 2 >= len(letters)


def spells(acronym: str, long: str) -> bool:
    """Whether an acronym is made of the beginnings of a long form's words, in order, of all but small words and those behind hyphens.

    >>> spells("GRANDEUR", "Grandparenting Europe"), spells("LAP", "Lær af en plante"), spells("LAP", "Lær af planter nu")
    (True, True, False)
    """
    letters = "".join(letter for letter in acronym.lower() if letter.isalnum())
    reached = {0}
    for part in _PART.finditer(long):
        word = part[0].lower()
        further = {
            place + length
            for place in reached
            for length in range(1, min(len(word), len(letters) - place) + 1)
            if letters.startswith(word[:length], place)
        }
        may_miss = word in SMALL_WORDS or (part[0][0].islower() and long[part.start() - 1 : part.start()] == "-")
        reached = further | (reached if may_miss else set())
    return bool(letters) and len(letters) in reached


def long_form_before(text: str, end: int, acronym: str) -> int | None:
    """Where the long form starts that ends at ``end`` and that the acronym abbreviates, None where the words before do not fit.

    >>> long_form_before("om Fælles Medicinkort (FMK)", 21, "FMK")
    3
    """
    window = max(0, end - _REACH)
    starts = [match.start() + window for match in _WORD.finditer(text[window:end])]
    for start in reversed(starts[-len(acronym) - 3 :]):
        if text[start].isupper() and abbreviates(acronym, text[start:end].strip()):
            long = text[start:end]
            if not set(long) & set(".;:()\n\t"):
                return start
    return None
