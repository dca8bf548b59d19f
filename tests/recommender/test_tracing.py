"""Fingerprints of the stages: equal for equal input, and the first other one is named."""

from datetime import date

from recommender.tracing import Stage, StageTrace, fingerprint, first_difference

MONDAY = date(2026, 11, 23)


def traced(build, *courses, **told):
    engine = build.engine(*courses)
    check = build.check(target=build.choice("installateur"), **told)
    assessment, trace = engine.assess(check), StageTrace()
    advice = engine.recommend(check, assessment, home=build.place(), today=MONDAY, trace=trace)
    return trace.fingerprints(assessment.report, advice)


def test_the_same_question_gives_the_same_fingerprints(build):
    course = build.course("a", {"stroom": 3})
    assert traced(build, course) == traced(build, course)
    assert set(traced(build, course)) == set(Stage)


def test_the_first_stage_that_differs_is_named(build):
    a, b = build.course("a", {"stroom": 3}), build.course("b", {"meten": 2})
    first = traced(build, a)
    assert first_difference(first, traced(build, a)) is None
    assert first_difference(first, traced(build, a, b)) is Stage.CANDIDATES
    dearer = build.course("a", {"stroom": 3}, offerings=(build.offering("a-1", eur="90"),))
    assert first_difference(first, traced(build, dearer)) is Stage.VALUE
    renamed = build.course("a", {"stroom": 3}, title="Anders")
    assert first_difference(first, traced(build, renamed)) is Stage.EXPLANATION
    assert first_difference(first, traced(build, a, experience="Ik doe stroom trede 2")) is Stage.ASSESSMENT


def test_a_stage_that_was_not_stored_is_passed_over():
    assert first_difference({}, {"assessment": "x"}) is None
    assert first_difference({"value": "x"}, {"assessment": "y", "value": "z"}) is Stage.VALUE


def test_a_fingerprint_does_not_depend_on_the_order_of_keys_and_sees_the_last_digit():
    assert fingerprint({"a": 1, "b": 2.0}) == fingerprint({"b": 2.0, "a": 1})
    assert fingerprint(0.1 + 0.2) != fingerprint(0.3)
