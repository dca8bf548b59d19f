"""Fits how likely an offer's text makes what it teaches, so that a coverage means what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from recommender.config import CourseWeights, LevelWeights
from recommender.reading.courses import LabelledCourse
from recommender.reading.coverage import AMOUNTS, CUES, Floats, course_amounts, level_cues, taught_log_odds
from recommender.reading.reader import ComparedOffer, TextReader
from recommender.vectors import text_units

_INVERSE_PENALTY = 0.1
"""On amounts in standard deviations; from 0.01 to 1 the cross-validated log loss differs by less than 1 %."""
_LEVEL_INVERSE_PENALTY = 0.1
_TOP_LEVEL = 3
"""Level 4 is never fitted: two of 455 labels have it."""


@dataclass(frozen=True)
class CourseExamples:
    """Labelled courses beside the framework, without those that have no telling part.

    Attributes:
        courses: in the order of the rows.
        compared: what the reader saw.
        amounts: shape (n_courses, n_competences, n_amounts).
        levels: gold; 0 where not taught, shape (n_courses, n_competences).
    """

    courses: tuple[LabelledCourse, ...]
    compared: tuple[ComparedOffer, ...]
    amounts: Floats
    levels: NDArray[np.int64]

    @property
    def providers(self) -> NDArray[np.str_]:
        """Of each course, shape (n_courses,)."""
        return np.array([course.provider for course in self.courses])

    def cues(self, weights: CourseWeights) -> Floats:
        """Shape (n_courses, n_competences, n_cues)."""
        return np.stack(
            [
                level_cues(compared, course.title, amounts, taught_log_odds(amounts, weights))
                for course, compared, amounts in zip(self.courses, self.compared, self.amounts, strict=True)
            ]
        )


def course_examples(
    courses: Sequence[LabelledCourse], reader: TextReader, framework: CompetenceFramework
) -> CourseExamples:
    """Compare each course with the framework, as an offer is compared."""
    seen = [
        (course, compared)
        for course in courses
        if (
            compared := reader.compare_offer(text_units(course.title, course.text), language=course.language)
        ).text.parts
    ]
    levels = [[course.levels.get(one.id, 0) for one in framework.competences] for course, _ in seen]
    return CourseExamples(
        tuple(course for course, _ in seen),
        tuple(compared for _, compared in seen),
        np.stack([course_amounts(compared, reader.config.weights) for _, compared in seen]),
        np.array(levels),
    )


def fit_course_weights(examples: CourseExamples, *, rows: NDArray[np.int64] | None = None) -> CourseWeights:
    """Ridge logistic regressions: over (course, competence) for being taught, then over what is taught for each level.

    Args:
        examples: of one encoder.
        rows: the courses to fit on; None is all.

    Returns:
        Weights rounded to 4 decimals; the floor is policy and stands in the config.
    """
    rows = np.arange(len(examples.levels)) if rows is None else rows
    levels = examples.levels[rows]
    fitted = _fit(examples.amounts[rows].reshape(-1, len(AMOUNTS)), levels.ravel() >= 1, AMOUNTS, _INVERSE_PENALTY)
    weights = CourseWeights(**fitted)
    cues = examples.cues(weights)[rows]
    next_levels = {
        f"level_{level}": LevelWeights(
            **_fit(cues[levels >= level - 1], levels[levels >= level - 1] >= level, CUES, _LEVEL_INVERSE_PENALTY)
        )
        for level in range(2, _TOP_LEVEL + 1)
    }
    return weights.model_copy(update=next_levels)


def _fit(amounts: Floats, wanted: NDArray[np.bool_], names: Sequence[str], penalty: float) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (takes a second to import)

    centre, spread = amounts.mean(axis=0), amounts.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=penalty, max_iter=5000, tol=1e-8).fit((amounts - centre) / spread, wanted)
    coefficients = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - centre @ coefficients)
    found = zip(("intercept", *names), (intercept, *coefficients.tolist()), strict=True)
    return {name: round(float(value), 4) for name, value in found}
