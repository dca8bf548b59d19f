"""Vectors of the catalogue in a real database."""

from datetime import UTC, datetime

import numpy as np

from competencies.versions import VectorManifest
from data.database import transaction
from data.repositories.content import OpportunityRepository
from data.repositories.vectors import StoredVectors, VectorRepository
from tests.competencies.builders import a_course, a_workplace

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MANIFEST = VectorManifest("model", "1a", 3, "parts", "2026.1")
OFFERS = (a_course(), a_workplace())


def some(text_version: str, n_parts: int) -> StoredVectors:
    rng = np.random.default_rng(n_parts)
    return StoredVectors(text_version, rng.standard_normal((n_parts, 3), dtype=np.float32))


def fill(sessions) -> dict[str, StoredVectors]:
    vectors = {offer.id: some("v1", n_parts) for n_parts, offer in enumerate(OFFERS, start=1)}
    with transaction(sessions) as session:
        OpportunityRepository(session).sync(OFFERS, source="built-in", version="1", at=AT)
        VectorRepository(session).start_anew(MANIFEST, at=AT)
        VectorRepository(session).save(vectors)
    return vectors


def test_without_vectors_there_is_no_manifest(sessions):
    with transaction(sessions) as session:
        assert VectorRepository(session).manifest() is None
        assert VectorRepository(session).all() == {}


def test_vectors_come_back_bit_by_bit(sessions):
    vectors = fill(sessions)
    with transaction(sessions) as session:
        found = VectorRepository(session).all()
        assert VectorRepository(session).manifest() == MANIFEST
    assert found.keys() == vectors.keys()
    for id_, stored in vectors.items():
        assert found[id_].text_version == stored.text_version
        assert found[id_].embeddings.dtype == np.float32
        assert np.array_equal(found[id_].embeddings, stored.embeddings)


def test_saving_again_replaces_the_vectors_of_that_offer_alone(sessions):
    before = fill(sessions)
    with transaction(sessions) as session:
        VectorRepository(session).save({OFFERS[0].id: some("v2", 4)})
    with transaction(sessions) as session:
        found = VectorRepository(session).all()
    assert (found[OFFERS[0].id].text_version, len(found[OFFERS[0].id].embeddings)) == ("v2", 4)
    assert np.array_equal(found[OFFERS[1].id].embeddings, before[OFFERS[1].id].embeddings)


def test_starting_anew_forgets_all_vectors_and_replaces_the_manifest(sessions):
    fill(sessions)
    other = VectorManifest("other", "", 5, "parts", "2026.1")
    with transaction(sessions) as session:
        VectorRepository(session).start_anew(other, at=AT)
    with transaction(sessions) as session:
        assert VectorRepository(session).manifest() == other
        assert VectorRepository(session).all() == {}


def test_the_vectors_of_an_offer_go_with_it(sessions):
    fill(sessions)
    with transaction(sessions) as session:
        OpportunityRepository(session).sync(OFFERS[:1], source="built-in", version="2", at=AT)
    with transaction(sessions) as session:
        assert list(VectorRepository(session).all()) == [OFFERS[0].id]
