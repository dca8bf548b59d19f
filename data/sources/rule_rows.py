"""The files of dated rules and their cases as pydantic models: what each YAML key means."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)

from competencies.expression import LONGEST_CONDITION, Condition
from competencies.facts import FACTS, Fact, FactKind, FactValue
from competencies.rule_cases import Expected, RuleCase
from competencies.rules import Certainty, Rule, RuleKind, Support, Verdict, Whom
from data.sources.content_rows import AuthoredRow, Slug, TextRow


def _as_list(value: Any) -> Any:
    """One condition may stand without a list around it."""
    return [value] if isinstance(value, str) else value


def _readable(text: str) -> str:
    Condition(text).require_valid()
    return text


def _yes_or_no(value: Any) -> Any:
    """YAML reads a bare yes or no as true or false."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


ConditionText = Annotated[str, Field(min_length=1, max_length=LONGEST_CONDITION), AfterValidator(_readable)]
Conditions = Annotated[tuple[ConditionText, ...], BeforeValidator(_as_list)]
Euro = Annotated[Decimal, Field(ge=0)]


class SupportRow(AuthoredRow):
    """Money off the price: a share of it, nothing to pay at all, or a fixed price per hour."""

    share: Annotated[Decimal, Field(gt=0, le=1)] | None = None
    maximum_eur: Annotated[Decimal, Field(gt=0)] | None = None
    free: bool = False
    price_per_hour: Annotated[Decimal, Field(gt=0)] | None = None
    price_cap_eur: Annotated[Decimal, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.share is not None) + self.free + (self.price_per_hour is not None) != 1:
            raise ValueError("give exactly one of share, free: true, price_per_hour")
        if self.maximum_eur is not None and self.share is None:
            raise ValueError("maximum_eur belongs to a share")
        if self.price_cap_eur is not None and self.price_per_hour is None:
            raise ValueError("price_cap_eur belongs to a price_per_hour")
        return self

    def to_domain(self) -> Support:
        return Support(
            share=Decimal(1) if self.free else self.share or Decimal(0),
            maximum_eur=self.maximum_eur,
            price_per_hour=self.price_per_hour,
            price_cap_eur=self.price_cap_eur,
        )


class RuleRow(AuthoredRow):
    """A dated rule."""

    id: Slug
    family: Slug | None = None
    kind: RuleKind
    name: TextRow
    valid_from: date
    valid_to: date | None = None
    source: Annotated[str, Field(min_length=5)]
    certainty: Certainty
    applies_to: Conditions = Field(min_length=1)
    conditions: Conditions = ()
    verdict: Annotated[Verdict, BeforeValidator(_yes_or_no)]
    explanation: TextRow
    refusal: TextRow
    support: SupportRow | None = None
    whom: Whom = Whom.COUNSELLOR
    request: TextRow | None = None
    request_days_before: Annotated[int, Field(ge=-366, le=366)] | None = None
    asks_about_health: bool = False

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"valid_to {self.valid_to} lies before valid_from {self.valid_from}")
        if self.support is not None and self.kind is not RuleKind.FUNDING:
            raise ValueError(f"a rule about {self.kind} has no support: only funding is money off a price")
        if self.verdict is Verdict.NO:
            raise ValueError("the verdict is what holds when all conditions do; a refusal says 'no'")
        return self

    def to_domain(self) -> Rule:
        return Rule(
            id=self.id,
            kind=self.kind,
            name=self.name.to_domain(),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            source=self.source,
            certainty=self.certainty,
            applies_to=tuple(Condition(text) for text in self.applies_to),
            conditions=tuple(Condition(text) for text in self.conditions),
            verdict=self.verdict,
            explanation=self.explanation.to_domain(),
            refusal=self.refusal.to_domain(),
            support=self.support.to_domain() if self.support else None,
            whom=self.whom,
            request=self.request.to_domain() if self.request else None,
            request_days_before=self.request_days_before,
            asks_about_health=self.asks_about_health,
            family=self.family or "",
        )


Told = StrictBool | StrictInt | StrictFloat | date | StrictStr | tuple[StrictStr, ...]


class CaseRow(AuthoredRow):
    """A case beside a rule: facts about the person and the offer, a day, and what the rule must answer."""

    rule: Slug
    day: date = Field(alias="date")
    person: dict[str, Told] = Field(default_factory=dict)
    offer: dict[str, Told] = Field(default_factory=dict)
    expect: Annotated[Expected, BeforeValidator(_yes_or_no)]
    missing: tuple[str, ...] = ()
    price: Euro | None = None
    amount: Euro | None = None
    deadline: date | None = None

    @model_validator(mode="after")
    def _facts_can_be_told(self) -> Self:
        for about_offer, told in ((False, self.person), (True, self.offer)):
            for name, value in told.items():
                _require_tellable(name, value, about_offer=about_offer)
        unknown = [name for name in self.missing if name not in FACTS]
        if unknown:
            raise ValueError(f"no fact {unknown[0]!r}; facts are {', '.join(sorted(FACTS))}")
        if (self.price is None) != (self.amount is None):
            raise ValueError("price and amount go together")
        return self

    def to_domain(self) -> RuleCase:
        facts: Mapping[str, FactValue] = {"date": self.day, **self.person, **self.offer}
        return RuleCase(
            rule=self.rule,
            on=self.day,
            facts=facts,
            expected=self.expect,
            missing=self.missing,
            price=self.price,
            amount=self.amount,
            deadline=self.deadline,
        )


class RuleFile(AuthoredRow):
    """A file of rules, with their cases in it or in a file of the same name in the folder ``cases``."""

    rules: tuple[RuleRow, ...]
    cases: tuple[CaseRow, ...] = ()


class CaseFile(AuthoredRow):
    """A file of cases."""

    cases: tuple[CaseRow, ...]


_PLAIN_TYPE: Mapping[FactKind, tuple[type, ...]] = {
    FactKind.NUMBER: (int, float),
    FactKind.FLAG: (bool,),
    FactKind.WORD: (str,),
    FactKind.WORDS: (tuple,),
    FactKind.DAY: (date,),
}


def _require_tellable(name: str, value: FactValue, *, about_offer: bool) -> None:
    fact = FACTS.get(name)
    where = "offer" if about_offer else "person"
    if fact is None or fact.about_offer is not about_offer:
        names = sorted(key for key, one in FACTS.items() if one.about_offer is about_offer)
        raise ValueError(f"no fact {name!r} about the {where}; facts are {', '.join(names)}")
    is_flag = isinstance(value, bool)
    if not isinstance(value, _PLAIN_TYPE[fact.kind]) or (is_flag and fact.kind is not FactKind.FLAG):
        raise ValueError(f"{name} is a {fact.kind}, came {value!r}")
    _require_known_words(name, fact, value)


def _require_known_words(name: str, fact: Fact, value: FactValue) -> None:
    words = value if isinstance(value, tuple) else (value,)
    known = None if fact.words is None else {*fact.words, ""}  # empty: the offer has none
    strange = [word for word in words if isinstance(word, str) and known is not None and word not in known]
    if strange:
        raise ValueError(f"{name} is never {strange[0]!r}; it is one of {', '.join(sorted(fact.words or ()))}")
