"""Cheap tests for the literal words without which a costly pattern cannot match."""

from __future__ import annotations

from collections.abc import Iterable


def holds_one(text: str, signs: Iterable[str]) -> bool:
    """Whether ``text`` holds one of ``signs``, both in the same case.

    >>> holds_one("tre stemte imod", ("stem", "undlod")), holds_one("godkendt", ("stem", "undlod"))
    (True, False)
    """
    for sign in signs:  # noqa: SIM110 - a generator costs more than the test
        if sign in text:
            return True
    return False


def holds_each(text: str, groups: Iterable[Iterable[str]]) -> bool:
    """Whether ``text`` holds one sign of each of ``groups``.

    >>> holds_each("med 5 stemmer", (("med ",), ("stemme", "mod"))), holds_each("med 5", (("med ",), ("stemme", "mod")))
    (True, False)
    """
    for signs in groups:  # noqa: SIM110
        if not holds_one(text, signs):
            return False
    return True
