"""Occupation titles to ESCO surface forms, in the format of MELO (Retyk et al. 2024)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from competencies.errors import ContentError
from recommender.encoder.port import TextEncoder
from recommender.evaluation.baselines import CharTfidf, DenseMatcher
from recommender.evaluation.figures import RankFigures, RankReport
from recommender.evaluation.leak_check import check_leaks
from recommender.evaluation.ranking_task import RankingTask, report_ranks
from recommender.matching.pieces import maximum_per_owner
from recommender.matching.titles import TitleIndex, concepts_first
from recommender.tables import find_file, read_columns

MAPPING = "concept_mapping.tsv"


def evaluate_linking(folder: Path, encoder: TextEncoder, *, beside: Sequence[TextEncoder] = ()) -> RankReport:
    """Rank all surface forms per title; a title's rank is that of its best relevant form.

    The headline is the list that a person gets: one form of each concept that the encoder remembers, then the rest.
    Published figures rank every form by its own score, so five wrong synonyms ahead of the right one make rank 6;
    that stands beside it, and the letter-counting baseline is reported both ways. The figures per concept of the
    folder's own mapping stand there as ``concept_level``.

    Raises:
        ContentError: the folder or a file is missing or has another shape.
    """
    task, concepts = read_linking(folder)
    index = TitleIndex(encoder, task.corpus)
    report = report_ranks(
        task,
        scorer=index.name,
        ours=task.ranks_of(index.list_scores),
        others={
            f"{index.name}, every form by itself": task.ranks_of(index.scores),
            **{one.model_id: task.ranks(DenseMatcher(one).scores) for one in (encoder, *beside)},
            f"{CharTfidf.name}, concepts first": task.ranks(
                lambda queries, corpus: concepts_first(CharTfidf().scores(queries, corpus), index.owners),
                step=len(task.queries),
            ),
        },
        leaks=check_leaks(encoder, _pairs(task, concepts)),
    )
    if len(concepts) < len(task.corpus):
        return report
    return replace(report, extra={"concept_level": _by_concept(task, concepts, index).as_dict()})


def _by_concept(task: RankingTask, concepts: dict[int, str], index: TitleIndex) -> RankFigures:
    """The same scores with one rank per concept: a concept scores as its best surface form."""
    names, owner = np.unique([concepts[place] for place in range(len(task.corpus))], return_inverse=True)
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(len(names)))
    relevant = tuple(tuple(sorted({int(owner[place]) for place in places})) for places in task.relevant)
    by_concept = RankingTask(task.queries, tuple(names.tolist()), relevant)
    return RankFigures.of(by_concept.ranks_of(lambda part: maximum_per_owner(index.scores(part)[:, order], starts)))


def read_linking(folder: Path) -> tuple[RankingTask, dict[int, str]]:
    """A MELO folder as a task, and the concept URI of each corpus position where the folder says it."""
    if not folder.is_dir():
        raise ContentError(
            f"{folder}: expected a folder with queries.tsv, corpus_elements.tsv and annotations.tsv, "
            f"found {'a file' if folder.exists() else 'nothing'}",
            field=str(folder),
        )
    queries = read_columns(folder / "queries.tsv", width=2)
    corpus = read_columns(folder / "corpus_elements.tsv", width=2)
    position = {cells[0]: place for place, cells in enumerate(corpus)}
    relevant: dict[str, list[int]] = defaultdict(list)
    for number, cells in enumerate(read_columns(folder / "annotations.tsv", width=4), start=1):
        if cells[2] not in position:
            raise ContentError(
                f"{folder / 'annotations.tsv'}, line {number}: expected an id of corpus_elements.tsv, found {cells[2]}",
                field=str(folder),
            )
        if cells[3].strip() not in {"", "0"}:
            relevant[cells[0]].append(position[cells[2]])
    asked = [cells for cells in queries if relevant.get(cells[0])]
    if not asked:
        raise ContentError(f"{folder}: expected annotations for the queries, found none that match", field=str(folder))
    task = RankingTask(
        queries=tuple(cells[1] for cells in asked),
        corpus=tuple(cells[1] for cells in corpus),
        relevant=tuple(tuple(relevant[cells[0]]) for cells in asked),
    )
    return task, _concepts(folder, position)


def _concepts(folder: Path, position: dict[str, int]) -> dict[int, str]:
    try:
        path = find_file(folder / MAPPING)
    except ContentError:
        return {}
    return {position[cells[0]]: cells[1] for cells in read_columns(path, width=2) if cells[0] in position}


def _pairs(task: RankingTask, concepts: dict[int, str]) -> list[tuple[str, str]]:
    return [
        (query, concepts[place])
        for query, places in zip(task.queries, task.relevant, strict=True)
        for place in places
        if place in concepts
    ]
