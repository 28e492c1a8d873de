"""Sums of money in Danish text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from re import Match, Pattern
from typing import Final

from pipeline.records import Amount, Span
from pipeline.text.amounts_patterns import (
    AMOUNT,
    CONTEXT,
    CURRENCIES,
    NUMBER_WORDS,
    PAIR_BEFORE,
    SCALE_BEFORE,
    SCALE_OF_UNIT,
    SCALES,
    TABLE_UNIT_AFTER,
    TABLE_UNIT_BEFORE,
)

_TABLE_UNITS: Final = frozenset({"1.000", "1000"})
_YEARS: Final = range(1900, 2101)
_ORE: Final = Decimal("0.01")


def find_amounts(text: str) -> list[Amount]:
    """The sums of money of a text, in order, not overlapping.

    A number is money where a currency stands with it (``5.000 kr.``, ``kr. 25.000``, ``2,5 mio. kr.``, ``3 mio. euro``), the
    price sign ``,-`` follows it, or ``mio.`` or ``mia.`` follows and nothing that is counted after that. A range is two
    amounts of one unit (``10-15 mio. kr.``: 10 and 15); in ``10-15.000 kr.`` both are thousands. The unit of a table (``i
    1.000 kr.``, or ``1.000 kr.`` alone in its cell) is no amount, nor is a year after ``kr.`` in a table's head.

    Args:
        text: any text.

    Returns:
        The amounts with their places in ``text``; ``value`` counts in ``unit_text``, ``value_dkk`` in kroner, None for other
        currencies.

    >>> [(found.text, found.value, found.unit_text, found.value_dkk) for found in find_amounts("en ramme på 2,6 mio. kr.")]
    [('2,6 mio. kr.', 2.6, 'mio. kr.', 2600000.0)]
    """
    return [amount for match in AMOUNT.finditer(text) for amount in _read(match)]


def in_units(amount: Amount) -> float:
    """A sum in units of its currency, whatever it is counted in.

    >>> [in_units(found) for found in find_amounts("2,4 mio. kr. og 3 mio. euro")]
    [2400000.0, 3000000.0]
    """
    if amount.value_dkk is not None:
        return amount.value_dkk
    scale = SCALE_OF_UNIT.match(amount.unit_text.casefold())
    return amount.value * float(SCALES.get(scale[0], 1)) if scale else amount.value


def _read(match: Match[str]) -> Iterator[Amount]:
    if match["words"]:
        number = NUMBER_WORDS.get(_key(match["words"]))
        unit = match.string[match.start("words_scale") : match.end()]
        if number is not None:
            yield from _amount(match, match.start(), match.end(), number, unit)
    elif match["leading"]:
        yield from _read_leading(match)
    elif not _is_table_unit(match):
        yield from _read_trailing(match)


def _read_leading(match: Match[str]) -> Iterator[Amount]:
    number = _number(match["after"])
    is_year = match["after"].isdigit() and number in _YEARS and not match["price"]
    if not is_year and not _is_after(match, SCALE_BEFORE):
        unit = f"{match['leading']} {match['after_scale'] or ''}".rstrip()
        yield from _amount(match, match.start(), match.end(), -number if match["after_sign"] else number, unit)


def _read_trailing(match: Match[str]) -> Iterator[Amount]:
    number, low = _number(match["value"]), None
    start = match.start()
    unit = match.string[match.end("value") : match.end()].strip()
    sign = -1 if match["sign"] else 1
    if match["low"]:
        low, start = _low(match, number), match.start("value")
        if low is None:
            sign = 1
        else:
            yield from _amount(match, match.start(), match.end("low"), sign * low, unit)
    yield from _amount(match, start, match.end(), sign * number, unit)


def _amount(match: Match[str], start: int, end: int, number: Decimal, unit: str) -> Iterator[Amount]:
    scale = _key(match["scale"] or match["bare_scale"] or match["after_scale"] or match["words_scale"] or "")
    name = _key(match["currency"] or match["leading"] or match["words_currency"] or match["dash"] or "kr")
    currency = CURRENCIES.get(name)
    factor = _ORE if name == "øre" else SCALES.get(scale, Decimal(1))
    if currency is not None:
        yield Amount(
            text=match.string[start:end],
            span=Span(start, end),
            value=float(number),
            currency=currency,
            unit_text=unit,
            value_dkk=float(number * factor) if currency == "DKK" else None,
        )


def _key(printed: str) -> str:
    return "".join(printed.casefold().replace(".", "").split())


def _number(printed: str) -> Decimal:
    half = Decimal("0.5") if printed.endswith("½") else Decimal(0)
    return Decimal("".join(printed.rstrip("½").replace(".", "").split()).replace(",", ".")) + half


def _low(match: Match[str], high: Decimal) -> Decimal | None:
    """The lower end of a range, in units of the higher; None where the number before belongs to something else."""
    printed, low = match["low"], _number(match["low"])
    if (printed.isdigit() and low in _YEARS) or (match["both"] and not _is_after(match, PAIR_BEFORE)):
        return None
    first_group, dot, _ = match["value"].partition(".")
    if dot and printed.isdigit() and low < int(first_group):
        low *= 1000
    return low if low < high or match["both"] else None


def _is_table_unit(match: Match[str]) -> bool:
    if match["value"] not in _TABLE_UNITS or any(match[part] for part in ("low", "sign", "scale", "bare_scale")):
        return False
    before = TABLE_UNIT_BEFORE.search(match.string, max(0, match.start() - CONTEXT), match.start())
    if before is None:
        return False
    return before[0][:1].isalpha() or TABLE_UNIT_AFTER.match(match.string, match.end()) is not None


def _is_after(match: Match[str], before: Pattern[str]) -> bool:
    return before.search(match.string, max(0, match.start() - CONTEXT), match.start()) is not None
