"""From valued candidates to one list: the best offering of each opportunity, spread over gaps and over kinds.

Diversification changes places, never scores: an offer that stands lower than its score says so in a note.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np

from competencies.recommendation import Note, NoteCode
from recommender.config import RankingConfig
from recommender.offer_table import KINDS, Floats, Ints, Mask
from recommender.scoring import ScoredCandidate

_COMPARED_AT_ONCE = 64
_PROMISING = 1000
"""Candidates among which the list is looked for first; the rest is only searched when it could change the list."""


class Pool(Protocol):
    """Candidates to choose from, by place 0..n-1, ordered by opportunity id and then by start."""

    @property
    def rows(self) -> Ints:
        """Row of the opportunity, shape (n,): several offerings may share one."""
        ...

    @property
    def kinds(self) -> Ints:
        """Position in KINDS, shape (n,)."""
        ...

    @property
    def gross(self) -> Floats:
        """Points that each closes, if finished, shape (n,)."""
        ...

    @property
    def ceilings(self) -> Floats:
        """A score that is never below the exact one, shape (n,)."""
        ...

    def closing(self, places: Ints) -> Floats:
        """Points per competence at stake, if finished, shape (n_places, n_at_stake)."""
        ...

    def score(self, place: int) -> float:
        """The exact score of one candidate; dearer to work out than its ceiling."""
        ...

    def scored(self, place: int) -> ScoredCandidate:
        """One candidate with the parts of its score."""
        ...


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A scored candidate in its place, with the reason where the place is not the score's."""

    scored: ScoredCandidate
    notes: tuple[Note, ...] = field(default=())


