"""How Danish says who leads a project and who takes part in it."""

from __future__ import annotations

import re

_LEADER = (
    r"(?:lead ?-?(?:partner|applicant|beneficiary)|leadpartner|ledende partner|projekt(?:ejer|holder|leder|koordinator)|"
    r"hoved(?:partner|ansøger|ansvarlig)|"
    r"(?:tilskuds|støtte|bevillings|tilsagns)modtager|(?:bevillings|tilsagns)haver|kontraktholder|projektansvarlig|"
    r"(?:hoved)?koordinator|tovholder|ansøger)"
)
_ADVERBS = r"(?: (?:også|desuden|selv|nu|igen|nemlig|derfor|fortsat|stadig|samlet|formelt))?"

_WHOLE = r"(?:projektet|indsatsen|initiativet|satsningen|samarbejdet|forløbet|det hele|det)(?!\w)"
"""What who leads a project does something with."""

LED_BY = re.compile(
    r"(?<!\w)(?:(?:led(?:es|et|t)|koordiner(?:es|et)|(?:projekt)?styr(?:es|et)|anfør(?:es|t)|ejes|drives|drevet|køres|kørt)"
    r"(?: \w+){0,2}? (?:af|fra|hos)"
    rf"|(?:hoved|projekt)?ansvaret(?: for {_WHOLE})? (?:ligger|lå|er lagt|er placeret|placeres) (?:hos|i|ved)|udgår fra"
    r"|(?:under|med) ledelse af|forankre(?:t|s) (?:i|hos|ved)|i spidsen(?: for (?:projektet|det|samarbejdet|netværket))? (?:står|stod)"
    r"|projektledelsen (?:ligger|varetages|er placeret) (?:hos|af|ved|i)) ",
    re.IGNORECASE,
)
STANDS_BEHIND = re.compile(
    r"(?<!\w)(?:[Bb]ag (?:projektet|det|indsatsen|initiativet) står|på initiativ af|"
    r"[Aa]nsøgning(?:en)?(?: (?:er|blev|var))?(?: (?:indsendt|sendt|indgivet|modtaget))? (?:af|fra)) "
)
"""Before the organisation that has taken a project up or asked for its money."""

LEAD_IS = re.compile(
    rf"(?<!\w)(?:{_LEADER}(?:en)?|(?:leder|ansvarlig)(?= er [A-ZÆØÅ]))(?: (?:i|for|på|af) (?:projektet|det|samarbejdet|netværket))?"
    rf"(?P<verb>,? (?:er|var|bliver|hedder){_ADVERBS}|:|,)? ",
    re.IGNORECASE,
)
"""Before the organisation that leads."""

LEADS = re.compile(
    rf"(?:-\w+)?(?: \([^()]{{1,40}}\))?(?: (?:i|fra) [A-ZÆØÅ][\w-]+)?,?(?: -)?"
    rf"(?: (?:der|som|og))?(?: (?:har|vil|skal|kan|er|var|bliver|blev|have|havde|få|fik|som|hedder|nu|været|at|blevet|"
    rf"valgt|bedt om at|sagt ja til at|til at|påtaget sig at)){{0,4}}{_ADVERBS}"
    rf" (?:(?:som |sat |udpeget som |projektets |den |det |projektets )?{_LEADER}(?!\w)|i spidsen\b|(?:står|stå|stod|"
    rf"stillet sig) i spidsen\b|"
    r"(?:leder|lede|ledede|ledet|koordinerer|koordinere|koordinerede|driver|drev|drive|ejer|ejede)(?! af)(?!\w)|"
    rf"(?:styrer|styrede|kører|søsætter|søsatte|igangsætter|igangsatte|iværksætter|iværksatte|lancerer|lancerede)(?= {_WHOLE})|"
    r"gennemfør(?:er|e|te)(?= (?:et|sit) (?:\w+ ){0,2}[\w-]*projekt(?!\w))|"
    rf"(?:leder|(?:hoved)?ansvarlig(?: over for \w+)?(?: for {_WHOLE})?)(?=[.,;]| og |$)|"
    rf"(?:haft |fået )?(?:det )?(?:\w+e )?(?:hoved|projekt)?ansvaret(?: for {_WHOLE})?(?=[.,;]| og |$)|ved roret|for bordenden|"
    r"(?:haft |fået )?(?:projekt)?ledelsen(?! af [A-Z])|lederrollen|(?:står|stod) (?:bag|for)(?= (?:projektet|initiativet|"
    r"det|sammen|og)\b|[,.]|$))",
    re.IGNORECASE,
)
"""Right after the organisation that leads."""

