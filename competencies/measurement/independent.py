"""A posterior per competence, each on its own: prior times likelihoods over the five levels.

Self-ratings, ladders and knowledge questions follow a graded response model (Samejima 1969) on the integer levels:
the chance of at least grade g on a statement of level l is logistic in (level - l + offset_g). Competences do not
inform each other here; the multidimensional model takes this place behind the same interface.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from competencies.check import Answer, CompetenceCheck, KnowledgeChoice, LadderChoice, SelfRating, Skipped
from competencies.framework import Competence, CompetenceFramework, Item, KnowledgeItem, StatementItem
from competencies.level import LEVELS, N_LEVELS, LevelDistribution, ProficiencyLevel
from competencies.person import Trust
from competencies.profile import CompetenceEstimate, CompetenceProfile, Observation, Provenance, TextReading
from competencies.target import Background

Likelihood = NDArray[np.float64]
Value = TypeVar("Value")
_LEVEL_AXIS = np.arange(N_LEVELS, dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependentSettings:
    """Authors' estimates, in levels unless said otherwise; to be replaced by calibration on collected answers."""

    discrimination: float = 2.2
    """Slope of the logistic per level: how sharply answers tell levels apart."""
    ladder_discrimination: float = 2.6
    """Ladders show four statements side by side, which sharpens the answer a little."""
    grade_offsets: tuple[float, float, float] = (1.4, 0.5, -0.6)
    """Added to (level - statement level) for at least: with help, alone, can teach."""
    prior_slope: float = 1.6
    """Slope of the logistic prior per level: how much people with the same background differ."""
    specialist_mean: float = 0.2
    """Prior mean level on a specialist competence without any background."""
    literacy_mean: float = 1.6
    """Prior mean level on a literacy competence at VKS level 4 (secondary diploma)."""
    literacy_per_vks_level: float = 0.35
    """Added to the literacy mean per VKS level above 4, taken off below it."""
    unknown_vks_level: int = 3
    """What an untold education counts as: rather too low than too high, since basic offers are free and near."""
    background_share: float = 0.75
    """Share of the way from the prior mean to the typical level of the person's occupation, at full experience."""
    full_experience_years: float = 5.0
    """Years after which the occupation counts in full; unknown years count as half of that."""


