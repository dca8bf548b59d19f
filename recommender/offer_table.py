"""The catalogue as columns: what limits and costs need of every offering, so that a request loops over none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.level import ProficiencyLevel
from competencies.opportunity import (
    Delivery,
    EvcRoute,
    Offering,
    Opportunity,
    OpportunityKind,
    Recurrence,
)
from competencies.person import Schedule
from competencies.place import EARTH_RADIUS_KM, Place
from recommender.config import ValueConfig

KINDS = tuple(OpportunityKind)
_SCHEDULES = tuple(Schedule)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Key = TypeVar("Key")


@dataclass(frozen=True)
class OfferTable:
    """One row per offering, in the order of opportunity row and place in its opportunity; ``n`` of them."""

    opportunities: tuple[Opportunity, ...]
    offerings: tuple[Offering, ...]
    rows: Ints
    """Row of the opportunity, shape (n,)."""
    kinds: Ints
    """Position in ``KINDS``, shape (n,)."""
    weeks: Ints
    hours: Floats
    """Hours a week."""
    days: Floats
    """Days a week at the place."""
    prices: Floats
    """Euro before support; the middle of a range."""
    dutch: Ints
    """Rank of the Dutch that is asked; 0 where nothing is."""
    needs_diploma: Mask
    schedules: Ints
    """Position in Schedule of an offering that is bound to it; -1 online and for EVC routes."""
    places: tuple[Place, ...]
    place_of: Ints
    """Position in ``places``; -1 online, or where no place is fixed."""
    recurrences: tuple[Recurrence, ...]
    recurrence_of: Ints
    need_starts: Ints
    """Where the entry requirements of each offering begin in the two arrays below, shape (n + 1,)."""
    need_columns: Ints
    """Row of the competence in the framework."""
    need_levels: Ints
    """1 to 4."""

    def distances_from(self, home: Place) -> Floats:
        """Kilometres from home to each offering, one decimal, shape (n,); NaN where there is no place to go to.

        Source: the haversine formula, as in competencies.place.distance_km.
        """
        if not self.places:
            return np.full(len(self.offerings), np.nan)
        latitudes, longitudes = self._coordinates
        home_latitude, home_longitude = np.radians(home.latitude), np.radians(home.longitude)
        h = (
            np.sin((latitudes - home_latitude) / 2) ** 2
            + np.cos(home_latitude) * np.cos(latitudes) * np.sin((longitudes - home_longitude) / 2) ** 2
        )
        km = np.round(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(h, 1.0))), 1)
        return np.asarray(np.append(km, np.nan)[self.place_of])

    @cached_property
    def _coordinates(self) -> tuple[Floats, Floats]:
        degrees = np.array([(place.latitude, place.longitude) for place in self.places], dtype=np.float64)
        return np.radians(degrees[:, 0]), np.radians(degrees[:, 1])

    def starts_from(self, day: date) -> Ints:
        """The first start of each offering on or after a day, as the proleptic ordinal of the date, shape (n,)."""
        starts = [recurrence.next_on_or_after(day).toordinal() for recurrence in self.recurrences]
        return np.array(starts, dtype=np.int64)[self.recurrence_of] if starts else np.zeros(0, dtype=np.int64)

    def fits_schedule(self, wished: Sequence[Schedule]) -> Mask:
        """Whether each offering falls in one of the wished parts of the week; what is not bound to one does."""
        if not wished:
            return np.ones(len(self.offerings), dtype=bool)
        allowed = [_SCHEDULES.index(schedule) for schedule in wished]
        return np.isin(self.schedules, [-1, *allowed])

    def weakest_requirement(self, at_least: Floats, chosen: Ints) -> Floats:
        """P(the weakest entry requirement is met) of chosen offerings; 1 where nothing is asked.

        Args:
            at_least: P(level >= l) of the person, shape (n_competences, 5).
            chosen: positions of offerings, shape (n_chosen,).
        """
        begins, ends = self.need_starts[chosen], self.need_starts[chosen + 1]
        lengths = ends - begins
        weakest = np.ones(len(chosen))
        asking = np.flatnonzero(lengths)
        if not len(asking):
            return weakest
        lengths, begins = lengths[asking], begins[asking]
        offsets = np.cumsum(lengths) - lengths
        entries = np.arange(lengths.sum()) + np.repeat(begins - offsets, lengths)
        met = at_least[self.need_columns[entries], self.need_levels[entries]]
        weakest[asking] = np.minimum.reduceat(met, offsets)
        return weakest


def build_table(
    opportunities: Sequence[Opportunity], framework: CompetenceFramework, config: ValueConfig
) -> OfferTable:
    """Columns of a catalogue.

    Args:
        opportunities: in the order of their rows.
        framework: gives competences their rows; requirements on others are left out.
        config: how far an offer takes people above what they need at the start.
    """
    pairs = [(row, offer, offering) for row, offer in enumerate(opportunities) for offering in offer.offerings]
    places, recurrences = dict[Place, int](), dict[Recurrence, int]()
    needs = [_needs(offer, offering, framework, config) for _, offer, offering in pairs]
    flat = [need for own in needs for need in own]
    return OfferTable(
        opportunities=tuple(opportunities),
        offerings=tuple(offering for *_, offering in pairs),
        rows=_ints([row for row, *_ in pairs]),
        kinds=_ints([KINDS.index(offer.kind) for _, offer, _ in pairs]),
        weeks=_ints([offering.weeks for *_, offering in pairs]),
        hours=np.array([offering.hours_per_week for *_, offering in pairs], dtype=np.float64),
        days=np.array([offering.days_per_week for *_, offering in pairs], dtype=np.float64),
        prices=np.array([float(offering.price.middle) for *_, offering in pairs], dtype=np.float64),
        dutch=_ints([offer.entry.dutch.rank if offer.entry.dutch else 0 for _, offer, _ in pairs]),
        needs_diploma=np.array([offer.entry.secondary_diploma for _, offer, _ in pairs], dtype=bool),
        schedules=_ints([_schedule(offer, offering) for _, offer, offering in pairs]),
        place_of=_ints([_number(places, _place(offering)) for *_, offering in pairs]),
        places=tuple(places),
        recurrence_of=_ints([_number(recurrences, offering.starts) for *_, offering in pairs]),
        recurrences=tuple(recurrences),
        need_starts=_ints([0, *np.cumsum([len(own) for own in needs], dtype=np.int64)]),
        need_columns=_ints([column for column, _ in flat]),
        need_levels=_ints([level for _, level in flat]),
    )


def requirements_at_start(
    opportunity: Opportunity, offering: Offering, config: ValueConfig
) -> dict[str, ProficiencyLevel]:
    """What a person needs to be able to follow: what the offer asks, and what its leap in level supposes.

    A short offer up to level L expects L - leap at the start, also where it does not say so; a long one takes people
    further. A level of none is nothing asked and is left out.
    """
    required = dict(opportunity.entry.competences)
    leap = config.leap_levels + offering.weeks // config.weeks_per_extra_level
    for claim in () if isinstance(opportunity, EvcRoute) else opportunity.coverage:
        before = ProficiencyLevel(max(0, claim.level - leap))
        required[claim.competence] = max(before, required.get(claim.competence, before))
    return {competence: level for competence, level in required.items() if level > ProficiencyLevel.NONE}


def _needs(
    offer: Opportunity, offering: Offering, framework: CompetenceFramework, config: ValueConfig
) -> list[tuple[int, int]]:
    required = requirements_at_start(offer, offering, config)
    return [(framework.rows[competence], int(level)) for competence, level in required.items()]


def _schedule(offer: Opportunity, offering: Offering) -> int:
    free = offering.delivery is Delivery.ONLINE or isinstance(offer, EvcRoute)
    return -1 if free else _SCHEDULES.index(offering.schedule)


def _place(offering: Offering) -> Place | None:
    return None if offering.delivery is Delivery.ONLINE else offering.place


def _number(numbers: dict[Key, int], value: Key | None) -> int:
    return -1 if value is None else numbers.setdefault(value, len(numbers))


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)
