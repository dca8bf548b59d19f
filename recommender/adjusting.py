"""What people say about the list, applied to it: taken out, pinned, added, moved. Places change, scores never do."""

from collections.abc import Sequence
from dataclasses import replace

from competencies.recommendation import Note, NoteCode
from competencies.voice import ListAdjustments
from recommender.index import OpportunityIndex
from recommender.ranking import RankedCandidate
from recommender.scoring import ScoredCandidate


def struck_rows(index: OpportunityIndex, adjustments: ListAdjustments) -> list[int]:
    """The rows of what was taken out.

    They go before the limits, so that the next best takes the place, and so that a limit widens where nothing that is
    still wanted fits it.
    """
    return [index.rows[id_] for id_ in adjustments.struck if id_ in index.rows]


def rows_by_hand(index: OpportunityIndex, adjustments: ListAdjustments) -> list[int]:
    """The rows of what was pinned, added or moved; what left the catalogue has none."""
    return [index.rows[id_] for id_ in adjustments.placed if id_ in index.rows]


def place_by_hand(
    ranked: Sequence[RankedCandidate], by_hand: Sequence[ScoredCandidate], adjustments: ListAdjustments
) -> list[RankedCandidate]:
    """The ranked list with what was put in it by hand: pinned first, added by its score, moved to its place below them.

    Args:
        ranked: by merit, without what was taken out.
        by_hand: the best offering of each opportunity that was pinned, added or moved and passes the hard limits.
        adjustments: what was said.

    Returns:
        Every item of ``ranked`` and of ``by_hand`` once: an addition takes nobody's place. Scores are those of the
        arguments.
    """
    chosen = {_id(item): RankedCandidate(item, (_note(_id(item), adjustments),)) for item in by_hand}
    pinned = [chosen[id_] for id_ in adjustments.pinned if id_ in chosen]
    on_merit = [item for item in ranked if _id(item.scored) not in adjustments.pinned]
    on_merit = [chosen.get(_id(item.scored), item) for item in on_merit]
    present = {_id(item.scored) for item in (*pinned, *on_merit)}
    for id_ in adjustments.placed:
        if id_ in chosen and id_ not in present:
            on_merit = _inserted(chosen[id_], on_merit)
    placed = [*pinned, *on_merit]
    for id_, position in adjustments.positions:
        if id_ in chosen:
            rest = [item for item in placed if _id(item.scored) != id_]
            at = max(position - 1, len(pinned))
            placed = [*rest[:at], chosen[id_], *rest[at:]]
    return [_with_true_notes(item, placed[:place]) for place, item in enumerate(placed)]


def hand_notes(index: OpportunityIndex, ranked: Sequence[RankedCandidate], adjustments: ListAdjustments) -> list[Note]:
    """What else to tell: how many offers were taken out, and which chosen ones a hard limit keeps out."""
    notes = []
    struck = [id_ for id_ in adjustments.struck if id_ in index.rows]
    if struck:
        notes.append(Note(NoteCode.TAKEN_OUT, {"n": len(struck)}))
    listed = {_id(item.scored) for item in ranked}
    kept_out = [index.rows[id_] for id_ in adjustments.placed if id_ in index.rows and id_ not in listed]
    notes += [Note(NoteCode.KEPT_OUT_BY_LIMIT, {"title": index.opportunities[row].title}) for row in kept_out]
    return notes


def _inserted(item: RankedCandidate, items: Sequence[RankedCandidate]) -> list[RankedCandidate]:
    """Before the first one with fewer points; after all where nobody has fewer."""
    place = next((at for at, other in enumerate(items) if other.scored.score < item.scored.score), len(items))
    return [*items[:place], item, *items[place:]]


def _note(id_: str, adjustments: ListAdjustments) -> Note:
    if id_ in adjustments.pinned:
        return Note(NoteCode.PINNED_BY_COUNSELLOR, {})
    if id_ in adjustments.added:
        return Note(NoteCode.ADDED_BY_COUNSELLOR, {})
    return Note(NoteCode.MOVED_BY_COUNSELLOR, {})


def _with_true_notes(item: RankedCandidate, above: Sequence[RankedCandidate]) -> RankedCandidate:
    """Without a note about an offer above that no longer stands there."""
    titles = {other.scored.candidate.opportunity.title for other in above}
    kept = tuple(
        note for note in item.notes if note.code is not NoteCode.SIMILAR_ABOVE or note.params.get("title") in titles
    )
    return item if kept == item.notes else replace(item, notes=kept)


def _id(item: ScoredCandidate) -> str:
    return item.candidate.opportunity.id
