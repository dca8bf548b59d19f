"""Texts with the competences that a person would tick after reading them: for calibrating and for measuring."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from competencies.errors import ContentError
from competencies.framework import CompetenceFramework
from competencies.language import Language
from recommender.tables import Row, read_rows

COLUMNS = ("id", "language", "kind", "occupation", "text", "competences")


class TextKind(StrEnum):
    """What a text is about."""

    EXPERIENCE = "experience"
    EVERYDAY = "everyday"
    OTHER_WORK = "other_work"


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text with its gold labels; without competences it is off-topic."""

    id: str
    language: Language
    kind: TextKind
    occupation: str | None
    text: str
    competences: frozenset[str]


def read_labelled(path: Path, framework: CompetenceFramework) -> list[LabelledText]:
    """Read a table of labelled texts.

    Raises:
        ContentError: names the file, the line, what was expected and what came.
    """
    rows = read_rows(path, columns=COLUMNS)
    return [_labelled(row, framework, where=f"{path}, line {line}") for line, row in enumerate(rows, start=2)]


def _labelled(row: Row, framework: CompetenceFramework, *, where: str) -> LabelledText:
    try:
        language, kind = Language(row["language"]), TextKind(row["kind"])
    except ValueError as error:
        raise ContentError(
            f"{where}: expected a language of {', '.join(Language)} and a kind of {', '.join(TextKind)}; {error}"
        ) from error
    competences = frozenset(id_.strip() for id_ in row["competences"].split("|") if id_.strip())
    unknown = sorted(competences - framework.rows.keys())
    if unknown:
        raise ContentError(f"{where}: no competence {', '.join(unknown)} in framework {framework.version}")
    if bool(competences) != (kind is TextKind.EXPERIENCE):
        raise ContentError(f"{where}: a text about experience has competences, another has none")
    return LabelledText(row["id"], language, kind, row["occupation"].strip() or None, row["text"], competences)
