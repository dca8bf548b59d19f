"""Conditions as text: three-valued, checked when they are read, and never a surprise afterwards."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.errors import InvalidCondition
from competencies.expression import DEEPEST_NESTING, LONGEST_CONDITION, Condition
from competencies.facts import FACTS, Fact, FactKind

PROPERTY = settings(max_examples=200, deadline=None)
LONG_SEARCH = 'status in ["werkzoekend"] and months_registered >= 12 and (age < 25 or education_level <= 3)'


@pytest.mark.parametrize(
    ("text", "facts", "answer"),
    [
        (LONG_SEARCH, {"status": "werkzoekend", "months_registered": 12.0, "age": 24, "education_level": 6}, True),
        (LONG_SEARCH, {"status": "werkzoekend", "months_registered": 12.0, "age": 25, "education_level": 3}, True),
        (LONG_SEARCH, {"status": "werkzoekend", "months_registered": 12.0, "age": 25, "education_level": 4}, False),
        (LONG_SEARCH, {"status": "werkzoekend", "months_registered": 11.9, "age": 24}, False),
        (LONG_SEARCH, {"status": "werkzoekend", "months_registered": 12.0, "age": 24}, True),
        (LONG_SEARCH, {"status": "werkzoekend", "months_registered": 12.0, "age": 30}, None),
        (LONG_SEARCH, {"status": "student"}, False),
        (LONG_SEARCH, {}, None),
        ('"odb" in registrations', {"registrations": ("vdab", "odb")}, True),
        ('"odb" in registrations', {"registrations": ()}, False),
        ('"odb" not in registrations', {"registrations": ()}, True),
        ('"odb" in registrations', {}, None),
        ("secondary_diploma", {"secondary_diploma": False}, False),
        ("not secondary_diploma", {"secondary_diploma": False}, True),
        ("not secondary_diploma", {}, None),
        ("contract_percent == 80", {"contract_percent": 80}, True),
        ("contract_percent != 80", {"contract_percent": 80.0}, False),
        ("days_after_benefit > -7", {"days_after_benefit": -6}, True),
        ("employer_size in [1, 2, 3]", {"employer_size": 2}, True),
        ('status not in ["student"]', {"status": "werkend"}, True),
        ("start <= 2025-12-31", {"start": date(2025, 12, 31)}, True),
        ("date > 2025-12-31", {"date": date(2025, 12, 31)}, False),
        ("true or age > 5", {}, True),
        ("false and age > 5", {}, False),
        ("not (age > 5 or true)", {}, False),
        ("age > 5 or weeks > 2 and false", {"age": 6}, True),  # 'and' binds before 'or'
        ("not age > 5 and weeks > 2", {"age": 4, "weeks": 3}, True),  # 'not' binds before 'and'
    ],
)
def test_condition_holds_fails_or_does_not_know(text, facts, answer):
    assert Condition(text).holds(facts) is answer


@pytest.mark.parametrize(
    ("text", "facts", "missing"),
    [
        (LONG_SEARCH, {}, ("status", "months_registered", "age", "education_level")),
        (LONG_SEARCH, {"status": "werkzoekend", "age": 40}, ("months_registered", "education_level")),
        (LONG_SEARCH, {"status": "werkzoekend", "age": 20}, ("months_registered",)),
        (LONG_SEARCH, {"status": "student"}, ()),
        ("age > 5 or in_plan", {"in_plan": True}, ()),
        ("age > 5 or in_plan", {"in_plan": False}, ("age",)),
        ("age > 5 and age < 9", {}, ("age",)),
    ],
)
def test_only_the_facts_that_could_decide_it_are_missing(text, facts, missing):
    assert Condition(text).missing(facts) == missing


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "character 1: expected a fact"),
        ("gezondheid", "character 1: no fact 'gezondheid'; facts are age, "),
        ("weeks > 4 and helth == 2", "character 15: no fact 'helth'"),
        ("age", "character 4: expected a comparison after age (number), came the end"),
        ("age >", "expected a number for age, came the end"),
        ('age > "old"', "character 7: expected a number for age, came 'old'"),
        ('status < "werkend"', "status is a word, so it cannot be compared with <"),
        ('status == "werkloos"', "character 11: status is never 'werkloos'; it is one of gefailleerd, "),
        ('status == "ziek"', "status is never 'ziek'"),
        ("status == werkend", "expected a word between double quotation marks for status, came 'werkend'"),
        ("status == 'werkend'", "words stand between double quotation marks"),
        ('instrument in ["ibo", "ibbo"]', "character 23: instrument is never 'ibbo'"),
        ('workplace_region == "wallonia"', "workplace_region is never 'wallonia'"),
        ('"odbb" in registrations', "character 1: registrations is never 'odbb'"),
        ('registrations == "odb"', 'registrations has several words, so write "..." in registrations'),
        ('registrations in ["odb"]', 'registrations has several words, so write "..." in registrations'),
        ('"ibo" in instrument', "instrument has one value"),
        ("in_plan == true", "in_plan is a yes or no, so write in_plan or not in_plan"),
        ("start > 2025-02-30", "there is no day 2025-02-30"),
        ("start > 2025", "expected a day such as 2026-01-31 for start, came '2025'"),
        ("age > 5 age < 9", "character 9: expected 'and', 'or' or the end, came 'age'"),
        ("(age > 5", "expected ')', came the end"),
        ("age in [5", "expected ']', came the end"),
        ("age in []", "expected a number for age, came ']'"),
        ("age not 5", "expected 'in', came '5'"),
        ("age > 5 or", "expected a fact"),
        ("and", "expected a fact, 'not', '(' or a word between double quotation marks, came 'and'"),
        ("age > 5; weeks > 2", "character 8: ';' cannot be read"),
        ("__import__(age)", "character 1: no fact '__import__'"),
        ("age > 5" + " and age > 5" * 100, f"at most {LONGEST_CONDITION} characters"),
        ("not " * (DEEPEST_NESTING + 2) + "in_plan", f"more than {DEEPEST_NESTING} levels"),
        ("(" * (DEEPEST_NESTING + 2) + "in_plan" + ")" * (DEEPEST_NESTING + 2), f"more than {DEEPEST_NESTING} levels"),
    ],
)
def test_mistake_is_named_with_what_was_expected_and_what_came(text, says):
    with pytest.raises(InvalidCondition) as caught:
        Condition(text).require_valid()
    assert says in str(caught.value)


def test_deepest_nesting_that_is_allowed_can_be_read():
    Condition("(" * DEEPEST_NESTING + "in_plan" + ")" * DEEPEST_NESTING).require_valid()


def test_facts_of_a_condition_are_all_that_it_names():
    assert Condition(LONG_SEARCH).facts == {"status", "months_registered", "age", "education_level"}


def test_health_is_no_fact():
    assert not [name for name in FACTS if any(word in name for word in ("health", "sick", "ziek", "handicap"))]
    assert "ziek" not in (FACTS["status"].words or ())


# --- properties ------------------------------------------------------------------------------------------------------

NAMES = ("status", "age", "education_level", "secondary_diploma", "registrations", "start", "weeks", "joint_committee")


def values(fact: Fact) -> st.SearchStrategy:
    match fact.kind:
        case FactKind.NUMBER:
            return st.integers(0, 5) | st.floats(0, 5, allow_nan=False)
        case FactKind.FLAG:
            return st.booleans()
        case FactKind.WORD:
            return st.sampled_from(sorted(fact.words or {"111", "200"}))
        case FactKind.WORDS:
            return st.lists(st.sampled_from(sorted(fact.words or ())), unique=True).map(tuple)
        case FactKind.DAY:
            return st.dates(date(2025, 12, 30), date(2026, 1, 2))


FACTS_TOLD = st.fixed_dictionaries({name: st.none() | values(FACTS[name]) for name in NAMES})


@st.composite
def comparisons(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(NAMES))
    fact = FACTS[name]
    match fact.kind:
        case FactKind.FLAG:
            return name
        case FactKind.WORDS:
            return f'"{draw(st.sampled_from(sorted(fact.words)))}" {draw(st.sampled_from(["in", "not in"]))} {name}'
        case FactKind.WORD:
            word = draw(st.sampled_from(sorted(fact.words or {"111", "200"})))
            return draw(st.sampled_from([f'{name} == "{word}"', f'{name} != "{word}"', f'{name} in ["{word}"]']))
        case FactKind.NUMBER:
            return f"{name} {draw(st.sampled_from(['<', '<=', '>', '>=', '==', '!=']))} {draw(st.integers(0, 5))}"
        case FactKind.DAY:
            return f"{name} {draw(st.sampled_from(['<', '<=', '>', '>=', '==', '!=']))} 2026-01-01"


CONDITIONS = st.recursive(
    comparisons() | st.sampled_from(["true", "false"]),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda text: f"not ({text})")
    ),
    max_leaves=6,
)


@PROPERTY
@given(CONDITIONS, FACTS_TOLD)
def test_what_can_be_read_never_raises_and_is_unknown_exactly_where_a_fact_is_missing(text, facts):
    condition = Condition(text)
    answer, missing = condition.holds(facts), condition.missing(facts)

    assert answer in {True, False, None}
    assert (answer is None) == bool(missing)
    assert all(facts[name] is None for name in missing)
    assert set(missing) <= condition.facts


@PROPERTY
@given(CONDITIONS, CONDITIONS, FACTS_TOLD)
def test_de_morgan_holds_also_with_unknowns(first, second, facts):
    assert Condition(f"not ({first} and {second})").holds(facts) is Condition(f"not ({first}) or not ({second})").holds(
        facts
    )
    assert Condition(f"not ({first} or {second})").holds(facts) is Condition(f"not ({first}) and not ({second})").holds(
        facts
    )


@PROPERTY
@given(CONDITIONS, FACTS_TOLD, FACTS_TOLD)
def test_telling_more_never_changes_what_was_decided(text, facts, more):
    before = Condition(text).holds(facts)
    told = {name: more[name] if value is None else value for name, value in facts.items()}

    if before is not None:
        assert Condition(text).holds(told) is before


@PROPERTY
@given(CONDITIONS, FACTS_TOLD, FACTS_TOLD)
def test_telling_every_missing_fact_decides_it(text, facts, more):
    """Facts that are not named as missing may stay untold."""
    condition = Condition(text)
    complete = {name: more[name] for name in NAMES}
    told = {name: complete[name] if name in condition.missing(facts) else value for name, value in facts.items()}

    if all(told[name] is not None for name in condition.missing(facts)):
        assert condition.holds(told) is not None


@PROPERTY
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["age", ">", "5", "(", ")", "and", "not", "in", "[", "]", '"']), max_size=12).map(
        " ".join
    )
)
def test_any_text_is_read_or_refused_and_nothing_else(text):
    try:
        Condition(text).require_valid()
    except InvalidCondition:
        return
    assert Condition(text).holds({}) in {True, False, None}
