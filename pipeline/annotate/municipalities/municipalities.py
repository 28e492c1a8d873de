"""Municipalities, regions and places in running text: the official lists, and rules for what a bare name means.

A name is a municipality where "Kommune" or a word for its council or mayor says so, else a place; names that are ordinary words too
need support from their neighbours. The council itself ("Odense Byråd") is an organisation and left to that component.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline.annotate.capitals import begins_sentence
from pipeline.annotate.lists import rows, several
from pipeline.annotate.municipalities import patterns
from pipeline.annotate.titles import is_title
from pipeline.records import Mention, Span
from pipeline.text.gazetteer import Gazetteer, Match, Name, unified

_INFORMAL_SCORE = 0.8
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the lists: what it is, its code (municipality, region, country), its official name."""

    kind: Literal["municipality", "region", "place"]
    code: str
    name: str
    informal: bool = False


@lru_cache(maxsize=4)
def place_names(text: str) -> tuple[Match[Place], ...]:
    """Every listed name in a text, whatever it means there, in text order."""
    return tuple(_gazetteer().find(text))


@lru_cache(maxsize=4)
def place_ends(text: str) -> Mapping[int, int]:
    """Where each listed name in a text ends, by where it starts."""
    return {match.start: match.end for match in place_names(text)}


def find_municipalities(text: str) -> list[Mention]:
    """The municipalities, regions and places that a text names, in text order, not overlapping.

    >>> [(m.text, m.entity_type, m.code) for m in find_municipalities("Vejle og Kolding kommuner mødes i Odense.")]
    [('Vejle', 'municipality', '630'), ('Kolding kommuner', 'municipality', '621'), ('Odense', 'place', None)]
    """
    plain = unified(text)
    found = [mention for group in _groups(plain, place_names(text)) for mention in _read_group(text, plain, group)]
    return sorted([*found, *_unlisted(text, found)], key=lambda mention: mention.span)


@cache
def _gazetteer() -> Gazetteer[Place]:
    return Gazetteer(_names())


def _names() -> Iterator[Name[Place]]:
    for row in rows("municipalities.csv"):
        town = Place("municipality", row["code"], row["name"])
        for form in {row["name"], *several(row["aliases"])}:
            if not form.endswith("ommune"):
                yield Name(form, town)
    for row in rows("regions.csv"):
        yield Name(row["name"], Place("region", row["code"], row["name"]))
        for form in several(row["aliases"]):
            yield Name(form, Place("region", row["code"], row["name"], informal=True), "exact")
    for row in rows("places.csv"):
        for form in (row["name"], *several(row["aliases"])):
            yield Name(form, Place("place", row["code"], row["name"]))
    yield Name("Hovedstaden", Place("place", "", "Hovedstaden"))


@cache
def _region_codes() -> dict[str, str]:
    return {row["name"].removeprefix("Region "): row["code"] for row in rows("regions.csv")}


def _groups(plain: str, matches: Iterable[Match[Place]]) -> Iterator[list[Match[Place]]]:
    """The matches, those of one list ("Vejle, Kolding og Fredericia") together."""
    group: list[Match[Place]] = []
    for match in matches:
        if group and not (patterns.JOINT.fullmatch(plain, group[-1].end, match.start) and not group[-1].compound):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _read_group(text: str, plain: str, group: list[Match[Place]]) -> Iterator[Mention]:
    first, last = group[0], group[-1]
    before = plain[max(0, first.start - _CONTEXT) : first.start]
    kommune = patterns.KOMMUNE.match(plain, last.end) if last.value.kind == "municipality" else None
    all_municipalities = patterns.BEFORE_MUNICIPALITIES.search(before) is not None or (
        kommune is not None and (kommune["several"] is not None or _joined_by_word(plain, group))
    )
    all_regions = patterns.BEFORE_REGIONS.search(before) is not None or first.value.kind == "region"
    clear = any(match.value.name not in patterns.AMBIGUOUS for match in group if match.value.kind != "region")
    all_municipalities = all_municipalities or patterns.UNLISTED_LAST.match(plain, last.end) is not None
    all_municipalities = all_municipalities or patterns.NAMED_BEFORE.search(before) is not None
    all_municipalities = all_municipalities or (clear and _act_together(plain, group, before))
    for match in group:
        place = match.value
        if match is last and kommune is not None:
            yield _mention(text, match.start, kommune.end(), "municipality", place.code)
        elif place.kind == "region":
            if not (place.informal and _goes_on(plain, match.end)):
                yield _region(text, match, place.code, _INFORMAL_SCORE if place.informal else None)
        elif all_regions and place.name in patterns.BARE_REGIONS:
            yield _region(text, match, _region_codes()[place.name], None)
        elif match.compound or place.name == "Hovedstaden" or patterns.BODY.match(plain, match.end):
            continue
        elif place.kind == "municipality" and (
            all_municipalities
            or patterns.AFTER_MUNICIPALITY.match(plain, match.end)
            or (len(group) == 1 and clear and _acts(plain, match))
        ):
            yield _mention(text, match.start, match.end, "municipality", place.code)
        elif _is_place(plain, match, in_list=len(group) > 1 and clear):
            yield _place(text, plain, match)


