"""The language of a text by its commonest words, for the languages that Danish public bodies publish in."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_OWN_WORDS: Final = {
    "da": "af blev bliver bør deraf efter endvidere fået hvad hver hvis imod jf lige mellem mødet noget nogle når også op samt "
    "skulle således tages ud udvalget uden vedrørende være været",
    "nb": "av ble blir blitt bør etter fått hva hver hvis imot møtet noe noen også skulle således ut uten utvalget vedrørende være vært",
    "sv": "att av bland blev blir bör därav efter ett från får fått för genom hur inte mellan mot mötet något några när och också "
    "samt sedan skulle utan utskottet vad varit är även över",
    "en": "a and are as be been by from has have in is it its not of on or that the this to was were which will with would",
    "de": "als auch auf aus bei dass dem des die ein eine für hat ist mit nach nicht oder sich sie und von werden wird zu zum zur",
}
_LANGUAGES_OF: Final = {
    word: tuple(language for language, words in _OWN_WORDS.items() if word in words.split())
    for word in " ".join(_OWN_WORDS.values()).split()
}
_LANGUAGE_OF: Final = {word: languages[0] for word, languages in _LANGUAGES_OF.items() if len(languages) == 1}
"""Function words that only one of these languages has."""
_WORD: Final = re.compile(r"[a-zæøåäöü]+")
_SAMPLE_CHARACTERS: Final = 20_000
_MIN_HITS: Final = 4
_MIN_LEAD: Final = 2


def recognise_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where the text is too short or two languages come close.

    >>> recognise_language("Udvalget godkendte, at der af puljen er bevilget midler til den nye sti. " * 3)
    'da'
    >>> recognise_language("Referat 4/10") is None
    True
    """
    words = _WORD.findall(text[:_SAMPLE_CHARACTERS].lower())
    ranked = Counter(_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF).most_common(2)
    if not ranked or ranked[0][1] < _MIN_HITS:
        return None
    if len(ranked) > 1 and ranked[0][1] < _MIN_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]
