"""The front door: the number as people type it."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall


def test_the_front_door_asks_for_the_number(phone: CheckingClient) -> None:
    assert phone.get("/").status_code == 200
    assert phone.heading == "Type the number of the workshop"
    field = next(node for node in phone.page.iter("input") if node.get("name") == "code")
    assert (field.get("inputmode"), field.get("autocomplete")) == ("numeric", "off")


@pytest.mark.parametrize("gap", ["", " ", "-", " - ", "–"])
def test_a_number_leads_to_its_evening_however_it_is_typed(phone: CheckingClient, hall: Hall, gap: str) -> None:
    answer = phone.post("/", data={"code": f" {hall.code[:2]}{gap}{hall.code[2:]} "})
    assert (answer.status_code, answer.location) == (303, f"/{hall.code}")


def test_a_number_that_nobody_has_is_kept_and_said(phone: CheckingClient, hall: Hall) -> None:
    wrong = "0000" if hall.code != "0000" else "1111"
    assert phone.post("/", data={"code": wrong}).status_code == 422
    assert "We cannot find this number. Check it on the wall." in phone.words
    assert phone.page.findtext("head/title", "").startswith("Error: ")
    assert next(node for node in phone.page.iter("input") if node.get("name") == "code").get("value") == wrong


def test_no_number_at_all_is_asked_for_again(phone: CheckingClient) -> None:
    assert phone.post("/", data={"code": "  "}).status_code == 422
    assert "Type the number of the workshop." in phone.words


@pytest.mark.parametrize("typed", ["abcd", "12", "123456789", "12\x0034", "४८२७"])
def test_what_cannot_be_a_number_is_said_like_one_that_nobody_has(phone: CheckingClient, typed: str) -> None:
    assert phone.post("/", data={"code": typed}).status_code == 422
    assert "We cannot find this number." in phone.words


def test_slovene_is_spoken_unless_a_browser_asks_otherwise(client: CheckingClient) -> None:
    client.get("/")
    assert client.page.get("lang") == "sl"
    assert client.heading == "Vpišite številko delavnice"
