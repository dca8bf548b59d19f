"""Pathways over HTTP: for a check in the request, or for a stored one. Nothing is stored."""

from fastapi import APIRouter, Request

from api.dependencies import AdvisorDep, CheckStoreDep
from api.documents.pathway_document import PathwaysDocument, pathways_document
from api.routes.checks import ANYONE, WITH_LINK, CheckBody, CheckId, problems
from api.usecases.advisor import Advisor
from api.usecases.plan_pathway import Planned, plan_for_stored, plan_pathway
from competencies.language import Language

router = APIRouter(prefix="/api/v1", tags=["pathways"])


@router.post("/pathways", openapi_extra=ANYONE, responses=problems(413, 422))
def plan_without_storing(request: Request, check: CheckBody, advisor: AdvisorDep) -> PathwaysDocument:
    """Up to three pathways for a check; nothing is stored."""
    request.state.language = check.language
    return _answer(plan_pathway(check.to_domain(), advisor=advisor), advisor, check.language)


@router.post("/checks/{check_id}/pathways", openapi_extra=WITH_LINK, responses=problems(404))
def plan_for_check(check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep) -> PathwaysDocument:
    """Up to three pathways for a stored check, with today's catalogue, rules and dates."""
    check, planned = plan_for_stored(check_id, advisor=advisor, store=store)
    return _answer(planned, advisor, check.language)


def _answer(planned: Planned, advisor: Advisor, language: Language) -> PathwaysDocument:
    return pathways_document(
        planned.report,
        planned.advice,
        versions=planned.versions,
        made_on=planned.made_on,
        wording=advisor.wording(language),
    )
