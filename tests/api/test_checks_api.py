"""The JSON API of checks: submit, read, page, renew, delete, retry."""

import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.documents.examples import ELECTROMECHANIC, NO_TARGET
from data.repositories.checks import AdviceRepository


@pytest.fixture
def created(client: TestClient) -> dict[str, Any]:
    """A stored check with its advice."""
    answer = client.post("/api/v1/checks", json=ELECTROMECHANIC)
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/api/v1/checks/{body['id']}"
    return body


def test_every_openapi_example_works_as_written(client: TestClient) -> None:
    executed = 0
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            for name, example in content.get("examples", {}).items():
                answer = client.request(method, path, json=example["value"])
                assert answer.status_code in {200, 201}, (path, name, answer.text)
                executed += 1
    assert executed >= 6


def test_every_route_states_who_may_use_it(client: TestClient) -> None:
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            assert operation.get("x-who-may-use"), f"{method} {path}"


def test_answer_has_the_promised_keys_and_reasons_that_add_up(created: dict[str, Any]) -> None:
    advice = created["advice"]
    assert {"target", "gaps", "recommendations", "notes"} <= advice.keys()
    assert {"competence", "label", "required", "expected_level", "p_below", "gap"} <= advice["gaps"][0].keys()
    promised = {"id", "kind", "title", "score", "reasons", "closes", "distance_km", "cost_before", "cost_after"}
    gaps = {gap["competence"] for gap in advice["gaps"]}
    for item in advice["recommendations"]:
        assert promised <= item.keys()
        assert sum(reason["amount"] for reason in item["reasons"]) == pytest.approx(item["score"], abs=1e-9)
        assert {closed["competence"] for closed in item["closes"]} <= gaps
        assert all(reason["text"] for reason in item["reasons"])


def test_versions_of_everything_stand_on_the_answer(created: dict[str, Any]) -> None:
    assert all(created["advice"]["versions"].values())
    assert set(created["advice"]["versions"]) == {"framework", "catalogue", "rules", "model", "settings"}


def test_stored_advice_is_read_back_as_it_was(client: TestClient, created: dict[str, Any]) -> None:
    assert client.get(f"/api/v1/checks/{created['id']}").json() == created
    gaps = client.get(f"/api/v1/checks/{created['id']}/gaps").json()
    assert gaps["gaps"] == created["advice"]["gaps"]


def test_recommendations_come_page_by_page_without_gaps_or_doubles(client: TestClient, created: dict[str, Any]) -> None:
    address, cursor, seen = f"/api/v1/checks/{created['id']}/recommendations", None, []
    while True:
        page = client.get(address, params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [item["id"] for item in page["recommendations"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [item["id"] for item in created["advice"]["recommendations"]]
    assert len(seen) > 2


def test_renewed_advice_keeps_the_older_one(app: FastAPI, client: TestClient, created: dict[str, Any]) -> None:
    answer = client.post(f"/api/v1/checks/{created['id']}/recommendations")
    assert answer.status_code == 201
    assert answer.json() == created["advice"]
    with app.state.services.sessions() as session:
        assert AdviceRepository(session).latest_for_check(created["id"]).sequence == 2


def test_deleted_check_is_gone_with_everything_behind_it(client: TestClient, created: dict[str, Any]) -> None:
    address = f"/api/v1/checks/{created['id']}"
    assert client.delete(address).status_code == 204
    for path in (address, f"{address}/gaps", f"{address}/recommendations"):
        assert client.get(path).status_code == 404
    assert client.delete(address).status_code == 404


def test_retry_with_the_same_key_gets_the_first_answer(client: TestClient) -> None:
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    first = client.post("/api/v1/checks", json=NO_TARGET, headers=headers)
    again = client.post("/api/v1/checks", json=NO_TARGET, headers=headers)
    assert first.json() == again.json()
    assert again.headers["idempotent-replayed"] == "true"


def test_a_key_of_another_request_is_refused(client: TestClient) -> None:
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    client.post("/api/v1/checks", json=NO_TARGET, headers=headers)
    answer = client.post("/api/v1/checks", json=ELECTROMECHANIC, headers=headers)
    assert answer.status_code == 409
    assert "sleutel" in answer.json()["detail"]


def test_ids_cannot_be_guessed(client: TestClient) -> None:
    ids = {client.post("/api/v1/checks", json={}).json()["id"] for _ in range(5)}
    assert len(ids) == 5
    assert all(len(id_) >= 22 for id_ in ids)


def test_advice_without_storing_equals_the_stored_one(client: TestClient, created: dict[str, Any]) -> None:
    answer = client.post("/api/v1/recommendations", json=ELECTROMECHANIC)
    assert answer.json() == created["advice"]


def test_top_limits_the_list(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", params={"top": 2}, json=ELECTROMECHANIC)
    assert len(answer.json()["recommendations"]) == 2


def test_empty_check_is_valid_and_says_what_is_missing(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", json={}).json()
    assert answer["target"]["id"] == "stem-basis"
    assert answer["within_reach"]
    assert not any(gap["assessed"] for gap in answer["gaps"])
    assert {gap["band"] for gap in answer["gaps"]} == {"not_measured"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answer_comes_in_the_language_of_the_check(client: TestClient, language: str) -> None:
    dutch = client.post("/api/v1/recommendations", json=ELECTROMECHANIC).json()
    other = client.post("/api/v1/recommendations", json={**ELECTROMECHANIC, "language": language}).json()
    assert other["gaps"][0]["label"] != dutch["gaps"][0]["label"]
    assert other["recommendations"][0]["reasons"][0]["text"] != dutch["recommendations"][0]["reasons"][0]["text"]


def test_answers_with_personal_data_are_never_cached_and_links_never_leak(
    client: TestClient, created: dict[str, Any]
) -> None:
    headers = client.get(f"/api/v1/checks/{created['id']}").headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_an_occupation_that_only_resembles_a_known_one_is_not_taken_for_it(client: TestClient) -> None:
    """A student is no teacher, however alike the names: nobody would be asked, so it must be sure."""
    answer = client.post("/api/v1/recommendations", json={"current_occupation": "student", "experience_years": 9})
    assert any("We kennen het beroep 'student' nog niet" in note for note in answer.json()["notes"])
    assert not any(gap["observations"] for gap in answer.json()["gaps"])
