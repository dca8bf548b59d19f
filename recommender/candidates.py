"""Hard limits before any ranking: status, language, schedule, dates, distance. Similarity never overrules them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from competencies.check import CompetenceCheck
from competencies.opportunity import Offering, Opportunity, OpportunityKind
from competencies.place import Place
from competencies.recommendation import Note, NoteCode
from competencies.rules import RuleOutcome, Verdict
from recommender.config import EligibilityConfig
from recommender.offer_table import KINDS, Floats, Ints, Mask, OfferTable
from recommender.rulings import Rulings

_WORKPLACE = KINDS.index(OpportunityKind.WORKPLACE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offering that passes every hard limit for this person."""

    row: int
    opportunity: Opportunity
    offering: Offering
    starts_on: date
    distance: float | None
    """Kilometres to the place; None online, or where a place is not known."""
    missing_dutch: int
    """Levels of Dutch under the entry requirement."""
    outcomes: tuple[RuleOutcome, ...]

    @property
    def ends_on(self) -> date:
        """Last day, from the start and the number of weeks."""
        return self.starts_on + timedelta(weeks=self.offering.weeks, days=-1)


@dataclass(frozen=True)
class CandidateSet:
    """What is left after the limits, as positions in the table, and which limit had to move."""

    table: OfferTable
    rulings: Rulings
    chosen: Ints
    """Positions of offerings, by opportunity and then by start, shape (n,)."""
    starts: Ints
    """First day within the limits, as the ordinal of the date, shape (n,)."""
    distances: Floats
    """Kilometres; NaN online, or where a place is not known, shape (n,)."""
    missing_dutch: Ints
    notes: tuple[Note, ...]
    refused: tuple[RuleOutcome, ...] = ()
    """What the rules said no to, one outcome per rule, by id."""

    def __len__(self) -> int:
        return len(self.chosen)

    def __getitem__(self, place: int) -> Candidate:
        """The candidate at a place in ``chosen``, with all that is known of it."""
        position = int(self.chosen[place])
        offering, row = self.table.offerings[position], int(self.table.rows[position])
        starts_on = date.fromordinal(int(self.starts[place]))
        opportunity, km = self.table.opportunities[row], float(self.distances[place])
        return Candidate(
            row=row,
            opportunity=opportunity,
            offering=offering,
            starts_on=starts_on,
            distance=None if np.isnan(km) else km,
            missing_dutch=int(self.missing_dutch[place]),
            outcomes=self.rulings.access(position, starts_on=starts_on),
        )

    def __iter__(self) -> Iterator[Candidate]:
        return (self[place] for place in range(len(self)))


def find_candidates(
    table: OfferTable,
    worth: Mask,
    check: CompetenceCheck,
    rulings: Rulings,
    *,
    home: Place | None,
    today: date,
    config: EligibilityConfig,
) -> CandidateSet:
    """Apply every hard limit; widen the distance step by step when it leaves no place to go to.

    Args:
        table: the whole catalogue.
        worth: which opportunities close something for this person, shape (n_opportunities,).
        check: the person's limits and situation.
        rulings: what the dated rules say to this person today.
        home: where the person lives; None leaves distance out.
        today: offerings start at least the configured lead days after it.
        config: limits and widening steps.
    """
    chosen = np.flatnonzero(worth[table.rows])
    if check.situation.secondary_diploma is False:
        chosen = chosen[~table.needs_diploma[chosen]]
    chosen = chosen[_missing_dutch(table, chosen, check) <= config.dutch_steps_allowed]
    chosen = chosen[table.fits_schedule(chosen, check.preferences.schedule)]
    starts = table.starts_from(_earliest(check, today, config))
    chosen = chosen[_within_dates(table, chosen, starts, check)]
    chosen, refused = _allowed(table, chosen, check, rulings)
    distances = np.full(len(chosen), np.nan) if home is None else table.distances_from(home, chosen)
    near, notes = _within_reach(distances, check, home, config)
    chosen, distances = chosen[near], distances[near]
    starts = starts[table.recurrence_of[chosen]]
    order = np.lexsort((starts, table.rows[chosen]))
    chosen = chosen[order]
    missing = _missing_dutch(table, chosen, check)
    return CandidateSet(table, rulings, chosen, starts[order], distances[order], missing, notes, refused)


def _missing_dutch(table: OfferTable, chosen: Ints, check: CompetenceCheck) -> Ints:
    """Levels of Dutch that the person lacks for each offering; 0 where either is unknown."""
    present = check.situation.dutch_level
    if present is None:
        return np.zeros(len(chosen), dtype=np.int64)
    return np.asarray(np.maximum(0, table.dutch[chosen] - present.rank))


def _earliest(check: CompetenceCheck, today: date, config: EligibilityConfig) -> date:
    earliest = today + timedelta(days=config.lead_days)
    return max(earliest, check.preferences.start_after or earliest)


def _within_dates(table: OfferTable, chosen: Ints, starts: Ints, check: CompetenceCheck) -> Mask:
    if check.preferences.ready_by is None:
        return np.ones(len(chosen), dtype=bool)
    ends = starts[table.recurrence_of[chosen]] + 7 * table.weeks[chosen] - 1
    return np.asarray(ends <= check.preferences.ready_by.toordinal())


def _allowed(
    table: OfferTable, chosen: Ints, check: CompetenceCheck, rulings: Rulings
) -> tuple[Ints, tuple[RuleOutcome, ...]]:
    """What the rules and the person's exclusions leave of the workplaces, and what was refused; the rest passes."""
    workplaces = table.kinds[chosen] == _WORKPLACE
    keep = ~(workplaces & table.leads_to(check.wishes.excluded_occupations)[table.rows[chosen]])
    groups = rulings.groups_of(chosen)
    refused = dict[str, RuleOutcome]()
    for group in np.unique(groups[workplaces]).tolist():
        said = rulings.access_of_group(group)
        if said is not None and said.verdict is Verdict.NO:
            refused[said.rule.id] = said
            keep &= ~(workplaces & (groups == group))
    return chosen[keep], tuple(refused[id_] for id_ in sorted(refused))


def _within_reach(
    distances: Floats, check: CompetenceCheck, home: Place | None, config: EligibilityConfig
) -> tuple[Mask, tuple[Note, ...]]:
    """What is near enough, and the note where the limit had to move. What has no place is never too far."""
    limit = check.preferences.max_km if check.preferences.max_km is not None else config.default_km
    placeless = np.isnan(distances)
    if home is None:
        return np.ones(len(distances), dtype=bool), (Note(NoteCode.NO_PLACE_TOLD, {}),)
    for wider in (limit, *(step for step in config.widening_km if step > limit)):
        near = distances <= wider
        if near.any() or placeless.all():
            note = Note(NoteCode.WIDENED_DISTANCE, {"from_km": limit, "to_km": wider})
            return near | placeless, () if wider == limit else (note,)
    return placeless, ()
