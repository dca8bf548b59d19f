"""Plans of stored checks over HTTP."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.documents.examples import ELECTROMECHANIC
from api.documents.plan_document import plan_schema


@pytest.fixture
def address(client: TestClient) -> str:
    """Where the plans of a stored check are."""
    return f"/api/v1/checks/{client.post('/api/v1/checks', json=ELECTROMECHANIC).json()['id']}/plans"


def test_plan_is_made_read_and_listed(client: TestClient, address: str) -> None:
    assert client.get(address).json() == {"latest": None, "plans": [], "next_cursor": None}
    made = client.post(address)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"{address}/1"
    assert client.get(f"{address}/1").json() == made.json()

    wishes: dict[str, Any] = {
        "reason": "Samen besproken",
        "by": "counsellor",
        "agreements": [{"who": "person", "what": "Ik bel het centrum.", "by": "2026-12-01"}],
    }
    second = client.post(address, json=wishes).json()
    assert second["version"] == 2
    assert second["agreements"][1] == {
        "who": "person",
        "who_in_words": "jij",
        "what": "Ik bel het centrum.",
        "by": "2026-12-01",
    }
    listed = client.get(address).json()
    assert listed["latest"] == 2
    assert [plan["version"] for plan in listed["plans"]] == [2, 1]
    assert listed["plans"][0]["reason"] == "Samen besproken"
    assert listed["plans"][0]["changes"][0]["reason"] == "counsellors_choice"
    assert client.get(f"{address}/1").json() == made.json()


def test_versions_come_page_by_page(client: TestClient, address: str) -> None:
    for _ in range(3):
        client.post(address)
    first = client.get(address, params={"limit": 2}).json()
    rest = client.get(address, params={"limit": 2, "cursor": first["next_cursor"]}).json()

    assert [plan["version"] for plan in first["plans"] + rest["plans"]] == [3, 2, 1]
    assert rest["next_cursor"] is None


@pytest.mark.parametrize(("language", "title"), [(None, b"/Lang(nl)"), ("fr", b"/Lang(fr)")])
def test_plan_is_served_as_pdf(client: TestClient, address: str, language: str | None, title: bytes) -> None:
    client.post(address)
    answer = client.get(f"{address}/1.pdf", params={"language": language} if language else None)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="ontwikkelingsplan-2026-11-23-1.pdf"'
    assert answer.content.startswith(b"%PDF-")
    assert title in answer.content.replace(b" ", b"")


def test_plan_is_read_in_another_language(client: TestClient, address: str) -> None:
    client.post(address)

    assert client.get(f"{address}/1", params={"language": "en"}).json()["target"]["label"] != ""
    assert client.get(f"{address}/1", params={"language": "en"}).json()["language"] == "en"
    assert client.get(f"{address}/1", params={"language": "de"}).status_code == 422


def test_schema_is_served(client: TestClient) -> None:
    assert client.get("/api/v1/schemas/development-plan.json").json() == plan_schema()


@pytest.mark.parametrize("path", ["", "/1", "/1.pdf"])
def test_unknown_check_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/checks/bestaat-niet/plans{path}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown_check")


@pytest.mark.parametrize("path", ["/7", "/7.pdf"])
def test_unknown_version_says_what_to_do(client: TestClient, address: str, path: str) -> None:
    answer = client.get(f"{address}{path}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown_plan")
    assert "versie 7" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/0", "/x", "/x.pdf", f"/{10**30}"])
def test_version_that_is_no_version_is_refused(client: TestClient, address: str, path: str) -> None:
    assert client.get(f"{address}{path}").status_code == 422


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        ({"by": "employer"}, "by"),
        ({"naam": "x"}, "naam"),
        ({"reason": "x" * 1001}, "reason"),
        ({"agreements": [{"who": "person", "what": "", "by": "2026-12-01"}]}, "agreements.0.what"),
        ({"agreements": [{"who": "person", "what": "x", "by": "2020-12-01"}]}, "agreements.0.by"),
        ({"agreements": [{"who": "person", "what": "x", "by": "9999-12-01"}]}, "agreements.0.by"),
        ({"agreements": [{"who": "person", "what": "x\u0000", "by": "2026-12-01"}]}, "agreements.0.what"),
    ],
)
def test_bad_wish_is_refused_by_field_and_makes_no_version(
    client: TestClient, address: str, wishes: dict[str, Any], field: str
) -> None:
    answer = client.post(address, json=wishes)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert client.get(address).json()["latest"] is None


def test_deleted_check_takes_its_plans_along(client: TestClient, address: str) -> None:
    client.post(address)
    client.delete(address.removesuffix("/plans"))

    assert client.get(f"{address}/1").status_code == 404
