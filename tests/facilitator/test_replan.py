"""Changing the plan while the evening runs, as the facilitator meets it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import delete, select

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.people import client_of
from tests.queries import count_queries
from tests.world import make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.facilitator.replan_words import unseen_words
from workshop.models import Evening, Group, JournalEntry, Round, Seat, Station, Visit, Workshop
from workshop.services.plans import write_plan

WITHOUT_3 = "run/replan?change=close&station=3"
JOINED = f"{WITHOUT_3}&join=B-A"


def open_plan(app: Flask, *, groups: int, rings: int = 1, number: int = 2, break_after: int = 0) -> Room:
    """A round of 4, ``groups`` groups a ring at four stations."""
    with app.app_context():
        centre = make_centre()
        workshop = make_workshop(centre, people=20)
        db.session.execute(delete(Station).where(Station.number == 5))
        write_plan(workshop=workshop, minutes=[13, 10, 8, 7], groups=groups, rings=rings)
        workshop.break_after_round = break_after
        db.session.commit()
        move_to(workshop, *(("round", number) if number else ("check_in", 0)))
    return Room(app, centre, workshop)


@pytest.fixture
def room(app: Flask) -> Room:
    """Round 2 of 4, four groups at four stations."""
    return open_plan(app, groups=4)


@pytest.fixture
def bor(room: Room) -> CheckingClient:
    """The colleague, in English."""
    client = room.client(room.centre.colleague)
    client.set_cookie("language", "en")
    return client


def seen(room: Room) -> int:
    return room.rows(Evening)[0].stage_revision


def done(room: Room, **sent: object) -> dict[str, object]:
    return {"change": "close", "station": 3, "join": "B-A", "expected": seen(room), **sent}


def test_the_page_names_every_change_in_plain_words(room: Room, bor: CheckingClient) -> None:
    page = bor.get(room.at("run/replan")).text
    for words in ("A station drops out", "The host of a table has left", "Join two groups", "New group"):
        assert words in page
    assert "What is done stays. A change holds from round 3 on." in page
    assert "A station opens again" not in page
    assert "A table has a host again" not in page


def test_too_many_groups_for_the_tables_are_advised_whom_to_join(room: Room, bor: CheckingClient) -> None:
    answer = bor.get(room.at(WITHOUT_3))
    assert answer.status_code == 200
    assert answer.text.count("Only 3 tables would be open, and there are 4 groups in ring 1. Join groups first.") == 1
    assert 'class="error' not in answer.text
    assert "Orange joins Blue" in answer.text
    assert 'name="join" value="B-A"' in answer.text
    assert 'name="station" value="3"' in answer.text


def test_a_change_is_shown_before_it_is_done_and_looking_writes_nothing(room: Room, bor: CheckingClient) -> None:
    visits = [(row.id, row.station_number) for row in room.rows(Visit, Visit.id)]
    page = bor.get(room.at(JOINED)).text
    assert "walks with Blue" in page
    assert "before: table 3" in page
    assert "Change from the next round on" in page
    assert [(row.id, row.station_number) for row in room.rows(Visit, Visit.id)] == visits


def test_doing_what_needs_groups_joined_first_is_refused(room: Room, bor: CheckingClient) -> None:
    sent = {"change": "close", "station": 3, "expected": seen(room)}
    assert bor.post(room.at("run/replan"), data=sent).status_code == 422
    assert room.rows(Station, Station.number)[2].closed == {}


def test_what_a_group_does_not_visit_is_a_sentence(room: Room, bor: CheckingClient) -> None:
    page = bor.get(room.at("run/replan?change=fewer")).text
    assert "Blue does not visit station 4." in page


def test_stations_not_visited_are_named_one_after_another(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        assert unseen_words("Blue", (2, 3, 4)) == "Blue does not visit stations 2, 3 and 4."


def test_the_button_changes_the_plan_and_leads_back_to_the_console(room: Room, bor: CheckingClient) -> None:
    answer = bor.post(room.at("run/replan"), data=done(room))
    assert (answer.status_code, answer.location) == (303, room.at("run"))
    joined = {group.letter: group.joined_letter for group in room.rows(Group, Group.id)}
    assert joined == {"A": None, "B": "A", "C": None, "D": None}
    assert room.rows(Station, Station.number)[2].closed == {"1": 3}
    assert "Undo" in bor.get(room.at("run")).text


def test_a_second_press_changes_nothing_more(room: Room, bor: CheckingClient) -> None:
    sent = done(room)
    bor.post(room.at("run/replan"), data=sent)
    answer = bor.post(room.at("run/replan"), data=sent)
    assert answer.status_code in {409, 422}
    assert len([row for row in room.rows(JournalEntry) if row.act == "replan"]) == 1


def test_a_change_looked_at_before_the_evening_moved_is_shown_anew(room: Room, bor: CheckingClient) -> None:
    sent = {"change": "fewer", "expected": seen(room)}
    room.move_to("move", 2)
    answer = bor.post(room.at("run/replan"), data=sent)
    assert answer.status_code == 409
    assert "Somebody has already moved the evening on." in answer.text
    assert f'name="expected" value="{seen(room)}"' in answer.text
    assert len(room.rows(Round)) == 4


def test_a_closed_station_can_be_opened_again(room: Room, bor: CheckingClient) -> None:
    bor.post(room.at("run/replan"), data=done(room))
    assert "A station opens again" in bor.get(room.at("run/replan")).text
    bor.post(room.at("run/replan"), data={"change": "reopen", "station": 3, "expected": seen(room)})
    assert room.rows(Station, Station.number)[2].closed == {}


def test_a_round_fewer_and_a_round_more_say_when_the_carousel_ends(room: Room, bor: CheckingClient) -> None:
    assert "is left out" in bor.get(room.at("run/replan?change=fewer")).text
    bor.post(room.at("run/replan"), data={"change": "fewer", "expected": seen(room)})
    assert len(room.rows(Round)) == 3
    page = bor.get(room.at("run/replan?change=more&minutes=6")).text
    assert "6 min, new round" in page
    assert "The carousel ends" in page


@pytest.fixture
def two_rings(app: Flask) -> Room:
    """Round 1 of 4, two rings of three groups; a break before the last round."""
    return open_plan(app, groups=3, rings=2, number=1, break_after=3)


@pytest.fixture
def anja(two_rings: Room) -> CheckingClient:
    """The owner, in English."""
    client = two_rings.client(two_rings.centre.owner)
    client.set_cookie("language", "en")
    return client


def test_the_host_of_one_table_leaves_and_the_preview_names_that_table(two_rings: Room, anja: CheckingClient) -> None:
    assert "Table 7: " in anja.get(two_rings.at("run/replan")).text
    page = anja.get(two_rings.at("run/replan?change=host&table=7")).text
    assert "<dt>Closed from round 2 on</dt><dd><strong>Table 7: " in page
    assert page.count("<dt>Closed from round 2 on</dt>") == 1
    anja.post(two_rings.at("run/replan"), data={"change": "host", "table": 7, "expected": seen(two_rings)})
    assert two_rings.rows(Station, Station.number)[2].closed == {"2": 2}


def test_a_question_drops_out_in_all_rings_and_one_table_of_it_opens_again(
    two_rings: Room, anja: CheckingClient
) -> None:
    page = anja.get(two_rings.at("run/replan?change=close&station=3")).text
    assert page.count("<dt>Closed from round 2 on</dt>") == 2
    anja.post(two_rings.at("run/replan"), data={"change": "close", "station": 3, "expected": seen(two_rings)})
    assert two_rings.rows(Station, Station.number)[2].closed == {"1": 2, "2": 2}
    assert "<dt>Open again from round 2 on</dt>" in anja.get(two_rings.at("run/replan?change=back&table=3")).text
    anja.post(two_rings.at("run/replan"), data={"change": "back", "table": 3, "expected": seen(two_rings)})
    assert two_rings.rows(Station, Station.number)[2].closed == {"2": 2}
    anja.post(two_rings.at("run/replan"), data={"change": "reopen", "station": 3, "expected": seen(two_rings)})
    assert two_rings.rows(Station, Station.number)[2].closed == {}


def test_a_table_that_is_closed_already_cannot_be_chosen(two_rings: Room, anja: CheckingClient) -> None:
    anja.post(two_rings.at("run/replan"), data={"change": "host", "table": 7, "expected": seen(two_rings)})
    assert anja.get(two_rings.at("run/replan?change=host&table=7")).status_code == 422
    assert anja.get(two_rings.at("run/replan?change=host&table=3")).status_code == 200
    assert anja.get(two_rings.at("run/replan?change=back&table=3")).status_code == 422


def test_a_break_that_goes_with_its_round_is_said_before(two_rings: Room, anja: CheckingClient) -> None:
    page = anja.get(two_rings.at("run/replan?change=fewer")).text
    assert "The break after round 3 is left out with the round." in page
    assert two_rings.rows(Workshop)[0].break_after_round == 3


@pytest.fixture
def cafe(app: Flask, room: Room) -> Room:
    """The same room as a café."""
    with app.app_context():
        db.session.get_one(Workshop, room.workshop.id).plan_mode = "cafe"
        db.session.commit()
    return room


def test_in_the_cafe_no_groups_walk_and_the_page_says_so(cafe: Room, bor: CheckingClient) -> None:
    page = bor.get(cafe.at("run/replan")).text
    assert "In the café people mix after every round." in page
    assert "Join two groups" not in page
    assert "New group" not in page
    assert "What has happened?" in bor.get(cafe.at("run/replan?change=split&group=A")).text


def test_in_the_cafe_a_table_closes_and_only_the_home_round_is_shown(cafe: Room, bor: CheckingClient) -> None:
    assert "Orange joins Blue" in bor.get(cafe.at("run/replan?change=host&table=3")).text
    page = bor.get(cafe.at("run/replan?change=host&table=3&join=B-A")).text
    assert page.count('<th scope="col">') == 2
    assert '<th scope="col">Home round' in page
    assert "does not visit" not in page
    bor.post(cafe.at("run/replan"), data={"change": "host", "table": 3, "join": "B-A", "expected": seen(cafe)})
    assert cafe.rows(Station, Station.number)[2].closed == {"1": 3}


def test_in_the_cafe_a_round_fewer_is_said_in_numbers(cafe: Room, bor: CheckingClient) -> None:
    page = bor.get(cafe.at("run/replan?change=fewer")).text
    assert "<dt>Number of rounds</dt><dd><strong>3</strong>, before: 4</dd>" in page


def test_where_the_sheets_move_a_station_is_named_with_its_ring(two_rings: Room, anja: CheckingClient) -> None:
    with two_rings.app.app_context():
        db.session.get_one(Workshop, two_rings.workshop.id).plan_mode = "sheets_move"
        db.session.commit()
    assert "Station 3, ring 2: " in anja.get(two_rings.at("run/replan")).text
    assert "table 1, station 2" in anja.get(two_rings.at("run/replan?change=fewer")).text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("change=more&minutes=many", "Enter a whole number from 1 to 60."),
        ("change=more&minutes=5", "Enter at least one round, and no more rounds than stations."),
        ("change=merge&one=A&other=A", "Choose two different groups that walk by themselves."),
        ("change=split&group=A", "The first round is over."),
        ("change=close&station=9", "Choose one from the list."),
        ("change=close", "Choose one from the list."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(room: Room, bor: CheckingClient, asked: str, words: str) -> None:
    answer = bor.get(room.at(f"run/replan?{asked}"))
    assert answer.status_code == 422
    assert words in answer.text
    assert "This is what changes" not in answer.text


def test_an_unknown_change_shows_the_page_and_does_nothing(room: Room, bor: CheckingClient) -> None:
    answer = bor.post(room.at("run/replan"), data={"change": "everything", "expected": seen(room)})
    assert "What has happened?" in answer.text
    assert [row for row in room.rows(JournalEntry) if row.act == "replan"] == []


def test_a_group_of_two_is_named_with_its_partner_where_the_desk_counts(room: Room, bor: CheckingClient) -> None:
    with room.app.app_context():
        for group, people in zip(db.session.scalars(select(Group).order_by(Group.id)), (5, 2, 4, 5), strict=True):
            rows = [
                Seat(
                    workshop_id=room.workshop.id, group_id=group.id, origin="desk", arrived_at=room.workshop.created_at
                )
                for _person in range(people)
            ]
            db.session.add_all(rows)
        db.session.commit()
    page = bor.get(room.at("run/replan")).text
    assert "Groups with fewer than three adults" in page
    assert "Orange can join Green." in page
    assert "Groups with fewer than three adults" not in bor.get(room.at("run/replan?change=merge&one=B&other=C")).text


def test_the_owner_may_a_stranger_finds_nothing(room: Room) -> None:
    assert room.client(room.centre.owner).get(room.at(JOINED)).status_code == 200
    stranger = room.stranger()
    assert stranger.get(room.at("run/replan")).status_code == 404
    assert stranger.post(room.at("run/replan"), data=done(room)).status_code == 404
    assert client_of(room.app).get(room.at("run/replan")).status_code in {302, 303, 401}
    assert [row for row in room.rows(JournalEntry) if row.act == "replan"] == []


def test_after_the_rounds_the_page_says_why_nothing_can_be_changed(app: Flask) -> None:
    room = open_room(app, "plenary")
    client = room.client(room.centre.owner)
    client.set_cookie("language", "en")
    assert "The rounds are over. The plan stays as it is." in client.get(room.at("run/replan")).text
    assert client.post(room.at("run/replan"), data={"change": "fewer", "expected": 1}).status_code == 409


def test_the_queries_do_not_grow_with_the_groups(app: Flask, room: Room, bor: CheckingClient) -> None:
    few = count_queries(bor, room.at("run/replan?change=fewer"))
    with app.app_context():
        large = make_workshop(room.centre, people=96, title="Velik večer")
        move_to(large, "round", 2)
        address = f"/workshops/{large.id}/run/replan?change=fewer"
    assert count_queries(bor, address) == few
