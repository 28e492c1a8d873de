"""Stable identifiers: a hash of the fewest facts that identify a thing, so that every run gives the same ones."""

from __future__ import annotations

import hashlib
from datetime import date

_SEPARATOR = "\x1f"


def document_id(data: bytes) -> str:
    """The identity of one version of a source: the SHA-256 of its bytes, in hexadecimal (64 characters).

    >>> document_id(b"Referat")[:12]
    '8501427e7876'
    """
    return hashlib.sha256(data).hexdigest()


def stable_id(prefix: str, *parts: str | int | date | None) -> str:
    """An identifier ``prefix_`` + 16 hexadecimal characters, made from ``parts`` in order; None differs from "".

    >>> stable_id("mtg", "byrådet", date(2024, 3, 5))
    'mtg_298ca5274673df78'
    >>> stable_id("x", None) == stable_id("x", "")
    False
    """
    text = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}_{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}"
