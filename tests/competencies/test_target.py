"""Targets, where people come from, and texts in three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.errors import UnknownTarget
from competencies.language import Language, LocalizedText
from competencies.level import ProficiencyLevel
from competencies.target import Background, Synonyms, Target, TargetCatalogue, TargetKind, names_of
from tests.competencies.builders import a_target, a_text

LITERACY = Target("stem-basis", TargetKind.LITERACY, a_text("basis"), a_text("over basis"), ())
LASSER = Background("lasser", a_text("lasser"), (("lassen", ProficiencyLevel.ADVANCED),))


def test_weights_by_hand():
    assert a_target([("plc", 3, 3), ("meten", 2, 2), ("rekenen", 1, 1)]).weights == {
        "plc": pytest.approx(1 / 2),
        "meten": pytest.approx(1 / 3),
        "rekenen": pytest.approx(1 / 6),
    }


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), min_size=1))
def test_weights_sum_to_one_and_follow_importance(importances):
    weights = a_target([(id_, 2, importance) for id_, importance in importances.items()]).weights

    assert sum(weights.values()) == pytest.approx(1)
    assert sorted(weights, key=lambda id_: (weights[id_], id_)) == sorted(
        importances, key=lambda id_: (importances[id_], id_)
    )


def test_unknown_target_is_refused_with_its_id():
    with pytest.raises(UnknownTarget) as caught:
        TargetCatalogue((LITERACY,)).target("astronaut")

    assert caught.value.params == {"id": "astronaut"}


def test_targets_are_found_by_id_and_kind():
    occupation = a_target([("plc", 3, 3)])
    catalogue = TargetCatalogue((occupation, LITERACY))

    assert catalogue.target("monteur") is occupation
    assert catalogue.literacy is LITERACY
    assert catalogue.of_kind(TargetKind.OCCUPATION) == (occupation,)
    assert catalogue.of_kind(TargetKind.TRANSITION) == ()


def test_people_can_also_come_from_a_target_occupation_but_not_from_a_theme():
    catalogue = TargetCatalogue((a_target([("plc", 3, 3), ("meten", 2, 1)]), LITERACY), (LASSER,))
    lasser, monteur = catalogue.as_backgrounds()

    assert lasser is LASSER
    assert monteur.id == "monteur"
    assert monteur.holds == (("plc", ProficiencyLevel.ADVANCED), ("meten", ProficiencyLevel.INTERMEDIATE))


def test_names_are_the_labels_with_their_language_then_the_synonyms():
    lasser = Background("lasser", a_text("lasser"), (), Synonyms(nl=("laster",), en=("welder",), fr=("soudeur",)))

    assert names_of(lasser) == (
        ("lasser (nl)", Language.NL),
        ("lasser (en)", Language.EN),
        ("lasser (fr)", Language.FR),
        ("laster", None),
        ("welder", None),
        ("soudeur", None),
    )


@pytest.mark.parametrize("language", Language)
def test_text_is_given_in_the_language_that_is_asked(language):
    assert a_text("lasser").text_in(language) == f"lasser ({language})"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("empty", ["", "  "])
def test_text_that_lacks_a_language_is_refused(language, empty):
    texts = {"nl": "a", "en": "b", "fr": "c", language.value: empty}

    with pytest.raises(ValueError, match=f"the {language} text is empty"):
        LocalizedText(**texts)
