"""How a plan follows from gaps and advice; numbers worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.gap import GapBand, compute_gap_report
from competencies.level import LevelDistribution, ProficiencyLevel
from competencies.opportunity import OpportunityKind
from competencies.pathway import LearningPathway, PathwayStep
from competencies.person import Status
from competencies.plan import Actor, LeaveAnswer
from competencies.planning import (
    LeaveRule,
    Planner,
    PlanRules,
    fitting_together,
    held_competences,
    held_level,
    leave_question,
    level_after,
    months_after,
    required_competences,
    review_date,
)
from competencies.profile import Observation, Provenance
from competencies.recommendation import ClosedGap, Recommendation
from competencies.rules import RuleOutcome, Verdict
from tests.competencies.builders import a_framework, a_profile, a_rule, a_target, a_text, distributions, levels

TODAY = date(2026, 11, 24)
LEAVE = LeaveRule(date(2019, 9, 1), date(2027, 8, 31), (Status.WERKEND,), 6, "a source")
RULES = PlanRules(
    version="1",
    review_months=3,
    guidance_days=14,
    request_days=14,
    most_actions=3,
    longest_look=6,
    week_hours=38,
    enough_assessed=0.5,
    leave=(LEAVE,),
)
HALF_WAY = LevelDistribution((0.1, 0.2, 0.6, 0.1, 0.0))
"""At least 1 with 0.9, at least 2 with 0.7, at least 3 with 0.1; expected 1.7."""


def an_offer(
    id_: str = "cursus",
    *,
    start: date = date(2027, 2, 1),
    end: date = date(2027, 3, 1),
    hours: float = 20,
    closes: tuple[str, ...] = ("solderen",),
    kind: OpportunityKind = OpportunityKind.TRAINING,
    **more: object,
) -> Recommendation:
    fields = {
        "title": f"Titel {id_}",
        "provider": "Voorbeeldcentrum",
        "sample": True,
        "offering": f"{id_}-1",
        "place": "Genk",
        "distance_km": 3.0,
        "weeks": 4,
        "cost_before": Decimal(480),
        "cost_after": Decimal(0),
        "chance_of_finishing": 0.5,
        "score": 10.0,
        "reasons": (),
        **more,
    }
    return Recommendation(
        opportunity=id_,
        kind=kind,
        starts_on=start,
        ends_on=end,
        hours_per_week=hours,
        closes=tuple(ClosedGap(one, 0.5) for one in closes),
        **fields,
    )


def a_planner(*, seen: tuple[Observation, ...] | None = None, **more: object) -> Planner:
    told = (Observation(Provenance.ANSWERED, "an-item", "alone"),) if seen is None else seen
    profile = a_profile({"solderen": HALF_WAY, "rekenen": HALF_WAY}, seen=told)
    report = compute_gap_report(profile, a_target([("solderen", 3, 3), ("rekenen", 2, 1)]))
    return Planner(report, a_framework(), RULES, TODAY, **more)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 24), 3, date(2027, 2, 24)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2024, 2, 29), 72, date(2030, 2, 28)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
    ],
)
def test_months_are_added_and_stop_at_the_end_of_the_month(day, months, expected):
    assert months_after(day, months) == expected


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(0, 200))
def test_adding_months_keeps_the_day_or_the_last_of_the_month(day, months):
    later = months_after(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 1).day >= later.day)


@pytest.mark.parametrize(
    ("status", "benefit", "expected"),
    [
        (Status.WERKZOEKEND, date(2027, 1, 15), date(2027, 1, 15)),
        (Status.WERKZOEKEND, date(2028, 1, 15), date(2027, 2, 24)),
        (Status.WERKZOEKEND, None, date(2027, 2, 24)),
        (Status.WERKZOEKEND, date(2026, 1, 1), date(2027, 2, 24)),
        (Status.WERKEND, date(2027, 1, 15), date(2027, 2, 24)),
        (None, None, date(2027, 2, 24)),
    ],
)
def test_review_of_a_job_seeker_is_not_after_the_end_of_the_benefit(status, benefit, expected):
    assert review_date(TODAY, months=3, status=status, benefit_until=benefit) == expected


def test_level_that_is_probably_there_is_held():
    assert held_level(HALF_WAY) == 2
    assert held_level(LevelDistribution((0.4, 0.2, 0.2, 0.2, 0.0))) == 0


@given(distributions())
def test_held_level_is_never_above_what_is_probable(distribution):
    level = held_level(distribution)

    assert level == 0 or distribution.p_below(level) <= 0.35 + 1e-6


@given(distribution=distributions(), required=levels(1))
def test_competence_that_is_reached_is_held_at_the_required_level(distribution, required):
    report = compute_gap_report(a_profile({"solderen": distribution}), a_target([("solderen", int(required), 1)]))
    held = held_competences(report, a_framework())
    (asked,) = required_competences(report, a_framework())

    assert not asked.reached or held[0].level >= required


def test_nothing_is_present_without_an_observation():
    planner = a_planner(seen=())

    assert held_competences(planner.report, planner.framework) == ()
    assert {one.band for one in required_competences(planner.report, planner.framework)} == {GapBand.NOT_MEASURED}


def test_what_is_typical_for_work_is_never_sure():
    sure = LevelDistribution((0.0, 0.0, 0.0, 1.0, 0.0))
    seen = (Observation(Provenance.OCCUPATION, "lasser", "3"),)
    report = compute_gap_report(a_profile({"solderen": sure}, seen=seen), a_target([("solderen", 3, 1)]))

    assert held_competences(report, a_framework())[0].band is GapBand.PROBABLY_THERE


@pytest.mark.parametrize(
    ("expected", "gained", "required", "level"),
    [(1.7, 1.0, 3, 3), (0.2, 0.1, 3, 1), (1.4, 1.0, 2, 2), (1.0, 0.5, 4, 2), (1.0, 0.4, 4, 1)],
)
def test_level_to_look_for_is_rounded_and_not_above_what_is_asked(expected, gained, required, level):
    assert level_after(expected, gained, required=ProficiencyLevel(required)) == level


def test_offer_that_overfills_the_week_is_passed_over():
    full = an_offer("voltijds", hours=35)
    beside = an_offer("ernaast", hours=20, closes=("rekenen",))
    later = an_offer("erna", hours=20, closes=("rekenen",), start=date(2027, 4, 1), end=date(2027, 5, 1))

    chosen = fitting_together([full, beside, later], most=3, week_hours=38)
    assert [one.opportunity for one in chosen] == ["voltijds", "erna"]


def test_offer_that_closes_nothing_new_is_passed_over_and_proof_is_not():
    first, again = an_offer("eerst"), an_offer("nog-eens", start=date(2027, 5, 1), end=date(2027, 6, 1))
    proof = an_offer("evc", kind=OpportunityKind.EVC, closes=(), hours=1)

    chosen = fitting_together([first, again, proof], most=3, week_hours=38)
    assert [one.opportunity for one in chosen] == ["eerst", "evc"]


@given(st.lists(st.builds(an_offer, id_=st.text("abc", min_size=1), hours=st.floats(1, 60)), max_size=8))
def test_first_of_the_list_is_always_chosen_and_nothing_is_invented(offers):
    chosen = fitting_together(offers, most=3, week_hours=38)

    assert list(chosen[:1]) == offers[:1]
    assert all(one in offers for one in chosen)
    assert len(chosen) <= 3


def test_without_any_offer_there_are_two_actions_of_guidance():
    actions = a_planner().actions((), (), target_chosen=True)

    assert [action.id for action in actions] == ["talk", "complete_check"]
    assert all(action.ends_on == date(2026, 12, 8) for action in actions)


def test_person_without_a_goal_first_chooses_one():
    assert a_planner().actions((), (), target_chosen=False)[0].id == "explore_goals"


def test_check_with_few_answers_is_to_be_completed():
    unseen = a_planner(seen=())
    offers = (an_offer("een", closes=("solderen",), hours=2), an_offer("twee", closes=("rekenen",), hours=2))

    assert "complete_check" in [action.id for action in unseen.actions(offers, (), target_chosen=True)]
    assert "complete_check" not in [action.id for action in a_planner().actions(offers, (), target_chosen=True)]


def test_action_says_what_it_closes_what_to_ask_and_by_when():
    rule = a_rule()
    outcomes = (RuleOutcome(rule, Verdict.PROBABLY), RuleOutcome(replace(rule, id="andere"), Verdict.NO))
    cautions = {"cursus": (a_text("let op"),)}
    offer = an_offer(outcomes=outcomes, kind=OpportunityKind.WORKPLACE)
    (_, action) = a_planner(cautions=cautions).actions((offer,), (), target_chosen=True)

    assert action.actor is Actor.TOGETHER
    assert [(one.outcome.rule.id, one.by) for one in action.requests] == [("opleidingscheques", date(2027, 1, 18))]
    assert (action.cost_before, action.cost_after) == (Decimal(480), Decimal(0))
    assert action.cautions == cautions["cursus"]
    # Expected 1.7, and 0.5 levels with a chance of one half are 1.0 when finished: 2.7 rounds to 3, which is asked.
    assert [(one.competence, int(one.level)) for one in action.learns] == [("solderen", 3)]
    assert action.learns[0].statement == a_text("solderen at level 3")


def test_support_is_never_to_be_asked_for_before_the_plan_was_made():
    offer = an_offer(start=date(2026, 11, 30), outcomes=(RuleOutcome(a_rule(), Verdict.ASK),))
    actions = a_planner().actions((offer,), (), target_chosen=True)

    assert [one.by for action in actions for one in action.requests] == [TODAY]


def test_pathway_gives_the_actions_in_its_order_with_what_the_list_knows():
    steps = (
        PathwayStep("cursus", "cursus-1", "Titel cursus", date(2027, 2, 1), date(2027, 3, 1), 9.0, Decimal(10)),
        PathwayStep("onbekend", "x", "Buiten de lijst", date(2027, 4, 1), date(2027, 5, 1), 5.0, Decimal(20)),
    )
    pathway = LearningPathway("fast", steps)
    actions = a_planner().actions((an_offer(), an_offer("ander")), (pathway,), target_chosen=True)

    assert [action.id for action in actions] == ["cursus", "onbekend"]
    assert [action.provider for action in actions] == ["Voorbeeldcentrum", None]
    assert [action.cost_after for action in actions] == [Decimal(10), Decimal(20)]
    assert actions[1].cost_before is None


@pytest.mark.parametrize(
    ("status", "day", "answer", "until"),
    [
        (Status.WERKEND, TODAY, LeaveAnswer.ASK, date(2032, 11, 24)),
        (None, TODAY, LeaveAnswer.ASK, date(2032, 11, 24)),
        (Status.WERKZOEKEND, TODAY, LeaveAnswer.NOT_FOR_STATUS, None),
        (Status.WERKEND, date(2027, 9, 1), LeaveAnswer.NO_RULE, None),
    ],
)
def test_leave_is_a_question_that_depends_on_status_and_day(status, day, answer, until):
    question = leave_question(RULES, status=status, made_on=day, made_in_career_guidance=None)

    assert (question.answer, question.usable_until) == (answer, until)
