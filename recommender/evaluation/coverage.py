"""How honest the coverage is that is read from course texts: cross-validated over providers, beside two baselines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.language import Language
from recommender.config import CourseWeights
from recommender.evaluation.metrics import Floats, top
from recommender.reading.courses import LabelledCourse
from recommender.reading.coverage import level_probabilities, taught_log_odds
from recommender.reading.reader import TextReader, reading_probabilities
from recommender.training.coverage import CourseExamples, course_examples, fit_course_weights
from recommender.vectors import text_units

N_BINS = 10
K = 3
LEVELS_READ = (1, 2, 3)
_SHOWN = CourseWeights()
"""Its floor and number say which pairs the product keeps; both are policy, not fitted."""
_FOLDS = 10
_RESAMPLES = 1000
_SIMULATIONS = 200
_FORMER_SHARE = 0.5
"""What the probability of a reading was multiplied by before coverage was calibrated."""
_LEAST = 1e-6
"""Probabilities are kept this far from 0 and 1 in the log loss."""
Gold = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Pairs of about one probability: how many, what was told on average, and how often it was so."""

    n: int
    told: float
    true: float


def reliability_bins(told: Floats, true: Gold, *, equal_mass: bool = False) -> list[ReliabilityBin]:
    """Ten bins, of equal width over [0, 1] or of equal numbers of pairs; empty ones are left out.

    Args:
        told: probabilities, shape (n,).
        true: shape (n,).
        equal_mass: bins of as many pairs each; ties stay in the order in which they come.
    """
    if equal_mass:
        members = np.array_split(np.argsort(told, kind="stable"), N_BINS)
    else:
        numbers = np.minimum((told * N_BINS).astype(np.int64), N_BINS - 1)
        members = [np.flatnonzero(numbers == number) for number in range(N_BINS)]
    return [
        ReliabilityBin(len(inside), float(told[inside].mean()), float(true[inside].mean()))
        for inside in members
        if len(inside)
    ]


def calibration_error(told: Floats, true: Gold, *, equal_mass: bool = False) -> float:
    """Mean distance between what was told and what was true, over bins, weighted by their number of pairs; 0 without.

    Source: Naeini, Cooper and Hauskrecht 2015.
    """
    bins = reliability_bins(told, true, equal_mass=equal_mass)
    return sum(one.n * abs(one.told - one.true) for one in bins) / len(told) if len(told) else 0.0


def agreement(courses: Sequence[LabelledCourse], framework: CompetenceFramework, *, level: int) -> dict[str, float]:
    """Cohen's kappa and F1 between the first and the second labeller, over (course, competence) of at least a level."""
    both = [course for course in courses if course.second_levels is not None]
    first, second = (
        np.array([[levels.get(one.id, 0) >= level for one in framework.competences] for levels in readings])
        for readings in ([one.levels for one in both], [one.second_levels or {} for one in both])
    )
    if not both or not (first.any() or second.any()):
        return {"courses": len(both), "kappa": 1.0, "f1": 1.0}
    same, a, b = (first == second).mean(), first.mean(), second.mean()
    chance = a * b + (1 - a) * (1 - b)
    f1 = 2 * (first & second).sum() / (first.sum() + second.sum())
    return {"courses": len(both), "kappa": float((same - chance) / (1 - chance)), "f1": float(f1)}


def evaluate_coverage(
    courses: Sequence[LabelledCourse], reader: TextReader, framework: CompetenceFramework
) -> dict[str, Any]:
    """The figures of ``evaluate coverage``.

    Every probability comes from weights that were fitted without any course of that provider. The headline is the
    calibration error of level 1 over the pairs that the product uses and shows: those above the floor.

    Args:
        courses: labelled blind to any model; not written from the framework's own sentences.
        reader: with the encoder and reading weights that coverage is built on.
        framework: of the labels.
    """
    examples = course_examples(courses, reader, framework)
    providers, gold = examples.providers, examples.levels >= 1
    return {
        "courses": len(courses),
        "providers": len(set(providers)),
        "headline": f"calibration_error: level 1, pairs of at least {_SHOWN.floor}, {N_BINS} bins of equal width",
        **evaluate_examples(examples),
        "baselines": {
            name: _figures(told, gold, shown_pairs(told))
            for name, told in (
                ("char tf-idf, calibrated alike", _letters(examples, framework, providers)),
                ("as before: reading x 0.5", _former(examples, reader)),
            )
        },
        "agreement of labellers": {
            f"level {level}": agreement(courses, framework, level=level) for level in LEVELS_READ
        },
    }


