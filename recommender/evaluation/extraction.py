"""Skills in sentences of job adverts, against all ESCO skills (Decorte et al. 2022)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from competencies.errors import ContentError
from recommender.encoder.leaks import text_key
from recommender.encoder.lexical import Scores
from recommender.encoder.port import TextEncoder
from recommender.evaluation.baselines import Bm25, CharTfidf, DenseMatcher
from recommender.evaluation.figures import ExtractionFigures, ExtractionReport, gains
from recommender.evaluation.leak_check import check_leaks
from recommender.evaluation.metrics import Floats, best_ranks, r_precision_at
from recommender.matching.concepts import ConceptMatcher, ConceptNames
from recommender.matching.pieces import maximum_per_owner
from recommender.tables import read_rows

ROW_COLUMNS = ("sentence", "label")
LABEL_COLUMNS = ("conceptUri", "preferredLabel", "altLabels")
Measured = dict[str, Floats]  # metric -> one value per sentence


def evaluate_extraction(
    rows: Path, labels: Path, encoder: TextEncoder, *, beside: Sequence[TextEncoder] = ()
) -> ExtractionReport:
    """Rank all concepts per sentence.

    Rows whose label is not a preferred label are skipped and counted. A description column in ``labels`` is used
    where present.

    Raises:
        ContentError: a file or column is missing, or no row can be evaluated.
    """
    concepts = read_concepts(labels)
    wanted, skipped = read_sentences(rows, concepts)
    texts = list(wanted)
    relevant = [sorted(places) for places in wanted.values()]
    matcher = ConceptMatcher(encoder, concepts)
    ours = _measure(np.stack([matcher.sentence_scores(text) for text in texts]), relevant)
    others = {
        name: _measure(_whole_sentence(scores, texts, concepts), relevant)
        for name, scores in (
            (CharTfidf.name, CharTfidf().scores),
            (Bm25.name, Bm25().scores),
            *((one.model_id, DenseMatcher(one).scores) for one in (encoder, *beside)),
        )
    }
    names = {text_key(name) for name in concepts.flat_names()[0]}
    equal = np.array([text_key(text) in names for text in texts])
    asked = [(text, concepts.ids[place]) for text, places in zip(texts, relevant, strict=True) for place in places]
    return ExtractionReport(
        scorer=matcher.name,
        figures=_means(ours),
        baselines={name: _means(values) for name, values in others.items()},
        intervals=gains(ours["rp@10"], {name: values["rp@10"] for name, values in others.items()}),
        skipped_rows=skipped,
        equal_label=_means({metric: values[equal] for metric, values in ours.items()}),
        other_queries=_means({metric: values[~equal] for metric, values in ours.items()}),
        leaks=check_leaks(encoder, asked),
    )


def read_concepts(labels: Path) -> ConceptNames:
    """ESCO skills with synonyms and, where the table has them, descriptions."""
    rows = read_rows(labels, columns=LABEL_COLUMNS)
    if not rows:
        raise ContentError(f"{labels}: expected at least one skill, found none", field=str(labels))
    return ConceptNames(
        ids=tuple(row["conceptUri"] for row in rows),
        labels=tuple(row["preferredLabel"] for row in rows),
        others=tuple(
            tuple(
                name for name in dict.fromkeys(row["altLabels"].split("\n")) if name and name != row["preferredLabel"]
            )
            for row in rows
        ),
        descriptions=tuple(row.get("description", "") for row in rows),
    )


def read_sentences(rows: Path, concepts: ConceptNames) -> tuple[dict[str, set[int]], int]:
    """Per sentence the positions of its concepts, and how many rows name none."""
    position = {label.casefold(): place for place, label in reversed(list(enumerate(concepts.labels)))}
    wanted: dict[str, set[int]] = {}
    skipped = 0
    for row in read_rows(rows, columns=ROW_COLUMNS):
        place = position.get(row["label"].strip().casefold())
        if place is None:
            skipped += 1
        else:
            wanted.setdefault(row["sentence"], set()).add(place)
    if not wanted:
        raise ContentError(f"{rows}: expected labels that occur in the skill table, found none", field=str(rows))
    return wanted, skipped


def _whole_sentence(
    scorer: Callable[[list[str], list[str]], Scores], texts: list[str], concepts: ConceptNames
) -> Scores:
    names, starts = concepts.flat_names()
    return maximum_per_owner(scorer(texts, names), starts)


def _measure(scores: Scores, relevant: list[list[int]]) -> Measured:
    measured = {
        f"rp@{k}": np.array([r_precision_at(row, places, k=k) for row, places in zip(scores, relevant, strict=True)])
        for k in (1, 5, 10)
    }
    return {**measured, "mrr": 1.0 / best_ranks(scores, relevant)}


def _means(measured: Measured) -> ExtractionFigures:
    n = len(measured["mrr"])
    means = {metric: float(values.mean()) if n else 0.0 for metric, values in measured.items()}
    return ExtractionFigures(means["rp@1"], means["rp@5"], means["rp@10"], means["mrr"], n)
