"""The authored files as pydantic models: what each YAML key means, and how a row becomes a domain value."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from competencies.framework import Competence, KnowledgeItem
from competencies.language import LocalizedText
from competencies.level import ProficiencyLevel
from competencies.opportunity import (
    CoverageClaim,
    CoverageSource,
    Delivery,
    EntryRequirements,
    EvcUnit,
    Inspection,
    Instrument,
    PriceRange,
    Provider,
    Recurrence,
    RegisterStatus,
    Sourced,
)
from competencies.person import DutchLevel, Schedule
from competencies.target import Background, Requirement, Shortage, Synonyms, Target, TargetKind

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Level = Annotated[int, Field(ge=1, le=4)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class AuthoredRow(BaseModel):
    """Unknown keys are refused: a typing error must not be a silent default."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class TextRow(AuthoredRow):
    """One text in three languages."""

    nl: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]
    fr: Annotated[str, Field(min_length=1)]

    def to_domain(self) -> LocalizedText:
        return LocalizedText(nl=self.nl, en=self.en, fr=self.fr)


class SynonymsRow(AuthoredRow):
    """Other names per language."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()

    def to_domain(self) -> Synonyms:
        return Synonyms(nl=self.nl, en=self.en, fr=self.fr)


class DomainRow(AuthoredRow):
    """A STEM domain."""

    id: Slug
    label: TextRow


class FrameworkFile(AuthoredRow):
    """framework.yaml."""

    version: str
    domains: tuple[DomainRow, ...]


class CompetenceRow(AuthoredRow):
    """A competence with its four can-do statements."""

    id: Slug
    label: TextRow
    description: TextRow
    literacy: bool
    statements: dict[Level, TextRow] = Field(min_length=4, max_length=4)
    esco: tuple[Annotated[str, StringConstraints(pattern=r"^http://data\.europa\.eu/esco/skill/")], ...] = ()
    transitions: tuple[Slug, ...] = ()
    stem_dimensions: tuple[Annotated[int, Field(ge=1, le=10)], ...] = ()
    prerequisites: tuple[Slug, ...] = ()
    vks_band: tuple[Annotated[int, Field(ge=1, le=8)], Annotated[int, Field(ge=1, le=8)]]

    def to_domain(self, domain: str) -> Competence:
        return Competence(
            id=self.id,
            domain=domain,
            label=self.label.to_domain(),
            description=self.description.to_domain(),
            literacy=self.literacy,
            statements=tuple(self.statements[level].to_domain() for level in sorted(self.statements)),
            concept_uris=self.esco,
            transitions=self.transitions,
            stem_dimensions=self.stem_dimensions,
            prerequisites=self.prerequisites,
            vks_band=self.vks_band,
        )


class KnowledgeRow(AuthoredRow):
    """A question with one right answer."""

    id: Slug
    competence: Slug
    level: Level
    question: TextRow
    options: dict[Slug, TextRow] = Field(min_length=2, max_length=5)
    answer: Slug

    @field_validator("answer")
    @classmethod
    def _is_an_option(cls, answer: str, info: ValidationInfo) -> str:
        if answer not in info.data.get("options", {answer: ""}):
            raise ValueError(f"the right option {answer!r} is not among the options")
        return answer

    def to_domain(self) -> KnowledgeItem:
        options = {option: text.to_domain() for option, text in self.options.items()}
        return KnowledgeItem(
            id=self.id,
            competence=self.competence,
            level=ProficiencyLevel(self.level),
            question=self.question.to_domain(),
            options=options,
            right_option=self.answer,
        )


class DomainFile(AuthoredRow):
    """One file per domain."""

    domain: Slug
    competences: tuple[CompetenceRow, ...]
    knowledge_questions: tuple[KnowledgeRow, ...] = ()


class RequirementRow(AuthoredRow):
    """A competence that a target asks for."""

    competence: Slug
    level: Level
    importance: Annotated[int, Field(ge=1, le=3)]


class ShortageRow(AuthoredRow):
    """On a list of shortage occupations."""

    year: int
    source: str


class TargetRow(AuthoredRow):
    """Something to aim at."""

    id: Slug
    kind: TargetKind
    label: TextRow
    synonyms: SynonymsRow = SynonymsRow()
    description: TextRow
    esco: Annotated[str, StringConstraints(pattern=r"^http://data\.europa\.eu/esco/occupation/")] | None = None
    isco_08: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    vks_level: Annotated[int, Field(ge=1, le=8)] | None = None
    qualification: Annotated[str, StringConstraints(pattern=r"^BK-\d{4}-\d$")] | None = None
    transition: Slug | None = None
    shortage: ShortageRow | None = None
    requirements: tuple[RequirementRow, ...] = Field(min_length=1)

    def to_domain(self) -> Target:
        return Target(
            id=self.id,
            kind=self.kind,
            label=self.label.to_domain(),
            description=self.description.to_domain(),
            synonyms=self.synonyms.to_domain(),
            concept_uri=self.esco,
            isco_group=self.isco_08,
            vks_level=self.vks_level,
            qualification=self.qualification,
            transition=self.transition,
            shortage=Shortage(self.shortage.year, self.shortage.source) if self.shortage else None,
            requirements=tuple(
                Requirement(row.competence, ProficiencyLevel(row.level), row.importance) for row in self.requirements
            ),
        )


class TargetFile(AuthoredRow):
    """A file of targets."""

    targets: tuple[TargetRow, ...]


class BackgroundRow(AuthoredRow):
    """An occupation that people come from."""

    id: Slug
    label: TextRow
    synonyms: SynonymsRow = SynonymsRow()
    isco_08: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    holds: dict[Slug, Level] = Field(min_length=1)

    def to_domain(self) -> Background:
        return Background(
            id=self.id,
            label=self.label.to_domain(),
            synonyms=self.synonyms.to_domain(),
            isco_group=self.isco_08,
            holds=_levels(self.holds),
        )


class BackgroundFile(AuthoredRow):
    """A file of backgrounds."""

    occupations: tuple[BackgroundRow, ...]


class ProviderRow(AuthoredRow):
    """Who gives it. Providers of the sample catalogue are invented and say so in their name."""

    id: Slug
    name: Annotated[str, StringConstraints(pattern=r"^Voorbeeld")]
    kind: Literal[
        "vdab", "syntra", "cvo", "cbe", "hogeschool", "sectorcentrum", "privaat",
        "digibank", "bibliotheek", "makerspace", "werkgever",
    ]  # fmt: skip

    def to_domain(self) -> Provider:
        return Provider(id=self.id, name=self.name, kind=self.kind, sample=True)


class StartsRow(AuthoredRow):
    """'The second Monday of February and September'."""

    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = Field(min_length=1)
    weekday: Weekday = "monday"
    ordinal: Annotated[int, Field(ge=1, le=4)] = 1


class EntryRow(AuthoredRow):
    """What is needed at the start."""

    competences: dict[Slug, Level] = Field(default_factory=dict)
    dutch: DutchLevel | None = None
    secondary_diploma: bool = False

    def to_domain(self) -> EntryRequirements:
        return EntryRequirements(_levels(self.competences), self.dutch, self.secondary_diploma)


class OfferingRow(AuthoredRow):
    """When, where, how long, at what price."""

    place: str | None = None
    starts: StartsRow | Literal["weekly"]
    weeks: Annotated[int, Field(ge=1, le=260)]
    hours_per_week: Annotated[float, Field(gt=0, le=60)]
    days_per_week: Annotated[float, Field(ge=0, le=7)]
    schedule: Schedule
    delivery: Delivery = Delivery.ONSITE
    price_eur: Annotated[Decimal, Field(ge=0)] = Decimal(0)

    def recurrence(self) -> Recurrence:
        if self.starts == "weekly":
            return Recurrence()
        return Recurrence(self.starts.months, _WEEKDAYS.index(self.starts.weekday), self.starts.ordinal)


class OfferRow(AuthoredRow):
    """What all four kinds have."""

    id: Slug
    provider: Slug | None
    title: Annotated[str, Field(min_length=3, max_length=160)]
    language: Literal["nl", "en", "fr"] = "nl"
    description: Annotated[str, Field(min_length=40, max_length=4000)]
    entry: EntryRow = EntryRow()


class TrainingRow(OfferRow):
    """A course with its offerings."""

    outcomes: tuple[str, ...] = ()
    vks_level: Annotated[int, Field(ge=1, le=8)] | None = None
    covers: dict[Slug, Level] = Field(default_factory=dict)
    credential: Literal[
        "deelcertificaat", "certificaat", "getuigschrift", "attest", "microcredential", "diploma", "none"
    ] = "none"
    registrations: tuple[Literal["vdab", "odb", "cvo", "cbe", "kmo"], ...] = ()
    offerings: tuple[OfferingRow, ...] = Field(min_length=1)


class EvcUnitRow(AuthoredRow):
    """A part of a qualification."""

    id: Slug
    label: str
    requires: dict[Slug, Level] = Field(min_length=1)

    def to_domain(self) -> EvcUnit:
        return EvcUnit(self.id, self.label, _levels(self.requires))


class RegisterRow(AuthoredRow):
    """Whether and where the route was seen."""

    status: RegisterStatus
    source: str
    date: date


class RangeRow(AuthoredRow):
    """A range of whole amounts."""

    low: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)]


class SourcedCentreRow(AuthoredRow):
    """A kind of test centre, and where that was read."""

    kind: Literal["cvo", "other-recognised"]
    source: Annotated[str, Field(min_length=5)]

    def to_domain(self) -> Sourced:
        return Sourced(self.kind, self.source)


class InspectionRow(AuthoredRow):
    """Who supervises the centres of a route, and where that was read."""

    body: Inspection
    source: Annotated[str, Field(min_length=5)]

    def to_domain(self) -> Sourced:
        return Sourced(self.body.value, self.source)


class ExperienceRow(AuthoredRow):
    """The experience that a standard asks, and where that was read."""

    years: Annotated[float, Field(ge=0, le=20)]
    source: Annotated[str, Field(min_length=5)]


class EvcRow(OfferRow):
    """An EVC route."""

    qualification: Annotated[str, StringConstraints(pattern=r"^BK-\d{4}-\d$")]
    units: tuple[EvcUnitRow, ...] = Field(min_length=1)
    register_: RegisterRow = Field(alias="register")
    price_eur: RangeRow
    weeks: RangeRow
    dutch: DutchLevel | None = None
    place: str | None = None
    price_source: str | None = None
    centres: tuple[SourcedCentreRow, ...] = ()
    inspection: InspectionRow | None = None
    experience: ExperienceRow | None = None

    def price(self) -> PriceRange:
        return PriceRange(Decimal(self.price_eur.low), Decimal(self.price_eur.high))


class SingleOfferRow(OfferRow, OfferingRow):
    """An offer that is its own offering."""


class WorkplaceRow(SingleOfferRow):
    """A place to learn at work."""

    instrument: Instrument
    target: Slug | None = None
    covers: dict[Slug, Level] = Field(min_length=1)


class InformalRow(SingleOfferRow):
    """Learning in one's own time."""

    covers: dict[Slug, Level] = Field(default_factory=dict)


class CatalogueFile(AuthoredRow):
    """A file of the catalogue: who offers, and what, of any kind."""

    providers: tuple[ProviderRow, ...] = ()
    trainings: tuple[TrainingRow, ...] = ()
    evc_routes: tuple[EvcRow, ...] = ()
    workplaces: tuple[WorkplaceRow, ...] = ()
    informal: tuple[InformalRow, ...] = ()


def coverage_claims(covers: dict[str, int]) -> tuple[CoverageClaim, ...]:
    """What an offer says that it teaches."""
    return tuple(
        CoverageClaim(competence, ProficiencyLevel(level), CoverageSource.CONFIRMED)
        for competence, level in sorted(covers.items())
    )


def _levels(levels: dict[str, int]) -> tuple[tuple[str, ProficiencyLevel], ...]:
    return tuple((competence, ProficiencyLevel(level)) for competence, level in sorted(levels.items()))
