"""Candidates valued together: every array agrees with the definition for one candidate."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.person import Importance
from recommender.config import ValueConfig
from recommender.scoring import chance_of_finishing, standing_of
from recommender.valuation import value_for
from tests.competencies.builders import distributions

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def engine(build):
    """Offers of every kind, with every cost, some free and some paid by a rule."""
    return build.engine(
        build.course("a", {"stroom": 3}, offerings=(build.offering("a-1", eur="400", km=30), build.offering("a-2"))),
        build.course("b", {"meten": 2, "stroom": 1}, title="Zonnepanelen", entry=build.entry({"rekenen": 2})),
        build.course("c", {}, title="stroom trede 2", offerings=(build.offering("c-1", weeks=60, hours=38),)),
        build.workplace("w", {"stroom": 4, "meten": 1}),
        build.informal("i", {"meten": 1}),
        build.route("r", {"deel": {"stroom": 2}, "ander": {"stroom": 3, "meten": 2}}),
        rules=[build.funding_rule()],
    )


PEOPLE = st.fixed_dictionaries({id_: distributions() for id_ in ("stroom", "meten", "rekenen")})


def valuation_of(build, engine, levels, **told):
    check = build.check(target=build.choice("installateur"), wishes={"text": "zonnepanelen leggen"}, **told)
    profile = build.profile({id_: one.probabilities for id_, one in levels.items()})
    assessment = build.assessment(engine.assess(check), profile)
    return engine._value(check, assessment, home=build.place(), today=MONDAY), profile


@given(levels=PEOPLE, wished=st.none() | st.floats(1, 40))
def test_the_score_on_demand_is_the_sum_of_the_reasons_and_never_above_its_ceiling(build, engine, levels, wished):
    found, _ = valuation_of(build, engine, levels, preferences={"hours_per_week": wished})
    for place in range(len(found.rows)):
        assert found.score(place) == pytest.approx(found.scored(place).score, abs=1e-9)
        assert found.ceilings[place] >= found.score(place) - 1e-9


@given(levels=PEOPLE)
def test_what_is_closed_is_the_same_for_one_and_for_all(build, engine, levels):
    found, _ = valuation_of(build, engine, levels)
    together = found.closing(np.arange(len(found.rows)))
    for place in range(len(found.rows)):
        scored = found.scored(place)
        assert together[place].sum() == pytest.approx(scored.gross, abs=1e-9)
        assert found.gross[place] == pytest.approx(scored.gross, abs=1e-9)
        stakes = found.stakes.by_step
        assert scored.gross == pytest.approx(
            sum(stakes.get(step, 0.0) * p for step, p in scored.brings.items()), abs=1e-9
        )


@given(levels=PEOPLE)
def test_the_weakest_requirement_is_the_same_for_one_and_for_all(build, engine, levels):
    found, profile = valuation_of(build, engine, levels)
    weakest = found.needs.weakest(standing_of(profile, build.framework()))
    for place, candidate in enumerate(found.candidates):
        expected = chance_of_finishing(candidate, profile, build.config.value).p_weakest
        assert weakest[place] == pytest.approx(expected, abs=1e-12)


def test_a_shortlist_is_by_score_with_one_offering_of_each_opportunity(build, engine):
    check = build.check(target=build.choice("installateur"))
    assessment = build.assessment(engine.assess(check), build.profile({"stroom": 1, "meten": 1}))
    listed = engine.shortlist(check, assessment, home=build.place(), today=MONDAY, n=3).candidates
    ids = [item.candidate.opportunity.id for item in listed]
    assert len(ids) == len(set(ids)) == 3
    assert [item.score for item in listed] == sorted((item.score for item in listed), reverse=True)


@pytest.mark.parametrize(("minds", "weight"), [("money", "per_eur"), ("time", "per_week"), ("distance", "per_km")])
def test_what_a_person_minds_more_weighs_more_and_nothing_else_does(minds, weight):
    config = ValueConfig()
    changed = value_for(Importance(**{minds: 2.0}), config)
    assert getattr(changed, weight) == 2 * getattr(config, weight)
    same = set(ValueConfig.model_fields) - {weight, "per_hour_above_wish"}
    assert all(getattr(changed, name) == getattr(config, name) for name in same)


def test_who_minds_as_most_people_do_has_the_usual_weights():
    config = ValueConfig()
    assert value_for(Importance(), config) is config
