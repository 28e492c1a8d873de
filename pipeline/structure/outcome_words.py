"""Pieces that several wordings of decision share. Data only; the formulas are made of them."""

from __future__ import annotations

from typing import Final

SEND: Final = (
    "sendt oversendt fremsendt videresendt tilsendt|sendes oversendes fremsendes videresendes tilsendes"
    "|sender oversender fremsender videresender sendte oversendte fremsendte|sende oversende fremsende videresende"
)
COUNCIL: Final = r"(?:(?:by|regions|amts|sogne)r(?:å|aa)d|kommunalbestyrelse|borgerrepræsentation)\w*"
BODY: Final = rf"(?:\w+-\s+og\s+)?(?:{COUNCIL}|\w*udvalg\w*|\w*bestyrelse\w*|\w*r(?:å|aa)d|magistraten)"
ADMINISTRATION: Final = (
    r"(?:\w*forvaltning\w*|administrationen|sekretariatet|direktionen|\w*chefen|direktøren|arbejdsgruppen)"
)
GAP: Final = r"(?:\s+[\w.§/-]+){0,6}?"
"""Up to six words: the distance a Danish verb keeps from its particle ("sendes ... tilbage") in decisions."""
AGAIN: Final = r"\b(?:på\s+ny|igen|fornyet|revideret|nyt\s+(?:forslag|oplæg|udkast)|omarbejde|genfremlægge|genforelægge|vende\s+tilbage)\b"
NEXT_MEETING: Final = (
    r"(?:(?:et\s+|det\s+|udvalgets\s+|byrådets\s+)?(?:næste|kommende|senere|førstkommende|ekstraordinært|efterfølgende)\s+"
    r"(?:ordinære\s+)?\w*møde|mødet\b)"
)
OPTION: Final = r"[\w-]*(?:model|løsning|alternativ|scenari[eu]|variant|mulighed|placering)\w*"
PERMIT: Final = (
    r"(?:[\w-]*bevilling|orlov|[\w-]*tilladelse|dispensation|tilsagn|[\w-]*garanti|samtykke|fritagelse|påbud|forbud)"
)
A_NUMBER: Final = r"\b(?:\d{1,3}|[eé]n|[eé]t|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\s+"
ALL: Final = (
    r"\b(?:\w*udvalget|\w*rådet|kommunalbestyrelsen|bestyrelsen|alle|samtlige\s+\w+|resten|øvrige(?:\s+\w+)?|de\s+andre"
    r"|(?:fler|mindre)tal(?:let)?)\s[^.;:]{0,60}?"
)
