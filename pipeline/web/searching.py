"""The search page, its results as files and as a feed, and what is like a thing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast, get_args

from starlette.responses import Response, StreamingResponse

from pipeline.errors import QueryError
from pipeline.search import Answer
from pipeline.search.export import ExportFormat, export
from pipeline.web.asked import PER_PAGE, Asked, pages_near
from pipeline.web.drawings import years_picture
from pipeline.web.links import address
from pipeline.web.view import View

FACETS = ("kind", "municipality", "body", "outcome", "topic", "type", "programme")
"""Facets in the order of the page; years have a picture of their own."""

_TITLES = (
    ("agenda_items", "item_id", "title"),
    ("documents", "document_id", "title"),
    ("entities", "entity_id", "name"),
)
_FEED = 50  # entries
_PIECE = 256 * 1024
_MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The JSON of a search: an answer, and which hits of it these are."""

    total: int
    page: int
    hits: list[dict[str, object]]
    facets: dict[str, list[dict[str, object]]]
    notices: list[str]
    by: str


def search(view: View) -> Response:
    """The search page."""
    asked = Asked.of(view.request.query_params)
    answer = _answer(view, asked, PER_PAGE, asked.offset)
    if view.as_json:
        return view.answer("search.html", _found(view, answer, asked.page))
    return view.page(
        "search.html",
        asked=asked,
        answer=answer,
        facets=FACETS,
        years=years_picture(answer.facets.get("year", ())),
        numbers=pages_near(asked.page, answer.total),
        formats=get_args(ExportFormat),
    )


def similar(view: View, identity: str) -> Response:
    """What is like an item, an article, a document or a project."""
    answer = view.library.index.similar(identity, limit=PER_PAGE)
    if view.as_json:
        return view.answer("similar.html", _found(view, answer, 1))
    return view.page("similar.html", answer=answer, identity=identity, title=_title(view, identity))


def _title(view: View, identity: str) -> str | None:
    """What an item, a document or a project is called."""
    evidence = view.library.evidence()
    for table, column, name in _TITLES:
        row = view.library.row(evidence, table, column, identity)
        if row:
            return cast("str | None", row[name])
    return None


def download(view: View, format: str) -> Response:
    """All that a search finds, as a file.

    Raises:
        QueryError: for a format that there is none of.
    """
    if format not in _MEDIA_TYPES:
        raise QueryError(f"There is no format {format!r}.", hint=f"The formats: {', '.join(_MEDIA_TYPES)}.")
    asked = Asked.of(view.request.query_params)
    filters, kinds = _split(asked)
    hits = view.library.index.every(
        asked.query, kinds=kinds, filters=filters, sort=asked.sort or "relevance", by=asked.by
    )
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is sent
    export(hits, cast(ExportFormat, format), stream)
    stream.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="referat.{format}"'}
    return StreamingResponse(_pieces(stream), media_type=_MEDIA_TYPES[format], headers=headers)


def feed(view: View) -> Response:
    """The newest hits of a search, as an Atom feed."""
    asked = Asked.of(view.request.query_params).sorted_by("date")
    answer = _answer(view, asked, _FEED, 0)
    base = str(view.request.base_url).rstrip("/")
    answered = view.page("feed.xml", asked=asked, answer=answer, base=base, address=address)
    answered.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    return answered


def _split(asked: Asked) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The filters but for kinds, and the kinds."""
    filters = dict(asked.filters or {})
    return filters, filters.pop("kind", ())


def _answer(view: View, asked: Asked, limit: int, offset: int) -> Answer:
    filters, kinds = _split(asked)
    return view.library.index.search(
        asked.query,
        kinds=kinds,
        filters=filters,
        limit=limit,
        offset=offset,
        sort=asked.sort or "relevance",
        by=asked.by,
    )


def _found(view: View, answer: Answer, page: int) -> Found:
    facets = {
        name: [{"code": value.code, "label": value.label, "count": value.count} for value in values]
        for name, values in answer.facets.items()
    }
    return Found(
        answer.total,
        page,
        [hit.to_json() for hit in answer.hits],
        facets,
        list(map(view.words.notice, answer.notices)),
        answer.by,
    )


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(_PIECE):
            yield piece
