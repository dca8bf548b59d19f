"""Draws up a development plan from a check and the advice on it; nothing is stored here."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from api.usecases.advisor import Advised
from api.wording.render import Wording
from competencies.check import CompetenceCheck
from competencies.framework import CompetenceFramework
from competencies.language import Language, LocalizedText
from competencies.pathway import LearningPathway
from competencies.plan import (
    Actor,
    Agreement,
    DevelopmentPlan,
    LeaveQuestion,
    PlanPerson,
    PlanRevision,
    PlanTarget,
    PlanWishes,
)
from competencies.plan_changes import changes_between
from competencies.planning import (
    Planner,
    PlanRules,
    held_competences,
    leave_question,
    required_competences,
    review_date,
)
from competencies.recommendation import NoteCode, Recommendation
from competencies.target import TargetCatalogue
from data.sources.content import BUILT_IN
from data.sources.plan_rules import load_plan_rules

__all__ = ["PlanMaker", "built_in_plan_rules", "changes_between", "make_plan"]


@dataclass(frozen=True)
class PlanMaker:
    """What every plan is drawn up with."""

    framework: CompetenceFramework
    targets: TargetCatalogue
    rules: PlanRules

    def cautions(self, recommendations: Iterable[Recommendation]) -> dict[str, tuple[LocalizedText, ...]]:
        """What to mind about each opportunity, in all languages: kept in the plan as it was said on its day."""
        wordings = [
            Wording(language, self.framework, self.targets) for language in (Language.NL, Language.EN, Language.FR)
        ]
        return {
            item.opportunity: tuple(
                LocalizedText(*(wording.note(note) for wording in wordings))
                for note in item.notes
                if note.code in CAUTIONS
            )
            for item in recommendations
        }


CAUTIONS = frozenset(
    {
        NoteCode.PREREQUISITE_UNSURE,
        NoteCode.DUTCH_ONE_STEP,
        NoteCode.COVERAGE_FROM_TEXT,
        NoteCode.OVER_BUDGET,
        NoteCode.AFTER_BENEFIT,
        NoteCode.EVC_ROUTE_UNVERIFIED,
    }
)
"""Notes that matter for going through with it; the others are about the list."""


@cache
def built_in_plan_rules() -> PlanRules:
    """The rules for plans that the project ships; read once."""
    return load_plan_rules(BUILT_IN / "plan")


def make_plan(
    check: CompetenceCheck,
    advised: Advised,
    *,
    maker: PlanMaker,
    pathways: Sequence[LearningPathway] = (),
    wishes: PlanWishes | None = None,
    previous: DevelopmentPlan | None = None,
) -> DevelopmentPlan:
    """The first version of a plan, or the one after a previous version with what changed and why.

    Args:
        check: what the person told.
        advised: gaps and advice on it, with their versions and day.
        maker: framework, targets and plan rules.
        pathways: the first one gives the actions; without any they come from the ranked list.
        wishes: agreements, career guidance, who asks for the version and why.
        previous: the version before.
    """
    wishes = wishes or PlanWishes()
    report, advice, made_on = advised.report, advised.advice, advised.made_on
    chosen = all(note.code is not NoteCode.TARGET_UNKNOWN for note in advice.notes)
    review_on = review_date(
        made_on,
        months=maker.rules.review_months,
        status=check.status,
        benefit_until=check.situation.benefit_until,
    )
    planner = Planner(report, maker.framework, maker.rules, made_on, maker.cautions(advice.recommendations))
    plan = DevelopmentPlan(
        version=previous.version + 1 if previous else 1,
        language=check.language,
        made_on=made_on,
        review_on=review_on,
        person=_person(check),
        target=PlanTarget(report.target, maker.targets.target(report.target).label, chosen),
        held=held_competences(report, maker.framework),
        required=required_competences(report, maker.framework),
        share_assessed=report.share_assessed,
        actions=planner.actions(advice.recommendations, pathways, target_chosen=chosen),
        agreements=(Agreement(Actor.TOGETHER, review_on), *_own_agreements(wishes, previous)),
        leave=_leave(check, advised, maker, wishes, previous),
        versions=advised.versions,
        plan_rules_version=maker.rules.version,
        answers=hashlib.sha256(repr(check).encode()).hexdigest()[:16],
        history=(
            *(previous.history if previous else ()),
            PlanRevision(previous.version + 1 if previous else 1, made_on, wishes.chooser, wishes.reason, ()),
        ),
    )
    return _with_changes(previous, plan) if previous else plan


def _person(check: CompetenceCheck) -> PlanPerson:
    return PlanPerson(
        municipality=check.municipality,
        birth_year=check.birth_year,
        status=check.status,
        education_level=check.education_level,
        current_occupation=check.current_occupation,
    )


def _own_agreements(wishes: PlanWishes, previous: DevelopmentPlan | None) -> tuple[Agreement, ...]:
    if wishes.agreements is not None:
        return wishes.agreements
    return tuple(one for one in previous.agreements if one.text is not None) if previous else ()


def _leave(
    check: CompetenceCheck,
    advised: Advised,
    maker: PlanMaker,
    wishes: PlanWishes,
    previous: DevelopmentPlan | None,
) -> LeaveQuestion:
    guidance = wishes.made_in_career_guidance
    if guidance is None and previous is not None:
        guidance = previous.leave.made_in_career_guidance
    return leave_question(maker.rules, status=check.status, made_on=advised.made_on, made_in_career_guidance=guidance)


def _with_changes(previous: DevelopmentPlan, plan: DevelopmentPlan) -> DevelopmentPlan:
    last = replace(plan.history[-1], changes=changes_between(previous, plan))
    return replace(plan, history=(*plan.history[:-1], last))
