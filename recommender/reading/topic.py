"""Whether a text is about anything in the framework: 'nothing matches' is an answer."""

import numpy as np
from numpy.typing import NDArray

from recommender.config import TopicWeights
from recommender.encoder.port import Embeddings

_LEAST = 0.01
"""Added to the expected number of competences, so that none has a logarithm."""


def expected_competences(probabilities: NDArray[np.float64]) -> float:
    """Sum over competences of the probability of the likeliest part.

    Args:
        probabilities: shape (n_parts, n_competences); no part gives 0.
    """
    return float(probabilities.max(axis=0, initial=0.0).sum())


def topic_features(text: Embeddings, occupation: Embeddings, expected: float) -> NDArray[np.float64]:
    """The amounts of the model end to end: text and occupation vectors, shape (dimension,) each, then the readings."""
    return np.concatenate([text, occupation, [np.log(expected + _LEAST)]]).astype(np.float64)


def topic_probability(features: NDArray[np.float64], weights: TopicWeights) -> float:
    """Probability that the text is about the framework, in (0, 1)."""
    coefficients = np.array([*weights.text, *weights.occupation, weights.readings])
    return float(1.0 / (1.0 + np.exp(-(features @ coefficients + weights.intercept))))
