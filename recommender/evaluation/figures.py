"""The shapes of evaluation results, with the keys that the command line prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from recommender.evaluation.metrics import Floats, Interval, hit, paired_bootstrap, reciprocal


@dataclass(frozen=True, slots=True)
class RankFigures:
    """Means over queries that each have one best rank."""

    mrr: float
    hit_1: float
    hit_10: float
    n: int

    @classmethod
    def of(cls, ranks: Floats) -> "RankFigures":
        """From ranks; without any query the means are zero and n says so."""
        if not len(ranks):
            return cls(0.0, 0.0, 0.0, 0)
        mrr, first, ten = (float(values.mean()) for values in (reciprocal(ranks), hit(ranks, k=1), hit(ranks, k=10)))
        return cls(mrr, first, ten, len(ranks))

    def as_dict(self) -> dict[str, float]:
        return {"mrr": self.mrr, "hit@1": self.hit_1, "hit@10": self.hit_10, "n": self.n}


@dataclass(frozen=True, slots=True)
class LeakReport:
    """Which (query, concept) pairs of a test set the model has seen in training.

    Attributes:
        checked: pairs looked up; None where the model keeps no record of its training.
        pairs: seen as an annotated pair: a real leak.
        labels: the query is itself a name of the concept in ESCO; allowed by the protocol, and reported.
    """

    checked: int | None
    pairs: tuple[tuple[str, str], ...] = ()
    labels: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {
            "checked": self.checked,
            "pairs": [list(pair) for pair in self.pairs],
            "equal_to_own_label": self.labels,
        }


def _interval_dict(interval: Interval) -> dict[str, float]:
    return {"difference": interval.mean, "low": interval.low, "high": interval.high}


@dataclass(frozen=True, slots=True)
class RankReport:
    """Result of ``evaluate linking`` and ``evaluate skills``.

    Attributes:
        scorer: what produced the headline figures.
        figures: headline figures.
        baselines: other scorers on the same queries.
        intervals: gain in MRR over each of them, paired bootstrap.
        equal_label, other_queries: the headline scorer on queries that equal a corpus label, and on the rest.
        leaks: what the model has seen.
    """

    scorer: str
    figures: RankFigures
    baselines: Mapping[str, RankFigures]
    intervals: Mapping[str, Interval]
    equal_label: RankFigures
    other_queries: RankFigures
    leaks: LeakReport
    extra: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {
            **self.figures.as_dict(),
            "scorer": self.scorer,
            "baselines": {name: figures.as_dict() for name, figures in self.baselines.items()},
            "mrr_gain": {name: _interval_dict(interval) for name, interval in self.intervals.items()},
            "queries_equal_to_a_label": self.equal_label.as_dict(),
            "other_queries": self.other_queries.as_dict(),
            "leaks": self.leaks.as_dict(),
            **self.extra,
        }


@dataclass(frozen=True, slots=True)
class ExtractionFigures:
    """Means over sentences."""

    rp_1: float
    rp_5: float
    rp_10: float
    mrr: float
    n: int

    def as_dict(self) -> dict[str, float]:
        return {"rp@1": self.rp_1, "rp@5": self.rp_5, "rp@10": self.rp_10, "mrr": self.mrr, "n": self.n}


@dataclass(frozen=True, slots=True)
class ExtractionReport:
    """Result of ``evaluate extraction``; intervals are about RP@10."""

    scorer: str
    figures: ExtractionFigures
    baselines: Mapping[str, ExtractionFigures]
    intervals: Mapping[str, Interval]
    skipped_rows: int
    equal_label: ExtractionFigures
    other_queries: ExtractionFigures
    leaks: LeakReport

    def as_dict(self) -> dict[str, Any]:
        return {
            **self.figures.as_dict(),
            "scorer": self.scorer,
            "baselines": {name: figures.as_dict() for name, figures in self.baselines.items()},
            "rp@10_gain": {name: _interval_dict(interval) for name, interval in self.intervals.items()},
            "skipped_rows": self.skipped_rows,
            "sentences_equal_to_a_label": self.equal_label.as_dict(),
            "other_sentences": self.other_queries.as_dict(),
            "leaks": self.leaks.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class CourseReport:
    """Result of ``evaluate courses``.

    Attributes:
        ndcg_10: the headline scorer.
        bm25, char_tfidf: each baseline with the better of its two texts (title; title and description).
        by_text: every scorer with every text.
        ratio: ndcg_10 over the better baseline; the goal is 1.35.
    """

    scorer: str
    ndcg_10: float
    bm25: float
    char_tfidf: float
    n: int
    ratio: float
    by_text: Mapping[str, float]
    intervals: Mapping[str, Interval]
    equal_label: Mapping[str, float]
    other_queries: Mapping[str, float]
    leaks: LeakReport

    def as_dict(self) -> dict[str, Any]:
        return {
            "ndcg@10": self.ndcg_10,
            "bm25": self.bm25,
            "char_tfidf": self.char_tfidf,
            "n": self.n,
            "ratio": self.ratio,
            "scorer": self.scorer,
            "by_text": dict(self.by_text),
            "ndcg@10_gain": {name: _interval_dict(interval) for name, interval in self.intervals.items()},
            "tags_in_a_title": dict(self.equal_label),
            "other_tags": dict(self.other_queries),
            "leaks": self.leaks.as_dict(),
        }


def gains(ours: Floats, others: Mapping[str, Floats]) -> dict[str, Interval]:
    """Paired bootstrap interval of our gain over each other scorer."""
    return {name: paired_bootstrap(ours, theirs) for name, theirs in others.items()}
