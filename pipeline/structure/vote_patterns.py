"""How Danish minutes write votes. Data only; patterns are for lower-cased text unless they say otherwise."""

from __future__ import annotations

import re
from typing import Final

Signs = tuple[tuple[str, ...], ...]
"""Lower-cased text holds one of each group, or it holds no such notation."""

ANY_SIGNS: Final[Signs] = (
    ("stem", "mod", "undlod", "undlader", "blank", "medlem", "flertal", "mindretal", "hverken", "for:", "nej:"),
)
"""Of any vote at all."""

_N: Final = r"(?:\d{1,3}|nul|ingen|én|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)"
_NESTED: Final = r"(?:[^()\n]|\([^()\n]{0,40}\))"

TALLY_SIGNS: Final[Signs] = (("med ",), ("stemme", "mod"))
TALLY: Final = re.compile(
    rf"\bmed\s+(?:stemmerne\s+)?(?P<for>{_N})\s+(?:stemmer?\s+)?(?:for\b\s*)?(?:\((?P<for_who>{_NESTED}{{1,400}})\)\s*)?"
    rf"(?:,\s*|og\s+)?(?:(?:i?mod|til|-|–)\s+)?"
    rf"(?P<against>{_N})(?:\s+stemmer?)?(?:\s+i?mod)?\b(?:\s*\((?P<against_who>{_NESTED}{{1,400}})\))?"
    rf"(?:[^.\n]{{0,20}}?\b(?P<abstained>{_N})\s+(?:\w+\s+){{0,2}}?(?:blank\w*|undlod|undlader|hverken))?"
)
"""Both sides in one phrase: "godkendt med 15 stemmer imod 10"."""
TALLY_WORD: Final = re.compile(r"\bstemme|\bi?mod\b")
"""In it, for it to be one."""

PAIR_SIGNS: Final[Signs] = (("mod",), ("for",))
PAIR: Final = re.compile(
    rf"\b(?P<for>\d{{1,3}})\s+(?:medlemmer\s+)?(?:stemte\s+)?for\b(?:\s*\((?P<for_who>{_NESTED}{{1,400}})\))?"
    r"[^.\n()\d]{0,20}?\b(?P<against>\d{1,3})\s+(?:medlemmer\s+)?(?:stemte\s+)?i?mod\b"
    rf"(?:\s*\((?P<against_who>{_NESTED}{{1,400}})\))?"
)
"""Both sides, each with its number before it: "Her stemte 16 for (V (10), O (6)) og 10 imod (A (8), F (2))"."""

EXCEPT: Final = re.compile(r"\b(?:med\s+undtagelse\s+af|undtagen|bortset\s+fra|på\s+nær)\s")
"""Ends a list of voters: who follows did not vote so."""

