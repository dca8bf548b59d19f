"""``stem-kompas recommend``: a competence check in, gaps and ranked opportunities out, without a running service."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.built_in import built_in_advisor
from api.cli.check_file import read_check, repairable
from api.documents.advice_document import AdviceDocument, OutcomeDocument, RecommendationDocument, advice_document
from api.documents.evc_document import evc_lines
from api.documents.workplace_document import combination_lines, workplace_profile_document
from api.usecases.workplace import search_workplace
from api.wording.render import Wording, day_in, money_in, number_in, percent_in
from competencies.language import Language


def recommend(
    check: Annotated[Path, typer.Argument(help="The check as JSON; '-' reads standard input.", allow_dash=True)],
    top: Annotated[int, typer.Option(min=1, max=50, help="Length of the list.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a text.")] = False,
) -> None:
    """Gaps and one ranked list of trainings, EVC routes and workplace learning, each with its reasons."""
    document, advisor = read_check(check), built_in_advisor()
    with repairable(document.language):
        advised = advisor.advise(document.to_domain(), n=top, vouched=True)
    wording = advisor.wording(document.language)
    answer = advice_document(
        advised.report, advised.advice, versions=advised.versions, made_on=advised.made_on, wording=wording
    )
    text = "\n".join([*_lines(answer, document.language), *_beside_lines(answer, wording)])
    typer.echo(answer.model_dump_json(indent=2) if as_json else text)


def workplace_profile(
    check: Annotated[Path, typer.Argument(help="The check as JSON; '-' reads standard input.", allow_dash=True)],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a text.")] = False,
) -> None:
    """Zoekprofiel werkplek: what a workplace must be able to teach, to print and take along."""
    document, advisor = read_check(check), built_in_advisor()
    with repairable(document.language):
        searched = search_workplace(document.to_domain(), advisor=advisor, vouched=True)
    answer = workplace_profile_document(searched, advisor.wording(document.language))
    typer.echo(answer.model_dump_json(indent=2) if as_json else answer.text)


def _lines(answer: AdviceDocument, language: Language) -> list[str]:
    lines = [f"# {answer.target.label}", ""]
    lines += [f"! {note}" for note in answer.notes]
    lines.append("")
    for gap in answer.gaps:
        lines.append(f"{gap.label}: {gap.in_words} ({number_in(gap.expected_level, language)} / {gap.required})")
    if answer.within_reach:
        lines += [
            "",
            *(f"~ {reach.label} ({number_in(reach.headline_gap, language)})" for reach in answer.within_reach),
        ]
    if answer.outlook.in_words:
        lines += ["", *answer.outlook.in_words]
    for place, item in enumerate(answer.recommendations, start=1):
        lines += ["", *_item_lines(place, item, language)]
    if answer.guidance:
        lines += ["", *(f"[{rule.verdict.value}] {rule.name}: {rule.text}" for rule in answer.guidance)]
    if answer.refused:
        lines += ["", *(f"[no] {rule.name}: {rule.text}" for rule in answer.refused)]
    return lines


def _beside_lines(answer: AdviceDocument, wording: Wording) -> list[str]:
    """EVC, combinations, and what to look for where no workplace fits."""
    titles = {item.id: item.title for item in answer.recommendations}
    lines = ["", *evc_lines(answer.evc, wording, titles=titles)] if answer.evc else []
    if answer.workplace:
        combined = combination_lines(answer.workplace, wording)
        profile = answer.workplace.profile
        lines += [*(["", *combined] if combined else []), *(["", profile.text] if profile else [])]
    return lines


def _item_lines(place: int, item: RecommendationDocument, language: Language) -> list[str]:
    where = f"{item.place or '-'}" + (
        f", {number_in(item.distance_km, language)} km" if item.distance_km is not None else ""
    )
    sample = " [voorbeeldaanbod]" if item.sample else ""
    return [
        f"{place}. {item.title} ({item.kind}){sample}: {number_in(item.score, language)}",
        f"   {item.provider or '-'}, {where}; {day_in(item.starts_on, language)}, {item.weeks} x "
        f"{number_in(item.hours_per_week, language)} h; {money_in(item.cost_before, language)} -> "
        f"{money_in(item.cost_after, language)}; {percent_in(item.chance_of_finishing, language)}",
        *(f"   {reason.amount:+6.1f}  {reason.text}" for reason in item.reasons),
        *(f"   [{rule.verdict.value}] {rule.text}{_request(rule, language)}" for rule in item.rules),
        *(f"   ! {note}" for note in item.notes),
    ]


def _request(rule: OutcomeDocument, language: Language) -> str:
    """What to request, and until when."""
    if rule.request is None:
        return ""
    until = f" (-> {day_in(rule.deadline, language)})" if rule.deadline else ""
    return f" {rule.request}{until}"
