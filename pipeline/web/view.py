"""One request: its language, its addresses, and how it is answered, as a page or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline import __version__
from pipeline.web import links
from pipeline.web.language import LANGUAGES, Language, Words, preferred
from pipeline.web.library import Library

FOLDER = Path(__file__).parent

_CONTROLS = [*range(0x20), 0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SAFE = {code: "\N{REPLACEMENT CHARACTER}" for code in _CONTROLS if chr(code) not in "\n\t\r"}
"""Characters that would turn the text around them, or that no page may hold."""


class View:
    """One request, for the one who answers it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        asked = request.query_params.get("lang")
        self._preferred = preferred(request.headers.get("accept-language", ""))
        self.language: Language = asked if asked in LANGUAGES else self._preferred
        self.words = Words(self.language)
        self.as_json = wants_json(request)

    @property
    def library(self) -> Library:
        """The data that is shown."""
        return cast(Library, self.request.app.state.library)

    def number(self, name: str, least: int = 0, most: int = 10**9) -> int:
        """A number in the address; the least where there is none or it is none."""
        text = self.request.query_params.get(name, "")
        return min(max(int(text), least), most) if text.isascii() and text.isdecimal() and len(text) < 12 else least

    def url(self, path: str, params: Iterable[tuple[str, object]] = (), **more: object) -> str:
        """An address of these pages, which keeps the language."""
        path, _, fragment = path.partition("#")
        path, _, query = path.partition("?")
        pairs = [(name, str(value)) for name, value in (*params, *more.items()) if value not in (None, "")]
        pairs += self.spoken()
        asked = "&".join(filter(None, (query, urlencode(pairs))))
        return path + (f"?{asked}" if asked else "") + (f"#{fragment}" if fragment else "")

    def spoken(self) -> list[tuple[str, str]]:
        """What addresses say of the language: nothing where the browser prefers it anyway."""
        return [("lang", self.language)] if self.language != self._preferred else []

    def other_language(self) -> str:
        """This page in the other language."""
        other = next(language for language in LANGUAGES if language != self.language)
        pairs = [pair for pair in self.request.query_params.multi_items() if pair[0] != "lang"]
        if other != self._preferred:
            pairs.append(("lang", other))
        return self.request.url.path + (f"?{urlencode(pairs)}" if pairs else "")

    def json_address(self) -> str:
        """This page as JSON."""
        path = self.request.url.path.rstrip("/") or "/front"
        query = self.request.url.query
        return f"{path}.json" + (f"?{query}" if query else "")

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """A page."""
        text = (
            _environment()
            .get_template(template)
            .render(view=self, t=self.words.say, w=self.words, url=self.url, links=links, version=__version__, **values)
        )
        return HTMLResponse(text, status, {"Vary": "Accept, Accept-Language"})

    def answer(self, template: str, facts: object, **values: Any) -> Response:
        """What was asked for: a page of facts, or the facts as JSON."""
        if self.as_json:
            return Response(as_json(facts), media_type="application/json")
        return self.page(template, sheet=facts, **values)

    def redirect(self, path: str, *, lasting: bool) -> Response:
        """Sends the visitor on: for good, or this time."""
        suffix = ".json" if self.request.url.path.endswith(".json") else ""
        path, hashed, fragment = path.partition("#")
        return RedirectResponse(self.url(f"{path}{suffix}{hashed}{fragment}"), 301 if lasting else 302)


def wants_json(request: Request) -> bool:
    """Whether a request is for JSON: by its address, or because it accepts that and no page."""
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("application/json" in accepted and "text/html" not in accepted)


def as_json(facts: object) -> bytes:
    """Facts as JSON; days and times in ISO 8601.

    >>> from pipeline.sheets.overview import Share
    >>> as_json(Share(1, 2))
    b'{"have": 1, "of": 2}'
    """
    return json.dumps(_plain(facts), ensure_ascii=False, default=_text).encode()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def shown(value: object) -> object:
    """A value as a page may hold it: no character in it reaches beyond it."""
    if isinstance(value, Markup):
        return Markup(value.translate(_SAFE))
    return value.translate(_SAFE) if isinstance(value, str) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    environment.filters["markup"] = Markup
    return environment
