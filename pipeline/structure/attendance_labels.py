"""Labels over or before lists of people, "Afbud:", "Fraværende uden afbud", and what each says of the people listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipeline.records import AttendanceStatus, Span

_APOLOGY = r"(?:lovligt\s+)?(?:afbud|forfald)"
_WITH = rf"(?:med|m\.|m/)\s*{_APOLOGY}"
_WITHOUT = rf"(?:uden|u\.|u/)\s*{_APOLOGY}"
_OFFICE = (
    r"(?:administrationen|forvaltningen|sekretariatet|direktionen|embedsværket|kommunaldirektionen|sekretariatsbetjeningen|"
    r"staben|ledelsessekretariatet|byrådssekretariatet|ministeriet|politiet|amk|star|arbejdsmarkedskontoret|jobcentret)"
)
_ALSO = r"(?:desuden|endvidere|herudover|derudover|tillige|ligeledes|også|yderligere)"
_ITEM = (
    r"(?:(?:for|under|ved|i|til)\s+(?:(?:behandlingen\s+af\s+)?(?:dette\s+)?(?:punkt(?:et)?|sag(?:en)?)|punktets\s+behandling|"
    r"sagens\s+behandling|behandlingen(?:\s+af\s+(?:dette\s+)?(?:punkt(?:et)?|sag(?:en)?))?))"
)
_THERE = r"(?:til\s*stede|tilstede(?:værende)?)"
_MEMBERS = r"(?:medlemmer(?:ne)?|deltagere|udvalgsmedlemmer|byrådsmedlemmer|bestyrelsesmedlemmer|rådsmedlemmer)"

_WORDS: Final[tuple[tuple[AttendanceStatus, str], ...]] = (
    (
        "excused",
        rf"(?:følgende\s+)?(?:havde|har)\s+(?:meldt|sendt)\s+{_APOLOGY}|(?:meldt|sendt)\s+{_APOLOGY}|frav(?:ær|ærende)\s*[,(]?\s*{_WITH}\)?|"
        rf"fraværende\s+{_MEMBERS}\s+{_WITH}|(?:der\s+(?:er|var)\s+)?{_APOLOGY}(?:\s+(?:er|var|blev))?(?:\s+(?:meddelt|modtaget|meldt))?"
        rf"(?:\s+(?:fra|af|til\s+mødet))?|med\s+afbud|afbud\s*(?:/|og)\s*frav(?:ær|ærende)|frav(?:ær|ærende)\s*(?:/|og)\s*afbud|"
        rf"ikke\s+{_THERE}\s+{_WITH}|meldte?\s+fra|hvem\s+(?:meldte|havde\s+meldt|sendte)\s+afbud\??|apologies(?:\s+for\s+absence)?",
    ),
    (
        "absent",
        rf"frav(?:ær|ærende)(?:\s+{_MEMBERS})?(?:\s*[,(]?\s*{_WITHOUT}\)?)?(?:\s+(?:var|er))?|(?:udeblev(?:et|en|ne)?)(?:\s+{_WITHOUT})?|{_WITHOUT}|"
        rf"(?:ikke|ej)\s+(?:{_THERE}|mødt|fremmødt|fremmødte|deltagende)(?:\s+(?:var|er))?|(?:deltog|deltager|mødte)\s+ikke|"
        rf"(?:fraværende|(?:ikke|ej)\s+{_THERE}|deltog\s+ikke)\s+{_ITEM}|ikke\s+(?:hørt|set)(?:\s+fra)?|"
        r"hvem\s+(?:var\s+fraværende|manglede|kom\s+ikke|var\s+der\s+ikke)\??|absent",
    ),
    ("disqualified", r"inhabil(?:e|itet)?|habilitet|fremmøde\s+og\s+(?:in)?habilitet|erklæret\s+inhabil(?:e)?"),
    (
        "substitute",
        r"(?:(?:deltagende|fremmødte|indkaldte|mødte|tilstedeværende|som)\s+)?(?:stedfortræder(?:e)?|suppleant(?:er)?)(?:\s+(?:mødte|deltog))?",
    ),
    (
        "guest",
        rf"(?:særligt\s+)?inviterede(?:\s+gæster)?|gæst(?:er)?|eksterne(?:\s+(?:deltagere|gæster))?|observatør(?:er)?|oplægsholder(?:e)?|(?:med\s+)?på\s+besøg|besøg(?:ende)?(?:\s+(?:af|fra))?|tilforordnede?|"
        rf"øvrige(?:\s+(?:deltagere|fremmødte|tilstedeværende|mødedeltagere))?|(?:andre|administrative)\s+deltagere|deltagende\s+embedsmænd|"
        rf"(?:(?:deltager(?:e)?|deltog|mødte|{_THERE}|mødedeltagere|repræsentanter)\s+)?fra\s+{_OFFICE}(?:\s+(?:deltog|deltager|mødte|var))?|"
        rf"{_ALSO}(?=[ \t]*:)|{_ALSO}\s+(?:deltog|deltager|mødte|{_THERE}|var\s+{_THERE}|mødt)|som\s+gæst(?:er)?(?:\s+deltog)?|"
        rf"{_THERE}\s+(?:for|ved|under)\s+(?:dette\s+)?punkt(?:et)?",
    ),
    (
        "present",
        rf"(?:følgende\s+)?(?:{_MEMBERS}\s+)?(?:(?:var|er)\s+)?{_THERE}(?:\s+(?:var|er|{_MEMBERS}))?(?:\s*:?\s*(?:var|er))?|"
        rf"(?:følgende\s+)?(?:{_MEMBERS}\s+)?(?:var\s+)?(?:mødt|mødte|fremmødt|fremmødte|deltog|deltagende)(?:\s+(?:{_MEMBERS}|var|i\s+mødet))?|"
        rf"(?:mødets\s+|udvalgets\s+|rådets\s+|bestyrelsens\s+|kredsens\s+|nævnets\s+)?(?:mødedeltager(?:e)?|deltager(?:e)?|medlemmer)|"
        rf"deltager(?:liste|fortegnelse)|{_MEMBERS}\s+(?:af|i|fra)\s+(?:udvalget|rådet|bestyrelsen|byrådet|kommunalbestyrelsen|nævnet|mødet)|"
        rf"(?:{_THERE}|mødedeltager(?:e)?|deltager(?:e)?|mødt)\s+(?:fra|for)\s+[\w-]+(?:\s+[\w-]+)?|mødt\s+op|"
        rf"{_MEMBERS}(?:\s*(?:og|/)\s*(?:fremmøde|afbud|deltagere|fravær))?|"
        rf"fremmøde|mødedeltagelse|i\s+mødet\s+deltog|mødt\s+(?:er|var)|hvem\s+(?:deltog|var\s+(?:med|der|{_THERE})|mødte|kom)\??|"
        r"participants|attendees|attendance|present|fra\s+(?-i:[A-ZÆØÅ])[\w-]*(?:[ \t](?-i:[A-ZÆØÅ])[\w-]+){0,2}(?=[ \t]*:)",
    ),
)
_NAMES_FOLLOW = r"(?=[ \t]+(?:\([A-ZÆØÅ]{1,3}\)|(?-i:[A-ZÆØÅ])[\w.'’-]+[ \t]+(?:[(]|(?-i:[A-ZÆØÅ]))))"
_MARK = (
    r"(?:[ \t]*/[ \t]*[^\W\d]+(?:[ \t][^\W\d]+)?[ \t]*(?::|$)"
    r"|[ \t]*:|[ \t]*[–-](?=[ \t\n]|$)|[ \t]*(?=\n|$)|(?<=fra)(?=[ \t])|(?<=var)(?=[ \t]+(?!alle|samtlige|følgende))"
    rf"|{_NAMES_FOLLOW}|(?=[ \t]{{2}}|\t)"
    r"|(?=[ \t]+[a-zæøå-]*(?:direktør|chef|leder|sekretær|konsulent|formand|borgmester)\w*[ \t]+(?-i:[A-ZÆØÅ])))"
)
_LABEL = re.compile(
    r"[ \t(]*(?:[-–•·*][ \t]*)?(?P<label>"
    + "|".join(f"(?P<{status}>{words})" for status, words in _WORDS)
    + rf"){_MARK}",
    re.IGNORECASE,
)
_BEGINNINGS: Final = frozenset(
    "føl hav har mel sen lov afb for fra med ikk ude del mød inh hab fre erk ind til som ste sup sær inv gæs eks obs opl bes øvr and adm "
    "rep des end her der ogs lig yde udv byr råd kre næv var hve par att pre apo abs".split()
)
_SHORT_BEGINNINGS: Final = frozenset(("på", "er", "ej", "u.", "u/", "i "))
"""The first letters of the words that labels begin with; what begins otherwise is none."""
_LEAD: Final = " \t(-–•·*"
_MOST_LEAD: Final = 20
_LISTING = re.compile(r"(?:møde)?deltager(?:e|liste|fortegnelse)|medlemmer|medlemsliste", re.IGNORECASE)
_LISTING_BEGINNINGS = frozenset(("mød", "del", "med"))
_LONGEST = 90
_LONGEST_INSIDE = 60
_MOST_WORDS = 5
_WORD = re.compile(r"(?<![^\s(])[^\W\d_]")


@dataclass(frozen=True, slots=True)
class AttendanceLabel:
    """A label: its words, where what it heads begins, and what it says of people."""

    text: str
    end: int
    status: AttendanceStatus


def find_label(text: str, start: int = 0, end: int | None = None) -> AttendanceLabel | None:
    """The label of attendance that ``text[start:end]`` begins with: with a colon or dash, alone on its line, or with names behind.

    >>> label = find_label("Fraværende uden afbud: Bo Lund")
    >>> label.text, label.status
    ('Fraværende uden afbud', 'absent')
    >>> find_label("Fraværet er faldet.") is None
    True
    """
    if not may_begin_label(text[start : start + _MOST_LEAD]):
        return None
    found = _LABEL.match(text, start, len(text) if end is None else end)
    if found is None:
        return None
    status = next(status for status, _ in _WORDS if found[status])
    return AttendanceLabel(found["label"], found.end(), status)


def may_begin_label(text: str) -> bool:
    """Whether the first letters of a text are those of a label.

    >>> may_begin_label("Afbud fra"), may_begin_label("Budget 2025")
    (True, False)
    """
    word = text[:_MOST_LEAD].lstrip(_LEAD)[:3].lower()
    return word in _BEGINNINGS or word[:2] in _SHORT_BEGINNINGS or (len(word) < 3 and len(text) >= _MOST_LEAD)


def is_listing(title: str) -> bool:
    """Whether an item's title says that it is the list of those at the meeting.

    >>> is_listing("Deltagerfortegnelse"), is_listing("Fraværende")
    (True, False)
    """
    name = title.strip(" .:")
    return name[:3].lower() in _LISTING_BEGINNINGS and _LISTING.fullmatch(name) is not None


def cut_at_labels(text: str, start: int, end: int, is_label: Callable[[str], object] | None = None) -> list[Span]:
    """``text[start:end]`` cut before each label with a colon in it, "Deltagere: A, B Afbud: C"; ``is_label`` says what else is one.

    >>> text = "Deltagere: Ida Holm Afbud: Bo Lund"
    >>> [text[slice(*span)] for span in cut_at_labels(text, 0, len(text))]
    ['Deltagere: Ida Holm ', 'Afbud: Bo Lund']
    """
    is_label = is_label or label_status
    cuts = [start]
    colon = text.find(":", start, end)
    while colon >= 0:
        first = max(cuts[-1], colon - _LONGEST_INSIDE)
        words = [first + word.start() for word in _WORD.finditer(text[first:colon])][-_MOST_WORDS:]
        begin = next((at for at in words if is_label(text[at:colon])), None)
        if begin is not None and begin > cuts[-1]:
            cuts.append(begin)
        colon = text.find(":", colon + 1, end)
    return [Span(a, b) for a, b in pairwise([*cuts, end])]


def label_status(label: str) -> AttendanceStatus | None:
    """What a whole label, without its colon, says of the people listed under it; None for other words.

    >>> label_status("Afbud fra"), label_status("Fra sekretariatet"), label_status("Beslutning")
    ('excused', 'guest', None)
    """
    return _status_of(label) if len(label) <= _LONGEST and may_begin_label(label) else None


@lru_cache(maxsize=4096)
def _status_of(label: str) -> AttendanceStatus | None:
    found = _LABEL.fullmatch(label)
    return next((status for status, _ in _WORDS if found[status]), None) if found else None
