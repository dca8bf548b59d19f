"""Hard limits before any ranking: status, language, schedule, dates, distance. Similarity never overrules them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from competencies.check import CompetenceCheck
from competencies.opportunity import Delivery, EvcRoute, Offering, Opportunity, WorkplaceLearning
from competencies.place import Place, distance_km
from competencies.recommendation import Note, NoteCode
from competencies.rules import Facts, Rule, RuleKind, RuleOutcome, Verdict, evaluate_rule
from recommender.config import EligibilityConfig
from recommender.funding import facts_of

_VERDICT_ORDER = list(Verdict)


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


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """What is left after the limits, and which limit had to move."""

    candidates: tuple[Candidate, ...]
    notes: tuple[Note, ...]
    refused: tuple[RuleOutcome, ...] = ()
    """What the rules said no to, one outcome per rule, by id."""


def find_candidates(
    opportunities: Sequence[Opportunity],
    rows: Sequence[int],
    check: CompetenceCheck,
    rules: Sequence[Rule],
    *,
    home: Place | None,
    today: date,
    config: EligibilityConfig,
) -> CandidateSet:
    """Apply every hard limit; widen the distance step by step when it leaves no place to go to.

    Args:
        opportunities: the whole catalogue.
        rows: rows of those that close something for this person.
        check: the person's limits and situation.
        rules: dated rules; only those in force today speak.
        home: where the person lives; None leaves distance out.
        today: offerings start at least the configured lead days after it.
        config: limits and widening steps.
    """
    judged = [(row, _judge(opportunities[row], check, rules, today)) for row in rows]
    refused = {
        outcome.rule.id: outcome for _, (_, outcomes) in judged for outcome in outcomes if outcome.verdict is Verdict.NO
    }
    within_limits = [
        candidate
        for row, (facts, outcomes) in judged
        if not any(outcome.verdict is Verdict.NO for outcome in outcomes)
        for candidate in _candidates_of(
            row,
            opportunities[row],
            check,
            facts=facts,
            outcomes=outcomes,
            home=home,
            earliest=today + timedelta(days=config.lead_days),
            config=config,
        )
    ]
    left, notes = _within_reach(within_limits, check, home, config)
    return CandidateSet(tuple(left), notes, tuple(refused[id_] for id_ in sorted(refused)))


def _within_reach(
    within_limits: Sequence[Candidate], check: CompetenceCheck, home: Place | None, config: EligibilityConfig
) -> tuple[Sequence[Candidate], tuple[Note, ...]]:
    """What is near enough, and the note where the limit had to move."""
    limit = check.preferences.max_km if check.preferences.max_km is not None else config.default_km
    if home is None:
        return within_limits, (Note(NoteCode.NO_PLACE_TOLD, {}),)
    near = _within(within_limits, limit)
    if _has_a_place(near) or not _has_a_place(within_limits):
        return near, ()
    for wider in config.widening_km:
        wide = _within(within_limits, wider)
        if wider > limit and _has_a_place(wide):
            note = Note(NoteCode.WIDENED_DISTANCE, {"from_km": limit, "to_km": wider})
            return wide, (note,)
    return near, ()


def _judge(
    opportunity: Opportunity, check: CompetenceCheck, rules: Sequence[Rule], today: date
) -> tuple[Facts, tuple[RuleOutcome, ...]]:
    facts = facts_of(check, opportunity, on=today)
    return facts, instrument_outcomes(opportunity, facts, rules, on=today)


def _candidates_of(
    row: int,
    opportunity: Opportunity,
    check: CompetenceCheck,
    *,
    facts: Facts,
    outcomes: tuple[RuleOutcome, ...],
    home: Place | None,
    earliest: date,
    config: EligibilityConfig,
) -> list[Candidate]:
    missing = missing_dutch(check, opportunity)
    if missing > config.dutch_steps_allowed or _lacks_diploma(check, opportunity) or _excluded(check, opportunity):
        return []
    return [
        Candidate(row, opportunity, offering, facts, start, _distance(offering, home), missing, outcomes)
        for offering in opportunity.offerings
        if (start := _start_within_limits(offering, opportunity, check, earliest)) is not None
    ]


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


def missing_dutch(check: CompetenceCheck, opportunity: Opportunity) -> int:
    """Levels of Dutch that the person lacks for the entry requirement; 0 where either is unknown."""
    needed, present = opportunity.entry.dutch, check.situation.dutch_level
    if needed is None or present is None:
        return 0
    return max(0, needed.rank - present.rank)


def _lacks_diploma(check: CompetenceCheck, opportunity: Opportunity) -> bool:
    return opportunity.entry.secondary_diploma and check.situation.secondary_diploma is False


def _excluded(check: CompetenceCheck, opportunity: Opportunity) -> bool:
    return isinstance(opportunity, WorkplaceLearning) and opportunity.target in check.wishes.excluded_occupations


def _start_within_limits(
    offering: Offering, opportunity: Opportunity, check: CompetenceCheck, earliest: date
) -> date | None:
    """The first start within schedule and dates, or None."""
    preferences = check.preferences
    bound_to_schedule = offering.delivery is not Delivery.ONLINE and not isinstance(opportunity, EvcRoute)
    if preferences.schedule and bound_to_schedule and offering.schedule not in preferences.schedule:
        return None
    start = offering.starts.next_on_or_after(max(earliest, preferences.start_after or earliest))
    if preferences.ready_by and start + timedelta(weeks=offering.weeks, days=-1) > preferences.ready_by:
        return None
    return start


def _distance(offering: Offering, home: Place | None) -> float | None:
    if home is None or offering.place is None or offering.delivery is Delivery.ONLINE:
        return None
    return round(distance_km(home, offering.place), 1)


def _within(candidates: Sequence[Candidate], limit: float) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.distance is None or candidate.distance <= limit]


def _has_a_place(candidates: Sequence[Candidate]) -> bool:
    """Whether any of them has a place at a known distance; online offers and EVC routes have none."""
    return any(candidate.distance is not None for candidate in candidates)
