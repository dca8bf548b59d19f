"""What people say, put in the words that names and statements use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.errors import ContentError
from recommender.plain_text import normalise
from recommender.synonyms import SynonymLayer, WordMeaning, read_words

MEANINGS = [
    WordMeaning(("vrachtwagen", "truck"), ("camion",), ("lorry",), ("camion",)),
    WordMeaning(("schroef",), ("vijs", "vijzen draaien")),
    WordMeaning(("bank", "zitbank"), (), ("couch",)),
    WordMeaning(("kredietinstelling", "bank"), (), ("bank",)),
    WordMeaning(("verwarming",), ("chauffage",), ("heating",)),
]


@pytest.fixture(scope="module")
def layer():
    return SynonymLayer(MEANINGS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Met de camion rijden", "met de vrachtwagen rijden"),
        ("CHAUFFAGE herstellen!", "verwarming herstellen"),
        ("vijzen draaien", "schroef"),
        ("een zitbank", "een bank"),
        ("werken bij een bank", "werken bij een bank"),
        ("camionette", "camionette"),
        ("", ""),
    ],
)
def test_variants_give_way_to_the_standard_word(layer, text, expected):
    """A word with two meanings ('bank') and a word that only begins alike ('camionette') stay as they are."""
    assert layer.standard(text) == expected


@given(st.lists(st.sampled_from(["camion", "vijzen", "draaien", "bank", "de", "truck"]), max_size=8).map(" ".join))
def test_standard_words_are_left_alone_the_second_time(layer, text):
    once = layer.standard(text)
    assert layer.standard(once) == once


def test_an_empty_layer_only_normalises():
    assert SynonymLayer().standard("Één  Camion") == normalise("Één  Camion") == "een camion"


def test_word_lists_are_read_in_the_order_of_their_names(tmp_path):
    header = "nl,flemish,en,fr,field\n"
    (tmp_path / "b.csv").write_text(header + "schroef,vijs,screw,vis,gereedschap|ijzerwaren\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text(header + "vrachtwagen|truck,camion,lorry,camion,vervoer\n", encoding="utf-8")
    first, second = read_words(tmp_path)
    assert first == WordMeaning(("vrachtwagen", "truck"), ("camion",), ("lorry",), ("camion",), ("vervoer",))
    assert second.field == ("gereedschap", "ijzerwaren")


@pytest.mark.parametrize("row", [",camion,lorry,camion,vervoer", "vrachtwagen,camion,,,vervoer"])
def test_a_row_without_a_dutch_word_or_a_translation_is_named(tmp_path, row):
    (tmp_path / "a.csv").write_text(f"nl,flemish,en,fr,field\nzaag,,saw,scie,hout\n{row}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"a\.csv, line 3"):
        read_words(tmp_path)
