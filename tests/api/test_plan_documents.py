"""The plan as JSON and as pages: published schema, accessible PDF in three languages, hostile and odd texts."""

import json
import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import typst
from fastapi import FastAPI
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from page import ValidationProfile, validate_pdf

from api.documents.check_document import CheckDocument
from api.documents.examples import ELECTROMECHANIC
from api.documents.plan_document import PlanDocument, plan_document, plan_schema
from api.documents.plan_pdf import plan_pdf, plan_pictures
from api.documents.plan_pdf.printable import LONGEST_WORD, PRINTABLE, REPLACEMENT, printable
from api.usecases.advisor import Advisor
from api.usecases.make_plan import make_plan
from api.usecases.plan_storage import plan_maker
from api.wording import plan_sentences
from api.wording.standing_chart import ChartRow, ChartWords, standing_chart
from competencies.gap import GapBand
from competencies.language import Language, LocalizedText
from competencies.opportunity import OpportunityKind
from competencies.pathway import LearningPathway, PathwayStep
from competencies.person import Status
from competencies.plan import (
    ActionOrigin,
    Actor,
    Agreement,
    ChangeKind,
    ChangeReason,
    Chooser,
    DevelopmentPlan,
    Guidance,
    LeaveAnswer,
    PlanWishes,
)
from competencies.profile import Provenance
from competencies.rules import Verdict

HOSTILE = '#panic() #import "x" <script>alert(1)</script> $x$ @ref *vet* _x_ // \\ ]] }} 😀 محمد علي 漢字 \u202e'
ONE_TEXT = b"""#set document(title: "x")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), lang: "nl")
#sys.inputs.t"""
"""A page with one text, in the fonts of the plan."""
Make = Callable[..., DevelopmentPlan]


@pytest.fixture
def advisor(app: FastAPI) -> Advisor:
    """The engine on the shipped content."""
    found: Advisor = app.state.services.advisor
    return found


@pytest.fixture
def make(advisor: Advisor) -> Make:
    """Draw up a plan for a check as JSON."""

    def make_(check: dict[str, Any], **more: Any) -> DevelopmentPlan:
        told = CheckDocument.model_validate(check).to_domain()
        return make_plan(told, advisor.advise(told), maker=plan_maker(advisor), **more)

    return make_


