"""The page of groups, rounds and time."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.filling import error_at, fill, send, value_of
from tests.world import move_to
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.plan_edit import plan_of

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/plan"


def table(bor: CheckingClient) -> list[list[str]]:
    """The plan as it stands on the page, row by row."""
    rows = bor.page.findall(".//table[@class='routes']//tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


def test_the_plan_stands_as_a_table(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    head, first, *_rest = table(bor)
    assert head == [
        "Group",
        "Round 113 min",
        "Round 210 min",
        "Round 38 min",
        "Round 47 min",
        "Round 55 min",
        "Home round5 min",
    ]
    assert first == ["Blue 5 people", *(f"table {number}" for number in (1, 2, 3, 4, 5, 1))]
    assert "The evening ends at 20.08." in bor.words


def test_saving_writes_what_was_set(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    answer = fill(
        bor,
        here,
        people="31",
        rings="2",
        groups="3",
        minutes="12; 10 8",
        order="mixed",
        mode="sheets_move",
        move_seconds="30",
        home_minutes="0",
        act="save",
    )
    assert answer.headers["Location"] == here
    plan = plan_of(workshop)
    assert (plan.people, plan.rings, plan.groups, plan.minutes) == (31, 2, 3, (12, 10, 8))
    assert (plan.order, plan.mode, plan.move_seconds, plan.home_minutes) == ("mixed", "sheets_move", 30, 0)


def test_looking_saves_nothing(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    before = plan_of(workshop)
    assert fill(bor, here, people="48", act="look").status_code == 200
    assert "Not saved yet." in bor.words
    assert "Ring 2" in bor.words
    assert value_of(bor, "people") == "48"
    assert plan_of(workshop) == before


def test_while_the_form_is_filled_in_only_the_table_comes(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    mark = value_of(bor, "seen")
    data = {"people": "24", "minutes": "10, 8", "move_seconds": "90", "home_minutes": "5", "mode": "groups_move"}
    answer = bor.post(here, data={**data, "order": "simple", "seen": mark, "act": "look"}, headers=FRAGMENT)
    assert answer.status_code == 200
    assert bor.page.find(".//form") is None
    assert "Each group leaves out 3 stations." in bor.words
    assert "HX-Request" in answer.headers["Vary"]


def test_rounds_are_proposed_from_the_whole_time(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, here, total="50", rounds="4", minutes="", act="propose").status_code == 200
    assert value_of(bor, "minutes") == "14, 11, 9, 7"
    assert plan_of(workshop).minutes == (13, 10, 8, 7, 5)
    assert send(bor, act="save").status_code == 303
    assert plan_of(workshop).minutes == (14, 11, 9, 7)


def test_minutes_for_more_rounds_than_were_entered_are_asked_about_and_kept(
    bor: CheckingClient, here: str, workshop: Workshop
) -> None:
    assert fill(bor, here, rounds="3", minutes="13, 10, 8, 7", act="save").status_code == 422
    assert "Rounds entered: 3; minutes entered for: 4." in error_at(bor, "minutes")
    assert (value_of(bor, "rounds"), value_of(bor, "minutes")) == ("3", "13, 10, 8, 7")
    assert plan_of(workshop).minutes == (13, 10, 8, 7, 5)
    assert fill(bor, here, rounds="3", minutes="13, 10, 8", act="save").status_code == 303
    assert plan_of(workshop).minutes == (13, 10, 8)


def test_a_proposal_of_fewer_rounds_than_were_entered_can_be_saved(bor: CheckingClient, here: str) -> None:
    fill(bor, here, total="50", rounds="9", act="propose")
    assert value_of(bor, "rounds") == str(len(value_of(bor, "minutes").split(",")))
    assert send(bor, act="save").status_code == 303


def test_without_a_number_as_many_rounds_are_proposed_as_fit(bor: CheckingClient, here: str) -> None:
    fill(bor, here, total="40", act="propose")
    assert value_of(bor, "minutes") == "10, 8, 7, 5"


@pytest.mark.parametrize("total", ["", "nekaj", "9", "10"])
def test_a_time_that_is_none_or_too_short_proposes_nothing(bor: CheckingClient, here: str, total: str) -> None:
    assert fill(bor, here, total=total, rounds="5", act="propose").status_code == 422
    assert error_at(bor, "total")
    assert value_of(bor, "minutes") == "13, 10, 8, 7, 5"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"minutes": "7, 6"}, "The first round has 7 minutes."),
        ({"minutes": "14, 4"}, "The shortest round has 4 minutes."),
        ({"minutes": "25, 10"}, "The longest round has 25 minutes."),
        ({"minutes": "20, 20, 15, 10"}, "minutes without a break."),
        ({"people": "9", "groups": "4"}, "The smallest group has 2 people."),
        ({"people": "40", "groups": "5"}, "The largest group has 8 people."),
    ],
)
def test_cautions_are_said_and_nothing_is_forbidden(
    bor: CheckingClient, here: str, changes: dict[str, str], words: str
) -> None:
    assert fill(bor, here, **{**changes, "act": "look"}).status_code == 200
    assert words in bor.words
    assert send(bor, act="save").status_code == 303


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("people", "0"),
        ("people", "301"),
        ("people", ""),
        ("people", "²"),
        ("minutes", ""),
        ("minutes", "14, x"),
        ("minutes", "0, 5"),
        ("minutes", "61"),
        ("minutes", "5, 5, 5, 5, 5, 5"),
        ("groups", "6"),
        ("groups", "13"),
        ("rings", "9"),
        ("move_seconds", "-1"),
        ("home_minutes", "31"),
        ("order", "backwards"),
        ("mode", "fly"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_kept(
    bor: CheckingClient, here: str, workshop: Workshop, field: str, value: str
) -> None:
    before = plan_of(workshop)
    assert fill(bor, here, **{field: value, "total": "55", "act": "save"}).status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "total") == "55"
    assert plan_of(workshop) == before


def test_more_groups_than_people_are_refused(bor: CheckingClient, here: str) -> None:
    assert fill(bor, here, people="8", groups="3", rings="3", act="save").status_code == 422
    assert "more groups than people" in error_at(bor, "groups")


def test_an_evening_that_grows_longer_than_its_booking_is_warned_of_before_saving(
    bor: CheckingClient, here: str
) -> None:
    fill(bor, here.replace("/plan", "/details"), ends_at="20:10")
    bor.get(here)
    assert "longer than the room is booked" not in bor.words
    send(bor, minutes="20, 15, 10, 7, 5", act="look")
    assert "The evening is 12 minutes longer than the room is booked." in bor.words


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    bor.get(here)
    workshop.move_seconds = 60
    db.session.commit()
    assert send(bor, move_seconds="120", act="save").status_code == 409
    assert "60" in bor.words
    assert value_of(bor, "move_seconds") == "120"
    assert send(bor, act="save").status_code == 303
    assert workshop.move_seconds == 120


def test_once_begun_the_plan_is_there_to_read(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    bor.get(here)
    assert "The evening has begun." in bor.words
    assert bor.page.find(".//main//form") is None
    assert len(table(bor)) == 6
    data = {"people": "30", "minutes": "10, 8", "move_seconds": "90", "home_minutes": "5"}
    data |= {"mode": "groups_move", "order": "simple", "act": "save"}
    assert bor.post(here, data=data).status_code == 409
    assert workshop.expected_people == 24


def test_sheets_that_move_name_table_and_station(bor: CheckingClient, here: str) -> None:
    fill(bor, here, mode="sheets_move", act="look")
    assert table(bor)[1][1:4] == ["table 1", "table 1station 2", "table 1station 3"]


def test_tables_count_on_from_ring_to_ring(bor: CheckingClient, here: str) -> None:
    fill(bor, here, people="48", act="look")
    rows = [row for row in table(bor) if row[0].startswith(("Grey", "White"))]
    assert [row[1] for row in rows] == ["table 6", "table 7"]
