"""The words that structure Danish minutes: section labels, header fields, attendance headings, contents headings, furniture.

All entries are in lower case without a final colon; ``soft`` labels also occur as free sub-headings inside another section.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from pipeline.records import AttendanceStatus, SectionKind


def _questions(*words: str) -> tuple[str, ...]:
    """Headings that ask, with and without their mark."""
    return tuple(form for question in words for form in (question, f"{question}?"))


HARD_LABELS: Final[dict[SectionKind, tuple[str, ...]]] = {
    "summary": (
        "resume", "resumé", "sagsresumé", "sagsresume", "sagens kerne", "præsentation", "indledning",
        "indledning/baggrund", "beslutningstema", "sagstema", "anledning", "kort resumé", "kort resume",
    ),
    "recommendation": (
        "indstilling", "indstillinger", "administrativ indstilling", "administrationens indstilling",
        "forvaltningens indstilling", "administrationen indstiller", "forvaltningen indstiller",
        "forvaltningen indstiller at", "direktionen indstiller", "forretningsudvalget indstiller", "hovedindstilling",
        "indstilling og beslutning",
        "alternativ indstilling", "forvaltningen foreslår", "forslag", "forslag til beslutning", "indstilling om",
        *_questions("hvad indstiller forvaltningen", "hvad anbefaler forvaltningen", "hvad foreslår forvaltningen",
                    "hvad indstiller administrationen", "hvad anbefaler administrationen", "hvad skal vi beslutte", "hvad skal besluttes",
                    "hvad indstilles", "hvad foreslås"),
        "det indstilles", "det indstilles at", "det foreslås", "formandens indstilling", "sekretariatets indstilling",
    ),
    "presentation": (
        "sagsfremstilling", "sagsbeskrivelse", "beskrivelse af sagen", "beskrivelse", "redegørelse",
        "baggrund for sagens fremlæggelse", "problemstilling", "løsning", "sagsfremstilling og økonomi",
        "supplerende sagsfremstilling", "fremstilling af sagen",
        *_questions("hvad handler det om", "hvad handler sagen om", "hvad drejer sagen sig om", "hvad er sagen", "hvorfor er punktet på",
                    "hvorfor er det på dagsordenen", "hvorfor tager vi det op", "hvad er baggrunden", "hvad går sagen ud på"),
    ),
    "decision": (
        "beslutning", "beslutninger", "udvalgets beslutning", "rådets beslutning", "regionsrådets beslutning",
        "byrådets beslutning", "kommunalbestyrelsens beslutning", "bestyrelsens beslutning", "konklusion",
        "vedtagelse", "afgørelse", "beslutning/konklusion", "referat/beslutning", "beslutning/referat", "decision", "decisions",
        *_questions("hvad besluttede vi", "hvad blev besluttet", "hvad blev der besluttet", "hvad blev vi enige om", "det besluttede vi",
                    "hvad besluttede udvalget", "hvad besluttede rådet", "hvad besluttede bestyrelsen", "hvad blev beslutningen",
                    "hvad aftalte vi"),
    ),
    "earlier_decision": (
        "historik", "sagshistorik", "sagshistorik (henvisninger)", "sagshistorik, henvisninger", "tidligere behandling",
        "tidligere beslutninger", "tidligere beslutning", "sagens forløb", "tidligere politisk behandling",
    ),
    "attachments": (
        "bilag", "bilagsfortegnelse",
         "bilagsliste", "bilagsoversigt", "vedhæftede filer", "vedlagte bilag", "bilag til punktet",
    ),
    "economy": (
        "økonomiske konsekvenser", "økonomiske forhold", "økonomiske forhold og konsekvenser",
        "økonomiske konsekvenser og finansiering", "økonomiske og personalemæssige konsekvenser",
        "økonomiske og erhvervsmæssige konsekvenser", "økonomi og afledt drift", "bevillingsmæssige konsekvenser",
        "økonomi og finansiering", "økonomi/personale", *_questions("hvad koster det", "hvad betyder det for økonomien"),
    ),
    "law": (
        "lovgrundlag", "lovgrundlag - link", "lovgrundlag og juridisk vurdering", "retsgrundlag", "retligt grundlag",
        "retsregler og andre forskrifter", "juridiske og planmæssige forhold", "lovhjemmel", "juridiske forhold",
    ),
    "hearing": ("høring og sagsgang", "inddragelse og høring", "borgerinddragelse", "høringssvar", "høring og inddragelse"),
    "process": (
        "sagsforløb", "forventet sagsgang", "sagsgang", "sagsgang og sagstype", "sagsprocedure", "behandlingsplan",
        "kompetence", "beslutningskompetence", "sagen afgøres af", "sagen afgøres i", "sagen behandles i", "videre proces",
        *_questions("hvad sker der nu", "hvad sker der så", "hvad er næste skridt", "hvad er det næste"),
        "det videre forløb", "politisk behandling", "sagens gang", "videre forløb", "tidsplan og proces",
    ),
    "other": (
        "personalemæssige konsekvenser", "andre konsekvenser", "øvrige konsekvenser", "konsekvenser for andre udvalg",
        "co2-konsekvensvurdering", "effektvurdering", "handlemuligheder", "konsekvenser for miljø",
        "klimakonsekvenser", "klima- og miljøkonsekvenser", "bæredygtighed", "kommunikation og inddragelse",
    ),
}  # fmt: skip
"""Labels that always open a section, by what the section is."""

SOFT_LABELS: Final[dict[SectionKind, tuple[str, ...]]] = {
    "summary": ("formål", "sagens formål", "kort om sagen"),
    "presentation": ("baggrund", "status", "supplerende oplysninger"),
    "economy": ("økonomi", "finansiering", "ressourcer"),
    "law": ("jura", "lovgivning"),
    "hearing": ("høring", "inddragelse"),
    "process": ("proces", "videre proces og tidsplan", "tidsplan", "næste skridt", "opfølgning"),
    "decision": ("referat", "aftalt", "aftaler", "besluttet", "vedtaget"),
    "other": (
        "personale", "effekt", "vurdering", "kommunikation", "alternativer", "klima", "miljø", "sundhed", "løsning og konsekvenser",
        "miljø og klima", "tidsperspektiv", "bemærkninger", "ligestilling",
    ),
}  # fmt: skip
"""Labels that open a section, unless they stand as sub-headings in another."""

LABELS: Final[dict[str, SectionKind]] = {
    label: kind for group in (HARD_LABELS, SOFT_LABELS) for kind, labels in group.items() for label in labels
}
SOFT: Final[frozenset[str]] = frozenset(label for labels in SOFT_LABELS.values() for label in labels)

ATTENDANCE_LABELS: Final[dict[str, AttendanceStatus]] = {
    **dict.fromkeys(
        (
            "deltagere", "mødedeltagere", "medlemmer", "medlemmer af udvalget", "til stede", "tilstede", "mødte",
            "fremmøde", "fremmødte", "deltagere i mødet", "til stede var", "udvalgets medlemmer", "deltagerfortegnelse",
            "mødt", "deltog",
        ),
        "present",
    ),
    **dict.fromkeys(
        ("afbud", "afbud fra", "fraværende med afbud", "fravær med afbud", "meldt afbud", "afbud modtaget fra"), "excused"
    ),
    **dict.fromkeys(
        (
            "fraværende", "fraværende uden afbud", "fravær uden afbud", "ikke til stede", "deltog ikke", "fravær",
            "ikke mødt", "ej mødt",
        ),
        "absent",
    ),
    **dict.fromkeys(("stedfortrædere", "stedfortræder", "suppleanter"), "substitute"),
    **dict.fromkeys(
        (
            "gæster", "gæst", "øvrige deltagere", "fra sekretariatet", "fra administrationen", "fra forvaltningen",
            "desuden deltog", "desuden deltager", "endvidere deltog", "øvrige", "sekretariat", "deltagere fra administrationen",
            "deltog fra forvaltningen", "deltog fra administrationen", "også til stede",
        ),
        "guest",
    ),
}  # fmt: skip
"""Headings over lists of people, by what the list says of them."""

HeaderField = Literal[
    "body", "date", "time", "start_time", "end_time", "place", "chair", "secretary", "publisher", "ignored"
]

HEADER_LABELS: Final[dict[str, HeaderField]] = {
    **dict.fromkeys(("udvalg", "forum", "organ", "udvalgsnavn", "mødeforum", "råd"), "body"),
    **dict.fromkeys(("mødedato", "dato", "møde", "dato for mødet", "mødedag", "mødedo", "date", *_questions("hvornår")), "date"),
    **dict.fromkeys((
            "mødetid", "mødetidspunkt", "tidspunkt", "tid", "klokken", "klokkeslæt", "time", "tid og sted", "sted og tid", "tid/sted",
            "sted/tid", "dato og sted", "tid & sted", "dato og tid", "tid og dato", "dato, tid og sted", "mødetid og sted",
            "mødetid og -sted", *_questions("hvor og hvornår", "hvornår og hvor"),
        ), "time"),
    **dict.fromkeys(("starttidspunkt", "starttidspunkt for møde", "start kl.", "start", "mødet startede kl."), "start_time"),
    **dict.fromkeys(
        ("sluttidspunkt", "slut kl.", "slut", "møde slut", "mødet hævet kl.", "mødet sluttede kl.", "mødet hævet", "hævet kl."),
        "end_time",
    ),
    **dict.fromkeys(
        ("mødested", "sted", "lokale", "mødelokale", "mødested og lokale", "place", "venue", "location", *_questions("hvor")), "place"
    ),
    **dict.fromkeys(
        ("mødeleder", "dirigent", "ordstyrer", "formand", "leder af mødet", "chair", "chairman", *_questions("hvem ledede mødet")), "chair"
    ),
    **dict.fromkeys(("referent", "mødesekretær", "sekretær", "minutes taken by"), "secretary"),
    **dict.fromkeys(("kommune", "myndighed"), "publisher"),
    **dict.fromkeys(
        (
            "møde nr.", "mødenr.", "udsendelsesdato", "journalnummer", "j.nr.", "bemærkninger", "sagsnr.", "sagsnr",
            "hent som fil", "mødefakta", "kontaktperson", "næste møde",
        ),
        "ignored",
    ),
}  # fmt: skip
"""Labels of a meeting's header fields."""

