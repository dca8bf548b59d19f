"""What lies beside and beyond the target: the person's own job, one competence more, and further occupations."""

from collections.abc import Sequence

import numpy as np

from competencies.framework import CompetenceFramework
from competencies.gap import GapReport, compute_gap_report
from competencies.level import ProficiencyLevel
from competencies.outlook import OneCompetenceMore, OwnJob, Surplus, WithinReach
from competencies.profile import CompetenceProfile
from competencies.target import Background, Requirement, Target, TargetKind
from recommender.config import OutlookConfig
from recommender.distances import TargetDistances
from recommender.offer_table import Floats, Ints, Mask, Needs


def own_job_of(
    occupation: Background, targets: Sequence[Target], profile: CompetenceProfile, config: OutlookConfig
) -> OwnJob:
    """The competences that matter most in an occupation, with where the person stands on each.

    The occupation's own target says what it asks; without one, what is typical for it counts as asked.
    """
    asked = next((target for target in targets if target.id == occupation.id), None) or _as_target(occupation)
    gaps = sorted(
        compute_gap_report(profile, asked).gaps, key=lambda gap: (-gap.weight, -gap.expected_gap, gap.competence)
    )
    return OwnJob(occupation.id, tuple(gaps[: config.own_job_n]))


def _as_target(occupation: Background) -> Target:
    requirements = tuple(Requirement(competence, level, int(level)) for competence, level in occupation.holds)
    return Target(occupation.id, TargetKind.OCCUPATION, occupation.label, occupation.label, requirements)


def surplus_of(report: GapReport, config: OutlookConfig) -> tuple[Surplus, ...]:
    """Competences that are probably held above what the target asks, surest first."""
    above = [
        Surplus(gap.competence, gap.required, gap.levels.p_at_least(ProficiencyLevel(gap.required + 1)))
        for gap in report.gaps
        if gap.required < ProficiencyLevel.HIGHLY_ADVANCED
    ]
    sure = [one for one in above if one.p_above >= config.surplus_is_probable]
    return tuple(sorted(sure, key=lambda one: (-one.p_above, one.competence)))


def further_targets(
    target: Target, distances: TargetDistances, at_least: Floats, *, allowed: Mask, config: OutlookConfig
) -> list[str]:
    """Ids of the nearest occupations that ask more of the same, for somebody who is at the target.

    'The same' is a share of their importance on competences that the target asks; 'more' is a higher level of any.
    """
    if target.id not in distances.ids:
        return []
    own = distances.weights[distances.ids.index(target.id)] > 0
    asked = distances.weights > 0
    shared = (distances.weights.max(axis=2) * own.any(axis=1)).sum(axis=1) / distances.weights.max(axis=2).sum(axis=1)
    more = (asked & ~own & own.any(axis=1)[:, None]).any(axis=(1, 2))
    headlines = distances.headlines(at_least)
    fits = allowed & more & (shared >= config.further_shares)
    order = np.lexsort((np.arange(len(headlines)), headlines))
    return [distances.ids[row] for row in order if fits[row] and distances.ids[row] != target.id][: config.further_n]


def one_competence_more(
    distances: TargetDistances,
    at_least: Floats,
    framework: CompetenceFramework,
    *,
    allowed: Mask,
    needs: Needs,
    opportunities: Ints,
    config: OutlookConfig,
) -> tuple[OneCompetenceMore, ...]:
    """Which single competence, one level higher, opens most occupations, brings the nearest ones nearer, or lets
    the person into most offers; in this order.

    Args:
        distances: requirements of all occupations.
        at_least: P(level >= l) of the person, shape (n_competences, 5).
        framework: names the rows.
        allowed: occupations that the person does not exclude, shape (n_targets,).
        needs: entry requirements of the offerings within the person's limits.
        opportunities: row of the opportunity of each of those offerings.
        config: what 'within reach' and 'nearest' mean.
    """
    headlines = np.where(allowed, distances.headlines(at_least), np.inf)
    nearest = np.lexsort((np.arange(len(headlines)), headlines))[: config.nearest_n]
    nearest = nearest[np.isfinite(headlines[nearest])]
    competences = np.arange(len(framework.competences))
    step = (at_least[:, 1:] >= config.held).sum(axis=1)  # levels that are held, so also the index of the next one
    gains = distances.gains(at_least, step + 1) * (step < at_least.shape[1] - 1)
    opened = np.isfinite(headlines) & (headlines > config.within_reach)
    opens = opened[:, None] & (headlines[:, None] - gains <= config.within_reach)
    offers = _offers_opened(needs, opportunities, at_least, step, config)
    gain = gains[nearest].mean(axis=0) if len(nearest) else np.zeros(len(competences))
    order = np.lexsort((competences, -offers, -np.round(gain, 6), -opens.sum(axis=0)))
    return tuple(
        OneCompetenceMore(
            competence=framework.competences[row].id,
            level=ProficiencyLevel(int(step[row]) + 1),
            opens=tuple(distances.ids[t] for t in np.argsort(headlines, kind="stable") if opens[t, row]),
            n_offers=int(offers[row]),
            gain=float(gain[row]),
        )
        for row in order[: config.one_more_n]
        if gain[row] > 0
    )


def _offers_opened(needs: Needs, opportunities: Ints, at_least: Floats, step: Ints, config: OutlookConfig) -> Floats:
    """Opportunities per competence that lack nothing else than its next level, shape (n_competences,)."""
    unmet = np.flatnonzero(needs.met(at_least) < config.held)
    owners = np.repeat(np.arange(len(needs.lengths)), needs.lengths)[unmet]
    alone = np.bincount(owners, minlength=len(needs.lengths))[owners] == 1
    rows, levels = needs.columns[unmet], needs.levels[unmet]
    single = alone & (levels == step[rows] + 1)
    pairs = np.unique(rows[single] + len(at_least) * opportunities[owners[single]])
    return np.bincount(pairs % len(at_least), minlength=len(at_least)).astype(np.float64)


def within_reach_of(target: Target, profile: CompetenceProfile, config: OutlookConfig) -> WithinReach:
    """The distance to one occupation and what it consists of."""
    report = compute_gap_report(profile, target)
    missing = [gap.competence for gap in report.gaps if gap.expected_gap >= config.missing_at_least]
    return WithinReach(target.id, report.headline, report.share_assessed, tuple(missing[: config.missing_n]))
