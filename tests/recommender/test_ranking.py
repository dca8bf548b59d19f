"""From scored offerings to one list: nothing invented, one offering each, spread over gaps and over kinds."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.opportunity import OpportunityKind
from competencies.recommendation import NoteCode
from recommender.config import RankingConfig
from recommender.ranking import best_first, overlaps, rank
from tests.recommender.conftest import ListedPool

BY_SCORE = RankingConfig(diversity=0, worst_score=0.0, best_of_kind_points=2.0)
OWN = "BK-0001-4"
COMPETENCES = ("stroom", "meten", "code", "rekenen")


def order(ranked):
    return [item.scored.candidate.opportunity.id for item in ranked]


def notes(ranked):
    return {item.scored.candidate.opportunity.id: [note.code for note in item.notes] for item in ranked}


def ranked_of(scored, *, n=10, qualification=None, config=BY_SCORE):
    pool = ListedPool(scored)
    return rank(pool, n=n, proves_own=pool.proves(qualification), config=config)


def best_offerings(scored):
    return best_first(ListedPool(scored), n=len(scored))


def overlap(one, other):
    points = ListedPool([one, other]).points
    return overlaps(points[:1], points[1])[0]


class TestBestOffering:
    def test_only_the_best_offering_of_a_course_is_kept(self, build):
        course = build.course("a")
        dear = build.scored(opportunity=course, offering=build.offering("duur"), eur="500")
        cheap = build.scored(opportunity=course, offering=build.offering("goedkoop"), eur="50")
        assert [item.candidate.offering.id for item in best_offerings([dear, cheap])] == ["goedkoop"]

    def test_equally_good_the_earliest_start_wins_then_the_id(self, build):
        course = build.course("a")
        late, b, a = (
            build.scored(opportunity=course, offering=build.offering(id_), starts_on=start)
            for id_, start in [
                ("a-laat", date(2027, 2, 1)),
                ("b-vroeg", date(2026, 12, 7)),
                ("a-vroeg", date(2026, 12, 7)),
            ]
        )
        assert [item.candidate.offering.id for item in best_offerings([late, b, a])] == ["a-vroeg"]
        assert [item.candidate.offering.id for item in best_offerings([late, b])] == ["b-vroeg"]

    def test_they_are_ordered_by_score_then_id(self, build):
        scored = [build.scored("c"), build.scored("b", {"stroom": 80.0}), build.scored("a")]
        assert [item.candidate.opportunity.id for item in best_offerings(scored)] == ["b", "a", "c"]


class TestOverlap:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ({"stroom": 50.0}, {"stroom": 50.0}, 1.0),
            ({"stroom": 50.0}, {"stroom": 90.0}, 1.0),
            ({"stroom": 50.0, "meten": 50.0}, {"stroom": 25.0}, 0.25),
            ({"stroom": 50.0}, {"meten": 50.0}, 0.0),
            ({}, {"stroom": 50.0}, 0.0),
        ],
    )
    def test_it_is_the_share_of_the_points_that_the_other_closes_too(self, build, one, other, expected):
        assert overlap(build.scored("a", one), build.scored("b", other)) == pytest.approx(expected)


class TestOrder:
    def test_without_diversity_the_order_is_that_of_the_scores(self, build):
        points = {"a": 30.0, "b": 90.0, "c": 60.0}
        ranked = ranked_of([build.scored(id_, {"stroom": p}) for id_, p in points.items()])
        assert order(ranked) == ["b", "c", "a"]
        assert notes(ranked) == {"a": [], "b": [], "c": []}

    def test_ties_are_in_the_order_of_their_ids(self, build):
        assert order(ranked_of([build.scored(id_) for id_ in ("c", "a", "b")])) == ["a", "b", "c"]

    @pytest.mark.parametrize("diversity", [0.0, 0.3, 1.0])
    def test_ties_are_in_the_order_of_their_ids_with_diversity_too(self, build, diversity):
        scored = [build.scored(id_) for id_ in ("c", "a", "b")]
        assert order(ranked_of(scored, config=RankingConfig(diversity=diversity))) == ["a", "b", "c"]

    def test_the_list_is_as_long_as_asked(self, build):
        scored = [build.scored(f"cursus-{number}") for number in range(8)]
        assert [len(ranked_of(scored, n=n)) for n in (1, 5, 8, 20)] == [1, 5, 8, 8]

    def test_nothing_scored_is_an_empty_list(self):
        assert ranked_of([]) == []

    def test_what_costs_more_than_it_brings_is_left_out(self, build):
        scored = [
            build.scored("beter", {"stroom": 70.0}),
            build.scored("goed", {"stroom": 50.0}),
            build.scored("nul", {}),
            build.scored("slecht", {"stroom": 1.0}, eur="500"),
        ]
        assert order(ranked_of(scored)) == ["beter", "goed"]
        assert order(ranked_of(scored, config=RankingConfig(diversity=0, worst_score=60))) == ["beter"]


class TestDiversity:
    """b closes the same as a; c closes something else for fewer points."""

    @pytest.fixture
    def scored(self, build):
        return [
            build.scored("a", {"stroom": 60.0}),
            build.scored("b", {"stroom": 58.0}),
            build.scored("c", {"meten": 50.0}),
        ]

    def test_a_near_duplicate_gives_way_and_says_so(self, scored):
        """58 - 0.3 x 1 x 58 = 40.6 < 50."""
        ranked = ranked_of(scored, config=RankingConfig(diversity=0.3))
        assert order(ranked) == ["a", "c", "b"]
        assert notes(ranked) == {"a": [], "c": [], "b": [NoteCode.SIMILAR_ABOVE]}
        assert ranked[2].notes[0].params == {"title": "Titel a"}

    def test_a_little_diversity_leaves_the_order(self, scored):
        """58 - 0.1 x 58 = 52.2 > 50."""
        ranked = ranked_of(scored, config=RankingConfig(diversity=0.1))
        assert order(ranked) == ["a", "b", "c"]
        assert notes(ranked) == {"a": [], "b": [], "c": []}

    def test_without_diversity_the_duplicate_stays(self, scored):
        assert order(ranked_of(scored)) == ["a", "b", "c"]

    def test_scores_do_not_change(self, scored):
        before = {item.candidate.opportunity.id: item for item in scored}
        for item in ranked_of(scored, config=RankingConfig(diversity=0.9)):
            assert item.scored == before[item.scored.candidate.opportunity.id]

    def test_what_only_moved_up_carries_no_note(self, scored):
        assert notes(ranked_of(scored, config=RankingConfig(diversity=0.3)))["c"] == []


class TestBestOfEachKind:
    def test_the_best_of_a_kind_that_is_not_there_takes_the_last_place_of_a_frequent_one(self, build):
        courses = [build.scored(f"cursus-{n}", {"stroom": 90.0 - n}) for n in range(4)]
        workplace = build.scored(opportunity=build.workplace("werk"), points={"stroom": 5.0})
        ranked = ranked_of([*courses, workplace], n=3)
        assert order(ranked) == ["cursus-0", "cursus-1", "werk"]
        assert notes(ranked)["werk"] == [NoteCode.BEST_OF_KIND]
        assert ranked[-1].notes[0].params == {"kind": OpportunityKind.WORKPLACE}

    def test_it_is_listed_for_the_points_it_closes_also_with_a_score_below_zero(self, build):
        """Two points are enough, less is not."""
        course = build.scored("cursus")
        for points, listed in ((2.0, True), (1.9, False)):
            informal = build.scored(opportunity=build.informal("thuis"), points={"stroom": points}, eur="1000")
            assert ("thuis" in order(ranked_of([course, informal]))) is listed

    def test_a_kind_that_is_there_gets_no_second_place(self, build):
        courses = [build.scored("goed"), build.scored("duur", {"stroom": 9.0}, eur="1000")]
        assert order(ranked_of(courses)) == ["goed"]

    def test_the_only_one_of_its_kind_is_never_given_up(self, build):
        scored = [
            build.scored("cursus", {"stroom": 90.0}),
            build.scored(opportunity=build.workplace("werk"), points={"stroom": 80.0}),
            build.scored(opportunity=build.informal("thuis"), points={"stroom": 5.0}),
        ]
        assert order(ranked_of(scored, n=2)) == ["cursus", "werk"]

    def test_several_kinds_that_are_missing_each_get_a_place_by_score(self, build):
        courses = [build.scored(f"cursus-{n}", {"stroom": 90.0 - n}) for n in range(4)]
        others = [
            build.scored(opportunity=build.informal("thuis"), points={"stroom": 5.0}),
            build.scored(opportunity=build.workplace("werk"), points={"stroom": 6.0}),
        ]
        assert order(ranked_of([*courses, *others], n=4)) == ["cursus-0", "cursus-1", "werk", "thuis"]

    def test_a_note_about_something_similar_names_what_really_stands_above(self, build):
        """'b' is given up for the route; what resembled it may not point at it any more."""
        scored = [
            build.scored("a", {"stroom": 90.0}),
            build.scored("b", {"meten": 85.0}),
            build.scored(opportunity=build.workplace("werk"), points={"meten": 80.0}),
            build.scored(opportunity=build.informal("thuis"), points={"code": 60.0}),
            build.scored(opportunity=build.route(), points={}, eur="50"),
        ]
        ranked = ranked_of(scored, n=4, qualification=OWN, config=RankingConfig(diversity=0.3))
        assert order(ranked)[-1] == "evc"
        assert_similar_stands_above(ranked)


def assert_similar_stands_above(ranked):
    for position, item in enumerate(ranked):
        above = {other.scored.candidate.opportunity.title for other in ranked[:position]}
        for note in item.notes:
            if note.code is NoteCode.SIMILAR_ABOVE:
                assert note.params["title"] in above


class TestOwnQualification:
    """'an EVC route to the target's own qualification is always listed' (RankingConfig)."""

    @pytest.fixture
    def own(self, build):
        """Closes nothing and costs something, as an unverified route does."""
        return build.scored(opportunity=build.route("evc-eigen"), points={}, eur="100")

    @pytest.fixture
    def courses(self, build):
        return [build.scored(f"cursus-{n}", {"stroom": 90.0 - n}) for n in range(12)]

    def test_it_is_listed_although_it_closes_nothing(self, own, courses):
        assert order(ranked_of([*courses, own], qualification=OWN))[-1] == "evc-eigen"
        assert order(ranked_of([own], qualification=OWN)) == ["evc-eigen"]

    def test_a_route_to_something_else_that_closes_nothing_is_not(self, own, courses):
        assert "evc-eigen" not in order(ranked_of([*courses, own], qualification="BK-9999-1"))

    def test_without_a_qualification_no_route_is_own(self, own):
        assert ranked_of([own], qualification=None) == []

    def test_it_is_listed_beside_a_better_route_to_something_else(self, build, own, courses):
        other = build.scored(opportunity=build.route("evc-ander", qualification="BK-0002-4"), points={"stroom": 95.0})
        assert "evc-eigen" in order(ranked_of([*courses, other, own], qualification=OWN))

    def test_it_is_listed_when_another_route_that_did_not_make_the_list_scores_higher(self, build, own, courses):
        other = build.scored(opportunity=build.route("evc-ander", qualification="BK-0002-4"), points={"stroom": 5.0})
        assert "evc-eigen" in order(ranked_of([*courses, other, own], qualification=OWN))

    def test_it_does_not_give_its_place_to_another_kind(self, build, courses):
        """Two routes in the list: the one to the own qualification is the last that may go."""
        scored = [
            *courses[:3],
            build.scored(opportunity=build.route("evc-ander", qualification="BK-0002-4"), points={"stroom": 70.0}),
            build.scored(opportunity=build.route("evc-eigen"), points={"stroom": 60.0}),
            build.scored(opportunity=build.workplace("werk"), points={"stroom": 5.0}),
        ]
        ranked = ranked_of(scored, n=5, qualification=OWN)
        assert "werk" in order(ranked)
        assert "evc-eigen" in order(ranked)


