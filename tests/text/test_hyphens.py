from __future__ import annotations

import pytest

from pipeline.text.hyphens import ends_divided, join_lines


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("de fælles-", "kommunale sekretariater", "de fælleskommunale sekretariater"),
        ("det Syddanske EU-", "kontor", "det Syddanske EU-kontor"),
        ("social-", "og sundhedsområdet", "social- og sundhedsområdet"),
        ("børn på nul-", "til toårsområdet", "børn på nul- til toårsområdet"),
        ("drifts-", "eller anlægsudgifter", "drifts- eller anlægsudgifter"),
        ("perioden 2024-", "2027", "perioden 2024-2027"),
        ("Mette Friis-", "Sønderby", "Mette Friis-Sønderby"),
        ("Tidsplan:", "se bilag", "Tidsplan: se bilag"),
        ("et nyt it-", "system", "et nyt it-system"),
        ("send en e-", "mail", "send en e-mail"),
        ("medlem-", "merne", "medlemmerne"),
        ("sund\xad", "hed", "sundhed"),
        ("kommu\u2010", "nerne", "kommunerne"),
        ("behand\x02", "lede", "behandlede"),
        ("talt -", "og stemt", "talt - og stemt"),
        ("KKR-", "formandskabet", "KKR-formandskabet"),
        ("a-", "kasse", "a-kasse"),
        ("", "alene", "alene"),
        ("alene", "", "alene"),
    ],
)
def test_lines_join_as_danish_is_written(left: str, right: str, joined: str) -> None:
    assert join_lines(left, right) == joined


def test_a_hyphen_that_the_document_writes_elsewhere_stays() -> None:
    assert join_lines("mere ad-", "gang", {"by-pass"}) == "mere adgang"
    assert join_lines("en by-", "pass", {"by-pass"}) == "en by-pass"


def test_a_dash_divides_no_word() -> None:
    assert not ends_divided("møde kl. 13 -")
    assert not ends_divided("-")
