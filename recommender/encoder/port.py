"""The port that every text encoder stands behind."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Embeddings = NDArray[np.float32]


class TextEncoder(Protocol):
    """Texts in, vectors out; similar texts get vectors with a high dot product."""

    @property
    def model_id(self) -> str:
        """Name and revision, for example ``char-tfidf@3f2a91c0``; changes when any vector could change."""
        ...

    @property
    def dimension(self) -> int:
        """Length of one vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts, in order.

        Returns:
            Shape (n_texts, dimension), float32; rows have length 1, so a dot product is the cosine. A text without
            any known part gets a row of zeros, which is similar to nothing.
        """
        ...
