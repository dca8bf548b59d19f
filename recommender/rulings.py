"""What the dated rules say about many offers to one person: what depends on the offer alone is worked out once."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np

from competencies.check import CompetenceCheck
from competencies.rules import Facts, Rule, RuleKind, RuleOutcome, Verdict, evaluate_rule
from recommender.funding import Funding, fund, offer_facts, person_facts
from recommender.offer_table import Ints, OfferTable

_BEST_FIRST = list(Verdict)


class RuleIndex:
    """Which rules can have something to say about which offerings; the same for every person and every day."""

    def __init__(self, table: OfferTable, rules: Sequence[Rule]) -> None:
        """Group the offerings by what rules may ask about an offer, and find the rules for each group."""
        groups: dict[tuple[object, ...], int] = {}
        self.offerings = table.offerings
        self.facts: list[Facts] = []
        group_of = np.zeros(len(table.offerings), dtype=np.int64)
        for position, (row, offering) in enumerate(zip(table.rows.tolist(), table.offerings, strict=True)):
            facts = offer_facts(table.opportunities[row], offering)
            key = tuple(facts.values())
            if key not in groups:
                groups[key] = len(groups)
                self.facts.append(facts)
            group_of[position] = groups[key]
        self.group_of: Ints = group_of
        """Group of each offering, shape (n,)."""
        self.access = [_applying(rules, RuleKind.INSTRUMENT, facts) for facts in self.facts]
        self.funding = [_applying(rules, RuleKind.FUNDING, facts) for facts in self.facts]


def _applying(rules: Sequence[Rule], kind: RuleKind, facts: Facts) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.kind is kind and rule.applies(facts))


def best_outcome(rules: Sequence[Rule], facts: Facts, *, on: date) -> RuleOutcome | None:
    """What rules about one form of workplace learning say together, or None.

    Several may open it to different people: the best verdict counts, and 'no' only when every rule that applies says
    no.
    """
    outcomes = [outcome for rule in rules if (outcome := evaluate_rule(rule, facts, on=on))]
    return min(outcomes, key=lambda outcome: (_BEST_FIRST.index(outcome.verdict), outcome.rule.id), default=None)


class Rulings:
    """The answers to one person on one day; equal questions are asked once."""

    def __init__(self, index: RuleIndex, check: CompetenceCheck, *, on: date) -> None:
        """Nothing is asked yet."""
        self._index, self._on = index, on
        self._person = person_facts(check, on=on)
        self._access: dict[int, tuple[RuleOutcome, ...]] = {}
        self._funding: dict[tuple[int, Decimal], Funding] = {}

    def access(self, position: int) -> tuple[RuleOutcome, ...]:
        """Whether the person may use a form of workplace learning; empty for everything else."""
        return self.access_of_group(int(self._index.group_of[position]))

    def groups_of(self, positions: Ints) -> Ints:
        """The groups of offerings that rules cannot tell apart, shape (n,)."""
        return np.asarray(self._index.group_of[positions])

    def access_of_group(self, group: int) -> tuple[RuleOutcome, ...]:
        """``access`` for any offering of a group."""
        if group not in self._access:
            facts = {**self._person, **self._index.facts[group]}
            best = best_outcome(self._index.access[group], facts, on=self._on)
            self._access[group] = (best,) if best else ()
        return self._access[group]

    def funding(self, position: int) -> Funding:
        """Money before and after for an offering."""
        offering = self._index.offerings[position]
        group, price = int(self._index.group_of[position]), offering.price.middle
        if (group, price) not in self._funding:
            facts = {**self._person, **self._index.facts[group]}
            self._funding[group, price] = fund(offering, facts, self._index.funding[group], on=self._on)
        return self._funding[group, price]