CALLED_LEAD = re.compile(
    rf"(?:, [A-ZÆØÅ][\w-]+)?(?: \((?:{_LEADER}|lead|leder|ejer)\)|, (?:lead ?-?partner|projekt(?:ejer|holder)|hovedansøger|"
    r"tovholder|koordinator)(?=[.;,\n]|$))",
    re.IGNORECASE,
)
"""Right after the organisation of a list that is said to lead: "(leadpartner)"."""

RECEIVES = re.compile(
    r",?(?: (?:der|som))? (?:har (?:netop |nu )?(?:fået|modtaget)|fik|får|modtager|modtog) (?:(?:en|et|ja|støtte|penge|"
    r"midler|bevilling|\w+ )?"
    r"(?:[^.;]|\.\d|(?<=kr|io|ia)\.){0,40}?)(?:fra|til at|til projektet|gennem|via|under) "
)
"""Right after the organisation that a project's money goes to."""

APPLIES = re.compile(
    r",?(?: (?:der|som))?(?: (?:har|havde))?(?: (?:nu|igen|netop|også))? (?:(?:an)?søg(?:t|er|te)|(?:ind)?sendt (?:en )?ansøgning)"
    r"(?! om (?:at|lov|plads|optagelse|medlemskab))(?= (?:[^.;]|\.\d|(?<=kr|io|ia)\.){0,80}?"
    r"(?<!\w)(?:kr\.|kroner|euro|støtte|tilskud|midler|penge|\w*puljen?)(?!\w))"
)
"""Right after the organisation that asks for a project's money."""

INVITES = re.compile(r" har taget initiativ til | (?:har |havde )?(?:som \w+ )?inviter(?:et|ede|er) (?!til )")
"""Right after an organisation that asks others into its project."""

_LEADING_IT = (
    rf"(?:(?:hele )?{_WHOLE}|"
    r"(?:den )?(?:\w+ )?(?:ledelse|projektledelse|koordin|administration|gennemførelse)|at (?:lede|koordinere))"
)
ANSWERS_FOR_PART = re.compile(
    r",?(?: (?:der|som|og))?(?: (?:har|havde|får|fik|skal|vil|kan|også|desuden))* (?:ansvar(?:et)? for|står? for|stod for|"
    rf"tager? sig af|bidrager? med|bidrog med|levere[rt]?|leverede|underviser?|hjælper?)(?!\w)(?! {_LEADING_IT})",
    re.IGNORECASE,
)
"""Right after an organisation that does a part of the work, which who leads is seldom said to."""

PARTNERSHIP = re.compile(
    r"(?<!\w)(?:\w*partner(?:e|ne|en|skab|skabet|kreds\w*)?|samarbejde[rst]?|samarbejdet|i \w+ samarbejde|sammen med|sammen|"
    r"i fællesskab|slår sig sammen|"
    r"gået sammen|går sammen|med sig har)(?!\w)",
    re.IGNORECASE,
)
PARTICIPATION = re.compile(
    r"(?<!\w)(?:deltag(?:er|e|elsen?|ere|erne|et)|deltog|medvirke[rt]?|medvirkende|foruden|ud over|udover|er(?: også)? med|"
    r"var(?: også)? med|med er|også er med|"
    r"med i projektet|bidrage[rt]?|bidrog|følger projektet|inviteret (?:\w+ ){0,3}?i|tager sig af|underviser|leverer|"
    r"lægger \w+ til|meldt sig|bag projektet|"
    r"gennemføres af|gennemført af|udføres af|udviklet af|ansvar for|står for|medansøger\w*|involverer|omfatter|"
    r"(?:gå|går|gik|gået|kom|kommer|kommet|træde|træder|trådte|trådt) (?:med|ind)(?= i)|optaget i|optages i|ind(?:træd|tråd)\w* i|"
    r"(?:tilslut|slut)te[rt]? sig(?: til)?)(?!\w)",
    re.IGNORECASE,
)
"""Somewhere in a sentence that names partners or participants."""

PARTICIPATION_BY_ITSELF = re.compile(
    r"(?<!\w)(?:\w*partner(?:e|ne|kreds\w*)?|(?:foruden|ud over|udover)\b[^.]{2,160}\b(?:deltager|deltog|medvirker|er med|"
    r"var\b[^.]{1,80}\bmed)|"
    r"[Dd]eltager(?:e|ne)? (?:er|også|fra)|(?:side|Danmark|desuden|også) (?:deltager|deltog|medvirker)|[Mm]ed er|"
    r"[Oo]gså [^.]{2,120} er med|(?:deltager|deltog|medvirker)(?! i (?!projektet))|er med(?=[,.]| i projektet)|meldt sig)(?!\w)"
)
"""In a sentence that names those in the project though no word of it refers to one."""

