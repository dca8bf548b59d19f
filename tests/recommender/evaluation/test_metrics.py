import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from recommender.evaluation.metrics import best_ranks, hit, ndcg_at, paired_bootstrap, r_precision_at, reciprocal


def test_rank_is_that_of_the_best_relevant_element() -> None:
    scores = np.array([[0.9, 0.1, 0.5, 0.7], [0.2, 0.4, 0.3, 0.1]])
    ranks = best_ranks(scores, [[1, 2], [1]])
    assert ranks.tolist() == [3, 1]
    assert reciprocal(ranks).tolist() == [1 / 3, 1]
    assert hit(ranks, k=1).tolist() == [0, 1]


def test_equal_scores_rank_by_position() -> None:
    scores = np.ones((1, 4))
    assert best_ranks(scores, [[2, 3]]).tolist() == [3]
    assert best_ranks(np.array([[1.0, 2.0, 2.0, 2.0]]), [[3]]).tolist() == [3]


def test_r_precision_by_hand() -> None:
    scores = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
    assert r_precision_at(scores, {0, 3}, k=1) == 1.0
    assert r_precision_at(scores, {0, 3}, k=2) == 0.5
    assert r_precision_at(scores, {0, 3, 4}, k=2) == 0.5
    assert r_precision_at(scores, {4}, k=10) == 1.0


def test_ndcg_by_hand() -> None:
    scores = np.array([3.0, 2.0, 1.0])
    expected = (1 / np.log2(3)) / 1.0
    assert ndcg_at(scores, {1}, k=10) == pytest.approx(expected)
    assert ndcg_at(scores, {0, 1, 2}, k=2) == pytest.approx(1.0)


def test_ndcg_agrees_with_scikit_learn() -> None:
    rng = np.random.default_rng(1)
    for _ in range(25):
        scores = rng.random(40)
        relevant = set(rng.choice(40, size=int(rng.integers(1, 15)), replace=False).tolist())
        truth = np.array([[float(place in relevant) for place in range(40)]])
        assert ndcg_at(scores, relevant, k=10) == pytest.approx(ndcg_score(truth, scores[None, :], k=10))


@pytest.mark.parametrize("metric", [ndcg_at, r_precision_at])
def test_nothing_relevant_is_refused(metric: object) -> None:
    with pytest.raises(ValueError, match="at least one relevant"):
        metric(np.ones(3), set(), k=10)  # type: ignore[operator]


def test_bootstrap_interval_holds_the_mean_and_is_repeatable() -> None:
    rng = np.random.default_rng(2)
    theirs = rng.random(200)
    interval = paired_bootstrap(theirs + 0.1, theirs)
    assert interval.mean == pytest.approx(0.1)
    assert interval.low == pytest.approx(0.1)
    noisy = paired_bootstrap(rng.random(200), theirs)
    assert noisy.low < noisy.mean < noisy.high
    assert paired_bootstrap(theirs, theirs[::-1].copy()) == paired_bootstrap(theirs, theirs[::-1].copy())


def test_unpaired_values_are_refused() -> None:
    with pytest.raises(ValueError, match="one shape"):
        paired_bootstrap(np.ones(3), np.ones(4))
