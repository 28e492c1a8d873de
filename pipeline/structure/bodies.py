"""Names of bodies as minutes print them, normalised: election period, genitive and lead-in words stripped."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from pipeline.records import Span
from pipeline.structure.lexicon import BODY_WORD, DOCUMENT_WORDS, document_words, names_body

_PERIOD: Final = re.compile(r"\s*[(\[]?\b(?:\d{4}|\d{2})\s*[-–]\s*(?:\d{4}|\d{2})\b[)\]]?\s*")
_LEAD: Final = re.compile(
    r"(?:(?:fra|til|for|af|ved|i|om|et|det|den|ordinær[et]?|ekstraordinær[et]?|konstituerende|fælles|åbent|lukket|virtuelt|skriftligt|møde[rt]?|mødet|mødenr|nr)\b\.?\s*)+",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\b(?:det|den|de)\s+$", re.IGNORECASE)
"""Part of a name that begins with an adjective: "Det Regionale Arbejdsmarkedsråd"."""
_TRAIL: Final = re.compile(
    r"[\s,:;–-]*\b(?:side\s+\d+(?:\s*(?:af|/)\s*\d+)?|s|møde|mødet|ordinært|ekstraordinært|den|d|kl|i|på|ved|til|nr|pkt|punkt|man|tirs|ons|tors|fre|lør|søn)\b\.?$",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\b(?:den|d\.|kl\.?)\s*\d|\b\d{1,2}[.\-/](?!\s?udvalg)|\b\d{1,2}\s+\w+\s+\d{4}|\d{4}-\d{2}", re.IGNORECASE
)
_PAGES: Final = (
    r"\b(?:Forside|Hjem|Politik(?:\s+og\s+\w+)?|Demokrati|Udvalg\s+og\s+råd"
    r"|Dagsordener?(?:\s+og\s+referater)?|Møder(?:\s+og\s+\w+)?|Menu)\b"
)
_ARROW: Final = r"(?<=[a-zæøå])pil(?=[A-ZÆØÅ])"
_SEPARATORS: Final = re.compile(rf"\s+[-–|•>/»]\s+|[:;•>»\"“”]|{_ARROW}|\s{{2,}}|{_PAGES}")
_TRAIL_OF_PAGES: Final = re.compile(rf"[>»]|\s/\s|{_ARROW}|{_PAGES}")
"""Navigation paths (Forside > Politik > Byrådet); the last page named is the nearest. "pil" is a flattened arrow's file name."""
_COMPOUND: Final = re.compile(r"\b(?P<body>\w*(?:bestyrelse|råd|udvalg|nævn))smøde[tr]?\b", re.IGNORECASE)
_EDGE: Final = " \t,.:;–-•·|/()"
_MEETING_OF: Final = re.compile(
    r"\b(?:\w*møde(?:t|r)?|\w*generalforsamling(?:en)?|årsmøde)\s+(?:nr\.?\s*\d{1,4}\s+)?(?:i|af|for)\s+(?=[^\W\d])",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"(?:[A-ZÆØÅ][\w-]+\s+){1,2}Kommune[ns]?\s+(?=[A-ZÆØÅ])")
_OFFICE: Final = re.compile(r"\w+s\s+(?:sekretariat|forvaltning)(?:et|en)?$", re.IGNORECASE)
_OF: Final = re.compile(
    r"\s+(?:for|vedr\.?|vedrørende|om|i|på|ved|af|under|til|mellem|og|[A-ZÆØÅ\d(].*|[-–&]|samt|med)(?:\s|$)", re.DOTALL
)
"""What may stand behind the word for a body in its name: "Bestyrelsen for X", "Lokalrådet Vest"."""
_SMALL: Final = frozenset("OG FOR I AF TIL PÅ MED VED OM UNDER FRA MELLEM".split())
_ACRONYMS: Final = frozenset({"KKR", "RAR", "LBR", "MED", "KL", "EU", "UC", "VIA", "UCL", "UCN", "VUC", "SOSU"})
_MAX_WORDS: Final = 14
_COUNCILS: Final = frozenset(
    {"kommunalbestyrels", "kommunalbestyrelse", "borgerrepræsentation", "borgerrepræsentationer"}
)
"""Other words for a municipality's council."""


