"""Dated rules about who may do what and who pays: data with a source, never a constant in code.

A rule asks a few facts about person, offer and day. A fact that was not told makes the outcome 'ask', not 'no'.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from competencies.expression import Comparison, Condition
from competencies.facts import FACTS, Facts
from competencies.language import LocalizedText

CENT = Decimal("0.01")
EXPIRED_IS_TOLD_MONTHS = 18
"""How long after its last day a rule is still shown as expired: one school year and the months around it."""


class Verdict(StrEnum):
    """What a rule can answer; never a bare promise. Best first."""

    YES = "yes"
    PROBABLY = "probably"
    ASK = "ask"
    NO = "no"


class RuleKind(StrEnum):
    """What a rule decides on. Only funding is money off a price, and only an instrument rule gives or closes access."""

    INSTRUMENT = "instrument"
    FUNDING = "funding"
    LEAVE = "leave"
    """Time off work to learn, paid or with a premium."""
    BENEFIT = "benefit"
    """What happens to an unemployment benefit meanwhile."""
    GUIDANCE = "guidance"
    """Somebody who looks at your career with you; about a person, whatever the offer."""


class Certainty(StrEnum):
    """How sure the rule's content is."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Whom(StrEnum):
    """Who can answer what a rule cannot."""

    COUNSELLOR = "bemiddelaar"
    CENTRE = "centrum"
    EMPLOYER = "werkgever"
    CAREER_COUNSELLOR = "loopbaanbegeleider"
    VDAB = "vdab"
    VLAIO = "vlaio"
    SECTOR_FUND = "sectorfonds"
    TEST_CENTRE = "testcentrum"
    BENEFIT_OFFICE = "rva"
    SCHOOL = "school"
    OCMW = "ocmw"
    FLANDERS = "1700"
    """The free telephone number of the Flemish government."""


