"""What is different between two answers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from competencies.advice_diff import ChangedGap, Moved, diff_advice
from competencies.gap import GapReport, GapScore
from competencies.level import LevelDistribution, ProficiencyLevel
from competencies.opportunity import OpportunityKind
from competencies.recommendation import Advice, Note, NoteCode, Reason, ReasonCode, Recommendation


def offer(id_: str, **terms: float) -> Recommendation:
    """An offer that closes 10 points on 'stroom' and costs what is named."""
    reasons = (
        Reason(ReasonCode.CLOSES_GAP, 10.0, {"competence": "stroom"}),
        *(Reason(ReasonCode(code), amount, {}) for code, amount in terms.items()),
    )
    return Recommendation(
        opportunity=id_,
        kind=OpportunityKind.TRAINING,
        title=f"Titel {id_}",
        provider=None,
        sample=False,
        offering=f"{id_}-1",
        starts_on=date(2027, 1, 4),
        ends_on=date(2027, 2, 4),
        place=None,
        distance_km=None,
        weeks=4,
        hours_per_week=8.0,
        cost_before=Decimal(0),
        cost_after=Decimal(0),
        chance_of_finishing=0.9,
        score=sum(reason.amount for reason in reasons),
        reasons=reasons,
        closes=(),
    )


def report(**levels: int) -> GapReport:
    gaps = tuple(
        GapScore(id_, ProficiencyLevel(3), 1 / len(levels), LevelDistribution.certain(ProficiencyLevel(held)), True)
        for id_, held in levels.items()
    )
    return GapReport("installateur", "klein-1", gaps)


def advice(*offers: Recommendation, notes: tuple[Note, ...] = ()) -> Advice:
    return Advice(offers, notes)


REPORT = report(stroom=1, meten=2)


def test_two_equal_answers_differ_in_nothing():
    answer = (REPORT, advice(offer("a"), offer("b")))
    assert diff_advice(answer, answer).is_empty


def test_added_removed_and_moved_offers_are_told_with_their_places():
    before, after = advice(offer("a"), offer("b"), offer("c")), advice(offer("c"), offer("b"), offer("d"))
    diff = diff_advice((REPORT, before), (REPORT, after))
    assert [(item.opportunity, item.place) for item in diff.added] == [("d", 3)]
    assert [(item.opportunity, item.place) for item in diff.removed] == [("a", 1)]
    assert diff.moved == (Moved("c", "Titel c", 3, 1),)


def test_the_term_that_changed_most_explains_the_other_points():
    before = advice(offer("a", cost=-2.0, travel=-1.0))
    after = advice(offer("a", cost=-2.5, travel=-4.0))
    (rescored,) = diff_advice((REPORT, before), (REPORT, after)).rescored
    assert (rescored.before, rescored.after) == (7.0, 3.5)
    assert (rescored.most.code, rescored.most.change) == (ReasonCode.TRAVEL, pytest.approx(-3.0))


def test_a_term_that_is_new_counts_from_zero():
    (rescored,) = diff_advice((REPORT, advice(offer("a"))), (REPORT, advice(offer("a", cost=-3.0)))).rescored
    assert (rescored.most.code, rescored.most.before, rescored.most.after) == (ReasonCode.COST, 0.0, -3.0)


def test_gaps_are_told_largest_change_first_and_none_is_not_zero():
    diff = diff_advice((REPORT, advice()), (report(stroom=3, code=0), advice()))
    assert diff.gaps == (
        ChangedGap("code", None, 3.0),
        ChangedGap("stroom", 2.0, 0.0),
        ChangedGap("meten", 1.0, None),
    )


def test_notes_and_the_target_are_compared_too():
    note = Note(NoteCode.NO_PLACE_TOLD, {})
    diff = diff_advice((REPORT, advice(notes=(note,))), (replace(REPORT, target="programmeur"), advice(notes=())))
    assert (diff.notes_added, diff.notes_removed) == ((), (note,))
    assert (diff.target_before, diff.target_after) == ("installateur", "programmeur")
    assert not diff.is_empty
