"""What recognition of acquired competences (EVC) can do for one person, per qualification and unit; never a promise."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.level import ProficiencyLevel
from competencies.opportunity import EvcRoute, EvcUnit, RegisterStatus, Sourced
from competencies.person import DutchLevel, Trust


class EvcOutcome(StrEnum):
    """What a qualification is for one person, best first."""

    FULL = "full"
    PARTIAL = "partial"
    NOT_YET = "not_yet"
    NO_KNOWN_ROUTE = "no_known_route"


class UnitStanding(StrEnum):
    """Whether somebody would probably pass one unit, best first."""

    PROBABLY = "probably"
    UNSURE = "unsure"
    NOT_YET = "not_yet"


class Lookup(StrEnum):
    """Why a qualification is looked at."""

    TARGET = "target"
    NEAREST = "nearest"
    """It asks most of what the person holds."""


class EvidenceForm(StrEnum):
    """Kinds of evidence for a portfolio."""

    DIPLOMA = "diploma"
    ATTEST = "attest"
    PHOTOS = "photos"
    REFERENCE = "reference"
    PORTFOLIO = "portfolio"
    OTHER = "other"


class ConditionState(StrEnum):
    """Whether a condition is met: by what was told and by what we know of the route."""

    MET = "met"
    LACKING = "lacking"
    NOT_TOLD = "not_told"
    NOT_KNOWN = "not_known"
    """We do not know what the route asks."""


class OtherWay(StrEnum):
    """What remains where there is no known route, or while it is not yet time for one."""

    ASK_TEST_CENTRE = "ask_test_centre"
    EXEMPTION_TEST = "exemption_test"
    PARTIAL_CERTIFICATE = "partial_certificate"
    CERTIFICATE_OF_COMPETENCES = "certificate_of_competences"
    VDAB_ATTEST = "vdab_attest"
    HIGHER_EDUCATION = "higher_education"


class CertificateEffect(StrEnum):
    """What the certificate opens in adult education."""

    AUTOMATIC_EXEMPTION = "automatic_exemption"
    INSTITUTION_DECIDES = "institution_decides"
    DEPENDS_ON_CENTRE = "depends_on_centre"


@dataclass(frozen=True, slots=True)
class MissingCompetence:
    """A competence that a unit asks and that is probably not there yet."""

    competence: str
    required: ProficiencyLevel
    expected_level: float
    """In [0, 4]."""
    p_there: float
    """P(level >= required), in [0, 1]."""


@dataclass(frozen=True, slots=True)
class EvidenceAtHand:
    """A piece of evidence that the person named and that is about something the unit asks."""

    text: str
    form: EvidenceForm
    trust: Trust


@dataclass(frozen=True, slots=True)
class UnitTriage:
    """One unit of a qualification for one person."""

    unit: EvcUnit
    standing: UnitStanding
    p_lower: float
    """P(all levels are there) if the competences were independent: their product, in [0, 1]."""
    p_upper: float
    """P(all levels are there) if they went together entirely: the weakest of them, in [0, 1]."""
    weakest: str
    """The competence that the upper bound rests on."""
    missing: tuple[MissingCompetence, ...]
    """Largest lack first."""
    at_hand: tuple[EvidenceAtHand, ...]
    helpful: tuple[EvidenceForm, ...]
    """Forms of evidence that would help and that the person did not name for this unit."""
    unproven: float
    """Share of what the unit asks that is held but not shown by an authentic source, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class DutchCondition:
    """The test is in Dutch."""

    state: ConditionState
    needed: DutchLevel | None
    told: DutchLevel | None


@dataclass(frozen=True, slots=True)
class ExperienceCondition:
    """Years of experience that the standard asks."""

    state: ConditionState
    needed_years: float | None
    told_years: float | None


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """What is known of a route, with where from; what is not known stays None or empty."""

    route: str
    title: str
    register_status: RegisterStatus
    register_source: str
    register_date: date
    price_low: Decimal
    price_high: Decimal
    price_source: str | None
    least_weeks: int | None
    most_weeks: int
    centre_kinds: tuple[Sourced, ...]
    effect: CertificateEffect
    effect_source: str | None

    @classmethod
    def of(cls, route: EvcRoute, effect: CertificateEffect) -> "RouteFacts":
        """Take over what the catalogue says of a route; the price and weeks are those of its first offering."""
        offering = route.offerings[0]
        return cls(
            route=route.id,
            title=route.title,
            register_status=route.register_status,
            register_source=route.register_source,
            register_date=route.register_date,
            price_low=offering.price.low,
            price_high=offering.price.high,
            price_source=route.price_source,
            least_weeks=route.least_weeks,
            most_weeks=offering.weeks,
            centre_kinds=route.centre_kinds,
            effect=effect,
            effect_source=route.inspection.source if route.inspection else None,
        )


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way, with what in this person's own list or profile it can begin with."""

    way: OtherWay
    opportunities: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QualificationTriage:
    """One occupational qualification for one person."""

    qualification: str
    """Code, such as BK-0178-3."""
    target: str | None
    """The occupation that it belongs to, where we know one."""
    lookup: Lookup
    outcome: EvcOutcome
    units: tuple[UnitTriage, ...]
    """Empty without a route: units are never made up."""
    route: RouteFacts | None
    """None without any route; an unverified route is shown and does not count."""
    dutch: DutchCondition | None
    experience: ExperienceCondition | None
    held: tuple[str, ...]
    """What the occupation asks and the person probably holds, strongest first."""
    first: tuple[MissingCompetence, ...]
    """What to learn first, largest lack first."""
    alternatives: tuple[Alternative, ...]

    @property
    def passed(self) -> tuple[UnitTriage, ...]:
        """The units that somebody would probably pass."""
        return tuple(unit for unit in self.units if unit.standing is UnitStanding.PROBABLY)


@dataclass(frozen=True, slots=True)
class EvcTriage:
    """The qualifications that matter to one person: that of the target first."""

    qualifications: tuple[QualificationTriage, ...]
