"""From answers to a probability per level, one competence at a time."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.check import (
    Answer,
    CompetenceCheck,
    Grade,
    KnowledgeChoice,
    LadderChoice,
    SelfRating,
    Skipped,
)
from competencies.errors import UnknownItem
from competencies.framework import CompetenceFramework, Item, KnowledgeItem, LadderItem
from competencies.level import LEVELS, ProficiencyLevel
from competencies.measurement.independent import TRUST_WEIGHTS, IndependentMeasurement, IndependentSettings
from competencies.person import Trust
from competencies.profile import Provenance, TextReading
from competencies.target import Background
from tests.competencies.builders import a_competence, a_framework, a_question, a_text, levels

PROPERTY = settings(max_examples=50, deadline=None)
FRAMEWORK = a_framework(
    a_competence("solderen"),
    a_competence("rekenen", literacy=True),
    questions=[a_question(), a_question("procent", competence="rekenen", level=1)],
)
MEASUREMENT = IndependentMeasurement()
WORKED = IndependentMeasurement(
    IndependentSettings(
        discrimination=2.2,
        ladder_discrimination=2.6,
        grade_offsets=(1.4, 0.5, -0.6),
        prior_slope=1.6,
        specialist_mean=0.2,
        literacy_mean=1.3,
        literacy_per_vks_level=0.25,
        unknown_vks_level=3,
        background_share=0.75,
        full_experience_years=5.0,
    )
)
"""The settings that numbers are worked out with here; the shipped ones may be tuned without touching these tests."""


def fitting_answers(item: Item) -> st.SearchStrategy[Answer]:
    """Every answer that a question can get, except a skip."""
    if isinstance(item, KnowledgeItem):
        return st.sampled_from(sorted(item.options)).map(lambda option: KnowledgeChoice(item.id, option))
    if isinstance(item, LadderItem):
        return levels().map(lambda level: LadderChoice(item.id, level))
    return st.sampled_from(Grade).map(lambda grade: SelfRating(item.id, grade))


@st.composite
def some_answers(draw: st.DrawFn, *, without: str | None = None) -> list[Answer]:
    """Answers to some of the questions, in any order."""
    items = draw(st.lists(st.sampled_from(FRAMEWORK.items), unique_by=lambda item: item.id))
    return [draw(fitting_answers(item)) for item in items if item.id != without]


def readings() -> st.SearchStrategy[TextReading]:
    return st.builds(
        TextReading,
        competence=st.sampled_from(["solderen", "rekenen"]),
        level=levels(1),
        probability=st.floats(0, 1),
        words=st.just("ik soldeer"),
    )


def check_with(answers: Sequence[Answer] = (), **told: object) -> CompetenceCheck:
    return CompetenceCheck(answers=tuple(answers), **told)


def probabilities(check: CompetenceCheck, competence: str = "solderen", **more: object) -> tuple[float, ...]:
    return MEASUREMENT.profile(check, FRAMEWORK, **more).levels(competence).probabilities


def expected(check: CompetenceCheck, competence: str = "solderen", **more: object) -> float:
    return MEASUREMENT.profile(check, FRAMEWORK, **more).levels(competence).expected


# --- a second implementation, without arrays: every level is a story with a chance, told one fact at a time ---------


def chance(x: float) -> float:
    return 0.5 * (1 + math.tanh(x / 2))


def chance_of_level(level: int, *, mean: float) -> float:
    """The chance of exactly this level when at least m has chance(1.6 (mean - m + 0.5))."""
    reaches = 1.0 if level == 0 else chance(1.6 * (mean - level + 0.5))
    passes = 0.0 if level == 4 else chance(1.6 * (mean - level - 0.5))
    return reaches - passes


def chance_of_answer(answer: Answer, framework: CompetenceFramework, level: int) -> float:
    item = framework.item(answer.item)
    if isinstance(answer, SelfRating):
        at_least_with_help = chance(2.2 * (level - item.level + 1.4))
        at_least_alone = chance(2.2 * (level - item.level + 0.5))
        can_teach = chance(2.2 * (level - item.level - 0.6))
        return {
            Grade.CANNOT: 1 - at_least_with_help,
            Grade.WITH_HELP: at_least_with_help - at_least_alone,
            Grade.ALONE: at_least_alone - can_teach,
            Grade.CAN_TEACH: can_teach,
        }[answer.grade]
    if isinstance(answer, LadderChoice):
        reaches = 1.0 if answer.level == 0 else chance(2.6 * (level - answer.level + 0.5))
        passes = 0.0 if answer.level == 4 else chance(2.6 * (level - (answer.level + 1) + 0.5))
        return reaches - passes
    knows = chance(2.2 * (level - item.level + 0.5))
    lucky = (1 - knows) / len(item.options)
    return knows + lucky if answer.option == item.right_option else 1 - knows - lucky


def enumerated(
    check: CompetenceCheck,
    competence: str,
    *,
    background: Background | None = None,
    readings: Sequence[TextReading] = (),
) -> list[float]:
    mean = 0.2
    if competence == "rekenen":
        mean = 1.05 if check.education_level is None else 0.3 + 0.25 * check.education_level
    for held_competence, held in background.holds if background else ():
        if held_competence == competence and held > mean:
            counts = 2.5 if check.experience_years is None else min(5, check.experience_years)
            mean = mean + 0.75 * (counts / 5) * (held - mean)
    stories = []
    for level in range(5):
        weight = chance_of_level(level, mean=mean)
        for answer in check.answers:
            if not isinstance(answer, Skipped) and FRAMEWORK.item(answer.item).competence == competence:
                weight *= chance_of_answer(answer, FRAMEWORK, level)
        for reading in readings:
            if reading.competence == competence:
                says_so = reading.probability * chance(2.2 * (level - reading.level + 0.5))
                weight *= says_so + (1 - reading.probability) / 2
        stories.append(weight)
    return [weight / sum(stories) for weight in stories]


@PROPERTY
@given(
    some_answers(),
    st.lists(readings(), max_size=4),
    st.none() | st.integers(1, 8),
    st.none() | st.floats(0, 40),
    st.none() | levels(1),
)
def test_agrees_with_a_direct_enumeration(answers, read, education, years, held):
    check = check_with(answers, education_level=education, experience_years=years)
    background = held and Background("lasser", a_text("lasser"), (("solderen", held), ("rekenen", held)))
    profile = WORKED.profile(check, FRAMEWORK, background=background, readings=read)

    for competence in ("solderen", "rekenen"):
        by_hand = enumerated(check, competence, background=background, readings=read)
        assert profile.levels(competence).probabilities == pytest.approx(by_hand, abs=1e-9)


# --- without answers --------------------------------------------------------------------------------------------


def test_no_answers_leave_the_prior_of_a_specialist_competence():
    # at least 1..4: logistic of 1.6 x (0.2 - m + 0.5) = -0.48, -2.08, -3.68, -5.28
    at_least = [0.382252, 0.111053, 0.024604, 0.005067]
    prior = WORKED.profile(check_with(), FRAMEWORK).levels("solderen")

    assert prior.probabilities == pytest.approx(
        [1 - at_least[0], at_least[0] - at_least[1], at_least[1] - at_least[2], at_least[2] - at_least[3], at_least[3]],
        abs=1e-5,
    )


def test_competence_without_observations_is_not_assessed():
    profile = MEASUREMENT.profile(check_with([SelfRating("solderen-1", Grade.ALONE)]), FRAMEWORK)

    assert profile.estimates["solderen"].assessed
    assert not profile.estimates["rekenen"].assessed


def test_every_competence_of_the_framework_is_estimated():
    profile = MEASUREMENT.profile(check_with(), FRAMEWORK)

    assert set(profile.estimates) == {"solderen", "rekenen"}
    assert profile.framework_version == FRAMEWORK.version


def test_education_raises_literacy_and_leaves_specialist_competences():
    low, high = check_with(education_level=2), check_with(education_level=7)

    assert expected(low, "rekenen") < expected(high, "rekenen")
    assert probabilities(low, "solderen") == probabilities(high, "solderen")


def test_untold_education_counts_as_the_level_of_the_settings():
    untold, told = (
        WORKED.profile(check, FRAMEWORK).levels("rekenen") for check in (check_with(), check_with(education_level=3))
    )

    assert untold == told


# --- background -------------------------------------------------------------------------------------------------

LASSER = Background("lasser", a_text("lasser"), (("solderen", ProficiencyLevel.ADVANCED),))


def test_full_experience_moves_the_mean_three_quarters_of_the_way():
    # 0.2 + 0.75 x (3 - 0.2) = 2.3; at least 3: logistic of 1.6 x (2.3 - 3 + 0.5) = -0.32
    profile = WORKED.profile(check_with(experience_years=5), FRAMEWORK, background=LASSER)

    assert profile.levels("solderen").p_at_least(ProficiencyLevel.ADVANCED) == pytest.approx(0.420676, abs=1e-5)


def test_unknown_years_count_as_half_of_full_experience():
    half_of_full = IndependentSettings().full_experience_years / 2
    unknown, half = check_with(), check_with(experience_years=half_of_full)

    assert probabilities(unknown, background=LASSER) == pytest.approx(probabilities(half, background=LASSER))


def test_years_beyond_full_experience_add_nothing():
    full = check_with(experience_years=IndependentSettings().full_experience_years)
    long = check_with(experience_years=40)

    assert probabilities(full, background=LASSER) == probabilities(long, background=LASSER)


def test_background_is_kept_as_an_observation_that_assesses_nothing():
    estimate = MEASUREMENT.profile(check_with(), FRAMEWORK, background=LASSER).estimates["solderen"]

    assert not estimate.assessed
    assert [(seen.provenance, seen.source, seen.value) for seen in estimate.observations] == [
        (Provenance.OCCUPATION, "lasser", "3")
    ]


@PROPERTY
@given(some_answers(), levels(1), st.none() | st.floats(0, 40))
def test_background_never_lowers_a_level(answers, held, years):
    check = check_with(answers, experience_years=years)
    background = Background("lasser", a_text("lasser"), (("solderen", held), ("rekenen", held)))

    for competence in ("solderen", "rekenen"):
        assert expected(check, competence, background=background) >= expected(check, competence) - 1e-9


# --- answers ----------------------------------------------------------------------------------------------------


@PROPERTY
@given(some_answers(), levels(1))
def test_better_grade_never_lowers_the_expected_level(answers, level):
    rest = [answer for answer in answers if answer.item != f"solderen-{level:d}"]
    outcomes = [expected(check_with([*rest, SelfRating(f"solderen-{level:d}", grade)])) for grade in Grade]

    assert all(better >= worse - 1e-9 for worse, better in pairwise(outcomes))
    assert outcomes[-1] > outcomes[0]


@PROPERTY
@given(some_answers(without="solderen-ladder"))
def test_higher_step_of_the_ladder_never_lowers_the_expected_level(answers):
    outcomes = [expected(check_with([*answers, LadderChoice("solderen-ladder", level)])) for level in LEVELS]

    assert all(better >= worse - 1e-9 for worse, better in pairwise(outcomes))
    assert outcomes[-1] > outcomes[0]


@PROPERTY
@given(some_answers(without="wet-van-ohm"))
def test_right_answer_says_more_than_no_answer_and_a_wrong_one_less(answers):
    wrong = expected(check_with([*answers, KnowledgeChoice("wet-van-ohm", "a")]))
    right = expected(check_with([*answers, KnowledgeChoice("wet-van-ohm", "b")]))

    assert wrong < expected(check_with(answers)) < right


def test_which_wrong_option_was_chosen_does_not_matter():
    chosen_a, chosen_d = (check_with([KnowledgeChoice("wet-van-ohm", option)]) for option in "ad")

    assert probabilities(chosen_a) == probabilities(chosen_d)


@PROPERTY
@given(some_answers().flatmap(lambda answers: st.tuples(st.just(answers), st.permutations(answers))))
def test_order_of_answers_does_not_matter(orders):
    given_order, other_order = orders

    for competence in ("solderen", "rekenen"):
        assert probabilities(check_with(given_order), competence) == pytest.approx(
            probabilities(check_with(other_order), competence), abs=1e-12
        )


@PROPERTY
@given(some_answers(), st.sets(st.sampled_from([item.id for item in FRAMEWORK.items])))
def test_skip_carries_no_information(answers, shown):
    answered = {answer.item for answer in answers}
    skips = [Skipped(item) for item in sorted(shown - answered)]

    assert MEASUREMENT.profile(check_with([*skips, *answers]), FRAMEWORK) == MEASUREMENT.profile(
        check_with(answers), FRAMEWORK
    )


@PROPERTY
@given(some_answers())
def test_answers_about_one_competence_leave_the_others(answers):
    own = [answer for answer in answers if FRAMEWORK.item(answer.item).competence == "rekenen"]

    assert probabilities(check_with(answers), "rekenen") == probabilities(check_with(own), "rekenen")


def test_answers_are_kept_as_observations():
    answers = [
        SelfRating("solderen-2", Grade.WITH_HELP),
        LadderChoice("solderen-ladder", ProficiencyLevel.BASIC),
        KnowledgeChoice("wet-van-ohm", "c"),
    ]
    estimate = MEASUREMENT.profile(check_with(answers), FRAMEWORK).estimates["solderen"]

    assert [(seen.provenance, seen.source, seen.value) for seen in estimate.observations] == [
        (Provenance.ANSWERED, "solderen-2", "with_help"),
        (Provenance.ANSWERED, "solderen-ladder", "1"),
        (Provenance.ANSWERED, "wet-van-ohm", "c"),
    ]


def test_answer_to_an_unknown_question_is_refused():
    with pytest.raises(UnknownItem):
        MEASUREMENT.profile(check_with([SelfRating("breien-1", Grade.ALONE)]), FRAMEWORK)


def test_answer_of_the_wrong_sort_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="SelfRating does not answer LadderItem"):
        MEASUREMENT.profile(check_with([SelfRating("solderen-ladder", Grade.ALONE)]), FRAMEWORK)


# --- readings ---------------------------------------------------------------------------------------------------


@PROPERTY
@given(some_answers(), levels(1))
def test_reading_with_probability_zero_moves_no_level(answers, level):
    nothing = TextReading("solderen", level, 0.0, "misschien")

    assert probabilities(check_with(answers), readings=[nothing]) == pytest.approx(
        probabilities(check_with(answers)), abs=1e-12
    )


def test_reading_with_probability_zero_does_not_make_a_competence_assessed():
    nothing = TextReading("solderen", ProficiencyLevel.BASIC, 0.0, "misschien")
    profile = MEASUREMENT.profile(check_with(), FRAMEWORK, readings=[nothing])

    assert not profile.estimates["solderen"].assessed


@PROPERTY
@given(some_answers(), levels(1), st.floats(0, 1), st.floats(0, 1))
def test_surer_reading_never_lowers_the_expected_level(answers, level, one, other):
    unsure, sure = (TextReading("solderen", level, p, "ik soldeer") for p in sorted((one, other)))
    check = check_with(answers)

    assert expected(check, readings=[sure]) >= expected(check, readings=[unsure]) - 1e-9
    assert expected(check, readings=[unsure]) >= expected(check) - 1e-9


@PROPERTY
@given(st.lists(readings(), max_size=5).flatmap(lambda read: st.tuples(st.just(read), st.permutations(read))))
def test_order_of_readings_does_not_matter(orders):
    one, other = orders

    assert probabilities(check_with(), readings=one) == pytest.approx(
        probabilities(check_with(), readings=other), abs=1e-12
    )


def test_reading_is_kept_with_its_words_and_its_provenance():
    reading = TextReading("solderen", ProficiencyLevel.INTERMEDIATE, 0.8, "attest solderen", Provenance.EVIDENCE)
    estimate = MEASUREMENT.profile(check_with(), FRAMEWORK, readings=[reading]).estimates["solderen"]

    assert [(seen.provenance, seen.source, seen.value) for seen in estimate.observations] == [
        (Provenance.EVIDENCE, "attest solderen", "2")
    ]


# --- settings ---------------------------------------------------------------------------------------------------


def test_sharper_discrimination_makes_an_answer_say_more():
    check = check_with([SelfRating("solderen-3", Grade.CAN_TEACH)])
    blunt, sharp = (
        IndependentMeasurement(IndependentSettings(discrimination=slope)).profile(check, FRAMEWORK).levels("solderen")
        for slope in (0.5, 3.0)
    )

    assert sharp.p_at_least(ProficiencyLevel.ADVANCED) > blunt.p_at_least(ProficiencyLevel.ADVANCED)


def test_less_trusted_evidence_counts_less():
    weights = [TRUST_WEIGHTS[trust] for trust in Trust]

    assert weights == sorted(set(weights), reverse=True)
    assert weights[0] == 1.0
    assert weights[-1] > 0