ACTING = re.compile(
    r"[^.]{0,40} i gang med| (?:i|med) (?:(?:[\w+-]*-)?projektet|det \w+ projekt)(?!\w)| (?:gennemfør(?:er|te|e|t)|"
    r"har gennemført|står bag|udvikler|tester|afprøver|har lært)(?!\w)|"
    r" (?:skal|vil|kan nu) (?:\w+ ){0,8}?gennemføre(?!\w)",
    re.IGNORECASE,
)
"""After the organisation that a sentence on a project begins with: it acts in it."""

ABOUT_EVENTS = re.compile(
    r"(?:del(?:tag|tog)\w*|med|var) (?:\w+ )?(?:i|på|til|ved|under) (?:mødet|punktet|netværksmødet|konferencen|workshoppen|"
    r"kick-?off|seminaret|åbningen|"
    r"debatten|dagen|følgegrupp\w+|styregrupp\w+|arbejdsgrupp\w+)",
    re.IGNORECASE,
)
"""Taking part in a meeting, not in the project."""

PAYING = re.compile(
    r"(?:støtt(?:et|es|e)|finansier(?:et|es|ing)|bevil(?:get|ling\w*)|tilskud|tilsagn|penge(?:ne)?|midler(?:ne)?|kr\.|euro|"
    r"kroner)(?: \w+){0,2}? (?:af|fra|hos|via|gennem|under) (?:[\w']+ ){0,3}$",
    re.IGNORECASE,
)
"""Before an organisation that pays."""

POSSESSED = re.compile(
    r"(?<=s) (?:(?:egen|samlede|\w+e) )?(?:andel|del|bidrag|med\w+|egen\w+|budget|kasse|rådhus|borgere|elever|byråd|"
    r"borgmester)\b|(?<=kommunes) [a-zæøå]|(?<=mmunens) [a-zæøå]"
)
"""After an organisation that only possesses what is spoken of."""

DECLINES = re.compile(
    r" (?:har |måtte |ville )?(?:takket nej|sagt nej|siger nej|afslået|trukket sig|trak sig|fik afslag|deltager ikke|er ikke med|ikke )"
)
"""After an organisation that does not take part."""

MODAL = re.compile(r"(?:skal|vil|kan)(?: nu| derfor)? $")
"""Before an organisation that will do something."""

PLACED = re.compile(r"(?:skoler|plejehjem|borgere|elever|lærere|ansatte|virksomheder|unge|børn|butikker|familier) i $")
"""Before a municipality that only says where."""

BODY = re.compile(
    r"(?:udvalg(?:et)?|rådet|byråd|kommunalbestyrelsen|bestyrelsen|direktionen|forvaltningen|nævnet|"
    r"folketinget|regeringen)s?$",
    re.IGNORECASE,
)
"""At the end of a name: it decides, and takes no part."""

EMPLOYED = re.compile(
    r"(?:konsulent|leder|chef|direktør|professor|lektor|formand|koordinator|medarbejder|forsker|rektor|sygeplejerske|læge|"
    r"ansat|underviser)\w*"
    r"(?: \w+)? (?:i|ved|hos|for|på|fra) $",
    re.IGNORECASE,
)
"""Before an organisation that somebody works in."""

COMES_FROM = re.compile(r"(?<!partner)(?<!partnere)(?<!deltagere)(?<!deltager)(?<!deltagelse)(?<=[a-zæøå]{3}) fra $")
"""Before an organisation that somebody comes from."""

SAID = re.compile(r"[”“\"»][^”“\"»«\n]{15,400}[”“\"«]")
"""What somebody says."""

EVALUATED_BY = re.compile(
    r"evaluer(?:es|et|ing(?:en)?)(?: \w+){0,2}? (?:af|hos) |(?:ekstern )?evaluator(?:en)?(?: er|:) ", re.IGNORECASE
)
EVALUATES = re.compile(
    r" (?:evaluerer|skal evaluere|følgeforsker|har evalueret)(?!\w)| som (?:ekstern )?evaluator(?!\w)"
)

OPENS_DOORS = re.compile(
    r" (?:holder|holdt|afholder|inviterer til|fejrer)(?: \w+)? (?:åbent hus|åbne døre|reception|generalforsamling|jubilæum|fødselsdag)",
    re.IGNORECASE,
)
"""Behind a body: what it does has nothing to do with the project beside it."""
