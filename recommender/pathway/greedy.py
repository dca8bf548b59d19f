"""Fast answers: four greedy orders that respect every limit, and a local improvement of any answer.

They are what the search is compared with, what it falls back on, and what it starts from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from recommender.pathway.problem import Floats, PathwayProblem, Selection

LEAST_GAIN = 1e-9
"""Points under which a step adds nothing."""
_TAKEN = 1e-6
"""Fraction under which an option was not taken."""


class Order(StrEnum):
    """What a greedy choice looks at: points, or points per unit of something scarce."""

    VALUE = "value"
    PER_HOUR = "per_hour"
    PER_EURO = "per_euro"
    PER_LIMIT = "per_limit"
    """Per share of the limit that binds most for that option."""


@dataclass
class _Draft:
    """A selection in the making, with what it uses and what is left to gain."""

    problem: PathwayProblem
    chosen: list[int] = field(default_factory=list)
    left: Floats = field(init=False)
    """Points of each element that are not closed yet."""

    def __post_init__(self) -> None:
        problem = self.problem
        weeks = int(problem.end.max(initial=0))
        self.left = problem.stakes.copy()
        self._use = np.zeros((3, weeks))
        self._spent = 0.0
        self._open = problem.possible()
        self._counts = [limit.n for limit in problem.at_most]
        for limit in problem.at_most:
            if limit.n == 0:
                self._open[limit.options] = False

    def gains(self) -> Floats:
        """Points that each option would add now; minus infinity where a count or the budget excludes it."""
        problem = self.problem
        fits = self._open & (problem.euros <= problem.budget - self._spent + 1e-9)
        return np.where(fits, problem.gains @ self.left - problem.costs, -np.inf)

    def fits(self, option: int) -> bool:
        """Whether the weeks have room and what must come before is there."""
        problem = self.problem
        need = problem.need_of(option)
        if need is not None and not np.isin(need.enablers, self.chosen).any():
            return False
        use = self._use[:, problem.start[option] : problem.end[option]].max(axis=1)
        return bool(
            use[0] + problem.hours[option] <= problem.max_hours + 1e-9
            and use[1] + problem.days[option] <= problem.max_days + 1e-9
            and use[2] + 1 <= problem.max_parallel
        )

    def add(self, option: int) -> None:
        """Take an option in."""
        problem = self.problem
        self.chosen.append(option)
        self.left *= 1 - problem.gains[option]
        self._spent += float(problem.euros[option])
        load = np.array([[problem.hours[option]], [problem.days[option]], [1.0]])
        self._use[:, problem.start[option] : problem.end[option]] += load
        self._open = self._open & (problem.groups != problem.groups[option])
        for number, limit in enumerate(problem.at_most):
            if option in limit.options:
                self._counts[number] -= 1
                if self._counts[number] == 0:
                    self._open[limit.options] = False

    def follow(self, fractions: Floats) -> None:
        """Add what a fractional answer took most of, as far as it fits; of equals by row."""
        wanted = [int(option) for option in np.argsort(-fractions, kind="stable") if fractions[option] > _TAKEN]
        added = True
        while added:  # again: what must come first may have been added in the meantime
            before = len(self.chosen)
            for option in wanted:
                if option not in self.chosen and np.isfinite(self.gains()[option]) and self.fits(option):
                    self.add(option)
            added = len(self.chosen) > before

    def fill(self, weights: Floats, *, without: int | None = None) -> None:
        """Add the best option per weight that fits, until nothing is gained; of equals the earliest, then by row."""
        while True:
            gains = self.gains()
            if without is not None:
                gains[without] = -np.inf
            worth = np.flatnonzero(gains > LEAST_GAIN)
            ordered = worth[np.lexsort((worth, self.problem.start[worth], -gains[worth] / weights[worth]))]
            best = next((int(option) for option in ordered if self.fits(int(option))), None)
            if best is None:
                return
            self.add(best)


def greedy(problem: PathwayProblem, order: Order) -> Selection:
    """Take the option that adds most per unit of the order, at its earliest start that fits, and again."""
    draft = _Draft(problem)
    draft.fill(_weights(problem, order))
    return tuple(sorted(draft.chosen))


def best_of_four(problem: PathwayProblem) -> Selection:
    """The best of the four greedy orders; of equals the first order."""
    return max((greedy(problem, order) for order in Order), key=problem.value)


def improve(problem: PathwayProblem, selection: Sequence[int], *, rounds: int) -> Selection:
    """Take one step out, fill the room again without it, and keep what is better; never worse than it was."""
    best = tuple(sorted(selection))
    weights = np.ones(problem.n)
    for _ in range(rounds):
        found = best
        for gone in (None, *best):
            draft = _without(problem, best, gone)
            draft.fill(weights, without=gone)
            candidate = tuple(sorted(draft.chosen))
            if problem.value(candidate) > problem.value(found) + LEAST_GAIN:
                found = candidate
        if found == best:
            break
        best = found
    return best


def follow(problem: PathwayProblem, fractions: Floats) -> Selection:
    """A whole selection near a fractional one: its largest parts first, then whatever adds most.

    Args:
        problem: options and limits.
        fractions: of each option, shape (n,), in [0, 1].
    """
    draft = _Draft(problem)
    draft.follow(fractions)
    draft.fill(np.ones(problem.n))
    return tuple(sorted(draft.chosen))


def _without(problem: PathwayProblem, selection: Sequence[int], gone: int | None) -> _Draft:
    """The selection less one option, and less what could only follow that one."""
    draft = _Draft(problem)
    for option in sorted(selection, key=lambda row: (problem.start[row], row)):
        if option != gone and draft.fits(option):
            draft.add(option)
    return draft


def _weights(problem: PathwayProblem, order: Order) -> Floats:
    weeks = (problem.end - problem.start).astype(np.float64)
    match order:
        case Order.VALUE:
            return np.ones(problem.n)
        case Order.PER_HOUR:
            return np.maximum(problem.hours * weeks, 1.0)
        case Order.PER_EURO:
            return np.maximum(problem.euros, 1.0)
        case Order.PER_LIMIT:
            shares = (
                problem.euros / max(problem.budget, 1.0),
                problem.hours * weeks / max(problem.max_hours * problem.horizon, 1.0),
                problem.days * weeks / max(problem.max_days * problem.horizon, 1.0),
                weeks / max(problem.max_parallel * problem.horizon, 1.0),
            )
            largest: Floats = np.maximum(np.max(np.array(shares), axis=0), 1e-3)
            return largest
