"""Pathways for one check: assess, shortlist, choose and date. Nothing is stored."""

from dataclasses import dataclass
from datetime import date

from api.usecases.advisor import Advisor
from api.usecases.check_storage import CheckStore
from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.pathway import PathwayAdvice
from competencies.versions import Versions
from competencies.voice import NO_ADJUSTMENTS, ListAdjustments, fold
from recommender.pathway.config import PathwayConfig
from recommender.pathway.planner import plan


@dataclass(frozen=True)
class Planned:
    """Pathways, with the gaps they are about and what they were made with."""

    report: GapReport
    advice: PathwayAdvice
    versions: Versions
    made_on: date


def plan_pathway(
    check: CompetenceCheck,
    *,
    advisor: Advisor,
    vouched: bool = False,
    config: PathwayConfig | None = None,
    adjustments: ListAdjustments = NO_ADJUSTMENTS,
) -> Planned:
    """Up to three pathways that really differ.

    Args:
        check: as told; held against the framework here.
        advisor: the engine, the places, and today.
        vouched: see Advisor.advise.
        config: limits and weights of pathways; None is the shipped one.
        adjustments: what was taken out of the list is in no pathway.

    Raises:
        InvalidInput: something in the check cannot be true; carries the field.
    """
    config = config or PathwayConfig()
    today, engine = advisor.today(), advisor.engine
    check = advisor.held_against_framework(check, today=today, vouched=vouched)
    home = advisor.gazetteer.find(check.municipality) if check.municipality else None
    assessment = engine.assess(check)
    shortlist = engine.shortlist(check, assessment, home=home, today=today, n=config.shortlist, adjustments=adjustments)
    advice = plan(
        shortlist,
        check,
        assessment.profile,
        assessment.report,
        today=today,
        value=engine.config.value,
        config=config,
    )
    return Planned(assessment.report, advice, engine.versions, today)


def plan_for_stored(check_id: str, *, advisor: Advisor, store: CheckStore) -> tuple[CompetenceCheck, Planned]:
    """Pathways for a stored check, with today's catalogue, rules and dates.

    Raises:
        UnknownCheck: there is none behind this id.
    """
    check = store.checks.get(check_id).check
    return check, plan_pathway(check, advisor=advisor, adjustments=fold(store.voice.of_check(check_id)))
