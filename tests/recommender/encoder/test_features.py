import numpy as np
import pytest

from recommender.encoder.features import MAX_WORD_CHARS, Ragged, hash_ngrams, normalise, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Coördinator (m/v)", ["coordinator", "m", "v"]),
        ("C++ en C#-ontwikkelaar", ["c++", "en", "c#", "ontwikkelaar"]),
        ("heftruck_chauffeur", ["heftruck", "chauffeur"]),
        ("  ...!? ", []),
        ("", []),
    ],
)
def test_words_are_normalised_and_punctuation_separates(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_normalising_twice_changes_nothing() -> None:
    text = "Éénmanszaak ÀÉÎ ﬁlm"
    assert normalise(normalise(text)) == normalise(text)


def test_endless_word_is_cut() -> None:
    assert split_words("x" * 500) == ["x" * MAX_WORD_CHARS]


def test_word_has_its_ngrams_and_itself() -> None:
    grams = hash_ngrams(["las"], sizes=(3, 4, 5), buckets=2**31 - 1)
    # <la las as> + <las las> + <las> + the whole word
    assert len(grams.ids) == 3 + 2 + 1 + 1


def test_ngrams_of_a_word_do_not_depend_on_its_neighbours() -> None:
    alone = hash_ngrams(["lassen"], sizes=(3, 4), buckets=1000)
    together = hash_ngrams(["a", "lassen", "vrachtwagen"], sizes=(3, 4), buckets=1000)
    np.testing.assert_array_equal(together.take(np.array([1])).ids, alone.ids)


def test_hashes_stay_what_they_were() -> None:
    # The shipped weights are bound to these numbers: when this fails, the model must be trained again.
    assert hash_ngrams(["lassen"], sizes=(3,), buckets=65_536).ids.tolist() == EXPECTED_BUCKETS


EXPECTED_BUCKETS = [50235, 53331, 25687, 44384, 64003, 5995, 26699]


def test_ragged_take_keeps_order_and_empty_lists() -> None:
    ragged = Ragged.of([[1, 2], [], [3]])
    taken = ragged.take(np.array([2, 1, 0, 0]))
    assert taken.ids.tolist() == [3, 1, 2, 1, 2]
    assert taken.lengths().tolist() == [1, 0, 2, 2]


def test_no_words_no_ngrams() -> None:
    assert len(hash_ngrams([], sizes=(3,), buckets=8)) == 0
