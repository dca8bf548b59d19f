"""The value of one offering: worked by hand, against a slow enumeration, and as properties for any input."""

import math
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.errors import DomainError, ShapeMismatch
from competencies.gap import compute_gap_report
from competencies.level import LEVELS
from competencies.measurement.independent import IndependentMeasurement
from competencies.opportunity import RegisterStatus
from competencies.recommendation import ReasonCode
from recommender.config import ValueConfig
from recommender.proofs import build_proofs
from recommender.scoring import (
    Finishing,
    chance_of_finishing,
    expected_closing,
    score_candidate,
    shortfall_of,
    standing_of,
    weights_of,
)

EVEN = (0.2,) * 5
STROOM, METEN, CODE, REKENEN = range(4)

PROBABILITIES = st.lists(st.floats(0.001, 1), min_size=5, max_size=5).map(lambda p: tuple(x / sum(p) for x in p))
COVERAGE = st.lists(st.floats(0, 1), min_size=4, max_size=4).map(lambda row: sorted(row, reverse=True))


class TestShortfall:
    def test_worked_by_hand(self, build):
        """stroom 3: P(X < 1, 2, 3) = 0.2, 0.4, 0.6; meten is surely at 1 and 2 is asked; code is not asked."""
        shortfall = shortfall_of(build.report({"stroom": EVEN, "meten": 1, "code": 0}), build.framework())
        assert shortfall == pytest.approx(
            np.array([[0.2, 0.4, 0.6, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0] * 4, [0.0] * 4]), abs=1e-12
        )

    @given(stroom=PROBABILITIES, meten=PROBABILITIES)
    def test_a_row_sums_to_the_expected_gap(self, build, stroom, meten):
        report = build.report({"stroom": stroom, "meten": meten})
        sums = shortfall_of(report, build.framework()).sum(axis=1)
        for gap in report.gaps:
            assert sums[build.framework().rows[gap.competence]] == pytest.approx(gap.expected_gap)

    def test_weights_are_the_importance_shares(self, build):
        assert weights_of(build.report(), build.framework()).tolist() == [0.75, 0.25, 0.0, 0.0]

    def test_not_assessed_is_neither_level_zero_nor_no_gap(self, build):
        """Without one observation the estimate is what is common, and the gap lies between both extremes."""
        profile = IndependentMeasurement().profile(build.check(), build.framework())
        target = build.target("basis", {"rekenen": (2, 1)})
        report = compute_gap_report(profile, target)
        assert not report.gaps[0].assessed
        unassessed = shortfall_of(report, build.framework())[REKENEN].sum()
        at_zero = shortfall_of(build.report({"rekenen": 0}, target), build.framework())[REKENEN].sum()
        assert at_zero == 2
        assert 0.2 < unassessed < 1.8


class TestExpectedClosing:
    def test_worked_by_hand(self, build):
        """Level 1 for sure and level 2 by half: 0.2 x 1 + 0.4 x 0.5 of a gap of 1.2 levels."""
        shortfall = shortfall_of(build.report({"stroom": EVEN}), build.framework())
        coverage = np.zeros((1, 4, 4))
        coverage[0, STROOM] = [1.0, 0.5, 0.0, 0.0]
        assert expected_closing(shortfall, coverage)[0] == pytest.approx([0.4, 0.0, 0.0, 0.0])

    def test_full_coverage_closes_the_whole_gap(self, build):
        report = build.report({"stroom": EVEN, "meten": (0.5, 0.3, 0.1, 0.1, 0.0)})
        closing = expected_closing(shortfall_of(report, build.framework()), np.ones((1, 4, 4)))[0]
        for gap in report.gaps:
            assert closing[build.framework().rows[gap.competence]] == pytest.approx(gap.expected_gap)

    @given(levels=PROBABILITIES, coverage=COVERAGE, required=st.integers(1, 4))
    def test_agrees_with_an_enumeration_over_all_levels(self, build, levels, coverage, required):
        """E[max(0, r - X)] - E[max(0, r - max(X, M))], with X and M independent, level by level."""
        p_m = [before - after for before, after in zip([1.0, *coverage], [*coverage, 0.0], strict=True)]
        slow = sum(
            levels[x] * p_m[m] * (max(0, required - x) - max(0, required - max(x, m))) for x in LEVELS for m in LEVELS
        )
        report = build.report({"stroom": levels}, build.target("t", {"stroom": (required, 1)}))
        tensor = np.zeros((1, 4, 4))
        tensor[0, STROOM] = coverage
        fast = expected_closing(shortfall_of(report, build.framework()), tensor)[0, STROOM]
        assert fast == pytest.approx(slow, abs=1e-9)
        assert -1e-9 <= fast <= report.gaps[0].expected_gap + 1e-9

    @pytest.mark.parametrize("shape", [(2, 3, 4), (2, 4, 3), (2, 4, 5), (4, 4), (4,)])
    def test_arrays_that_do_not_fit_are_refused(self, shape):
        with pytest.raises(ShapeMismatch) as caught:
            expected_closing(np.zeros((4, 4)), np.zeros(shape))
        assert isinstance(caught.value, DomainError)
        assert str(shape) in str(caught.value)

    def test_an_empty_catalogue_closes_nothing(self):
        assert expected_closing(np.ones((4, 4)), np.zeros((0, 4, 4))).shape == (0, 4)

    def test_the_input_is_unchanged(self):
        shortfall, coverage = np.full((4, 4), 0.5), np.full((2, 4, 4), 0.5)
        expected_closing(shortfall, coverage)
        assert (shortfall == 0.5).all()
        assert (coverage == 0.5).all()


