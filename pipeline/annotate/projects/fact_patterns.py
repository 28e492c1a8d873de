"""How Danish says who pays for a project, who leads it, who is in it, and when it runs."""

from __future__ import annotations

import re

_NUMBERS = "et en to tre fire fem seks syv otte ni ti".split()
NUMBERS = {word: max(1, place) for place, word in enumerate(_NUMBERS)} | {
    "halvandet": 1.5,
    "elleve": 11,
    "tolv": 12,
    "atten": 18,
}
"""Number words before "år" and "måneder"."""

REFERENCE = re.compile(
    r"(?<![\w-])(?:(?:[\w-]*-)?\w*projekt(?:et|ets)|(?:et|dette|nyt|vores|det)\b[^.,;:]{0,40}?projekt|initiativet|indsatsen|"
    r"satsningen|programmet|"
    r"ansøgning(?:en)?|forløbet|projektperioden?|projektpartner\w*|det hele)(?![\w-])",
    re.IGNORECASE,
)
"""A project is spoken of without its name."""

WEAK_REFERENCE = re.compile(
    r"(?<![\w-])(?:samarbejdet|netværket|forløbet|arbejdet|programmet|indsatsen|kampagnen)(?![\w-])", re.IGNORECASE
)
"""What may mean a project that the same paragraph has just named."""

IMPLIED = re.compile(
    r"(?<!\w)(?:lead ?-?partner|projektejer|projektleder|(?:samarbejds)?partner(?:e|ne)?|deltager(?! i\b)|deltagerne|"
    r"medfinansiering\w*)(?!\w)",
    re.IGNORECASE,
)
"""The project at hand is meant, though no word says so."""

WITHOUT_SUBJECT = re.compile(
    r"[\W_]*(?:Ledes|Løber|Begynder|Starter|Startede|Slutter|Sluttede|Støttes|Finansieres|Koordineres|Gennemføres|Varer|Afsluttes|"
    r"Støttet|Finansieret) "
)
"""A sentence of notes, its subject left out: what stands over it is meant."""

PRONOUN = re.compile(r"[\W_]*(?:Det|Dette|Den|Heri|Her|Pengene|Midlerne|Med|Bag|Også|Ud over|Foruden|De)\b")
"""At the beginning of a sentence: what the sentence before spoke of."""

PAID_BY = re.compile(
    r"(?:med)?(?:støtt(?:et|es)|finansier(?:et|es)|bevil(?:get|ges)|godkendt|betal(?:t|es)|tilskud|(?<!\w)midler(?:ne)?|støtte|"
    r"bevilling(?:en)?|tilsagn|grønt lys|(?<!\w)ja|"
    r"penge(?:ne)?|mio\. \w+|kr\.|euro)(?: (?!(?:af|fra|under|gennem|via|i) )[\w.,%]+){0,4}? (?:af|fra|under|gennem|via|i) ",
    re.IGNORECASE,
)
"""Before the one who pays."""

PART_OF = re.compile(r"(?:(?:en )?del af|led i|under|inden for|gennem|via) ")
"""Before a programme that a project belongs to."""

PAYS = re.compile(
    r",? (?:(?:som|der) )?(?:har )?(?:med)?(?:støtter|støttet|finansierer|finansieret|bevilger|bevilget|giver|yder|betaler)"
    r"(?!\w)"
)
"""After the one who pays."""

ASKS = re.compile(
    r"(?:(?:an)?søg(?:t|er|es|e)|ansøgning(?:en)?)(?: (?!til |hos |under |fra )[\w.,-]+){0,5}? (?:(?:til|hos|under|fra) )?"
)
"""Before a programme that a project has applied to."""

STARTS_AFTER = re.compile(
    r",?(?: (?:når|da|hvor) (?:projektet|det|indsatsen))? (?:begynder|begyndte|starter|startede|gik|"
    r"går|i gang)(?: i gang)?(?!\w)"
)
ENDS_AFTER = re.compile(
    r",?(?: (?:når|da|hvor) (?:projektet|det|indsatsen))? (?:slutter|sluttede|afsluttes|afsluttedes|udløber)(?!\w)"
)
"""After a date: what happens then."""

