"""The value of one offering for one person, as the parts that add up to it.

Points are importance-weighted level points x 100: closing one level on a competence with a tenth of the target's
importance is worth 10 points. Costs are points taken off, by the weights in ValueConfig.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from competencies.errors import ShapeMismatch
from competencies.framework import CompetenceFramework
from competencies.gap import GapReport
from competencies.level import ProficiencyLevel
from competencies.opportunity import EvcRoute
from competencies.profile import CompetenceProfile
from competencies.recommendation import ClosedGap, Reason, ReasonCode
from recommender.candidates import Candidate
from recommender.config import ValueConfig
from recommender.funding import Funding
from recommender.index import N_STEPS, Coverage
from recommender.offer_table import Floats, Ints, requirements_at_start

Shortfall = NDArray[np.float64]


def shortfall_of(report: GapReport, framework: CompetenceFramework) -> Shortfall:
    """P(level < m) for every step m up to the required level, zero above it.

    Returns:
        Shape (n_competences, 4) for m = 1..4; rows of competences that the target does not ask for are zero.
        A row sums to the expected gap in levels.
    """
    shortfall = np.zeros((len(framework.competences), N_STEPS))
    for gap in report.gaps:
        steps = [gap.levels.p_below(ProficiencyLevel(m)) for m in range(1, gap.required + 1)]
        shortfall[framework.rows[gap.competence], : gap.required] = steps
    return shortfall


def weights_of(report: GapReport, framework: CompetenceFramework) -> NDArray[np.float64]:
    """Importance shares, shape (n_competences,), summing to 1."""
    weights = np.zeros(len(framework.competences))
    for gap in report.gaps:
        weights[framework.rows[gap.competence]] = gap.weight
    return weights


def expected_closing(shortfall: Shortfall, coverage: Coverage) -> NDArray[np.float64]:
    """How much of each gap finishing would close.

    Args:
        shortfall: P(level < m), shape (n_competences, 4), in [0, 1].
        coverage: P(finishing brings at least level m), shape (n_opportunities, n_competences, 4), in [0, 1].

    Returns:
        Shape (n_opportunities, n_competences), in levels, in [0, 4], higher is better.

    Raises:
        ShapeMismatch: the arguments disagree on the number of competences or steps.

    Source: with the attained level X and the level M that finishing brings independent,
    E[max(0, r - X)] - E[max(0, r - max(X, M))] = sum over m = 1..r of P(X < m) P(M >= m).
    """
    if coverage.shape[1:] != shortfall.shape:
        raise ShapeMismatch(f"coverage {coverage.shape} does not fit shortfall {shortfall.shape}")
    return np.asarray(np.einsum("jkm,km->jk", coverage, shortfall))


def standing_of(profile: CompetenceProfile, framework: CompetenceFramework) -> NDArray[np.float64]:
    """P(level >= l) of the person for l = 0..4, shape (n_competences, 5)."""
    probabilities = np.array([profile.levels(competence.id).probabilities for competence in framework.competences])
    return np.asarray(np.clip(probabilities[:, ::-1].cumsum(axis=1)[:, ::-1], 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Finishing:
    """The chance of finishing, and the entry requirement that lowers it most."""

    chance: float
    weakest: str | None
    """Competence id; None where nothing is asked."""
    p_weakest: float
    """P(the person meets that requirement), in [0, 1]."""


def chance_of_finishing(candidate: Candidate, profile: CompetenceProfile, config: ValueConfig) -> Finishing:
    """From the length, the entry requirements as probabilities, the leap in level, and the missing Dutch.

    The weakest requirement decides: requirements of one course are met or missed together, so multiplying them
    would count one doubt several times.
    """
    required = requirements_at_start(candidate.opportunity, candidate.offering, config)
    met = {competence: profile.levels(competence).p_at_least(level) for competence, level in required.items()}
    weakest = min(met, key=lambda competence: (met[competence], competence), default=None)
    p_weakest = met[weakest] if weakest else 1.0
    chance = chances_of_finishing(
        np.array([candidate.offering.weeks]), np.array([p_weakest]), np.array([candidate.missing_dutch]), config
    )
    return Finishing(float(chance[0]), weakest, p_weakest)


def chances_of_finishing(weeks: Ints, p_weakest: Floats, missing_dutch: Ints, config: ValueConfig) -> Floats:
    """The chance of finishing many offerings, each shape (n,).

    Args:
        weeks: length of each.
        p_weakest: P(its weakest entry requirement is met), in [0, 1].
        missing_dutch: levels of Dutch under what it asks.
        config: base, floor and factors.
    """
    base = np.maximum(config.finishing_floor, config.finishing_base - config.finishing_per_week * weeks)
    entry = config.finishing_floor + (1 - config.finishing_floor) * p_weakest
    return np.asarray(base * entry * config.dutch_step_factor**missing_dutch)


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """A candidate with the parts of its score; the score is their sum and nothing else."""

    candidate: Candidate
    funding: Funding
    finishing: Finishing
    closing: Mapping[str, float]
    """Competence id -> weighted points if finished, only what is above zero."""
    closes: tuple[ClosedGap, ...]
    reasons: tuple[Reason, ...]
    brings: Mapping[tuple[str, int], float] = field(default_factory=dict)
    """(competence id, level) -> probability that finishing brings or proves at least that level, in [0, 1]."""

    @property
    def score(self) -> float:
        """Points; higher is better."""
        return sum(reason.amount for reason in self.reasons)

    @property
    def gross(self) -> float:
        """Points for the gaps it would close if finished."""
        return sum(self.closing.values())


@dataclass(frozen=True)
class Shortlist:
    """What a pathway is chosen from."""

    candidates: tuple[ScoredCandidate, ...]
    """Best first; each with what it ``brings``."""
    stakes: Mapping[tuple[str, int], float]
    """(competence id, level) -> points at stake: 100 x importance share x P(below that level)."""


def score_candidate(
    candidate: Candidate,
    *,
    closing: NDArray[np.float64],
    weights: NDArray[np.float64],
    funding: Funding,
    finishing: Finishing,
    wish_similarity: float,
    hours_wished: float | None,
    framework: CompetenceFramework,
    config: ValueConfig,
    brings: Mapping[tuple[str, int], float] | None = None,
    proof: Mapping[str, float] | None = None,
) -> ScoredCandidate:
    """Value of one offering: closed gap x chance of finishing, plus the wish, minus the costs.

    Args:
        candidate: the offering.
        closing: levels that finishing closes, shape (n_competences,).
        weights: importance shares, shape (n_competences,).
        funding: money before and after.
        finishing: the chance, a factor on everything that is closed; shown as an amount of its own.
        wish_similarity: cosine between the person's wish and the offer, in [-1, 1]; 0 without a wish.
        hours_wished: hours a week the person wants to spend; None is 'not told'.
        framework: gives the rows their competences.
        config: points per unit.
        brings: what the offering brings or proves, kept for pathways.
        proof: competence id -> points for a paper of what is held and not proven yet; EVC routes only.
    """
    points = {
        competence.id: float(config.points_per_level * weights[row] * closing[row])
        for row in np.flatnonzero(weights * closing > 0)
        for competence in (framework.competences[row],)
    }
    code = ReasonCode.PROVES_COMPETENCE if isinstance(candidate.opportunity, EvcRoute) else ReasonCode.CLOSES_GAP
    gained = [
        Reason(code, amount, {"competence": competence, "levels": round(float(closing[framework.rows[competence]]), 2)})
        for competence, amount in points.items()
    ]
    if proof:
        gained.append(Reason(ReasonCode.PROOF_OF_HELD, sum(proof.values()), {"n": len(proof)}))
    gained += _wish_reason(wish_similarity, config)
    lost = _cost_reasons(candidate, funding, hours_wished, config)
    lost.append(
        Reason(
            ReasonCode.CHANCE_OF_FINISHING,
            -(1 - finishing.chance) * sum(points.values()),
            {"chance": finishing.chance, "competence": finishing.weakest, "p_met": finishing.p_weakest},
        )
    )
    reasons = sorted(gained, key=_by_amount, reverse=True) + sorted(
        (reason for reason in lost if reason.amount != 0), key=_by_amount
    )
    return ScoredCandidate(
        candidate=candidate,
        funding=funding,
        finishing=finishing,
        closing=points,
        closes=tuple(
            ClosedGap(competence, finishing.chance * float(closing[framework.rows[competence]]))
            for competence in sorted(points, key=lambda competence: (-points[competence], competence))
        ),
        reasons=tuple(reasons),
        brings=brings or {},
    )


def wish_points(similarity: Floats, config: ValueConfig) -> Floats:
    """Points for the resemblance of wish and offer: at most ``wish_points``, from the floor to a cosine of 1."""
    return np.asarray(config.wish_points * np.maximum(0.0, (similarity - config.wish_floor) / (1 - config.wish_floor)))


def _wish_reason(similarity: float, config: ValueConfig) -> list[Reason]:
    points = float(wish_points(np.array([similarity]), config)[0])
    return [Reason(ReasonCode.FITS_WISH, points, {})] if points > 0 else []


def _cost_reasons(
    candidate: Candidate, funding: Funding, hours_wished: float | None, config: ValueConfig
) -> list[Reason]:
    offering = candidate.offering
    reasons = [
        Reason(ReasonCode.COST, config.per_eur * float(funding.after), {"eur": float(funding.after)}),
        Reason(ReasonCode.DURATION, config.per_week * offering.weeks, {"weeks": offering.weeks}),
    ]
    if candidate.distance is not None and offering.days_per_week > 0:
        reasons.append(Reason(ReasonCode.TRAVEL, config.per_km * candidate.distance, {"km": candidate.distance}))
    if hours_wished is not None and offering.hours_per_week > hours_wished:
        above = offering.hours_per_week - hours_wished
        reasons.append(
            Reason(
                ReasonCode.HOURS_ABOVE_WISH,
                config.per_hour_above_wish * above * offering.weeks,
                {"hours": offering.hours_per_week, "wished": hours_wished},
            )
        )
    return reasons


def _by_amount(reason: Reason) -> tuple[float, str]:
    return (reason.amount, str(reason.params.get("competence", "")))
