"""The sentences with which minutes tell who was there, who was not, and who sat out an item. Data only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.records import AttendanceStatus

Side = Literal["before", "after", "around"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of attendance: ``verb`` finds it, the people stand on ``side`` of it in the same clause.

    Attributes:
        rule: its name.
        status: of the people on ``side``; other: of those on the other side ("I stedet for X deltog Y"), None where they are not read.
        given: must be in the clause too.
        signs: words of which every such sentence has one, in lower case.
    """

    rule: str
    status: AttendanceStatus
    verb: re.Pattern[str]
    side: Side
    other: AttendanceStatus | None
    given: re.Pattern[str] | None
    signs: tuple[str, ...]


def _notice(
    rule: str,
    status: AttendanceStatus,
    verb: str,
    side: Side = "before",
    *,
    signs: str,
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
        tuple(signs.split()),
    )


_TOOK_PART = r"\b(?:deltog|deltager|mødte|mødt|indkaldt|sad|trådte|indtrådte)\b"
_PART = r"(?:punkt|behandling|sag|drøftelse|pkt)"
_WHEN = r"(?:kl\b|klokken|pkt|punkt|sag\b|sagerne|dagsordenspunkt|og\s+med|start|begyndelsen|behandlingen)"
_NAMED = r"(?=\s+(?:[\w.]+\s+){0,2}(?-i:[A-ZÆØÅ]))"
_EXCEPT = r"\b(?:undtagen|bortset\s+fra|på\s+nær|med\s+undtagelse\s+af|dog\s+ikke)\b"
_ALL_THERE = (
    r"\b(?:alle|samtlige)\b[^.\n]{0,120}?\b(?:mødt|mødte|til\s?stede|deltog)\b|"
    r"\b(?:mødt|mødte|til\s?stede|deltog)\b[^.\n]{0,120}?\b(?:alle|samtlige)\b"
)
_APOLOGY = r"\b(?:afbud|forfald)\b"
_INTEREST = (
    r"\bforvaltningslov|\b(?:da|idet|fordi|eftersom|som|og)\s+(?:\w+\s+)?(?:sidder\s+i|ejer|driver)\b|"
    r"\b(?:er|var)\s+(?:selv\s+)?(?:\w+\s+){0,2}?(?:(?:bestyrelses|næst)?(?:formand|medlem)(?:mer)?|kasserer|ansat|naboe?r?|medejer|ejer|part|gift|"
    r"direktør|lodsejer|sælger|søster|bror|far|mor)\b(?!\s+(?:af|for|i)\s+(?:udvalget|byrådet|rådet|kommunalbestyrelsen))"
)
_NOT_THERE = r"\b(?:deltog|deltager|medvirkede|deltaget)\s+(?:\w+\s+){0,2}?ikke\b|\bikke\s+(?:deltog|deltaget|medvirkede)\b|\bforlod\b"
_LEFT_WHAT = r"\bmød|\bsal|lokale|\bkl\b|rummet|bordet|punkt|teams|\bpkt|\bforlod\W*$|behandling"

