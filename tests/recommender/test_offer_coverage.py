"""Which offers are read from their text, and when what was read before may still be used."""

from dataclasses import replace

import pytest

from competencies.errors import ModelMismatch
from competencies.opportunity import CoverageSource
from recommender.config import CourseWeights
from recommender.offer_coverage import (
    explain_coverage,
    is_read_from_text,
    read_coverage,
    require_read,
    unread,
)
from recommender.reading.coverage import CoverageReader
from recommender.reading.reader import TextReader


@pytest.fixture
def reader(build):
    framework = build.framework()
    return CoverageReader(framework, TextReader(framework, build.encoder()), CourseWeights())


@pytest.fixture
def silent(build):
    """An offer that does not say what it teaches."""
    return build.course("a", {}, title="stroom trede 2")


def test_only_trainings_and_informal_learning_without_claims_are_read(build):
    said = build.claims({"meten": 1}, CoverageSource.STANDARD)
    read = build.claims({"meten": 1}, CoverageSource.TEXT)
    assert is_read_from_text(build.course("a", {}))
    assert is_read_from_text(build.informal("a", {}))
    assert is_read_from_text(build.course("a", coverage=read))
    assert not is_read_from_text(build.course("a", coverage=said))
    assert not is_read_from_text(build.workplace("a", {}))
    assert not is_read_from_text(build.route("evc", {"deel": {"stroom": 3}}))


def test_what_is_read_is_current_until_text_language_or_weights_change(silent, reader):
    stored = {"a": read_coverage(silent, reader)}
    assert unread([silent], stored, made_with=reader.made_with) == []
    for changed in (replace(silent, description="En meten."), replace(silent, language="en")):
        assert unread([changed], stored, made_with=reader.made_with) == [changed]
    assert unread([silent], stored, made_with="other weights") == [silent]
    assert unread([silent], {}, made_with=reader.made_with) == [silent]


def test_what_costs_nothing_to_know_is_not_part_of_the_text(silent, reader):
    stored = {"a": read_coverage(silent, reader)}
    assert unread([replace(silent, vks_level=4)], stored, made_with=reader.made_with) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: {}, "none is stored"),
        (lambda stored: {"a": replace(stored, made_with="old")}, "stored with old, needed encoder fake@1"),
        (lambda stored: {"a": replace(stored, text_version="old")}, "the text changed"),
    ],
)
def test_stale_coverage_is_refused_with_the_reason_and_the_way_out(silent, reader, change, said):
    stored = read_coverage(silent, reader)
    require_read({"a": stored}, [silent], made_with=reader.made_with)
    with pytest.raises(ModelMismatch, match=rf"{said}.*stem-kompas db vectors"):
        require_read(change(stored), [silent], made_with=reader.made_with)


def test_the_explanation_tells_what_is_counted(silent, reader, build):
    read = read_coverage(silent, reader)
    told, *others = explain_coverage(silent, reader)
    assert (told.competence, told.words) == ("stroom", "stroom trede 2")
    counted = [p for reading in (told, *others) for p in reading.probabilities if p]
    assert sorted(read.values) == sorted(counted)
    assert explain_coverage(build.course("b", {"meten": 1}, title="stroom"), reader) == []
