"""Lower case that keeps every character in its place."""

from __future__ import annotations


def lowered(text: str) -> str:
    """``text`` in lower case and of the same length: the few letters that lower to two characters stay as they are.

    >>> lowered("ÆBLE"), len(lowered("İ"))
    ('æble', 1)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