CONTENTS_LABELS: Final[frozenset[str]] = frozenset((
    "indholdsfortegnelse", "indholdsfortegnelse åbent møde", "indholdsfortegnelse lukket møde", "oversigtsdagsorden",
    "sagsoversigt", "punkter på dagsordenen", "dagsordenpunkter", "dagsordenspunkter", "punkter", "dagsorden", "indhold",
    "oversigt", "pkt. tekst side", "sag tekst sidenr.", "sag nr. side", "indholdsfortegnelse side", "punktliste",
    "dagsordenens punkter", "oversigt over punkter", "dagsorden punkter", "agenda",
))  # fmt: skip
"""Headings over a list of the agenda's titles."""

NOT_ITEMS: Final[frozenset[str]] = frozenset((
    "underskriftsark", "underskriftsblad", "underskriftsside", "bilagsliste", "bilagsoversigt", "underskrifter", "pause",
))  # fmt: skip
"""Last pages of minutes, and the break, which are no items even where they are numbered like them."""

CLOSING: Final[re.Pattern[str]] = re.compile(
    r"""(?:mødet\s+(?:blev\s+|er\s+)?(?:hævet|slut(?:tede|tet)?|afsluttet|ophævet|hæves)\b(?:.{0,40}\d{1,2}(?:[.:]\d{2})?[^.]{0,10}|[^.]{0,15})\.?
      |(?:mødet\s+)?hævet\s+kl\b.{1,20}|slut(?:\s+kl\b.{1,20}|tidspunkt\s*:.{1,20})
      |således\s+passeret\b.{0,80}|(?:referent|ref\.|referatet\s+er\s+skrevet\s+af|for\s+referatet)\s*:?\s+.{2,60}
      |underskrift(?:er)?\s*:?|godkendt\s+af\s*:|formandens\s+underskrift.{0,40}|[_.\s]{8,}
      |næste\s+(?:møde|ordinære\s+møde|byrådsmøde|udvalgsmøde)\s*(?::|er|afholdes|holdes|bliver|den|d\.)\s.{2,100})""",
    re.IGNORECASE | re.VERBOSE,
)
"""Lines behind the last item: when the meeting ended, who kept the minutes, when the next one is, signatures."""
SIGNED: Final[re.Pattern[str]] = re.compile(r"således\s+passeret\b|underskrift|godkendt\s+af\s*:", re.IGNORECASE)
"""A closing line that names stand below."""

