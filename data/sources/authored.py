"""What all readers of authored files share: files of a folder, and mistakes with file, line and field."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from competencies.errors import ContentError
from competencies.framework import CompetenceFramework
from data.sources.content_rows import AuthoredRow
from data.sources.yaml_file import FieldPath, YamlDocument, read_rows

FileRow = TypeVar("FileRow", bound=AuthoredRow)


def read_all(folder: Path, model: type[FileRow]) -> list[tuple[FileRow, YamlDocument]]:
    """Every YAML file of a folder, in the order of their names."""
    return [read_rows(path, model) for path in sorted(folder.glob("*.yaml"))]


def require_new(id_: str, seen: set[str], document: YamlDocument, field: FieldPath) -> None:
    """Refuse an id that was seen before; remember it."""
    if id_ in seen:
        raise mistake(document, field, f"the id {id_!r} is used twice")
    seen.add(id_)


def require_known(
    competences: Iterable[str], framework: CompetenceFramework, document: YamlDocument, field: FieldPath
) -> None:
    """Refuse competences that the framework does not have; each is a key or an item under ``field``."""
    for competence in competences:
        if competence not in framework.rows:
            raise mistake(document, (*field, competence), f"no competence {competence!r} in the framework")


def mistake(document: YamlDocument, field: Sequence[str | int], reason: str) -> ContentError:
    """A refusal that names file, line and field."""
    shown = ".".join(str(part) for part in field)
    return ContentError(f"{document.path}:{document.line_of(tuple(field))}: {shown}: {reason}")


def fingerprint_of(*folders: Path) -> str:
    """A short fingerprint of the authored files of some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
