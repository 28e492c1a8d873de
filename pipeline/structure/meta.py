"""Lines of an item's metadata: case number, document number, initials, access mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.records import Span
from pipeline.structure.titles import Access, read_access
from pipeline.text.case_numbers import find_case_numbers

_CASE_LABEL: Final = r"sagsnr|sagsnummer|sagnr|sags-?\s?nr|sagsid|sags-?\s?id|sag|j\.?\s?nr|journal\s?nr|journalnummer"
_OTHER_LABEL: Final = (
    r"dok(?:ument)?\.?\s?nr|dokumentnummer|dok|(?:sags)?initialer|brev\s?id|møde\s?id|sbh"
    r"|bilagsnr|sagstype|sagsfremstiller"
)
_WORDS_LABEL: Final = (
    r"sagsbehandler|sagsbeh|sagsansvarlig|ansvarlig"
    r"|forvaltning|afdeling|center|enhed|stab|fagområde|direktørområde|sagsforløb"
)
"""Labels whose value is a name or several words."""
_VALUE: Final = (
    r"(?:\(?[A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4}\)?|[A-ZÆØÅ]{2,5}-\d{4}-\d{2,7}"
    r"|\d{2}(?:\.\d{2}){1,2}\s?[A-ZÆØÅ]\d{2}|\d[\w.–/-]*(?:\s?[-–]\s?(?=\d)[\d/-]+)*)"
)
_NEXT_LABEL: Final = r"(?:sagsid|sagsnr|dok|initialer)\b"
"""What stands behind the facet letter that is left of a journal number without its digits."""
_PIECE: Final = re.compile(
    rf"""[\s,;|·-]*(?:
        (?P<case_label>{_CASE_LABEL})\b\.?\s*:?\s*(?:(?P<case>{_VALUE})|[A-ZÆØÅ]{{1,2}}(?=\s+{_NEXT_LABEL}))?
      | (?P<other_label>{_OTHER_LABEL})\b\.?\s*:?\s*(?P<other>(?!{_CASE_LABEL}|{_OTHER_LABEL})[A-Za-zÆØÅæøå]{{2,8}}\b|{_VALUE})?
      | (?P<words_label>{_WORDS_LABEL})\b\.?\s*:\s*[^:]{{0,60}}?(?=$|[\s,;|·-]+(?:{_CASE_LABEL}|{_OTHER_LABEL}|{_WORDS_LABEL})\b\.?\s*[:\d])
      | (?P<plain_label>sagsbehandler|sagsansvarlig)\s+[^:]{{0,60}}
      | (?P<unit_label>forvaltning)\s+[A-Za-zÆØÅæøå]{{2,8}}\b
      | (?P<access>(?:åben(?:t)?|lukket)(?:\s+(?:punkt|sag))?)(?![\w])
      | print\s+(?=\d)
      | (?P<kle>\d{{2}}\.\d{{2}}\.\d{{2}}\s?[-–]?\s?[A-ZÆØÅ]\d{{2}}(?:\s?[-–]\s?[\d/]+){{0,2}})
      | (?P<bare>(?<=-\s)(?:\d{{2,4}}/\d{{3,7}}))
    )[\s,;|·-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_START: Final = re.compile(
    rf"(?:{_CASE_LABEL}|{_OTHER_LABEL}|{_WORDS_LABEL}|åben|lukket|print\s+\d|\d{{2}}\.\d{{2}}\.\d{{2}})", re.IGNORECASE
)
_BEGINNINGS: Final = frozenset("sag dok ini bre mød sbh bil ans for afd cen enh sta fag dir åbe luk pri".split())
"""The first letters of words that metadata begins with, besides those of a journal's number and digits."""
_ITEM_NUMBER: Final = re.compile(r"sag\s*(?:nr\.?\s*)?\d{1,4}\s*[:.]?", re.IGNORECASE)
"""``Sag 3`` numbers an item; it is no case number."""
_SUBJECT: Final = re.compile(r"\d{2}\.\d{2}(?:\.\d{2})?")
"""A KLE subject alone, as in ``J.nr. 01.02.05``, is no case number; nor is ``09/``, which has lost its digits."""
_BODY_TAIL: Final = re.compile(r"[A-ZÆØÅ][\w ,.-]{2,60}")
_MAX_LINE: Final = 240


@dataclass(frozen=True, slots=True)
class Meta:
    """A metadata line of an item.

    Attributes:
        case_number: as printed, None where the line states none.
        case_span: its place in the line, in characters.
        kle_code: the KLE subject it states.
        access: as marked.
        open_ended: whether the line ends in a case label whose value must stand on the next line.
        starts_item: whether the line carries what each item of a layout without titles begins with.
    """

    case_number: str | None = None
    case_span: Span | None = None
    kle_code: str | None = None
    access: Access | None = None
    open_ended: bool = False
    starts_item: bool = False


def read_meta(text: str) -> Meta | None:
    """The metadata that a whole line consists of, or None.

    >>> read_meta("Åbent - 01.00.00-G01-93-16").case_number
    '01.00.00-G01-93-16'
    >>> read_meta("Sagsid.: 20/35762, Sagsinitialer: ABCD").case_number
    '20/35762'
    >>> read_meta("Sagen blev drøftet.") is None
    True
    """
    head = text[:3].lower()
    may_begin = head in _BEGINNINGS or head[:1] == "j" or (text[2:3] == "." and text[:1].isdigit())
    return _read(text) if may_begin and len(text) <= _MAX_LINE else None


@lru_cache(maxsize=4096)
def _read(text: str) -> Meta | None:
    if not _START.match(text) or _ITEM_NUMBER.fullmatch(text):
        return None
    if access := read_access(text):
        return Meta(access=access)
    return _pieces(text)


def read_value(text: str) -> Meta | None:
    """The case number that a whole line is, below a label that lacks its value; None where it is anything else.

    >>> read_value("07/5773").case_number
    '07/5773'
    """
    found = find_case_numbers(f"Sagsnr. {text}") if len(text) < 40 else []
    if len(found) != 1 or found[0].text != text:
        return None
    return Meta(text, Span(0, len(text)), found[0].kle_code)


def _pieces(text: str) -> Meta | None:
    case: tuple[str, Span] | None = None
    access: Access | None = None
    kle: str | None = None
    open_ended = labelled = False
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if not piece or piece.end() == at:
            break
        at = piece.end()
        open_ended = bool(piece["case_label"]) and not piece["case"]
        labelled = labelled or bool(piece["case_label"] or piece["kle"] or piece["bare"])
        for group in ("case", "kle", "bare"):
            if piece[group]:
                value = piece[group].rstrip(" ,;-–")
                kle = kle or _kle(value)
                if _SUBJECT.fullmatch(value) or value.endswith("/"):
                    continue
                case = case or (value, Span(piece.start(group), piece.start(group) + len(value)))
        if piece["access"]:
            access = "open" if piece["access"].casefold().startswith("åb") else "closed"
    rest = text[at:].strip()
    if rest and not (labelled and _is_body_then_access(rest)):
        return None
    if rest and access is None:
        access = read_access(" ".join(rest.split()[-2:])) or read_access(rest.split()[-1])
    if at == 0 or (case is None and access is None and not open_ended and not labelled and not _has_label(text)):
        return None
    return Meta(case[0] if case else None, case[1] if case else None, kle, access, open_ended, starts_item=labelled)


def _kle(case_number: str) -> str | None:
    found = find_case_numbers(f"Sagsnr. {case_number}")
    kle = found[0].kle_code if found else None
    return kle if kle and kle.count(".") == 2 else None


def _is_body_then_access(rest: str) -> bool:
    """Whether the rest of a line is the name of a body, as in ``Sagsnr. 299835 Byrådet Åbent punkt``."""
    return bool(_BODY_TAIL.fullmatch(rest)) and len(rest.split()) <= 8


def _has_label(text: str) -> bool:
    found = _PIECE.match(text)
    return bool(found and any(found[label] for label in ("other_label", "words_label", "plain_label", "unit_label")))