PLAN_ROWS: Final[frozenset[str]] = frozenset((
    "mødeevaluering", "evaluering af mødet", "næste møde", "mødekalender", "to do", "kommende møder",
))  # fmt: skip
"""Lines below the last item that are no items unless they are numbered like them."""

CLOSED_HEADINGS: Final[re.Pattern[str]] = re.compile(
    r"(?:lukkede\s+(?:sager|punkter|dagsordenspunkter)|lukket\s+(?:dagsorden|møde)|"
    r"(?:til\s+\w+\s*[-–]\s*)?for\s+lukkede\s+døre|disse\s+sager\s+behandles\s+for\s+lukkede\s+døre)\s*[.:]?",
    re.IGNORECASE,
)
OPEN_HEADINGS: Final[re.Pattern[str]] = re.compile(
    r"(?:åbne\s+(?:sager|punkter|dagsordenspunkter|\w+sager)|åben\s+dagsorden|åbent\s+møde|"
    r"(?:til\s+\w+\s*[-–]\s*)?for\s+åbne\s+døre)\s*[.:]?",
    re.IGNORECASE,
)
"""Headings that say of all items below them whether they are public."""

GROUP_HEADINGS: Final[re.Pattern[str]] = re.compile(
    r"(?:(?:[A-H]|[IV]{1,3})\.\s+)?(?:sager|punkter)\s+til\s+(?:afgørelse|beslutning|behandling|drøftelse|orientering|efterretning)\b[^.:]{0,60}"
    r"|[A-H]\.\s+(?:orientering|drøftelse|beslutning|efterretning|meddelelse)(?:er|ssager)?",
    re.IGNORECASE,
)
"""Headings over a group of items, by what the body is to do with them."""

