"""Who is told of each page that a reader comes to: whoever stops readers that hang must know which pages took how long."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


def _tell_nobody(_: int) -> None:
    pass


on_page: ContextVar[Callable[[int], object]] = ContextVar("on_page", default=_tell_nobody)
"""Is called with a page's number, from 1, before the page is read."""