KINDS = ("course", "workplace", "informal", "route")


def random_pool(build, seed, size, ids=None):
    """Offers with random kinds, points and costs; no two scores are alike."""
    rng = np.random.default_rng(seed)
    pool = []
    for number in range(size):
        id_ = ids[number] if ids else f"op-{number:02d}"
        opportunity = getattr(build, KINDS[rng.integers(4)])(id_, title=f"Titel {number}")
        points = dict(zip(COMPETENCES, rng.uniform(0, 60, 4) * (rng.random(4) < 0.6), strict=True))
        cents = int(rng.integers(0, 400_000))
        pool.append(
            build.scored(opportunity=opportunity, points=points, eur=f"{cents / 100:.2f}", chance=rng.uniform(0.2, 1))
        )
    return pool


POOLS = {
    "seed": st.integers(0, 2**32 - 1),
    "size": st.integers(0, 16),
    "n": st.integers(1, 12),
    "diversity": st.floats(0, 1),
}


@given(**POOLS)
def test_the_list_invents_nothing_repeats_nothing_and_is_never_too_long(build, seed, size, n, diversity):
    pool = random_pool(build, seed, size)
    ranked = ranked_of(pool, n=n, qualification=OWN, config=RankingConfig(diversity=diversity))
    assert all(any(item.scored is one for one in pool) for item in ranked)
    assert len(set(order(ranked))) == len(ranked) <= n


