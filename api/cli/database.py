"""``stem-kompas db``: storage."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.settings import Settings
from api.usecases.startup import CoverageReport, VectorReport, encode_catalogue, read_catalogue, seed
from competencies.errors import NotReady
from data.backup import backup, restore
from data.database import SessionFactory, answers_with_current_schema, open_database, session_factory, transaction
from data.database import upgrade as upgrade_schema
from data.sources.content import load_content

app = typer.Typer(help="Create, migrate and fill the database.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of sentences.")]


@app.command("upgrade")
def upgrade_command(as_json: AsJson = False) -> None:
    """Create the database, or bring it to the newest schema."""
    settings = settings_or_exit()
    with refusals():
        upgrade_schema(open_database(settings.database_url))
    typer.echo(json.dumps({"schema": "current"}) if as_json else "The database has the newest schema.")


@app.command("seed")
def seed_command(as_json: AsJson = False) -> None:
    """Load the built-in framework, targets and sample catalogue; doing it twice changes nothing."""
    settings = settings_or_exit()
    with refusals(), transaction(_migrated(settings)) as session:
        report = seed(load_content(), session, encoder=settings.encoder)
    if as_json:
        typer.echo(json.dumps(asdict(report)))
        return
    counts = report.opportunities
    typer.echo(f"Framework {report.framework_version}: {'new' if report.new_release else 'already there'}.")
    typer.echo(
        f"Opportunities: {counts.added} added, {counts.changed} changed, {counts.removed} removed, "
        f"{counts.unchanged} unchanged."
    )
    typer.echo(_told(report.vectors))
    typer.echo(_told_coverage(report.coverage))


@app.command("vectors")
def vectors_command(as_json: AsJson = False) -> None:
    """Encode and read the catalogue anew with the encoder of the settings; needed after another one was chosen."""
    settings = settings_or_exit()
    with refusals(), transaction(_migrated(settings)) as session:
        report = encode_catalogue(session, encoder=settings.encoder, anew=True)
        coverage = read_catalogue(session, encoder=settings.encoder, anew=True)
    if as_json:
        typer.echo(json.dumps({**asdict(report), "coverage": asdict(coverage)}))
        return
    typer.echo(_told(report))
    typer.echo(_told_coverage(coverage))


def _migrated(settings: Settings) -> SessionFactory:
    sessions = session_factory(open_database(settings.database_url))
    if not answers_with_current_schema(sessions):
        raise NotReady("the database has no schema yet, or an old one; run 'stem-kompas db upgrade' first")
    return sessions


def _told(report: VectorReport) -> str:
    made = report.manifest
    return (
        f"Vectors: {report.encoded} offers encoded, {report.unchanged} unchanged "
        f"({made.model}, revision {made.revision or 'unknown'}, {made.dimension} dimensions)."
    )


def _told_coverage(report: CoverageReport) -> str:
    return (
        f"Coverage of offers that do not say what they teach: {report.read} read from their text, "
        f"{report.unchanged} unchanged."
    )


@app.command("backup")
def backup_command(target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")]) -> None:
    """Copy the database to a file, also while the service runs."""
    with refusals():
        backup(open_database(settings_or_exit().database_url), target)
    typer.echo(f"The database was copied to {target}.")


@app.command("restore")
def restore_command(source: Annotated[Path, typer.Argument(metavar="FILE", help="A file made by backup.")]) -> None:
    """Put a backup in the place of the database. Stop the service first."""
    with refusals():
        restore(open_database(settings_or_exit().database_url), source)
    typer.echo(f"The database was restored from {source}.")
