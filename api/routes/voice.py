"""What person and counsellor say about a list over HTTP. There are no accounts yet: the check's secret id opens both.

Who speaks is told by the address: responses are the person's, adjustments the counsellor's.
"""

from typing import Annotated

from fastapi import APIRouter, Path, Query, status

from api.dependencies import AdvisorDep, CheckStoreDep
from api.documents.voice_document import (
    AdjustmentDocument,
    ResponseDocument,
    WithdrawnAnswer,
    WordAnswer,
    WordDocument,
    WordsAnswer,
)
from api.routes.checks import MOST_RECOMMENDATIONS, CheckId, advice_answer, problems
from api.usecases.advisor import Advisor
from api.usecases.browse import page_of_ranked
from api.usecases.check_storage import CheckStore
from api.usecases.voice import say, withdraw, words_of
from competencies.voice import Said, Speaker

AS_PERSON = {"x-who-may-use": "whoever has the check's secret id; there are no accounts yet"}
AS_COUNSELLOR = {
    "x-who-may-use": "whoever has the check's secret id, beside the person; there are no accounts yet, so this is kept "
    "as the counsellor's word on trust"
}
WordId = Annotated[str, Path(max_length=43, description="Id of what was said.")]
Cursor = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=MOST_RECOMMENDATIONS)]

router = APIRouter(prefix="/api/v1/checks/{check_id}", tags=["voice"])


@router.post(
    "/responses", status_code=status.HTTP_201_CREATED, openapi_extra=AS_PERSON, responses=problems(404, 409, 422)
)
def add_response(check_id: CheckId, body: ResponseDocument, advisor: AdvisorDep, store: CheckStoreDep) -> WordAnswer:
    """Say that an offer is not for you, and why: it leaves your list at once. Saying it twice changes nothing more."""
    return _said(check_id, body.to_domain(), advisor, store)


@router.get("/responses", openapi_extra=AS_PERSON, responses=problems(404, 422))
def list_responses(check_id: CheckId, store: CheckStoreDep, cursor: Cursor = None, limit: Limit = 10) -> WordsAnswer:
    """What the person said and did not take back."""
    return _words(check_id, Speaker.PERSON, store, cursor, limit)


@router.delete("/responses/{word_id}", openapi_extra=AS_PERSON, responses=problems(404, 409))
def withdraw_response(check_id: CheckId, word_id: WordId, advisor: AdvisorDep, store: CheckStoreDep) -> WithdrawnAnswer:
    """Take it back: the offer may return to the list. That it was said stays known, as withdrawn."""
    return _withdrawn(check_id, word_id, Speaker.PERSON, advisor, store)


@router.post(
    "/adjustments", status_code=status.HTTP_201_CREATED, openapi_extra=AS_COUNSELLOR, responses=problems(404, 409, 422)
)
def add_adjustment(
    check_id: CheckId, body: AdjustmentDocument, advisor: AdvisorDep, store: CheckStoreDep
) -> WordAnswer:
    """Pin, remove, move or add an offer, with a reason. Places change, scores never do."""
    return _said(check_id, body.to_domain(), advisor, store)


@router.get("/adjustments", openapi_extra=AS_COUNSELLOR, responses=problems(404, 422))
def list_adjustments(check_id: CheckId, store: CheckStoreDep, cursor: Cursor = None, limit: Limit = 10) -> WordsAnswer:
    """What the counsellor did and did not take back."""
    return _words(check_id, Speaker.COUNSELLOR, store, cursor, limit)


@router.delete("/adjustments/{word_id}", openapi_extra=AS_COUNSELLOR, responses=problems(404, 409))
def withdraw_adjustment(
    check_id: CheckId, word_id: WordId, advisor: AdvisorDep, store: CheckStoreDep
) -> WithdrawnAnswer:
    """Take it back. That it was done stays known, as withdrawn."""
    return _withdrawn(check_id, word_id, Speaker.COUNSELLOR, advisor, store)


def _said(check_id: str, said: Said, advisor: Advisor, store: CheckStore) -> WordAnswer:
    event, submitted = say(check_id, said, advisor=advisor, store=store)
    return WordAnswer(
        word=WordDocument.of(event), advice_id=submitted.advice.id, advice=advice_answer(submitted, advisor)
    )


def _withdrawn(check_id: str, word_id: str, who: Speaker, advisor: Advisor, store: CheckStore) -> WithdrawnAnswer:
    submitted = withdraw(check_id, word_id, who=who, advisor=advisor, store=store)
    return WithdrawnAnswer(advice_id=submitted.advice.id, advice=advice_answer(submitted, advisor))


def _words(check_id: str, who: Speaker, store: CheckStore, cursor: str | None, limit: int) -> WordsAnswer:
    page = page_of_ranked(words_of(check_id, who=who, store=store), cursor=cursor, limit=limit)
    return WordsAnswer(words=[WordDocument.of(event) for event in page.entries], next_cursor=page.next_cursor)
