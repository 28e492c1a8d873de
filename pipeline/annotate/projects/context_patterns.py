"""The words round a project's name that a whole document must weigh: what stands before it, what is said of it, what refers to it."""

from __future__ import annotations

import re

SPEAKS_OF_PROJECTS = re.compile(
    r"projekt|leadpartner|lead partner|partnerskab|tilsagn|interreg|erasmus|nordplus|EU-|fond", re.IGNORECASE
)
"""In a document that may name a project."""

TALK = re.compile(
    r"[Pp]rojekt|PROJEKT|initiativet|forløbet|satsningen|partnerskabet|[Ll]eadpartner|(?:penge|midler|støtte|tilskud|"
    r"tilsagn)(?:ne)? fra|(?:gennem|via|under) EU|"
    r"led(?:es|et) af|koordiner|(?:støtte|finansiere)[ts] |f[åi](?:et|r|k) (?:\w+ ){0,2}(?:støtte|tilsagn|grønt lys|midler|bevilling)"
)
"""In or below a block that may name a project: the words that the patterns on projects need, cheap to look for."""

SLOT = re.compile(
    r"(?<![\w-])(?:(?P<noun>(?:idé|ide|tank|mening|formål|mål|erfaring|resultat|deltag|elev|partner|projektpartner|part|status|ansøgning|"
    r"medfinansiering|tilskud|støtte|penge|midler|bevilling|tilsagn|fortsættelse|forlængelse|evaluering|afslutning|opstart|fakta|"
    r"del|arbejd|gang|kr\.|kroner|euro|EUR|mio)\w*,? (?:også )?(?:i|bag|med|til|fra|af|på|om|for|under)"
    r"|(?:som )?led i|vokset ud af|bygger (?:\w+ ){0,2}?(?:videre )?på|gang med|deltager i|(?:er|var|blev|blevet) (?:optaget|"
    r"med) i(?: netværket| projektet| samarbejdet)?"
    r"|i spidsen for|leder|ledede|lede|koordinerer|koordinere|(?:begynder|starter|begyndte|startede|sluttede|slutter|afslutter)"
    r"|(?:planlægges|forberedes|igangsættes|søsættes)(?: (?:nu|også|desuden)){0,2}"
    r"|hedder|kaldes|kaldt|døbt|navnet|titlen|stammer fra|kendt fra|kommer fra|(?:sagt |siger |får |fået |fik )ja til|inviteret med i"
    r"|(?:det|den) (?:første|andet|anden|tredje|fjerde|ene|nye|sidste|største|mindste)(?: projekt)? (?:er|hedder|kaldes))|"
    r"(?P<weak>i|bag|med|til|om|på|er|var|bliver|"
    r"under|skal|har)) ",
    re.IGNORECASE,
)
"""Before a name; ``weak`` words stand before names of all kinds."""

PREDICATE = (
    r"(?:(?:har|havde|blev|bliver|er|var|netop|nu|også|nylig|altså|derfor|selv|oprindelig|fra)\s){0,4}"
    r"(?:led(?:es|et|ede|er)\b|koordiner\w+|(?:med)?støtte(?:t|s)\b|(?:med)?finansiere(?:t|s)\b|søges|søgt\b|søger\b|"
    r""
    r"(?:fået|fik|får) (?:\w+ )?(?:støtte|tilsagn|grønt lys|penge|midler|bevilling|tilskud|ja\b|\d)|"
    r"(?:en )?del af\b|penge fra|midler fra|(?:står?|stod) (?:for|bag|i spidsen)|gennemfør(?:te|es|er)\b|"
    r"slutte(?:de|r)\b|slut\b|afslutte(?:de|des|s|t)\b|færdig\b|start(?:ede|er)\b|begynd(?:te|er)\b|løb(?:er)?\b|varer?\b|i gang\b|"
    r"sat i (?:gang|søen)|skudt i gang|søsat|godkendt|bevilget|betalt af|driv(?:er|es)\b|drev\b)"
)
DIRECTLY_SAID = re.compile(rf" {PREDICATE}")
"""Right after a name: what is said of projects, though of much else too."""

PAID_OR_LED = re.compile(
    r" (?:(?:har|blev|bliver|er|var|netop|nu|også) ){0,4}(?:led(?:es|et) af|koordiner(?:es|et) af|(?:med)?støtte(?:t|s) (?:af|med)|"
    r"(?:med)?finansiere(?:t|s) (?:af|gennem|via)|(?:fået|fik|får) (?:\w+ ){0,2}?(?:støtte|tilsagn|grønt lys|midler|bevilling))"
)
"""Right after a name: what is said of projects more than of anything else."""

SAID_IN_CLAUSE = re.compile(
    rf",? (?:som|hvor|hvori|hvis) (?!(?:også |selv )?(?:leder|ledede|koordinerer|driver|drev|står bag|"
    rf"gennemfør))[^.;\n]{{1,90}}? {PREDICATE}"
    rf"|,? (?:som|der) (?!(?:også |selv )?(?:leder|ledede|koordinerer|koordinerede|driver|drev|står|stod|gennemfør|afslutter|"
    rf"støtter|støttede|finansierer)){PREDICATE}"
    r"|, hvor [^.;\n]{1,80}? (?:\w*partner|tovholder|projektejer|koordinator)\b"
)
"""In a relative clause right after a name."""

NAMING_CLAUSE = re.compile(
    r",? som (?:projektet|satsningen|netværket|samarbejdet|det) (?:hedder|kaldes|er døbt|har fået navnet)"
    r"| er navnet på (?:et|det|projektet)\b"
)
"""Right after a name: what the project is called."""

