"""Looking up the framework, targets and opportunities."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    "address", ["/api/v1/framework/competences", "/api/v1/framework/items", "/api/v1/targets", "/api/v1/opportunities"]
)
def test_lists_are_paged_without_gaps_or_doubles(client: TestClient, address: str) -> None:
    whole = [entry["id"] for entry in _all_pages(client, address, 100)]
    small = [entry["id"] for entry in _all_pages(client, address, 7)]
    assert small == whole == sorted(whole)
    assert len(set(whole)) == len(whole) > 7


def _all_pages(client: TestClient, address: str, limit: int) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = []
    cursor = None
    while True:
        page = client.get(address, params={"limit": limit, **({"cursor": cursor} if cursor else {})}).json()
        entries += page["entries"]
        cursor = page["next_cursor"]
        if cursor is None:
            return entries


def test_the_right_option_of_a_knowledge_question_is_not_told(client: TestClient) -> None:
    items = _all_pages(client, "/api/v1/framework/items", 100)
    knowledge = [item for item in items if item["kind"] == "knowledge"]
    assert knowledge
    assert all("answer" not in str(item.keys()) and "right" not in str(item.keys()) for item in knowledge)


def test_target_search_understands_a_misspelt_flemish_name(client: TestClient) -> None:
    found = client.get("/api/v1/targets", params={"q": "elektromecanisien"}).json()["entries"]
    assert found[0]["id"] == "elektromecanicien"


def test_target_search_without_a_match_is_an_empty_list(client: TestClient) -> None:
    assert client.get("/api/v1/targets", params={"q": "zzzz"}).json()["entries"] == []


def test_target_names_its_shortage_list(client: TestClient) -> None:
    target = client.get("/api/v1/targets/elektromecanicien").json()
    assert target["shortage_year"] == 2026
    assert target["requirements"]


def test_opportunities_of_one_kind(client: TestClient) -> None:
    entries = client.get("/api/v1/opportunities", params={"kind": "evc"}).json()["entries"]
    assert {entry["kind"] for entry in entries} == {"evc"}
    assert {entry["register_status"] for entry in entries} == {"known", "unverified"}


def test_sample_offers_are_marked(client: TestClient) -> None:
    for entry in client.get("/api/v1/opportunities", params={"limit": 100}).json()["entries"]:
        assert entry["sample"] == (entry["provider"] is not None)


def test_starts_are_never_in_the_past(client: TestClient) -> None:
    for entry in client.get("/api/v1/opportunities", params={"limit": 100}).json()["entries"]:
        assert all(offering["next_start"] >= "2026-11-23" for offering in entry["offerings"])


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/api/v1/targets/astronaut", "/api/v1/targets"),
        ("/api/v1/opportunities/niets", "/api/v1/opportunities"),
        ("/api/v1/framework/competences/toveren", "/api/v1/framework/competences"),
        ("/api/v1/checks/onbekend", "link"),
    ],
)
def test_unknown_id_says_where_the_list_is(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert words in answer.json()["detail"]


def test_labels_follow_the_reader(client: TestClient) -> None:
    dutch = client.get("/api/v1/framework").json()["domains"]
    french = client.get("/api/v1/framework", headers={"Accept-Language": "fr"}).json()["domains"]
    assert [domain["id"] for domain in dutch] == [domain["id"] for domain in french]
    assert dutch != french
