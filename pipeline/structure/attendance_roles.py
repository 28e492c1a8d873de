"""Labels of a meeting's head that name people by what they are: "Mødeleder:", "Politikere:", "For Venstre:", "Administration:"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.records import AttendanceStatus
from pipeline.structure.parties import is_party
from pipeline.structure.person_names import is_post

_LEADS: Final = re.compile(
    r"(?:mødeleder|ordstyrer|dirigent|leder\s+af\s+mødet|referent(?:er)?|mødesekretær|sekretær|protokolfører|formand(?:en)?|næstformand(?:en)?|"
    r"viceformand|medlem(?:mer)?|menige\s+medlemmer)",
    re.IGNORECASE,
)
_OFFICIALS: Final = re.compile(
    r"administration(?:en)?|forvaltning(?:en)?|sekretariat(?:et)?|embedsmænd|embedsværk(?:et)?|administrative\s+deltagere|"
    r"ansatte|direktion(?:en)?|kommunens\s+repræsentanter|(?:fra\s+)?(?:administrationen|forvaltningen|sekretariatet)",
    re.IGNORECASE,
)
_GROUPS: Final = re.compile(
    r"politikere|politiske\s+medlemmer|folkevalgte|politisk\s+niveau|bestyrelse(?:n)?|\w*udvalg(?:et)?|\w*råd(?:et)?|(?:fra|for)\s+\w*(?:udvalget|rådet|bestyrelsen)|"
    r"kommunalbestyrelse(?:n)?|formandskab(?:et)?|[ab]-side(?:n)?|(?:\w+-?\s*(?:og\s+)?)?(?:medarbejder|ledelses?|leder|forældre|elev|lærer|bruger|"
    r"beboer|pårørende|borger|lejer|personale|studenter|student|arbejdsmiljø|arbejdsgiver|arbejdstager|lønmodtager)(?:side(?:n)?|repræsentant(?:er)?|"
    r"valgte|ne|ren?|e|r)?|repræsentanter?|valgte\s+\w+|udpegede\s+\w+",
    re.IGNORECASE,
)
_OF_WHOM: Final = re.compile(
    r"(?:for|fra|af|repræsentant(?:er)?\s+for|udpeget\s+af|valgt\s+af)\s+\w[\w\s.-]{1,40}", re.IGNORECASE
)
_NOT_THERE: Final = re.compile(
    r"sagsbehandler|kontakt\w*|initialer|afsender|modtager\w*|udarbejdet|kopi|sendt\b|underskr\w+|godkendt|distribution|til|cc|forfatter|ansvarlig\w*|"
    r"næste\b.*|emne|vedr\w*|journal\w*|sag\w*|dok\w*|bilag\w*",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def role_status(label: str) -> AttendanceStatus | None:
    """What a label that names a post or a group says of the people behind it: there, or there as officials; None for other words.

    >>> role_status("Mødeleder"), role_status("Administration"), role_status("Sagsbehandler")
    ('present', 'guest', None)
    """
    label = label.strip()
    if not label or len(label) > 60 or _NOT_THERE.fullmatch(label):
        return None
    if _OFFICIALS.fullmatch(label):
        return "guest"
    if _LEADS.fullmatch(label) or is_post(label) or _GROUPS.fullmatch(label):
        return "present"
    return None


def leads(label: str) -> bool:
    """Whether a label names who leads the meeting or writes its minutes.

    >>> leads("Referent"), leads("Borgmester")
    (True, False)
    """
    return _LEADS.fullmatch(label) is not None


def is_part_of_list(label: str) -> bool:
    """Whether a label only divides a list of people: a party, "For Venstre", "Fra Kolding Kommune".

    >>> is_part_of_list("Venstre"), is_part_of_list("For Socialdemokratiet"), is_part_of_list("Dato")
    (True, True, False)
    """
    return is_party(label) or _OF_WHOM.fullmatch(label) is not None
