"""One matter through several meetings: which agenda items treat the same case, and what shows it.

Three things link two items of one authority: the case number that both state; a stated reference to the other's meeting, where
one item of that meeting is told by its number or by its title; and a title of its own that soon returns in another body, or in the
same one after the matter was postponed or sent back. A title that says little ("Orientering", "Budget 2024") links nothing by
itself. What several items could be is left unlinked and said.

Each function looks only at the items of one block (a case number, a reference, a title) and gives the same whatever their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from pipeline.linking.titles import likeness, read_title

Method = Literal["case_number", "reference", "title"]

_ALIKE: Final = 0.6
"""Two titles are of one matter where the shorter has so much of its own words in common with the other, and a reference says so."""
_CLEARLY: Final = 0.15
"""By so much the best candidate must be more alike than the next."""
_SOON: Final = timedelta(days=120)
"""A matter goes from a committee through the finance committee to the council within a few weeks, over the summer within months."""
_RESUMED: Final = timedelta(days=200)
"""A matter that was postponed, sent back or sent on returns within half a year."""
_LOOK_BACK: Final = 12
"""Meetings with the same title that are looked at before an item; keeps the cost of a title that returns for ever linear."""
_UNFINISHED: Final = frozenset({"postponed", "sent_back", "referred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """An agenda item as a possible step of a case.

    Attributes:
        owner: whose body met, as ``Owner.scope`` gives it, None where not known.
        body: as ``meetings.body_id`` gives it.
        case_key, matter_key: what items of one case share; None where the item has none.
        outcomes: of its decisions.
    """

    item_id: str
    meeting_id: str
    owner: str | None = None
    body: str | None = None
    day: date | None = None
    ordinal: int = 0
    number: str | None = None
    title: str = ""
    case_key: str | None = None
    matter_key: str | None = None
    outcomes: frozenset[str] = frozenset()

    @property
    def case_number(self) -> str | None:
        """The number in the case key, which two bodies share although nothing says whose they are."""
        return self.case_key.rpartition("|")[2] if self.case_key is not None else None

    @property
    def order(self) -> tuple[date, int, str]:
        """The order of steps: by day, undated ones first, then by place in the meeting."""
        return self.day or date.min, self.ordinal, self.item_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A stated reference from an item to another meeting; ``body`` as ``meetings.body_id`` gives it."""

    reference_id: str
    item_id: str
    body: str
    on: date | None = None
    number: str | None = None
    is_heading: bool = False
    is_later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink:
    """Two items are steps of one case; ``reference_id`` names the words that say so, where words do."""

    earlier: str
    later: str
    method: Method
    reference_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """An item that may belong with any of several others; ``reference_id`` as of a link."""

    item_id: str
    candidates: tuple[str, ...]
    reference_id: str | None = None


def link_by_number(same: Iterable[Treatment]) -> list[CaseLink]:
    """Links between the items that state one case number, each with the one before it."""
    ordered = sorted(same, key=lambda item: item.order)
    return [
        CaseLink(earlier=one.item_id, later=other.item_id, method="case_number") for one, other in pairwise(ordered)
    ]


def link_by_reference(item: Treatment, stated: Stated, there: Iterable[Treatment]) -> CaseLink | Unsettled | None:
    """What a reference with a day links its item to.

    Args:
        item: the item that refers.
        stated: its reference.
        there: the items of the meeting referred to, as far as they are known.

    Returns:
        A link; the candidates where several fit equally; None where none fits.
    """
    others = sorted((other for other in there if other.item_id != item.item_id), key=lambda other: other.order)
    same_case = [other for other in others if item.case_number is not None and other.case_number == item.case_number]
    fitting = same_case or _told_by_number(item, stated, others) or _told_by_title(item, stated, others)
    if not fitting:
        return None
    if len(fitting) > 1:
        candidates = tuple(sorted(other.item_id for other in fitting))
        return Unsettled(item_id=item.item_id, candidates=candidates, reference_id=stated.reference_id)
    one, other = sorted((item, fitting[0]), key=lambda step: step.order)
    return CaseLink(earlier=one.item_id, later=other.item_id, method="reference", reference_id=stated.reference_id)


def _told_by_number(item: Treatment, stated: Stated, others: Sequence[Treatment]) -> list[Treatment]:
    """The items of the stated number; in prose, which may speak of another matter, only where the titles have something in common."""
    if stated.number is None:
        return []
    numbered = [other for other in others if other.number == stated.number and not _are_two_cases(item, other)]
    title = read_title(item.title)
    return [other for other in numbered if stated.is_heading or likeness(title, read_title(other.title)) > 0]


