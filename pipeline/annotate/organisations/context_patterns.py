"""The words around a name that show that it is an organisation's, whatever the name itself is made of."""

from __future__ import annotations

import re
from typing import Final

from pipeline.annotate.capitals import UPPER

COMMON_NOUN: Final = tuple(
    "firmaet virksomheden selskabet koncernen kæden foreningen klubben entreprenøren leverandøren rådgiveren "
    "institutionen børnehaven vuggestuen børnehuset plejehjemmet plejecentret plejecenteret bostedet botilbuddet "
    "friskolen aftenskolen højskolen efterskolen gymnasiet teatret teateret spillestedet restauranten caféen banken "
    "avisen dagbladet organisationen fagforbundet tænketanken værestedet operatøren bygherren arkitekten "
    "advokatfirmaet".split()
)
"""The end of a common noun for an organisation with its name after it: the name is what follows (daginstitutionen Solstrålen)."""

COMMON_NOUNS: Final = tuple(
    "firmaerne virksomhederne selskaberne foreningerne klubberne entreprenørerne rådgiverne leverandørerne "
    "institutionerne børnehaverne plejehjemmene efterskolerne gymnasierne organisationerne fagforeningerne bankerne "
    "butikkerne arkitekterne".split()
)
"""The same before several names."""

AGENT: Final = re.compile(
    r"(?<!\w)(?:(?:[a-zæøå]*(?:bygget|tegnet|vundet|drevet|ejet|udført|udarbejdet|udviklet|leveret|arrangeret|finansieret|støttet|betalt|stiftet|"
    r"overtaget|opført|analyseret|godkendt|købt|solgt|produceret|udgivet|gennemført|rådgivet|inviteret|anlagt|repareret)"
    r"|(?:bygg|tegn|driv|ej|udfør|udarbejd|udvikl|lever|arrang|finansier|støtt|betal|overtag|opfør|analyser|godkend|producer|udgiv|gennemfør"
    r"|rådgiv|administrer|varetag)e?s) af"
    r"|(?:aftale|aftaler|kontrakt|kontrakten|samarbejde|samarbejdet|partnerskab|samarbejdsaftale"
    r"|driftsaftale|lejeaftale|dialog|forhandlinger|overenskomst) med"
    r"|(?:ansat|sygeplejerske|konsulent|medarbejder|medarbejdere|ansatte|leder|forsker|direktør|projektleder|rådgiver) (?:i|hos|ved|på)"
    r"|hos|medlem(?:mer)? af|medlemskab af|(?:oplyser|meddeler|skriver|siger) (?=[A-ZÆØÅ][\w&-]+,? (?:at|der|som)\b)) "
    r"(?=[A-ZÆØÅ])"
)
"""Before a name: an organisation does something there, or somebody works there."""

SUBJECT: Final = re.compile(
    r" (?:har|vil|ønsker|oplyser|foreslår|søger|ansøger|leverer|tilbyder|anbefaler|driver|ejer|stiller|klager|mener|skriver|udfører|bygger"
    r"|støtter|deltager|bidrager|betaler|overtager|bekræfter|varsler|planlægger|forventer|opfører|sender|stod|står|gav|giver|byder)(?!\w)"
)
"""After a name at the beginning of a sentence: it does what organisations do."""

LIST_JOINT: Final = re.compile(r", (?:og )?| og | samt ")
"""Between the names of a list."""

OWN_JOINT: Final = re.compile(r" (?:& |(?:uden|of|and|for|de|del|van|der) )?")
"""Between the capital words of one name where "og" and "i" end it."""

ODD_CASE: Final = re.compile(rf"[{UPPER}][\w]*[a-zæøå0-9][{UPPER}]|[{UPPER}][{UPPER}\d]{{2,}}|[{UPPER}]+\d+")
"""A word with capitals inside or a number at its end (AffaldPlus, B1909), or an acronym."""

NO_NAMES: Final = frozenset(
    "Model Gruppe Løsning Forslag Scenarie Liste Variant Alternativ Fase Etape Hold Zone Del CVR CPR PDF EU FN USA "
    "DKK EUR KB BY ØK TM SSU PMT ØU MSU BUU Teams Zoom Skype NemID MitID Facebook Instagram Google LED GPS CO2 PFAS "
    "Corona COVID Covid Gud Jorden Jul Påske Pinse Folkemødet Grundloven Internettet".split()
)
"""Capital words that are no organisations: short forms of committees, units, means of communication."""
