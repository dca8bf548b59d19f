"""The project's own content as training texts: complete, and never a name of a target."""

from pathlib import Path

import pytest

from competencies.errors import ContentError
from recommender.synonyms import WordMeaning
from recommender.training.corpus import ConceptText
from recommender.training.own_texts import own_texts, read_skill_names

WORDS = [
    WordMeaning(("schroef", "bout"), ("vijs",), ("screw",), ("vis",), ("gereedschap",)),
    WordMeaning(("lassen",), (), ("welding",), ("soudage",), ("metaal", "gereedschap")),
]


def test_words_of_one_meaning_are_one_concept(build) -> None:
    texts = own_texts(build.framework("stroom"), WORDS, [], never=[]).texts
    own = [item for item in texts if item.concept == "kompas:word:0"]
    assert own == [
        ConceptText("kompas:word:0", language, "label", text)
        for language, text in (("nl", "schroef"), ("nl", "bout"), ("nl", "vijs"), ("en", "screw"), ("fr", "vis"))
    ]


def test_a_word_belongs_with_its_field(build) -> None:
    own = own_texts(build.framework("stroom"), WORDS, [], never=[])
    assert own.related["own_field"] == [
        ("schroef", "kompas:field:gereedschap"),
        ("vijs", "kompas:field:gereedschap"),
        ("lassen", "kompas:field:metaal"),
        ("lassen", "kompas:field:gereedschap"),
    ]
    fields = [item.text for item in own.texts if item.concept.startswith("kompas:field")]
    assert fields == ["gereedschap", "metaal"]


def test_every_text_of_a_competence_is_there_in_every_language(build) -> None:
    framework = build.framework("stroom")
    (competence,) = framework.competences
    own = own_texts(framework, [], [], never=[])
    assert len([item for item in own.texts if item.concept == "kompas:competence:stroom"]) == 6
    assert len([item for item in own.texts if item.concept.startswith("kompas:statement:stroom-")]) == 12
    assert len(own.related["own_statement"]) == 3 * len(competence.statements)


def test_names_of_targets_are_left_out_wherever_they_stand(build) -> None:
    own = own_texts(build.framework("stroom"), WORDS, [("http://x/1", ("vijzen", "Lassen"))], never=["LASSEN", "Vijs"])
    said = {item.text for item in own.texts} | {text for pairs in own.related.values() for text, _ in pairs}
    assert not said & {"lassen", "Lassen", "vijs"}
    assert {"schroef", "vijzen", "welding"} <= said


def test_skill_names_are_read_and_a_bad_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "skills.csv"
    path.write_text("esco_uri,names_nl\nhttp://x/1,snoeiwerk | hagen scheren\n", encoding="utf-8")
    assert read_skill_names(path) == [("http://x/1", ("snoeiwerk", "hagen scheren"))]
    path.write_text("esco_uri,names_nl\nhttp://x/1,snoeiwerk\nhttp://x/2, |\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"skills\.csv, line 3: expected an ESCO URI with at least one Dutch name"):
        read_skill_names(path)
