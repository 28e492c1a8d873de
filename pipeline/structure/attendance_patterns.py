"""How Danish minutes say who was there, who was not, and who sat out an item. Data only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.records import AttendanceStatus

TRIGGER = re.compile(
    r"afbud|gæst|fravær|inhabil|habil|stedfortræder|suppleant|forlod|ankom|deltog|deltage|deltager|til\s?stede|mødte|mødt\b|udeble|medvirkede|"
    r"forhindre|kom\s|tilbage|i\s+stedet\s+for|forlade|undtagen|trådte|måtte\s+gå|gik\s+(?:fra|kl)|mistede\s+forb|ledet\s+af|leder\s+af|var\s+mødt"
)
"""Without one of these a text says nothing of attendance."""

LABEL = re.compile(
    r"[ \t]*(?:[-–•·*][ \t]*)?(?P<label>"
    r"afbud(?:\s+(?:fra|til\s+mødet))?|fravær(?:ende)?(?:\s+(?:med|uden)\s+afbud)?|fraværende\s+medlemmer|ikke\s+til\s*stede|ej\s+til\s*stede|"
    r"deltog\s+ikke|ej\s+mødt|ikke\s+mødt|udeblevet?|inhabile?|inhabilitet|(?:fremmøde\s+og\s+)?inhabilitet|stedfortrædere?|suppleanter|"
    r"til\s*stede|tilstede|mødte|fremmødte|deltagere|mødedeltagere|medlemmer|gæst(?:er)?|øvrige\s+deltagere"
    r")[ \t]*(?:[:–-](?=[ \t\n]|$)|(?=\n|$)|(?<=fra)[ \t]|(?<=ende)[ \t]+(?=(?-i:[A-ZÆØÅ])[\w-]+[ \t]+[(A-ZÆØÅ]))",
    re.IGNORECASE,
)
"""A label of attendance at the start of a line, with its colon, or alone on its line, or "Afbud fra" with the names behind it."""

LABEL_STATUS: tuple[tuple[re.Pattern[str], AttendanceStatus], ...] = (
    (re.compile(r"uden\s+afbud|udeblev"), "absent"),
    (re.compile(r"afbud"), "excused"),
    (re.compile(r"inhabil"), "disqualified"),
    (re.compile(r"stedfortræder|suppleant"), "substitute"),
    (re.compile(r"fravær|ikke|ej\s"), "absent"),
    (re.compile(r"gæst|øvrige"), "guest"),
)
"""What a label or a remark says of a person; the first that fits."""

REMARK_STATUS: tuple[tuple[re.Pattern[str], AttendanceStatus], ...] = (
    (re.compile(r"ikke\s+inhabil|fandtes\s+habil"), "present"),
    (re.compile(r"inhabil"), "disqualified"),
    (
        re.compile(
            r"(?:stedfortræder|suppleant|vikar|i\s+stedet)(?:en)?\s+for\b|^\s*[-–:,]?\s*(?:stedfortræder|suppleant)\s*$"
        ),
        "substitute",
    ),
    (re.compile(r"uden\s+afbud|udeble|ikke\s+mødt|ej\s+mødt|mødte\s+ikke"), "absent"),
    (re.compile(r"afbud|orlov|barsel|\bsyg\b|sygemeldt|ferie"), "excused"),
    (re.compile(r"fraværende(?!\s+(?:fra|ved|under|til|i)\b)|^\W*ikke\s+til\s*stede"), "absent"),
    (re.compile(r"^\W*deltog\s+ikke\W*$"), "absent"),
    (re.compile(r"\bgæst\b"), "guest"),
    (re.compile(r"^\W*(?:ankom|fra\s+kl)"), "joined"),
    (re.compile(r"^\W*(?:forlod|til\s+kl)"), "left"),
)
"""What stands behind a name in a list, "Navn (A) - afbud"; what only tells of part of the meeting is kept as detail."""

NOBODY = re.compile(r"\W*(?:ingen|intet|ingen\s+fraværende|ingen\s+afbud|-+|nej)\W*$", re.IGNORECASE)
"""A list that says that it is empty."""

ORGANISATION = re.compile(
    r"\b(?:[\w-]*kommune[rns]*|regions?|[\w-]*(?:universitet\w*|hospital\w*|sygehus\w*|skole\w*|center|centret|forvaltning\w*|"
    r"sekretariat\w*|styrelse\w*|forening\w*|råd|rådet|udvalg\w*|afdeling\w*|organisation\w*|institut\w*|college|fagforening\w*|"
    r"forbund\w*|museum|museet)|"
    r"(?-i:KL|KKR|A/S|ApS|UC|VIA|UCL|UCN|FOA|DSR|PLO|3F|HK|BUPL|DLF|FH|DA))\b",
    re.IGNORECASE,
)

Side = Literal["before", "after", "around"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of attendance: ``verb`` finds it, the people stand on ``side`` of it in the same clause.

    Attributes:
        rule: its name.
        status: of the people on ``side``; other: of those on the other side ("I stedet for X deltog Y"), None where they are not read.
        given: must be in the clause too.
    """

    rule: str
    status: AttendanceStatus
    verb: re.Pattern[str]
    side: Side
    other: AttendanceStatus | None
    given: re.Pattern[str] | None


