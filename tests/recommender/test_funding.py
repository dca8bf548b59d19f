"""What it costs after support: one measure counts, 'ask' is never money, an expired rule has no effect."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.expression import Condition
from competencies.opportunity import Instrument
from competencies.person import Status
from competencies.rules import Verdict
from recommender.funding import facts_of, fund

DAY = date(2026, 11, 23)


@pytest.fixture
def after(build):
    def run(eur, *rules, facts=None, on=DAY):
        return fund(build.offering(eur=eur), facts or {}, rules, on=on).after

    return run


@pytest.mark.parametrize(
    ("eur", "share", "maximum", "expected"),
    [
        ("100", "0.5", None, "50.00"),
        ("100", "1", None, "0.00"),
        ("400", "0.5", "125", "275.00"),
        ("200", "0.5", "125", "100.00"),
        ("99.99", "0.3", None, "69.99"),
        ("33.33", "0.1", None, "30.00"),
    ],
)
def test_support_is_a_share_of_the_price_up_to_its_maximum_in_exact_cents(build, after, eur, share, maximum, expected):
    assert after(eur, build.funding_rule(share=share, maximum=maximum)) == Decimal(expected)


def test_without_rules_the_price_stays(build, after):
    assert after("123.45") == Decimal("123.45")


def test_a_price_range_counts_with_its_middle(build):
    funding = fund(build.offering(eur=("60", "121")), {}, [build.funding_rule()], on=DAY)
    assert (funding.before, funding.after) == (Decimal("90.5"), Decimal("45.25"))


def test_the_measure_that_supports_most_counts_and_they_do_not_add_up(build, after):
    rules = [
        build.funding_rule("a", "0.3"),
        build.funding_rule("b", "0.9", maximum="20"),
        build.funding_rule("c", "0.4"),
    ]
    assert after("100", *rules) == Decimal("60.00")
    assert after("30", *rules) == Decimal("10.00")


def test_every_measure_that_may_apply_is_told(build):
    rules = [build.funding_rule("a", "0.3"), build.funding_rule("b", verdict=Verdict.ASK)]
    funding = fund(build.offering(eur="100"), {}, rules, on=DAY)
    assert [(outcome.rule.id, outcome.verdict) for outcome in funding.outcomes] == [
        ("a", Verdict.YES),
        ("b", Verdict.ASK),
    ]


@pytest.mark.parametrize(
    ("verdict", "expected"), [(Verdict.YES, "50"), (Verdict.PROBABLY, "50"), (Verdict.ASK, "100"), (Verdict.NO, "100")]
)
def test_only_yes_and_probably_are_money(build, after, verdict, expected):
    assert after("100", build.funding_rule(verdict=verdict)) == Decimal(expected)


def test_a_fact_that_was_not_told_asks_and_is_no_money(build):
    rule = build.funding_rule(conditions=(Condition('status == "werkend"'),))
    funding = fund(build.offering(eur="100"), {"status": None}, [rule], on=DAY)
    assert funding.after == Decimal(100)
    assert [(outcome.verdict, outcome.missing_facts) for outcome in funding.outcomes] == [(Verdict.ASK, ("status",))]


def test_a_refusal_is_no_money_and_is_not_told(build):
    rule = build.funding_rule(conditions=(Condition('status == "werkend"'),))
    funding = fund(build.offering(eur="100"), {"status": Status.STUDENT}, [rule], on=DAY)
    assert (funding.after, funding.outcomes) == (Decimal(100), ())


def test_the_same_person_gets_another_answer_in_another_year(build, after):
    rule = build.funding_rule(valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31))
    assert after("100", rule, on=date(2025, 12, 31)) == Decimal(50)
    assert after("100", rule, on=date(2026, 1, 1)) == Decimal(100)
    assert after("100", rule, on=date(2024, 12, 31)) == Decimal(100)


def test_an_expired_rule_is_told_as_such_and_is_no_money(build):
    funding = fund(build.offering(eur="100"), {}, [build.funding_rule(valid_to=date(2025, 12, 31))], on=DAY)
    assert funding.after == Decimal(100)
    assert [(outcome.verdict, outcome.expired) for outcome in funding.outcomes] == [(Verdict.ASK, True)]
    long_ago = build.funding_rule(valid_to=date(2025, 5, 23))
    assert fund(build.offering(eur="100"), {}, [long_ago], on=DAY).outcomes == ()


def test_what_is_free_needs_no_support(build):
    funding = fund(build.offering(eur="0"), {}, [build.funding_rule()], on=DAY)
    assert (funding.before, funding.after, funding.outcomes) == (Decimal(0), Decimal(0), ())


def test_a_rule_about_access_is_no_money(build, after):
    assert after("100", build.rule()) == Decimal(100)


def test_full_support_of_a_price_range_with_half_cents_leaves_nothing_to_pay(build, after):
    """The middle of 0.01 and 0.02 is 0.015: support that is rounded up must not pay the person."""
    assert after(("0.01", "0.02"), build.funding_rule(share="1")) == 0


CENTS = st.integers(0, 1_000_000).map(lambda cents: Decimal(cents) / 100)


@given(low=CENTS, high=CENTS, shares=st.lists(st.integers(0, 100).map(lambda p: str(Decimal(p) / 100)), max_size=3))
def test_support_never_raises_the_price_and_never_pays_more_than_it(build, low, high, shares):
    rules = [build.funding_rule(str(number), share) for number, share in enumerate(shares)]
    funding = fund(build.offering(eur=(str(min(low, high)), str(max(low, high)))), {}, rules, on=DAY)
    assert 0 <= funding.after <= funding.before


class TestFacts:
    def test_what_was_not_told_is_none(self, build):
        facts = facts_of(build.check(), build.course(), on=DAY)
        assert {fact for fact, value in facts.items() if value is None} == {
            "status",
            "age",
            "education_level",
            "secondary_diploma",
            "months_registered",
            "contract_percent",
            "hours_per_week",
            "workplace_region",
            "employer_size",
            "dutch_level",
            "has_benefit",
            "joint_committee",
            "in_plan",
            "shortage_target",
            "shortage_year",
            "target_kind",
            "days_after_benefit",
            "vks_level",
            "start",
        }

    def test_what_was_told_is_there(self, build):
        check = build.check(
            status=Status.WERKEND,
            birth_year=1986,
            education_level=4,
            situation={
                "secondary_diploma": False,
                "vdab_registered_since": date(2026, 5, 23),
                "contract_percent": 80,
                "workplace_region": "Vlaanderen",
                "employer_size": 12,
            },
        )
        facts = facts_of(check, build.course(), on=DAY)
        assert (facts["status"], facts["age"], facts["education_level"]) == ("werkend", 40, 4)
        assert facts["secondary_diploma"] is False
        assert facts["months_registered"] == pytest.approx(6.05, abs=0.01)
        assert (facts["contract_percent"], facts["workplace_region"], facts["employer_size"]) == (80, "Vlaanderen", 12)

    def test_the_offer_is_there(self, build):
        course = build.course(registrations=("vdab", "kmo"), provider=build.provider(kind="cvo"))
        facts = facts_of(build.check(), course, on=DAY)
        assert (facts["offer_kind"], facts["registrations"], facts["provider_kind"]) == (
            "training",
            ("vdab", "kmo"),
            "cvo",
        )
        assert facts["instrument"] == ""
        assert facts_of(build.check(), build.workplace(instrument=Instrument.WES), on=DAY)["instrument"] == "wes"
