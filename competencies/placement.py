"""Learning at work for one person: what a place teaches and asks, the terms, and what to look for when none fits."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.language import LocalizedText
from competencies.level import ProficiencyLevel
from competencies.opportunity import Instrument, OpportunityKind
from competencies.person import Schedule, Transport
from competencies.rules import Certainty, RuleOutcome, Verdict


@dataclass(frozen=True, slots=True)
class InstrumentTerms:
    """The terms of one form of workplace learning in one period: dated data with a source."""

    id: str
    instrument: Instrument
    name: LocalizedText
    valid_from: date
    valid_to: date | None
    source: str
    certainty: Certainty
    signers: LocalizedText
    pay: LocalizedText
    travel: LocalizedText
    who_may: tuple[str, ...]
    """Ids of the rules that say who may use it."""
    notes: LocalizedText | None = None
    least_weeks: int | None = None
    most_weeks: int | None = None
    """None: as long as the course, or not known."""
    most_full_days: int | None = None
    least_hours_per_week: float | None = None
    most_hours_per_month: float | None = None
    most_hours_per_year: float | None = None
    least_share_at_work: float | None = None
    """Of the whole course, in [0, 1]."""
    most_share_of_course: float | None = None
    """Of the course that it belongs to, in [0, 1]."""
    apply_weeks_before: int | None = None
    eur_per_month: Decimal | None = None
    eur_per_hour: Decimal | None = None
    technical: bool = True
    """False: for work attitude and generic competences, not for a trade."""

    def is_valid_on(self, day: date) -> bool:
        """Whether these terms are in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Approach(StrEnum):
    """In which order somebody is placed and trained. An approach, not a contract."""

    TRAIN_FIRST = "train_first"
    PLACE_AND_TRAIN = "place_and_train"


@dataclass(frozen=True, slots=True)
class Brought:
    """A competence that a place teaches and that the person lacks."""

    competence: str
    level: ProficiencyLevel
    expected_gap: float
    """Levels that the person lacks up to that level, in [0, 4]."""
    weeks: float
    """Full-time weeks that learning it alone would take, expected."""


@dataclass(frozen=True, slots=True)
class Demanded:
    """A competence that a place asks at the start and that is not surely there."""

    competence: str
    level: ProficiencyLevel
    p_met: float


@dataclass(frozen=True, slots=True)
class Placement:
    """One workplace for one person: its profile minus theirs, and whether the time is enough."""

    workplace: str
    title: str
    instrument: Instrument
    brings: tuple[Brought, ...]
    """Most weeks first."""
    demands: tuple[Demanded, ...]
    """Least probable first."""
    weeks: int
    """As offered, and never longer than the terms allow."""
    weeks_needed: int
    """Expected weeks at the hours of this place to learn what it teaches, side by side; whole weeks, rounded up: the
    estimate is no finer."""
    learnable: bool | None
    """Whether that fits into the longest time that the terms allow; None where no longest time is known."""
    approach: Approach
    terms: InstrumentTerms | None
    """None where we have no terms in force."""


class CombinationKind(StrEnum):
    """Ways to combine that are practised in Flanders."""

    COURSE_INTERNSHIP_WORK = "course_internship_work"
    COURSE_WORK = "course_work"
    PARTIAL_CERTIFICATES = "partial_certificates"
    DUAL_OWN_EMPLOYER = "dual_own_employer"


@dataclass(frozen=True, slots=True)
class CombinationStep:
    """One offer of a combination with its dates."""

    opportunity: str
    offering: str
    kind: OpportunityKind
    title: str
    instrument: Instrument | None
    starts_on: date
    ends_on: date
    weeks: int
    sample: bool
    """An invented offer of the sample catalogue."""


@dataclass(frozen=True, slots=True)
class ClosedTogether:
    """The part of one gap that several offers close together."""

    competence: str
    levels: float
    """Expected, if all of them are finished."""


@dataclass(frozen=True, slots=True)
class Combination:
    """Offers of the catalogue in an allowed order, with what they close together."""

    kind: CombinationKind
    steps: tuple[CombinationStep, ...]
    """By start date."""
    closes: tuple[ClosedTogether, ...]
    """Most important first."""
    share: float
    """Of the weighted gap, in [0, 1]."""


class SearchReason(StrEnum):
    """Why a profile of the workplace to look for was made."""

    NONE_WITHIN_LIMITS = "none_within_limits"
    CLOSES_TOO_LITTLE = "closes_too_little"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class ToTeach:
    """What the workplace must be able to teach; the can-do statement of the level is in the framework."""

    competence: str
    level: ProficiencyLevel
    expected_level: float
    """To a tenth of a level."""
    weight: float


@dataclass(frozen=True, slots=True)
class Held:
    """What the person brings along."""

    competence: str
    level: ProficiencyLevel


@dataclass(frozen=True, slots=True)
class PlaceWishes:
    """What the person may ask of the place; None is 'not told'."""

    hours_per_week: float | None
    schedule: tuple[Schedule, ...]
    municipality: str | None
    max_km: float | None
    transport: tuple[Transport, ...]
    childcare: bool | None
    start_after: date | None
    ready_by: date | None


@dataclass(frozen=True, slots=True)
class InstrumentFit:
    """A form of workplace learning that may fit: what the rules say, and whether its time is enough."""

    terms: InstrumentTerms
    verdict: Verdict
    outcome: RuleOutcome | None
    """None where no rule speaks about it: then the answer is 'ask'."""
    weeks: int | None
    """Feasible length: what is needed, within the shortest and longest of the terms; None where not known."""
    enough: bool | None
    """Whether the longest length is enough for all that must be learned."""


@dataclass(frozen=True, slots=True)
class WorkplaceProfile:
    """Zoekprofiel werkplek: what to look for when no place of the catalogue fits."""

    target: str
    reason: SearchReason
    teach: tuple[ToTeach, ...]
    """Most important first, at most eight."""
    brings: tuple[Held, ...]
    wishes: PlaceWishes
    instruments: tuple[InstrumentFit, ...]
    """Best verdict first."""
    weeks_needed: int
    """Expected weeks at the hours that the person told, for all that must be taught, side by side; rounded up."""
