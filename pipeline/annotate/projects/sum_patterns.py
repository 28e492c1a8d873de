"""The words beside sums that tell a project's budget, what is granted to it and what its parties pay themselves."""

from __future__ import annotations

import re

BUDGET = re.compile(
    r"(?<!del af )budget\w*|koste[rt]?(?: i alt)?|kostede|(?:samlede|totale) (?:\w+ )?(?:udgift|omkostning|pris|ramme|økonomi)\w*|(?:af|"
    r"ud af) (?:de )?i alt|de i alt|"
    r"ud af (?:de )?(?:samlede )?|projektsum\w*|omkostninger(?:ne)?|projektets (?:økonomi|ramme|pris)",
    re.IGNORECASE,
)
GRANT = re.compile(
    r"(?<!\w)(?:få(?:et|r)?|fik|modtag(?:er|et|e)|modtog|bevil(?:get|ger|ges|gede|ling\w*)|give[rt]?|gav|tilsagn|støtt(?:et|"
    r"er|es|e)|(?:EU-)?tilskud\w*|"
    r"(?:EU-)?støtte(?:n|beløb\w*)?|donation\w*|donere[rt]|uddel\w+|hente[rt]?|penge(?:ne)?|midler(?:ne)?|"
    r"sat i \w+ \w* ?\w* ?med|ansøgt|søg(?:er|es|t)|"
    r"finansier(?:et|es|er))(?!\w)",
    re.IGNORECASE,
)
OWN = re.compile(
    r"egen(?:finansiering|betaling|andel|bidrag|indsats)\w*|(?<!\w)medfinansier\w*|(?:kommun\w*|region\w*|skole\w*|lokale?|"
    r"vores|egen|egne)s? (?:egen )?"
    r"(?:andel(?! af (?:det )?(?:samlede )?budget)|bidrag|medfinansiering)\w*|"
    r"bidrage[rt]? (?:selv )?med|(?:betaler|lægger|finansierer|skyder|spytter|lægge|"
    r"betale|finansiere)(?: selv| også)*|"
    r"selv (?:betaler|lægger|finansierer|bidrager|skal betale|har)|(?<!\w)selv(?: med)?(?= $)|afs(?:ætt|at)\w*|frigive\w*|"
    r"Kommunes (?:andel|del)",
    re.IGNORECASE,
)
"""Before a sum, at most some words away."""

DECIDED = re.compile(
    r"(?:bevilg(?:es|er)|afsættes|frigives|medfinansieres|støttes|gives|ydes)(?!\w)[^.;]*$", re.IGNORECASE
)
"""Before a sum that a public body decides on."""

BUDGET_AFTER = re.compile(r",? (?:i alt|er (?:det samlede )?budget|i samlet budget|koster)")
GRANT_AFTER = re.compile(
    r",? (?:(?:i|som) (?:\w+-?)?(?:støtte|tilskud|bevilling|midler|EU-støtte|EU-midler)|(?:er )?(?:kommer|bevilget|bevilges|"
    r"betales|gives)? ?(?:fra|af|under|gennem|via) [A-ZÆØÅ])"
)
OWN_AFTER = re.compile(
    r",? (?:i|som) (?:kommunal |egen |lokal )?(?:med|egen)(?:finansiering|betaling)|,? (?:lægger|betaler|finansierer|"
    r"bidrager|dækker|dækkes)\b[^.;]{0,30}?\bselv\b|"
    r",? (?:af|fra) (?:kommunens|regionens|egne|parterne|partnerne)|,? oveni"
)
"""Right after a sum."""

OF_OTHERS_AFTER = re.compile(
    r" (?:af (?:dem|disse|pengene|midlerne|beløbet)(?!\w)|(?:pr\.?|per) (?!år(?!\w))[a-zæøå]|om (?:dagen|ugen|måneden)(?!\w))",
    re.IGNORECASE,
)
"""Right after a sum that is but a part of one, or the price of a thing, head or day."""

UNSETTLED = re.compile(
    r"(?:(?<!\w)(?:ingen|uden|hverken)(?: \w+){0,2} \w*(?:finansiering|betaling|bidrag|andel)|"
    r"(?<!\w)om (?:\w+ ){1,3}(?:vil|kan|skal|bør)(?!\w))[^.;]*$",
    re.IGNORECASE,
)
"""Before a sum that nobody pays, or that somebody only may pay."""

ASKED = re.compile(r"(?<!\w)(?:(?:an)?søg(?:t|te|er|es|e)?|ansøgning\w*|anmod\w+|beder|bad)(?!\w)", re.IGNORECASE)
REFUSED = re.compile(
    r"(?<!\w)(?:afslag(?:et)?|afslå(?:r|s|et)?|afslog(?:es)?|afvis(?:er|es|t|te|tes)|(?:fik|får|fået|gav|giver) (?:et )?nej|"
    r"(?:fik|får|bevilger|bevilgede|bevilges|imødekom(?:mer|mes)?) ikke|ikke (?:fået|bevilget|imødekomme(?:s|t)?))(?!\w)",
    re.IGNORECASE,
)
GRANTED = re.compile(
    r"(?<!\w)(?:fik|får|fået|gav|giver|givet|bevilge[rt]|bevilgede|modtog|modtager|modtaget|tilsagn|yder|ydet|støtter|støttet|"
    r"tildelt|betaler|hente[rt])(?!\w)(?! (?:et )?(?:nej|afslag|ikke)(?!\w))",
    re.IGNORECASE,
)
"""That money is asked for, that it is not given, that it is."""

PARTS = {
    "halvdelen": 1 / 2,
    "en tredjedel": 1 / 3,
    "to tredjedele": 2 / 3,
    "en fjerdedel": 1 / 4,
    "tre fjerdedele": 3 / 4,
}
_SHARE = (
    r"(?P<share>(?P<number>\d{1,3}(?:,\d{1,2})?) ?(?:%|procent(?!\w)|pct\.?)|"
    r"(?P<part>halvdelen|en tredjedel|to tredjedele|en fjerdedel|tre fjerdedele))"
)
SHARE_ALONE = re.compile(_SHARE, re.IGNORECASE)
_PAYER = r"(?:EU|EU's|Europa-Kommissionen|programmet|puljen|fonden)(?!\w)"
SHARE = re.compile(rf"{_SHARE}(?=[^.;,\n]{{0,30}}? (?:fra|af|gennem|via) {_PAYER})", re.IGNORECASE)
"""A share of the budget that comes from the one who pays: "60 % fra EU", "halvdelen kommer fra programmet"."""

SHARE_PAID = re.compile(
    rf"(?<!\w){_PAYER} (?:betaler|dækker|giver|finansierer|støtter(?: \w+)? med|bidrager med) (?:de |op til |ca\. )?{_SHARE}",
    re.IGNORECASE,
)
"""The payer first: "EU betaler 60 procent"."""
