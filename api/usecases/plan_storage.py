"""What the two at the table can do with the plan of a stored check: make a version, read one, list the history."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.usecases.advisor import Advised, Advisor, now
from api.usecases.check_storage import CheckStore, renew_advice
from api.usecases.make_plan import PlanMaker, built_in_plan_rules, make_plan
from competencies.check import LONGEST_PLAN_YEARS
from competencies.errors import ImpossibleDate
from competencies.pathway import LearningPathway
from competencies.plan import DevelopmentPlan, PlanWishes
from data.repositories.plans import PlanRepository


@dataclass(frozen=True)
class PlanStore:
    """The repositories of one transaction."""

    checks: CheckStore
    plans: PlanRepository


def plan_maker(advisor: Advisor) -> PlanMaker:
    """What plans are drawn up with, beside this engine."""
    return PlanMaker(advisor.engine.framework, advisor.engine.targets, built_in_plan_rules())


def create_plan(
    check_id: str,
    wishes: PlanWishes,
    *,
    advisor: Advisor,
    store: PlanStore,
    pathways: Sequence[LearningPathway] = (),
) -> DevelopmentPlan:
    """Draw up and store the first plan of a check, or its next version.

    A plan rests on advice of today, made with today's catalogue and rules; older advice is renewed first and kept.

    Raises:
        UnknownCheck: there is none behind this id.
        ImpossibleDate: an agreement before today or too far ahead; carries the field.
        AlreadyInProgress: another request made the same version at this moment.
    """
    _require_possible(wishes, advisor)
    stored = store.checks.checks.get(check_id)
    plan = make_plan(
        stored.check,
        _advice_of_today(check_id, advisor, store),
        maker=plan_maker(advisor),
        pathways=pathways,
        wishes=wishes,
        previous=store.plans.latest(check_id),
    )
    store.plans.add(check_id, plan, at=now())
    return plan


def read_plan(check_id: str, version: int, *, store: PlanStore) -> DevelopmentPlan:
    """One version, as it was signed.

    Raises:
        UnknownCheck: there is no check behind this id.
        UnknownPlan: the check has no such version.
    """
    store.checks.checks.get(check_id)
    return store.plans.get(check_id, version)


def latest_plan(check_id: str, *, store: PlanStore) -> DevelopmentPlan | None:
    """The newest version with its whole history, or None when the check has no plan yet.

    Raises:
        UnknownCheck: there is no check behind this id.
    """
    store.checks.checks.get(check_id)
    return store.plans.latest(check_id)


def _advice_of_today(check_id: str, advisor: Advisor, store: PlanStore) -> Advised:
    advice = store.checks.advice.latest_for_check(check_id)
    if advice.made_on != advisor.today() or advice.versions != advisor.engine.versions:
        advice = renew_advice(check_id, advisor=advisor, store=store.checks).advice
    return Advised(advice.report, advice.advice, advice.versions, advice.made_on)


def _require_possible(wishes: PlanWishes, advisor: Advisor) -> None:
    today = advisor.today()
    latest = today.replace(year=today.year + LONGEST_PLAN_YEARS, day=1)
    for place, agreement in enumerate(wishes.agreements or ()):
        if not today <= agreement.by <= latest:
            raise ImpossibleDate(
                f"an agreement by {agreement.by}",
                field=f"agreements.{place}.by",
                value=agreement.by,
                low=today,
                high=latest,
            )
