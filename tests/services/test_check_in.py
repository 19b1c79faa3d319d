"""Checking in at the desk: one tap, one seat."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, JournalEntry, Seat, Workshop
from workshop.services.check_in import Arriving, check_in, undo_check_in
from workshop.services.check_in_leaving import come_back, is_too_small, leave
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.seats import take_seat
from workshop.services.whereabouts import list_directions


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "check_in")
    return made


def arrive(workshop: Workshop, arriving: Arriving | None = None, key: str = "") -> Seat:
    made = check_in(
        workshop=workshop, arriving=arriving or Arriving(), key=key or str(uuid.uuid4()), actor="1", now=NOW
    )
    return db.session.get_one(Seat, made)


def letter(seat: Seat) -> str | None:
    return None if seat.group_id is None else db.session.get_one(Group, seat.group_id).letter


def count(workshop: Workshop) -> int:
    return len(db.session.scalars(select(Seat).where(Seat.workshop_id == workshop.id)).all())


def test_one_tap_is_one_row_without_a_name_or_a_token(workshop: Workshop) -> None:
    seat = arrive(workshop, Arriving(phone=False, sector="public", age_band="65+", heard_from="newspaper"))
    assert (seat.origin, seat.token_hash, seat.phone, seat.child, seat.arrived_round) == ("desk", None, False, False, 0)
    assert (seat.sector, seat.age_band, seat.heard_from, seat.arrived_at) == ("public", "65+", "newspaper", NOW)


def test_people_are_dealt_to_the_groups_in_turn(workshop: Workshop) -> None:
    assert [letter(arrive(workshop)) for _ in range(7)] == ["A", "B", "C", "D", "E", "A", "B"]


def test_a_phone_that_came_by_itself_counts_in_its_group(workshop: Workshop) -> None:
    first = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id, Group.letter == "A")).one()
    take_seat(workshop=workshop, token="phone", group_id=first.id, now=NOW)
    assert letter(arrive(workshop)) == "B"


def test_the_same_form_twice_takes_one_seat(workshop: Workshop) -> None:
    key = str(uuid.uuid4())
    assert arrive(workshop, key=key).id == arrive(workshop, key=key).id
    assert count(workshop) == 1


def test_a_form_without_a_key_of_ours_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="form_expired"):
        arrive(workshop, key="again")
    assert count(workshop) == 0


def test_a_child_sits_at_the_child_table_and_is_counted_apart(workshop: Workshop) -> None:
    child = arrive(workshop, Arriving(child=True, sector="public"))
    assert (child.group_id, child.phone, child.sector) == (None, False, None)
    helper = arrive(workshop)
    helped = arrive(workshop, Arriving(child=True, with_helper=True, beside=helper.id))
    assert [letter(helper), letter(helped)] == ["A", "A"]
    assert letter(arrive(workshop)) == "B"


def test_nobody_is_chosen_as_the_adult_of_a_child(workshop: Workshop) -> None:
    at_table = arrive(workshop, Arriving(child=True))
    with pytest.raises(Refusal, match="helper_missing"):
        arrive(workshop, Arriving(child=True, with_helper=True))
    with pytest.raises(Refusal, match="helper_seated_apart"):
        arrive(workshop, Arriving(child=True, with_helper=True, beside=at_table.id))
    assert count(workshop) == 1


def test_whoever_stays_with_somebody_gets_the_same_group(workshop: Workshop) -> None:
    first = arrive(workshop)
    arrive(workshop)
    beside = arrive(workshop, Arriving(beside=first.id))
    third = arrive(workshop, Arriving(beside=beside.id))
    assert [letter(seat) for seat in (first, beside, third)] == ["A", "A", "A"]
    assert first.together == beside.together == third.together == str(first.id)


def test_nobody_stays_with_somebody_of_another_evening(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi", "Bled", "drugi.test"))
    move_to(other, "check_in")
    strange = arrive(other)
    with pytest.raises(Refusal, match="beside_unknown"):
        arrive(workshop, Arriving(beside=strange.id))
    assert (count(workshop), strange.together) == (0, None)


def test_a_group_with_somebody_who_cannot_walk_keeps_its_table(workshop: Workshop) -> None:
    before = {way.group.letter: way.station_number for way in list_directions(workshop.id, 2)}
    seen = find_evening(workshop.id).stage_revision
    assert letter(arrive(workshop, Arriving(seated=True))) == "A"
    assert letter(arrive(workshop)) == "B"
    assert letter(arrive(workshop, Arriving(seated=True))) == "A"
    for number in range(1, 6):
        ways = list_directions(workshop.id, number)
        assert {way.table_number for way in ways if way.group.letter == "A"} == {1}
        assert len({way.table_number for way in ways}) == len(ways)
    assert {way.group.letter: way.station_number for way in list_directions(workshop.id, 2)} == before
    assert find_evening(workshop.id).stage_revision == seen + 1


@pytest.mark.parametrize(
    "said", [Arriving(sector="nobody"), Arriving(age_band="12"), Arriving(heard_from="x" * 30), Arriving(beside=99)]
)
def test_what_is_not_on_the_form_stores_nothing(workshop: Workshop, said: Arriving) -> None:
    with pytest.raises(Refusal):
        arrive(workshop, said)
    assert count(workshop) == 0


@pytest.mark.parametrize(
    ("stage", "expected"),
    [(("round", 1), 1), (("move", 2), 2), (("round", 5), 5), (("home_round", 0), 5), (("voting", 0), 6)],
)
def test_a_latecomer_is_written_down_with_the_round(workshop: Workshop, stage: tuple[str, int], expected: int) -> None:
    move_to(workshop, *stage)
    seat = arrive(workshop)
    assert seat.arrived_round == expected
    assert seat.group_id is not None


def test_a_group_that_walks_with_another_takes_nobody_in(workshop: Workshop) -> None:
    everybody = [arrive(workshop) for _ in range(5)]
    last = db.session.get_one(Group, everybody[4].group_id)
    last.joined_letter = "A"
    db.session.commit()
    move_to(workshop, "round", 2)
    assert [letter(arrive(workshop)) for _ in range(3)].count("E") == 0


def test_nobody_checks_in_before_the_evening_or_after_it(workshop: Workshop) -> None:
    early = make_workshop(make_centre("Drugi", "Bled", "drugi.test"))
    with pytest.raises(WrongState, match="evening_not_begun"):
        arrive(early)
    move_to(workshop, "evaluation")
    close_evening(workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="1", now=NOW)
    with pytest.raises(Gone, match="evening_closed"):
        arrive(workshop)


def test_a_check_in_is_taken_back_once_and_its_form_makes_no_other(workshop: Workshop) -> None:
    key = str(uuid.uuid4())
    seat_id = arrive(workshop, key=key).id
    undo_check_in(workshop=workshop, seat_id=seat_id, actor="1", now=NOW)
    with pytest.raises(NotFound):
        undo_check_in(workshop=workshop, seat_id=seat_id, actor="1", now=NOW)
    check_in(workshop=workshop, arriving=Arriving(), key=key, actor="1", now=NOW)
    assert count(workshop) == 0


def test_a_seat_that_a_phone_has_taken_stays(workshop: Workshop) -> None:
    seat = arrive(workshop)
    take_seat(workshop=workshop, token="phone", group_id=seat.group_id, now=NOW)
    with pytest.raises(WrongState, match="seat_has_phone"):
        undo_check_in(workshop=workshop, seat_id=seat.id, actor="1", now=NOW)


def test_only_seats_of_this_desk_are_taken_back(workshop: Workshop) -> None:
    phone = take_seat(workshop=workshop, token="phone", group_id=None, now=NOW)
    with pytest.raises(NotFound):
        undo_check_in(workshop=workshop, seat_id=phone.id, actor="1", now=NOW)


def test_somebody_on_paper_goes_home_first_and_the_next_arrival_fills_the_gap(workshop: Workshop) -> None:
    phone = arrive(workshop)
    paper = arrive(workshop, Arriving(phone=False, beside=phone.id))
    for _ in range(4):
        arrive(workshop)
    gone = leave(workshop=workshop, group_id=phone.group_id, actor="1", now=NOW + timedelta(hours=1))
    assert (gone, paper.left_at, phone.left_at) == (paper.id, NOW + timedelta(hours=1), None)
    leave(workshop=workshop, group_id=phone.group_id, actor="1", now=NOW)
    assert letter(arrive(workshop)) == "A"


def test_a_going_home_is_taken_back(workshop: Workshop) -> None:
    seat = arrive(workshop)
    leave(workshop=workshop, group_id=seat.group_id, actor="1", now=NOW)
    come_back(workshop=workshop, seat_id=seat.id, actor="1", now=NOW)
    assert seat.left_at is None
    with pytest.raises(NotFound):
        come_back(workshop=workshop, seat_id=seat.id, actor="1", now=NOW)


def test_children_go_home_from_their_own_table(workshop: Workshop) -> None:
    arrive(workshop)
    child = arrive(workshop, Arriving(child=True))
    assert leave(workshop=workshop, group_id=None, actor="1", now=NOW) == child.id


def test_nobody_goes_home_from_where_nobody_is(workshop: Workshop) -> None:
    groups = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id)).all()
    with pytest.raises(Refusal, match="nobody_there"):
        leave(workshop=workshop, group_id=groups[0].id, actor="1", now=NOW)
    with pytest.raises(Refusal, match="group_unknown"):
        leave(workshop=workshop, group_id=99999, actor="1", now=NOW)


def test_a_group_below_three_is_too_small_and_an_empty_one_is_none() -> None:
    assert [is_too_small(people) for people in range(4)] == [False, True, True, False]


def test_the_journal_knows_that_somebody_came_and_by_whom(workshop: Workshop) -> None:
    seat = arrive(workshop)
    row = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "check_in")).one()
    assert (row.actor, row.subject_id) == ("1", seat.id)