@given(**POOLS)
def test_relabelling_ids_changes_nothing_but_ties(build, seed, size, n, diversity):
    config = RankingConfig(diversity=diversity)
    names = {f"op-{number:02d}": f"z{(7 * number + 3) % 16:02d}" for number in range(16)}
    ranked = ranked_of(random_pool(build, seed, size), n=n, config=config)
    relabelled = ranked_of(random_pool(build, seed, size, ids=list(names.values())), n=n, config=config)
    assert [names[id_] for id_ in order(ranked)] == order(relabelled)


@given(**POOLS)
def test_the_order_of_the_input_changes_nothing(build, seed, size, n, diversity):
    config = RankingConfig(diversity=diversity)
    pool = random_pool(build, seed, size)
    shuffled = [pool[i] for i in np.random.default_rng(seed + 1).permutation(size)]
    assert ranked_of(pool, n=n, config=config) == ranked_of(shuffled, n=n, config=config)


@given(seed=POOLS["seed"], size=POOLS["size"], diversity=POOLS["diversity"])
def test_what_stands_lower_than_its_score_says_so_and_nothing_else_does(build, seed, size, diversity):
    pool = random_pool(build, seed, size)
    ranked = ranked_of(pool, n=size + 1, config=RankingConfig(diversity=diversity))
    scores = [item.scored.score for item in ranked]
    for position, item in enumerate(ranked):
        moved_down = item.scored.score > 0 and min(scores[:position], default=np.inf) < item.scored.score
        assert (NoteCode.SIMILAR_ABOVE in [note.code for note in item.notes]) is moved_down


