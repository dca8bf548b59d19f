"""The catalogue as columns: what limits and costs need of every offering, so that a request loops over none."""

from collections.abc import Collection, Sequence
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
    WorkplaceLearning,
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

_DAYS_KEPT = 64


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

    def distances_from(self, home: Place, chosen: Ints) -> Floats:
        """Kilometres from home to chosen offerings, one decimal, shape (n_chosen,); NaN where no place is known.

        Source: the haversine formula, as in competencies.place.distance_km.
        """
        if not self.places:
            return np.full(len(chosen), np.nan)
        latitudes, longitudes = self._coordinates
        home_latitude, home_longitude = np.radians(home.latitude), np.radians(home.longitude)
        h = (
            np.sin((latitudes - home_latitude) / 2) ** 2
            + np.cos(home_latitude) * np.cos(latitudes) * np.sin((longitudes - home_longitude) / 2) ** 2
        )
        km = np.round(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(h, 1.0))), 1)
        return np.asarray(np.append(km, np.nan)[self.place_of[chosen]])

    @cached_property
    def _coordinates(self) -> tuple[Floats, Floats]:
        degrees = np.array([(place.latitude, place.longitude) for place in self.places], dtype=np.float64)
        return np.radians(degrees[:, 0]), np.radians(degrees[:, 1])

    def starts_from(self, day: date) -> Ints:
        """The first start of each recurrence on or after a day, as the proleptic ordinal of the date."""
        starts = self._starts_kept.get(day)
        if starts is None:
            starts = _ints([one.next_on_or_after(day).toordinal() for one in self.recurrences])
            if len(self._starts_kept) >= _DAYS_KEPT:
                self._starts_kept.clear()
            self._starts_kept[day] = starts
        return starts

    @cached_property
    def _starts_kept(self) -> dict[date, Ints]:
        return {}

    def leads_to(self, occupations: Collection[str]) -> Mask:
        """Whether each opportunity is a workplace of one of these occupations, shape (n_opportunities,)."""
        chosen = np.zeros(len(self.opportunities), dtype=bool)
        for occupation in occupations:
            chosen[self._workplaces_of.get(occupation, [])] = True
        return chosen

    @cached_property
    def _workplaces_of(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = {}
        for row, one in enumerate(self.opportunities):
            if isinstance(one, WorkplaceLearning) and one.target:
                rows.setdefault(one.target, []).append(row)
        return rows

    def fits_schedule(self, chosen: Ints, wished: Sequence[Schedule]) -> Mask:
        """Whether chosen offerings fall in one of the wished parts of the week; what is not bound to one does."""
        if not wished:
            return np.ones(len(chosen), dtype=bool)
        fits = np.zeros(len(_SCHEDULES) + 1, dtype=bool)
        fits[[-1, *(_SCHEDULES.index(schedule) for schedule in wished)]] = True
        return np.asarray(fits[self.schedules[chosen]])

    def needs_of(self, chosen: Ints) -> "Needs":
        """The entry requirements of chosen offerings, laid end to end."""
        begins = self.need_starts[chosen]
        lengths = self.need_starts[chosen + 1] - begins
        offsets = np.cumsum(lengths) - lengths
        entries = np.arange(lengths.sum()) + np.repeat(begins - offsets, lengths)
        return Needs(lengths, offsets, self.need_columns[entries], self.need_levels[entries])


@dataclass(frozen=True)
class Needs:
    """The entry requirements of some offerings, laid end to end."""

    lengths: Ints
    """How many each offering has, shape (n,)."""
    offsets: Ints
    """Where those of each offering begin, shape (n,)."""
    columns: Ints
    """Row of the competence in the framework, shape (n_needs,)."""
    levels: Ints

    def met(self, at_least: Floats) -> Floats:
        """P(each requirement is met), shape (n_needs,).

        Args:
            at_least: P(level >= l) of the person, shape (n_competences, 5).
        """
        return np.asarray(at_least[self.columns, self.levels])

    def weakest(self, at_least: Floats) -> Floats:
        """P(the weakest requirement of each offering is met); 1 where nothing is asked, shape (n,)."""
        weakest = np.ones(len(self.lengths))
        asking = np.flatnonzero(self.lengths)
        if len(asking):
            weakest[asking] = np.minimum.reduceat(self.met(at_least), self.offsets[asking])
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
