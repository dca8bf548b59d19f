"""What a careless client, an attacker or bad luck can do: never a 500, never personal data in the log."""

import threading
import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import api.pages.checks as check_pages
import api.routes.checks as check_routes
from api.documents.examples import ELECTROMECHANIC, NO_TARGET

FORM = {"doel": "elektromecanicien", "municipality": "Genk"}


@pytest.mark.parametrize("language", [[], {}, 7, None, "xx"])
def test_a_language_of_the_wrong_sort_is_refused_with_its_field(client: TestClient, language: Any) -> None:
    answer = client.post("/api/v1/checks", json={"language": language})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "language"


@pytest.mark.parametrize(
    ("part", "name", "day"),
    [
        ("preferences", "start_after", "9999-12-31"),
        ("preferences", "start_after", "0001-01-01"),
        ("preferences", "ready_by", "2020-01-01"),
        ("situation", "vdab_registered_since", "2030-01-01"),
        ("situation", "benefit_until", "1990-01-01"),
    ],
)
def test_dates_that_cannot_be_are_refused_with_bounds(client: TestClient, part: str, name: str, day: str) -> None:
    answer = client.post("/api/v1/recommendations", json={part: {name: day}})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == f"{part}.{name}"


@pytest.mark.parametrize("body", [b'{"birth_year": NaN}', b'{"birth_year": 1e400}', b"[" * 5000, b"\xff\xfe", b""])
def test_odd_bodies_are_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/v1/checks", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("name", ["answers", "situation", "wishes", "preferences", "target", "language", "evidence.0"])
def test_foreign_form_fields_are_passed_over(client: TestClient, name: str) -> None:
    answer = client.post("/check", data={**FORM, name: "foo", "situation.dutch_level": "B1"}, follow_redirects=False)
    assert answer.status_code == 303


def test_a_goal_of_200_kilobytes_is_cut_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/check", data={"doel": "x" * 200_000})
    assert answer.status_code == 422
    assert "x" * 201 not in answer.text


@pytest.mark.parametrize("typed", ["12,5", "12,5 km", " 12.5 kilometer "])
def test_numbers_may_be_written_as_people_write_them(client: TestClient, typed: str) -> None:
    posted = client.post("/check", data={**FORM, "preferences.max_km": typed}, follow_redirects=False)
    check = client.get(f"/api/v1/checks/{posted.headers['location'].rsplit('/', 1)[1]}")
    assert posted.status_code == 303
    assert check.status_code == 200


@pytest.mark.parametrize(
    "address", ["/zzz", "/?gewist=zzz", "/check?doel=" + "x" * 300, "/check/" + "x" * 44, "/static/niets.css"]
)
def test_people_get_a_page_and_not_json(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"].startswith("text/html")
    assert "Naar het begin" in answer.text


def test_a_mistake_of_ours_tells_the_log_nothing_personal_and_keeps_every_header(
    app: FastAPI, client: TestClient, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("GEHEIM1988")

    monkeypatch.setattr(check_routes, "submit_check", fail)
    answer = client.post("/api/v1/checks", json={**NO_TARGET, "experience": "GEHEIM1988"})
    assert answer.status_code == 500
    assert answer.json()["title"] == "Er ging iets mis bij ons"
    assert answer.headers["x-request-id"]
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    told = "".join(capfd.readouterr())
    assert "GEHEIM1988" not in told + answer.text


def test_a_mistake_of_ours_on_a_page_is_told_on_a_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("GEHEIM1988")

    monkeypatch.setattr(check_pages, "submit_check", fail)
    answer = client.post("/check", data=FORM)
    assert answer.status_code == 500
    assert "Het ligt niet aan jou" in answer.text
    assert "GEHEIM1988" not in answer.text


def test_choices_are_not_listed_in_english(client: TestClient) -> None:
    message = client.post("/api/v1/checks", json={"status": "miljonair"}).json()["errors"][0]["message"]
    assert "werkzoekend" in message
    assert " or " not in message


def in_two_threads(client: TestClient, address: str, **request: Any) -> list[int]:
    """Status codes of the same POST sent twice at the same moment."""
    barrier, codes = threading.Barrier(2), []

    def send() -> None:
        barrier.wait()
        codes.append(client.post(address, **request).status_code)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(codes)


def test_the_same_request_twice_at_once_is_made_once(client: TestClient) -> None:
    for _ in range(3):
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        codes = in_two_threads(client, "/api/v1/checks", json=NO_TARGET, headers=headers)
        assert codes in ([201, 201], [201, 409])
        again = client.post("/api/v1/checks", json=NO_TARGET, headers=headers)
        assert again.headers["idempotent-replayed"] == "true"


def test_advice_renewed_twice_at_once_breaks_nothing(client: TestClient) -> None:
    check_id = client.post("/api/v1/checks", json=NO_TARGET).json()["id"]
    for _ in range(3):
        assert set(in_two_threads(client, f"/api/v1/checks/{check_id}/recommendations")) <= {201, 409}
    assert client.get(f"/api/v1/checks/{check_id}").status_code == 200


def test_nobody_vouches_for_their_own_evidence(client: TestClient) -> None:
    lists = []
    for trust in ("self_declared", "verified", "authentic_source"):
        evidence = [{"text": "VCA basisveiligheid", "trust": trust}]
        answer = client.post("/api/v1/recommendations", json={**ELECTROMECHANIC, "evidence": evidence})
        lists.append(answer.json()["gaps"])
    assert lists[0] == lists[1] == lists[2]


def test_being_ill_is_no_fact_for_a_rule(client: TestClient) -> None:
    check = {**ELECTROMECHANIC, "status": "ziek", "preferences": {}, "situation": {}}
    advice = client.post("/api/v1/recommendations", json=check).json()
    rules = [rule for item in advice["recommendations"] for rule in item["rules"]]
    assert {rule["rule"] for rule in advice["refused"]} == {"duaal-leerlingen"}  # by age
    assert {rule["verdict"] for rule in rules} == {"ask"}
    assert any("dat hangt af van je situatie" in rule["text"] and "bemiddelaar" in rule["text"] for rule in rules)


def test_target_words_without_a_kind_are_an_occupation(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", json={"target": {"text": "elektromecanicien"}})
    assert answer.json()["target"]["id"] == "elektromecanicien"


def test_one_online_course_is_no_reason_to_stop_looking_for_places(client: TestClient) -> None:
    check = {"target": {"text": "elektromecanicien"}, "municipality": "De Panne", "preferences": {"max_km": 1}}
    advice = client.post("/api/v1/recommendations", json=check).json()
    assert any(item["distance_km"] is not None for item in advice["recommendations"])
    assert any("Daarom zochten we tot" in note for note in advice["notes"])


def test_what_a_person_wrote_is_quoted_as_it_was_written(client: TestClient) -> None:
    text = "Ik heb in Marokko vijf jaar zonnepanelen geplaatst"
    check = {"target": {"id": "monteur-zonnepanelen"}, "experience": text}
    gaps = client.post("/api/v1/recommendations", json=check).json()["gaps"]
    assert text in [seen["source"] for gap in gaps for seen in gap["observations"]]