STARTS = re.compile(
    r"(?:start(?:ede|er|et|es|e)?|begynd(?:te|er|t|e)|igangs(?:at|ættes|attes)|(?:sættes|går|gik|gå|sat|skydes|skudt|"
    r"været) i (?:gang|søen|luften|værk)|"
    r"påbegynd(?:t|es|tes)|opstart(?:es|et)?|søsat|søsættes|siden|fra og med)(?: (?!og|men|til|\d)[\wæøå]+){0,3}?,? ?"
    r"(?:(?:i|den|d\.|fra|pr\.|med|til|på|siden|allerede|officielt) ){0,3}$",
    re.IGNORECASE,
)
"""Before the date of the beginning."""

SINCE = re.compile(r"(?<!\w)siden $", re.IGNORECASE)
"""Before the day since which somebody does something."""

ENDS = re.compile(
    r"(?:slut(?:ter|tede|te)?|afslutt(?:es|et|edes|ede)|udløber|udløb|"
    r"(?:løber|løbe|løb|fortsætter|fortsætte|varer|vare|kører|strækker sig|rækker|arbejder|forlænge[st]?|"
    r"holder)(?: \w+){0,3}?,? (?:til|indtil)|"
    r"frem til|til og med|ophører|færdigt?|(?:skal|bliver) være (?:færdigt?|slut))(?: (?!\d)[\wæøå]+){0,4}? ?"
    r"(?:(?:i|den|d\.|pr\.|med|til|ved|af|og|udgangen|ud|inden) ){0,3}$",
    re.IGNORECASE,
)
"""Before the date of the end."""

RUNS_FROM = re.compile(
    r"(?:løber|løbe|varer|vare|kører|køre|strækker sig|foregår|gennemføres|perioden?|projektperioden?|årene)"
    r"(?:(?: (?!\d)[\wæøå]+){0,3}?|(?: \w+){0,4} (?:\d{1,2}|\w+) (?:år|måneder)):? ?"
    r"(?:(?:er|fra|i|over|perioden|årene) ){0,3}$",
    re.IGNORECASE,
)
"""Before a period."""

FROM = re.compile(
    r"(?:(?<!\w)(?:fra(?: den| d\.)?|perioden?:?(?: er)?|over|i årene|mellem|tidsrummet)|[(:]|\. |^|, )\s*$",
    re.IGNORECASE,
)
"""Before a period that some other word of the sentence gives to the project."""

