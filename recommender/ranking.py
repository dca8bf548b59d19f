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
    highest score after taking off the share diversity x overlap with what stands above. Ties break by id.
    """
    pool = best_offerings(scored)
    worth = [item for item in pool if item.score > config.worst_score]
    chosen = _spread(worth, n=n, diversity=config.diversity)
    listed = [item.candidate.opportunity.id for item in chosen]
    by_score = [item.candidate.opportunity.id for item in worth]
    ranked = [
        RankedCandidate(item, _placement_note(item, position, by_score, chosen[:position]))
        for position, item in enumerate(chosen)
    ]
    rest = [
        item
        for item in pool
        if item.candidate.opportunity.id not in listed
        and (item.gross >= config.best_of_kind_points or _proves(item, qualification))
    ]
    return _with_best_of_each_kind(ranked, rest, n)


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
                item.candidate.opportunity.id,
            ),
        )
        remaining.remove(best)
        chosen.append(best)
    return chosen


def _placement_note(
    item: ScoredCandidate, position: int, by_score: Sequence[str], above: Sequence[ScoredCandidate]
) -> tuple[Note, ...]:
    if position <= by_score.index(item.candidate.opportunity.id):
        return ()
    most_alike = max(above, key=lambda other: (overlap(item, other), other.candidate.opportunity.id))
    return (Note(NoteCode.SIMILAR_ABOVE, {"title": most_alike.candidate.opportunity.title}),)


def _with_best_of_each_kind(
    ranked: list[RankedCandidate], rest: Sequence[ScoredCandidate], n: int
) -> list[RankedCandidate]:
    """Give up last places of kinds that are there more than once, for the best of each kind that is not there."""
    present = {item.scored.candidate.opportunity.kind for item in ranked}
    missing = [
        best
        for kind in OpportunityKind
        if kind not in present
        and (best := next((item for item in rest if item.candidate.opportunity.kind is kind), None)) is not None
    ]
    result = list(ranked)
    for item in sorted(missing, key=_by_score):
        if len(result) >= n and not _drop_last_of_a_frequent_kind(result):
            break
        result.append(RankedCandidate(item, (Note(NoteCode.BEST_OF_KIND, {"kind": item.candidate.opportunity.kind}),)))
    return result


def _drop_last_of_a_frequent_kind(ranked: list[RankedCandidate]) -> bool:
    kinds = [item.scored.candidate.opportunity.kind for item in ranked]
    for position in range(len(ranked) - 1, -1, -1):
        if kinds.count(kinds[position]) > 1:
            del ranked[position]
            return True
    return False


def _by_score(item: ScoredCandidate) -> tuple[float, str]:
    return (-item.score, item.candidate.opportunity.id)