def failures(pdf: bytes, folder: Path) -> list[str]:
    """The rules of PDF/UA-1 that a file breaks."""
    path = folder / "plan.pdf"
    path.write_bytes(pdf)
    report = validate_pdf(path, profile=ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    assert report.rules.failed == len({failure.rule_id for failure in report.failures})
    return [failure.message for failure in report.failures]


def test_plan_holds_what_a_plan_must_hold(make: Make) -> None:
    document = plan_document(make(ELECTROMECHANIC))

    assert document.person.municipality == "Genk"
    assert document.target.label == "Elektromecanicien"
    assert document.review_on == date(2027, 2, 23)
    assert document.present.generic
    assert document.present.technical
    assert document.future.technical
    assert len(document.actions) >= 2
    assert all(action.signs and action.who_in_words for action in document.actions)
    assert document.agreements[0].by == document.review_on
    assert [signature.role for signature in document.signatures] == ["person", "counsellor"]
    assert document.leave.answer is LeaveAnswer.NOT_FOR_STATUS
    assert document.history[0].changes == []


def test_empty_check_gives_a_plan_with_guidance(make: Make) -> None:
    document = plan_document(make({}))

    assert not document.target.chosen
    assert document.present.generic == document.present.technical == []
    assert {"explore_goals", "complete_check"} <= {action.id for action in document.actions}
    assert document.person.status is None


def test_employee_is_asked_whether_the_plan_was_made_in_career_guidance(make: Make) -> None:
    leave = plan_document(make({"status": "werkend"})).leave

    assert leave.answer is LeaveAnswer.ASK
    assert leave.usable_until == date(2032, 11, 23)
    assert "☐" in (leave.question or "")
    told = make({"status": "werkend"}, wishes=PlanWishes(made_in_career_guidance=True))
    assert "☐" not in (plan_document(told).leave.question or "")


def test_pathway_gives_the_actions(make: Make) -> None:
    step = PathwayStep("x", "x-1", "Uit het pad", date(2027, 1, 4), date(2027, 2, 4), 5.0, Decimal("12.50"))
    plan = make(ELECTROMECHANIC, pathways=(LearningPathway("fast", (step,)),))
    action = next(one for one in plan.actions if one.id == "x")

    assert action.origin is ActionOrigin.PATHWAY
    assert json.loads(plan_document(plan).model_dump_json())["actions"][-1]["cost_after"] == "12.50"


def test_next_version_says_what_changed_and_why(make: Make) -> None:
    first = make(ELECTROMECHANIC)
    answers = [{"item": "elek-basis-ladder", "level": 3}]
    second = make(
        {**ELECTROMECHANIC, "answers": answers},
        previous=first,
        wishes=PlanWishes(chooser=Chooser.COUNSELLOR, reason="Opnieuw bevraagd"),
    )
    entry = plan_document(second).history[-1]

    assert (entry.version, entry.by, entry.reason) == (2, Chooser.COUNSELLOR, "Opnieuw bevraagd")
    assert "Basis van elektriciteit: van basis naar" in entry.changes[0].text
    assert entry.changes[0].text.endswith("Reden: je antwoorden veranderden.")


def test_agreements_stay_until_others_are_made(make: Make) -> None:
    own = Agreement(Actor.PERSON, date(2026, 12, 1), "Ik bel het centrum.")
    first = make(ELECTROMECHANIC, wishes=PlanWishes(agreements=(own,)))

    assert own in make(ELECTROMECHANIC, previous=first).agreements
    emptied = make(ELECTROMECHANIC, previous=first, wishes=PlanWishes(agreements=()))
    assert own not in emptied.agreements
    assert emptied.history[-1].changes[0].kind is ChangeKind.AGREEMENTS_CHANGED


def test_published_schema_is_the_schema_of_the_model(repository: Path) -> None:
    published = json.loads((repository / "docs/schemas/development-plan.schema.json").read_text(encoding="utf-8"))

    assert published == plan_schema(), "write docs/schemas/development-plan.schema.json anew"
    assert published["$schema"].endswith("draft/2020-12/schema")
    assert published["$id"] == "urn:stem-kompas:schema:development-plan:1"


@pytest.mark.parametrize("check", [{}, ELECTROMECHANIC], ids=["empty", "full"])
def test_plan_fits_the_published_schema(make: Make, check: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(plan_schema())
    document = json.loads(plan_document(make(check)).model_dump_json())

    assert [error.message for error in Draft202012Validator(plan_schema()).iter_errors(document)] == []
    assert list(Draft202012Validator(plan_schema()).iter_errors({**document, "actions": document["actions"][:1]}))


def test_document_survives_the_way_through_json(make: Make) -> None:
    document = plan_document(make(ELECTROMECHANIC))

    assert PlanDocument.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("language", Language)
def test_pdf_breaks_no_rule_of_pdf_ua(make: Make, language: Language, tmp_path: Path) -> None:
    for check in (ELECTROMECHANIC, {}, {**ELECTROMECHANIC, "status": "werkend"}):
        assert failures(plan_pdf(plan_document(make(check), language)), tmp_path) == []


def test_pdf_of_the_same_plan_has_the_same_bytes(make: Make) -> None:
    document = plan_document(make(ELECTROMECHANIC))

    assert plan_pdf(document) == plan_pdf(document)


def test_next_version_with_history_is_accessible(make: Make, tmp_path: Path) -> None:
    second = make({}, previous=make(ELECTROMECHANIC), wishes=PlanWishes(reason=HOSTILE))

    assert failures(plan_pdf(plan_document(second)), tmp_path) == []


@pytest.mark.parametrize("words", [HOSTILE, "x" * 200, "Donaudampfschiff" * 12, "محمد علي " * 20, "😀" * 100])
def test_text_of_a_person_is_set_as_text(make: Make, words: str, tmp_path: Path) -> None:
    agreement = Agreement(Actor.PERSON, date(2026, 12, 1), words)
    plan = make({}, wishes=PlanWishes(agreements=(agreement,), reason=words))
    titled = replace(plan, actions=tuple(replace(one, title=words[:160]) for one in plan.actions))
    named = replace(titled, person=replace(plan.person, current_occupation=words, municipality=words))

    assert failures(plan_pdf(plan_document(named)), tmp_path) == []


def test_text_is_not_run_as_markup(make: Make) -> None:
    """The same pages come out when the letters that mean something in markup stand for themselves."""
    document = plan_document(make({}))
    changed = document.model_copy(update={"person": document.person.model_copy(update={"municipality": "#v(20cm)"})})
    plain = document.model_copy(update={"person": document.person.model_copy(update={"municipality": "xv(20cm)"})})

    assert len(plan_pictures(changed)) == len(plan_pictures(plain))


def test_forty_gaps_fit_on_a_few_pages(make: Make, tmp_path: Path) -> None:
    plan = make(ELECTROMECHANIC)
    gap = plan.aimed[0]
    many = tuple(replace(gap, competence=f"c{n}", label=LocalizedText(*[f"Competentie {n}"] * 3)) for n in range(40))
    pdf = plan_pdf(plan_document(replace(plan, required=many, held=())))

    assert failures(pdf, tmp_path) == []
    assert len(plan_pictures(plan_document(replace(plan, required=many, held=())))) <= 4


@given(st.text(max_size=60))
@settings(max_examples=25)
def test_whatever_is_typed_can_be_printed(words: str) -> None:
    compiler = typst.Compiler(
        ONE_TEXT, font_paths=typst.Fonts(include_system_fonts=False), sys_inputs={"t": printable(words)}
    )

    assert compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)


def test_every_printable_character_is_in_the_fonts() -> None:
    """Each of them beside a letter, in one document: an accessible PDF refuses what it cannot show."""
    every = " ".join(f"a{chr(code)}" for first, last in PRINTABLE for code in range(first, last + 1))
    fonts = typst.Fonts(include_system_fonts=False)

    assert typst.Compiler(ONE_TEXT, font_paths=fonts, sys_inputs={"t": every}).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=0
    )


