"""The desk's page: one tap, the group very large, undo, and the heads."""

from __future__ import annotations

import re
import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, open_room
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Group, Seat, Workshop
from workshop.services.seats import new_token, take_seat


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "check_in")


@pytest.fixture
def desk(room: Room) -> CheckingClient:
    return english(room.client(room.centre.owner))


def english(client: CheckingClient) -> CheckingClient:
    client.set_cookie("language", "en")
    return client


def key_of(client: CheckingClient) -> str:
    """The key of the form on the last page."""
    found = next(field for field in client.page.iter("input") if field.get("name") == "key")
    return str(found.get("value"))


def tap(client: CheckingClient, room: Room, who: str = "phone", **said: object) -> str:
    """One tap on a fresh page, and the page after it; its address."""
    client.get(room.at("desk"))
    answer = client.post(room.at("desk"), data={"key": key_of(client), "who": who, **said})
    assert answer.status_code == 303, client.words
    client.get(answer.location)
    return str(answer.location)


def seats(room: Room) -> list[Seat]:
    return room.rows(Seat, Seat.id)


def press(client: CheckingClient, button: str) -> None:
    """Sends the small form around a button of the last page and follows it."""
    form = next(form for form in client.page.iter("form") if any(b.get("id") == button for b in form.iter("button")))
    fields = {str(field.get("name")): field.get("value") or "" for field in form.iter("input")}
    answer = client.post(str(form.get("action")), data=fields)
    if answer.status_code == 303:
        client.get(answer.location)


