"""How Danish says who pays for a project, who leads it, who is in it, and when it runs."""

from __future__ import annotations

import re

_NUMBERS = "et en to tre fire fem seks syv otte ni ti".split()
NUMBERS = {word: max(1, place) for place, word in enumerate(_NUMBERS)} | {"halvandet": 1.5}
"""Number words before "år" and "måneder"."""

REFERENCE = re.compile(
    r"(?<![\w-])(?:(?:[\w-]*-)?\w*projekt(?:et|ets)|(?:et|dette|nyt|vores)\b[^.,;:]{0,40}?projekt|initiativet|indsatsen|programmet|ansøgning(?:en)?)(?![\w-])",
    re.IGNORECASE,
)
"""A project is spoken of without its name."""

IMPLIED = re.compile(
    r"(?<!\w)(?:lead ?-?partner|projektejer|projektleder|(?:samarbejds)?partner(?:e|ne)?|deltager(?! i\b)|deltagerne|netværket)(?!\w)",
    re.IGNORECASE,
)
"""The project at hand is meant, though no word says so."""

WITHOUT_SUBJECT = re.compile(
    r"[\W_]*(?:Ledes|Løber|Begynder|Starter|Startede|Slutter|Sluttede|Støttes|Finansieres|Koordineres|Gennemføres|Varer|Afsluttes|"
    r"Støttet|Finansieret) "
)
"""A sentence of notes, its subject left out: what stands over it is meant."""

PRONOUN = re.compile(r"[\W_]*(?:Det|Dette|Den|Heri|Her)\b")
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

LED_BY = re.compile(
    r"(?:led(?:es|et|t)|koordiner(?:es|et)|(?:projekt)?styr(?:es|et)|anfør(?:es|t))(?: \w+){0,2}? af ", re.IGNORECASE
)
LEAD_IS = re.compile(
    r"(?:lead ?-?partner|leadpartner|projektejer|hovedpartner|hovedansøger|projektkoordinator|koordinator|tovholder)(?:en)?"
    r"(?: (?:i|for|på) (?:projektet|det))?(?: er|:) ",
    re.IGNORECASE,
)
"""Before the organisation that leads."""

STANDS_FOR = re.compile(r" (?:står|stod) (?:for|bag)(?!\w)")
"""After "som" and the organisation that leads."""

ASKS = re.compile(
    r"(?:(?:an)?søg(?:t|er|es|e)|ansøgning(?:en)?)(?: (?!til |hos |under |fra )[\w.,-]+){0,5}? (?:(?:til|hos|under|fra) )?"
)
"""Before a programme that a project has applied to."""

AS_LEAD = re.compile(
    r"(?:, der| som|, som)?(?: er| bliver)?(?: også| desuden)? (?:lead ?-?partner|leadpartner|projektejer|hovedpartner|hovedansøger|"
    r"projektkoordinator|koordinator|tovholder|projektleder|(?:står|stod|som står) i spidsen|"
    r"leder (?:også )?(?:projektet|indsatsen|arbejdet|samarbejdet)|"
    r"koordinerer (?:projektet|indsatsen))(?!\w)",
    re.IGNORECASE,
)
"""After the organisation that leads."""

TOGETHER_WITH = re.compile(
    r"(?:i (?:\w+ )?(?:partnerskab|samarbejde)|sammen|samarbejde(?:r|s)?|partnerskab(?:et)?|går sammen) (?:med|mellem) "
    r"|partner(?:e|ne)(?: i projektet)?(?: er|:|,) |partnerne (?:omfatter|tæller) |blandt (?:\w+ )?partnerne er |[Mm]ed som partnere? er ",
    re.IGNORECASE,
)
"""Before partners."""

AS_PARTNERS = re.compile(r" (?:er|bliver|var)(?: \w+){0,2}? (?:med )?(?:som )?partnere?(?!\w)| som partnere?(?!\w)")
"""After partners."""

BECOMES_PARTNER = re.compile(r" (?:er|bliver|blev) (?:\w+ )?(?:\w+ )?partner i ")
"""Between a partner and the project."""

TAKES_PART = re.compile(r" (?:deltager|deltog|medvirker|er med(?! som)|bidrager|indgår)(?!\w)(?! ikke)")
"""After participants."""

PARTICIPANTS = re.compile(
    r"(?:med i (?:projektet|det) er(?: også| desuden)?|(?:bag|i) (?:projektet|det) (?:står|deltager|medvirker)(?: også| desuden)?|"
    r"med deltagelse af|deltager(?: også| desuden)?|deltagere(?:ne)? er|gennemføres af|gennemført af|udføres af|udviklet af) ",
    re.IGNORECASE,
)
"""Before participants."""

