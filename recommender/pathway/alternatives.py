"""Up to three pathways that really differ: the most complete one, one that is ready sooner, one that costs less.

The others are the most complete pathways within a tighter limit: the earliest end, or the smallest budget, within
which enough of the gap is closed. So each has a proven bound of its own.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from competencies.pathway import PathwayKind
from recommender.pathway.config import PathwayConfig
from recommender.pathway.greedy import best_of_four, improve
from recommender.pathway.problem import AtMost, PathwayProblem, Selection
from recommender.pathway.search import Solution, solve

_BUDGETS = 64
"""Budgets between nothing and what the most complete pathway costs that are looked at."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A pathway and what it is best at."""

    kind: PathwayKind
    solution: Solution


def find_alternatives(problem: PathwayProblem, config: PathwayConfig) -> tuple[Alternative, ...]:
    """The most complete pathway first; then the fastest and the cheapest, where they exist and really differ.

    Args:
        problem: options and limits.
        config: how long to look, how much of the gap must be closed, and how much must differ.

    Returns:
        Empty where nothing is worth following.
    """
    complete = solve(problem, config.search)
    if not complete.chosen:
        return ()
    found = [Alternative(PathwayKind.MOST_COMPLETE, complete)]
    for kind, tightened in (
        (PathwayKind.FASTEST, _sooner(problem, complete.chosen)),
        (PathwayKind.CHEAPEST, _cheaper(problem, complete.chosen)),
    ):
        solution = _within(tightened, [other.solution.chosen for other in found], problem, config)
        if solution is not None:
            found.append(Alternative(kind, solution))
    return tuple(found)


def share_different(problem: PathwayProblem, one: Selection, other: Selection) -> float:
    """Share of the steps of the longer selection that the two do not have in common, in [0, 1].

    The same opportunity on another date is the same step.
    """
    shared = np.intersect1d(problem.groups[list(one)], problem.groups[list(other)])
    longest = max(len(one), len(other))
    return 0.0 if longest == 0 else 1 - len(shared) / longest


def _sooner(problem: PathwayProblem, than: Selection) -> Sequence[PathwayProblem]:
    """The question with each earlier end, earliest first."""
    last = int(problem.end[list(than)].max())
    ends = np.unique(problem.end[problem.end < last])
    return [problem.tightened(horizon=int(week)) for week in ends]


def _cheaper(problem: PathwayProblem, than: Selection) -> Sequence[PathwayProblem]:
    """The question with each smaller budget, smallest first."""
    euros = float(problem.euros[list(than)].sum())
    budgets = np.unique(np.floor(np.linspace(0, euros, _BUDGETS, endpoint=False)))
    smaller = budgets[budgets < euros]
    return [problem.tightened(budget=float(euro)) for euro in smaller]


def _within(
    tightened: Sequence[PathwayProblem],
    others: Sequence[Selection],
    problem: PathwayProblem,
    config: PathwayConfig,
) -> Solution | None:
    """The best answer to the tightest question whose answer closes enough of the gap and differs enough.

    The question is found by bisection with fast answers, which close a little less than the best: so the limit is one
    that surely suffices, not always the very tightest.
    """
    wanted = config.alternatives
    enough = wanted.share_kept * problem.closed(others[0])
    apart = tuple(_apart(problem, others, share=wanted.share_different))
    questions = [question.tightened(at_most=apart) for question in tightened]

    def suffices(question: PathwayProblem) -> bool:
        return question.closed(_fast(question)) >= enough

    tightest = bisect_left(questions, True, key=suffices)
    if tightest == len(questions):
        return None
    question = questions[tightest]
    solution = solve(question, config.search.model_copy(update={"seconds": wanted.seconds}))
    if question.closed(solution.chosen) < enough:  # worth more by costing less, and then it closes too little
        fast = _fast(question)
        solution = replace(solution, chosen=fast, value=question.value(fast))
    differs = all(share_different(problem, solution.chosen, other) >= wanted.share_different - 1e-9 for other in others)
    return solution if differs else None


def _fast(question: PathwayProblem) -> Selection:
    return improve(question, best_of_four(question), rounds=1)


def _apart(problem: PathwayProblem, others: Sequence[Selection], *, share: float) -> Iterator[AtMost]:
    """Of the steps of each other pathway, at most so many may come back."""
    for other in others:
        same = np.flatnonzero(np.isin(problem.groups, problem.groups[list(other)]))
        yield AtMost(same, int(np.floor((1 - share) * len(other) + 1e-9)))
