"""Competences of another vocabulary (VDAB Competent) to ESCO skill labels."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from competencies.errors import ContentError
from recommender.encoder.port import TextEncoder
from recommender.evaluation.baselines import DenseMatcher
from recommender.evaluation.figures import RankReport
from recommender.evaluation.leak_check import check_leaks
from recommender.evaluation.ranking_task import RankingTask, report_ranks
from recommender.matching.concepts import ConceptMatcher, ConceptNames
from recommender.tables import Row, read_rows

COUNTED = frozenset({"skos:exactMatch", "skos:closeMatch", "exactMatch", "closeMatch"})
PAIR_COLUMNS = ("competent_label_nl", "esco_uri", "mapping_relation")
LABEL_COLUMNS = ("conceptUri", "preferredLabel_nl")
OTHER_NAMES = ("altLabels_nl", "preferredLabel_en")


def evaluate_skills(
    pairs: Path,
    labels: Path,
    encoder: TextEncoder,
    *,
    held_out_only: bool = False,
    beside: Sequence[TextEncoder] = (),
) -> RankReport:
    """Rank all labels per competence label; exact and close matches count, the rest is left out.

    Args:
        pairs: table with the columns competent_label_nl, esco_uri and mapping_relation.
        labels: table with conceptUri and preferredLabel_nl; synonyms and English labels are used where present.
        encoder: what is measured.
        held_out_only: measure only the fifth of the competences (by competent_id) that training leaves out.
        beside: encoders that are reported with their bare cosine.

    Raises:
        ContentError: a file or column is missing, or no pair can be evaluated.
    """
    names = read_concept_names(labels)
    task = read_skill_task(pairs, names, held_out_only=held_out_only)
    matcher = ConceptMatcher(encoder, names)
    ours = task.ranks_of(matcher.phrase_scores)
    asked = [
        (query, names.ids[place]) for query, places in zip(task.queries, task.relevant, strict=True) for place in places
    ]
    return report_ranks(
        task,
        scorer=matcher.name,
        ours=ours,
        others={one.model_id: task.ranks(DenseMatcher(one).scores) for one in (encoder, *beside)},
        leaks=check_leaks(encoder, asked),
    )


def read_concept_names(labels: Path) -> ConceptNames:
    """Dutch labels with whatever further names the table has."""
    rows = [row for row in read_rows(labels, columns=LABEL_COLUMNS) if row["preferredLabel_nl"].strip()]
    if not rows:
        raise ContentError(f"{labels}: expected at least one label, found none", field=str(labels))
    return ConceptNames(
        ids=tuple(row["conceptUri"] for row in rows),
        labels=tuple(row["preferredLabel_nl"] for row in rows),
        others=tuple(_other_names(row) for row in rows),
        descriptions=tuple(row.get("description_nl", "") for row in rows),
    )


def _other_names(row: Row) -> tuple[str, ...]:
    cells = (row.get(column, "") for column in OTHER_NAMES)
    found = [name.strip() for cell in cells for name in cell.replace(" | ", "\n").split("\n") if name.strip()]
    return tuple(dict.fromkeys(name for name in found if name != row["preferredLabel_nl"]))


def read_skill_task(pairs: Path, names: ConceptNames, *, held_out_only: bool) -> RankingTask:
    """One query per distinct competence label; pairs whose concept has no label here are left out."""
    from recommender.training.corpus import is_held_out  # noqa: PLC0415

    columns = (*PAIR_COLUMNS, "competent_id") if held_out_only else PAIR_COLUMNS
    position = {uri: place for place, uri in enumerate(names.ids)}
    relevant: dict[str, list[int]] = defaultdict(list)
    for row in read_rows(pairs, columns=columns):
        counted = row["mapping_relation"].strip() in COUNTED and row["esco_uri"] in position
        if counted and not (held_out_only and not is_held_out(row["competent_id"])):
            relevant[row["competent_label_nl"]].append(position[row["esco_uri"]])
    if not relevant:
        raise ContentError(
            f"{pairs}: expected exact or close matches (mapping_relation) to concepts of the label table, found none",
            field=str(pairs),
        )
    return RankingTask(
        queries=tuple(relevant), corpus=names.labels, relevant=tuple(tuple(places) for places in relevant.values())
    )
