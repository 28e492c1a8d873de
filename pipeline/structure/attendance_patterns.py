"""How Danish minutes say who was there, who was not, and who sat out an item. Data only; ``attendance`` and ``attendance_lists`` read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.records import AttendanceStatus

TRIGGER = re.compile(
    r"afbud|fravær|inhabil|habil|stedfortræder|suppleant|forlod|ankom|deltog|deltage|deltager|til\s?stede|mødte|mødt\b|udeble|medvirkede|"
    r"forhindre|kom\s+til|tilbage|i\s+stedet\s+for|forlade|tiltrådte\s+mødet|fravær|undtagen|trådte"
)
"""Without one of these a text says nothing of attendance."""

LABEL = re.compile(
    r"[ \t]*(?:[-–•·*][ \t]*)?(?P<label>"
    r"afbud(?:\s+(?:fra|til\s+mødet))?|fravær(?:ende)?(?:\s+(?:med|uden)\s+afbud)?|fraværende\s+medlemmer|ikke\s+til\s*stede|ej\s+til\s*stede|"
    r"deltog\s+ikke|ej\s+mødt|ikke\s+mødt|udeblevet?|inhabile?|inhabilitet|fremmøde\s+og\s+inhabilitet|stedfortrædere?|suppleanter|"
    r"til\s*stede|tilstede|mødte|fremmødte|deltagere|mødedeltagere|medlemmer|gæst(?:er)?|øvrige\s+deltagere"
    r")[ \t]*(?P<colon>:|(?=\n|$)|(?<=fra)[ \t])",
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
    (re.compile(r"(?:stedfortræder|suppleant|vikar|i\s+stedet)(?:en)?\s+for\b|^\s*[-–:,]?\s*(?:stedfortræder|suppleant)\s*$"), "substitute"),
    (re.compile(r"uden\s+afbud|udeble|ikke\s+mødt|ej\s+mødt|mødte\s+ikke"), "absent"),
    (re.compile(r"afbud|orlov|barsel|\bsyg\b|sygemeldt|ferie"), "excused"),
    (re.compile(r"fraværende(?!\s+(?:fra|ved|under|til|i)\b)|^\W*ikke\s+til\s*stede"), "absent"),
    (re.compile(r"^\W*deltog\s+ikke\W*$"), "absent"),
    (re.compile(r"\bgæst\b"), "guest"),
)
"""What stands behind a name in a list, "Navn (A) - afbud"; what only tells of part of the meeting is kept as detail."""

NOBODY = re.compile(r"\W*(?:ingen|intet|ingen\s+fraværende|ingen\s+afbud|-+|nej)\W*$", re.IGNORECASE)
"""A list that says that it is empty."""

EVERYBODY = re.compile(r"\balle\b[^.\n]{0,60}?\b(?:mødt|til\s?stede|deltog|fremmødt)|\bsamtlige\b", re.IGNORECASE)

TITLE = re.compile(
    r"(?:\w+-?\s+og\s+)?[\w-]*(?:direktør|chef|leder|konsulent|formand|borgmester|sekretær|referent|koordinator|medarbejder|rektor|"
    r"forstander|rådmand|ordstyrer|dirigent|repræsentant|inspektør|ingeniør|planlægger|jurist|læge|sygeplejerske|lærer|pædagog|fuldmægtig|"
    r"medlem|suppleant|observatør|advokat|revisor|arkitekt|viceborgmester|kasserer|elev|forælder|tilforordnet)(?:en|er)?\b",
    re.IGNORECASE,
)
"""A segment that begins like a post, "Leder, Sundhed og Omsorg"."""

ORGANISATION = re.compile(
    r"\b(?:[\w-]*kommune[rns]*|regions?|kl|kkr|[\w-]*(?:universitet\w*|hospital\w*|sygehus\w*|skole\w*|center|centret|forvaltning\w*|sekretariat\w*|"
    r"styrelse\w*|forening\w*|råd|rådet|udvalg\w*|afdeling\w*|organisation\w*|institut\w*|college|fagforening\w*|forbund\w*|museum|museet)|"
    r"a/s|aps|uc\s|via|ucl|ucn|foa|dsr|plo|3f|hk|bupl|dlf|fh|da)\b",
    re.IGNORECASE,
)

Side = Literal["before", "after", "around"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of attendance: ``verb`` finds it, the people stand on ``side`` of it in the same clause.

    ``other`` is the status of the people on the other side ("I stedet for X deltog Y"), None where they are not read.
    """

    rule: str
    status: AttendanceStatus
    verb: re.Pattern[str]
    side: Side = "before"
    other: AttendanceStatus | None = None


def _notice(
    rule: str, status: AttendanceStatus, verb: str, side: Side = "before", other: AttendanceStatus | None = None
) -> Notice:
    return Notice(rule, status, re.compile(verb, re.IGNORECASE), side, other)


_AUX = r"(?:var|er|blev|erklærede\s+sig|anså\s+sig\s+for|havde\s+erklæret\s+sig|meldte\s+sig)"

