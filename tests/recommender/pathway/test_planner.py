"""From offerings and a check to dated steps: calendar, preparation, limits and notes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.level import LEVELS
from competencies.opportunity import Delivery, Recurrence
from competencies.pathway import PathwayNoteCode
from competencies.person import Break, Schedule, Status, Transport
from recommender.pathway.config import PathwayConfig
from recommender.pathway.limits import limits_of
from recommender.pathway.options import dated_options, spread, with_chance_of
from recommender.pathway.planner import plan
from recommender.scoring import Finishing, Shortlist

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 30)
CONFIG = PathwayConfig()
MONTHLY = Recurrence(months=tuple(range(1, 13)))
"""The first Monday of every month."""
STROOM = {("stroom", 1): 0.8, ("stroom", 2): 0.8}


@pytest.fixture
def offer(build):
    """A scored offering that brings these steps."""

    def offer_(
        id_, brings=STROOM, *, starts_on=MONDAY, chance=0.9, weakest=None, p=1.0, eur="0", entry=None, **offering
    ):
        held = build.offering(f"{id_}-1", starts=offering.pop("starts", MONTHLY), **offering)
        course = build.course(id_, {}, offerings=(held,), entry=build.entry(entry))
        scored = build.scored(opportunity=course, chance=chance, eur=eur, starts_on=starts_on)
        return replace(scored, brings=brings, finishing=Finishing(chance, weakest, p))

    return offer_


@pytest.fixture
def planned(build):
    """The advice for a shortlist."""

    def planned_(*items, levels=None, config=CONFIG, status=None, stakes=None, **preferences):
        situation = preferences.pop("situation", None)
        check = build.check(preferences=preferences, situation=situation, status=status)
        report = build.report(levels)
        stakes = {("stroom", m): 20.0 for m in (1, 2, 3)} if stakes is None else stakes
        return plan(
            Shortlist(items, stakes),
            check,
            build.profile(levels),
            report,
            today=TODAY,
            value=build.config.value,
            config=config,
        )

    return planned_


def codes(advice) -> set[str]:
    return {note.code for note in advice.notes}


def test_step_has_dates_money_and_what_it_closes(offer, planned):
    advice = planned(offer("kort", weeks=10, eur="120", km=4.0))
    (step,) = advice.pathways[0].steps

    assert (step.start, step.end) == (MONDAY, date(2027, 2, 7))
    assert (step.offering, float(step.cost_after)) == ("kort-1", 120)
    # Two steps of 20 points, each with 0.9 x 0.8; 'stroom' weighs 3/4, so a level is worth 75 points.
    assert step.gap_closed == pytest.approx(2 * 20 * 0.72)
    assert [closed.competence for closed in step.closes] == ["stroom"]
    assert step.closes[0].expected == pytest.approx(28.8 / 75)


def test_second_step_adds_only_what_the_first_left(offer, planned):
    steps = planned(offer("een", weeks=4), offer("twee", weeks=4, starts_on=date(2027, 1, 4))).pathways[0].steps

    assert [step.gap_closed for step in steps] == [pytest.approx(28.8), pytest.approx(28.8 * 0.28)]


def test_course_that_asks_too_much_follows_the_one_that_brings_it(offer, planned):
    first = offer("eerst", {("meten", 1): 0.8}, weeks=4)
    then = offer("dan", weeks=4, chance=0.3, weakest="meten", p=0.0, entry={"meten": 1})
    (pathway, *_) = planned(first, then, stakes={("stroom", 1): 60.0}).pathways
    opened, prepared = pathway.steps

    assert (opened.opportunity, opened.gap_closed) == ("eerst", 0.0)
    assert prepared.after == ("eerst",)
    assert prepared.start > opened.end
    # P(meten >= 1) becomes 0.9 x 0.8 = 0.72: 0.9 - 0.003 x 4 weeks, times 0.25 + 0.75 x 0.72.
    assert prepared.chance_of_finishing == pytest.approx(0.888 * 0.79)
    assert [note.code for note in prepared.notes] == [PathwayNoteCode.PREPARED_BY]
    assert prepared.notes[0].params == {"competence": "meten", "title": "Titel eerst"}


def test_course_that_asks_too_much_is_left_out_when_nothing_brings_it(offer, planned):
    advice = planned(offer("dan", chance=0.3, weakest="meten", p=0.1, entry={"meten": 1}))

    assert advice.pathways == ()
    assert PathwayNoteCode.NOTHING_FITS in codes(advice)


def test_course_that_may_be_in_reach_is_there_with_and_without_preparation(build, offer):
    maybe = {"meten": [0.5, 0.5, 0, 0, 0]}
    items = [
        offer("eerst", {("meten", 1): 0.8}, weeks=2),
        offer("dan", weeks=2, weakest="meten", p=0.5, entry={"meten": 1}),
    ]
    limits = limits_of(build.check(), today=TODAY, config=CONFIG)
    options = dated_options(items, limits, build.profile(maybe), value=build.config.value, config=CONFIG)
    starts = [option for option in options if option.opportunity == "dan"]

    assert sum(option.asks is None for option in starts) == CONFIG.most_starts
    prepared = [option for option in starts if option.asks]
    assert {option.asks for option in prepared} == {("meten", 1)}
    assert all(key[1] < option.start for option in prepared for key in option.enablers)


def test_breaks_are_kept_free(offer, planned):
    pause = Break(date(2026, 12, 21), date(2027, 1, 3))
    advice = planned(offer("cursus", weeks=6), breaks=(pause,))
    (step,) = advice.pathways[0].steps

    assert step.start == date(2027, 1, 4)
    assert PathwayNoteCode.BREAKS_KEPT in codes(advice)


def test_job_seeker_is_ready_before_the_benefit_ends(offer, planned):
    situation = {"benefit_until": date(2027, 1, 31)}
    short, long = offer("kort", weeks=4), offer("lang", weeks=20)
    advice = planned(short, long, status=Status.WERKZOEKEND, situation=situation)

    assert [step.opportunity for step in advice.pathways[0].steps] == ["kort"]
    assert PathwayNoteCode.UNTIL_BENEFIT in codes(advice)


def test_own_end_goes_before_the_end_of_the_benefit_and_the_step_says_so(offer, planned):
    situation = {"benefit_until": date(2027, 1, 31)}
    advice = planned(
        offer("lang", weeks=20), status=Status.WERKZOEKEND, situation=situation, ready_by=date(2027, 12, 31)
    )
    (step,) = advice.pathways[0].steps

    assert PathwayNoteCode.UNTIL_BENEFIT not in codes(advice)
    assert [note.code for note in step.notes] == [PathwayNoteCode.AFTER_BENEFIT]


def test_hours_and_budget_are_limits_and_say_what_they_leave_out(offer, planned):
    items = (offer("veel", hours=30.0), offer("duur", eur="900"), offer("past", hours=6.0, eur="100"))
    advice = planned(*items, hours_per_week=8.0, budget_eur=500)
    left_out = {note.code: note.params["n"] for note in advice.notes if "n" in note.params}

    assert [step.opportunity for step in advice.pathways[0].steps] == ["past"]
    assert left_out == {PathwayNoteCode.HOURS_LEFT_OUT: 1, PathwayNoteCode.BUDGET_LEFT_OUT: 1}


@pytest.mark.parametrize(
    ("transport", "told", "reach"),
    [
        ((), None, None),
        ((Transport.CAR, Transport.BIKE), None, None),
        ((Transport.BIKE,), None, CONFIG.bike_km),
        ((Transport.FOOT,), None, CONFIG.bike_km),
        ((Transport.BIKE, Transport.PUBLIC), None, CONFIG.public_km),
        ((Transport.BIKE,), 25.0, None),
    ],
)
def test_reach_follows_the_means_of_transport_unless_a_distance_was_told(build, transport, told, reach):
    check = build.check(situation={"transport": transport}, preferences={"max_km": told})

    assert limits_of(check, today=TODAY, config=CONFIG).max_km == reach


def test_what_is_out_of_reach_is_left_out_and_said(build, offer, planned):
    near, far = offer("dichtbij"), offer("ver")
    far = replace(far, candidate=replace(far.candidate, distance=14.0))
    advice = planned(near, far, situation={"transport": (Transport.BIKE,)})

    assert [step.opportunity for step in advice.pathways[0].steps] == ["dichtbij"]
    assert PathwayNoteCode.REACH in codes(advice)


def test_child_care_costs_points_by_day_at_a_place_and_is_said(offer, planned):
    situation = {"childcare_needed": True}
    by_day = offer("overdag", weeks=20, days=5.0, schedule=Schedule.DAY)
    evening = offer("avond", weeks=20, days=5.0, schedule=Schedule.EVENING)
    online = offer("online", weeks=20, days=5.0, km=None, delivery=Delivery.ONLINE)

    assert [n.code for n in planned(by_day, situation=situation).pathways[0].steps[0].notes] == ["childcare"]
    for other in (evening, online):
        assert planned(other, situation=situation).pathways[0].steps[0].notes == ()
    # Of two that are equal otherwise the one without child care comes first; together they take more than five days.
    assert planned(by_day, evening, situation=situation).pathways[0].steps[0].opportunity == "avond"


def test_same_qualification_is_proven_once(build, planned):
    def route(id_):
        scored = build.scored(opportunity=build.route(id_), chance=0.9)
        return replace(scored, brings={("stroom", 1): 0.7})

    advice = planned(route("evc-a"), route("evc-b"))

    assert len(advice.pathways[0].steps) == 1


def test_without_a_gap_there_is_no_pathway(offer, planned):
    advice = planned(offer("cursus"), stakes={})

    assert (advice.pathways, codes(advice)) == ((), {PathwayNoteCode.NO_GAP})


def test_free_pathway_has_no_cheaper_one(offer, planned):
    assert PathwayNoteCode.COSTS_NOTHING in codes(planned(offer("gratis")))


@given(n=st.integers(0, 30), most=st.integers(1, 6))
def test_starts_are_spread_and_the_first_is_among_them(n, most):
    starts = [date(2027, 1, 1 + day) for day in range(n)]
    kept = spread(starts, most)

    assert len(kept) == len(set(kept)) == min(n, most)
    assert kept == sorted(kept)
    assert kept[:1] == starts[:1]


@given(masses=st.lists(st.floats(0.01, 1), min_size=5, max_size=5), level=st.integers(1, 4), chance=st.floats(0, 1))
def test_step_that_brings_a_level_raises_the_chance_of_it_as_independent(build, masses, level, chance):
    before = build.profile({"meten": [mass / sum(masses) for mass in masses]})
    after = with_chance_of(before, ("meten", level), chance).levels("meten")

    for m in LEVELS[1:]:
        p = before.levels("meten").p_at_least(m)
        assert after.p_at_least(m) == pytest.approx(1 - (1 - p) * (1 - chance) if m <= level else p, abs=1e-9)
