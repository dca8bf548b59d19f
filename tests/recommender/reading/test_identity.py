"""Who somebody is says nothing about what they can do: such words are marked, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.language import Language
from recommender.reading.identity import _SAME_WORD, mark_identity, of_no_gender, unmarked, without_marked
from recommender.reading.parts import affirmed_parts

KNOWN = frozenset({"excel", "python"})


def left(text: str, **more) -> str:
    return " ".join(without_marked(mark_identity(text, KNOWN, **more)).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("als Poolse metser", "als metser"),
        ("van marokkaanse afkomst", "van afkomst"),
        ("Fatima hier. Ik las.", "hier. Ik las."),
        ("groetjes, Jean-Pierre", "groetjes,"),
        ("une famille marocaine et Excel", "une famille et Excel"),
    ],
)
def test_names_and_origins_are_marked(text, expected):
    assert left(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "changer une carte mère",
        "de voorman en de vakman",
        "tirer des fils",
        "een moederbord vervangen",
        "het manometer aflezen",
        "PLC en KNX",
        "Kabels trekken. Daarna meten.",
        "",
    ],
)
def test_words_of_the_work_are_left_alone(text):
    assert left(text) == text


def test_a_first_word_that_is_no_frequent_name_is_asked_about():
    assert left("Qwxyz werkt", tells=lambda word: word != "Qwxyz") == "werkt"
    assert left("Frezen werkt", tells=lambda word: word != "Qwxyz") == "Frezen werkt"


@given(text=st.text(alphabet=st.characters(exclude_characters="\ue000\ue001"), max_size=200))
def test_what_was_marked_can_be_read_as_it_was_written(text):
    assert unmarked(mark_identity(text, KNOWN)) == text


def test_marked_words_do_not_count_for_the_length_of_a_part():
    """However many words say who somebody is, the windows over the rest are the same."""

    def windows(who: str) -> list[str]:
        marked = mark_identity(f"ik ben {who} een twee drie vier vijf zes", KNOWN)
        parts = affirmed_parts(marked, language=Language.NL, longest=4)
        return [" ".join(without_marked(part).split()) for part in parts]

    assert windows("Fatima") == windows("Vlaamse Jan") == ["ik ben een twee", "drie vier vijf zes"]


def test_a_part_of_only_such_words_is_no_part():
    assert affirmed_parts(mark_identity("Fatima, Poolse. Ik las.", KNOWN), language=Language.NL, longest=9) == [
        "Ik las"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mijn zus werkt", "mijn broer werkt"),
        ("een vrouw van 40", "een man van 40"),
        ("as a housewife", "as a househusband"),
        ("une grand-mère active", "un grand-père active"),
    ],
)
def test_both_genders_are_compared_as_one_word(one, other):
    assert of_no_gender(one).split()[1:] == of_no_gender(other).split()[1:]


@pytest.mark.parametrize("text", ["changer une carte mère", "tirer des fils", "de voorman leest het manometer af"])
def test_words_of_the_work_are_compared_as_they_are(text):
    assert of_no_gender(text) == text.replace("mère", "mere")


def test_no_word_that_stands_for_both_is_replaced_itself():
    """The languages share one table: 'papa' is Dutch and French, 'man' Dutch and English."""
    assert not set(_SAME_WORD) & set(_SAME_WORD.values())
