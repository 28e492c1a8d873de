"""Projects of one name: which of them are one project that several documents speak of, and which only share the name.

A document settles a project by its name, and by a municipality where its words make it a local one (``local_id``). Across documents
those of one name are one project unless what is stated of them speaks against it: two leads, two programmes, times that do not meet.
What agrees (a lead, a partner, a municipality) outweighs that, as documents err. Where only little speaks against it and nothing for
it, two are kept and said to be unsettled. The result depends on no order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, Literal

from pipeline.annotate.programmes.catalogue import programmes
from pipeline.linking.owners import is_municipality, municipality_id

_PROGRAMME: Final = "programme-"
_MARK: Final = "-"
_BODIES: Final = ("lead", "partner")
_OF_MUNICIPALITY: Final = ("lead", "partner", "participant", "municipality")

_Relation = Literal["same", "open", "unsettled", "different"]


def local_id(project_id: str, municipality: str | None) -> str:
    """The id of a project of a name that is told by a municipality.

    >>> local_id("prj_5c6d", "municipality-0860"), local_id("prj_5c6d", None)
    ('prj_5c6d-0860', 'prj_5c6d')
    """
    return f"{project_id}{_MARK}{municipality.rpartition(_MARK)[2]}" if municipality else project_id


def name_id(entity_id: str) -> str:
    """The id of a project by its name alone.

    >>> name_id("prj_5c6d-0860"), name_id("prj_5c6d")
    ('prj_5c6d', 'prj_5c6d')
    """
    return entity_id.partition(_MARK)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """One of several projects of a name, with what is stated of it.

    Attributes:
        municipalities: those that publish about it, and those in it.
        leads, bodies, programmes, payers: entities that lead it, are in it, that it is under, that pay it.
        starts, ends: stated periods, each by its first and last day (ISO).
    """

    entity_id: str
    municipalities: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    payers: frozenset[str] = frozenset()
    starts: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    ends: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @classmethod
    def of(
        cls,
        entity_id: str,
        publishers: Iterable[int],
        stated: Mapping[str, Collection[str]],
        days: Mapping[str, Collection[tuple[str, str]]],
    ) -> Namesake:
        """From the municipalities of the publishers, the entities stated by field, and the periods by "start" and "end"."""
        own = set(map(municipality_id, publishers))
        named = {target for name in _OF_MUNICIPALITY for target in stated.get(name, ()) if is_municipality(target)}
        return cls(
            entity_id=entity_id,
            municipalities=frozenset(own | named),
            leads=frozenset(stated.get("lead", ())),
            bodies=frozenset(target for name in _BODIES for target in stated.get(name, ())),
            programmes=frozenset(stated.get("programme_entity_id", ())),
            payers=frozenset(stated.get("funder", ())),
            starts=frozenset(days.get("start", ())),
            ends=frozenset(days.get("end", ())),
        )

    @property
    def is_local(self) -> bool:
        """Whether its documents tell it by a municipality."""
        return self.entity_id != name_id(self.entity_id)


@dataclass(frozen=True, slots=True)
class Camps:
    """Which of the projects of a name are one.

    Attributes:
        kept: by the projects that are another one: that one.
        candidates: pairs that may be one.
    """

    kept: Mapping[str, str]
    candidates: tuple[tuple[str, str], ...] = ()


def camps(namesakes: Sequence[Namesake], apart: Collection[tuple[str, str]] = ()) -> Camps:
    """Which of the projects of one name are one; of several the least id is kept, which is that of the name alone where it is among them.

    Args:
        namesakes: all projects of a name.
        apart: pairs of ids, the least first, that people decided to be different.

    >>> home = Namesake(entity_id="prj_1", leads=frozenset({"org_uc"}))
    >>> named = Namesake(entity_id="prj_1-0461", municipalities=frozenset({"municipality-0461"}))
    >>> other = Namesake(entity_id="prj_1-0860", leads=frozenset({"municipality-0860"}))
    >>> camps([other, named, home]).kept
    {'prj_1-0461': 'prj_1'}
    """
    ordered = sorted(namesakes, key=lambda one: one.entity_id)
    relations = {pair: _relation(*pair) for pair in combinations(ordered, 2)}
    groups = _joined(ordered, relations, apart)
    home = next((group for group in groups if not group[0].is_local), None)
    if home is not None:
        joining = [group for group in groups if group is not home and _between(home, group, relations, apart) == "open"]
        if all(_between(*pair, relations, apart) != "different" for pair in combinations(joining, 2)):
            groups = [
                home + [one for group in joining for one in group],
                *(group for group in groups if group is not home and group not in joining),
            ]
            joining = []
        undecided = [(group[0].entity_id, home[0].entity_id) for group in joining]
    else:
        undecided = []
    kept = {one.entity_id: group[0].entity_id for group in groups for one in group[1:]}
    return Camps(kept, tuple(sorted({*undecided, *_unsettled(groups, relations, apart)})))


def _joined(
    ordered: Sequence[Namesake],
    relations: Mapping[tuple[Namesake, Namesake], _Relation],
    apart: Collection[tuple[str, str]],
) -> list[list[Namesake]]:
    """Groups of those that agree, directly or through others; each in order, as the groups are."""
    group_of = {one.entity_id: [one] for one in ordered}
    for (one, other), relation in relations.items():
        mine, yours = group_of[one.entity_id], group_of[other.entity_id]
        if relation == "same" and mine is not yours and not _are_apart(mine, yours, apart):
            joined = sorted([*mine, *yours], key=lambda member: member.entity_id)
            group_of |= dict.fromkeys((member.entity_id for member in joined), joined)
    return sorted({id(group): group for group in group_of.values()}.values(), key=lambda group: group[0].entity_id)


def _between(
    one: Sequence[Namesake],
    other: Sequence[Namesake],
    relations: Mapping[tuple[Namesake, Namesake], _Relation],
    apart: Collection[tuple[str, str]],
) -> _Relation:
    """What most strongly speaks against two groups' being one."""
    if _are_apart(one, other, apart):
        return "different"
    found = {relations.get((mine, yours)) or relations[yours, mine] for mine in one for yours in other}
    return next((relation for relation in _AGAINST if relation in found), "open")


