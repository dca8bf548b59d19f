"""What the dated rules say about many offers to one person: what depends on the offer alone is worked out once."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np

from competencies.check import CompetenceCheck
from competencies.facts import Facts
from competencies.rules import Rule, RuleKind, RuleOutcome, Verdict, evaluate_rule, offer_comparisons
from competencies.target import Target, TargetKind
from recommender.funding import Funding, facts_of, fund, most_support, offer_facts, person_outcomes
from recommender.offer_table import Ints, OfferTable

_BEST_FIRST = list(Verdict)
_ACCESS = frozenset({RuleKind.INSTRUMENT})
_MONEY = frozenset({RuleKind.FUNDING})
_BESIDE = frozenset({RuleKind.FUNDING, RuleKind.LEAVE, RuleKind.BENEFIT})


class RuleIndex:
    """Which rules can have something to say about which offerings; the same for every person and every day."""

    def __init__(self, table: OfferTable, rules: Sequence[Rule]) -> None:
        """Group the offerings that no rule can tell apart, and find the rules for each group."""
        groups: dict[tuple[object, ...], int] = {}
        self.table, self.rules = table, tuple(rules)
        self.facts: list[Facts] = []
        comparisons = offer_comparisons(rules)
        group_of = np.zeros(len(table.offerings), dtype=np.int64)
        for position, (row, offering) in enumerate(zip(table.rows.tolist(), table.offerings, strict=True)):
            facts = offer_facts(table.opportunities[row], offering)
            key = tuple(comparison.test(facts) for comparison in comparisons)
            if key not in groups:
                groups[key] = len(groups)
                self.facts.append(facts)
            group_of[position] = groups[key]
        self.group_of: Ints = group_of
        """Group of each offering, shape (n,)."""
        self.access = [_applying(rules, _ACCESS, facts) for facts in self.facts]
        self.money = [_applying(rules, _MONEY, facts) for facts in self.facts]
        self.beside = [_applying(rules, _BESIDE, facts) for facts in self.facts]


def _applying(rules: Sequence[Rule], kinds: frozenset[RuleKind], facts: Facts) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.kind in kinds and rule.applies(facts))


def best_outcome(rules: Sequence[Rule], facts: Facts, *, on: date) -> RuleOutcome | None:
    """What rules about one form of workplace learning say together, or None.

    Several may open it to different people: the best verdict counts, and 'no' only when every rule that applies says
    no. A rule that ended is only told where no other has something to say.
    """
    outcomes = [outcome for rule in rules if (outcome := evaluate_rule(rule, facts, on=on))]
    in_force = [outcome for outcome in outcomes if not outcome.expired] or outcomes
    return min(in_force, key=lambda outcome: (_BEST_FIRST.index(outcome.verdict), outcome.rule.id), default=None)


class Rulings:
    """The answers to one person with one target on one day; equal questions are asked once."""

    def __init__(self, index: RuleIndex, check: CompetenceCheck, *, on: date, target: Target | None = None) -> None:
        """Nothing is asked yet; 'target' is the occupation that the offers lead to, if it is known."""
        self._index, self._check, self._on = index, check, on
        occupation = target if target is not None and target.kind is TargetKind.OCCUPATION else None
        shortage = occupation.shortage if occupation else None
        self._aims = {
            "shortage_target": bool(shortage) if occupation else None,
            "shortage_year": shortage.year if shortage else None,
            "target_kind": target.kind.value if target else None,
        }
        self.person = facts_of(check, on=on, **self._aims)  # type: ignore[arg-type]
        """What is known about the person, whatever the offer."""
        self._access: dict[int, RuleOutcome | None] = {}
        self._money: dict[int, tuple[RuleOutcome, ...]] = {}

    def groups_of(self, positions: Ints) -> Ints:
        """The groups of offerings that rules cannot tell apart, shape (n,)."""
        return np.asarray(self._index.group_of[positions])

    def access_of_group(self, group: int) -> RuleOutcome | None:
        """Whether the person may use the form of workplace learning of a group; None where no rule speaks."""
        if group not in self._access:
            facts = {**self.person, **self._index.facts[group]}
            self._access[group] = best_outcome(self._index.access[group], facts, on=self._on)
        return self._access[group]

    def access(self, position: int, *, starts_on: date) -> tuple[RuleOutcome, ...]:
        """The same for one offering, with the deadline that its start gives."""
        rules = self._index.access[int(self._index.group_of[position])]
        outcome = best_outcome(rules, self._facts(position, starts_on), on=self._on)
        return (outcome,) if outcome else ()

    def price_after(self, position: int) -> Decimal:
        """What an offering costs after the support that gives most."""
        offering, group = self._index.table.offerings[position], int(self._index.group_of[position])
        if group not in self._money:
            facts = {**self.person, **self._index.facts[group]}
            said = (evaluate_rule(rule, facts, on=self._on) for rule in self._index.money[group])
            self._money[group] = tuple(outcome for outcome in said if outcome and outcome.is_money)
        return offering.price.middle - most_support(offering, self._money[group])

    def funding(self, position: int, *, starts_on: date) -> Funding:
        """Money before and after, with all that the rules say about money, leave and benefit."""
        rules = self._index.beside[int(self._index.group_of[position])]
        return fund(self._index.table.offerings[position], self._facts(position, starts_on), rules, on=self._on)

    def guidance(self) -> tuple[RuleOutcome, ...]:
        """What the rules say about somebody who looks along."""
        return person_outcomes(self.person, self._index.rules, on=self._on)

    def _facts(self, position: int, starts_on: date) -> Facts:
        table = self._index.table
        opportunity = table.opportunities[int(table.rows[position])]
        return facts_of(
            self._check,
            opportunity,
            on=self._on,
            offering=table.offerings[position],
            starts_on=starts_on,
            **self._aims,  # type: ignore[arg-type]
        )
