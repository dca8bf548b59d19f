"""The one exception tree of the project.

DomainError
├── NotFound                 something was named that does not exist          (404)
│   ├── UnknownCompetence, UnknownTarget, UnknownOpportunity, UnknownCheck, UnknownPlan, UnknownAdvice, UnknownWord
├── InvalidInput             the person can repair what they typed            (422)
│   ├── UnknownItem, UnknownMunicipality, AnswerDoesNotFit, ImpossibleDate, TargetNotRecognised, InvalidCursor
├── Conflict                 not in this state                                (409)
│   ├── AlreadyInProgress
├── NotReady                 a model, catalogue or database is not ready      (503)
│   ├── ModelMismatch
├── ContentError             the shipped or imported content is wrong         (500 in the service, exit 2 in the CLI)
│   ├── InvalidCondition
└── ShapeMismatch            arrays disagree on a dimension: our mistake      (500)

Every class carries the values that explain it: a machine-readable ``code``, the ``field`` it is about where there is
one, and ``params`` for the sentence. The sentences themselves, in three languages, live with the delivery.
"""

from collections.abc import Mapping


class DomainError(Exception):
    """The root: something that the project foresaw."""

    code = "error"

    def __init__(self, message: str, *, field: str | None = None, **params: object) -> None:
        super().__init__(message)
        self.field = field
        self.params: Mapping[str, object] = params


class NotFound(DomainError):
    """Something was named that does not exist."""

    code = "not_found"


class UnknownCompetence(NotFound):
    """No competence with this id in this framework version."""

    code = "unknown_competence"


class UnknownTarget(NotFound):
    """No target with this id."""

    code = "unknown_target"


class UnknownOpportunity(NotFound):
    """No opportunity with this id."""

    code = "unknown_opportunity"


class UnknownCheck(NotFound):
    """No check behind this link, or it was deleted."""

    code = "unknown_check"


class UnknownPlan(NotFound):
    """The check has no such version of a plan."""

    code = "unknown_plan"


class UnknownAdvice(NotFound):
    """No stored advice with this id."""

    code = "unknown_advice"


class UnknownWord(NotFound):
    """Nothing that was said about this list has this id, or it was withdrawn before."""

    code = "unknown_word"


class InvalidInput(DomainError):
    """The person can repair what they typed."""

    code = "invalid_input"


class UnknownItem(InvalidInput):
    """An answer to a question that does not exist."""

    code = "unknown_item"


class UnknownMunicipality(InvalidInput):
    """A place name or postcode that is not in the table of Belgian places."""

    code = "unknown_municipality"


class AnswerDoesNotFit(InvalidInput):
    """An answer of the wrong sort, or out of range, for its question."""

    code = "answer_does_not_fit"


class ImpossibleDate(InvalidInput):
    """A date or year that cannot be true, such as a birth year in the future."""

    code = "impossible_date"


class TargetNotRecognised(InvalidInput):
    """The words for a target stand for nothing that we know; carries the nearest ones."""

    code = "target_not_recognised"


class InvalidCursor(InvalidInput):
    """A paging cursor that this service did not hand out."""

    code = "invalid_cursor"


class Conflict(DomainError):
    """The request does not fit the present state."""

    code = "conflict"


class AlreadyInProgress(Conflict):
    """The same write is being done by another request at this moment; a retry gets its answer."""

    code = "already_in_progress"


class NotReady(DomainError):
    """A model, the catalogue or the database is not ready."""

    code = "not_ready"


class ModelMismatch(NotReady):
    """Stored vectors were made with another model, framework or text template."""

    code = "model_mismatch"


class ShapeMismatch(DomainError, ValueError):
    """Arrays that must agree on a dimension do not: a mistake of ours."""

    code = "shape_mismatch"


class ContentError(DomainError):
    """Authored or imported content is wrong; says file, line and reason."""

    code = "content_error"


class InvalidCondition(ContentError, ValueError):
    """The condition of a rule cannot be read; says at which character, what was expected and what came."""

    code = "invalid_condition"
