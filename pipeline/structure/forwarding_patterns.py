"""How Danish decisions send a matter on: the verbs, the bodies, the purposes. Data only; ``forwarding`` reads it."""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = (
    *(
        "send",
        "henv",
        "anbefal",
        "indstil",
        "forel",
        "fremlæg",
        "fremlagt",
        "hjemvis",
        "retur",
        "videre",
        "bringes",
        "løftes",
    ),
    *(
        "behandles",
        "tages op",
        "begær",
        "tilstil",
        "indgår",
        "overgår",
        "tilbage",
        "overdrag",
        "hensk",
        "overgiv",
        "videregiv",
        "tages med",
        "dagsorden",
        "beder",
        "bad ",
        "anmod",
    ),
)
"""Without one of these in its lower-cased text a decision sends nothing on."""

SENDING: Final = re.compile(
    r"\b(?:(?:over|frem|videre|tilbage|til)?send(?:t|es|te|er|tes|e)|(?:udvalgs)?henvis(?:t|es|tes|te|e|er(?=\s+(?:sagen|forslaget|punktet|indstilling\w*|ansøgningen)\b))|anbefal(?:es|er|et|edes?)|(?<!ikke\s)(?:anbefale|indstille)|"
    r"indstil(?:les|ler|let|ledes?)|forelæg(?:ges|ge)|forelag(?:t|des)|fremlægges|fremlag(?:t|des)|hjemvis(?:t|es|er|tes|te|e)|retur|går\s+videre|(?:ind)?bringes|"
    r"løftes|behandles|tages\s+op|indgår(?=\s+i\s+(?:\w+\s+){0,3}?budget)|begær(?:es|et)(?!\s+ikke)|(?:over|tilbage|videre|frem|ud)sendelse|sættes\s+på\s+dagsorden(?:en)?|tilstilles|"
    r"returner(?:es|et|er)|tilbagevis(?:es|t|er)|overgår|overdrages|overgives|videregives|hensky(?:de|des|der)|henskudt|henskød|går\s+tilbage|tages\s+med|dagsordensættes|"
    r"(?:beder|bad|anmode[rd]e?)(?=\s+[\w -]{3,60}?\s+om\s+at\s))\b"
)
"""Against the lower-cased text."""
RELATIVE: Final = re.compile(
    r"(?<!ønskerne,\s)(?<!ønsket,\s)(?<!forslaget,\s)(?<!sagen,\s)(?<!indstillingen,\s)(?<!oplægget,\s)(?<!planen,\s)\b(?:som|der)\s+$"
)
"""Before the verb: something else than the matter is sent, "et notat, som sendes til ..."."""

BECAUSE: Final = re.compile(r",\s+(?:da|fordi|eftersom)\s+[^.;,]*$")
"""Before the verb: why something is done, "udgår, da den først skal behandles i ..."."""
REASON: Final = re.compile(r",\s+(?:idet|i\s+det(?:\s+at)?)\s+")
_STEM: Final = (
    r"(?i:udvalg|byråd|regionsråd|kommunalbestyrelse|borgerrepræsentation|magistrat|bestyrelse|kreds|direktion|direktørgruppe|forum|"
    r"styregruppe|arbejdsgruppe|projektgruppe|gruppe|råd|nævn|kommission|forhandlinger|budgetlægning|budgetprocess?|budgetdrøftelser|"
    r"budgetseminar|budgetkonference|"
    r"generalforsamling|repræsentantskab|revision|kommunerne|ministeri(?:um)?|styrelse)"
)
IS_BODY: Final = re.compile(_STEM, re.IGNORECASE)
_COMMON: Final = rf"[\w-]*{_STEM}(?:ens|ets|enes|nes|ns|ene|en|et|ne|n|t|erne|rne|r|s)?\b"
_PROPER: Final = r"[A-ZÆØÅ][\w&/-]*(?:\.\w+)*"
_JOINT: Final = r"(?:-?,\s+|-?\s+(?:og|&)\s+|\s+(?:for|i|af|på|om|under|ved)\s+|\s+)"
_LEVEL: Final = r"[A-ZÆØÅ]\w+s\s+(?:politiske|faglige|strategiske)\s+niveau"
_BODY: Final = rf"(?:{_LEVEL}|(?:{_COMMON}|{_PROPER})(?:{_JOINT}(?:{_PROPER}|{_COMMON})){{0,7}})"
_COMMON_BODY: Final = rf"(?:[A-ZÆØÅ]\w+-(?:,\s+\w+-)?\s+og\s+)?{_COMMON}(?:\s+(?:for|i|og)\s+{_PROPER})*"
_THE: Final = r"(?:det\s+|den\s+|de\s+)?"
PURPOSE: Final = (
    r"(?:(?:endelige?|fornyet|yderligere|videre|politisk|skriftlig|samlet)\s+)?"
    r"(?:beslutning|godkendelse|vedtagelse|behandling|orientering|drøftelse|efterretning|stillingtagen|udtalelse|høring|bearbejdning|"
    r"afgørelse|kvalificering|budgetbehandling|udvalgsbehandling|besvarelse|vurdering|kommentering|bemærkninger|prioritering|afklaring)"
)

