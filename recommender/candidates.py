"""Hard limits before any ranking: status, language, schedule, dates, distance. Similarity never overrules them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from competencies.check import CompetenceCheck
from competencies.opportunity import Offering, Opportunity, OpportunityKind, WorkplaceLearning
from competencies.place import Place
from competencies.recommendation import Note, NoteCode
from competencies.rules import Facts, Rule, RuleKind, RuleOutcome, Verdict, evaluate_rule
from recommender.config import EligibilityConfig
from recommender.funding import facts_of
from recommender.offer_table import KINDS, Floats, Ints, Mask, OfferTable

_VERDICT_ORDER = list(Verdict)
_WORKPLACE = KINDS.index(OpportunityKind.WORKPLACE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offering that passes every hard limit for this person."""

    row: int
    opportunity: Opportunity
    offering: Offering
    facts: Facts
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
    check: CompetenceCheck
    today: date
    chosen: Ints
    """Positions of offerings, by opportunity and then by start, shape (n,)."""
    starts: Ints
    """First day within the limits, as the ordinal of the date, shape (n,)."""
    distances: Floats
    """Kilometres; NaN online, or where a place is not known, shape (n,)."""
    missing_dutch: Ints
    outcomes: Mapping[int, tuple[RuleOutcome, ...]]
    """Position of an offering -> what the rules say about access to it; only where they say something."""
    notes: tuple[Note, ...]
    refused: tuple[RuleOutcome, ...] = ()
    """What the rules said no to, one outcome per rule, by id."""

    def __len__(self) -> int:
        return len(self.chosen)

    def __getitem__(self, place: int) -> Candidate:
        """The candidate at a place in ``chosen``, with all that is known of it."""
        position = int(self.chosen[place])
        offering, row = self.table.offerings[position], int(self.table.rows[position])
        opportunity, km = self.table.opportunities[row], float(self.distances[place])
        return Candidate(
            row=row,
            opportunity=opportunity,
            offering=offering,
            facts=facts_of(self.check, opportunity, on=self.today),
            starts_on=date.fromordinal(int(self.starts[place])),
            distance=None if np.isnan(km) else km,
            missing_dutch=int(self.missing_dutch[place]),
            outcomes=self.outcomes.get(position, ()),
        )

    def __iter__(self) -> Iterator[Candidate]:
        return (self[place] for place in range(len(self)))


def find_candidates(
    table: OfferTable,
    worth: Mask,
    check: CompetenceCheck,
    rules: Sequence[Rule],
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
        rules: dated rules; only those in force today speak.
        home: where the person lives; None leaves distance out.
        today: offerings start at least the configured lead days after it.
        config: limits and widening steps.
    """
    missing = _missing_dutch(table, check)
    starts = table.starts_from(_earliest(check, today, config))
    left = worth[table.rows] & (missing <= config.dutch_steps_allowed)
    left &= table.fits_schedule(check.preferences.schedule) & _within_dates(table, starts, check)
    if check.situation.secondary_diploma is False:
        left &= ~table.needs_diploma
    chosen = np.flatnonzero(left)
    chosen, outcomes, refused = _allowed(table, chosen, check, rules, today)
    distances = np.full(len(table.offerings), np.nan) if home is None else table.distances_from(home)
    near, notes = _within_reach(distances[chosen], check, home, config)
    chosen = chosen[near]
    chosen = chosen[np.lexsort((starts[chosen], table.rows[chosen]))]
    return CandidateSet(
        table, check, today, chosen, starts[chosen], distances[chosen], missing[chosen], outcomes, notes, refused
    )


def _missing_dutch(table: OfferTable, check: CompetenceCheck) -> Ints:
    """Levels of Dutch that the person lacks for each offering; 0 where either is unknown."""
    present = check.situation.dutch_level
    if present is None:
        return np.zeros(len(table.offerings), dtype=np.int64)
    return np.asarray(np.maximum(0, table.dutch - present.rank))


def _earliest(check: CompetenceCheck, today: date, config: EligibilityConfig) -> date:
    earliest = today + timedelta(days=config.lead_days)
    return max(earliest, check.preferences.start_after or earliest)


def _within_dates(table: OfferTable, starts: Ints, check: CompetenceCheck) -> Mask:
    if check.preferences.ready_by is None:
        return np.ones(len(starts), dtype=bool)
    return np.asarray(starts + 7 * table.weeks - 1 <= check.preferences.ready_by.toordinal())


def _allowed(
    table: OfferTable, chosen: Ints, check: CompetenceCheck, rules: Sequence[Rule], today: date
) -> tuple[Ints, dict[int, tuple[RuleOutcome, ...]], tuple[RuleOutcome, ...]]:
    """What the rules and the person's exclusions leave of the workplaces; everything else passes."""
    outcomes, refused = dict[int, tuple[RuleOutcome, ...]](), dict[str, RuleOutcome]()
    keep = np.ones(len(chosen), dtype=bool)
    for place in np.flatnonzero(table.kinds[chosen] == _WORKPLACE):
        position = int(chosen[place])
        opportunity = table.opportunities[table.rows[position]]
        said = instrument_outcomes(opportunity, facts_of(check, opportunity, on=today), rules, on=today)
        refused |= {outcome.rule.id: outcome for outcome in said if outcome.verdict is Verdict.NO}
        keep[place] = not _excluded(check, opportunity) and not any(o.verdict is Verdict.NO for o in said)
        outcomes[position] = said
    return chosen[keep], outcomes, tuple(refused[id_] for id_ in sorted(refused))


def instrument_outcomes(
    opportunity: Opportunity, facts: Facts, rules: Sequence[Rule], *, on: date
) -> tuple[RuleOutcome, ...]:
    """What the rules say about access to a form of workplace learning.

    Several rules may open the same instrument to different people: the best verdict counts, and 'no' only when every
    rule that applies says no.
    """
    if not isinstance(opportunity, WorkplaceLearning):
        return ()
    evaluated = (evaluate_rule(rule, facts, on=on) for rule in rules if rule.kind is RuleKind.INSTRUMENT)
    outcomes = [outcome for outcome in evaluated if outcome]
    if not outcomes:
        return ()
    return (min(outcomes, key=lambda outcome: (_VERDICT_ORDER.index(outcome.verdict), outcome.rule.id)),)


def _excluded(check: CompetenceCheck, opportunity: Opportunity) -> bool:
    return isinstance(opportunity, WorkplaceLearning) and opportunity.target in check.wishes.excluded_occupations


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
