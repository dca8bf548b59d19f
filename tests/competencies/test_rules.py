"""Dated rules: in force or not, about this offer or not, and then yes, no or ask."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.rules import Condition, Support, Verdict, evaluate_rule
from tests.competencies.builders import a_rule

PROPERTY = settings(max_examples=50, deadline=None)
DAY = date(2026, 11, 23)
WORKS = Condition("status", any_of=("werkend", "uitzendkracht"))
LOW_DIPLOMA = Condition("education_level", at_most=4)
FOR_VOUCHERS = Condition("registrations", any_of=("odb",))


@pytest.mark.parametrize(
    ("condition", "facts", "answer"),
    [
        (WORKS, {"status": "werkend"}, True),
        (WORKS, {"status": "student"}, False),
        (WORKS, {"status": None}, None),
        (WORKS, {}, None),
        (FOR_VOUCHERS, {"registrations": ("vdab", "odb")}, True),
        (FOR_VOUCHERS, {"registrations": ("vdab",)}, False),
        (FOR_VOUCHERS, {"registrations": ()}, False),
        (Condition("secondary_diploma", any_of=(False,)), {"secondary_diploma": False}, True),
        (Condition("secondary_diploma", any_of=(False,)), {"secondary_diploma": True}, False),
        (LOW_DIPLOMA, {"education_level": 4}, True),
        (LOW_DIPLOMA, {"education_level": 5}, False),
        (Condition("months_registered", at_least=12), {"months_registered": 12.0}, True),
        (Condition("months_registered", at_least=12), {"months_registered": 11.9}, False),
        (Condition("age", at_least=18, at_most=25), {"age": 18}, True),
        (Condition("age", at_least=18, at_most=25), {"age": 25}, True),
        (Condition("age", at_least=18, at_most=25), {"age": 26}, False),
        (Condition("age", at_least=18, at_most=25), {"age": 17}, False),
        (Condition("employer_size", at_most=49), {"employer_size": 0}, True),
    ],
)
def test_condition_holds_fails_or_does_not_know(condition, facts, answer):
    assert condition.holds(facts) is answer


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
    rule = a_rule(conditions=[Condition("age", at_least=18), Condition("age", at_most=25)])

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
    ("day", "in_force"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_rule_speaks_only_from_its_first_to_its_last_day(day, in_force):
    rule = a_rule(valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))

    assert (evaluate_rule(rule, {}, on=day) is not None) is in_force


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
