"""Which projects of one name are one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.namesakes import Namesake, camps, name_id


def bare(**stated: set[Any]) -> Namesake:
    return Namesake(entity_id="prj_1", **{name: frozenset(values) for name, values in stated.items()})


def local(code: int, **stated: set[Any]) -> Namesake:
    own = f"municipality-{code:04d}"
    municipalities = frozenset({own, *stated.pop("municipalities", ())})
    found = {name: frozenset(values) for name, values in stated.items()}
    return Namesake(entity_id=f"prj_1-{code:04d}", municipalities=municipalities, **found)


INTERREG, STRAND, LIFE = "programme-interreg", "programme-interreg-5a-de-dk", "programme-life"
EARLY, LATE = {("2016-01-01", "2016-12-31")}, {("2021-01-01", "2021-12-31")}


@pytest.mark.parametrize(
    ("namesakes", "kept", "candidates"),
    [
        ([bare(), local(461)], {"prj_1-0461": "prj_1"}, []),
        ([bare(leads={"org_uc"}), local(860, leads={"municipality-0860"})], {}, []),
        ([bare(programmes={INTERREG}), local(860, programmes={STRAND})], {"prj_1-0860": "prj_1"}, []),
        ([bare(programmes={LIFE}), local(860, programmes={STRAND})], {}, []),
        ([bare(ends=EARLY), local(860, starts=LATE)], {}, []),
        ([bare(starts=EARLY, ends=EARLY), local(860, starts=LATE, ends=LATE, bodies={"org_x"})], {}, []),
        ([bare(starts=EARLY, bodies={"org_x"}), local(860, starts=LATE, bodies={"org_x"})], {"prj_1-0860": "prj_1"}, []),
        ([local(461), local(860)], {}, [("prj_1-0860", "prj_1-0461")]),
        ([local(461, bodies={"org_x"}), local(860, bodies={"org_x"})], {"prj_1-0860": "prj_1-0461"}, []),
        ([local(461, leads={"municipality-0461"}), local(860, leads={"municipality-0860"})], {}, []),
        ([bare(), local(461), local(860)], {"prj_1-0461": "prj_1", "prj_1-0860": "prj_1"}, []),
        (
            [bare(), local(461, leads={"municipality-0461"}), local(860, leads={"municipality-0860"})],
            {},
            [("prj_1-0461", "prj_1"), ("prj_1-0860", "prj_1")],
        ),
        (
            [bare(leads={"org_uc"}, municipalities={"municipality-0621"}), local(621), local(860, leads={"municipality-0860"})],
            {"prj_1-0621": "prj_1"},
            [],
        ),
    ],
)  # fmt: skip
def test_what_is_stated_decides(
    namesakes: list[Namesake], kept: dict[str, str], candidates: list[tuple[str, str]]
) -> None:
    for order in permutations(namesakes):
        found = camps(order)
        assert found.kept == kept
        assert list(found.candidates) == candidates


def test_people_decide_what_is_apart() -> None:
    assert camps([bare(), local(461)], {("prj_1", "prj_1-0461")}).kept == {}


CODES = st.lists(st.sampled_from([0, 101, 461, 621, 751, 860]), unique=True, min_size=1)
SOME = st.frozensets(st.sampled_from(["org_a", "org_b", "municipality-0461"]), max_size=2)


@given(st.data(), CODES)
def test_the_order_changes_nothing_and_each_has_one_end(data: st.DataObject, codes: list[int]) -> None:
    plain = [local(code) if code else bare() for code in codes]
    namesakes = [replace(one, leads=data.draw(SOME), bodies=data.draw(SOME)) for one in plain]
    found = camps(namesakes)
    assert camps(data.draw(st.permutations(namesakes))) == found
    assert not found.kept.keys() & set(found.kept.values())
    assert all(name_id(one) == name_id(other) and one != other for one, other in found.candidates)
