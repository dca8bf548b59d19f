"""The question as linear rows: its limits, and cuts that hold the noisy-or from above.

Per element y <= 1 - prod_j (1 - c_j x_j) is not linear. For whole x two kinds of rows hold it from above:

- submodular cuts (Nemhauser & Wolsey 1981): y <= f(S) + sum over j outside S of c_j (1 - f(S)) x_j for any set S;
  S = {} gives y <= sum_j c_j x_j, much tighter than the tangent at 0, whose slope is -log(1 - c_j);
- tangents of 1 - exp(-s) with s = -sum_j log(1 - c_j) x_j, which are tight where several options share an element.

Rows are added where the relaxation breaks them (Kelley 1960); each keeps the optimum an upper bound.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

from recommender.pathway.config import SearchConfig
from recommender.pathway.problem import Floats, Ints, PathwayProblem, Selection

_FIRST_TANGENTS = (0.7, 1.5)
_LARGEST_SET = 4
"""Options in the set of a submodular cut; more seldom cut deeper."""
Row = tuple[Floats, float]


class Relaxation:
    """minimise ``objective`` @ (x, y) subject to ``rows()`` and 0 <= (x, y) <= ``upper``.

    x says which options are chosen, y how much of each element is closed.
    """

    def __init__(self, problem: PathwayProblem) -> None:
        n, n_elements = problem.gains.shape
        limits = list(_limit_rows(problem))
        self._n = n
        self._fixed = sparse.csr_array(np.array([_padded(row, n_elements) for row, _ in limits]))
        self._fixed_limits = [limit for _, limit in limits]
        self._cuts = _Cuts(problem)
        self.objective = np.concatenate([problem.costs, -problem.stakes])
        self.integrality = np.concatenate([np.ones(n), np.zeros(n_elements)])
        self.upper = np.concatenate([problem.possible().astype(np.float64), np.ones(n_elements)])
        self.bound = problem.closed(np.flatnonzero(problem.possible()).tolist())
        """No selection is worth more, in points; at first everything together for nothing."""
        self.fractions = np.zeros(n)
        """How much of each option the last answer took, in [0, 1]."""

    def rows(self) -> tuple[sparse.csr_array, Floats]:
        """Matrix and limits of the rows: matrix @ (x, y) <= limits."""
        matrix = sparse.vstack([self._fixed, sparse.csr_array(np.array(self._cuts.rows))])
        return sparse.csr_array(matrix), np.array(self._fixed_limits + self._cuts.limits)

    def tighten(self, config: SearchConfig, *, best: float) -> None:
        """Solve without whole numbers, cut off what is too good, and again; then close hopeless options.

        Args:
            config: number of rounds.
            best: points of an answer at hand; an option that is in no better answer is closed.
        """
        for _ in range(config.rounds):
            matrix, limits = self.rows()
            bounds = [(0.0, float(upper)) for upper in self.upper]
            rows: Any = matrix  # scipy takes sparse rows, its stubs do not say so
            answer: Any = linprog(self.objective, A_ub=rows, b_ub=limits, bounds=bounds, method="highs")
            if answer.status != 0:
                return
            self.bound, self.fractions = min(self.bound, -float(answer.fun)), answer.x[: self._n]
            if not self._cuts.add_violated(answer.x[: self._n], answer.x[self._n :], least=config.least_violation):
                break
        reduced_costs = np.maximum(answer.lower.marginals[: self._n], 0.0)
        self.upper[: self._n][-float(answer.fun) - reduced_costs < best - 1e-6] = 0.0

    def make_exact_at(self, selection: Selection) -> None:
        """Add the cuts that give this selection its true value."""
        self._cuts.add_exact(selection)


class _Cuts:
    """Rows that hold every y from above."""

    def __init__(self, problem: PathwayProblem) -> None:
        self.rows = list[Floats]()
        self.limits = list[float]()
        self._gains = problem.gains
        self._logs = -np.log1p(-problem.gains)
        for element in range(len(problem.stakes)):
            self._add(element, self._gains[:, element], 0.0)
            for at in _FIRST_TANGENTS:
                self._add_tangent(element, at)

    def add_violated(self, x: Floats, y: Floats, *, least: float) -> bool:
        """Add the cuts that a fractional answer breaks by more than ``least``; False where there are none."""
        before = len(self.rows)
        sums = self._logs.T @ x
        for element, at in enumerate(sums):
            if y[element] + np.expm1(-at) > least:
                self._add_tangent(element, float(at))
            self._add_submodular(element, x, float(y[element]), least)
        return len(self.rows) > before

    def add_exact(self, selection: Selection) -> None:
        """Per element the submodular cut and the tangent that are tight at a selection."""
        rows = np.array(selection, dtype=np.int64)
        for element in range(self._gains.shape[1]):
            inside = rows[self._gains[rows, element] > 0]
            if len(inside):
                self._add(element, *self._submodular(element, inside))
                self._add_tangent(element, float(self._logs[inside, element].sum()))

    def _add_submodular(self, element: int, x: Floats, y: float, least: float) -> None:
        """The deepest cut over the sets of the likeliest options, where one is violated."""
        weight = x * self._gains[:, element]
        likely = [option for option in np.argsort(-weight, kind="stable")[:_LARGEST_SET] if weight[option] > 0]
        cuts = [self._submodular(element, np.array(likely[:size])) for size in range(1, len(likely) + 1)]
        depths = [y - reached - float(slopes @ x) for slopes, reached in cuts]
        if depths and max(depths) > least:
            self._add(element, *cuts[int(np.argmax(depths))])

    def _submodular(self, element: int, inside: Ints) -> Row:
        gains = self._gains[:, element]
        reached = 1 - float(np.prod(1 - gains[inside]))
        slopes = gains * (1 - reached)
        slopes[inside] = 0.0
        return slopes, reached

    def _add_tangent(self, element: int, at: float) -> None:
        slope = np.exp(-at)
        self._add(element, slope * self._logs[:, element], float(1 - slope * (1 + at)))

    def _add(self, element: int, slopes: Floats, limit: float) -> None:
        """Y of the element - slopes @ x <= limit."""
        row = np.zeros(sum(self._gains.shape))
        row[: len(slopes)] = -slopes
        row[len(slopes) + element] = 1.0
        self.rows.append(row)
        self.limits.append(limit)


def _limit_rows(problem: PathwayProblem) -> Iterator[Row]:
    """Every limit as a row over the options. Weeks in which nothing starts need none: the load only falls there."""
    yield _if_finite(problem.euros, problem.budget)
    for week in np.unique(problem.start):
        runs = ((problem.start <= week) & (week < problem.end)).astype(np.float64)
        yield _if_finite(runs, problem.max_parallel)
        for use, limit in ((problem.hours, problem.max_hours), (problem.days, problem.max_days)):
            yield _if_finite(runs * use, limit)
            yield from _crowding_rows(runs > 0, use, limit, problem.max_parallel)
    for group, size in zip(*np.unique(problem.groups, return_counts=True), strict=True):
        if size > 1:
            yield (problem.groups == group).astype(np.float64), 1.0
    for count in problem.at_most:
        yield _members(problem.n, count.options), float(count.n)
    for need in problem.needs:
        row = -_members(problem.n, need.enablers)
        row[need.option] = 1.0
        yield row, 0.0


def _crowding_rows(runs: NDArray[np.bool_], use: Floats, limit: float, most: float) -> Iterator[Row]:
    """What the limits of one week say for whole options, and the limits themselves do not say for halves.

    Of those that use more than half at most one fits; and beside one that leaves too little for a use u, nothing
    fits that uses u or more.
    """
    heavy = runs & (use > limit / 2)
    if heavy.sum() > 1:
        yield heavy.astype(np.float64), 1.0
    if not np.isfinite(most):
        return
    for least in np.unique(use[runs & (use > 0) & (use <= limit / 2)]):
        alone = runs & (use > limit - least)
        beside = runs & (use >= least) & ~alone
        if alone.any() and beside.any():
            yield alone * most + beside, most


def _if_finite(use: Floats, limit: float) -> Row:
    """The row, or an empty one where there is no limit."""
    return (use, limit) if np.isfinite(limit) else (np.zeros_like(use), 0.0)


def _members(n: int, options: np.ndarray) -> Floats:
    row = np.zeros(n)
    row[options] = 1.0
    return row


def _padded(row: Floats, n_elements: int) -> Floats:
    return np.concatenate([row, np.zeros(n_elements)])
