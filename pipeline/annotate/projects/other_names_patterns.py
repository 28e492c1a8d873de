"""Words that stand between two names of one project."""

from __future__ import annotations

import re

_KEPT = r"[”“\"»«’')\]]?"
_USED = (
    r"(?:på (?:dansk|engelsk|tysk|svensk|norsk)|på skrift|på papiret|i munden|i daglig tale|til daglig|i folkemunde|(?:ved|fra) starten|"
    r"først|oprindeligt?|undervejs|tidligere|egentlig|formelt|officielt|lokalt|i det daglige|i kortform)"
)
"""Where or when a project goes by a name."""

_CALLED = (
    r"(?:(?:også |ofte |bare |blot |kort |tidligere |oprindelig(?:t)? |internt |på skrift |i daglig tale |til daglig |i folkemunde )*"
    r"(?:forkort(?:et|es)(?: til)?|kaldet|kaldes|kaldt|kendt som|benævnt|benævnes|døbt|omdøbt til|alias|aka|(?<=[(,–-]) ?eller|"
    r"med (?:det engelske navn|den engelske titel|undertitlen|forkortelsen|kælenavnet|arbejdstitlen|akronymet)|"
    r"og (?:arbejdsnavnet|arbejdstitlen|akronymet|kortnavnet)|"
    r"(?:eller )?på (?:engelsk|dansk|svensk|tysk|norsk)|og (?:i daglig tale|til daglig|i folkemunde|på skrift)|"
    r"engelsk(?:e)? (?:titel|navn)|dansk(?:e)? (?:titel|navn)|fork\.|akronym(?:et)?|"
    r"(?:der |som )?(?:er )?(?:en )?(?:kort|forkortelse) (?:for|af)|(?:der |som )?(?:står for|dækker over)|"
    r"(?:der |som )?er (?:(?:det )?samme(?: projekt)? som|identisk med)|"
    r"(?:der|som) (?:(?:også|kort) )*(?:kaldes|går under navnet|forkortes|er kendt som|hedder(?: på (?:engelsk|dansk|svensk|tysk))?)))"
)
_LABEL = (
    r"(?:(?:projektets? )?(?:fulde?t?|engelske?|danske?|officielle?|internationale?|lange?|korte?|fulde?) (?:titel|navn)|"
    r"titel \((?:engelsk|dansk|eng\.)\)|(?:projekt)?titel på engelsk|(?:projekt)?akronym|forkortelse|kort(?:navn|titel)|fuldt navn|"
    r"undertitel|english title|acronym|english|auf deutsch|populærtitel|navn på papir(?:et)?|(?:på )?(?:dansk|engelsk|tysk|svensk|norsk))"
)
_ITS_NAME = (
    r"(?:forkortelsen|navnet|akronymet|bogstaverne) (?:står for|dækker over|betyder|er (?:en forkortelse|kort) for)"
)
_TIMES = r"(?:nu|fremover|i dag|siden|herefter)"
_RENAMED = (
    rf"(?:hedder {_TIMES}|{_TIMES} hedder|(?:har )?(?:skifte[rt]|skiftede|ændre[rt]|ændrede) navn til|"
    r"(?:blev|bliver|er)(?: \w+)? omdøbt til)"
)
_IT = r"(?:det|projektet|forsøget|indsatsen)"
_OF_IT = r"(?:(?!(?:nye?|nyt|and(?:en|et)|næste|afløser\w*|efterfølger\w*|fase)(?!\w))[^\n]){0,60}?"
"""Words between that speak of no further project."""

