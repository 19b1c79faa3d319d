"""What hangs at the stations of a ring."""

from __future__ import annotations

from flask import Flask

from tests.services.tables import at, let_through, type_in
from tests.world import make_centre, make_workshop, move_to
from workshop.services.gallery import list_hanging


def test_all_stations_stand_in_their_order_and_only_what_is_shown_counts(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, "round", 1)
    type_in(at(workshop), "Klop")
    type_in(at(workshop), "Luči")
    let_through(workshop, "Klop")
    found = [(each.station.number, each.statements) for each in list_hanging(workshop.id, 1)]
    assert found == [(1, 1), (2, 0), (3, 0), (4, 0), (5, 0)]
    assert all(each.statements == 0 for each in list_hanging(workshop.id, 2))
