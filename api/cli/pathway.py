"""``stem-kompas pathway``: a competence check in, up to three dated pathways out, without a running service."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.built_in import built_in_advisor
from api.cli.check_file import read_check, repairable
from api.cli.clean_output import library_output_on_stderr
from api.documents.pathway_document import PathwayDocument, PathwaysDocument, PathwayStepDocument, pathways_document
from api.usecases.plan_pathway import plan_pathway
from api.wording.render import day_in, money_in, number_in, percent_in
from competencies.language import Language
from recommender.pathway.config import PathwayConfig

LEAST_SHOWN = 0.05
"""Levels; less would read as +0."""


def pathway(
    check: Annotated[Path, typer.Argument(help="The check as JSON; '-' reads standard input.", allow_dash=True)],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a text.")] = False,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, max=60, help="How long to look for each pathway at most; 0.5 to 0.9.")
    ] = None,
) -> None:
    """Up to three pathways on a calendar: which steps, in which order, on which dates."""
    document = read_check(check)
    advisor = built_in_advisor()
    with repairable(document.language), library_output_on_stderr():
        config = PathwayConfig() if seconds is None else PathwayConfig().with_seconds(seconds)
        planned = plan_pathway(document.to_domain(), advisor=advisor, vouched=True, config=config)
    answer = pathways_document(
        planned.report,
        planned.advice,
        versions=planned.versions,
        made_on=planned.made_on,
        wording=advisor.wording(document.language),
    )
    typer.echo(answer.model_dump_json(indent=2) if as_json else "\n".join(_lines(answer, document.language)))


def _lines(answer: PathwaysDocument, language: Language) -> list[str]:
    lines = [f"# {answer.target.label}", "", *(f"! {note}" for note in answer.notes)]
    for place, found in enumerate(answer.pathways, start=1):
        lines += ["", *_pathway_lines(place, found, language)]
    return lines


def _pathway_lines(place: int, found: PathwayDocument, language: Language) -> list[str]:
    lines = [f"{place}. {found.label}: {found.summary}", f"   {found.quality}"]
    for step in found.steps:
        lines += _step_lines(step, language)
    return lines


def _step_lines(step: PathwayStepDocument, language: Language) -> list[str]:
    sample = " [voorbeeldaanbod]" if step.sample else ""
    where = f"{step.place or '-'}" + (
        f", {number_in(step.distance_km, language)} km" if step.distance_km is not None else ""
    )
    return [
        f"   {day_in(step.start, language)} - {day_in(step.end, language)}: {step.title} ({step.kind}){sample}",
        f"      {step.provider or '-'}, {where}; {number_in(step.hours_per_week, language)} h; "
        f"{money_in(step.cost_after, language)}; {percent_in(step.chance_of_finishing, language)}; "
        f"+{number_in(step.gap_closed, language)}",
        *(
            f"      + {closed.label} (+{number_in(closed.expected, language)})"
            for closed in step.closes
            if closed.expected >= LEAST_SHOWN
        ),
        *(f"      ! {note}" for note in step.notes),
    ]
