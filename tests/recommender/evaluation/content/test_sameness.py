"""Near-duplicates by meaning, and sentences that were filled into one pattern."""

from recommender.evaluation.content.sameness import NamedText, near_duplicates, shared_patterns
from tests.recommender.evaluation.fakes import LetterEncoder


def named(where: str, text: str, owner: str = "") -> NamedText:
    return NamedText(where, owner or where, text)


def test_near_duplicates_are_found_across_owners_only() -> None:
    texts = [named("a", "lassen"), named("b", "slaens"), named("c", "nessal", "a"), named("d", "bij")]
    assert [(pair.first.where, pair.second.where) for pair in near_duplicates(texts, LetterEncoder(), cosine=0.99)] == [
        ("a", "b"),
        ("b", "c"),
    ]


def test_a_pattern_is_equal_length_with_two_words_different() -> None:
    texts = [
        named("a", "Ik leg uit wat een kabel is"),
        named("b", "Ik leg uit wat een motor doet"),
        named("c", "Ik leg nooit uit wat een motor doet"),
        named("d", "Wij tonen u wat een motor doet"),
    ]
    (pair,) = shared_patterns(texts)
    assert (pair.first.where, pair.second.where, pair.likeness) == ("a", "b", 2.0)


def test_short_texts_are_alike_by_chance() -> None:
    assert shared_patterns([named("a", "Ik meet stroom"), named("b", "Ik meet spanning")]) == []


def test_patterns_within_one_owner_count() -> None:
    texts = [named("a-1", "Ik zet de machine zelf aan", "a"), named("a-2", "Ik zet de machine zelf uit", "a")]
    assert len(shared_patterns(texts)) == 1
