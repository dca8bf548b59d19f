"""What an offering costs a person after support, and what the dated rules say about leave and benefit beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from competencies.check import CompetenceCheck
from competencies.facts import Facts, FactValue
from competencies.opportunity import Course, Offering, Opportunity, WorkplaceLearning
from competencies.person import Status
from competencies.rules import Rule, RuleKind, RuleOutcome, Verdict, evaluate_rule

_BESIDE_MONEY = frozenset({RuleKind.LEAVE, RuleKind.BENEFIT})
_BEST_FIRST = {verdict: rank for rank, verdict in enumerate(Verdict)}
_JOINT_COMMITTEE = re.compile(r"(?<!\d)\d{3}(?:\.\d{2})?(?!\d)", re.ASCII)
_DAYS_PER_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class Funding:
    """Money before and after, with what the rules said."""

    before: Decimal
    after: Decimal
    outcomes: tuple[RuleOutcome, ...]
    """About money, leave and benefit; a refusal is left out."""


def facts_of(
    check: CompetenceCheck,
    opportunity: Opportunity | None = None,
    *,
    on: date,
    offering: Offering | None = None,
    starts_on: date | None = None,
    shortage_target: bool | None = None,
    shortage_year: int | None = None,
    target_kind: str | None = None,
    in_plan: bool | None = None,
) -> Facts:
    """What rules may ask; None is 'not told'. Health is not among the facts.

    Args:
        check: the person.
        opportunity: the offer; None for what is about a person only.
        on: the day that is asked about.
        offering: gives length and hours; None takes the first of the opportunity.
        starts_on: first day; None leaves out what depends on it (deadlines, days after the benefit).
        shortage_target: whether the person's target is on a list of shortage occupations; None where not known.
        shortage_year: the year of that list.
        target_kind: occupation, transition or literacy.
        in_plan: whether the training stands in a personal development plan.
    """
    facts = person_facts(check, on=on)
    if opportunity is not None:
        offering = offering or next(iter(opportunity.offerings), None)
        facts |= offer_facts(opportunity, offering, starts_on=starts_on)
        facts["days_after_benefit"] = _days_after_benefit(check, offering, starts_on)
    facts |= {
        "shortage_target": shortage_target,
        "shortage_year": shortage_year,
        "target_kind": target_kind,
        "in_plan": in_plan,
    }
    return facts


def person_facts(check: CompetenceCheck, *, on: date) -> dict[str, FactValue]:
    """The facts that are the same for every offer."""
    situation = check.situation
    registered, until = situation.vdab_registered_since, situation.benefit_until
    return {
        "date": on,
        "status": None if check.status is Status.ZIEK else check.status,  # health is no fact: the answer is 'ask'
        "age": on.year - check.birth_year if check.birth_year else None,
        "education_level": check.education_level,
        "secondary_diploma": situation.secondary_diploma,
        "dutch_level": situation.dutch_level,
        "months_registered": (on - registered).days / _DAYS_PER_MONTH if registered else None,
        "has_benefit": until >= on if until else None,
        "contract_percent": situation.contract_percent,
        "hours_per_week": situation.hours_per_week,
        "workplace_region": situation.workplace_region,
        "joint_committee": joint_committee_in(situation.joint_committee),
        "employer_size": situation.employer_size,
    }


def offer_facts(
    opportunity: Opportunity, offering: Offering | None, *, starts_on: date | None = None
) -> dict[str, FactValue]:
    """The facts that are the same for every person."""
    course = opportunity if isinstance(opportunity, Course) else None
    facts: dict[str, FactValue] = {
        "offer_kind": opportunity.kind.value,
        "instrument": opportunity.instrument.value if isinstance(opportunity, WorkplaceLearning) else "",
        "provider_kind": opportunity.provider.kind if opportunity.provider else "",
        "registrations": course.registrations if course else (),
        "credential": course.credential if course else "none",
        "vks_level": course.vks_level if course else None,
        "start": starts_on,
    }
    if offering is not None:
        facts |= {
            "weeks": offering.weeks,
            "offer_hours_per_week": offering.hours_per_week,
            "total_hours": offering.weeks * offering.hours_per_week,
            "days_per_week": offering.days_per_week,
            "schedule": offering.schedule,
            "delivery": offering.delivery,
        }
    return facts


def joint_committee_in(text: str | None) -> str | None:
    """The number of a joint committee in what somebody wrote ('PC 149.01' is '149.01'); None where there is none."""
    found = _JOINT_COMMITTEE.search(text) if text else None
    return found[0] if found else None


def fund(offering: Offering, facts: Facts, rules: Sequence[Rule], *, on: date) -> Funding:
    """Apply the rules about money, leave and benefit.

    Of the rules about money the one that supports most counts; 'ask' and what expired never count as money. Support is
    not added up: whether measures combine is for the counsellor. Leave and benefit are told and change no price.
    """
    price = offering.price.middle
    money = _outcomes(rules, facts, frozenset({RuleKind.FUNDING}), on=on) if price else ()
    beside = _outcomes(rules, facts, _BESIDE_MONEY, on=on)
    return Funding(price, price - most_support(offering, money), (*money, *beside))


def person_outcomes(facts: Facts, rules: Sequence[Rule], *, on: date) -> tuple[RuleOutcome, ...]:
    """What the rules about guidance say to a person, whatever the offer; a refusal is left out."""
    return _outcomes(rules, facts, frozenset({RuleKind.GUIDANCE}), on=on)


def _outcomes(rules: Sequence[Rule], facts: Facts, kinds: frozenset[RuleKind], *, on: date) -> tuple[RuleOutcome, ...]:
    """Best verdict first, what expired last; a refusal is left out."""
    evaluated = (evaluate_rule(rule, facts, on=on) for rule in rules if rule.kind in kinds)
    told = (outcome for outcome in evaluated if outcome and outcome.verdict is not Verdict.NO)
    return tuple(sorted(told, key=lambda outcome: (outcome.expired, _BEST_FIRST[outcome.verdict])))


def most_support(offering: Offering, outcomes: Sequence[RuleOutcome]) -> Decimal:
    """Euro off the price of an offering by the outcome that gives most; 0 without any that is money."""
    hours = Decimal(str(offering.hours_per_week)) * offering.weeks
    amounts = (
        outcome.rule.support.amount_for(offering.price.middle, hours=hours, weeks=offering.weeks)
        for outcome in outcomes
        if outcome.rule.support and outcome.is_money
    )
    return max(amounts, default=Decimal(0))


def _days_after_benefit(check: CompetenceCheck, offering: Offering | None, starts_on: date | None) -> int | None:
    until = check.situation.benefit_until
    if until is None or starts_on is None or offering is None:
        return None
    return (starts_on + timedelta(weeks=offering.weeks, days=-1) - until).days
