"""The one gate for small numbers: no count of fewer than ten people is shown anywhere."""

FEWEST_PEOPLE = 10
"""A group of fewer people could point at somebody."""


def may_be_shown(people: int) -> bool:
    """Whether a figure about so many people may be shown."""
    return people >= FEWEST_PEOPLE


def shown_count(people: int) -> int | None:
    """The count, or None where it is too small to be shown; zero is too small as well, for it tells by leaving out."""
    return people if may_be_shown(people) else None
