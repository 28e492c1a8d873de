"""Names that stand in no list, so that the model does not learn that only listed names are names."""

from __future__ import annotations

import random

SHARE = 0.3
"""How many of the names put into training sentences are invented: with none, people of rare names are found half as often."""

_DANISH_STARTS = (
    "Aal Al Bak Bjerg Birke Bram Brede Dal Dam Eg Elle Flad Fre Gam Glar Grøn Had Hav Hede Hest Hjort Holm Hvid Ing "
    "Jern Kalle Kilde Kirk Kling Krog Kvor Lang Lille Lim Lind Lyng Mar Mej Mose Munke Nør Ny Odder Over Pile Ram "
    "Ravn Ris Rod Rug Ryg Sand Sejl Sild Skal Skjel Skov Smed Sten Stor Sund Svane Sæl Thor Ting Tved Tyr Ul Vad "
    "Vang Ved Vil Vind Vor Ør Øst Ås"
).split()
_DANISH_ENDS = (
    "berg bjerg bo borg bro bæk dahl dal feldt gaard gård have holm holt hus høj kjær kær lev lund løse mark mose "
    "næs rup skov skær stad sted strup sund sø toft trup vad vang vig å"
).split()
_DANISH_FIRST = (
    "Al Ar As Ber Bir Dag Ej El Es Fin Frid Ger Gun Hal Her Hil In Ing Jor Ke Lau Mag Mar Nor Od Ol Rag Ro Si Sol "
    "Sun Sva Tor Tur Ul Val Vil"
).split()
_DANISH_FIRST_ENDS = (
    "a bert borg dis ea far fred gard gerd ia ild lif mund na ne ny ild olf rik run sten ulf vald vin vor win y"
).split()
_CONSONANTS = ("b ch d dr f g gh h j k kh l m n ng p r s sh sz t th tr ts v w y z").split()
_VOWELS = ("a a a e e i i o o u aa ia ei oo ou y").split()
_ENDINGS = (
    "a an ani ari ava bayev dze enko escu eva ez i ia iak idis in ini ić ko li mov na ne oglu on ora ov ova ski "
    "sson tha um wala yan zadeh"
).split()


def first_name(rng: random.Random) -> str:
    """An invented first name, Danish of sound or not."""
    if rng.random() < 0.5:
        return rng.choice(_DANISH_FIRST) + rng.choice(_DANISH_FIRST_ENDS)
    return _foreign(rng)


def last_name(rng: random.Random) -> str:
    """An invented family name, Danish of sound or not, now and then with a hyphen."""
    name = place(rng) if rng.random() < 0.5 else _foreign(rng)
    return f"{name}-{_foreign(rng)}" if rng.random() < 0.05 else name


def place(rng: random.Random) -> str:
    """An invented name of a Danish village, which is also how many family names are made."""
    return rng.choice(_DANISH_STARTS) + rng.choice(_DANISH_ENDS)


def _foreign(rng: random.Random) -> str:
    syllables = [rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    return ("".join(syllables) + rng.choice(_CONSONANTS) + rng.choice(_ENDINGS)).capitalize()
