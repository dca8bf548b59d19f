"""Every amount that a reading's probability is made of, worked out by hand on vectors that can be thought through."""

import math

import numpy as np
import pytest

from competencies.language import Language
from recommender.config import ReadingWeights
from recommender.reading.reader import reading_probabilities
from recommender.reading.resemblance import FEATURES, FrameworkResemblance
from recommender.synonyms import SynonymLayer, WordMeaning

STROOM, METEN, CODE = range(3)
FIXED = {
    "stroom": {0: 1.0},
    "stroom trede 3": {1: 1.0},
    "meten": {2: 1.0},
    "code": {3: 1.0},
    "kabels leggen buiten": {1: 0.8, 4: 0.6},
    "kabels": {0: 0.6, 4: 0.8},
    "kabels leggen": {0: 0.96, 4: 0.28},
}


def amounts(build, parts, *, fixed=None, occupation=None, synonyms=None, language=Language.NL):
    framework = build.framework("stroom", "meten", "code")
    resemblance = FrameworkResemblance(framework, build.encoder(fixed or FIXED), synonyms or SynonymLayer())
    values, cosines = resemblance.of(parts, language=language, occupation=occupation)
    return {name: values[:, :, column] for column, name in enumerate(FEATURES)}, cosines


def test_the_whole_part_is_compared_with_statements_and_the_best_window_with_labels(build):
    found, cosines = amounts(build, ["kabels leggen buiten"])
    assert found["statement"][0] == pytest.approx([0.8, 0, 0], abs=1e-6)
    assert found["window"][0] == pytest.approx([0.96, 0, 0], abs=1e-6)
    assert cosines[0, STROOM] == pytest.approx([0, 0, 0, 0.8, 0], abs=1e-6)


def test_one_word_can_name_a_competence_but_describe_none(build):
    found, cosines = amounts(build, ["kabels"], fixed={**FIXED, "kabels": {0: 0.6, 1: 0.8}})
    assert found["statement"][0, STROOM] == pytest.approx(0.6, abs=1e-6)
    assert cosines[0, STROOM] == pytest.approx([0.6, 0, 0, 0, 0], abs=1e-6)


def test_the_lead_is_over_the_best_other_competence(build):
    found, _ = amounts(build, ["alle drie samen"], fixed={**FIXED, "alle drie samen": {0: 0.8, 2: 0.6}})
    assert found["lead"][0] == pytest.approx([0.2, -0.2, -0.8], abs=1e-6)


def test_shared_words_weigh_more_when_fewer_competences_use_them(build):
    """'trede' is in all three, 'stroom' in one: ln(4/4) + 1 = 1 and ln(4/2) + 1; 'vreemd' counts as one in none."""
    found, _ = amounts(build, ["stroom trede", "stroom vreemd"])
    rare, unknown = math.log(2) + 1, math.log(4) + 1
    assert found["shared_words"][0] == pytest.approx([1.0, 1 / (1 + rare), 1 / (1 + rare)])
    assert found["shared_words"][1] == pytest.approx([rare / (rare + unknown), 0, 0])


def test_a_variant_shares_the_standard_word(build):
    layer = SynonymLayer([WordMeaning(("stroom",), ("elentriek",))])
    found, _ = amounts(build, ["elentriek"], synonyms=layer)
    assert found["shared_words"][0].tolist() == [1.0, 0.0, 0.0]


def test_an_occupation_speaks_for_what_is_near_it_over_the_average(build):
    fixed = {**FIXED, "elektricien": {0: 0.6, 2: 0.3, 5: math.sqrt(0.55)}}
    found, _ = amounts(build, ["kabels", "kabels leggen"], fixed=fixed, occupation="elektricien")
    assert found["occupation"] == pytest.approx(np.array([[0.3, 0.0, -0.3]] * 2), abs=1e-6)


@pytest.mark.parametrize("occupation", [None, "", "  "])
def test_no_occupation_says_nothing(build, occupation):
    found, _ = amounts(build, ["kabels"], occupation=occupation)
    assert not found["occupation"].any()


def test_an_encoder_without_memory_says_nothing_about_concepts(build):
    found, _ = amounts(build, ["kabels leggen buiten"])
    assert not found["concept"].any()


def test_length_is_the_logarithm_of_the_number_of_words(build):
    found, _ = amounts(build, ["kabels", "kabels leggen buiten"])
    assert found["length"][:, CODE] == pytest.approx([0, math.log(3)])


def test_a_framework_of_one_competence_has_nobody_to_lead(build):
    resemblance = FrameworkResemblance(build.framework("stroom"), build.encoder(FIXED), SynonymLayer())
    values, _ = resemblance.of(["stroom"], language=Language.NL)
    assert values[0, 0, FEATURES.index("lead")] == pytest.approx(1.0)


def test_the_probability_is_the_logistic_of_the_weighted_amounts():
    weights = ReadingWeights(intercept=-1.0, statement=2.0, window=0.5, lead=1.0, length=-0.5)
    values = np.zeros((1, 1, len(FEATURES)))
    for name, value in (("statement", 0.8), ("window", 0.4), ("lead", -0.2), ("length", 2.0)):
        values[0, 0, FEATURES.index(name)] = value
    expected = 1 / (1 + math.exp(-(-1.0 + 1.6 + 0.2 - 0.2 - 1.0)))
    assert reading_probabilities(values, weights)[0, 0] == pytest.approx(expected)


def test_every_amount_has_a_weight_of_its_name():
    assert set(FEATURES) == set(ReadingWeights.model_fields) - {"intercept", "floor", "topic"}
