"""Centres that can be reached."""

from __future__ import annotations

from flask import Flask

from tests.world import make_centre
from workshop.extensions import db
from workshop.services.centres import list_centres


def test_centres_stand_by_name_and_those_that_nobody_can_reach_are_left_out(in_app: Flask) -> None:
    make_centre()
    make_centre("Center Bled", "Bled", "bled.test")
    make_centre("Zavod", "Breg", "zavod.test").organisation.contact = ""
    db.session.commit()
    assert [centre.name for centre in list_centres()] == ["Center Bled", "Ljudska univerza Kranj"]
