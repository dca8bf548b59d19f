"""The proficiency scale, and a probability over it.

Levels are the four main levels of DigComp 3.0 plus 'none'. Everything that is reported about a competence derives
from a LevelDistribution: nobody is ever 'a 2', they are at level 2 with some probability.
"""

from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Self

_TOLERANCE = 1e-6


class ProficiencyLevel(IntEnum):
    """None, then the four main levels of DigComp 3.0."""

    NONE = 0
    BASIC = 1
    INTERMEDIATE = 2
    ADVANCED = 3
    HIGHLY_ADVANCED = 4


LEVELS = tuple(ProficiencyLevel)
N_LEVELS = len(LEVELS)


@dataclass(frozen=True, slots=True)
class LevelDistribution:
    """P(level = 0), ..., P(level = 4) of one person on one competence; sums to 1."""

    probabilities: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.probabilities) != N_LEVELS:
            raise ValueError(f"expected {N_LEVELS} probabilities, got {len(self.probabilities)}")
        within = all(-_TOLERANCE <= p <= 1 + _TOLERANCE for p in self.probabilities)  # False for NaN as well
        if not within or abs(sum(self.probabilities) - 1) > _TOLERANCE:
            raise ValueError(f"probabilities must be >= 0 and sum to 1, got {self.probabilities}")

    @classmethod
    def certain(cls, level: ProficiencyLevel) -> Self:
        """All probability on one level."""
        return cls(tuple(float(candidate == level) for candidate in LEVELS))

    def p_at_least(self, level: ProficiencyLevel) -> float:
        """P(attained level >= level), in [0, 1]."""
        return min(1.0, max(0.0, sum(self.probabilities[level:])))

    def p_below(self, level: ProficiencyLevel) -> float:
        """P(attained level < level), in [0, 1]."""
        return 1.0 - self.p_at_least(level)

    @property
    def expected(self) -> float:
        """Expected level, in [0, 4]."""
        return sum(level * p for level, p in zip(LEVELS, self.probabilities, strict=True))

    @property
    def most_likely(self) -> ProficiencyLevel:
        """The level with the highest probability; the lower one of equals."""
        return max(LEVELS, key=lambda level: (self.probabilities[level], -level))

    def expected_shortfall(self, required: ProficiencyLevel) -> float:
        """E[max(0, required - level)], in levels, in [0, 4]; 0 when surely at the required level.

        Source: the tail-sum formula, E[max(0, r - X)] = sum over m = 1..r of P(X < m).
        """
        return sum(self.p_below(ProficiencyLevel(m)) for m in range(1, required + 1))

    def given_at_least(self, level: ProficiencyLevel) -> "LevelDistribution":
        """What is left when the level is known to be at least this: P(X = k | X >= level).

        Surely this level where that was thought impossible.
        """
        reached = sum(self.probabilities[level:])
        if reached <= _TOLERANCE:
            return LevelDistribution.certain(level)
        kept = (p / reached if k >= level else 0.0 for k, p in enumerate(self.probabilities))
        return LevelDistribution(tuple(kept))

    def interval(self, mass: float = 0.9) -> tuple[ProficiencyLevel, ProficiencyLevel]:
        """The central interval: at most (1 - mass) / 2 of the probability lies below it, and as much above it.

        Args:
            mass: in (0, 1).
        """
        tail = (1 - mass) / 2
        cumulative = list(accumulate(self.probabilities))
        low = next(level for level in LEVELS if cumulative[level] > tail + _TOLERANCE)
        high = next((level for level in LEVELS if cumulative[level] >= 1 - tail - _TOLERANCE), LEVELS[-1])
        return low, high
