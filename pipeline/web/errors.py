"""Pages and JSON for what cannot be shown."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pipeline.errors import LakeError, QueryError, ReferatError, UsageError
from pipeline.web.view import View, wants_json


def error_answer(request: Request, status: int, key: str, detail: str = "") -> Response:
    """What is answered where there is no page.

    Args:
        key: of the message that says what happened.
        detail: more, in English, as an error of the library says it.
    """
    view = View(request)
    headers = {"Allow": "GET, HEAD"} if status == 405 else {}
    if wants_json(request):
        said = {"status": status, "message": view.words.say(key), "detail": detail or None}
        return JSONResponse({"error": said}, status, headers)
    answer = view.page("error.html", status=status, failed=status, key=key, detail=detail)
    answer.headers.update(headers)
    return answer


def add_handlers(app: FastAPI) -> None:
    """Makes an application answer errors in words."""

    async def referat_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, ReferatError)
        detail = " ".join(filter(None, (error.message, error.hint)))
        if isinstance(error, (QueryError, UsageError)):
            return error_answer(request, 400, "error.query", detail)
        return error_answer(request, 503, "error.data" if isinstance(error, LakeError) else "error.bug", detail)

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        key = "error.missing" if error.status_code == 404 else "error.request"
        return error_answer(request, error.status_code, key)

    async def invalid(request: Request, error: Exception) -> Response:
        return error_answer(request, 400, "error.request")

    async def bug(request: Request, error: Exception) -> Response:
        return error_answer(request, 500, "error.bug")

    app.add_exception_handler(Exception, bug)
    app.add_exception_handler(ReferatError, referat_error)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, invalid)
