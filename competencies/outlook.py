"""Beyond what a person asked: their own job, what opens most, and what lies past the target."""

from dataclasses import dataclass

from competencies.gap import GapScore
from competencies.level import ProficiencyLevel


@dataclass(frozen=True, slots=True)
class WithinReach:
    """An occupation, with the distance to it."""

    target: str
    headline_gap: float
    """Importance-weighted expected gap in levels; lower is nearer."""
    share_assessed: float
    """Share of the occupation's importance about which the person told or showed something, in [0, 1]."""
    missing: tuple[str, ...] = ()
    """Ids of the competences that add most to the distance, largest first."""


@dataclass(frozen=True, slots=True)
class OwnJob:
    """The science and technology in the person's present occupation, also when they did not ask for it."""

    occupation: str
    gaps: tuple[GapScore, ...]
    """The competences that matter most there, by importance."""


@dataclass(frozen=True, slots=True)
class OneCompetenceMore:
    """What one competence, one level higher, would open. Idea: Mapping Career Causeways (Nesta)."""

    competence: str
    level: ProficiencyLevel
    """The level to reach."""
    opens: tuple[str, ...]
    """Ids of the occupations that come within reach by it, nearest first."""
    n_offers: int
    """Offers whose entry requirement it is, and the only one that is not met yet."""
    gain: float
    """Mean fall of the distance to the nearest occupations, in levels; higher opens more."""


@dataclass(frozen=True, slots=True)
class Surplus:
    """A competence that is probably held above what the target asks."""

    competence: str
    required: ProficiencyLevel
    p_above: float
    """P(level > required), in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """All of it for one person."""

    own_job: OwnJob | None = None
    one_more: tuple[OneCompetenceMore, ...] = ()
    surplus: tuple[Surplus, ...] = ()
    further: tuple[WithinReach, ...] = ()
    """For somebody who is at the target: occupations that ask more of the same."""
