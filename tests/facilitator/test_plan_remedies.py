"""What the page of the plan offers where hosts or time are short, and that it remembers how many hosts there are."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop
from workshop.models import Workshop
from workshop.services.plan_edit import plan_of

FRAGMENT = {"HX-Request": "true"}
FIELDS = ("people", "minutes", "total", "move_seconds", "home_minutes", "mode", "order", "seen")


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    return make_centre()


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    return make_workshop(centre)


@pytest.fixture
def client(app: Flask, centre: Centre) -> CheckingClient:
    found = client_of(app, centre.colleague)
    found.set_cookie("language", "en")
    return found


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/plan"


def at_top(client: CheckingClient) -> str:
    found = client.page.find(".//*[@id='plan-warnings']")
    assert found is not None
    return " ".join("".join(found.itertext()).split())


def test_saving_says_so_and_the_hosts_and_their_warning_stay(
    client: CheckingClient, here: str, workshop: Workshop
) -> None:
    answer = fill(client, here, people="40", hosts="4", act="save")
    assert answer.headers["Location"] == f"{here}?hosts=4"
    client.get(f"{here}?hosts=4")
    assert "The plan is saved." in client.words
    assert value_of(client, "hosts") == "4"
    assert "Hosts needed: 10. There are 4." in at_top(client)
    assert value_of(client, "rings") == ""
    assert send(client, act="save").status_code == 303
    assert plan_of(workshop).people == 40


@pytest.mark.parametrize("hosts", ["0", "-3", "many", "9999"])
def test_hosts_in_the_address_that_cannot_be_are_passed_over(client: CheckingClient, here: str, hosts: str) -> None:
    assert client.get(f"{here}?hosts={hosts}").status_code == 200
    assert value_of(client, "hosts") == ""


def test_one_ring_is_offered_and_its_button_fills_the_form(
    client: CheckingClient, here: str, workshop: Workshop
) -> None:
    fill(client, here, people="40", hosts="4", act="look")
    assert "1 ring with groups of up to 8 people needs 5 hosts." in at_top(client)
    before = plan_of(workshop)
    assert send(client, act="fewer_rings").status_code == 200
    assert (value_of(client, "rings"), value_of(client, "groups")) == ("1", "5")
    assert plan_of(workshop) == before


def test_sheets_that_move_are_offered_and_fill_the_form(client: CheckingClient, here: str) -> None:
    fill(client, here, people="40", hosts="4", act="look")
    assert "Let the sheets move" in at_top(client)
    send(client, act="sheets")
    assert value_of(client, "mode") == "sheets_move"
    assert value_of(client, "move_seconds") == "30"
    assert "Let the sheets move" not in at_top(client)


def test_fewer_stations_are_offered_where_they_help(client: CheckingClient, here: str) -> None:
    fill(client, here, people="24", hosts="4", act="look")
    assert "Leave out 1 station: with 4 stations 4 hosts are enough." in at_top(client)
    assert client.page.find(f".//a[@href='{here.replace('/plan', '/stations')}']") is not None


def test_one_press_shortens_the_evening_to_its_booking(client: CheckingClient, here: str) -> None:
    fill(client, here.replace("/plan", "/details"), ends_at="20:10")
    fill(client, here, minutes="20, 18, 14, 12, 10", act="look")
    assert "longer than the room is booked." in at_top(client)
    assert send(client, act="shorten").status_code == 200
    assert "longer than the room is booked." not in client.words
    assert value_of(client, "minutes") == "13, 11, 9, 7, 5"
    assert value_of(client, "total") == "56"


def test_what_cannot_be_shortened_is_said_at_the_rounds(client: CheckingClient, here: str) -> None:
    fill(client, here.replace("/plan", "/details"), ends_at="19:10")
    fill(client, here, act="look")
    assert send(client, act="shorten").status_code == 422
    assert "The rounds cannot become so short." in error_at(client, "minutes")
    assert value_of(client, "minutes") == "13, 10, 8, 7, 5"


def test_warnings_follow_a_moved_slider_at_the_top(client: CheckingClient, here: str) -> None:
    client.get(here)
    data = {**{name: value_of(client, name) for name in FIELDS}, "act": "look", "people": "40", "hosts": "4"}
    client.post(here, data=data, headers=FRAGMENT)
    assert "Hosts needed: 10. There are 4." in at_top(client)
