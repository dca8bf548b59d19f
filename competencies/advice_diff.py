"""What is different between two answers to one person: offers, places, points, gaps, notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from competencies.gap import GapReport
from competencies.recommendation import Advice, Note, Reason, ReasonCode, Recommendation

_SAME = 1e-9
"""Differences up to this come from rounding and are none."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An offer that is in one of the lists only."""

    opportunity: str
    title: str
    place: int
    """Counted from 1, in the list that has it."""
    score: float


@dataclass(frozen=True, slots=True)
class Moved:
    """An offer that is in both lists, at another place."""

    opportunity: str
    title: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ChangedTerm:
    """One term of a score that is different; a missing term counts as zero points."""

    code: ReasonCode
    competence: str | None
    before: float
    after: float

    @property
    def change(self) -> float:
        """Points; positive speaks more for the offer than before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Rescored:
    """An offer that is in both lists, with other points."""

    opportunity: str
    title: str
    before: float
    after: float
    most: ChangedTerm
    """The term that changed most."""


@dataclass(frozen=True, slots=True)
class ChangedGap:
    """A gap that is different; None where the target does not ask the competence."""

    competence: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class AdviceDiff:
    """Everything that is different; empty parts are the same in both."""

    target_before: str
    target_after: str
    headline_before: float
    headline_after: float
    added: tuple[Listed, ...]
    removed: tuple[Listed, ...]
    moved: tuple[Moved, ...]
    rescored: tuple[Rescored, ...]
    gaps: tuple[ChangedGap, ...]
    notes_added: tuple[Note, ...]
    notes_removed: tuple[Note, ...]
    refused_added: tuple[str, ...]
    """Rules that keep something out now and did not before, by id."""
    refused_removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both answers say the same."""
        return self.target_before == self.target_after and not any(
            (
                self.added,
                self.removed,
                self.moved,
                self.rescored,
                self.gaps,
                self.notes_added,
                self.notes_removed,
                self.refused_added,
                self.refused_removed,
            )
        )


def diff_advice(before: tuple[GapReport, Advice], after: tuple[GapReport, Advice]) -> AdviceDiff:
    """Compare two answers.

    Args:
        before: gaps and advice.
        after: the same for the changed question.

    Returns:
        Offers in the order of the list that they are in (the second one where they are in both), gaps by the size of
        their change, ties by id.
    """
    (report_before, advice_before), (report_after, advice_after) = before, after
    first, second = _places(advice_before), _places(advice_after)
    both = [id_ for id_ in second if id_ in first]
    rules_before = {outcome.rule.id for outcome in advice_before.refused}
    rules_after = {outcome.rule.id for outcome in advice_after.refused}
    return AdviceDiff(
        target_before=report_before.target,
        target_after=report_after.target,
        headline_before=report_before.headline,
        headline_after=report_after.headline,
        added=tuple(_listed(*second[id_]) for id_ in second if id_ not in first),
        removed=tuple(_listed(*first[id_]) for id_ in first if id_ not in second),
        moved=tuple(
            Moved(id_, second[id_][1].title, first[id_][0], second[id_][0])
            for id_ in both
            if first[id_][0] != second[id_][0]
        ),
        rescored=tuple(found for id_ in both if (found := _rescored(first[id_][1], second[id_][1])) is not None),
        gaps=_changed_gaps(report_before, report_after),
        notes_added=_beyond(advice_after.notes, advice_before.notes),
        notes_removed=_beyond(advice_before.notes, advice_after.notes),
        refused_added=tuple(sorted(rules_after - rules_before)),
        refused_removed=tuple(sorted(rules_before - rules_after)),
    )


def _places(advice: Advice) -> dict[str, tuple[int, Recommendation]]:
    return {item.opportunity: (place, item) for place, item in enumerate(advice.recommendations, start=1)}


def _listed(place: int, item: Recommendation) -> Listed:
    return Listed(item.opportunity, item.title, place, item.score)


def _rescored(before: Recommendation, after: Recommendation) -> Rescored | None:
    old, new = _terms(before.reasons), _terms(after.reasons)
    terms = [ChangedTerm(*key, old.get(key, 0.0), new.get(key, 0.0)) for key in sorted({*old, *new}, key=str)]
    most = max(terms, key=lambda term: abs(term.change), default=None)
    if most is None or abs(most.change) <= _SAME:
        return None
    return Rescored(after.opportunity, after.title, before.score, after.score, most)


def _terms(reasons: tuple[Reason, ...]) -> dict[tuple[ReasonCode, str | None], float]:
    """Points per term; a chance names the competence that lowers it most, which is no part of which term it is."""
    terms: dict[tuple[ReasonCode, str | None], float] = {}
    for reason in reasons:
        named = reason.code is not ReasonCode.CHANCE_OF_FINISHING and "competence" in reason.params
        key = (reason.code, str(reason.params["competence"]) if named else None)
        terms[key] = terms.get(key, 0.0) + reason.amount
    return terms


def _changed_gaps(before: GapReport, after: GapReport) -> tuple[ChangedGap, ...]:
    old: Mapping[str, float] = {gap.competence: gap.expected_gap for gap in before.gaps}
    new: Mapping[str, float] = {gap.competence: gap.expected_gap for gap in after.gaps}
    changed = [
        ChangedGap(competence, old.get(competence), new.get(competence))
        for competence in {*old, *new}
        if (competence in old) != (competence in new) or abs(old[competence] - new[competence]) > _SAME
    ]
    return tuple(sorted(changed, key=lambda gap: (-abs((gap.after or 0.0) - (gap.before or 0.0)), gap.competence)))


def _beyond(notes: tuple[Note, ...], others: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note not in others)
