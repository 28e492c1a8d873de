"""The words that introduce a project's name."""

from __future__ import annotations

import re

CUE = re.compile(
    r"(?<![\w+&-])(?:[\w+&-]*?)projekt(?P<many>er|erne|ernes|eksempler|eksemplerne)?(?:et|ets|s|navn|titel)?(?![\w-])",
    re.IGNORECASE,
)
"""The word before a project's name: projektet, EU-projektet, integrationsprojekterne."""

OTHER_CUE = re.compile(
    r"(?<![\w-])(?:[Pp]rogrammet|[Ii]nitiativet|[Kk]ampagnen|[Ii]ndsatsen|[Ff]orløbet|(?:\w+-)?[Aa]nsøgning(?:en)?|"
    r"(?:arbejds|projekt)titlen)(?![\w-])"
)
"""Words that may introduce one, less surely: only names in capitals or of several words count after them."""

WEAK_CUE = re.compile(
    r"(?<![\w-])(?:[Mm]edfinansiering(?: af|:)?|i spidsen for|[Dd]eltagelse i|deltager i|partner(?:e)? i"
    r"|[Tt]ilsagn til|(?:som )?led i|(?:er|var) med i|[Ff]ortsættelse af|[Ff]orlængelse af"
    r"|medvirker i|ansøgning om"
    r"|lede|afløser|viderefører|opfølgning på|bygger videre på|erfaringer(?:ne)? fra|(?:netværket|indsatsen|forløbet))(?![\w-])"
)
"""Words that may introduce one too; after them only a name with several capitals counts (WoodCircle)."""

LIFE = re.compile(r"(?<![\w-])LIFE (?!IP|SIP|Plus|Nature|Environment|Climate)(?=[A-ZÆØÅ])")
"""Projects of the LIFE programme have its name before their own."""

EXPLAINED = re.compile(r"(?<![\w-])(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]{2,}) \((?P<long>[^()\n\t]{8,120})\)")
"""A name whose long form follows in brackets."""

COUNTED = re.compile(
    r"(?<!\w)(?P<number>to|tre|fire|fem|seks|syv|otte|ni|ti|\d{1,2}) (?:(?!projekt)[\w-]+ ){0,3}?(?:[\w-]*-)?"
    r"\w*projekter(?!\w)",
    re.IGNORECASE,
)
"""A text announces so many projects."""

NUMBERS = {word: place for place, word in enumerate("to tre fire fem seks syv otte ni ti".split(), start=2)}

HEADING_NAME = re.compile(r"[A-ZÆØÅ\d][^.!?:,;|\t\n]{1,60}")
"""A line that may be a project's name."""

NAMING = re.compile(
    r"(?:,? (?:der |som )?(?:har )?(?:fået|fik|får|bærer|med|under|ved) (?:titlen|navnet|navn|overskriften|arbejdstitlen)"
    r"|,? (?:der |som )?(?:hedder|kaldes|kaldet|døbt|er døbt|blev døbt))? |: |, (?=[”“\"»„])"
)
"""Between the cue and the name."""

LISTING = re.compile(r": |,? (?:som|blandt andet|bl\.a\.|herunder) |, | ")
"""Between a cue in the plural and the first of several names."""

LIST_JOINT = re.compile(r", (?:og )?| og | samt | & ")

OPENING, CLOSING = "”“\"»„'‘«", "”“\"«'’»“"
QUOTED = re.compile(rf"[{OPENING}](?P<name>[^{OPENING}{CLOSING}\n\t]{{2,80}})[{CLOSING}]")

CONNECTOR = re.compile(
    r" (?:(?:a|af|and|at|auf|das|den|der|det|de|die|dit|din|et|en|for|from|fra|für|i|im|in|med|mit|mod|of|og|ohne|om|on|over|på|som|the|"
    r"through|til|to|uden|und|under|with|zu|zur)"
    r" ){1,2}(?=[A-ZÆØÅ\d])"
)
"""Small words inside a name: Sund i Naturen, Bridging Competences in Elderly Care."""

PART_JOINT = re.compile(r" [-–] (?=[A-ZÆØÅ])|, (?=[A-ZÆØÅ][\w-]* (?:and |og |& )?[A-ZÆØÅ])")
"""Between two parts of a name."""

PART_END = re.compile(
    r"[”“\"»]?(?:$|[.;)\n\t]|, (?:der|som|hvor) | (?:er|har|fik|får|ledes|løber|begynder|begyndte|starter|slutter|skal|vil|"
    r"støttes|blev|bliver|"
    r"og er|i gang)(?!\w))"
)
"""After the second part of a name."""

BEFORE_OTHERS = frozenset("i fra til på ved med af og in from".split())
"""Connectors after which a place, an organisation or a person is no part of the name."""

