"""Reading what is prepared."""

from __future__ import annotations

from datetime import date

from tests.closed import close
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.domain.preparing import Phase
from workshop.extensions import db
from workshop.models import Statement, Station, Workshop
from workshop.services.parts import list_ordered
from workshop.services.preparation import find_last_change, list_lines, list_workshops, read_preparation, state_of
from workshop.services.workshop_edit import note_change


def test_a_preparation_holds_every_part_in_its_order(centre: Centre) -> None:
    found = read_preparation(make_workshop(centre))
    assert [station.number for station in found.stations] == [1, 2, 3, 4, 5]
    assert [group.letter for group in found.groups] == list("ABCDE")
    assert [row.minutes for row in found.rounds] == [13, 10, 8, 7, 5]
    assert [block.position for block in found.agenda] == list(range(1, 15))
    assert (len(found.practices), len(found.assurances), len(found.roles)) == (4, 0, 10)
    assert (found.phase, found.rings, found.answered, found.waiting) == (Phase.PREPARED, 1, False, 0)
    assert found.lines == list_lines(found.workshop.id)


def test_statements_that_wait_are_counted(centre: Centre) -> None:
    workshop = make_workshop(centre)
    station = list_ordered(Station, workshop.id)[0]
    for number, state in enumerate(("waiting", "waiting", "shown", "hidden")):
        say(workshop, station, state, key=str(number))
    db.session.commit()
    found = read_preparation(workshop)
    assert (found.answered, found.waiting) == (True, 2)


def say(workshop: Workshop, station: Station, state: str, key: str) -> None:
    belongs = {"workshop_id": workshop.id, "station_id": station.id, "key": key, "created_at": NOW}
    db.session.add(Statement(kind="idea", text="Klop", state=state, **belongs))


def test_the_list_has_the_earliest_first_and_those_without_a_date_last(centre: Centre) -> None:
    days = [None, date(2026, 12, 1), date(2026, 11, 1)]
    for day in days:
        make_workshop(centre, title=str(day)).held_on = day
    db.session.commit()
    listed = list_workshops(centre.organisation.id)
    assert [row.workshop.title for row in listed] == ["2026-11-01", "2026-12-01", "None"]


def test_the_list_is_of_one_centre(centre: Centre) -> None:
    make_workshop(centre)
    stranger = make_centre("Drug zavod", domain="drugi.test")
    assert list_workshops(stranger.organisation.id) == []


def test_the_list_knows_where_each_evening_stands(centre: Centre) -> None:
    prepared, running, closed = (make_workshop(centre, title=name) for name in ("a", "b", "c"))
    move_to(running, "round", 2)
    close(closed)
    found = {row.workshop.id: (row.phase, row.round_number) for row in list_workshops(centre.organisation.id)}
    assert found == {
        prepared.id: (Phase.PREPARED, 0),
        running.id: (Phase.RUNNING, 2),
        closed.id: (Phase.CLOSED, 0),
    }
    assert state_of(running) == "round"


def test_the_last_change_has_a_name_where_a_person_made_it(centre: Centre) -> None:
    workshop = make_workshop(centre)
    assert (change := find_last_change(workshop.id)) is not None
    assert change.name == ""
    note_change(workshop, "details", actor=str(centre.colleague.id), now=NOW)
    db.session.commit()
    assert (change := find_last_change(workshop.id)) is not None
    assert (change.name, change.at) == ("Bor", NOW)


def test_the_name_of_somebody_who_has_left_is_not_kept(centre: Centre) -> None:
    workshop = make_workshop(centre)
    note_change(workshop, "details", actor="9999", now=NOW)
    db.session.commit()
    assert (change := find_last_change(workshop.id)) is not None
    assert change.name == ""