def _notice(
    rule: str,
    status: AttendanceStatus,
    verb: str,
    side: Side = "before",
    *,
    other: AttendanceStatus | None = None,
    given: str | None = None,
) -> Notice:
    return Notice(
        rule,
        status,
        re.compile(verb, re.IGNORECASE),
        side,
        other,
        re.compile(given, re.IGNORECASE) if given else None,
    )


_TOOK_PART = r"\b(?:deltog|deltager|mødte|mødt|indkaldt|sad|trådte)\b"
_PART_OF_MEETING = r"(?:punkt|behandling|sag|drøftelse|pkt)"

NOTICES: tuple[tuple[Notice, ...], ...] = (
    (_notice("inhabil", "disqualified", r"\binhabil(?:e|itet|iteten)?\b", "around"),),
    (
        _notice(
            "undtagen",
            "excused",
            r"\b(?:undtagen|bortset\s+fra|på\s+nær|med\s+undtagelse\s+af)\b",
            "after",
            given=r"\bafbud\b",
        ),
        _notice(
            "undtagen_fravær",
            "absent",
            r"\b(?:undtagen|bortset\s+fra|på\s+nær|med\s+undtagelse\s+af)\b",
            "after",
            given=r"\balle\b[^.\n]{0,80}?\b(?:mødt|mødte|til\s?stede|deltog)\b",
        ),
    ),
    (
        _notice("i_stedet_for", "absent", r"\bi\s+stedet\s+for\b", "after", other="substitute", given=_TOOK_PART),
        _notice(
            "stedfortræder_for",
            "absent",
            r"\b(?:som\s+)?(?:stedfortræder|suppleant|vikar)\s+for\b",
            "after",
            other="substitute",
            given=_TOOK_PART,
        ),
        _notice(
            "mødt_for",
            "absent",
            r"(?-i:\bFor)(?=\s+(?-i:[A-ZÆØÅ]))",
            "after",
            other="substitute",
            given=r"\b(?:var\s+mødt|mødte)\b",
        ),
    ),
    (
        _notice(
            "stedfortræder",
            "substitute",
            r"\b(?:som\s+)?(?:stedfortræder|suppleant)(?:en)?\b(?!\s+for\b)",
            "around",
            given=_TOOK_PART,
        ),
        _notice(
            "i_stedet",
            "substitute",
            r"\b(?:deltog|mødte)\s+(?:\w+\s+)?i\s+(?:(?:hans|hendes|deres|dennes)\s+)?sted(?:et)?\b|\bi\s+stedet\s+(?:deltog|mødte)\b",
            "around",
        ),
    ),
    (
        _notice(
            "afbud",
            "excused",
            r"\b(?:(?:havde|har)\s+)?(?:sendt|meldt|meldte|sendte|givet|meddelt)\s+(?:\w+\s+){0,2}?afbud\b|\bafbud\b",
            "around",
        ),
        _notice("udeblev", "absent", r"\budeblev\b|\bmødte\s+(?:dog\s+)?ikke\b|\b(?:ej|ikke)\s+mødt\b"),
        _notice(
            "fraværende",
            "absent",
            r"\b(?:(?:var|er)\s+(?:\w+\s+){0,2}?)?fraværende\b|\b(?:var|er)\s+ikke\s+til\s?stede\b",
        ),
        _notice("medvirkede_ikke", "absent", r"\bmedvirkede\s+ikke\b|\bikke\s+medvirkede\b"),
        _notice(
            "forhindret", "absent", r"\b(?:(?:var|er)\s+)?forhindrede?\s+i\s+at\s+deltage\b|\bvar\s+forhindrede?\b"
        ),
        _notice(
            "deltog_ikke", "absent", r"\b(?:deltog|deltager)\s+(?:\w+\s+){0,2}?(?:ikke|hverken)\b|\bikke\s+deltog\b"
        ),
        _notice(
            "forlod",
            "left",
            r"\b(?:forlod|forlader|måtte\s+(?:forlade|gå)|havde\s+forladt|gik\s+fra\s+mødet|gik\s+kl|mistede\s+forbindelsen)\b",
            "around",
        ),
        _notice(
            "ankom",
            "joined",
            r"\b(?:ankom|ankommer|tiltrådte\s+mødet|kom\s+(?:\w+\s+)?(?:til\s+(?:stede|mødet)|kl)|mødte\s+(?:\w+\s+)?kl|kom\s+tilbage|"
            r"vendte\s+tilbage\s+til\s+mødet|indtrådte\s+i\s+mødet|deltog\s+fra)\b",
            "around",
        ),
    ),
    (
        _notice(
            "deltog_via",
            "present",
            r"\bdeltog\s+(?:\w+\s+){0,2}?(?:via|online|telefonisk|på\s+(?:teams|video)|i\s+(?:hele\s+)?mødet)\b",
        ),
        _notice("ledede", "present", r"\b(?:blev\s+ledet\s+af|ledede\s+mødet|som\s+leder\s+af\s+mødet)\b", "around"),
        _notice(
            "gæst",
            "guest",
            r"\b(?:deltog|deltager|var)\s+(?:\w+\s+){0,4}?(?:som\s+gæst|inviteret|med\s+(?:et\s+)?(?:\w+\s+)?(?:oplæg|indlæg|præsentation)"
            rf"|(?:under|i|ved)\s+(?:\w+\s+)?{_PART_OF_MEETING})\w*",
        ),
        _notice("var_til_stede", "present", r"\bvar\s+(?:\w+\s+){0,2}?til\s?stede\b"),
    ),
)
"""Tiers in the order they are tried."""
AWAY: frozenset[AttendanceStatus] = frozenset({"excused", "disqualified"})