class _Values:
    """Exact scores and overlaps where they were needed, ceilings and zeros elsewhere."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self.values = pool.ceilings.copy()
        self._known = np.zeros(len(self.values), dtype=bool)
        self._overlap = np.zeros(len(self.values))
        self._compared_with = np.zeros(len(self.values), dtype=np.int64)

    def best(self, allowed: Mask, *, above: float = -np.inf) -> int | None:
        """The allowed place with the highest score among those above a floor; None without any.

        A ceiling that comes out highest is replaced by the exact score until an exact one does. Ties go to the
        earlier place.
        """
        while True:
            values = np.where(allowed & (self.values > above), self.values, -np.inf)
            if not len(values) or values[place := int(values.argmax())] == -np.inf:
                return None
            if self._exact(place):
                return place

    def least_alike(self, allowed: Mask, chosen: Sequence[int], config: RankingConfig) -> int | None:
        """The allowed place that is highest after taking off what it shares with those chosen; None without any.

        Lazy as in the accelerated greedy algorithm (Minoux 1978): more chosen never makes a place better, so an old
        comparison is a ceiling too.
        """
        while True:
            adjusted = np.where(
                allowed & (self.values > config.worst_score),
                self.values * (1 - config.diversity * self._overlap),
                -np.inf,
            )
            if not len(adjusted) or (highest := adjusted.max()) == -np.inf:
                return None
            equal = np.flatnonzero(adjusted == highest)
            place = int(equal[np.argmax(self.values[equal])])
            if self._compared_with[place] < len(chosen):
                self._compare(adjusted, chosen)
            elif self._exact(place):
                return place

    def adjusted(self, place: int, config: RankingConfig) -> float:
        """The value of a place after taking off what it shares with those chosen."""
        return float(self.values[place] * (1 - config.diversity * self._overlap[place]))

    def _exact(self, place: int) -> bool:
        """Whether the score was exact already; it is from now on."""
        if self._known[place]:
            return True
        self.values[place] = self._pool.score(place)
        self._known[place] = True
        return False

    def _compare(self, adjusted: Floats, chosen: Sequence[int]) -> None:
        """Bring the overlaps of the highest places up to date."""
        first = np.argpartition(-adjusted, min(_COMPARED_AT_ONCE, len(adjusted) - 1))[:_COMPARED_AT_ONCE]
        new = np.array(chosen[int(self._compared_with[first].min()) :])
        closing = self._pool.closing(np.concatenate([first, new]))
        for other in closing[len(first) :]:
            self._overlap[first] = np.maximum(self._overlap[first], overlaps(closing[: len(first)], other))
        self._compared_with[first] = len(chosen)


def rank(pool: Pool, *, n: int, proves_own: Mask, config: RankingConfig) -> list[RankedCandidate]:
    """The list of at most ``n``, with the best of each kind in it.

    Args:
        pool: all offerings that passed the limits.
        n: length of the list.
        proves_own: the EVC routes to the target's own qualification, always worth listing, shape (n_pool,).
        config: diversity and floors.

    Maximal marginal relevance (Carbonell & Goldstein 1998) on the gaps that are closed: the next place goes to the
    highest score after taking off the share diversity x overlap with what stands above. Ties break by score, then id.
    Scores are worked out only as far as the choice depends on them; the list is the one that all scores would give.
    """
    values = _Values(pool)
    by_merit = chosen = _spread(pool, n=n, config=config)
    own = _best_per_row(pool, values, proves_own)
    for place in own[:n]:
        chosen = _with(place, chosen, pool, n=n, keep=own)
    missing = _best_of_missing_kinds(pool, values, chosen, proves_own, config)
    for place in sorted(missing, key=lambda place: (-values.values[place], place)):
        chosen = _with(place, chosen, pool, n=n, keep=own)
    scored = {place: pool.scored(place) for place in chosen}
    return [
        RankedCandidate(scored[place], _placement(place, chosen[:position], by_merit, pool, scored))
        for position, place in enumerate(chosen)
    ]


def best_first(pool: Pool, *, n: int) -> list[ScoredCandidate]:
    """The n best offerings by score alone, one per opportunity, best first."""
    values, allowed, best = _Values(pool), np.ones(len(pool.rows), dtype=bool), list[int]()
    while len(best) < n and (place := values.best(allowed)) is not None:
        best.append(place)
        allowed &= pool.rows != pool.rows[place]
    return [pool.scored(place) for place in best]


def overlaps(closing: Floats, other: Floats) -> Floats:
    """Share of each candidate's points that another one closes too, in [0, 1], shape (n,); 0 where none.

    Args:
        closing: points per competence, shape (n, n_at_stake).
        other: points of the other one, shape (n_at_stake,).
    """
    gross = closing.sum(axis=1)
    shared = np.minimum(closing, other).sum(axis=1)
    return np.asarray(np.divide(shared, gross, out=np.zeros(len(gross)), where=gross > 0))


@dataclass(frozen=True)
class _Part:
    """Some places of a pool, as a pool of their own."""

    whole: Pool
    places: Ints

    @cached_property
    def rows(self) -> Ints:
        return self.whole.rows[self.places]

    @cached_property
    def kinds(self) -> Ints:
        return self.whole.kinds[self.places]

    @cached_property
    def gross(self) -> Floats:
        return self.whole.gross[self.places]

    @cached_property
    def ceilings(self) -> Floats:
        return self.whole.ceilings[self.places]

    def closing(self, places: Ints) -> Floats:
        return self.whole.closing(self.places[places])

    def score(self, place: int) -> float:
        return self.whole.score(int(self.places[place]))

    def scored(self, place: int) -> ScoredCandidate:
        return self.whole.scored(int(self.places[place]))


def _spread(pool: Pool, *, n: int, config: RankingConfig) -> list[int]:
    """The first n by merit; among the most promising alone where no other can come before the last of them."""
    if len(pool.rows) > _PROMISING:
        order = np.argpartition(-pool.ceilings, _PROMISING)
        first, highest_of_rest = np.sort(order[:_PROMISING]), pool.ceilings[order[_PROMISING]]
        chosen, lowest = _spread_over(_Part(pool, first), n=n, config=config)
        if len(chosen) == n and lowest > highest_of_rest:
            return [int(first[place]) for place in chosen]
    return _spread_over(pool, n=n, config=config)[0]


def _spread_over(pool: Pool, *, n: int, config: RankingConfig) -> tuple[list[int], float]:
    """The places, and the lowest value that one had when it was chosen."""
    values, chosen, lowest = _Values(pool), list[int](), np.inf
    allowed = np.ones(len(pool.rows), dtype=bool)
    while len(chosen) < n and (place := values.least_alike(allowed, chosen, config)) is not None:
        lowest = min(lowest, values.adjusted(place, config))
        chosen.append(place)
        allowed &= pool.rows != pool.rows[place]
    return chosen, float(lowest)


def _best_per_row(pool: Pool, values: _Values, wanted: Mask) -> list[int]:
    """The best offering of each wanted opportunity, best first."""
    best, allowed = list[int](), wanted.copy()
    while (place := values.best(allowed)) is not None:
        best.append(place)
        allowed &= pool.rows != pool.rows[place]
    return best


def _best_of_missing_kinds(
    pool: Pool, values: _Values, chosen: Sequence[int], proves_own: Mask, config: RankingConfig
) -> list[int]:
    """The best of each kind that the list does not have, if it closes enough or is worth more than it costs."""
    enough = (pool.gross >= config.best_of_kind_points) | proves_own
    best = []
    for kind in range(len(KINDS)):
        of_kind = pool.kinds == kind
        if of_kind[chosen].any():
            continue
        candidates = (values.best(of_kind & enough), values.best(of_kind, above=config.worst_score))
        found = [place for place in candidates if place is not None]
        if found:
            best.append(max(found, key=lambda place: (values.values[place], -place)))
    return best


def _with(place: int, chosen: list[int], pool: Pool, *, n: int, keep: Sequence[int]) -> list[int]:
    """The list with one more at its end; where it is full, the last of a kind that is there twice makes room.

    What must be kept never makes room, and for such an item the last of the others does. Without room the list stays
    as it is.
    """
    if place in chosen:
        return chosen
    if len(chosen) < n:
        return [*chosen, place]
    kinds = [int(pool.kinds[other]) for other in chosen]
    may_go = [position for position, other in enumerate(chosen) if other not in keep]
    twice = [position for position in may_go if kinds.count(kinds[position]) > 1]
    if not twice and place not in keep:
        return chosen
    gone = max(twice or may_go, default=None)
    return chosen if gone is None else [*chosen[:gone], *chosen[gone + 1 :], place]


def _placement(
    place: int, above: Sequence[int], by_merit: Sequence[int], pool: Pool, scored: dict[int, ScoredCandidate]
) -> tuple[Note, ...]:
    """Why an item stands where its score alone would not put it; empty where it does."""
    item = scored[place].candidate.opportunity
    if place not in by_merit:
        return (Note(NoteCode.BEST_OF_KIND, {"kind": item.kind}),)
    if not any((scored[other].score, -other) < (scored[place].score, -place) for other in above):
        return ()
    own, *others = pool.closing(np.array([place, *above]))
    shared = [float(overlaps(own[None], other)[0]) for other in others]
    most_alike = max(zip(shared, above, strict=True), key=lambda pair: (pair[0], -pair[1]))[1]
    return (Note(NoteCode.SIMILAR_ABOVE, {"title": scored[most_alike].candidate.opportunity.title}),)
