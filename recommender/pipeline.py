"""The wiring, readable on one screen: assess, then candidates -> value -> ranking -> explanation."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from competencies.check import CompetenceCheck
from competencies.framework import CompetenceFramework
from competencies.level import ProficiencyLevel
from competencies.measurement.independent import IndependentMeasurement, IndependentSettings
from competencies.opportunity import Opportunity, RegisterStatus, is_sample
from competencies.outlook import Outlook
from competencies.place import Place
from competencies.placement import InstrumentTerms
from competencies.recommendation import Advice, Note, NoteCode
from competencies.rules import Rule
from competencies.target import Target, TargetCatalogue
from competencies.versions import Versions
from competencies.voice import NO_ADJUSTMENTS, ListAdjustments
from recommender.adjusting import hand_notes, place_by_hand, rows_by_hand, struck_rows
from recommender.assessment import NOTHING_SUPPOSED, Assessment, Assessor
from recommender.beside import Beside, BesideConfig
from recommender.candidates import find_candidates
from recommender.config import EngineConfig, ValueConfig
from recommender.encoder.port import TextEncoder
from recommender.evc import proof_points
from recommender.explanation import explain
from recommender.index import OpportunityIndex, build_index, wish_parts
from recommender.names import NameFinder
from recommender.offer_coverage import OfferCoverage
from recommender.offer_table import Mask
from recommender.outlook import further_targets, one_competence_more, own_job_of, surplus_of, within_reach_of
from recommender.ranking import RankedCandidate, best_first, rank
from recommender.reading.certificates import CertificateFinder
from recommender.reading.coverage import CoverageReader
from recommender.reading.reader import TextReader
from recommender.rulings import RuleIndex, Rulings
from recommender.scoring import Shortlist
from recommender.synonyms import SynonymLayer
from recommender.tracing import StageTrace
from recommender.valuation import Stakes, Valuation, value_for
from recommender.vectors import OfferVectors, encode_offers


@dataclass(frozen=True)
class Engine:
    """Everything that is the same for every person; built once, shared by all requests, never changed."""

    framework: CompetenceFramework
    targets: TargetCatalogue
    rules: tuple[Rule, ...]
    encoder: TextEncoder
    index: OpportunityIndex
    rule_index: RuleIndex
    coverage_reader: CoverageReader
    assessor: Assessor
    target_finder: NameFinder
    config: EngineConfig
    versions: Versions
    instruments: tuple[InstrumentTerms, ...] = ()
    beside_config: BesideConfig = BesideConfig()

    @cached_property
    def beside(self) -> Beside:
        """What is told beside the list."""
        return Beside(
            self.index.opportunities,
            self.framework,
            self.targets,
            self.rules,
            self.instruments,
            self.config.eligibility,
            self.config.coverage,
            self.beside_config,
        )

    def assess(
        self, check: CompetenceCheck, *, supposed: Mapping[str, ProficiencyLevel] = NOTHING_SUPPOSED
    ) -> Assessment:
        """Where the person stands; see Assessor.assess."""
        return self.assessor.assess(check, supposed=supposed)

    def recommend(
        self,
        check: CompetenceCheck,
        assessment: Assessment,
        *,
        home: Place | None,
        today: date,
        n: int | None = None,
        adjustments: ListAdjustments = NO_ADJUSTMENTS,
        trace: StageTrace | None = None,
    ) -> Advice:
        """One ranked, explained list over the four kinds of opportunity.

        Args:
            check: limits, situation and wishes.
            assessment: of the same check.
            home: where the person lives, or None.
            today: nothing starts before it; decides which rules are in force.
            n: length of the list; None is the configured one.
            adjustments: what the person and the counsellor said about the list; see recommender.adjusting.
            trace: takes the fingerprints of the stages, for advice that is stored.

        Returns:
            Advice; an empty list comes with the note that says why.
        """
        limits = self._limits(check, assessment)
        found = self._value(limits, assessment, home=home, today=today, without=struck_rows(self.index, adjustments))
        if trace is not None:
            trace.see(found)
        ranked = rank(
            found,
            n=self.config.ranking.n if n is None else n,
            proves_own=self._proves_own(assessment.target)[found.rows],
            config=self.config.ranking,
        )
        # One by one: what is chosen by hand has its own distance, and widens nobody else's.
        chosen = [
            self._value(limits, assessment, home=home, today=today, only=row)
            for row in rows_by_hand(self.index, adjustments)
        ]
        ranked = place_by_hand(ranked, [best for one in chosen for best in best_first(one, n=1)], adjustments)
        refused = {outcome.rule.id: outcome for one in (found, *chosen) for outcome in one.candidates.refused}
        advice = Advice(
            recommendations=tuple(explain(item, check, from_text=self.index.read_from_text) for item in ranked),
            notes=(
                *assessment.notes,
                *found.candidates.notes,
                *self._list_notes(assessment, found, ranked),
                *hand_notes(self.index, ranked, adjustments),
            ),
            within_reach=assessment.within_reach,
            refused=tuple(refused[id_] for id_ in sorted(refused)),
            outlook=self._look_around(assessment, found),
            guidance=found.candidates.rulings.guidance(),
        )
        return self.beside.complete(advice, limits, assessment, found, today=today)

    def _look_around(self, assessment: Assessment, found: Valuation) -> Outlook:
        """What lies beside and beyond the target."""
        config, distances, at_least = self.config.outlook, self.assessor.distances, found.stakes.at_least
        allowed = distances.without(assessment.excluded)
        own, target = assessment.background, assessment.target
        at_target = assessment.report.headline <= config.within_reach
        further = further_targets(target, distances, at_least, allowed=allowed, config=config) if at_target else []
        return Outlook(
            own_job=own_job_of(own, self.targets.targets, assessment.profile, config)
            if own is not None and own.id != target.id
            else None,
            one_more=one_competence_more(
                distances,
                at_least,
                self.framework,
                allowed=allowed,
                needs=found.needs,
                opportunities=found.rows,
                config=config,
            ),
            surplus=surplus_of(assessment.report, config),
            further=tuple(within_reach_of(self.targets.target(id_), assessment.profile, config) for id_ in further),
        )

    def shortlist(
        self,
        check: CompetenceCheck,
        assessment: Assessment,
        *,
        home: Place | None,
        today: date,
        n: int = 300,
        adjustments: ListAdjustments = NO_ADJUSTMENTS,
    ) -> Shortlist:
        """The best offering of each of the n best opportunities, by score alone, for whoever combines them.

        Args: as for ``recommend``.
        """
        struck = struck_rows(self.index, adjustments)
        found = self._value(self._limits(check, assessment), assessment, home=home, today=today, without=struck)
        return Shortlist(tuple(best_first(found, n=n)), found.stakes.by_step)

    def _value(
        self,
        check: CompetenceCheck,
        assessment: Assessment,
        *,
        home: Place | None,
        today: date,
        without: Sequence[int] = (),
        only: int | None = None,
    ) -> Valuation:
        """Candidates within the limits, valued as far as can be done for all at once.

        Args:
            check: with excluded occupations by id.
            assessment: of the same check.
            home: where the person lives, or None.
            today: decides rules and starts.
            without: rows that were taken out.
            only: the one row to look at, also where it closes nothing.
        """
        value = value_for(check.preferences.importance, self.config.value)
        stakes = Stakes(assessment.report, assessment.profile, self.index, self.framework, value)
        floor = self.config.eligibility.already_held * value.points_per_level / self.config.value.points_per_level
        worth = (stakes.gross > floor) | self._proves_own(assessment.target)
        anything_to_gain = bool(worth.any())
        proofs = self._proofs(check, assessment, value)
        worth[list(proofs)] = True
        worth[list(without)] = False
        if only is not None:
            worth = np.arange(len(worth)) == only
        found = find_candidates(
            self.index.table,
            worth,
            check,
            Rulings(self.rule_index, check, on=today, target=assessment.target),
            home=home,
            today=today,
            config=self.config.eligibility,
        )
        hours_wished = check.preferences.hours_per_week
        wish = self.encoder.encode(wish_parts(self.assessor.wish_text(check), language=check.language))
        return Valuation(
            found, stakes, assessment.profile, self.index, hours_wished, wish, value, proofs, anything_to_gain
        )

    def _proofs(
        self, check: CompetenceCheck, assessment: Assessment, value: ValueConfig
    ) -> dict[int, dict[str, float]]:
        """Routes that give proof of something held, by row."""
        weights = {gap.competence: gap.weight for gap in assessment.report.gaps}
        points = (
            (row, proof_points(route, assessment.profile, check, weights, points_per_level=value.points_per_level))
            for row, route in self.index.routes
            if weights.keys() & {competence for unit in route.units for competence, _ in unit.requires}
        )
        least = self.config.ranking.best_of_kind_points
        return {row: proof for row, proof in points if sum(proof.values()) >= least}

    def _limits(self, check: CompetenceCheck, assessment: Assessment) -> CompetenceCheck:
        """The check with the excluded occupations by id."""
        excluded = tuple(sorted(assessment.excluded))
        return replace(check, wishes=replace(check.wishes, excluded_occupations=excluded))

    def _proves_own(self, target: Target) -> Mask:
        """The EVC routes to the target's own qualification, shape (n_opportunities,)."""
        own = np.zeros(len(self.index.opportunities), dtype=bool)
        own[[row for row, route in self.index.routes if route.qualification == target.qualification]] = True
        return own

    def _list_notes(self, assessment: Assessment, found: Valuation, ranked: Sequence[RankedCandidate]) -> list[Note]:
        notes = []
        if not found.anything_to_gain:
            notes.append(Note(NoteCode.NO_GAP, {"target": assessment.target.id}))
        elif not len(found.rows):
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
            route.register_status is RegisterStatus.KNOWN and route.qualification == target.qualification
            for _, route in self.index.routes
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
    coverage: Mapping[str, OfferCoverage] | None = None,
    synonyms: SynonymLayer | None = None,
    certificates: CertificateFinder | None = None,
    config: EngineConfig | None = None,
    measurement_settings: IndependentSettings | None = None,
    instruments: Sequence[InstrumentTerms] = (),
) -> Engine:
    """Encode names and framework once, the catalogue where nothing of it is stored, and put the stages together."""
    config = config or EngineConfig()
    settings = measurement_settings or IndependentSettings()
    vectors = encode_offers(opportunities, encoder) if vectors is None else vectors
    reader = TextReader(framework, encoder, config.text_reader, synonyms)
    coverage_reader = CoverageReader(framework, reader, config.coverage.text)
    index = build_index(
        opportunities,
        framework,
        coverage_reader,
        vectors,
        config=config.coverage,
        value=config.value,
        read=coverage,
    )
    target_finder = NameFinder(targets.targets, encoder, config.target_finder, synonyms)
    strict = config.target_finder.model_copy(update={"meaning_is_sure": config.target_finder.background_is_sure})
    fingerprint = hashlib.sha256(
        f"{config.version}{settings!r}{BesideConfig().model_dump_json()}".encode()
    ).hexdigest()[:8]
    return Engine(
        framework=framework,
        targets=targets,
        rules=tuple(rules),
        encoder=encoder,
        index=index,
        rule_index=RuleIndex(index.table, rules),
        coverage_reader=coverage_reader,
        assessor=Assessor(
            framework,
            targets,
            measurement=IndependentMeasurement(settings),
            reader=reader,
            target_finder=target_finder,
            background_finder=NameFinder(targets.as_backgrounds(), encoder, strict, synonyms),
            outlook=config.outlook,
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
        instruments=tuple(instruments),
    )
