"""Choosing a group: one tap, changeable, help for those who do not know."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, links, make_hall, send
from workshop.models import Seat, Statement

NewPhone = Callable[[], CheckingClient]


def test_each_group_is_one_button_with_its_colour_and_its_shape(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}")
    form = next(node for node in phone.page.iter("form") if node.get("id") == "groups")
    names = [" ".join("".join(node.itertext()).split()) for node in form.iter("button")]
    assert names == [
        "Blue circle",
        "Orange triangle",
        "Green square",
        "Yellow star",
        "Violet diamond",
        "I do not know – help me",
    ]


def test_one_tap_takes_the_seat(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}")
    answer = phone.post(f"/{hall.code}/seat", data={"group": hall.group("green")})
    assert (answer.status_code, answer.location) == (303, f"/{hall.code}")
    phone.get(answer.location)
    assert "Group Green · table 3" in phone.words
    assert [seat.group_id for seat in hall.all(Seat)] == [hall.group("green")]


def test_tapping_twice_takes_one_seat(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}")
    for _ in range(3):
        phone.post(f"/{hall.code}/seat", data={"group": hall.group("green")})
    assert hall.count(Seat) == 1


def test_whoever_does_not_know_is_led_to_the_smallest_group(app: Flask, another: NewPhone) -> None:
    hall = make_hall(app, "check_in")
    phone = another()
    other = another()
    other.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    answer = phone.post(f"/{hall.code}/seat", data={"group": "help"})
    assert answer.location == f"/{hall.code}/group?chosen=help"
    phone.get(answer.location)
    assert phone.heading == "Group Orange"
    assert "Join group Orange, table 2." in phone.words


def test_whoever_comes_late_and_does_not_know_joins_the_smallest_group_next_to_the_door(
    hall: Hall, phone: CheckingClient
) -> None:
    hall.move("round", 2)
    phone.get(phone.post(f"/{hall.code}/seat", data={"group": "help"}).location)
    assert "Join group Yellow, table 5." in phone.words
    assert "Whoever hosts the table tells you in short what has been said." in phone.words
    phone.get(f"/{hall.code}")
    assert "Up to 280 characters" in phone.words


def test_whoever_comes_late_to_a_group_of_their_own_hears_that_the_host_tells_them(
    hall: Hall, phone: CheckingClient
) -> None:
    hall.move("round", 2)
    answer = phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    assert answer.location == f"/{hall.code}/group"
    phone.get(answer.location)
    assert "You came during the workshop." in phone.words
    hall.move("round", 3)
    phone.get(answer.location)
    assert "You came during the workshop." not in phone.words


def test_in_the_last_round_a_latecomer_is_told_of_the_home_round(hall: Hall, phone: CheckingClient) -> None:
    hall.move("round", 5)
    phone.get(phone.post(f"/{hall.code}/seat", data={"group": "help"}).location)
    assert "The last round is running." in phone.words


@pytest.mark.parametrize("state", ["voting", "sign_up", "raffle", "evaluation"])
def test_being_late_bars_nobody_from_what_follows(app: Flask, phone: CheckingClient, state: str) -> None:
    hall = make_hall(app, state)
    phone.post(f"/{hall.code}/seat", data={"group": "help"})
    assert phone.get(f"/{hall.code}").status_code == 200
    assert phone.post(f"/{hall.code}/ticket").status_code == 303


def test_another_group_keeps_what_was_sent(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("violet")})
    assert [seat.group_id for seat in hall.all(Seat)] == [hall.group("violet")]
    assert [row.group_id for row in hall.all(Statement)] == [hall.group("blue")]
    phone.get(f"/{hall.code}/answers")
    assert "Manjka prevoz k zdravniku" in phone.words


@pytest.mark.parametrize("sent", ["", "0", "999999", "abc", "99999999999999999999"])
def test_a_group_that_is_not_there_is_asked_for_again(hall: Hall, phone: CheckingClient, sent: str) -> None:
    assert phone.post(f"/{hall.code}/seat", data={"group": sent}).status_code == 422
    assert "Choose a group." in phone.words
    assert hall.count(Seat) == 0


def test_a_group_of_another_evening_is_not_there(app: Flask, hall: Hall, phone: CheckingClient) -> None:
    strange = make_hall(app, "round", 1, name="Drulovka")
    assert phone.post(f"/{hall.code}/seat", data={"group": strange.group("blue")}).status_code == 422


def test_scanning_a_table_before_the_rounds_asks_whether_this_is_the_group(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "check_in")
    phone.get(f"/{hall.code}/m3")
    assert phone.heading == "Group Green"
    assert "Your first table: 3" in phone.words
    assert hall.count(Seat) == 0
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("green")})
    phone.get(f"/{hall.code}")
    assert "You are checked in." in phone.words


def test_nobody_sits_down_before_the_evening_or_after_it(app: Flask, phone: CheckingClient) -> None:
    early, over = make_hall(app), make_hall(app, name="Drulovka")
    over.close()
    for hall in (early, over):
        answer = phone.post(f"/{hall.code}/seat", data={"group": "help"})
        assert (answer.status_code, answer.location) == (303, f"/{hall.code}")
        assert phone.get(f"/{hall.code}/seat").location == f"/{hall.code}"
        assert hall.count(Seat) == 0


def test_the_form_can_be_sent_from_a_page_that_was_open_since_before(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "check_in")
    phone.get(f"/{hall.code}")
    hall.move("round", 1)
    phone.post(f"/{hall.code}/seat", data={**hidden(phone), "group": hall.group("blue")})
    phone.get(f"/{hall.code}")
    assert phone.heading.startswith("What do we miss")


def test_a_table_without_a_group_says_so(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "round", 1)
    phone.get(f"/{hall.code}/m99")
    assert "No group is at this table now." in phone.words
    phone.get(f"/{hall.code}")
    assert "No group is at this table now." not in phone.words


def test_whoever_skips_a_question_may_listen_and_is_not_sent_round_in_a_circle(
    app: Flask, phone: CheckingClient
) -> None:
    hall = make_hall(app, "round", 1)
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    phone.get(f"/{hall.code}")
    assert f"/{hall.code}/group?skipped=1" in links(phone)
    phone.get(f"/{hall.code}/group?skipped=1")
    assert "You have skipped this question." in phone.words
    assert "To the question" not in phone.words


def test_while_people_arrive_the_page_of_the_groups_says_what_to_talk_about(app: Flask, another: NewPhone) -> None:
    hall = make_hall(app, "check_in")
    phone = another()
    phone.get(f"/{hall.code}")
    assert "While you wait, talk about this: What do you like best about our place?" in phone.words
    hall.move("presentation")
    phone.get(f"/{hall.code}")
    assert "While you wait" not in phone.words
