"""What would change, over HTTP; nothing is stored."""

from typing import Annotated

from fastapi import APIRouter, Body, Request

from api.dependencies import AdvisorDep, CheckStoreDep
from api.documents.advice_document import advice_document
from api.documents.what_if_document import (
    ChangesDocument,
    WhatIfAnswer,
    WhatIfDocument,
    diff_document,
    whatif_example,
)
from api.routes.checks import ANYONE, WITH_LINK, CheckId, problems
from api.usecases.advisor import Advisor
from api.usecases.what_if import WhatIf, stored_check, what_if
from competencies.language import Language

router = APIRouter(prefix="/api/v1", tags=["what-if"])

_EXAMPLE = {"further": {"summary": "Further away, and with a certificate", "value": whatif_example()}}


@router.post("/what-if", openapi_extra=ANYONE, responses=problems(404, 413, 422))
def ask_what_if(
    request: Request, body: Annotated[WhatIfDocument, Body(openapi_examples=_EXAMPLE)], advisor: AdvisorDep
) -> WhatIfAnswer:
    """What would change in the advice with another target, other limits, or a certificate more; nothing is stored."""
    language = request.state.language = body.check.language
    check = body.check.to_domain()
    asked = what_if(check, body.changes.apply(check), advisor=advisor, suppositions=body.changes.suppositions())
    return what_if_answer(asked, advisor, language)


@router.post("/checks/{check_id}/what-if", openapi_extra=WITH_LINK, responses=problems(404, 422))
def ask_what_if_of_check(
    check_id: CheckId,
    changes: ChangesDocument,
    advisor: AdvisorDep,
    store: CheckStoreDep,
) -> WhatIfAnswer:
    """The same for a stored check, with what was said about its list; the check stays as it is."""
    check, adjustments = stored_check(check_id, store=store)
    asked = what_if(
        check,
        changes.apply(check),
        advisor=advisor,
        suppositions=changes.suppositions(),
        adjustments=adjustments,
    )
    return what_if_answer(asked, advisor, check.language)


def what_if_answer(asked: WhatIf, advisor: Advisor, language: Language) -> WhatIfAnswer:
    """Both halves of the answer in one language."""
    wording, after = advisor.wording(language), asked.after
    advice = advice_document(
        after.report, after.advice, versions=after.versions, made_on=after.made_on, wording=wording
    )
    return WhatIfAnswer(advice=advice, diff=diff_document(asked.diff, wording))
