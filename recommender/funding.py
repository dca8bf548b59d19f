"""What an offering costs a person after support, by the dated rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from competencies.check import CompetenceCheck
from competencies.opportunity import Course, Offering, Opportunity, WorkplaceLearning
from competencies.person import Status
from competencies.rules import Facts, Rule, RuleKind, RuleOutcome, Verdict, evaluate_rule


@dataclass(frozen=True, slots=True)
class Funding:
    """Money before and after, with what the rules said."""

    before: Decimal
    after: Decimal
    outcomes: tuple[RuleOutcome, ...]


def person_facts(check: CompetenceCheck, *, on: date) -> Facts:
    """What rules may ask about a person; None is 'not told'. Health is not among them."""
    situation = check.situation
    registered = situation.vdab_registered_since
    return {
        "status": None if check.status is Status.ZIEK else check.status,  # health is no fact: the answer is 'ask'
        "age": on.year - check.birth_year if check.birth_year else None,
        "education_level": check.education_level,
        "secondary_diploma": situation.secondary_diploma,
        "months_registered": (on - registered).days / 30.4 if registered else None,
        "contract_percent": situation.contract_percent,
        "hours_per_week": situation.hours_per_week,
        "workplace_region": situation.workplace_region,
        "employer_size": situation.employer_size,
    }


def offer_facts(opportunity: Opportunity, offering: Offering) -> Facts:  # noqa: ARG001  (rules about hours and weeks follow)
    """What rules may ask about an offer."""
    return {
        "offer_kind": opportunity.kind.value,
        "instrument": opportunity.instrument.value if isinstance(opportunity, WorkplaceLearning) else "",
        "provider_kind": opportunity.provider.kind if opportunity.provider else "",
        "registrations": opportunity.registrations if isinstance(opportunity, Course) else (),
    }


def facts_of(check: CompetenceCheck, opportunity: Opportunity, *, on: date) -> Facts:
    """What rules may ask about a person and the first offering of an offer."""
    return {**person_facts(check, on=on), **offer_facts(opportunity, opportunity.offerings[0])}


def fund(offering: Offering, facts: Facts, rules: Sequence[Rule], *, on: date) -> Funding:
    """Apply the funding rules: the one that supports most counts, 'ask' never counts as money.

    Support is not added up: whether measures combine is for the counsellor.
    """
    price = offering.price.middle
    if price == 0:
        return Funding(price, price, ())
    evaluated = (evaluate_rule(rule, facts, on=on) for rule in rules if rule.kind is RuleKind.FUNDING)
    outcomes = tuple(outcome for outcome in evaluated if outcome and outcome.verdict is not Verdict.NO)
    certain = [
        outcome.rule.support.amount_for(price)
        for outcome in outcomes
        if outcome.rule.support and outcome.verdict in {Verdict.YES, Verdict.PROBABLY}
    ]
    return Funding(price, price - max(certain, default=Decimal(0)), outcomes)
