"""``stem-kompas simulate``: how well a part of the engine does on random people."""

from typing import Annotated

import typer

from api.cli.clean_output import library_output_on_stderr
from api.cli.evaluate import AsJson, show
from recommender.evaluation.pathways import simulate_pathways

app = typer.Typer(no_args_is_help=True, help="Measure on random people.")


@app.callback()
def simulate() -> None:
    """Measure on random people."""


@app.command()
def pathway(
    instances: Annotated[int, typer.Option(min=1, help="Number of random people.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same people.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Pathways against the best of four greedy orders, on people whose limits bind."""
    with library_output_on_stderr():
        figures = simulate_pathways(instances, seed=seed)
    show(figures.as_dict(), as_json=as_json)
