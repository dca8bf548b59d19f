"""Coverage that was read from texts, in a real database."""

from datetime import UTC, datetime

import numpy as np

from data.database import transaction
from data.repositories.content import OpportunityRepository
from data.repositories.coverage import CoverageRepository, StoredCoverage
from tests.competencies.builders import a_course, a_workplace

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
OFFERS = (a_course(), a_workplace())


def some(text_version, *columns):
    rng = np.random.default_rng(len(columns))
    return StoredCoverage(text_version, "encoder x", np.array(columns, dtype=np.int64), rng.random(len(columns)))


def fill(sessions):
    coverage = {OFFERS[0].id: some("v1", 0, 1, 671), OFFERS[1].id: some("v1")}
    with transaction(sessions) as session:
        OpportunityRepository(session).sync(OFFERS, source="built-in", version="1", at=AT)
        CoverageRepository(session).save(coverage)
    return coverage


def found(sessions):
    with transaction(sessions) as session:
        return CoverageRepository(session).all()


def test_coverage_comes_back_bit_by_bit(sessions):
    stored = fill(sessions)
    read = found(sessions)
    assert read.keys() == stored.keys()
    for id_, one in stored.items():
        assert (read[id_].text_version, read[id_].made_with) == (one.text_version, one.made_with)
        assert np.array_equal(read[id_].columns, one.columns)
        assert np.array_equal(read[id_].values, one.values)


def test_saving_again_replaces_the_coverage_of_that_offer_alone(sessions):
    fill(sessions)
    with transaction(sessions) as session:
        CoverageRepository(session).save({OFFERS[0].id: some("v2", 5)})
    assert {id_: one.text_version for id_, one in found(sessions).items()} == {OFFERS[0].id: "v2", OFFERS[1].id: "v1"}


def test_forgotten_coverage_is_gone(sessions):
    fill(sessions)
    with transaction(sessions) as session:
        CoverageRepository(session).forget([OFFERS[0].id, "unknown"])
    assert list(found(sessions)) == [OFFERS[1].id]


def test_the_coverage_of_an_offer_goes_with_it(sessions):
    fill(sessions)
    with transaction(sessions) as session:
        OpportunityRepository(session).sync(OFFERS[:1], source="built-in", version="2", at=AT)
    assert list(found(sessions)) == [OFFERS[0].id]
