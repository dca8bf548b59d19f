"""What a check refuses, with the path of the field that a person can repair."""

from datetime import date

import pytest

from competencies.check import (
    CompetenceCheck,
    Grade,
    KnowledgeChoice,
    LadderChoice,
    SelfRating,
    Skipped,
)
from competencies.errors import AnswerDoesNotFit, ImpossibleDate, UnknownItem
from competencies.level import LEVELS, ProficiencyLevel
from competencies.person import Break, DutchLevel, Evidence, Preferences
from tests.competencies.builders import a_framework, a_question

FRAMEWORK = a_framework(questions=[a_question()])
TODAY = date(2026, 11, 23)
ALONE = SelfRating("solderen-1", Grade.ALONE)


def refusal_of(check: CompetenceCheck, error: type[Exception]):
    with pytest.raises(error) as caught:
        check.require_valid(FRAMEWORK, today=TODAY)
    return caught.value


@pytest.mark.parametrize(
    "check",
    [
        CompetenceCheck(),
        CompetenceCheck(answers=(ALONE, LadderChoice("solderen-ladder", ProficiencyLevel.NONE))),
        CompetenceCheck(answers=(KnowledgeChoice("wet-van-ohm", "d"),)),
        CompetenceCheck(answers=tuple(Skipped(item.id) for item in FRAMEWORK.items)),
        CompetenceCheck(birth_year=2012),  # turns 14
        CompetenceCheck(birth_year=1916),  # turns 110
        CompetenceCheck(evidence=(Evidence("attest", "lassen", date=TODAY),)),
        CompetenceCheck(preferences=Preferences(start_after=TODAY, ready_by=TODAY)),
        CompetenceCheck(preferences=Preferences(ready_by=date(2030, 1, 1))),
    ],
)
def test_check_that_can_be_true_is_accepted(check):
    assert check.require_valid(FRAMEWORK, today=TODAY) is None


def test_answer_to_an_unknown_question_is_refused_at_its_place():
    error = refusal_of(CompetenceCheck(answers=(ALONE, Skipped("breien-1"))), UnknownItem)

    assert error.field == "answers.1.item"
    assert error.params == {"item": "breien-1"}


def test_question_answered_twice_is_refused_at_the_second_answer():
    again = SelfRating("solderen-1", Grade.CANNOT)
    error = refusal_of(CompetenceCheck(answers=(ALONE, Skipped("solderen-2"), again)), AnswerDoesNotFit)

    assert error.field == "answers.2"
    assert error.params == {"item": "solderen-1", "expected": "1 x"}


def test_question_skipped_and_answered_is_refused():
    assert refusal_of(CompetenceCheck(answers=(Skipped("solderen-1"), ALONE)), AnswerDoesNotFit).field == "answers.1"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (LadderChoice("solderen-1", ProficiencyLevel.BASIC), "cannot / with_help / alone / can_teach / skip"),
        (KnowledgeChoice("solderen-1", "b"), "cannot / with_help / alone / can_teach / skip"),
        (SelfRating("solderen-ladder", Grade.ALONE), "level: 0-4"),
        (KnowledgeChoice("solderen-ladder", "b"), "level: 0-4"),
        (SelfRating("wet-van-ohm", Grade.ALONE), "option: a / b / c / d"),
        (LadderChoice("wet-van-ohm", ProficiencyLevel.BASIC), "option: a / b / c / d"),
        (KnowledgeChoice("wet-van-ohm", "e"), "option: a / b / c / d"),
    ],
)
def test_answer_of_the_wrong_sort_is_refused_and_says_what_fits(answer, expected):
    error = refusal_of(CompetenceCheck(answers=(Skipped("rekenen-1"), answer)), AnswerDoesNotFit)

    assert error.field == "answers.1"
    assert error.params["item"] == answer.item
    assert expected in error.params["expected"]


@pytest.mark.parametrize("year", [2013, 2026, 2027, 1915, 0])
def test_birth_year_of_nobody_who_asks_is_refused(year):
    error = refusal_of(CompetenceCheck(birth_year=year), ImpossibleDate)

    assert error.field == "birth_year"
    assert error.params == {"value": year, "low": 1916, "high": 2012}


def test_evidence_from_the_future_is_refused_at_its_place():
    tomorrow = date(2026, 11, 24)
    check = CompetenceCheck(evidence=(Evidence("attest", "lassen"), Evidence("attest", "plc", date=tomorrow)))
    error = refusal_of(check, ImpossibleDate)

    assert error.field == "evidence.1.date"
    assert error.params["value"] == tomorrow
    assert error.params["high"] == TODAY


def test_ready_before_the_start_is_refused():
    start, end = date(2027, 2, 1), date(2027, 1, 31)
    error = refusal_of(CompetenceCheck(preferences=Preferences(start_after=start, ready_by=end)), ImpossibleDate)

    assert error.field == "preferences.ready_by"
    assert (error.params["value"], error.params["low"]) == (end, start)


@pytest.mark.parametrize("end", [date(2027, 7, 18), date(2099, 1, 1)])
def test_break_that_ends_before_it_starts_or_too_far_away_is_refused_at_its_place(end):
    good = Break(date(2027, 4, 5), date(2027, 4, 5))
    breaks = (good, Break(date(2027, 7, 19), end))
    error = refusal_of(CompetenceCheck(preferences=Preferences(breaks=breaks)), ImpossibleDate)

    assert error.field == "preferences.breaks.1.to"
    assert (error.params["value"], error.params["low"]) == (end, date(2027, 7, 19))


def test_skips_do_not_count_as_answered():
    assert CompetenceCheck(answers=(ALONE, Skipped("rekenen-1"), Skipped("rekenen-2"))).n_answered == 1


def test_grades_and_language_levels_are_ranked_weakest_first():
    assert [grade.rank for grade in (Grade.CANNOT, Grade.WITH_HELP, Grade.ALONE, Grade.CAN_TEACH)] == [0, 1, 2, 3]
    assert [DutchLevel(name).rank for name in ("A1", "A2", "B1", "B2", "C1", "C2")] == [0, 1, 2, 3, 4, 5]
    assert [int(level) for level in LEVELS] == [0, 1, 2, 3, 4]
