"""The labels of fact sheets on projects."""

from __future__ import annotations

import re

_PARTS = (
    r"(?:(?:øvrige|danske|andre|internationale|udenlandske|lokale|deltagende|involverede|norske|svenske|tyske|samlede?|total[et]?|"
    r"forventet|nyt?|kommunal[et]?|regional[et]?|kommunens|regionens|bevilget|projektets|samlet) )*"
)

LABEL = re.compile(
    rf"{_PARTS}(?:"
    r"(?P<name>(?:EU-)?projekt(?:navn|titel|ets navn|ets titel)?|titel på projekt(?:et)?)|"
    r"(?P<lead>lead(?: ?-?(?:partner|applicant|beneficiary))?|leadpartner|projekt(?:ejer|holder|leder|koordinator|ledelse)|"
    r"hoved(?:partner|ansøger|ansvarlig)|ansøger|(?:tilskuds|støtte|bevillings|tilsagns)modtager|(?:bevillings|tilsagns)haver|"
    r"kontraktholder|projektansvarlig|(?:projektets )?(?:ejer|leder|operatør)|"
    r"(?:hoved)?koordinator|koordineres af|tovholder|ledes af|ledende partner|ansvarlig)|"
    r"(?P<partner>(?:projekt|samarbejds)?partner(?:e|ne|kreds)?|deltager(?:e|ne)?|deltagende parter|parter(?:ne)?|"
    r"medvirkende|kommuner|samarbejde(?:t)?|"
    r"i samarbejde med|medansøgere?|partnere i projektet)|"
    r"(?P<programme>(?:EU-|støtte|tilskuds|finansierings)?program(?:met)?|fond|pulje|ordning|finansiering(?:skilde)?|"
    r"finansieret (?:af|gennem|via)|støttet af|støtte fra|"
    r"støttegiver|tilskudsgiver|bevillingsgiver|støtteprogram|finansieres af|bidragyder|funding)|"
    r"(?P<period>(?:projekt)?periode(?:n)?|projektperiode|løbetid|varighed|tidsplan|tidsramme|tid|hvornår|løber|år)|"
    r"(?P<start>(?:projekt)?start(?:dato|tidspunkt|et)?|opstart|begynder|begyndt|begyndelse|starter|tidligst|fra)|"
    r"(?P<end>(?:projekt)?slut(?:dato|tidspunkt|ter)?|afsluttet|afslutning|afsluttes|udløb(?:er)?|til)|"
    r"(?P<own_contribution>(?:egen|med)finansiering|egenbetaling|egenandel|(?:kommunens|regionens|egen) andel|eget bidrag|andel|bidrag)|"
    r"(?P<grant>(?:EU-)?(?:tilskud|støtte|bevilling|bidrag|midler|medfinansiering)(?:sbeløb)?|ansøgt (?:beløb|støtte|"
    r"tilskud)|støttebeløb|beløb|tilsagn|donation|bevilget)|"
    r"(?P<budget>(?:total)?budget|økonomi|(?:økonomisk )?ramme|projektsum|omkostninger|projektbudget)|"
    r"(?P<website>hjemmeside|website|web|websted|læs mere|link|projekthjemmeside)"
    r")",
    re.IGNORECASE,
)
"""A whole label; the group that matched is what it says."""

LABEL_IN_LINE = re.compile(
    r"(?:(?<=^)|(?<=[\n|;•·\t–]) ?|(?<=[.,] )|(?<=\* )|(?<=- ))(?P<label>[A-ZÆØÅa-zæøå][\w-]*(?: [\w-]+){0,3})(?::|\t) ?",
    re.MULTILINE,
)
"""A label in a line, its colon included."""

LABEL_LINE = re.compile(r"\W{0,3}(?P<label>[A-ZÆØÅ][\w-]*(?: [\w-]+){0,3}): ?\S[^\n]{0,150}$")
"""A line that is a label and its value."""

NAME_LINE = re.compile(
    r"\W{0,3}(?:(?:EU-)?[Pp]rojekt(?:navn|titel|ets navn|ets titel)?|"
    r"Titel på projekt(?:et)?): ?[\"”“»]?(?P<name>[A-ZÆØÅ\d][^:;|\t\n.()\"”“«]{1,70}?)(?=[\"”“«]| \(|\.?$|;|\||\t)"
)
"""A line that names a project behind a label."""
