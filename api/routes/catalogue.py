"""Framework, targets and opportunities over HTTP: what anyone may look up."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict

from api.dependencies import AdvisorDep, LanguageDep, OpportunitiesDep
from api.documents.advice_document import versions_document
from api.documents.catalogue_documents import (
    CompetenceDocument,
    FrameworkDocument,
    ItemDocument,
    OpportunityDocument,
    TargetDocument,
    competence_document,
    domain_document,
    item_document,
    opportunity_document,
    target_document,
)
from api.routes.checks import ANYONE, problems
from api.usecases.advisor import Advisor
from api.usecases.browse import (
    MOST_PER_PAGE,
    list_competences,
    list_items,
    list_opportunities,
    list_targets,
    search_targets,
)
from competencies.language import Language
from competencies.opportunity import OpportunityKind
from competencies.target import TargetKind

Cursor = Annotated[str | None, Query(max_length=200, description="next_cursor of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST_PER_PAGE)]
Id = Annotated[str, Path(max_length=120)]


class CompetencePage(BaseModel):
    """Competences by id."""

    model_config = ConfigDict(frozen=True)

    entries: list[CompetenceDocument]
    next_cursor: str | None


class ItemPage(BaseModel):
    """Questions by id."""

    model_config = ConfigDict(frozen=True)

    entries: list[ItemDocument]
    next_cursor: str | None


class TargetPage(BaseModel):
    """Targets, by id or best match first."""

    model_config = ConfigDict(frozen=True)

    entries: list[TargetDocument]
    next_cursor: str | None


class OpportunityPage(BaseModel):
    """Opportunities by id."""

    model_config = ConfigDict(frozen=True)

    entries: list[OpportunityDocument]
    next_cursor: str | None


router = APIRouter(prefix="/api/v1", tags=["catalogue"])


@router.get("/framework", openapi_extra=ANYONE)
def get_framework(advisor: AdvisorDep, language: LanguageDep) -> FrameworkDocument:
    """The framework in short, with the versions that answers are made with."""
    framework = advisor.engine.framework
    return FrameworkDocument(
        version=framework.version,
        domains=[domain_document(domain, language) for domain in framework.domains],
        n_competences=len(framework.competences),
        n_items=len(framework.items),
        versions=versions_document(advisor.engine.versions),
    )


@router.get("/framework/competences", openapi_extra=ANYONE, responses=problems(422))
def get_competences(
    advisor: AdvisorDep, language: LanguageDep, cursor: Cursor = None, limit: Limit = 50
) -> CompetencePage:
    """The competences with their ladders."""
    page = list_competences(advisor.engine, cursor=cursor, limit=limit)
    return CompetencePage(
        entries=[competence_document(entry, language) for entry in page.entries], next_cursor=page.next_cursor
    )


@router.get("/framework/competences/{competence_id}", openapi_extra=ANYONE, responses=problems(404))
def get_competence(competence_id: Id, advisor: AdvisorDep, language: LanguageDep) -> CompetenceDocument:
    """One competence."""
    return competence_document(advisor.engine.framework.competence(competence_id), language)


@router.get("/framework/items", openapi_extra=ANYONE, responses=problems(422))
def get_items(advisor: AdvisorDep, language: LanguageDep, cursor: Cursor = None, limit: Limit = 50) -> ItemPage:
    """The questions that a check may answer."""
    page = list_items(advisor.engine, cursor=cursor, limit=limit)
    framework = advisor.engine.framework
    return ItemPage(
        entries=[item_document(item, framework.competence(item.competence), language) for item in page.entries],
        next_cursor=page.next_cursor,
    )


@router.get("/targets", openapi_extra=ANYONE, responses=problems(422))
def get_targets(
    advisor: AdvisorDep,
    language: LanguageDep,
    q: Annotated[str | None, Query(max_length=200, description="Free words, such as 'iets met computers'.")] = None,
    kind: TargetKind | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> TargetPage:
    """All targets, or with ``q`` those that the words may stand for, best first."""
    labels = competence_labels(advisor, language)
    if q is not None:
        found = [target for target in search_targets(advisor.engine, q, limit=limit) if kind in {None, target.kind}]
        return TargetPage(entries=[target_document(target, labels, language) for target in found], next_cursor=None)
    page = list_targets(advisor.engine, kind=kind, cursor=cursor, limit=limit)
    return TargetPage(
        entries=[target_document(target, labels, language) for target in page.entries], next_cursor=page.next_cursor
    )


@router.get("/targets/{target_id}", openapi_extra=ANYONE, responses=problems(404))
def get_target(target_id: Id, advisor: AdvisorDep, language: LanguageDep) -> TargetDocument:
    """One target with what it asks for."""
    target = advisor.engine.targets.target(target_id)
    return target_document(target, competence_labels(advisor, language), language)


@router.get("/opportunities", openapi_extra=ANYONE, responses=problems(422))
def get_opportunities(
    advisor: AdvisorDep,
    opportunities: OpportunitiesDep,
    language: LanguageDep,
    kind: OpportunityKind | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> OpportunityPage:
    """Trainings, EVC routes, workplaces and informal learning."""
    page = list_opportunities(opportunities, kind=kind, cursor=cursor, limit=limit)
    labels = competence_labels(advisor, language)
    return OpportunityPage(
        entries=[opportunity_document(entry, labels, today=advisor.today()) for entry in page.entries],
        next_cursor=page.next_cursor,
    )


@router.get("/opportunities/{opportunity_id}", openapi_extra=ANYONE, responses=problems(404))
def get_opportunity(
    opportunity_id: Id, advisor: AdvisorDep, opportunities: OpportunitiesDep, language: LanguageDep
) -> OpportunityDocument:
    """One opportunity."""
    labels = competence_labels(advisor, language)
    return opportunity_document(opportunities.get(opportunity_id), labels, today=advisor.today())


def competence_labels(advisor: Advisor, language: Language) -> dict[str, str]:
    """Competence id -> its name in a language."""
    return {entry.id: entry.label.text_in(language) for entry in advisor.engine.framework.competences}