DESTINATION: Final = re.compile(
    rf"(?:[^.;\n]|(?<=\bpkt)\.|(?<=\bnr)\.|(?<=\bkr)\.|(?<=\bmio)\.|(?<=\d)\.){{0,90}}?\b(?:"
    rf"(?:til|mhp\.?|med\s+henblik\s+på)\s+{PURPOSE}(?:\s+og\s+{PURPOSE})?\s+(?:på\s+(?:mødet|et\s+møde)\s+)?(?:i|hos|af|ved)\s+{_THE}(?P<purpose>{_BODY})"
    rf"|(?:over\s*for|for)\s+{_THE}(?P<over>{_COMMON_BODY})"
    rf"|(?:til|direkte\s+i|direkte\s+til|videre\s+i)\s+{_THE}(?!{PURPOSE}\b)(?P<to>{_BODY})"
    rf"|(?:godkendt|vedtaget|tiltrådt|i\s+høring|på)\s+(?:i|hos|ved|af)\s+{_THE}(?P<approving>{_BODY})"
    rf"|i\s+{_THE}(?:(?:kommende|videre)\s+)?(?P<into>{_COMMON_BODY})"
    rf"|på\s+{_THE}(?P<meeting>{_COMMON_BODY})(?<=s)(?=\s+møde)"
    rf"|på\s+(?P<at>budget(?:seminar|konference|møde)\w*)"
    r")"
)
"""Where the matter goes, behind the verb."""
OBJECT: Final = re.compile(
    rf"\s+(?:(?:enstemmigt|herefter|derfor|dermed|over)\s+)?{_THE}(?P<body>{_COMMON_BODY}|[A-ZÆØÅ]{{2,}}\b)(?=\s*(?:[,.]|at\b|til\b|om\b|den\s+\d|d\.\s*\d|$|godkend))"
)
"""The body as the verb's object: "anbefaler Byrådet at ...", "forelægges Kommunaldirektørkredsen til ..."."""
ASKS: Final = ("beder", "bad", "anmod")
ADMINISTRATION: Final = re.compile(
    r"[\w-]*(?:direktion|direktør|forvaltning|administration|sekretariat)(?:en|et)", re.IGNORECASE
)
"""Who is asked by a body that only gives its own people a task."""
TAKES_OBJECT: Final = ("anbefal", "indstil", "forelæg", "forelagt", "tilstil", "be", "bad", "anmod")
ADVISES: Final = ("anbefal", "indstil")
CLAUSE: Final = re.compile(
    rf"(?:\s+(?:enstemmigt|derfor|herefter|dermed))?,?\s+at\s+{_THE}(?P<body>{_COMMON_BODY})\s+(?!indstiller|anbefaler)\w{{2,}}(?:er|år)\b"
)
"""The body that is to decide, in the clause behind the verb: "anbefaler, at Byrådet godkender planen"."""
GOES_INTO: Final = (
    *(
        "behandles",
        "begær",
        "fremlæg",
        "tages",
        "bringes",
        "indbringes",
        "indgår",
        "forelæg",
        "forelagt",
        "send",
        "over",
        "frem",
    ),
)
"""The verbs after which "i Byrådet" is a destination."""
GENITIVE: Final = re.compile(rf"s\s+(?:{PURPOSE}|møde)\b")
"""Behind "til Byrådet": its genitive, "til Byrådets godkendelse"."""

THROUGH: Final = re.compile(
    r"[\w-]*(?:udvalg|direktion|magistrat)\w*(?:\s+for\s+[^,]{1,60}?)?,?\s+og\s+(?=(?:byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation)\w*$)"
    r"|(?-i:[A-ZÆØÅ]{2,4})\s+og\s+(?=(?:by|kb|rr|br|kmb)$)",
    re.IGNORECASE,
)
"""The body that a matter only passes on its way to the council: "over for Økonomiudvalget og Byrådet"."""
NO_BODY: Final = re.compile(
    r"udvalget|bestyrelsen|rådet|kredsen|[\w-]*(?:chef|leder|direktør)(?:en)?|tiltrådt|(?:bilag|referat|dagsorden|sagen|punkt|protokollen|kl|høring|møde|mødet|teknisk\s+gennemgang|"
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b.*",
    re.IGNORECASE,
)
"""What looks like a destination and is none."""
BEFORE_DATE: Final = re.compile(
    rf"(?:s\s+(?:møde|{PURPOSE}))?\s*,?\s*(?:til\s+{PURPOSE}\s+)?(?:på\s+(?:(?:et|det|dets|sit)\s+)?møde(?:t)?\s+)?,?\s*(?:senest\s+)?(?:den\s+|d\.\s*)?"
)
"""What may stand between the body and the date."""
