"""Faster and cheaper pathways: enough of the gap, within a tighter limit, and really different."""

import numpy as np
import pytest
from hypothesis import given, settings

from competencies.pathway import PathwayKind
from recommender.pathway.alternatives import find_alternatives, share_different
from recommender.pathway.config import PathwayConfig, SearchConfig
from recommender.pathway.problem import PathwayProblem
from tests.recommender.pathway.questions import a_problem, allowed, problems

CONFIG = PathwayConfig(search=SearchConfig(seconds=20, enough=1e-6))


def kinds(problem: PathwayProblem) -> dict[str, tuple[int, ...]]:
    return {found.kind: found.solution.chosen for found in find_alternatives(problem, CONFIG)}


@settings(max_examples=40)
@given(problem=problems())
def test_alternatives_keep_the_limits_close_enough_and_differ(problem: PathwayProblem) -> None:
    found = find_alternatives(problem, CONFIG)
    assert len({alternative.kind for alternative in found}) == len(found) <= 3
    for place, alternative in enumerate(found):
        chosen, best = alternative.solution.chosen, found[0].solution.chosen
        assert allowed(problem, chosen)
        assert problem.closed(chosen) >= 0.7 * problem.closed(best) - 1e-9
        assert 0 <= alternative.solution.gap <= 1
        for other in found[:place]:
            assert share_different(problem, chosen, other.solution.chosen) >= 1 / 3 - 1e-9
        if alternative.kind is PathwayKind.FASTEST:
            assert problem.end[list(chosen)].max() < problem.end[list(best)].max()
        if alternative.kind is PathwayKind.CHEAPEST:
            assert problem.euros[list(chosen)].sum() < problem.euros[list(best)].sum()


def test_long_dear_course_gets_a_shorter_and_a_cheaper_one_beside_it() -> None:
    """0.9 in 40 weeks for EUR 300; 0.7 in 10 weeks for EUR 200; 0.8 in 60 weeks for nothing, which is no 0.9 either."""
    problem = a_problem(
        [[0.9], [0.7], [0.8]],
        start=[0, 0, 0],
        weeks=[40, 10, 60],
        euros=[300.0, 200.0, 0.0],
        max_parallel=1,
        budget=300,
    )

    assert kinds(problem) == {"most_complete": (0,), "fastest": (1,), "cheapest": (2,)}


def test_same_course_on_an_earlier_date_is_no_other_pathway() -> None:
    problem = a_problem([[0.9], [0.8]], groups=[0, 0], start=[20, 0])

    assert kinds(problem) == {"most_complete": (0,)}


def test_what_closes_too_little_is_no_alternative() -> None:
    problem = a_problem([[0.9], [0.5]], start=[0, 0], weeks=[40, 4], max_parallel=1)

    assert kinds(problem) == {"most_complete": (0,)}


def test_nothing_worth_following_gives_no_pathway() -> None:
    assert find_alternatives(a_problem([[0.1]], costs=[5.0]), CONFIG) == ()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [((0, 1, 2), (0, 1, 2), 0.0), ((0, 1, 2), (0, 1), 1 / 3), ((0, 1), (2, 3), 1.0), ((), (), 0.0), ((0,), (4,), 0.0)],
)
def test_share_counts_the_steps_of_the_longer_one(one, other, share) -> None:
    problem = a_problem([[0.5]] * 5, groups=[0, 1, 2, 3, 0])

    assert share_different(problem, one, other) == pytest.approx(share)
    assert np.isclose(share_different(problem, other, one), share)
