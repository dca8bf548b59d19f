"""Pathway problems small enough to try everything, drawn by hypothesis or written out."""

from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from recommender.pathway.problem import AtMost, Need, PathwayProblem, Selection

UNLIMITED = {
    "max_hours": np.inf,
    "max_days": np.inf,
    "max_parallel": np.inf,
    "budget": np.inf,
    "horizon": 1000,
}


def a_problem(
    gains: list[list[float]],
    *,
    stakes: list[float] | None = None,
    costs: list[float] | None = None,
    groups: list[int] | None = None,
    start: list[int] | None = None,
    weeks: list[int] | None = None,
    hours: list[float] | None = None,
    days: list[float] | None = None,
    euros: list[float] | None = None,
    needs: tuple[Need, ...] = (),
    at_most: tuple[AtMost, ...] = (),
    **limits: float,
) -> PathwayProblem:
    """Options one after another, each of four weeks, without limits; a test states what matters to it."""
    n = len(gains)
    starts = np.array(start if start is not None else [4 * number for number in range(n)])
    return PathwayProblem(
        gains=np.array(gains, dtype=float),
        stakes=np.array(stakes or [10.0] * len(gains[0])),
        costs=np.array(costs or [0.0] * n),
        groups=np.array(groups or list(range(n))),
        start=starts,
        end=starts + np.array(weeks or [4] * n),
        hours=np.array(hours or [0.0] * n),
        days=np.array(days or [0.0] * n),
        euros=np.array(euros or [0.0] * n),
        needs=needs,
        at_most=at_most,
        **{**UNLIMITED, **limits},
    )


def need(option: int, *enablers: int) -> Need:
    return Need(option, np.array(enablers, dtype=np.int64))


def best_by_trying(problem: PathwayProblem) -> tuple[Selection, float]:
    """Every selection there is; limits are checked here once more, written another way than in the problem."""
    every = (rows for size in range(problem.n + 1) for rows in combinations(range(problem.n), size))
    best = max((rows for rows in every if allowed(problem, rows)), key=lambda rows: worth(problem, rows))
    return best, worth(problem, best)


def worth(problem: PathwayProblem, rows: Selection) -> float:
    """Noisy-or by hand, minus costs."""
    points = 0.0
    for element, stake in enumerate(problem.stakes):
        missed = 1.0
        for row in rows:
            missed *= 1 - problem.gains[row, element]
        points += stake * (1 - missed)
    return points - sum(problem.costs[row] for row in rows)


def allowed(problem: PathwayProblem, rows: Selection) -> bool:
    """Every limit, week by week."""
    if len({int(problem.groups[row]) for row in rows}) < len(rows):
        return False
    if sum(problem.euros[row] for row in rows) > problem.budget + 1e-9:
        return False
    for week in range(int(problem.end.max(initial=0))):
        runs = [row for row in rows if problem.start[row] <= week < problem.end[row]]
        if (
            len(runs) > problem.max_parallel
            or sum(problem.hours[row] for row in runs) > problem.max_hours + 1e-9
            or sum(problem.days[row] for row in runs) > problem.max_days + 1e-9
        ):
            return False
    if any(problem.end[row] > problem.horizon for row in rows):
        return False
    for asked in problem.needs:
        if asked.option in rows and not set(asked.enablers.tolist()) & set(rows):
            return False
    return all(sum(row in limit.options for row in rows) <= limit.n for limit in problem.at_most)


@st.composite
def problems(draw: st.DrawFn, most: int = 8) -> PathwayProblem:
    """Up to eight dated options with tight limits, needs and counts."""
    n = draw(st.integers(1, most))
    n_elements = draw(st.integers(1, 4))

    def many(values: st.SearchStrategy, size: int = n) -> list:
        return draw(st.lists(values, min_size=size, max_size=size))

    start, weeks = many(st.integers(0, 12)), many(st.integers(1, 8))
    enablers = {
        option: [other for other in range(n) if other != option and start[other] + weeks[other] <= start[option]]
        for option in range(n)
    }
    needy = [option for option, flag in enumerate(many(st.integers(0, 3))) if flag == 0]
    counted = many(st.booleans())
    return a_problem(
        [many(st.sampled_from([0.0, 0.0, 0.2, 0.5, 0.68, 0.9]), n_elements) for _ in range(n)],
        stakes=many(st.sampled_from([1.0, 5.0, 12.0]), n_elements),
        costs=many(st.sampled_from([0.0, 0.5, 2.0])),
        groups=many(st.integers(0, n)),
        start=start,
        weeks=weeks,
        hours=many(st.sampled_from([2.0, 4.0, 8.0])),
        days=many(st.sampled_from([0.0, 1.0, 3.0])),
        euros=many(st.sampled_from([0.0, 50.0, 120.0])),
        needs=tuple(need(option, *enablers[option]) for option in needy),
        at_most=(AtMost(np.flatnonzero(counted), draw(st.integers(0, 2))),),
        max_hours=draw(st.sampled_from([6.0, 10.0, np.inf])),
        max_days=draw(st.sampled_from([3.0, 5.0, np.inf])),
        max_parallel=draw(st.sampled_from([1.0, 2.0, np.inf])),
        budget=draw(st.sampled_from([0.0, 120.0, np.inf])),
        horizon=draw(st.sampled_from([8, 14, 1000])),
    )
