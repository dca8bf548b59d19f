"""What stands beside the list: EVC per qualification, places with their terms, combinations, and what to look for.

Built once from the catalogue; ``complete`` adds it to one person's advice. It looks at few offers: those of the list,
and per form of workplace learning and kind of course the ones that close most within the person's distance.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from competencies.check import CompetenceCheck
from competencies.framework import CompetenceFramework
from competencies.opportunity import Course, EvcRoute, Instrument, Opportunity, WorkplaceLearning
from competencies.placement import InstrumentTerms, Placement, SearchReason, WorkplaceProfile
from competencies.recommendation import Advice
from competencies.rules import Rule
from competencies.target import Target, TargetCatalogue, TargetKind
from recommender.assessment import Assessment
from recommender.candidates import Candidate
from recommender.combining import PARTIAL_CERTIFICATE, CombiningConfig, GapSteps, combinations
from recommender.config import ComponentConfig, CoverageConfig, EligibilityConfig
from recommender.evc import EvcConfig, triage_evc
from recommender.offer_table import Mask
from recommender.valuation import Valuation
from recommender.workplace import WorkplaceConfig, placement_of, search_profile, terms_in_force


class BesideConfig(ComponentConfig):
    """Settings of everything beside the list."""

    evc: EvcConfig = EvcConfig()
    workplace: WorkplaceConfig = WorkplaceConfig()
    combining: CombiningConfig = CombiningConfig()
    most_per_form: int = 4
    """Offers of each form of workplace learning and kind of course that are looked at, by what they close."""


@dataclass(frozen=True)
class Beside:
    """The catalogue as it is needed beside the list; the same for every person."""

    opportunities: Sequence[Opportunity]
    framework: CompetenceFramework
    targets: TargetCatalogue
    rules: Sequence[Rule]
    terms: Sequence[InstrumentTerms]
    eligibility: EligibilityConfig = EligibilityConfig()
    coverage: CoverageConfig = CoverageConfig()
    config: BesideConfig = BesideConfig()

    def complete(
        self, advice: Advice, check: CompetenceCheck, assessment: Assessment, found: Valuation, *, today: date
    ) -> Advice:
        """The same advice with EVC, placements, combinations and, where no place fits, what to look for.

        Args:
            advice: the list; it stays as it is.
            check: with excluded occupations by id.
            assessment: of the same check.
            found: what is within the person's limits.
            today: decides terms, rules and first starts.
        """
        listed = [self._by_id[item.opportunity] for item in advice.recommendations]
        near = self._candidates(check, listed, found)
        reason = self._why_search(near, assessment)
        return replace(
            advice,
            evc=triage_evc(
                check,
                assessment.profile,
                assessment.target,
                targets=self._occupations,
                routes=self._routes,
                listed=listed,
                config=self.config.evc,
            ),
            placements=self._placements(advice, assessment, today=today),
            combinations=combinations(
                near,
                check,
                assessment.report,
                terms=self.terms,
                today=today,
                config=self.config.combining,
                coverage=self.coverage,
            ),
            workplace_profile=self.workplace_profile(check, assessment, today=today, reason=reason) if reason else None,
        )

    def workplace_profile(
        self, check: CompetenceCheck, assessment: Assessment, *, today: date, reason: SearchReason = SearchReason.ASKED
    ) -> WorkplaceProfile:
        """What to look for in a workplace; also for somebody who has places to choose from and asks for it."""
        return search_profile(
            check,
            assessment.report,
            assessment.profile,
            reason=reason,
            terms=self.terms,
            rules=self.rules,
            literacy=self._literacy,
            today=today,
            config=self.config.workplace,
        )

    def _candidates(self, check: CompetenceCheck, listed: Sequence[Opportunity], found: Valuation) -> list[Candidate]:
        """Offers of the list and the best of each form, within the asked distance; no route proves anything here."""
        told, distances = check.preferences.max_km, found.candidates.distances
        near = np.isnan(distances) | (distances <= (self.eligibility.default_km if told is None else told))
        rows = {self._rows[one.id] for one in listed if not isinstance(one, EvcRoute)}
        useful = np.flatnonzero(near & (found.gross > 0))
        by_merit = found.rows[useful[np.argsort(-found.gross[useful], kind="stable")]]
        for form in self._forms:
            rows |= set(list(dict.fromkeys(by_merit[form[by_merit]].tolist()))[: self.config.most_per_form])
        chosen = np.flatnonzero(near & np.isin(found.rows, sorted(rows)))
        return [found.candidates[place] for place in chosen.tolist()]

    def _why_search(self, found: Sequence[Candidate], assessment: Assessment) -> SearchReason | None:
        """Why a workplace must be looked for; None where one fits, where there is no gap, and without a goal."""
        report, config = assessment.report, self.config.workplace
        if assessment.target.kind is TargetKind.LITERACY or report.headline < config.no_search_under:
            return None
        steps = GapSteps.of(report)
        shares = [
            steps.share_closed(steps.brought_by(one.opportunity, self.coverage))
            for one in found
            if isinstance(one.opportunity, WorkplaceLearning)
        ]
        if not shares:
            return SearchReason.NONE_WITHIN_LIMITS
        return None if max(shares) >= config.fits_from else SearchReason.CLOSES_TOO_LITTLE

    def _placements(self, advice: Advice, assessment: Assessment, *, today: date) -> tuple[Placement, ...]:
        placements = []
        for item in advice.recommendations:
            workplace = self._by_id[item.opportunity]
            if isinstance(workplace, WorkplaceLearning):
                offering = next(one for one in workplace.offerings if one.id == item.offering)
                terms = terms_in_force(self.terms, workplace.instrument, on=today)
                placements.append(
                    placement_of(workplace, offering, assessment.profile, terms, config=self.config.workplace)
                )
        return tuple(placements)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {one.id: row for row, one in enumerate(self.opportunities)}

    @cached_property
    def _by_id(self) -> dict[str, Opportunity]:
        return {one.id: one for one in self.opportunities}

    @cached_property
    def _routes(self) -> tuple[EvcRoute, ...]:
        return tuple(one for one in self.opportunities if isinstance(one, EvcRoute))

    @cached_property
    def _occupations(self) -> tuple[Target, ...]:
        return self.targets.of_kind(TargetKind.OCCUPATION)

    @cached_property
    def _literacy(self) -> frozenset[str]:
        return frozenset(one.id for one in self.framework.competences if one.literacy)

    @cached_property
    def _forms(self) -> tuple[Mask, ...]:
        """Per form of workplace learning and kind of course: which opportunities are one, shape (n_opportunities,)."""
        places = [
            [isinstance(one, WorkplaceLearning) and one.instrument is form for one in self.opportunities]
            for form in Instrument
        ]
        recognised = [isinstance(one, Course) and "vdab" in one.registrations for one in self.opportunities]
        partial = [isinstance(one, Course) and one.credential == PARTIAL_CERTIFICATE for one in self.opportunities]
        return tuple(np.array(form, dtype=bool) for form in (*places, recognised, partial))
