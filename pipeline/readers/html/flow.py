"""A page's elements in order as stretches of styled runs, with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Final, Literal

from lxml.etree import _Element as Element

from pipeline.readers.html import patterns
from pipeline.readers.html.lists import ListState, open_list
from pipeline.readers.html.tables import CELLS, ROWS, captions, is_line, read_definitions, read_table
from pipeline.readers.runs import FILE_LINK, Run, line_text

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_MAX_ICON_TEXT: Final = 30
_MAX_NAMED_SHARE: Final = 0.3

_READ_ROWS: Final = {"table": read_table, "dl": read_definitions}
_NO_TARGET: Final = ("#", "javascript:", "mailto:", "tel:", "data:")

ZoneKind = Literal["furniture", "hidden"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page that is furniture by its markup, or not shown; ``element`` is the outermost one."""

    element: Element
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a stretch of text say of it.

    Attributes:
        element: the innermost one.
        level: of a heading, 1 to 6; 0 where the markup says heading without a level; None for other text.
    """

    element: Element
    level: int | None = None
    bold: bool = False
    preformatted: bool = False
    href: str | None = None
    role: str | None = None
    zone: Zone | None = None
    list: ListState | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of a page without a block's border inside, or a whole table.

    Attributes:
        marker: the bullet or number of the list item that it begins, "" for one without; None where it begins none.
        rows: of a table, its cells' texts; a line break in one is a forced one.
    """

    context: Context
    runs: tuple[Run, ...] = ()
    marker: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(cell for row in self.rows for cell in row if cell) if self.rows else line_text(self.runs)

    @property
    def link_share(self) -> float:
        """The share of the text that links, 0 to 1."""
        total = sum(len(run.text.strip()) for run in self.runs)
        return sum(len(run.text.strip()) for run in self.runs if run.href) / total if total else 0.0


@dataclass(slots=True)
class Walker:
    """Walks a page once, without recursion, however deep it is nested.

    Args:
        root: the page.
        roles: elements that a publisher's markup names, with the role of their text; each is a flow of its own.
        dropped: elements to pass over.
    """

    root: Element
    roles: Mapping[Element, str] = field(default_factory=dict)
    dropped: Set[Element] = frozenset()
    _flows: list[Flow] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _at: Context | None = None
    _marker: str | None = None
    _sizes: Mapping[Element, int] = field(default_factory=dict)
    _inline: set[Element] = field(default_factory=set)

    def walk(self) -> list[Flow]:
        """The page's flows in document order."""
        self._sizes = text_sizes(self.root)
        stack: list[tuple[Element, Context, bool]] = [(self.root, Context(self.root), False)]
        while stack:
            element, around, entered = stack.pop()
            inside = None if entered else self._enter(element, around)
            if inside is not None:
                self._text(element.text, inside)
                stack.append((element, around, True))
                stack.extend((child, inside, False) for child in reversed(element))
                continue
            if entered:
                self._leave(element)
            self._text(element.tail if element is not self.root else None, around)
        self._flush()
        return self._flows

    def _enter(self, element: Element, around: Context) -> Context | None:
        """The context inside an element; None where its inside is read already or passed over."""
        tag = element.tag
        if not isinstance(tag, str) or tag in patterns.DROPPED or element in self.dropped or self._is_unseen(element):
            return None
        if tag == "br":
            self._runs.append(Run("\n"))
            return None
        inside = self._context(element, around)
        if self._is_block(element) or inside.zone is not around.zone:
            self._flush()
        if rows := _READ_ROWS[tag](element) if tag in _READ_ROWS else ():
            self._flows += [Flow(inside, (Run(text),)) for text in captions(element)]
            self._flows.append(Flow(inside, rows=rows))
            return None
        if tag == "table" and is_line(element):
            self._inline.update(element.iter(*CELLS, *ROWS))
        if tag in CELLS:
            self._runs.append(Run(" "))
        if _is_file(_target(element)) and self._ends_in_file():
            self._runs.append(Run("\n"))
        if tag == "li":
            self._marker = inside.list.next_marker(element) if inside.list else ""
        return inside

    def _context(self, element: Element, around: Context) -> Context:
        tag = element.tag
        return Context(
            element=element,
            level=_heading_level(element, around.level),
            bold=around.bold or tag in patterns.BOLD or bool(patterns.BOLD_STYLE.search(element.get("style", ""))),
            preformatted=around.preformatted or tag == "pre",
            href=_target(element) or around.href,
            role=self.roles.get(element, around.role),
            zone=around.zone or self._zone(element, around),
            list=open_list(element) or around.list,
        )

    def _zone(self, element: Element, around: Context) -> Zone | None:
        """The zone that an element begins."""
        tag = element.tag
        if tag in ("html", "body", "main"):
            return None
        if tag == "aside" and _is_fact_box(element):
            return None
        if tag in patterns.FURNITURE_ELEMENTS or element.get("role") in patterns.FURNITURE_ROLES:
            return Zone(element, "furniture")
        if tag == "header" and not _is_within(element, "article", "main") and element.find(".//h1") is None:
            return Zone(element, "furniture")
        if tag == "button" and around.level is None and not _unfolds(element):
            return Zone(element, "furniture")
        name = f"{element.get('class', '')} {element.get('id', '')}"
        if (
            patterns.FURNITURE_NAMES.search(name)
            and self._sizes[element] <= _MAX_NAMED_SHARE * self._sizes[self.root]
            and element.find(".//h1") is None
        ):
            return Zone(element, "furniture")
        if element.get("hidden") is not None or patterns.HIDDEN_STYLE.search(element.get("style", "")):
            return Zone(element, "hidden")
        return None

    def _is_unseen(self, element: Element) -> bool:
        """Whether an element speaks to screen readers only, or draws an icon by a word."""
        if patterns.SCREEN_READER_NAMES.search(element.get("class", "")):
            return True
        return element.get("aria-hidden") == "true" and self._sizes[element] <= _MAX_ICON_TEXT

    def _leave(self, element: Element) -> None:
        if self._is_block(element) or (self._at and self._at.zone and self._at.zone.element is element):
            self._flush()
        if element.tag == "li":
            self._marker = None

    def _is_block(self, element: Element) -> bool:
        return (element.tag in patterns.BLOCKS and element not in self._inline) or element in self.roles

    def _text(self, text: str | None, context: Context) -> None:
        if not text:
            return
        if not context.preformatted:
            text = _SPACE.sub(" ", text)
        if self._at is None and text.strip():
            self._at = context
        self._runs.append(Run(text, context.bold, context.href))

    def _ends_in_file(self) -> bool:
        """Whether the last words so far link to a file: a link to another one begins a line of its own."""
        last = next((run for run in reversed(self._runs) if run.text.strip()), None)
        return last is not None and _is_file(last.href)

    def _flush(self) -> None:
        """End the stretch under construction."""
        if self._at is not None:
            self._flows.append(Flow(self._at, tuple(self._runs), self._marker))
            self._marker = None
        self._runs = []
        self._at = None


