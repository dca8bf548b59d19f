"""The candidates of one request, valued together: all that can be worked out at once, and exact scores on demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from competencies.framework import CompetenceFramework
from competencies.gap import GapReport
from competencies.person import Importance
from competencies.profile import CompetenceProfile
from competencies.rules import Rule
from recommender.candidates import CandidateSet
from recommender.config import ValueConfig
from recommender.encoder.port import Embeddings
from recommender.funding import fund
from recommender.index import N_STEPS, OpportunityIndex
from recommender.offer_table import Floats, Ints
from recommender.scoring import (
    ScoredCandidate,
    chance_of_finishing,
    chances_of_finishing,
    score_candidate,
    shortfall_of,
    standing_of,
    weights_of,
    wish_points,
)

WISHES_AT_ONCE = 300
"""Candidates whose resemblance to the wish is worked out before any is chosen; it is the dearest of the terms."""


class Stakes:
    """What one person could gain: points per step of a competence, and what each opportunity closes of them."""

    def __init__(
        self,
        report: GapReport,
        profile: CompetenceProfile,
        index: OpportunityIndex,
        framework: CompetenceFramework,
        config: ValueConfig,
    ) -> None:
        """Multiply what is missing by what each opportunity brings; ``gross`` is the sum."""
        self.framework = framework
        self.shortfall = shortfall_of(report, framework)
        self.weights = weights_of(report, framework)
        self.points = config.points_per_level * self.weights[:, None] * self.shortfall
        """Points at stake, shape (n_competences, 4)."""
        self.at_least = standing_of(profile, framework)
        self._teaches, self._proves = index.teaches, index.proofs.proven(self.at_least)
        self.gross: Floats = np.asarray((self._teaches + self._proves) @ self.points.ravel())
        """Points that finishing closes, shape (n_opportunities,)."""

    @property
    def by_step(self) -> dict[tuple[str, int], float]:
        """(competence id, level) -> points at stake; only what is above zero."""
        return {
            (self.framework.competences[row].id, int(step) + 1): float(self.points[row, step])
            for row, step in zip(*np.nonzero(self.points), strict=True)
        }

    def closing(self, rows: Ints) -> Floats:
        """Points that each opportunity closes per competence at stake, shape (n_rows, n_at_stake)."""
        at_stake = np.flatnonzero(self.points.any(axis=1))
        columns = (N_STEPS * at_stake[:, None] + np.arange(N_STEPS)).ravel()
        spread = np.zeros((self.points.size, len(at_stake)))
        spread[columns, np.repeat(np.arange(len(at_stake)), N_STEPS)] = self.points.ravel()[columns]
        return np.asarray((self._teaches[rows] + self._proves[rows]) @ spread)

    def brought(self, row: int) -> Floats:
        """P(finishing brings or proves at least level m) of one opportunity, shape (n_competences, 4)."""
        whole = self._teaches[[row]] + self._proves[[row]]
        return np.asarray(whole.toarray()).reshape(self.points.shape)


@dataclass(frozen=True)
class Valuation:
    """The candidates of one person with every term of their value but the money, which needs the rules.

    ``ceilings`` are scores with the price left out: never below the score, and equal to it for what is free.
    """

    candidates: CandidateSet
    stakes: Stakes
    profile: CompetenceProfile
    index: OpportunityIndex
    rules: Sequence[Rule]
    wish: Embeddings
    config: ValueConfig
    anything_to_gain: bool
    """Whether the catalogue has anything for this person, before the limits."""

    @cached_property
    def rows(self) -> Ints:
        """Row of the opportunity of each candidate, shape (n,)."""
        return self.candidates.table.rows[self.candidates.chosen]

    @cached_property
    def kinds(self) -> Ints:
        """Position of each candidate's kind in KINDS, shape (n,)."""
        return self.candidates.table.kinds[self.candidates.chosen]

    @cached_property
    def closing(self) -> Floats:
        """Points per competence at stake, if finished, shape (n, n_at_stake)."""
        return self.stakes.closing(self.rows)

    @cached_property
    def ceilings(self) -> Floats:
        """Highest score that each candidate can have, shape (n,)."""
        if not len(self.wish):
            return self._without_money_and_wish
        ceilings = self._without_money_and_wish + self.config.wish_points
        first = np.argsort(-ceilings, kind="stable")[:WISHES_AT_ONCE]
        ceilings[first] += wish_points(self._similarities(first), self.config) - self.config.wish_points
        return ceilings

    def score(self, place: int) -> float:
        """The score of one candidate: its ceiling with the wish worked out, minus what it costs after support."""
        candidate = self.candidates[place]
        after = fund(candidate.offering, candidate.facts, self.rules, on=self.candidates.today).after
        wish = wish_points(self._similarities(np.array([place])), self.config)[0] if len(self.wish) else 0.0
        return float(self._without_money_and_wish[place] + wish) + self.config.per_eur * float(after)

    def scored(self, place: int) -> ScoredCandidate:
        """One candidate with all the parts of its score."""
        candidate = self.candidates[place]
        brought = self.stakes.brought(candidate.row)
        return score_candidate(
            candidate,
            closing=(brought * self.stakes.shortfall).sum(axis=1),
            weights=self.stakes.weights,
            funding=fund(candidate.offering, candidate.facts, self.rules, on=self.candidates.today),
            finishing=chance_of_finishing(candidate, self.profile, self.config),
            wish_similarity=float(self._similarities(np.array([place]))[0]),
            hours_wished=self.candidates.check.preferences.hours_per_week,
            framework=self.stakes.framework,
            config=self.config,
            brings=self._named(brought),
        )

    @cached_property
    def _without_money_and_wish(self) -> Floats:
        table, chosen, config = self.candidates.table, self.candidates.chosen, self.config
        weeks, distances = table.weeks[chosen], self.candidates.distances
        chance = chances_of_finishing(
            weeks, table.weakest_requirement(self.stakes.at_least, chosen), self.candidates.missing_dutch, config
        )
        values = self.stakes.gross[self.rows] * chance + config.per_week * weeks
        values += config.per_km * np.where(np.isnan(distances) | (table.days[chosen] <= 0), 0.0, distances)
        wished = self.candidates.check.preferences.hours_per_week
        if wished is not None:
            values += config.per_hour_above_wish * np.maximum(0.0, table.hours[chosen] - wished) * weeks
        return np.asarray(values)

    def _similarities(self, places: Ints) -> Floats:
        return self.index.similarity_to(self.wish, self.rows[places].tolist())

    def _named(self, brought: Floats) -> Mapping[tuple[str, int], float]:
        competences = self.stakes.framework.competences
        return {
            (competences[row].id, int(step) + 1): float(brought[row, step])
            for row, step in zip(*np.nonzero(brought * (self.stakes.points > 0)), strict=True)
        }


def value_for(importance: Importance, config: ValueConfig) -> ValueConfig:
    """The weights of costs, as far as this person minds them."""
    if importance == Importance():
        return config
    return config.model_copy(
        update={
            "per_eur": config.per_eur * importance.money,
            "per_week": config.per_week * importance.time,
            "per_hour_above_wish": config.per_hour_above_wish * importance.time,
            "per_km": config.per_km * importance.distance,
        }
    )
