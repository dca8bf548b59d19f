"""Gaps and advice as JSON: one model for `recommend --json` and the HTTP API."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.documents.evc_document import EvcDocument, evc_document
from api.documents.workplace_document import WorkplaceDocument, workplace_document
from api.wording.outlook import outlook_lines
from api.wording.render import Wording
from competencies.gap import GapBand, GapReport, GapScore
from competencies.outlook import OneCompetenceMore, Outlook, WithinReach
from competencies.recommendation import Advice, Recommendation
from competencies.rules import Certainty, RuleOutcome, Verdict
from competencies.versions import Versions


class Answered(BaseModel):
    """What the service answers with."""

    model_config = ConfigDict(frozen=True)


class TargetNameDocument(Answered):
    """The target that the answer is about."""

    id: str
    label: str


class ObservationDocument(Answered):
    """One thing that moved the estimate."""

    provenance: str
    source: str
    value: str


class GapDocument(Answered):
    """The gap on one competence, largest first."""

    competence: str
    label: str
    domain: str
    required: int = Field(description="Level that the target asks for, 1 to 4.")
    expected_level: float = Field(description="Expected level of the person, 0 to 4.")
    interval: tuple[int, int] = Field(
        description="Levels between which the person is with a probability of 90 percent."
    )
    p_below: float = Field(description="Probability that the person is below the required level.")
    gap: float = Field(description="Expected gap in levels: E[max(0, required - level)].")
    importance: float = Field(description="Share of the target's importance; the shares sum to 1.")
    band: GapBand
    in_words: str
    assessed: bool = Field(
        description="False: the person told nothing about it; the numbers are what is common for their background."
    )
    observations: list[ObservationDocument]


class ReasonDocument(Answered):
    """One term of a score."""

    text: str
    amount: float = Field(description="Points; negative counts against.")


class ClosesDocument(Answered):
    """What finishing would close."""

    competence: str
    label: str
    expected: float = Field(description="Levels of the gap, times the chance of finishing.")


class OutcomeDocument(Answered):
    """What a dated rule says about access or money."""

    rule: str
    name: str
    verdict: Verdict
    text: str
    whom: str = Field(description="Who can answer what the rule leaves open.")
    request: str | None = Field(description="What to request, and where.")
    deadline: date | None = Field(description="The latest day to request it.")
    expired: bool = Field(description="True: the rule ended and nothing is known to follow it; no money, no access.")
    source: str
    certainty: Certainty
    valid_from: date
    valid_to: date | None


class RecommendationDocument(Answered):
    """One opportunity with the reasons for its score."""

    id: str
    kind: Literal["training", "evc", "workplace", "informal"]
    title: str
    provider: str | None
    sample: bool = Field(description="True: an invented offer of the sample catalogue (voorbeeldaanbod).")
    score: float = Field(description="Points; the amounts of the reasons add up to it.")
    reasons: list[ReasonDocument]
    closes: list[ClosesDocument]
    offering: str
    starts_on: date
    ends_on: date
    weeks: int
    hours_per_week: float
    place: str | None
    distance_km: float | None
    cost_before: float
    cost_after: float
    chance_of_finishing: float
    rules: list[OutcomeDocument]
    notes: list[str]


class WithinReachDocument(Answered):
    """An occupation with the distance to it."""

    id: str
    label: str
    headline_gap: float = Field(description="Importance-weighted expected gap in levels; lower is nearer.")
    share_assessed: float
    missing: list[str] = Field(description="Labels of the competences that add most to the distance.")


class OwnJobDocument(Answered):
    """The science and technology in the person's present occupation, also when they did not ask for it."""

    id: str
    label: str
    gaps: list[GapDocument]


class OneCompetenceMoreDocument(Answered):
    """What one competence, one level higher, would open."""

    competence: str
    label: str
    level: int = Field(description="The level to reach, 1 to 4.")
    can_do: str = Field(description="What somebody at that level can do.")
    opens: list[str] = Field(description="Labels of occupations that come within reach, nearest first.")
    n_offers: int = Field(description="Offers that lack nothing else at their start.")
    gain: float = Field(description="Mean fall of the distance to the nearest occupations, in levels.")


class SurplusDocument(Answered):
    """A competence that is probably held above what the target asks."""

    competence: str
    label: str
    required: int
    p_above: float


class OutlookDocument(Answered):
    """What lies beside and beyond the target."""

    own_job: OwnJobDocument | None
    one_competence_more: list[OneCompetenceMoreDocument]
    above_target: list[SurplusDocument]
    further: list[WithinReachDocument]
    in_words: list[str]


class VersionsDocument(Answered):
    """What the answer was made with."""

    framework: str
    catalogue: str
    rules: str
    model: str
    settings: str


class AdviceDocument(Answered):
    """The answer to one check."""

    target: TargetNameDocument
    headline_gap: float = Field(description="Sum of importance x expected gap, in levels, 0 to 4.")
    gaps: list[GapDocument]
    recommendations: list[RecommendationDocument]
    within_reach: list[WithinReachDocument]
    refused: list[OutcomeDocument] = Field(description="What the rules keep out of the list, and why.")
    guidance: list[OutcomeDocument] = Field(description="Who can look along with this person, by the rules.")
    notes: list[str]
    outlook: OutlookDocument
    evc: EvcDocument | None = Field(
        default=None, description="What EVC can do, per qualification; null where none is near."
    )
    workplace: WorkplaceDocument | None = Field(default=None, description="Learning at work beside the list.")
    made_on: date
    versions: VersionsDocument


