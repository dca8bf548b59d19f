"""Steps on a calendar, and the totals that follow from them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from competencies.pathway import LearningPathway, PathwayStep


def a_step(start: date, end: date, *, gap_closed: float = 10.0, cost: str = "100.00") -> PathwayStep:
    return PathwayStep("cursus", "cursus-1", "Solderen", start, end, gap_closed, Decimal(cost))


FEBRUARY = a_step(date(2027, 2, 1), date(2027, 2, 28), gap_closed=12.5, cost="125.10")
APRIL = a_step(date(2027, 4, 5), date(2027, 4, 6), gap_closed=2.5, cost="0.20")


def test_step_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="before its start"):
        a_step(date(2027, 2, 2), date(2027, 2, 1))


def test_step_of_one_day_is_accepted():
    assert LearningPathway("fast", (a_step(date(2027, 2, 1), date(2027, 2, 1)),)).weeks == 0


def test_steps_out_of_order_are_refused():
    with pytest.raises(ValueError, match="order of their dates"):
        LearningPathway("fast", (APRIL, FEBRUARY))


def test_steps_with_one_start_stand_in_the_order_of_their_ends():
    short, long = (a_step(date(2027, 2, 1), date(2027, 2, day)) for day in (5, 20))

    assert LearningPathway("fast", (short, long)).steps == (short, long)
    with pytest.raises(ValueError, match="order of their dates"):
        LearningPathway("fast", (long, short))


def test_totals_follow_from_the_steps():
    pathway = LearningPathway("fast", (FEBRUARY, APRIL))

    assert pathway.gap_closed == 15.0
    assert pathway.cost_after == Decimal("125.30")
    assert pathway.weeks == 10  # 64 days: nine weeks and a day


@pytest.mark.parametrize(("last_day", "weeks"), [(2, 1), (7, 1), (8, 1), (9, 2), (15, 2), (16, 3)])
def test_weeks_are_rounded_up(last_day, weeks):
    assert LearningPathway("fast", (a_step(date(2027, 2, 1), date(2027, 2, last_day)),)).weeks == weeks


def test_weeks_count_to_the_last_end_also_when_an_earlier_step_ends_last():
    long = a_step(date(2027, 2, 1), date(2027, 6, 7))  # 126 days
    pathway = LearningPathway("fast", (long, APRIL))

    assert pathway.weeks == 18


def test_pathway_without_steps_costs_and_takes_nothing():
    empty = LearningPathway("fast", ())

    assert (empty.gap_closed, empty.cost_after, empty.weeks) == (0, Decimal(0), 0)


def test_step_that_starts_before_what_prepares_for_it_has_ended_is_refused():
    prepared = replace(APRIL, opportunity="vervolg", after=("cursus",))

    assert LearningPathway("fast", (FEBRUARY, prepared)).steps[1].after == ("cursus",)
    for first in (replace(FEBRUARY, end=APRIL.start), replace(FEBRUARY, opportunity="iets anders")):
        with pytest.raises(ValueError, match="before what prepares for it"):
            LearningPathway("fast", (first, prepared))


@pytest.mark.parametrize("gap", [-0.01, 1.01])
def test_optimality_gap_is_a_share(gap):
    with pytest.raises(ValueError, match="is a share"):
        LearningPathway("fast", (), optimality_gap=gap)
