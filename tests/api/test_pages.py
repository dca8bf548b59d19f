"""The two pages without a browser: status, what a person must see, and that nothing typed is lost."""

import re

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from starlette.testclient import TestClient

from data.tables.person import CheckRow

FILLED = {
    "doel": "elektromecanicien",
    "ladder.elek-basis-ladder": "1",
    "ladder.elek-schema-ladder": "skip",
    "knowledge.wet-van-ohm": "b",
    "current_occupation": "magazijnier",
    "experience_years": "10",
    "experience": "Kleine herstellingen aan transportbanden.",
    "status": "werkzoekend",
    "municipality": "Genk",
    "birth_year": "1988",
    "education_level": "3",
    "situation.secondary_diploma": "false",
    "situation.dutch_level": "B1",
    "preferences.max_km": "30",
    "preferences.schedule": ["day", "evening"],
    "wishes.text": "iets met machines",
}


def n_checks(app: FastAPI) -> int:
    with app.state.services.sessions() as session:
        return session.scalar(select(func.count()).select_from(CheckRow)) or 0


def test_start_page_says_what_you_get_how_long_and_what_happens_with_your_data(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "tien minuten" in page.text
    assert "geheime link" in page.text
    assert 'lang="nl-BE"' in page.text


def test_a_goal_in_own_words_gets_the_questions_of_its_target(client: TestClient) -> None:
    page = client.get("/check", params={"doel": "ik wil elektromecanicien worden"})
    assert page.context["questions"].target.id == "elektromecanicien"
    assert "Weet ik niet, ik sla over" in page.text


def test_a_goal_that_is_not_recognised_is_told_so_and_keeps_the_words(client: TestClient) -> None:
    page = client.get("/check", params={"doel": "xyzzy plugh"})
    assert page.status_code == 422
    assert "alleen doelen in wetenschap en techniek" in page.text
    assert page.context["suggested"] == []
    assert 'value="xyzzy plugh"' in page.text


def test_a_goal_that_fits_several_trades_is_asked_about(client: TestClient) -> None:
    page = client.get("/check", params={"doel": "technieker"})
    assert page.status_code == 422
    assert "We weten niet zeker wat je bedoelt" in page.text
    assert len(page.context["suggested"]) >= 3


def test_no_goal_gets_the_questions_for_everyone(client: TestClient) -> None:
    page = client.get("/check", params={"doel": "onbekend"})
    assert page.context["questions"].target.id == "stem-basis"
    assert "Je hebt nog geen doel" in page.text


def test_a_filled_form_ends_in_a_result_that_can_be_read_again(client: TestClient) -> None:
    posted = client.post("/check", data=FILLED, follow_redirects=False)
    assert posted.status_code == 303
    page = client.get(posted.headers["location"])
    advice = page.context["advice"]
    assert advice.target.id == "elektromecanicien"
    assert advice.recommendations[0].title in page.text
    assert "voorbeeldaanbod" in page.text
    assert "Waarom" in page.text
    assert client.get(posted.headers["location"]).text == page.text


def test_form_and_json_give_the_same_advice(client: TestClient) -> None:
    page = client.post("/check", data=FILLED)
    check = {
        "target": {"kind": "occupation", "id": "elektromecanicien"},
        "answers": [
            {"item": "elek-basis-ladder", "level": 1},
            {"item": "elek-schema-ladder", "answer": "skip"},
            {"item": "wet-van-ohm", "option": "b"},
        ],
        "current_occupation": "magazijnier",
        "experience_years": 10,
        "experience": "Kleine herstellingen aan transportbanden.",
        "status": "werkzoekend",
        "municipality": "Genk",
        "birth_year": 1988,
        "education_level": 3,
        "situation": {"secondary_diploma": False, "dutch_level": "B1"},
        "preferences": {"max_km": 30, "schedule": ["day", "evening"]},
        "wishes": {"text": "iets met machines"},
    }
    answer = client.post("/api/v1/recommendations", json=check).json()
    assert page.context["advice"].model_dump(mode="json")["recommendations"] == answer["recommendations"]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("municipality", "Atlantis", "Schrijf de naam voluit"),
        ("birth_year", "2035", "2012"),
        ("preferences.max_km", "ver", "getal"),
        ("experience", "x" * 30_000, "te lang"),
        ("education_level", "42", "8"),
    ],
)
def test_what_cannot_be_true_is_told_at_its_field_and_everything_typed_stays(
    app: FastAPI, client: TestClient, field: str, typed: str, words: str
) -> None:
    before = n_checks(app)
    page = client.post("/check", data={**FILLED, field: typed})
    assert page.status_code == 422
    assert words in page.context["errors"][field]
    assert f'href="#{field}"' in page.text
    assert f'id="{field}"' in page.text
    assert "iets met machines" in page.text
    assert re.search(r'name="ladder.elek-basis-ladder" value="1" checked', page.text)
    assert n_checks(app) == before


def test_tampered_answers_are_refused(app: FastAPI, client: TestClient) -> None:
    before = n_checks(app)
    page = client.post("/check", data={**FILLED, "ladder.bestaat-niet": "1"})
    assert page.status_code == 422
    assert n_checks(app) == before


def test_what_a_person_types_is_never_markup(client: TestClient) -> None:
    page = client.post("/check", data={**FILLED, "current_occupation": "<script>alert(1)</script> magazijnier"})
    assert "<script>alert" not in page.text
    again = client.get("/check", params={"doel": '"><script>alert(1)</script>'})
    assert "<script>alert" not in again.text


def test_one_button_deletes_everything(app: FastAPI, client: TestClient) -> None:
    address = client.post("/check", data=FILLED, follow_redirects=False).headers["location"]
    before = n_checks(app)
    done = client.post(f"{address}/wissen")
    assert "Je check is gewist" in done.text
    assert n_checks(app) == before - 1
    assert client.get(address).status_code == 404
    assert "gewist" in client.get(address).text


def test_unknown_link_is_explained_on_a_page(client: TestClient) -> None:
    page = client.get("/check/onbekend")
    assert page.status_code == 404
    assert "Start een nieuwe check" in page.text


def test_pages_ask_nothing_of_third_parties(client: TestClient) -> None:
    for page in (client.get("/"), client.get("/check?doel=data-engineer"), client.post("/check", data=FILLED)):
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page.text)
        assert "<script" not in page.text
        assert len(page.content) < 150_000


def test_numbers_and_dates_are_written_the_belgian_way(client: TestClient) -> None:
    page = client.post("/check", data=FILLED)
    assert re.search(r"Start \d{1,2} (januari|februari|maart|november|december) 202\d", page.text)
    assert re.search(r"\d,\d punten|\d punten", page.text)


def test_the_result_page_makes_the_plan_and_shows_it_as_pdf(client: TestClient) -> None:
    page = client.post("/check", data=FILLED, follow_redirects=False).headers["location"]
    made = client.post(f"{page}/plan", follow_redirects=False)
    assert (made.status_code, made.headers["location"].endswith("/plans/1.pdf")) == (303, True)
    assert client.get(made.headers["location"]).content.startswith(b"%PDF")
    assert "Verder kijken" in client.get(page).text


def test_no_plan_is_made_of_a_check_that_is_not_there(client: TestClient) -> None:
    assert client.post("/check/nergens/plan").status_code == 404
