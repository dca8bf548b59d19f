"""Opportunities in order, on a calendar."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"step {self.opportunity} ends on {self.end}, before its start on {self.start}")


@dataclass(frozen=True, slots=True)
class LearningPathway:
    """Steps by start date. Totals follow from the steps."""

    kind: str
    steps: tuple[PathwayStep, ...]

    def __post_init__(self) -> None:
        if list(self.steps) != sorted(self.steps, key=lambda step: (step.start, step.end)):
            raise ValueError("the steps of a pathway stand in the order of their dates")

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
