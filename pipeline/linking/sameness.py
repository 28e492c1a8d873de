"""Which entities of several documents are one: rules over their names and what is stated around them.

Each rule proposes, for an entity known by a short or another name, those whose name that is:

- ``acronym``: a document introduces the one's name as the acronym of the other; letters that documents which introduce them nowhere
  take for an organisation mean a project, too, where nothing is said of them that is said of bodies;
- ``name``: a document introduces it as another name of the other, such as its long form, its name in another language, or the name
  that a person had before;
- ``same_name``: of a school, a care home or an association, where one document does not say in which municipality it is and those of
  only one municipality have one of that name;
- ``spelling``: a body's, whose parts are written together or apart; a project's long one, with a slip of one or two letters; a
  person's of the same publishing municipality, in the spelling of another time ("aa" for "å");
- ``initials``: it is the initials of the other's name, and no document introduces another acronym; only beside agreeing context;
- ``namesake``: the same name of a project, which one document tells by a municipality (``namesakes`` settles it before the others);
- ``short_name``: a person's name without middle names or with initials, of the same publishing municipality; of the surnames that very
  many have only beside agreeing context.

Nothing is proposed against the context: another programme, publishers in other municipalities, another party. Of several that
remain the one that the context speaks for; else all are candidates, and none is chosen. The result depends on no order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from pipeline.linking.institutions import institution, is_institution
from pipeline.linking.names import (
    compact_key,
    has_common_surname,
    initials,
    is_misspelled,
    is_shortened,
    name_key,
    person_key,
    skeleton,
    spelling_key,
)
from pipeline.linking.organisations import is_local

Method = Literal["acronym", "name", "same_name", "spelling", "initials", "short_name", "namesake"]
Kind = Literal["name", "acronym", "other", "initials", "skeleton"]

TYPES: Final = ("project", "organisation", "person")
_ACRONYM: Final = re.compile(r"[A-ZÆØÅ][a-zæøå&+-]*[A-ZÆØÅ0-9][A-ZÆØÅa-zæøå0-9&+-]*")
_SHORTEST: Final = 3
"""Two letters stand for too many things to tell a project or a body again."""
_AGREEING: Final[Mapping[str, tuple[str, ...]]] = {
    "project": ("programme_entity_id", "lead", "partner", "funder", "municipality"),
    "organisation": ("municipality",),
    "person": ("party", "body"),
}
"""What two documents may have in common where they speak of one thing, by its type."""
_DIFFERING: Final[Mapping[str, tuple[str, ...]]] = {
    "project": ("programme_entity_id", "municipality"),
    "organisation": ("municipality",),
    "person": ("party",),
}
"""What they must not differ in, unless they have something else in common."""
_WORDS: Final[Mapping[Method, str]] = {
    "acronym": "A document introduces “{}” as short for it, and none for another.",
    "name": "A document introduces “{}” as another name of it.",
    "same_name": "“{}” is its name, and no other’s that documents place in a municipality.",
    "spelling": "“{}” is its name spelled another way, and no other’s.",
    "initials": "“{}” is its initials, and what is stated of both agrees.",
    "short_name": "“{}” is its name in short, and no other’s of the municipality.",
    "namesake": "“{}” is the name of both, and nothing that is stated of them speaks against it.",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A name of an entity, and the date of the earliest document that has it."""

    kind: Kind
    name: str
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity by its names.

    Attributes:
        municipalities: of the publishers of the documents that name it.
    """

    entity_id: str
    entity_type: str
    forms: frozenset[Form]
    municipalities: frozenset[int] = frozenset()

    def names(self, *kinds: Kind) -> list[Form]:
        """Its forms of these kinds, in order."""
        return sorted((form for form in self.forms if form.kind in kinds), key=lambda form: (form.kind, form.name))


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entity that may be another one, and why."""

    entity_id: str
    target: str
    method: Method
    words: str
    since: date | None = None

    @property
    def reason(self) -> str:
        """In words."""
        return _WORDS[self.method].format(self.words)


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rules come to: which entities are another one, and those that may be any of several."""

    same: tuple[Proposal, ...] = ()
    candidates: tuple[Proposal, ...] = ()


Context = Mapping[str, Collection[str]]
"""What is stated around an entity: by ``programme_entity_id``, ``lead``, ``partner``, ``party``, ``body``; by ``acts`` what only bodies
do: have people, be in projects."""


def block_key(entity_type: str, form: Form, municipality: int | None) -> str | None:
    """What the forms share of which one rule may hold two for the same; None where no rule looks at the form.

    >>> block_key("project", Form("name", "Grønne Kyster"), None), block_key("person", Form("name", "Bo Holst"), 461)
    ('name|grønnekyster', 'person|holst|b|461')
    """
    if form.kind == "skeleton":
        return f"skeleton|{form.name}"
    if entity_type == "person":
        parts = spelling_key(form.name).split()
        return (
            f"person|{parts[-1]}|{parts[0][0]}|{municipality}" if len(parts) > 1 and municipality is not None else None
        )
    return f"name|{compact_key(form.name)}" if entity_type in TYPES else None


def initials_of(entity_type: str, name: str) -> list[str]:
    """The initials by which a project of this name may be known."""
    return sorted(word for word in initials(name) if len(word) >= _SHORTEST) if entity_type == "project" else []


def skeletons_of(entity_type: str, name: str) -> list[str]:
    """What the misspelled names of a project share with its name, where that is long."""
    found = skeleton(name) if entity_type == "project" else None
    return [found] if found else []


def is_acronym_name(name: str) -> bool:
    """Whether a name is an acronym alone, long enough to tell something by it.

    >>> [is_acronym_name(name) for name in ("GRYK", "DiSH", "Grønne Kyster", "Fjord", "GK")]
    [True, True, False, False, False]
    """
    return len(name) >= _SHORTEST and _ACRONYM.fullmatch(name) is not None


def propose(entities: Sequence[Named]) -> dict[str, list[Proposal]]:
    """By entity: what the names alone propose, in a fixed order."""
    by_name: defaultdict[str, list[tuple[Named, Form]]] = defaultdict(list)
    for entity in sorted(entities, key=lambda entity: entity.entity_id):
        for form in entity.forms:
            for municipality in entity.municipalities if entity.entity_type == "person" else (None,):
                key = block_key(entity.entity_type, form, municipality)
                if key is not None:
                    by_name[key].append((entity, form))
    found: dict[str, list[Proposal]] = {}
    for entity in entities:
        rule = _shortened if entity.entity_type == "person" else _renamed
        proposals = {one.target: one for one in sorted(rule(entity, by_name), key=_strongest_last)}
        if proposals:
            found[entity.entity_id] = [proposals[target] for target in sorted(proposals)]
    return found


def _strongest_last(proposal: Proposal) -> tuple[int, str]:
    return -("acronym", "name", "same_name", "spelling", "short_name", "initials").index(
        proposal.method
    ), proposal.words


def _renamed(entity: Named, by_name: Mapping[str, Sequence[tuple[Named, Form]]]) -> Iterator[Proposal]:
    for own in entity.names("name"):
        bare = is_acronym_name(own.name)
        for other, form in by_name.get(block_key(entity.entity_type, own, None) or "", ()):
            if other.entity_id == entity.entity_id:
                continue
            if other.entity_type != entity.entity_type:
                if form.kind == "acronym" and bare and _is_all_letters(entity) and other.entity_type == "project":
                    yield Proposal(entity.entity_id, other.entity_id, "acronym", own.name, form.since)
            elif (
                form.kind == "name" and is_institution(own.name) and other.municipalities and not entity.municipalities
            ):
                yield Proposal(entity.entity_id, other.entity_id, "same_name", own.name, form.since)
            elif form.kind == "acronym" and bare and not _is_committee(other):
                yield Proposal(entity.entity_id, other.entity_id, "acronym", own.name, form.since)
            elif form.kind == "name" and _is_spelled_otherwise(entity, own.name, form.name):
                yield Proposal(entity.entity_id, other.entity_id, "spelling", own.name, form.since)
            elif form.kind == "other":
                yield Proposal(entity.entity_id, other.entity_id, "name", own.name, form.since)
            elif form.kind == "initials" and bare and not other.names("acronym"):
                yield Proposal(entity.entity_id, other.entity_id, "initials", own.name, form.since)

    for own in entity.names("skeleton"):
        for other, form in by_name.get(block_key(entity.entity_type, own, None) or "", ()):
            slips = [
                mine.name
                for mine in entity.names("name")
                for yours in other.names("name")
                if is_misspelled(mine.name, yours.name)
            ]
            if slips and other.entity_id != entity.entity_id:
                yield Proposal(entity.entity_id, other.entity_id, "spelling", min(slips), form.since)


def _is_spelled_otherwise(entity: Named, name: str, other: str) -> bool:
    """Whether two names of bodies of which a place has no other are one but for blanks and hyphens."""
    is_of_place = institution(name) is not None or is_institution(name) or is_local(name)
    return entity.entity_type == "organisation" and not is_of_place and name_key(name) != name_key(other)


def _is_all_letters(entity: Named) -> bool:
    """Whether nothing but an acronym is known of it, and nothing that it stands for."""
    return not entity.names("acronym", "other") and all(is_acronym_name(form.name) for form in entity.names("name"))


def _is_committee(entity: Named) -> bool:
    """Whether it is one of the bodies that every municipality has, whose letters mean another one in the next."""
    return entity.entity_type == "organisation" and all(is_local(form.name) for form in entity.names("name"))


def _shortened(entity: Named, by_name: Mapping[str, Sequence[tuple[Named, Form]]]) -> Iterator[Proposal]:
    for own in entity.names("name"):
        for municipality in entity.municipalities:
            for other, form in by_name.get(block_key("person", own, municipality) or "", ()):
                if other.entity_id == entity.entity_id:
                    continue
                if form.kind == "other" and person_key(own.name) == person_key(form.name):
                    yield Proposal(entity.entity_id, other.entity_id, "name", own.name, form.since)
                elif form.kind == "name" and _is_respelled(own.name, form.name):
                    yield Proposal(entity.entity_id, other.entity_id, "spelling", own.name, form.since)
                elif is_shortened(own.name, form.name):
                    yield Proposal(entity.entity_id, other.entity_id, "short_name", own.name, form.since)


def _is_respelled(name: str, other: str) -> bool:
    return person_key(name) != person_key(other) and spelling_key(name) == spelling_key(other)


@dataclass(frozen=True, slots=True)
class Settler:
    """Settles what the names propose by what is stated around the entities.

    Attributes:
        entities: by id.
        contexts: by entity; one without an entry has nothing stated around it.
    """

    entities: Mapping[str, Named]
    contexts: Mapping[str, Context] = field(default_factory=dict)

    def settle(self, proposals: Sequence[Proposal]) -> Settled:
        """What the proposals for one entity come to."""
        allowed = [one for one in proposals if self._allows(one)]
        if len(allowed) > 1:
            allowed = self._fullest(allowed)
        if len(allowed) > 1:
            allowed = [one for one in allowed if self._agrees(one)] or allowed
        if len(allowed) == 1:
            return Settled(same=(allowed[0],))
        return Settled(candidates=tuple(allowed))

    def _allows(self, proposal: Proposal) -> bool:
        types = {self.entities[end].entity_type for end in (proposal.entity_id, proposal.target)}
        if len(types) > 1 and self._stated(proposal.entity_id, "acts"):
            return False
        if self._agrees(proposal):
            return True
        if proposal.method == "initials" or (proposal.method == "short_name" and has_common_surname(proposal.words)):
            return False
        entity_type = self.entities[proposal.entity_id].entity_type
        if proposal.method == "spelling" and entity_type == "organisation":
            return True
        return not any(
            mine and yours and mine.isdisjoint(yours)
            for mine, yours in (self._of(proposal, what) for what in _DIFFERING[entity_type])
        )

    def _agrees(self, proposal: Proposal) -> bool:
        """Whether something stated of both is the same."""
        wanted = _AGREEING[self.entities[proposal.entity_id].entity_type]
        if self._are_of_two_parties(proposal.entity_id, proposal.target):
            return False
        return any(not mine.isdisjoint(yours) for mine, yours in (self._of(proposal, what) for what in wanted))

    def _of(self, proposal: Proposal, what: str) -> tuple[frozenset[object], frozenset[object]]:
        return self._stated(proposal.entity_id, what), self._stated(proposal.target, what)

    def _stated(self, entity_id: str, what: str) -> frozenset[object]:
        if what == "municipality":
            return frozenset(self.entities[entity_id].municipalities)
        none: Context = {}
        return frozenset(self.contexts.get(entity_id, none).get(what, ()))

    def _are_of_two_parties(self, one: str, other: str) -> bool:
        mine, yours = self._stated(one, "party"), self._stated(other, "party")
        return bool(mine and yours) and mine.isdisjoint(yours)

    def _fullest(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Of persons the one with the fullest name, where all others' names are short for it too."""
        names = {one.target: self._longest_name(one.target) for one in proposals}
        for one in proposals:
            full = names[one.target]
            if one.method == "short_name" and all(
                target == one.target or (is_shortened(name, full) and not self._are_of_two_parties(target, one.target))
                for target, name in names.items()
            ):
                return [one]
        return list(proposals)

    def _longest_name(self, entity_id: str) -> str:
        return max((form.name for form in self.entities[entity_id].names("name")), key=lambda name: (len(name), name))