class TestEvcClosing:
    PROFILE = MappingProxyType({"stroom": EVEN, "meten": (0.5, 0.0, 0.5, 0.0, 0.0)})
    """P(stroom >= 3) = 0.4 and the gap to 3 is 0.2 + 0.4 + 0.6; P(meten >= 2) = 0.5 and the gap to 2 is 1."""

    def closing(self, build, route, levels=None):
        profile = build.profile(levels or self.PROFILE)
        report = compute_gap_report(profile, build.target())
        proven = build_proofs([route], build.framework()).proven(standing_of(profile, build.framework()))
        return expected_closing(shortfall_of(report, build.framework()), proven.toarray().reshape(1, 4, 4))[0]

    def test_an_unverified_route_closes_nothing(self, build):
        route = build.route(status=RegisterStatus.UNVERIFIED)
        assert self.closing(build, route).tolist() == [0.0] * 4

    def test_one_unit_worked_by_hand(self, build):
        """The unit is passed with 0.4 x 0.5 = 0.2."""
        route = build.route(units={"deel": {"stroom": 3, "meten": 2}})
        assert self.closing(build, route) == pytest.approx([0.2 * 1.2, 0.2 * 1.0, 0.0, 0.0])

    def test_a_competence_in_two_units_counts_by_the_likelier_one(self, build):
        route = build.route(units={"een": {"stroom": 3, "meten": 2}, "twee": {"meten": 2}, "drie": {"stroom": 3}})
        assert self.closing(build, route) == pytest.approx([0.4 * 1.2, 0.5 * 1.0, 0.0, 0.0])

    def test_a_unit_settles_the_gap_up_to_its_own_level_only(self, build):
        """Surely at level 1, asked is 3: a certificate of level 1 brings nobody two levels further."""
        route = build.route(units={"deel": {"stroom": 1}})
        assert self.closing(build, route, {"stroom": 1, "meten": 2}).tolist() == [0.0] * 4

    def test_what_the_target_does_not_ask_closes_nothing(self, build):
        assert self.closing(build, build.route(units={"deel": {"code": 1}})).tolist() == [0.0] * 4