def _act_together(plain: str, group: list[Match[Place]], before: str) -> bool:
    """Whether a bare list of names means the municipalities, since they do something together ("udbud med Faxe og Næstved")."""
    listed = len(group) > 1 and all(match.value.kind == "municipality" and not match.compound for match in group)
    return listed and bool(
        patterns.TOGETHER_BEFORE.search(before)
        or patterns.TOGETHER_AFTER.match(plain, group[-1].end)
        or patterns.ACTS_AFTER.match(plain, group[-1].end)
    )


def _acts(plain: str, match: Match[Place]) -> bool:
    """Whether a lone bare name means the municipality, since it decides or is what others learn from."""
    start, end = match.start, match.stem_end
    if end < match.end:
        return False
    before = plain[max(0, start - _CONTEXT) : start]
    if patterns.ACTS_BEFORE.search(before):
        return not _goes_on(plain, end)
    if before.endswith(("i ", "I ")) and patterns.MAN_AFTER.match(plain, end):
        return True
    return _is_subject(plain, start) and patterns.ACTS_AFTER.match(plain, end) is not None


def _is_subject(plain: str, start: int) -> bool:
    return begins_sentence(plain, start) or patterns.CLAUSE_BEFORE.search(plain, max(0, start - 8), start) is not None


def _joined_by_word(plain: str, group: list[Match[Place]]) -> bool:
    """Whether the last two names are joined by a word ("Vejle og Kolding Kommune"), so that what follows holds for all."""
    return len(group) > 1 and plain[group[-2].end : group[-1].start] != ", "


def _is_place(plain: str, match: Match[Place], *, in_list: bool) -> bool:
    before = plain[max(0, match.start - _CONTEXT) : match.start]
    previous = before.split()[-1] if before.endswith(" ") and before.strip() else ""
    adjacent = bool(previous) and (previous[-1].isalnum() or previous[-1] in "-&")
    if adjacent and not in_list:
        if previous[0].isupper() and previous.lower() not in patterns.FUNCTION_WORDS:
            return False
        if is_title(previous):
            return False
    if patterns.INITIAL.search(before):
        return False
    if _goes_on(plain, match.end) and not patterns.POSTAL_DISTRICT.match(plain, match.end):
        return False
    if plain[match.start : match.stem_end].title() in patterns.AMBIGUOUS and not in_list:
        return previous.lower() in patterns.PLACE_PREPOSITIONS and not begins_sentence(plain, match.start)
    return True


def _goes_on(plain: str, end: int) -> bool:
    """Whether another capitalised word follows directly, so that the name is the beginning of a longer one."""
    return end + 1 < len(plain) and plain[end] == " " and plain[end + 1].isupper()


def _place(text: str, plain: str, match: Match[Place]) -> Mention:
    district = patterns.POSTAL_DISTRICT.match(plain, match.end)
    end = district.end() if district else match.end
    place = match.value
    if place.kind == "municipality":
        attributes = {"name": place.name, "municipality_code": place.code}
    else:
        attributes = {"name": place.name} | ({"country": place.code} if place.code else {})
    return Mention(
        text=text[match.start : end],
        span=Span(match.start, end),
        entity_type="place",
        method="gazetteer:places",
        attributes=attributes,
    )


def _region(text: str, match: Match[Place], code: str, score: float | None) -> Mention:
    return Mention(
        text=text[match.start : match.end],
        span=Span(match.start, match.end),
        entity_type="region",
        method="gazetteer:municipalities",
        code=code or None,
        score=score,
        attributes={} if code else {"name": match.value.name},
    )


def _mention(text: str, start: int, end: int, kind: Literal["municipality"], code: str | None) -> Mention:
    return Mention(
        text=text[start:end], span=Span(start, end), entity_type=kind, method="gazetteer:municipalities", code=code
    )


def _unlisted(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Municipalities that are not on the list of today's 98: without a code."""
    if "ommune" not in text and "KOMMUNE" not in text:
        return
    taken = {mention.span.end for mention in found}
    for match in patterns.UNLISTED.finditer(unified(text)):
        name = match.group().split()[0].lower()
        if match.end() not in taken and name not in patterns.FUNCTION_WORDS and name not in patterns.NOT_NAMES:
            yield Mention(
                text=text[match.start() : match.end()],
                span=Span(match.start(), match.end()),
                entity_type="municipality",
                method="grammar:municipalities",
            )
