"""What person and counsellor say, over HTTP, on a real database: the list changes at once."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from data.repositories.voice import VoiceRepository

CHECK = {
    "target": {"kind": "occupation", "id": "elektromecanicien"},
    "status": "werkzoekend",
    "municipality": "Genk",
    "current_occupation": "magazijnier",
    "situation": {"secondary_diploma": False, "dutch_level": "B1"},
}


@pytest.fixture
def created(client: TestClient) -> dict[str, Any]:
    answer = client.post("/api/v1/checks", json=CHECK)
    assert answer.status_code == 201
    return answer.json()


def ids(advice: dict[str, Any]) -> list[str]:
    return [item["id"] for item in advice["recommendations"]]


def respond(client: TestClient, created: dict[str, Any], opportunity: str, **more: str):
    body = {"opportunity": opportunity, "reason": "too_far", **more}
    return client.post(f"/api/v1/checks/{created['id']}/responses", json=body)


def adjust(client: TestClient, created: dict[str, Any], kind: str, opportunity: str, **more: Any):
    body = {"kind": kind, "opportunity": opportunity, "reason": "agreed_with_client", **more}
    return client.post(f"/api/v1/checks/{created['id']}/adjustments", json=body)


def test_a_response_takes_the_offer_out_at_once_and_can_be_taken_back(client: TestClient, created) -> None:
    before = ids(created["advice"])
    answer = respond(client, created, before[0], text="  Twee uur met de bus. ")
    assert answer.status_code == 201
    assert before[0] not in ids(answer.json()["advice"])
    assert len(ids(answer.json()["advice"])) == len(before)
    assert answer.json()["word"]["text"] == "Twee uur met de bus."
    assert client.get(f"/api/v1/checks/{created['id']}").json()["advice"] == answer.json()["advice"]
    address = f"/api/v1/checks/{created['id']}/responses/{answer.json()['word']['id']}"
    assert client.delete(address).json()["advice"] == created["advice"]
    assert client.delete(address).status_code == 404
    assert client.get(f"/api/v1/checks/{created['id']}/responses").json() == {"words": [], "next_cursor": None}


def test_a_counsellor_pins_moves_removes_and_adds(client: TestClient, created) -> None:
    first, second, third, *_ = before = ids(created["advice"])
    assert ids(adjust(client, created, "pin", third).json()["advice"])[0] == third
    assert ids(adjust(client, created, "move", second, position=1).json()["advice"])[:2] == [third, second]
    assert first not in ids(adjust(client, created, "remove", first).json()["advice"])
    page = client.get("/api/v1/opportunities", params={"limit": 50}).json()
    catalogue = [one["id"] for one in next(part for part in page.values() if isinstance(part, list))]
    other = next(id_ for id_ in catalogue if id_ not in before)
    added = adjust(client, created, "add", other).json()["advice"]
    assert other in ids(added) or any("grens" in note for note in added["notes"])
    listed = client.get(f"/api/v1/checks/{created['id']}/adjustments").json()["words"]
    assert [word["kind"] for word in listed] == ["pin", "move", "remove", "add"]
    scores = {item["id"]: item["score"] for item in created["advice"]["recommendations"]}
    assert all(scores.get(item["id"], item["score"]) == item["score"] for item in added["recommendations"])


def test_renewed_advice_keeps_what_was_said(client: TestClient, created) -> None:
    first = ids(created["advice"])[0]
    said = respond(client, created, first).json()["advice"]
    assert client.post(f"/api/v1/checks/{created['id']}/recommendations").json() == said


def test_each_speaker_takes_back_their_own_words_only(client: TestClient, created) -> None:
    word = respond(client, created, ids(created["advice"])[0]).json()["word"]["id"]
    assert client.delete(f"/api/v1/checks/{created['id']}/adjustments/{word}").status_code == 404


@pytest.mark.parametrize(
    ("address", "body", "status", "field"),
    [
        ("responses", {"opportunity": "x-y", "reason": "te ver"}, 422, "reason"),
        ("responses", {"opportunity": "bestaat-niet", "reason": "other"}, 404, "opportunity"),
        ("responses", {"opportunity": "x", "reason": "other", "text": "x" * 501}, 422, "text"),
        ("adjustments", {"kind": "pin", "opportunity": "x", "reason": "other", "position": 2}, 422, "position"),
        ("adjustments", {"kind": "move", "opportunity": "x", "reason": "other"}, 422, "position"),
        ("adjustments", {"kind": "pin", "opportunity": "x", "reason": "medical_or_personal", "text": "x"}, 422, "text"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(client: TestClient, created, address, body, status, field) -> None:
    answer = client.post(f"/api/v1/checks/{created['id']}/{address}", json=body)
    assert answer.status_code == status
    assert answer.json()["errors"][0]["field"] == field


def test_nobody_speaks_about_an_unknown_check(client: TestClient) -> None:
    body = {"opportunity": "x", "reason": "other"}
    assert client.post("/api/v1/checks/onbekend/responses", json=body).status_code == 404
    assert client.get("/api/v1/checks/onbekend/adjustments").status_code == 404


def test_words_are_kept_as_labels_with_the_advice_they_were_about(app: FastAPI, client: TestClient, created) -> None:
    first = ids(created["advice"])[0]
    respond(client, created, first, text="iets persoonlijks")
    with app.state.services.sessions() as session:
        labels = [one for one in VoiceRepository(session).labels() if one.opportunity == first]
    assert labels
    assert "persoonlijks" not in repr(labels)
    assert labels[-1].versions.framework == created["framework_version"]


class TestWhatIf:
    def test_nothing_changed_is_an_empty_difference(self, client: TestClient) -> None:
        answer = client.post("/api/v1/what-if", json={"check": CHECK, "changes": {}}).json()
        assert answer["advice"] == client.post("/api/v1/recommendations", json=CHECK).json()
        parts = ("added", "removed", "moved", "rescored", "gaps", "notes_added", "notes_removed")
        assert not any(answer["diff"][part] for part in parts)

    def test_the_second_answer_is_that_of_the_changed_check(self, client: TestClient) -> None:
        changes = {
            "preferences": {"max_km": 5, "budget_eur": 100},
            "target": {"kind": "occupation", "id": "data-engineer"},
        }
        answer = client.post("/api/v1/what-if", json={"check": CHECK, "changes": changes}).json()
        assert answer["advice"] == client.post("/api/v1/recommendations", json={**CHECK, **changes}).json()
        assert (answer["diff"]["target_before"], answer["diff"]["target_after"]) == (
            "elektromecanicien",
            "data-engineer",
        )
        assert answer["diff"]["gaps"]

    def test_a_supposed_certificate_and_a_supposed_level_close_gaps(self, client: TestClient) -> None:
        suppose = [{"text": "VCA basisveiligheid"}, {"competence": "elek-basis", "level": 3}]
        diff = client.post("/api/v1/what-if", json={"check": CHECK, "changes": {"suppose": suppose}}).json()["diff"]
        changed = {gap["competence"]: gap["after"] - gap["before"] for gap in diff["gaps"]}
        assert changed["elek-basis"] < -1
        assert min(changed.values()) < 0
        assert diff["headline_after"] < diff["headline_before"]
        assert any(item["most"]["competence"] == "elek-basis" for item in diff["rescored"])

    def test_of_a_stored_check_nothing_changes_in_it(self, client: TestClient, created) -> None:
        address = f"/api/v1/checks/{created['id']}"
        said = respond(client, created, ids(created["advice"])[0]).json()["advice"]
        asked = client.post(f"{address}/what-if", json={"preferences": {"max_km": None}}).json()
        assert ids(created["advice"])[0] not in ids(asked["advice"])
        assert client.get(address).json()["advice"] == said

    @pytest.mark.parametrize(
        ("changes", "status"),
        [
            ({"suppose": [{"text": "VCA", "level": 2}]}, 422),
            ({"suppose": [{"competence": "bestaat-niet", "level": 2}]}, 404),
            ({"preferences": {"max_km": -1}}, 422),
            ({"hobby": 1}, 422),
        ],
    )
    def test_what_cannot_be_is_refused(self, client: TestClient, changes, status) -> None:
        assert client.post("/api/v1/what-if", json={"check": CHECK, "changes": changes}).status_code == status
