"""Pathways as JSON: one model for `pathway --json` and the HTTP API."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.documents.advice_document import (
    Answered,
    ClosesDocument,
    TargetNameDocument,
    VersionsDocument,
    versions_document,
)
from api.wording.pathway_render import kind_in_words, note_in_words, quality_in_words, summary_in_words
from api.wording.render import Wording
from competencies.gap import GapReport
from competencies.pathway import LearningPathway, PathwayAdvice, PathwayKind, PathwayStep
from competencies.versions import Versions


class PathwayStepDocument(Answered):
    """One opportunity with its dates."""

    opportunity: str
    offering: str
    title: str
    kind: Literal["training", "evc", "workplace", "informal"]
    provider: str | None
    sample: bool
    start: date
    end: date = Field(description="The last day.")
    hours_per_week: float
    days_per_week: float = Field(description="Days a week at a place; 0 online.")
    place: str | None
    distance_km: float | None
    cost_after: float = Field(description="Euro after support.")
    chance_of_finishing: float = Field(description="After the steps that prepare for it.")
    gap_closed: float = Field(description="Points that this step adds after the steps before it.")
    closes: list[ClosesDocument] = Field(description="What it adds after the steps before it, in levels.")
    after: list[str] = Field(description="Opportunities earlier in the pathway that prepare for this one.")
    notes: list[str]


class PathwayDocument(Answered):
    """Steps in the order of their dates."""

    kind: Literal["most_complete", "fastest", "cheapest"]
    label: str
    steps: list[PathwayStepDocument]
    gap_closed: float = Field(description="Points over all steps: importance-weighted level points x 100.")
    cost_after: float = Field(description="Euro after support over all steps.")
    weeks: int = Field(description="Calendar weeks from the first start to the last end.")
    optimality_gap: float = Field(
        description="The largest share of the best possible value that this pathway may miss; proven."
    )
    proven: bool = Field(description="False: the clock ended the search, so asked again it may give another pathway.")
    summary: str
    quality: str


class PathwaysDocument(Answered):
    """Up to three pathways that really differ, the most complete one first."""

    target: TargetNameDocument
    gap: float = Field(description="The whole gap in points.")
    pathways: list[PathwayDocument]
    notes: list[str]
    made_on: date
    versions: VersionsDocument


_DIGITS = 4
POINTS_PER_LEVEL = 100.0


def pathways_document(
    report: GapReport, advice: PathwayAdvice, *, versions: Versions, made_on: date, wording: Wording
) -> PathwaysDocument:
    """Pathways in the reader's language."""
    gap = POINTS_PER_LEVEL * report.headline
    return PathwaysDocument(
        target=TargetNameDocument(id=report.target, label=wording.target(report.target)),
        gap=round(gap, _DIGITS),
        pathways=[_pathway(pathway, gap, wording) for pathway in advice.pathways],
        notes=[note_in_words(note, wording) for note in advice.notes],
        made_on=made_on,
        versions=versions_document(versions),
    )


def _pathway(pathway: LearningPathway, gap: float, wording: Wording) -> PathwayDocument:
    return PathwayDocument(
        kind=PathwayKind(pathway.kind).value,
        label=kind_in_words(pathway, wording),
        steps=[_step(step, wording) for step in pathway.steps],
        gap_closed=round(pathway.gap_closed, _DIGITS),
        cost_after=float(pathway.cost_after),
        weeks=pathway.weeks,
        optimality_gap=round(pathway.optimality_gap, _DIGITS),
        proven=pathway.proven,
        summary=summary_in_words(pathway, gap=gap, wording=wording),
        quality=quality_in_words(pathway, wording),
    )


def _step(step: PathwayStep, wording: Wording) -> PathwayStepDocument:
    return PathwayStepDocument(
        opportunity=step.opportunity,
        offering=step.offering,
        title=step.title,
        kind=step.kind.value,
        provider=step.provider,
        sample=step.sample,
        start=step.start,
        end=step.end,
        hours_per_week=step.hours_per_week,
        days_per_week=step.days_per_week,
        place=step.place,
        distance_km=step.distance_km,
        cost_after=float(step.cost_after),
        chance_of_finishing=round(step.chance_of_finishing, _DIGITS),
        gap_closed=round(step.gap_closed, _DIGITS),
        closes=[
            ClosesDocument(
                competence=closed.competence,
                label=wording.competence(closed.competence),
                expected=round(closed.expected, _DIGITS),
            )
            for closed in step.closes
        ],
        after=list(step.after),
        notes=[note_in_words(note, wording) for note in step.notes],
    )
