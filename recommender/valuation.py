"""The candidates of one request, valued together: all that can be worked out at once, and exact scores on demand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from competencies.framework import CompetenceFramework
from competencies.gap import GapReport
from competencies.person import Importance
from competencies.profile import CompetenceProfile
from recommender.candidates import CandidateSet
from recommender.config import ValueConfig
from recommender.encoder.port import Embeddings
from recommender.index import N_STEPS, OpportunityIndex
from recommender.offer_table import Floats, Ints, Mask, Needs
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

AT_ONCE = 300
"""Candidates of which the dearer terms are worked out before any is chosen: the wish, and what each closes."""


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
        self._matrices = (index.teaches, index.proofs.proven(self.at_least))
        self.gross: Floats = np.sum([matrix @ self.points.ravel() for matrix in self._matrices], axis=0)
        """Points that finishing closes, shape (n_opportunities,)."""

    @property
    def by_step(self) -> dict[tuple[str, int], float]:
        """(competence id, level) -> points at stake; only what is above zero."""
        return {
            (self.framework.competences[row].id, int(step) + 1): float(self.points[row, step])
            for row, step in zip(*np.nonzero(self.points), strict=True)
        }

    def closing(self, rows: Ints) -> Floats:
        """Points that some opportunities close per competence at stake, shape (n_rows, n_at_stake)."""
        at_stake, flat = self.points.any(axis=1), self.points.ravel()
        place_of, n = np.cumsum(at_stake) - 1, int(at_stake.sum())
        closed = np.zeros(len(rows) * n)
        for matrix in self._matrices:
            owners, columns, values = _entries(matrix, rows)
            points = values * flat[columns]
            closed += np.bincount(
                (owners * n + place_of[columns // N_STEPS])[points > 0], points[points > 0], minlength=len(closed)
            )
        return closed.reshape(len(rows), n)

    def brought(self, row: int) -> Floats:
        """P(finishing brings or proves at least level m) of one opportunity, shape (n_competences, 4)."""
        whole = np.zeros(self.points.size)
        for matrix in self._matrices:
            _, columns, values = _entries(matrix, np.array([row]))
            whole[columns] += values
        return whole.reshape(self.points.shape)


def _entries(matrix: csr_array, rows: Ints) -> tuple[Ints, Ints, Floats]:
    """The stored values of some rows: position in ``rows``, column and value of each."""
    begins = matrix.indptr[rows]
    lengths = matrix.indptr[rows + 1] - begins
    places = np.arange(lengths.sum()) + np.repeat(begins - (np.cumsum(lengths) - lengths), lengths)
    return np.repeat(np.arange(len(rows)), lengths), matrix.indices[places], matrix.data[places]


@dataclass(frozen=True)
class Valuation:
    """The candidates of one person with every term of their value but the money, which needs the rules.

    ``ceilings`` are scores with the price left out: never below the score, and equal to it for what is free.
    """

    candidates: CandidateSet
    stakes: Stakes
    profile: CompetenceProfile
    index: OpportunityIndex
    hours_wished: float | None
    """Hours a week that the person wants to spend."""
    wish: Embeddings
    config: ValueConfig
    proofs: Mapping[int, Mapping[str, float]]
    """Row of an EVC route -> competence id -> points for proof of what is held; see recommender.evc.proof_points."""
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
    def gross(self) -> Floats:
        """Points that each candidate closes, if finished, shape (n,)."""
        return self.stakes.gross[self.rows]

    @cached_property
    def needs(self) -> Needs:
        """What each candidate asks at its start."""
        return self.candidates.table.needs_of(self.candidates.chosen)

    def closing(self, places: Ints) -> Floats:
        """Points per competence at stake, if finished, shape (n_places, n_at_stake)."""
        kept, known = self._closing_kept
        new = places[~known[places]]
        if len(new):
            kept[new], known[new] = self.stakes.closing(self.rows[new]), True
        return kept[places]

    @cached_property
    def _closing_kept(self) -> tuple[Floats, Mask]:
        """What the most promising candidates close; the others follow when they are asked for."""
        first = self._most_promising
        closing = self.stakes.closing(self.rows[first])
        kept, known = np.zeros((len(self.rows), closing.shape[1])), np.zeros(len(self.rows), dtype=bool)
        kept[first], known[first] = closing, True
        return kept, known

    @cached_property
    def _most_promising(self) -> Ints:
        """Places of the candidates with the highest values before money and wish."""
        values = self._without_money_and_wish
        if len(values) <= AT_ONCE:
            return np.arange(len(values))
        return np.argpartition(-values, AT_ONCE)[:AT_ONCE]

    @cached_property
    def ceilings(self) -> Floats:
        """Highest score that each candidate can have, shape (n,)."""
        ceilings = self._without_money_and_wish + (self.config.wish_points if len(self.wish) else 0.0)
        if len(self.wish):
            first = self._most_promising
            ceilings[first] += self._wish_points(first) - self.config.wish_points
        return ceilings

    def score(self, place: int) -> float:
        """The score of one candidate: its ceiling with the wish worked out, minus what it costs after support."""
        after = self.candidates.rulings.price_after(int(self.candidates.chosen[place]))
        wish = self._wish_points(np.array([place]))[0] if len(self.wish) else 0.0
        return float(self._without_money_and_wish[place] + wish) + self.config.per_eur * float(after)

    def scored(self, place: int) -> ScoredCandidate:
        """One candidate with all the parts of its score."""
        candidate = self.candidates[place]
        brought = self.stakes.brought(candidate.row)
        return score_candidate(
            candidate,
            closing=(brought * self.stakes.shortfall).sum(axis=1),
            weights=self.stakes.weights,
            funding=self.candidates.rulings.funding(int(self.candidates.chosen[place]), starts_on=candidate.starts_on),
            finishing=chance_of_finishing(candidate, self.profile, self.config),
            wish_similarity=float(self._similarities(np.array([place]))[0]),
            hours_wished=self.hours_wished,
            framework=self.stakes.framework,
            config=self.config,
            brings=self._named(brought),
            proof=self.proofs.get(candidate.row),
        )

    @cached_property
    def _without_money_and_wish(self) -> Floats:
        table, chosen, config = self.candidates.table, self.candidates.chosen, self.config
        weeks, distances = table.weeks[chosen], self.candidates.distances
        chance = chances_of_finishing(
            weeks, self.needs.weakest(self.stakes.at_least), self.candidates.missing_dutch, config
        )
        values = self.gross * chance + config.per_week * weeks
        for row, points in self.proofs.items():
            values[self.rows == row] += sum(points.values())
        values += config.per_km * np.where(np.isnan(distances) | (table.days[chosen] <= 0), 0.0, distances)
        if self.hours_wished is not None:
            values += config.per_hour_above_wish * np.maximum(0.0, table.hours[chosen] - self.hours_wished) * weeks
        return np.asarray(values)

    def _wish_points(self, places: Ints) -> Floats:
        new = places[np.isnan(self._wish_points_kept[places])]
        if len(new):
            self._wish_points_kept[new] = wish_points(self._similarities(new), self.config)
        return self._wish_points_kept[places]

    @cached_property
    def _wish_points_kept(self) -> Floats:
        return np.full(len(self.rows), np.nan)

    def _similarities(self, places: Ints) -> Floats:
        return self.index.similarity_to(self.wish, self.rows[places].tolist())

    def _named(self, brought: Floats) -> Mapping[tuple[str, int], float]:
        competences = self.stakes.framework.competences
        return {
            (competences[row].id, int(step) + 1): float(brought[row, step])
            for row, step in zip(*np.nonzero(brought), strict=True)
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
