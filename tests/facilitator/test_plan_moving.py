"""The plan explains itself and follows whoever moves a slider: hosts, seated groups, orders, the café."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.checking_client import CheckingClient
from tests.filling import fill, send, value_of
from workshop.models import Workshop
from workshop.services.plan_edit import plan_of

FRAGMENT = {"HX-Request": "true"}
FIELDS = ("people", "minutes", "total", "move_seconds", "home_minutes", "mode", "order", "seen")


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/plan"


def table(bor: CheckingClient) -> list[list[str]]:
    """The plan as it stands on the page, row by row."""
    rows = bor.page.findall(".//table[@class='routes']//tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


def look(bor: CheckingClient, here: str, **changes: str) -> TestResponse:
    """What the form hears while it is filled in."""
    bor.get(here)
    data = {**{name: value_of(bor, name) for name in FIELDS}, "act": "look", **changes}
    return bor.post(here, data=data, headers=FRAGMENT)


def test_the_page_explains_the_plan_in_a_sentence_at_its_top(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    found = bor.page.find(".//*[@id='plan-sum']")
    assert found is not None
    assert found.text == "5 groups of 4–5, rounds 13-10-8-7-5, ends at 20.08."


def test_no_slider_is_sent_or_stands_without_its_number_field(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    sliders = bor.page.findall(".//input[@type='range']")
    assert [slider.get("data-moves") for slider in sliders] == ["people", "total"]
    for slider in sliders:
        assert slider.get("name") is None
        assert bor.page.find(f".//input[@id='{slider.get('data-moves')}'][@type='text']") is not None


def test_moving_a_slider_is_answered_with_the_plan_and_its_sentence(bor: CheckingClient, here: str) -> None:
    assert look(bor, here, people="48").status_code == 200
    assert "10 groups of 4–5 in 2 rings, rounds 13-10-8-7-5, ends at 20.08." in bor.words
    total = bor.page.find(".//input[@id='total']")
    assert total is not None
    assert total.get("value") == "54"


def test_moving_the_whole_time_fills_in_the_rounds(bor: CheckingClient, here: str) -> None:
    assert look(bor, here, act="propose", total="45", rounds="4").status_code == 200
    minutes = bor.page.find(".//input[@id='minutes']")
    assert minutes is not None
    assert minutes.get("value") == "12, 10, 8, 6"
    assert "rounds 12-10-8-6" in bor.words


def test_a_whole_time_that_is_emptied_asks_for_nothing(bor: CheckingClient, here: str) -> None:
    assert look(bor, here, act="propose", total="").status_code == 200
    assert "rounds 13-10-8-7-5" in bor.words


def test_too_few_hosts_are_said_and_the_groups_grow(bor: CheckingClient, here: str) -> None:
    look(bor, here, people="40", hosts="5")
    assert "5 groups of 8," in bor.words
    assert "The largest group has 8 people." in bor.words
    look(bor, here, hosts="3")
    assert "There are hosts for 3 of the 5 stations only." in bor.words


def test_a_group_that_cannot_walk_stays_and_the_page_says_who(bor: CheckingClient, here: str) -> None:
    assert fill(bor, here, seated="B", act="save").status_code == 303
    bor.get(here)
    assert "One group stays at table 2. Sheets and host of each station come to it." in bor.words
    assert [row[1:3] for row in table(bor) if row[0].startswith("Orange")] == [["table 2", "table 2station 3"]]
    assert [row[0] for row in table(bor) if "stays seated" in row[0]] == ["Orange 5 peoplestays seated"]
    send(bor, seated=["A", "B"], act="look")
    assert "In ring 1 the sheets move and the people stay." in bor.words


def test_what_a_group_will_not_see_stands_in_its_row(bor: CheckingClient, here: str) -> None:
    fill(bor, here, minutes="12, 9, 8", act="look")
    head, first, *_rest = table(bor)
    assert (head[-1], first[-1]) == ("Stations not seen", "4, 5")


def test_the_mixed_order_says_what_it_gives(bor: CheckingClient, here: str) -> None:
    fill(bor, here, order="mixed", act="look")
    assert "With 5 stations no group can read after each of the others" in bor.words


def test_in_the_cafe_the_tables_of_all_people_stand_in_the_plan(
    bor: CheckingClient, here: str, workshop: Workshop
) -> None:
    assert fill(bor, here, mode="cafe", act="save").status_code == 303
    bor.get(here)
    assert table(bor)[1][1:3] == ["table 1", "tables2 · 3 · 4 · 5 · 2"]
    assert "The host stays." in bor.words
    assert plan_of(workshop).mode == "cafe"
