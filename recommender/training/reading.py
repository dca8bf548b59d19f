"""Fits the reading weights of an encoder on labelled texts, so that a reading's probability means what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from recommender.config import ReadingWeights, TopicWeights
from recommender.reading.labelled import LabelledText
from recommender.reading.reader import ComparedText, TextReader, reading_probabilities
from recommender.reading.resemblance import FEATURES
from recommender.reading.topic import expected_competences, topic_features

ROUNDS = 4
"""Which part of a text speaks for a competence depends on the weights, and the weights on the parts."""
_INVERSE_PENALTY = 3.0
_TOPIC_INVERSE_PENALTY = 10.0
"""Chosen on the calibration texts. Can-do statements and word lists as further examples, support vectors and more
amounts did not separate better; more labelled texts did (area under the curve .944, .957, .966 with 0.3, 0.6 and all
of 813)."""


@dataclass(frozen=True, slots=True)
class _Examples:
    compared: list[ComparedText]
    gold: NDArray[np.bool_]
    """Shape (n_texts, n_competences); texts without a telling part are left out: nothing is read from them."""


def fit_reading_weights(
    texts: Sequence[LabelledText], reader: TextReader, framework: CompetenceFramework
) -> ReadingWeights:
    """Logistic regression with a light ridge over (text, competence), each with the part that speaks most for it; then
    one over texts, for whether they are about the framework at all.

    Args:
        texts: with and without competences, as they occur.
        reader: its encoder and framework are what the weights are for; its weights are the starting point.
        framework: of the labels.

    Returns:
        Weights; the floors are policy and stand in the config.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (takes a second to import)

    examples = _compare(texts, reader, framework)
    weights = reader.config.weights
    wanted = examples.gold.ravel()
    for _ in range(ROUNDS):
        amounts = np.concatenate([_speaking_parts(one, weights) for one in examples.compared])
        spread = amounts.std(axis=0)
        spread[spread == 0] = 1.0
        model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=1000).fit(amounts / spread, wanted)
        fitted = dict(zip(FEATURES, (model.coef_[0] / spread).tolist(), strict=True))
        weights = ReadingWeights(intercept=float(model.intercept_[0]), **fitted)
    weights = ReadingWeights(**{name: round(getattr(weights, name), 3) for name in ("intercept", *FEATURES)})
    return weights.model_copy(update={"topic": _fit_topic(texts, reader, weights)})


def _fit_topic(texts: Sequence[LabelledText], reader: TextReader, weights: ReadingWeights) -> TopicWeights:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    features = np.stack([_topic_features(text, reader, weights) for text in texts])
    wanted = np.array([bool(text.competences) for text in texts])

    model = LogisticRegression(C=_TOPIC_INVERSE_PENALTY, max_iter=3000).fit(features, wanted)
    numbers = [round(float(value), 3) for value in model.coef_[0]]
    half = (len(numbers) - 1) // 2
    return TopicWeights(
        intercept=round(float(model.intercept_[0]), 3),
        text=tuple(numbers[:half]),
        occupation=tuple(numbers[half:-1]),
        readings=numbers[-1],
    )


def _topic_features(text: LabelledText, reader: TextReader, weights: ReadingWeights) -> NDArray[np.float64]:
    compared = reader.compare(text.text, language=text.language, occupation=text.occupation)
    return topic_features(
        compared.text, compared.occupation, expected_competences(reading_probabilities(compared.amounts, weights))
    )


def _compare(texts: Sequence[LabelledText], reader: TextReader, framework: CompetenceFramework) -> _Examples:
    compared, gold = [], []
    for text in texts:
        one = reader.compare(text.text, language=text.language, occupation=text.occupation)
        if one.parts:
            compared.append(one)
            gold.append([competence.id in text.competences for competence in framework.competences])
    return _Examples(compared, np.array(gold))


def _speaking_parts(one: ComparedText, weights: ReadingWeights) -> NDArray[np.float64]:
    """The amounts of the likeliest part for each competence, shape (n_competences, n_features)."""
    likeliest = reading_probabilities(one.amounts, weights).argmax(axis=0)
    speaking: NDArray[np.float64] = one.amounts[likeliest, np.arange(one.amounts.shape[1])]
    return speaking
