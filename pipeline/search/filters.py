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
from pipeline.text.folding import fold

FILTERS: Mapping[str, str] = {
    "kommune": "municipality",
    "program": "programme",
    "organ": "body",
    "udfald": "outcome",
    "emne": "topic",
    "type": "type",
    "slags": "kind",
    "år": "year",
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
}
_YEARS = re.compile(r"(?P<compare>[<>]=?)?(?P<first>\d{4})?(?P<dash>\s*(?:-|–|\.\.)\s*)?(?P<last>\d{4})?")
_CLOSE = 0.7


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


Condition = Codes | Years | Body


def filter_named(name: str) -> str | None:
    """The filter that goes by a name, in Danish or English.

    >>> filter_named("Kommune"), filter_named("aar"), filter_named("farve")
    ('municipality', 'year', None)
    """
    return _filter_names().get(fold(name.lower()))


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
    if name == "body":
        return Body(value)
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
