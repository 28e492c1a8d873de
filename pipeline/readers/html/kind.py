"""Whether a page is minutes, whose every line counts, or a page with an article among other things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.readers.html.flow import Flow
from pipeline.readers.html.patterns import MINUTES_SIGNS, MINUTES_TITLE

_MAX_SIGN: Final = 220
_MIN_SIGNS: Final = 3
_CERTAIN: Final = frozenset({"decision", "case"})
_NAMED: Final = frozenset({"title", "people"})
"""What calls itself minutes and lists people is no article about some."""
_MIN_ITEMS: Final = 2


def signs(flow: Flow) -> set[str]:
    """The kinds of line of minutes that a flow holds.

    A flow that is mostly links shows where one can go, not what the page is.
    """
    if flow.link_share > 0.5:
        return set()
    texts = [" ".join(filter(None, row)) for row in flow.rows] or [run.text for run in flow.runs] + [flow.text]
    found: set[str] = set()
    for text in texts:
        line = text.strip()
        if 0 < len(line) <= _MAX_SIGN:
            found.update(kind for kind, pattern in MINUTES_SIGNS.items() if pattern.fullmatch(line))
    return found


def is_minutes(flows: Sequence[Flow], title: str | None) -> bool:
    """Whether a page is minutes or an agenda: it has a decision label or case number line, lines of three kinds, or calls itself so and
    lists people.

    Args:
        title: the page's own title.
    """
    kinds: list[str] = []
    for flow in flows:
        if flow.context.zone is None or flow.context.zone.kind == "hidden":
            kinds += signs(flow)
    found = set(kinds) - ({"item"} if kinds.count("item") < _MIN_ITEMS else set())
    headings = [flow.text for flow in flows if flow.context.level == 1 and flow.context.zone is None]
    if any(MINUTES_TITLE.search(text) for text in (*headings, title or "")):
        found.add("title")
    return bool(found & _CERTAIN) or len(found) >= _MIN_SIGNS or found >= _NAMED