class TestChanceOfFinishing:
    def finishing(self, build, opportunity, levels=None, config=None, **more):
        candidate = build.candidate(opportunity, **more)
        return chance_of_finishing(candidate, build.profile(levels), config or build.config.value)

    def test_without_requirements_only_the_length_counts(self, build):
        course = build.course(covers={"stroom": 2}, offerings=(build.offering(weeks=20),))
        assert self.finishing(build, course) == Finishing(pytest.approx(0.90 - 20 * 0.003), None, 1.0)

    def test_a_very_long_course_stays_at_the_floor(self, build):
        course = build.course(covers={"stroom": 2}, offerings=(build.offering(weeks=5000),))
        assert self.finishing(build, course).chance == pytest.approx(0.25)

    def test_the_weakest_requirement_decides(self, build):
        """0.87 x (0.25 + 0.75 x 0.4): meten is the weaker one; stroom would be 0.6."""
        course = build.course(covers={}, entry=build.entry({"stroom": 2, "meten": 3}))
        finishing = self.finishing(build, course, {"stroom": EVEN, "meten": EVEN})
        assert finishing == Finishing(pytest.approx(0.87 * 0.55), "meten", pytest.approx(0.4))

    def test_equal_doubts_are_told_by_the_first_competence_id(self, build):
        course = build.course(covers={}, entry=build.entry({"stroom": 2, "meten": 2}))
        assert self.finishing(build, course, {"stroom": EVEN, "meten": EVEN}).weakest == "meten"

    def test_a_requirement_that_is_surely_not_met_leaves_the_floor(self, build):
        course = build.course(covers={}, entry=build.entry({"stroom": 2}))
        assert self.finishing(build, course, {"stroom": 0}).chance == pytest.approx(0.87 * 0.25)

    def test_an_offer_expects_two_levels_under_what_it_teaches(self, build):
        finishing = self.finishing(build, build.course(covers={"stroom": 3}), {"stroom": EVEN})
        assert (finishing.weakest, finishing.p_weakest) == ("stroom", pytest.approx(0.8))

    @pytest.mark.parametrize(("weeks", "asked_level"), [(25, 2), (26, 1), (51, 1), (52, None)])
    def test_a_long_programme_takes_people_further(self, build, weeks, asked_level):
        """Up to level 4: two levels under it at first, one level less for every 26 weeks."""
        course = build.course(covers={"stroom": 4}, offerings=(build.offering(weeks=weeks),))
        p_at_least = {None: 1.0, 1: 0.8, 2: 0.6}
        assert self.finishing(build, course, {"stroom": EVEN}).p_weakest == pytest.approx(p_at_least[asked_level])

    def test_a_stated_requirement_that_is_higher_wins_over_the_leap(self, build):
        course = build.course(covers={"stroom": 3}, entry=build.entry({"stroom": 2}))
        assert self.finishing(build, course, {"stroom": EVEN}).p_weakest == pytest.approx(0.6)
        lower = build.course(covers={"stroom": 4}, entry=build.entry({"stroom": 1}))
        assert self.finishing(build, lower, {"stroom": EVEN}).p_weakest == pytest.approx(0.6)

    def test_each_missing_level_of_dutch_is_a_factor(self, build):
        course = build.course(covers={"stroom": 2})
        assert self.finishing(build, course, missing_dutch=1).chance == pytest.approx(0.87 * 0.8)
        assert self.finishing(build, course, missing_dutch=2).chance == pytest.approx(0.87 * 0.64)

    def test_an_evc_route_asks_only_what_it_says(self, build):
        assert self.finishing(build, build.route()).weakest is None

    @given(
        levels=st.tuples(PROBABILITIES, PROBABILITIES),
        weeks=st.integers(1, 500),
        entry=st.dictionaries(st.sampled_from(["stroom", "meten"]), st.integers(0, 4)),
        covers=st.dictionaries(st.sampled_from(["stroom", "meten"]), st.integers(1, 4), min_size=1),
        missing=st.integers(0, 5),
        config=st.builds(
            ValueConfig,
            finishing_base=st.floats(0, 1),
            finishing_floor=st.floats(0, 1),
            finishing_per_week=st.floats(0, 1),
            dutch_step_factor=st.floats(0, 1),
        ),
    )
    def test_the_chance_is_a_probability_for_any_input(self, build, levels, weeks, entry, covers, missing, config):
        course = build.course(covers=covers, entry=build.entry(entry), offerings=(build.offering(weeks=weeks),))
        profile = {"stroom": levels[0], "meten": levels[1]}
        finishing = self.finishing(build, course, profile, config, missing_dutch=missing)
        assert 0 <= finishing.chance <= 1
        assert 0 <= finishing.p_weakest <= 1


