"""How long an answer waits for a row that another program holds: over PostgreSQL, where nothing else would end it."""

from __future__ import annotations

from contextlib import closing

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from tests import postgres, stores
from tests.world import make_centre, make_workshop
from workshop.config import Settings
from workshop.extensions import db
from workshop.services.holding import hold_workshop


@pytest.mark.skipif(not postgres.SERVER, reason="tests/test_store.py does the same over SQLite")
def test_a_row_that_another_program_holds_is_waited_for_shortly(in_app: Flask, settings: Settings) -> None:
    workshop_id = make_workshop(make_centre()).id
    db.session.commit()
    with closing(postgres.inside(stores.name_of(settings))) as other:
        other.autocommit = False
        other.execute("UPDATE evenings SET page = page")
        with pytest.raises(OperationalError, match="lock timeout"):
            hold_workshop(workshop_id)
        db.session.rollback()
        other.rollback()
    assert hold_workshop(workshop_id).workshop_id == workshop_id
