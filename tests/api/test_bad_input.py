"""Bad input gets 4xx with the field and a remedy in the asked language, and nothing is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from starlette.testclient import TestClient

from data.tables.person import AdviceRow, CheckRow, IdempotencyRow

BAD_CHECKS: list[tuple[str, dict[str, Any], str, str]] = [
    ("unknown item", {"answers": [{"item": "bestaat-niet", "level": 1}]}, "answers.0.item", "bestaat-niet"),
    ("unknown option", {"answers": [{"item": "wet-van-ohm", "option": "z"}]}, "answers.0", "a / b / c"),
    ("grade for a ladder", {"answers": [{"item": "meetkunde-ladder", "answer": "alone"}]}, "answers.0", "0-4"),
    ("level for a statement", {"answers": [{"item": "meetkunde-2", "level": 1}]}, "answers.0", "cannot / with_help"),
    (
        "two answers in one",
        {"answers": [{"item": "meetkunde-2", "level": 1, "answer": "alone"}]},
        "answers.0",
        "een van",
    ),
    ("answered twice", {"answers": [{"item": "meetkunde-2", "answer": "alone"}] * 2}, "answers.1", "1 x"),
    ("level out of range", {"answers": [{"item": "meetkunde-ladder", "level": 7}]}, "answers.0.level", "4"),
    ("unknown municipality", {"municipality": "Atlantis"}, "municipality", "postcode"),
    ("emoji municipality", {"municipality": "🦊🦊"}, "municipality", "letters"),
    ("emoji occupation", {"current_occupation": "👩‍🚒"}, "current_occupation", "letters"),
    ("future birth year", {"birth_year": 2035}, "birth_year", "2012"),
    ("birth year zero", {"birth_year": 0}, "birth_year", "1916"),
    ("200 kB of text", {"experience": "lassen " * 30_000}, "experience", "20000"),
    ("control characters", {"experience": "lassen\u0000 en frezen"}, "experience", "U+0000"),
    ("unknown field", {"naam": "Fatima"}, "naam", "kennen dit veld niet"),
    ("unknown nested field", {"preferences": {"km": 3}}, "preferences.km", "kennen dit veld niet"),
    ("unknown status", {"status": "miljonair"}, "status", "werkzoekend"),
    ("unknown target id", {"target": {"kind": "occupation", "id": "astronaut"}}, "target.id", "'unknown'"),
    ("unknown target words", {"target": {"kind": "occupation", "text": "qqqq xxxx"}}, "target.text", "unknown"),
    ("target without words", {"target": {"kind": "occupation"}}, "target.text", "id / text"),
    ("education level nine", {"education_level": 9}, "education_level", "8"),
    ("negative distance", {"preferences": {"max_km": -5}}, "preferences.max_km", "0"),
    ("not a date", {"preferences": {"ready_by": "morgen"}}, "preferences.ready_by", "2027-01-04"),
    (
        "ready before the start",
        {"preferences": {"start_after": "2027-05-01", "ready_by": "2027-01-01"}},
        "preferences.ready_by",
        "2027-05-01",
    ),
    (
        "evidence from the future",
        {"evidence": [{"text": "VCA", "date": "2031-01-01"}]},
        "evidence.0.date",
        "2026-11-23",
    ),
    (
        "break that ends before it starts",
        {"preferences": {"breaks": [{"from": "2027-07-19", "to": "2027-07-01"}]}},
        "preferences.breaks.0.to",
        "2027-07-19",
    ),
    ("break without an end", {"preferences": {"breaks": [{"from": "2027-07-19"}]}}, "preferences.breaks.0.to", ""),
    ("not a list", {"answers": "alles"}, "answers", "lijst"),
    ("budget in words", {"preferences": {"budget_eur": "veel"}}, "preferences.budget_eur", "250"),
]


@pytest.fixture
def n_stored(app: FastAPI) -> Callable[[], int]:
    """Counts everything that is stored about people."""

    def count() -> int:
        with app.state.services.sessions() as session:
            tables = (CheckRow, AdviceRow, IdempotencyRow)
            return sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)

    return count


@pytest.mark.parametrize(("name", "check", "field", "remedy"), BAD_CHECKS, ids=[row[0] for row in BAD_CHECKS])
def test_bad_check_is_refused_with_field_and_remedy_and_nothing_is_stored(
    client: TestClient, n_stored: Callable[[], int], *, name: str, check: dict[str, Any], field: str, remedy: str
) -> None:
    before = n_stored()
    answer = client.post("/api/v1/checks", json=check, headers={"Idempotency-Key": f"bad-{name}".replace(" ", "-")})
    problem = answer.json()
    assert answer.status_code == 422, problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert field in {error["field"] for error in problem["errors"]}
    assert remedy in " ".join(error["message"] for error in problem["errors"])
    assert problem["title"] == "Er klopt iets niet in wat je invulde"
    assert n_stored() == before


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "We vinden geen gemeente"), ("en", "We find no municipality"), ("fr", "Nous ne trouvons pas la commune")],
)
def test_refusal_speaks_the_language_of_the_check(client: TestClient, language: str, words: str) -> None:
    answer = client.post("/api/v1/checks", json={"language": language, "municipality": "Atlantis"})
    assert words in answer.json()["detail"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "te lang"), ("en", "too long"), ("fr", "trop long")],
)
def test_validation_speaks_the_language_of_the_check(client: TestClient, language: str, words: str) -> None:
    answer = client.post("/api/v1/checks", json={"language": language, "municipality": "x" * 300})
    assert words in answer.json()["errors"][0]["message"]


def test_accept_language_decides_when_the_check_does_not_say(client: TestClient) -> None:
    answer = client.post("/api/v1/checks", json={"birth_year": "jong"}, headers={"Accept-Language": "fr-BE,fr;q=0.9"})
    assert "nombre entier" in answer.json()["errors"][0]["message"]


def test_broken_json_says_so(client: TestClient) -> None:
    answer = client.post("/api/v1/checks", content=b'{"status": ', headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "geldige JSON" in answer.json()["detail"]


def test_a_body_over_the_limit_is_refused_before_it_is_read(client: TestClient, n_stored: Callable[[], int]) -> None:
    before = n_stored()
    answer = client.post("/api/v1/checks", json={"experience": "a" * 2_000_000})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert n_stored() == before


def test_unknown_address_is_a_problem_too(client: TestClient) -> None:
    answer = client.get("/api/v1/nergens")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_cursor_of_someone_else_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/targets", params={"cursor": "%%%"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "cursor"
