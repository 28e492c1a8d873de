"""HTML to a Document: minutes with all their structure, news without what stands around the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml.etree import ParserError, XMLSyntaxError
from lxml.etree import _Element as Element

from pipeline.errors import NoText, TooLarge
from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.html.article import article_flows, credit_roles
from pipeline.readers.html.firstagenda import Markup, read_markup
from pipeline.readers.html.flow import Flow, Walker, Zone
from pipeline.readers.html.kind import is_minutes, signs
from pipeline.readers.html.metadata import read_metadata
from pipeline.readers.rows import agenda_head, lines_of_rows
from pipeline.readers.runs import Run, add_pieces
from pipeline.records import Document, Source
from pipeline.settings import Settings
from pipeline.text.encoding import declared_charset, decode

_HEAD_BYTES: Final = 4096
_META_CHARSET: Final = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_XML_CHARSET: Final = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE)
_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}>")
_ZONE_SIGNS: Final = frozenset({"decision", "recommendation", "header", "people", "case"})
_MAX_FRAMES: Final = 5
_MAX_TAGS: Final = 1_000_000
"""A year of minutes on one page has some 100,000; a million take a gigabyte of memory."""
_BLANK_SHARE: Final = 4
"""By so much a page's text may be longer than what is left of it without the blanks of its layout."""
_LINKED_SCHEMES: Final = ("http", "https", "")


def read_html(source: Source, settings: Settings) -> Document:
    """Read a web page.

    A page that reads as minutes keeps all its text but what its markup says is navigation or the like; of another page the article is
    kept. What is not kept is furniture.

    Raises:
        NoText, TooLarge: as for :func:`pipeline.readers.read`.
    """
    if source.data.count(b"<") > _MAX_TAGS:
        raise TooLarge(f"{source.uri} has more than {_MAX_TAGS:,} tags.", hint="Check that it is the page you meant.")
    root, is_whole = _parse(source)
    if sum(map(len, root.itertext())) > _BLANK_SHARE * settings.max_characters:
        raise TooLarge(
            f"{source.uri} has a text of far more than {settings.max_characters:,} characters.",
            hint="Split the file, or raise max_characters.",
        )
    builder = DocumentBuilder(source, "text/html", settings)
    if not is_whole:
        builder.issue(
            "page_cut_off", "The page is nested deeper than can be read; text may be missing from where it is.", "error"
        )
    frames = [frame.get("src", "") for frame in root.iter("frame") if frame.get("src")]
    if frames:
        raise NoText(
            f"{source.uri} only divides the window into frames.",
            hint=f"Fetch the pages that it shows: {', '.join(frames[:_MAX_FRAMES])}.",
        )
    metadata = read_metadata(root)
    base = _base(source, root)
    markup = read_markup(root)
    flows = Walker(root, *(markup or Markup(credit_roles(root)))).walk()
    whole = markup is not None or is_minutes(flows, metadata.title)
    kept = _minutes_flows(flows) if whole else article_flows(flows, root, metadata.title)
    for index, flow in enumerate(flows):
        if index in kept:
            _add(builder, flow, base)
        else:
            builder.add("furniture", flow.text)
    return builder.build(
        title=metadata.title,
        publisher=metadata.publisher,
        published_on=metadata.published_on,
        language=metadata.language,
    )


def _parse(source: Source) -> tuple[Element, bool]:
    """The page's tree, and whether it holds the whole page."""
    head = source.data[:_HEAD_BYTES]
    in_page = _META_CHARSET.search(head) or _XML_CHARSET.match(head)
    said = in_page[1].decode("ascii", errors="replace") if in_page else None
    declared = declared_charset(source.media_type) or said
    text = _XML_DECLARATION.sub("", decode(source.data, declared).text.replace("\x00", ""), count=1)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError):
        raise NoText(f"{source.uri} is a web page without any text.", hint="Fetch it again.") from None
    return root, not any("depth" in entry.message for entry in parser.error_log)


def _base(source: Source, root: Element) -> str:
    """What the page's links are relative to."""
    given = next((element.get("href", "") for element in root.iter("base")), "")
    return _join(source.uri if source.uri.startswith(("http:", "https:")) else "", given) or ""


def _join(base: str, href: str) -> str | None:
    """An address as far as it can be completed, None where it leads to no page or file."""
    try:
        joined = urljoin(base, href)
        return joined if urlsplit(joined).scheme in _LINKED_SCHEMES else None
    except ValueError:
        return None


def _minutes_flows(flows: Sequence[Flow]) -> set[int]:
    """All flows but those in zones of furniture; a zone that holds a fact of the meeting or a section is none."""
    with_signs: set[Zone] = {
        flow.context.zone for flow in flows if flow.context.zone is not None and not _ZONE_SIGNS.isdisjoint(signs(flow))
    }
    return {
        index
        for index, flow in enumerate(flows)
        if (zone := flow.context.zone) is None or zone.kind == "hidden" or zone in with_signs
    }


def _add(builder: DocumentBuilder, flow: Flow, base: str) -> None:
    context = flow.context
    runs = [Run(run.text, run.bold, run.href and _join(base, run.href)) for run in flow.runs]
    if flow.rows:
        _add_rows(builder, flow)
    elif context.level is not None:
        href = next((run.href for run in runs if run.href), None)
        builder.add("heading", flow.text, level=context.level or None, role=context.role, href=href)
    else:
        add_pieces(builder, runs, marker=flow.marker, role=context.role)


def _add_rows(builder: DocumentBuilder, flow: Flow) -> None:
    lines = lines_of_rows(flow.rows)
    if lines is None and flow.context.element.tag == "dl":
        lines = [cell for row in flow.rows for cell in row]
    if lines is not None:
        for line in "\n".join(lines).split("\n"):
            builder.add("paragraph", line)
        return
    table = builder.new_table()
    keep_lines = agenda_head(flow.rows) is not None
    for row in flow.rows:
        builder.add_row(row, table=table, keep_lines=keep_lines)
