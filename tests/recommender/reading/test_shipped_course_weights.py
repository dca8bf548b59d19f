"""The weights of text-read coverage that ship are those that a refit gives, and as honest as the README says."""

import pytest

from api.usecases.matching_tools import COURSE_LABELS, COURSES, STORED_COURSE_WEIGHTS, labelled_courses, matching_tools
from data.sources.content import load_content
from recommender.evaluation.coverage import evaluate_examples
from recommender.reading.fitted import FittedCourseWeights, fingerprint
from recommender.training.coverage import course_examples, fit_course_weights


@pytest.fixture(scope="module")
def framework():
    return load_content().framework


@pytest.fixture(scope="module")
def tools(framework):
    return matching_tools("built-in", framework)


@pytest.fixture(scope="module")
def examples(framework, tools):
    return course_examples(labelled_courses(framework), tools.reader(framework), framework)


def test_the_weights_that_ship_are_those_of_a_refit(examples, tools):
    stored = FittedCourseWeights.load(STORED_COURSE_WEIGHTS)
    assert stored is not None
    assert stored.texts == fingerprint(COURSES, COURSE_LABELS)
    assert stored.weights == fit_course_weights(examples)
    assert tools.coverage_calibrated
    assert tools.config.coverage.text == stored.weights


def test_the_calibration_error_over_unseen_providers_is_at_most_a_twentieth(examples):
    report = evaluate_examples(examples)
    assert report["calibration_error"] <= 0.05
    assert report["equal_mass"] <= 0.05
    assert report["recall@3"] >= 0.60
    assert report["n"] >= 500
