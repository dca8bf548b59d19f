"""The catalogue as arrays: what each opportunity teaches, and the part of it that resembles a text most."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.language import Language
from competencies.opportunity import CoverageClaim, CoverageSource, RegisterStatus
from recommender.config import CoverageConfig, ValueConfig
from recommender.index import build_index, claimed_coverage, wish_parts
from recommender.offer_coverage import OfferCoverage
from recommender.reading.coverage import CoverageReader
from recommender.reading.reader import TextReader
from recommender.vectors import encode_offers, offer_parts

CONFIG = CoverageConfig(confirmed=0.8, standard=0.6)
STROOM, METEN, CODE, REKENEN = range(4)


def coverage(index):
    return index.teaches.toarray().reshape(-1, 4, 4)


@pytest.fixture
def index_of(build):
    def make(*opportunities, fixed=None, read=None):
        framework, encoder = build.framework(), build.encoder(fixed)
        return build_index(
            opportunities,
            framework,
            CoverageReader(framework, TextReader(framework, encoder), CONFIG.text),
            encode_offers(opportunities, encoder),
            config=CONFIG,
            value=ValueConfig(),
            read=read,
        )

    return make


def test_coverage_of_claims_is_the_trust_at_each_level_up_to_the_claim(build, index_of):
    claims = (*build.claims({"stroom": 2}), *build.claims({"code": 3}, CoverageSource.STANDARD))
    index = index_of(build.course("a", coverage=claims))
    assert coverage(index)[0].tolist() == [
        [0.8, 0.8, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0],
        [0.6, 0.6, 0.6, 0.0],
        [0.0, 0.0, 0.0, 0.0],
    ]


def test_two_claims_on_one_competence_keep_the_higher_trust_at_each_level(build):
    claims = (*build.claims({"meten": 1}), *build.claims({"meten": 3}, CoverageSource.STANDARD))
    for order in (claims, claims[::-1]):
        assert claimed_coverage(order, build.framework(), CONFIG)[METEN].tolist() == [0.8, 0.6, 0.6, 0.0]


def test_a_claim_that_was_once_read_from_a_text_says_nothing_new(build, index_of):
    claims = build.claims({"meten": 2}, CoverageSource.TEXT)
    assert not claimed_coverage(claims, build.framework(), CONFIG).any()
    index = index_of(build.course("a", coverage=claims, title="stroom trede 2"))
    assert index.read_from_text == {"a"}
    assert coverage(index)[0][STROOM][0] > coverage(index)[0][METEN][0]


@given(
    claimed=st.lists(
        st.tuples(st.sampled_from(["stroom", "meten"]), st.integers(0, 4), st.sampled_from(CoverageSource)), max_size=6
    )
)
def test_coverage_is_a_probability_that_never_rises_with_the_level(build, claimed):
    claims = [CoverageClaim(competence, level, source) for competence, level, source in claimed]
    coverage = claimed_coverage(claims, build.framework(), CONFIG)
    assert ((coverage >= 0) & (coverage <= 0.8)).all()
    assert (np.diff(coverage, axis=1) <= 0).all()


def test_opportunities_are_ordered_by_id(build, index_of):
    index = index_of(build.course("b"), build.informal("c"), build.workplace("a"))
    assert [opportunity.id for opportunity in index.opportunities] == ["a", "b", "c"]
    assert index.rows == {"a": 0, "b": 1, "c": 2}


@pytest.mark.parametrize("kind", ["course", "informal"])
def test_coverage_without_claims_is_read_from_the_text_and_marked(build, index_of, kind):
    offer = getattr(build, kind)("a", {}, title="stroom trede 2")
    index = index_of(offer, build.course("b", {"meten": 1}))
    assert index.read_from_text == {"a"}
    level_1, level_2, level_3, level_4 = coverage(index)[0][STROOM]
    assert level_1 == pytest.approx(0.5, abs=0.01)
    assert level_2 == pytest.approx(level_1 / 2, abs=1e-6)
    assert 0 < level_3 < level_2
    assert level_4 == 0
    assert coverage(index)[1][METEN].tolist() == [0.8, 0.0, 0.0, 0.0]


def test_coverage_that_was_read_before_is_not_read_again(build, index_of):
    before = OfferCoverage("text", "with", np.array([4 * METEN]), np.array([0.3]))
    index = index_of(build.course("a", {}, title="stroom trede 2"), read={"a": before})
    assert index.read_from_text == {"a"}
    assert np.argwhere(coverage(index)).tolist() == [[0, METEN, 0]]
    assert coverage(index)[0, METEN, 0] == 0.3


def test_claims_are_not_mixed_with_the_text(build, index_of):
    index = index_of(build.course("a", {"meten": 1}, title="stroom trede 4"))
    assert coverage(index)[0][STROOM].tolist() == [0.0] * 4
    assert index.read_from_text == frozenset()


@pytest.mark.parametrize("status", RegisterStatus)
def test_an_evc_route_teaches_nothing(build, index_of, status):
    route = build.route("evc", {"deel": {"stroom": 3}}, status=status, title="stroom trede 3")
    index = index_of(route)
    assert not coverage(index).any()
    assert index.read_from_text == frozenset()


def test_a_workplace_without_claims_covers_nothing(build, index_of):
    """Its profile is authored; a vacancy text is no promise of what will be learned."""
    assert not index_of(build.workplace("w", {}, title="stroom trede 3")).teaches.nnz


def test_the_parts_of_an_offer_are_its_title_outcomes_and_sentences(build):
    course = build.course(title="Titel", outcomes=("Je meet", "Je legt"), description="Eerste zin. Tweede zin.")
    assert offer_parts(course) == ["Titel", "Je meet", "Je legt", "Eerste zin", "Tweede zin"]


@pytest.fixture
def similarities(build, index_of):
    """'a' resembles the first wish by its outcome, 'b' the second by its title, 'c' neither."""
    fixed = {
        "Meetkunde": {0: 0.6, 1: 0.8},
        "meet": {0: 0.8, 2: 0.6},
        "Lassen": {1: 1.0},
        "Frezen": {0: -0.6, 3: 0.8},
        "wens": {0: 1.0},
        "andere wens": {1: 0.8, 4: 0.6},
    }
    offers = [
        build.course("a", title="Meetkunde", outcomes=("Je meet",)),
        build.course("b", title="Lassen"),
        build.course("c", title="Frezen"),
    ]
    index = index_of(*offers, fixed=fixed)
    return lambda *wishes: index.similarity_to(build.encoder(fixed).encode(wishes), range(3))


def test_similarity_is_that_of_the_part_of_an_offer_that_resembles_most(similarities):
    assert similarities("wens") == pytest.approx([0.8, 0.0, 0.0], abs=1e-6)
    assert similarities("andere wens") == pytest.approx([0.64, 0.8, 0.0], abs=1e-6)


def test_similarity_is_that_of_the_part_of_a_wish_that_resembles_most(similarities):
    assert similarities("wens", "andere wens") == pytest.approx([0.8, 0.8, 0.0], abs=1e-6)


def test_similarity_to_no_wish_is_zero(similarities):
    assert similarities().tolist() == [0.0, 0.0, 0.0]


def test_similarity_to_an_empty_catalogue_is_empty(build, index_of):
    index = index_of()
    assert coverage(index).shape == (0, 4, 4)
    assert index.similarity_to(build.encoder().encode(["wens"]), []).shape == (0,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("iets met machines, liever niet in ploegen", ["machines"]),
        ("Ik wil graag programmeren. Geen nachtwerk!", ["programmeren"]),
        ("", []),
        ("ik wil", []),
    ],
)
def test_a_wish_is_read_part_by_part_without_what_somebody_would_rather_not(text, parts):
    assert wish_parts(text, language=Language.NL) == parts
