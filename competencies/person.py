"""What a check may know about a person: situation, wishes, preferences, evidence. Health is never asked."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """Position on the labour market, in the words of the Flemish administration."""

    WERKEND = "werkend"
    WERKZOEKEND = "werkzoekend"
    ZELFSTANDIG = "zelfstandig"
    INACTIEF = "inactief"
    UITZENDKRACHT = "uitzendkracht"
    TIJDELIJK_WERKLOOS = "tijdelijk_werkloos"
    ZIEK = "ziek"
    STUDENT = "student"
    GEFAILLEERD = "gefailleerd"


class DutchLevel(StrEnum):
    """Levels of the Common European Framework of Reference for Languages."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"

    @property
    def rank(self) -> int:
        """A1 = 0 up to C2 = 5."""
        return list(DutchLevel).index(self)


class Schedule(StrEnum):
    """When on the day or in the week."""

    DAY = "day"
    EVENING = "evening"
    WEEKEND = "weekend"


class Transport(StrEnum):
    """How a person can travel."""

    FOOT = "foot"
    BIKE = "bike"
    PUBLIC = "public"
    CAR = "car"


class Trust(StrEnum):
    """Who vouches for a piece of evidence; the distinction of the LED, best first."""

    AUTHENTIC_SOURCE = "authentic_source"
    VERIFIED = "verified"
    SELF_DECLARED = "self_declared"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A certificate, diploma or work piece that a person can show."""

    kind: str
    text: str
    trust: Trust = Trust.SELF_DECLARED
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person would like, in their own words, and what they exclude (UitgeslotenBeroep)."""

    text: str = ""
    excluded_occupations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """Facts that rules ask for; None is 'not told', which is not 'no'."""

    vdab_registered_since: dt.date | None = None
    benefit_until: dt.date | None = None
    contract_percent: int | None = None
    hours_per_week: float | None = None
    workplace_region: str | None = None
    joint_committee: str | None = None
    employer_size: int | None = None
    secondary_diploma: bool | None = None
    dutch_level: DutchLevel | None = None
    transport: tuple[Transport, ...] = ()
    childcare_needed: bool | None = None


@dataclass(frozen=True, slots=True)
class Importance:
    """How much the person minds what an offer takes: 0 not at all, 1 as most people, 3 at most."""

    time: float = 1.0
    money: float = 1.0
    distance: float = 1.0


@dataclass(frozen=True, slots=True)
class Break:
    """Days on which a person does not want to learn, the last one included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Preferences:
    """Limits and wishes for what is proposed; None is 'no limit told'."""

    max_km: float | None = None
    hours_per_week: float | None = None
    schedule: tuple[Schedule, ...] = ()
    budget_eur: Decimal | None = None
    start_after: dt.date | None = None
    ready_by: dt.date | None = None
    importance: Importance = Importance()
    breaks: tuple[Break, ...] = ()
    """Pathways keep these days free."""
