"""Domain values with sensible defaults: a test states only what matters to it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from competencies.expression import Condition
from competencies.framework import Competence, CompetenceFramework, KnowledgeItem, StemDomain
from competencies.language import LocalizedText
from competencies.level import N_LEVELS, LevelDistribution, ProficiencyLevel
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
    PriceRange,
    Provider,
    Recurrence,
    RegisterStatus,
    WorkplaceLearning,
)
from competencies.person import DutchLevel, Schedule
from competencies.place import Place
from competencies.profile import CompetenceEstimate, CompetenceProfile, Observation, Provenance
from competencies.rules import Certainty, Rule, RuleKind, Support, Verdict
from competencies.target import Requirement, Target, TargetKind

GENK = Place("3600", "Genk", "Genk", "Limburg", "vlaanderen", 50.965, 5.501)


def a_text(words: str) -> LocalizedText:
    """The same words in three languages, told apart by their code."""
    return LocalizedText(nl=f"{words} (nl)", en=f"{words} (en)", fr=f"{words} (fr)")


def a_competence(
    id_: str = "solderen", *, domain: str = "elektro", literacy: bool = False, prerequisites: Sequence[str] = ()
) -> Competence:
    return Competence(
        id=id_,
        domain=domain,
        label=a_text(id_),
        description=a_text(f"about {id_}"),
        literacy=literacy,
        statements=tuple(a_text(f"{id_} at level {level}") for level in range(1, 5)),
        prerequisites=tuple(prerequisites),
    )


def a_question(id_: str = "wet-van-ohm", *, competence: str = "solderen", level: int = 2) -> KnowledgeItem:
    """Four options, so that guessing is right once in four times."""
    return KnowledgeItem(
        id=id_,
        competence=competence,
        level=ProficiencyLevel(level),
        question=a_text("which one?"),
        options={option: a_text(option) for option in ("a", "b", "c", "d")},
        right_option="b",
    )


def a_framework(*competences: Competence, questions: Sequence[KnowledgeItem] = ()) -> CompetenceFramework:
    """One domain 'elektro'; without competences given: 'solderen' (specialist) and 'rekenen' (literacy)."""
    return CompetenceFramework(
        version="2026.1+test",
        domains=(StemDomain("elektro", a_text("elektro")),),
        competences=competences or (a_competence("solderen"), a_competence("rekenen", literacy=True)),
        knowledge_items=tuple(questions),
    )


def a_target(requirements: Sequence[tuple[str, int, int]], id_: str = "monteur") -> Target:
    """Requirements as (competence, level, importance)."""
    return Target(
        id=id_,
        kind=TargetKind.OCCUPATION,
        label=a_text(id_),
        description=a_text(f"about {id_}"),
        requirements=tuple(
            Requirement(competence, ProficiencyLevel(level), importance)
            for competence, level, importance in requirements
        ),
    )


TOLD = Observation(Provenance.ANSWERED, "an-item", "alone")
READ = Observation(Provenance.TEXT, "ik soldeer", "3")
SHOWN = Observation(Provenance.EVIDENCE, "attest solderen", "3")
INFERRED = Observation(Provenance.OCCUPATION, "lasser", "3")


def a_profile(levels: dict[str, LevelDistribution], *, seen: tuple[Observation, ...] = (TOLD,)) -> CompetenceProfile:
    return CompetenceProfile(
        "2026.1+test", {id_: CompetenceEstimate(id_, distribution, seen) for id_, distribution in levels.items()}
    )


def an_offering(id_: str = "cursus-1", *, place: Place | None = GENK) -> Offering:
    return Offering(
        id=id_,
        place=place,
        starts=Recurrence(months=(2, 9), weekday=0, ordinal=2),
        weeks=12,
        hours_per_week=7.5,
        days_per_week=1.5,
        schedule=Schedule.EVENING,
        delivery=Delivery.HYBRID,
        price=PriceRange(Decimal("349.95"), Decimal("400.00")),
    )


PROVIDER = Provider("voorbeeld-cvo", "Voorbeeld-CVO", "cvo", sample=True)
ENTRY = EntryRequirements((("rekenen", ProficiencyLevel.BASIC),), DutchLevel.B1, secondary_diploma=True)
COVERAGE = (CoverageClaim("solderen", ProficiencyLevel.INTERMEDIATE, CoverageSource.STANDARD),)


def a_course(id_: str = "cursus", *, title: str = "Solderen") -> Course:
    return Course(
        id=id_,
        provider=PROVIDER,
        title=title,
        language="nl",
        description="Je leert solderen.",
        offerings=(an_offering(f"{id_}-1"), an_offering(f"{id_}-2", place=None)),
        outcomes=("Je soldeert een printplaat.",),
        coverage=COVERAGE,
        entry=ENTRY,
        vks_level=3,
        credential="deelcertificaat",
        registrations=("vdab", "odb"),
    )


def an_evc_route(id_: str = "evc") -> EvcRoute:
    return EvcRoute(
        id=id_,
        provider=None,
        title="EVC monteur",
        language="nl",
        description="Je bewijst wat je kan.",
        offerings=(an_offering(f"{id_}-1", place=None),),
        qualification="BK-0024-3",
        units=(EvcUnit("deel-1", "Deel 1", (("solderen", ProficiencyLevel.ADVANCED),)),),
        register_status=RegisterStatus.UNVERIFIED,
        register_source="een lijst",
        register_date=date(2021, 6, 1),
    )


def a_workplace(id_: str = "ibo") -> WorkplaceLearning:
    return WorkplaceLearning(
        id=id_,
        provider=PROVIDER,
        title="Leren op de werkvloer",
        language="nl",
        description="Je leert in een ploeg.",
        offerings=(an_offering(f"{id_}-1"),),
        instrument=Instrument.K_IBO,
        coverage=COVERAGE,
        entry=ENTRY,
        target="monteur",
    )


def an_informal(id_: str = "makerspace") -> InformalLearning:
    return InformalLearning(
        id=id_,
        provider=PROVIDER,
        title="Avond in de makerspace",
        language="fr",
        description="Je soldeert samen.",
        offerings=(an_offering(f"{id_}-1"),),
        coverage=COVERAGE,
    )


def a_rule(
    *,
    applies_to: Sequence[Condition] = (),
    conditions: Sequence[Condition] = (),
    valid_from: date = date(2026, 1, 1),
    valid_to: date | None = None,
    verdict: Verdict = Verdict.PROBABLY,
    support: Support | None = None,
) -> Rule:
    return Rule(
        id="opleidingscheques",
        kind=RuleKind.FUNDING,
        name=a_text("cheques"),
        valid_from=valid_from,
        valid_to=valid_to,
        source="vlaanderen.be",
        certainty=Certainty.SECONDARY,
        applies_to=tuple(applies_to),
        conditions=tuple(conditions),
        verdict=verdict,
        explanation=a_text("you probably get it"),
        refusal=a_text("it is for others"),
        support=support,
    )


def distributions() -> st.SearchStrategy[LevelDistribution]:
    """Any distribution over the five levels, also with levels that cannot be."""
    weights = st.lists(st.integers(0, 1000), min_size=N_LEVELS, max_size=N_LEVELS).filter(any)
    return weights.map(lambda parts: LevelDistribution(tuple(part / sum(parts) for part in parts)))


def levels(low: int = 0) -> st.SearchStrategy[ProficiencyLevel]:
    """A level from ``low`` to the highest."""
    return st.integers(low, N_LEVELS - 1).map(ProficiencyLevel)