@lru_cache(maxsize=2048)
def normalise_body(text: str) -> str:
    """A body's name without election period, lead-in words and genitive.

    >>> normalise_body("Byrådet (18-21)")
    'Byrådet'
    >>> normalise_body("møde i Regionsrådet 2018-2021")
    'Regionsrådet'
    >>> normalise_body("SKOLEBESTYRELSEN VED BYENS SKOLE")
    'Skolebestyrelsen ved Byens Skole'
    """
    name = _PERIOD.sub(" ", text).strip(_EDGE)
    lead = _LEAD.match(name)
    if lead and BODY_WORD.search(name, lead.end()):
        article = _ARTICLE.search(name, 0, lead.end())
        name = name[article.start() if article else lead.end() :]
    while trail := _TRAIL.search(name):
        name = name[: trail.start()]
    name = " ".join(name.split()).strip(_EDGE)
    name += ")" * (name.count("(") - name.count(")"))
    if name.endswith("s") and BODY_WORD.fullmatch(name.split()[-1][:-1]):
        name = name[:-1]
    if name.casefold().endswith(("ets", "ens", "nets")) and BODY_WORD.search(name):
        name = name[:-1]
    return " ".join(_lower(word) for word in name.split()) if _is_shouted(name) else name


def _is_shouted(name: str) -> bool:
    """Whether a name is set in capitals throughout, acronyms alone not counted.

    >>> _is_shouted("ØKONOMIUDVALGET"), _is_shouted("KKR")
    (True, False)
    """
    return name.isupper() and max(len(word) for word in name.split()) > 6


def _lower(word: str) -> str:
    return word if word in _ACRONYMS else word.lower() if word in _SMALL else word.capitalize()


def body_in(line: str) -> str | None:
    """The body that a heading line names beside document words and dates, or None.

    >>> body_in("REFERAT Teknisk Udvalg d. 04-10-2023")
    'Teknisk Udvalg'
    >>> body_in("Referat til mødet i Børne- og Ungeudvalget den 2. marts 2021 kl. 15:30 i mødelokale 2")
    'Børne- og Ungeudvalget'
    >>> body_in("Referat af møde i bestyrelsen for Havnen onsdag den 4. maj")
    'bestyrelsen for Havnen'
    >>> body_in("Referat") is None
    True
    """
    if not names_body(line):
        return None
    meeting = _MEETING_OF.search(line)
    text = DOCUMENT_WORDS.sub(" ", line[meeting.end() :] if meeting else line)
    for cut in (_WHEN, _WEEKDAY):
        found = cut.search(text)
        if found:
            before, after = text[: found.start()], text[found.end() :]
            text = before if BODY_WORD.search(before) else after
    for piece in reversed(_SEPARATORS.split(text)) if _TRAIL_OF_PAGES.search(text) else _SEPARATORS.split(text):
        name = _name(piece)
        if name and (name[0].isupper() or name[0].isdigit() or name[0] == "§" or meeting):
            return name
    return None


def names_meeting(text: str) -> bool:
    """Whether a sentence gives a document its name and says of which meeting it is, as a letter does that sends an agenda.

    >>> names_meeting("Hermed dagsorden for møde i Klimarådet den 7. oktober."), names_meeting("Klimarådet holder møde.")
    (True, False)
    """
    return document_words(text) is not None and _MEETING_OF.search(text) is not None


def _name(piece: str) -> str | None:
    """The body's name that a piece of a line is, without its owner before it and other words behind it, or None."""
    if not names_body(piece):
        return None
    piece = _OWNER.sub("", piece)
    word = BODY_WORD.search(piece)
    if word is None:
        return None
    before, comma, _ = piece.partition(", ")
    if comma and BODY_WORD.fullmatch(before.split()[-1] if before.split() else ""):
        piece = before
    elif not _OF.match(piece, word.end()):
        piece = piece[: word.end()]
    name = normalise_body(piece)
    if not name or len(name.split()) > _MAX_WORDS or not BODY_WORD.search(name) or _OFFICE.search(name):
        return None
    return name


def body_in_compound(line: str) -> tuple[str, Span] | None:
    """The body that a word for its meeting names, with the place of that word, or None.

    >>> body_in_compound("Skolebestyrelsesmøde den 24. maj")[0]
    'Skolebestyrelsen'
    """
    found = _COMPOUND.search(line)
    if not found:
        return None
    name = found["body"] + ("n" if found["body"].endswith("e") else "et")
    return name[0].upper() + name[1:], Span(found.start("body"), found.end("body"))


@lru_cache(maxsize=2048)
def same_body(one: str, other: str) -> bool:
    """Whether two printed names mean the same body, the publisher's name and the definite form aside.

    >>> same_body("Økonomiudvalgets", "Økonomiudvalget")
    True
    >>> same_body("Byrådet", "Køge Byråd")
    True
    >>> same_body("Kommunalbestyrelsen", "Byrådet"), same_body("Økonomiudvalget", "Byrådet")
    (True, False)
    """
    a, b = _bare(one), _bare(other)
    if not a or not b:
        return False
    return a == b or a in b.split() or b in a.split() or fuzz.token_set_ratio(a, b) >= 88


def _bare(name: str) -> str:
    words = normalise_body(name).casefold().split()
    bare = (re.sub(r"(?:ets|et|ens|en|s)$", "", word) if len(word) > 5 else word for word in words)
    return " ".join("byråd" if word in _COUNCILS else word for word in bare)
