"""Statements that are built once see what the session sees."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import bindparam, select

from tests.world import make_centre
from workshop.extensions import db
from workshop.models import Organisation
from workshop.services.narrow import run, table_of

CENTRES = table_of(Organisation)
NAME = select(CENTRES.c.name).where(CENTRES.c.id == bindparam("wanted"))


def test_one_statement_serves_every_value(in_app: Flask) -> None:
    made = [make_centre(), make_centre("Druga ustanova", "Drugje", "druga.test")]
    names = [run(NAME, wanted=centre.organisation.id) for centre in made]
    assert names == [("Ljudska univerza Kranj",), ("Druga ustanova",)]


def test_what_the_session_still_holds_back_is_seen_and_goes_with_it(in_app: Flask) -> None:
    centre = make_centre()
    centre.organisation.name = "Preimenovana"
    assert run(NAME, wanted=centre.organisation.id) == ("Preimenovana",)
    db.session.rollback()
    assert run(NAME, wanted=centre.organisation.id) == ("Ljudska univerza Kranj",)
