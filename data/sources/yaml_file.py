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
    text = _read_text(path)
    try:
        loader = _Loader(text)
        try:
            return _document(path, loader)
        finally:
            loader.dispose()
    except yaml.reader.ReaderError as error:
        raise ContentError(f"{path}: {error.reason}: remove the character at position {error.position}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: not valid YAML: {error.problem}") from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from error


def _document(path: Path, loader: Any) -> YamlDocument:
    node = loader.get_single_node()
    if node is None:
        raise ContentError(f"{path}:1: the file is empty")
    reader = _Reader(path, loader)
    reader.visit(node, (), ())
    return YamlDocument(path, loader.construct_document(node), reader.lines)


class _Reader:
    """Walks the nodes of one file: notes the line of each value, and refuses what cannot be a value."""

    def __init__(self, path: Path, loader: Any) -> None:
        self.lines: dict[FieldPath, int] = {}
        self._path = path
        self._loader = loader

    def visit(self, node: yaml.Node, field: FieldPath, around: tuple[int, ...]) -> None:
        """Visit a node and everything in it; ``around`` are the nodes that it stands in."""
        if id(node) in around:
            raise self._mistake(node, "a value contains itself")
        self.lines.setdefault(field, _line(node))
        inside = (*around, id(node))
        if isinstance(node, yaml.MappingNode):
            self._visit_keys(node, field, inside)
        elif isinstance(node, yaml.SequenceNode):
            for position, value in enumerate(node.value):
                self.visit(value, (*field, position), inside)
        else:
            self._construct(node, field)

    def _visit_keys(self, node: yaml.MappingNode, field: FieldPath, inside: tuple[int, ...]) -> None:
        keys: set[int | str] = set()
        for key, value in node.value:
            name = self._construct(key, field) if isinstance(key, yaml.ScalarNode) else None
            if not isinstance(name, int | str) or isinstance(name, bool):
                raise self._mistake(key, "a key must be a plain word or a whole number")
            if name in keys:
                raise self._mistake(key, f"the key {name!r} is used twice")
            keys.add(name)
            self.lines[(*field, name)] = _line(key)
            self.visit(value, (*field, name), inside)

    def _construct(self, node: yaml.Node, field: FieldPath) -> Any:
        try:
            return self._loader.construct_object(node)
        except ValueError as error:
            shown = ".".join(str(part) for part in field)
            raise self._mistake(node, f"{shown}: {node.value!r} cannot be: {error}") from error

    def _mistake(self, node: yaml.Node, reason: str) -> ContentError:
        return ContentError(f"{self._path}:{_line(node)}: {reason}")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


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
