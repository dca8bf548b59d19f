"""How a plan follows from gaps and advice: which level counts as held, what fits together, when to meet again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import floor

from competencies.framework import Competence, CompetenceFramework
from competencies.gap import INFERRED_BANDS, GapBand, GapReport, GapScore, band_of
from competencies.language import LocalizedText
from competencies.level import LEVELS, LevelDistribution, ProficiencyLevel
from competencies.opportunity import OpportunityKind
from competencies.pathway import LearningPathway, PathwayStep
from competencies.person import Status
from competencies.plan import (
    FEWEST_ACTIONS,
    REACHED,
    ActionOrigin,
    Actor,
    Guidance,
    HeldCompetence,
    Learned,
    LeaveAnswer,
    LeaveQuestion,
    PlanAction,
    RequiredCompetence,
    SupportRequest,
)
from competencies.profile import Provenance
from competencies.recommendation import Recommendation
from competencies.rules import RuleKind, Verdict

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class LeaveRule:
    """How a plan can open Vlaams opleidingsverlof, in force between two days."""

    valid_from: date
    valid_to: date | None
    statuses: tuple[Status, ...]
    plan_years: int
    """For so many years after its making a plan counts."""
    source: str

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Policy and dated law for plans; authored data."""

    version: str
    review_months: int
    guidance_days: int
    """Guidance is done within so many days."""
    request_days: int
    """Support is asked for so many days before the start, at the latest."""
    most_actions: int
    """Offers taken from a list; a pathway gives all its steps."""
    longest_look: int
    """Only the first so many of the list are good enough for a plan."""
    week_hours: float
    """Offers at the same time together take at most so many hours a week."""
    enough_assessed: float
    """Below this share of the target's importance, completing the check is an action."""
    leave: tuple[LeaveRule, ...]


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that day does not exist (31 January + 1)."""
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + months, MONTHS_IN_A_YEAR)
    first = date(year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def review_date(made_on: date, *, months: int, status: Status | None, benefit_until: date | None) -> date:
    """When to look at the plan again: some months on, for a job-seeker not after the benefit ends.

    A benefit that ended before the plan was made moves nothing.
    """
    review = months_after(made_on, months)
    if status is Status.WERKZOEKEND and benefit_until is not None and benefit_until >= made_on:
        return min(review, benefit_until)
    return review


def held_level(levels: LevelDistribution) -> ProficiencyLevel:
    """The highest level that the person probably has: the largest with P(level below it) in a band 'there'."""
    return max(level for level in LEVELS if level == ProficiencyLevel.NONE or band_of(levels.p_below(level)) in REACHED)


def held_competences(report: GapReport, framework: CompetenceFramework) -> tuple[HeldCompetence, ...]:
    """Present competences that the target asks for, surest first, then highest; what was not measured is left out."""
    held = [_held(gap, framework.competence(gap.competence)) for gap in report.gaps if gap.observations]
    present = [one for one in held if one is not None]
    present.sort(key=lambda one: (one.band is not GapBand.SURELY_THERE, -one.level, one.competence))
    return tuple(present)


def _held(gap: GapScore, competence: Competence) -> HeldCompetence | None:
    level = held_level(gap.levels)
    if level == ProficiencyLevel.NONE:
        return None
    band = band_of(gap.levels.p_below(level))
    answered = any(seen.provenance is Provenance.ANSWERED for seen in gap.observations)
    return HeldCompetence(
        competence=gap.competence,
        label=competence.label,
        generic=competence.literacy,
        level=level,
        statement=competence.statement(level),
        band=band if answered else INFERRED_BANDS.get(band, band),
        provenances=tuple(dict.fromkeys(seen.provenance for seen in gap.observations)),
    )


def required_competences(report: GapReport, framework: CompetenceFramework) -> tuple[RequiredCompetence, ...]:
    """What the target asks for, in the order of the report."""
    return tuple(_required(gap, framework.competence(gap.competence)) for gap in report.gaps)


def _required(gap: GapScore, competence: Competence) -> RequiredCompetence:
    return RequiredCompetence(
        competence=gap.competence,
        label=competence.label,
        generic=competence.literacy,
        required=gap.required,
        statement=competence.statement(gap.required),
        weight=gap.weight,
        expected_level=gap.levels.expected,
        interval=gap.levels.interval(),
        expected_gap=gap.expected_gap,
        band=gap.band,
    )


def fitting_together(
    recommendations: Iterable[Recommendation], *, most: int, week_hours: float
) -> tuple[Recommendation, ...]:
    """The best of a list that can be done side by side or one after the other, in the order of the list.

    One that would overfill a week beside those above it is passed over, and so is one that closes nothing new.
    """
    chosen: list[Recommendation] = []
    for candidate in recommendations:
        if len(chosen) == most:
            break
        beside = [one for one in chosen if _overlap(one, candidate)]
        hours = candidate.hours_per_week + sum(one.hours_per_week for one in beside)
        if (beside and hours > week_hours) or not _adds(candidate, chosen):
            continue
        chosen.append(candidate)
    return tuple(chosen)


def _overlap(one: Recommendation, other: Recommendation) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _adds(candidate: Recommendation, chosen: Sequence[Recommendation]) -> bool:
    """Whether it closes something that those chosen do not; proving a competence always adds."""
    if not chosen or not candidate.closes:
        return True
    closed = {gap.competence for one in chosen for gap in one.closes}
    return any(gap.competence not in closed for gap in candidate.closes)


@dataclass(frozen=True)
class Planner:
    """What all actions of one plan share."""

    report: GapReport
    framework: CompetenceFramework
    rules: PlanRules
    made_on: date
    cautions: Mapping[str, tuple[LocalizedText, ...]] = field(default_factory=dict)
    """What to mind, by opportunity."""

    def actions(
        self,
        recommendations: Sequence[Recommendation],
        pathways: Sequence[LearningPathway],
        *,
        target_chosen: bool,
    ) -> tuple[PlanAction, ...]:
        """The steps of the first pathway, else the best of the list that fit together; guidance fills up to two.

        In the order of their dates.
        """
        if pathways and pathways[0].steps:
            by_id = {one.opportunity: one for one in recommendations}
            offers = [self._from_step(step, by_id.get(step.opportunity)) for step in pathways[0].steps]
        else:
            chosen = fitting_together(
                recommendations[: self.rules.longest_look],
                most=self.rules.most_actions,
                week_hours=self.rules.week_hours,
            )
            offers = [self._from_recommendation(one) for one in chosen]
        guidance = [self._guidance(one) for one in self._wanted_guidance(len(offers), target_chosen=target_chosen)]
        return tuple(sorted([*guidance, *offers], key=lambda action: (action.starts_on, action.ends_on)))

    def _wanted_guidance(self, n_offers: int, *, target_chosen: bool) -> list[Guidance]:
        wanted = [] if target_chosen else [Guidance.EXPLORE_GOALS]
        if self.report.share_assessed < self.rules.enough_assessed:
            wanted.append(Guidance.COMPLETE_CHECK)
        for one in (Guidance.TALK, Guidance.COMPLETE_CHECK):
            if n_offers + len(wanted) < FEWEST_ACTIONS and one not in wanted:
                wanted.append(one)
        return wanted

    def _guidance(self, guidance: Guidance) -> PlanAction:
        return PlanAction(
            id=guidance.value,
            origin=ActionOrigin.GUIDANCE,
            actor=Actor.PERSON if guidance is Guidance.COMPLETE_CHECK else Actor.TOGETHER,
            guidance=guidance,
            starts_on=self.made_on,
            ends_on=self.made_on + timedelta(days=self.rules.guidance_days),
        )

    def _from_recommendation(self, item: Recommendation) -> PlanAction:
        return PlanAction(
            id=item.opportunity,
            origin=ActionOrigin.RECOMMENDATION,
            actor=Actor.TOGETHER if item.kind is OpportunityKind.WORKPLACE else Actor.PERSON,
            kind=item.kind,
            title=item.title,
            provider=item.provider,
            sample=item.sample,
            offering=item.offering,
            place=item.place,
            distance_km=item.distance_km,
            starts_on=item.starts_on,
            ends_on=item.ends_on,
            weeks=item.weeks,
            hours_per_week=item.hours_per_week,
            cost_before=item.cost_before,
            cost_after=item.cost_after,
            requests=self._requests(item, item.starts_on),
            learns=self._learns(item),
            cautions=self.cautions.get(item.opportunity, ()),
        )

    def _from_step(self, step: PathwayStep, item: Recommendation | None) -> PlanAction:
        """A step, with what the list knows about the same opportunity where it stands there."""
        same_offering = item is not None and item.offering == step.offering
        return PlanAction(
            id=step.opportunity,
            origin=ActionOrigin.PATHWAY,
            actor=Actor.TOGETHER if item and item.kind is OpportunityKind.WORKPLACE else Actor.PERSON,
            kind=item.kind if item else None,
            title=step.title,
            provider=item.provider if item else None,
            sample=bool(item and item.sample),
            offering=step.offering,
            place=item.place if item and same_offering else None,
            distance_km=item.distance_km if item and same_offering else None,
            starts_on=step.start,
            ends_on=step.end,
            weeks=item.weeks if item and same_offering else None,
            hours_per_week=item.hours_per_week if item and same_offering else None,
            cost_before=item.cost_before if item and same_offering else None,
            cost_after=step.cost_after,
            requests=self._requests(item, step.start) if item else (),
            learns=self._learns(item) if item else (),
            cautions=self.cautions.get(step.opportunity, ()),
        )

    def _requests(self, item: Recommendation, starts_on: date) -> tuple[SupportRequest, ...]:
        by = max(self.made_on, starts_on - timedelta(days=self.rules.request_days))
        wanted = {one.rule.id: one for one in item.outcomes if one.verdict is not Verdict.NO}
        return tuple(
            SupportRequest(outcome, outcome.deadline or by)
            for outcome in wanted.values()
            if outcome.rule.kind is not RuleKind.BENEFIT or outcome.request is not None
        )

    def _learns(self, item: Recommendation) -> tuple[Learned, ...]:
        """What finishing closes, most first."""
        gaps: Mapping[str, GapScore] = {gap.competence: gap for gap in self.report.gaps}
        closed = [one for one in item.closes if one.competence in gaps]
        closed.sort(key=lambda one: (-gaps[one.competence].weight * one.expected, one.competence))
        return tuple(
            self._learned(gaps[one.competence], one.expected / item.chance_of_finishing)
            for one in closed
            if item.chance_of_finishing > 0
        )

    def _learned(self, gap: GapScore, levels: float) -> Learned:
        competence = self.framework.competence(gap.competence)
        level = level_after(gap.levels.expected, levels, required=gap.required)
        return Learned(gap.competence, competence.label, level, competence.statement(level))


def level_after(expected: float, gained: float, *, required: ProficiencyLevel) -> ProficiencyLevel:
    """The level to look for after finishing: expected level plus levels gained, rounded, in [1, required]."""
    nearest = floor(expected + gained + 0.5)
    return ProficiencyLevel(min(int(required), max(int(ProficiencyLevel.BASIC), nearest)))


def leave_question(
    rules: PlanRules, *, status: Status | None, made_on: date, made_in_career_guidance: bool | None
) -> LeaveQuestion:
    """Whether leave through this plan is worth asking about; a status that was not told is asked, not refused."""
    rule = next((one for one in rules.leave if one.is_valid_on(made_on)), None)
    if rule is None:
        return LeaveQuestion(LeaveAnswer.NO_RULE, made_in_career_guidance, None, None)
    if status is not None and status not in rule.statuses:
        return LeaveQuestion(LeaveAnswer.NOT_FOR_STATUS, made_in_career_guidance, None, rule.source)
    until = months_after(made_on, rule.plan_years * MONTHS_IN_A_YEAR)
    return LeaveQuestion(LeaveAnswer.ASK, made_in_career_guidance, until, rule.source)
