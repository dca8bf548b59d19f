"""Cases beside rules: what they find, and which rules lack them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from competencies.expression import Condition
from competencies.rule_cases import Expected, RuleCase, failures, without_cases
from competencies.rules import Support
from tests.competencies.builders import a_rule

DAY = date(2026, 11, 23)
RULE = replace(
    a_rule(conditions=[Condition('status == "werkend"')], support=Support(Decimal("0.5"), Decimal(125))),
    request_days_before=21,
)


def a_case(expected: Expected = Expected.PROBABLY, **more: object) -> RuleCase:
    fields = {"rule": RULE.id, "on": DAY, "facts": {"status": "werkend", "start": date(2027, 1, 4)}}
    return RuleCase(**{**fields, "expected": expected, **more})


def told(case: RuleCase) -> list[str]:
    return [failure.came for failure in failures([RULE], [case])]


def test_case_that_comes_out_as_expected_is_no_failure():
    right = a_case(price=Decimal(400), amount=Decimal("125.00"), deadline=date(2026, 12, 14))

    assert told(right) == []
    assert told(a_case(Expected.NO, facts={"status": "student"})) == []
    assert told(a_case(Expected.ASK, facts={}, missing=("status",))) == []
    assert told(a_case(Expected.SILENT, on=date(2025, 12, 31))) == []


def test_every_difference_is_named():
    assert told(a_case(Expected.NO)) == ["expected no, came probably"]
    assert told(a_case(facts={})) == ["expected probably, came ask (not told: status)"]
    assert told(a_case(Expected.ASK, facts={}, missing=("age",))) == ["expected to miss age, missed status"]
    assert told(a_case(price=Decimal(400), amount=Decimal(200))) == ["expected 200 euro off 400, came 125.00"]
    assert told(a_case(deadline=date(2026, 12, 15))) == [
        "expected 2026-12-15 as the last day to request it, came 2026-12-14"
    ]
    assert told(a_case(rule="andere")) == ["expected a rule with this id, there is none"]


def test_a_rule_needs_a_case_in_which_it_helps_and_one_in_which_it_does_not():
    helps, refuses = a_case(), a_case(Expected.NO, facts={"status": "student"})
    misses = a_case(Expected.ASK, facts={}, missing=("status",))

    assert without_cases([RULE], [helps, refuses]) == []
    assert without_cases([RULE], [helps, misses]) == []
    assert without_cases([RULE], [helps]) == [RULE.id]
    assert without_cases([RULE], [refuses, misses]) == [RULE.id]
    assert without_cases([RULE], []) == [RULE.id]
