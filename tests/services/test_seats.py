"""Seats and raffle numbers."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Group, Seat, Ticket, Workshop
from workshop.services.seats import find_workshop, take_any_seat, take_seat, take_ticket

SECRET = "the installation's secret"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def group_of(workshop: Workshop, letter: str) -> Group:
    return db.session.scalars(select(Group).where(Group.workshop_id == workshop.id, Group.letter == letter)).one()


def test_a_cookie_has_one_seat_however_often_it_sits_down(workshop: Workshop) -> None:
    first = take_seat(workshop=workshop, token="c", group_id=group_of(workshop, "A").id, now=NOW)
    again = take_seat(workshop=workshop, token="c", group_id=group_of(workshop, "B").id, now=NOW)
    assert first.id == again.id
    assert again.group_id == group_of(workshop, "B").id


def test_a_group_of_another_evening_is_refused(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Druga ustanova", "Drugje", "druga.test"))
    with pytest.raises(Refusal, match="group_unknown"):
        take_seat(workshop=workshop, token="c", group_id=group_of(other, "A").id, now=NOW)


def test_people_are_dealt_to_the_smallest_group(workshop: Workshop) -> None:
    dealt = [take_any_seat(workshop=workshop, token=str(person), now=NOW).group_id for person in range(6)]
    assert [db.session.get_one(Group, group).letter for group in dealt] == ["A", "B", "C", "D", "E", "A"]


def test_whoever_asks_again_keeps_the_group(workshop: Workshop) -> None:
    first = take_seat(workshop=workshop, token="c", group_id=group_of(workshop, "D").id, now=NOW)
    assert take_any_seat(workshop=workshop, token="c", now=NOW).group_id == first.group_id


def test_a_phone_keeps_its_raffle_number_and_the_next_gets_the_next(workshop: Workshop) -> None:
    first = take_ticket(workshop=workshop, token="a", secret=SECRET).number
    assert take_ticket(workshop=workshop, token="a", secret=SECRET).number == first
    assert take_ticket(workshop=workshop, token="b", secret=SECRET).number == first + 1


def test_numbers_of_paper_stubs_are_skipped(workshop: Workshop) -> None:
    workshop.paper_first_number, workshop.paper_sheets = 2, 3
    numbers = [take_ticket(workshop=workshop, token=who, secret=SECRET).number for who in "abc"]
    assert numbers == [1, 5, 6]


def test_no_column_leads_from_a_raffle_number_to_a_seat(workshop: Workshop) -> None:
    keys = inspect(db.engine).get_foreign_keys("tickets")
    assert {key["referred_table"] for key in keys} == {"workshops"}
    take_seat(workshop=workshop, token="a", group_id=None, now=NOW)
    ticket = take_ticket(workshop=workshop, token="a", secret=SECRET)
    assert ticket.holder_hash not in set(db.session.scalars(select(Seat.token_hash)))
    assert db.session.scalars(select(Ticket)).one() is ticket


def test_an_unknown_code_is_not_found(workshop: Workshop) -> None:
    assert find_workshop(workshop.code).id == workshop.id
    with pytest.raises(NotFound, match="code_unknown"):
        find_workshop("00")
