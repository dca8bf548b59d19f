"""Dated rules about who may do what and who pays: data with a source, never a constant in code.

A rule asks a few facts about person and offer. A fact that was not told makes the outcome 'ask', not 'no'.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.language import LocalizedText

FactValue = str | int | float | bool | None
Facts = Mapping[str, FactValue | tuple[str, ...]]

NUMERIC_FACTS = frozenset(
    {"age", "education_level", "months_registered", "contract_percent", "hours_per_week", "employer_size"}
)
WORD_FACTS = frozenset(
    {"status", "secondary_diploma", "workplace_region", "offer_kind", "instrument", "provider_kind", "registrations"}
)
"""What a rule may ask about a person or an offer. Health is not among them."""


class Verdict(StrEnum):
    """What a rule can answer; never a bare promise. Best first."""

    YES = "yes"
    PROBABLY = "probably"
    ASK = "ask"
    NO = "no"


class RuleKind(StrEnum):
    """What a rule decides on."""

    INSTRUMENT = "instrument"
    FUNDING = "funding"


class Certainty(StrEnum):
    """How sure the rule's content is."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact and the values that fulfil it; numbers can have bounds."""

    fact: str
    any_of: tuple[FactValue, ...] = ()
    at_least: float | None = None
    at_most: float | None = None

    def holds(self, facts: Facts) -> bool | None:
        """True, False, or None when the fact was not told."""
        value = facts.get(self.fact)
        if value is None:
            return None
        values = value if isinstance(value, tuple) else (value,)
        if self.any_of:
            return any(candidate in self.any_of for candidate in values)
        number = float(values[0])  # bounds are written for numbers only; the loader checks it
        return (self.at_least is None or number >= self.at_least) and (self.at_most is None or number <= self.at_most)


@dataclass(frozen=True, slots=True)
class Support:
    """Money off the price: a share of it, up to a maximum in euro."""

    share: Decimal
    maximum_eur: Decimal | None = None

    def amount_for(self, price: Decimal) -> Decimal:
        """Euro off a price, rounded to cents and never more than the price."""
        amount = price * self.share
        if self.maximum_eur is not None:
            amount = min(amount, self.maximum_eur)
        return min(amount.quantize(Decimal("0.01")), price)


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule with its source."""

    id: str
    kind: RuleKind
    name: LocalizedText
    valid_from: date
    valid_to: date | None
    source: str
    certainty: Certainty
    applies_to: tuple[Condition, ...]
    """About the offer: where these do not hold, the rule has nothing to say."""
    conditions: tuple[Condition, ...]
    """About the person: they decide the verdict."""
    verdict: Verdict
    explanation: LocalizedText
    refusal: LocalizedText
    """What is said when a condition does not hold."""
    support: Support | None = None

    def applies(self, facts: Facts) -> bool:
        """Whether the rule has something to say about an offer with these facts."""
        return all(condition.holds(facts) for condition in self.applies_to)

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What one rule answers for one person and one offer on one day."""

    rule: Rule
    verdict: Verdict
    missing_facts: tuple[str, ...] = ()

    @property
    def text(self) -> LocalizedText:
        """What to tell the person."""
        return self.rule.refusal if self.verdict is Verdict.NO else self.rule.explanation


def evaluate_rule(rule: Rule, facts: Facts, *, on: date) -> RuleOutcome | None:
    """Apply one rule.

    Returns:
        None when the rule is not in force on that day or does not apply to the offer; otherwise 'no' when a
        condition fails, 'ask' when a fact it needs was not told, and the rule's own verdict when all hold.
    """
    if not rule.is_valid_on(on) or not rule.applies(facts):
        return None
    results = [(condition.fact, condition.holds(facts)) for condition in rule.conditions]
    if any(result is False for _, result in results):
        return RuleOutcome(rule, Verdict.NO)
    missing = tuple(dict.fromkeys(fact for fact, result in results if result is None))
    if missing:
        return RuleOutcome(rule, Verdict.ASK, missing)
    return RuleOutcome(rule, rule.verdict)