_GOES_BY = (
    rf"(?:{_USED} (?:(?:hed|hedder|kaldes) (?:det|den|projektet)|siger (?:man|vi|de|alle|folk|de fleste|\w+ne)|"
    r"bruges(?: navnet| titlen)?)(?: bare| blot| stadig)?|"
    rf"(?:{_IT}|og som|som|der) (?:hed|hedder|kaldes) {_USED}|{_USED} (?:hed|hedder|kaldes)|"
    r"som af \w+ne kaldes|(?<=, )(?:og )?i [A-ZÆØÅ]\w+ hedder det|det står for)"
)
_WHICH = (
    r"(?:(?:fulde?t?|hele|lange|korte?|officielle?t?|formelle|engelske?|danske?|tyske?|svenske?|norske?|internationale?|oprindelige|"
    r"rigtige|egentlige|daglige|nye?|nyt) )"
)
_KIND = r"(?:\w*(?:titel|titlen|navn|navnet)|betegnelsen?|forkortelsen?|akronym(?:et)?)(?!\w)"
_TITLED = (
    rf"(?:,? (?:hvis|med|under|og har|(?:(?:der|som) )?(?:har|fik|bærer|bar|har fået))"
    rf"(?: (?:det|den|et|en|sit|sin))? {_WHICH}+{_KIND}|"
    rf"(?:(?!\n)\W){{1,3}}{_OF_IT}(?:den|det|dets|dens|projektets|indsatsens) {_WHICH}+{_KIND}(?= er| lyder| var|:))"
    r"(?: er| lyder| var)?:? "
)
"""The second name is told to be a name: "hvis fulde navn er", "Den engelske titel lyder"."""

_KNOWN = (
    rf"(?:,| |\. {_IT} er| og)(?: ?(?:er|var|også|nok|bedre|bedst|mest|ellers|herhjemme|lokalt|der|som)(?= ))* ?"
    r"(?<=[ ,])kendt (?:som|under (?:navnet|titlen)) "
)
_WHO_CALLS = (
    r"(?:, (?:og )?(?:som|der)| og(?= (?:på|i|hos|blandt) ))(?: (?!(?:der|som|et|en|and(?:en|et)|nyt?|nye|næste|bygger|\w*projekt\w*|"
    r"\w*afløs\w*|\w*efterfølg\w*)(?!\w))[\w/&'’.-]+){0,9}? "
    r"(?:kaldes|kalder|kaldte|hedder|hed|døbte|går under navnet|er kendt som|opført som|omtales som|betegnes(?: som)?|"
    r"(?:bliver|blev|er) (?:kaldt|døbt)|(?:har fået|fik|bærer) navnet)(?: bare| blot)? "
)
"""A relative clause right behind the first name ends with the verb that gives the second ("som naboerne kalder")."""

_IS_CALLED = (
    r"(?:, som)? (?:(?:hedder|hed|kaldes) (?:det|den|projektet|\w+(?:en|et))|(?:det|den|projektet|\w+(?:en|et)) (?:hedder|hed|kaldes))"
    r"(?:, (?:eller|altså|dvs\.|det vil sige|kaldt)|,? ?[,(](?: ?og)? ?på \w+):? "
)
_TRANSLATED = (
    r"(?:,? ?[(\[](?:på )?(?:engelsk|dansk|tysk|svensk|norsk|færøsk|islandsk|grønlandsk|eng\.|ty\.)(?: titel| navn)?:? |"
    r",? (?:(?:der|som|hvilket) )?(?:(?:direkte|frit) )?oversat(?: til \w+)?:? (?:betyder |bliver(?: til)? |lyder )?|"
    r" eller (?:blot|bare|kort|kort og godt|slet og ret) |"
    r" ?[,(–-] ?(?:i daglig tale|til daglig|i det daglige|i folkemunde|på papiret|i (?:Danmark|Sverige|Norge|Finland|Tyskland))[:,]? )"
)
_LONG_NAME = r"projektet med (?:det|den) (?:lange|fulde|officielle|engelske|danske) (?:navn|titel)"
ALSO_CALLED = re.compile(
    rf"{_KEPT}(?:,? ?[(\[,–-]? ?(?:{_CALLED}|{_LABEL}):?| ?[(\[](?:tidl\.|tidligere|førhen|før|nu|oprindeligt?)|"
    rf"(?:{_OF_IT}\W)?(?:{_LONG_NAME}|{_ITS_NAME}|{_GOES_BY})|"
    rf"(?![^\n]{{0,60}}[.!?] ){_OF_IT} {_RENAMED}|{_OF_IT}\W{_IT} (?:{_RENAMED}|kom til at hedde)|"
    rf"{_TITLED}|{_KNOWN}|{_WHO_CALLS}|{_IS_CALLED}|{_TRANSLATED}|"
    rf"(?:(?:[^\n]{{0,120}}\n){{1,3}}(?:[-•*–] )?|[.;,|\t]+ ?){_LABEL}(?::|\t|\n)) ?[”“\"»«’'(]?",
    re.IGNORECASE,
)
"""All that stands between a project's first name and its second one."""

