"""How well competences are read from people's own words, how honest the probabilities are, and what is left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from recommender.encoder.port import TextEncoder
from recommender.evaluation.metrics import Floats, paired_bootstrap, top
from recommender.reading.labelled import LabelledText, TextKind
from recommender.reading.reader import TextReader, reading_probabilities

K = 5
_BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_TELLING = 0.05
"""Lowest probability that the calibration error looks at; the many pairs that are surely wrong would flatter it."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Readings of about one probability: what was said, and how often it was so."""

    n: int
    told: float
    true: float


@dataclass(frozen=True)
class ReadTexts:
    """One way of reading, over all texts.

    Attributes:
        scores: shape (n_texts, n_competences); a probability or a cosine.
        matches: whether anything matches at all, shape (n_texts,).
    """

    scores: Floats
    matches: NDArray[np.bool_]

    @classmethod
    def floored(cls, scores: Floats, floor: float) -> "ReadTexts":
        """Where the best score decides whether anything matches."""
        return cls(scores, scores.max(axis=1) >= floor)

    def recalls(self, texts: Sequence[LabelledText], columns: dict[str, int], *, floor: float | None = None) -> Floats:
        """Per text with competences the share of them among the first five.

        Args:
            texts: with and without competences.
            columns: competence id -> column.
            floor: None takes all first five, whether the text matches or not; otherwise only those of at least this
                score, in texts that match.
        """
        values = []
        for text, row, matches in zip(texts, self.scores, self.matches, strict=True):
            if text.competences:
                first = {int(place) for place in top(row, k=K) if floor is None or (matches and row[place] >= floor)}
                wanted = {columns[id_] for id_ in text.competences}
                values.append(len(first & wanted) / min(K, len(wanted)))
        return np.array(values)

    def matched(self, texts: Sequence[LabelledText], kind: TextKind | None = None) -> float:
        """Share of the texts without competences in which something matches all the same."""
        rows = [
            bool(matches)
            for text, matches in zip(texts, self.matches, strict=True)
            if not text.competences and kind in {None, text.kind}
        ]
        return float(np.mean(rows)) if rows else 0.0


def read_all(
    texts: Sequence[LabelledText], reader: TextReader, n_competences: int, *, use_occupation: bool
) -> ReadTexts:
    """Probability that each text means each competence, by its likeliest part; 0 without a telling part."""
    scores = np.zeros((len(texts), n_competences))
    matches = np.zeros(len(texts), dtype=np.bool_)
    for row, text in enumerate(texts):
        occupation = text.occupation if use_occupation else None
        compared = reader.compare(text.text, language=text.language, occupation=occupation)
        matches[row] = reader.is_on_topic(compared)
        if compared.parts:
            scores[row] = reading_probabilities(compared.amounts, reader.config.weights).max(axis=0)
    return ReadTexts(scores, matches)


def bare_cosines(texts: Sequence[LabelledText], framework: CompetenceFramework, encoder: TextEncoder) -> Floats:
    """The whole text against the best of label and statements, shape (n_texts, n_competences)."""
    scores = np.zeros((len(texts), len(framework.competences)))
    for language in {text.language for text in texts}:
        named = [text.text_in(language) for one in framework.competences for text in (one.label, *one.statements)]
        rows = [row for row, text in enumerate(texts) if text.language is language]
        cosines = encoder.encode([texts[row].text for row in rows]) @ encoder.encode(named).T
        scores[rows] = cosines.reshape(len(rows), len(framework.competences), -1).max(axis=2)
    return scores


def floor_for(scores: Floats, texts: Sequence[LabelledText], *, matched: float) -> float:
    """The floor at which this share of the texts without competences still matches."""
    best = np.sort([row.max() for text, row in zip(texts, scores, strict=True) if not text.competences])[::-1]
    return float(np.nextafter(best[int(matched * len(best))], np.inf)) if len(best) else 0.0


def reliability(scores: Floats, gold: NDArray[np.bool_]) -> list[ReliabilityBin]:
    """What was told and how often it was true, in bins of the probability."""
    bins = np.digitize(scores, _BINS[1:-1])
    return [
        ReliabilityBin(int(inside.sum()), float(scores[inside].mean()), float(gold[inside].mean()))
        for number in range(len(_BINS) - 1)
        if (inside := bins == number).any()
    ]


