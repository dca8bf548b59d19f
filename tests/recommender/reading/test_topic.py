"""'Nothing matches' is an answer: a text that is about something else is not read."""

import math

import numpy as np
import pytest

from competencies.language import Language
from recommender.config import CourseWeights, ReadingWeights, TextReaderConfig, TopicWeights
from recommender.reading.coverage import CoverageReader
from recommender.reading.reader import TextReader
from recommender.reading.topic import expected_competences, topic_features, topic_probability

TOPIC = TopicWeights(intercept=-1.0, text=(2.0, 0.0), occupation=(0.0, 3.0), readings=0.5, floor=0.5)


def test_the_expected_number_takes_the_likeliest_part_of_each_competence():
    assert expected_competences(np.array([[0.2, 0.9], [0.6, 0.1]])) == pytest.approx(1.5)
    assert expected_competences(np.zeros((0, 2))) == 0.0


def test_the_probability_by_hand():
    """-1 + 2 x 0.6 + 3 x 0.8 + 0.5 x ln(0.99 + 0.01) = 2.6."""
    features = topic_features(np.array([0.6, 0.8]), np.array([0.6, 0.8]), 0.99)
    assert topic_probability(features, TOPIC) == pytest.approx(1 / (1 + math.exp(-2.6)))


@pytest.fixture
def reader_with(build):
    """Axis 0 is the trade, axis 1 something else; 'stroom' lies on both, so it is always read when anything is."""
    fixed = {"stroom": {0: 0.8, 1: 0.6}, "kabels leggen": {0: 0.9, 1: 0.436}, "kabels breien": {0: 0.6, 1: 0.8}}
    encoder = build.encoder(fixed)

    def make(topic: TopicWeights | None) -> TextReader:
        weights = ReadingWeights(intercept=-5.4, statement=12.0, floor=0.3, topic=topic)
        return TextReader(build.framework("stroom"), encoder, TextReaderConfig(weights=weights, word_floor=0.0))

    def along(axis: int) -> TopicWeights:
        text = [0.0] * encoder.dimension
        text[axis] = 100.0
        return TopicWeights(
            intercept=-75.0, text=tuple(text), occupation=(0.0,) * encoder.dimension, readings=0.0, floor=0.5
        )

    return make, along


def read(reader: TextReader, text: str) -> list[str]:
    return [reading.competence for reading in reader.read(text, language=Language.NL)]


def test_without_topic_weights_every_text_may_match(reader_with):
    make, _ = reader_with
    assert read(make(None), "kabels breien") == read(make(None), "kabels leggen") == ["stroom"]


def test_a_text_about_something_else_is_not_read(reader_with):
    make, along = reader_with
    assert read(make(along(0)), "kabels leggen") == ["stroom"]
    assert read(make(along(0)), "kabels breien") == []


def test_a_text_without_telling_words_matches_nothing(reader_with):
    make, along = reader_with
    for topic in (None, along(0)):
        reader = make(topic)
        assert not reader.is_on_topic(reader.compare("...", language=Language.NL))


def test_an_offer_is_read_whatever_its_topic(build, reader_with):
    """The topic was fitted on what people write about themselves, not on course texts."""
    make, along = reader_with
    reader = make(along(0))
    readings = CoverageReader(build.framework("stroom"), reader, CourseWeights()).read(
        ["kabels breien"], language=Language.NL
    )
    assert [reading.competence for reading in readings] == ["stroom"]
