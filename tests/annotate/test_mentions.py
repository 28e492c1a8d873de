"""Choosing among mentions that overlap."""

from __future__ import annotations

from pipeline.annotate.mentions import longest, mention_at, without_overlaps


def test_mentions_of_nothing_go_and_none_stands_twice() -> None:
    text = "Odense Kommune"
    whole, town = mention_at(text, 0, 14, "municipality", "a"), mention_at(text, 0, 6, "place", "b")
    empty = mention_at(text, 14, 14, "organisation", "model:x")
    assert without_overlaps([empty, town, whole, whole, empty], longest) == [whole]