NOTICES: tuple[tuple[Notice, ...], ...] = (
    (
        _notice(
            "i_stedet_for",
            "excused",
            r"\bi\s+stedet\s+for\b(?!\s+(?:ham|hende|dem|denne)\b)",
            "after",
            other="substitute",
            given=_TOOK_PART,
            signs="stedet",
        ),
        _notice(
            "i_navns_sted",
            "excused",
            r"(?-i:\bI)(?=\s+(?-i:[A-ZÆØÅ])[^.\n]{2,40}s\s+sted\b)",
            "after",
            other="substitute",
            given=_TOOK_PART,
            signs="sted",
        ),
        _notice(
            "stedfortræder_for",
            "excused",
            r"\b(?:som\s+)?(?:stedfortræder|suppleant|vikar)(?:e|er)?\s+for\b",
            "after",
            other="substitute",
            given=_TOOK_PART,
            signs="stedfortræder suppleant vikar",
        ),
        _notice(
            "mødte_for",
            "excused",
            rf"\b(?:deltog|mødte|mødt|indkaldt|indtrådte|trådte\s+ind|sad|vikarierede)\s+(?:for|på\s+vegne\s+af)\b{_NAMED}|\b(?:afløste|erstattede)\b{_NAMED}",
            "after",
            other="substitute",
            signs="deltog mødt indkaldt trådte sad vikarierede afløste erstattede",
        ),
        _notice(
            "erstattet_af",
            "excused",
            r"\b(?:er|var|blev)\s+(?:erstattet|afløst)\s+af\b",
            other="substitute",
            signs="erstattet afløst",
        ),
        _notice(
            "mødt_for",
            "excused",
            r"(?-i:\bFor)(?=\s+(?-i:[A-ZÆØÅ]))",
            "after",
            other="substitute",
            given=r"\b(?:var\s+mødt|mødte|var\s+indkaldt|deltog)\b",
            signs="mødt indkaldt deltog",
        ),
    ),
    (
        _notice("inhabil", "disqualified", r"\binhabil(?:e|t|itet|iteten)?\b", "around", signs="inhabil"),
        _notice("interesse", "disqualified", _NOT_THERE, given=_INTEREST, signs="deltog deltage medvirkede forlod"),
    ),
    (
        _notice(
            "undtagen", "excused", _EXCEPT, "after", given=rf"{_APOLOGY}(?!\s+fra)", signs="undtag bortset nær dog"
        ),
        _notice("undtagen_fravær", "absent", _EXCEPT, "after", given=_ALL_THERE, signs="undtag bortset nær dog"),
    ),
    (
        _notice(
            "stedfortræder",
            "substitute",
            r"(?<!ingen\s)(?<!ikke\s)(?<!ikke\smødt\s)(?<!ikke\sindkaldt\s)"
            r"\b(?:som\s+)?(?:stedfortræder|suppleant)(?:e|en|er)?\b(?!\s+for\b)(?![^.\n]{0,30}\bikke\b)",
            "around",
            given=_TOOK_PART,
            signs="stedfortræder suppleant",
        ),
        _notice(
            "i_stedet",
            "substitute",
            r"\b(?:deltog|mødte|mødt|indkaldt)\s+(?:\w+\s+)?i\s+(?:(?:hans|hendes|deres|dennes)\s+)?sted(?:et)?\b",
            signs="sted",
        ),
        _notice(
            "i_stedet_deltog",
            "substitute",
            r"\bi\s+(?:(?:hans|hendes|deres|dennes)\s+sted|stedet(?:\s+for\s+(?:ham|hende|dem|denne))?)\s+(?:deltog|mødte|var|indtrådte)\b",
            "after",
            signs="sted",
        ),
    ),
    (
        _notice(
            "med_afbud",
            "excused",
            rf"\b(?:(?:var|er)\s+)?fraværende\s+(?:\w+\s+)?med\s+(?:lovligt\s+)?{_APOLOGY}",
            "around",
            signs="fraværende",
        ),
        _notice(
            "uden_afbud",
            "absent",
            rf"\b(?:(?:var|er)\s+)?(?:fraværende|udeblev|udeblevet)\s+(?:\w+\s+)?uden\s+{_APOLOGY}",
            "around",
            signs="uden",
        ),
        _notice(
            "afbud",
            "excused",
            r"\b(?:(?:havde|har)\s+)?(?:sendt|meldt|meldte|sendte|givet|meddelt)\s+(?:\w+\s+){0,2}?(?:afbud|forfald)\b|"
            r"(?<!uden\s)\b(?:afbud|forfald)\b(?!\s+fra\s+(?:ingen|hverken))|\bundskyldt\b|\bmeldte?\s+sig\s+syge?\b|"
            r"\b(?:(?:var|er)\s+)?fraværende\s+(?:pga\.?|på\s+grund\s+af|grundet)\s+(?:\w+\s+)?(?:sygdom|ferie|barsel|orlov|\w*rejse)\b",
            "around",
            signs="afbud forfald undskyldt syg fraværende",
        ),
        _notice(
            "udeblev",
            "absent",
            r"\budeblev\b|\bmødte\s+(?:dog\s+)?ikke\b|\b(?:ej|ikke)\s+mødte?\b",
            "around",
            signs="udeblev mødt",
        ),
        _notice(
            "fraværende",
            "absent",
            r"\b(?:(?:var|er)\s+(?:\w+\s+){0,2}?)?(?<!været\s)fraværende\b|\b(?:var|er)\s+(?:\w+\s+)?ikke\s+til\s?stede\b",
            "around",
            signs="fraværende stede",
        ),
        _notice("medvirkede_ikke", "absent", r"\bmedvirkede\s+ikke\b|\bikke\s+medvirkede\b", signs="medvirkede"),
        _notice("forhindret", "absent", r"\b(?:var|er)\s+(?:\w+\s+)?forhindre(?:t|de)\b", signs="forhindre"),
        _notice(
            "deltog_ikke",
            "absent",
            r"\b(?:deltog|deltager)\s+(?:\w+\s+){0,2}?(?:ikke|hverken)\b|\bikke\s+(?:deltog|deltaget)\b",
            signs="deltog deltage",
        ),
        _notice(
            "forlod",
            "left",
            r"\b(?:forlod|forlader|havde\s+forladt|måtte\s+forlade)\b",
            "around",
            given=_LEFT_WHAT,
            signs="forlod forlad",
        ),
        _notice(
            "gik",
            "left",
            rf"\bmåtte\s+gå\b|\bgik\s+(?:fra\s+mødet|\w*\s?(?:kl\b|efter|under|ved|før|tidlig))|\bmistede\s+forbindelsen\b|\bvar\s+gået\b|\bhavde\s+forladt\b|\b(?:udtrådte\s+af|fratrådte)\s+mødet\b|"
            rf"\b(?:deltog|til\s?stede)\s+(?:\w+\s+){{0,3}}?(?:til|indtil|til\s+og\s+med|frem\s+til)\s+{_WHEN}",
            "around",
            signs="gå gik mistede forladt trådte deltog stede",
        ),
        _notice(
            "ankom",
            "joined",
            r"\b(?:ankom|ankommer|tiltrådte\s+mødet|kom\s+(?:(?:\w+\s+)?(?:til\s+(?:stede|mødet)|kl\b)|for\s+sent|under|efter|senere)|"
            r"mødte\s+(?:\w+\s+){0,2}?(?:kl\b|efter\s+punkt|efter\s+pkt|under\s+punkt)|kom\s+tilbage|"
            r"vendte\s+tilbage\s+til\s+mødet|(?:ind)?trådte\s+(?:ind\s+)?i\s+mødet|blev\s+forsinket)\b|"
            rf"\b(?:deltog|til\s?stede)\s+(?:(?!ikke)\w+\s+){{0,3}}?fra\s+{_WHEN}|\bfra\s+(?:kl|klokken)\.?\s*[\d.:]+\s+deltog\b",
            "around",
            signs="kom mødte tilbage trådte forsinket deltog stede",
        ),
    ),
    (
        _notice(
            "ledede",
            "present",
            r"\b(?:(?:blev\s+)?ledet\s+af|lededes\s+af|ledes\s+af|ledede\s+(?:mødet|forhandlingerne)|som\s+leder\s+af\s+mødet)\b",
            "around",
            signs="lede",
        ),
        _notice(
            "gæst",
            "guest",
            r"\b(?:deltog|deltager|var)\s+(?:\w+\s+){0,4}?(?:som\s+gæst|inviteret|med\s+(?:et\s+)?(?:\w+\s+)?(?:oplæg|indlæg|præsentation)"
            rf"|(?:under|i|ved|til)\s+(?:\w+\s+){{0,3}}?{_PART})\w*",
            signs="deltog deltager var",
        ),
        _notice(
            "deltog_via",
            "present",
            r"\bdeltog\s+(?:\w+\s+){0,2}?(?:via|online|virtuelt|digitalt|telefonisk|(?:på|over|pr\.?)\s+(?:teams|video|telefon|skype|zoom)|i\s+hele\s+mødet|i\s+mødet)\b",
            signs="deltog",
        ),
        _notice(
            "gæst_til_punkt",
            "guest",
            r"\b(?:deltog|deltager|medvirkede|mødte|var)\b",
            "after",
            given=r"^\W*(?:under|til|ved|i)\s+(?:(?:behandlingen\s+af\s+)?(?:dette\s+)?(?:punkt|pkt|sag)|behandling)|^\W*fra\s+(?!kl|pkt|punkt)\w+|"
            r"^\W*(?:endvidere|desuden|herudover|derudover|tillige|ligeledes|også|som\s+gæst)\b|\b(?:deltog|mødte)\s+(?:desuden|endvidere|også|tillige|ligeledes)\b",
            signs="deltog deltager medvirkede mødte var",
        ),
        _notice(
            "i_mødet_deltog",
            "present",
            r"^\W*(?:i\s+mødet\s+(?:deltog|deltager)|til\s?stede\s+(?:var|er)|mødt\s+(?:var|er)|følgende\s+(?:\w+\s+)?(?:deltog|var\s+(?:mødt|til\s?stede)))\b",
            "after",
            signs="deltog deltager stede mødt følgende",
        ),
        _notice("var_til_stede", "present", r"\bvar\s+(?:\w+\s+){0,2}?til\s?stede\b", signs="stede"),
    ),
)
"""Tiers in the order they are tried."""
SIGNS: frozenset[str] = frozenset(sign for tier in NOTICES for notice in tier for sign in notice.signs)
AWAY: frozenset[AttendanceStatus] = frozenset({"excused", "absent", "disqualified"})

APOLOGY = re.compile(_APOLOGY, re.IGNORECASE)
"""Said of one who is stood in for, it is an apology."""
DISQUALIFIED = re.compile(r"\binhabil", re.IGNORECASE)
"""Said of one who is stood in for, it is the reason."""
