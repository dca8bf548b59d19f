"""``stem-kompas audit``: whether the same person gets the same list, and how groups fare."""

import json
from typing import Annotated, Any

import typer

from api.cli.built_in import built_in_advisor
from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.recommendation import Advice
from recommender.evaluation.fairness import audit_fairness

UNFAIR = 1
"""Exit code when a pair got two answers."""

app = typer.Typer(no_args_is_help=True, help="Audits that anyone can rerun.")


@app.callback()
def audits() -> None:
    """Audits that anyone can rerun."""


@app.command()
def fairness(
    pairs: Annotated[int, typer.Option("--pairs", min=1, help="People that are told twice.")] = 300,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """The same person with another name, gender or origin word; and figures per group. Exit code 1 at a difference."""
    advisor = built_in_advisor()

    def advise(check: CompetenceCheck) -> tuple[GapReport, Advice]:
        advised = advisor.advise(check)
        return advised.report, advised.advice

    year = advisor.today().year
    found = audit_fairness(
        advise, advisor.engine.framework, advisor.engine.targets.targets, this_year=year, n=pairs, seed=seed
    )
    report = found.as_dict()
    typer.echo(json.dumps(report, indent=2, ensure_ascii=False) if as_json else "\n".join(_lines(report)))
    raise typer.Exit(UNFAIR if found.differences else 0)


def _lines(report: dict[str, Any]) -> list[str]:
    lines = [f"pairs: {report['pairs']}, differences: {report['differences']}"]
    lines += [
        f"  {one['slot']}: {' / '.join(one['words'])} ({', '.join(one['parts'])}): {one['experience']} | {one['wish']}"
        for one in report["examples"]
    ]
    for dimension, groups in report["groups"].items():
        if " x " in dimension:
            continue  # in the JSON; too many for a screen
        lines += ["", f"{dimension:24}{'n':>6}{'points':>9}{'cost after':>12}{'km':>7}"]
        for group, means in groups.items():
            shown = [("-" if means[name] is None else f"{means[name]}") for name in ("n", "points", "cost_after")]
            km = "-" if means["distance_km"] is None else f"{means['distance_km']}"
            lines.append(f"{group:24}{shown[0]:>6}{shown[1]:>9}{shown[2]:>12}{km:>7}")
    return lines