OTHER_PERIOD = re.compile(
    r"(?:budget\w*|strategi\w*|plan(?:en)?|politik\w*|valgperiode\w*|overslagsår\w*|kl\.|åbent|skoleåret?) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""Before a period of something else."""

MOVED = re.compile(
    r"(?:udsat|udsætte[rs]?|udskudt|udskyde[rs]?|rykke[rst]?|flytte[rst]?|forlænge[rst]?)(?: (?!og )\w+){0,2}? fra (?:den |d\. )?$",
    re.IGNORECASE,
)
"""Before two dates: what was to be on the first is on the second."""
MOVED_END = re.compile(r"(?<!\w)(?:(?:projekt)?slut|afslut|udløb|forlæng)", re.IGNORECASE)
MOVED_START = re.compile(r"(?<!\w)(?:(?:op|projekt)?start|begynd)", re.IGNORECASE)
"""In the same sentence: what is moved."""

OF_THE_PAGE = re.compile(
    r"(?:^|[\n|.·•])\s*(?:(?:sidst|senest) )?(?:publiceret|opdateret|offentliggjort|udgivet|oprettet)(?: (?:den|d\.))?:?\s*$",
    re.IGNORECASE,
)
"""Before the day on which a text came out, at the beginning of a line or sentence."""

NOT_PAID = re.compile(r"(?<!\w)(?:ikke|afslag|afslå\w*|afslog|uden|i stedet|tidligere|afvis\w*)(?!\w)", re.IGNORECASE)
"""In a sentence that may say that a programme does not pay."""

UNTIL = re.compile(
    r" (?:til(?: og med)?|-|–|og|indtil|frem til) (?:udgangen af |ud i |engang i |midten af |slutningen af )?"
)
"""Between the beginning and the end of a period."""

_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"

DURATION = re.compile(
    r"(?:fortsætter|varer|løber|kører|strækker sig|forløber)(?: (?:i|over|de|næste|kommende|yderligere|derefter|endnu)){0,4} "
    rf"(?P<number>{_NUMBER}) (?P<unit>år|måneder)(?! ekstra)(?!\w)|"
    rf"(?<!\w)(?P<years>{_NUMBER})-?årigt?e? (?:\w+[ -]){{0,2}}?(?:\w*projekt|indsats|forløb|forsøg|samarbejde)|"
    rf"(?<=er )(?P<long>{_NUMBER})-?årigt?(?!\w)|"
    rf"(?:(?:projekt)?periode|løbetid|varighed)(?:e?n)?(?:(?: \w+){{0,3}} er)?:?\s?(?:på )?(?P<period>{_NUMBER}) "
    r"(?P<period_unit>år|måneder)(?!\w)|"
    rf"(?:(?<=(?<!\w)og )(?P<ahead>{_NUMBER}) (?P<ahead_unit>år|måneder) frem|(?:planlagt|berammet) til (?:at (?:vare|løbe) )?"
    rf"(?P<planned>{_NUMBER}) (?P<planned_unit>år|måneder))(?!\w)",
    re.IGNORECASE,
)
"""How long it takes from its beginning."""

COMPLETED = re.compile(
    r"(?:netop|nu|nyligt|nylig|just)(?: \w+){0,2}? afsluttede?(?!\w)|"
    r"(?:er|blev)(?: [A-ZÆØÅ][\w-]*){0,5}(?: nu| netop| også)? (?:blevet )?(?:afsluttet|færdigt?|slut|"
    r"tilendebragt)(?!\w)(?! (?:ved|til|i|inden|med udgangen) )"
)
RUNNING = re.compile(r"(?:er|stadig)(?: nu| allerede| stadig)? i (?:fuld )?gang(?!\w)|igangværende(?!\w)")
PLANNED = re.compile(
    r"(?:det )?(?:planlagte|kommende)(?: \w+){0,2}? (?:\w+-)?\w*projekt|skal i gang|venter på (?:svar|bevilling|tilsagn)"
)

WEBSITE = re.compile(r"hjemmeside|website|websted|web-?side|læs mere", re.IGNORECASE)

DEFINITE = re.compile(
    r"(?<![\w-])(?P<stem>kommune|region|universitet|gymnasi|hospital|museum|museet|bibliotek|forening|professionshøjskole|"
    r"akademi|institut|højskole|havn)"
    r"(?:en|n|et|m?et)(?![\w-])",
    re.IGNORECASE,
)
"""A definite word that may take up an organisation's name."""

FILLER = re.compile(
    r"(?:(?:de|den|det|to|tre|fire|fem|seks|syv|otte|ni|ti|øvrige|andre|også|desuden|både|blandt andet|bl\.a\.|herunder|"
    r"henholdsvis|lokale|"
    r"danske|udenlandske|europæiske|universiteter|universiteterne|kommuner|kommunerne|kommunen|regionen|virksomheder|"
    r"virksomhederne|virksomheden|"
    r"organisationer|organisationerne|organisationen|foreningen|partnere|partnerne|institutioner|institutionerne|skoler|skolerne|"
    r"EU-programmet|programmet|EU's|EUs|puljen|fonden|netværket|(?!projekt)[a-zæøå]{4,}(?:en|et)),? ?){0,6}"
)
"""Words that may stand before or between the names of a list."""

LOCATION = re.compile(r" (?:i|fra) [A-ZÆØÅ][\wæøå-]+$")
"""Between an organisation and what is said of it: where it is."""

BETWEEN = re.compile(
    r"(?:-\w+)?(?: \([^()]{1,60}\))?(?: (?:i|fra) [A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)?)?(?:, og |, samt |, | og | samt | & )"
)
"""Between two names of a list; a place may follow the first."""

PROJECT_WITHIN = re.compile(r"-projekt\w*$")
"""At the end of a programme's own compound (LIFE-projekt)."""

PROJECT_AFTER = re.compile(r"[ -](?:\w+-)?\w*projekt(?:et|er)? ?[”“\"»]?", re.IGNORECASE)
"""After a programme's name: a project of it."""

IS_A = re.compile(r"(?:(?<!\w)(?:er|var|bliver|blev)|,) et (?:[\wæøå-]+ ){0,3}$")
"""Before a programme's name: what the sentence is about is a project of it."""
