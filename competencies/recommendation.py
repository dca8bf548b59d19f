"""Advice: opportunities in order, each with the parts of the number that ranked it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.evc import EvcTriage
from competencies.opportunity import OpportunityKind
from competencies.outlook import Outlook, WithinReach
from competencies.placement import Combination, Placement, WorkplaceProfile
from competencies.rules import RuleOutcome

ParameterValue = str | int | float | None
"""Plain enough to be stored and read back unchanged: money in euro as a float, dates as ISO 8601 text."""


class ReasonCode(StrEnum):
    """Every term that a score can consist of; the sentence for each lives with the delivery."""

    CLOSES_GAP = "closes_gap"
    PROVES_COMPETENCE = "proves_competence"
    PROOF_OF_HELD = "proof_of_held"
    FITS_WISH = "fits_wish"
    CHANCE_OF_FINISHING = "chance_of_finishing"
    COST = "cost"
    DURATION = "duration"
    TRAVEL = "travel"
    HOURS_ABOVE_WISH = "hours_above_wish"


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a score: what it is about and how many points it adds or takes."""

    code: ReasonCode
    amount: float
    """Points; negative counts against. The amounts of all reasons of a recommendation add up to its score."""
    params: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class ClosedGap:
    """The expected part of one gap that finishing would close."""

    competence: str
    expected: float
    """In levels, times the chance of finishing."""


class NoteCode(StrEnum):
    """Things to know that are no part of the score."""

    WIDENED_DISTANCE = "widened_distance"
    NO_PLACE_TOLD = "no_place_told"
    NOTHING_FITS = "nothing_fits"
    NOT_WORTH_IT = "not_worth_it"
    NO_GAP = "no_gap"
    NOT_ASSESSED = "not_assessed"
    TARGET_UNKNOWN = "target_unknown"
    TARGET_READ_AS = "target_read_as"
    OCCUPATION_READ_AS = "occupation_read_as"
    OCCUPATION_NOT_KNOWN = "occupation_not_known"
    NO_KNOWN_EVC_ROUTE = "no_known_evc_route"
    EVC_ROUTE_UNVERIFIED = "evc_route_unverified"
    SAMPLE_CATALOGUE = "sample_catalogue"
    SIMILAR_ABOVE = "similar_above"
    BEST_OF_KIND = "best_of_kind"
    PREREQUISITE_UNSURE = "prerequisite_unsure"
    DUTCH_ONE_STEP = "dutch_one_step"
    COVERAGE_FROM_TEXT = "coverage_from_text"
    OVER_BUDGET = "over_budget"
    AFTER_BENEFIT = "after_benefit"
    TAKEN_OUT = "taken_out"
    PINNED_BY_COUNSELLOR = "pinned_by_counsellor"
    ADDED_BY_COUNSELLOR = "added_by_counsellor"
    MOVED_BY_COUNSELLOR = "moved_by_counsellor"
    KEPT_OUT_BY_LIMIT = "kept_out_by_limit"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell beside the numbers."""

    code: NoteCode
    params: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One opportunity in one person's list. A higher score is better advice."""

    opportunity: str
    kind: OpportunityKind
    title: str
    provider: str | None
    sample: bool
    offering: str
    starts_on: date
    ends_on: date
    place: str | None
    distance_km: float | None
    weeks: int
    hours_per_week: float
    cost_before: Decimal
    cost_after: Decimal
    chance_of_finishing: float
    score: float
    """Points: importance-weighted level points x 100, minus costs."""
    reasons: tuple[Reason, ...]
    closes: tuple[ClosedGap, ...]
    outcomes: tuple[RuleOutcome, ...] = ()
    """What the rules say about access and money."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer to one check."""

    recommendations: tuple[Recommendation, ...]
    notes: tuple[Note, ...]
    within_reach: tuple[WithinReach, ...] = ()
    refused: tuple[RuleOutcome, ...] = ()
    """Rules that kept offers out of the list: 'no, because'. One per rule."""
    outlook: Outlook = Outlook()
    guidance: tuple[RuleOutcome, ...] = ()
    """Who can look along, and what that costs, by the rules."""
    evc: EvcTriage | None = None
    """None where no qualification is near."""
    placements: tuple[Placement, ...] = ()
    """The workplaces of the list, with what they teach and ask of this person."""
    combinations: tuple[Combination, ...] = ()
    workplace_profile: WorkplaceProfile | None = None
    """What to look for when no workplace fits; None when one does."""
