"""The labels and shapes of case numbers."""

from __future__ import annotations

import re
from typing import Final

# The main groups of the municipalities' subject plan KLE in use (codes only; the plan's titles are its owner's).
_KLE_NUMBERS: Final = (range(10), range(13, 16), range(17, 26), range(27, 31), (32, 34, 54), range(81, 89))
KLE_MAIN_GROUPS: Final = frozenset(f"{number:02}" for numbers in _KLE_NUMBERS for number in numbers)

# Letters before a number that make it an act of the European Union (EF 1408/71), not a committee's case.
LAW_LETTERS: Final = frozenset({"EF", "EU", "EØF", "EØS", "FUSP", "KOM", "RFA", "RIA"})

_DASH: Final = r"\s?[-\u2010-\u2013]\s?"
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_SUBJECT: Final = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}"

# 27.69.40-P20-1-21, 27.69.40P20, 00.01.00A04 - 2007/34364; a leading zero may be lost.
_KLE_CASE: Final = (
    rf"(?:{_SUBJECT}|[0-9]\.[0-9]{{2}}\.[0-9]{{2}})(?:{_DASH}|\s)?[A-ZÆØÅ][0-9]{{2}}"
    rf"(?:{_DASH}[0-9]{{1,6}}{_DASH}(?:{_YEAR}|[0-9]{{2}})|{_DASH}{_YEAR}/[0-9]{{1,7}})?"
)
# 1-22-78-2-16: an authority's own plan, serial, year.
_PLAN_CASE: Final = r"[0-9]-[0-9]{1,2}-[0-9]{1,3}-[0-9]{1,5}-[0-9]{2}"
# BR 40/04, KFU 405/2002: letters of the body, serial, year.
_COMMITTEE_CASE: Final = rf"[A-ZÆØÅ]{{2,5}}\s?[0-9]{{1,5}}/(?:{_YEAR}|[0-9]{{2}})"
# 306-2009-600, 2012/057275, 18/24758, 19-001210-8
_YEAR_CASE: Final = (
    rf"[1-8][0-9]{{2}}-{_YEAR}-[0-9]{{1,7}}|{_YEAR}[-/][0-9]{{3,7}}|[0-9]{{2}}[-/][0-9]{{3,7}}(?:-[0-9])?"
)
_ANY_CODE: Final = (
    rf"[0-9]{{2}}\.[0-9]{{2}}(?:{_DASH}|\s)?[A-ZÆØÅ][0-9]{{2}}(?![0-9])|"
    r"[A-ZÆØÅ]{1,5}-[0-9]{2,8}(?:[-/.][0-9]{1,8}){0,3}|[0-9]{1,8}(?:[-/][0-9]{1,8}){1,4}"
    rf"|{_SUBJECT}|[0-9]{{2}}\.[0-9]{{2}}|[0-9]{{3,12}}"
)

LABEL: Final = (
    r"(?:(?:esdh-?|acadre-?)?(?:(?:sags|journal)[-\s]?|sag-?)(?:nummer|nr|id)|j\.\s?nr|jr?nr|jour\.\s?nr)\b\.?\s?:?"
)
# May also stand before the number of an agenda item (sag 12): after it only a shape of its own counts.
_WEAK_LABEL: Final = r"sag(?:\s?nr)?\b\.?\s?:?"
_SUBJECT_LABEL: Final = r"kle(?:[-\s]?(?:nr|nummer|emne|kode))?\b\.?\s?:?"
_FLAG: Final = r"(?:åbent?|lukket)\b\s?[-\u2013:]?"
OTHER_LABEL: Final = (
    r"(?:dok(?:ument)?\.?[-\s]?(?:nummer|nr|id)|dok\.|brev-?id|(?:sags)?initialer|sagsbeh\.?)\b\.?\s?:?"
)

_LEFT: Final = r"(?<![0-9A-Za-zÆØÅæøå])(?<![0-9][-./,:])"
_RIGHT: Final = r"(?![0-9]|[-./][0-9])"
_GAP: Final = r"[ \t\u00a0]{0,12}"
_LINE: Final = rf"{_GAP}\n{_GAP}"
_ITEM_NUMBER: Final = r"(?:(?i:nr)\.\s?)?[0-9]{1,4}[.:]?\s"

CASE_NUMBER: Final = re.compile(
    rf"""
    {_LEFT}
    (?:
        (?i:{LABEL}) (?: {_GAP} (?P<labelled> {_KLE_CASE} | {_COMMITTEE_CASE} | {_ANY_CODE} )
                       | {_LINE} (?P<below> {_KLE_CASE} | {_PLAN_CASE} | {_YEAR_CASE} ) )
      | (?i:{_WEAK_LABEL}) {_GAP} (?P<weak> {_KLE_CASE} | {_PLAN_CASE} | {_COMMITTEE_CASE} | {_YEAR_CASE} )
      | (?i:{_SUBJECT_LABEL}) {_GAP} (?P<filed> {_KLE_CASE} | {_SUBJECT} )
      | (?i:{_FLAG}) {_GAP} (?P<flagged> {_KLE_CASE} | {_SUBJECT} | {_YEAR_CASE} )
      | (?P<kle> {_KLE_CASE} )
      | (?<![^\n\t|]) (?P<subject> {_SUBJECT} ) (?![^\n\t|])
      | (?P<plan> {_PLAN_CASE} )
      | (?<=\() (?P<bracketed> {_YEAR}-[0-9]{{5,7}} ) (?=\))
      | (?: (?<=\() | (?<![^\n]) (?:{_ITEM_NUMBER})? ) (?P<committee> {_COMMITTEE_CASE} )
    )
    {_RIGHT}
    """,
    re.VERBOSE,
)
SUBJECT: Final = re.compile(r"([0-9]{1,2})\.([0-9]{2})(?:\.([0-9]{2}))?")
DATE: Final = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[-/](?:0?[1-9]|1[0-2])[-/](?:19|20)[0-9]{2}")
FIELD: Final = re.compile(
    rf"{_LEFT}(?:(?i:{LABEL}){_GAP}(?:{_KLE_CASE}|{_COMMITTEE_CASE}|{_ANY_CODE})?"
    rf"|(?i:{OTHER_LABEL}){_GAP}(?:[0-9][-0-9/.]{{0,24}}|[A-ZÆØÅa-zæøå]{{2,5}}\b)?)"
)
