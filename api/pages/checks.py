"""The pages of a check: start, form, result. Forms work without JavaScript; a valid form ends in a redirect."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from starlette.datastructures import FormData

from api.dependencies import AdvisorDep, CheckStoreDep, PlanStoreDep
from api.documents.advice_document import ReasonDocument, advice_document
from api.documents.check_document import CheckDocument
from api.pages.forms import document_of, domain_messages, validation_messages
from api.pages.templating import templates
from api.pages.voice_words import voice_context
from api.usecases.advisor import Advisor
from api.usecases.check_storage import CheckStore, delete_check, read_check, submit_check
from api.usecases.plan_pathway import plan_for_stored
from api.usecases.plan_storage import create_plan
from api.usecases.questions import questions_for
from competencies.check import TargetChoice, TargetChoiceKind
from competencies.errors import InvalidInput, NotFound, TargetNotRecognised
from competencies.language import Language
from competencies.person import DutchLevel, Schedule, Status
from competencies.plan import PlanWishes
from competencies.recommendation import NoteCode

router = APIRouter(include_in_schema=False)

CheckId = Annotated[str, Path(max_length=43)]
DONT_KNOW = "onbekend"
WORD_LENGTH = 200

STATUS_WORDS: Mapping[Status, str] = {
    Status.WERKEND: "Ik heb werk",
    Status.WERKZOEKEND: "Ik zoek werk",
    Status.UITZENDKRACHT: "Ik werk via een uitzendkantoor",
    Status.ZELFSTANDIG: "Ik ben zelfstandig",
    Status.TIJDELIJK_WERKLOOS: "Ik ben tijdelijk werkloos",
    Status.STUDENT: "Ik studeer",
    Status.INACTIEF: "Ik werk niet en zoek nu geen werk",
    Status.GEFAILLEERD: "Mijn zaak ging failliet",
}
"""'ziek' is left out: health is never asked on a page."""
SCHEDULE_WORDS: Mapping[Schedule, str] = {
    Schedule.DAY: "Overdag",
    Schedule.EVENING: "'s Avonds",
    Schedule.WEEKEND: "In het weekend",
}
EDUCATION_WORDS: Mapping[int, str] = {
    1: "Lager onderwijs, of geen diploma",
    2: "Eerste jaren secundair, of buitengewoon onderwijs",
    3: "Secundair onderwijs: arbeidsmarkt of BSO",
    4: "Secundair onderwijs: diploma TSO of ASO, of een zevende jaar",
    5: "Graduaat",
    6: "Bachelor",
    7: "Master",
    8: "Doctoraat",
}


async def submitted_form(request: Request) -> FormData:
    """The fields of a posted form."""
    return await request.form()


FormDep = Annotated[FormData, Depends(submitted_form)]


@router.get("/")
def start_page(request: Request, advisor: AdvisorDep, gewist: Annotated[bool, Query()] = False) -> Response:
    """What you get, how long it takes, what happens with your data; and the question what you aim at."""
    return _start(request, advisor, deleted=gewist)


@router.get("/check")
def check_form(
    request: Request, advisor: AdvisorDep, doel: Annotated[str, Query(max_length=WORD_LENGTH)] = ""
) -> Response:
    """The questions for a target."""
    return _form(request, advisor, doel, values={}, errors={})


@router.post("/check")
def submit_form(request: Request, advisor: AdvisorDep, store: CheckStoreDep, form: FormDep) -> Response:
    """Store the check and show its result; or show what to repair, with everything that was typed."""
    goal = str(form.get("doel") or "")[:WORD_LENGTH]
    values = document_of(FormData([(name, value) for name, value in form.multi_items() if name != "doel"]))
    values["target"] = _target_document(goal, advisor)
    try:
        document = CheckDocument.model_validate(values)
        submitted = submit_check(document.to_domain(), advisor=advisor, store=store)
    except ValidationError as error:
        return _form(request, advisor, goal, values=values, errors=validation_messages(error.errors()))
    except InvalidInput as error:
        return _form(request, advisor, goal, values=values, errors=domain_messages(error))
    return RedirectResponse(f"/check/{submitted.check.id}", status_code=303)


@router.get("/check/{check_id}")
def result_page(request: Request, check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep) -> Response:
    """Strengths first, then the gaps in words, then the advice."""
    return show_result(request, check_id, advisor, store)


def show_result(request: Request, check_id: str, advisor: Advisor, store: CheckStore, *, mistake: str = "") -> Response:
    """The result page; with a mistake on top where a form on it was filled in wrongly."""
    try:
        stored = read_check(check_id, store=store)
    except NotFound:
        return templates.TemplateResponse(request, "not_found.html", status_code=404)
    advice = stored.advice
    wording = advisor.wording(Language.NL)
    document = advice_document(
        advice.report, advice.advice, versions=advice.versions, made_on=advice.made_on, wording=wording
    )
    strengths = [gap.competence for gap in advice.report.strengths]
    context = {
        "advice": document,
        "strengths": [gap for gap in document.gaps if gap.competence in strengths],
        "gaps": [gap for gap in document.gaps if gap.competence not in strengths],
        "kinds": {kind: wording.kind(kind) for kind in ("training", "evc", "workplace", "informal")},
        "levels": {
            competence.id: [statement.nl for statement in competence.statements]
            for competence in advisor.engine.framework.competences
        },
        "shortlist": shortlist,
        "check_id": check_id,
        "advice_id": advice.id,
        # What was taken out stands on lines of its own, with the way back.
        "notes": [wording.note(note) for note in advice.advice.notes if note.code is not NoteCode.TAKEN_OUT],
        "voice": voice_context(check_id, stored, advisor, store),
        "mistake": mistake,
    }
    return templates.TemplateResponse(request, "result.html", context, status_code=422 if mistake else 200)


@router.post("/check/{check_id}/plan")
def plan_page(request: Request, check_id: CheckId, advisor: AdvisorDep, store: PlanStoreDep) -> Response:
    """Draw up the development plan, or its next version, and show it."""
    try:
        _, planned = plan_for_stored(check_id, advisor=advisor, store=store.checks)
        plan = create_plan(check_id, PlanWishes(), advisor=advisor, store=store, pathways=planned.advice.pathways)
    except NotFound:
        return templates.TemplateResponse(request, "not_found.html", status_code=404)
    return RedirectResponse(f"/api/v1/checks/{check_id}/plans/{plan.version}.pdf", status_code=303)


@router.post("/check/{check_id}/wissen")
def delete_page(request: Request, check_id: CheckId, store: CheckStoreDep) -> Response:
    """Delete everything of this check, at once."""
    try:
        delete_check(check_id, store=store)
    except NotFound:
        return templates.TemplateResponse(request, "not_found.html", status_code=404)
    return RedirectResponse("/?gewist=1", status_code=303)


MOST_FOR, MOST_AGAINST = 3, 2


def shortlist(reasons: Sequence[ReasonDocument]) -> list[ReasonDocument]:
    """The strongest reasons for and against, so that a card can be read at a glance; all stand one click away."""
    speaks_for = [reason for reason in reasons if reason.amount > 0]
    against = [reason for reason in reasons if reason.amount <= 0]
    return speaks_for[:MOST_FOR] + against[:MOST_AGAINST]


def _start(
    request: Request,
    advisor: Advisor,
    *,
    goal: str = "",
    message: str = "",
    suggestions: tuple[str, ...] = (),
    deleted: bool = False,
) -> Response:
    targets = advisor.engine.targets.targets
    context = {
        "targets": sorted(targets, key=lambda target: target.label.nl),
        "suggested": [target for id_ in suggestions for target in targets if target.id == id_],
        "goal": goal,
        "message": message,
        "deleted": deleted,
        "dont_know": DONT_KNOW,
    }
    return templates.TemplateResponse(request, "start.html", context, status_code=422 if message else 200)


def _form(
    request: Request, advisor: Advisor, goal: str, *, values: Mapping[str, Any], errors: Mapping[str, str]
) -> Response:
    try:
        questions = questions_for(_choice(goal, advisor), advisor.engine)
    except TargetNotRecognised as error:
        suggestions: tuple[str, ...] = ()
        message = (
            f"'{goal}' vinden we niet. We kennen alleen doelen in wetenschap en techniek. "
            "Probeer een ander woord. Zoek je een ander beroep? Vraag het aan VDAB."
        )
        if error.params.get("resembling"):
            suggestions = tuple(part.strip() for part in str(error.params["suggestions"]).split(","))
            message = f"We weten niet zeker wat je bedoelt met '{goal}'. Kies hieronder, of probeer een ander woord."
        return _start(request, advisor, goal=goal, message=message, suggestions=suggestions)
    context = {
        "goal": goal,
        "questions": questions,
        "unknown": goal in {"", DONT_KNOW},
        "values": values,
        "answers": {answer["item"]: answer for answer in values.get("answers", [])},
        "errors": errors,
        "statuses": STATUS_WORDS,
        "schedules": SCHEDULE_WORDS,
        "education": EDUCATION_WORDS,
        "dutch_levels": list(DutchLevel),
    }
    return templates.TemplateResponse(request, "check.html", context, status_code=422 if errors else 200)


def _choice(goal: str, advisor: Advisor) -> TargetChoice:
    if goal in {"", DONT_KNOW}:
        return TargetChoice(TargetChoiceKind.UNKNOWN)
    known = {target.id for target in advisor.engine.targets.targets}
    if goal in known:
        return TargetChoice(TargetChoiceKind.OCCUPATION, id=goal)
    return TargetChoice(TargetChoiceKind.OCCUPATION, text=goal)


def _target_document(goal: str, advisor: Advisor) -> dict[str, Any]:
    choice = _choice(goal, advisor)
    document = {"kind": choice.kind.value, "id": choice.id, "text": choice.text}
    return {name: value for name, value in document.items() if value is not None}
