"""What one phone sees: where the evening stands, its group, its station and table."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import event

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.answer_count import Answers
from workshop.services.evening import change_clock, find_evening
from workshop.services.resident_view import count_evening, list_groups, read_view
from workshop.services.scene import read_scene
from workshop.services.seats import take_seat

TOKEN = "a phone"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def seat(workshop: Workshop, letter: str) -> None:
    group = next(group for group in list_groups(workshop.id) if group.letter == letter)
    take_seat(workshop=workshop, token=TOKEN, group_id=group.id, now=NOW)


@pytest.mark.parametrize(
    ("state", "round_number", "station", "table", "following"),
    [
        ("check_in", 0, 1, 1, None),
        ("round", 1, 1, 1, None),
        ("move", 1, 1, 1, 2),
        ("round", 2, 2, 2, None),
        ("home_round", 0, 1, 1, None),
        ("plenary", 0, 1, 1, None),
    ],
)
def test_a_seated_phone_is_where_its_group_is(
    workshop: Workshop, state: str, round_number: int, station: int, table: int, following: int | None
) -> None:
    move_to(workshop, "check_in")
    seat(workshop, "A")
    move_to(workshop, state, round_number)
    view = read_view(code=workshop.code, token=TOKEN)
    assert view.seated
    assert view.station is not None
    assert (view.station.number, view.table_number, view.next_table) == (station, table, following)


def test_a_scanned_table_names_the_group_that_sits_there(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    view = read_view(code=workshop.code, token=TOKEN, table=3)
    assert view.group is not None
    assert view.station is not None
    assert (view.group.letter, view.station.number, view.seated) == ("B", 3, False)


def test_during_a_move_those_who_still_sit_there_count(workshop: Workshop) -> None:
    move_to(workshop, "move", 1)
    view = read_view(code=workshop.code, token=TOKEN, table=3)
    assert view.group is not None
    assert (view.group.letter, view.next_table) == ("C", 4)


def test_a_seat_goes_before_the_table(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    seat(workshop, "A")
    view = read_view(code=workshop.code, token=TOKEN, table=3)
    assert view.group is not None
    assert view.group.letter == "A"


@pytest.mark.parametrize("table", [None, 0, 99])
def test_without_seat_and_table_there_is_no_group(workshop: Workshop, table: int | None) -> None:
    move_to(workshop, "round", 1)
    view = read_view(code=workshop.code, token=None, table=table)
    assert (view.group, view.station, view.seated) == (None, None, False)


def test_the_end_of_a_round_is_told_unless_the_clock_stands(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    assert read_view(code=workshop.code, token=None).round_ends_at is not None
    expected = find_evening(workshop.id).stage_revision
    change_clock(workshop=workshop, change="pause", expected=expected, actor="test", now=NOW)
    assert read_view(code=workshop.code, token=None).round_ends_at is None


def test_nobody_is_there_under_an_unknown_code(workshop: Workshop) -> None:
    with pytest.raises(NotFound):
        read_view(code="0", token=None)


def test_a_page_takes_at_most_six_reads(workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    seat(workshop, "A")
    move_to(workshop, "move", 1)
    heard: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: heard.append(told[2]))
    db.session.expire_all()
    read_view(code=workshop.code, token=TOKEN)
    reads = [sql for sql in heard if sql.startswith("SELECT")]
    assert len(reads) <= 6, reads


def test_an_empty_evening_counts_nothing(workshop: Workshop) -> None:
    counts = count_evening(workshop)
    assert (counts.answers, counts.people, counts.voters) == (Answers(0), 0, 0)


def test_answers_are_counted_on_phones_as_on_the_wall(workshop: Workshop) -> None:
    hold_evening(workshop)
    answers = count_evening(workshop).answers
    assert answers.counted == read_scene(workshop).answers > 0
