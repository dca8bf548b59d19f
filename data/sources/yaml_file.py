"""Authored YAML with its line numbers, so that a mistake is named by file, line and reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from competencies.errors import ContentError

Row = TypeVar("Row", bound=BaseModel)
FieldPath = tuple[int | str, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is about 8x faster


@dataclass(frozen=True)
class YamlDocument:
    """The plain values of one file, and the line that each of them starts on."""

    path: Path
    values: Any
    lines: Mapping[FieldPath, int]

    def line_of(self, field: FieldPath) -> int:
        """The line of a field, or of the nearest part around it that the file has."""
        while field not in self.lines:
            field = field[:-1]
        return self.lines[field]


def read_yaml(path: Path) -> YamlDocument:
    """Read one file.

    Raises:
        ContentError: the file is missing, is not YAML, or uses a key twice.
    """
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        node = loader.get_single_node()
        if node is None:
            raise ContentError(f"{path}:1: the file is empty")
        lines: dict[FieldPath, int] = {}
        _collect_lines(node, (), lines, path)
        return YamlDocument(path, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: not valid YAML: {error.problem}") from error
    finally:
        loader.dispose()


def _collect_lines(node: yaml.Node, field: FieldPath, lines: dict[FieldPath, int], path: Path) -> None:
    lines.setdefault(field, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if key.value in keys:
                raise ContentError(f"{path}:{key.start_mark.line + 1}: the key {key.value!r} is used twice")
            keys.add(key.value)
            name = int(key.value) if key.tag.endswith(":int") else key.value
            lines[(*field, name)] = key.start_mark.line + 1
            _collect_lines(value, (*field, name), lines, path)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            _collect_lines(value, (*field, position), lines, path)


def read_rows(path: Path, model: type[Row]) -> tuple[Row, YamlDocument]:
    """Read one file and check it against a model.

    Raises:
        ContentError: names the file, the line, the field, what is wrong and what came, for every mistake found.
    """
    document = read_yaml(path)
    try:
        return model.model_validate(document.values), document
    except ValidationError as error:
        raise ContentError("\n".join(_mistakes(error, document))) from error


def _mistakes(error: ValidationError, document: YamlDocument) -> list[str]:
    mistakes = []
    for detail in error.errors(include_url=False):
        field = tuple(part for part in detail["loc"] if part != "[key]")
        shown = ".".join(str(part) for part in field)
        came = repr(detail["input"])
        came = came if len(came) <= 60 else f"{came[:57]}..."
        mistakes.append(f"{document.path}:{document.line_of(field)}: {shown}: {detail['msg']} (came: {came})")
    return mistakes
