"""Reads CHECK.json for a command; what a person can repair goes to standard error, with exit code 2."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from pydantic import ValidationError

from api.cli.refusal import BAD_INPUT
from api.documents.check_document import CheckDocument
from api.problems import domain_problem, language_of_body, validation_problem
from competencies.errors import InvalidInput
from competencies.language import Language


def read_check(path: Path) -> CheckDocument:
    """The check in a file, or on standard input for '-'; leaves the command when it cannot be read."""
    raw = read_file(path)
    try:
        return CheckDocument.model_validate_json(raw)
    except ValidationError as error:
        problem = validation_problem(error.errors(), language_of(raw))
        refuse([f"{item.field}: {item.message}" for item in problem.errors])
    except RecursionError:
        refuse(["check: nested too deeply"])


@contextmanager
def repairable(language: Language) -> Iterator[None]:
    """Around the work on a check: what cannot be true in it is told by field, in the check's language."""
    try:
        yield
    except InvalidInput as error:
        refuse([f"{error.field or 'check'}: {domain_problem(error, language).detail}"])


def refuse(mistakes: list[str]) -> NoReturn:
    """One line for each mistake on standard error, then leave."""
    for mistake in mistakes:
        typer.echo(f"stem-kompas: {mistake}", err=True)
    raise typer.Exit(BAD_INPUT)


def read_file(path: Path) -> bytes:
    """The bytes of a file, or of standard input for '-'; leaves the command when it cannot be read."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        refuse([f"{path}: cannot be read: {error.strerror}"])


def language_of(raw: bytes) -> Language:
    """The language that a check asks for, as far as it can be read."""
    try:
        return language_of_body(json.loads(raw)) or Language.NL
    except (ValueError, RecursionError):
        return Language.NL
