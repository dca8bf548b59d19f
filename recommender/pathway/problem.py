"""The numbers of one question: options with dates, what they bring, what they cost, and the limits of the person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from competencies.errors import ShapeMismatch

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Selection = tuple[int, ...]
"""Rows of the chosen options, ascending."""


@dataclass(frozen=True)
class Need:
    """An option that can only follow one of the enablers: at least one of them must have ended at its start."""

    option: int
    enablers: Ints
    """Rows of the options that bring what is needed and end in time; empty means that the option is impossible."""


@dataclass(frozen=True)
class AtMost:
    """Of these options at most ``n`` may be chosen: ways to close the same unit, or steps of another pathway."""

    options: Ints
    n: int


@dataclass(frozen=True)
class PathwayProblem:
    """Which of ``n`` options to follow. An option is one start date of one offering, prepared for or not.

    Weeks are whole numbers from week 0; an option runs in the weeks ``start <= week < end``.
    """

    gains: Floats
    """P(the option brings the element), the chance of finishing included; shape (n, n_elements), in [0, 1)."""
    stakes: Floats
    """Points that each element is worth, shape (n_elements,), >= 0. An element is one level of one competence."""
    costs: Floats
    """Points that each option takes off, shape (n,), >= 0."""
    groups: Ints
    """The opportunity of each option, shape (n,): at most one option of a group is chosen."""
    start: Ints
    end: Ints
    hours: Floats
    """Hours a week, shape (n,)."""
    days: Floats
    """Days a week at a place, shape (n,)."""
    euros: Floats
    """Euro after support, shape (n,)."""
    max_hours: float
    """Hours in any week; infinity is 'no limit', as for the other limits."""
    max_days: float
    max_parallel: float
    """Options that run in the same week."""
    budget: float
    horizon: int
    """Everything ends in this week at the latest."""
    needs: tuple[Need, ...] = ()
    at_most: tuple[AtMost, ...] = ()
    _needs_of: dict[int, Need] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        n, n_elements = self.gains.shape
        per_option = (self.costs, self.groups, self.start, self.end, self.hours, self.days, self.euros)
        if any(array.shape != (n,) for array in per_option) or self.stakes.shape != (n_elements,):
            raise ShapeMismatch(f"the arrays of a pathway problem do not fit {n} options and {n_elements} elements")
        if n and not (self.gains.min(initial=0) >= 0 and self.gains.max(initial=0) < 1):
            raise ValueError("gains are probabilities under 1")
        if (self.costs < 0).any() or (self.stakes < 0).any() or (self.end <= self.start).any():
            raise ValueError("costs and stakes are at least 0, and every option lasts a week")
        object.__setattr__(self, "_needs_of", {need.option: need for need in self.needs})

    @property
    def n(self) -> int:
        """Number of options."""
        return len(self.groups)

    def closed(self, selection: Sequence[int]) -> float:
        """Points of the gap that the options close together: noisy-or per element, in [0, sum of stakes]."""
        return float(self.stakes @ (1 - np.prod(1 - self.gains[list(selection)], axis=0)))

    def value(self, selection: Sequence[int]) -> float:
        """Points closed minus points that the options take off."""
        return self.closed(selection) - float(self.costs[list(selection)].sum())

    def possible(self) -> NDArray[np.bool_]:
        """Options that could be followed on their own, or after something else; shape (n,)."""
        fits = (
            (self.hours <= self.max_hours)
            & (self.days <= self.max_days)
            & (self.euros <= self.budget)
            & (self.end <= self.horizon)
            & (self.start >= 0)
        )
        for need in self.needs:
            fits[need.option] &= len(need.enablers) > 0
        return fits

    def within_limits(self, selection: Sequence[int]) -> bool:
        """Whether the options can be followed together without breaking any limit."""
        rows = np.array(sorted(selection), dtype=np.int64)
        if not self.possible()[rows].all() or self.euros[rows].sum() > self.budget + 1e-9:
            return False
        if len(np.unique(self.groups[rows])) < len(rows):
            return False
        return self._weeks_hold(rows) and self._needs_hold(rows) and self._counts_hold(rows)

    def need_of(self, option: int) -> Need | None:
        """What must come before an option; None where nothing must."""
        return self._needs_of.get(option)

    def _weeks_hold(self, rows: Ints) -> bool:
        for week in self.start[rows]:
            runs = rows[(self.start[rows] <= week) & (week < self.end[rows])]
            if (
                len(runs) > self.max_parallel
                or self.hours[runs].sum() > self.max_hours + 1e-9
                or self.days[runs].sum() > self.max_days + 1e-9
            ):
                return False
        return True

    def _needs_hold(self, rows: Ints) -> bool:
        needs = (self.need_of(int(row)) for row in rows)
        return all(np.isin(need.enablers, rows).any() for need in needs if need is not None)

    def _counts_hold(self, rows: Ints) -> bool:
        return all(np.isin(limit.options, rows).sum() <= limit.n for limit in self.at_most)

    def tightened(
        self, *, horizon: int | None = None, budget: float | None = None, at_most: Iterable[AtMost] = ()
    ) -> "PathwayProblem":
        """The same question with tighter limits."""
        return replace(
            self,
            horizon=self.horizon if horizon is None else min(horizon, self.horizon),
            budget=self.budget if budget is None else min(budget, self.budget),
            at_most=(*self.at_most, *at_most),
        )
