"""The content report on what ships, with thresholds: what it names must be mended or explained."""

import pytest

from competencies.framework import CompetenceFramework
from recommender.encoder.static import StaticEncoder
from recommender.evaluation.content.report import ContentReport, content_report

WITHOUT_TRAINING = {"online-samenwerken", "schrijnwerk", "ux-ontwerp"}
"""No course says that it teaches them: 'nothing fits' must be real somewhere, and some courses say nothing."""


@pytest.fixture(scope="module")
def report(content) -> ContentReport:
    return content_report(content.framework, content.targets, content.opportunities, StaticEncoder.load())


def test_there_is_as_much_as_was_promised(report):
    assert report.counts["domains"] >= 14
    assert report.counts["training"] >= 200
    assert report.counts["workplace"] >= 60
    assert report.counts["informal"] >= 25
    assert report.shortage_targets >= 130


def test_hardly_a_competence_is_without_offer(report):
    assert set(report.without_training) <= WITHOUT_TRAINING
    assert report.without_any_offer == []


def test_nothing_is_said_twice_and_no_text_was_filled_into_a_pattern(report):
    assert [str(pair) for pair in report.near_duplicates] == []
    assert [str(pair) for pair in report.shared_patterns] == []


def test_the_dutch_is_plain(report, content):
    statements = {one.id for one in content.framework.competences} | {one.id for one in content.targets.targets}
    assert report.reading_ease["statements"] >= 70
    assert report.reading_ease["targets"] >= 65
    assert report.reading_ease["offers"] >= 65
    assert report.hard_texts == []
    assert [row for row in report.long_sentences if row.split(" ", 1)[0].rsplit("-", 1)[0] in statements] == []
    assert len(report.long_sentences) <= 30


def test_everything_is_translated(report):
    assert report.untranslated == []


def test_the_report_names_what_is_missing(content):
    """The same report on a framework without offers finds every competence without one."""
    framework: CompetenceFramework = content.framework
    bare = content_report(framework, content.targets, [], StaticEncoder.load())
    assert len(bare.without_any_offer) == len(framework.competences)
    assert bare.levels_without_offer["rekenen"] == [1, 2, 3, 4]
