"""Start dates that never run out, prices, and what is a sample."""

import calendar
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.opportunity import PriceRange, Recurrence, is_sample
from tests.competencies.builders import a_course, an_evc_route

PROPERTY = settings(max_examples=50, deadline=None)
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
YEARLY = st.builds(
    Recurrence,
    months=st.lists(st.integers(1, 12), min_size=1, max_size=4).map(tuple),
    weekday=st.integers(0, 6),
    ordinal=st.integers(1, 4),
)


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 1, 1), date(2026, 2, 9)),  # February 2026 begins on a Sunday: Mondays 2, 9, 16, 23
        (date(2026, 2, 9), date(2026, 2, 9)),
        (date(2026, 2, 10), date(2026, 9, 14)),
        (date(2026, 9, 15), date(2027, 2, 8)),
    ],
)
def test_second_monday_of_february_and_september(day, start):
    assert Recurrence(months=(9, 2), weekday=0, ordinal=2).next_on_or_after(day) == start


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),  # a Monday
        (date(2026, 11, 24), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 30)),
    ],
)
def test_weekly_offer_starts_every_monday(day, start):
    assert Recurrence().next_on_or_after(day) == start


def test_first_day_of_a_month_that_begins_on_that_weekday_is_the_first_start():
    # 1 June 2026 is a Monday
    assert Recurrence(months=(6,), weekday=0, ordinal=1).next_on_or_after(date(2026, 1, 1)) == date(2026, 6, 1)


@PROPERTY
@given(YEARLY, DAYS)
def test_next_start_is_on_the_right_weekday_and_ordinal_of_a_named_month(recurrence, day):
    start = recurrence.next_on_or_after(day)
    such_days = [
        week[recurrence.weekday]
        for week in calendar.monthcalendar(start.year, start.month)
        if week[recurrence.weekday] != 0
    ]

    assert start >= day
    assert start.month in recurrence.months
    assert start.day == such_days[recurrence.ordinal - 1]


@PROPERTY
@given(YEARLY, DAYS)
def test_next_start_is_never_further_than_thirteen_months(recurrence, day):
    assert recurrence.next_on_or_after(day) - day <= timedelta(days=13 * 31)


@PROPERTY
@given(YEARLY, DAYS)
def test_no_start_is_passed_over(recurrence, day):
    start = recurrence.next_on_or_after(day)

    assert all(
        recurrence.next_on_or_after(day + timedelta(days=later)) == start
        for later in {0, (start - day).days // 2, (start - day).days}
    )
    assert recurrence.next_on_or_after(start + timedelta(days=1)) > start


@PROPERTY
@given(DAYS)
def test_next_weekly_start_is_the_monday_of_this_week_or_the_next(day):
    start = Recurrence().next_on_or_after(day)

    assert start.weekday() == 0
    assert timedelta(0) <= start - day <= timedelta(days=6)


def test_middle_of_a_price_range_is_counted_with():
    assert PriceRange(Decimal(60), Decimal(125)).middle == Decimal("92.5")
    assert PriceRange(Decimal("349.95"), Decimal("349.95")).middle == Decimal("349.95")


def test_offer_of_an_invented_provider_is_a_sample_and_a_registered_route_is_not():
    assert is_sample(a_course())
    assert not is_sample(an_evc_route())
