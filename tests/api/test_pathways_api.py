"""Pathways over HTTP, and their sentences in three languages."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.documents.examples import ELECTROMECHANIC, NO_TARGET
from api.wording.pathway_sentences import BEST_FOUND, PATHWAY_KINDS, PATHWAY_NOTES, PROVEN_BEST, SUMMARY
from competencies.language import Language
from competencies.pathway import PathwayKind, PathwayNoteCode


def plan(client: TestClient, check: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/api/v1/pathways", json=check)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_pathway_keeps_the_limits_of_the_check(client: TestClient) -> None:
    preferences = ELECTROMECHANIC["preferences"]
    (pathway, *_) = plan(client, ELECTROMECHANIC)["pathways"]
    steps = pathway["steps"]

    assert steps
    assert pathway["cost_after"] == sum(step["cost_after"] for step in steps) <= preferences["budget_eur"]
    assert preferences["start_after"] <= steps[0]["start"]
    for step in steps:
        assert step["end"] <= preferences["ready_by"]
        assert step["end"] < preferences["breaks"][0]["from"] or step["start"] > preferences["breaks"][0]["to"]
        together = [other for other in steps if other["start"] <= step["start"] <= other["end"]]
        assert len(together) <= 2
        assert sum(other["hours_per_week"] for other in together) <= preferences["hours_per_week"]


def test_numbers_of_a_pathway_add_up(client: TestClient) -> None:
    answer = plan(client, NO_TARGET)

    assert 1 <= len(answer["pathways"]) <= 3
    assert answer["pathways"][0]["kind"] == "most_complete"
    for pathway in answer["pathways"]:
        steps = pathway["steps"]
        assert pathway["gap_closed"] == pytest.approx(sum(step["gap_closed"] for step in steps), abs=0.01)
        assert pathway["gap_closed"] <= answer["gap"]
        last = max(date.fromisoformat(step["end"]) for step in steps)
        days = (last - date.fromisoformat(steps[0]["start"])).days
        assert pathway["weeks"] == -(-days // 7)
        assert 0 <= pathway["optimality_gap"] <= 0.10
        assert [step["start"] for step in steps] == sorted(step["start"] for step in steps)


def test_same_check_gets_the_same_pathways(client: TestClient) -> None:
    assert plan(client, NO_TARGET) == plan(client, NO_TARGET)


def test_stored_check_gets_the_pathways_of_the_same_check(client: TestClient) -> None:
    created = client.post("/api/v1/checks", json=NO_TARGET).json()
    answer = client.post(f"/api/v1/checks/{created['id']}/pathways")

    assert answer.status_code == 200
    assert answer.json() == plan(client, NO_TARGET)


def test_unknown_check_has_no_pathways(client: TestClient) -> None:
    answer = client.post("/api/v1/checks/nergens/pathways")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_impossible_dates_are_refused_in_the_language_of_the_check(client: TestClient) -> None:
    check = {"language": "en", "preferences": {"start_after": "2027-05-01", "ready_by": "2027-01-01"}}
    answer = client.post("/api/v1/pathways", json=check)

    assert answer.status_code == 422
    assert "is not possible" in answer.text


def test_nothing_that_fits_is_an_answer_with_its_reason(client: TestClient) -> None:
    start = date(2027, 1, 4)
    preferences = {"start_after": str(start), "ready_by": str(start + timedelta(days=1))}
    answer = plan(client, {**NO_TARGET, "language": "en", "preferences": preferences})

    assert answer["pathways"] == []
    assert any("no path that fits" in note for note in answer["notes"])


@pytest.mark.parametrize("language", list(Language))
def test_pathways_speak_the_language_of_the_check(client: TestClient, language: Language) -> None:
    (pathway, *_) = plan(client, {**NO_TARGET, "language": language.value})["pathways"]

    assert pathway["label"] == PATHWAY_KINDS[PathwayKind.MOST_COMPLETE].text_in(language)
    assert "{" not in pathway["summary"] + pathway["quality"]


def test_every_kind_and_note_has_its_sentence_with_the_same_parameters_in_each_language() -> None:
    assert set(PATHWAY_KINDS) == set(PathwayKind)
    assert set(PATHWAY_NOTES) == set(PathwayNoteCode)
    for text in (*PATHWAY_NOTES.values(), SUMMARY, PROVEN_BEST, BEST_FOUND):
        used = {frozenset(re.findall(r"{(\w+)}", text.text_in(language))) for language in Language}
        assert len(used) == 1, text.nl
