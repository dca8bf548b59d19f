"""The forms about one list: 'not for me' for the person, pin, remove, move up and add for the counsellor beside them.

Forms work without JavaScript: a valid one ends in a redirect to the result, a wrong one shows the result with what to
repair. There are no accounts yet: whoever has the link may use both.
"""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from starlette.datastructures import FormData

from api.dependencies import AdvisorDep, CheckStoreDep
from api.documents.voice_document import AdjustmentDocument, ResponseDocument
from api.pages.checks import CheckId, FormDep, show_result
from api.pages.forms import domain_messages, validation_messages
from api.pages.templating import templates
from api.usecases.advisor import Advisor
from api.usecases.check_storage import CheckStore
from api.usecases.voice import say, withdraw
from competencies.errors import InvalidInput, NotFound, UnknownOpportunity, UnknownWord
from competencies.voice import Said, Speaker

router = APIRouter(prefix="/check/{check_id}", include_in_schema=False)

WordId = Annotated[str, Path(max_length=43)]


@router.post("/past-niet")
def not_for_me(
    request: Request, check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep, form: FormDep
) -> Response:
    """The person takes an offer out of the list, with a reason."""
    return _say(request, check_id, lambda: _response(form), advisor, store)


@router.post("/begeleider")
def counsellor(
    request: Request, check_id: CheckId, advisor: AdvisorDep, store: CheckStoreDep, form: FormDep
) -> Response:
    """The counsellor pins, removes, moves or adds, with a reason."""
    return _say(request, check_id, lambda: _adjustment(form), advisor, store)


@router.post("/terug/{who}/{word_id}")
def take_back(
    request: Request, check_id: CheckId, who: Speaker, word_id: WordId, advisor: AdvisorDep, store: CheckStoreDep
) -> Response:
    """Take a word back; one that was taken back already changes nothing."""
    try:
        withdraw(check_id, word_id, who=who, advisor=advisor, store=store)
    except UnknownWord:
        return _back(check_id)
    except NotFound:
        return templates.TemplateResponse(request, "not_found.html", status_code=404)
    return _back(check_id)


def _response(form: FormData) -> Said:
    return ResponseDocument.model_validate(_fields(form, "opportunity", "reason", "text")).to_domain()


def _adjustment(form: FormData) -> Said:
    fields = _fields(form, "opportunity", "reason", "text", "kind")
    if fields.get("kind") == "move":
        fields |= _fields(form, "position")
    return AdjustmentDocument.model_validate(fields).to_domain()


def _fields(form: FormData, *names: str) -> dict[str, str]:
    return {name: str(form[name]) for name in names if form.get(name)}


def _say(request: Request, check_id: str, read: Callable[[], Said], advisor: Advisor, store: CheckStore) -> Response:
    try:
        say(check_id, read(), advisor=advisor, store=store)
    except ValidationError as error:
        mistake = next(iter(validation_messages(error.errors()).values()))
        return show_result(request, check_id, advisor, store, mistake=mistake)
    except InvalidInput as error:
        mistake = next(iter(domain_messages(error).values()))
        return show_result(request, check_id, advisor, store, mistake=mistake)
    except UnknownOpportunity:
        mistake = "Dit aanbod kennen we niet (meer). Kies iets uit de lijst."
        return show_result(request, check_id, advisor, store, mistake=mistake)
    except NotFound:
        return templates.TemplateResponse(request, "not_found.html", status_code=404)
    return _back(check_id)


def _back(check_id: str) -> Response:
    return RedirectResponse(f"/check/{check_id}#raad", status_code=303)