_DIGITS = 4


def advice_document(
    report: GapReport, advice: Advice, *, versions: Versions, made_on: date, wording: Wording
) -> AdviceDocument:
    """Gaps and advice in the reader's language."""
    return AdviceDocument(
        target=TargetNameDocument(id=report.target, label=wording.target(report.target)),
        headline_gap=round(report.headline, _DIGITS),
        gaps=[_gap(gap, wording) for gap in report.gaps],
        recommendations=[_recommendation(item, wording) for item in advice.recommendations],
        within_reach=[_within_reach(reach, wording) for reach in advice.within_reach],
        refused=[_outcome(outcome, wording) for outcome in advice.refused],
        guidance=[_outcome(outcome, wording) for outcome in advice.guidance],
        notes=[wording.note(note) for note in advice.notes],
        outlook=_outlook(advice.outlook, wording),
        evc=evc_document(advice.evc, wording) if advice.evc else None,
        workplace=workplace_document(advice, wording),
        made_on=made_on,
        versions=versions_document(versions),
    )


def _within_reach(reach: WithinReach, wording: Wording) -> WithinReachDocument:
    return WithinReachDocument(
        id=reach.target,
        label=wording.target(reach.target),
        headline_gap=round(reach.headline_gap, _DIGITS),
        share_assessed=round(reach.share_assessed, _DIGITS),
        missing=[wording.competence(competence) for competence in reach.missing],
    )


def _outlook(outlook: Outlook, wording: Wording) -> OutlookDocument:
    own = outlook.own_job
    return OutlookDocument(
        own_job=OwnJobDocument(
            id=own.occupation, label=wording.target(own.occupation), gaps=[_gap(gap, wording) for gap in own.gaps]
        )
        if own
        else None,
        one_competence_more=[_one_more(one, wording) for one in outlook.one_more],
        above_target=[
            SurplusDocument(
                competence=one.competence,
                label=wording.competence(one.competence),
                required=one.required,
                p_above=round(one.p_above, _DIGITS),
            )
            for one in outlook.surplus
        ],
        further=[_within_reach(reach, wording) for reach in outlook.further],
        in_words=outlook_lines(outlook, wording),
    )


def _one_more(one: OneCompetenceMore, wording: Wording) -> OneCompetenceMoreDocument:
    return OneCompetenceMoreDocument(
        competence=one.competence,
        label=wording.competence(one.competence),
        level=one.level,
        can_do=wording.can_do(one.competence, one.level),
        opens=[wording.target(target) for target in one.opens],
        n_offers=one.n_offers,
        gain=round(one.gain, _DIGITS),
    )


def versions_document(versions: Versions) -> VersionsDocument:
    """What an answer was made with."""
    return VersionsDocument(
        framework=versions.framework,
        catalogue=versions.catalogue,
        rules=versions.rules,
        model=versions.model,
        settings=versions.settings,
    )


def _gap(gap: GapScore, wording: Wording) -> GapDocument:
    low, high = gap.levels.interval()
    competence = wording.framework.competence(gap.competence)
    return GapDocument(
        competence=gap.competence,
        label=wording.competence(gap.competence),
        domain=competence.domain,
        required=int(gap.required),
        expected_level=round(gap.levels.expected, _DIGITS),
        interval=(int(low), int(high)),
        p_below=round(gap.p_below, _DIGITS),
        gap=round(gap.expected_gap, _DIGITS),
        importance=round(gap.weight, _DIGITS),
        band=gap.band,
        in_words=wording.band(gap.band),
        assessed=gap.assessed,
        observations=[
            ObservationDocument(provenance=seen.provenance, source=seen.source, value=seen.value)
            for seen in gap.observations
        ],
    )


def _recommendation(item: Recommendation, wording: Wording) -> RecommendationDocument:
    """Amounts keep every digit, so that they add up to the score."""
    return RecommendationDocument(
        id=item.opportunity,
        kind=item.kind.value,
        title=item.title,
        provider=item.provider,
        sample=item.sample,
        score=item.score,
        reasons=[ReasonDocument(text=wording.reason(reason), amount=reason.amount) for reason in item.reasons],
        closes=[
            ClosesDocument(
                competence=closed.competence,
                label=wording.competence(closed.competence),
                expected=round(closed.expected, _DIGITS),
            )
            for closed in item.closes
        ],
        offering=item.offering,
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        weeks=item.weeks,
        hours_per_week=item.hours_per_week,
        place=item.place,
        distance_km=item.distance_km,
        cost_before=float(item.cost_before),
        cost_after=float(item.cost_after),
        chance_of_finishing=round(item.chance_of_finishing, _DIGITS),
        rules=[_outcome(outcome, wording, starts_on=item.starts_on) for outcome in item.outcomes],
        notes=[wording.note(note) for note in item.notes],
    )


def _outcome(outcome: RuleOutcome, wording: Wording, *, starts_on: date | None = None) -> OutcomeDocument:
    rule = outcome.rule
    return OutcomeDocument(
        rule=rule.id,
        name=rule.name.text_in(wording.language),
        verdict=outcome.verdict,
        text=wording.outcome(outcome),
        whom=wording.whom(outcome),
        request=outcome.request.text_in(wording.language) if outcome.request else None,
        deadline=(outcome.deadline or rule.latest_request(starts_on)) if outcome.request else None,
        expired=outcome.expired,
        source=rule.source,
        certainty=rule.certainty,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
    )
