"""How much better the search for a pathway does than greedy orders, on random people whose limits bind.

An instance is drawn like this; every number is arbitrary and none is fitted to the result:

- 25 competences with 1 to 3 levels at stake each; importance shares from a Dirichlet(3), P(level < m) from a sorted
  beta(3, 1.5): somebody who has most of it still to learn;
- 200 to 300 opportunities: short (1-8 weeks, 3-8 h), middle (8-20 weeks, 4-24 h), long (16-40 weeks, 8-32 h); a
  share of 0.35 to 0.85 that it brings a level, a chance of finishing that falls with length; half cost money, and
  those are the surer ones; one to four start dates within the horizon of 30 to 90 weeks;
- a fifth can only follow something that brings what they ask, a tenth is finished more easily after such a step;
- limits that bind: 4 to 20 hours a week, at most two things at a time, and a sixth to a half of the euros that somebody
  would spend who chose greedily without limits. An instance is drawn again until that choice breaks each limit: its
  euros, the hours over the whole horizon, and the number of things at a time.
"""

import time
from dataclasses import dataclass, replace

import numpy as np

from recommender.pathway.config import SearchConfig
from recommender.pathway.greedy import best_of_four
from recommender.pathway.problem import Floats, Ints, Need, PathwayProblem, Selection
from recommender.pathway.search import solve

N_COMPETENCES = 25
MAX_PARALLEL = 2.0
_SHAPES = (((1, 9), (3, 4, 6, 8), (1, 3)), ((8, 21), (4, 8, 16, 24), (2, 5)), ((16, 41), (8, 16, 24, 32), (3, 8)))
"""Weeks, hours a week and number of competences of short, middle and long opportunities."""


@dataclass(frozen=True, slots=True)
class PathwayFigures:
    """What the simulation measures."""

    instances: int
    below_greedy: int
    """Instances in which the answer is worth less than the best of four greedy orders."""
    mean_gain: float
    """Mean of value / best greedy value - 1."""
    max_seconds: float
    bound_median: float
    """Median of (bound - value) / bound."""
    bound_p95: float

    def as_dict(self) -> dict[str, float]:
        """For a table or JSON."""
        return {
            "instances": self.instances,
            "below_greedy": self.below_greedy,
            "mean_gain": round(self.mean_gain, 4),
            "max_seconds": round(self.max_seconds, 3),
            "bound_median": round(self.bound_median, 5),
            "bound_p95": round(self.bound_p95, 5),
        }


def simulate_pathways(n: int, *, seed: int, config: SearchConfig | None = None) -> PathwayFigures:
    """Draw ``n`` instances and answer each.

    Raises:
        ValueError: ``n`` is not positive.
    """
    if n < 1:
        raise ValueError(f"expected at least one instance, got {n}")
    config = config or SearchConfig()
    below, gains, seconds, gaps = 0, [], [], []
    for number in range(n):
        problem = random_problem(np.random.default_rng([seed, number]))
        greedy = problem.value(best_of_four(problem))
        started = time.perf_counter()
        solution = solve(problem, config)
        seconds.append(time.perf_counter() - started)
        if not problem.within_limits(solution.chosen):
            raise AssertionError(f"instance {number} of seed {seed} breaks a limit")
        below += solution.value < greedy - 1e-9
        gains.append(solution.value / greedy - 1)
        gaps.append(solution.gap)
    return PathwayFigures(
        n, below, float(np.mean(gains)), max(seconds), float(np.median(gaps)), float(np.quantile(gaps, 0.95))
    )


def random_problem(rng: np.random.Generator) -> PathwayProblem:
    """One instance whose limits bind; see the module."""
    while True:
        problem, wanted = _draw(rng)
        if _breaks_each_limit(problem, wanted):
            return problem


def _draw(rng: np.random.Generator) -> tuple[PathwayProblem, Selection]:
    """An instance, and what somebody without limits would choose."""
    required = rng.integers(1, 4, N_COMPETENCES)
    first = np.concatenate([[0], np.cumsum(required)])
    below = np.concatenate([np.sort(rng.beta(3, 1.5, levels)) for levels in required])
    stakes = 100 * np.repeat(rng.dirichlet(np.full(N_COMPETENCES, 3.0)), required) * below
    horizon = int(rng.integers(30, 91))
    offers = [_random_offer(rng, first, horizon) for _ in range(int(rng.integers(200, 301)))]
    free = _dated(offers, stakes, horizon)
    wanted = best_of_four(free)
    limited = replace(
        _with_needs(free, rng),
        budget=float(np.round(free.euros[list(wanted)].sum() * rng.uniform(1 / 6, 1 / 2))),
        max_hours=float(rng.choice([4, 6, 8, 10, 12, 16, 20])),
        max_parallel=MAX_PARALLEL,
        max_days=5.0,
    )
    return limited, wanted


