"""The wiring, readable on one screen: assess, then candidates -> value -> ranking -> explanation."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from competencies.check import CompetenceCheck
from competencies.framework import CompetenceFramework
from competencies.measurement.independent import IndependentMeasurement, IndependentSettings
from competencies.opportunity import EvcRoute, Opportunity, RegisterStatus, is_sample
from competencies.place import Place
from competencies.recommendation import Advice, Note, NoteCode
from competencies.rules import Rule
from competencies.target import Target, TargetCatalogue
from competencies.versions import Versions
from recommender.assessment import Assessment, Assessor
from recommender.candidates import find_candidates
from recommender.config import EngineConfig
from recommender.encoder.port import TextEncoder
from recommender.explanation import explain
from recommender.funding import fund
from recommender.index import OpportunityIndex, build_index, wish_parts
from recommender.names import NameFinder
from recommender.ranking import RankedCandidate, rank
from recommender.reading.certificates import CertificateFinder
from recommender.reading.reader import TextReader
from recommender.scoring import (
    ScoredCandidate,
    chance_of_finishing,
    evc_closing,
    expected_closing,
    score_candidate,
    shortfall_of,
    weights_of,
)
from recommender.synonyms import SynonymLayer
from recommender.vectors import OfferVectors, encode_offers


@dataclass(frozen=True)
class Engine:
    """Everything that is the same for every person; built once, shared by all requests, never changed."""

    framework: CompetenceFramework
    targets: TargetCatalogue
    rules: tuple[Rule, ...]
    encoder: TextEncoder
    index: OpportunityIndex
    assessor: Assessor
    target_finder: NameFinder
    config: EngineConfig
    versions: Versions

    def assess(self, check: CompetenceCheck) -> Assessment:
        """Where the person stands; see Assessor.assess."""
        return self.assessor.assess(check)

    def recommend(
        self, check: CompetenceCheck, assessment: Assessment, *, home: Place | None, today: date, n: int | None = None
    ) -> Advice:
        """One ranked, explained list over the four kinds of opportunity.

        Args:
            check: limits, situation and wishes.
            assessment: of the same check.
            home: where the person lives, or None.
            today: nothing starts before it; decides which rules are in force.
            n: length of the list; None is the configured one.

        Returns:
            Advice; an empty list comes with the note that says why.
        """
        shortfall, weights = (
            shortfall_of(assessment.report, self.framework),
            weights_of(assessment.report, self.framework),
        )
        closing = expected_closing(shortfall, self.index.coverage)
        for row, opportunity in enumerate(self.index.opportunities):
            if isinstance(opportunity, EvcRoute):
                closing[row] = evc_closing(opportunity, assessment.report, assessment.profile, self.framework)
        rows = self._rows_worth_a_look(closing @ weights, assessment.target)
        excluded = tuple(sorted(self.assessor.excluded_occupations(check)))
        limits = replace(check, wishes=replace(check.wishes, excluded_occupations=excluded))
        found = find_candidates(
            self.index.opportunities, rows, limits, self.rules, home=home, today=today, config=self.config.eligibility
        )
        wishes = self._wish_similarities(check)
        scored = [
            score_candidate(
                candidate,
                closing=closing[candidate.row],
                weights=weights,
                funding=fund(candidate.offering, candidate.facts, self.rules, on=today),
                finishing=chance_of_finishing(candidate, assessment.profile, self.config.value),
                wish_similarity=float(wishes[candidate.row]),
                hours_wished=check.preferences.hours_per_week,
                framework=self.framework,
                config=self.config.value,
            )
            for candidate in found.candidates
        ]
        ranked = rank(
            scored,
            n=self.config.ranking.n if n is None else n,
            qualification=assessment.target.qualification,
            config=self.config.ranking,
        )
        return Advice(
            recommendations=tuple(explain(item, check, self.index) for item in ranked),
            notes=(*assessment.notes, *found.notes, *self._list_notes(assessment, rows, scored, ranked)),
            within_reach=assessment.within_reach,
            refused=found.refused,
        )

    def _rows_worth_a_look(self, gross: np.ndarray, target: Target) -> list[int]:
        """Rows that close something of the gap, and EVC routes to the target's own qualification."""
        floor = self.config.eligibility.already_held / self.config.value.points_per_level
        return [
            row
            for row, opportunity in enumerate(self.index.opportunities)
            if gross[row] > floor
            or (isinstance(opportunity, EvcRoute) and opportunity.qualification == target.qualification)
        ]

    def _wish_similarities(self, check: CompetenceCheck) -> np.ndarray:
        return self.index.similarity_to(self.encoder.encode(wish_parts(check.wishes.text, language=check.language)))

    def _list_notes(
        self,
        assessment: Assessment,
        rows: Sequence[int],
        scored: Sequence[ScoredCandidate],
        ranked: Sequence[RankedCandidate],
    ) -> list[Note]:
        notes = []
        if not rows:
            notes.append(Note(NoteCode.NO_GAP, {"target": assessment.target.id}))
        elif not scored:
            notes.append(Note(NoteCode.NOTHING_FITS, {}))
        elif all(item.scored.score <= self.config.ranking.worst_score for item in ranked):
            notes.append(Note(NoteCode.NOT_WORTH_IT, {"target": assessment.target.id}))
        if not self._has_known_route(assessment.target):
            notes.append(Note(NoteCode.NO_KNOWN_EVC_ROUTE, {"target": assessment.target.id}))
        if any(is_sample(item.scored.candidate.opportunity) for item in ranked):
            notes.append(Note(NoteCode.SAMPLE_CATALOGUE, {}))
        return notes

    def _has_known_route(self, target: Target) -> bool:
        return target.isco_group is None or any(
            isinstance(opportunity, EvcRoute)
            and opportunity.register_status is RegisterStatus.KNOWN
            and opportunity.qualification == target.qualification
            for opportunity in self.index.opportunities
        )


