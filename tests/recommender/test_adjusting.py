"""The list after what people said about it: places change, scores never do."""

from datetime import date

import pytest

from competencies.level import ProficiencyLevel
from competencies.recommendation import NoteCode
from competencies.voice import NO_ADJUSTMENTS, ListAdjustments

MONDAY = date(2026, 11, 23)


@pytest.fixture
def advise(build):
    """Advice for somebody without any competence, towards 'installateur' (stroom 3, meten 2)."""

    def run(*offers, adjustments=NO_ADJUSTMENTS, n=None, **told):
        engine = build.engine(*offers)
        check = build.check(target=build.choice("installateur"), **told)
        assessment = build.assessment(engine.assess(check), build.profile())
        return engine.recommend(check, assessment, home=build.place(), today=MONDAY, n=n, adjustments=adjustments)

    return run


@pytest.fixture
def three(build):
    """a before b before c by score, on different competences so that none is moved for likeness."""
    return (
        build.course("a", {"stroom": 2}),
        build.course("b", {"stroom": 1}),
        build.course("c", {"meten": 1}),
        build.course("vreemd", {"code": 2}),
    )


def ids(advice):
    return [item.opportunity for item in advice.recommendations]


def notes(advice):
    return {item.opportunity: [note.code for note in item.notes] for item in advice.recommendations}


def scores(advice):
    return {item.opportunity: item.score for item in advice.recommendations}


def test_without_a_word_the_list_is_by_merit(advise, three):
    assert ids(advise(*three)) == ["a", "b", "c"]


@pytest.mark.parametrize("how", ["hidden", "removed"])
def test_what_was_taken_out_makes_room_for_the_next_best(advise, three, how):
    before, after = advise(*three, n=2), advise(*three, n=2, adjustments=ListAdjustments(**{how: ("a",)}))
    assert ids(before) == ["a", "b"]
    assert ids(after) == ["b", "c"]
    (note,) = [note for note in after.notes if note.code is NoteCode.TAKEN_OUT]
    assert note.params == {"n": 1}


def test_taking_out_the_only_offer_near_by_widens_the_distance(advise, build):
    near = build.course("dichtbij", {"stroom": 2}, offerings=(build.offering("d-1", km=5),))
    far = build.course("ver", {"stroom": 2}, offerings=(build.offering("v-1", km=40),))
    limits = {"max_km": 20.0}
    assert ids(advise(near, far, preferences=limits)) == ["dichtbij"]
    hidden = advise(near, far, preferences=limits, adjustments=ListAdjustments(hidden=("dichtbij",)))
    assert ids(hidden) == ["ver"]
    assert NoteCode.WIDENED_DISTANCE in [note.code for note in hidden.notes]


def test_pinned_stands_first_with_its_own_points_and_says_so(advise, three):
    before, after = advise(*three), advise(*three, adjustments=ListAdjustments(pinned=("c",)))
    assert ids(after) == ["c", "a", "b"]
    assert scores(after) == scores(before)
    assert NoteCode.PINNED_BY_COUNSELLOR in notes(after)["c"]


def test_added_is_listed_by_its_own_score_even_when_it_closes_nothing(advise, three):
    after = advise(*three, adjustments=ListAdjustments(added=("vreemd",)))
    assert ids(after) == ["a", "b", "c", "vreemd"]
    added = after.recommendations[-1]
    assert added.score < 0
    assert added.score == pytest.approx(sum(reason.amount for reason in added.reasons))
    assert NoteCode.ADDED_BY_COUNSELLOR in notes(after)["vreemd"]


def test_an_addition_takes_nobodys_place(advise, three):
    assert ids(advise(*three, n=2, adjustments=ListAdjustments(added=("c",)))) == ["a", "b", "c"]


def test_an_addition_widens_nobody_elses_distance(advise, three, build):
    far = build.course("ver", {"stroom": 3}, offerings=(build.offering("v-1", km=200),))
    after = advise(*three, far, adjustments=ListAdjustments(added=("ver",)))
    assert set(ids(after)) == {"a", "b", "c", "ver"}
    assert NoteCode.WIDENED_DISTANCE not in [note.code for note in after.notes]


def test_a_hard_limit_keeps_an_addition_out_and_is_told(advise, three, build):
    diploma = build.course("diploma", {"stroom": 3}, entry=build.entry(diploma=True))
    after = advise(
        *three, diploma, situation={"secondary_diploma": False}, adjustments=ListAdjustments(added=("diploma",))
    )
    assert "diploma" not in ids(after)
    (note,) = [note for note in after.notes if note.code is NoteCode.KEPT_OUT_BY_LIMIT]
    assert note.params == {"title": "Titel diploma"}


def test_moving_changes_the_place_and_no_score(advise, three):
    before, after = advise(*three), advise(*three, adjustments=ListAdjustments(positions=(("c", 2),)))
    assert ids(after) == ["a", "c", "b"]
    assert scores(after) == scores(before)
    assert NoteCode.MOVED_BY_COUNSELLOR in notes(after)["c"]


def test_a_place_beyond_the_end_is_the_last_one_and_later_moves_shift_earlier_ones(advise, three):
    assert ids(advise(*three, adjustments=ListAdjustments(positions=(("a", 9),)))) == ["b", "c", "a"]
    both = ListAdjustments(positions=(("c", 1), ("b", 1)))
    assert ids(advise(*three, adjustments=both)) == ["b", "c", "a"]


def test_nothing_is_moved_above_what_is_pinned(advise, three):
    said = ListAdjustments(pinned=("c",), positions=(("b", 1),))
    assert ids(advise(*three, adjustments=said)) == ["c", "b", "a"]


def test_a_note_about_a_likeness_above_goes_when_that_offer_no_longer_stands_above(advise, build):
    offers = [build.course("a", {"stroom": 3}), build.course("b", {"stroom": 3}), build.course("c", {"meten": 2})]
    before = advise(*offers)
    assert NoteCode.SIMILAR_ABOVE in notes(before)["b"]
    after = advise(*offers, adjustments=ListAdjustments(positions=(("a", 3),)))
    assert NoteCode.SIMILAR_ABOVE not in notes(after)["b"]


def test_what_left_the_catalogue_is_passed_over(advise, three):
    gone = ListAdjustments(hidden=("weg",), pinned=("weg-1",), added=("weg-2",), positions=(("weg-3", 1),))
    assert advise(*three, adjustments=gone) == advise(*three)


def test_the_same_words_give_the_same_list(advise, three):
    said = ListAdjustments(("a",), (), ("c",), ("vreemd",), (("b", 1),))
    assert advise(*three, adjustments=said) == advise(*three, adjustments=said)


def test_a_supposed_level_closes_the_gap_and_is_told_as_supposed(build):
    engine = build.engine()
    check = build.check(target=build.choice("installateur"))
    told = engine.assess(check, supposed={"stroom": ProficiencyLevel(3)})
    gap = next(gap for gap in told.report.gaps if gap.competence == "stroom")
    assert gap.expected_gap == pytest.approx(0.0)
    assert [seen.provenance for seen in gap.observations] == ["supposed"]
