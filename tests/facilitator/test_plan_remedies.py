"""What the page of the plan offers where hosts or time are short, and that it remembers how many hosts there are."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.filling import error_at, fill, send, value_of
from workshop.models import Workshop
from workshop.services.plan_edit import plan_of

FRAGMENT = {"HX-Request": "true"}
FIELDS = ("people", "minutes", "total", "move_seconds", "home_minutes", "mode", "order", "seen")


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/plan"


def at_top(bor: CheckingClient) -> str:
    found = bor.page.find(".//*[@id='plan-warnings']")
    assert found is not None
    return " ".join("".join(found.itertext()).split())


def test_saving_says_so_and_the_hosts_and_their_warning_stay(
    bor: CheckingClient, here: str, workshop: Workshop
) -> None:
    answer = fill(bor, here, people="40", hosts="4", act="save")
    assert answer.headers["Location"] == f"{here}?hosts=4"
    bor.get(f"{here}?hosts=4")
    assert "The plan is saved." in bor.words
    assert value_of(bor, "hosts") == "4"
    assert "Hosts needed: 10. There are 4." in at_top(bor)
    assert value_of(bor, "rings") == ""
    assert send(bor, act="save").status_code == 303
    assert plan_of(workshop).people == 40


@pytest.mark.parametrize("hosts", ["0", "-3", "many", "9999"])
def test_hosts_in_the_address_that_cannot_be_are_passed_over(bor: CheckingClient, here: str, hosts: str) -> None:
    assert bor.get(f"{here}?hosts={hosts}").status_code == 200
    assert value_of(bor, "hosts") == ""


def test_one_ring_is_offered_and_its_button_fills_the_form(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    fill(bor, here, people="40", hosts="4", act="look")
    assert "1 ring with groups of up to 8 people needs 5 hosts." in at_top(bor)
    before = plan_of(workshop)
    assert send(bor, act="fewer_rings").status_code == 200
    assert (value_of(bor, "rings"), value_of(bor, "groups")) == ("1", "5")
    assert plan_of(workshop) == before


def test_sheets_that_move_are_offered_and_fill_the_form(bor: CheckingClient, here: str) -> None:
    fill(bor, here, people="40", hosts="4", act="look")
    assert "Let the sheets move" in at_top(bor)
    send(bor, act="sheets")
    assert value_of(bor, "mode") == "sheets_move"
    assert value_of(bor, "move_seconds") == "30"
    assert "Let the sheets move" not in at_top(bor)


def test_fewer_stations_are_offered_where_they_help(bor: CheckingClient, here: str) -> None:
    fill(bor, here, people="24", hosts="4", act="look")
    assert "Leave out 1 station: with 4 stations 4 hosts are enough." in at_top(bor)
    assert bor.page.find(f".//a[@href='{here.replace('/plan', '/stations')}']") is not None


def test_one_press_shortens_the_evening_to_its_booking(bor: CheckingClient, here: str) -> None:
    fill(bor, here.replace("/plan", "/details"), ends_at="20:10")
    fill(bor, here, minutes="20, 18, 14, 12, 10", act="look")
    assert "longer than the room is booked." in at_top(bor)
    assert send(bor, act="shorten").status_code == 200
    assert "longer than the room is booked." not in bor.words
    assert value_of(bor, "minutes") == "13, 11, 9, 7, 5"
    assert value_of(bor, "total") == "56"


def test_what_cannot_be_shortened_is_said_at_the_rounds(bor: CheckingClient, here: str) -> None:
    fill(bor, here.replace("/plan", "/details"), ends_at="19:10")
    fill(bor, here, act="look")
    assert send(bor, act="shorten").status_code == 422
    assert "The rounds cannot become so short." in error_at(bor, "minutes")
    assert value_of(bor, "minutes") == "13, 10, 8, 7, 5"


def test_warnings_follow_a_moved_slider_at_the_top(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    data = {**{name: value_of(bor, name) for name in FIELDS}, "act": "look", "people": "40", "hosts": "4"}
    bor.post(here, data=data, headers=FRAGMENT)
    assert "Hosts needed: 10. There are 4." in at_top(bor)
