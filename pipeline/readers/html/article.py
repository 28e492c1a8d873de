"""Which part of a news page is the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element as Element

from pipeline.readers.html.flow import Flow, text_sizes
from pipeline.readers.html.patterns import CREDIT_NAMES
from pipeline.readers.runs import FILE_LINK

_MAX_ROLE: Final = {"byline": 120, "caption": 600, "lead": 1200}
"""An element with more characters holds more than its name says."""
_NOT_WORD: Final = re.compile(r"[\W_]+")
_KEY_CHARACTERS: Final = 80
_MIN_INNER_KEY: Final = 20
"""A shorter text is found by chance inside others and counts only as a whole line."""
_MIN_TITLE_KEY: Final = 12
"""A shorter line is found by chance at the start of a page's title."""
_NEAR: Final = 5
_MAX_LINK_SHARE: Final = 0.7
_WHOLE_PAGE: Final = ("html", "body", "main", "form")


def credit_roles(root: Element) -> dict[Element, str]:
    """The elements of a page whose markup says that they hold an author, a caption or the lead, with that role.

    Of elements inside each other the innermost counts.
    """
    roles: dict[Element, str] = {}
    around: set[Element] = set()
    sizes = text_sizes(root)
    for element in reversed(list(root.iter("figcaption", "p", "div", "span", "a", "h2", "h3", "strong", "small"))):
        named = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}"
        role = next((role for role, names in CREDIT_NAMES.items() if names.search(named)), None)
        if element.tag == "figcaption":
            role = "caption"
        if role is None or sizes[element] > _MAX_ROLE[role] or element in around:
            continue
        roles[element] = role
        for ancestor in element.iterancestors():
            if ancestor in around:
                break
            around.add(ancestor)
    return roles


def article_flows(flows: Sequence[Flow], root: Element, title: str | None = None) -> set[int]:
    """The indices of the flows that are the article: its headings, text, lists and tables, in the page's own words.

    trafilatura tells which lines are main text. Everything from the headline (or the start of the element around the
    first of them) to the end of the element around the last belongs to the article, but for what is furniture by its
    markup or mostly links; so no heading, date line, fact box or table inside is lost. Where nothing is found, all but
    such furniture and links is kept. On ten news pages of different systems this kept every line of the articles, and
    left out 22 of the 24 lines around them that a choice by markup and links alone keeps.

    Args:
        title: the page's own, by which a headline is known that is no heading of the first level.
    """
    own = [index for index, flow in enumerate(flows) if flow.context.zone is None and not _is_navigation(flow)]
    main = _Main(root)
    hits = [index for index in own if main.has(flows[index].text)]
    if not hits:
        return set(own)
    headline = _headline(flows, [index for index in own if index <= hits[0]], title)
    first = min(_beside(flows, own, hits[0])) if headline is None else headline
    last = max(_beside(flows, own, hits[-1]))
    return {index for index in own if first <= index <= last}


def _headline(flows: Sequence[Flow], above: Sequence[int], title: str | None) -> int | None:
    """The flow that is the headline: the last heading of the first level, else what repeats the page's title, else a heading near the text.

    Args:
        above: the indices down to the first flow of the main text.
        title: the page's own.
    """
    first_level = [index for index in above if flows[index].context.level == 1]
    if first_level:
        return first_level[-1]
    key = _key(title or "")
    named = [
        index
        for index in above
        if (own := _key(flows[index].text)) and len(own) >= _MIN_TITLE_KEY and key.startswith(own)
    ]
    near = [index for index in above[-_NEAR:] if flows[index].context.level is not None]
    return next(iter(named or near[-1:]), None)


def _beside(flows: Sequence[Flow], own: Sequence[int], index: int) -> list[int]:
    """The indices of a flow and of those in the same element around it, where that is not the whole page."""
    container = flows[index].context.element.getparent()
    if container is None or container.tag in _WHOLE_PAGE:
        return [index]
    return [i for i in own if i == index or _is_inside(flows[i].context.element, container)]


def _is_navigation(flow: Flow) -> bool:
    """Whether a flow is mostly links to pages; headings, what the markup gives a role, and links to files are not."""
    context = flow.context
    if context.level is not None or context.role is not None or flow.link_share <= _MAX_LINK_SHARE:
        return False
    return not any(run.href and FILE_LINK.search(run.href) for run in flow.runs)


def _is_inside(element: Element, container: Element) -> bool:
    return container is element or any(ancestor is container for ancestor in element.iterancestors())


class _Main:
    """The text that trafilatura takes for a page's main part."""

    def __init__(self, root: Element) -> None:
        import trafilatura  # costs a third of a second, and only news pages need it

        text = trafilatura.extract(
            root, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
        )
        keys = [_key(line) for line in (text or "").split("\n")]
        self._lines = frozenset(keys)
        self._text = "".join(keys)

    def has(self, text: str) -> bool:
        """Whether a text of the page is in it."""
        key = _key(text)[:_KEY_CHARACTERS]
        return bool(key) and (key in self._lines or (len(key) >= _MIN_INNER_KEY and key in self._text))


def _key(text: str) -> str:
    """Letters and digits only, for comparing, as both sides treat blanks and marks in their own way."""
    return _NOT_WORD.sub("", text).casefold()
