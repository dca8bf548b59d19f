import re

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from recommender.evaluation.baselines import Bm25, CharTfidf

CORPUS = [
    "lasser in de metaal",
    "bakker van brood en banket",
    "lasser lasser robot",
    "onderhoud van machines in de metaal",
    "brood",
]
QUERIES = ["lasser metaal", "brood bakken", "onbekend woord", "in de in"]


def test_bm25_agrees_with_rank_bm25() -> None:
    reference = pytest.importorskip("rank_bm25", reason="rank_bm25 is a development dependency")
    words = [re.findall(r"\w+", text.lower()) for text in CORPUS]
    model = reference.BM25Okapi(words)
    expected = np.stack([model.get_scores(re.findall(r"\w+", query.lower())) for query in QUERIES])
    np.testing.assert_allclose(Bm25().scores(QUERIES, CORPUS), expected, rtol=1e-5, atol=1e-6)


def test_char_tfidf_is_the_cosine_of_scikit_learn() -> None:
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit(CORPUS)
    expected = (vectorizer.transform(QUERIES) @ vectorizer.transform(CORPUS).T).toarray()
    np.testing.assert_allclose(CharTfidf().scores(QUERIES, CORPUS), expected, atol=1e-6)
