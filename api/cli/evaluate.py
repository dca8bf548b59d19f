"""``stem-kompas evaluate``: the encoder on published tasks, beside its baselines."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.usecases.matching_tools import TEST_TEXTS, calibration_texts, labelled_courses, matching_tools
from data.sources.content import load_content
from recommender.encoder.adapter import load_encoder
from recommender.encoder.port import TextEncoder
from recommender.evaluation.courses import evaluate_courses
from recommender.evaluation.coverage import evaluate_coverage
from recommender.evaluation.extraction import evaluate_extraction
from recommender.evaluation.linking import evaluate_linking
from recommender.evaluation.reading import evaluate_reading
from recommender.evaluation.reliability_plot import reliability_svg
from recommender.evaluation.skills import evaluate_skills
from recommender.evaluation.summary import measure_all
from recommender.reading.labelled import read_labelled

app = typer.Typer(no_args_is_help=True, help="Measure a text encoder on published tasks, beside its baselines.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
EncoderName = Annotated[
    str | None,
    typer.Option("--encoder", help="A model folder or any sentence-transformers model; the shipped one by default."),
]
Beside = Annotated[
    list[str] | None,
    typer.Option("--beside", help="Report another model's bare cosine too; may be given several times."),
]


@app.command()
def linking(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="queries.tsv, corpus_elements.tsv, annotations.tsv; plain or .gz.")
    ],
    encoder: EncoderName = None,
    beside: Beside = None,
    as_json: AsJson = False,
) -> None:
    """Occupation titles to ESCO surface forms (MELO format): MRR and hits."""
    with refusals():
        show(evaluate_linking(folder, load_encoder(encoder), beside=_others(beside)).as_dict(), as_json=as_json)


@app.command()
def skills(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS", help="competent_label_nl, esco_uri, mapping_relation.")],
    labels: Annotated[Path, typer.Option("--labels", help="conceptUri, preferredLabel_nl; more names are used.")],
    encoder: EncoderName = None,
    beside: Beside = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Only the fifth of the competences that training leaves out.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Competence labels of VDAB to ESCO skill labels: MRR and hits."""
    with refusals():
        report = evaluate_skills(pairs, labels, load_encoder(encoder), held_out_only=held_out, beside=_others(beside))
        show(report.as_dict(), as_json=as_json)


@app.command()
def extraction(
    rows: Annotated[Path, typer.Argument(metavar="ROWS", help="Table with sentence and label.")],
    labels: Annotated[Path, typer.Option("--labels", help="conceptUri, preferredLabel, altLabels; plain or .gz.")],
    encoder: EncoderName = None,
    beside: Beside = None,
    as_json: AsJson = False,
) -> None:
    """Skills in sentences of job adverts: RP@1, RP@5, RP@10 and MRR."""
    with refusals():
        show(
            evaluate_extraction(rows, labels, load_encoder(encoder), beside=_others(beside)).as_dict(), as_json=as_json
        )


@app.command()
def courses(
    table: Annotated[Path, typer.Argument(metavar="CSV", help="Title, course_description, Skills.")],
    encoder: EncoderName = None,
    beside: Beside = None,
    as_json: AsJson = False,
) -> None:
    """Skill tags to courses, tags hidden: nDCG@10."""
    with refusals():
        show(evaluate_courses(table, load_encoder(encoder), beside=_others(beside)).as_dict(), as_json=as_json)


@app.command()
def reading(
    table: Annotated[
        Path, typer.Argument(metavar="CSV", help="id, language, kind, occupation, text, competences.")
    ] = TEST_TEXTS,
    as_json: AsJson = False,
) -> None:
    """People's own words to competences of the framework: recall@5, what is read where nothing is, calibration."""
    settings = settings_or_exit()
    with refusals():
        framework = load_content().framework
        tools = matching_tools(settings.encoder, framework)
        report = evaluate_reading(
            read_labelled(table, framework),
            calibration_texts(framework),
            tools.reader(framework),
            framework,
            tools.encoder,
        )
    show(report, as_json=as_json)


@app.command()
def coverage(
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draw the reliability diagram there.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What courses teach, read from their texts: calibration error, cross-validated over providers; takes a minute."""
    settings = settings_or_exit()
    with refusals():
        framework = load_content().framework
        tools = matching_tools(settings.encoder, framework)
        report = evaluate_coverage(labelled_courses(framework), tools.reader(framework), framework)
        if plot is not None:
            plot.write_text(
                reliability_svg(report["reliability"], title="Coverage read from text, level 1"), encoding="utf-8"
            )
    show({"encoder": tools.encoder.model_id, **report}, as_json=as_json)


@app.command()
def figures(
    data: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with melo-occupations, esco-1.1.1-en, ...")],
    encoder: EncoderName = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write all reports there as JSON.")] = None,
    as_json: AsJson = False,
) -> None:
    """All tasks in one go; with --out the file that the notebook and the model card are made from."""
    with refusals():
        reports = measure_all(data, load_encoder(encoder))
    if out is not None:
        out.write_text(json.dumps(reports, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    show(reports, as_json=as_json)


def _others(names: list[str] | None) -> list[TextEncoder]:
    return [load_encoder(name) for name in names or ()]


def show(figures: Mapping[str, Any], *, as_json: bool) -> None:
    """Print figures as JSON, or as an outline in which every number has its name in front of it."""
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False))
        return
    for line in outline(figures):
        typer.echo(line)


def outline(figures: Mapping[str, Any], *, depth: int = 0) -> list[str]:
    """Lines of ``name  value``; nested figures are indented under their name."""
    lines = []
    for name, value in figures.items():
        indent = "  " * depth
        if isinstance(value, Mapping):
            plain = all(isinstance(inner, int | float) for inner in value.values())
            inner = "  ".join(f"{key} {_number(number)}" for key, number in value.items()) if plain else ""
            lines.append(f"{indent}{name:<28}  {inner}".rstrip())
            lines.extend([] if plain else outline(value, depth=depth + 1))
        else:
            lines.append(f"{indent}{name:<28}  {_number(value)}")
    return lines


def _number(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
