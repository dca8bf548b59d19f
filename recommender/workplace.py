"""Learning at work for one person: a place's profile minus theirs, whether the time is enough, and what to look for.

Weeks to learn are the authors' estimate until workplaces tell: see ``WorkplaceConfig.weeks_per_level``.
"""

from collections.abc import Iterable, Sequence, Set
from datetime import date
from math import ceil

from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.level import LEVELS, ProficiencyLevel
from competencies.opportunity import Instrument, Offering, WorkplaceLearning
from competencies.placement import (
    Approach,
    Brought,
    Demanded,
    Held,
    InstrumentFit,
    InstrumentTerms,
    Placement,
    PlaceWishes,
    SearchReason,
    ToTeach,
    WorkplaceProfile,
)
from competencies.profile import CompetenceProfile
from competencies.rules import Rule, RuleKind, RuleOutcome, Verdict
from recommender.config import ComponentConfig, Share
from recommender.funding import person_facts
from recommender.rulings import best_outcome

_VERDICTS = list(Verdict)
WEEKS_PER_MONTH = 52 / 12
DAYS_PER_WEEK = 5


class WorkplaceConfig(ComponentConfig):
    """Weeks, shares and lengths of lists for learning at work; policy and estimates of the authors."""

    weeks_per_level: tuple[float, float, float, float] = (4.0, 8.0, 16.0, 30.0)
    """Full-time weeks on the job from one level to the next, for one competence: a month to help along, two more to do
    the usual work alone, four to handle what is unusual, most of a year to lead others in it."""
    side_by_side: Share = 0.25
    """What a further competence adds to the longest one, as a share of its own weeks: they are learned on the same job.
    With it, five competences to level 2 take 24 weeks: the IBO's of the sample catalogue teach that in 22 to 26."""
    full_time_hours: float = 38.0
    """Hours a week that ``weeks_per_level`` is about."""
    lacks_from: float = 0.10
    """Expected gap in levels from which a person is said to lack a competence that a place teaches."""
    demand_sure_from: Share = 0.90
    """P(entry requirement met) from which it is no question any more."""
    place_and_train_from: Share = 0.65
    """P(each entry requirement met) from which somebody can be placed first and trained on the job."""
    fits_from: Share = 0.25
    """Share of the weighted gap that a place must close, if finished, to count as a place that fits."""
    no_search_under: float = 0.15
    """Headline gap in levels under which there is nothing to look a workplace for."""
    teach_from: float = 0.35
    """Expected gap in levels from which a competence is something that the workplace must teach."""
    most_to_teach: int = 8
    most_strengths: int = 6


DEFAULTS = WorkplaceConfig()


def weeks_to_learn(
    profile: CompetenceProfile, competence: str, level: ProficiencyLevel, *, config: WorkplaceConfig = DEFAULTS
) -> float:
    """Expected full-time weeks to reach a level on one competence, learned alone.

    Source: sum over the steps m = 1..level of P(X < m) x weeks of step m.
    """
    levels = profile.levels(competence)
    return sum(levels.p_below(step) * config.weeks_per_level[step - 1] for step in LEVELS[1 : level + 1])


def weeks_together(
    alone: Iterable[float], *, hours_per_week: float | None = None, config: WorkplaceConfig = DEFAULTS
) -> float:
    """Weeks to learn several competences on one job: the longest, plus a share of the others, at these hours a week."""
    weeks = sorted(alone, reverse=True)
    if not weeks:
        return 0.0
    hours = min(hours_per_week or config.full_time_hours, config.full_time_hours)
    return (weeks[0] + config.side_by_side * sum(weeks[1:])) * config.full_time_hours / hours


def longest_weeks(terms: InstrumentTerms) -> float | None:
    """The longest time that terms allow, in weeks of the hours that one works; None where none is known."""
    limits = [
        *([float(terms.most_weeks)] if terms.most_weeks else []),
        *([terms.most_full_days / DAYS_PER_WEEK] if terms.most_full_days else []),
    ]
    return min(limits, default=None)


def hours_within(terms: InstrumentTerms | None, hours_per_week: float) -> float:
    """Hours a week, within what the terms allow a month."""
    if terms is None or terms.most_hours_per_month is None:
        return hours_per_week
    return min(hours_per_week, terms.most_hours_per_month / WEEKS_PER_MONTH)


def terms_in_force(terms: Sequence[InstrumentTerms], instrument: Instrument, *, on: date) -> InstrumentTerms | None:
    """The terms of an instrument on a day, or None."""
    return next((one for one in terms if one.instrument is instrument and one.is_valid_on(on)), None)


