"""Reading ease by the numbers."""

import pytest

from recommender.evaluation.content.readability import flesch_douma, sentences_of, syllables_in, words_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ik", 1),
        ("kabel", 2),
        ("machine", 3),
        ("aansluiten", 3),
        ("over", 2),
        ("elektriciteit", 5),
        ("geïnstalleerd", 4),
        ("situatie", 4),
        ("draaien", 2),
        ("42", 1),
    ],
)
def test_syllables_of_dutch_words(word: str, expected: int) -> None:
    assert syllables_in(word) == expected


def test_sentences_and_words() -> None:
    assert sentences_of("Ik las. 'Echt?' Ja! ...") == ["Ik las.", "'Echt?'", "Ja!"]
    assert words_of("Ik vervang een USB-stick, collega's!") == ["Ik", "vervang", "een", "USB-stick", "collega's"]


def test_flesch_douma_by_hand() -> None:
    """Five words in two sentences, six syllables: 206.84 - 0.93 x 2.5 - 77 x 6 / 5."""
    assert flesch_douma(["Ik leg kabels.", "Jij meet."]) == pytest.approx(206.84 - 0.93 * 2.5 - 77 * 6 / 5)


def test_longer_words_and_sentences_are_harder() -> None:
    plain = flesch_douma(["Ik meet de stroom. Ik kijk of het klopt."])
    hard = flesch_douma(
        ["De verantwoordelijkheid voor de conformiteitsbeoordeling van installaties berust bij de exploitant."]
    )
    assert plain > 80
    assert hard < 30


def test_no_word_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        flesch_douma(["..."])
