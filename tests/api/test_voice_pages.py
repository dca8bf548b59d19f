"""The forms on the result page, without a browser: a redirect, a line with the way back, nothing lost."""

import re

import pytest
from starlette.testclient import TestClient

from tests.api.test_pages import FILLED


@pytest.fixture
def address(client: TestClient) -> str:
    return client.post("/check", data=FILLED, follow_redirects=False).headers["location"]


def listed(page) -> list[str]:
    return [item.id for item in page.context["advice"].recommendations]


def test_not_for_me_takes_it_out_and_offers_the_way_back(client: TestClient, address: str) -> None:
    before = client.get(address)
    first = before.context["advice"].recommendations[0]
    posted = client.post(
        f"{address}/past-niet", data={"opportunity": first.id, "reason": "too_far", "text": ""}, follow_redirects=False
    )
    assert posted.status_code == 303
    page = client.get(posted.headers["location"])
    assert first.id not in listed(page)
    assert re.search(rf"Weggehaald: <strong>{re.escape(first.title)}</strong>", page.text)
    assert "Het is te ver" in page.text
    (undo,) = re.findall(r'action="(/check/[^"]+/terug/person/[^"]+)"', page.text)
    assert listed(client.post(undo)) == listed(before)
    assert client.post(undo).status_code == 200  # a second press changes nothing


def test_a_form_without_a_reason_is_told_and_changes_nothing(client: TestClient, address: str) -> None:
    before = listed(client.get(address))
    page = client.post(f"{address}/past-niet", data={"opportunity": before[0], "text": "zomaar"})
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert listed(page) == before


def test_the_counsellor_pins_moves_up_removes_and_adds(client: TestClient, address: str) -> None:
    first, second, third, *_ = listed(client.get(address))
    form = {"reason": "agreed_with_client", "text": "", "position": "1"}
    page = client.post(f"{address}/begeleider", data={**form, "kind": "move", "opportunity": second})
    assert listed(page)[:2] == [second, first]
    page = client.post(f"{address}/begeleider", data={**form, "kind": "pin", "opportunity": third})
    assert listed(page)[0] == third
    assert "Vastgezet door je begeleider" in page.text
    page = client.post(f"{address}/begeleider", data={**form, "kind": "remove", "opportunity": first})
    assert first not in listed(page)
    page = client.post(f"{address}/begeleider", data={**form, "kind": "add", "opportunity": "bestaat-niet"})
    assert page.status_code == 422
    assert "Dit aanbod kennen we niet" in page.text


def test_medical_details_are_not_kept(client: TestClient, address: str) -> None:
    first = listed(client.get(address))[0]
    form = {"kind": "remove", "opportunity": first, "reason": "medical_or_personal", "text": "rugklachten"}
    page = client.post(f"{address}/begeleider", data=form)
    assert page.status_code == 422
    assert "rugklachten" not in page.text


def test_what_is_said_is_never_markup(client: TestClient, address: str) -> None:
    first = listed(client.get(address))[0]
    form = {"opportunity": first, "reason": "other", "text": "<script>alert(1)</script>"}
    assert "<script>alert" not in client.post(f"{address}/past-niet", data=form).text


def test_an_unknown_check_is_explained(client: TestClient) -> None:
    assert client.post("/check/onbekend/past-niet", data={"opportunity": "x", "reason": "other"}).status_code == 404
    assert client.post("/check/onbekend/terug/person/x").status_code == 404
