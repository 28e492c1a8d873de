"""How Danish minutes write parties: ballot letters, press abbreviations, names, and those without a party."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LETTER: Final = r"[A-VYZÆØÅ]"
"""A ballot letter. X is never given to a party, and W hardly ever."""
ABBREVIATIONS: Final = frozenset("SF DF RV EL KF KD LA NB DD ALT SP FP UFG UP UFP KP TP CD S K R V M".split())
"""Press abbreviations, and those of members outside the parties."""
NAMES: Final[dict[str, None]] = dict.fromkeys(
    (
        "socialdemokratiet", "socialdemokraterne", "socialdemokratisk", "radikale venstre", "det radikale venstre", "radikale",
        "konservative", "det konservative folkeparti", "de konservative", "konservative folkeparti", "nye borgerlige", "sf",
        "socialistisk folkeparti", "liberal alliance", "kristendemokraterne", "kristeligt folkeparti", "moderaterne",
        "dansk folkeparti", "slesvigsk parti", "schleswigsche partei", "venstre", "danmarks liberale parti",
        "danmarksdemokraterne", "enhedslisten", "alternativet", "borgerlisten", "borgernes parti", "frie liberale",
        "fremskridtspartiet", "centrum-demokraterne", "centrumdemokraterne", "veganerpartiet", "frie grønne",
        "lokallisten", "løsgænger", "løs", "uden for parti", "udenfor parti", "udenfor partierne", "uden for partierne",
    )
)  # fmt: skip
"""Party names in lower case, without "-gruppen" and the like."""

INDEPENDENT: Final = frozenset(
    (
        "up",
        "ufp",
        "ufg",
        "løsgænger",
        "løs",
        "uden for parti",
        "udenfor parti",
        "uden for partierne",
        "udenfor partierne",
    )
)
"""The marks of members outside the parties, in lower case."""

_LETTERS = re.compile(rf"{LETTER}(?:\s*(?:[+/&,]|og)\s*{LETTER})*")
_GROUP = re.compile(r"(?:liste|gruppe|byrådsgruppe|parti)\s+[A-VYZÆØÅ]\b", re.IGNORECASE)
_GROUP_OF = re.compile(r"(\S+(?:\s\S+){0,3}?)\s+(?:(?:\w*råds|kommunalbestyrelses)?gruppe|medlemmer)$", re.IGNORECASE)
_LETTER_GROUP = re.compile(r"([A-VYZÆØÅ]{1,2})-gruppen")
_LOCAL_LIST = re.compile(r"[A-ZÆØÅ]?[\w-]*(?:listen|partiet|gruppen)(?:\s+[A-ZÆØÅ]\w+)?")


def is_party(text: str) -> bool:
    """Whether ``text`` alone, as between brackets or after a comma, is a party mark. Whether ``B`` is one is for the context to say.

    >>> [is_party(text) for text in ("A", "A+V", "SF", "Venstre", "løsgænger", "9", "formand")]
    [True, True, True, True, True, False, False]
    """
    mark = text.strip()
    if not mark or len(mark) > 40:
        return False
    return (
        mark.upper() in ABBREVIATIONS
        or _LETTERS.fullmatch(mark) is not None
        or mark.lower() in NAMES
        or _GROUP.fullmatch(mark) is not None
        or _LOCAL_LIST.fullmatch(mark) is not None
    )


@lru_cache(maxsize=8192)
def party_named(text: str) -> str | None:
    """The party that ``text`` names, with or without the word for its group, None where it names none.

    >>> [party_named(text) for text in ("Ø", "Venstres gruppe", "SF's byrådsgruppe", "Ældrerådets gruppe")]
    ['Ø', 'Venstre', 'SF', None]
    """
    mark = text.strip()
    if is_party(mark) and not _LETTER_GROUP.fullmatch(mark):
        return mark
    group = _LETTER_GROUP.fullmatch(mark) or _GROUP_OF.match(mark)
    owner = (group[1] if group else mark).removeprefix("Den ").removeprefix("den ")
    for party in (owner, owner.removesuffix("s").rstrip("'’")):
        if is_party(party):
            return party
    return None


def begins_with_party(text: str) -> bool:
    """Whether ``text`` begins with a party's name or letter: "Enhedslisten kan ikke ...", "V og C ...".

    >>> [begins_with_party(text) for text in ("Dansk Folkeparti stemte", "Gruppe V kan", "V kan ikke", "Udvalget kan ikke")]
    [True, True, True, False]

    A lone ``I`` is the preposition.
    """
    words = text[:60].split()[:3]
    return (
        _GROUP.match(text) is not None
        or any(" ".join(words[:length]).lower() in NAMES for length in (1, 2, 3))
        or (
            words[:1] not in ([], ["I"])
            and (words[0] in ABBREVIATIONS or _LETTERS.fullmatch(words[0].rstrip(",")) is not None)
        )
    )
