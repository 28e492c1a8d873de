"""The application: every address with what answers it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from pipeline import __version__
from pipeline.settings import Settings
from pipeline.web.errors import add_handlers
from pipeline.web.library import Library
from pipeline.web.pages import OVERVIEWS, PAGES, Page
from pipeline.web.safety import Safety
from pipeline.web.searching import Found, download, feed, search, similar
from pipeline.web.view import FOLDER, View

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")

_DESCRIPTION = (
    "Read-only. Every page has the same facts as JSON; identifiers are those of the tables, and stay valid when merged."
)

Values = Annotated[list[str], Query(default_factory=list, description="A filter; of several values one must fit.")]


def create_app(settings: Settings, hosts: Collection[str] = ()) -> ASGIApp:
    """The pages over one data directory, as an ASGI application.

    Args:
        settings: say which data directory, which need not be there yet, and which index.
        hosts: names, beside those of this machine, under which the pages may be asked for (``*``: any).
    """
    app = FastAPI(
        title="referat",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.library = Library(settings)
    add_handlers(app)
    _add_overviews(app)
    _add_search(app)
    for page in PAGES:
        _add_page(app, page)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    return Safety(app, (*LOCAL_HOSTS, *hosts))


def _add_overviews(app: FastAPI) -> None:
    for path, name, make, model, summary in OVERVIEWS:
        endpoint = _overview(make)
        app.get(f"{name}.json", response_model=model, summary=summary, name=f"{name}.json")(endpoint)
        app.get(path, include_in_schema=False)(endpoint)

    @app.get("/health", summary="Whether the tables and the index can be read")
    def health(request: Request) -> Response:
        library: Library = request.app.state.library
        versions = library.versions()
        found = library.index.search("", limit=0).total
        return JSONResponse({"status": "ok", "version": __version__, "tables": len(versions), "entries": found})

    @app.get("/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        return View(request).page("docs.html", paths=app.openapi()["paths"])


def _overview(make: Callable[[View], Response]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return make(View(request))

    return endpoint


def _add_search(app: FastAPI) -> None:
    @app.get("/search", include_in_schema=False)
    def search_page(request: Request) -> Response:
        return search(View(request))

    @app.get("/search.json", response_model=Found, summary="Hits, facets and what the search has to say")
    def search_json(
        request: Request,
        kind: Values,
        municipality: Values,
        programme: Values,
        body: Values,
        outcome: Values,
        topic: Values,
        year: Values,
        q: Annotated[
            str, Query(description='Words, "a phrase", -without, begin*, spell~, kommune:Odense, år:2015-2019.')
        ] = "",
        sort: Annotated[str, Query(description="relevance or date.")] = "relevance",
        by: Annotated[str, Query(description="best: by meaning too where that is quick; or words.")] = "best",
        page: Annotated[int, Query(description="From 1; 20 hits each.")] = 1,
    ) -> Response:
        return search(View(request))

    @app.get("/search.atom", summary="The newest hits of a search as an Atom feed")
    def search_feed(request: Request) -> Response:
        return feed(View(request))

    @app.get("/export/{format}", summary="All that a search finds, as csv, xlsx, parquet or json")
    def search_export(request: Request, format: str) -> Response:
        return download(View(request), format)

    @app.get("/similar/{identity}.json", response_model=Found, summary="What is like an item, a document or a project")
    @app.get("/similar/{identity}", include_in_schema=False)
    def similar_page(request: Request, identity: str) -> Response:
        return similar(View(request), identity)


def _add_page(app: FastAPI, page: Page) -> None:
    def endpoint(request: Request, identity: str) -> Response:
        return page.make(View(request), identity)

    app.get(
        f"{page.path}/{{identity}}.json", response_model=page.model, summary=page.summary, name=f"{page.path}.json"
    )(endpoint)
    app.get(f"{page.path}/{{identity}}", include_in_schema=False)(endpoint)
