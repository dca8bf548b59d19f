"""A recommendation tells the parts of its score and the notes that are due, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from competencies.opportunity import OpportunityKind, RegisterStatus
from competencies.person import DutchLevel
from competencies.recommendation import Note, NoteCode
from recommender.explanation import explain
from recommender.ranking import RankedCandidate


@pytest.fixture
def explained(build):
    def run(scored, *, check=None, from_text=(), notes=()):
        return explain(RankedCandidate(scored, tuple(notes)), check or build.check(), from_text=from_text)

    return run


def codes(recommendation):
    return [note.code for note in recommendation.notes]


def test_everything_that_ranked_it_is_told_unchanged(build, explained):
    course = build.course(
        "a", provider=build.provider(sample=True), offerings=(build.offering("a-1", weeks=3, hours=6),)
    )
    scored = build.scored(opportunity=course, eur="40", chance=0.8)
    told = explained(scored)
    assert (told.opportunity, told.kind, told.title, told.offering) == ("a", OpportunityKind.TRAINING, "Titel a", "a-1")
    assert (told.provider, told.sample, told.place) == ("Aanbieder", True, "Genk")
    assert (told.starts_on, told.ends_on) == (date(2026, 11, 30), date(2026, 12, 20))
    assert (told.weeks, told.hours_per_week) == (3, 6)
    assert (told.cost_before, told.cost_after) == (Decimal(40), Decimal(40))
    assert (told.chance_of_finishing, told.score) == (0.8, scored.score)
    assert (told.reasons, told.closes) == (scored.reasons, scored.closes)
    assert sum(reason.amount for reason in told.reasons) == pytest.approx(told.score, abs=1e-9)


def test_without_a_provider_or_a_place_none_is_told(build, explained):
    told = explained(build.scored(opportunity=build.route()))
    assert (told.provider, told.sample, told.place, told.distance_km) == (None, False, None, None)


def test_an_ordinary_offer_has_no_notes(build, explained):
    assert codes(explained(build.scored())) == []


def test_the_notes_of_its_place_come_first(build, explained):
    placed = Note(NoteCode.SIMILAR_ABOVE, {"title": "Titel b"})
    told = explained(build.scored("a"), notes=[placed], from_text=["a"])
    assert told.notes == (placed, Note(NoteCode.COVERAGE_FROM_TEXT, {}))


@pytest.mark.parametrize(("status", "due"), [(RegisterStatus.UNVERIFIED, True), (RegisterStatus.KNOWN, False)])
def test_an_unverified_route_names_its_source_and_date(build, explained, status, due):
    told = explained(build.scored(opportunity=build.route(status=status)))
    note = Note(NoteCode.EVC_ROUTE_UNVERIFIED, {"source": "register", "date": "2025-06-01"})
    assert told.notes == ((note,) if due else ())


@pytest.mark.parametrize(("p_met", "due"), [(0.0, True), (0.49, True), (0.5, False), (1.0, False)])
def test_a_doubt_about_an_entry_requirement_is_told_under_a_half(build, explained, p_met, due):
    told = explained(build.scored(weakest="meten", p_weakest=p_met))
    note = Note(NoteCode.PREREQUISITE_UNSURE, {"competence": "meten", "p_met": p_met})
    assert told.notes == ((note,) if due else ())


@pytest.mark.parametrize(("missing", "due"), [(1, True), (0, False)])
def test_missing_dutch_names_the_level_that_is_asked(build, explained, missing, due):
    course = build.course(entry=build.entry(dutch=DutchLevel.B2))
    told = explained(build.scored(opportunity=course, missing_dutch=missing))
    assert told.notes == ((Note(NoteCode.DUTCH_ONE_STEP, {"level": "B2"}),) if due else ())


@pytest.mark.parametrize(("read", "due"), [(["a"], True), (["b"], False), ([], False)])
def test_coverage_that_was_read_from_its_text_is_told(build, explained, read, due):
    assert codes(explained(build.scored("a"), from_text=read)) == ([NoteCode.COVERAGE_FROM_TEXT] if due else [])


@pytest.mark.parametrize(
    ("budget", "due"), [(None, False), (Decimal(100), False), (Decimal("99.99"), True), (Decimal(0), True)]
)
def test_what_costs_more_than_the_budget_is_told_with_both_amounts(build, explained, budget, due):
    told = explained(build.scored(eur="100"), check=build.check(preferences={"budget_eur": budget}))
    expected = (Note(NoteCode.OVER_BUDGET, {"eur": 100.0, "budget": float(budget or 0)}),) if due else ()
    assert told.notes == expected


def test_what_is_free_fits_a_budget_of_zero(build, explained):
    assert codes(explained(build.scored(), check=build.check(preferences={"budget_eur": Decimal(0)}))) == []


@pytest.mark.parametrize(("until", "due"), [(date(2027, 2, 6), True), (date(2027, 2, 7), False), (None, False)])
def test_an_end_after_the_benefit_is_told_with_both_dates(build, explained, until, due):
    """Ten weeks from Monday 30 November 2026 end on Sunday 7 February 2027."""
    told = explained(build.scored(), check=build.check(situation={"benefit_until": until}))
    expected = (Note(NoteCode.AFTER_BENEFIT, {"ends": "2027-02-07", "until": "2027-02-06"}),) if due else ()
    assert told.notes == expected


def test_every_note_that_is_due_is_told_together(build, explained):
    course = build.course("a", entry=build.entry({"meten": 2}, dutch=DutchLevel.B1))
    scored = build.scored(opportunity=course, eur="100", missing_dutch=1, weakest="meten", p_weakest=0.2)
    check = build.check(preferences={"budget_eur": Decimal(10)}, situation={"benefit_until": date(2026, 12, 1)})
    assert codes(explained(scored, check=check, from_text=["a"])) == [
        NoteCode.PREREQUISITE_UNSURE,
        NoteCode.DUTCH_ONE_STEP,
        NoteCode.COVERAGE_FROM_TEXT,
        NoteCode.OVER_BUDGET,
        NoteCode.AFTER_BENEFIT,
    ]


def test_every_closing_reason_names_a_competence_that_is_really_in_the_gap(build):
    """The course covers all four; the person holds 'meten' and the target does not ask 'code' or 'rekenen'."""
    engine = build.engine(build.course("a", {"stroom": 4, "meten": 4, "code": 4, "rekenen": 4}))
    check = build.check(target=build.choice("installateur"))
    assessment = engine.assess(check)
    held = build.profile({"stroom": 1, "meten": 4})
    advice = engine.recommend(check, build.assessment(assessment, held), home=build.place(), today=date(2026, 11, 23))
    (told,) = advice.recommendations
    assert {r.params["competence"] for r in told.reasons if r.code == "closes_gap"} == {"stroom"}
    assert [gap.competence for gap in told.closes] == ["stroom"]
