"""The command line: ``stem-kompas``; wiring, nothing else."""

import sys

import typer

from api.cli.database import app as database_app
from api.cli.recommend import recommend
from api.cli.serve import serve
from competencies.errors import DomainError

app = typer.Typer(
    help="STEM-kompas: from a competence check to gaps and ranked, explained advice.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(serve)
app.command()(recommend)
app.add_typer(database_app, name="db")


def main() -> None:
    """Run the command line; what a person can repair is one line on standard error and exit code 2."""
    try:
        app()
    except DomainError as error:
        print(f"stem-kompas: {error}", file=sys.stderr)
        sys.exit(2)
