"""``stem-kompas bench``: speed, with the naive way beside it."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.evaluate import AsJson, show
from api.cli.refusal import refusals
from recommender.evaluation.speed import bench_encode

app = typer.Typer(no_args_is_help=True, help="Measure speed.")


@app.callback()
def bench() -> None:
    """Measure speed."""


@app.command()
def encode(
    model: Annotated[Path | None, typer.Option("--model", help="A model folder; the shipped one by default.")] = None,
    n: Annotated[int, typer.Option("--texts", min=100, help="Number of texts.")] = 50_000,
    as_json: AsJson = False,
) -> None:
    """Texts per second, seconds to load, megabytes on disk."""
    with refusals():
        show(bench_encode(model, n=n).as_dict(), as_json=as_json)
