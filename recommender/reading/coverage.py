"""What finishing an offer brings, read from its text: a calibrated probability per competence and level.

A part of the text speaks for a competence as far as it resembles it (``resemblance.py``). Here the parts of one offer
are taken together: how often a competence is meant, whether in the title, and whether it stands out among all others.
``AMOUNTS`` names what the probability of being taught is made of, ``CUES`` what decides how far the offer brings
somebody who learns it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.level import LEVELS
from recommender.config import CourseWeights, ReadingWeights
from recommender.plain_text import normalise
from recommender.reading.reader import ComparedOffer, TextReader, reading_log_odds

Floats = NDArray[np.float64]
METHOD = "title, outcomes, sentences up to 40 words; parts taken together; 1"
"""How an offer is cut and read, in words; a change of it is a new method, and stored coverage is read anew."""
AMOUNTS = (
    "repeated",
    "title",
    "rank",
    "title_stands_out",
    "whole_description",
    "whole_concept",
    "expected",
    "parts",
)
CUES = ("taught", "title", "higher", "basic", "advanced")
N_STEPS = len(LEVELS) - 1
_BASIC_STARTS = (
    "basis",
    "initiatie",
    "inleiding",
    "introduct",
    "kennismak",
    "starter",
    "beginner",
    "debutant",
    "eerste",
)
_ADVANCED_STARTS = (
    "gevorderd",
    "advanced",
    "expert",
    "specialis",
    "verdiep",
    "vervolg",
    "avance",
    "perfection",
    "master",
)
_DECIMALS = 6
"""Of a probability that is kept: the last digits of a float depend on the machine, and advice must not."""
_LEAST = 0.001
"""Added to sums of probabilities, so that none has a logarithm."""


def course_amounts(compared: ComparedOffer, weights: ReadingWeights) -> Floats:
    """The amounts of each competence, shape (n_competences, n_amounts), in the order of AMOUNTS.

    Args:
        compared: with at least one part.
        weights: what makes a part of a text likely to mean a competence.
    """
    said = reading_log_odds(compared.text.amounts, weights)
    best = said.max(axis=0)
    title = said[compared.in_title].max(axis=0) if compared.in_title.any() else said.min(axis=0)
    probabilities = _logistic(said)
    expected = np.log(_logistic(best).sum() + _LEAST)
    rank = np.empty(len(best))
    rank[np.argsort(-best, kind="stable")] = np.arange(len(best))
    amounts = {
        "repeated": np.log(probabilities.sum(axis=0) + _LEAST),
        "title": title,
        "rank": np.log1p(rank),
        "title_stands_out": _standing_out(title),
        "whole_description": _standing_out(compared.whole_description),
        "whole_concept": _standing_out(compared.whole_concept),
        "expected": np.full(len(best), expected),
        "parts": np.full(len(best), np.log(len(said))),
    }
    return np.stack([amounts[name] for name in AMOUNTS], axis=1)


def level_cues(compared: ComparedOffer, title: str, amounts: Floats, taught: Floats) -> Floats:
    """What tells how far an offer brings somebody, shape (n_competences, n_cues), in the order of CUES.

    Args:
        compared: with at least one part.
        title: of the offer; 'basis' and 'gevorderd' in it count.
        amounts: of ``course_amounts``.
        taught: log odds that the competence is taught, shape (n_competences,).
    """
    cosines = compared.text.cosines
    higher = cosines[:, :, 3:].max(axis=(0, 2)) - cosines[:, :, 1:3].max(axis=(0, 2))
    words = normalise(title).split()
    cues = {
        "taught": taught,
        "title": amounts[:, AMOUNTS.index("title")],
        "higher": higher,
        "basic": np.full(len(taught), float(any(word.startswith(_BASIC_STARTS) for word in words))),
        "advanced": np.full(len(taught), float(any(word.startswith(_ADVANCED_STARTS) for word in words))),
    }
    return np.stack([cues[name] for name in CUES], axis=1)


@dataclass(frozen=True, slots=True)
class CoverageReading:
    """What a text says about one competence.

    Attributes:
        competence: id.
        probabilities: that finishing brings somebody to at least level 1, 2, 3 and 4; never rising.
        words: the part of the text that speaks most for it.
    """

    competence: str
    probabilities: tuple[float, ...]
    words: str


class CoverageReader:
    """Reads what an offer teaches; built once for a framework, an encoder and their weights."""

    def __init__(self, framework: CompetenceFramework, reader: TextReader, weights: CourseWeights) -> None:
        self.weights = weights
        self._framework, self._reader = framework, reader

    @property
    def made_with(self) -> str:
        """What a coverage depends on beside the offer's text: encoder, framework, and a fingerprint of all weights."""
        settings = json.dumps([METHOD, self._reader.config.model_dump(), self.weights.model_dump()])
        fingerprint = hashlib.sha256(settings.encode()).hexdigest()[:12]
        return f"encoder {self._reader.model_id}, framework {self._framework.version}, weights {fingerprint}"

    def probabilities(self, parts: Sequence[str], *, language: Language) -> Floats:
        """P(finishing brings at least level l), shape (n_competences, 4), in [0, 1), never rising with the level.

        Zero where being taught is less likely than the floor, and beyond the likeliest competences.

        Args:
            parts: the title first, then learning outcomes and sentences.
            language: of the framework texts.
        """
        return self._kept(self._read(self._reader.compare_offer(parts, language=language), parts[0]))

    def read(self, parts: Sequence[str], *, language: Language) -> list[CoverageReading]:
        """The same with the words it was read from: what is kept, likeliest first, ties by competence id."""
        compared = self._reader.compare_offer(parts, language=language)
        probabilities = self._kept(self._read(compared, parts[0]))
        readings = []
        for row in np.flatnonzero(probabilities[:, 0]):
            speaking = int(reading_log_odds(compared.text.amounts[:, row], self._reader.config.weights).argmax())
            told = tuple(float(value) for value in probabilities[row])
            readings.append(CoverageReading(self._framework.competences[row].id, told, compared.text.parts[speaking]))
        return sorted(readings, key=lambda reading: (-reading.probabilities[0], reading.competence))

    def _read(self, compared: ComparedOffer, title: str) -> Floats:
        if not compared.text.parts:
            return np.zeros((len(self._framework.competences), N_STEPS))
        amounts = course_amounts(compared, self._reader.config.weights)
        taught = taught_log_odds(amounts, self.weights)
        return level_probabilities(taught, level_cues(compared, title, amounts, taught), self.weights)

    def _kept(self, probabilities: Floats) -> Floats:
        likeliest = np.argsort(-probabilities[:, 0], kind="stable")[: self.weights.most]
        kept = np.zeros_like(probabilities)
        kept[likeliest] = probabilities[likeliest]
        kept[kept[:, 0] < self.weights.floor] = 0.0
        return np.asarray(kept.round(_DECIMALS), dtype=np.float64)


def taught_log_odds(amounts: Floats, weights: CourseWeights) -> Floats:
    """Log odds that finishing brings at least level 1, of amounts of shape (..., n_amounts)."""
    return np.asarray(amounts @ np.array(weights.of_amounts()) + weights.intercept, dtype=np.float64)


def level_probabilities(taught: Floats, cues: Floats, weights: CourseWeights) -> Floats:
    """P(at least level l) = P(level 1) P(level 2 | level 1) P(level 3 | level 2); level 4 is never read from a text.

    Args:
        taught: log odds of level 1, shape (...).
        cues: shape (..., n_cues).

    Returns:
        Shape (..., 4).
    """
    first = _logistic(taught)
    second = first * _logistic(cues @ np.array(weights.level_2.of_cues()) + weights.level_2.intercept)
    third = second * _logistic(cues @ np.array(weights.level_3.of_cues()) + weights.level_3.intercept)
    return np.stack([first, second, third, np.zeros_like(first)], axis=-1)


def _logistic(log_odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)), dtype=np.float64)


def _standing_out(values: Floats) -> Floats:
    """In how many standard deviations each competence lies above the average one; 0 where all are alike."""
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)
