"""``stem-kompas train``: make the embedded text encoder anew."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.evaluate import show
from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.usecases.matching_tools import (
    STORED_COURSE_WEIGHTS,
    STORED_WEIGHTS,
    fit,
    fit_coverage,
    make_encoder,
)
from competencies.target import Background, Target, names_of
from data.sources.content import BUILT_IN, load_content
from recommender.encoder.static import SHIPPED
from recommender.synonyms import SynonymLayer, read_words
from recommender.training.export import train_encoder
from recommender.training.own_texts import own_texts, read_skill_names

SKILL_NAMES = BUILT_IN / "skill-names" / "skills.csv"

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
) -> None:
    """Train the text encoder on DIR and on the project's own framework and words; takes minutes on two cores."""
    with refusals():
        content = load_content()
        named: list[Target | Background] = [*content.targets.targets, *content.targets.backgrounds]
        own = own_texts(
            content.framework,
            read_words(BUILT_IN / "words"),
            read_skill_names(SKILL_NAMES),
            never=[name for entry in named for name, _ in names_of(entry)],
        )
        config = train_encoder(
            data,
            out,
            seed=seed,
            name=name,
            own=own,
            report=lambda epoch, loss: typer.echo(f"pass {epoch + 1}: loss {loss:.4f}", err=True),
        )
    typer.echo(f"{config.model_id} written to {out}")


@app.command()
def reader(
    out: Annotated[Path, typer.Option("--out", help="Where the weights are written.")] = STORED_WEIGHTS,
) -> None:
    """Fit how texts are read to the encoder of the settings, on the labelled texts in data/reading."""
    settings = settings_or_exit()
    with refusals():
        framework = load_content().framework
        synonyms = SynonymLayer(read_words(BUILT_IN / "words"))
        fitted = fit(make_encoder(settings.encoder, framework), synonyms, framework)
        fitted.save(out)
    show(fitted.weights.model_dump(), as_json=False)
    typer.echo(
        f"Weights for {fitted.encoder} written to {out}; see how well they read with 'stem-kompas evaluate reading'"
    )


@app.command()
def coverage(
    out: Annotated[Path, typer.Option("--out", help="Where the weights are written.")] = STORED_COURSE_WEIGHTS,
) -> None:
    """Fit how surely an offer's text says what it teaches, on the labelled courses in data/reading; after 'reader'."""
    settings = settings_or_exit()
    with refusals():
        framework = load_content().framework
        synonyms = SynonymLayer(read_words(BUILT_IN / "words"))
        fitted = fit_coverage(make_encoder(settings.encoder, framework), synonyms, framework)
        fitted.save(out)
    show(fitted.weights.model_dump(), as_json=False)
    typer.echo(
        f"Weights for {fitted.encoder} written to {out}; read the catalogue again with 'stem-kompas db vectors', and "
        "see how honest they are with 'stem-kompas evaluate coverage'"
    )
