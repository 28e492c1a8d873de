"""The words around a name that tell a municipality, its council or a mere place apart."""

from __future__ import annotations

import re

AMBIGUOUS = frozenset(
    {"Vejen", "Greve", "Mors", "Skive", "Odder", "Struer", "Varde", "Faxe", "Fakse", "Lejre", "Als", "Thy"}
)
"""Names that are ordinary words too (the road, count, mother's, slice, otters ...): places only where the context says so."""

BARE_REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland", "Østdanmark")
"""Names of regions that stand alone in lists ("regionerne Sjælland og Syddanmark")."""

PLACE_PREPOSITIONS = frozenset("i på til fra ved mellem omkring nær både nord syd øst vest for over gennem".split())
"""After these a capitalised ambiguous word is the place."""

FUNCTION_WORDS = frozenset(
    "af alle altså at begge blandt både da de den der deres desuden det dette disse efter eller en er et flere for fordi "
    "fra før gennem giv hele her herunder heriblandt hos hver hvis hvor hvorfor i ifølge ikke ind inden ja kun langs "
    "ligesom med medens mellem men mens mod nær når nogle nu nord og også om omkring omegn op over på rundt samt se selv "
    "siden skal som syd så til tillige trods uden under ved vest vi vil via vores øst".split()
)
"""Words that get a capital only where a sentence begins: a name after one of them is not part of a longer name."""

JOINT = re.compile(r",? og |, (?:samt )?| samt | eller |/| & ")
"""What stands between the names of a list."""

KOMMUNE = re.compile(r" (?:regions)?kommune(?P<several>r(?:ne)?)?n?(?:'?s)?(?!\w)", re.IGNORECASE)
"""After a name: it is the municipality. ``several``: so are the names listed before it."""

BODY = re.compile(
    r" (?:byråd|kommunalbestyrelse|borgerrepræsentation|magistrat|regionsråd)(?:e[nt])?(?:s|'s)?(?!\w)", re.IGNORECASE
)
"""After a name: the council, which is an organisation."""

BEFORE_MUNICIPALITIES = re.compile(
    r"(?:\b(?:byråde[nt]e?|kommunalbestyrelse[nr]n?e?|\w*borgmest(?:er(?:en)?|re(?:ne)?)|rådmand(?:en)?|byrådsmedlem(?:mer)?"
    r"|kommunaldirektør(?:en|er|erne)?) (?:i|for|fra)|\b\w*kommuner(?:ne)?[:,]?|\b\w+kommunen) $",
    re.IGNORECASE,
)
"""Before a name or a list of names: they are municipalities."""

TOGETHER_BEFORE = re.compile(
    r"(?:samarbejd|aftale|overenskomst|fælles|udbud|erfaring|sammen|partner|delta|netværk|forsøg|ordning)\w*[^.\n]{0,40}"
    r"\b(?:med|fra|af|hos|mellem|for|blandt) (?:henholdsvis )?$",
    re.IGNORECASE,
)
"""Before a bare list of names: they are municipalities that do something together."""

TOGETHER_AFTER = re.compile(
    r" (?:[a-zæøå]+ ){0,2}(?:er med|sammen|samarbejder|i fællesskab|fælles|deltager|aftalte?r?|indgår|driver|ejer|udbyder|medfinansierer"
    r"|betaler|bidrager|støtter|søger|ønsker|planter|tester|følger efter|planlægger|investerer|tilslutter)(?!\w)"
)
"""After a bare list of names: the same."""

NAMED_BEFORE = re.compile(r"[A-ZÆØÅ][\wæøå-]+ Kommune(?:, (?:og )?| og | samt )$")
"""Before a name: the list that it goes on with is one of municipalities ("Odense Kommune, Nyborg og Region Syddanmark")."""

ACTS_BEFORE = re.compile(
    r"(?:(?:[Ee]rfaring(?:er|erne)?|[Ii]nspiration|[Bb]esøg(?:et)?|[Dd]elegation(?:en)?|[Mm]odel(?:len)?|[Hh]envendelse(?:n)?|[Kk]olleger(?:ne)?)"
    r" (?:fra|i|hos)|[Ll]igesom(?: i)?) $"
)
"""Before a bare name: how another municipality does it."""

MAN_AFTER = re.compile(r" (?:har|gør|giver|bruger|betaler|lader|lukker|åbner) man(?!\w)")
"""After "i" and a bare name: the same ("I Glostrup har man gjort det siden 2016")."""

ACTS_AFTER = re.compile(
    r" (?:har (?:også |allerede |selv |tidligere |ligeledes )?(?:bevaret|indført|vedtaget|besluttet|fastholdt|opkrævet|godkendt"
    r"|tilsluttet|underskrevet|opsagt|afsat|bevilget|sparet|medfinansieret)|bevarer|indfører|vedtager|beslutter|fastholder|opkræver"
    r"|godkender|medfinansierer|bidrager|underskriver|tilslutter sig|afsætter|bevilger)(?!\w)"
)
"""After a bare name that is a sentence's or clause's subject: the municipality decides."""

CLAUSE_BEFORE = re.compile(r"(?<!\w)(?:at|mens|fordi|hvis|da|når|hvor|om) $")
"""Before the subject of a clause."""

UNLISTED_LAST = re.compile(r" (?:og|samt) [A-ZÆØÅ]\w+(?:-[A-ZÆØÅ]\w+)* kommuner(?!\w)", re.IGNORECASE)
"""After a list of names: its last is of no municipality of today ("Esbjerg og Bramming kommuner")."""

AFTER_MUNICIPALITY = re.compile(r" (?:vice)?borgmester| kommunaldirektør", re.IGNORECASE)
"""After a name: it is the municipality."""

BEFORE_REGIONS = re.compile(r"\bregioner(?:ne)? $", re.IGNORECASE)
"""Before bare names of regions."""

POSTAL_DISTRICT = re.compile(r" (?:[CNKSØVM]|NV|NØ|SV|SØ)(?![\w.])")
"""After a town: the letters of its postal district."""

INITIAL = re.compile(r"\b\w\. $")
"""Before a name: somebody's initial, so that the name is a surname."""

UNLISTED = re.compile(
    r"\b[A-ZÆØÅ]\w+(?:-[A-ZÆØÅ]\w+)* (?:Kommunes?|KOMMUNE)(?!\w)|(?<= og )[A-ZÆØÅ]\w+(?:-[A-ZÆØÅ]\w+)* [Kk]ommuner(?!\w)"
)
"""A municipality that is not on the list: abolished, foreign or misspelt."""

NOT_NAMES = frozenset("anden andre navn din egen en enhver hver hvilken ingen jeres min ny vores samme denne".split())
"""Words that are no municipality's name before "Kommune"."""
