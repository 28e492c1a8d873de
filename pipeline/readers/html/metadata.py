"""What a page's head says of it: title, publisher, date of publication, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lxml.etree import _Element as Element

_DATE: Final = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES: Final = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publish-date",
    "publishdate",
    "pubdate",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "date",
)
_DOMAIN: Final = re.compile(r"(?:www\.|https?:)?\S+\.(?:dk|com|eu|org|net|nu)/?", re.IGNORECASE)
_SITE: Final = re.compile(r"\s+[|–—·•»-]\s+")
_SECTION: Final = re.compile(
    r"(?:forside|nyhed(?:er)?|aktuelt|presse\w*|artik(?:el|ler)|referat(?:er)?|dagsorden(?:er)?|arkiv|projekter)(?:\s.*)?",
    re.IGNORECASE,
)
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?=$|[-_])")
_MAX_LINKED_DATA: Final = 200_000
_MAX_DEPTH: Final = 6


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """As of :class:`pipeline.records.Document`; None where the page does not say."""

    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    language: str | None = None


def read_metadata(root: Element) -> PageMetadata:
    """The metadata of a page from its meta elements, linked data (JSON-LD) and time elements, in this order."""
    meta = _meta(root)
    linked = list(_linked_data(root))
    titles = [*_named(meta, _TITLES), _title(root)]
    names = [*_named(meta, _PUBLISHERS), *(_name(thing.get("publisher")) for thing in linked)]
    publishers = [*(name for name in names if not _DOMAIN.fullmatch(name)), _site(_title(root)), *names]
    dates = [
        *_named(meta, _DATES),
        *(str(thing.get("datePublished", "")) for thing in linked),
        *(time.get("datetime", "") for time in root.iter("time") if _is_publication(time)),
        *_only_day(root),
    ]
    return PageMetadata(
        title=next(filter(None, titles), None),
        publisher=next(filter(None, publishers), None),
        published_on=next(filter(None, map(_date, dates)), None),
        language=_language(root),
    )


def _site(title: str) -> str:
    """The name of the site behind the title of a page, ``Ny sti åbner | Aarup Kommune``."""
    parts = _SITE.split(title)
    return parts[-1] if len(parts) > 1 and not _SECTION.fullmatch(parts[-1]) else ""


def _title(root: Element) -> str:
    title = next(root.iter("title"), None)
    return "" if title is None else (title.text or "").strip()


def _meta(root: Element) -> dict[str, str]:
    """The contents of meta elements by name in lower case, the first of each name."""
    contents: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        contents.setdefault(name.lower(), (element.get("content") or "").strip())
    return contents


def _named(meta: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if meta.get(name)]


def _linked_data(root: Element) -> Iterator[dict[str, Any]]:
    """The things that a page's JSON-LD describes."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and len(script.text or "") <= _MAX_LINKED_DATA:
            try:
                yield from _things(json.loads(script.text or ""), _MAX_DEPTH)
            except (ValueError, RecursionError):
                continue


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        data = data.get("@graph")
    if isinstance(data, list) and depth:
        for thing in data:
            yield from _things(thing, depth - 1)


def _name(publisher: Any) -> str:
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    return publisher.strip() if isinstance(publisher, str) else ""


def _is_publication(time: Element) -> bool:
    """Whether a time element says when the page was published; the time of a meeting does not."""
    said = f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    return time.get("pubdate") is not None or "publi" in said or "posted" in said


def _only_day(root: Element) -> set[str]:
    """The one day that the time elements of a page state, if it is one and they show it."""
    days = {time.get("datetime", "")[:10] for time in root.iter("time") if any(map(str.isdecimal, time.text or ""))}
    return days if len(days) == 1 else set()


def _date(text: str) -> date | None:
    match = _DATE.match(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _language(root: Element) -> str | None:
    html = next(root.iter("html"), root)
    match = _LANGUAGE.match((html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower())
    return match[0] if match else None
