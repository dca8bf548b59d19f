"""The figures of coverage, on numbers that can be worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.language import Language
from recommender.evaluation.coverage import agreement, calibration_error, reliability_bins, shown_pairs
from recommender.reading.courses import LabelledCourse


def test_the_calibration_error_by_hand():
    """Bin 0.1-0.2: told 0.15, true 0.5, two pairs; bin 0.9-1: told 0.95, true 1, two pairs: (0.35 + 0.05) / 2."""
    told, true = np.array([0.1, 0.2 - 1e-9, 0.9, 1.0]), np.array([False, True, True, True])
    assert calibration_error(told, true) == pytest.approx((0.35 + 0.05) / 2)
    assert [one.n for one in reliability_bins(told, true)] == [2, 2]


def test_bins_of_equal_mass_hold_as_many_pairs():
    told = np.linspace(0.1, 0.2, 50)
    assert [one.n for one in reliability_bins(told, told > 0.15, equal_mass=True)] == [5] * 10


def test_without_pairs_there_is_no_error():
    nothing = np.zeros(0)
    assert calibration_error(nothing, nothing.astype(bool)) == calibration_error(
        nothing, nothing.astype(bool), equal_mass=True
    )


@given(pairs=st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60), equal_mass=st.booleans())
def test_the_calibration_error_lies_between_none_and_all(pairs, equal_mass):
    told, true = np.array([p for p, _ in pairs]), np.array([t for _, t in pairs])
    assert 0 <= calibration_error(told, true, equal_mass=equal_mass) <= 1
    assert sum(one.n for one in reliability_bins(told, true, equal_mass=equal_mass)) == len(pairs)


def test_pairs_under_the_floor_and_beyond_the_number_are_not_shown():
    told = np.array([[0.09, 0.1, 0.5], [0.0, 0.0, 0.05]])
    assert shown_pairs(told).tolist() == [[False, True, True], [False, False, False]]
    assert shown_pairs(np.full((1, 20), 0.5)).sum() == 12


def test_agreement_by_hand(build):
    """Eight pairs; both say yes to one, one alone to one: F1 2/3; agreed 7/8, by chance (1/8)(2/8) + (7/8)(6/8)."""

    def course(id_, first, second):
        return LabelledCourse(id_, "p", Language.NL, "", "", first, second)

    courses = [
        course("a", {"stroom": 2, "meten": 1}, {"stroom": 1}),
        course("b", {}, {}),
        course("c", {"code": 1}, None),
    ]
    found = agreement(courses, build.framework(), level=1)
    chance = (2 / 8) * (1 / 8) + (6 / 8) * (7 / 8)
    assert found == {"courses": 2, "kappa": pytest.approx((7 / 8 - chance) / (1 - chance)), "f1": pytest.approx(2 / 3)}
    assert agreement(courses, build.framework(), level=4)["f1"] == 1.0
