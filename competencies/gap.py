"""How far a person's levels lie below what a target requires. A higher GapScore is a larger gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from competencies.level import LevelDistribution, ProficiencyLevel
from competencies.profile import CompetenceProfile, Observation, Provenance
from competencies.target import Target


class GapBand(StrEnum):
    """What is said in words about P(level < required); one table for the arithmetic and for the page."""

    SURELY_THERE = "surely_there"
    PROBABLY_THERE = "probably_there"
    UNCLEAR = "unclear"
    PROBABLY_GAP = "probably_gap"
    SURELY_GAP = "surely_gap"
    NOT_MEASURED = "not_measured"


GAP_BANDS: tuple[tuple[float, GapBand], ...] = (
    (0.10, GapBand.SURELY_THERE),
    (0.35, GapBand.PROBABLY_THERE),
    (0.65, GapBand.UNCLEAR),
    (0.90, GapBand.PROBABLY_GAP),
    (1.00, GapBand.SURELY_GAP),
)
"""Upper bound of P(level < required) -> band. Policy of the project; shown as such to the reader."""


INFERRED_BANDS = {GapBand.SURELY_THERE: GapBand.PROBABLY_THERE, GapBand.SURELY_GAP: GapBand.PROBABLY_GAP}
"""What is typical for an occupation, or read from words, is never sure for one person."""


def band_of(p_below: float) -> GapBand:
    """The band of a probability in [0, 1]."""
    return next(band for bound, band in GAP_BANDS if p_below <= bound + 1e-9)


@dataclass(frozen=True, slots=True)
class GapScore:
    """The gap on one required competence."""

    competence: str
    required: ProficiencyLevel
    weight: float
    """Share of the target's importance, in [0, 1]; sums to 1 over the target."""
    levels: LevelDistribution
    assessed: bool
    """Whether the person told or showed something about it."""
    observations: tuple[Observation, ...] = ()

    @property
    def p_below(self) -> float:
        """P(level < required), in [0, 1]."""
        return self.levels.p_below(self.required)

    @property
    def expected_gap(self) -> float:
        """E[max(0, required - level)], in levels."""
        return self.levels.expected_shortfall(self.required)

    @property
    def weighted_gap(self) -> float:
        """Importance share times expected gap: what this competence adds to the headline."""
        return self.weight * self.expected_gap

    @property
    def band(self) -> GapBand:
        """What is said in words; 'not measured' without any observation, 'surely' only after an answer."""
        if not self.observations:
            return GapBand.NOT_MEASURED
        band = band_of(self.p_below)
        answered = any(seen.provenance is Provenance.ANSWERED for seen in self.observations)
        return band if answered else INFERRED_BANDS.get(band, band)


@dataclass(frozen=True)
class GapReport:
    """The gaps of one person towards one target, largest weighted gap first."""

    target: str
    framework_version: str
    gaps: tuple[GapScore, ...]

    @property
    def headline(self) -> float:
        """Sum of importance share x expected gap, in levels, in [0, 4]."""
        return sum(gap.weighted_gap for gap in self.gaps)

    @property
    def strengths(self) -> tuple[GapScore, ...]:
        """Required competences that are surely or probably there, strongest first."""
        held = [gap for gap in self.gaps if gap.band in {GapBand.SURELY_THERE, GapBand.PROBABLY_THERE}]
        return tuple(sorted(held, key=lambda gap: (gap.p_below, -gap.weight, gap.competence)))

    @property
    def share_assessed(self) -> float:
        """Share of the target's importance about which the person told or showed something, in [0, 1]."""
        return sum(gap.weight for gap in self.gaps if gap.assessed)


def compute_gap_report(profile: CompetenceProfile, target: Target) -> GapReport:
    """Compare what a person holds with what a target requires.

    Every requirement appears, assessed or not: a competence without observations keeps its prior and says so.
    Ties are ordered by competence id.
    """
    weights: Mapping[str, float] = target.weights
    gaps = [
        GapScore(
            competence=requirement.competence,
            required=requirement.level,
            weight=weights[requirement.competence],
            levels=profile.levels(requirement.competence),
            assessed=profile.estimates[requirement.competence].assessed,
            observations=profile.estimates[requirement.competence].observations,
        )
        for requirement in target.requirements
    ]
    gaps.sort(key=lambda gap: (-gap.weighted_gap, gap.competence))
    return GapReport(target=target.id, framework_version=profile.framework_version, gaps=tuple(gaps))
