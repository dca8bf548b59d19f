"""What an offer teaches, read from its text: amounts and probabilities that can be worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.language import Language
from recommender.config import CourseWeights, LevelWeights, ReadingWeights, TextReaderConfig
from recommender.reading.coverage import (
    AMOUNTS,
    CUES,
    CoverageReader,
    course_amounts,
    level_cues,
    level_probabilities,
    taught_log_odds,
)
from recommender.reading.reader import TextReader

READING = ReadingWeights(intercept=-6.0, statement=12.0)
WORDS = ("stroom", "meten", "code", "trede", "1", "2", "3", "over")


@pytest.fixture(scope="module")
def reader(build):
    def make(weights: CourseWeights | None = None) -> CoverageReader:
        framework = build.framework()
        reader = TextReader(framework, build.encoder(), TextReaderConfig(weights=READING))
        return CoverageReader(framework, reader, weights or CourseWeights())

    return make


@pytest.fixture
def compared(build):
    reader = TextReader(build.framework(), build.encoder(), TextReaderConfig(weights=READING))
    return lambda *parts: reader.compare_offer(parts, language=Language.NL)


def amount(name, rows):
    return rows[:, AMOUNTS.index(name)]


def test_amounts_and_cues_are_weighted_in_the_order_of_their_names():
    numbers = {name: float(place) for place, name in enumerate(AMOUNTS, start=1)}
    assert CourseWeights(**numbers).of_amounts() == tuple(numbers.values())
    cues = {name: float(place) for place, name in enumerate(CUES, start=1)}
    assert LevelWeights(intercept=0, **cues).of_cues() == tuple(cues.values())


def test_the_amounts_by_hand(compared):
    """'stroom' is the label (cosine 1, log odds 6) and says nothing of 'meten' (cosine 0, log odds -6)."""
    rows = course_amounts(compared("stroom", "meten"), READING)
    sure, never = 1 / (1 + math.exp(-6)), 1 / (1 + math.exp(6))
    assert amount("repeated", rows)[:3] == pytest.approx(
        [math.log(sure + never + 0.001)] * 2 + [math.log(2 * never + 0.001)], abs=1e-5
    )
    assert amount("title", rows) == pytest.approx([6, -6, -6, -6], abs=1e-5)
    assert amount("rank", rows)[0] == 0
    assert amount("title_stands_out", rows) == pytest.approx([math.sqrt(3)] + [-1 / math.sqrt(3)] * 3, abs=1e-5)
    assert amount("parts", rows) == pytest.approx([math.log(2)] * 4)


def test_the_title_tells_how_far_an_offer_goes(compared):
    one = compared("stroom")
    amounts, taught = course_amounts(one, READING), np.zeros(4)
    for title, basic, advanced in (
        ("Basiscursus stroom", 1, 0),
        ("Stroom voor gevorderden", 0, 1),
        ("Électricité: perfectionnement", 0, 1),
        ("Stroom", 0, 0),
    ):
        cues = level_cues(one, title, amounts, taught)
        assert (cues[0, CUES.index("basic")], cues[0, CUES.index("advanced")]) == (basic, advanced), title


def test_levels_multiply_and_the_highest_is_never_read():
    weights = CourseWeights(level_2=LevelWeights(intercept=0.0), level_3=LevelWeights(intercept=math.log(0.25 / 0.75)))
    told = level_probabilities(np.array([math.log(0.8 / 0.2)]), np.zeros((1, len(CUES))), weights)
    assert told[0] == pytest.approx([0.8, 0.4, 0.1, 0.0])


def test_by_default_what_is_surely_meant_counts_for_half(reader):
    told = reader().probabilities(["stroom"], language=Language.NL)
    assert told[0] == pytest.approx([0.5, 0.25, 0.25 * 1 / (1 + math.e), 0.0], abs=0.002)
    assert not told[1:].any()


def test_a_reading_names_the_words_it_was_read_from(reader):
    (first, second) = reader().read(["Cursus", "De stroom.", "meten"], language=Language.NL)
    assert {first.competence: first.words, second.competence: second.words} == {"stroom": "De stroom", "meten": "meten"}


def test_only_the_likeliest_competences_are_kept(reader):
    assert [r.competence for r in reader(CourseWeights(most=1)).read(["stroom", "stroom", "meten"], language="nl")] == [
        "stroom"
    ]


def test_a_text_without_telling_words_teaches_nothing(reader):
    assert not reader().probabilities(["de", "..."], language=Language.NL).any()
    assert reader().read([""], language=Language.NL) == []


@given(
    parts=st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=6),
    intercept=st.floats(-6, 6),
    level=st.floats(-6, 6),
)
def test_coverage_is_a_probability_that_never_rises_with_the_level(reader, parts, intercept, level):
    weights = CourseWeights(intercept=intercept, level_2=LevelWeights(intercept=level, higher=2.0))
    told = reader(weights).probabilities(parts, language=Language.NL)
    assert ((told >= 0) & (told <= 1)).all()
    assert (np.diff(told, axis=1) <= 0).all()
    kept = told[:, 0] > 0
    assert (told[kept, 0] >= weights.floor).all()


def test_what_it_was_made_with_changes_with_the_weights(reader):
    assert reader().made_with == reader().made_with != reader(CourseWeights(title=0.1)).made_with
    assert "fake@1" in reader().made_with
    assert "klein-1" in reader().made_with


def test_the_log_odds_are_a_weighted_sum():
    amounts = np.zeros(len(AMOUNTS))
    amounts[AMOUNTS.index("title")] = 2.0
    assert taught_log_odds(amounts, CourseWeights(intercept=-1.0, title=0.75)) == pytest.approx(0.5)