class IndependentMeasurement:
    """Implements competencies.measurement.port.Measurement, one competence at a time."""

    def __init__(self, settings: IndependentSettings | None = None) -> None:
        self.settings = settings or IndependentSettings()

    def profile(
        self,
        check: CompetenceCheck,
        framework: CompetenceFramework,
        *,
        background: Background | None = None,
        readings: Sequence[TextReading] = (),
    ) -> CompetenceProfile:
        """See the port. The order of answers and readings does not matter; a skip carries no information."""
        held = dict(background.holds) if background else {}
        answered = _by_competence((framework.item(answer.item).competence, answer) for answer in check.answers)
        read = _by_competence((reading.competence, reading) for reading in readings if reading.probability > 0)
        estimates = {}
        for competence in framework.competences:
            prior = _distribution(self.settings.prior_slope, self._prior_mean(competence, check, held))
            probabilities, observations = np.array(prior.probabilities), list[Observation]()
            if background and competence.id in held:
                observations.append(Observation(Provenance.OCCUPATION, background.id, str(int(held[competence.id]))))
            for answer in answered.get(competence.id, ()):
                if not isinstance(answer, Skipped):
                    probabilities = probabilities * self._answer_likelihood(answer, framework.item(answer.item))
                    observations.append(Observation(Provenance.ANSWERED, answer.item, _value_of(answer)))
            for reading in read.get(competence.id, ()):
                probabilities = probabilities * self._reading_likelihood(reading)
                observations.append(Observation(reading.provenance, reading.words, str(int(reading.level))))
            levels = prior
            if observations:
                levels = LevelDistribution(tuple((probabilities / probabilities.sum()).tolist()))
            estimates[competence.id] = CompetenceEstimate(competence.id, levels, tuple(observations))
        return CompetenceProfile(framework.version, estimates)

    def _prior_mean(
        self, competence: Competence, check: CompetenceCheck, held: Mapping[str, ProficiencyLevel]
    ) -> float:
        """Mean level before the first question, from education, occupation and years of experience."""
        settings = self.settings
        mean = settings.specialist_mean
        if competence.literacy:
            vks_level = settings.unknown_vks_level if check.education_level is None else check.education_level
            mean = settings.literacy_mean + settings.literacy_per_vks_level * (vks_level - 4)
        typical = held.get(competence.id)
        if typical is not None and typical > mean:
            years = check.experience_years
            share = 0.5 if years is None else min(1.0, years / settings.full_experience_years)
            mean += (typical - mean) * settings.background_share * share
        return mean

    def _answer_likelihood(self, answer: Answer, item: Item) -> Likelihood:
        """P(answer | level), shape (5,)."""
        settings = self.settings
        if isinstance(answer, SelfRating) and isinstance(item, StatementItem):
            offsets = settings.grade_offsets
            reached = [_logistic(settings.discrimination * (_LEVEL_AXIS - item.level + offset)) for offset in offsets]
            bounds = [np.ones(N_LEVELS), *reached, np.zeros(N_LEVELS)]
            return np.asarray(bounds[answer.grade.rank] - bounds[answer.grade.rank + 1])
        if isinstance(answer, LadderChoice):
            steps = [_logistic(settings.ladder_discrimination * (_LEVEL_AXIS - level + 0.5)) for level in LEVELS[1:]]
            bounds = [np.ones(N_LEVELS), *steps, np.zeros(N_LEVELS)]
            return np.asarray(bounds[answer.level] - bounds[answer.level + 1])
        if isinstance(answer, KnowledgeChoice) and isinstance(item, KnowledgeItem):
            guess = 1 / len(item.options)
            right = guess + (1 - guess) * _logistic(settings.discrimination * (_LEVEL_AXIS - item.level + 0.5))
            return right if answer.option == item.right_option else 1 - right
        raise TypeError(f"{type(answer).__name__} does not answer {type(item).__name__}")

    def _reading_likelihood(self, reading: TextReading) -> Likelihood:
        """A mixture: with the reading's probability the words mean 'alone at this level', else they say nothing."""
        says_so = _logistic(self.settings.discrimination * (_LEVEL_AXIS - reading.level + 0.5))
        return reading.probability * says_so + (1 - reading.probability) * 0.5


TRUST_WEIGHTS: dict[Trust, float] = {Trust.AUTHENTIC_SOURCE: 1.0, Trust.VERIFIED: 0.9, Trust.SELF_DECLARED: 0.6}
"""How far a piece of evidence counts: factor on the probability that was read from its text. Authors' estimates."""


@lru_cache(maxsize=4096)
def _distribution(slope: float, mean: float) -> LevelDistribution:
    """The logistic prior over the levels around a mean; few means occur, so they are kept."""
    at_least = _logistic(slope * (mean - _LEVEL_AXIS[1:] + 0.5))
    return LevelDistribution(tuple(_differences(at_least).tolist()))


def _by_competence(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    grouped: dict[str, list[Value]] = {}
    for competence, value in pairs:
        grouped.setdefault(competence, []).append(value)
    return grouped


def _logistic(x: NDArray[np.float64]) -> Likelihood:
    return np.asarray(1 / (1 + np.exp(-x)))


def _differences(at_least: NDArray[np.float64]) -> Likelihood:
    """P(level >= 1..4) -> P(level = 0..4)."""
    bounds = np.concatenate(([1.0], at_least, [0.0]))
    return bounds[:-1] - bounds[1:]


def _value_of(answer: Answer) -> str:
    match answer:
        case SelfRating():
            return answer.grade.value
        case LadderChoice():
            return str(int(answer.level))
        case KnowledgeChoice():
            return answer.option
        case Skipped():
            return "skip"
