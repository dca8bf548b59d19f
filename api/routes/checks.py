"""Checks over HTTP: submit, read, gaps, recommendations, delete; and advice without storing anything."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Path, Query, Request, Response, status
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.dependencies import AdvisorDep, CheckStoreDep
from api.documents.advice_document import AdviceDocument, GapDocument, RecommendationDocument, advice_document
from api.documents.check_document import CheckDocument
from api.documents.examples import EXAMPLES
from api.problems import Problem
from api.usecases.advisor import Advisor
from api.usecases.browse import page_of_ranked
from api.usecases.check_storage import (
    CheckStore,
    Submitted,
    delete_check,
    read_check,
    renew_advice,
    submit_check,
)

MOST_RECOMMENDATIONS = 50

CheckId = Annotated[str, Path(max_length=43, description="The secret id of the check: whoever has it may use it.")]
CheckBody = Annotated[CheckDocument, Body(openapi_examples=EXAMPLES)]
IdempotencyKey = Annotated[
    Annotated[str, StringConstraints(min_length=8, max_length=200, pattern=r"^[\x21-\x7e]+$")] | None,
    Header(description="A random text of your own; unguessable. A retry with the same key gets the same check."),
]

ANYONE = {"x-who-may-use": "anyone; no account"}
WITH_LINK = {"x-who-may-use": "whoever has the check's secret id"}


def problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The problem details that a route may answer."""
    return {code: {"model": Problem, "content": {"application/problem+json": {}}} for code in codes}


class CheckCreated(BaseModel):
    """A stored check. Keep the id: it is the only way back."""

    model_config = ConfigDict(frozen=True)

    id: str
    created_at: datetime
    framework_version: str
    n_answered: int
    advice_id: str = Field(description="Number of the newest advice; `stem-kompas reproduce` recomputes it.")
    advice: AdviceDocument


class GapsAnswer(BaseModel):
    """The gaps of a check, largest first."""

    model_config = ConfigDict(frozen=True)

    target: str
    headline_gap: float
    gaps: list[GapDocument]


class RecommendationsAnswer(BaseModel):
    """A part of the ranked list."""

    model_config = ConfigDict(frozen=True)

    recommendations: list[RecommendationDocument]
    notes: list[str]
    next_cursor: str | None


router = APIRouter(prefix="/api/v1", tags=["checks"])


@router.post("/recommendations", openapi_extra=ANYONE, responses=problems(413, 422))
def advise_without_storing(
    request: Request,
    check: CheckBody,
    advisor: AdvisorDep,
    top: Annotated[int | None, Query(ge=1, le=MOST_RECOMMENDATIONS)] = None,
) -> AdviceDocument:
    """Gaps and ranked advice for a check; nothing is stored."""
    request.state.language = check.language  # refusals speak the language of the check
    advised = advisor.advise(check.to_domain(), n=top)
    return advice_document(
        advised.report,
        advised.advice,
        versions=advised.versions,
        made_on=advised.made_on,
        wording=advisor.wording(check.language),
    )


@router.post("/checks", status_code=status.HTTP_201_CREATED, openapi_extra=ANYONE, responses=problems(409, 413, 422))
def create_check(
    request: Request,
    check: CheckBody,
    response: Response,
    advisor: AdvisorDep,
    store: CheckStoreDep,
    idempotency_key: IdempotencyKey = None,
) -> CheckCreated:
    """Store a check and advise on it."""
    request.state.language = check.language
    submitted = submit_check(check.to_domain(), advisor=advisor, store=store, idempotency_key=idempotency_key)
    response.headers["Location"] = f"/api/v1/checks/{submitted.check.id}"
    if submitted.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    return _check_answer(submitted, advisor)


@router.get("/checks/{check_id}", openapi_extra=WITH_LINK, responses=problems(404))
def get_check(check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep) -> CheckCreated:
    """A stored check with its newest advice."""
    return _check_answer(read_check(check_id, store=store), advisor)


@router.delete(
    "/checks/{check_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    openapi_extra=WITH_LINK,
    responses=problems(404),
)
def remove_check(check_id: CheckId, store: CheckStoreDep) -> None:
    """Delete a check and everything that followed from it, at once and for good."""
    delete_check(check_id, store=store)


@router.get("/checks/{check_id}/gaps", openapi_extra=WITH_LINK, responses=problems(404))
def get_gaps(check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep) -> GapsAnswer:
    """The gaps of a stored check."""
    document = _newest(check_id, advisor, store)
    return GapsAnswer(target=document.target.id, headline_gap=document.headline_gap, gaps=document.gaps)


@router.get("/checks/{check_id}/recommendations", openapi_extra=WITH_LINK, responses=problems(404, 422))
def get_recommendations(
    check_id: CheckId,
    advisor: AdvisorDep,
    store: CheckStoreDep,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_RECOMMENDATIONS)] = 10,
) -> RecommendationsAnswer:
    """The ranked list of a stored check, page by page."""
    document = _newest(check_id, advisor, store)
    page = page_of_ranked(document.recommendations, cursor=cursor, limit=limit)
    return RecommendationsAnswer(recommendations=list(page.entries), notes=document.notes, next_cursor=page.next_cursor)


@router.post(
    "/checks/{check_id}/recommendations",
    status_code=status.HTTP_201_CREATED,
    openapi_extra=WITH_LINK,
    responses=problems(404),
)
def renew_recommendations(check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep) -> AdviceDocument:
    """Advise again, with today's catalogue, rules and dates; older advice is kept."""
    return advice_answer(renew_advice(check_id, advisor=advisor, store=store), advisor)


def _newest(check_id: str, advisor: Advisor, store: CheckStore) -> AdviceDocument:
    return advice_answer(read_check(check_id, store=store), advisor)


def _check_answer(submitted: Submitted, advisor: Advisor) -> CheckCreated:
    stored = submitted.check
    return CheckCreated(
        id=stored.id,
        created_at=stored.created_at,
        framework_version=stored.framework_version,
        n_answered=stored.check.n_answered,
        advice_id=submitted.advice.id,
        advice=advice_answer(submitted, advisor),
    )


def advice_answer(submitted: Submitted, advisor: Advisor) -> AdviceDocument:
    """Stored advice in the language of its check."""
    advice = submitted.advice
    return advice_document(
        advice.report,
        advice.advice,
        versions=advice.versions,
        made_on=advice.made_on,
        wording=advisor.wording(submitted.check.check.language),
    )
