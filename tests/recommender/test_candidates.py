"""Each hard limit on its own; what was not told never excludes; the distance widens step by step and says so."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from competencies.expression import Condition
from competencies.opportunity import Delivery, Instrument, Recurrence
from competencies.person import DutchLevel, Schedule, Status
from competencies.recommendation import Note, NoteCode
from competencies.rules import RuleKind, Verdict
from recommender.candidates import find_candidates
from recommender.offer_table import build_table
from recommender.rulings import RuleIndex, Rulings

MONDAY = date(2026, 11, 23)
ONLY_WERKZOEKEND = Condition('status == "werkzoekend"')


@pytest.fixture
def find(build):
    def run(*opportunities, check=None, rules=(), home=True, rows=None, today=MONDAY, **config):
        worth = np.isin(range(len(opportunities)), range(len(opportunities)) if rows is None else rows)
        table, check = build_table(opportunities, build.framework(), build.config.value), check or build.check()
        return find_candidates(
            table,
            worth,
            check,
            Rulings(RuleIndex(table, rules), check, on=today),
            home=build.place() if home else None,
            today=today,
            config=build.config.eligibility.model_copy(update=config),
        )

    return run


@pytest.fixture
def found(find):
    """Ids of the offerings that are left."""
    return lambda *opportunities, **more: [c.offering.id for c in find(*opportunities, **more)]


def test_every_offering_of_the_asked_rows_is_a_candidate(build, find):
    courses = [
        build.course("a"),
        build.course("b", offerings=(build.offering("b-1"), build.offering("b-2"))),
        build.course("c"),
    ]
    result = find(*courses, rows=[1, 2])
    assert [(c.row, c.opportunity.id, c.offering.id) for c in result] == [
        (1, "b", "b-1"),
        (1, "b", "b-2"),
        (2, "c", "c-1"),
    ]
    assert result.notes == ()


class TestStatus:
    def test_a_rule_that_says_no_excludes_the_workplace(self, build, found):
        check = build.check(status=Status.STUDENT)
        assert found(build.workplace(), check=check, rules=[build.rule(conditions=[ONLY_WERKZOEKEND])]) == []

    def test_a_rule_that_holds_keeps_it_with_its_outcome(self, build, find):
        check = build.check(status=Status.WERKZOEKEND)
        rule = build.rule(conditions=[ONLY_WERKZOEKEND], verdict=Verdict.PROBABLY)
        (candidate,) = find(build.workplace(), check=check, rules=[rule])
        assert [outcome.verdict for outcome in candidate.outcomes] == [Verdict.PROBABLY]

    def test_an_untold_status_asks_and_does_not_exclude(self, build, find):
        (candidate,) = find(build.workplace(), rules=[build.rule(conditions=[ONLY_WERKZOEKEND])])
        assert [(o.verdict, o.missing_facts) for o in candidate.outcomes] == [(Verdict.ASK, ("status",))]

    def test_one_rule_that_opens_the_instrument_outweighs_one_that_says_no(self, build, find):
        check = build.check(status=Status.STUDENT)
        rules = [
            build.rule("a", conditions=[ONLY_WERKZOEKEND]),
            build.rule("b", conditions=[Condition('status == "student"')]),
        ]
        (candidate,) = find(build.workplace(), check=check, rules=rules)
        assert [(outcome.rule.id, outcome.verdict) for outcome in candidate.outcomes] == [("b", Verdict.YES)]

    def test_equal_verdicts_are_told_by_the_first_rule_id(self, build, find):
        (candidate,) = find(build.workplace(), rules=[build.rule("b"), build.rule("a")])
        assert [outcome.rule.id for outcome in candidate.outcomes] == ["a"]

    def test_a_rule_for_another_instrument_says_nothing(self, build, found):
        rule = build.rule(applies_to=(Condition('instrument == "wes"'),), conditions=[ONLY_WERKZOEKEND])
        check = build.check(status=Status.STUDENT)
        assert found(build.workplace(instrument=Instrument.IBO), check=check, rules=[rule]) == ["werkplek-1"]
        assert found(build.workplace(instrument=Instrument.WES), check=check, rules=[rule]) == []

    def test_an_expired_rule_says_nothing(self, build, found):
        rule = build.rule(conditions=[ONLY_WERKZOEKEND], valid_to=date(2026, 11, 22))
        check = build.check(status=Status.STUDENT)
        assert found(build.workplace(), check=check, rules=[rule]) == ["werkplek-1"]
        assert found(build.workplace(), check=check, rules=[replace(rule, valid_to=MONDAY)]) == []

    def test_rules_about_instruments_do_not_touch_a_course(self, build, found):
        check = build.check(status=Status.STUDENT)
        assert found(build.course(), check=check, rules=[build.rule(conditions=[ONLY_WERKZOEKEND])]) == ["cursus-1"]

    def test_a_refused_subsidy_does_not_exclude(self, build, found):
        rule = build.rule(kind=RuleKind.FUNDING, conditions=[ONLY_WERKZOEKEND])
        assert found(build.workplace(), check=build.check(status=Status.STUDENT), rules=[rule]) == ["werkplek-1"]


class TestDutch:
    @pytest.mark.parametrize(
        ("present", "steps"),
        [
            (DutchLevel.A1, 3),
            (DutchLevel.A2, 2),
            (DutchLevel.B1, 1),
            (DutchLevel.B2, 0),
            (DutchLevel.C2, 0),
            (None, 0),
        ],
    )
    def test_up_to_one_step_may_be_missing(self, build, find, present, steps):
        course = build.course(entry=build.entry(dutch=DutchLevel.B2))
        check = build.check(situation={"dutch_level": present})
        assert [c.missing_dutch for c in find(course, check=check)] == ([steps] if steps <= 1 else [])

    def test_nothing_asked_is_nothing_missing(self, build, found):
        assert found(build.course(), check=build.check(situation={"dutch_level": DutchLevel.A1})) == ["cursus-1"]

    def test_the_allowed_steps_are_configured(self, build, found):
        course = build.course(entry=build.entry(dutch=DutchLevel.B2))
        check = build.check(situation={"dutch_level": DutchLevel.B1})
        assert found(course, check=check, dutch_steps_allowed=0) == []


@pytest.mark.parametrize(("told", "left"), [(False, []), (None, ["cursus-1"]), (True, ["cursus-1"])])
def test_a_missing_diploma_excludes_only_when_it_was_told(build, found, told, left):
    course = build.course(entry=build.entry(diploma=True))
    assert found(course, check=build.check(situation={"secondary_diploma": told})) == left


def test_without_a_diploma_requirement_no_diploma_is_fine(build, found):
    assert found(build.course(), check=build.check(situation={"secondary_diploma": False})) == ["cursus-1"]


class TestSchedule:
    @pytest.fixture
    def courses(self, build):
        return [
            build.course("dag", offerings=(build.offering("dag", schedule=Schedule.DAY),)),
            build.course("avond", offerings=(build.offering("avond", schedule=Schedule.EVENING),)),
        ]

    def test_only_the_wished_schedule_is_left(self, build, found, courses):
        check = build.check(preferences={"schedule": (Schedule.EVENING,)})
        assert found(*courses, check=check) == ["avond"]

    def test_one_of_several_wished_schedules_is_enough(self, build, found, courses):
        check = build.check(preferences={"schedule": (Schedule.EVENING, Schedule.DAY)})
        assert found(*courses, check=check) == ["dag", "avond"]

    def test_without_a_wish_every_schedule_is_fine(self, found, courses):
        assert found(*courses) == ["dag", "avond"]

    @pytest.mark.parametrize(("delivery", "left"), [(Delivery.ONLINE, 1), (Delivery.HYBRID, 0), (Delivery.ONSITE, 0)])
    def test_only_online_is_free_of_a_schedule(self, build, found, delivery, left):
        course = build.course(offerings=(build.offering(schedule=Schedule.DAY, delivery=delivery),))
        assert len(found(course, check=build.check(preferences={"schedule": (Schedule.EVENING,)}))) == left

    def test_an_evc_route_is_by_appointment(self, build, found):
        assert found(build.route(), check=build.check(preferences={"schedule": (Schedule.EVENING,)})) == ["evc-1"]


class TestDates:
    """A course of two weeks that starts every Monday: from 23 November it ends on Sunday 6 December."""

    @pytest.fixture
    def course(self, build):
        return build.course(offerings=(build.offering(weeks=2),))

    def test_it_starts_on_the_first_day_it_can(self, find, course):
        (candidate,) = find(course)
        assert (candidate.starts_on, candidate.ends_on) == (MONDAY, date(2026, 12, 6))

    def test_today_is_not_yet_over(self, find, course):
        (candidate,) = find(course, today=date(2026, 11, 24))
        assert candidate.starts_on == date(2026, 11, 30)

    @pytest.mark.parametrize(
        ("lead_days", "start"), [(1, date(2026, 11, 30)), (7, date(2026, 11, 30)), (8, date(2026, 12, 7))]
    )
    def test_nobody_starts_before_the_lead_time(self, find, course, lead_days, start):
        (candidate,) = find(course, lead_days=lead_days)
        assert candidate.starts_on == start

    def test_the_lead_time_counts_from_today_and_not_from_the_day_the_person_is_free(self, build, find, course):
        check = build.check(preferences={"start_after": date(2027, 1, 4)})
        (candidate,) = find(course, check=check, lead_days=7)
        assert candidate.starts_on == date(2027, 1, 4)

    @pytest.mark.parametrize(("ready_by", "left"), [(date(2026, 12, 5), 0), (date(2026, 12, 6), 1), (None, 1)])
    def test_it_must_end_by_the_day_the_person_wants_to_be_ready(self, build, found, course, ready_by, left):
        assert len(found(course, check=build.check(preferences={"ready_by": ready_by}))) == left

    def test_it_starts_after_the_day_the_person_is_free(self, build, find, course):
        check = build.check(preferences={"start_after": date(2027, 1, 5)})
        (candidate,) = find(course, check=check)
        assert candidate.starts_on == date(2027, 1, 11)

    def test_a_free_day_in_the_past_does_not_bring_a_start_in_the_past(self, build, find, course):
        check = build.check(preferences={"start_after": date(2025, 1, 1)})
        assert find(course, check=check)[0].starts_on == MONDAY

    def test_a_late_start_leaves_too_little_time(self, build, found, course):
        preferences = {"start_after": date(2026, 12, 1), "ready_by": date(2026, 12, 19)}
        assert found(course, check=build.check(preferences=preferences)) == []

    def test_a_course_that_starts_twice_a_year_waits_for_its_month(self, build, find):
        starts = Recurrence(months=(2, 9), weekday=0, ordinal=1)
        (candidate,) = find(build.course(offerings=(build.offering(starts=starts),)))
        assert candidate.starts_on == date(2027, 2, 1)


class TestExcludedOccupation:
    def test_a_workplace_of_an_excluded_occupation_is_left_out(self, build, found):
        check = build.check(wishes={"excluded_occupations": ("lasser",)})
        workplaces = [build.workplace("a", target="lasser"), build.workplace("b", target="kok"), build.workplace("c")]
        assert found(*workplaces, check=check) == ["b-1", "c-1"]

    def test_a_course_leads_to_more_than_one_occupation_and_stays(self, build, found):
        assert found(build.course(), check=build.check(wishes={"excluded_occupations": ("lasser",)})) == ["cursus-1"]


class TestDistance:
    def at(self, build, *km):
        return [build.course(f"op-{d}", offerings=(build.offering(f"op-{d}", km=d),)) for d in km]

    def test_the_distance_is_kept_with_one_decimal(self, build, find):
        (candidate,) = find(*self.at(build, 12.34))
        assert candidate.distance == 12.3

    @pytest.mark.parametrize(("max_km", "left"), [(20, ["op-5"]), (30, ["op-5", "op-25"]), (None, ["op-5", "op-25"])])
    def test_farther_than_told_is_left_out_and_nothing_is_noted(self, build, find, max_km, left):
        result = find(*self.at(build, 5, 25, 60), check=build.check(preferences={"max_km": max_km}))
        assert [c.offering.id for c in result] == left
        assert result.notes == ()

    @pytest.mark.parametrize(
        ("places", "left", "to_km"),
        [
            ((40, 45, 80), ["op-40", "op-45"], 50),
            ((80, 150), ["op-80"], 100),
            ((150, 400), ["op-150"], 300),
        ],
    )
    def test_the_limit_widens_step_by_step_and_names_both_distances(self, build, find, places, left, to_km):
        result = find(*self.at(build, *places), check=build.check(preferences={"max_km": 20}))
        assert [c.offering.id for c in result] == left
        assert result.notes == (Note(NoteCode.WIDENED_DISTANCE, {"from_km": 20, "to_km": to_km}),)

    def test_a_limit_never_narrows(self, build, find):
        """Someone who goes as far as 60 km is widened to 100, not back to 50."""
        result = find(*self.at(build, 80), check=build.check(preferences={"max_km": 60}))
        assert result.notes == (Note(NoteCode.WIDENED_DISTANCE, {"from_km": 60, "to_km": 100}),)

    def test_a_limit_of_zero_is_a_limit(self, build, find):
        result = find(*self.at(build, 0, 5), check=build.check(preferences={"max_km": 0}))
        assert [c.offering.id for c in result] == ["op-0"]

    def test_beyond_the_last_step_nothing_is_left(self, build, find):
        result = find(*self.at(build, 400))
        assert (list(result), result.notes) == ([], ())

    def test_widening_never_brings_back_what_another_limit_refused(self, build, find):
        near_but_too_long = build.course("lang", offerings=(build.offering("lang", km=1, weeks=40),))
        far_and_short = build.course("kort", offerings=(build.offering("kort", km=80, weeks=2),))
        check = build.check(preferences={"ready_by": date(2027, 1, 1)})
        result = find(near_but_too_long, far_and_short, check=check)
        assert [c.offering.id for c in result] == ["kort"]
        assert result.notes == (Note(NoteCode.WIDENED_DISTANCE, {"from_km": 50, "to_km": 100}),)

    @pytest.mark.parametrize("max_km", [0, 1, 20, None])
    def test_an_online_offer_survives_any_limit(self, build, find, max_km):
        online = build.course(offerings=(build.offering(km=400, delivery=Delivery.ONLINE),))
        result = find(online, check=build.check(preferences={"max_km": max_km}))
        assert [c.distance for c in result] == [None]
        assert result.notes == ()

    def test_a_place_that_is_not_fixed_survives_any_limit(self, build, found):
        assert found(build.route(), check=build.check(preferences={"max_km": 1})) == ["evc-1"]

    def test_without_a_home_distance_is_left_out_and_said(self, build, find):
        result = find(*self.at(build, 5, 400), home=False, check=build.check(preferences={"max_km": 1}))
        assert [(c.offering.id, c.distance) for c in result] == [("op-5", None), ("op-400", None)]
        assert result.notes == (Note(NoteCode.NO_PLACE_TOLD, {}),)


def test_nothing_told_excludes_nothing(build, found):
    """Every limit at once on the offer's side, and a person who told nothing."""
    offering = build.offering("streng", km=300, weeks=100, schedule=Schedule.WEEKEND, eur="9000")
    entry = build.entry({"stroom": 4}, dutch=DutchLevel.C2, diploma=True)
    workplace = build.workplace(entry=entry, offerings=(offering,), target="lasser")
    rules = [build.rule(conditions=[ONLY_WERKZOEKEND, Condition("age <= 25"), Condition("education_level == 4")])]
    assert found(workplace, rules=rules, home=False) == ["streng"]


def test_an_empty_catalogue_gives_no_candidates(find):
    assert list(find()) == []
