"""What a person holds, per competence, with how sure we are and where we know it from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from competencies.level import LevelDistribution, ProficiencyLevel


class Provenance(StrEnum):
    """Where a piece of knowledge about a person comes from."""

    ANSWERED = "answered"
    TEXT = "text"
    EVIDENCE = "evidence"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True)
class TextReading:
    """A competence that was read from a text of the person, with the words it was read from."""

    competence: str
    level: ProficiencyLevel
    probability: float
    """That the words really say that the person can do this at this level, in [0, 1]."""
    words: str
    provenance: Provenance = Provenance.TEXT


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that moved an estimate, kept so that 'why do you think so' has an answer."""

    provenance: Provenance
    source: str
    """The question's id, the words of the text, or the occupation's id."""
    value: str
    """What was observed: a grade, a level, an option."""


@dataclass(frozen=True, slots=True)
class CompetenceEstimate:
    """The level of one person on one competence."""

    competence: str
    levels: LevelDistribution
    observations: tuple[Observation, ...] = ()

    @property
    def assessed(self) -> bool:
        """Whether the person told or showed something about it. What follows from an occupation alone is inferred."""
        return any(seen.provenance is not Provenance.OCCUPATION for seen in self.observations)


@dataclass(frozen=True)
class CompetenceProfile:
    """The outcome of a check: one estimate for every competence of the framework."""

    framework_version: str
    estimates: Mapping[str, CompetenceEstimate]

    def levels(self, competence: str) -> LevelDistribution:
        """The distribution over levels of one competence."""
        return self.estimates[competence].levels
