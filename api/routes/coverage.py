"""What an opportunity brings by the service's own account, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.dependencies import AdvisorDep, LanguageDep, OpportunitiesDep
from api.documents.coverage_document import CoverageDocument, CoverageEntry
from api.routes.checks import ANYONE, problems
from api.usecases.offer_coverage import coverage_of

router = APIRouter(prefix="/api/v1", tags=["catalogue"])


@router.get("/opportunities/{opportunity_id}/coverage", openapi_extra=ANYONE, responses=problems(404))
def get_coverage(
    opportunity_id: Annotated[str, Path(max_length=120)],
    advisor: AdvisorDep,
    opportunities: OpportunitiesDep,
    language: LanguageDep,
) -> CoverageDocument:
    """What finishing one opportunity brings, how surely, and how that is known."""
    engine = advisor.engine
    return CoverageDocument(
        opportunity=opportunity_id,
        entries=[
            CoverageEntry(
                competence=line.competence,
                label=engine.framework.competence(line.competence).label.text_in(language),
                level=line.level,
                probabilities=list(line.probabilities),
                source=line.source,
                words=line.words,
            )
            for line in coverage_of(engine, opportunities.get(opportunity_id))
        ],
    )
