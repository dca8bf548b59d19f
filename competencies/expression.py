"""Conditions as one readable line, such as ``status in ["werkzoekend"] and (age < 25 or education_level <= 3)``.

A line is parsed once, its types are checked against the facts there are, and it becomes nested functions; nothing is
ever executed as code. Logic has three values: a fact that was not told is unknown (Kleene), so ``false and unknown``
is false, ``true or unknown`` is true, and everything else with an unknown in it is unknown.

    condition  = both, {"or", both} ;
    both       = one, {"and", one} ;
    one        = "not", one | "(", condition, ")" | "true" | "false" | comparison ;
    comparison = FACT                                    (a yes-or-no fact)
               | FACT, ("==" | "!=" | "<" | "<=" | ">" | ">="), VALUE
               | FACT, ["not"], "in", "[", VALUE, {",", VALUE}, "]"
               | WORD, ["not"], "in", FACT ;             (a fact with several words at once)
    VALUE      = WORD | number | day ;   WORD = "between quotation marks" ;   day = 2026-01-31 ;
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from competencies.errors import InvalidCondition
from competencies.facts import FACTS, Fact, FactKind, Facts

LONGEST_CONDITION = 1000
"""Characters; the longest that ships has about 200."""
DEEPEST_NESTING = 20
"""Parentheses and 'not' within each other; keeps the parser far from Python's recursion limit."""

Truth = bool | None
Test = Callable[[Facts], Truth]
Missing = Callable[[Facts], tuple[str, ...]]
Value = str | float | date

