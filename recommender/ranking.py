"""From scored offerings to one list: the best offering of each opportunity, spread over what they close and over kinds.

Diversification changes places, never scores: an offer that stands lower than its score says so in a note.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from competencies.opportunity import EvcRoute, OpportunityKind
from competencies.recommendation import Note, NoteCode
from recommender.config import RankingConfig
from recommender.scoring import ScoredCandidate


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A scored candidate in its place, with the reason where the place is not the score's."""

    scored: ScoredCandidate
    notes: tuple[Note, ...] = field(default=())


def best_offerings(scored: Sequence[ScoredCandidate]) -> list[ScoredCandidate]:
    """One per opportunity: the best offering, by score, then by earliest start, then by id; ordered by score, id."""
    best: dict[str, ScoredCandidate] = {}
    for item in sorted(scored, key=lambda s: (-s.score, s.candidate.starts_on, s.candidate.offering.id)):
        best.setdefault(item.candidate.opportunity.id, item)
    return sorted(best.values(), key=_by_score)


def rank(
    scored: Sequence[ScoredCandidate], *, n: int, qualification: str | None, config: RankingConfig
) -> list[RankedCandidate]:
    """The list of at most ``n``, with the best of each kind in it.

    Args:
        scored: all offerings that passed the limits.
        n: length of the list.
        qualification: of the target; an EVC route to it is always worth listing.
        config: diversity and floors.

    Maximal marginal relevance (Carbonell & Goldstein 1998) on the gaps that are closed: the next place goes to the
    highest score after taking off the share diversity x overlap with what stands above. Ties break by score, then id.
    """
    pool = best_offerings(scored)
    worth = [item for item in pool if item.score > config.worst_score]
    eligible = [
        item
        for item in pool
        if item in worth or item.gross >= config.best_of_kind_points or _proves(item, qualification)
    ]
    by_merit = chosen = _spread(worth, n=n, diversity=config.diversity)
    own = [item for item in eligible if _proves(item, qualification)]
    for item in own[:n]:
        chosen = _with(item, chosen, n=n, keep=own)
    for item in sorted(_best_of_missing_kinds(eligible, chosen), key=_by_score):
        chosen = _with(item, chosen, n=n, keep=own)
    return [
        RankedCandidate(item, _placement(item, chosen[:place], worth, by_merit)) for place, item in enumerate(chosen)
    ]


def _proves(item: ScoredCandidate, qualification: str | None) -> bool:
    opportunity = item.candidate.opportunity
    return isinstance(opportunity, EvcRoute) and opportunity.qualification == qualification


def overlap(one: ScoredCandidate, other: ScoredCandidate) -> float:
    """Share of the first one's points that the other closes too, in [0, 1]; 0 where it closes nothing."""
    if one.gross == 0:
        return 0.0
    return (
        sum(min(points, other.closing.get(competence, 0.0)) for competence, points in one.closing.items()) / one.gross
    )


def _spread(pool: Sequence[ScoredCandidate], *, n: int, diversity: float) -> list[ScoredCandidate]:
    remaining, chosen = list(pool), list[ScoredCandidate]()
    while remaining and len(chosen) < n:
        best = min(
            remaining,
            key=lambda item: (
                -item.score * (1 - diversity * max((overlap(item, above) for above in chosen), default=0.0)),
                -item.score,
                item.candidate.opportunity.id,
            ),
        )
        remaining.remove(best)
        chosen.append(best)
    return chosen


def _placement(
    item: ScoredCandidate,
    above: Sequence[ScoredCandidate],
    worth: Sequence[ScoredCandidate],
    by_merit: Sequence[ScoredCandidate],
) -> tuple[Note, ...]:
    """Why an item stands where its score alone would not put it; empty where it does."""
    if item not in by_merit:
        return (Note(NoteCode.BEST_OF_KIND, {"kind": item.candidate.opportunity.kind}),)
    if len(above) <= worth.index(item):
        return ()
    most_alike = max(above, key=lambda other: (overlap(item, other), _id(other)))
    return (Note(NoteCode.SIMILAR_ABOVE, {"title": most_alike.candidate.opportunity.title}),)


def _best_of_missing_kinds(
    eligible: Sequence[ScoredCandidate], chosen: Sequence[ScoredCandidate]
) -> list[ScoredCandidate]:
    """The best of each kind that the list does not have."""
    present = {item.candidate.opportunity.kind for item in chosen}
    best: dict[OpportunityKind, ScoredCandidate] = {}
    for item in eligible:
        if item.candidate.opportunity.kind not in present:
            best.setdefault(item.candidate.opportunity.kind, item)
    return list(best.values())


def _with(
    item: ScoredCandidate, chosen: list[ScoredCandidate], *, n: int, keep: Sequence[ScoredCandidate]
) -> list[ScoredCandidate]:
    """The list with one more item at its end; where it is full, the last of a kind that is there twice makes room.

    What must be kept never makes room, and for such an item the last of the others does. Without room the list stays
    as it is.
    """
    if item in chosen:
        return chosen
    if len(chosen) < n:
        return [*chosen, item]
    kinds = [other.candidate.opportunity.kind for other in chosen]
    may_go = [place for place, other in enumerate(chosen) if other not in keep]
    twice = [place for place in may_go if kinds.count(kinds[place]) > 1]
    if not twice and item not in keep:
        return chosen
    gone = max(twice or may_go, default=None)
    return chosen if gone is None else [*chosen[:gone], *chosen[gone + 1 :], item]


def _id(item: ScoredCandidate) -> str:
    return item.candidate.opportunity.id


def _by_score(item: ScoredCandidate) -> tuple[float, str]:
    return (-item.score, item.candidate.opportunity.id)
