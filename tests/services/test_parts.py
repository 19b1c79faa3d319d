"""Rows that belong to a workshop and stand in an order."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.world import make_centre, make_workshop
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import AgendaBlock, Station, Workshop
from workshop.services.parts import find_part, list_ordered, move_part, next_number, remove_part


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_a_row_is_found_in_its_own_workshop_only(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drug zavod", domain="drugi.test"))
    station = list_ordered(Station, workshop.id)[0]
    assert find_part(Station, workshop.id, station.id) is station
    with pytest.raises(NotFound, match="part_unknown"):
        find_part(Station, other.id, station.id)
    with pytest.raises(NotFound, match="part_unknown"):
        find_part(Station, workshop.id, 9999)


@pytest.mark.parametrize("table", [Station, AgendaBlock])
def test_rows_change_places_and_numbers_stay_without_gaps(workshop: Workshop, table: Any) -> None:
    rows = list_ordered(table, workshop.id)
    move_part(rows[2], up=True)
    move_part(rows[0], up=False)
    remove_part(rows[1])
    db.session.commit()
    assert list_ordered(table, workshop.id) == [rows[2], rows[0], *rows[3:]]
    assert next_number(table, workshop.id) == len(rows)


def test_the_ends_stay_where_they_are(workshop: Workshop) -> None:
    rows = list_ordered(Station, workshop.id)
    move_part(rows[0], up=True)
    move_part(rows[-1], up=False)
    assert list_ordered(Station, workshop.id) == rows
