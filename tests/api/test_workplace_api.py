"""EVC and learning at work as people get them: over HTTP, on the command line, in three languages."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.cli import app as cli
from api.documents.examples import ELECTROMECHANIC
from api.wording import evc_sentences, workplace_sentences
from competencies.language import Language, LocalizedText

AGENCY_WORKER: dict[str, Any] = {
    **ELECTROMECHANIC,
    "status": "uitzendkracht",
    "municipality": "Antwerpen",
    "situation": {"dutch_level": "B1", "childcare_needed": True, "transport": ["bike"]},
}
MECHANIC: dict[str, Any] = {
    "target": {"kind": "occupation", "id": "onderhoudsmecanicien-personenwagens"},
    "situation": {"dutch_level": "B1"},
    "current_occupation": "onderhoudsmecanicien personenwagens",
    "experience_years": 12,
    "answers": [
        {"item": "voertuigtechniek-ladder", "level": 4},
        {"item": "voertuigtechniek-3", "answer": "can_teach"},
        {"item": "onderhoud-ladder", "level": 3},
        {"item": "veilig-werken-ladder", "level": 3},
        {"item": "mech-montage-ladder", "level": 3},
        {"item": "elek-meten-ladder", "level": 2},
    ],
}


def advised(client: TestClient, check: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/api/v1/recommendations", json=check)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_a_mechanic_who_holds_everything_sees_the_whole_route_with_its_source(client: TestClient) -> None:
    (found, *_) = advised(client, MECHANIC)["evc"]["qualifications"]
    assert (found["qualification"], found["outcome"]) == ("BK-0178-3", "full")
    route = found["route"]
    assert (route["register_status"], route["register_date"]) == ("known", "2021-06-01")
    assert (route["price_low"], route["price_high"], route["least_weeks"], route["most_weeks"]) == (60, 120, 4, 10)
    assert {centre["kind"] for centre in route["centres"]} == {"cvo", "other-recognised"}
    assert (route["effect"], found["experience"]["state"]) == ("depends_on_centre", "not_known")


def test_the_same_mechanic_with_dutch_at_a2_is_told_what_is_missing(client: TestClient) -> None:
    (found, *_) = advised(client, {**MECHANIC, "situation": {"dutch_level": "A2"}})["evc"]["qualifications"]
    assert (found["outcome"], found["dutch"]["state"]) == ("not_yet", "lacking")
    assert "B1" in found["dutch"]["in_words"]


def test_an_unverified_register_is_never_more_than_that(client: TestClient) -> None:
    check = {"target": {"kind": "occupation", "id": "elektrotechnisch-installateur"}}
    (found, *_) = advised(client, check)["evc"]["qualifications"]
    assert (found["outcome"], found["route"]["register_status"]) == ("no_known_route", "unverified")
    assert found["alternatives"][0]["way"] == "ask_test_centre"


def test_the_profile_names_the_statement_of_the_level_and_prints_in_three_languages(client: TestClient) -> None:
    titles = set()
    for language in Language:
        profile = client.post("/api/v1/workplace-profiles", json={**AGENCY_WORKER, "language": language.value}).json()
        assert 1 <= len(profile["teach"]) <= 8
        for skill in profile["teach"]:
            assert skill["statement"] in profile["text"]
        for fit in profile["instruments"]:
            assert fit["terms"]["signers"] in profile["text"]
            assert fit["terms"]["source"] in profile["text"]
            assert fit["verdict"] != "no"
        assert "{" not in profile["text"]
        titles.add(profile["text"].splitlines()[0])
    assert len(titles) == 3


def test_an_agency_worker_gets_no_form_for_jobseekers(client: TestClient) -> None:
    profile = client.post("/api/v1/workplace-profiles", json=AGENCY_WORKER).json()
    offered = {fit["terms"]["instrument"] for fit in profile["instruments"]}
    assert {"bis", "duaal-volwassenen"} <= offered
    assert not {"ibo", "k-ibo", "wes"} & offered


def test_the_profile_of_a_stored_check_is_that_of_the_same_check_unstored(client: TestClient) -> None:
    created = client.post("/api/v1/checks", json=AGENCY_WORKER).json()
    stored = client.get(f"/api/v1/checks/{created['id']}/workplace-profile")
    assert stored.json() == client.post("/api/v1/workplace-profiles", json=AGENCY_WORKER).json()
    assert client.get("/api/v1/checks/onbekend/workplace-profile").status_code == 404


def test_what_stands_beside_the_list_survives_storage(client: TestClient) -> None:
    created = client.post("/api/v1/checks", json=MECHANIC).json()
    again = client.get(f"/api/v1/checks/{created['id']}").json()
    assert again["advice"]["evc"] == created["advice"]["evc"]
    assert again["advice"]["workplace"] == created["advice"]["workplace"]


def test_an_unknown_place_is_refused_in_words(client: TestClient) -> None:
    answer = client.post("/api/v1/workplace-profiles", json={"municipality": "Atlantis"})
    assert answer.status_code == 422
    assert "Atlantis" in answer.text


def test_the_command_line_prints_the_profile_and_the_evc_block() -> None:
    told = json.dumps(AGENCY_WORKER)
    printed = CliRunner().invoke(cli, ["workplace-profile", "-"], input=told)
    assert printed.exit_code == 0, printed.stderr
    assert printed.stdout.startswith("# Zoekprofiel werkplek")
    as_json = CliRunner().invoke(cli, ["workplace-profile", "-", "--json"], input=told)
    assert json.loads(as_json.stdout)["text"] == printed.stdout.rstrip("\n")
    listed = CliRunner().invoke(cli, ["recommend", "-"], input=told)
    assert "EVC: bewijzen wat je al kunt" in listed.stdout


def test_a_wrong_check_is_refused_by_the_command() -> None:
    answer = CliRunner().invoke(cli, ["workplace-profile", "-"], input='{"municipality": "Atlantis"}')
    assert answer.exit_code == 2
    assert "municipality" in answer.stderr


@pytest.mark.parametrize("module", [evc_sentences, workplace_sentences], ids=lambda module: module.__name__)
def test_every_sentence_fills_the_same_places_in_every_language(module: Any) -> None:
    def texts(value: Any) -> list[LocalizedText]:
        if isinstance(value, LocalizedText):
            return [value]
        if isinstance(value, dict):
            return [text for entry in value.values() for text in texts(entry)]
        return [text for entry in value for text in texts(entry)] if isinstance(value, tuple) else []

    found = [text for name, value in vars(module).items() if name.isupper() for text in texts(value)]
    assert len(found) > 20
    for text in found:
        places = {
            tuple(sorted(part.split("}")[0] for part in text.text_in(language).split("{")[1:])) for language in Language
        }
        assert len(places) == 1, text.nl


def test_every_code_of_a_table_has_its_sentence() -> None:
    for module in (evc_sentences, workplace_sentences):
        for name, table in vars(module).items():
            if isinstance(table, dict) and table and name.isupper():
                kind = type(next(iter(table)))
                if hasattr(kind, "__members__"):
                    assert set(table) == set(kind), name