_BUTTONS = (
    r"til\s+top(?:pen)?|tilbage(?:\s+til\s+(?:oversigt|dagsorden|top|toppen))?|udskriv(?:\s+(?:hele\s+)?dagsord(?:e)?n(?:en)?|\s+punkt)?"
    r"|print|download\s+(?:pdf|referat|dagsorden)|referat\s+sagsfremstilling|kopier\s+link(?:\s+til\s+punktet)?|del\s+på\s+\w+|del|luk\s+alle(?:\s+punkter)?(?:\s+referat)?"
    r"|fold\s+alle?(?:\s+(?:ud|ind|punkter))*|(?:åbn|åben)\s+alle(?:\s+punkter)?|vis\s+pdf|læs\s+(?:op|højt)|abonn[eé]r|søg|vælg|video|menu|se\s+alle\s+bilag"
)
FURNITURE: Final[re.Pattern[str]] = re.compile(
    rf"""(?:
        (?:{_BUTTONS})(?:[\s|·-]+(?:{_BUTTONS}))*
      | hent\s+(?:som\s+)?(?:fil|pdf|word).{{0,40}} | hent\s+.{{0,40}}\s(?:pdf|word|fil) | sag(?:er)?\s+\d+\s*[-–]\s*\d+
      | spring\s+til\s+(?:hoved)?indhold(?:et)? | ski[pf]t?\s+til\s+hoved\s*indhold(?:et)? | gå\s+til\s+indhold(?:et)?
      | (?:side\s+)?-?\d{{1,4}}-?\s*(?:/|af)\s*\d{{1,4}} | side\s+-?\d{{1,4}}-?
      | klik\s+her\s+for\s+at\s+folde\s+ud.* | (?:vi|dette\s+(?:site|websted))\s+bruger\s+cookies.* | you\s+are\s+here.*
      | \+?\s*del\s+denne\s+side.* | udskriv\s+denne\s+side.*
      | [a-zæøå]{{2,4}},?\s+alm\.?\s?del\b.*\bbilag\s+\d+.* | \d{{6,8}}_\d{{4}}\.png | offentligt
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Whole lines of page furniture that survive in flattened minutes."""

FILED_PAPER: Final[re.Pattern[str]] = re.compile(r"\b[A-ZÆØÅ]{2,4},?\s+Alm\.?\s?del\b.{0,40}\bBilag\s+\d")
"""The stamp of a paper in a parliamentary committee's files; the line above it names that committee, whoever met."""

COMMITTEE_AND_SESSION: Final[re.Pattern[str]] = re.compile(
    r"[A-ZÆØÅ][\w ,-]{3,60}udvalget?\s+\d{4}-\d{2,4}(?:\s*\([^)]{1,20}\))?"
)

DOCUMENT_WORDS: Final[re.Pattern[str]] = re.compile(
    r"\b(?P<minutes>(?:åbent?\s+|lukket\s+|tillægs)?(?:beslutnings)?(?:referat|protokol)|beslutningsreferat|beslutningsprotokol|mødereferat|udskrift|refer(?=\s+(?:fra|til|af)\b)|(?:meeting\s+)?minutes(?!\s+taken))\b"
    r"|\b(?P<agenda>(?:åben\s+|lukket\s+|tillægs|forslag\s+til\s+|foreløbig\s+|oversigts)?dagsorden(?:sforslag)?|mødeindkaldelse|indkaldelse)\b",
    re.IGNORECASE,
)
"""What a document calls itself."""

BODY_WORD: Final[re.Pattern[str]] = re.compile(
    r"\b(?:\w*(?:råd(?:et)?|udvalg(?:et)?|udvalgene|bestyrelse(?:n)?|kreds(?:en)?|nævn(?:et)?|kommission(?:en)?|direktion(?:en)?|gruppe(?:n)?"
    r"|forum(?:met)?|forsamling(?:en)?|repræsentation(?:en)?|magistrat(?:en)?|komit[eé](?:en)?|sekretariat(?:et)?|selskab(?:et)?|formandskab(?:et)?"
    r"|styregruppe(?:n)?|netværk(?:et)?|panel(?:et)?|forening(?:en)?|laug(?:et)?|delegation(?:en)?|samarbejde(?:t)?|kontaktråd(?:et)?|klynge(?:n)?)"
    r"|(?-i:KKR|\w*MED(?:-\w+)?|RAR|LBR)|hegnssyn(?:et)?|Udvalget\s+for)s?\b",
    re.IGNORECASE,
)
"""The last part of the names that bodies have."""

_DOCUMENT_ROOT: Final[re.Pattern[str]] = re.compile(r"refer|protokol|udskrift|minutes|dagsorden|indkaldelse")


def document_words(text: str) -> re.Match[str] | None:
    """Where ``text`` first says what the document calls itself, with the groups ``minutes`` and ``agenda``; None where nowhere.

    >>> document_words("Beslutningsprotokol for Byrådet")["minutes"]
    'Beslutningsprotokol'
    """
    return DOCUMENT_WORDS.search(text) if _DOCUMENT_ROOT.search(text.lower()) else None


_BODY_ROOT: Final[re.Pattern[str]] = re.compile(
    r"råd|udvalg|bestyrelse|kreds|nævn|kommission|direktion|gruppe|forum|forsamling|repræsentation|magistrat|komit|sekretariat|selskab"
    r"|formandskab|netværk|panel|forening|laug|delegation|samarbejde|hegnssyn|klynge"
)
_BODY_ACRONYM: Final[re.Pattern[str]] = re.compile(r"KKR|MED|RAR|LBR")


def names_body(text: str) -> bool:
    """Whether ``text`` may hold a word for a body; where it does not, ``BODY_WORD`` need not be looked for.

    >>> names_body("Sag fra Byrådet"), names_body("Ny cykelsti")
    (True, False)
    """
    return _BODY_ROOT.search(text.lower()) is not None or _BODY_ACRONYM.search(text) is not None
