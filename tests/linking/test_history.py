"""Bodies under their earlier names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipeline.linking.history import successions
from pipeline.resources import gazetteer

if TYPE_CHECKING:
    from tests.linking.conftest import Linked

Link = Callable[..., "Linked"]


@pytest.mark.parametrize(
    ("earlier", "now", "name"),
    [
        ("UC Lillebælt", "UCL Erhvervsakademi og Professionshøjskole", "UCL Erhvervsakademi og Professionshøjskole"),
        ("Socialstyrelsen", "Social- og Boligstyrelsen", "Social- og Boligstyrelsen"),
        ("Undervisningsministeriet", "Børne- og Undervisningsministeriet", "Børne- og Undervisningsministeriet"),
        ("Professionshøjskolen Metropol", "Københavns Professionshøjskole", "Københavns Professionshøjskole"),
    ],
)
def test_a_body_of_another_name_is_the_same(linked: Link, earlier: str, now: str, name: str) -> None:
    links = [linked(f"{body} har svaret på brevet.").of(body) for body in (earlier, now)]
    assert links[0] == links[1]
    assert links[0].name == name


def test_what_was_merged_is_another_body_with_what_followed(linked: Link) -> None:
    former = linked("Ringe Kommune og Ålestrup Kommune har svaret.")
    assert former.of("Ringe Kommune").name == "Ringe Kommune"
    followed = {one.entity_id: [] for one in successions()}  # type: dict[str, list[str]]
    for one in successions():
        followed[one.entity_id].append(one.successor_name)
    assert followed[former.id_of("Ringe Kommune") or ""] == ["Faaborg-Midtfyn Kommune"]
    assert followed[former.id_of("Ålestrup Kommune") or ""] == ["Vesthimmerlands Kommune", "Viborg Kommune"]
    assert followed["region-1084"] == followed["region-1085"] == ["Region Østdanmark"]


def test_the_list_is_sound() -> None:
    names = {row["name"] for row in gazetteer("municipalities.csv")}
    for one in successions():
        assert (one.entity_id == one.successor_id) or one.change != "renamed", one.name
        assert one.valid_from is None or one.valid_to is None or one.valid_from < one.valid_to, one.name
        assert re.search(r"\w", one.source), one.name
        assert one.name.removesuffix(" Kommune") not in names, one.name