def _breaks_each_limit(problem: PathwayProblem, wanted: Selection) -> bool:
    rows = list(wanted)
    weeks = (problem.end - problem.start)[rows]
    return bool(
        problem.euros[rows].sum() > problem.budget > 0
        and (problem.hours[rows] * weeks).sum() > problem.max_hours * problem.horizon
        and weeks.sum() > problem.max_parallel * problem.horizon
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    """One opportunity with its start dates."""

    gains: Floats
    weeks: int
    hours: float
    euros: float
    km: float
    starts: Ints


def _random_offer(rng: np.random.Generator, first: Ints, horizon: int) -> _Offer:
    weeks_range, hours, width = _SHAPES[int(rng.choice(3, p=[0.55, 0.30, 0.15]))]
    weeks = min(int(rng.integers(*weeks_range)), horizon)
    gains = np.zeros(int(first[-1]))
    paid = bool(rng.random() < 0.5)
    trust = rng.choice([0.8, 0.85] if paid else [0.5, 0.8]) * rng.uniform(0.7, 1.0)
    for competence in rng.choice(N_COMPETENCES, int(rng.integers(*width)), replace=False):
        top = int(rng.integers(first[competence], first[competence + 1])) + 1
        gains[first[competence] : top] = trust
    return _Offer(
        gains * max(0.25, 0.9 - 0.003 * weeks) * rng.uniform(0.6, 1.0),
        weeks,
        float(rng.choice(hours)),
        float(np.round(rng.uniform(20, 120) * (0.5 + weeks / 20))) if paid else 0.0,
        float(rng.choice([0, 1, 1]) * rng.uniform(1, 30)),
        np.unique(rng.integers(0, horizon - weeks + 1, int(rng.integers(1, 5)))),
    )


def _dated(offers: list[_Offer], stakes: Floats, horizon: int) -> PathwayProblem:
    """Options without limits, priced with the weights of the shipped configuration."""
    rows = [(group, offer, int(start)) for group, offer in enumerate(offers) for start in offer.starts]
    start = np.array([week for _, _, week in rows])
    hours = np.array([offer.hours for _, offer, _ in rows])
    euros = np.array([offer.euros for _, offer, _ in rows])
    weeks = np.array([offer.weeks for _, offer, _ in rows])
    return PathwayProblem(
        gains=np.array([offer.gains for _, offer, _ in rows]),
        stakes=stakes,
        costs=1.0 + 0.02 * euros + 0.25 * weeks + 0.1 * np.array([offer.km for _, offer, _ in rows]),
        groups=np.array([group for group, _, _ in rows]),
        start=start,
        end=start + weeks,
        hours=hours,
        days=np.minimum(np.ceil(hours / 8), 5.0),
        euros=euros,
        max_hours=np.inf,
        max_days=np.inf,
        max_parallel=np.inf,
        budget=np.inf,
        horizon=horizon,
    )


def _with_needs(problem: PathwayProblem, rng: np.random.Generator) -> PathwayProblem:
    """A fifth of the opportunities needs an element first; a tenth is there twice: as it is, and when prepared."""
    groups = np.unique(problem.groups)
    luck = rng.random(len(groups))
    asked = rng.integers(0, len(problem.stakes), len(groups))
    rows, needs = list(range(problem.n)), list[Need]()
    factor = [1.0] * problem.n
    for row in range(problem.n):
        group = int(problem.groups[row])
        before = (
            (problem.gains[:, asked[group]] > 0.3) & (problem.end <= problem.start[row]) & (problem.groups != group)
        )
        if luck[group] < 0.2:
            needs.append(Need(row, np.flatnonzero(before)))
        elif luck[group] < 0.3 and before.any():
            needs.append(Need(len(rows), np.flatnonzero(before)))
            rows.append(row)
            factor.append(1.2)
    return replace(
        problem,
        gains=np.minimum(problem.gains[rows] * np.array(factor)[:, None], 0.95),
        costs=problem.costs[rows],
        groups=problem.groups[rows],
        start=problem.start[rows],
        end=problem.end[rows],
        hours=problem.hours[rows],
        days=problem.days[rows],
        euros=problem.euros[rows],
        needs=tuple(needs),
    )
