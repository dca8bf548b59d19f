"""The common part of linking and skills: one best rank per query, baselines beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recommender.encoder.leaks import text_key
from recommender.encoder.lexical import Scores
from recommender.evaluation.baselines import Bm25, CharTfidf
from recommender.evaluation.figures import LeakReport, RankFigures, RankReport, gains
from recommender.evaluation.metrics import Floats, best_ranks, reciprocal

Scorer = Callable[[Sequence[str], Sequence[str]], Scores]


@dataclass(frozen=True, slots=True)
class RankingTask:
    """Queries, corpus texts, and per query the positions of its relevant texts."""

    queries: tuple[str, ...]
    corpus: tuple[str, ...]
    relevant: tuple[tuple[int, ...], ...]

    def ranks(self, scorer: Scorer, *, step: int = 512) -> Floats:
        """Best rank per query, scored a few hundred queries at a time to bound memory."""
        return self.ranks_of(lambda part: scorer(part, self.corpus), step=step)

    def ranks_of(self, score: Callable[[Sequence[str]], Scores], *, step: int = 512) -> Floats:
        parts = [
            best_ranks(score(self.queries[start : start + step]), self.relevant[start : start + step])
            for start in range(0, len(self.queries), step)
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    def equals_label(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which queries read like a corpus text (case, accents and punctuation aside)."""
        keys = {text_key(text) for text in self.corpus}
        return np.array([text_key(query) in keys for query in self.queries], dtype=bool)


def report_ranks(
    task: RankingTask, *, scorer: str, ours: Floats, others: Mapping[str, Floats], leaks: LeakReport
) -> RankReport:
    """Put our ranks beside those of character TF-IDF, BM25 and ``others``."""
    size = max(len(task.queries), 1)  # one call each: their statistics are computed per call
    theirs = {
        CharTfidf.name: task.ranks(CharTfidf().scores, step=size),
        Bm25.name: task.ranks(Bm25().scores, step=size),
        **others,
    }
    equal = task.equals_label()
    return RankReport(
        scorer=scorer,
        figures=RankFigures.of(ours),
        baselines={name: RankFigures.of(ranks) for name, ranks in theirs.items()},
        intervals=gains(reciprocal(ours), {name: reciprocal(ranks) for name, ranks in theirs.items()}),
        equal_label=RankFigures.of(ours[equal]),
        other_queries=RankFigures.of(ours[~equal]),
        leaks=leaks,
    )
