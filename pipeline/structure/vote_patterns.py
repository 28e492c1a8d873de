"""How Danish minutes write votes. Data only; patterns are for lower-cased text unless they say otherwise."""

from __future__ import annotations

import re
from typing import Final

Signs = tuple[tuple[str, ...], ...]
"""Lower-cased text holds one of each group, or it holds no such notation."""

ANY_SIGNS: Final[Signs] = (
    (
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
        "nej",
        "kan ikke",
        "kunne ikke",
    ),
)
"""Of any vote at all."""

_N: Final = r"(?:\d{1,3}|nul|én|ét|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)"
_NESTED: Final = r"(?:[^()\n]|\([^()\n]{0,40}\))"

TALLY_SIGNS: Final[Signs] = (("med ",), ("stemme", "mod"))
TALLY: Final = re.compile(
    rf"\bmed\s+(?:stemmerne\s+)?(?P<for>{_N})\s+(?:stemmer?\s+)?(?:for\b\s*)?(?:\((?P<for_who>{_NESTED}{{1,400}})\)\s*)?"
    rf"(?:,\s*|og\s+)?(?:(?:i?mod|til|-|–)\s+)?"
    rf"(?P<against>{_N})(?:\s+stemmer?)?(?:\s+i?mod)?\b(?:\s*\((?P<against_who>{_NESTED}{{1,400}})\))?"
    rf"(?:[^.\n]{{0,20}}?\b(?P<abstained>{_N})\s+(?:\w+\s+){{0,2}}?(?:blank\w*|undlod|undlader|undladelse\w*|hverken))?"
)
"""Both sides in one phrase: "godkendt med 15 stemmer imod 10"."""
TALLY_WORD: Final = re.compile(r"\bstemme|\bi?mod\b")
"""In it, for it to be one."""
DASH_SIGNS: Final[Signs] = (("-", "–", ":"), ("stemme", "vedtaget", "godkendt", "tiltrådt", "forkastet"))
TALLY_DASH: Final = re.compile(
    r"(?:\bstem(?:me(?:rne(?:\s+stod\s+lige)?|tallene|tal:?)|melighed)\s+\(?|\b(?:vedtaget|godkendt|tiltrådt|forkastet)\s+)"
    r"(?P<for>\d{1,3})\s*[-–:]\s*(?P<against>\d{1,3})\b(?![.,]\d)"
)
"""The same with a dash: "med stemmerne 17-8"."""

COUNTED_SIGNS: Final[Signs] = (("for", "mod", "ja", "nej", "undl", "blank", "hverken"),)
COUNTED: Final = re.compile(
    rf"\b(?P<count>{_N})\s+(?P<verb>(?:\((?P<who>{_NESTED}{{1,400}})\)\s*)?(?:medlem(?:mer)?\s+)?(?:(?:har\s+|havde\s+)?(?:stemte|stemt|stemmer?)\s+)?"
    r"(?:(?P<for>for|ja(?:-?stemmer?)?)|(?P<against>i?mod|nej(?:-?stemmer?)?)"
    r"|(?P<abstained>(?:undlod|undlader)(?:\s+at\s+stemme)?|blankt?|blanke?\s+stemmer?|hverken\s+for\s+eller\s+i?mod)))"
    r"(?:(?![\w:])|(?=:)(?:(?<=stemmer\sfor)|(?<=stemte\sfor)|(?<=stemmer\simod)|(?<=stemte\simod)|(?<=stemmer\smod)))"
    rf"(?:\s+(?P<object>(?!stem)[\w-]*(?:forslag|indstilling|anbefaling)\w*))?(?:\s*\((?P<who_behind>{_NESTED}{{1,400}})\))?"
)
"""A side with its number before it: "12 stemte for (A, F)", "5 imod", "2 (C) undlod at stemme", "3 blanke stemmer"."""
CAST: Final = re.compile(r"stem|undl")
"""In a side with its number: it is a vote even where it stands alone."""

EXCEPT: Final = re.compile(r"\b(?:med\s+undtagelse\s+af|undtagen|bortset\s+fra|på\s+nær)\s")
"""Ends a list of voters: who follows did not vote so."""
DECLINE: Final = re.compile(r"\s(?:kan|kunne|ønsker|ønskede|vil|ville)\s+ikke\s")
"""Behind voters who say why they vote as they do: "Venstre kan ikke støtte forslaget og stemmer imod"."""
EXCEPT_BEFORE: Final = re.compile(r"(?:undtagelse\s+af|undtagen|bortset\s+fra|på\s+nær)\s+$")

