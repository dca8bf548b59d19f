"""The figures of reading, on scores that can be worked out by hand."""

import numpy as np
import pytest

from competencies.language import Language
from recommender.evaluation.reading import ReadTexts, expected_calibration_error, floor_for, reliability
from recommender.reading.labelled import LabelledText, TextKind

COLUMNS = {name: number for number, name in enumerate("abcdefg")}


def text(*competences, kind=TextKind.EXPERIENCE):
    return LabelledText("x", Language.NL, kind, None, "...", frozenset(competences))


def test_recall_is_the_share_of_the_labels_among_the_first_five():
    scores = np.array([[0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]])
    read = ReadTexts(scores, np.array([True, False]))
    texts = [text("a", "f"), text("c", "d")]
    assert read.recalls(texts, COLUMNS).tolist() == [0.5, 1.0]
    assert read.recalls(texts, COLUMNS, floor=0.0).tolist() == [0.5, 0.0]
    assert read.recalls(texts, COLUMNS, floor=0.95).tolist() == [0.0, 0.0]


def test_what_is_matched_is_counted_over_off_topic_texts_alone():
    texts = [text("a"), text(kind=TextKind.EVERYDAY), text(kind=TextKind.EVERYDAY), text(kind=TextKind.OTHER_WORK)]
    read = ReadTexts.floored(np.array([[0.9, 0], [0.5, 0], [0.2, 0.1], [0.1, 0.1]]), 0.5)
    assert read.matched(texts) == pytest.approx(1 / 3)
    assert read.matched(texts, TextKind.EVERYDAY) == 0.5
    assert read.matched(texts, TextKind.OTHER_WORK) == 0.0


@pytest.mark.parametrize(("share", "expected"), [(0.0, 0), (0.25, 1), (0.5, 2)])
def test_a_floor_lets_through_the_asked_share(share, expected):
    texts = [text(kind=TextKind.EVERYDAY)] * 4
    scores = np.array([[0.9], [0.7], [0.5], [0.3]])
    floor = floor_for(scores, texts, matched=share)
    assert np.count_nonzero(scores.max(axis=1) >= floor) == expected


def test_reliability_and_calibration_error_by_hand():
    """Ten readings told at 0.25 of which four are true, ten at 0.75 of which seven are: (0.15 + 0.05) / 2."""
    scores = np.array([0.25] * 10 + [0.75] * 10)
    gold = np.array([True] * 4 + [False] * 6 + [True] * 7 + [False] * 3)
    low, high = reliability(scores, gold)
    assert (low.n, low.told, low.true) == (10, 0.25, 0.4)
    assert (high.n, high.told, high.true) == (10, 0.75, 0.7)
    assert expected_calibration_error(scores, gold) == pytest.approx(0.1)


def test_pairs_that_are_surely_wrong_do_not_flatter_the_calibration_error():
    scores, gold = np.array([0.01] * 1000 + [0.5] * 10), np.zeros(1010, dtype=bool)
    assert expected_calibration_error(scores, gold) == pytest.approx(0.5)
