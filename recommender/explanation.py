"""Makes a recommendation of a ranked candidate: its reasons are the parts of its score, its notes the rest to know."""

from collections.abc import Collection

from competencies.check import CompetenceCheck
from competencies.opportunity import EvcRoute, RegisterStatus, is_sample
from competencies.recommendation import Note, NoteCode, ParameterValue, Recommendation
from recommender.ranking import RankedCandidate
from recommender.scoring import ScoredCandidate

UNSURE_BELOW = 0.5
"""P(entry requirement met) under which the doubt is said in so many words."""


def explain(ranked: RankedCandidate, check: CompetenceCheck, *, from_text: Collection[str]) -> Recommendation:
    """Everything that is told about one ranked candidate; invents nothing and leaves no term out.

    Args:
        ranked: the candidate in its place.
        check: limits that are told and not enforced.
        from_text: ids of the opportunities whose coverage was read from their text.
    """
    scored = ranked.scored
    candidate = scored.candidate
    opportunity, offering = candidate.opportunity, candidate.offering
    return Recommendation(
        opportunity=opportunity.id,
        kind=opportunity.kind,
        title=opportunity.title,
        provider=opportunity.provider.name if opportunity.provider else None,
        sample=is_sample(opportunity),
        offering=offering.id,
        starts_on=candidate.starts_on,
        ends_on=candidate.ends_on,
        place=offering.place.municipality if offering.place else None,
        distance_km=candidate.distance,
        weeks=offering.weeks,
        hours_per_week=offering.hours_per_week,
        cost_before=scored.funding.before,
        cost_after=scored.funding.after,
        chance_of_finishing=scored.finishing.chance,
        score=scored.score,
        reasons=scored.reasons,
        closes=scored.closes,
        outcomes=(*candidate.outcomes, *scored.funding.outcomes),
        notes=(*ranked.notes, *_notes(scored, check, from_text)),
    )


def _notes(scored: ScoredCandidate, check: CompetenceCheck, from_text: Collection[str]) -> list[Note]:
    candidate = scored.candidate
    opportunity = candidate.opportunity
    notes: list[Note] = []
    if isinstance(opportunity, EvcRoute) and opportunity.register_status is RegisterStatus.UNVERIFIED:
        seen: dict[str, ParameterValue] = {
            "source": opportunity.register_source,
            "date": opportunity.register_date.isoformat(),
        }
        notes.append(Note(NoteCode.EVC_ROUTE_UNVERIFIED, seen))
    if scored.finishing.weakest and scored.finishing.p_weakest < UNSURE_BELOW:
        doubt: dict[str, ParameterValue] = {"competence": scored.finishing.weakest, "p_met": scored.finishing.p_weakest}
        notes.append(Note(NoteCode.PREREQUISITE_UNSURE, doubt))
    if candidate.missing_dutch and opportunity.entry.dutch:
        notes.append(Note(NoteCode.DUTCH_ONE_STEP, {"level": opportunity.entry.dutch.value}))
    if opportunity.id in from_text:
        notes.append(Note(NoteCode.COVERAGE_FROM_TEXT, {}))
    budget = check.preferences.budget_eur
    if budget is not None and scored.funding.after > budget:
        notes.append(Note(NoteCode.OVER_BUDGET, {"eur": float(scored.funding.after), "budget": float(budget)}))
    benefit_until = check.situation.benefit_until
    if benefit_until is not None and candidate.starts_on <= benefit_until < candidate.ends_on:
        notes.append(
            Note(NoteCode.AFTER_BENEFIT, {"ends": candidate.ends_on.isoformat(), "until": benefit_until.isoformat()})
        )
    return notes