def test_a_tap_shows_the_group_with_its_letter_and_table(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    assert "Group Blue A · table 1" in desk.words
    tap(desk, room, "paper")
    assert "Group Orange B · table 2" in desk.words
    assert "The number for the raffle is on its stub, 101 to 124." in desk.words
    assert [(seat.origin, seat.phone) for seat in seats(room)] == [("desk", True), ("desk", False)]


def test_one_of_a_kind_is_told_in_the_singular(room: Room) -> None:
    ana = room.client(room.centre.owner)
    for who in ("phone", "child"):
        tap(ana, room, who)
    ana.get(room.at("desk"))
    for words in ("1 odrasla oseba", "1 otrok", "0 telefonov, ki so se že povezali", "0 vnesenih listov"):
        assert words in ana.words


def test_a_child_is_sent_to_the_child_table(room: Room, desk: CheckingClient) -> None:
    tap(desk, room, "child")
    assert "Child table" in desk.words
    assert [(seat.child, seat.group_id) for seat in seats(room)] == [(True, None)]


def test_a_colleague_may_and_a_stranger_finds_nothing(room: Room) -> None:
    tap(room.client(room.centre.colleague), room)
    stranger = room.stranger()
    assert stranger.get(room.at("desk")).status_code == 404
    assert stranger.post(room.at("desk"), data={"key": str(uuid.uuid4()), "who": "phone"}).status_code == 404
    for act in ("undo", "returning"):
        assert stranger.post(room.at(f"desk/{act}"), data={"seat": seats(room)[0].id}).status_code == 404
    assert stranger.post(room.at("desk/leaving"), data={"group": ""}).status_code == 404
    assert len(seats(room)) == 1


def test_a_double_tap_counts_one_person(room: Room, desk: CheckingClient) -> None:
    desk.get(room.at("desk"))
    once = {"key": key_of(desk), "who": "paper"}
    assert desk.post(room.at("desk"), data=once).location == desk.post(room.at("desk"), data=once).location
    assert len(seats(room)) == 1


def test_details_go_with_the_tap(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    first = seats(room)[0]
    tap(desk, room)
    tap(desk, room, "paper", beside=first.id, sector="society", age_band="45-64", heard_from="friends", seated="y")
    last = seats(room)[-1]
    assert (last.group_id, last.sector, last.age_band, last.heard_from) == (
        first.group_id,
        "society",
        "45-64",
        "friends",
    )
    assert last.seated


@pytest.mark.parametrize("wrong", [{"sector": "king"}, {"beside": "77"}, {"beside": "x"}, {"who": "cat"}, {"key": "k"}])
def test_what_no_form_of_ours_sends_is_refused_and_what_was_said_stays(
    room: Room, desk: CheckingClient, wrong: dict[str, str]
) -> None:
    said = {"key": str(uuid.uuid4()), "who": "phone", "heard_from": "flyer", **wrong}
    assert desk.post(room.at("desk"), data=said).status_code == 422
    chosen = [node.get("value") for node in desk.page.iter("option") if node.get("selected") is not None]
    assert "flyer" in chosen
    assert seats(room) == []


def test_the_last_tap_is_undone_on_the_spot_and_others_from_the_list(room: Room, desk: CheckingClient) -> None:
    for _person in range(3):
        tap(desk, room)
    first, second, third = (seat.id for seat in seats(room))
    press(desk, "undo-shown")
    assert [seat.id for seat in seats(room)] == [first, second]
    press(desk, f"undo-{first}")
    assert [seat.id for seat in seats(room)] == [second]
    assert desk.post(room.at("desk/undo"), data={"seat": third}).status_code == 404


def test_the_list_holds_five(room: Room, desk: CheckingClient) -> None:
    for _person in range(7):
        tap(desk, room)
    undos = [b.get("id") for b in desk.page.iter("button") if re.fullmatch(r"undo-\d+", b.get("id") or "")]
    assert undos == [f"undo-{seat.id}" for seat in reversed(seats(room)[-5:])]


def test_a_seat_that_a_phone_has_taken_cannot_be_undone(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    phone = room.client(None)
    phone.get(f"/{room.workshop.code}")
    phone.post(f"/{room.workshop.code}/seat", data={"group": seats(room)[0].group_id})
    assert [seat.token_hash is None for seat in seats(room)] == [False]
    desk.post(room.at("desk/undo"), data={"seat": seats(room)[0].id})
    assert "A phone has joined there already." in desk.words
    room.move_to("plenary")
    desk.get(room.at("desk"))
    assert "All adults 1, phones 1, sheets 0: that fits." in desk.words


def test_somebody_goes_home_and_comes_back(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    press(desk, f"leaves-{seats(room)[0].group_id}")
    assert "Went home: Group Blue, with a phone" in desk.words
    assert "1 person has gone home." in desk.words
    press(desk, "undo-gone")
    assert [seat.left_at for seat in seats(room)] == [None]
    assert desk.post(room.at("desk/leaving"), data={"group": 9999}).status_code == 422


def test_a_group_that_falls_below_three_is_said_while_the_rounds_run(room: Room, desk: CheckingClient) -> None:
    for _person in range(15):
        tap(desk, room)
    assert "Join it with another group." not in desk.words
    room.move_to("round", 1)
    group = seats(room)[0].group_id
    desk.post(room.at("desk/leaving"), data={"group": group})
    desk.get(room.at("desk"))
    assert "Group Blue has 2 people left. Join it with another group." in desk.words


def test_a_group_that_is_small_because_people_still_come_is_said_to_be_so_far(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    room.move_to("round", 1)
    desk.get(room.at("desk"))
    assert "Group Blue has 1 person so far." in desk.words
    assert "left. Join it" not in desk.words
    room.move_to("round", 2)
    desk.get(room.at("desk"))
    assert "Group Blue has 1 person left. Join it with another group." in desk.words


def test_a_latecomer_is_named_with_what_they_join(room: Room, desk: CheckingClient) -> None:
    room.move_to("round", 2)
    tap(desk, room)
    assert "Comes late: the host tells in half a minute what has been said." in desk.words
    room.move_to("round", 5)
    tap(desk, room)
    assert "The last round is running or over: listens, and joins the home round." in desk.words
    room.move_to("voting")
    tap(desk, room)
    assert "The rounds are over: votes and signs up like everybody." in desk.words


def test_the_desk_warns_two_people_before_the_groups_are_full(room: Room, desk: CheckingClient) -> None:
    for group in room.rows(Group, Group.place):
        for _person in range(8 if group.letter != "A" else 5):
            add(room, group.id)
    desk.get(room.at("desk"))
    assert "Room for" not in desk.words
    tap(desk, room)
    assert "Room for 2 more people. Then open another ring, if there are hosts." in desk.words
    for _person in range(2):
        tap(desk, room)
    assert "The groups are full." in desk.words


def add(room: Room, group_id: int) -> None:
    """A phone in a group."""
    with room.app.app_context():
        take_seat(workshop=room.workshop, token=new_token(), group_id=group_id, now=NOW)


def test_heads_that_do_not_fit_are_said(room: Room, desk: CheckingClient) -> None:
    for who in ("phone", "paper", "paper", "child"):
        tap(desk, room, who)
    assert "people have neither" not in desk.words
    room.move_to("plenary")
    desk.get(room.at("desk"))
    assert "All adults 3, phones 0, sheets 0: 3 people have neither." in desk.words
    desk.get(room.at("closing"))
    assert "3 adults checked in; 1 child." in desk.words
    assert "All adults 3, phones 0, sheets 0: 3 people have neither." in desk.words


def test_when_the_paper_runs_out_the_desk_says_so(room: Room, desk: CheckingClient) -> None:
    with room.app.app_context():
        db.session.get_one(Workshop, room.workshop.id).paper_sheets = 2
        db.session.commit()
    tap(desk, room, "paper")
    assert "1 sheet is left. Print more." in desk.words
    tap(desk, room, "paper")
    assert "All the sheets have been given out. Print more." in desk.words


def test_before_and_after_the_evening_nobody_is_let_in(app: Flask) -> None:
    room = open_room(app, "prepared")
    desk = english(room.client(room.centre.owner))
    desk.get(room.at("desk"))
    assert "The desk opens when you press “Begin: arrival and check-in”" in desk.words
    assert desk.post(room.at("desk"), data={"key": str(uuid.uuid4()), "who": "phone"}).status_code == 409
    room.close()
    desk.get(room.at("desk"))
    assert "The evening is closed." in desk.words
    assert desk.post(room.at("desk"), data={"key": str(uuid.uuid4()), "who": "phone"}).status_code == 410
    assert room.rows(Seat) == []


def test_the_page_asks_the_store_no_more_often_for_sixty_people_than_for_one(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    with count_queries(room.app) as one:
        desk.get(room.at("desk"))
    group = room.rows(Group, Group.place)[0]
    for _person in range(12):
        add(room, group.id)
    with count_queries(room.app) as many:
        desk.get(room.at("desk"))
    assert len(many) == len(one) <= 10
    key = key_of(desk)
    with count_queries(room.app) as act:
        desk.post(room.at("desk"), data={"key": key, "who": "phone"})
    assert len(act) <= 10, act


def test_a_child_with_an_adult_asks_which_adult_and_keeps_the_tick(room: Room, desk: CheckingClient) -> None:
    tap(desk, room)
    desk.get(room.at("desk"))
    answer = desk.post(room.at("desk"), data={"key": key_of(desk), "who": "child", "with_helper": "y"})
    assert answer.status_code == 422
    assert "Choose under “Stays together with” whom the child walks with" in desk.words
    assert [box.get("name") for box in desk.page.iter("input") if box.get("checked") is not None] == ["with_helper"]
    assert len(seats(room)) == 1


def test_those_beside_whom_somebody_may_stay_are_told_apart(room: Room, desk: CheckingClient) -> None:
    for _person in range(7):
        tap(desk, room, "paper")
    desk.get(room.at("desk"))
    (beside,) = [field for field in desk.page.iter("select") if field.get("name") == "beside"]
    offered = [str(option.text) for option in beside.iter("option")]
    assert offered[0] == "nobody"
    assert [words.split(".")[0] for words in offered[1:]] == ["7", "6", "5", "4", "3"]
    assert len(set(offered)) == 6
    assert "phones that have joined so far" in desk.words
