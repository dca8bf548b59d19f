"""Nobody is pointed at by a small number."""

import pytest

from competencies.small_numbers import may_be_shown, shown_count


@pytest.mark.parametrize(("people", "shown"), [(0, None), (1, None), (9, None), (10, 10), (250, 250)])
def test_fewer_than_ten_people_are_not_counted_in_public(people, shown):
    assert shown_count(people) == shown
    assert may_be_shown(people) is (shown is not None)
