"""The check form: fields are named by their path in CHECK.json, so that form and JSON share one validation."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.datastructures import FormData

from api.problems import FieldProblem, domain_problem, field_problem
from competencies.errors import DomainError
from competencies.language import Language

LADDER_PREFIX = "ladder."
KNOWLEDGE_PREFIX = "knowledge."
_LISTS = {"preferences.schedule"}
_NUMBERS = {
    "experience_years",
    "birth_year",
    "preferences.max_km",
    "preferences.hours_per_week",
    "preferences.budget_eur",
}
_FIELDS = (
    _LISTS
    | _NUMBERS
    | {
        "current_occupation",
        "experience",
        "education_level",
        "situation.secondary_diploma",
        "situation.dutch_level",
        "status",
        "municipality",
        "wishes.text",
    }
)
_WRITTEN_NUMBER = re.compile(r"^€?\s*(\d+(?:[.,]\d+)?)\s*(?:€|euro|km|kilometer|uur|u|jaar)?$", re.IGNORECASE)


def document_of(form: FormData) -> dict[str, Any]:
    """A form as a check document: empty and foreign fields are left out, answers are collected."""
    document: dict[str, Any] = {"language": Language.NL.value}
    answers: list[dict[str, Any]] = []
    for name in dict.fromkeys(form.keys()):
        values = [value.strip() for value in form.getlist(name) if isinstance(value, str) and value.strip()]
        if not values:
            continue
        if name.startswith(LADDER_PREFIX):
            answers.append(_ladder_answer(name.removeprefix(LADDER_PREFIX), values[0]))
        elif name.startswith(KNOWLEDGE_PREFIX):
            answers.append(_knowledge_answer(name.removeprefix(KNOWLEDGE_PREFIX), values[0]))
        elif name in _FIELDS:
            _put(document, name.split("."), values if name in _LISTS else _plain(name, values[0]))
    if answers:
        document["answers"] = answers
    return document


def errors_by_field(problems: Iterable[FieldProblem]) -> dict[str, str]:
    """Field path -> what to repair; the first message of each field."""
    messages: dict[str, str] = {}
    for problem in problems:
        messages.setdefault(problem.field, problem.message)
    return messages


def validation_messages(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Messages of a failed validation of the document."""
    return errors_by_field(field_problem(error, Language.NL) for error in errors)


def domain_messages(error: DomainError) -> dict[str, str]:
    """The message of a refusal by the domain, at its field."""
    problem = domain_problem(error, Language.NL)
    return errors_by_field(problem.errors) or {"check": problem.detail}


def _plain(name: str, value: str) -> str:
    """'12,5 km' and '€ 500' as people write them; what is no number stays, and is refused with its field."""
    written = _WRITTEN_NUMBER.match(value) if name in _NUMBERS else None
    return written.group(1).replace(",", ".") if written else value


def _ladder_answer(item: str, value: str) -> dict[str, Any]:
    return {"item": item, "answer": "skip"} if value == "skip" else {"item": item, "level": value}


def _knowledge_answer(item: str, value: str) -> dict[str, Any]:
    return {"item": item, "answer": "skip"} if value == "skip" else {"item": item, "option": value}


def _put(document: dict[str, Any], path: list[str], value: Any) -> None:
    *parents, last = path
    for parent in parents:
        document = document.setdefault(parent, {})
    document[last] = value
