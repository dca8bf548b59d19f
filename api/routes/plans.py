"""Development plans (POP) over HTTP: make a version, list them, read one as JSON or PDF, and the published schema."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response, status
from pydantic import BaseModel, ConfigDict

from api.dependencies import AdvisorDep, PlanStoreDep
from api.documents.plan_document import PlanDocument, PlanRevisionDocument, plan_document, plan_schema
from api.documents.plan_pdf import plan_pdf
from api.documents.plan_wishes_document import PlanWishesDocument
from api.routes.checks import ANYONE, WITH_LINK, CheckId, problems
from api.usecases.browse import page_of_ranked
from api.usecases.plan_pathway import plan_for_stored
from api.usecases.plan_storage import create_plan, latest_plan, read_plan
from competencies.language import Language

HIGHEST_VERSION = 2**31 - 1
MOST_VERSIONS = 50

Version = Annotated[int, Path(ge=1, le=HIGHEST_VERSION)]
InLanguage = Annotated[
    Language | None, Query(alias="language", description="Another language than the plan was made in.")
]


class PlansAnswer(BaseModel):
    """The history of a plan, newest version first, page by page; empty when the check has no plan yet."""

    model_config = ConfigDict(frozen=True)

    latest: int | None
    plans: list[PlanRevisionDocument]
    next_cursor: str | None


router = APIRouter(prefix="/api/v1", tags=["plans"])


@router.get("/schemas/development-plan.json", openapi_extra=ANYONE)
def get_plan_schema() -> dict[str, Any]:
    """The JSON schema of a development plan (draft 2020-12)."""
    return plan_schema()


@router.post(
    "/checks/{check_id}/plans",
    status_code=status.HTTP_201_CREATED,
    openapi_extra=WITH_LINK,
    responses=problems(404, 409, 413, 422),
)
def make_plan_version(
    check_id: CheckId,
    response: Response,
    advisor: AdvisorDep,
    store: PlanStoreDep,
    wishes: PlanWishesDocument | None = None,
) -> PlanDocument:
    """Draw up the plan of a check, or its next version, which says what changed and why."""
    told = (wishes or PlanWishesDocument()).to_domain()
    _, planned = plan_for_stored(check_id, advisor=advisor, store=store.checks)
    plan = create_plan(check_id, told, advisor=advisor, store=store, pathways=planned.advice.pathways)
    response.headers["Location"] = f"/api/v1/checks/{check_id}/plans/{plan.version}"
    return plan_document(plan)


@router.get("/checks/{check_id}/plans", openapi_extra=WITH_LINK, responses=problems(404, 422))
def list_plans(
    check_id: CheckId,
    store: PlanStoreDep,
    language: InLanguage = None,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_VERSIONS)] = 10,
) -> PlansAnswer:
    """The versions of a plan, with what each of them changed and why."""
    plan = latest_plan(check_id, store=store)
    history = plan_document(plan, language).history[::-1] if plan else []
    page = page_of_ranked(history, cursor=cursor, limit=limit)
    return PlansAnswer(latest=plan.version if plan else None, plans=list(page.entries), next_cursor=page.next_cursor)


# Before the next route, whose version would otherwise swallow '1.pdf'.
@router.get(
    "/checks/{check_id}/plans/{version}.pdf",
    openapi_extra=WITH_LINK,
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}, **problems(404, 422)},
)
def get_plan_pdf(check_id: CheckId, version: Version, store: PlanStoreDep, language: InLanguage = None) -> Response:
    """One version as an accessible PDF (PDF/UA-1)."""
    document = plan_document(read_plan(check_id, version, store=store), language)
    name = f"ontwikkelingsplan-{document.made_on}-{version}.pdf"
    return Response(
        plan_pdf(document),
        media_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@router.get("/checks/{check_id}/plans/{version}", openapi_extra=WITH_LINK, responses=problems(404, 422))
def get_plan(check_id: CheckId, version: Version, store: PlanStoreDep, language: InLanguage = None) -> PlanDocument:
    """One version as JSON."""
    return plan_document(read_plan(check_id, version, store=store), language)
