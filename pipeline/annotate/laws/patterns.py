"""How Danish texts cite acts: short names, numbered acts, titles, paragraphs before and after the name."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"\d{1,3}(?:\s?[a-hj-zæøå](?!\w))?"
_FINE: Final = r"(?:,?\s?(?:stk\.\s?\d{1,2}|(?:nr|pkt|litra)\.?\s?\w{1,2}(?!\w))(?:\s?(?:[-–]|og|,)\s?\d{1,2}(?!\w))?)"
HINT: Final = re.compile(
    r"lov|bekendtgørelse|direktiv|forordning|cirkulære|vejledning|anordning|\b(?:LBK|BEK|CIR|VEJ)\b", re.IGNORECASE
)
"""Without one of these a text cites nothing."""

PARAGRAPH: Final = (
    rf"§{{1,2}}\s?{_NUMBER}{_FINE}{{0,3}}(?:\s?(?:[-–,]|og|til|samt)\s?§{{0,2}}\s?{_NUMBER}{_FINE}{{0,3}}){{0,5}}"
)
"""One or more paragraphs: ``§ 13``, ``§ 14 a, stk. 2, nr. 1``, ``§§ 16-18``, ``§ 3 og § 4``."""

_SHORT_NAME: Final = (
    r"(?<![\w-])(?![Ff]?[Oo]rlov|\w{0,30}orlov|[Ff]orlov)(?P<stem>[A-ZÆØÅa-zæøå][\w-]{2,40}?)"
    r"(?P<ending>lov(?:en)?s?|bekendtgørelse(?:n|ns|s)?|direktiv(?:et|ets)?|forordning(?:en|ens)?)(?![\w-])"
)
_KIND: Final = (
    r"(?:(?i:lovbekendtgørelse|lov|bekendtgørelse|cirkulære|vejledning|anordning)|LBK|BEK|CIR|VEJ"
    r"|(?:Europa-Parlamentets og Rådets )?(?:[Ff]orordning|[Dd]irektiv))"
)
_DAY: Final = r"(?:d(?:en|\.)\s)?\d{1,2}(?:\.\s?[a-zæøå]{3,9}\.?\s|[./-]\d{1,2}[./-])\d{2,4}"

SHORT_NAME: Final = re.compile(_SHORT_NAME)
"""``planloven``, ``servicelovens``, ``habitatbekendtgørelsen``, ``vandrammedirektivet``; leave (``orlov``) is none."""

NUMBERED: Final = re.compile(
    rf"(?<![\w-])(?P<kind>{_KIND})\s(?:\(EU\)\s)?(?:nr\.?\s?)?(?P<number>\d{{1,5}}(?:/\d{{1,5}})?(?:/E[UØF]{{1,2}})?)(?![\d.]*\d)"
    rf"(?:\s(?:af|fra)\s(?P<date>{_DAY}))?"
)
"""``lov nr. 699 af 20. juni 2025``, ``LBK nr 1157 af 01/07/2020``, ``forordning (EU) 2016/679``."""

NAMED: Final = re.compile(
    r"(?<![\w-])(?P<kind>[Ll]ov(?:bekendtgørelse)?|[Bb]ekendtgørelse|BEKENDTGØRELSE|LOV)s?\s(?=om\s)"
)
"""Before the title of an act: ``lov om social service``, ``bekendtgørelse om affald``."""

TITLE_WORD: Final = re.compile(r"\s(?P<word>[\w/-]+(?:\.[\w]+\.|\.(?=v\.))?)(?P<after>[.,;:()\[\]]?)")
"""The next word of a title, with the sign after it."""

TITLE_ENDS: Final = frozenset(
    "af at blev blevet efter ifølge inden under bliver bør der er fastsætter fordi foreskriver forpligter gav giver "
    "gælder ham har have havde hjemler hvis hvor hvorefter hvoraf hvilket ikke indebærer indeholder jf jævnfør kan "
    "kræver ligger medfører med men må nr når om pålægger samt siger skal som stiller såfremt så til trådte træder "
    "udgør var ved vedtaget vil ændres".split()
)
"""Words that do not go on with an act's title, but for "om", which begins it, and "til" and "ved" inside some."""

OTHER_LAW: Final = ("loven", "lovens", "bekendtgørelsen", "bekendtgørelsens", "direktivet", "forordningen")
"""Ends of words that are another act's short name: "lov om miljøvurdering og naturbeskyttelseslovens § 3" cites two."""

KINDS: Final = frozenset("lov lovbekendtgørelse bekendtgørelse cirkulære vejledning lbk bek cir vej".split())
"""After "og" these begin the next citation."""

NOUN_OF: Final = ("else", "ing", "tion")
"""A title goes on with "af" after a noun with one of these endings: ``bekendtgørelse om fastsættelse af takster``."""

ABBREVIATED_END: Final = re.compile(r"\s(?:m\.\s?v\.|mv\.?|m\.\s?m\.|mm\.)(?!\w)")
"""``m.v.`` at the end of a title."""

LONGEST_TITLE: Final = 10
"""Words in a title."""

AFTER: Final = re.compile(rf",?\s(?:jf\.\s)?(?P<paragraph>{PARAGRAPH}|(?:artikel|art\.)\s\d{{1,3}})")
"""A paragraph after the name: ``planlovens § 13, stk. 2``."""

BEFORE: Final = re.compile(rf"(?P<paragraph>{PARAGRAPH})\s(?:i|af|efter)\s$")
"""A paragraph before the name: ``§ 18 i serviceloven``."""

LONGEST_PARAGRAPH: Final = 120
"""Characters looked back for a paragraph."""
