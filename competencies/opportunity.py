"""What closes a gap: a training, an EVC route, a workplace, or learning in one's own time.

A training is a Course (what you learn) with Offerings (when, where, at what price). The other kinds have offerings
too, so that every stage of the engine treats the four alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import count
from typing import Literal

from competencies.level import ProficiencyLevel
from competencies.person import DutchLevel, Schedule
from competencies.place import Place


class OpportunityKind(StrEnum):
    """The four kinds of one ranked list."""

    TRAINING = "training"
    EVC = "evc"
    WORKPLACE = "workplace"
    INFORMAL = "informal"


class CoverageSource(StrEnum):
    """How we know what an opportunity teaches, best first."""

    CONFIRMED = "confirmed"
    STANDARD = "standard"
    TEXT = "text"


class Delivery(StrEnum):
    """How an offering is given."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    ONLINE = "online"


class Instrument(StrEnum):
    """Forms of workplace learning in Flanders."""

    IBO = "ibo"
    K_IBO = "k-ibo"
    WES = "wes"
    BIS = "bis"
    OPLEIDINGSSTAGE = "opleidingsstage"
    KORTE_OPLEIDING_MET_STAGE = "korte-opleiding-met-stage"
    DUAAL_VOLWASSENEN = "duaal-volwassenen"
    DUAAL = "duaal"
    """Dual learning in secondary education, for pupils."""
    TWE = "twe"
    """Tijdelijke werkervaring."""
    WIJK_WERKEN = "wijk-werken"


class RegisterStatus(StrEnum):
    """Whether the register of EVC routes is known to hold a route."""

    KNOWN = "known"
    UNVERIFIED = "unverified"


class Inspection(StrEnum):
    """Who supervises a test centre; it decides what a certificate opens without asking."""

    ONDERWIJSINSPECTIE = "onderwijsinspectie"
    VLAAMSE_SOCIALE_INSPECTIE = "vlaamse-sociale-inspectie"


@dataclass(frozen=True, slots=True)
class Sourced:
    """Something that was read somewhere, with where."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Provider:
    """Who gives it."""

    id: str
    name: str
    kind: str
    sample: bool
    """An invented provider of the sample catalogue; shown as 'voorbeeldaanbod'."""


@dataclass(frozen=True, slots=True)
class CoverageClaim:
    """Finishing the opportunity brings a person to a level of a competence, says the source."""

    competence: str
    level: ProficiencyLevel
    source: CoverageSource = CoverageSource.CONFIRMED


@dataclass(frozen=True, slots=True)
class EntryRequirements:
    """What a person needs at the start; empty is 'nothing asked'."""

    competences: tuple[tuple[str, ProficiencyLevel], ...] = ()
    dutch: DutchLevel | None = None
    secondary_diploma: bool = False


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Start dates that never run out: 'the second Monday of February and September', or every such day of the week."""

    months: tuple[int, ...] = ()
    """1 to 12; empty is 'every week'."""
    weekday: int = 0
    """0 Monday to 6 Sunday."""
    ordinal: int = 1
    """1 to 4: the first to fourth such day of the month."""

    def next_on_or_after(self, day: date) -> date:
        """The first start on or after a day."""
        if not self.months:
            return day + timedelta(days=(self.weekday - day.weekday()) % 7)
        return next(start for start in self._starts_from(day.year) if start >= day)

    def _starts_from(self, year: int) -> Iterator[date]:
        for candidate_year in count(year):
            for month in sorted(self.months):
                first = date(candidate_year, month, 1)
                offset = (self.weekday - first.weekday()) % 7 + 7 * (self.ordinal - 1)
                yield first + timedelta(days=offset)


@dataclass(frozen=True, slots=True)
class PriceRange:
    """What it costs before any support, in euro; low and high are equal where the price is known."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """The amount that is counted with."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Offering:
    """One way to follow an opportunity: place, starts, length, price."""

    id: str
    place: Place | None
    """None: online, or not fixed (ask)."""
    starts: Recurrence
    weeks: int
    hours_per_week: float
    days_per_week: float
    """Days a week at the place; 0 online."""
    schedule: Schedule
    delivery: Delivery
    price: PriceRange


@dataclass(frozen=True, slots=True)
class Course:
    """A training: what it teaches, with its offerings."""

    id: str
    provider: Provider | None
    title: str
    language: str
    description: str
    offerings: tuple[Offering, ...]
    outcomes: tuple[str, ...] = ()
    coverage: tuple[CoverageClaim, ...] = ()
    """Empty: nobody said what it teaches, so it is read from the text."""
    entry: EntryRequirements = EntryRequirements()
    vks_level: int | None = None
    credential: str = "none"
    registrations: tuple[str, ...] = ()
    kind: Literal[OpportunityKind.TRAINING] = OpportunityKind.TRAINING


@dataclass(frozen=True, slots=True)
class EvcUnit:
    """A part of an occupational qualification that can be proven on its own."""

    id: str
    label: str
    requires: tuple[tuple[str, ProficiencyLevel], ...]


@dataclass(frozen=True, slots=True)
class EvcRoute:
    """Recognition of acquired competences (EVC) towards an occupational qualification: proves, does not teach."""

    id: str
    provider: Provider | None
    title: str
    language: str
    description: str
    offerings: tuple[Offering, ...]
    qualification: str
    units: tuple[EvcUnit, ...]
    register_status: RegisterStatus
    register_source: str
    register_date: date
    entry: EntryRequirements = EntryRequirements()
    least_weeks: int | None = None
    """The offering counts with the longest duration; this is the shortest."""
    price_source: str | None = None
    centre_kinds: tuple[Sourced, ...] = ()
    inspection: Sourced | None = None
    """An ``Inspection``; None where we do not know who supervises the centres of this route."""
    experience_years: float | None = None
    """What the standard asks; None is 'not known', which is not 'none'."""
    experience_source: str | None = None
    kind: Literal[OpportunityKind.EVC] = OpportunityKind.EVC


@dataclass(frozen=True, slots=True)
class WorkplaceLearning:
    """A place to learn at work, under one of the Flemish instruments."""

    id: str
    provider: Provider | None
    title: str
    language: str
    description: str
    offerings: tuple[Offering, ...]
    instrument: Instrument
    coverage: tuple[CoverageClaim, ...]
    entry: EntryRequirements = EntryRequirements()
    target: str | None = None
    """The occupation it leads to."""
    kind: Literal[OpportunityKind.WORKPLACE] = OpportunityKind.WORKPLACE


@dataclass(frozen=True, slots=True)
class InformalLearning:
    """Learning in one's own time: library, makerspace, citizen science, open course."""

    id: str
    provider: Provider | None
    title: str
    language: str
    description: str
    offerings: tuple[Offering, ...]
    coverage: tuple[CoverageClaim, ...] = ()
    entry: EntryRequirements = EntryRequirements()
    kind: Literal[OpportunityKind.INFORMAL] = OpportunityKind.INFORMAL


Opportunity = Course | EvcRoute | WorkplaceLearning | InformalLearning


def is_sample(opportunity: Opportunity) -> bool:
    """Whether the offer is invented, for the sample catalogue. EVC routes of the register are real."""
    return opportunity.provider is not None and opportunity.provider.sample
