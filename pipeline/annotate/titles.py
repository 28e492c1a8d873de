"""What people are called by their work or office: told by the last part of the word, since Danish makes compounds of them."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (
    "administrator advokat ambassadør analytiker arkitekt arkivar assistent bibliotekar biolog biskop borger borgmester "
    "chauffør chef controller dagplejer direktør dommer fisker forfatter forkvinde formand formidler forsker forstander "
    "forvalter fuldmægtig gartner geolog grundejer husejer håndværker indehaver ingeniør inspektør instruktør jordemoder "
    "journalist jurist kandidat kasserer konservator konsulent koordinator kunstner kurator landmand leder lektor læge "
    "lærer medarbejder medlem medlemmer minister musiker ordfører ordstyrer planlægger politiker producent professor "
    "provst præst psykolog pædagog redaktør referent rektor repræsentant revisor rådgiver rådmand sagsbehandler sekretær "
    "skuespiller specialist stedfortræder stifter strateg studerende suppleant sygehjælper sygeplejerske talskvinde "
    "talsmand talsperson tandlæge tekniker terapeut tovholder træner tømrer udvikler underviser vejleder økonom"
).split()
_WORDS = frozenset(
    "agent baron baronesse beboer dirigent dronning ejer elev fru greve grevinde hr kong murer prins prinsesse".split()
)
_ENDS = tuple(f"{ending}{inflection}" for ending in _ENDINGS for inflection in ("", "en", "n", "e", "er", "ne", "erne"))


@lru_cache(maxsize=20_000)
def is_title(word: str) -> bool:
    """Whether a word says what a person is.

    >>> [is_title(word) for word in ("vicedirektør", "EU-konsulent", "fødevareminister", "Greve", "Odense")]
    [True, True, True, True, False]
    """
    low = word.lower()
    return low in _WORDS or low.endswith(_ENDS)
