import numpy as np

from recommender.encoder.fusion import (
    ConceptMatcher,
    ConceptNames,
    DenseMatcher,
    HubCorrectedMatcher,
    course_scores,
    sentences,
    windows,
)
from tests.recommender.evaluation.fakes import LetterEncoder

CONCEPTS = ConceptNames(
    ids=("1", "2"),
    labels=("lassen", "bakken"),
    others=(("solderen",), ()),
    descriptions=("zzz", "brood maken in een oven"),
)


def test_windows_are_runs_of_words_and_the_whole() -> None:
    assert windows("a b c", longest=2) == ["a", "b", "c", "a b", "b c", "a b c"]
    assert windows("", longest=2) == [""]


def test_sentences_are_at_least_one() -> None:
    assert sentences("Een. Twee!\nDrie") == ["Een.", "Twee!", "Drie"]
    assert sentences("  ") == [""]


def test_other_name_lifts_a_concept_but_never_beyond_a_perfect_label() -> None:
    matcher = ConceptMatcher(LetterEncoder(), CONCEPTS)
    scores = matcher.phrase_scores(["solderen", "bakken"])
    assert scores[0, 0] > scores[0, 1]
    np.testing.assert_allclose(scores[1, 1], 1.0, rtol=1e-6)


def test_competence_in_the_middle_of_a_sentence_is_found() -> None:
    matcher = ConceptMatcher(LetterEncoder(), CONCEPTS)
    scores = matcher.sentence_scores("wij zoeken iemand die graag komt bakken op zondag")
    assert scores.argmax() == 1


def test_corpus_of_one_text_has_no_hubs() -> None:
    encoder = LetterEncoder()
    plain = DenseMatcher(encoder).scores(["lassen"], ["lasser"])
    np.testing.assert_array_equal(HubCorrectedMatcher(encoder).scores(["lassen"], ["lasser"]), plain)


def test_hub_correction_does_not_depend_on_other_queries() -> None:
    matcher = HubCorrectedMatcher(LetterEncoder())
    corpus = ["lassen", "bakken", "zagen", "lasser"]
    both = matcher.scores(["lassen", "zagen"], corpus)
    np.testing.assert_array_equal(matcher.scores(["zagen"], corpus)[0], both[1])


def test_title_weighs_more_than_text() -> None:
    scores = course_scores(LetterEncoder(), ["lassen"], ["lassen", "bakken"], ["bakken", "lassen"])
    assert scores[0, 0] > scores[0, 1]