NOTICES: tuple[Notice, ...] = (
    _notice("ikke_inhabil", "present", r"\bikke\s+(?:\w+\s+)?inhabile?\b|\bhabile?\b|ikke\s+(?:\w+\s+){0,3}grundlag\s+for\s+(?:\w+\s+)?inhabilitet", "around"),
    _notice("inhabil", "disqualified", rf"\b{_AUX}\s+(?:\w+\s+){{0,4}}?inhabile?\b|\binhabilitet(?:en)?\b|\binhabile?\b", "around"),
    _notice("undtagen", "excused", r"\b(?:undtagen|bortset\s+fra|på\s+nær|med\s+undtagelse\s+af)\b(?=[^.\n]{0,200}?\bafbud)", "after"),
    _notice("undtagen_fravær", "absent", r"\balle\b[^.\n]{0,80}?\b(?:undtagen|bortset\s+fra|på\s+nær|med\s+undtagelse\s+af)\b", "after"),
    _notice("i_stedet_for", "absent", r"\bi\s+stedet\s+for\b", "after", "substitute"),
    _notice("som_stedfortræder_for", "absent", r"\b(?:stedfortræder|suppleant|vikar)(?:en)?\s+for\b", "after", "substitute"),
    _notice("stedfortræder", "substitute", r"\b(?:deltog|mødte|mødt|indtrådte|indkaldt|deltager)\b[^.\n]{0,60}?\bsom\s+(?:stedfortræder|suppleant)\b|\b(?:stedfortræderen|suppleanten)\b", "around"),
    _notice("deltog_i_stedet", "substitute", r"\bdeltog\s+i\s+(?:hans|hendes|deres)?\s*stedet?\b|\bmødte\s+i\s+stedet\b"),
    _notice("afbud", "excused", r"\b(?:havde|har|har\s+haft)?\s*(?:sendt|meldt|meldte|sendte|givet|meddelt|fremsendt)\s+(?:\w+\s+){0,2}?afbud\b|\bafbud\b", "around"),
    _notice("udeblev", "absent", r"\budeblev\b|\bmødte\s+ikke\b|\bej\s+mødt\b|\bikke\s+mødt\b"),
    _notice("fraværende", "absent", r"\b(?:var|er)\s+(?:\w+\s+){0,2}?fraværende\b|\bfraværende\b|\bvar\s+ikke\s+til\s*stede\b|\bikke\s+tilstede\b"),
    _notice("medvirkede_ikke", "absent", r"\bmedvirkede\s+ikke\b|\bmedvirker\s+ikke\b"),
    _notice("forhindret", "absent", r"\b(?:var|er)\s+forhindrede?\b|\bforhindrede?\s+i\s+at\s+deltage\b"),
    _notice("deltog_ikke", "absent", r"\b(?:deltog|deltager|deltage)\s+(?:\w+\s+){0,2}?ikke\b|\bikke\s+deltog\b|\bdeltog\s+hverken\b"),
    _notice("forlod", "left", r"\b(?:forlod|forlader|måtte\s+forlade|havde\s+forladt)\b", "around"),
    _notice("gik", "left", r"\bgik\s+(?:fra\s+mødet|kl\.)"),
    _notice("ankom", "joined", r"\b(?:ankom|ankommer|tiltrådte\s+mødet|kom\s+til\s+(?:stede|mødet)|mødte\s+kl|indtrådte\s+i\s+mødet|kom\s+tilbage|vendte\s+tilbage\s+til\s+mødet|kom\s+kl\.?)", "around"),
    _notice("gæst", "guest", r"\bdeltog\s+(?:\w+\s+){0,4}?(?:som\s+gæst|med\s+(?:et\s+)?(?:\w+\s+)?(?:oplæg|indlæg|præsentation)|under\s+(?:punktet|behandlingen|sagen|drøftelsen)|i\s+(?:punktet|behandlingen|drøftelsen)|ved\s+(?:punktet|behandlingen))"),
    _notice("deltog_via", "present", r"\bdeltog\s+(?:\w+\s+){0,2}?(?:via|virtuelt|online|på\s+Teams|telefonisk)"),
    _notice("var_til_stede", "present", r"\bvar\s+(?:\w+\s+){0,2}?til\s*stede\b"),
)
"""In the order they are tried: the first whose verb is in the sentence and that finds its people is taken."""

CLAUSE_END = re.compile(r",?\s*\b(?:hvorefter|hvorpå)\b|,\s*og\s+(?:indstilling|forslag|sag|punkt|der)\w*\b|\s+og\s+(?:indstillingen|forslaget|sagen|punktet)\b")
"""Where a sentence goes on to something else than attendance."""
CLAUSE_START = re.compile(r"(?:,\s*|\b)(?:idet|da)\s+(?=[A-ZÆØÅ])")
"""Where attendance is only the reason or circumstance of something else ("Godkendt, idet Anna Holm (A) ikke deltog")."""
