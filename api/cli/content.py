"""``stem-kompas content``: what the project ships, looked at critically."""

from typing import Annotated

import typer

from api.cli.evaluate import AsJson, show
from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.usecases.matching_tools import make_encoder
from data.sources.content import load_content
from recommender.evaluation.content.report import content_report

app = typer.Typer(no_args_is_help=True, help="Look at the framework, the targets and the sample catalogue.")


@app.callback()
def content() -> None:
    """Look at the framework, the targets and the sample catalogue."""


@app.command()
def report(
    as_json: AsJson = False,
    most: Annotated[int, typer.Option("--most", min=1, help="Rows shown of each list; --json has all.")] = 20,
) -> None:
    """Competences without offers, targets without EVC, hard or untranslated texts, texts that are too much alike."""
    settings = settings_or_exit()
    with refusals():
        loaded = load_content()
        encoder = make_encoder(settings.encoder, loaded.framework)
        found = content_report(loaded.framework, loaded.targets, loaded.opportunities, encoder).as_dict()
    if as_json:
        show(found, as_json=True)
        return
    for name, value in found.items():
        if isinstance(value, list):
            typer.echo(f"\n{name}: {len(value)}")
            for row in value[:most]:
                typer.echo(f"  {row}")
        else:
            show({name: value}, as_json=False)
