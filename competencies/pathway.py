"""Opportunities in order, on a calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.opportunity import OpportunityKind
from competencies.recommendation import ClosedGap, ParameterValue


class PathwayKind(StrEnum):
    """What a pathway is best at."""

    MOST_COMPLETE = "most_complete"
    FASTEST = "fastest"
    CHEAPEST = "cheapest"


class PathwayNoteCode(StrEnum):
    """Things to know about a pathway or a step; the sentence for each lives with the delivery."""

    # about the whole answer
    NO_GAP = "no_gap"
    NOTHING_FITS = "nothing_fits"
    NO_FASTER = "no_faster"
    NO_CHEAPER = "no_cheaper"
    COSTS_NOTHING = "costs_nothing"
    UNTIL_BENEFIT = "until_benefit"
    BREAKS_KEPT = "breaks_kept"
    HOURS_LEFT_OUT = "hours_left_out"
    BUDGET_LEFT_OUT = "budget_left_out"
    REACH = "reach"
    SAMPLE_CATALOGUE = "sample_catalogue"
    # about one step
    CHILDCARE = "childcare"
    PREPARED_BY = "prepared_by"
    AFTER_BENEFIT = "after_benefit"


@dataclass(frozen=True, slots=True)
class PathwayNote:
    """Something to tell beside the numbers."""

    code: PathwayNoteCode
    params: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class PathwayStep:
    """One opportunity with its dates."""

    opportunity: str
    offering: str
    title: str
    start: date
    end: date
    gap_closed: float
    """Points that this step adds after the steps before it."""
    cost_after: Decimal
    kind: OpportunityKind = OpportunityKind.TRAINING
    provider: str | None = None
    sample: bool = False
    hours_per_week: float = 0.0
    days_per_week: float = 0.0
    place: str | None = None
    distance_km: float | None = None
    """Kilometres from home, as the crow flies; None online or where a place is not known."""
    chance_of_finishing: float = 1.0
    """After the steps that prepare for it."""
    closes: tuple[ClosedGap, ...] = ()
    """What this step adds after the steps before it, largest first."""
    after: tuple[str, ...] = ()
    """Opportunities earlier in the pathway that prepare for this one."""
    notes: tuple[PathwayNote, ...] = ()

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"step {self.opportunity} ends on {self.end}, before its start on {self.start}")


@dataclass(frozen=True, slots=True)
class LearningPathway:
    """Steps by start date. Totals follow from the steps."""

    kind: str
    steps: tuple[PathwayStep, ...]
    optimality_gap: float = 0.0
    """The largest share of the best possible value that this pathway may miss, in [0, 1]; proven."""
    proven: bool = True
    """The search ended by itself, not by the clock: asked again, it gives this pathway."""

    def __post_init__(self) -> None:
        if list(self.steps) != sorted(self.steps, key=lambda step: (step.start, step.end)):
            raise ValueError("the steps of a pathway stand in the order of their dates")
        if not 0 <= self.optimality_gap <= 1:
            raise ValueError(f"an optimality gap is a share, got {self.optimality_gap}")
        ends = {step.opportunity: step.end for step in self.steps}
        for step in self.steps:
            if any(before not in ends or ends[before] >= step.start for before in step.after):
                raise ValueError(f"step {step.opportunity} starts before what prepares for it has ended")

    @property
    def gap_closed(self) -> float:
        """Points over all steps."""
        return sum(step.gap_closed for step in self.steps)

    @property
    def cost_after(self) -> Decimal:
        """Euro after support over all steps."""
        return sum((step.cost_after for step in self.steps), Decimal(0))

    @property
    def weeks(self) -> int:
        """Calendar weeks from the first start to the last end, rounded up; 0 without steps."""
        if not self.steps:
            return 0
        days = (max(step.end for step in self.steps) - self.steps[0].start).days
        return -(-days // 7)


@dataclass(frozen=True, slots=True)
class PathwayAdvice:
    """Up to three pathways that really differ, and what there is to know about all of them."""

    pathways: tuple[LearningPathway, ...]
    notes: tuple[PathwayNote, ...] = ()
