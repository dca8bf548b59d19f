"""Skill tags to courses, tags hidden: for each tag, rank the courses."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from competencies.errors import ContentError
from recommender.encoder.leaks import text_key
from recommender.encoder.lexical import Scores
from recommender.encoder.port import TextEncoder
from recommender.evaluation.baselines import Bm25, CharTfidf, DenseMatcher
from recommender.evaluation.figures import CourseReport, gains
from recommender.evaluation.leak_check import check_leaks
from recommender.evaluation.metrics import Floats, ndcg_at
from recommender.matching.courses import course_scores
from recommender.tables import read_rows

FEWEST_COURSES = 3
"""A tag of one or two courses says more about those courses than about the matching."""
COLUMNS = ("Title", "course_description", "Skills")


def evaluate_courses(path: Path, encoder: TextEncoder, *, beside: Sequence[TextEncoder] = ()) -> CourseReport:
    """nDCG@10 over the tags, with each baseline on titles and on titles with descriptions.

    Raises:
        ContentError: the file or a column is missing, or no course has a tag.
    """
    rows = [row for row in read_rows(path, columns=COLUMNS) if row["Title"].strip()]
    titles = [row["Title"].strip() for row in rows]
    descriptions = [row["course_description"] for row in rows]
    wanted = read_tags([row["Skills"] for row in rows])
    if not wanted:
        raise ContentError(
            f"{path}: expected comma-separated tags in Skills, each on {FEWEST_COURSES} courses or more; found none",
            field=str(path),
        )
    tags, relevant = list(wanted), list(wanted.values())
    both = [f"{title}\n{text}" for title, text in zip(titles, descriptions, strict=True)]
    by_text = {
        f"{name}, {kind}": _measure(scorer(tags, texts), relevant)
        for name, scorer in (
            ("bm25", Bm25().scores),
            ("char_tfidf", CharTfidf().scores),
            ("dense", DenseMatcher(encoder).scores),
            *((one.model_id, DenseMatcher(one).scores) for one in beside),
        )
        for kind, texts in (("title", titles), ("title and description", both))
    }
    ours = _measure(course_scores(encoder, tags, titles, descriptions), relevant)
    best = {name: _better(by_text, name) for name in ("bm25", "char_tfidf")}
    strongest = max(float(values.mean()) for values in best.values())
    in_title = np.array([any(text_key(tag) in text_key(title) for title in titles) for tag in tags])
    return CourseReport(
        scorer=f"{encoder.model_id}, title, best sentence and shared words",
        ndcg_10=float(ours.mean()),
        bm25=float(best["bm25"].mean()),
        char_tfidf=float(best["char_tfidf"].mean()),
        n=len(tags),
        ratio=float(ours.mean()) / strongest if strongest else 0.0,
        by_text={name: float(values.mean()) for name, values in by_text.items()},
        intervals=gains(ours, by_text),
        equal_label=_part(ours, in_title),
        other_queries=_part(ours, ~in_title),
        leaks=check_leaks(
            encoder, [(titles[place], text_key(tag)) for tag, places in wanted.items() for place in places]
        ),
    )


def read_tags(cells: list[str]) -> dict[str, set[int]]:
    """Per tag of at least three courses the positions of those courses; tags differing in case only are one."""
    wanted: dict[str, set[int]] = {}
    spelled: dict[str, str] = {}
    for place, cell in enumerate(cells):
        for tag in (part.strip() for part in cell.split(",")):
            if tag:
                wanted.setdefault(spelled.setdefault(tag.casefold(), tag), set()).add(place)
    return {tag: courses for tag, courses in wanted.items() if len(courses) >= FEWEST_COURSES}


def _measure(scores: Scores, relevant: list[set[int]]) -> Floats:
    return np.array([ndcg_at(row, places, k=10) for row, places in zip(scores, relevant, strict=True)])


def _better(by_text: dict[str, Floats], name: str) -> Floats:
    candidates = [values for key, values in by_text.items() if key.startswith(f"{name}, ")]
    return max(candidates, key=lambda values: float(values.mean()))


def _part(values: Floats, chosen: np.ndarray) -> dict[str, float]:
    return {"ndcg@10": float(values[chosen].mean()) if chosen.any() else 0.0, "n": int(chosen.sum())}
