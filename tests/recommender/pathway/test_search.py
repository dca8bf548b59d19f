"""The search against trying everything, against greedy orders, and against every limit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from competencies.errors import ShapeMismatch
from recommender.pathway.config import SearchConfig
from recommender.pathway.greedy import Order, best_of_four, greedy, improve
from recommender.pathway.problem import AtMost, PathwayProblem
from recommender.pathway.relaxation import Relaxation
from recommender.pathway.search import solve
from tests.recommender.pathway.questions import a_problem, allowed, best_by_trying, need, problems, worth

EXACT = SearchConfig(seconds=20, enough=1e-6)


@settings(max_examples=60)
@given(problem=problems())
def test_search_finds_the_best_of_all_selections(problem: PathwayProblem) -> None:
    _, best = best_by_trying(problem)
    solution = solve(problem, EXACT)

    assert allowed(problem, solution.chosen)
    assert solution.value == pytest.approx(worth(problem, solution.chosen))
    assert solution.value == pytest.approx(best, abs=1e-4)
    assert solution.bound >= best - 1e-6
    assert solution.complete


@settings(max_examples=60)
@given(problem=problems())
def test_bound_of_the_relaxation_is_never_below_the_best(problem: PathwayProblem) -> None:
    chosen, best = best_by_trying(problem)
    relaxation = Relaxation(problem)
    relaxation.make_exact_at(best_of_four(problem))
    relaxation.tighten(EXACT, best=problem.value(best_of_four(problem)))

    assert relaxation.bound >= best - 1e-6
    assert best <= problem.value(best_of_four(problem)) + 1e-6 or relaxation.upper[list(chosen)].all()


@given(problem=problems())
def test_no_greedy_order_breaks_a_limit_and_improving_never_makes_it_worse(problem: PathwayProblem) -> None:
    for order in Order:
        chosen = greedy(problem, order)
        better = improve(problem, chosen, rounds=3)

        assert allowed(problem, chosen)
        assert allowed(problem, better)
        assert problem.value(better) >= problem.value(chosen) - 1e-9


@given(problem=problems(most=6))
def test_limits_are_checked_as_they_are_written(problem: PathwayProblem) -> None:
    for number in range(2**problem.n):
        rows = tuple(row for row in range(problem.n) if number >> row & 1)
        assert problem.within_limits(rows) == (allowed(problem, rows) and problem.possible()[list(rows)].all())


@settings(max_examples=30)
@given(problem=problems())
def test_looser_limit_lowers_neither_the_value_nor_the_bound(problem: PathwayProblem) -> None:
    tight = solve(problem, EXACT)
    for looser in (
        replace(problem, budget=problem.budget + 100),
        replace(problem, max_hours=problem.max_hours + 4),
        replace(problem, max_parallel=problem.max_parallel + 1),
        replace(problem, horizon=problem.horizon + 6),
    ):
        loose = solve(looser, EXACT)
        assert loose.value >= tight.value - 1e-4
        assert loose.bound >= tight.value - 1e-6


def test_two_options_for_one_element_close_it_as_noisy_or() -> None:
    problem = a_problem([[0.5], [0.4]], stakes=[10.0], costs=[1.0, 1.5])

    assert problem.closed((0, 1)) == pytest.approx(10 * (1 - 0.5 * 0.6))
    assert problem.value((0, 1)) == pytest.approx(7.0 - 2.5)
    # The second adds 10 x 0.5 x 0.4 = 2 points for 1.5.
    assert solve(problem, EXACT).chosen == (0, 1)
    assert solve(replace(problem, costs=np.array([1.0, 2.1])), EXACT).chosen == (0,)


def test_opening_the_way_to_another_course_earns_something() -> None:
    """The first course closes nothing at stake and costs a point; without it the second is out of reach."""
    problem = a_problem([[0.0], [0.6]], costs=[1.0, 0.0], needs=(need(1, 0),))

    assert solve(problem, EXACT).chosen == (0, 1)
    assert greedy(problem, Order.VALUE) == ()


def test_prepared_option_is_chosen_when_the_preparation_pays() -> None:
    """Rows 1 and 2 are one course: as it is (0.4), and after row 0 (0.7)."""
    paying, wasted = (
        a_problem([[0.0], [0.4], [0.7]], start=[0, 4, 4], groups=[0, 1, 1], costs=[cost, 0, 0], needs=(need(2, 0),))
        for cost in (2.0, 4.0)
    )

    assert solve(paying, EXACT).chosen == (0, 2)
    assert solve(wasted, EXACT).chosen == (1,)


def test_same_question_gets_the_same_answer() -> None:
    problem = a_problem([[0.5, 0.2], [0.5, 0.2], [0.2, 0.5], [0.2, 0.5]], max_parallel=1, start=[0, 0, 4, 4])

    assert {solve(problem, SearchConfig()).chosen for _ in range(3)} == {solve(problem, SearchConfig()).chosen}


def test_answer_in_no_time_is_the_greedy_one_with_a_bound_that_holds() -> None:
    problem = a_problem([[0.5], [0.6], [0.4]], euros=[10, 20, 30], budget=35)
    hurried = solve(problem, SearchConfig(seconds=1e-9))

    assert hurried.value >= problem.value(best_of_four(problem)) - 1e-9
    assert hurried.bound >= best_by_trying(problem)[1]
    assert not hurried.complete
    assert 0 <= hurried.gap <= 1


def test_without_any_possible_option_nothing_is_chosen() -> None:
    solution = solve(a_problem([[0.5]], euros=[10], budget=5), SearchConfig())

    assert (solution.chosen, solution.value, solution.bound, solution.gap) == ((), 0.0, 0.0, 0.0)


def test_options_that_bring_nothing_at_stake_are_not_chosen() -> None:
    for problem in (a_problem([[0.0], [0.0]]), a_problem([[]], stakes=[])):
        solution = solve(problem, SearchConfig())

        assert (solution.chosen, solution.bound, solution.complete) == ((), 0.0, True)


def test_count_of_nothing_excludes_its_options() -> None:
    problem = a_problem([[0.5], [0.4]], at_most=(AtMost(np.array([0]), 0),))

    assert best_of_four(problem) == solve(problem, EXACT).chosen == (1,)


@pytest.mark.parametrize(
    "wrong",
    [{"stakes": np.ones(3)}, {"euros": np.ones(3)}, {"start": np.zeros(1, dtype=int)}],
)
def test_arrays_that_do_not_fit_are_refused(wrong: dict[str, np.ndarray]) -> None:
    with pytest.raises(ShapeMismatch):
        replace(a_problem([[0.5], [0.4]]), **wrong)


@pytest.mark.parametrize(
    "wrong",
    [{"gains": np.ones((1, 1))}, {"costs": np.array([-1.0])}, {"stakes": np.array([-1.0])}, {"end": np.array([0])}],
)
def test_numbers_out_of_range_are_refused(wrong: dict[str, np.ndarray]) -> None:
    with pytest.raises(ValueError, match=r"gains|costs"):
        replace(a_problem([[0.5]]), **wrong)