def test_what_cannot_be_printed_is_an_empty_square_and_long_words_may_break() -> None:
    assert printable("Ik 😀 las") == f"Ik {REPLACEMENT} las"
    assert printable("a\nb\tc") == "a b c"
    assert printable("e\u0301") == "é"
    assert "\u200b" in printable("x" * (LONGEST_WORD + 1))
    assert "\u200b" not in printable("x" * LONGEST_WORD)


WORDS = ChartWords("Waar sta je?", "Lassen: jij 1, doel 3", ("0", "1", "2", "3", "4"), "jij", "doel", "niet gemeten")


def test_chart_is_well_formed_with_title_and_description_and_escapes_labels() -> None:
    row = ChartRow("<b>&\"'", 1.5, 1, 2, 3, measured=True)
    svg = ElementTree.fromstring(standing_chart([row], WORDS))  # noqa: S314  (of our own making)
    name = "{http://www.w3.org/2000/svg}"

    assert svg.find(f"{name}title").text == "Waar sta je?"
    assert svg.find(f"{name}desc").text == "Lassen: jij 1, doel 3"
    assert "<b>&\"'" in [element.text for element in svg.iter(f"{name}text")]
    assert svg.get("role") == "img"


def test_what_was_not_measured_gets_no_dot() -> None:
    measured = ChartRow("a", 0.0, 0, 1, 3, measured=True)
    unmeasured = replace(measured, measured=False)

    assert standing_chart([measured], WORDS).count("<circle") == 2  # one of them in the legend
    assert standing_chart([unmeasured], WORDS).count("<circle") == 1
    assert "niet gemeten" in standing_chart([unmeasured], WORDS)


def test_every_code_of_the_plan_has_its_words() -> None:
    say = plan_sentences
    assert set(say.GROWTH) == set(GapBand)
    assert set(say.PROVENANCES) == set(Provenance)
    assert set(say.STATUSES) == set(Status)
    assert set(say.EDUCATION) == set(range(1, 9))
    assert set(say.LEVELS) == set(range(5))
    assert set(say.ACTORS) == set(Actor)
    assert set(say.CHOOSERS) == set(Chooser)
    assert set(say.GUIDANCE_TITLES) == set(say.GUIDANCE_TEXTS) == set(say.GUIDANCE_SIGNS) == set(Guidance)
    assert set(say.SIGNS) == set(OpportunityKind)
    assert set(say.LEAVE) == set(LeaveAnswer)
    assert set(say.CHANGES) == set(ChangeKind)
    assert set(say.CHANGE_REASONS) == set(ChangeReason)
    assert set(say.VERDICTS) == {verdict.value for verdict in Verdict}


def test_the_three_languages_of_the_plan_use_the_same_parameters() -> None:
    tables = [table for table in vars(plan_sentences).values() if isinstance(table, dict)]
    texts = [text for table in tables for text in table.values() if isinstance(text, LocalizedText)]
    assert len(texts) > 120
    for text in texts:
        names = [{name for _, name, _, _ in string.Formatter().parse(text.text_in(lang)) if name} for lang in Language]
        assert names[0] == names[1] == names[2], text.nl
