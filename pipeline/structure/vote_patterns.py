"""How Danish minutes write votes. Data only; ``votes`` reads it."""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = (
    "stem",
    "mod",
    "undlod",
    "undlader",
    "blank",
    "medlem",
    "flertal",
    "mindretal",
    "hverken",
    "for:",
    "nej:",
)
"""Without one of these a text holds no vote ..."""
SIDE_SIGNS: Final = ("stem", "mod", "undlod", "blank", "hverken", "for:", "nej:")
"""... without one of these no side that is named before its voters ..."""
VERB_SIGNS: Final = ("stem", "undlod", "undlader")
"""... and without one of these none named behind them."""

_OBJECT = r"(?P<{0}>(?!stemt)\w[^:.;()\n]{{0,90}}?)"

LEADING: Final = re.compile(
    rf"""
    \b(?P<neither>hverken\s+for\s+eller\s+i?mod(?:\s+stemte)?|hverken/eller(?:\s+stemte)?)\s*:?
    |\b(?P<blank>blankt\s+stemte|blanke?\s+stemmer\s*:|blankt?\s*:)\s*:?
    |\b(?P<abstained>undlod\s+at\s+stemme|undlader\s+at\s+stemme|undlod|afstod(?:\s+fra\s+at\s+stemme)?)\s*:
    |(?:^|(?<=[.;]\s))(?P<abstained_open>undlod\s+at\s+stemme)\s+(?=\w)
    |\b(?P<side>for|i?mod)\s+(?:{_OBJECT.format("object")}\s+)?stemte\s*:?
    |(?:^|(?<=[\n.,;(]\s)|(?<=[\n(,;])|(?<=\d\s)|(?<=\)\s))
     (?P<label>for|i?mod|ja|nej)\s*(?P<label_object>(?!stemt)\w[\w \-]{{0,40}}?)?\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""A side whose voters stand behind it: "For stemte: A og V", "Imod: 6 (...)", "For forslaget stemte 11"."""

TRAILING: Final = re.compile(
    r"\b(?:(?:har|havde)\s+)?(?:(?:stemte|stemmer|stemt)\s+(?P<side>for|i?mod|ja|nej|blankt|hverken\s+for\s+eller\s+i?mod)\b|(?P<abstained>undlod\s+at\s+stemme|undlader\s+at\s+stemme))"
    r"(?:\s+(?P<object>(?!stemte|og\b|men\b|at\b|mens\b)\w[^,.;:()\n]{0,80}?)(?=\s*(?:[,.;:(\n]|$|\bog\b|\bmens\b|\bmen\b)))?",
    re.IGNORECASE,
)
"""A side whose voters stand before it: "Venstre stemte imod", "Anna Holm (A) undlod at stemme"."""

_N: Final = r"(?:\d{1,3}|nul|ingen|én|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)"
TALLY: Final = re.compile(
    rf"\bmed\s+(?:stemmerne\s+)?(?P<for>{_N})\s+(?:stemmer?\s+)?(?:for\b\s*)?(?:,\s*|og\s+)?(?:(?:i?mod|til|-|–)\s+)?(?P<against>{_N})(?:\s+stemmer?)?(?:\s+i?mod)?\b"
    rf"(?:[^.\n]{{0,20}}?\b(?P<abstained>{_N})\s+(?:\w+\s+){{0,2}}?(?:blank\w*|undlod|undlader|der\s+undlod|hverken))?",
    re.IGNORECASE,
)
"""Both sides in one phrase: "godkendt med 15 stemmer imod 10"."""
TALLY_SIGN: Final = re.compile(r"\bstemme|\bi?mod\b", re.IGNORECASE)

_WHO = r"(?:\s*\((?P<{0}>(?:[^()\n]|\([^()\n]{{0,40}}\)){{1,400}})\))?"
PAIR: Final = re.compile(
    rf"\b(?P<for>\d{{1,3}})\s+(?:medlemmer\s+)?(?:stemte\s+)?for\b{_WHO.format('for_who')}"
    rf"[^.\n()\d]{{0,20}}?\b(?P<against>\d{{1,3}})\s+(?:medlemmer\s+)?(?:stemte\s+)?i?mod\b{_WHO.format('against_who')}",
    re.IGNORECASE,
)
"""Both sides, each with its number before it: "Her stemte 16 for (V (10), O (6)) og 10 imod (A (8), F (2))"."""

COUNTED_MEMBERS: Final = re.compile(
    rf"\b(?P<count>{_N})\s+medlem(?:mer)?\s*(?P<who>\([^()\n]{{1,160}}\))?\s*(?P<rest>[^.\n]{{0,80}})", re.IGNORECASE
)
"""Members counted by what they said: "3 medlemmer (A+V) anbefaler indstillingen"."""
MEMBERS_FOR: Final = re.compile(
    r"^\W*(?:anbefale|godkend|tiltræ|tiltrå|indstille|vedt|støtte|stemte\s+for|kan\s+(?:godkende|anbefale|tiltræde|støtte))",
    re.IGNORECASE,
)
MEMBERS_AGAINST: Final = re.compile(
    r"^\W*(?:\w+\s+){0,1}?(?:ikke\b|stemte\s+i?mod|imod\b|afvis)|^\W*(?:kan|kunne|vil|anbefaler|godkender|støtter|tiltræder|indstiller)\s+ikke\b",
    re.IGNORECASE,
)
FRACTION: Final = re.compile(
    r"\b(?:et|det)?\s*(?P<part>flertal|mindretal)(?:let|tet)?\b[^()\n.]{0,60}?(?P<who>\((?:[^()\n]|\([^()\n]{0,40}\)){1,300}\))(?P<rest>[^.\n]{0,80})",
    re.IGNORECASE,
)
"""A majority or minority named in brackets with what it did behind."""

TOTAL: Final = re.compile(r"\b(?:i\s+alt|ialt)\s*:?\s*(\d{1,3})\b", re.IGNORECASE)
PUT_TO_VOTE: Final = re.compile(
    r"(?P<object>\b[\w-]*(?:forslag|indstilling)\w*(?:\s+(?:fra|om|nr\.?)\s+[^.,;\n]{1,60}?)?)\s+(?:blev|bliver|er)?\s*(?:herefter\s+)?(?:sat|sættes|bragt|kom|sendt)\s+(?:under|til)\s+afstemning",
    re.IGNORECASE,
)
MOTION: Final = re.compile(
    r"\b[\w-]*(?:forslag|indstilling|flertalsindstilling)(?:et|en|ene|erne|ens|ets)?\b(?:\s+fra\s+\w+)?",
    re.IGNORECASE,
)
"""What is voted on, where a tally does not name it."""

NUMBER_WORDS: Final = {
    "nul": 0, "ingen": 0, "en": 1, "én": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip

UNANIMITY_SIGNS: Final = (
    "enig",
    "enstem",
    "alle",
    "samtlige",
    "ingen",
    "flertal",
    "mindretal",
    "mod",
    "stemme",
    "forbehold",
)
UNANIMOUS: Final = re.compile(
    r"\b(?:enstemmig\w*|en\s+enig\w*|et\s+enigt|i\s+enighed|enigt\s+(?:udvalg|byråd|råd)|(?:alle|samtlige)\s+(?:\w+\s+){0,3}?stemte\s+for|"
    r"for\s+stemte\s*:?\s*(?:alle|samtlige)|ingen\s+stemte\s+i?mod|i?mod\s+stemte\s*:?\s*(?:ingen|0)|(?:med\s+alle|samtlige)\s+stemmer)\b"
)
"""Against the lower-cased text, like the two below."""
DIVIDED: Final = re.compile(r"\b(?:flertal(?:let)?|mindretal\w*|stemmelighed|stemmeflerhed|stemte\s+i?mod)\b")
NOT_UNANIMOUS: Final = re.compile(r"\bikke\s+enstemmig")
