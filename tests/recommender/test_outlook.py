"""Beyond what was asked: worked by hand on a world of four competences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.gap import compute_gap_report
from recommender.config import OutlookConfig
from recommender.distances import TargetDistances
from recommender.offer_table import build_table
from recommender.outlook import further_targets, one_competence_more, own_job_of, surplus_of
from recommender.scoring import standing_of
from tests.competencies.builders import distributions

CONFIG = OutlookConfig()


@pytest.fixture
def around(build):
    """One competence more, for someone with these levels among these targets and offers."""

    def run(levels, *targets, offers=(), excluded=(), config=CONFIG):
        framework = build.framework()
        distances = TargetDistances(targets, framework)
        table = build_table(offers, framework, build.config.value)
        return one_competence_more(
            distances,
            standing_of(build.profile(levels), framework),
            framework,
            allowed=distances.without(excluded),
            needs=table.needs_of(np.arange(len(table.offerings))),
            opportunities=table.rows,
            config=config,
        )

    return run


@given(levels=st.fixed_dictionaries({"stroom": distributions(), "meten": distributions()}))
def test_the_distances_of_many_targets_are_the_headlines_of_their_reports(build, levels):
    targets = [build.target("a", {"stroom": (3, 1), "meten": (2, 3)}), build.target("b", {"meten": (4, 2)})]
    profile = build.profile({id_: one.probabilities for id_, one in levels.items()})
    headlines = TargetDistances(targets, build.framework()).headlines(standing_of(profile, build.framework()))
    assert headlines == pytest.approx([compute_gap_report(profile, target).headline for target in targets])


def test_the_one_more_is_what_brings_an_occupation_within_reach(build, around):
    """'a' lacks one level on a competence with weight 0.75: 0.75 to 0. 'b' lacks two levels on its only one: 2 to 1."""
    near, far = build.target("a", {"stroom": (2, 3), "meten": (1, 1)}), build.target("b", {"code": (2, 1)})
    first, *_ = around({"stroom": 1, "meten": 1, "code": 0}, near, far)
    assert (first.competence, first.level, first.opens) == ("stroom", 2, ("a",))
    assert first.gain == pytest.approx(0.75 / 2)


def test_an_excluded_occupation_opens_nothing(build, around):
    near, far = build.target("a", {"stroom": (2, 1)}), build.target("b", {"code": (2, 1)})
    (only, *_) = around({"stroom": 1, "code": 0}, near, far, excluded=["a"])
    assert (only.competence, only.opens) == ("code", ())


def test_what_no_occupation_asks_is_never_the_one_more(build, around):
    assert [one.competence for one in around({"stroom": 1, "code": 0}, build.target("a", {"stroom": (2, 1)}))] == [
        "stroom"
    ]


def test_offers_count_where_it_is_the_only_thing_they_lack(build, around):
    """'x' asks stroom 2 only; 'y' asks meten 3 as well, which is two levels away; 'z' asks nothing that is missing."""
    offers = [
        build.course("x", {}, entry=build.entry({"stroom": 2}), offerings=(build.offering("x1"), build.offering("x2"))),
        build.course("y", {}, entry=build.entry({"stroom": 2, "meten": 3})),
        build.course("z", {}, entry=build.entry({"meten": 1})),
    ]
    (first, *_) = around({"stroom": 1, "meten": 1}, build.target("a", {"stroom": (3, 1)}), offers=offers)
    assert (first.competence, first.n_offers) == ("stroom", 1)


def test_somebody_at_the_top_has_no_one_more(build, around):
    assert around({"stroom": 4}, build.target("a", {"stroom": (4, 1)})) == ()


def test_a_surplus_is_probably_above_what_is_asked(build):
    report = build.report({"stroom": 4, "meten": 2}, build.target("t", {"stroom": (3, 1), "meten": (2, 1)}))
    assert [(one.competence, one.required, one.p_above) for one in surplus_of(report, CONFIG)] == [("stroom", 3, 1.0)]


def test_the_highest_level_has_nothing_above_it(build):
    assert surplus_of(build.report({"stroom": 4}, build.target("t", {"stroom": (4, 1)})), CONFIG) == ()


def test_further_occupations_ask_more_of_the_same_and_the_nearest_comes_first(build):
    """'b' asks one level more of stroom, 'c' two; 'd' is about something else; 'e' asks less."""
    targets = [
        build.target("a", {"stroom": (2, 1)}),
        build.target("b", {"stroom": (3, 1)}),
        build.target("c", {"stroom": (4, 1)}),
        build.target("d", {"code": (4, 1)}),
        build.target("e", {"stroom": (1, 1)}),
    ]
    distances = TargetDistances(targets, build.framework())
    at_least = standing_of(build.profile({"stroom": 2}), build.framework())
    told = further_targets(targets[0], distances, at_least, allowed=distances.without(()), config=CONFIG)
    assert told == ["b", "c"]


def test_the_own_job_is_told_by_importance_whatever_the_target(build):
    occupation = build.background("elektricien", {"stroom": 3, "meten": 1})
    told = own_job_of(occupation, (), build.profile({"stroom": 3, "meten": 0}), CONFIG)
    assert [(gap.competence, gap.expected_gap) for gap in told.gaps] == [("stroom", 0.0), ("meten", 1.0)]