@dataclass(frozen=True, slots=True)
class Support:
    """Money off the price: a share of it up to a maximum, or a fixed price per hour in its place; in euro."""

    share: Decimal = Decimal(0)
    maximum_eur: Decimal | None = None
    price_per_hour: Decimal | None = None
    """What a person pays per hour (lestijd); the rest of the price is the support."""
    price_cap_eur: Decimal | None = None
    """The most that a person pays at such an hourly price, per term."""
    weeks_per_term: int = 20
    """A longer course pays the cap once for every term that it touches."""

    def amount_for(self, price: Decimal, *, hours: Decimal = Decimal(0), weeks: int = 0) -> Decimal:
        """Euro off a price, in cents, never more than the price and never below zero.

        Args:
            price: what the offer asks.
            hours: length in hours; counts for a price per hour.
            weeks: length in weeks; counts for a cap per term.
        """
        if self.price_per_hour is not None:
            return min(max(price - self._fixed_price(hours, weeks), Decimal(0)).quantize(CENT), price)
        amount = price * self.share
        if self.maximum_eur is not None:
            amount = min(amount, self.maximum_eur)
        return min(amount.quantize(CENT), price)

    def _fixed_price(self, hours: Decimal, weeks: int) -> Decimal:
        asked = (hours * (self.price_per_hour or Decimal(0))).quantize(CENT, ROUND_CEILING)
        if self.price_cap_eur is None:
            return asked
        terms = max(1, -(-weeks // self.weeks_per_term))
        return min(asked, terms * self.price_cap_eur)


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
    """Mostly about the offer: where these do not all hold, the rule has nothing to say."""
    conditions: tuple[Condition, ...]
    """About the person: they decide the verdict; all must hold."""
    verdict: Verdict
    explanation: LocalizedText
    refusal: LocalizedText
    """What is said when a condition does not hold."""
    support: Support | None = None
    whom: Whom = Whom.COUNSELLOR
    """Who can answer what the rule cannot."""
    request: LocalizedText | None = None
    """What to request, and where."""
    request_days_before: int | None = None
    """The latest day to request it, in days before the start; below zero is after the start."""
    asks_about_health: bool = False
    """The real answer depends on health, which is never asked: the verdict is 'ask your counsellor' for everyone."""
    family: str = ""
    """Rules of one family follow each other in time; empty is a family of its own."""
    successor_from: date | None = None
    """First day of the next rule of the family; filled in by ``with_successors``."""

    def applies(self, facts: Facts) -> bool:
        """Whether the rule can have something to say about an offer with these facts; a fact about the person may
        still be missing.
        """
        return _all_hold(self.applies_to, facts) is not False

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def is_expired_on(self, day: date, *, told_for_months: int = EXPIRED_IS_TOLD_MONTHS) -> bool:
        """Whether it ended not so long ago, and no other rule has taken its place by that day."""
        if self.valid_to is None or day <= self.valid_to:
            return False
        followed = self.successor_from is not None and self.successor_from <= day
        return not followed and months_between(self.valid_to, day) < told_for_months

    def latest_request(self, start: date | None) -> date | None:
        """The last day to ask for it, for an offer that starts on a day; None where nothing is known."""
        if start is None or self.request_days_before is None:
            return None
        return start - timedelta(days=self.request_days_before)


class RuleState(StrEnum):
    """Where a rule stands in time."""

    LATER = "later"
    IN_FORCE = "in force"
    ENDS_SOON = "ends soon"
    EXPIRED = "expired"


def state_on(rule: Rule, day: date, *, soon_days: int = 90) -> RuleState:
    """Where a rule stands on a day; 'ends soon' is within ``soon_days`` days, with no other rule to follow it."""
    if day < rule.valid_from:
        return RuleState.LATER
    if rule.valid_to is None:
        return RuleState.IN_FORCE
    if day > rule.valid_to:
        return RuleState.EXPIRED
    ends_soon = rule.successor_from is None and (rule.valid_to - day).days < soon_days
    return RuleState.ENDS_SOON if ends_soon else RuleState.IN_FORCE


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What one rule answers for one person and one offer on one day."""

    rule: Rule
    verdict: Verdict
    missing_facts: tuple[str, ...] = ()
    deadline: date | None = None
    """The latest day to request it; None where the start or the rule's term is not known."""
    expired: bool = False
    """The rule ended and nothing is known to follow it: ask; it is neither money nor access."""

    @property
    def text(self) -> LocalizedText:
        """What to tell the person."""
        return self.rule.refusal if self.verdict is Verdict.NO else self.rule.explanation

    @property
    def whom(self) -> Whom:
        """Who can answer what this leaves open."""
        return Whom.COUNSELLOR if self.rule.asks_about_health else self.rule.whom

    @property
    def request(self) -> LocalizedText | None:
        """What to request, and where; None where there is nothing to request any more."""
        return None if self.expired or self.verdict is Verdict.NO else self.rule.request

    @property
    def is_money(self) -> bool:
        """Whether its support may be counted with."""
        return (
            not self.expired
            and self.rule.kind is RuleKind.FUNDING
            and self.rule.support is not None
            and self.verdict in {Verdict.YES, Verdict.PROBABLY}
        )


def evaluate_rule(
    rule: Rule, facts: Facts, *, on: date, told_for_months: int = EXPIRED_IS_TOLD_MONTHS
) -> RuleOutcome | None:
    """Apply one rule.

    Args:
        rule: the rule.
        facts: what is known; see ``competencies.facts``.
        on: the day that is asked about.
        told_for_months: how long an expired rule without a successor is still told.

    Returns:
        None when the rule is not in force on that day or does not apply to the offer; otherwise 'no' when a condition
        fails, 'ask' when a fact it needs was not told or when it depends on health, and the rule's own verdict when
        all hold. A rule that ended less than ``told_for_months`` ago and has no successor answers 'ask', marked as
        expired, unless a condition fails.
    """
    expired = not rule.is_valid_on(on)
    if expired and not rule.is_expired_on(on, told_for_months=told_for_months):
        return None
    if not _all_hold(rule.applies_to, facts):
        return None
    held = _all_hold(rule.conditions, facts)
    if expired:
        return None if held is False else RuleOutcome(rule, Verdict.ASK, expired=True)
    return _answer(rule, held, facts)


def _all_hold(conditions: Sequence[Condition], facts: Facts) -> bool | None:
    unknown = False
    for condition in conditions:
        held = condition.holds(facts)
        if held is False:
            return False
        unknown = unknown or held is None
    return None if unknown else True


def _answer(rule: Rule, held: bool | None, facts: Facts) -> RuleOutcome:
    """What a rule in force says, once it is known whether its conditions hold."""
    if held is False:
        return RuleOutcome(rule, Verdict.NO)
    start = facts.get("start") if rule.request_days_before is not None else None
    deadline = rule.latest_request(start) if isinstance(start, date) else None
    if rule.asks_about_health:
        return RuleOutcome(rule, Verdict.ASK, deadline=deadline)
    if held is None:
        missing = dict.fromkeys(fact for condition in rule.conditions for fact in condition.missing(facts))
        return RuleOutcome(rule, Verdict.ASK, tuple(missing), deadline)
    return RuleOutcome(rule, rule.verdict, deadline=deadline)


def rules_in_play(
    rules: Iterable[Rule], *, on: date, kinds: Collection[RuleKind] = frozenset(RuleKind)
) -> tuple[Rule, ...]:
    """The rules of some kinds that can say anything on a day: in force, or expired and still told."""
    return tuple(rule for rule in rules if rule.kind in kinds and (rule.is_valid_on(on) or rule.is_expired_on(on)))


def offer_comparisons(rules: Iterable[Rule]) -> tuple[Comparison, ...]:
    """Every different comparison that rules make about an offer alone.

    Offers for which all of them come out the same get the same verdict from every rule, so they can be asked about
    together, whatever their hours and weeks are. Fixed prices and deadlines still depend on the offering.
    """
    found = {
        comparison.text: comparison
        for rule in rules
        for condition in (*rule.applies_to, *rule.conditions)
        for comparison in condition.comparisons
        if FACTS[comparison.fact].about_offer
    }
    return tuple(found[text] for text in sorted(found))


def with_successors(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The same rules, each knowing from which day another rule of its family takes its place."""
    starts: dict[str, list[date]] = {}
    for rule in rules:
        starts.setdefault(rule.family or rule.id, []).append(rule.valid_from)
    return tuple(replace(rule, successor_from=_next_start(rule, starts[rule.family or rule.id])) for rule in rules)


def _next_start(rule: Rule, starts: Sequence[date]) -> date | None:
    if rule.valid_to is None:
        return None
    return min((start for start in starts if start > rule.valid_from), default=None)


def months_between(earlier: date, later: date) -> int:
    """Whole calendar months from one day to another; 31 January to 28 February is one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    end_of_month = (later + timedelta(days=1)).month != later.month
    return months - (later.day < earlier.day and not end_of_month)
