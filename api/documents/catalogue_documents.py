"""Framework, targets and opportunities as JSON."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.documents.advice_document import VersionsDocument
from competencies.framework import Competence, Item, KnowledgeItem, LadderItem, StatementItem, StemDomain
from competencies.language import Language
from competencies.opportunity import Course, EvcRoute, Offering, Opportunity, is_sample
from competencies.target import Target, TargetKind


class Answered(BaseModel):
    """What the service answers with."""

    model_config = ConfigDict(frozen=True)


class DomainDocument(Answered):
    """A field of STEM."""

    id: str
    label: str


class FrameworkDocument(Answered):
    """The framework in short."""

    version: str
    domains: list[DomainDocument]
    n_competences: int
    n_items: int
    versions: VersionsDocument


class CompetenceDocument(Answered):
    """A competence with its ladder of four can-do statements."""

    id: str
    domain: str
    label: str
    description: str
    literacy: bool
    statements: list[str] = Field(description="What you can do at level 1, 2, 3 and 4.")
    concept_uris: list[str] = Field(description="ESCO skill concepts.")
    transitions: list[str]
    stem_dimensions: list[int]
    prerequisites: list[str]
    vks_band: tuple[int, int]


class OptionDocument(Answered):
    """An option of a knowledge question; which one is right is not told."""

    id: str
    text: str


class ItemDocument(Answered):
    """A question of the check and how to answer it."""

    id: str
    competence: str
    kind: Literal["statement", "ladder", "knowledge"]
    level: int | None = None
    text: str
    options: list[OptionDocument] = []


class RequirementDocument(Answered):
    """A competence that a target asks for."""

    competence: str
    label: str
    level: int
    importance: int


class TargetDocument(Answered):
    """Something to aim at."""

    id: str
    kind: TargetKind
    label: str
    description: str
    synonyms: list[str]
    concept_uri: str | None
    isco_group: str | None
    vks_level: int | None
    qualification: str | None
    shortage_year: int | None = Field(description="Year of the list of shortage occupations it stands on.")
    shortage_source: str | None
    requirements: list[RequirementDocument]


class OfferingDocument(Answered):
    """When, where, how long, at what price."""

    id: str
    place: str | None
    postcode: str | None
    next_start: date
    weeks: int
    hours_per_week: float
    days_per_week: float
    schedule: str
    delivery: str
    price_low: float
    price_high: float


class CoversDocument(Answered):
    """A level that finishing brings."""

    competence: str
    label: str
    level: int
    source: str


class OpportunityDocument(Answered):
    """One opportunity of any kind."""

    id: str
    kind: Literal["training", "evc", "workplace", "informal"]
    title: str
    language: str
    description: str
    provider: str | None
    sample: bool = Field(description="True: an invented offer of the sample catalogue (voorbeeldaanbod).")
    covers: list[CoversDocument] = Field(description="Empty for EVC routes, and where it is read from the text.")
    entry_dutch: str | None
    entry_secondary_diploma: bool
    offerings: list[OfferingDocument]
    qualification: str | None = None
    register_status: str | None = Field(default=None, description="EVC only: known or unverified.")


def competence_document(competence: Competence, language: Language) -> CompetenceDocument:
    """A competence in one language."""
    return CompetenceDocument(
        id=competence.id,
        domain=competence.domain,
        label=competence.label.text_in(language),
        description=competence.description.text_in(language),
        literacy=competence.literacy,
        statements=[statement.text_in(language) for statement in competence.statements],
        concept_uris=list(competence.concept_uris),
        transitions=list(competence.transitions),
        stem_dimensions=list(competence.stem_dimensions),
        prerequisites=list(competence.prerequisites),
        vks_band=competence.vks_band,
    )


def domain_document(domain: StemDomain, language: Language) -> DomainDocument:
    """A domain in one language."""
    return DomainDocument(id=domain.id, label=domain.label.text_in(language))


def item_document(item: Item, competence: Competence, language: Language) -> ItemDocument:
    """A question in one language; the right option stays with us."""
    match item:
        case StatementItem():
            text = competence.statement(item.level).text_in(language)
            return ItemDocument(id=item.id, competence=item.competence, kind="statement", level=item.level, text=text)
        case LadderItem():
            options = [
                OptionDocument(id=str(level), text=statement.text_in(language))
                for level, statement in enumerate(competence.statements, start=1)
            ]
            label = competence.label.text_in(language)
            return ItemDocument(id=item.id, competence=item.competence, kind="ladder", text=label, options=options)
        case KnowledgeItem():
            options = [OptionDocument(id=id_, text=text.text_in(language)) for id_, text in item.options.items()]
            question = item.question.text_in(language)
            return ItemDocument(
                id=item.id,
                competence=item.competence,
                kind="knowledge",
                level=item.level,
                text=question,
                options=options,
            )


def target_document(target: Target, labels: dict[str, str], language: Language) -> TargetDocument:
    """A target in one language; ``labels`` are the names of the competences."""
    return TargetDocument(
        id=target.id,
        kind=target.kind,
        label=target.label.text_in(language),
        description=target.description.text_in(language),
        synonyms=list(target.synonyms.all),
        concept_uri=target.concept_uri,
        isco_group=target.isco_group,
        vks_level=target.vks_level,
        qualification=target.qualification,
        shortage_year=target.shortage.year if target.shortage else None,
        shortage_source=target.shortage.source if target.shortage else None,
        requirements=[
            RequirementDocument(
                competence=requirement.competence,
                label=labels[requirement.competence],
                level=requirement.level,
                importance=requirement.importance,
            )
            for requirement in target.requirements
        ],
    )


def opportunity_document(opportunity: Opportunity, labels: dict[str, str], *, today: date) -> OpportunityDocument:
    """An opportunity with the next start of each offering."""
    route = opportunity if isinstance(opportunity, EvcRoute) else None
    claims = () if isinstance(opportunity, EvcRoute) else opportunity.coverage
    return OpportunityDocument(
        id=opportunity.id,
        kind=opportunity.kind.value,
        title=opportunity.title,
        language=opportunity.language,
        description=_described(opportunity),
        provider=opportunity.provider.name if opportunity.provider else None,
        sample=is_sample(opportunity),
        covers=[
            CoversDocument(
                competence=claim.competence, label=labels[claim.competence], level=claim.level, source=claim.source
            )
            for claim in claims
        ],
        entry_dutch=opportunity.entry.dutch,
        entry_secondary_diploma=opportunity.entry.secondary_diploma,
        offerings=[_offering_document(offering, today) for offering in opportunity.offerings],
        qualification=route.qualification if route else None,
        register_status=route.register_status if route else None,
    )


def _described(opportunity: Opportunity) -> str:
    outcomes = opportunity.outcomes if isinstance(opportunity, Course) else ()
    return "\n".join([opportunity.description.strip(), *(f"- {outcome}" for outcome in outcomes)])


def _offering_document(offering: Offering, today: date) -> OfferingDocument:
    return OfferingDocument(
        id=offering.id,
        place=offering.place.municipality if offering.place else None,
        postcode=offering.place.postcode if offering.place else None,
        next_start=offering.starts.next_on_or_after(today),
        weeks=offering.weeks,
        hours_per_week=offering.hours_per_week,
        days_per_week=offering.days_per_week,
        schedule=offering.schedule,
        delivery=offering.delivery,
        price_low=float(offering.price.low),
        price_high=float(offering.price.high),
    )
