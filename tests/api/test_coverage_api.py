"""What an offer brings by the service's own account, and coverage that is read once and kept."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from api.usecases.advisor import now
from api.usecases.startup import engine_from_database, read_catalogue
from competencies.errors import ModelMismatch
from competencies.level import ProficiencyLevel
from competencies.opportunity import CoverageClaim
from data.database import open_database, session_factory, transaction
from data.repositories.content import OpportunityRepository
from data.sources.content import load_content

READ = "sql-en-databanken-avond"


def test_an_offer_that_says_nothing_is_read_from_its_words(client: TestClient) -> None:
    answer = client.get(f"/api/v1/opportunities/{READ}/coverage", headers={"Accept-Language": "nl"}).json()
    first = answer["entries"][0]
    assert (answer["opportunity"], first["competence"], first["source"]) == (READ, "databanken", "text")
    assert first["words"]
    assert first["label"]
    assert first["probabilities"] == sorted(first["probabilities"], reverse=True)
    assert [entry["probabilities"][0] for entry in answer["entries"]] == sorted(
        (entry["probabilities"][0] for entry in answer["entries"]), reverse=True
    )


def test_an_offer_with_claims_tells_what_was_said(client: TestClient) -> None:
    offers = client.get("/api/v1/opportunities", params={"kind": "workplace", "limit": 1}).json()["entries"]
    entries = client.get(f"/api/v1/opportunities/{offers[0]['id']}/coverage").json()["entries"]
    assert {(entry["source"], entry["words"]) for entry in entries} == {("confirmed", None)}
    assert {entry["competence"] for entry in entries} == {one["competence"] for one in offers[0]["covers"]}


def test_an_evc_route_teaches_nothing(client: TestClient) -> None:
    (route, *_) = client.get("/api/v1/opportunities", params={"kind": "evc"}).json()["entries"]
    assert client.get(f"/api/v1/opportunities/{route['id']}/coverage").json()["entries"] == []


def test_an_unknown_offer_is_not_found(client: TestClient) -> None:
    assert client.get("/api/v1/opportunities/nowhere/coverage").status_code == 404


@pytest.fixture
def sessions(seeded_database, tmp_path):
    path = tmp_path / "copy.db"
    path.write_bytes(seeded_database.read_bytes())
    engine = open_database(f"sqlite:///{path}")
    yield session_factory(engine)
    engine.dispose()


def store(session, opportunities):
    OpportunityRepository(session).sync(opportunities, source="built-in", version="2", at=now())


def test_only_an_offer_that_changed_is_read_again(sessions) -> None:
    content = load_content()
    offers = {one.id: one for one in content.opportunities}
    with transaction(sessions) as session:
        assert read_catalogue(session, encoder="built-in").read == 0
        store(session, {**offers, READ: replace(offers[READ], title="Lassen met TIG")}.values())
        with pytest.raises(ModelMismatch, match="vectors"):
            engine_from_database(session, rules=content.rules, rules_version="1", encoder="built-in")
        report = read_catalogue(session, encoder="built-in")
        assert (report.read, report.unchanged) == (1, 24)


def test_coverage_is_forgotten_once_somebody_says_what_is_taught(sessions) -> None:
    offers = {one.id: one for one in load_content().opportunities}
    said = replace(offers[READ], coverage=(CoverageClaim("databanken", ProficiencyLevel(2)),))
    with transaction(sessions) as session:
        store(session, {**offers, READ: said}.values())
        report = read_catalogue(session, encoder="built-in")
        assert (report.read, report.unchanged) == (0, 24)
