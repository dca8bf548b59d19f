"""A worked case beside a rule: who asks, about which offer, on which day, and what the rule must answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.facts import Facts
from competencies.rules import Rule, RuleOutcome, evaluate_rule


class Expected(StrEnum):
    """What a case expects: a verdict, that the rule says nothing, or that it shows as expired."""

    YES = "yes"
    PROBABLY = "probably"
    ASK = "ask"
    NO = "no"
    SILENT = "silent"
    EXPIRED = "expired"


POSITIVE = frozenset({Expected.YES, Expected.PROBABLY, Expected.ASK})


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case."""

    rule: str
    on: date
    facts: Facts
    expected: Expected
    missing: tuple[str, ...] = ()
    price: Decimal | None = None
    """What the offer asks, in euro; None leaves money out."""
    amount: Decimal | None = None
    """What the rule takes off it."""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case that came out differently."""

    case: RuleCase
    came: str

    def __str__(self) -> str:
        return f"rule {self.case.rule} on {self.case.on}: {self.came}"


def failures(rules: Iterable[Rule], cases: Iterable[RuleCase]) -> list[CaseFailure]:
    """Every case that a rule answers differently, in the order of the cases."""
    by_id = {rule.id: rule for rule in rules}
    found = []
    for case in cases:
        came = (
            _difference(case, by_id[case.rule]) if case.rule in by_id else "expected a rule with this id, there is none"
        )
        if came:
            found.append(CaseFailure(case, came))
    return found


def without_cases(rules: Iterable[Rule], cases: Collection[RuleCase]) -> list[str]:
    """Ids of rules that lack a case in which they help, or one in which they do not."""
    helped = {case.rule for case in cases if case.expected in POSITIVE and not case.missing}
    other = {case.rule for case in cases if case.expected not in POSITIVE or case.missing}
    return [rule.id for rule in rules if rule.id not in helped & other]


def _difference(case: RuleCase, rule: Rule) -> str:
    """What came instead of what was expected; empty where nothing differs."""
    outcome = evaluate_rule(rule, case.facts, on=case.on)
    came = _as_expected(outcome)
    if came is not case.expected:
        return f"expected {case.expected}, came {came}{_because(outcome)}"
    if outcome is None:
        return ""
    if case.missing and set(outcome.missing_facts) != set(case.missing):
        return f"expected to miss {', '.join(case.missing)}, missed {', '.join(outcome.missing_facts) or 'nothing'}"
    if case.deadline is not None and outcome.deadline != case.deadline:
        return f"expected {case.deadline} as the last day to request it, came {outcome.deadline}"
    if case.price is not None and (amount := _amount(outcome, case)) != case.amount:
        return f"expected {case.amount} euro off {case.price}, came {amount}"
    return ""


def _as_expected(outcome: RuleOutcome | None) -> Expected:
    if outcome is None:
        return Expected.SILENT
    return Expected.EXPIRED if outcome.expired else Expected(outcome.verdict.value)


def _because(outcome: RuleOutcome | None) -> str:
    return f" (not told: {', '.join(outcome.missing_facts)})" if outcome and outcome.missing_facts else ""


def _amount(outcome: RuleOutcome, case: RuleCase) -> Decimal:
    support = outcome.rule.support
    if not outcome.is_money or support is None or case.price is None:
        return Decimal(0)
    hours, weeks = case.facts.get("total_hours"), case.facts.get("weeks")
    return support.amount_for(case.price, hours=Decimal(str(hours or 0)), weeks=int(str(weeks or 0)))
