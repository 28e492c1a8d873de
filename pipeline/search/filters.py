"""The filters of a query: their names in Danish and English, and what their values stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from pipeline.resources import gazetteer
from pipeline.search.analysis import normalised
from pipeline.search.labels import ITEM_TYPES, KINDS, OUTCOMES, SYNONYMS, topics
from pipeline.text.amounts_patterns import SCALES
from pipeline.text.folding import fold
from pipeline.text.numbers import parse_number

FILTERS: Mapping[str, str] = {
    "kommune": "municipality",
    "program": "programme",
    "organ": "body",
    "udfald": "outcome",
    "emne": "topic",
    "type": "type",
    "slags": "kind",
    "år": "year",
    "beløb": "amount",
    "person": "person",
    "organisation": "organisation",
    "projekt": "project",
    "sag": "case",
}
"""The filters as a notice lists them, with the name that the code uses."""

_OTHER_NAMES: Mapping[str, str] = {
    "municipality": "municipality",
    "programme": "programme",
    "body": "body",
    "udvalg": "body",
    "outcome": "outcome",
    "afgørelse": "outcome",
    "topic": "topic",
    "kind": "kind",
    "year": "year",
    "amount": "amount",
    "sum": "amount",
    "organization": "organisation",
    "project": "project",
    "case": "case",
}
NUMERIC = frozenset(("year", "amount"))
"""Filters whose values are numbers, with blanks in them or not."""
CODED = frozenset(("municipality", "programme", "outcome", "topic", "type", "kind", "year"))
"""Filters of which several values may be listed with commas: no value has one."""
_CALLED = frozenset(("person", "organisation", "project", "case"))
_YEARS = re.compile(r"(?P<compare>[<>]=?)?(?P<first>\d{4})?(?P<dash>\s*(?:-|–|\.\.|til\b)\s*)?(?P<last>\d{4})?")
_CLOSE = 0.7
MOST_KRONER = 10**15
"""A greater sum is no sum that documents speak of."""

_UNITS: Mapping[str, int] = {
    **dict.fromkeys(("", "kr", "kroner", "dkk"), 1),
    **{name: int(factor) for name, factor in SCALES.items()},
    "k": 10**3,
}
"""What the units of money stand for, without dots and without the kr. behind them."""
_UNIT = r"[^\W\d_]+(?:\.?[ ]?kr)?\.?"
_SUM = re.compile(
    rf"""(?P<compare>[<>]=?|≥|≤|over\b|under\b|mindst\b|højst\b)?\s*
        (?P<first>\d+(?:[.,]\d+)*)?\s*(?P<first_unit>(?!til\b){_UNIT})?
        (?P<dash>\s*(?:-|–|\.\.|til\b)\s*)?
        (?P<last>\d+(?:[.,]\d+)*)?\s*(?P<last_unit>{_UNIT})?""",
    re.VERBOSE | re.IGNORECASE,
)
_ENGLISH_DECIMALS = re.compile(r"^(\d+)\.(\d{1,2})$")  # 1.5 mio
_ABOVE = {">": 1, "over": 1, ">=": 0, "≥": 0, "mindst": 0}
_BELOW = {"<": 1, "under": 1, "<=": 0, "≤": 0, "højst": 0}


@dataclass(frozen=True, slots=True)
class Codes:
    """Any of these values of a field; none where the value as typed stands for nothing, with what was perhaps meant."""

    field: str
    codes: tuple[str, ...]
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """The years from ``first`` to ``last``, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Body:
    """The bodies whose name has these words."""

    words: str


