"""Character TF-IDF behind the encoder port: no training data, no weights, works from the first start.

Counts character 3- to 5-grams within words, which carries Dutch compounds and Flemish variants further than words do
(figures: README, "Reading Dutch"). It is the baseline that every other encoder is compared with.
"""

import hashlib
from collections.abc import Sequence
from typing import Self

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.preprocessing import normalize

from competencies.errors import NotReady
from recommender.encoder.port import Embeddings


class CharTfidfEncoder:
    """Hashed character n-grams, weighted by how rare they are in the texts it was fitted on."""

    def __init__(self, dimension: int = 8192) -> None:
        """Set the parameters; ``fit`` comes before ``encode``.

        Args:
            dimension: number of hash buckets.
        """
        self._dimension = dimension
        self._counts = HashingVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            n_features=dimension,
            strip_accents="unicode",
            norm=None,
            alternate_sign=False,
        )
        self._weights: TfidfTransformer | None = None
        self._revision = ""

    def fit(self, texts: Sequence[str]) -> Self:
        """Learn which n-grams are rare; the same texts in any order give the same model."""
        ordered = sorted(set(texts))
        self._weights = TfidfTransformer(sublinear_tf=True).fit(self._counts.transform(ordered))
        self._revision = hashlib.sha256("\n".join(ordered).encode()).hexdigest()[:8]
        return self

    @property
    def model_id(self) -> str:
        """See the port; the revision is a fingerprint of the texts it was fitted on."""
        return f"char-tfidf@{self._revision}"

    @property
    def dimension(self) -> int:
        """See the port."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """See the port.

        Raises:
            NotReady: ``fit`` was not called.
        """
        if self._weights is None:
            raise NotReady("the character TF-IDF encoder is not fitted; call fit(texts) first")
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        weighted = self._weights.transform(self._counts.transform(texts))
        return np.asarray(normalize(weighted).toarray(), dtype=np.float32)
