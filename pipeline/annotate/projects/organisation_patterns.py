"""Where lists of project partners begin and end, and what a name in them looks like."""

from __future__ import annotations

import re

from pipeline.annotate.capitals import UPPER

SPEAKS_OF_PARTNERS = re.compile(
    r"partner|deltag|koordin|samarbejde|projektejer|tovholder|ledes af|spidsen", re.IGNORECASE
)
SPEAKS_OF_PROJECTS = re.compile(
    r"rojekt|Interreg|INTERREG|Erasmus|Nordplus|LIFE|Horizon|URBACT|EU-støtte|EU-midler|EU-penge"
)
"""Both must be somewhere in a document whose lists are read."""

ROLE_LABEL = re.compile(
    r"(?:(?:[Øø]vrige|[Dd]anske|[Aa]ndre|[Ii]nternationale|[Uu]denlandske) )?(?:(?:[Ll]ead ?-?|[Pp]rojekt|[Ss]amarbejds|"
    r"[Hh]oved)?[Pp]artner(?:e|ne)?|"
    r"[Pp]rojekt(?:ejer|holder)|[Hh]ovedansøger|[Aa]nsøger|[Kk]oordinator|[Tt]ovholder|[Ee]jer|[Oo]peratør|"
    r"(?:[Tt]ilskuds|[Tt]ilsagns|[Bb]evillings)modtager|[Tt]ilsagnshaver|[Mm]edansøgere?): "
)
"""A label and its colon."""

ROLE_CUE = re.compile(
    r"(?<!\w)(?:(?:er|tæller|omfatter|består af|inkluderer)(?: også| desuden)? (?=[^.]{0,160}partner)|"
    r"(?:\w*partner(?:e|ne|kredsen)|deltagerne|deltagere) (?:i projektet )?(?:er|tæller|omfatter|består af|inkluderer) (?:også )?|"
    r"(?:i (?:\w+ )?(?:samarbejde|partnerskab)|sammen) (?:med|mellem) |"
    r"(?:deltager|deltog|medvirker)(?: (?:også|desuden|fra \w+ side|i projektet))? |med(?: som partnere?)? er(?: også)? |"
    r"[Ll]ead ?-?(?:partner|beneficiary)(?:en)? (?:er |var )?|projektejer(?:en)? (?:er |var )|(?:led|koordiner)(?:es|et) af |"
    r"partner(?:e|ne)? er |"
    r"(?:ud over|foruden) |med (?=[^.]{3,120} som partnere?))",
    re.IGNORECASE,
)
"""Before a list of names."""

_WORD = rf"[{UPPER}](?:[\w&'’/+.-]{{0,40}}\w)?(?!\w)"
_SMALL = r"(?:de|del|della|di|do|da|das|des|du|der|din|of|for|and|und|et|la|le|w|we|na|van|von|op|ten|het|am|im|&)"
_LAST = (
    r"(?:kommun|kommune|kaupunki|stad|universitet|universitetas|bibliotek|símenntun|aikuislukio|kolegija|högskola|skola|län|"
    r"fylke|linn|ülikool|"
    r"vald|novads|savivaldybė|miasto|ammattiopisto|opisto|yliopisto|lukio|skúli|skúlin|gymnasium|egyetem|iskola|szkoła|"
    r"høgskole|kollegium)(?!\w)"
)
NAME = re.compile(
    rf"(?<![\w-])(?:[{UPPER}]\w{{1,24}}(?<=et|en|an|nn) (?:i|på|á) )?(?:{_WORD})(?: (?:{_SMALL} ){{0,2}}(?:{_WORD})| {_LAST})*"
)
"""A name in a list; of places only that of an institution in the definite form belongs to it (Högskolan i Borås)."""

ROLE_BEHIND = re.compile(
    rf"(?<![\w-])(?P<names>(?:{_WORD})(?: [\w&'’-]+){{0,5}}) (?:har som leadpartner|er (?:også )?(?:lead|partner|projekt(?:ejer|leder)|"
    rf"koordinator)|er lead|var koordinator|"
    r"(?:står|stod) i spidsen|koordinerer projektet|leder projektet|har haft ledelsen|har taget initiativ)"
)
"""Names before what says that they lead or take part."""

JOINT = re.compile(r"(?: \([^()]{1,40}\))?(?:, og |, samt |, |; | og | samt )")
LIST_END = re.compile(
    r"[.:;!?](?= |$|\n)|\n|\t| (?:er|var|som partner\w*|der|som|hvor|har|skal|vil|med|om|til|ved|fra (?=\d)|mens|på|for at|"
    r"under|deltager|løber|begynder|fik|går)(?= )| –|,? (?:mens|der|som|hvor) "
)
OPENERS = re.compile(r"(?:Også|Foruden|Med|Ud over|Samt|Her|I|Fra|Blandt andet) ")
"""Begins a sentence, with a capital, before a name."""

NOT_NAMES = re.compile(
    r"(?:Det|Den|De|Projektet|I|Her|Vi|Han|Hun|EU|Danmark|Norge|Sverige|Tyskland|Finland|Island|Holland|Europa|Norden|Der|Også)$"
)
"""Capitalised words that begin no organisation's name."""
