"""Zoekprofiel werkplek over HTTP: of a stored check, or of one that is not stored."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Request

from api.dependencies import AdvisorDep, CheckStoreDep
from api.documents.check_document import CheckDocument
from api.documents.examples import EXAMPLES
from api.documents.workplace_document import WorkplaceProfileDocument, workplace_profile_document
from api.routes.checks import ANYONE, WITH_LINK, problems
from api.usecases.check_storage import read_check
from api.usecases.workplace import search_workplace

CheckId = Annotated[str, Path(max_length=43, description="The secret id of the check: whoever has it may use it.")]

router = APIRouter(prefix="/api/v1", tags=["workplace"])


@router.get("/checks/{check_id}/workplace-profile", openapi_extra=WITH_LINK, responses=problems(404))
def get_workplace_profile(check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep) -> WorkplaceProfileDocument:
    """What to look for in a workplace, for a stored check, with the rules of today."""
    check = read_check(check_id, store=store).check.check
    return workplace_profile_document(search_workplace(check, advisor=advisor), advisor.wording(check.language))


@router.post("/workplace-profiles", openapi_extra=ANYONE, responses=problems(413, 422))
def make_workplace_profile(
    request: Request,
    check: Annotated[CheckDocument, Body(openapi_examples=EXAMPLES)],
    advisor: AdvisorDep,
) -> WorkplaceProfileDocument:
    """What to look for in a workplace; nothing is stored."""
    request.state.language = check.language  # refusals speak the language of the check
    profile = search_workplace(check.to_domain(), advisor=advisor)
    return workplace_profile_document(profile, advisor.wording(check.language))
