"""Combinations of offers that are practised in Flanders: what may follow what, and what it closes together.

Three kinds: a course with a training placement and then an IBO; partial certificates of one school after each other;
dual learning with one's own employer as the workplace. Each is made of offers that pass this person's limits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.level import LEVELS
from competencies.opportunity import (
    Course,
    CoverageSource,
    EvcRoute,
    Instrument,
    Offering,
    Opportunity,
    WorkplaceLearning,
    is_sample,
)
from competencies.person import Status
from competencies.placement import ClosedTogether, Combination, CombinationKind, CombinationStep, InstrumentTerms
from recommender.candidates import Candidate
from recommender.config import ComponentConfig, CoverageConfig, Share
from recommender.workplace import longest_weeks, terms_in_force

N_STEPS = len(LEVELS) - 1
WITH_EMPLOYER = frozenset({Status.WERKEND, Status.TIJDELIJK_WERKLOOS})
WORK_AFTER_A_COURSE = (Instrument.IBO, Instrument.K_IBO)
PARTIAL_CERTIFICATE = "deelcertificaat"


class CombiningConfig(ComponentConfig):
    """Which combinations are worth a line."""

    best_courses: int = 5
    """Courses, by what they close, that a combination may begin with."""
    adds_from: Share = 0.03
    """Least share of the weighted gap that each step closes and that no step before it touches."""
    work_closes_from: Share = 0.20
    """Share of the weighted gap that an IBO for another occupation must close by itself to follow a course: with less
    it is a job that happens to teach something, and no step towards the goal."""
    most_weeks_between: int = 26
    """Longest pause between two steps."""


DEFAULTS = CombiningConfig()


@dataclass(frozen=True)
class GapSteps:
    """The gaps of one person as arrays: P(level < m) and the share of the weighted gap that each step holds."""

    competences: tuple[str, ...]
    shortfall: NDArray[np.float64]
    """P(X < m) for m up to the required level, 0 above it, shape (n_gaps, 4)."""
    weights: NDArray[np.float64]
    """Importance shares, shape (n_gaps,)."""

    @classmethod
    def of(cls, report: GapReport) -> "GapSteps":
        """From a gap report, in its order."""
        shortfall = np.zeros((len(report.gaps), N_STEPS))
        for row, gap in enumerate(report.gaps):
            shortfall[row, : gap.required] = [gap.levels.p_below(step) for step in LEVELS[1 : gap.required + 1]]
        return cls(
            tuple(gap.competence for gap in report.gaps), shortfall, np.array([gap.weight for gap in report.gaps])
        )

    @cached_property
    def weighted(self) -> NDArray[np.float64]:
        """Weighted shortfall, shape (n_gaps, 4); its sum is the headline of the report."""
        return self.shortfall * self.weights[:, None]

    @cached_property
    def _headline(self) -> float:
        return float(self.weighted.sum())

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {competence: row for row, competence in enumerate(self.competences)}

    def brought_by(self, opportunity: Opportunity, coverage: CoverageConfig) -> NDArray[np.float64]:
        """P(finishing brings at least level m), by what the offer claims, shape (n_gaps, 4)."""
        brought = np.zeros_like(self.shortfall)
        if isinstance(opportunity, EvcRoute):
            return brought
        trust = {
            CoverageSource.CONFIRMED: coverage.confirmed,
            CoverageSource.STANDARD: coverage.standard,
        }
        for claim in opportunity.coverage:
            row = self._rows.get(claim.competence)
            if row is not None and claim.source in trust:
                brought[row, : claim.level] = np.maximum(brought[row, : claim.level], trust[claim.source])
        return brought

    def share_closed(self, brought: NDArray[np.float64]) -> float:
        """Share of the weighted gap, in [0, 1]; 0 where there is no gap."""
        return float(np.vdot(self.weighted, brought)) / self._headline if self._headline > 0 else 0.0

    def closed_by(self, brought: NDArray[np.float64]) -> tuple[ClosedTogether, ...]:
        """Levels of each gap, largest weighted part first; only what is above a hundredth of a level."""
        levels = (self.shortfall * brought).sum(axis=1)
        order = sorted(
            (row for row in range(len(levels)) if levels[row] >= 0.01),
            key=lambda row: (-levels[row] * self.weights[row], self.competences[row]),
        )
        return tuple(ClosedTogether(self.competences[row], float(levels[row])) for row in order)


@dataclass(frozen=True)
class _Piece:
    """A candidate with what it brings and its dates in a combination."""

    opportunity: Opportunity
    offering: Offering
    starts_on: date
    missed: NDArray[np.float64]
    """1 - P(finishing brings at least level m), shape (n_gaps, 4)."""
    weeks: int

    @property
    def ends_on(self) -> date:
        return self.starts_on + timedelta(weeks=self.weeks, days=-1)

    @property
    def step(self) -> CombinationStep:
        place = self.opportunity
        return CombinationStep(
            opportunity=place.id,
            offering=self.offering.id,
            kind=place.kind,
            title=place.title,
            instrument=place.instrument if isinstance(place, WorkplaceLearning) else None,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            weeks=self.weeks,
            sample=is_sample(place),
        )


def combinations(
    candidates: Sequence[Candidate],
    check: CompetenceCheck,
    report: GapReport,
    *,
    terms: Sequence[InstrumentTerms],
    today: date,
    config: CombiningConfig = DEFAULTS,
    coverage: CoverageConfig | None = None,
) -> tuple[Combination, ...]:
    """At most one combination of each kind, the one that closes most; ordered by what they close.

    Args:
        candidates: offers that pass the person's limits, with the first start for each.
        check: status, and the day by which it must be done.
        report: the gaps that count.
        terms: decide how long a placement may be.
        today: decides which terms are in force.
        config: what is worth a line.
        coverage: how far claims are trusted.

    Returns:
        Nothing where there is no gap. Every step starts after the one before it ends, except a training placement:
        that is part of its course and lies in the second half of it or after it, within half of the course's length.
    """
    gaps = GapSteps.of(report)
    pieces = _pieces_of(candidates, gaps, coverage or CoverageConfig(), config)
    combiner = _Combiner(pieces, check, report.target, gaps, terms, today, config)
    found = [*combiner.course_then_work(), *combiner.partial_certificates(), *combiner.dual_own_employer()]
    return tuple(sorted(found, key=lambda one: (-one.share, one.kind)))


def _pieces_of(
    candidates: Sequence[Candidate], gaps: GapSteps, coverage: CoverageConfig, config: CombiningConfig
) -> list[_Piece]:
    """What closes enough to be a step, those that close most first."""
    pieces = []
    for one in candidates:
        brought = gaps.brought_by(one.opportunity, coverage)
        share = gaps.share_closed(brought)
        if share >= config.adds_from:
            piece = _Piece(one.opportunity, one.offering, one.starts_on, 1 - brought, one.offering.weeks)
            pieces.append((share, piece))
    pieces.sort(key=lambda scored: (-scored[0], scored[1].opportunity.id, scored[1].offering.id))
    return [piece for _, piece in pieces]


@dataclass(frozen=True)
class _Combiner:
    """What is the same for all combinations of one person."""

    pieces: Sequence[_Piece]
    """Offers that close enough, those that close most first."""
    check: CompetenceCheck
    target: str
    gaps: GapSteps
    terms: Sequence[InstrumentTerms]
    today: date
    config: CombiningConfig

    def course_then_work(self) -> Iterator[Combination]:
        """Course, training placement, IBO; without a placement that fits, course and IBO."""
        courses = [
            piece
            for piece in self.pieces
            if isinstance(piece.opportunity, Course) and "vdab" in piece.opportunity.registrations
        ][: self.config.best_courses]
        whole = [self._best_after(self._with_internship(course)) for course in courses]
        best = self._best(found for found in whole if found and len(found) == 3)
        if best:
            yield self._combination(CombinationKind.COURSE_INTERNSHIP_WORK, best)
            return
        best = self._best(found for course in courses if (found := self._best_after([course])) and len(found) == 2)
        if best:
            yield self._combination(CombinationKind.COURSE_WORK, best)

    def _with_internship(self, course: _Piece) -> list[_Piece]:
        """The course with the placement that adds most, where one is short enough."""
        halfway = course.starts_on + timedelta(weeks=course.weeks / 2)
        internships = [
            placed
            for piece in self._workplaces(Instrument.OPLEIDINGSSTAGE)
            if piece.weeks <= self._longest_internship(course)
            and (placed := self._starting(piece, halfway)).starts_on <= self._latest(course)
        ]
        return max(
            ([course, one] for one in internships if self._adds([course], one)),
            key=self._share,
            default=[course],
        )

    def _longest_internship(self, course: _Piece) -> float:
        terms = terms_in_force(self.terms, Instrument.OPLEIDINGSSTAGE, on=self.today)
        if terms is None or terms.most_share_of_course is None:
            return 0.0
        return min(course.weeks * terms.most_share_of_course, longest_weeks(terms) or course.weeks)

    def _best_after(self, before: list[_Piece]) -> list[_Piece] | None:
        """The same steps with the IBO that adds most after them, or None."""
        ready = max(piece.ends_on for piece in before) + timedelta(days=1)
        works = [
            placed
            for instrument in WORK_AFTER_A_COURSE
            for piece in self._workplaces(instrument)
            if self._leads_to_the_goal(piece)
            and (placed := self._starting(piece, ready)).starts_on <= ready + self._pause
        ]
        return self._best([*before, one] for one in works if self._adds(before, one))

    def _leads_to_the_goal(self, piece: _Piece) -> bool:
        place = piece.opportunity
        goal = isinstance(place, WorkplaceLearning) and place.target == self.target
        return goal or self._share([piece]) >= self.config.work_closes_from

    def partial_certificates(self) -> Iterator[Combination]:
        """Two courses with a partial certificate of one school, one after the other."""
        courses = [
            piece
            for piece in self.pieces
            if isinstance(piece.opportunity, Course) and piece.opportunity.credential == PARTIAL_CERTIFICATE
        ][: self.config.best_courses * 2]
        best = self._best(
            [first, placed]
            for first in courses
            for second in courses
            if second.opportunity.id != first.opportunity.id
            and second.opportunity.provider == first.opportunity.provider
            and (placed := self._starting(second, first.ends_on + timedelta(days=1))).starts_on <= self._latest(first)
            and self._adds([first], placed)
            and self._adds([placed], first)
        )
        if best:
            yield self._combination(CombinationKind.PARTIAL_CERTIFICATES, best)

    def dual_own_employer(self) -> Iterator[Combination]:
        """The best dual course for adults, for somebody who has an employer."""
        if self.check.status in WITH_EMPLOYER:
            best = self._best([piece] for piece in self._workplaces(Instrument.DUAAL_VOLWASSENEN))
            if best:
                yield self._combination(CombinationKind.DUAL_OWN_EMPLOYER, best)

    def _workplaces(self, instrument: Instrument) -> list[_Piece]:
        return [
            piece
            for piece in self.pieces
            if isinstance(piece.opportunity, WorkplaceLearning) and piece.opportunity.instrument is instrument
        ]

    @property
    def _pause(self) -> timedelta:
        return timedelta(weeks=self.config.most_weeks_between)

    def _latest(self, before: _Piece) -> date:
        return before.ends_on + self._pause

    def _starting(self, piece: _Piece, day: date) -> _Piece:
        """The same offer with its first start on or after a day, and not before its own first one."""
        start = piece.offering.starts.next_on_or_after(max(day, piece.starts_on))
        return _Piece(piece.opportunity, piece.offering, start, piece.missed, piece.weeks)

    def _share(self, pieces: Sequence[_Piece]) -> float:
        return self.gaps.share_closed(self._brought(pieces))

    @staticmethod
    def _brought(pieces: Sequence[_Piece]) -> NDArray[np.float64]:
        """P(at least one brings at least level m), taken as independent: 1 - the product of (1 - p)."""
        missed = pieces[0].missed
        for piece in pieces[1:]:
            missed = missed * piece.missed
        return np.asarray(1 - missed)

    def _adds(self, before: Sequence[_Piece], piece: _Piece) -> bool:
        """Whether a step brings something that none of those before it brings: a second try adds no step."""
        touched = np.any([other.missed < 1 for other in before], axis=0)
        return self.gaps.share_closed(np.where(touched, 0.0, 1 - piece.missed)) >= self.config.adds_from

    def _best(self, found: Iterable[list[_Piece]]) -> list[_Piece] | None:
        """The one that closes most and ends in time; ties go to the first ids."""
        ready_by = self.check.preferences.ready_by
        in_time = [pieces for pieces in found if ready_by is None or max(piece.ends_on for piece in pieces) <= ready_by]
        return min(
            in_time,
            key=lambda pieces: (-self._share(pieces), [piece.opportunity.id for piece in pieces]),
            default=None,
        )

    def _combination(self, kind: CombinationKind, pieces: Sequence[_Piece]) -> Combination:
        brought = self._brought(pieces)
        ordered = sorted(pieces, key=lambda piece: (piece.starts_on, piece.ends_on))
        return Combination(
            kind=kind,
            steps=tuple(piece.step for piece in ordered),
            closes=self.gaps.closed_by(brought),
            share=self.gaps.share_closed(brought),
        )