_AGAINST: Final[tuple[_Relation, ...]] = ("different", "unsettled")


def _are_apart(one: Sequence[Namesake], other: Sequence[Namesake], apart: Collection[tuple[str, str]]) -> bool:
    pairs = ((mine.entity_id, yours.entity_id) for mine in one for yours in other)
    return bool(apart) and any((min(pair), max(pair)) in apart for pair in pairs)


def _unsettled(
    groups: Sequence[Sequence[Namesake]],
    relations: Mapping[tuple[Namesake, Namesake], _Relation],
    apart: Collection[tuple[str, str]],
) -> Iterable[tuple[str, str]]:
    """Each group with the first one before it that it may be one with."""
    for place, group in enumerate(groups):
        for earlier in groups[:place]:
            if _between(earlier, group, relations, apart) == "unsettled":
                yield group[0].entity_id, earlier[0].entity_id
                break


def _relation(one: Namesake, other: Namesake) -> _Relation:
    two_leads = _differ(one.leads, other.leads)
    if one.municipalities & other.municipalities or one.bodies & other.bodies:
        return "same"
    if not two_leads and (_shared(one.programmes, other.programmes) or one.payers & other.payers):
        return "same"
    two_programmes = bool(one.programmes and other.programmes) and not _shared(one.programmes, other.programmes)
    if two_leads or two_programmes or _never_meet(one, other):
        return "different"
    two_places = one.is_local and other.is_local and _differ(one.municipalities, other.municipalities)
    two_periods = _all_apart(one.starts, other.starts) and _all_apart(one.ends, other.ends)
    return "unsettled" if two_places or two_periods else "open"


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _shared(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a programme of the one is one of the other, or a generation or strand of it."""
    return any(yours in _lines(mine) or mine in _lines(yours) for mine in one for yours in other)


def _lines(programme_id: str) -> frozenset[str]:
    """A programme with all above it."""
    found, code = {programme_id}, programme_id.removeprefix(_PROGRAMME)
    while (entry := programmes().get(code)) is not None and entry.parent and f"{_PROGRAMME}{entry.parent}" not in found:
        code = entry.parent
        found.add(f"{_PROGRAMME}{code}")
    return frozenset(found)


def _never_meet(one: Namesake, other: Namesake) -> bool:
    """Whether the one ended before the other began, by all that is stated."""
    return any(
        mine.ends and yours.starts and max(last for _, last in mine.ends) < min(first for first, _ in yours.starts)
        for mine, yours in ((one, other), (other, one))
    )


def _all_apart(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Whether both state periods and no two of them overlap."""
    overlap = any(first <= until and since <= last for first, last in one for since, until in other)
    return bool(one and other) and not overlap


def by_name(entity_ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids of projects by the name that they share, those names only that several have."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entity_id in sorted(entity_ids):
        found[name_id(entity_id)].append(entity_id)
    return {name: ids for name, ids in found.items() if len(ids) > 1}