@dataclass(frozen=True, slots=True)
class Sums:
    """A sum of money from ``least`` to ``most``, both included, in kroner; None where there is no limit."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Called:
    """What goes by this name, whole or a part of it: of a case, its number or title."""

    kind: str
    name: str


Condition = Codes | Years | Body | Sums | Called


def filter_named(name: str) -> str | None:
    """The filter that goes by a name, in Danish or English.

    >>> filter_named("Kommune"), filter_named("aar"), filter_named("farve")
    ('municipality', 'year', None)
    """
    return _filter_names().get(fold(name.lower()))


def filter_like(name: str) -> str:
    """The Danish or English name of a filter that another was perhaps meant as, or "".

    >>> filter_like("komune"), filter_like("munincipality"), filter_like("http")
    ('kommune', 'municipality', '')
    """
    printed = {fold(known): known for known in (*FILTERS, *_OTHER_NAMES)}
    near = get_close_matches(fold(name.lower()), printed, n=1, cutoff=_CLOSE)
    return printed[near[0]] if near else ""


def condition(name: str, value: str) -> Condition:
    """What a filter with a value asks for.

    Args:
        name: as ``filter_named`` gives it.
        value: as typed.

    >>> condition("municipality", "Århus"), condition("year", "2015-2019")
    (Codes(field='municipality', codes=('751',), meant=''), Years(first=2015, last=2019))
    >>> condition("municipality", "Odnse")
    Codes(field='municipality', codes=(), meant='Odense')
    """
    if name == "year":
        return _years(value) or Codes("year", ())
    if name == "amount":
        return _sums(value) or Codes("amount", ())
    if name == "body":
        return Body(value)
    if name in _CALLED:
        return Called(name, value)
    found = _codes(name, value)
    if name == "type" and not found.codes:
        kinds = _codes("kind", value)
        return kinds if kinds.codes else found
    return found


def danish_name(name: str) -> str:
    """The Danish name of a filter.

    >>> danish_name("municipality")
    'kommune'
    """
    return next(danish for danish, code in FILTERS.items() if code == name)


def is_unknown(wanted: Condition) -> bool:
    """Whether a value stands for nothing that the filter knows."""
    return isinstance(wanted, Codes) and not wanted.codes


@cache
def _filter_names() -> Mapping[str, str]:
    return {fold(name): code for name, code in (*FILTERS.items(), *_OTHER_NAMES.items())}


def _key(name: str) -> str:
    """A name as it is compared: without case, spelling variants, and signs between words."""
    return " ".join(re.findall(r"[^\W_]+\+?", fold(normalised(name).lower())))


def _codes(field: str, value: str) -> Codes:
    """The codes that a value names: a whole name, else a word that only they have in their names."""
    names = _names(field)
    key = _key(value)
    if key in names:
        return Codes(field, names[key])
    if field == "topic":
        containing = {code for name, codes in names.items() if key and key in name.split() for code in codes}
        if containing:
            return Codes(field, tuple(sorted(containing)))
    meant = get_close_matches(key, names, n=1, cutoff=_CLOSE) if len(key) < 100 else []
    return Codes(field, (), _printed(field)[meant[0]] if meant else "")


@cache
def _names(field: str) -> Mapping[str, tuple[str, ...]]:
    """The codes of a field by every name that they go by."""
    names: dict[str, tuple[str, ...]] = {}
    for printed, code in _NAMED[field]():
        names[_key(printed)] = tuple(sorted({*names.get(_key(printed), ()), code}))
    return names


@cache
def _printed(field: str) -> Mapping[str, str]:
    return {_key(printed): printed for printed, _ in _NAMED[field]()}


def _labelled(field: str, labels: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for code, name in labels.items():
        for printed in (code, *SYNONYMS[field].get(code, ()), name):
            yield printed, code


def _topics() -> Iterable[tuple[str, str]]:
    for row in gazetteer("topics.csv"):
        for printed in (row["cap_major"], row["name_en"], topics()[row["cap_major"]]):
            yield printed, row["cap_major"]


def _municipalities() -> Iterable[tuple[str, str]]:
    for row in gazetteer("municipalities.csv"):
        for printed in (
            row["code"],
            f"0{row['code']}",
            *row["aliases"].split("|"),
            f"{row['name']} Kommune",
            row["name"],
        ):
            yield printed, row["code"]


def _programmes() -> Iterable[tuple[str, str]]:
    for row in gazetteer("programmes.csv"):
        for printed in (row["id"], *filter(None, row["aliases"].split("|")), row["name"]):
            yield printed, row["id"]


_NAMED: Mapping[str, Callable[[], Iterable[tuple[str, str]]]] = {
    "kind": lambda: _labelled("kind", KINDS),
    "type": lambda: _labelled("type", ITEM_TYPES),
    "outcome": lambda: _labelled("outcome", OUTCOMES),
    "topic": _topics,
    "municipality": _municipalities,
    "programme": _programmes,
}


def _years(value: str) -> Years | None:
    """The years that a value names: ``2019``, ``2015-2019``, ``2015-``, ``>2015``.

    >>> _years(">2015"), _years("-2019"), _years("i går")
    (Years(first=2016, last=9999), Years(first=0, last=2019), None)
    """
    match = _YEARS.fullmatch(value.strip())
    if match is None or not (match["first"] or match["last"]):
        return None
    first, last = int(match["first"] or 0), int(match["last"] or 9999)
    if match["compare"]:
        if match["dash"] or match["last"]:
            return None
        strict = len(match["compare"]) == 1
        return Years(first + strict, 9999) if match["compare"][0] == ">" else Years(0, first - strict)
    if not match["dash"]:
        return Years(first, first)
    return Years(min(first, last), max(first, last))


def is_unit(word: str) -> bool:
    """Whether a word is a unit of money.

    >>> is_unit("mio."), is_unit("t.kr."), is_unit("skole")
    (True, True, False)
    """
    return bool(word) and _unit(word) is not None


def _unit(word: str) -> int | None:
    plain = re.sub(r"[. ]", "", word.lower())
    return _UNITS.get(plain, _UNITS.get(plain.removesuffix("kr")))


def _sums(value: str) -> Sums | None:
    """The sums that a value names: ``>1mio``, ``500.000-1 mio. kr.``, ``<=2,5 mia``, ``250 t.kr.``.

    >>> _sums(">1mio"), _sums("2-5 mio. kr."), _sums("højst 500 t.kr."), _sums("meget")
    (Sums(least=1000001, most=None), Sums(least=2000000, most=5000000), Sums(least=None, most=500000), None)
    >>> _sums("1.5 mio"), _sums("1.500")
    (Sums(least=1500000, most=1500000), Sums(least=1500, most=1500))
    """
    match = _SUM.fullmatch(value.strip()) if len(value) < 100 else None
    if match is None or not (match["first"] or match["last"]):
        return None
    last = _kroner(match["last"], match["last_unit"])
    first = _kroner(match["first"], match["first_unit"] or match["last_unit"])
    if first is not None and last is not None and first > last and not match["first_unit"]:
        first = _kroner(match["first"], None)  # 500.000-1 mio.
    if any(match[name] and end is None for name, end in (("first", first), ("last", last))):
        return None
    compare = (match["compare"] or "").lower()
    if compare:
        if match["dash"] or last is not None or first is None:
            return None
        if compare in _ABOVE:
            return Sums(first + _ABOVE[compare], None)
        return Sums(None, first - _BELOW[compare])
    if not match["dash"]:
        return Sums(first, first) if last is None else None
    if first is not None and last is not None:
        return Sums(min(first, last), max(first, last))
    return Sums(first, last)


def _kroner(number: str | None, unit: str | None) -> int | None:
    factor = _unit(unit or "")
    written = _ENGLISH_DECIMALS.sub(r"\1,\2", number or "") if factor != 1 else number or ""
    value = parse_number(written)
    return None if value is None or factor is None or value * factor > MOST_KRONER else round(value * factor)
