"""Fits the reading weights of an encoder on labelled texts, so that a reading's probability means what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from recommender.config import ReadingWeights
from recommender.reading.labelled import LabelledText
from recommender.reading.reader import ComparedText, TextReader, reading_probabilities
from recommender.reading.resemblance import FEATURES

ROUNDS = 4
"""Which part of a text speaks for a competence depends on the weights, and the weights on the parts."""
OFF_TOPIC_MATCHED = 0.04
"""Share of the off-topic texts that may return a match when the floor is chosen; 0.05 is promised on other texts."""
_INVERSE_PENALTY = 3.0


@dataclass(frozen=True, slots=True)
class _Examples:
    compared: list[ComparedText]
    gold: NDArray[np.bool_]
    """Shape (n_texts, n_competences); texts without a telling part are left out: nothing is read from them."""


def fit_reading_weights(
    texts: Sequence[LabelledText], reader: TextReader, framework: CompetenceFramework
) -> ReadingWeights:
    """Logistic regression with a light ridge over (text, competence), each with the part that speaks most for it.

    Args:
        texts: with and without competences, as they occur.
        reader: its encoder and framework are what the weights are for; its weights are the starting point.
        framework: of the labels.

    Returns:
        Weights, with the lowest floor at which OFF_TOPIC_MATCHED of the texts without competences match.
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
    rounded = {name: round(value, 3) for name, value in weights.model_dump().items()}
    weights = ReadingWeights(**rounded)
    return weights.model_copy(update={"floor": _floor(examples, weights, n_off_topic=_count_off_topic(texts))})


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


def _count_off_topic(texts: Sequence[LabelledText]) -> int:
    return sum(not text.competences for text in texts)


def _floor(examples: _Examples, weights: ReadingWeights, *, n_off_topic: int) -> float:
    best = np.array([reading_probabilities(one.amounts, weights).max() for one in examples.compared])
    off_topic = np.sort(best[~examples.gold.any(axis=1)])[::-1]
    allowed = int(OFF_TOPIC_MATCHED * n_off_topic)
    if len(off_topic) <= allowed:
        return 0.0
    return float(np.ceil(off_topic[allowed] * 1000) / 1000)