DECLARED = re.compile(r"\berklær\w+\s+sig\s+(?:for\s+)?inhabil", re.IGNORECASE)
"""A member withdraws, whatever the body finds."""
IS_SENTENCE = re.compile(
    r"[\w)]\s+(?:havde|var|deltog|mødte|forlod|ankom|kom|måtte|erklærede|medvirkede|udeblev|mistede)\s", re.IGNORECASE
)
"""A line of names that goes on to tell of them; "Navn (A) - deltog ikke" is an entry of a list."""
NO_DISQUALIFICATION = re.compile(
    r"\bikke\s+(?:\w+\s+){0,2}?inhabile?\b|\bikke\s+(?:\w+\s+){0,3}?grundlag\s+for\s+(?:\w+\s+)?inhabilitet|\bhabile?\b",
    re.IGNORECASE,
)
"""Disqualification was considered and not found."""

_OTHER_MATTER = r"(?:indstilling|forslag|sag|punkt|der|udvalg|byråd)\w*"
CLAUSE_END = re.compile(
    rf",?\s*\b(?:hvorefter|hvorpå)\b|,\s*og\s+{_OTHER_MATTER}|\s+og\s+(?:indstillingen|forslaget|sagen|punktet)\b"
)
"""Where a sentence goes on to something else than attendance."""
CLAUSE_START = re.compile(r"(?:,\s*|\b)(?:idet|da)\s+(?=[A-ZÆØÅ])")
"""Where attendance is only the reason or circumstance of something else ("Godkendt, idet Anna Holm (A) ikke deltog")."""
NEW_SUBJECT = re.compile(
    r"(?:,?\s+(?:og|mens|men)|;)\s+(?=(?:[A-ZÆØÅ][\w.-]*\s+){1,4}(?:\([^()]{0,30}\)\s+)?"
    r"(?:deltog|mødte|forlod|ankom|havde|var|kom|indtrådte|er)\b)"
)
"""Where a sentence goes on to tell of somebody else."""
