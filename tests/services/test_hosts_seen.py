"""That a table's page is open is written down, once a minute at most."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import HostSeen
from workshop.services.hosts_seen import note_host
from workshop.services.pulse import read_pulse


def test_it_is_written_once_a_minute_and_no_screen_is_woken(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    before = read_pulse(workshop.code)
    seen = []
    for seconds in (0, 20, 50, 60, 70, 121):
        note_host(workshop_id=workshop.id, table_number=2, now=NOW + timedelta(seconds=seconds))
        seen += [(found - NOW).seconds for found in db.session.scalars(select(HostSeen.seen_at))]
        db.session.rollback()
    assert seen == [0, 0, 0, 60, 60, 121]
    assert read_pulse(workshop.code) == before


def test_each_table_has_its_own(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    for table in (1, 2):
        note_host(workshop_id=workshop.id, table_number=table, now=NOW)
    assert list(db.session.scalars(select(HostSeen.table_number).order_by(HostSeen.table_number))) == [1, 2]
