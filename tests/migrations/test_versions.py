"""The store's versions: forward and back with an evening in it, and at the end what the models say."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, select

from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Group, Station, Visit


def count_rows() -> tuple[int, ...]:
    return tuple(db.session.scalar(select(func.count()).select_from(table)) or 0 for table in (Group, Station, Visit))


def test_the_newest_version_is_what_the_models_say(in_app: Flask) -> None:
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_an_evening_survives_the_way_back_and_forward(in_app: Flask) -> None:
    make_workshop(make_centre())
    before = count_rows()
    assert min(before) > 0
    db.session.remove()
    downgrade(revision="0001")
    upgrade()
    assert count_rows() == before