OPENERS = frozenset(
    "Aktiv Aktive Bedre Den Det De En Et Et Flere Fra Fremtidens Færre For Fælles Fri Grøn Grønne Gør God Gode Godt Hvad Hvem Hvor "
    "Hjælp I Ind Kom Lad Lige Med Mere Min Mit Mod Ny Nye Nyt Når Om Op Overalt På Plads Ren Sammen Sikker Skab Slip Styrket Stærk "
    "Stærke Sund Sunde Sæt Tag Til Tryg Ud Unge Uden Ung Vejen Vejs Vi Vores Vær Værdig Ældre".split()
)
"""First words of names written like sentences ("Sammen om sundhed"): the small words after them go on with the name."""

NAME_END = re.compile(
    r" (?:af|afprøver|afsluttes|anvender|at|begynder|begyndte|bidrager|bliver|blev|bygger|deltager|der|dækker|er|finansieres|forløber"
    r"|fortsætter|får|fik|går|gennemføres|handler|har|havde|hjælper|hvis|hvor|indgår|kan|koordineres|kræver|kører|ledes|løber|mangler"
    r"|mellem|modtager|nåede|og|omfatter|samlede|samler|samt|skal|skulle|slutter|som|startede|starter|støttes|søger|søges|udløber"
    r"|udvikler|undersøger|ved|vil|ville|viser)(?= )|\.(?!\d)|[,;:()!?\n\t”“\"]| [–-] | i (?=[A-ZÆØÅ])|$"
)
MOST_SMALL_WORDS = 5

EXPLANATION = re.compile(r" \((?P<long>[^()\n\t]{2,120})\)")
"""Brackets after a name: its long form or its acronym."""

PAID = re.compile(
    r"(?P<clause>,? (?:der|som))? (?:[a-zæøå]+ ){0,4}?(?:har|fik|får|er|blev|bliver|støttes|finansieres|betales)\b(?=[^.;\n]{0,60}?"
    r"(?:penge fra|støt|tilskud|midler|tilsagn|finansier|bevil))"
)
"""After a name: it is paid for as projects are."""

IS_A_PROJECT = re.compile(
    r"(?:,? (?:der|som))? (?:er|var|bliver|blev) et (?:[\w+&-]+[ -]){0,4}?\w*projekt\b", re.IGNORECASE
)
"""After a name: it is a project."""

PRONOUNS = frozenset("Den Denne Der Det Dette Disse Han Hun Her Hvad Hvem Hver I Jeg Man Vi".split())

COMPOUND = re.compile(r"^(?P<name>.+?)-projekt(?:et|ets|er|erne|s)?$")
"""A name compounded with the word: EVARS-projektet."""

NOT_NAMES = frozenset(
    "3D 5G AI ADHD BYG CO2 CSR Covid Covid-19 DK DKK EU ESCO EU-støttede FN FoU GIS GPS HR IKT ISO IT IoT LED MC NAF OPI OPP OPS PFAS "
    "PhD Ph.D PPP PR PV R&D RPA SMV SWOT TV USA VE VR Bygge Pilot Demo Demonstrations Udviklings Forsknings Anlægs Samarbejds Leg Klima "
    "Kommune Kommunen Region Regionen Byrådet Udvalget Bilag Punkt Sag Nr Januar Februar Marts April Maj Juni Juli August "
    "September Oktober November December Beslutning Indstilling Resumé RESUMÉ BESLUTNING INDSTILLING BILAG Formål Økonomi "
    "Status Danmark".split()
)
"""Words and acronyms that are no project's name."""

OF_THE_EU = re.compile(r"EU['’]?s?-[a-zæøå]+")
"""Ordinary words that begin with the Union's letters: EU-jargon, EU-støtte."""

TITLE_JOINT = re.compile(r": | [–-] ")
"""Between a short name and the title behind it."""

CLAUSES = re.compile(r"[:;]|^(?:tidl\.|tidligere|førhen|før|oprindeligt?|nu) ", re.IGNORECASE)
"""In brackets that say something of what stands before them."""

INTRODUCES_LIST = re.compile(
    r"projekter$|projekter\w*\b[^.!?]*:\s*$|projekter[^.!?]*[.:]\s*$|\w*projekteksempler[^.!?]*:?\s*$", re.IGNORECASE
)
"""A paragraph after which each point of a list begins with a project's name."""

LIST_NAME_END = re.compile(
    r" \(|, (?![A-ZÆØÅ][\w-]* [A-ZÆØÅ])|\. | [–-] |: | er | har | hvor | som | der | handler | skal | vil | hjælper | giver | "
    r"undersøger | udvikler | ledes "
)
LETTERED = re.compile(r"(?:[a-zæøå]|\d{1,2})[.)] ")
"""Begins a point that a reader may take for a paragraph."""

"""After a name at the beginning of a list's point."""

_LABELS = r"(?:Sagsfremstilling|Beslutning|Indstilling|Resumé|Referat|Baggrund|Økonomi|Bilag)"
GLUED_BEFORE = re.compile(rf"{_LABELS}(?=[A-ZÆØÅ])")
GLUED_BEHIND = re.compile(rf"(?<=[a-zæøåA-ZÆØÅ]){_LABELS}$")
"""Labels of sections that some papers print without a blank beside the words."""
