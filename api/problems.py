"""The one table from errors to answers: RFC 9457 problem details, in the reader's language, with field and remedy."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog
from fastapi import FastAPI, Request, status
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.dependencies import preferred_language
from api.wording.problem_sentences import DOMAIN, FIELD, TITLES
from competencies.errors import (
    Conflict,
    ContentError,
    DomainError,
    InvalidInput,
    NotFound,
    NotReady,
    ShapeMismatch,
)
from competencies.language import Language

PROBLEM_JSON = "application/problem+json"
MACHINE_ADDRESSES = ("/api/", "/healthz", "/readyz", "/openapi.json")
log = structlog.get_logger("stem_kompas")

STATUS_OF: Mapping[type[DomainError], int] = {
    NotFound: 404,
    Conflict: 409,
    InvalidInput: 422,
    NotReady: 503,
    ContentError: 500,
    ShapeMismatch: 500,
}
"""A subclass has the status of the nearest class here."""


class FieldProblem(BaseModel):
    """One field that has to be repaired."""

    model_config = ConfigDict(frozen=True)

    field: str
    message: str
    code: str


class Problem(BaseModel):
    """RFC 9457 problem details; ``errors`` names each field with a remedy."""

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


def status_of(error: DomainError) -> int:
    """The HTTP status of a domain error."""
    return next(STATUS_OF[cls] for cls in type(error).__mro__ if cls in STATUS_OF)


def domain_problem(error: DomainError, language: Language) -> Problem:
    """The problem that a domain error is told as."""
    code = status_of(error)
    sentence = DOMAIN[error.code].text_in(language).format_map(_Filled(error.params))
    fields = [FieldProblem(field=error.field, message=sentence, code=error.code)] if error.field else []
    return Problem(
        type=f"/problems/{error.code}", title=_title(code, language), status=code, detail=sentence, errors=fields
    )


def validation_problem(errors: Sequence[Any], language: Language) -> Problem:
    """The problem that a failed validation is told as: every field with what was expected."""
    fields = [field_problem(error, language) for error in errors]
    detail = "; ".join(f"{field.field}: {field.message}" for field in fields[:3])
    return Problem(
        type="/problems/invalid_input", title=_title(422, language), status=422, detail=detail, errors=fields
    )


def field_problem(error: Mapping[str, Any], language: Language) -> FieldProblem:
    """One pydantic error in the reader's language."""
    sentence = FIELD.get(error["type"], FIELD["other"]).text_in(language)
    path = [str(part) for part in error["loc"] if part not in {"body", "query", "path", "header"}]
    if error["type"] == "json_invalid":
        path = ["body"]
    return FieldProblem(
        field=".".join(path) or "body",
        message=sentence.format_map(_Filled(_context_of(error))),
        code=error["type"],
    )


def _context_of(error: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a pydantic error; its lists of choices are written in English ('a', 'b' or 'c')."""
    context = dict(error.get("ctx") or {})
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace(" or ", ", ")
    return context


class _Filled(dict[str, Any]):
    """Template values; a missing one shows as '?', since an error about an error helps nobody."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__({key: self._shorten(value) for key, value in values.items()})

    def __missing__(self, key: str) -> str:
        return "?"

    @staticmethod
    def _shorten(value: object) -> str:
        shown = "".join(char if char.isprintable() else "?" for char in str(value))
        return shown if len(shown) <= 200 else f"{shown[:197]}..."


def _title(status: int, language: Language) -> str:
    return TITLES.get(status, TITLES[500]).text_in(language)


def _answer(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    content = problem.model_dump(exclude_defaults=False)
    return JSONResponse(content, problem.status, headers=dict(headers or {}), media_type=PROBLEM_JSON)


def _language_of(request: Request) -> Language:
    """The language that the check asks for, where the body could be read that far; else the reader's."""
    asked = getattr(request.state, "language", None)
    return asked if asked else preferred_language(request.headers.get("accept-language"))


def language_of_body(body: object) -> Language | None:
    asked = body.get("language") if isinstance(body, dict) else None
    return Language(asked) if isinstance(asked, str) and asked in set(Language) else None


RenderPage = Callable[[Problem], Response]
"""Renders a problem for the addresses that people visit."""


def install_problem_handlers(app: FastAPI, *, page: RenderPage) -> None:
    """Answer every error: machines get problem details, people get a page.

    Args:
        app: the application.
        page: renders a problem for the addresses that people visit.
    """

    def answer(request: Request, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
        return _answer_for(request.scope, problem, page, headers)

    @app.exception_handler(DomainError)
    def on_domain_error(request: Request, error: DomainError) -> Response:
        return answer(request, domain_problem(error, _language_of(request)))

    @app.exception_handler(RequestValidationError)
    def on_request_error(request: Request, error: RequestValidationError) -> Response:
        language = language_of_body(error.body) or _language_of(request)
        return answer(request, validation_problem(error.errors(), language))

    @app.exception_handler(HTTPException)
    def on_http_error(request: Request, error: HTTPException) -> Response:
        language = _language_of(request)
        title = _title(error.status_code, language)
        unreadable = [field_problem({"type": "json_invalid", "loc": ()}, language)] if error.status_code == 400 else []
        detail = unreadable[0].message if unreadable else title
        problem = Problem(type="about:blank", title=title, status=error.status_code, detail=detail, errors=unreadable)
        return answer(request, problem, error.headers)


class MistakesAsProblems:
    """A mistake of ours is logged by its type and place, without its message: that may hold what a person typed."""

    def __init__(self, app: ASGIApp, page: RenderPage) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:  # the one place where everything that nobody foresaw ends
            frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
            log.error(  # noqa: TRY400  (the message and the traceback may hold what a person typed)
                "mistake", type=type(error).__name__, frames=frames[-12:]
            )
            if scope["type"] != "http" or started:
                raise
            await _answer_for(scope, _plain_problem(500, scope), self._page)(scope, receive, send)


class TooLargeAsProblem:
    """The body limit answers in plain text; visitors of this service get a problem like any other."""

    def __init__(self, app: ASGIApp, page: RenderPage) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        replaced = False

        async def send_problem(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] == status.HTTP_413_CONTENT_TOO_LARGE:
                replaced = True
                await _answer_for(scope, _plain_problem(413, scope), self._page)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self._app(scope, receive, send_problem)


def _plain_problem(code: int, scope: Scope) -> Problem:
    title = _title(code, preferred_language(Headers(scope=scope).get("accept-language")))
    return Problem(type="about:blank", title=title, status=code, detail=title)


def _answer_for(scope: Scope, problem: Problem, page: RenderPage, headers: Mapping[str, str] | None = None) -> Response:
    """Machines get problem details, people get a page."""
    if scope["path"].startswith(MACHINE_ADDRESSES):
        return _answer(problem, headers)
    return page(problem)
