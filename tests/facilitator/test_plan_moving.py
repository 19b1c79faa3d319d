"""The plan explains itself and follows whoever moves a slider: hosts, seated groups, orders, the café."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.checking_client import CheckingClient
from tests.filling import fill, send, value_of
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


def table(client: CheckingClient) -> list[list[str]]:
    """The plan as it stands on the page, row by row."""
    rows = client.page.findall(".//table[@class='routes']//tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


def look(client: CheckingClient, here: str, **changes: str) -> TestResponse:
    """What the form hears while it is filled in."""
    client.get(here)
    data = {**{name: value_of(client, name) for name in FIELDS}, "act": "look", **changes}
    return client.post(here, data=data, headers=FRAGMENT)


def test_the_page_explains_the_plan_in_a_sentence_at_its_top(client: CheckingClient, here: str) -> None:
    client.get(here)
    found = client.page.find(".//*[@id='plan-sum']")
    assert found is not None
    assert found.text == "5 groups of 4–5, rounds 13-10-8-7-5, ends at 20.08."


def test_no_slider_is_sent_or_stands_without_its_number_field(client: CheckingClient, here: str) -> None:
    client.get(here)
    sliders = client.page.findall(".//input[@type='range']")
    assert [slider.get("data-moves") for slider in sliders] == ["people", "total"]
    for slider in sliders:
        assert slider.get("name") is None
        assert client.page.find(f".//input[@id='{slider.get('data-moves')}'][@type='text']") is not None


def test_moving_a_slider_is_answered_with_the_plan_and_its_sentence(client: CheckingClient, here: str) -> None:
    assert look(client, here, people="48").status_code == 200
    assert "10 groups of 4–5 in 2 rings, rounds 13-10-8-7-5, ends at 20.08." in client.words
    total = client.page.find(".//input[@id='total']")
    assert total is not None
    assert total.get("value") == "54"


def test_moving_the_whole_time_fills_in_the_rounds(client: CheckingClient, here: str) -> None:
    assert look(client, here, act="propose", total="45", rounds="4").status_code == 200
    minutes = client.page.find(".//input[@id='minutes']")
    assert minutes is not None
    assert minutes.get("value") == "12, 10, 8, 6"
    assert "rounds 12-10-8-6" in client.words


def test_a_whole_time_that_is_emptied_asks_for_nothing(client: CheckingClient, here: str) -> None:
    assert look(client, here, act="propose", total="").status_code == 200
    assert "rounds 13-10-8-7-5" in client.words


def test_too_few_hosts_are_said_and_the_groups_grow(client: CheckingClient, here: str) -> None:
    look(client, here, people="40", hosts="5")
    assert "5 groups of 8," in client.words
    assert "The largest group has 8 people." in client.words
    look(client, here, hosts="3")
    assert "There are hosts for 3 of the 5 stations only." in client.words


def test_a_group_that_cannot_walk_stays_and_the_page_says_who(client: CheckingClient, here: str) -> None:
    assert fill(client, here, seated="B", act="save").status_code == 303
    client.get(here)
    assert "One group stays at table 2. Sheets and host of each station come to it." in client.words
    assert [row[1:3] for row in table(client) if row[0].startswith("Orange")] == [["table 2", "table 2station 3"]]
    assert [row[0] for row in table(client) if "stays seated" in row[0]] == ["Orange 5 peoplestays seated"]
    send(client, seated=["A", "B"], act="look")
    assert "In ring 1 the sheets move and the people stay." in client.words


def test_what_a_group_will_not_see_stands_in_its_row(client: CheckingClient, here: str) -> None:
    fill(client, here, minutes="12, 9, 8", act="look")
    head, first, *_rest = table(client)
    assert (head[-1], first[-1]) == ("Stations not seen", "4, 5")


def test_the_mixed_order_says_what_it_gives(client: CheckingClient, here: str) -> None:
    fill(client, here, order="mixed", act="look")
    assert "With 5 stations no group can read after each of the others" in client.words


def test_in_the_cafe_the_tables_of_all_people_stand_in_the_plan(
    client: CheckingClient, here: str, workshop: Workshop
) -> None:
    assert fill(client, here, mode="cafe", act="save").status_code == 303
    client.get(here)
    assert table(client)[1][1:3] == ["table 1", "tables2 · 3 · 4 · 5 · 2"]
    assert "The host stays." in client.words
    assert plan_of(workshop).mode == "cafe"
