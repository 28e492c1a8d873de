"""The rule by which one of several statements is shown, and which of them can both be right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.project_choice import PROGRAMME, Statement, agree, choose, chosen

NEW, OLD = date(2022, 1, 1), date(2018, 1, 1)


def year(number: int, **more: object) -> Statement:
    first, last = date(number, 1, 1), date(number, 12, 31)
    return Statement(
        **{"field": "start", "value": str(number), "start": first, "end": last, "precision": "year"} | more
    )


def month(number: int, of: int, **more: object) -> Statement:
    first, last = date(of, number, 1), date(of, number, 28)
    return Statement(**{"field": "start", "value": "m", "start": first, "end": last, "precision": "month"} | more)


def money(value: str, amount: float, currency: str = "DKK", day: date | None = NEW, field: str = "budget") -> Statement:
    return Statement(field=field, value=value, amount=amount, currency=currency, stated_on=day)


@pytest.mark.parametrize(
    ("statements", "start", "precision"),
    [
        ([year(2019, stated_on=NEW)], date(2019, 1, 1), "year"),
        ([year(2019, stated_on=NEW), month(5, 2019, stated_on=OLD)], date(2019, 5, 1), "month"),
        ([year(2019, stated_on=NEW), month(5, 2018, stated_on=OLD)], date(2019, 1, 1), "year"),
        ([month(6, 2019, stated_on=NEW), year(2019, stated_on=OLD)], date(2019, 6, 1), "month"),
        ([year(2019), month(5, 2018, stated_on=OLD)], date(2018, 5, 1), "month"),
    ],
)
def test_the_newest_date_counts_and_a_more_exact_one_within_it(
    statements: list[Statement], start: date, precision: str
) -> None:
    for order in (statements, statements[::-1]):
        best = chosen(order)["start"]
        assert (best.start, best.precision) == (start, precision)


def test_words_are_the_newest_then_the_longest() -> None:
    statements = [
        Statement(field="full_name", value="Samskabt velfærd", stated_on=NEW),
        Statement(field="full_name", value="Samskabt velfærd i nord", stated_on=NEW),
        Statement(field="full_name", value="Et meget langt tidligere navn på projektet", stated_on=OLD),
        Statement(field="status", value="completed", stated_on=OLD),
        Statement(field="status", value="måske", stated_on=NEW),
    ]
    best = chosen(statements)
    assert {name: one.value for name, one in best.items()} == {
        "full_name": "Samskabt velfærd i nord",
        "status": "completed",
    }


def test_a_strand_is_more_exact_than_its_programme() -> None:
    strand = Statement(field=PROGRAMME, value="KA1", target="s", code="erasmus-plus-ka1", stated_on=OLD)
    family = Statement(field=PROGRAMME, value="Erasmus+", target="f", code="erasmus-plus", stated_on=NEW)
    other = Statement(field=PROGRAMME, value="LIFE", target="l", code="life", stated_on=OLD)
    unknown = Statement(field=PROGRAMME, value="x", target="u")
    for statements, target in (([strand, family, other], "s"), ([family, other], "f"), ([unknown, strand], "s")):
        best = choose(statements)
        assert best is not None
        assert best.target == target


def test_a_programme_is_more_exact_than_the_body_that_hands_it_out() -> None:
    body = Statement(field=PROGRAMME, value="Vækstforum", target="v", code="vaekstforum", stated_on=NEW)
    fund = Statement(field=PROGRAMME, value="Socialfonden", target="s", code="esf-2014", stated_on=OLD)
    other = Statement(field=PROGRAMME, value="LIFE", target="l", code="life", stated_on=OLD)
    assert [choose([body, each]) for each in (fund, other)] == [fund, body]
    assert (agree(body, fund), agree(body, other)) == (True, False)


@pytest.mark.parametrize(
    ("newest", "older", "shown", "both_right"),
    [
        (money("2,1 mio. kr.", 2_100_000), money("2.087.350 kr.", 2_087_350, day=OLD), "2.087.350 kr.", True),
        (money("2.087.350 kr.", 2_087_350), money("2,1 mio. kr.", 2_100_000, day=OLD), "2.087.350 kr.", True),
        (money("2,1 mio. kr.", 2_100_000), money("2.487.350 kr.", 2_487_350, day=OLD), "2,1 mio. kr.", False),
        (money("600.000 kr.", 600_000), money("540.000 kr.", 540_000, day=OLD), "600.000 kr.", False),
        (money("15 mio. kr.", 15e6), money("2.087.350 euro", 2_087_350, "EUR", OLD), "15 mio. kr.", True),
    ],
)
def test_a_sum_that_rounds_another_agrees_with_it(
    newest: Statement, older: Statement, shown: str, both_right: bool
) -> None:
    for order in ([newest, older], [older, newest]):
        best = choose(order)
        assert best is not None
        assert best.value == shown
    assert agree(newest, older) is agree(older, newest) is both_right


@given(
    st.permutations(
        [
            year(2019, stated_on=NEW),
            year(2020, stated_on=NEW),
            month(5, 2019, stated_on=OLD),
            month(7, 2020, stated_on=OLD),
        ]
    )
)
def test_order_does_not_matter(statements: list[Statement]) -> None:
    best = choose(statements)
    assert best is not None
    assert best.start == date(2019, 5, 1)


def test_nothing_is_shown_where_nothing_has_a_value() -> None:
    assert choose([]) is None
    assert choose([Statement(field="budget", value="mange penge")]) is None
