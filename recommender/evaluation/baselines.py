"""What the matching is measured against: counting letters, counting words, and the bare cosine of an encoder."""

from collections.abc import Sequence

import numpy as np

from recommender.encoder.lexical import Bm25, Scores
from recommender.encoder.port import TextEncoder

__all__ = ["Bm25", "CharTfidf", "DenseMatcher"]


class CharTfidf:
    """Character TF-IDF: n-grams of 3 to 5 letters within words (scikit-learn's ``char_wb``), cosine."""

    name = "char_tfidf"

    def scores(self, queries: Sequence[str], corpus: Sequence[str]) -> Scores:
        """Cosines, shape (n_queries, n_corpus); statistics are those of the corpus."""
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5))
        corpus_rows = vectorizer.fit_transform(corpus)
        product = vectorizer.transform(queries) @ corpus_rows.T
        return np.asarray(product.toarray(), dtype=np.float32)


class DenseMatcher:
    """The cosine of the encoder's vectors, nothing else."""

    def __init__(self, encoder: TextEncoder) -> None:
        self.encoder = encoder

    @property
    def name(self) -> str:
        return self.encoder.model_id

    def scores(self, queries: Sequence[str], corpus: Sequence[str]) -> Scores:
        return self.encoder.encode(queries) @ self.encoder.encode(corpus).T