def placement_of(
    workplace: WorkplaceLearning,
    offering: Offering,
    profile: CompetenceProfile,
    terms: InstrumentTerms | None,
    *,
    config: WorkplaceConfig = DEFAULTS,
) -> Placement:
    """The profile of a place minus the person's: what it teaches them, what it asks, and whether the time is enough."""
    brings = sorted(
        (
            Brought(
                claim.competence,
                claim.level,
                gap,
                weeks_to_learn(profile, claim.competence, claim.level, config=config),
            )
            for claim in workplace.coverage
            if (gap := profile.levels(claim.competence).expected_shortfall(claim.level)) >= config.lacks_from
        ),
        key=lambda one: (-one.weeks, one.competence),
    )
    demands = sorted(
        (
            Demanded(competence, level, p_met)
            for competence, level in workplace.entry.competences
            if (p_met := profile.levels(competence).p_at_least(level)) < config.demand_sure_from
        ),
        key=lambda one: (one.p_met, one.competence),
    )
    hours = hours_within(terms, offering.hours_per_week)
    needed = weeks_together((one.weeks for one in brings), hours_per_week=hours, config=config)
    longest = longest_weeks(terms) if terms else None
    learnable = None if longest is None else needed <= longest
    ready = all(one.p_met >= config.place_and_train_from for one in demands)
    return Placement(
        workplace=workplace.id,
        title=workplace.title,
        instrument=workplace.instrument,
        brings=tuple(brings),
        demands=tuple(demands),
        weeks=offering.weeks if longest is None else min(offering.weeks, ceil(longest)),
        weeks_needed=ceil(needed),
        learnable=learnable,
        approach=Approach.PLACE_AND_TRAIN if brings and ready and learnable is not False else Approach.TRAIN_FIRST,
        terms=terms,
    )


def search_profile(
    check: CompetenceCheck,
    report: GapReport,
    profile: CompetenceProfile,
    *,
    reason: SearchReason,
    terms: Sequence[InstrumentTerms],
    rules: Sequence[Rule],
    literacy: Set[str],
    today: date,
    config: WorkplaceConfig = DEFAULTS,
) -> WorkplaceProfile:
    """Zoekprofiel werkplek: what a workplace must teach this person, what they bring, and under which terms.

    Args:
        check: for wishes, limits and status.
        report: gaps towards the target; what must be taught comes from here, most important first.
        profile: of the same person.
        reason: why it is made.
        terms: of all instruments; those in force today count.
        rules: who may use them.
        literacy: competences that everyone needs; the only ones that a form without a trade can teach.
        today: decides which terms and rules are in force.
        config: weeks, floors and lengths.
    """
    lacking = [gap for gap in report.gaps if gap.expected_gap >= config.teach_from][: config.most_to_teach]
    alone = [weeks_to_learn(profile, gap.competence, gap.required, config=config) for gap in lacking]
    hours = check.preferences.hours_per_week
    generic = any(gap.competence in literacy for gap in lacking)
    fits = [
        fit
        for one in terms
        if one.is_valid_on(today)
        and (one.technical or generic)
        and (fit := instrument_fit(one, check, rules, alone, today=today, config=config)).verdict is not Verdict.NO
    ]
    return WorkplaceProfile(
        target=report.target,
        reason=reason,
        teach=tuple(
            ToTeach(gap.competence, gap.required, round(gap.levels.expected, 1), gap.weight) for gap in lacking
        ),
        brings=_strengths(report, config),
        wishes=_wishes(check),
        instruments=tuple(sorted(fits, key=_best_first)),
        weeks_needed=ceil(weeks_together(alone, hours_per_week=hours, config=config)),
    )


def instrument_fit(
    terms: InstrumentTerms,
    check: CompetenceCheck,
    rules: Sequence[Rule],
    alone: Sequence[float],
    *,
    today: date,
    config: WorkplaceConfig = DEFAULTS,
) -> InstrumentFit:
    """Whether a form of workplace learning may fit: by the rules for this person, and by the weeks that are needed.

    Args:
        terms: in force.
        check: the person's situation.
        rules: dated rules.
        alone: weeks to learn each competence alone, full-time.
        today: day on which the rules are asked.
        config: estimates of weeks.
    """
    outcome = _outcome(terms.instrument, check, rules, today=today)
    hours = hours_within(terms, check.preferences.hours_per_week or config.full_time_hours)
    needed = weeks_together(alone, hours_per_week=hours, config=config)
    longest = longest_weeks(terms)
    weeks = ceil(needed if longest is None else min(needed, longest))
    return InstrumentFit(
        terms=terms,
        verdict=outcome.verdict if outcome else Verdict.ASK,
        outcome=outcome,
        weeks=None if longest is None else max(weeks, terms.least_weeks or 1),
        enough=None if longest is None else needed <= longest,
    )


def _outcome(
    instrument: Instrument, check: CompetenceCheck, rules: Sequence[Rule], *, today: date
) -> RuleOutcome | None:
    """What the rules answer for any place under an instrument, or None where no rule speaks."""
    instrument_rules = [rule for rule in rules if rule.kind is RuleKind.INSTRUMENT]
    facts = {**person_facts(check, on=today), "offer_kind": "workplace", "instrument": instrument.value}
    return best_outcome(instrument_rules, facts, on=today)


def _best_first(fit: InstrumentFit) -> tuple[int, int, str]:
    enough = {True: 0, None: 1, False: 2}[fit.enough]
    return (_VERDICTS.index(fit.verdict), enough, fit.terms.id)


def _strengths(report: GapReport, config: WorkplaceConfig) -> tuple[Held, ...]:
    strongest = sorted(report.strengths, key=lambda gap: (-gap.weight, gap.p_below, gap.competence))
    return tuple(Held(gap.competence, gap.required) for gap in strongest[: config.most_strengths])


def _wishes(check: CompetenceCheck) -> PlaceWishes:
    preferences, situation = check.preferences, check.situation
    return PlaceWishes(
        hours_per_week=preferences.hours_per_week,
        schedule=preferences.schedule,
        municipality=check.municipality,
        max_km=preferences.max_km,
        transport=situation.transport,
        childcare=situation.childcare_needed,
        start_after=preferences.start_after,
        ready_by=preferences.ready_by,
    )
