"""The persons of one document: which of their names mean one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.ids import stable_id
from pipeline.linking.names import has_common_surname, is_shortened, is_slip, is_surname_of, name_key, person_key
from pipeline.records import Issue, Mention, Role, Span

_FULL = 2
"""Parts of a name that tells a person: a given name and a surname, or two surnames."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a document: the name that it uses most, the other names, the municipality or region that it is told by."""

    name: str
    forms: frozenset[str]
    scope: str | None

    @property
    def entity_id(self) -> str:
        """Told by name and scope: two people of one name in two municipalities are two."""
        return stable_id("per", person_key(self.name), self.scope)


def people(
    mentions: Sequence[Mention],
    others: Iterable[tuple[str, str | None]],
    roles: Sequence[Role],
    scope: str | None,
    owners: Mapping[Span, str],
    same: Iterable[tuple[str, str]] = (),
    employers: Mapping[Span, str] | None = None,
) -> tuple[dict[str, Person], list[Issue]]:
    """The persons by every name under which the document mentions them, and the names that are spelled two ways.

    A lone given name or surname means the one person of the document who has it; of several it means none of them.

    Args:
        mentions: of persons.
        others: further names of persons that the document's structure states, each with its party, where it has one.
        roles: of the document.
        scope: of the document: the municipality or region that publishes it.
        owners: by the place of a mention of a municipality or region: what to tell its people by.
        same: pairs of names that the text itself says are of one person.
        employers: by the place of a mention of another organisation: what tells apart people whose surname very many have, where no
            municipality or region does.
    """
    counts = Counter(mention.attributes.get("refers_to", mention.text) for mention in mentions)
    stated = [(name, party) for name, party in others if " " in name]
    counts.update(name for name, _ in stated)
    parties = _parties(mentions, roles, stated)
    names = [name for name in counts if len(person_key(name).split()) > 1]
    places = {mention.text: mention.span for mention in reversed(mentions)}
    groups = _Groups(names)
    issues: list[Issue] = []
    bases = {name_key(name): name for name in names}
    for name in sorted(names, key=lambda name: (len(name), name)):
        key = name_key(name)
        if key.endswith("s") and key[:-1] in bases:
            groups.join(name, bases[key[:-1]])
    for name, earlier in same:
        if name in counts and earlier in counts:
            groups.join(earlier, name)
    for name, others_of in _fuller(names):
        fuller = {groups.head(other) for other in others_of if not _differ(parties, name, other)}
        if len(fuller) == 1:
            groups.join(name, fuller.pop())
    for name, other in _spelled_alike(names):
        if not _differ(parties, name, other) and groups.head(name) != groups.head(other):
            groups.join(name, other)
            issues.append(_spelled_two_ways(name, other, places.get(other)))
    persons = _persons(groups.members(), counts, _scopes(mentions, roles, owners, employers or {}), scope)
    return persons | _lone_names(mentions, persons), issues


def _parties(
    mentions: Sequence[Mention], roles: Sequence[Role], stated: Sequence[tuple[str, str | None]]
) -> dict[str, set[str]]:
    """By name: the parties that the document states beside it."""
    names = {mention.span: mention.attributes.get("refers_to", mention.text) for mention in mentions}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, party in (*stated, *((names.get(role.person), role.party) for role in roles)):
        if name is not None and party is not None:
            found[name].add(party)
    return found


def _differ(parties: Mapping[str, set[str]], name: str, other: str) -> bool:
    """Whether two names stand with different parties."""
    one, another = parties.get(name, set()), parties.get(other, set())
    return bool(one and another) and one.isdisjoint(another)


