"""Case numbers: the marks that authorities' filing systems give their matters."""

from __future__ import annotations

import re
from typing import Final

from pipeline.records import CaseNumber, Span
from pipeline.text.case_numbers_patterns import CASE_NUMBER, DATE, FIELD, KLE_MAIN_GROUPS, LAW_LETTERS, SUBJECT

_UNLABELLED: Final = frozenset({"kle", "subject", "plan", "bracketed", "committee"})
_BETWEEN_FIELDS: Final = " \t,;|-\u2013"
_PUNCTUATION_AFTER: Final = re.compile(r"[.,;|]?[\s\u2013-]*")
_LAST_DAY, _LAST_MONTH = 31, 12


def find_case_numbers(text: str, *, labelled_only: bool = False) -> list[CaseNumber]:
    """The case numbers of a text, in order, not overlapping.

    Without a label these shapes are known by themselves: a KLE subject with its facet (``27.69.40-P20-1-21``,
    ``27.69.40P20``, ``00.01.00A04 - 2007/34364``); a KLE subject alone on its line or in its cell that is of a main
    group in use and can be no date (``85.02.02``, while ``01.12.21`` is one); a plan number of five parts
    (``1-22-78-2-16``); committee letters with serial and year (``KFU 405/2002``) in brackets or at the start of a
    line; year and serial in brackets (``(2012-121107)``). After ``Sag`` and after the flag of an item (``Åbent -``)
    also ``306-2009-600`` and ``18/24758``; after ``Sagsnr.``, ``Sagsid.``, ``J.nr.`` and the like every code and
    bare digits, but no date.

    Args:
        text: any text.
        labelled_only: leave out what no label introduces.

    Returns:
        The numbers as printed; ``kle_code`` is the subject in its full form (``00.01.00``), None where none is stated.

    >>> [(found.text, found.kle_code) for found in find_case_numbers("Sagsnr.: 20/35762, se også 27.69.40-P20-1-21")]
    [('20/35762', None), ('27.69.40-P20-1-21', '27.69.40')]
    """
    found = []
    for match in CASE_NUMBER.finditer(text):
        kind = match.lastgroup or ""
        if not (labelled_only and kind in _UNLABELLED) and _is_case_number(kind, match[kind]):
            found.append(CaseNumber(text=match[kind], span=Span(*match.span(kind)), kle_code=_kle_code(match[kind])))
    return found


def strip_label(line: str) -> tuple[str | None, str]:
    """Split a line into its first case number and the words that are left.

    Labelled numbers of cases and documents and case workers' initials are taken out, and so is a case number known by its
    shape, with the punctuation that bound them.

    Args:
        line: one line of text.

    Returns:
        The first case number as printed or None, and the rest of the line with its white space collapsed, maybe "".

    >>> strip_label("2. Ny skolegård Dok.nr.: 2005 Sagsid.: 14/19290 Initialer: abcd Åben sag")
    ('14/19290', '2. Ny skolegård Åben sag')
    >>> strip_label("Åbent - 01.00.00-G01-93-16")
    ('01.00.00-G01-93-16', 'Åbent')
    """
    numbers = find_case_numbers(line)
    fields = [*(number.span for number in numbers), *(Span(*match.span()) for match in FIELD.finditer(line))]
    kept, position = [], 0
    for start, end in sorted(fields):
        if line[start - 1 : start] == "(" and line[end : end + 1] == ")":
            start, end = start - 1, end + 1
        kept.append(line[position:start].rstrip(_BETWEEN_FIELDS))
        after = _PUNCTUATION_AFTER.match(line, end)
        position = max(position, after.end() if after else end)
    kept.append(line[position:])
    return (numbers[0].text if numbers else None), " ".join(" ".join(kept).split())


def _is_case_number(kind: str, printed: str) -> bool:
    if kind == "subject":
        group, second, _ = printed.split(".")
        dateless = not 1 <= int(group) <= _LAST_DAY or not 1 <= int(second) <= _LAST_MONTH
        return dateless and group in KLE_MAIN_GROUPS
    if kind == "committee":
        return printed.rstrip("0123456789/ ") not in LAW_LETTERS
    return DATE.fullmatch(printed) is None


def _kle_code(printed: str) -> str | None:
    match = SUBJECT.match(printed)
    if match is None:
        return None
    return ".".join(part.zfill(2) for part in match.groups() if part is not None)