LEADING_SIGNS: Final[Signs] = (("stem", "mod ", "undl", "afstod", "hverken", "blank", ":", "ja ", " fra "),)
LEADING: Final = re.compile(
    r"""
    \b(?=[abfhijmnostu])(?:(?P<neither>(?<!stemte\s)(?<!stemmer\s)(?:hverken\s+for\s+eller\s+i?mod|hverken/eller)(?:\s+stemte)?)\s*:?
    |(?P<blank>blankt\s+stemte|blanke?(?:\s+stemmer)?\s*:|blankt?\s*:)\s*:?
    |(?P<abstained>undlod\s+at\s+stemme|undlader\s+at\s+stemme|undlod|undlader|undladt(?:\s+at\s+stemme)?|afstod(?:\s+fra\s+at\s+stemme)?)\s*:
    |(?:^|(?<=[.;]\s))(?P<abstained_open>undlod\s+at\s+stemme)\s+(?=\w)
    |stem(?:te|mer)\s+følgende\s+(?P<called>for|i?mod|ja|nej)\s*:
    |(?:^|(?<=[.;]\s))(?P<joined>tilslutning|støtte|opbakning)\s+fra\b
    |(?P<without>i?mod)\s+(?:stemmer(?:ne)?\s+fra|var)\b|(?P<with>med)\s+stemmer(?:ne)?\s+fra\b
    |(?P<side>for|i?mod)\s+(?:(?P<object>(?!stem)\w(?:[^:.;()\n]|(?<=\bnr)\.|(?<=\bpkt)\.){0,90}?)\s+)?(?:stemte|har\s+stemt)(?!\s+(?:for|i?mod)\b)\s*:?
    |(?:^|(?<=[\n.,:;(–-]\s)|(?<=[\n(,;])|(?<=\d\s)|(?<=\)\s))
     (?:(?:følgende\s+)?stem(?:mer|te)\s+)?(?P<label>for|i?mod|ja|nej)(?:-?stemmer)?\s*(?P<label_object>(?!stemt)\w[\w \-]{0,40}?)?\s*:
    |(?:^|(?<=[.,:;\n]\s)|(?<=\d\s))(?P<bare>for|i?mod|ja|nej|undlod|blankt?)\s+(?=\d{1,3}\s*(?:[.,;(\n]|$|nej\b|i?mod\b)))
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A side whose voters stand behind it: "For stemte: A og V", "Imod: 6 (...)", "For forslaget stemte 11", "For 12"."""
VOTER_LINE: Final = re.compile(
    r"[ \t]*(?:[-–•·*][ \t]*[A-ZÆØÅ]{1,3}[ \t]*(?:\(\d{1,2}\))?"
    r"|(?:[-–•·*][ \t]*)?[A-ZÆØÅ][\w.'’-]*(?:[ \t]+[A-ZÆØÅ][\w.'’-]*){1,4}[ \t]*(?:,[ \t]*[A-ZÆØÅ]{1,3}|\([\w. ]{1,20}\)))"
    r"[ \t]*,?[ \t]*(?:\n|$)"
)
"""A line that holds a voter with a party and nothing else, as printed."""
DISSENT_SIGNS: Final[Signs] = (("mod ", " imod"),)
DISSENT: Final = re.compile(
    rf"\bi?mod\s+(?:(?P<number>(?:{_N}\s+stemmer?|(?<=stemmer\smod\s){_N})\b(?:\s*\({_NESTED}{{1,400}}\))?)|(?P<owner>(?:\w+,\s+)*(?:\w+\s+og\s+)?(?:\w+\s+){{0,2}}\w+)['’]?s\s+stemmer?\b)"
    r"|\b(?:godkendt|vedtaget|tiltrådt|besluttet|anbefalet|anbefales|godkendes|tiltrædes)\s+i?mod\s+(?P<voters>(?!stemmer|[^.;\n]{1,60}s\s+stemmer?\b)[^.;\n]{1,120})"
    r"|\b(?:godkendt|vedtaget|tiltrådt|anbefale[st])\s+med\s+(?P<opposing>[^.;\n\d]{1,80}?)\s+imod(?=\s*(?:[.,;\n]|$))"
    r"|(?<=\)\s)i?mod\s+(?P<few>(?!stemmer|\d)[^.;\n]{1,120})"
)
"""Those against alone: "godkendt mod 2 stemmer (Ø)", "vedtaget mod Ø's stemmer", "anbefales imod V"."""

TRAILING_SIGNS: Final[Signs] = (("stemte", "stemme", "stemt", "undl", "afstod", "afholdt", "var "),)
TRAILING: Final = re.compile(
    r"\b(?=[ahsuvø])(?:(?:har|havde)\s+)?(?:(?:stemte|stemmer|stemt|(?:ønske(?:de|r)|vil|ville)\s+(?:at\s+)?stemme)\s+(?P<side>for|i?mod|ja|nej|blankt|hverken\s+for\s+eller\s+i?mod)\b"
    r"|var\s+(?P<was>for|i?mod)(?=\s*(?:[.,;\n]|$))"
    r"|(?P<abstained>undlod\s+at\s+stemme|undlader\s+at\s+stemme|undladt\s+at\s+stemme|afstod\s+fra\s+at\s+stemme|afholdt\s+sig\s+fra\s+at\s+stemme|undl(?:od|ader)(?=\s*(?:[.,;\n]|$))))"
    r"(?:\s+(?P<object>(?!stemte|og\b|men\b|at\b|mens\b)\w[^,.;:()\n]{0,80}?)(?=\s*(?:[,.;:(\n]|$|\b(?:og|mens|men)\b)))?"
)
"""A side whose voters stand before it: "Venstre stemte imod", "Anna Holm (A) undlod at stemme"."""

ELLIPSIS: Final = re.compile(
    rf",?\s+(?:(?:og|mens|men|medens)\s+)?(?P<voters>{_NESTED}{{1,120}}?)\s+(?P<side>for|i?mod|blankt)(?=\s*(?:[.,;\n]|$))"
)
"""Another side without its verb, right behind one: "V stemte for, A og F imod"."""

GAINED_SIGNS: Final[Signs] = (("stemmer",), ("opnå", "fik ", "med "))
GAINED: Final = re.compile(
    rf"(?:(?:forslag|indstilling)\w*\s+(?:\w+\s+)?(?:opnåede|fik)\s+(?:kun\s+)?"
    rf"|\b(?:godkend(?:t|tes?|es)|vedt(?:aget|og|oges|ages)|tiltr(?:ådt|ådte|ædes)|anbefale(?:s|t|de)|valgt(?:es)?)\s+"
    rf"(?:[\w ()-]{{0,40}}?\s)?med\s+)(?P<count>{_N})\s+stemmer?(?=\s*(?:[.,;(\n]|og\b|$))(?:\s*\((?P<who>{_NESTED}{{1,400}})\))?"
)
"""One side's number alone: "forslaget opnåede 4 stemmer", "vedtaget med 24 stemmer"."""
VERBLESS_SIGNS: Final[Signs] = (("imod",),)
VERBLESS: Final = re.compile(
    r"(?:^|(?<=[.;\n]\s))(?P<voters>[^.;:\n]{1,80}?)\s+(?P<side>imod|for)(?=\s*(?:[.;\n]|$))", re.MULTILINE
)
"""A sentence of voters and a side: "C og O imod."."""
PARTY_JOINT: Final = re.compile(r"\s*(?:,|\+|\bog\b|\bsamt\b)\s*")

SUPPORT_SIGNS: Final[Signs] = (("anbefaler", "godkender", "tiltræder", "støtter"), ("ikke", "imod"))
SUPPORT: Final = re.compile(
    r"(?:^|(?<=[.;\n]\s))(?P<voters>[^.;:\n]{1,80}?)\s+(?:anbefaler|godkender|tiltræder|støtter)\b(?!\s+ikke)",
    re.MULTILINE,
)
"""Parties that are for, where others are against: "A, B og F anbefaler indstillingen. V kan ikke anbefale indstillingen"."""
INVERTED_SIGNS: Final[Signs] = (("stemte", "stemmer"), ("mod", "for", "blankt"))
INVERTED: Final = re.compile(
    rf"\b(?:dog|derimod|ligeledes|endvidere|herudover|derudover|samtidig|afstemning(?:en)?)\s+(?:stemte|stemmer)\s+(?P<voters>{_NESTED}{{1,160}}?)\s+(?P<side>for|i?mod|blankt)\b"
)
"""Voters between their verb and their side: "dog stemte Anna Holm (A) imod"."""

ROLL_SIGNS: Final[Signs] = ((": for", ": imod", ": mod", ": ja", ": nej", ": undl", ": blank"),)
ROLL: Final = re.compile(
    r"(?:^|(?<=[.;,\n]\s)|(?<=\n))(?P<voter>[^.;:\n]{1,120}):\s+(?P<side>for|i?mod|ja|nej|undlader|undlod|blank)(?=\s*(?:[.,;\n]|$))"
)
"""A roll call: "Anna Holm (A): for. Bo Lund (V): imod"."""
MEMBERS_SIGNS: Final[Signs] = (("medlem",),)
MEMBERS: Final = re.compile(
    rf"\b(?P<count>{_N})\s+medlem(?:mer)?\s*(?P<who>\([^()\n]{{1,160}}\))?[ \t]*(?=(?P<rest>[^.\n]{{0,80}}))"
)
"""Members counted by what they said: "3 medlemmer (A+V) anbefaler indstillingen"."""
PASSIVE_SIGNS: Final[Signs] = (("mod stemte", "imod var", "var imod", "stemte imod", "stemte mod"), (" af ",))
PASSIVE: Final = re.compile(
    r"\b(?:anbefale[st]|godkend(?:t|es)|tiltrædes|tiltrådt|støttes|vedtage[st])\s(?:over\s*for\s[^.;\n]{1,80}?\s)?af\s+(?:et\s+flertal\s+(?:i\s+\w+\s+)?(?:bestående\s+af\s+)?)?(?P<voters>(?!byrådet|udvalget|en\s|et\s)[^.;\n]{1,300})"
)
"""Those for, behind a verb in the passive, where the text names some against too: "anbefales af A, F og Ø. Imod stemte V"."""
STANCE_BEFORE: Final = re.compile(
    r"\b(?:anbefale[st]|godkend(?:t|es)|tiltræd(?:t|es)|tiltrådt|støtte[st]|vedtage[st]|indstilles)\s+af\s+$"
)
"""What members did, in the passive before them: "anbefales af 3 medlemmer"."""
CANNOT_SIGNS: Final[Signs] = (
    ("medlem", "flertal", "øvrige", "anbefaler", "godkender", "tiltræder", "støtter"),
    ("ikke",),
)
CANNOT: Final = re.compile(
    r"\s+(?:kan|kunne|vil|ville)\s+(?:\w+\s+)?ikke\s+(?:anbefale|godkende|tiltræde|støtte|stemme\s+for)\b"
)
"""Behind those who are against where the members for it are told."""
MAJORITY: Final = re.compile(
    rf"\b(?:de\s+øvrige|øvrige\s+(?:medlemmer|partier))\b|\b{_N}\s+medlemmer\s*\(|\bflertal\w*(?:\s+i\s+\w+,?)?\s*(?:\(|bestående|på\s+\d)"
)
_STANCE: Final = r"(?:stem|godkend|tiltræ|tiltrå|anbefal|indstill|støtte|vedt|kan\b|kunne\b|vil\b|ville\b|ønske|afvis|gik\b|går\b|beslutt)"
FRACTION_SIGNS: Final[Signs] = (("flertal", "mindretal"),)
FRACTION: Final = re.compile(
    rf"\b(?P<part>flertal|mindretal)(?:let|tet)?\b"
    rf"(?:\s+på\s+(?P<number>{_N})(?:\s+(?:medlemmer|stemmer))?)?"
    rf"(?:(?:\s+i\s+\w+)?,?\s+(?:bestående\s+af|(?:der|som)\s+(?:består|bestod)\s+af|fra)\s*:?\s+(?P<named>(?!\()(?:[^()\n.]|\([^()\n]{{0,40}}\)){{1,300}}?)(?=,?\s+{_STANCE})"
    rf"|\s+(?:består|bestod)\s+af\s+(?P<made>(?!\()[^.\n]{{1,200}})"
    rf"|(?:\s+(?:i|af)\s+\w+)?,\s+(?!(?:der|som|bestående|idet|hvoraf)\b)(?P<apposed>(?:[^()\n.]|\([^()\n]{{0,40}}\)){{1,200}}?),(?=\s+{_STANCE})"
    rf"|[^()\n.;:]{{0,60}}?\((?P<who>{_NESTED}{{1,300}})\))"
    rf"(?=(?P<rest>[^.\n]{{0,80}}))"
)
"""A majority or minority named, in brackets or after "bestående af", with what it did behind."""
VERB: Final = re.compile(r"\b(?:stem\w+|undl\w+|godkend\w*|vedt\w+|er|var|blev|kan|kunne|har|havde)\b")
"""What no list of voters holds."""
REJECTING: Final = re.compile(r"\b(?:forkast|afvis|nedstem|faldt|ikke\s+(?:godkendt|vedtaget|tiltrådt))")
"""Before a tally: the bigger number is against."""
STANCE_FOR: Final = re.compile(
    r"\W*(?:anbefale|godkend|tiltræ|tiltrå|indstille|vedt|støtte|stemte\s+for|stemmer\s+for|kan\s+(?:godkende|anbefale|tiltræde|støtte))"
)
VOTED_FOR: Final = re.compile(r"\W*stem\w+\s+for\b")
STANCE_AGAINST: Final = re.compile(
    r"\W*(?:(?:\w+\s+)?(?:ikke\b|(?:stemte|stemmer)\s+i?mod|imod\b|afvis)|(?:kan|kunne|vil|ville|anbefaler|godkender|støtter|tiltræder|indstiller)\s+(?:\w+\s+)?ikke\b)"
)
"""What members did, right behind them."""

PUT_TO_VOTE: Final = re.compile(
    r"(?P<object>\b[\w-]*(?:forslag|indstilling)\w*(?:\s+(?:fra|om|nr\.?)\s+[^.,;\n]{1,60}?)?)\s+(?:(?:blev|bliver|er)\s+)?(?:herefter\s+)?"
    r"(?:sat|sættes|bragt|kom|sendt)\s+(?:under|til)\s+afstemning"
)
MOTION: Final = re.compile(r"\b[\w-]*(?:forslag|indstilling)(?:et|en|ene|erne|ens|ets)?\b(?:\s+fra\s+\w+)?")
"""What is voted on, where the side does not name it."""

TOTAL: Final = re.compile(r"\b(?:i\s+alt|ialt)\s*:?\s*(\d{1,3})\b", re.IGNORECASE)
ADVERBS: Final = ("dog", "også", "ligeledes", "derimod", "alene")
ADVERB: Final = re.compile(rf"\s+(?:{'|'.join(ADVERBS)})$")
"""Behind a voter: "Enhedslisten dog undlod"."""
QUOTES: Final = '"“”»«'
QUOTED: Final = re.compile(rf"[{QUOTES}][^{QUOTES}\n ]+(?: [^{QUOTES}\n ]+){{3,400}}[{QUOTES}]")
"""A quotation of four words or more: what members say they vote is no vote."""
LIMITED: Final = re.compile(r"(?:(?:dog|også|ligeledes)\s+)?(?:kun|alene|hele|nemlig|heraf)\s+(?=\w)", re.IGNORECASE)
"""Before a voter: "kun liste K stemte for"."""
NUMBER_WORDS: Final = {
    "nul": 0, "en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip

UNANIMITY_SIGNS: Final[Signs] = (
    ("enig", "enstem", "stemte", "stemme", "flertal", "mindretal", " af alle", " af samtlige"),
)
UNANIMOUS: Final = re.compile(
    r"\b(?:enstemmig\w*|en\s+enig\w*|et\s+enigt|i\s+enighed|enigt\s+(?:udvalg|byråd|råd)|(?:alle|samtlige)\s+(?:(?!på\s|undtagen|bortset|med\s)\w+\s+){0,3}?stemte\s+for|"
    r"for\s+stemte\s*:?\s*(?:alle|samtlige)|ingen\s+stemte\s+i?mod|i?mod\s+stemte\s*:?\s*(?:ingen|0)|(?:med\s+alle|samtlige)\s+stemmer(?!\s+(?:i?mod|undtagen|på\s+nær|bortset)\b)"
    r"|(?:godkendt|vedtaget|tiltrådt|anbefalet|anbefales)\s+af\s+(?:alle|samtlige)(?![^.;\n]{0,30}\b(?:undtagen|på\s+nær|bortset|med\s+undtagelse)\b))\b"
)
DIVIDED: Final = re.compile(
    r"\b(?:(?<!ikke\s)(?<!intet\s)(?<!samle\s)flertal(?:let)?|mindretal\w*|stemmelighed|stemmeflerhed|stemte\s+i?mod|i?mod\s+stemte"
    r"|(?:ikke\s+(?:kan|kunne|vil|ville)|(?:kan|kunne|vil|ville)\s+ikke)\s+stemme\s+for)\b"
)
NOT_UNANIMOUS: Final = re.compile(r"\bikke\s+enstemmig")
