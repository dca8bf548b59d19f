"""Ranking metrics and a paired bootstrap interval. Ranks start at 1; higher metric values are better.

Ties break by position: of two elements with the same score the one that comes first in the corpus ranks higher, so a
metric never profits from a scorer that gives everything the same score.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def best_ranks(scores: NDArray[np.floating], relevant: Sequence[Sequence[int]]) -> Floats:
    """Rank of the best relevant element of each query.

    Args:
        scores: shape (n_queries, n_elements).
        relevant: per query the positions of its relevant elements, at least one.
    """
    ranks = np.empty(len(relevant))
    for query, positions in enumerate(relevant):
        row = scores[query]
        columns = np.asarray(positions)
        best = row[columns].max()
        first = columns[row[columns] == best].min()
        ranks[query] = 1 + np.count_nonzero(row > best) + np.count_nonzero(row[:first] == best)
    return ranks


def reciprocal(ranks: Floats) -> Floats:
    """1 / rank per query; its mean is the mean reciprocal rank (MRR)."""
    return 1.0 / ranks


def hit(ranks: Floats, *, k: int) -> Floats:
    """1 where the best relevant element is among the first k."""
    return (ranks <= k).astype(float)


def top(scores: NDArray[np.floating], *, k: int) -> NDArray[np.int64]:
    """Positions of the k highest scores of one query, highest first, ties by position."""
    return np.argsort(-scores, kind="stable")[:k]


def r_precision_at(scores: NDArray[np.floating], relevant: Collection[int], *, k: int) -> float:
    """RP@k of one query: hits in the top k / min(k, number of relevant elements).

    Source: Chalkidis et al. 2019, "Large-scale multi-label text classification on EU legislation".
    """
    if not relevant:
        raise ValueError("RP@k needs at least one relevant element")
    wanted = set(relevant)
    return sum(int(position) in wanted for position in top(scores, k=k)) / min(k, len(wanted))


def ndcg_at(scores: NDArray[np.floating], relevant: Collection[int], *, k: int) -> float:
    """nDCG@k of one query with relevance 0 or 1: discounts 1 / log2(rank + 1), divided by the best possible sum."""
    if not relevant:
        raise ValueError("nDCG@k needs at least one relevant element")
    wanted = set(relevant)
    discounts = 1.0 / np.log2(np.arange(2, k + 2))
    gain = sum(discounts[rank] for rank, position in enumerate(top(scores, k=k)) if int(position) in wanted)
    return float(gain / discounts[: min(k, len(wanted))].sum())


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean difference with its 95 % bootstrap interval; above zero throughout means a real gain."""

    mean: float
    low: float
    high: float


def paired_bootstrap(ours: Floats, theirs: Floats, *, seed: int = 0, rounds: int = 2000) -> Interval:
    """Interval of mean(ours - theirs) over queries drawn with replacement; both were measured on the same queries."""
    if ours.shape != theirs.shape:
        raise ValueError(f"paired values need one shape, got {ours.shape} and {theirs.shape}")
    difference = ours - theirs
    rng = np.random.default_rng(seed)
    means = np.array([difference[rng.integers(len(difference), size=len(difference))].mean() for _ in range(rounds)])
    low, high = np.quantile(means, [0.025, 0.975])
    return Interval(float(difference.mean()), float(low), float(high))
