"""The identity of meetings: the same from the agenda, from the minutes and from another document that refers to them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal

from pipeline.ids import stable_id
from pipeline.linking.names import name_key, without_genitive
from pipeline.linking.owners import municipality_names, region_names
from pipeline.records import Document, Meeting
from pipeline.structure.bodies import normalise_body

MeetingPart = Literal["main", "closed", "supplement"]
"""What of a meeting a document covers; documents of one part replace each other, those of different parts do not."""

COUNCIL: Final = "council"
"""The key of the one elected council of a municipality or region, whatever it is called."""

_COUNCIL_NAME: Final = re.compile(r"(?:byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd)(?:et|en)?")
_OWNER: Final = re.compile(r"(?:^| )(?:i |for |ved )?(?:\w+ )?(?:regions)?kommunes?\b|\bi region \w+|^region \w+ ")
_ENDING: Final = re.compile(
    r"(?<=udvalg)et$|(?<=nævn)et$|(?<=råd)et$|(?<=forum)met$|(?<=kreds)en$|(?<=ion)en$|(?<=bestyrelse)n$|(?<=gruppe)n$"
)


_CORRECTED: Final = r"(?:korrigere(?:t|de)|rette(?:t|de)|berigtige(?:t|de)|revidere(?:t|de))"
_DOCUMENT_WORD: Final = r"(?:\w*referat|\w*dagsorden|\w*protokol|udgave|version|udskrift)"
_CORRECTION: Final = re.compile(
    rf"\b{_CORRECTED}\W{{1,3}}{_DOCUMENT_WORD}|\b{_DOCUMENT_WORD}(?:et|en)?\W{{1,3}}(?:er\W)?{_CORRECTED}\b",
    re.IGNORECASE,
)
_CORRECTED_NAME: Final = re.compile(rf"(?<![^\W_]){_CORRECTED}(?![^\W_])", re.IGNORECASE)
_HEAD: Final = 2000
"""Characters before the first item in which a document says that it is a corrected version."""


def meeting_id(body: str, day: date, owner: str | None) -> str:
    """The identity of the meeting of a body on a day.

    Args:
        body: as printed anywhere: in the head, in "Beslutning Økonomiudvalget den ...", in "sendes til byrådet".
        owner: whose body it is, as ``Owner.scope`` gives it, None where not known.

    >>> meeting_id("Odense Byråd", date(2024, 5, 3), "municipality-0461") == meeting_id("byrådet", date(2024, 5, 3), "municipality-0461")
    True
    """
    return stable_id("mtg", body_id(body, owner), owner, day)


@lru_cache(maxsize=8192)
def body_id(body: str, owner: str | None) -> str:
    """What written forms of the name of one body of an owner share.

    The owner's name, genitive and definite endings, punctuation and the term of office count for nothing; all names of the elected
    council are one.

    >>> body_id("Kulturudvalget i Odense Kommune", "municipality-0461"), body_id("kulturudvalgets", "municipality-0461")
    ('kulturudvalg', 'kulturudvalg')
    >>> body_id("Teknik- & Miljøudvalget", None), body_id("Køge Byråd", "municipality-0259"), body_id("KKR Sjælland", None)
    ('teknik og miljøudvalg', 'council', 'kkr sjælland')
    """
    name = name_key(without_genitive(normalise_body(body).replace("&", " og ")))
    bare = _without_owner(name, owner)
    bare = _ENDING.sub("", bare)
    return COUNCIL if _COUNCIL_NAME.fullmatch(bare) else bare


def _without_owner(name: str, owner: str | None) -> str:
    bare = _OWNER.sub(" ", f"{name} ") if owner else name
    for place in _places(owner):
        bare = re.sub(rf"(?:^|(?<= ))(?:i )?{re.escape(place)}s?(?= |$)", " ", bare)
    return " ".join(bare.split()) or name


@cache
def _places(owner: str | None) -> tuple[str, ...]:
    """The names of an owner's place, such as "odense"."""
    kind, _, code = (owner or "").partition("-")
    if not code.isdigit():
        return ()
    if kind == "region":
        return tuple(name_key(name) for name in (region_names().get(int(code)),) if name)
    full = municipality_names().get(int(code))
    return (name_key(full).removesuffix(" kommune").removesuffix(" regionskommune"),) if full else ()


def meeting_part(meeting: Meeting) -> MeetingPart:
    """Which part of its meeting a document covers: that behind closed doors where it has no other items."""
    if meeting.supplement:
        return "supplement"
    return "closed" if meeting.items and all(item.access == "closed" for item in meeting.items) else "main"


def is_correction(document: Document, meeting: Meeting) -> bool:
    """Whether a document calls itself a corrected version, in its head or by its name ("Referat - rettet.pdf")."""
    first = min((item.span.start for item in meeting.items), default=_HEAD)
    name = document.source_uri.rpartition("/")[2]
    head = document.text[: min(first, _HEAD)]
    return any((_CORRECTION.search(head), _CORRECTED_NAME.search(name), _CORRECTION.search(document.title or "")))
