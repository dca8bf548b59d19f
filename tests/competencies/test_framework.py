"""One version of the framework: what it refuses, and the questions it leads to."""

import dataclasses

import pytest

from competencies.errors import ContentError, UnknownCompetence, UnknownItem
from competencies.framework import CompetenceFramework, KnowledgeItem, LadderItem, StatementItem
from competencies.level import ProficiencyLevel
from tests.competencies.builders import a_competence, a_framework, a_question, a_text


def test_every_competence_leads_to_a_ladder_and_four_statements_then_the_knowledge_questions():
    framework = a_framework(a_competence("plc"), a_competence("meten"), questions=[a_question(competence="plc")])

    assert [item.id for item in framework.items] == [
        "plc-ladder", "plc-1", "plc-2", "plc-3", "plc-4",
        "meten-ladder", "meten-1", "meten-2", "meten-3", "meten-4",
        "wet-van-ohm",
    ]  # fmt: skip
    assert framework.item("plc-ladder") == LadderItem("plc-ladder", "plc")
    assert framework.item("meten-3") == StatementItem("meten-3", "meten", ProficiencyLevel.ADVANCED)
    assert framework.item("wet-van-ohm").right_option == "b"


def test_rows_follow_the_order_of_the_competences():
    assert a_framework(a_competence("plc"), a_competence("meten")).rows == {"plc": 0, "meten": 1}


def test_lookups_find_what_is_there():
    framework = a_framework(a_competence("plc"))

    assert framework.competence("plc").id == "plc"
    assert framework.domain("elektro").label == a_text("elektro")


def test_unknown_competence_is_refused_with_its_id():
    with pytest.raises(UnknownCompetence) as caught:
        a_framework().competence("breien")

    assert caught.value.params == {"id": "breien"}


def test_unknown_question_is_refused_with_its_id():
    with pytest.raises(UnknownItem) as caught:
        a_framework().item("breien-1")

    assert caught.value.params == {"item": "breien-1"}


def test_competence_used_twice_is_refused():
    with pytest.raises(ContentError, match="competence id 'plc' is used twice"):
        a_framework(a_competence("plc"), a_competence("plc"))


def test_domain_used_twice_is_refused():
    one = a_framework()

    with pytest.raises(ContentError, match="domain id 'elektro' is used twice"):
        dataclasses.replace(one, domains=one.domains * 2)


def test_question_used_twice_is_refused():
    with pytest.raises(ContentError, match="question id 'wet-van-ohm' is used twice"):
        a_framework(questions=[a_question(), a_question()])


def test_knowledge_question_may_not_take_the_id_of_a_statement():
    with pytest.raises(ContentError, match="question id 'solderen-2' is used twice"):
        a_framework(questions=[a_question("solderen-2")])


def test_question_about_an_unknown_competence_is_refused():
    with pytest.raises(ContentError, match="wet-van-ohm is about an unknown competence 'breien'"):
        a_framework(questions=[a_question(competence="breien")])


def test_unknown_prerequisite_is_refused():
    with pytest.raises(ContentError, match="plc names an unknown prerequisite 'stroom'"):
        a_framework(a_competence("plc", prerequisites=["stroom"]))


def test_unknown_domain_is_refused():
    with pytest.raises(ContentError, match="plc names an unknown domain 'chemie'"):
        a_framework(a_competence("plc", domain="chemie"))


def test_circle_of_prerequisites_is_refused_and_shown():
    with pytest.raises(ContentError, match="circle: a -> b -> c -> a"):
        a_framework(
            a_competence("a", prerequisites=["b"]),
            a_competence("b", prerequisites=["c"]),
            a_competence("c", prerequisites=["a"]),
        )


def test_competence_that_is_its_own_prerequisite_is_refused():
    with pytest.raises(ContentError, match="circle: a -> a"):
        a_framework(a_competence("a", prerequisites=["a"]))


def test_prerequisite_reached_along_two_ways_is_no_circle():
    framework = a_framework(
        a_competence("d", prerequisites=["b", "c"]),
        a_competence("b", prerequisites=["a"]),
        a_competence("c", prerequisites=["a"]),
        a_competence("a"),
    )

    assert framework.competence("d").prerequisites == ("b", "c")


def test_competence_has_exactly_four_statements():
    with pytest.raises(ValueError, match="plc: expected four can-do statements, got 3"):
        dataclasses.replace(a_competence("plc"), statements=a_competence("plc").statements[:3])


def test_statement_belongs_to_its_level_and_level_none_has_none():
    competence = a_competence("plc")

    assert competence.statement(ProficiencyLevel.BASIC) == a_text("plc at level 1")
    assert competence.statement(ProficiencyLevel.HIGHLY_ADVANCED) == a_text("plc at level 4")
    with pytest.raises(ValueError, match="level 0"):
        competence.statement(ProficiencyLevel.NONE)


def test_right_option_is_one_of_the_options():
    with pytest.raises(ValueError, match="the right option 'e' is not among the options"):
        KnowledgeItem("q", "plc", ProficiencyLevel.BASIC, a_text("?"), {"a": a_text("a"), "b": a_text("b")}, "e")


def test_framework_without_competences_asks_nothing():
    empty = CompetenceFramework(version="0", domains=(), competences=())

    assert empty.items == ()
