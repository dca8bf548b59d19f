"""What a new version of a plan changes, and why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from competencies.gap import GapBand
from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.opportunity import OpportunityKind
from competencies.plan import (
    ActionOrigin,
    Actor,
    Agreement,
    ChangeKind,
    ChangeReason,
    Chooser,
    DevelopmentPlan,
    Guidance,
    HeldCompetence,
    LeaveAnswer,
    LeaveQuestion,
    PlanAction,
    PlanPerson,
    PlanRevision,
    PlanTarget,
    RequiredCompetence,
    SupportRequest,
)
from competencies.plan_changes import changes_between
from competencies.profile import Provenance
from competencies.rules import RuleOutcome, Verdict
from competencies.versions import Versions
from tests.competencies.builders import a_rule, a_text

TODAY = date(2026, 11, 24)
LATER = date(2027, 1, 4)


def guidance(code: Guidance) -> PlanAction:
    return PlanAction(code.value, ActionOrigin.GUIDANCE, Actor.PERSON, TODAY, TODAY, guidance=code)


def an_action(id_: str = "cursus", *, verdict: Verdict = Verdict.ASK, cost: str = "100") -> PlanAction:
    return PlanAction(
        id=id_,
        origin=ActionOrigin.RECOMMENDATION,
        actor=Actor.PERSON,
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 3, 1),
        kind=OpportunityKind.TRAINING,
        title=f"Titel {id_}",
        cost_after=Decimal(cost),
        requests=(SupportRequest(RuleOutcome(a_rule(), verdict), date(2027, 1, 18)),),
    )


def held(level: int) -> tuple[HeldCompetence, ...]:
    return (
        HeldCompetence(
            "solderen",
            a_text("solderen"),
            False,
            ProficiencyLevel(level),
            a_text("kan"),
            GapBand.PROBABLY_THERE,
            (Provenance.ANSWERED,),
        ),
    )


FIRST = DevelopmentPlan(
    version=1,
    language=Language.NL,
    made_on=TODAY,
    review_on=date(2027, 2, 24),
    person=PlanPerson(),
    target=PlanTarget("monteur", a_text("monteur"), chosen=True),
    held=held(1),
    required=(
        RequiredCompetence(
            "solderen",
            a_text("solderen"),
            False,
            ProficiencyLevel(3),
            a_text("kan meer"),
            1.0,
            1.2,
            (ProficiencyLevel(1), ProficiencyLevel(2)),
            1.8,
            GapBand.SURELY_GAP,
        ),
    ),
    share_assessed=1.0,
    actions=(guidance(Guidance.TALK), an_action()),
    agreements=(Agreement(Actor.TOGETHER, date(2027, 2, 24)),),
    leave=LeaveQuestion(LeaveAnswer.ASK, None, date(2032, 11, 24), "a source"),
    versions=Versions("f1", "c1", "r1", "m1", "s1"),
    plan_rules_version="p1",
    answers="a1",
    history=(PlanRevision(1, TODAY, Chooser.PERSON, "", ()),),
)


def next_version(*, chooser: Chooser = Chooser.PERSON, made_on: date = TODAY, **more: object) -> DevelopmentPlan:
    revision = PlanRevision(2, made_on, chooser, "", ())
    return replace(FIRST, version=2, made_on=made_on, history=(*FIRST.history, revision), **more)


def kinds_and_reasons(new: DevelopmentPlan) -> list[tuple[ChangeKind, ChangeReason]]:
    return [(change.kind, change.reason) for change in changes_between(FIRST, new)]


def test_plan_with_one_action_is_refused():
    with pytest.raises(ValueError, match="at least 2 actions, this one has 1"):
        replace(FIRST, actions=FIRST.actions[:1])


def test_plan_without_an_entry_about_itself_is_refused():
    with pytest.raises(ValueError, match="last entry"):
        replace(FIRST, version=2)


def test_same_plan_again_changes_nothing():
    assert kinds_and_reasons(next_version()) == []


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"answers": "a2"}, ChangeReason.ANSWERS_CHANGED),
        ({"versions": Versions("f1", "c2", "r2", "m1", "s1")}, ChangeReason.CATALOGUE_CHANGED),
        ({"versions": Versions("f1", "c1", "r2", "m2", "s1")}, ChangeReason.RULES_CHANGED),
        ({"versions": Versions("f1", "c1", "r1", "m2", "s1")}, ChangeReason.METHOD_CHANGED),
        ({"made_on": LATER}, ChangeReason.DATE_MOVED),
        ({"chooser": Chooser.COUNSELLOR}, ChangeReason.COUNSELLORS_CHOICE),
        ({}, ChangeReason.PERSONS_CHOICE),
    ],
)
def test_action_changes_for_the_first_reason_that_differs(more, reason):
    new = next_version(actions=(guidance(Guidance.TALK), an_action("ander")), **more)

    assert kinds_and_reasons(new) == [(ChangeKind.ACTION_REMOVED, reason), (ChangeKind.ACTION_ADDED, reason)]


def test_other_start_and_other_price_are_told_apart_with_both_values():
    moved = replace(an_action(cost="80"), starts_on=date(2027, 2, 8))
    changes = changes_between(FIRST, next_version(actions=(guidance(Guidance.TALK), moved), made_on=LATER))

    assert [(one.kind, one.before, one.after) for one in changes] == [
        (ChangeKind.ACTION_MOVED, "2027-02-01", "2027-02-08"),
        (ChangeKind.COST_CHANGED, "100.00", "80.00"),
    ]


def test_guidance_that_only_has_another_date_is_no_change():
    later = replace(guidance(Guidance.TALK), starts_on=LATER, ends_on=LATER)

    assert kinds_and_reasons(next_version(actions=(later, an_action()), made_on=LATER)) == []


def test_level_moves_because_of_answers_or_method_and_not_of_the_catalogue():
    new = next_version(held=held(2), answers="a2")
    (change,) = changes_between(FIRST, new)
    assert (change.kind, change.reason, change.before, change.after) == (
        ChangeKind.LEVEL_MOVED,
        ChangeReason.ANSWERS_CHANGED,
        "1",
        "2",
    )
    method = next_version(held=(), versions=Versions("f2", "c2", "r1", "m1", "s1"))
    assert kinds_and_reasons(method) == [(ChangeKind.LEVEL_MOVED, ChangeReason.METHOD_CHANGED)]


def test_another_goal_is_a_choice_and_moves_no_level():
    new = next_version(
        target=PlanTarget("lasser", a_text("lasser"), chosen=True), required=(), held=(), answers="a2",
        chooser=Chooser.COUNSELLOR,
    )  # fmt: skip

    assert kinds_and_reasons(new) == [(ChangeKind.TARGET_CHANGED, ChangeReason.COUNSELLORS_CHOICE)]


def test_rule_that_answers_differently_is_named_once():
    new = next_version(
        actions=(an_action(verdict=Verdict.PROBABLY), guidance(Guidance.TALK)),
        versions=Versions("f1", "c1", "r2", "m1", "s1"),
    )
    (change,) = changes_between(FIRST, new)

    assert (change.kind, change.reason) == (ChangeKind.RULE_CHANGED, ChangeReason.RULES_CHANGED)
    assert (change.subject, change.before, change.after) == (a_text("cheques"), "ask", "probably")


def test_own_agreements_review_and_leave_are_compared():
    new = next_version(
        agreements=(*FIRST.agreements, Agreement(Actor.PERSON, LATER, "Ik bel het centrum.")),
        review_on=date(2027, 4, 4),
        made_on=LATER,
        leave=replace(FIRST.leave, made_in_career_guidance=True),
        chooser=Chooser.COUNSELLOR,
    )

    assert kinds_and_reasons(new) == [
        (ChangeKind.AGREEMENTS_CHANGED, ChangeReason.COUNSELLORS_CHOICE),
        (ChangeKind.REVIEW_MOVED, ChangeReason.DATE_MOVED),
        (ChangeKind.LEAVE_CHANGED, ChangeReason.COUNSELLORS_CHOICE),
    ]