def expected_calibration_error(scores: Floats, gold: NDArray[np.bool_]) -> float:
    """Mean distance between what was told and what was true, over the pairs of at least 0.05, weighted by number.

    Source: Naeini, Cooper and Hauskrecht 2015, with bins of fixed width.
    """
    telling = scores >= _TELLING
    bins = reliability(scores[telling], gold[telling])
    total = sum(one.n for one in bins)
    return sum(one.n * abs(one.told - one.true) for one in bins) / total if total else 0.0


def evaluate_reading(
    texts: Sequence[LabelledText],
    calibration: Sequence[LabelledText],
    reader: TextReader,
    framework: CompetenceFramework,
    encoder: TextEncoder,
) -> dict[str, Any]:
    """The figures of ``evaluate reading``.

    Args:
        texts: what is reported on.
        calibration: other texts, on which the baselines get their floor as the reader got its own.
        reader: with weights that were fitted on ``calibration``.
        framework: of the labels.
        encoder: the reader's.
    """
    columns = framework.rows
    gold = np.array([[one.id in text.competences for one in framework.competences] for text in texts])
    weights = reader.config.weights
    ours = read_all(texts, reader, len(columns), use_occupation=True)
    alone = read_all(texts, reader, len(columns), use_occupation=False)
    recalls, matched = ours.recalls(texts, columns), ours.recalls(texts, columns, floor=0.0)
    told = (ours.scores >= weights.floor) & ours.matches[:, None]
    report: dict[str, Any] = {
        "encoder": encoder.model_id,
        "recall@5": float(recalls.mean()),
        "recall@5_matched": float(matched.mean()),
        "recall_loss": float((recalls - matched).mean()),
        "off_topic_matched": ours.matched(texts),
        "everyday_matched": ours.matched(texts, TextKind.EVERYDAY),
        "other_work_matched": ours.matched(texts, TextKind.OTHER_WORK),
        "told_recall": float(told[gold].mean()),
        "told_precision": float(gold[told].mean()) if told.any() else 0.0,
        "off_topic_told": float(told[~gold.any(axis=1)].any(axis=1).mean()) if not gold.any(axis=1).all() else 0.0,
        "calibration_error": expected_calibration_error(ours.scores, gold),
        "brier": float(np.mean((ours.scores - gold) ** 2)),
        "floor": weights.floor,
        "n": len(recalls),
        "n_off_topic": len(texts) - len(recalls),
        "recall@5_without_occupation": float(alone.recalls(texts, columns).mean()),
        "reliability": [[one.n, round(one.told, 3), round(one.true, 3)] for one in reliability(ours.scores, gold)],
    }
    report["baselines"] = {
        name: _baseline(other, texts, calibration, framework, ours=recalls)
        for name, other in (("bare cosine", encoder), ("char tf-idf", _fitted_tfidf(framework)))
    }
    return report


def _baseline(
    encoder: TextEncoder,
    texts: Sequence[LabelledText],
    calibration: Sequence[LabelledText],
    framework: CompetenceFramework,
    *,
    ours: Floats,
) -> dict[str, float]:
    floor = floor_for(bare_cosines(calibration, framework, encoder), calibration, matched=0.04)
    read = ReadTexts.floored(bare_cosines(texts, framework, encoder), floor)
    recalls = read.recalls(texts, framework.rows)
    gain = paired_bootstrap(ours, recalls)
    return {
        "recall@5": float(recalls.mean()),
        "recall@5_matched": float(read.recalls(texts, framework.rows, floor=0.0).mean()),
        "off_topic_matched": read.matched(texts),
        "gain_mean": gain.mean,
        "gain_low": gain.low,
        "gain_high": gain.high,
    }


def _fitted_tfidf(framework: CompetenceFramework) -> TextEncoder:
    from recommender.encoder.tfidf import CharTfidfEncoder  # noqa: PLC0415  (scikit-learn takes a second to import)

    return CharTfidfEncoder().fit(
        [text.nl for one in framework.competences for text in (one.label, one.description, *one.statements)]
    )
