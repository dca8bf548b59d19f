"""What a person's calendar, purse and means of transport allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from competencies.check import CompetenceCheck
from competencies.pathway import PathwayNote, PathwayNoteCode
from competencies.person import Break, Status, Transport
from recommender.pathway.config import PathwayConfig
from recommender.scoring import ScoredCandidate


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person's calendar and purse allow, with where it comes from."""

    first_day: date
    last_day: date
    hours_per_week: float
    budget: Decimal | None
    max_km: float | None
    """By the means of transport; None where the person named a distance, which the shortlist keeps to."""
    breaks: tuple[Break, ...]
    childcare_needed: bool
    benefit_until: date | None
    notes: tuple[PathwayNote, ...]


def limits_of(check: CompetenceCheck, *, today: date, config: PathwayConfig) -> Limits:
    """The limits that a check sets; what was not told is taken from the configuration."""
    preferences, situation = check.preferences, check.situation
    first = max(today, preferences.start_after or today)
    last, notes = first + timedelta(weeks=config.horizon_weeks), list[PathwayNote]()
    until = situation.benefit_until
    if preferences.ready_by is not None:
        last = min(last, preferences.ready_by)
    elif check.status is Status.WERKZOEKEND and until is not None and today <= until < last:
        last = until
        notes.append(PathwayNote(PathwayNoteCode.UNTIL_BENEFIT, {"until": until.isoformat()}))
    if preferences.breaks:
        notes.append(PathwayNote(PathwayNoteCode.BREAKS_KEPT, {"n": len(preferences.breaks)}))
    return Limits(
        first_day=first,
        last_day=last,
        hours_per_week=preferences.hours_per_week or config.default_hours_per_week,
        budget=preferences.budget_eur,
        max_km=_reach(check, config),
        breaks=preferences.breaks,
        childcare_needed=bool(situation.childcare_needed),
        benefit_until=until,
        notes=tuple(notes),
    )


def _reach(check: CompetenceCheck, config: PathwayConfig) -> float | None:
    """Kilometres by the means of transport; None with a car, without any told, or where the person named a distance."""
    transport = check.situation.transport
    if check.preferences.max_km is not None or not transport or Transport.CAR in transport:
        return None
    return config.public_km if Transport.PUBLIC in transport else config.bike_km


def within_reach(item: ScoredCandidate, limits: Limits) -> bool:
    distance = item.candidate.distance
    return limits.max_km is None or distance is None or distance <= limits.max_km


def left_out(reachable: Sequence[ScoredCandidate], limits: Limits) -> Iterator[PathwayNote]:
    """How many opportunities a limit that the person can move keeps out altogether."""
    titles = {item.candidate.opportunity.id for item in reachable}
    few_hours = {
        item.candidate.opportunity.id
        for item in reachable
        if item.candidate.offering.hours_per_week <= limits.hours_per_week
    }
    if n := len(titles - few_hours):
        yield PathwayNote(PathwayNoteCode.HOURS_LEFT_OUT, {"n": n, "hours": limits.hours_per_week})
    if limits.budget is None:
        return
    affordable = {item.candidate.opportunity.id for item in reachable if item.funding.after <= limits.budget}
    if n := len(titles - affordable):
        yield PathwayNote(PathwayNoteCode.BUDGET_LEFT_OUT, {"n": n, "budget": float(limits.budget)})
