"""A probability over the five levels, and what is read from it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.level import LEVELS, LevelDistribution, ProficiencyLevel
from tests.competencies.builders import distributions, levels

PROPERTY = settings(max_examples=50, deadline=None)
WORKED = LevelDistribution((0.1, 0.2, 0.4, 0.2, 0.1))


def test_scale_is_none_and_the_four_main_levels_of_digcomp():
    assert [(level.name, int(level)) for level in LEVELS] == [
        ("NONE", 0),
        ("BASIC", 1),
        ("INTERMEDIATE", 2),
        ("ADVANCED", 3),
        ("HIGHLY_ADVANCED", 4),
    ]


def test_worked_example_by_hand():
    assert WORKED.expected == pytest.approx(0.2 + 0.8 + 0.6 + 0.4)
    assert WORKED.p_at_least(ProficiencyLevel.ADVANCED) == pytest.approx(0.3)
    assert WORKED.p_below(ProficiencyLevel.ADVANCED) == pytest.approx(0.7)
    # three levels short with 0.1, two with 0.2, one with 0.4
    assert WORKED.expected_shortfall(ProficiencyLevel.ADVANCED) == pytest.approx(0.3 + 0.4 + 0.4)
    assert WORKED.most_likely is ProficiencyLevel.INTERMEDIATE


def test_lower_of_two_equally_likely_levels_is_the_most_likely():
    assert LevelDistribution((0.1, 0.4, 0.1, 0.4, 0.0)).most_likely is ProficiencyLevel.BASIC


@pytest.mark.parametrize("level", LEVELS)
def test_certain_level_leaves_no_doubt(level):
    certain = LevelDistribution.certain(level)

    assert certain.most_likely is level
    assert certain.expected == level
    assert certain.interval() == (level, level)
    assert certain.p_at_least(level) == 1
    assert certain.expected_shortfall(level) == 0


def test_level_none_asks_nothing():
    assert LevelDistribution.certain(ProficiencyLevel.NONE).expected_shortfall(ProficiencyLevel.NONE) == 0
    assert WORKED.p_below(ProficiencyLevel.NONE) == pytest.approx(0)


@pytest.mark.parametrize(
    ("mass", "expected"),
    [
        (0.9, (0, 4)),  # 0.05 in each tail: less than the 0.1 at the ends
        (0.8, (1, 3)),  # 0.1 in each tail: exactly the ends
        (0.5, (1, 3)),  # 0.25 in each tail: the ends only, with a level more it would be 0.3
        (0.3, (2, 2)),  # 0.35 in each tail
    ],
)
def test_interval_by_hand(mass, expected):
    assert WORKED.interval(mass) == expected


@pytest.mark.parametrize(
    "probabilities",
    [
        (1.0,),
        (0.2, 0.2, 0.2, 0.2, 0.1, 0.1),
        (0.2, 0.2, 0.2, 0.2, 0.1),
        (0.3, 0.3, 0.3, 0.3, 0.3),
        (-0.1, 0.5, 0.3, 0.2, 0.1),
        (),
    ],
)
def test_what_is_no_distribution_is_refused(probabilities):
    with pytest.raises(ValueError, match="probabilities"):
        LevelDistribution(probabilities)


def test_not_a_number_is_no_probability():
    with pytest.raises(ValueError, match="probabilities"):
        LevelDistribution((float("nan"),) * 5)


def test_rounding_below_zero_stays_a_probability():
    """What the constructor lets pass as rounding must not become a probability outside [0, 1]."""
    rounded = LevelDistribution((1.0 + 5e-7, 0.0, 0.0, 0.0, -5e-7))

    assert 0 <= rounded.p_at_least(ProficiencyLevel.HIGHLY_ADVANCED) <= 1
    assert 0 <= rounded.p_below(ProficiencyLevel.HIGHLY_ADVANCED) <= 1


@PROPERTY
@given(distributions(), levels())
def test_tail_sum_formula_equals_the_direct_expectation(distribution, required):
    direct = sum(max(0, required - level) * p for level, p in enumerate(distribution.probabilities))

    assert distribution.expected_shortfall(required) == pytest.approx(direct, abs=1e-9)


@PROPERTY
@given(distributions())
def test_expected_level_is_what_lacks_from_the_top(distribution):
    assert distribution.expected == pytest.approx(4 - distribution.expected_shortfall(ProficiencyLevel(4)), abs=1e-9)


@PROPERTY
@given(distributions())
def test_p_at_least_falls_as_the_level_rises(distribution):
    chances = [distribution.p_at_least(level) for level in LEVELS]

    assert chances == sorted(chances, reverse=True)
    assert chances[0] == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)


@PROPERTY
@given(distributions(), levels())
def test_p_below_is_the_rest_of_p_at_least(distribution, level):
    assert distribution.p_below(level) == pytest.approx(sum(distribution.probabilities[:level]), abs=1e-9)


@PROPERTY
@given(distributions(), st.floats(0.01, 0.99))
def test_interval_covers_its_mass(distribution, mass):
    low, high = distribution.interval(mass)
    below, above = sum(distribution.probabilities[:low]), sum(distribution.probabilities[high + 1 :])

    assert low <= high
    assert sum(distribution.probabilities[low : high + 1]) >= mass - 1e-5
    assert below <= (1 - mass) / 2 + 1e-5
    assert above <= (1 - mass) / 2 + 1e-5


@PROPERTY
@given(distributions(), st.floats(0.01, 0.98), st.floats(0.0, 1.0))
def test_wider_mass_never_narrows_the_interval(distribution, mass, further):
    low, high = distribution.interval(mass)
    wider_low, wider_high = distribution.interval(mass + (0.99 - mass) * further)

    assert wider_low <= low
    assert high <= wider_high


@PROPERTY
@given(distributions())
def test_most_likely_level_has_the_highest_probability(distribution):
    assert distribution.probabilities[distribution.most_likely] == max(distribution.probabilities)
