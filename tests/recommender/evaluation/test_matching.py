import numpy as np

from recommender.encoder.fusion import (
    ConceptMatcher,
    ConceptNames,
    MatchingWeights,
    TitleIndex,
    course_scores,
    sentences,
    windows,
)
from recommender.encoder.memory import ConceptMemory
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


def test_one_title_has_no_neighbours() -> None:
    scores = TitleIndex(LetterEncoder(), ["lassen"]).scores(["lassen"])
    np.testing.assert_allclose(scores, [[1.0]], rtol=1e-6)


def test_score_of_a_title_does_not_depend_on_other_queries() -> None:
    index = TitleIndex(LetterEncoder(), ["docent lassen", "lasser", "zager", "docente lassen"])
    both = index.scores(["docent lassen", "zagen"])
    np.testing.assert_allclose(index.scores(["zagen"])[0], both[1], rtol=1e-6)


def test_head_word_decides_between_equal_texts() -> None:
    weights = MatchingWeights(hub=0.0)
    scores = TitleIndex(LetterEncoder(), ["lassen docent wiskunde", "docent lassen wiskunde"], weights).scores(
        ["docent wiskunde lassen"]
    )
    assert scores[0, 1] > scores[0, 0]


def test_known_title_speaks_for_its_concept() -> None:
    encoder = LetterEncoder()
    titles = ["abc", "cba"]
    plain = TitleIndex(encoder, titles, MatchingWeights(hub=0.0)).scores(["xyz"])
    vectors = dict(zip(("urn:1", "urn:2"), encoder.encode(["xyz", "abc"]), strict=True))
    encoder.memory = ConceptMemory.of(vectors, [("ABC!", "urn:1"), ("other", "urn:2")], revision="1")  # type: ignore[attr-defined]
    remembered = TitleIndex(encoder, titles, MatchingWeights(hub=0.0)).scores(["xyz"])
    assert plain.tolist() == [[0.0, 0.0]]
    assert remembered[0, 0] > 0.0
    assert remembered[0, 1] == 0.0  # 'cba' has the same letters, but names nothing


def test_title_weighs_more_than_text() -> None:
    scores = course_scores(LetterEncoder(), ["lassen"], ["lassen", "bakken"], ["bakken", "lassen"])
    assert scores[0, 0] > scores[0, 1]