@given(**POOLS)
def test_every_note_about_something_similar_names_what_stands_above(build, seed, size, n, diversity):
    assert_similar_stands_above(
        ranked_of(random_pool(build, seed, size), n=n, qualification=OWN, config=RankingConfig(diversity=diversity))
    )


@given(seed=POOLS["seed"], size=POOLS["size"])
def test_the_best_of_every_kind_is_listed_where_there_is_room(build, seed, size):
    config = RankingConfig(diversity=0)
    pool = random_pool(build, seed, size)
    ranked = ranked_of(pool, n=4, config=config)
    for kind in OpportunityKind:
        of_kind = [item for item in pool if item.candidate.opportunity.kind is kind]
        worth = [item for item in of_kind if item.score > 0 or item.gross >= config.best_of_kind_points]
        listed = [item.scored for item in ranked if item.scored.candidate.opportunity.kind is kind]
        assert bool(listed) is bool(worth)
        if worth:
            assert listed[0] is max(worth, key=lambda item: item.score)


class TestScoresOnDemand:
    """Ceilings stand for scores until the choice depends on one."""

    @given(seed=POOLS["seed"], size=POOLS["size"], diversity=POOLS["diversity"])
    def test_the_list_is_the_one_that_exact_scores_give(self, build, seed, size, diversity):
        pool, config = random_pool(build, seed, size), RankingConfig(diversity=diversity)
        exact = ListedPool(pool)
        exact.ceilings = exact.ceilings - ListedPool.SLACK
        by_exact = rank(exact, n=5, proves_own=exact.proves(OWN), config=config)
        assert order(ranked_of(pool, n=5, qualification=OWN, config=config)) == order(by_exact)

    @given(seed=POOLS["seed"], size=POOLS["size"], diversity=POOLS["diversity"])
    def test_looking_among_the_most_promising_first_changes_no_list(self, build, seed, size, diversity):
        pool, config = random_pool(build, seed, size), RankingConfig(diversity=diversity)
        whole = ranked_of(pool, n=3, qualification=OWN, config=config)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("recommender.ranking._PROMISING", 4)
            assert order(ranked_of(pool, n=3, qualification=OWN, config=config)) == order(whole)

    def test_a_hopeless_candidate_is_never_worked_out(self, build):
        pool = ListedPool([build.scored("goed"), build.scored("zwak", {"stroom": 10.0})])
        rank(pool, n=1, proves_own=pool.proves(None), config=BY_SCORE)
        assert pool.asked == {0}