def evaluate_examples(examples: CourseExamples) -> dict[str, Any]:
    """The figures of our own reading, without baselines; see ``evaluate_coverage``."""
    providers, gold = examples.providers, examples.levels >= 1
    languages = np.array([course.language.value for course in examples.courses])
    ours = _cross_validated(examples, providers)
    taught = ours[..., 0]
    shown = shown_pairs(taught)
    return {
        **_figures(taught, gold, shown),
        "interval": _interval(taught, gold, shown, providers),
        "calibration_error_if_perfect": _if_perfect(taught[shown]),
        "levels": {
            f"level {level}": _level_figures(ours[..., level - 1], examples.levels >= level, shown)
            for level in LEVELS_READ
        },
        "languages": {
            language: _figures(taught[rows], gold[rows], shown[rows])
            for language in sorted(set(languages))
            if (rows := np.flatnonzero(languages == language)).size
        },
        "reliability": [
            [one.n, round(one.told, 3), round(one.true, 3)] for one in reliability_bins(taught[shown], gold[shown])
        ],
    }


def shown_pairs(told: Floats) -> Gold:
    """The pairs that the product keeps: above the floor, and among the likeliest of their course; shape of ``told``."""
    shown = np.zeros(told.shape, dtype=np.bool_)
    for row, probabilities in enumerate(told):
        kept = top(probabilities, k=_SHOWN.most)
        shown[row, kept] = probabilities[kept] >= _SHOWN.floor
    return shown


def _cross_validated(examples: CourseExamples, providers: NDArray[np.str_]) -> Floats:
    """P(at least level l), each course by weights without its provider, shape (n_courses, n_competences, 4)."""
    told = np.zeros((*examples.levels.shape, 4))
    for train, test in _folds(providers):
        weights = fit_course_weights(examples, rows=train)
        taught = taught_log_odds(examples.amounts, weights)
        told[test] = level_probabilities(taught, examples.cues(weights), weights)[test]
    return told


