"""What would change: the answer to a changed question beside the answer to the question as it is. Stores nothing."""

from dataclasses import dataclass

from api.usecases.advisor import Advised, Advisor
from api.usecases.check_storage import CheckStore
from competencies.advice_diff import AdviceDiff, diff_advice
from competencies.check import CompetenceCheck
from competencies.supposition import NOTHING_SUPPOSED, Suppositions
from competencies.voice import NO_ADJUSTMENTS, ListAdjustments, fold


@dataclass(frozen=True)
class WhatIf:
    """Both answers, and what is different."""

    before: Advised
    after: Advised
    diff: AdviceDiff


def what_if(
    check: CompetenceCheck,
    changed: CompetenceCheck,
    *,
    advisor: Advisor,
    suppositions: Suppositions = NOTHING_SUPPOSED,
    adjustments: ListAdjustments = NO_ADJUSTMENTS,
    vouched: bool = False,
) -> WhatIf:
    """Advise on a check as it is and as it would be.

    Args:
        check: as told.
        changed: the same with other wishes or another target.
        advisor: the engine and today.
        suppositions: what is taken to be so in the second answer only.
        adjustments: what was said about the list; counts in both.
        vouched: see ``Advisor.advise``.

    Raises:
        InvalidInput: one of the checks cannot be true; carries the field.
        UnknownCompetence: a level is supposed of a competence that the framework does not have.
    """
    before = advisor.advise(check, adjustments=adjustments, vouched=vouched)
    after = advisor.advise(changed, adjustments=adjustments, suppositions=suppositions, vouched=vouched)
    return WhatIf(before, after, diff_advice((before.report, before.advice), (after.report, after.advice)))


def stored_check(check_id: str, *, store: CheckStore) -> tuple[CompetenceCheck, ListAdjustments]:
    """A stored check with what was said about its list, to ask a what-if about.

    Raises:
        UnknownCheck: there is none behind this id.
    """
    return store.checks.get(check_id).check, fold(store.voice.of_check(check_id))
