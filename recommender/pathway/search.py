"""The best selection, with a proven bound on what it may miss.

One mixed-integer program over dated options (HiGHS through scipy): choosing and scheduling in one step, because the
start dates of offerings are given and few. The greedy answer is always made first, and the answer is never below it.
"""

import time
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from recommender.pathway.config import SearchConfig
from recommender.pathway.greedy import best_of_four, follow, improve
from recommender.pathway.problem import PathwayProblem, Selection
from recommender.pathway.relaxation import Relaxation

_LEAST_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Solution:
    """A selection, what it is worth, and what no selection can be worth more than."""

    chosen: Selection
    value: float
    bound: float
    complete: bool
    """The search ended by itself: asked again it answers the same. False when the clock ended it."""

    @property
    def gap(self) -> float:
        """(bound - value) / bound: the largest share of the best value that may be missed, in [0, 1]."""
        return 0.0 if self.bound <= 0 else max(0.0, (self.bound - self.value) / self.bound)


def solve(problem: PathwayProblem, config: SearchConfig) -> Solution:
    """The best selection within the limits, or the best one found in time.

    Args:
        problem: options and limits.
        config: seconds, and when an answer is good enough.

    Returns:
        Never worth less than the best of four greedy orders, and within every limit. The bound holds in any case.
    """
    ends = time.perf_counter() + config.seconds
    best = improve(problem, best_of_four(problem), rounds=config.improvement_rounds)
    if not (problem.gains[problem.possible()] > 0).any():
        return Solution((), 0.0, 0.0, complete=True)
    relaxation = Relaxation(problem)
    relaxation.make_exact_at(best)
    relaxation.tighten(config, best=problem.value(best))
    near = improve(problem, follow(problem, relaxation.fractions), rounds=config.improvement_rounds)
    if problem.value(near) > problem.value(best):
        best = near
        relaxation.make_exact_at(best)
        relaxation.tighten(config, best=problem.value(best))
    bound, complete = relaxation.bound, False
    while (seconds := ends - time.perf_counter()) > _LEAST_SECONDS and not complete:
        found, found_bound, ended = _search(relaxation, config, seconds=seconds)
        bound = min(bound, found_bound)
        if found is None:
            break
        if problem.within_limits(found) and problem.value(found) > problem.value(best):
            best = found
        complete = ended and (bound - problem.value(best) <= config.enough * bound)
        relaxation.make_exact_at(found)
    if not complete:
        best = improve(problem, best, rounds=1)
    value = problem.value(best)
    return Solution(best, value, max(bound, value), complete)


def _search(relaxation: Relaxation, config: SearchConfig, *, seconds: float) -> tuple[Selection | None, float, bool]:
    """Selection, bound and whether the search ended by itself; no selection where none was found in time."""
    matrix, limits = relaxation.rows()
    answer = milp(
        relaxation.objective,
        constraints=LinearConstraint(matrix, -np.inf, limits),
        integrality=relaxation.integrality,
        bounds=Bounds(0, relaxation.upper),
        options={"time_limit": seconds, "mip_rel_gap": config.enough / 2},
    )
    bound = np.inf if answer.mip_dual_bound is None else -float(answer.mip_dual_bound)
    whole = relaxation.integrality > 0
    chosen = None if answer.x is None else tuple(np.flatnonzero(answer.x[whole] > 0.5).tolist())
    return chosen, bound, answer.status == 0
