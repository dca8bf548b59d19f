"""A world small enough to work out by hand: four competences, four targets, and builders for everything else.

The builders are one object, ``build``: a test states what matters to it and takes the rest as it comes. They hold no
state, so the fixture lives as long as the session and works inside hypothesis tests.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from competencies.check import CompetenceCheck, TargetChoice, TargetChoiceKind
from competencies.expression import Condition
from competencies.framework import Competence, CompetenceFramework, StemDomain
from competencies.gap import GapReport, compute_gap_report
from competencies.language import LocalizedText
from competencies.level import LEVELS, LevelDistribution, ProficiencyLevel
from competencies.opportunity import (
    Course,
    CoverageClaim,
    CoverageSource,
    Delivery,
    EntryRequirements,
    EvcRoute,
    EvcUnit,
    InformalLearning,
    Instrument,
    Offering,
    Opportunity,
    PriceRange,
    Provider,
    Recurrence,
    RegisterStatus,
    WorkplaceLearning,
)
from competencies.person import DutchLevel, Preferences, Schedule, Situation, Wishes
from competencies.place import Place
from competencies.placement import InstrumentTerms
from competencies.profile import CompetenceEstimate, CompetenceProfile, Observation, Provenance
from competencies.rules import Certainty, Rule, RuleKind, Support, Verdict
from competencies.target import Background, Requirement, Synonyms, Target, TargetCatalogue, TargetKind
from recommender.assessment import Assessment
from recommender.candidates import Candidate
from recommender.config import (
    CoverageConfig,
    EligibilityConfig,
    EngineConfig,
    OutlookConfig,
    RankingConfig,
    ReadingWeights,
    TargetFinderConfig,
    TextReaderConfig,
    ValueConfig,
)
from recommender.encoder.port import Embeddings
from recommender.funding import Funding
from recommender.offer_table import KINDS
from recommender.pipeline import Engine, build_engine
from recommender.scoring import Finishing, ScoredCandidate, score_candidate

KM_PER_DEGREE_OF_LATITUDE = 111.195
"""On a sphere with the mean earth radius: 2 x pi x 6371.0088 / 360."""


CONFIG = EngineConfig(
    target_finder=TargetFinderConfig(
        typing_error_floor=0.82, similarity_floor=0.45, meaning_is_sure=0.55, lexical_first=0.2
    ),
    text_reader=TextReaderConfig(
        weights=ReadingWeights(intercept=-5.4, statement=12.0, lead=20.0, floor=0.3),
        highest_level=2,
        longest_part=14,
        most_readings=12,
    ),
    coverage=CoverageConfig(confirmed=0.85, standard=0.80),
    eligibility=EligibilityConfig(
        default_km=50.0,
        widening_km=(20.0, 50.0, 100.0, 300.0),
        lead_days=0,
        dutch_steps_allowed=1,
        already_held=0.10,
    ),
    value=ValueConfig(
        points_per_level=100.0,
        per_eur=-0.02,
        per_week=-0.25,
        per_km=-0.1,
        per_hour_above_wish=-0.02,
        finishing_base=0.90,
        finishing_per_week=0.003,
        finishing_floor=0.25,
        dutch_step_factor=0.80,
        leap_levels=2,
        weeks_per_extra_level=26,
        wish_points=5.0,
        wish_floor=0.25,
    ),
    ranking=RankingConfig(n=10, diversity=0.30, worst_score=0.0, best_of_kind_points=2.0),
    outlook=OutlookConfig(),
)
"""Every weight spelled out, so that what a test works out by hand does not move when the shipped weights do."""


class FakeEncoder:
    """Fixed vectors for the texts that a test names; the rest is a bag of hashed words, so equal words look alike."""

    model_id = "fake@1"
    dimension = 1024

    def __init__(self, fixed: Mapping[str, Mapping[int, float]] | None = None) -> None:
        """Take the fixed vectors.

        Args:
            fixed: text -> the few coordinates that are not zero; made unit length.
        """
        self._fixed = dict(fixed or {})

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """See the port."""
        embeddings = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for axis, value in self._coordinates(text):
                embeddings[row, axis] += value
        lengths = np.linalg.norm(embeddings, axis=1, keepdims=True)
        return np.divide(embeddings, lengths, out=embeddings, where=lengths > 0)

    def _coordinates(self, text: str) -> Iterable[tuple[int, float]]:
        if text in self._fixed:
            return self._fixed[text].items()
        # The first 32 axes are kept for fixed vectors.
        hashes = (hashlib.sha256(word.encode()).digest() for word in re.findall(r"\w+", text.casefold()))
        return [(32 + int.from_bytes(digest[:4]) % (self.dimension - 32), 1.0) for digest in hashes]


def _say(words: str) -> LocalizedText:
    return LocalizedText(words, f"{words} (en)", f"{words} (fr)")


def _levels(required: Mapping[str, int]) -> tuple[tuple[str, ProficiencyLevel], ...]:
    return tuple((competence, ProficiencyLevel(level)) for competence, level in required.items())


class Build:
    """Builders with sensible defaults; every argument can be left out."""

    config = CONFIG

    def encoder(self, fixed: Mapping[str, Mapping[int, float]] | None = None) -> FakeEncoder:
        return FakeEncoder(fixed)

    def competence(self, id_: str = "meten", *, literacy: bool = False) -> Competence:
        statements = tuple(_say(f"{id_} trede {level:d}") for level in LEVELS[1:])
        return Competence(id_, "techniek", _say(id_), _say(f"over {id_}"), literacy, statements)

    def framework(self, *ids: str) -> CompetenceFramework:
        """The competences stroom, meten, code and the literacy competence rekenen; or the ones that are named."""
        competences = (*(self.competence(id_) for id_ in ids or ("stroom", "meten", "code")),)
        if not ids:
            competences = (*competences, self.competence("rekenen", literacy=True))
        return CompetenceFramework("klein-1", (StemDomain("techniek", _say("Techniek")),), competences)

    def target(
        self,
        id_: str = "installateur",
        requirements: Mapping[str, tuple[int, int]] | None = None,
        *,
        kind: TargetKind = TargetKind.OCCUPATION,
        label: str | None = None,
        synonyms: Sequence[str] = (),
        qualification: str | None = None,
        isco_group: str | None = None,
    ) -> Target:
        """``requirements`` is competence -> (level, importance)."""
        required = requirements or {"stroom": (3, 3), "meten": (2, 1)}
        return Target(
            id=id_,
            kind=kind,
            label=_say(label or id_.capitalize()),
            description=_say(f"Wat een {id_} doet"),
            requirements=tuple(
                Requirement(c, ProficiencyLevel(level), weight) for c, (level, weight) in required.items()
            ),
            synonyms=Synonyms(nl=tuple(synonyms)),
            qualification=qualification,
            isco_group=isco_group,
        )

    def background(self, id_: str = "bakker", holds: Mapping[str, int] | None = None, **more: object) -> Background:
        label = str(more.get("label", id_.capitalize()))
        return Background(id=id_, label=_say(label), holds=_levels(holds or {"rekenen": 2}))

    def targets(self) -> TargetCatalogue:
        """Two occupations, a transition and the literacy baseline; the installateur has a qualification."""
        return TargetCatalogue(
            targets=(
                self.target(
                    "installateur",
                    label="Elektrotechnisch installateur",
                    synonyms=("elektricien",),
                    qualification="BK-0001-4",
                    isco_group="7411",
                ),
                self.target("programmeur", {"code": (3, 3), "rekenen": (2, 1)}, synonyms=("ontwikkelaar",)),
                self.target("groen", {"stroom": (1, 1)}, kind=TargetKind.TRANSITION, label="Groene energie"),
                self.target("basis", {"rekenen": (2, 1)}, kind=TargetKind.LITERACY, label="STEM-basis"),
            ),
            backgrounds=(self.background("bakker"),),
        )

    def place(self, km: float = 0.0, name: str = "Genk") -> Place:
        """A place so many kilometres north of the others."""
        return Place("3600", name, name, "Limburg", "Vlaanderen", 50.0 + km / KM_PER_DEGREE_OF_LATITUDE, 5.5)

    def offering(
        self,
        id_: str = "aanbod-1",
        *,
        km: float | None = 0.0,
        weeks: int = 10,
        hours: float = 8.0,
        days: float = 1.0,
        eur: str | tuple[str, str] = "0",
        schedule: Schedule = Schedule.DAY,
        delivery: Delivery = Delivery.ONSITE,
        starts: Recurrence | None = None,
    ) -> Offering:
        low, high = (eur, eur) if isinstance(eur, str) else eur
        return Offering(
            id=id_,
            place=None if km is None else self.place(km),
            starts=starts or Recurrence(),
            weeks=weeks,
            hours_per_week=hours,
            days_per_week=days,
            schedule=schedule,
            delivery=delivery,
            price=PriceRange(Decimal(low), Decimal(high)),
        )

    def entry(
        self, competences: Mapping[str, int] | None = None, *, dutch: DutchLevel | None = None, diploma: bool = False
    ) -> EntryRequirements:
        return EntryRequirements(_levels(competences or {}), dutch, diploma)

    def claims(
        self, covers: Mapping[str, int], source: CoverageSource = CoverageSource.CONFIRMED
    ) -> tuple[CoverageClaim, ...]:
        return tuple(CoverageClaim(competence, ProficiencyLevel(level), source) for competence, level in covers.items())

    def course(self, id_: str = "cursus", covers: Mapping[str, int] | None = None, **more: object) -> Course:
        """``covers`` is competence -> level, confirmed; ``{}`` leaves the coverage to the text."""
        fields = {
            "provider": None,
            "title": f"Titel {id_}",
            "language": "nl",
            "description": "",
            "offerings": (self.offering(f"{id_}-1"),),
            "coverage": self.claims({"stroom": 3} if covers is None else covers),
        }
        return Course(id=id_, **{**fields, **more})

    def informal(self, id_: str = "makerspace", covers: Mapping[str, int] | None = None, **more: object):
        fields = {
            "provider": None,
            "title": f"Titel {id_}",
            "language": "nl",
            "description": "",
            "offerings": (self.offering(f"{id_}-1"),),
            "coverage": self.claims({"stroom": 1} if covers is None else covers),
        }
        return InformalLearning(id=id_, **{**fields, **more})

    def workplace(self, id_: str = "werkplek", covers: Mapping[str, int] | None = None, **more: object):
        fields = {
            "provider": None,
            "title": f"Titel {id_}",
            "language": "nl",
            "description": "",
            "offerings": (self.offering(f"{id_}-1"),),
            "instrument": Instrument.IBO,
            "coverage": self.claims({"stroom": 3} if covers is None else covers),
        }
        return WorkplaceLearning(id=id_, **{**fields, **more})

    def route(
        self,
        id_: str = "evc",
        units: Mapping[str, Mapping[str, int]] | None = None,
        *,
        qualification: str = "BK-0001-4",
        status: RegisterStatus = RegisterStatus.KNOWN,
        **more: object,
    ) -> EvcRoute:
        """``units`` is unit -> competence -> level."""
        fields = {
            "provider": None,
            "title": f"Titel {id_}",
            "language": "nl",
            "description": "",
            "offerings": (self.offering(f"{id_}-1", km=None, days=0),),
            "register_source": "register",
            "register_date": date(2025, 6, 1),
        }
        units = units or {"deel": {"stroom": 3}}
        return EvcRoute(
            id=id_,
            qualification=qualification,
            units=tuple(EvcUnit(name, name, _levels(requires)) for name, requires in units.items()),
            register_status=status,
            **{**fields, **more},
        )

    def provider(self, *, sample: bool = False, kind: str = "cvo") -> Provider:
        return Provider("aanbieder", "Aanbieder", kind, sample)

    def check(
        self,
        *,
        preferences: Mapping[str, object] | None = None,
        situation: Mapping[str, object] | None = None,
        wishes: Mapping[str, object] | None = None,
        **more: object,
    ) -> CompetenceCheck:
        return CompetenceCheck(
            preferences=Preferences(**(preferences or {})),
            situation=Situation(**(situation or {})),
            wishes=Wishes(**(wishes or {})),
            **more,
        )

    def choice(
        self, id_: str | None = None, *, text: str | None = None, kind: TargetChoiceKind = TargetChoiceKind.OCCUPATION
    ) -> TargetChoice:
        return TargetChoice(kind, id_, text)

    def assessment(self, assessment: Assessment, profile: CompetenceProfile) -> Assessment:
        """The same assessment as if the person held exactly this."""
        return replace(assessment, profile=profile, report=compute_gap_report(profile, assessment.target))

    def profile(
        self, levels: Mapping[str, int | Sequence[float]] | None = None, *, framework: CompetenceFramework | None = None
    ) -> CompetenceProfile:
        """Certain levels or five probabilities; a competence that is not named is surely at level 0."""
        framework = framework or self.framework()
        estimates = {}
        for competence in framework.competences:
            told = (levels or {}).get(competence.id, 0)
            distribution = (
                LevelDistribution.certain(ProficiencyLevel(told))
                if isinstance(told, int)
                else LevelDistribution(tuple(told))
            )
            seen = (Observation(Provenance.ANSWERED, "vraag", "antwoord"),)
            estimates[competence.id] = CompetenceEstimate(competence.id, distribution, seen)
        return CompetenceProfile(framework.version, estimates)

    def report(
        self, levels: Mapping[str, int | Sequence[float]] | None = None, target: Target | None = None
    ) -> GapReport:
        return compute_gap_report(self.profile(levels), target or self.target())

    def terms(self, instrument: Instrument = Instrument.IBO, **more: object) -> InstrumentTerms:
        """In force from 2026 on, 4 to 26 weeks."""
        fields = {
            "id": f"{instrument}-nu",
            "instrument": instrument,
            "name": _say(instrument.value),
            "valid_from": date(2026, 1, 1),
            "valid_to": None,
            "source": "test",
            "certainty": Certainty.SECONDARY,
            "signers": _say("allen"),
            "pay": _say("niets"),
            "travel": _say("niets"),
            "who_may": ("regel",),
            "least_weeks": 4,
            "most_weeks": 26,
        }
        return InstrumentTerms(**{**fields, **more})

    def rule(self, id_: str = "regel", conditions: Sequence[Condition] = (), **more: object) -> Rule:
        """In force from 2020 on, for every offer and every person, saying yes."""
        fields = {
            "kind": RuleKind.INSTRUMENT,
            "name": _say(id_),
            "valid_from": date(2020, 1, 1),
            "valid_to": None,
            "source": "test",
            "certainty": Certainty.OFFICIAL,
            "applies_to": (),
            "conditions": tuple(conditions),
            "verdict": Verdict.YES,
            "explanation": _say("mag"),
            "refusal": _say("mag niet"),
        }
        return Rule(id=id_, **{**fields, **more})

    def funding_rule(
        self, id_: str = "steun", share: str = "0.5", *, maximum: str | None = None, **more: object
    ) -> Rule:
        support = Support(Decimal(share), None if maximum is None else Decimal(maximum))
        return self.rule(id_, kind=RuleKind.FUNDING, support=support, **more)

    def candidate(
        self,
        opportunity: Opportunity | None = None,
        *,
        offering: Offering | None = None,
        distance: float | None = None,
        missing_dutch: int = 0,
        starts_on: date = date(2026, 11, 30),
    ) -> Candidate:
        opportunity = opportunity or self.course()
        return Candidate(
            row=0,
            opportunity=opportunity,
            offering=offering or opportunity.offerings[0],
            starts_on=starts_on,
            distance=distance,
            missing_dutch=missing_dutch,
            outcomes=(),
        )

    def funding(self, after: str = "0", before: str | None = None) -> Funding:
        return Funding(Decimal(before or after), Decimal(after), ())

    def scored(
        self,
        id_: str = "cursus",
        points: Mapping[str, float] | None = None,
        *,
        opportunity: Opportunity | None = None,
        offering: Offering | None = None,
        chance: float = 1.0,
        weakest: str | None = None,
        p_weakest: float = 1.0,
        eur: str = "0",
        missing_dutch: int = 0,
        starts_on: date = date(2026, 11, 30),
    ) -> ScoredCandidate:
        """An offering that closes so many points per competence if finished; the only cost is ``eur`` / 50 points."""
        opportunity = opportunity or self.course(id_)
        points = {"stroom": 50.0} if points is None else points
        framework = self.framework()
        closing = np.array([points.get(competence.id, 0.0) / 100 for competence in framework.competences])
        return score_candidate(
            self.candidate(opportunity, offering=offering, missing_dutch=missing_dutch, starts_on=starts_on),
            closing=closing,
            weights=np.ones(len(framework.competences)),
            funding=self.funding(eur),
            finishing=Finishing(chance, weakest, p_weakest),
            wish_similarity=0.0,
            hours_wished=None,
            framework=framework,
            config=CONFIG.value.model_copy(update={"per_week": 0}),
        )

    def pool(self, scored: Sequence[ScoredCandidate]) -> "ListedPool":
        return ListedPool(scored)

    def engine(
        self,
        *opportunities: Opportunity,
        rules: Sequence[Rule] = (),
        targets: TargetCatalogue | None = None,
        encoder: FakeEncoder | None = None,
        config: EngineConfig | None = None,
    ) -> Engine:
        return build_engine(
            self.framework(),
            targets or self.targets(),
            opportunities,
            rules,
            encoder=encoder or FakeEncoder(),
            catalogue_version="catalogus-1",
            rules_version="regels-1",
            config=config or CONFIG,
        )


class ListedPool:
    """Scored candidates as a pool, with ceilings that are far too high, so that every choice needs exact scores."""

    SLACK = 7.0

    def __init__(self, scored: Sequence[ScoredCandidate]) -> None:
        self.items = sorted(
            scored, key=lambda s: (s.candidate.opportunity.id, s.candidate.starts_on, s.candidate.offering.id)
        )
        ids = sorted({item.candidate.opportunity.id for item in self.items})
        competences = sorted({competence for item in self.items for competence in item.closing})
        self.rows = np.array([ids.index(item.candidate.opportunity.id) for item in self.items], dtype=np.int64)
        self.kinds = np.array([KINDS.index(item.candidate.opportunity.kind) for item in self.items], dtype=np.int64)
        points = np.array([[item.closing.get(c, 0.0) for c in competences] for item in self.items])
        self.points = points.reshape(len(self.items), len(competences))
        self.gross = self.points.sum(axis=1)
        self.ceilings = np.array([item.score for item in self.items]) + self.SLACK
        self.asked = set[int]()

    def proves(self, qualification: str | None) -> np.ndarray:
        opportunities = [item.candidate.opportunity for item in self.items]
        return np.array([getattr(o, "qualification", "") == qualification for o in opportunities], dtype=bool)

    def closing(self, places: np.ndarray) -> np.ndarray:
        return self.points[places]

    def score(self, place: int) -> float:
        self.asked.add(place)
        return self.items[place].score

    def scored(self, place: int) -> ScoredCandidate:
        return self.items[place]


@pytest.fixture(scope="session")
def build() -> Build:
    """All builders."""
    return Build()


@pytest.fixture
def note_codes() -> Callable[..., list[str]]:
    """The codes of notes, in order."""
    return lambda notes: [note.code for note in notes]
