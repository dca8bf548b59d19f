"""Places, terms and the zoekprofiel by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.expression import Condition
from competencies.opportunity import Instrument
from competencies.placement import Approach, SearchReason
from competencies.rules import Verdict
from recommender.workplace import (
    WorkplaceConfig,
    instrument_fit,
    placement_of,
    search_profile,
    terms_in_force,
    weeks_to_learn,
    weeks_together,
)

TODAY = date(2026, 11, 24)


def test_weeks_of_one_competence_are_those_of_the_steps_that_lack(build):
    """From 1 to 3: 8 + 16 weeks; half sure of level 2 already: 4 + 16."""
    assert weeks_to_learn(build.profile({"stroom": 1}), "stroom", 3) == 24
    assert weeks_to_learn(build.profile({"stroom": (0, 0.5, 0.5, 0, 0)}), "stroom", 3) == 20


def test_five_competences_to_level_2_take_24_weeks_as_the_basis_says():
    assert weeks_together([12] * 5) == pytest.approx(12 + 0.25 * 48)


def test_half_of_the_hours_takes_twice_the_weeks_and_more_than_full_time_is_no_faster():
    assert weeks_together([10], hours_per_week=19) == pytest.approx(20)
    assert weeks_together([10], hours_per_week=50) == pytest.approx(10)
    assert weeks_together([]) == 0


@given(weeks=st.lists(st.floats(0, 60), min_size=1, max_size=8), extra=st.floats(0, 60))
def test_one_competence_more_never_takes_less_time(weeks, extra):
    assert weeks_together([*weeks, extra]) >= weeks_together(weeks) - 1e-9
    assert max(weeks) - 1e-9 <= weeks_together(weeks) <= sum(weeks) + 1e-9


class TestPlacement:
    def test_a_place_minus_the_person(self, build):
        """Teaches 'stroom' 2 to somebody at 0 (12 weeks) and 'meten' 1, which is there; asks 'rekenen' 2."""
        place = build.workplace(
            covers={"stroom": 2, "meten": 1},
            entry=build.entry({"rekenen": 2}),
            offerings=(build.offering(weeks=30, hours=38),),
        )
        found = placement_of(place, place.offerings[0], build.profile({"meten": 1, "rekenen": 1}), build.terms())
        assert [(one.competence, one.expected_gap, one.weeks) for one in found.brings] == [("stroom", 2, 12)]
        assert [(one.competence, one.p_met) for one in found.demands] == [("rekenen", 0)]
        assert (found.weeks, found.weeks_needed, found.learnable) == (26, 12, True)
        assert found.approach is Approach.TRAIN_FIRST

    def test_who_meets_what_it_asks_can_be_placed_and_trained(self, build):
        place = build.workplace(covers={"stroom": 2}, offerings=(build.offering(weeks=20, hours=38),))
        found = placement_of(place, place.offerings[0], build.profile({}), build.terms())
        assert found.approach is Approach.PLACE_AND_TRAIN

    def test_what_does_not_fit_the_longest_time_says_so(self, build):
        """To level 4 from nothing is 58 weeks, an IBO is 26 at most."""
        place = build.workplace(covers={"stroom": 4}, offerings=(build.offering(weeks=26, hours=38),))
        found = placement_of(place, place.offerings[0], build.profile({}), build.terms())
        assert (found.learnable, found.weeks_needed, found.approach) == (False, 58, Approach.TRAIN_FIRST)

    def test_without_a_longest_time_it_is_not_known(self, build):
        place = build.workplace(covers={"stroom": 2}, offerings=(build.offering(weeks=40, hours=38),))
        found = placement_of(place, place.offerings[0], build.profile({}), build.terms(most_weeks=None))
        assert (found.learnable, found.weeks) == (None, 40)
        assert placement_of(place, place.offerings[0], build.profile({}), None).terms is None

    def test_hours_a_month_stretch_the_weeks(self, build):
        """60 hours a month is 13.8 a week: 12 full-time weeks become 33."""
        place = build.workplace(covers={"stroom": 2}, offerings=(build.offering(weeks=40, hours=38),))
        found = placement_of(
            place, place.offerings[0], build.profile({}), build.terms(most_hours_per_month=60, most_weeks=52)
        )
        assert found.weeks_needed == 33

    def test_five_full_days_are_one_week(self, build):
        place = build.workplace(covers={"stroom": 1}, offerings=(build.offering(weeks=1, hours=38),))
        found = placement_of(place, place.offerings[0], build.profile({}), build.terms(most_weeks=2, most_full_days=5))
        assert (found.weeks, found.learnable) == (1, False)


class TestTerms:
    def test_terms_of_the_day_count(self, build):
        old = build.terms(id="toen", valid_from=date(2018, 9, 1), valid_to=date(2025, 12, 31))
        new = build.terms(id="nu")
        assert terms_in_force([old, new], Instrument.IBO, on=date(2025, 12, 31)) is old
        assert terms_in_force([old, new], Instrument.IBO, on=date(2026, 1, 1)) is new
        assert terms_in_force([old, new], Instrument.WES, on=TODAY) is None

    @pytest.mark.parametrize(("alone", "weeks", "enough"), [([10.0], 10, True), ([1.0], 4, True), ([40.0], 26, False)])
    def test_feasible_length_lies_within_the_terms(self, build, alone, weeks, enough):
        fit = instrument_fit(build.terms(), build.check(), [], alone, today=TODAY)
        assert (fit.weeks, fit.enough, fit.verdict, fit.outcome) == (weeks, enough, Verdict.ASK, None)

    def test_a_rule_that_says_no_leaves_the_form_out(self, build):
        refuses = build.rule("ibo", [Condition("age <= 25")], applies_to=(Condition('instrument == "ibo"'),))
        found = self._profile(
            build, rules=[refuses], terms_=[build.terms(), build.terms(Instrument.BIS)], birth_year=1980
        )
        assert [fit.terms.instrument for fit in found.instruments] == [Instrument.BIS]

    def test_a_form_without_a_trade_is_not_for_technical_gaps(self, build):
        wes = build.terms(Instrument.WES, technical=False, eur_per_month=Decimal(200))
        assert self._profile(build, terms_=[wes]).instruments == ()
        assert len(self._profile(build, terms_=[wes], literacy={"stroom"}).instruments) == 1

    @staticmethod
    def _profile(build, *, rules=(), terms_=(), literacy=frozenset(), **told):
        return search_profile(
            build.check(**told),
            build.report(),
            build.profile(),
            reason=SearchReason.ASKED,
            terms=terms_,
            rules=rules,
            literacy=literacy,
            today=TODAY,
        )


class TestSearchProfile:
    @pytest.fixture
    def search(self, build):
        def run(levels, target=None, config=None, **told):
            target = target or build.target()
            return search_profile(
                build.check(**told),
                build.report(levels, target),
                build.profile(levels),
                reason=SearchReason.NONE_WITHIN_LIMITS,
                terms=(),
                rules=(),
                literacy=frozenset(),
                today=TODAY,
                config=config or WorkplaceConfig(),
            )

        return run

    def test_most_important_lack_first_and_what_is_held_as_a_strength(self, build, search):
        target = build.target(requirements={"stroom": (3, 3), "meten": (2, 1), "code": (1, 1)})
        found = search({"meten": 1, "code": 2}, target)
        assert [(one.competence, one.level) for one in found.teach] == [("stroom", 3), ("meten", 2)]
        assert [(one.competence, one.level) for one in found.brings] == [("code", 1)]
        assert found.weeks_needed == 28 + 0.25 * 8

    def test_at_most_so_many_are_named(self, search):
        assert len(search({}, config=WorkplaceConfig(most_to_teach=1)).teach) == 1

    def test_only_what_was_told_is_asked_of_the_place(self, search):
        asked = search({}, municipality="Genk", preferences={"max_km": 15.0, "hours_per_week": 19.0}).wishes
        assert (asked.municipality, asked.max_km, asked.hours_per_week) == ("Genk", 15.0, 19.0)
        assert (asked.start_after, asked.childcare, asked.transport) == (None, None, ())
