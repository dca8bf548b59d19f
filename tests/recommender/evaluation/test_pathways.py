"""The short form of the simulation: the same figures as the long one, on a few people."""

from dataclasses import replace

import numpy as np
import pytest

from recommender.evaluation.pathways import N_COMPETENCES, random_problem, simulate_pathways
from recommender.pathway.config import SearchConfig
from recommender.pathway.greedy import Order, best_of_four, greedy


def test_figures_hold_on_a_few_people() -> None:
    """More time than the real limit: a busy test machine is no mistake."""
    figures = simulate_pathways(6, seed=7, config=SearchConfig(seconds=4))

    assert figures.as_dict().keys() == {
        "instances",
        "below_greedy",
        "mean_gain",
        "max_seconds",
        "bound_median",
        "bound_p95",
    }
    assert (figures.instances, figures.below_greedy) == (6, 0)
    assert figures.mean_gain >= 0.02
    assert figures.bound_median <= 0.02
    assert figures.bound_p95 <= 0.10


@pytest.mark.parametrize("seed", range(4))
def test_every_limit_binds(seed: int) -> None:
    """Without any one of the limits a greedy choice is worth more than the best of the four orders within them."""
    problem = random_problem(np.random.default_rng(seed))
    within = problem.value(best_of_four(problem))
    free = replace(problem, budget=np.inf, max_hours=np.inf, max_parallel=np.inf, max_days=np.inf, needs=problem.needs)

    assert 200 <= len(np.unique(problem.groups)) <= 300
    assert N_COMPETENCES <= len(problem.stakes) <= 3 * N_COMPETENCES
    assert free.value(best_of_four(free)) > 1.05 * within


def test_greedy_orders_are_different_choices() -> None:
    problem = random_problem(np.random.default_rng(3))

    assert len({greedy(problem, order) for order in Order}) > 1


def test_same_seed_draws_the_same_people() -> None:
    one, other = (random_problem(np.random.default_rng([5, 1])) for _ in range(2))

    assert (one.gains == other.gains).all()
    assert one.budget == other.budget


def test_no_instances_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        simulate_pathways(0, seed=0)