def _heading_level(element: Element, around: int | None) -> int | None:
    """The level inside an element; what unfolds a part of the page is its heading, unless it holds a heading itself."""
    if level := patterns.HEADINGS.get(element.tag):
        return level
    if element.get("role") == "heading":
        level_given = element.get("aria-level", "")
        return int(level_given) if level_given in ("1", "2", "3", "4", "5", "6") else 0
    return 0 if around is None and (_unfolds(element) or element.tag in ("summary", "legend")) else around


def _unfolds(element: Element) -> bool:
    """Whether an element is a button that shows a part of the page, rather than a menu or an action."""
    if element.tag != "button" or element.get("aria-haspopup") is not None:
        return False
    says_so = element.get("aria-expanded") is not None or element.get("aria-controls") is not None
    return says_so or bool(patterns.UNFOLDING_NAMES.search(element.get("class", "")))


def _target(element: Element) -> str | None:
    """Where an element links to outside the page."""
    href = (element.get("href") or "").strip() if element.tag == "a" else ""
    return None if href.lower().startswith(_NO_TARGET) else href or None


def _is_file(href: str | None) -> bool:
    return href is not None and bool(FILE_LINK.search(href) or patterns.ATTACHMENT_LINK.search(href))


def _is_fact_box(aside: Element) -> bool:
    """Whether an element beside an article holds facts of it, and no list of other pages."""
    if not _is_within(aside, "article", "main") or not patterns.FACT_BOX_NAMES.search(aside.get("class", "")):
        return False
    return not patterns.FURNITURE_NAMES.search(aside.get("class", ""))


def _is_within(element: Element, *tags: str) -> bool:
    return any(ancestor.tag in tags for ancestor in element.iterancestors())


def text_sizes(root: Element) -> dict[Element, int]:
    """The number of characters inside each element."""
    sizes: dict[Element, int] = {}
    for element in reversed(list(root.iter())):
        sizes[element] = len(element.text or "") + sum(sizes[child] + len(child.tail or "") for child in element)
    return sizes