_TOKEN = re.compile(
    r"\s+|(?P<day>\d{4}-\d{2}-\d{2})|(?P<number>-?\d+(?:\.\d+)?)|\"(?P<word>[^\"\n]*)\""
    r"|(?P<name>[a-z_][a-z0-9_]*)|(?P<sign><=|>=|==|!=|[<>()\[\],])",
    re.ASCII,
)
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_ORDERED = frozenset({"<", "<=", ">", ">="})
_RESERVED = frozenset({"and", "or", "not", "in", "true", "false"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """The smallest part of a condition: one fact, compared once."""

    fact: str
    text: str
    """The same text is the same comparison."""
    test: Test


@dataclass(frozen=True, slots=True)
class Parsed:
    """A condition as functions."""

    test: Test
    missing: Missing
    """Empty where the test is decided."""
    comparisons: tuple[Comparison, ...]
    """In the order of the text; they decide the whole."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by its text, so that it can be stored with the advice it decided; parsed when it is first asked."""

    text: str

    def holds(self, facts: Facts) -> Truth:
        """True, False, or None where facts that matter were not told.

        Raises:
            InvalidCondition: the text cannot be read; ``require_valid`` finds that out on loading.
        """
        return parse(self.text).test(facts)

    def missing(self, facts: Facts) -> tuple[str, ...]:
        """The untold facts that could decide it, in the order of the text; empty where it is decided."""
        return parse(self.text).missing(facts)

    @property
    def facts(self) -> frozenset[str]:
        """Every fact that it asks for."""
        return frozenset(comparison.fact for comparison in parse(self.text).comparisons)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Its smallest parts, in the order of the text."""
        return parse(self.text).comparisons

    def require_valid(self) -> None:
        """Refuse a text that cannot be read.

        Raises:
            InvalidCondition: at which character, what was expected, what came.
        """
        parse(self.text)


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """Parse and check a condition; the same text is parsed once.

    Raises:
        InvalidCondition: at which character, what was expected, what came.
    """
    if len(text) > LONGEST_CONDITION:
        raise InvalidCondition(f"a condition has at most {LONGEST_CONDITION} characters, this one has {len(text)}")
    parser = _Parser(_tokens(text))
    parsed = parser.condition(0)
    if parser.now.kind != "end":
        raise parser.expected("'and', 'or' or the end")
    return parsed


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    """Character, counted from 1."""

    @property
    def shown(self) -> str:
        return "the end" if self.kind == "end" else repr(self.text)


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise InvalidCondition(
                f"character {at + 1}: {text[at]!r} cannot be read; words stand between double quotation marks"
            )
        if found.lastgroup:
            tokens.append(_Token(found.lastgroup, found[found.lastgroup], at + 1))
        at = found.end()
    return [*tokens, _Token("end", "", len(text) + 1)]


class _Parser:
    """Recursive descent over the grammar above."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def now(self) -> _Token:
        return self._tokens[self._place]

    def expected(self, what: str, came: _Token | None = None) -> InvalidCondition:
        token = came or self.now
        return InvalidCondition(f"character {token.at}: expected {what}, came {token.shown}")

    def condition(self, depth: int) -> Parsed:
        parts = [self._both(depth)]
        while self._skip("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else _any_of(parts)

    def _both(self, depth: int) -> Parsed:
        parts = [self._one(depth)]
        while self._skip("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else all_of(parts)

    def _one(self, depth: int) -> Parsed:
        if depth > DEEPEST_NESTING:
            raise InvalidCondition(f"character {self.now.at}: more than {DEEPEST_NESTING} levels inside each other")
        if self._skip("not"):
            return _opposite(self._one(depth + 1))
        if self._skip("("):
            inner = self.condition(depth + 1)
            self._need(")")
            return inner
        if self.now.text in {"true", "false"} and self.now.kind == "name":
            return _constant(self._take().text == "true")
        if self.now.kind == "word":
            return self._word_in_fact()
        return self._comparison()

    def _comparison(self) -> Parsed:
        name, fact = self._fact()
        sign = self.now.text if self.now.kind in {"sign", "name"} else ""
        if sign in _COMPARISONS:
            self._take()
            if fact.kind is FactKind.FLAG or fact.kind is FactKind.WORDS:
                raise InvalidCondition(_no_comparison(name, fact))
            if sign in _ORDERED and fact.kind is FactKind.WORD:
                raise InvalidCondition(f"{name} is a word, so it cannot be compared with {sign}; write == or in [...]")
            return _compared(name, _COMPARISONS[sign], self._value(name, fact))
        if sign in {"in", "not"}:
            if fact.kind is FactKind.FLAG or fact.kind is FactKind.WORDS:
                raise InvalidCondition(_no_comparison(name, fact))
            negated = self._skip("not")
            self._need("in")
            return _negated_if(negated, _one_of(name, self._values(name, fact)))
        if fact.kind is not FactKind.FLAG:
            raise self.expected(f"a comparison after {name} ({fact.kind})")
        return _told(name)

    def _word_in_fact(self) -> Parsed:
        word = self._take()
        negated = self._skip("not")
        self._need("in")
        name, fact = self._fact()
        if fact.kind is not FactKind.WORDS:
            raise InvalidCondition(f"{name} has one value, so write {name} == ... or {name} in [...]")
        _require_known(name, fact, word)
        return _negated_if(negated, _among(name, word.text))

    def _fact(self) -> tuple[str, Fact]:
        token = self.now
        if token.kind != "name" or token.text in _RESERVED:
            raise self.expected("a fact, 'not', '(' or a word between double quotation marks")
        if token.text not in FACTS:
            raise InvalidCondition(
                f"character {token.at}: no fact {token.text!r}; facts are {', '.join(sorted(FACTS))}"
            )
        self._take()
        return token.text, FACTS[token.text]

    def _values(self, name: str, fact: Fact) -> tuple[Value, ...]:
        self._need("[")
        values = [self._value(name, fact)]
        while self._skip(","):
            values.append(self._value(name, fact))
        self._need("]")
        return tuple(values)

    def _value(self, name: str, fact: Fact) -> Value:
        token = self.now
        if token.kind != _WRITTEN_AS[fact.kind]:
            raise self.expected(f"{_SHOWN_AS[fact.kind]} for {name}")
        self._take()
        match fact.kind:
            case FactKind.NUMBER:
                return float(token.text)
            case FactKind.DAY:
                return _day(token)
            case _:
                _require_known(name, fact, token)
                return token.text

    def _take(self) -> _Token:
        token = self.now
        self._place += 1
        return token

    def _skip(self, text: str) -> bool:
        if self.now.text != text or self.now.kind not in {"name", "sign"}:
            return False
        self._place += 1
        return True

    def _need(self, text: str) -> None:
        if not self._skip(text):
            raise self.expected(repr(text))


_WRITTEN_AS = {FactKind.NUMBER: "number", FactKind.WORD: "word", FactKind.DAY: "day"}
_SHOWN_AS = {
    FactKind.NUMBER: "a number",
    FactKind.WORD: "a word between double quotation marks",
    FactKind.DAY: "a day such as 2026-01-31",
}


def _no_comparison(name: str, fact: Fact) -> str:
    if fact.kind is FactKind.FLAG:
        return f"{name} is a yes or no, so write {name} or not {name}"
    return f'{name} has several words, so write "..." in {name}'


def _require_known(name: str, fact: Fact, token: _Token) -> None:
    if fact.words is not None and token.text not in fact.words:
        raise InvalidCondition(
            f"character {token.at}: {name} is never {token.text!r}; it is one of {', '.join(sorted(fact.words))}"
        )


def _day(token: _Token) -> date:
    try:
        return date.fromisoformat(token.text)
    except ValueError as error:
        raise InvalidCondition(f"character {token.at}: there is no day {token.text}") from error


# --- from grammar to functions ------------------------------------------------------------------------------------


def _leaf(name: str, said: str, test: Test) -> Parsed:
    alone, nothing = (name,), ()

    def missing(facts: Facts) -> tuple[str, ...]:
        return alone if facts.get(name) is None else nothing

    return Parsed(test, missing, (Comparison(name, f"{name} {said}", test),))


def _constant(value: bool) -> Parsed:
    return Parsed(lambda facts: value, lambda facts: (), ())  # noqa: ARG005


def _told(name: str) -> Parsed:
    def test(facts: Facts) -> Truth:
        value = facts.get(name)
        return None if value is None else bool(value)

    return _leaf(name, "", test)


def _compared(name: str, compare: Callable[[Any, Any], bool], wanted: Value) -> Parsed:
    def test(facts: Facts) -> Truth:
        value = facts.get(name)
        return None if value is None else compare(value, wanted)

    return _leaf(name, f"{compare.__name__} {wanted!r}", test)


def _one_of(name: str, wanted: Sequence[Value]) -> Parsed:
    values = frozenset(wanted)

    def test(facts: Facts) -> Truth:
        value = facts.get(name)
        return None if value is None else value in values

    return _leaf(name, f"in {sorted(map(repr, values))}", test)


def _among(name: str, word: str) -> Parsed:
    def test(facts: Facts) -> Truth:
        values = facts.get(name)
        return None if values is None else word in values  # type: ignore[operator]  # a fact with several words

    return _leaf(name, f"has {word!r}", test)


def _negated_if(negated: bool, parsed: Parsed) -> Parsed:
    return _opposite(parsed) if negated else parsed


def _opposite(parsed: Parsed) -> Parsed:
    inner = parsed.test

    def test(facts: Facts) -> Truth:
        value = inner(facts)
        return None if value is None else not value

    return Parsed(test, parsed.missing, parsed.comparisons)


def all_of(parts: Sequence[Parsed]) -> Parsed:
    """Every part holds: false as soon as one is false, unknown where one is unknown and none is false."""
    return _joined(parts, decisive=False)


def _any_of(parts: Sequence[Parsed]) -> Parsed:
    return _joined(parts, decisive=True)


def _joined(parts: Sequence[Parsed], *, decisive: bool) -> Parsed:
    """One part with the decisive value decides; without it, one unknown makes the whole unknown."""
    tests = tuple(part.test for part in parts)

    def test(facts: Facts) -> Truth:
        unknown = False
        for one in tests:
            value = one(facts)
            if value is decisive:
                return decisive
            if value is None:
                unknown = True
        return None if unknown else not decisive

    def missing(facts: Facts) -> tuple[str, ...]:
        if test(facts) is not None:
            return ()
        return tuple(dict.fromkeys(fact for part in parts if part.test(facts) is None for fact in part.missing(facts)))

    return Parsed(test, missing, tuple(one for part in parts for one in part.comparisons))
