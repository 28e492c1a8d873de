"""What sentences state of beginnings and ends, by rules alone."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.periods import durations, period_facts
from pipeline.records import Span
from pipeline.text.dates import find_dates


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Starten er udsat fra maj 2020 til juni 2021.", [("start", date(2021, 6, 1), date(2021, 6, 30))]),
        ("Projektet er forlænget fra 31.5.2020 til 30.6.2021.", [("end", date(2021, 6, 30), date(2021, 6, 30))]),
        ("Slutdatoen rykkes således fra 2020 til 2021.", [("end", date(2021, 1, 1), date(2021, 12, 31))]),
        ("De rykker slutdatoen fra 2020 til 2021.", [("end", date(2021, 1, 1), date(2021, 12, 31))]),
        ("Mødet er flyttet fra 3.5.2020 til 5.5.2020.", []),
        ("Det er flyttet og løber fra 2020 til 2021.",
         [("start", date(2020, 1, 1), date(2020, 12, 31)), ("end", date(2021, 1, 1), date(2021, 12, 31))]),
        ("Det begynder i skoleåret 2022/23.", [("start", date(2022, 8, 1), date(2022, 8, 31))]),
        ("Det slutter i skoleåret 2022/23.", [("end", date(2023, 7, 1), date(2023, 7, 31))]),
        ("Det slutter i 2022.", [("end", date(2022, 1, 1), date(2022, 12, 31))]),
        ("Det forlænges til 1.3.2020.", [("end", date(2020, 3, 1), date(2020, 3, 1))]),
        ("Det skal køre i 2020 og 2021.",
         [("start", date(2020, 1, 1), date(2020, 12, 31)), ("end", date(2021, 1, 1), date(2021, 12, 31))]),
    ],
)  # fmt: skip
def test_beginnings_and_ends(sentence: str, stated: list[tuple[str, date, date]]) -> None:
    project = mention_at(sentence, 0, 3, "project", "hand")
    facts = period_facts(sentence, Span(0, len(sentence)), find_dates(sentence), lambda _: project, of_other=False)
    assert [
        (fact.field, fact.interval.start, fact.interval.end) for fact in facts if fact.interval is not None
    ] == stated


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Det løber fra januar 2006 og ti måneder frem.", [10]),
        ("Arbejdet er planlagt til 42 måneder.", [42]),
        ("Varighed: to år", [24]),
        ("Løbetiden er halvandet år.", [18]),
        ("Det har en varighed på tolv måneder.", [12]),
        ("Projektperioden for indsatsen er på 3 år.", [36]),
        ("Mødet er planlagt til 3. maj.", []),
        ("Perioden 2 årgange omfatter er lang.", []),
        ("Han ser tre år frem.", []),
    ],
)
def test_lengths(sentence: str, months: list[int]) -> None:
    project = mention_at(sentence, 0, 3, "project", "hand")
    assert [length.months for length in durations(sentence, 0, lambda _: project)] == months
