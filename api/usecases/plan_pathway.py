"""Pathways for one check: assess, shortlist, choose and date. Nothing is stored."""

from dataclasses import dataclass, replace
from datetime import date

from api.usecases.advisor import Advisor
from api.usecases.check_storage import CheckStore
from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.pathway import PathwayAdvice
from competencies.person import Trust
from competencies.versions import Versions
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
    check: CompetenceCheck, *, advisor: Advisor, vouched: bool = False, config: PathwayConfig | None = None
) -> Planned:
    """Up to three pathways that really differ.

    Args:
        check: as told; held against the framework here.
        advisor: the engine, the places, and today.
        vouched: see Advisor.advise.
        config: limits and weights of pathways; None is the shipped one.

    Raises:
        InvalidInput: something in the check cannot be true; carries the field.
    """
    config = config or PathwayConfig()
    today, engine = advisor.today(), advisor.engine
    check.require_valid(engine.framework, today=today)
    if not vouched:
        declared = tuple(replace(item, trust=Trust.SELF_DECLARED) for item in check.evidence)
        check = replace(check, evidence=declared)
    home = advisor.gazetteer.find(check.municipality) if check.municipality else None
    assessment = engine.assess(check)
    shortlist = engine.shortlist(check, assessment, home=home, today=today, n=config.shortlist)
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
    return check, plan_pathway(check, advisor=advisor)
