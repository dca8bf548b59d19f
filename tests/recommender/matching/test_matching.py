import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from recommender.encoder.lexical import Scores
from recommender.encoder.memory import ConceptMemory
from recommender.matching.concepts import ConceptMatcher, ConceptNames
from recommender.matching.courses import course_scores
from recommender.matching.pieces import sentences, windows
from recommender.matching.titles import TitleIndex, concepts_first
from recommender.matching.weights import MatchingWeights
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


def test_no_second_name_of_a_concept_comes_before_a_first_one() -> None:
    """Concept 7 has three names, one of them the best of all; 8 and -1 have one each."""
    scores = np.array([[0.9, 0.2, 0.8, 0.5, 0.85]], dtype=np.float32)
    spread = concepts_first(scores, np.array([7, 8, 7, -1, 7]))
    assert np.argsort(-spread[0], kind="stable").tolist() == [0, 3, 1, 4, 2]
    assert spread[0, [0, 1, 3]].tolist() == scores[0, [0, 1, 3]].tolist()


def test_of_equal_names_of_a_concept_one_stays_in_front() -> None:
    spread = concepts_first(np.array([[0.5, 0.5, 0.1]], dtype=np.float32), np.array([3, 3, 4]))
    assert np.argsort(-spread[0], kind="stable").tolist() == [0, 2, 1]


@given(
    hnp.arrays(np.float32, (3, 6), elements=st.floats(-1, 1, width=32)),
    st.lists(st.integers(-2, 2), min_size=6, max_size=6),
)
def test_the_best_names_of_concepts_keep_their_order(scores: Scores, owners: list[int]) -> None:
    spread = concepts_first(scores, np.array(owners))
    for row, before in zip(spread, scores, strict=True):
        listed = np.argsort(-row, kind="stable")
        assert len({owners[place] for place in listed[: len(set(owners))]}) == len(set(owners))
        firsts = [before[place] for place in listed[: len(set(owners))]]
        assert firsts == sorted(firsts, reverse=True)


def test_titles_without_a_memory_are_each_on_their_own() -> None:
    index = TitleIndex(LetterEncoder(), ["abc", "abd"])
    np.testing.assert_array_equal(index.list_scores(["abc"]), index.scores(["abc"]))


def test_title_weighs_more_than_text() -> None:
    scores = course_scores(LetterEncoder(), ["lassen"], ["lassen", "bakken"], ["bakken", "lassen"])
    assert scores[0, 0] > scores[0, 1]