BY_TAKING_PART = re.compile(
    r"(?:deltagelse|deltager|deltog|deltaget|medvirker|med) i (?:EU-)?(?:projektet )?$", re.IGNORECASE
)
"""Before a project's name: whoever the sentence is about takes part."""

CARRIES_OUT = re.compile(
    r" (?:(?:skal|vil|kan nu) (?:[\w]+ ){0,8}?gennemføre|gennemfører|står bag) (?:[\w-]+ ){0,6}?(?:[\w-]*-)?\w*projekt"
)
"""After an organisation at the beginning of a sentence: it carries the project out."""

EVALUATED_BY = re.compile(
    r"evaluer(?:es|et|ing(?:en)?)(?: \w+){0,2}? af |(?:ekstern )?evaluator(?:en)?(?: er|:) ", re.IGNORECASE
)
EVALUATES = re.compile(r" (?:evaluerer|skal evaluere|følgeforsker|har evalueret)(?!\w)")

STARTS_AFTER = re.compile(r" (?:begynder|begyndte|starter|startede|gik|går)(?: i gang)?(?!\w)")
ENDS_AFTER = re.compile(r" (?:slutter|sluttede|afsluttes|afsluttedes|udløber)(?!\w)")
"""After a date: what happens then."""

STARTS = re.compile(
    r"(?:start(?:ede|er|et|es|e)|begynd(?:te|er|t|e)|igangs(?:at|ættes|attes)|(?:sættes|går|gik|sat|skydes|skudt) i gang|"
    r"påbegynd(?:t|es|tes)|"
    r"opstart(?:es|et)?|søsat|søsættes)(?: (?!og|men|\d)[\wæøå]+){0,3}?,? (?:(?:i|den|d\.|fra|pr\.|med|til|på) ){0,2}$",
    re.IGNORECASE,
)
"""Before the date of the beginning."""

ENDS = re.compile(
    r"(?:slutter?|sluttede|afslutt(?:es|et|edes|ede)|udløber|udløb|"
    r"(?:løber|løbe|fortsætter|varer|vare|kører|strækker sig)(?: frem)? (?:til|indtil)|"
    r"frem til|ophører|færdigt?)(?: (?!\d)[\wæøå]+){0,4}? ?(?:(?:i|den|d\.|pr\.|med|til|ved|af|og|udgangen) ){0,3}$",
    re.IGNORECASE,
)
"""Before the date of the end."""

RUNS_FROM = re.compile(
    r"(?:løber|løbe|varer|vare|kører|strækker sig|foregår|gennemføres|perioden?|projektperioden?|årene)(?: (?!\d)[\wæøå]+){0,3}?:? ?"
    r"(?:(?:er|fra|i|over|perioden|årene) ){0,3}$",
    re.IGNORECASE,
)
"""Before a period."""

UNTIL = re.compile(
    r" (?:til(?: og med)?|-|–|og|indtil|frem til) (?:udgangen af |ud i |engang i |midten af |slutningen af )?"
)
"""Between the beginning and the end of a period."""

DURATION = re.compile(
    r"(?:fortsætter|varer|løber|kører|strækker sig|forløber)(?: (?:i|over|de|næste|kommende|yderligere|derefter|endnu)){0,4} "
    r"(?P<number>\d{1,2}|et|to|tre|fire|fem|seks|syv|otte|ni|ti|halvandet) (?P<unit>år|måneder)(?! ekstra)(?!\w)",
    re.IGNORECASE,
)
"""How long it takes from its beginning."""

COMPLETED = re.compile(
    r"(?:netop|nu|nyligt|nylig|just)(?: \w+){0,2}? afsluttede?(?!\w)|"
    r"(?:er|blev)(?: nu| netop| også)? (?:blevet )?(?:afsluttet|færdigt|tilendebragt)(?!\w)"
)
RUNNING = re.compile(r"(?:er|stadig)(?: nu| allerede| stadig)? i (?:fuld )?gang(?!\w)|igangværende(?!\w)")
PLANNED = re.compile(
    r"(?:det )?(?:planlagte|kommende)(?: \w+){0,2}? (?:\w+-)?\w*projekt|skal i gang|venter på (?:svar|bevilling|tilsagn)"
)

WEBSITE = re.compile(r"hjemmeside|website|websted|web-?side|læs mere", re.IGNORECASE)

FILLER = re.compile(
    r"(?:(?:de|den|det|to|tre|fire|fem|seks|syv|otte|ni|ti|øvrige|andre|også|desuden|både|blandt andet|bl\.a\.|herunder|henholdsvis|lokale|"
    r"danske|udenlandske|europæiske|universiteter|universiteterne|kommuner|kommunerne|kommunen|regionen|virksomheder|virksomhederne|virksomheden|"
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
