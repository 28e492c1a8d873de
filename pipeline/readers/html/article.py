"""Which part of a news page is the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element as Element

from pipeline.readers.html.flow import Flow

_NOT_WORD: Final = re.compile(r"\W+")
_KEY_CHARACTERS: Final = 80
_MAX_LINK_SHARE: Final = 0.5


def article_flows(flows: Sequence[Flow], root: Element) -> set[int]:
    """The indices of the flows that are the article: its headings, text, lists and tables, in the page's own words.

    trafilatura tells which lines are main text; everything between the headline and the last of them that is neither
    furniture by its markup nor mostly links belongs to it, so that no heading, date line or table inside is lost. Where it
    finds nothing, all but such furniture and links is kept.
    """
    own = [
        index
        for index, flow in enumerate(flows)
        if flow.context.zone is None and (flow.link_share <= _MAX_LINK_SHARE or flow.context.level is not None)
    ]
    main = _main_lines(root)
    hits = [index for index in own if _key(flows[index].text) in main]
    if not hits:
        return set(own)
    first = min(hits[0], _headline(flows, own, hits[0]))
    return {index for index in own if first <= index <= hits[-1]}


def _headline(flows: Sequence[Flow], own: Sequence[int], first_hit: int) -> int:
    """The index of the last first-level heading before the main text, of the main text where there is none."""
    return max((i for i in own if i <= first_hit and flows[i].context.level == 1), default=first_hit)


def _main_lines(root: Element) -> set[str]:
    import trafilatura  # costs a third of a second, and only news pages need it

    text = trafilatura.extract(
        root, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    return {_key(line) for line in (text or "").split("\n")} - {""}


def _key(text: str) -> str:
    """The beginning of a line, for comparing: letters and digits only, as both sides treat blanks and marks their own way."""
    return _NOT_WORD.sub("", text).casefold()[:_KEY_CHARACTERS]
