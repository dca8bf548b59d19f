"""Course descriptions with what a reader says they teach: for calibrating text-read coverage and for measuring it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from competencies.errors import ContentError
from competencies.framework import CompetenceFramework
from competencies.language import Language
from recommender.tables import Row, read_rows

COURSE_COLUMNS = ("id", "provider", "language", "title", "text")
LABEL_COLUMNS = ("reading", "labeller", "course", "competence", "level", "certainty")


class Certainty(StrEnum):
    """How sure the labeller is that finishing the course brings the competence."""

    YES = "yes"
    """It is what the course teaches: it counts at its level."""
    PART = "part"
    """The course touches it: it counts at level 1, whatever level was noted."""
    NONE = "none"
    """The course teaches nothing of the framework; a row without competence."""


@dataclass(frozen=True, slots=True)
class LabelledCourse:
    """One course with its gold labels.

    Attributes:
        provider: invented; a provider's texts share a style, so they are never on both sides of a split.
        levels: competence -> highest level that finishing brings, by the first labeller; empty is 'nothing of ours'.
        second_levels: the same by the second labeller; None where there was none.
    """

    id: str
    provider: str
    language: Language
    title: str
    text: str
    levels: dict[str, int]
    second_levels: dict[str, int] | None


def read_labelled_courses(courses: Path, labels: Path, framework: CompetenceFramework) -> list[LabelledCourse]:
    """Read a table of courses and the table of their labels, ordered by course id.

    Raises:
        ContentError: names the file, the line, what was expected and what came.
    """
    first, second = _read_labels(labels, framework)
    rows = read_rows(courses, columns=COURSE_COLUMNS)
    found = [_course(row, first, second, where=f"{courses}, course {row['id']!r}") for row in rows]
    unknown = sorted((first.keys() | second.keys()) - {course.id for course in found})
    if unknown:
        raise ContentError(f"{labels}: labels for courses that {courses} lacks: {', '.join(unknown)}")
    return sorted(found, key=lambda course: course.id)


def _course(
    row: Row, first: dict[str, dict[str, int]], second: dict[str, dict[str, int]], *, where: str
) -> LabelledCourse:
    try:
        language = Language(row["language"])
    except ValueError as error:
        raise ContentError(f"{where}: expected a language of {', '.join(Language)}; {error}") from error
    if row["id"] not in first:
        raise ContentError(f"{where}: expected labels of a first reading, or a row with certainty 'none'; found none")
    return LabelledCourse(
        row["id"], row["provider"], language, row["title"], row["text"], first[row["id"]], second.get(row["id"])
    )


def _read_labels(
    path: Path, framework: CompetenceFramework
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Levels by course of the first and of the second reading."""
    readings: dict[str, dict[str, dict[str, int]]] = {"first": {}, "second": {}}
    for line, row in enumerate(read_rows(path, columns=LABEL_COLUMNS), start=2):
        certainty = row["certainty"]
        if row["reading"] not in readings or certainty not in set(Certainty):
            raise ContentError(
                f"{path}, line {line}: expected a reading 'first' or 'second' and a certainty of "
                f"{', '.join(Certainty)}; found {row['reading']!r} and {certainty!r}"
            )
        levels = readings[row["reading"]].setdefault(row["course"], {})
        if certainty == Certainty.NONE:
            continue
        if row["competence"] not in framework.rows or row["level"] not in {"1", "2", "3", "4"}:
            raise ContentError(
                f"{path}, line {line}: expected a competence of framework {framework.version} and a level from 1 to "
                f"4; found {row['competence']!r} and {row['level']!r}"
            )
        levels[row["competence"]] = int(row["level"]) if certainty == Certainty.YES else 1
    return readings["first"], readings["second"]