def _told_by_title(item: Treatment, stated: Stated, others: Sequence[Treatment]) -> list[Treatment]:
    """The items whose titles are most like the item's; a common title must be the same, and its authority known."""
    title = read_title(item.title)
    scored = [
        (score, other)
        for other in others
        if not _are_two_cases(item, other)
        and (score := likeness(title, read_title(other.title))) >= _ALIKE
        and (title.is_telling or (item.owner is not None and other.owner == item.owner))
    ]
    best = max((score for score, _ in scored), default=0.0)
    return [other for score, other in scored if score > best - _CLEARLY]


def link_by_title(same: Iterable[Treatment], stated: Iterable[Stated]) -> tuple[list[CaseLink], list[Unsettled]]:
    """Links between the items that have one title key, and the items that several others precede.

    Args:
        same: the items; those without a day link to nothing.
        stated: the references without a day of these items: "sendes til byrådet".
    """
    sent_to: defaultdict[str, dict[str, Stated]] = defaultdict(dict)
    for reference in sorted(stated, key=lambda reference: reference.reference_id, reverse=True):
        if reference.is_later and reference.on is None:
            sent_to[reference.item_id][reference.body] = reference
    meetings: defaultdict[tuple[date, str], list[Treatment]] = defaultdict(list)
    for item in sorted(same, key=lambda item: item.order):
        if item.day is not None:
            meetings[item.day, item.meeting_id].append(item)
    groups = [meetings[key] for key in sorted(meetings)]
    links: list[CaseLink] = []
    unsettled: list[Unsettled] = []
    for place, group in enumerate(groups):
        for item in group:
            for earlier in reversed(groups[max(0, place - _LOOK_BACK) : place]):
                leading = [one for one in earlier if _leads(one, item, sent_to[one.item_id])]
                if not leading:
                    continue
                rivals = [other for other in group if any(_leads(one, other, sent_to[one.item_id]) for one in leading)]
                if len(leading) == len(rivals) == 1:
                    links.append(_title_link(leading[0], item, sent_to[leading[0].item_id]))
                else:
                    candidates = tuple(sorted(one.item_id for one in leading))
                    unsettled.append(Unsettled(item_id=item.item_id, candidates=candidates))
                break
    return links, unsettled


def _title_link(one: Treatment, other: Treatment, sent_to: dict[str, Stated]) -> CaseLink:
    stated = sent_to.get(other.body or "")
    if stated is None:
        return CaseLink(earlier=one.item_id, later=other.item_id, method="title")
    return CaseLink(earlier=one.item_id, later=other.item_id, method="reference", reference_id=stated.reference_id)


def _leads(one: Treatment, other: Treatment, sent_to: dict[str, Stated]) -> bool:
    """Whether the earlier of two items with one title leads to the later one."""
    if one.day is None or other.day is None or one.day >= other.day or _numbers_differ(one, other):
        return False
    apart = other.day - one.day
    is_telling = read_title(other.title).is_telling
    if other.body is not None and other.body in sent_to:
        return apart <= _RESUMED and (is_telling or one.owner is not None)
    if not is_telling or one.owner is None:
        return False
    if one.body != other.body:
        return apart <= _SOON
    return apart <= _RESUMED and bool(one.outcomes & _UNFINISHED)


def _are_two_cases(one: Treatment, other: Treatment) -> bool:
    """Whether two items state different case numbers, and have no title of its own in common that outweighs them."""
    title, another = read_title(one.title), read_title(other.title)
    return _numbers_differ(one, other) and not (title.is_telling and title.key == another.key)


def _numbers_differ(one: Treatment, other: Treatment) -> bool:
    return None not in (one.case_number, other.case_number) and one.case_number != other.case_number


def threads(links: Iterable[CaseLink], item_ids: Iterable[str]) -> list[frozenset[str]]:
    """The items that links hold together, directly or through others; an item without links is alone.

    >>> link = CaseLink(earlier="a", later="b", method="title")
    >>> sorted(sorted(thread) for thread in threads([link], ["a", "b", "c"]))
    [['a', 'b'], ['c']]
    """
    parent = {item_id: item_id for item_id in item_ids}

    def head(item_id: str) -> str:
        while parent[item_id] != item_id:
            parent[item_id] = parent[parent[item_id]]
            item_id = parent[item_id]
        return item_id

    for link in links:
        if link.earlier in parent and link.later in parent:
            parent[head(link.earlier)] = head(link.later)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for item_id in parent:
        members[head(item_id)].add(item_id)
    return [frozenset(found) for found in members.values()]
