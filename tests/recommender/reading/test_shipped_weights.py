"""The weights that ship were fitted for the encoder and on the texts that ship, and read as well as the README says."""

import pytest

from api.usecases.matching_tools import CALIBRATION_TEXTS, STORED_WEIGHTS, TEST_TEXTS, matching_tools
from data.sources.content import load_content
from recommender.evaluation.reading import read_all
from recommender.reading.fitted import FittedWeights, fingerprint
from recommender.reading.labelled import read_labelled


def test_the_weights_belong_to_the_encoder_and_the_texts():
    stored = FittedWeights.load(STORED_WEIGHTS)
    assert stored is not None
    assert stored.texts == fingerprint(CALIBRATION_TEXTS)
    assert stored.weights.topic is not None
    assert matching_tools("built-in", load_content().framework).calibrated


@pytest.fixture(scope="module")
def read():
    framework = load_content().framework
    texts = read_labelled(TEST_TEXTS, framework)
    reader = matching_tools("built-in", framework).reader(framework)
    return texts, read_all(texts, reader, len(framework.competences), use_occupation=True), framework.rows


def test_at_most_one_in_twenty_texts_about_something_else_is_matched(read):
    texts, ours, _ = read
    assert sum(not text.competences for text in texts) == 200
    assert ours.matched(texts) <= 0.05


def test_what_people_tell_is_found_among_the_first_five(read):
    texts, ours, columns = read
    assert ours.recalls(texts, columns).mean() >= 0.64
    assert ours.recalls(texts, columns, floor=0.0).mean() >= 0.60
