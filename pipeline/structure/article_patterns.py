"""The words that stand around a news item: section names, labels of dates, credits, closing furniture."""

from __future__ import annotations

import re
from typing import Final

SECTION: Final = re.compile(
    r"""(?:nyheder|nyhed|nyt|aktuelt|(?:indhold|i)\s+denne\s+sektion|indhold|forside|hjem|presse|pressemeddelelser?|pressenyt|nyhedsbrev|arkiv|nyhedsarkiv
      |læs\s+også|kontakt|menu|artikel|artikler|historier|reportage|tema|case|kort\s+nyt|kort\s+fortalt|resum[eé]|nyheder\s+(?:20\d\d|og\s+presse)
      |presse\s+og\s+nyheder|til\s+pressen|til\s+redaktionen|må\s+(?:gerne\s+)?(?:frit\s+)?(?:bringes|citeres|gengives).{0,40}|til\s+(?:fri\s+)?offentliggørelse.{0,60}
      |klausuleret.{0,60}|-*\s*slut\s*-*|del\s+(?:artikel|nyhed|på)\b.{0,40}|udskriv|læs\s+op|tilbage(?:\s+til\s+.{1,40})?
      |(?:www\.)?[\wæøå-]{2,40}\.(?:dk|eu|com|org)\b.{0,80}|[\w-]{2,20}-?nyheder|projektnyt|projekter|fakta(?:boks)?|[\w-]{2,20}[-\s]nyt|(?:fra|til|emne|sendt|kontakt|redaktion(?:en)?)\s*:.{0,120}|.{1,60}\s[/›>»]\s.{1,200}
      |(?:pressemeddelelse|nyhedsbrev|nyhed|nyheder|nyt|aktuelt)\s+(?:fra|i|om|nr\.?)\s.{1,60}
      |(?:nyhedsbrev|pressemeddelelse)\s*[,:–-]?\s*(?:nr\.?\s*)?\d{0,3}.{0,3}(?:\w{3,9})?\s*(?:20\d\d)?)\s*:?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Lines that name the place or kind of a text and are no headline."""

KICKER: Final = re.compile(
    r"(?:kultur|fritid|erhverv|sundhed|miljø|klima|natur|uddannelse|forskning|politik|skole|dagtilbud|ældre|job|beskæftigelse|trafik|byudvikling|"
    r"internationalt?|projekter?|eu|eu-projekter|borger|børn|unge|familie|social|arrangement(?:er)?|teknik)"
    r"(?:\s*(?:,|og|&|/)\s*[a-zæøå-]{2,20}){0,3}",
    re.IGNORECASE,
)
"""A subject alone, as sites print it above a headline."""

LABELS: Final = re.compile(
    r"(?P<published>(?:publiceret|udgivet|offentliggjort|oprettet|udsendt|bragt|published|udgivelsesdato|publiceringsdato|dato)\b)"
    r"|(?P<updated>(?:opdateret|ændret|redigeret|revideret|updated)\b)",
    re.IGNORECASE,
)
DATE_WORDS: Final = re.compile(
    r"""(?:(?:publiceret|udgivet|offentliggjort|oprettet|udsendt|bragt|published|updated|udgivelsesdato|publiceringsdato|dato|tid|(?:senest|sidst)
      |opdateret|ændret|redigeret|revideret|nyhed(?:er)?|pressemeddelelse|artikel|denne\ side\ (?:er|blev)|siden\ (?:er|blev)|online|af
      |den|d|kl\.?|klokken|(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?)\b\.?|[\s,:;.()\[\]|•·–/-]|\d{1,2}[.:]\d{2})*""",
    re.IGNORECASE | re.VERBOSE,
)
"""All that a line has beside its date where it says nothing but when."""

NOT_SPOKEN: Final = re.compile(
    r"""(?:(?:skrevet\s+af|foto|fotograf|fotos|billeder?|illustration|arkivfoto|grafik|video|film)\b.{0,120}
      |(?:læsetid|læs\ tid)\b.{0,30}|(?:ca\.?\s*)?\d{1,2}\s+min(?:\.|utter)?(?:\s+(?:læsetid|at\s+læse))?
      |(?:kategori|kategorier|emne|emner|tags?|tema|sektion|målgruppe|område|type|artikeltype|afsender|udgiver)\s*:.{0,120}
      |\#\w.{0,120}|(?:tlf|telefon|mail|e-mail|kontakt|pressekontakt|yderligere\s+oplysninger)\b.{0,100})""",
    re.IGNORECASE | re.VERBOSE,
)
"""Picture credits, reading times and subjects, which stand between headline and text."""

BYLINE_LEAD: Final = re.compile(
    r"(?:/{1,2}\s?(?=[A-ZÆØÅ]))|(?:(?:skrevet|forfattet|publiceret|oprettet|opdateret|tekst|udgivet|indlæg|debatindlæg|kronik|artikel|reportage|historie|bragt"
    r"|offentliggjort|lagt\s+(?:op|ud|online)|posted|written|af)\s+)?(?:af|by)\s*:?\s+"
    r"|(?:tekst(?:\s*(?:og|&|/|\+)\s*(?:foto|billeder|fotos))?|journalist|forfatter|skribent|byline|artikel)\s*:\s*|(?:tekst|journalist|skribent)\s+",
    re.IGNORECASE,
)
BYLINE_LABEL: Final = re.compile(r"(?:skrevet\s+af|tekst|forfatter|journalist|skribent|af)\s*:?", re.IGNORECASE)
BYLINE_POSTS: Final = re.compile(r"(?:[a-zæøå][\w-]*,?\s+){0,4}")
"""The post before a name, ``kommunikationskonsulent``."""
WRITER: Final = re.compile(
    r"(?:[\w-]+\s){0,2}(?:\w*(?:journalist|redaktør|skribent|kommunikation\w*|presse(?:chef|konsulent|medarbejder|rådgiver|ansvarlig)|webmedarbejder)\b)[^\d@]{0,80}",
    re.IGNORECASE,
)
"""The post of one who writes news."""
ADDRESS_OF_MAIL: Final = re.compile(r"[^\s@]{1,60}@[^\s@]{1,60}")
NO_AUTHOR: Final = re.compile(
    r"(?:\w*(?:kommune|region|ministeri|styrelse|forvaltning|afdeling|redaktion|sekretariat|kontor|kommunikation|center|centret|projekt)\w{0,5}|presse\w*)$",
    re.IGNORECASE,
)

ORGANISATION: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w-]*\s){0,4}(?:(?=[A-ZÆØÅ])[\w-]*(?i:forening|klynge|kreds|fond|selskab|råd|sekretariat|netværk|klub|kontor|museum|museet|bibliotek|skole|cent(?:er|ret)"
    r"|laug|samarbejde|alliance|forbund|universitet|institut|hus|nationalpark|geopark|styregruppe|fællesskab)(?:en|et|n|t|ben|erne|tet)?)"
    r"(?:\s(?:[A-ZÆØÅ][\wæøå-]*|i|på|for|og|ved)){0,5}"
)
"""A name that says that it is an organisation's, ``Boligforeningen Egevang``."""

COPYRIGHT: Final = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*[-–,:·|]?\s*(?P<name>[^©\d\s–,:·|-].{2,100})?",
    re.IGNORECASE,
)
STOCK: Final = re.compile(
    r"colourbox|shutterstock|istock|unsplash|getty|adobe|scanpix|ritzau|pexels|interreg(?!-)|european union",
    re.IGNORECASE,
)
"""Owners of pictures and programmes, whose copyright lines say nothing of the publisher."""
SIGNED: Final = re.compile(
    r"\b(?:hilsen|hilsner|fra\s+os|god\s+(?:sommer|påske|jul|læselyst)|glædelig\s+jul)\b", re.IGNORECASE
)
"""What a letter closes with, above or before the sender."""
NEWSLETTER: Final = re.compile(
    r"(?:pressemeddelelse|nyhedsbrev|nyt|nyheder|aktuelt)\s+(?:fra|om|i)\s.{1,80}", re.IGNORECASE
)
"""What is the title of a letter of several items, and no title above a single one."""
SENDER: Final = re.compile(
    r"(?:\b(?:udgiver|afsender)\s*:|\budgive[st]\s+af|^(?:udgiver|afsender|fra(?=\s*:)|udgivet\s+af|udsendt\s+af|publisher|ansvarlig\s+udgiver)\s*:?)\s+(?P<name>[A-ZÆØÅ].{1,80})",
    re.IGNORECASE,
)
RELEASED_BY: Final = re.compile(
    r"(?:pressemeddelelse|nyhedsbrev|nyhed|nyheder|nyt|aktuelt)\s+fra\s+(?P<name>[A-ZÆØÅ].{1,60})", re.IGNORECASE
)
CREDITED: Final = re.compile(
    r"\W{0,2}(?:foto|kontakt|kilde|illustration|yderligere\s+oplysninger)\s*:\s*(?P<name>[A-ZÆØÅ].{1,80})",
    re.IGNORECASE,
)
TITLE_LABEL: Final = re.compile(r"(?:overskrift|rubrik|titel|title)\s*:\s+(?=\S)", re.IGNORECASE)
LEAD_LABEL: Final = re.compile(r"(?:manchet|underrubrik|indledning|appetitvækker|lead)\s*:\s+(?=\S)", re.IGNORECASE)
"""What texts sent to editors put before the headline and the lead."""
ADDRESSED: Final = re.compile(
    r"(?:[A-ZÆØÅ]\w{2,20}:\s+)?(?P<name>[A-ZÆØÅ][^,·|•\d:]{1,60}?)\s*[,·|•]\s*(?:[^,·|•]{2,40}[,·|•]\s*)?[A-ZÆØÅ][^,·|•\d]{2,40}\s\d{1,4}\s?[A-Za-z]?\s*[,·|•]\s*[1-9]\d{3}\s[A-ZÆØÅ].*"
)
"""A name with street and town behind it."""
STREET: Final = re.compile(r"[A-ZÆØÅ][^,\d]{2,40}\s\d{1,4}\s?[A-Za-z]?(?P<town>\s?[,·|•]?\s*[1-9]\d{3}\s[A-ZÆØÅ].*)?")
TOWN: Final = re.compile(r"[1-9]\d{3}\s[A-ZÆØÅ].{1,40}")
NAMED: Final = re.compile(r"[A-ZÆØÅ][^,\d:.!?©\t]{1,60}")
"""What can be the name above an address."""
SPOKEN: Final = re.compile(
    r"\b(?:siger|fortæller|forklarer|udtaler|oplyser|mener|kontakt\w*|ring\w*|skriv\w*)\b", re.IGNORECASE
)
"""What a paragraph says in which someone speaks or is to be called."""
FUNDED: Final = re.compile(r"støtte|finansier|bevil|sponsor|partner|samarbejde", re.IGNORECASE)
"""What a line says that names those who pay for or take part in something."""
ADDRESS: Final = re.compile(
    r"\s+(?i:cookies?|privatlivspolitik|alle\s+rettigheder|all\s+rights|tilgængelighed|kontakt|cvr|tlf)\b.*$"
    r"|,\s+[^,]*\d.*$|\s*[·|•].*$|\s+[-–]\s.*$|\.\s.*$|\s+(?:19|20)\d\d$"
)
"""What stands behind a publisher's name in a closing line."""
DOMAIN: Final = re.compile(r"(?:www\.|https?:).*|\S+\.(?:dk|com|eu|org|net|nu)", re.IGNORECASE)

CLOSING: Final = re.compile(
    r"(?:©.*|cookies?\b.*(?:policy|politik)?|privatlivspolitik.*|om\s+denne\s+side|denne\s+side\s+er\s+opdateret.*|støttes\s+af|del\s+(?:på|siden|artiklen).*"
    r"|relaterede?\s+(?:nyheder|artikler|links).*|læs\s+(?:også|mere)\s*:?|se\s+også\s*:?|tilmeld\s+(?:dig\s+)?nyhedsbrev.*|følg\s+os.*|\S+\.(?:png|jpe?g|gif|svg)|flere\s+nyheder.*)",
    re.IGNORECASE,
)
EVENT_FACT: Final = re.compile(r"(?:sted|hvor|tid|tidspunkt|pris|tilmelding|adresse)\s*:", re.IGNORECASE)