NAMES = re.compile(
    r"(?:hedder|kaldes|kaldt|døbt|navnet|titlen|begynder|starter|begyndte|startede|det \w+ er) $", re.IGNORECASE
)
"""Before a name: one of a single ordinary word counts too."""

STARTS_DEFINITE = re.compile(r"\s*(?:Projektet|Det (?:[\w-]+ ){0,2}projekt|Indsatsen|EU-projektet|Satsningen)(?!\w)")
"""Begins a sentence that takes up a project, which the one before must have named."""

CALLED_PROJECT = re.compile(r"projekt(?:et|er|erne|ets)?$", re.IGNORECASE)
"""At the end of what only says that something is a project."""

APPOSITION = re.compile(
    r",? (?:som er |der er |- |– )?(?:et|det|vores) (?:[\w+&'-]+ ){0,6}?[\w+-]*projekt\b", re.IGNORECASE
)
"""Right after a name: it is called a project."""

DEFINITE = re.compile(
    r"(?<![\w-])(?:(?:[\w-]*-)?\w*projektet\w*|[Dd]et(?: [\w-]+){1,3} (?:[\w-]*-)?\w*projekt|et projekt|initiativet|forløbet|"
    r"satsningen|partnerskabet|"
    r"projekt(?:periode|partner|ejer|leder)\w*|leadpartner\w*|(?:penge(?:ne)?|midler(?:ne)?|støtte|tilskud|tilsagn) fra|"
    r"(?:gennem|via|under) EU)(?![\w-])",
    re.IGNORECASE,
)
"""Refers to a project that was just named."""

INSTITUTION = re.compile(
    r"(?:universitet|skole|gymnasium|kommune|museum|museet|hospital|sygehus|forening|foreningen|fond|fonden|institut|center|"
    r"bibliotek|forsyning|"
    r"havn|klub|kreds|styrelse|råd|udvalg|netværk|akademi|a/s|aps)(?:et|en)?s?$",
    re.IGNORECASE,
)
"""At the end of what is an organisation whatever is said of it."""

TITLE_CUE = re.compile(
    r"^(?:[\d.]{1,8}:? |Punkt \d+:? |\W{1,3})?(?:[A-ZÆØÅ][\w-]*: )?(?:(?:Orientering|Status|Deltagelse|Medfinansiering|"
    r"Ansøgning|Fortsættelse|"
    r"Forlængelse|Afslutning|Evaluering|Opfølgning|Fakta|Tilskud|Støtte|Tilslutning|Udpegning|Bevilling|Om|Opstart|Godkendelse|Projektet|"
    r"EU-projektet|EU-projekt|Projekt|Interreg-projekt|Nyt projekt|EU-ansøgning)"
    r"(?: (?:om|på|i|af|til|vedrørende|vedr\.|for))?(?: (?:deltagelse|medfinansiering|ansøgning|status|forlængelse|"
    r"(?:EU-|Interreg-|Erasmus-)?projekt(?:et)?|EU-ansøgningen?) ?(?:i|af|om|på|til)?)?:? )(?=[A-ZÆØÅ\"”“»„\d])"
)
"""At the beginning of a title whose other words are a project's name."""

BARE_TITLE = re.compile(r"(?:[\d.]{1,8}:? )?(?P<name>[A-ZÆØÅ\d»”\"“][^.!?:;|\t\n]{1,70})")
"""A line that may be a project's name and nothing else."""

LEADING_WORDS = re.compile(
    r"projektet|projektejer|leadpartner|lead partner|hovedansøger|koordiner|leder|ledes|partner|støtte|tilsagn|finansier|ansøg|ansøger",
    re.IGNORECASE,
)
"""Under a title that is a project's name."""

OPENER = re.compile(r"(?:I|Med|På|Fra|Til|For|Under|Ved|Om|Efter|Hos|Bag|Nu|Så) ")
"""Begins a sentence, with a capital, before a name."""

DASH = re.compile(r" [-–] ")
"""Between the two languages of a name."""

AMONG_OTHERS = re.compile(r"(?:\bog|,|samt|fra|ved|af|hos|på) $")
"""Before a name that is one of several, or a place or employer."""

TITLE_END = re.compile(r"[ .:]*(?: \d{1,3})?$")
"""Behind the words of a title: dots and the page that a contents list gives."""

NOT_TITLES = re.compile(
    r"baggrund|resum[eé]|indstilling|beslutning|økonomi|sagsfremstilling|bilag|formål|referat|proces|høring|indledning|fakta|"
    r"kontakt|partnere|program|"
    r"(?:to|tre|fire|fem|seks|syv|otte|ni|ti) [a-zæøå]+",
    re.IGNORECASE,
)
"""Titles that stand over every kind of matter."""

GROUP_OF = re.compile(
    r"\w*(?:gruppe|sekretariat|partnerskab|kreds)\w* (?:for|i|bag|af|vedr\.?) (?:\w*projekt\w* )?[”“\"»]?",
    re.IGNORECASE,
)
"""Before a project's name: those who see to it."""

OFFICE_FOR = re.compile(
    r"(?:udvalg|forvaltning|afdeling|direktion|direktør|stab|center|centr|sekretariat)\w{0,20} for ", re.IGNORECASE
)
"""Before what an office of an authority is there for: words that stand alone in its budgets as well ("Voksne og Sundhed")."""