def _folds(providers: NDArray[np.str_]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows to fit on and rows to test on; no provider is in both."""
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415  (takes a second to import)

    n = min(_FOLDS, len(set(providers)))
    yield from GroupKFold(n).split(np.zeros(len(providers)), groups=providers)


def _figures(told: Floats, gold: Gold, shown: Gold) -> dict[str, float]:
    """The figures of one way of reading; shapes (n_courses, n_competences)."""
    sure = np.clip(told, _LEAST, 1 - _LEAST)
    taught = np.flatnonzero(gold.any(axis=1))
    hits = [gold[row, top(told[row], k=K)].sum() for row in taught]
    named = [np.count_nonzero(told[row, top(told[row], k=K)] >= _SHOWN.floor) for row in range(len(told))]
    right = [(gold[row] & shown[row])[top(told[row], k=K)].sum() for row in range(len(told))]
    return {
        "calibration_error": calibration_error(told[shown], gold[shown]),
        "equal_mass": calibration_error(told[shown], gold[shown], equal_mass=True),
        "all_pairs": calibration_error(told.ravel(), gold.ravel()),
        "brier": float(np.mean((told - gold) ** 2)),
        "log_loss": float(-np.mean(np.where(gold, np.log(sure), np.log(1 - sure)))),
        "recall@3": float(np.mean([hit / min(K, gold[row].sum()) for hit, row in zip(hits, taught, strict=True)])),
        "precision@3": float(sum(right) / max(1, sum(named))),
        "found": float(gold[shown].sum() / max(1, gold.sum())),
        "right": float(gold[shown].mean()) if shown.any() else 0.0,
        "n": int(shown.sum()),
        "n_all": told.size,
    }


def _level_figures(told: Floats, gold: Gold, shown: Gold) -> dict[str, float]:
    """Honesty of one level, over the shown pairs, and over those in which this level itself is above the floor."""
    likely = shown & (told >= _SHOWN.floor)
    return {
        "calibration_error": calibration_error(told[shown], gold[shown]),
        "where_above_floor": calibration_error(told[likely], gold[likely]),
        "told": float(told[shown].mean()) if shown.any() else 0.0,
        "true": float(gold[shown].mean()) if shown.any() else 0.0,
        "n": int(shown.sum()),
        "n_above_floor": int(likely.sum()),
        "n_gold": int(gold.sum()),
    }


def _interval(told: Floats, gold: Gold, shown: Gold, providers: NDArray[np.str_]) -> dict[str, float]:
    """The middle 95 % of the calibration error when providers are drawn anew with replacement; seeded."""
    rng = np.random.default_rng(1)
    rows = [np.flatnonzero(providers == provider) for provider in sorted(set(providers))]
    errors = []
    for _ in range(_RESAMPLES):
        drawn = np.concatenate([rows[number] for number in rng.integers(len(rows), size=len(rows))])
        inside = shown[drawn]
        errors.append(calibration_error(told[drawn][inside], gold[drawn][inside]))
    low, high = np.quantile(errors, [0.025, 0.975])
    return {"low": float(low), "high": float(high)}


def _if_perfect(told: Floats) -> float:
    """The calibration error that these probabilities would show if they were exactly right: what few pairs cost."""
    rng = np.random.default_rng(1)
    return float(np.mean([calibration_error(told, rng.random(len(told)) < told) for _ in range(_SIMULATIONS)]))


def _former(examples: CourseExamples, reader: TextReader) -> Floats:
    """The likeliest part's probability of meaning the competence, above the reader's floor, halved."""
    weights = reader.config.weights
    read = np.stack(
        [reading_probabilities(compared.text.amounts, weights).max(axis=0) for compared in examples.compared]
    )
    return np.where(read >= weights.floor, _FORMER_SHARE * read, 0.0)


def _letters(examples: CourseExamples, framework: CompetenceFramework, providers: NDArray[np.str_]) -> Floats:
    """Cosines of counted letters, of the title, the nearest part and the whole text, calibrated over the same folds."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    amounts, gold = _letter_cosines(examples.courses, framework), examples.levels >= 1
    told = np.zeros(gold.shape)
    for train, test in _folds(providers):
        model = LogisticRegression(C=100.0, max_iter=5000).fit(amounts[train].reshape(-1, 3), gold[train].ravel())
        told[test] = model.predict_proba(amounts[test].reshape(-1, 3))[:, 1].reshape(len(test), -1)
    return told


def _letter_cosines(courses: Sequence[LabelledCourse], framework: CompetenceFramework) -> Floats:
    """With the nearest of label and statements, of title, best part, whole: shape (n_courses, n_competences, 3)."""
    from recommender.encoder.tfidf import CharTfidfEncoder  # noqa: PLC0415

    texts = [
        [text.text_in(language) for one in framework.competences for text in (one.label, *one.statements)]
        for language in Language
    ]
    encoder = CharTfidfEncoder().fit([text for own in texts for text in own])
    named = {language: encoder.encode(own) for language, own in zip(Language, texts, strict=True)}
    rows = []
    for course in courses:
        units = text_units(course.title, course.text)
        cosines = encoder.encode([*units, " ".join(units)]) @ named[course.language].T
        nearest = cosines.reshape(len(units) + 1, len(framework.competences), -1).max(axis=2)
        rows.append(np.stack([nearest[0], nearest[:-1].max(axis=0), nearest[-1]], axis=1))
    return np.stack(rows).astype(np.float64)
