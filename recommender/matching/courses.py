"""Phrases against courses."""

from collections.abc import Sequence

import numpy as np

from recommender.encoder.lexical import Bm25, Scores
from recommender.encoder.port import TextEncoder
from recommender.matching.pieces import maximum_per_owner, sentences
from recommender.matching.weights import MEASURED, MatchingWeights


def course_scores(
    encoder: TextEncoder,
    queries: Sequence[str],
    titles: Sequence[str],
    descriptions: Sequence[str],
    weights: MatchingWeights = MEASURED,
) -> Scores:
    """Phrases against courses, shape (n_queries, n_courses): the title, the best sentence, and shared words.

    Shared words help here and nowhere else: a description is long enough to name a tool that no vector of a whole
    text shows, and it often belongs to another course, so that a part of it says more than all of it.
    """
    asked = encoder.encode(queries)
    named = encoder.encode(titles)
    by_title = asked @ named.T - weights.course_centre * (named @ named.mean(axis=0))[None, :]
    parts = [sentences(text) for text in descriptions]
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    flat = encoder.encode([sentence for part in parts for sentence in part])
    by_text = maximum_per_owner(asked @ flat.T, np.cumsum(lengths) - lengths)
    scores: Scores = (1 - weights.course_text) * by_title + weights.course_text * by_text
    both = [f"{title}\n{text}" for title, text in zip(titles, descriptions, strict=True)]
    words = np.maximum(Bm25().scores(queries, both), 0.0)
    scores += weights.course_words * words / np.maximum(words.max(axis=1, keepdims=True), 1e-9)
    return scores
