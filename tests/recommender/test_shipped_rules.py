"""What the shipped rules say to people: another year is another answer, and nobody is left without a way."""

from datetime import date
from decimal import Decimal

import pytest

from competencies.facts import FACTS
from competencies.opportunity import Course, EvcRoute, Instrument, WorkplaceLearning
from competencies.person import Status
from competencies.rules import RuleKind, Verdict, evaluate_rule, offer_comparisons
from data.sources.content import load_content
from recommender.funding import facts_of, fund, joint_committee_in, offer_facts, person_facts, person_outcomes
from recommender.rulings import best_outcome

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def content():
    return load_content()


def instrument_outcomes(offer, facts, rules, *, on):
    best = best_outcome([rule for rule in rules if rule.kind is RuleKind.INSTRUMENT], facts, on=on)
    return (best,) if best else ()


def said(outcomes):
    return {outcome.rule.id: outcome.verdict for outcome in outcomes}


def test_the_same_employee_gets_money_in_2025_and_a_question_in_2026(build, content):
    check = build.check(status=Status.WERKEND, education_level=3)
    course = build.course(registrations=("odb",))
    offering = build.offering(eur="200")
    in_2025 = fund(offering, facts_of(check, course, on=date(2025, 11, 24)), content.rules, on=date(2025, 11, 24))
    in_2026 = fund(offering, facts_of(check, course, on=DAY), content.rules, on=DAY)
    in_2027 = fund(offering, facts_of(check, course, on=date(2027, 3, 1)), content.rules, on=date(2027, 3, 1))

    assert (in_2025.after, in_2026.after, in_2027.after) == (Decimal(100), Decimal(200), Decimal(200))
    assert said(in_2025.outcomes)["opleidingscheques-2025"] is Verdict.PROBABLY
    assert said(in_2026.outcomes)["opleidingscheques"] is Verdict.ASK
    assert [outcome.expired for outcome in in_2027.outcomes if outcome.rule.id == "opleidingscheques"] == [True]


def test_the_same_part_timer_gets_leave_before_september_2025_and_not_after(build, content):
    check = build.check(
        status=Status.WERKEND,
        situation={"contract_percent": 60, "hours_per_week": 23, "workplace_region": "vlaanderen"},
    )
    course = build.course(registrations=("odb",))

    def leave_on(day):
        facts = facts_of(check, course, on=day)
        return {id_ for id_ in said(fund(build.offering(), facts, content.rules, on=day).outcomes) if "vov" in id_}

    assert leave_on(date(2025, 3, 1)) == {"vov-2019", "vov-gemeenschappelijk-initiatief"}
    assert leave_on(date(2026, 3, 1)) == set()
    assert leave_on(DAY) == {"vov-2026"}


def test_benefit_that_ends_before_the_course_is_asked_about_from_2026(build, content):
    check = build.check(status=Status.WERKZOEKEND, situation={"benefit_until": date(2027, 3, 1)})
    course = build.course(offerings=(build.offering(weeks=20),))

    def benefit(start):
        facts = facts_of(check, course, on=DAY, starts_on=start)
        return "federale-grens-2026" in said(fund(course.offerings[0], facts, content.rules, on=DAY).outcomes)

    assert benefit(date(2026, 11, 30)) is True  # until 18 April
    assert benefit(date(2026, 10, 5)) is False  # until 21 February


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ZIEK])
def test_every_status_has_guidance_and_a_way_to_learn(build, content, status):
    check = build.check(status=status, birth_year=2003, education_level=3)
    guidance = person_outcomes(person_facts(check, on=DAY), content.rules, on=DAY)
    ways = {
        outcome.rule.id
        for offer in content.opportunities
        for outcome in (
            *instrument_outcomes(offer, facts_of(check, offer, on=DAY), content.rules, on=DAY),
            *fund(build.offering(eur="300"), facts_of(check, offer, on=DAY), content.rules, on=DAY).outcomes,
        )
        if outcome.verdict is not Verdict.NO and outcome.rule.conditions
    }

    assert {outcome.rule.id for outcome in guidance} - {"leerwinkel", "extra-steun"}
    assert ways


@pytest.mark.parametrize(
    ("status", "opens"),
    [
        (Status.UITZENDKRACHT, {Instrument.BIS, Instrument.DUAAL_VOLWASSENEN}),
        (Status.TIJDELIJK_WERKLOOS, {Instrument.BIS, Instrument.DUAAL_VOLWASSENEN}),
        (Status.ZELFSTANDIG, {Instrument.BIS}),
        (Status.GEFAILLEERD, {Instrument.IBO, Instrument.WES, Instrument.BIS}),
        (Status.INACTIEF, {Instrument.IBO, Instrument.WES, Instrument.BIS}),
    ],
)
def test_precarious_youth_self_employed_and_inactive_people_find_a_workplace(build, content, status, opens):
    check = build.check(status=status, birth_year=2003)
    open_to_them = {
        offer.instrument
        for offer in content.opportunities
        if isinstance(offer, WorkplaceLearning)
        for outcome in instrument_outcomes(offer, facts_of(check, offer, on=DAY), content.rules, on=DAY)
        if outcome.verdict is not Verdict.NO
    }

    assert opens <= open_to_them


def test_health_is_never_asked_and_a_sick_person_is_asked_nothing_about_it(build, content):
    check = build.check(status=Status.ZIEK)
    asking = [rule for rule in content.rules if rule.asks_about_health]

    assert {rule.id for rule in asking} == {"extra-steun", "k-ibo-extra-steun"}
    assert facts_of(check, build.workplace(), on=DAY)["status"] is None
    for rule in asking:
        facts = facts_of(check, build.workplace(instrument=Instrument.K_IBO), on=DAY)
        outcome = evaluate_rule(rule, facts, on=DAY)
        assert (outcome.verdict, outcome.missing_facts, outcome.whom) == (Verdict.ASK, (), "bemiddelaar")


def test_facts_of_any_offer_are_the_facts_there_are(build, content):
    for kind in (Course, EvcRoute, WorkplaceLearning):
        offer = next(offer for offer in content.opportunities if isinstance(offer, kind))
        assert facts_of(build.check(), offer, on=DAY).keys() == FACTS.keys()


def test_offers_that_rules_cannot_tell_apart_get_the_same_verdicts(build, content):
    check = build.check(status=Status.WERKEND, education_level=3, situation={"contract_percent": 80})
    comparisons, seen = offer_comparisons(content.rules), {}
    for offer in content.opportunities:
        for offering in offer.offerings:
            facts = facts_of(check, offer, on=DAY, offering=offering)
            verdicts = {
                rule.id: outcome.verdict for rule in content.rules if (outcome := evaluate_rule(rule, facts, on=DAY))
            }
            key = tuple(comparison.test(facts) for comparison in comparisons)
            assert seen.setdefault(key, verdicts) == verdicts
            alone = offer_facts(offer, offering)
            assert {rule.id for rule in content.rules if rule.id in verdicts and not rule.applies(alone)} == set()
    assert len(seen) < 200


def test_no_rule_about_leave_benefit_or_guidance_is_money(content):
    assert [rule.id for rule in content.rules if rule.support and rule.kind is not RuleKind.FUNDING] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("PC 111", "111"),
        ("200", "200"),
        ("pc149.01", "149.01"),
        ("PC 200 voor bedienden", "200"),
        ("metaal", None),
        ("20", None),
        ("2000", None),
        ("", None),
        (None, None),
    ],
)
def test_joint_committee_is_read_from_what_people_write(text, number):
    assert joint_committee_in(text) == number
