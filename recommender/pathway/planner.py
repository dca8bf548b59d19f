"""From a shortlist of offerings to pathways on a calendar, and the notes that go with them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.opportunity import Delivery, EvcRoute, is_sample
from competencies.pathway import LearningPathway, PathwayAdvice, PathwayKind, PathwayNote, PathwayNoteCode, PathwayStep
from competencies.person import Schedule
from competencies.profile import CompetenceProfile
from competencies.recommendation import ClosedGap, ReasonCode
from recommender.config import ValueConfig
from recommender.pathway.alternatives import Alternative, find_alternatives
from recommender.pathway.config import PathwayConfig
from recommender.pathway.limits import Limits, left_out, limits_of, within_reach
from recommender.pathway.options import Element, Option, by_start, dated_options
from recommender.pathway.problem import AtMost, Floats, Need, PathwayProblem
from recommender.scoring import ScoredCandidate, Shortlist

_COSTS = {ReasonCode.COST, ReasonCode.DURATION, ReasonCode.TRAVEL, ReasonCode.HOURS_ABOVE_WISH}
_SUREST = 0.999
"""No option brings a level for certain: the logarithm of what is missed must exist."""


def plan(
    shortlist: Shortlist,
    check: CompetenceCheck,
    profile: CompetenceProfile,
    report: GapReport,
    *,
    today: date,
    value: ValueConfig,
    config: PathwayConfig,
) -> PathwayAdvice:
    """Up to three pathways that really differ, the most complete one first.

    Args:
        shortlist: offerings that passed the hard limits, with what they bring, and the points at stake.
        check: limits, situation and preferences.
        profile: decides which entry requirements are met.
        report: gives importance shares, so that points can be told as levels.
        today: nothing starts before the shortlist's own first starts; later starts follow the offerings' recurrence.
        value: how the chance of finishing is worked out, and what a level is worth.
        config: limits and weights of pathways.

    Returns:
        No pathway where nothing fits or nothing is at stake; a note says which.
    """
    limits = limits_of(check, today=today, config=config)
    if not shortlist.stakes:
        return PathwayAdvice((), (PathwayNote(PathwayNoteCode.NO_GAP, {}),))
    reachable = [item for item in shortlist.candidates if within_reach(item, limits)]
    notes = [*limits.notes]
    if limits.max_km is not None and len(reachable) < len(shortlist.candidates):
        notes.append(PathwayNote(PathwayNoteCode.REACH, {"km": limits.max_km}))
    notes += left_out(reachable, limits)
    options = dated_options(reachable, limits, profile, value=value, config=config)
    question = Question(options, shortlist.stakes, limits, config)
    found = find_alternatives(question.problem, config) if options else ()
    points = {gap.competence: value.points_per_level * gap.weight for gap in report.gaps}
    pathways = tuple(question.pathway(alternative, points_per_level=points) for alternative in found)
    return PathwayAdvice(pathways, (*notes, *_about(pathways)))


def _about(pathways: Sequence[LearningPathway]) -> Iterator[PathwayNote]:
    if not pathways:
        yield PathwayNote(PathwayNoteCode.NOTHING_FITS, {})
        return
    kinds = {pathway.kind for pathway in pathways}
    if PathwayKind.FASTEST not in kinds:
        yield PathwayNote(PathwayNoteCode.NO_FASTER, {})
    if PathwayKind.CHEAPEST not in kinds:
        free = pathways[0].cost_after == 0
        yield PathwayNote(PathwayNoteCode.COSTS_NOTHING if free else PathwayNoteCode.NO_CHEAPER, {})
    if any(step.sample for pathway in pathways for step in pathway.steps):
        yield PathwayNote(PathwayNoteCode.SAMPLE_CATALOGUE, {})


class Question:
    """The options of one person as arrays, and the way back from rows to steps."""

    def __init__(
        self, options: Sequence[Option], stakes: Mapping[Element, float], limits: Limits, config: PathwayConfig
    ) -> None:
        self._options, self._limits, self._config = options, limits, config
        brought = {element for option in options for element in option.scored.brings}
        self._elements = sorted(element for element in brought if stakes.get(element, 0.0) > 0)
        self._stakes = np.array([stakes[element] for element in self._elements])
        self.problem = self._as_problem()

    def _as_problem(self) -> PathwayProblem:
        options, limits = self._options, self._limits
        offerings = [option.scored.candidate.offering for option in options]
        ids = {id_: number for number, id_ in enumerate(sorted({option.opportunity for option in options}))}
        monday = limits.first_day - timedelta(days=limits.first_day.weekday())
        end = np.array([(option.end - monday).days // 7 + 1 for option in options], dtype=np.int64)
        return PathwayProblem(
            gains=self._gains(),
            stakes=self._stakes,
            costs=np.array([self._cost(option) for option in options], dtype=np.float64),
            groups=np.array([ids[option.opportunity] for option in options], dtype=np.int64),
            start=np.array([(option.start - monday).days // 7 for option in options], dtype=np.int64),
            end=end,
            hours=np.array([offering.hours_per_week for offering in offerings], dtype=np.float64),
            days=np.array([_days_at_place(option.scored) for option in options], dtype=np.float64),
            euros=np.array([float(option.scored.funding.after) for option in options], dtype=np.float64),
            max_hours=limits.hours_per_week,
            max_days=self._config.days_per_week,
            max_parallel=float(self._config.max_parallel),
            budget=np.inf if limits.budget is None else float(limits.budget),
            horizon=int(end.max(initial=0)),
            needs=tuple(self._needs()),
            at_most=tuple(self._one_route_per_qualification()),
        )

    def _gains(self) -> Floats:
        gains = np.zeros((len(self._options), len(self._elements)))
        columns = {element: column for column, element in enumerate(self._elements)}
        for row, option in enumerate(self._options):
            for element in option.scored.brings:
                if element in columns:
                    gains[row, columns[element]] = min(_SUREST, option.p_brings(element))
        return gains

    def _needs(self) -> Iterator[Need]:
        rows_of = by_start(self._options)
        for row, option in enumerate(self._options):
            if option.asks is not None:
                before = sorted(other for key in option.enablers for other in rows_of.get(key, ()))
                yield Need(row, np.array(before, dtype=np.int64))

    def _one_route_per_qualification(self) -> Iterator[AtMost]:
        """The same units are proven once, whatever the centre."""
        rows: dict[str, list[int]] = {}
        for row, option in enumerate(self._options):
            opportunity = option.scored.candidate.opportunity
            if isinstance(opportunity, EvcRoute):
                rows.setdefault(opportunity.qualification, []).append(row)
        for _, routes in sorted(rows.items()):
            if len(routes) > 1:
                yield AtMost(np.array(routes, dtype=np.int64), 1)

    def _cost(self, option: Option) -> float:
        """Points off: money, weeks, travel and hours as in the list; the step itself, child care, a little waiting."""
        told = -sum(reason.amount for reason in option.scored.reasons if reason.code in _COSTS)
        weeks = option.scored.candidate.offering.weeks
        care = -self._config.per_childcare_day * self._care_days(option.scored) * weeks
        waiting = -self._config.per_week_of_waiting * max(0, (option.start - self._limits.first_day).days) / 7
        return max(0.0, told) - self._config.per_step + care + waiting

    def _care_days(self, item: ScoredCandidate) -> float:
        """Days a week by day at a place for which child care must be found; 0 for who needs none."""
        by_day = item.candidate.offering.schedule is Schedule.DAY
        if not (self._limits.childcare_needed and by_day):
            return 0.0
        return max(0.0, _days_at_place(item) - self._config.childcare_days)

    def pathway(self, alternative: Alternative, *, points_per_level: Mapping[str, float]) -> LearningPathway:
        """The chosen rows as steps in the order of their dates.

        Args:
            alternative: rows with their bound.
            points_per_level: competence -> points that one level is worth.
        """
        rows = sorted(
            alternative.solution.chosen,
            key=lambda row: (self._options[row].start, self._options[row].end, self._options[row].opportunity),
        )
        steps = [self._step(rows[:place], row, points_per_level) for place, row in enumerate(rows)]
        return LearningPathway(
            kind=alternative.kind,
            steps=tuple(steps),
            optimality_gap=alternative.solution.gap,
            proven=alternative.solution.complete,
        )

    def _step(self, before: Sequence[int], row: int, points_per_level: Mapping[str, float]) -> PathwayStep:
        option, problem = self._options[row], self.problem
        candidate, offering = option.scored.candidate, option.scored.candidate.offering
        left = np.prod(1 - problem.gains[list(before)], axis=0)
        added = problem.stakes * left * problem.gains[row]
        enablers = self._enablers_before(option, before)
        return PathwayStep(
            opportunity=option.opportunity,
            offering=offering.id,
            title=candidate.opportunity.title,
            start=option.start,
            end=option.end,
            gap_closed=float(added.sum()),
            cost_after=option.scored.funding.after,
            kind=candidate.opportunity.kind,
            provider=candidate.opportunity.provider.name if candidate.opportunity.provider else None,
            sample=is_sample(candidate.opportunity),
            hours_per_week=offering.hours_per_week,
            days_per_week=offering.days_per_week,
            place=offering.place.municipality if offering.place else None,
            distance_km=candidate.distance,
            chance_of_finishing=option.chance,
            closes=self._closes(added, points_per_level),
            after=tuple(other.opportunity for other in enablers),
            notes=tuple(self._step_notes(option, enablers)),
        )

    def _enablers_before(self, option: Option, before: Sequence[int]) -> list[Option]:
        return [self._options[row] for row in before if self._options[row].key in option.enablers]

    def _closes(self, added: Floats, points_per_level: Mapping[str, float]) -> tuple[ClosedGap, ...]:
        levels: dict[str, float] = {}
        for (competence, _), points in zip(self._elements, added, strict=True):
            if points > 0 and points_per_level.get(competence, 0.0) > 0:
                levels[competence] = levels.get(competence, 0.0) + float(points) / points_per_level[competence]
        order = sorted(levels, key=lambda competence: (-levels[competence] * points_per_level[competence], competence))
        return tuple(ClosedGap(competence, levels[competence]) for competence in order)

    def _step_notes(self, option: Option, enablers: Sequence[Option]) -> Iterator[PathwayNote]:
        if option.asks is not None and enablers:
            yield PathwayNote(
                PathwayNoteCode.PREPARED_BY,
                {"competence": option.asks[0], "title": enablers[0].scored.candidate.opportunity.title},
            )
        if self._care_days(option.scored) > 0:
            yield PathwayNote(PathwayNoteCode.CHILDCARE, {"days": _days_at_place(option.scored)})
        until = self._limits.benefit_until
        if until is not None and option.start <= until < option.end:
            told = {"ends": option.end.isoformat(), "until": until.isoformat()}
            yield PathwayNote(PathwayNoteCode.AFTER_BENEFIT, told)


def _days_at_place(item: ScoredCandidate) -> float:
    offering = item.candidate.offering
    return 0.0 if offering.delivery is Delivery.ONLINE else offering.days_per_week
