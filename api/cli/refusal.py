"""Turns a foreseen error into one line on stderr and exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from competencies.errors import DomainError

BAD_INPUT = 2


@contextmanager
def refusals() -> Iterator[None]:
    """Around the work of a command: domain errors become a message and exit code 2, everything else goes up."""
    try:
        yield
    except DomainError as error:
        typer.echo(f"stem-kompas: {error}", err=True)
        raise typer.Exit(BAD_INPUT) from error
