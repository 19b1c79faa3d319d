"""What goes to paper is what the evening holds."""

from __future__ import annotations

from datetime import time

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import JournalEntry, Station, VoteOption, Workshop
from workshop.services.plans import write_plan
from workshop.services.print_kit import gather_kit, provide_sheets
from workshop.services.print_kit_stops import Stop


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_stations_are_those_of_the_screen(workshop: Workshop) -> None:
    rows = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id).order_by(Station.number)).all()
    kit = gather_kit(workshop=workshop, language="sl")
    on_screen = [(row.number, row.text("question", "sl"), tuple(row.kinds)) for row in rows]
    assert [(each.number, each.question, each.kinds) for each in kit.stations] == on_screen


def test_the_kit_speaks_the_language_asked_for(workshop: Workshop) -> None:
    assert gather_kit(workshop=workshop, language="en").stations[0].title == "Needs"
    assert gather_kit(workshop=workshop, language="sl").stations[0].title == "Potrebe"


def test_each_group_knows_its_way_and_its_home(workshop: Workshop) -> None:
    first, second, *_ = gather_kit(workshop=workshop, language="sl").groups
    assert [stop.table for stop in first.stops] == [1, 2, 3, 4, 5]
    assert [stop.table for stop in second.stops] == [2, 3, 4, 5, 1]
    assert first.home == Stop(round_number=0, station=1, table=1)


def test_each_table_carries_its_station_in_every_ring(in_app: Flask) -> None:
    kit = gather_kit(workshop=make_workshop(make_centre(), template="region-short", people=38), language="sl")
    assert [(table.number, table.ring, table.station and table.station.number) for table in kit.tables] == [
        *((number, 1, number) for number in range(1, 5)),
        *((number + 4, 2, number) for number in range(1, 5)),
    ]


def test_when_the_sheets_move_no_station_stays_on_a_table(workshop: Workshop) -> None:
    workshop.plan_mode = "sheets_move"
    write_plan(workshop=workshop, minutes=[10, 8])
    kit = gather_kit(workshop=workshop, language="sl")
    assert kit.sheets_move
    assert {table.station for table in kit.tables} == {None}


def test_rounds_begin_by_the_clock_with_the_moves_between(workshop: Workshop) -> None:
    kit = gather_kit(workshop=workshop, language="sl")
    begins = [each.begins for each in kit.rounds]
    assert begins == [time(18, 34), time(18, 48), time(19, 0), time(19, 9), time(19, 18)]
    assert kit.lines[0].begins == time(17, 40)


def test_without_an_hour_nothing_pretends_to_have_one(workshop: Workshop) -> None:
    workshop.starts_at = None
    kit = gather_kit(workshop=workshop, language="sl")
    assert {line.begins for line in kit.lines} | {each.begins for each in kit.rounds} == {None}


def test_the_voting_list_is_there_once_it_is_made(workshop: Workshop) -> None:
    assert gather_kit(workshop=workshop, language="sl").options == ()
    db.session.add_all([VoteOption(workshop_id=workshop.id, number=n, text=f"Izbira {n}") for n in (2, 1)])
    assert gather_kit(workshop=workshop, language="sl").options == ((1, "Izbira 1"), (2, "Izbira 2"))


def test_more_sheets_are_more_numbers_in_the_raffle(workshop: Workshop) -> None:
    provide_sheets(workshop=workshop, sheets=40, actor="1", now=NOW)
    provide_sheets(workshop=workshop, sheets=5, actor="1", now=NOW)
    assert workshop.paper_sheets == 40
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == "paper_sheets")).one()
    assert (entry.before, entry.after) == ('{"sheets": 24}', '{"sheets": 40}')


def test_a_closed_evening_gets_no_new_numbers(workshop: Workshop) -> None:
    workshop.closed_at = NOW
    provide_sheets(workshop=workshop, sheets=40, actor="1", now=NOW)
    assert workshop.paper_sheets == 24
