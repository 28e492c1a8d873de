"""What stands in and around the names of people."""

from __future__ import annotations

import re

PARTICLE = re.compile(r" (?:(?:af|al|bin|da|dal|de|den|der|di|dos|du|el|ibn|la|le|van|von|zu) ){1,2}")
"""Small words inside names (Anne von Holst)."""

SPEECH_BEFORE = re.compile(
    r"\b(?:siger|sagde|udtaler|udtalte|fortæller|fortalte|forklarer|forklarede|mener|oplyser|understreger|tilføjer|spurgte|spørger|"
    r"skriver|vurderer|påpeger|konkluderer|hilsen) $"
)
"""Before a run of capital words: somebody speaks."""

PARTY = re.compile(
    r" ?\((?P<party>[A-ZÆØÅ]|SF|LA|KD|RV|DF|EL|ALT|NB|DD|KF|SP|UFG|UP|[Ll]øsgænger|løs|ufp|uden for parti(?:erne)?)\)"
)
"""After a name: the party, as printed in brackets."""

LISTED_PARTY = re.compile(
    r"(?:, ?|\t)\(?(?:[ABCDFIKLMOVÆØÅ]|SF|LA|KD|RV|DF|EL|NB|DD|[Ll]øsgænger)\)?(?=[ ]*(?:$|[\n\t;]))",
)
"""After a name in a list of members: the party behind a comma or in the next cell, at the end of the line or cell."""

NOT_IN_NAMES = frozenset(
    "Afbud Aftale April August Beslutning Bilag Borgerne Budget Byråd Byrådet Corona Covid Dagsorden Danmark Dansk Danske December "
    "Deltagere Deltog Denmark Drøftelse Drøftet Europa European Europæiske Eventuelt Februar Formandskabet Foto Fraværende Fredag Fremmøde "
    "Godkendelse Godkendt Hjemmeside Indstilling Ingen Januar Jul Juli Juni Kilde Kommune Kommunen Kommuner Kommunerne Kommunes "
    "Kontakt Lukket Læs Lørdag Maj Mandag Marts Medlemmer Mere Mødedato Mødested Møde Mødet Nordisk Nordiske November Oktober Onsdag "
    "Orientering Programmet Projekt Projektet Projekter Punkt Påske Referat Region Regionen Regions Resume Resumé Sag Sagen "
    "Sagsfremstilling September Side Lokalplan Udtalelse Budgetopfølgning Underskriftsside Sagsnr Skype Søndag Teams Tekst Tilstede "
    "Tirsdag Torsdag Udvalget Valg Virtuelt Zoom Åben Socialdemokratiet Venstre Enhedslisten "
    "Alternativet Konservative Radikale Moderaterne Danmarksdemokraterne Liberal Alliance".split()
)
"""Capital words that are in nobody's name."""

MONTH_NAMES = frozenset({"Maj", "August"})
"""Months that are given names too, behind another one (Line Maj Krarup)."""

INNER_CAPITAL = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^Le)(?<!^De)(?<!^La)(?<!^D)(?<!^O)(?<=[a-zæøå])[A-ZÆØÅ]")
"""A capital after a small letter, as names of companies and projects have it (McDonald and the like apart)."""

PLACE_ENDINGS = tuple(
    "vej vejen gade gaden allé plads pladsen stræde boulevard parken skole skolen fonden legat hallen huset centret center festival "
    "prisen teater museum hospital kollegium".split()
)
PLACE_WORDS = frozenset(
    "alle torv torvet vænge park kirke fond skov strand havn bro gård gården hus minde sogn stift".split()
)
"""Last words, or what they end in, of places and institutions that are named after people."""

INITIALS = re.compile(r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])*")
"""What stands before the full stop of somebody's initials (N.F.S. Grundtvig)."""

LISTED_LETTER = re.compile(r"(?<!\w)[A-ZÆØÅ](?:,| og) [A-ZÆØÅ]$")
"""The letter of a party after another one's ("A, V og C."): nobody's initial."""

SHORTENED = frozenset("Chr Fr Jac Joh Johs Jørg Kr Th Wilh Aug".split())
"""Given names cut short, a full stop after them."""

ITEM_LETTERS = frozenset("BCDO")
"""Letters in brackets after the title of an agenda item that say what kind of item it is; parties have them too."""

LIST_JOINT = re.compile(r"(?: ?\([\wæøå .]{1,20}\))?(?:, | og |, og | samt )")
"""Between the names of a list; a party or remark in brackets may follow each."""

ROLE_MODIFIERS = frozenset(
    "adm. administrerende konst. konstitueret fungerende tidligere forhenværende fhv. daværende kommende nuværende 1. 2. første anden "
    "teknisk faglig daglig politisk ledende koordinerende kommunal regional praktiserende".split()
)
"""Words before a title that belong to it."""

EMPLOYER_JOINT = re.compile(r",? (?:i|for|hos|ved|på|fra|af)(?: den| det)? ")
"""Between a title or a name and the organisation that it is of."""

DEPARTMENT = re.compile(r"[A-ZÆØÅ][\w-]+(?:(?:, | og )[A-ZÆØÅ][\w-]+){0,3} i ")
"""Between "fra" and an organisation: its part ("fra Sundhed og Ældre i KL")."""

BEFORE_TITLE = re.compile(r",? (?:der er |som er |er |blev |som |bliver )?(?:ny |nye |den nye |vores )?|,? ?\(")
"""Between a name and the title that follows it."""

FIELD = re.compile(r" (?:for|af|vedrørende) (?=[A-ZÆØÅ])")
"""After a title: what it covers (Direktør for Sundhed og Omsorg)."""

FIELD_END = re.compile(r" (?:i|hos|ved|på|fra) |[,.;:()\n\t]|$")

ALSO = re.compile(r",? (?:og|samt) ")
"""Between two roles of one person, or two persons with one employer."""
