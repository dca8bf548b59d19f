"""``stem-kompas train``: make the embedded text encoder anew."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.refusal import refusals
from recommender.encoder.static import SHIPPED
from recommender.training.export import train_encoder

app = typer.Typer(no_args_is_help=True, help="Train what ships with the project.")


@app.callback()
def train() -> None:
    """Train what ships with the project."""


@app.command()
def encoder(
    data: Annotated[Path, typer.Option("--data", help="Folder with esco-1.2.1-nl, esco-1.1.1-en, ... (data index).")],
    out: Annotated[Path, typer.Option("--out", help="Where the model folder is written.")],
    seed: Annotated[int, typer.Option("--seed", help="Equal data and seed give equal files.")] = 1,
    name: Annotated[str, typer.Option("--name", help="Name in the model id.")] = SHIPPED,
    extra_pairs: Annotated[
        Path | None, typer.Option("--extra-pairs", help="Optional table with concept, language, text.")
    ] = None,
) -> None:
    """Train the text encoder; takes under an hour on two cores."""
    with refusals():
        config = train_encoder(
            data,
            out,
            seed=seed,
            name=name,
            extra_pairs=extra_pairs,
            report=lambda epoch, loss: typer.echo(f"pass {epoch + 1}: loss {loss:.4f}", err=True),
        )
    typer.echo(f"{config.model_id} written to {out}")