RENAMING = re.compile(
    r"(?<!\w)(?:omdøb\w+|navne(?:ændring|skift)\w*|(?:skifte|ændre)\w* navn(?:et)?)(?: \w+){0,3} [”“\"»«’']?$",
    re.IGNORECASE,
)
RENAMED_TO = re.compile(rf"{_KEPT} til [”“\"»«’']?", re.IGNORECASE)
"""Before a project's first name, and between it and the second one."""

OPENING = re.compile(rf"{_KEPT} ?[(\[][”“\"»«’']?")
CLOSING = re.compile(rf"{_KEPT}[)\]]")
"""Between a name and brackets that hold another one, and after that one."""

SLASH = re.compile(rf"{_KEPT} ?/ ?[”“\"»«’']?")
NEXT_LINE = re.compile(rf"{_KEPT}\n[”“\"»«’']?")
"""Between a name and the same in another language: beside it, or as a title's second line."""

FOREIGN = re.compile(
    r"(?<!\w)(?:the|of|and|from|with|through|towards|beyond|und|im|für|zwischen|die|das|och|från|för)(?!\w)|w|th|sch|[äöüß]|"
    r"(?:ers|ings|ities|ness|tive|ical)(?!\w)",
    re.IGNORECASE,
)
DANISH = re.compile(
    r"(?<!\w)(?:og|af|på|til|i|et|en|den|det|de|med|ved|uden|mod|fra|hos|er|der|som)(?!\w)|[æøå]", re.IGNORECASE
)
"""In a name: what tells that it is, or is not, Danish."""

DASH = re.compile(rf"{_KEPT} [–—-] [”“\"»«’']?")
SPELT_OUT = re.compile(
    rf"{_KEPT}(?:\t|: | ?[/·•] ?|\n(?:projekt)?(?:titel|overskrift|navn): ?)[”“\"»«’']?", re.IGNORECASE
)
"""Between an acronym and what it is short for: a cell, a colon or a label further."""

WITH_ACRONYM = re.compile(r"(?P<long>.+) \((?P<acronym>[A-ZÆØÅ][\w-]{1,14})\)")
"""A project's whole name, with its acronym behind it."""

NAMING = re.compile(
    r"(?<!\w)(?:hedder|hed|kaldes|kaldet|kaldt|navnet|titlen|døbt)(?: det| projektet)? [”“\"»«’']?$", re.IGNORECASE
)
"""Before a name that is told as one, and a dash between it and another form of it."""

_LANGUAGE = r"på (?:dansk|engelsk|tysk|svensk|norsk|færøsk|islandsk|grønlandsk)(?!\w)"
IN_ONE_LANGUAGE = re.compile(
    rf"{_KEPT} (?:hedder (?:det|den|projektet) )?{_LANGUAGE},?(?: og| mens)? [”“\"»«’']?", re.IGNORECASE
)
IN_ANOTHER = re.compile(rf"{_KEPT} {_LANGUAGE}", re.IGNORECASE)
"""Between two names and after the second one: what the project is called in two languages."""

GENITIVE = re.compile(r"['’]?s$")
"""At the end of a name that also stands without."""

_LATER = r"(?!\W*(?:\d|[IVX]+(?!\w)|[Ff]ase|[Ee]tape|[Rr]unde|[Dd]el(?!\w)|[Pp]lus|[Nn]ext))"
GOES_ON = re.compile(rf"(?: [–—-]|[:,])? {_LATER}")
"""Where a name may go on behind another one: not with what tells a project of its own."""