def _fuller(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each name with those that it may be short for: with more given names, with any before two surnames, or with "senior" or "junior"."""
    by_ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    by_surnames: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    by_key = {person_key(name): name for name in names}
    for name in names:
        parts = person_key(name).split()
        by_ends[parts[0][0], parts[-1]].append(name)
        if len(parts) > _FULL:
            by_surnames[parts[-_FULL][0], parts[-1]].append(name)
    for name in names:
        key = person_key(name)
        parts = key.split()
        longer = [other for other in by_ends[parts[0][0], parts[-1]] if is_shortened(name, other)]
        if len(parts) == _FULL:
            longer += [other for other in by_surnames[parts[0][0], parts[1]] if is_surname_of(name, other)]
        told_apart = (by_key.get(f"{key} {generation}") for generation in ("senior", "junior"))
        yield name, longer + [other for other in told_apart if other is not None]


def _spelled_alike(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names of which one seems a slip of the pen for the other; they differ in one part."""
    order = {name: place for place, name in enumerate(names)}
    by_rest: defaultdict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for name in names:
        parts = person_key(name).split()
        for place in range(len(parts)):
            by_rest[place, (*parts[:place], *parts[place + 1 :])].append(name)
    pairs = {pair for alike in by_rest.values() for pair in combinations(alike, 2) if is_slip(*pair)}
    yield from sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


class _Groups:
    """Names joined into groups."""

    def __init__(self, names: Sequence[str]) -> None:
        by_key: dict[str, str] = {}
        self._head = {name: by_key.setdefault(name_key(name), name) for name in names}

    def head(self, name: str) -> str:
        while self._head[name] != name:
            name = self._head[name]
        return name

    def join(self, name: str, other: str) -> None:
        self._head[self.head(name)] = self.head(other)

    def members(self) -> list[list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._head:
            found[self.head(name)].append(name)
        return list(found.values())


def _persons(
    groups: Sequence[Sequence[str]], counts: Mapping[str, int], scopes: Mapping[str, set[str | None]], scope: str | None
) -> dict[str, Person]:
    found = {}
    for names in groups:
        stated = set[str | None]().union(*(scopes.get(name, set()) for name in names))
        own = next(iter(stated)) if len(stated) == 1 else scope
        most = max(
            names,
            key=lambda name: (len(name_key(name).split()) > 2, counts[name], not name.endswith("s"), len(name), name),
        )
        frequent = max(names, key=lambda name: (counts[name], not name.endswith("s"), len(name), name))
        fullest = most if is_shortened(frequent, most) or is_surname_of(frequent, most) else frequent
        person = Person(fullest, frozenset(names), own)
        found.update(dict.fromkeys(names, person))
    return found


def _scopes(
    mentions: Sequence[Mention], roles: Sequence[Role], owners: Mapping[Span, str], employers: Mapping[Span, str]
) -> dict[str, set[str | None]]:
    """By name: the municipalities, regions or employers that the roles state; None for ministers, who are the country's."""
    names = {mention.span: mention.attributes.get("refers_to", mention.text) for mention in mentions}
    found: defaultdict[str, set[str | None]] = defaultdict(set)
    for role in roles:
        name = names.get(role.person)
        if name is None:
            continue
        if role.role is not None and role.role.lower().endswith("minister"):
            found[name].add(None)
        elif role.organisation is not None and role.organisation in owners:
            found[name].add(owners[role.organisation])
        elif role.organisation is not None and role.organisation in employers and has_common_surname(name):
            found[name].add(employers[role.organisation])
    return found


def _lone_names(mentions: Sequence[Mention], persons: Mapping[str, Person]) -> dict[str, Person]:
    by_part: defaultdict[str, set[Person]] = defaultdict(set)
    for person in set(persons.values()):
        parts = name_key(person.name).split()
        for part in (parts[0], parts[-1]):
            by_part[part].add(person)
    found = {}
    for mention in mentions:
        key = name_key(mention.text)
        candidates = by_part.get(key) or by_part.get(key.removesuffix("s"), set())
        if mention.text not in persons and " " not in mention.text and len(candidates) == 1:
            found[mention.text] = next(iter(candidates))
    return found


def _spelled_two_ways(name: str, other: str, span: Span | None) -> Issue:
    return Issue(
        kind="name_spelled_two_ways",
        message=f"One person seems to be spelled both “{name}” and “{other}”; the text does not say which is right.",
        span=span,
    )
