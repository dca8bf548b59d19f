"""A target or an occupation is recognised by name, by a misspelt name, by meaning; otherwise not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.config import TargetFinderConfig
from recommender.names import MatchKind, NameFinder
from recommender.plain_text import normalise


@pytest.fixture
def finder(build):
    named = (
        build.target("elektromecanicien", label="Elektromecanicien", synonyms=("technieker onderhoud",)),
        build.target("data-engineer", label="Data-engineer", synonyms=("big data specialist",)),
        build.target("lasser", label="Lasser"),
        build.target("kok", label="Kok"),
    )
    return NameFinder(named, build.encoder())


def ids(matches):
    return [match.id for match in matches]


@pytest.mark.parametrize(
    "text", ["Elektromecanicien", "elektromecanicien", "  ELEKTROMECANICIEN! ", "technieker onderhoud"]
)
def test_a_name_or_synonym_is_an_exact_match(finder, text):
    match = finder.find(text)[0]
    assert (match.id, match.kind) == ("elektromecanicien", MatchKind.EXACT)


@pytest.mark.parametrize("suffix", ["(m/v/x)", "(v/m/x)", "(m/v)", "(h/f)", "(x)"])
def test_a_gender_suffix_changes_nothing(finder, suffix):
    assert finder.find(f"Elektromecanicien {suffix}")[0].kind is MatchKind.EXACT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Élektromecanicïen", "elektromecanicien"),
        ("data engineer", "data engineer"),
        ("Data-Engineer (m/v/x)", "data engineer"),
        ("C++/C#-ontwikkelaar", "c++ c# ontwikkelaar"),
        ("maker(modern)", "maker modern"),
        ("…", ""),
    ],
)
def test_normalise_drops_accents_punctuation_and_gender_forms_only(text, expected):
    assert normalise(text) == expected


def test_accents_do_not_matter(finder):
    assert finder.find("élektromécanicien")[0].kind is MatchKind.EXACT


def test_a_name_within_a_sentence_is_found(finder):
    match = finder.find("ik wil graag elektromecanicien worden in Genk")[0]
    assert (match.id, match.kind) == ("elektromecanicien", MatchKind.WITHIN)


def test_a_name_is_not_found_inside_a_longer_word(finder):
    assert all(match.kind is not MatchKind.WITHIN for match in finder.find("lasseropleiding volgen"))


@pytest.mark.parametrize("text", ["elektromecanisien", "electromecanicien", "elektromechanicien", "elektro mecanicien"])
def test_a_misspelt_name_is_found(finder, text):
    match = finder.find(text)[0]
    assert (match.id, match.kind) == ("elektromecanicien", MatchKind.MISSPELT)


def test_a_misspelt_name_within_a_sentence_is_found(finder):
    match = finder.find("ik wil graag elektromecanisien worden")[0]
    assert (match.id, match.kind) == ("elektromecanicien", MatchKind.MISSPELT)


@pytest.mark.parametrize("text", ["koks", "kop", "sok"])
def test_a_short_name_does_not_match_by_a_typing_error(finder, text):
    assert finder.find(text) == []


def test_a_short_name_does_not_match_within_a_sentence(finder):
    """Three letters stand in too many sentences; its own word alone is still exact."""
    assert all(match.kind is not MatchKind.WITHIN for match in finder.find("graag kok in een school"))
    assert finder.find("kok")[0].kind is MatchKind.EXACT


@pytest.mark.parametrize("text", ["", "   ", "!?", "🦊🦊", "(m/v/x)", "qqqq xxxx"])
def test_nothing_matches_gives_an_empty_list(finder, text):
    assert finder.find(text) == []


def test_words_with_the_same_meaning_are_found_and_the_cosine_is_the_score(build):
    words = {"Lasser": {0: 1.0}, "metaal aaneensmelten": {0: 0.6, 1: 0.8}}
    finder = NameFinder([build.target("lasser", label="Lasser")], build.encoder(words))
    (match,) = finder.find("metaal aaneensmelten")
    assert (match.id, match.kind) == ("lasser", MatchKind.MEANING)
    assert match.score == pytest.approx(0.6)
    assert finder.is_sure(match)


@pytest.mark.parametrize(("cosine", "found", "sure"), [(0.44, False, False), (0.50, True, False), (0.60, True, True)])
def test_a_match_by_meaning_is_found_and_taken_from_its_own_floor_on(build, cosine, found, sure):
    words = {"Lasser": {0: 1.0}, "iets anders": {0: cosine, 1: (1 - cosine**2) ** 0.5}}
    finder = NameFinder([build.target("lasser", label="Lasser")], build.encoder(words), TargetFinderConfig())
    matches = finder.find("iets anders")
    assert bool(matches) is found
    assert [finder.is_sure(match) for match in matches] == ([sure] if found else [])


def test_a_name_beats_a_resemblance(build):
    words = {"Lasser": {0: 1.0}, "Smid": {1: 1.0}, "ik was smid": {0: 1.0}}
    finder = NameFinder(
        [build.target("lasser", label="Lasser"), build.target("smid", label="Smid")], build.encoder(words)
    )
    assert ids(finder.find("ik was smid")) == ["smid", "lasser"]


def test_a_typing_error_counts_as_sure(finder):
    assert finder.is_sure(finder.find("elektromecanisien")[0])


@pytest.mark.parametrize(("first", "second", "taken"), [(0.8, 0.5, True), (0.7, 0.65, False)])
def test_two_targets_that_resemble_the_words_alike_are_asked_about(build, first, second, taken):
    """The lead must be 0.08."""
    rest = (1 - first**2 - second**2) ** 0.5
    words = {"Lasser": {0: 1.0}, "Smid": {1: 1.0}, "metaalwerk": {0: first, 1: second, 2: rest}}
    finder = NameFinder(
        [build.target("lasser", label="Lasser"), build.target("smid", label="Smid")], build.encoder(words)
    )
    sure = finder.sure_match(finder.find("metaalwerk"))
    assert (sure.id if sure else None) == ("lasser" if taken else None)


@pytest.mark.parametrize("words", ["technieker", "lass"])
def test_part_of_a_longer_name_is_no_typing_error(build, words):
    finder = NameFinder(
        [build.target("x", label="pc-technieker"), build.target("y", label="lasserij")], build.encoder()
    )
    assert all(match.kind is not MatchKind.MISSPELT for match in finder.find(words))


def test_ties_are_in_the_order_of_their_ids(build):
    named = [build.target(id_, label="Monteur", synonyms=("monteerder",)) for id_ in ("c", "a", "b")]
    assert ids(NameFinder(named, build.encoder()).find("monteur")) == ["a", "b", "c"]


def test_each_target_is_found_at_most_once_and_at_most_n(build):
    named = [build.target(f"monteur-{n}", label="Monteur", synonyms=("monteurs",)) for n in range(8)]
    finder = NameFinder(named, build.encoder())
    assert ids(finder.find("monteur", n=3)) == ["monteur-0", "monteur-1", "monteur-2"]
    assert len(finder.find("monteur", n=50)) == 8


def test_a_background_is_found_like_a_target(build):
    finder = NameFinder([build.background("bakker", label="Bakker")], build.encoder())
    assert finder.find("bakker")[0].id == "bakker"


@given(text=st.text(max_size=60))
def test_any_text_gives_known_ids_best_first_with_scores_in_range(build, text):
    named = build.targets().targets
    matches = NameFinder(named, build.encoder()).find(text)
    assert set(ids(matches)) <= {target.id for target in named}
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert all(0 <= match.score <= 1.2 for match in matches)