def scored(build, **changed):
    """An offer that closes 0.8 levels of stroom and 0.4 of meten, with every cost there is."""
    told = {
        "closing": (0.8, 0.4, 0.0, 0.0),
        "weights": (0.75, 0.25, 0.0, 0.0),
        "chance": 0.9,
        "eur": "100",
        "weeks": 8,
        "distance": 12.0,
        "hours": 20.0,
        "wished": 12.0,
        "wish": 0.625,
        "days": 2.0,
        "config": build.config.value,
        "opportunity": None,
        **changed,
    }
    offering = build.offering(weeks=told["weeks"], hours=told["hours"], days=told["days"])
    return score_candidate(
        build.candidate(told["opportunity"], offering=offering, distance=told["distance"]),
        closing=np.array(told["closing"]),
        weights=np.array(told["weights"]),
        funding=build.funding(told["eur"]),
        finishing=Finishing(told["chance"], None, 1.0),
        wish_similarity=told["wish"],
        hours_wished=told["wished"],
        framework=build.framework(),
        config=told["config"],
    )


def amounts(item):
    return [(reason.code, reason.params.get("competence"), pytest.approx(reason.amount)) for reason in item.reasons]


class TestScore:
    def test_worked_by_hand(self, build):
        """60 + 10 closed, 10 % of it lost, half of the wish; EUR 100, 12 km, 8 weeks of 8 hours too many."""
        item = scored(build)
        assert amounts(item) == [
            (ReasonCode.CLOSES_GAP, "stroom", 60.0),
            (ReasonCode.CLOSES_GAP, "meten", 10.0),
            (ReasonCode.FITS_WISH, None, 2.5),
            (ReasonCode.CHANCE_OF_FINISHING, None, -7.0),
            (ReasonCode.COST, None, -2.0),
            (ReasonCode.DURATION, None, -2.0),
            (ReasonCode.HOURS_ABOVE_WISH, None, -1.28),
            (ReasonCode.TRAVEL, None, -1.2),
        ]
        assert item.score == pytest.approx(59.02)
        assert item.gross == pytest.approx(70.0)
        assert [(gap.competence, gap.expected) for gap in item.closes] == [
            ("stroom", pytest.approx(0.72)),
            ("meten", pytest.approx(0.36)),
        ]

    def test_a_route_proves_and_does_not_teach(self, build):
        codes = [reason.code for reason in scored(build, opportunity=build.route()).reasons]
        assert ReasonCode.PROVES_COMPETENCE in codes
        assert ReasonCode.CLOSES_GAP not in codes

    @pytest.mark.parametrize(
        ("changed", "absent"),
        [
            ({"eur": "0"}, ReasonCode.COST),
            ({"distance": None}, ReasonCode.TRAVEL),
            ({"days": 0.0}, ReasonCode.TRAVEL),
            ({"wished": None}, ReasonCode.HOURS_ABOVE_WISH),
            ({"hours": 12.0}, ReasonCode.HOURS_ABOVE_WISH),
            ({"wish": 0.25}, ReasonCode.FITS_WISH),
            ({"wish": -1.0}, ReasonCode.FITS_WISH),
            ({"chance": 1.0}, ReasonCode.CHANCE_OF_FINISHING),
        ],
    )
    def test_a_term_that_takes_or_adds_nothing_is_no_reason(self, build, changed, absent):
        before = [reason.code for reason in scored(build).reasons]
        after = [reason.code for reason in scored(build, **changed).reasons]
        assert absent in before
        assert after == [code for code in before if code != absent]

    def test_a_perfect_resemblance_adds_all_wish_points_and_no_more(self, build):
        (reason,) = [r for r in scored(build, wish=1.0).reasons if r.code is ReasonCode.FITS_WISH]
        assert reason.amount == 5.0

    def test_a_competence_that_is_not_closed_is_no_reason(self, build):
        item = scored(build, closing=(0.0, 0.4, 0.9, 0.0))
        assert [gap.competence for gap in item.closes] == ["meten"]

    POSITIVE = st.floats(0, 4)
    SITUATION = st.fixed_dictionaries(
        {
            "closing": st.tuples(POSITIVE, POSITIVE, POSITIVE, POSITIVE),
            "weights": st.lists(st.floats(0.001, 1), min_size=4, max_size=4).map(
                lambda w: tuple(x / sum(w) for x in w)
            ),
            "chance": st.floats(0, 1),
            "eur": st.integers(0, 2_000_000).map(lambda cents: f"{cents / 100:.2f}"),
            "weeks": st.integers(1, 300),
            "distance": st.none() | st.floats(0, 300),
            "hours": st.floats(0, 60),
            "wished": st.none() | st.floats(0, 60),
            "wish": st.floats(-1, 1),
            "days": st.floats(0, 7),
        }
    )

    @given(situation=SITUATION)
    def test_the_reasons_add_up_to_the_score_by_another_way_of_reckoning(self, build, situation):
        item = scored(build, **situation)
        gross = 100 * sum(w * c for w, c in zip(situation["weights"], situation["closing"], strict=True))
        expected = math.fsum(
            [
                situation["chance"] * gross,
                -0.02 * float(situation["eur"]),
                -0.25 * situation["weeks"],
                -0.1 * situation["distance"] if situation["distance"] is not None and situation["days"] > 0 else 0,
                -0.02 * situation["weeks"] * max(0.0, situation["hours"] - situation["wished"])
                if situation["wished"] is not None
                else 0,
                5.0 * max(0.0, (situation["wish"] - 0.25) / 0.75),
            ]
        )
        assert item.score == pytest.approx(expected, abs=1e-9)
        assert abs(math.fsum(reason.amount for reason in item.reasons) - item.score) < 1e-9

    @given(situation=SITUATION)
    def test_gains_come_first_then_losses_each_largest_first(self, build, situation):
        values = [reason.amount for reason in scored(build, **situation).reasons]
        gains, losses = [v for v in values if v > 0], [v for v in values if v < 0]
        assert values == sorted(gains, reverse=True) + sorted(losses)

    @given(situation=SITUATION, row=st.integers(0, 3), more=st.floats(0, 4))
    def test_more_coverage_never_lowers_the_score(self, build, situation, row, more):
        closing = list(situation["closing"])
        closing[row] += more
        better = scored(build, **{**situation, "closing": tuple(closing)})
        assert better.score >= scored(build, **situation).score - 1e-9

    @given(situation=SITUATION, levels=PROBABILITIES, coverage=COVERAGE, raised=COVERAGE)
    def test_more_coverage_in_the_tensor_never_lowers_the_score(self, build, situation, levels, coverage, raised):
        report = build.report({"stroom": levels})
        tensor = np.zeros((2, 4, 4))
        tensor[0, STROOM], tensor[1, STROOM] = coverage, np.maximum(coverage, raised)
        less, more = expected_closing(shortfall_of(report, build.framework()), tensor)
        weights = weights_of(report, build.framework())
        scores = [scored(build, **{**situation, "closing": c, "weights": weights}).score for c in (less, more)]
        assert scores[1] >= scores[0] - 1e-9

    @pytest.mark.parametrize(
        ("term", "more"),
        [
            ("eur", lambda eur, extra: f"{float(eur) + extra:.2f}"),
            ("weeks", lambda weeks, extra: weeks + round(extra)),
            ("distance", lambda km, extra: (km or 0.0) + extra),
            ("hours", lambda hours, extra: hours + extra),
        ],
    )
    @given(situation=SITUATION, extra=st.floats(0.01, 200))
    def test_more_cost_never_raises_the_score(self, build, term, more, situation, extra):
        dearer = scored(build, **{**situation, term: more(situation[term], extra)})
        assert dearer.score <= scored(build, **situation).score + 1e-9

    @given(situation=SITUATION, chance=st.floats(0, 1))
    def test_a_better_chance_never_lowers_the_score(self, build, situation, chance):
        better = scored(build, **{**situation, "chance": max(chance, situation["chance"])})
        assert better.score >= scored(build, **situation).score - 1e-9

    def test_the_input_is_unchanged(self, build):
        closing, weights = np.array([0.8, 0.4, 0.0, 0.0]), np.array([0.75, 0.25, 0.0, 0.0])
        scored(build, closing=closing, weights=weights)
        assert closing.tolist() == [0.8, 0.4, 0.0, 0.0]
        assert weights.tolist() == [0.75, 0.25, 0.0, 0.0]

    def test_the_weights_of_the_config_are_the_ones_that_count(self, build):
        changed = {"per_eur": -1.0, "per_week": 0, "per_km": 0, "per_hour_above_wish": 0, "wish_points": 0}
        config = build.config.value.model_copy(update=changed)
        assert scored(build, config=config, chance=1.0).score == pytest.approx(70 - 100)


def test_the_score_is_the_sum_of_its_reasons_and_nothing_else(build):
    item = scored(build)
    assert replace(item, reasons=item.reasons[:1]).score == item.reasons[0].amount
