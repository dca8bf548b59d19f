"""What a person holds, per competence, with how sure we are and where we know it from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from competencies.errors import UnknownCompetence
from competencies.level import LevelDistribution, ProficiencyLevel


class Provenance(StrEnum):
    """Where a piece of knowledge about a person comes from."""

    ANSWERED = "answered"
    TEXT = "text"
    EVIDENCE = "evidence"
    OCCUPATION = "occupation"
    SUPPOSED = "supposed"
    """Taken to be so in a what-if; never stored."""


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

    def supposing(self, supposed: Mapping[str, ProficiencyLevel]) -> "CompetenceProfile":
        """The profile as if the person reached at least these levels.

        Raises:
            UnknownCompetence: carries the competence that the framework does not have.
        """
        estimates = dict(self.estimates)
        for competence, level in supposed.items():
            if competence not in estimates:
                raise UnknownCompetence(f"no competence {competence!r}", field="suppose", id=competence)
            held = estimates[competence]
            seen = Observation(Provenance.SUPPOSED, competence, str(int(level)))
            estimates[competence] = replace(
                held, levels=held.levels.given_at_least(level), observations=(*held.observations, seen)
            )
        return replace(self, estimates=estimates) if supposed else self