LEADING_SIGNS: Final[Signs] = (("stemte", "stemmerne", "mod var", "undl", "afstod", "hverken", "blank", ":"),)
LEADING: Final = re.compile(
    r"""
    \b(?=[abfhijmnu])(?:(?P<neither>hverken\s+for\s+eller\s+i?mod(?:\s+stemte)?|hverken/eller(?:\s+stemte)?)\s*:?
    |(?P<blank>blankt\s+stemte|blanke?\s+stemmer\s*:|blankt?\s*:)\s*:?
    |(?P<abstained>undlod\s+at\s+stemme|undlader\s+at\s+stemme|undlod|afstod(?:\s+fra\s+at\s+stemme)?)\s*:
    |(?:^|(?<=[.;]\s))(?P<abstained_open>undlod\s+at\s+stemme)\s+(?=\w)
    |(?P<without>i?mod)\s+(?:stemmerne\s+fra|var)\b
    |(?P<side>for|i?mod)\s+(?:(?P<object>(?!stemt)\w[^:.;()\n]{0,90}?)\s+)?stemte\s*:?
    |(?:^|(?<=[\n.,;(]\s)|(?<=[\n(,;])|(?<=\d\s)|(?<=\)\s))
     (?P<label>for|i?mod|ja|nej)\s*(?P<label_object>(?!stemt)\w[\w \-]{0,40}?)?\s*:)
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A side whose voters stand behind it: "For stemte: A og V", "Imod: 6 (...)", "For forslaget stemte 11"."""

TRAILING_SIGNS: Final[Signs] = (("stemte", "stemmer", "stemt", "undl"),)
TRAILING: Final = re.compile(
    r"\b(?=[hsu])(?:(?:har|havde)\s+)?(?:(?:stemte|stemmer|stemt)\s+(?P<side>for|i?mod|ja|nej|blankt|hverken\s+for\s+eller\s+i?mod)\b"
    r"|(?P<abstained>undlod\s+at\s+stemme|undlader\s+at\s+stemme))"
    r"(?:\s+(?P<object>(?!stemte|og\b|men\b|at\b|mens\b)\w[^,.;:()\n]{0,80}?)(?=\s*(?:[,.;:(\n]|$|\b(?:og|mens|men)\b)))?"
)
"""A side whose voters stand before it: "Venstre stemte imod", "Anna Holm (A) undlod at stemme"."""

MEMBERS_SIGNS: Final[Signs] = (("medlem",),)
MEMBERS: Final = re.compile(
    rf"\b(?P<count>{_N})\s+medlem(?:mer)?\s*(?P<who>\([^()\n]{{1,160}}\))?\s*(?P<rest>[^.\n]{{0,80}})"
)
"""Members counted by what they said: "3 medlemmer (A+V) anbefaler indstillingen"."""
FRACTION_SIGNS: Final[Signs] = (("flertal", "mindretal"),)
FRACTION: Final = re.compile(
    rf"\b(?P<part>flertal|mindretal)(?:let|tet)?\b[^()\n.]{{0,60}}?\((?P<who>{_NESTED}{{1,300}})\)(?P<rest>[^.\n]{{0,80}})"
)
"""A majority or minority named in brackets with what it did behind."""
WHO_BEHIND: Final = re.compile(rf"\s*\((?P<who>{_NESTED}{{1,400}})\)")
"""The voters in brackets behind "6 stemte for indstillingen"."""
REJECTING: Final = re.compile(r"\b(?:forkast|afvis|nedstem|faldt|ikke\s+(?:godkendt|vedtaget|tiltrådt))")
"""Before a tally: the bigger number is against."""
STANCE_FOR: Final = re.compile(
    r"\W*(?:anbefale|godkend|tiltræ|tiltrå|indstille|vedt|støtte|stemte\s+for|kan\s+(?:godkende|anbefale|tiltræde|støtte))"
)
STANCE_AGAINST: Final = re.compile(
    r"\W*(?:(?:\w+\s+)?(?:ikke\b|stemte\s+i?mod|imod\b|afvis)|(?:kan|kunne|vil|anbefaler|godkender|støtter|tiltræder|indstiller)\s+ikke\b)"
)
"""What members did, right behind them."""

PUT_TO_VOTE: Final = re.compile(
    r"(?P<object>\b[\w-]*(?:forslag|indstilling)\w*(?:\s+(?:fra|om|nr\.?)\s+[^.,;\n]{1,60}?)?)\s+(?:(?:blev|bliver|er)\s+)?(?:herefter\s+)?"
    r"(?:sat|sættes|bragt|kom|sendt)\s+(?:under|til)\s+afstemning"
)
MOTION: Final = re.compile(r"\b[\w-]*(?:forslag|indstilling)(?:et|en|ene|erne|ens|ets)?\b(?:\s+fra\s+\w+)?")
"""What is voted on, where the side does not name it."""

TOTAL: Final = re.compile(r"\b(?:i\s+alt|ialt)\s*:?\s*(\d{1,3})\b", re.IGNORECASE)
NUMBER_WORDS: Final = {
    "nul": 0, "ingen": 0, "en": 1, "én": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip

UNANIMITY_SIGNS: Final[Signs] = (("enig", "enstem", "stemte", "stemme", "flertal", "mindretal"),)
UNANIMOUS: Final = re.compile(
    r"\b(?:enstemmig\w*|en\s+enig\w*|et\s+enigt|i\s+enighed|enigt\s+(?:udvalg|byråd|råd)|(?:alle|samtlige)\s+(?:\w+\s+){0,3}?stemte\s+for|"
    r"for\s+stemte\s*:?\s*(?:alle|samtlige)|ingen\s+stemte\s+i?mod|i?mod\s+stemte\s*:?\s*(?:ingen|0)|(?:med\s+alle|samtlige)\s+stemmer)\b"
)
DIVIDED: Final = re.compile(r"\b(?:flertal(?:let)?|mindretal\w*|stemmelighed|stemmeflerhed|stemte\s+i?mod)\b")
NOT_UNANIMOUS: Final = re.compile(r"\bikke\s+enstemmig")
