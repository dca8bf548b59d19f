"""Dated rules: in force or not, about this offer or not, and then yes, no or ask."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.expression import Condition
from competencies.rules import (
    RuleKind,
    RuleState,
    Support,
    Verdict,
    Whom,
    evaluate_rule,
    months_between,
    rules_in_play,
    state_on,
    with_successors,
)
from tests.competencies.builders import a_rule, a_text

PROPERTY = settings(max_examples=50, deadline=None)
DAY = date(2026, 11, 23)
WORKS = Condition('status in ["werkend", "uitzendkracht"]')
LOW_DIPLOMA = Condition("education_level <= 4")
FOR_VOUCHERS = Condition('"odb" in registrations')


def test_rule_gives_its_own_verdict_when_every_condition_holds():
    rule = a_rule(conditions=[WORKS, LOW_DIPLOMA], verdict=Verdict.PROBABLY)
    outcome = evaluate_rule(rule, {"status": "werkend", "education_level": 3}, on=DAY)

    assert outcome.verdict is Verdict.PROBABLY
    assert outcome.missing_facts == ()
    assert outcome.text == rule.explanation


def test_fact_that_was_not_told_makes_the_outcome_ask_and_names_the_fact():
    outcome = evaluate_rule(a_rule(conditions=[WORKS, LOW_DIPLOMA]), {"status": "werkend"}, on=DAY)

    assert outcome.verdict is Verdict.ASK
    assert outcome.missing_facts == ("education_level",)
    assert outcome.text == outcome.rule.explanation


def test_every_missing_fact_is_named():
    outcome = evaluate_rule(a_rule(conditions=[WORKS, LOW_DIPLOMA]), {}, on=DAY)

    assert outcome.missing_facts == ("status", "education_level")


def test_one_failing_condition_is_a_no_also_when_another_fact_is_missing():
    rule = a_rule(conditions=[LOW_DIPLOMA, WORKS])
    outcome = evaluate_rule(rule, {"status": "student"}, on=DAY)

    assert outcome.verdict is Verdict.NO
    assert outcome.missing_facts == ()
    assert outcome.text == rule.refusal


def test_two_conditions_on_one_fact_both_count():
    rule = a_rule(conditions=[Condition("age >= 18"), Condition("age <= 25")])

    assert evaluate_rule(rule, {"age": 20}, on=DAY).verdict is Verdict.PROBABLY
    assert evaluate_rule(rule, {"age": 30}, on=DAY).verdict is Verdict.NO
    assert evaluate_rule(rule, {"age": 15}, on=DAY).verdict is Verdict.NO


def test_rule_without_conditions_holds_for_everyone():
    assert evaluate_rule(a_rule(verdict=Verdict.YES), {}, on=DAY).verdict is Verdict.YES


def test_rule_about_another_offer_has_nothing_to_say():
    rule = a_rule(applies_to=[FOR_VOUCHERS], conditions=[WORKS])

    assert evaluate_rule(rule, {"registrations": ("vdab",), "status": "student"}, on=DAY) is None
    assert evaluate_rule(rule, {"registrations": ("odb",), "status": "student"}, on=DAY).verdict is Verdict.NO


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), (Verdict.PROBABLY, False)),
        (date(2026, 12, 31), (Verdict.PROBABLY, False)),
        (date(2027, 1, 1), (Verdict.ASK, True)),
        (date(2028, 6, 29), (Verdict.ASK, True)),
        (date(2028, 6, 30), None),  # 18 months after 31 December 2026; June has no 31st day
    ],
)
def test_rule_speaks_from_its_first_to_its_last_day_and_is_then_told_as_expired(day, says):
    rule = a_rule(valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    outcome = evaluate_rule(rule, {}, on=day)

    assert (outcome and (outcome.verdict, outcome.expired)) == says


def test_expired_rule_is_not_told_to_people_that_it_was_never_for():
    rule = a_rule(conditions=[WORKS], valid_to=date(2026, 6, 30))

    assert evaluate_rule(rule, {"status": "student"}, on=DAY) is None
    assert evaluate_rule(rule, {"status": "werkend"}, on=DAY).expired
    assert evaluate_rule(rule, {}, on=DAY).expired


def test_expired_rule_is_silent_once_another_takes_its_place():
    old = replace(a_rule(valid_to=date(2026, 6, 30)), id="oud", family="verlof")
    new = replace(a_rule(valid_from=date(2026, 9, 1)), id="nieuw", family="verlof")
    old, new = with_successors([old, new])

    assert (old.successor_from, new.successor_from) == (date(2026, 9, 1), None)
    assert evaluate_rule(old, {}, on=date(2026, 8, 31)).expired
    assert evaluate_rule(old, {}, on=date(2026, 9, 1)) is None
    assert not evaluate_rule(new, {}, on=date(2026, 9, 1)).expired


def test_rule_with_the_same_id_in_no_family_has_no_successor():
    rules = with_successors([a_rule(valid_to=date(2026, 6, 30)), replace(a_rule(), id="andere")])

    assert [rule.successor_from for rule in rules] == [None, None]


def test_rule_about_health_asks_the_counsellor_whatever_is_told():
    rule = replace(a_rule(conditions=[WORKS], verdict=Verdict.YES), asks_about_health=True, whom=Whom.EMPLOYER)

    for facts in ({}, {"status": "werkend"}):
        outcome = evaluate_rule(rule, facts, on=DAY)
        assert (outcome.verdict, outcome.missing_facts, outcome.whom) == (Verdict.ASK, (), Whom.COUNSELLOR)
    assert evaluate_rule(rule, {"status": "student"}, on=DAY).verdict is Verdict.NO


@pytest.mark.parametrize(
    ("days_before", "deadline"),
    [(21, date(2026, 12, 14)), (0, date(2027, 1, 4)), (-90, date(2027, 4, 4)), (None, None)],
)
def test_deadline_counts_from_the_start_of_the_offer(days_before, deadline):
    rule = replace(a_rule(), request_days_before=days_before)

    assert evaluate_rule(rule, {"start": date(2027, 1, 4)}, on=DAY).deadline == deadline
    assert evaluate_rule(rule, {}, on=DAY).deadline is None


def test_nothing_is_requested_from_a_rule_that_refuses_or_ended():
    request = a_text("request it")
    rule = replace(a_rule(conditions=[WORKS]), request=request)
    ended = replace(rule, valid_to=date(2026, 6, 30))

    assert evaluate_rule(rule, {"status": "werkend"}, on=DAY).request == request
    assert evaluate_rule(rule, {"status": "student"}, on=DAY).request is None
    assert evaluate_rule(ended, {"status": "werkend"}, on=DAY).request is None


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 12, 31), RuleState.LATER),
        (date(2026, 1, 1), RuleState.IN_FORCE),
        (date(2026, 10, 2), RuleState.IN_FORCE),
        (date(2026, 10, 3), RuleState.ENDS_SOON),  # 89 days before the last
        (date(2026, 12, 31), RuleState.ENDS_SOON),
        (date(2027, 1, 1), RuleState.EXPIRED),
    ],
)
def test_rule_says_where_it_stands_in_time(day, state):
    rule = a_rule(valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))

    assert state_on(rule, day) is state
    assert state_on(replace(rule, successor_from=date(2027, 1, 1)), day) is not RuleState.ENDS_SOON


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2025, 12, 31), date(2027, 6, 29), 17),
        (date(2025, 12, 31), date(2027, 6, 30), 18),
    ],
)
def test_months_between_two_days(earlier, later, months):
    assert months_between(earlier, later) == months


def test_only_rules_that_can_say_something_are_in_play():
    rules = [
        replace(a_rule(), id="now"),
        replace(a_rule(valid_to=date(2026, 6, 30)), id="ended"),
        replace(a_rule(valid_to=date(2024, 6, 30), valid_from=date(2020, 1, 1)), id="long ago"),
        replace(a_rule(valid_from=date(2027, 1, 1)), id="later"),
        replace(a_rule(), id="leave", kind=RuleKind.LEAVE),
    ]

    assert [rule.id for rule in rules_in_play(rules, on=DAY)] == ["now", "ended", "leave"]
    assert [rule.id for rule in rules_in_play(rules, on=DAY, kinds={RuleKind.LEAVE})] == ["leave"]


def test_rule_without_a_last_day_stays_in_force():
    assert evaluate_rule(a_rule(valid_to=None), {}, on=date(2090, 1, 1)) is not None


@PROPERTY
@given(
    st.sampled_from(["werkend", "student", None]),
    st.none() | st.integers(1, 8),
    st.sampled_from([Verdict.YES, Verdict.PROBABLY, Verdict.ASK]),
)
def test_telling_more_turns_ask_into_an_answer_and_never_a_no_into_a_yes(status, education, verdict):
    rule = a_rule(conditions=[WORKS, LOW_DIPLOMA], verdict=verdict)
    before = evaluate_rule(rule, {"status": status, "education_level": education}, on=DAY)
    told = {"status": status or "werkend", "education_level": education or 3}
    after = evaluate_rule(rule, told, on=DAY)

    assert after.missing_facts == ()
    if before.verdict is Verdict.NO:
        assert after.verdict is Verdict.NO
    else:
        assert after.verdict is verdict


@pytest.mark.parametrize(
    ("support", "price", "amount"),
    [
        (Support(Decimal("0.5")), "200", "100.00"),
        (Support(Decimal("0.5"), Decimal(125)), "200", "100.00"),
        (Support(Decimal("0.5"), Decimal(125)), "250", "125.00"),
        (Support(Decimal("0.5"), Decimal(125)), "349.95", "125.00"),
        (Support(Decimal(1)), "349.95", "349.95"),
        (Support(Decimal("0.333")), "100", "33.30"),
        (Support(Decimal("0.333")), "99.99", "33.30"),  # 33.29667
        (Support(Decimal("0.333")), "10.01", "3.33"),  # 3.33333
        (Support(Decimal("0.5"), Decimal(125)), "0", "0.00"),
    ],
)
def test_support_is_a_share_of_the_price_up_to_its_maximum_in_cents(support, price, amount):
    assert str(support.amount_for(Decimal(price))) == amount


@PROPERTY
@given(
    st.decimals(0, 10_000, places=2),
    st.decimals("0.01", 1, places=2),
    st.none() | st.decimals("0.01", 1000, places=2),
)
def test_support_is_never_more_than_the_price_or_the_maximum(price, share, maximum):
    amount = Support(share, maximum).amount_for(price)

    assert 0 <= amount <= price
    assert maximum is None or amount <= maximum
    assert amount == amount.quantize(Decimal("0.01"))


CVO = Support(price_per_hour=Decimal("1.50"), price_cap_eur=Decimal(300))


@pytest.mark.parametrize(
    ("support", "price", "hours", "weeks", "amount"),
    [
        (CVO, "200", 100, 20, "50.00"),  # 100 x 1.50 = 150 to pay
        (CVO, "400", 240, 20, "100.00"),  # 360, capped at 300
        (CVO, "700", 480, 40, "100.00"),  # 720, capped at 300 for each of two terms
        (CVO, "700", 480, 21, "100.00"),
        (CVO, "100", 100, 20, "0.00"),  # cheaper than the fixed price already
        (Support(price_per_hour=Decimal("0.30")), "120", 80, 20, "96.00"),
        (Support(price_per_hour=Decimal("0.30")), "10", Decimal("0.01"), 1, "9.99"),  # 0.003 is rounded up to a cent
        (Support(Decimal(1)), "700", 480, 40, "700.00"),
    ],
)
def test_fixed_price_per_hour_takes_the_rest_off(support, price, hours, weeks, amount):
    assert str(support.amount_for(Decimal(price), hours=Decimal(hours), weeks=weeks)) == amount


@PROPERTY
@given(
    st.decimals(0, 10_000, places=2),
    st.decimals("0.01", 10, places=2),
    st.none() | st.decimals("0.01", 1000, places=2),
    st.integers(0, 2000),
    st.integers(0, 200),
)
def test_fixed_price_never_raises_the_price_and_never_pays_more_than_it(price, per_hour, cap, hours, weeks):
    amount = Support(price_per_hour=per_hour, price_cap_eur=cap).amount_for(price, hours=Decimal(hours), weeks=weeks)

    assert 0 <= amount <= price
    assert amount == amount.quantize(Decimal("0.01"))