def build_engine(
    framework: CompetenceFramework,
    targets: TargetCatalogue,
    opportunities: Sequence[Opportunity],
    rules: Sequence[Rule],
    *,
    encoder: TextEncoder,
    catalogue_version: str,
    rules_version: str,
    vectors: Mapping[str, OfferVectors] | None = None,
    synonyms: SynonymLayer | None = None,
    certificates: CertificateFinder | None = None,
    config: EngineConfig | None = None,
    measurement_settings: IndependentSettings | None = None,
) -> Engine:
    """Encode names and framework once, the catalogue where it has no stored vectors, and put the stages together."""
    config = config or EngineConfig()
    settings = measurement_settings or IndependentSettings()
    vectors = encode_offers(opportunities, encoder) if vectors is None else vectors
    reader = TextReader(framework, encoder, config.text_reader, synonyms)
    target_finder = NameFinder(targets.targets, encoder, config.target_finder, synonyms)
    strict = config.target_finder.model_copy(update={"meaning_is_sure": config.target_finder.background_is_sure})
    fingerprint = hashlib.sha256(f"{config.version}{settings!r}".encode()).hexdigest()[:8]
    return Engine(
        framework=framework,
        targets=targets,
        rules=tuple(rules),
        encoder=encoder,
        index=build_index(opportunities, framework, reader, vectors, config.coverage),
        assessor=Assessor(
            framework,
            targets,
            measurement=IndependentMeasurement(settings),
            reader=reader,
            target_finder=target_finder,
            background_finder=NameFinder(targets.as_backgrounds(), encoder, strict, synonyms),
            reach_n=config.reach_n,
            certificates=certificates,
        ),
        target_finder=target_finder,
        config=config,
        versions=Versions(
            framework=framework.version,
            catalogue=catalogue_version,
            rules=rules_version,
            model=encoder.model_id,
            settings=fingerprint,
        ),
    )
