"""The store's versions: forward and back with an evening in it, and at the end what the models say."""

from __future__ import annotations

import json
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select, text, update

from tests.rights.filling import fill, new_row
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Group, JournalEntry, Station, Ticket, Visit, Workshop

OLDER = ("0009", "0008", "0007", "0006", "0005", "0004", "0003", "0002", "0001")
VERSIONS = "alembic_version"
Rows = dict[str, list[dict[str, Any]]]
"""Table -> its rows, in the order of their keys."""


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


def rows_kept() -> Rows:
    """Everything in the store, as its tables are now; no table has ever changed its key."""
    with db.engine.connect() as store:
        return {
            table.name: [
                dict(row)
                for row in store.execute(select(text("*")).select_from(table).order_by(*table.primary_key)).mappings()
            ]
            for table in (db.metadata.tables[name] for name in inspect(store).get_table_names() if name != VERSIONS)
        }


def narrowed(rows: Rows, shape: Rows) -> Rows:
    """``rows`` in the tables and columns that ``shape`` has."""
    return {
        name: [{column: row[column] for column in shape_row} for row, shape_row in zip(rows[name], kept, strict=True)]
        for name, kept in shape.items()
    }


def fill_every_table() -> None:
    """A row of ours in each table, those that hang on no evening too."""
    centre = make_centre()
    workshop = make_workshop(centre)
    ids = fill({"workshops": workshop.id, "accounts": centre.owner.id, "communities": centre.community.id}, "word")
    for table in db.metadata.sorted_tables:
        if not db.session.scalar(select(func.count()).select_from(table)):
            new_row(table, ids, "word")
    db.session.commit()
    db.session.remove()


def test_the_way_back_keeps_every_row_that_the_older_version_knows(in_app: Flask) -> None:
    fill_every_table()
    before = rows_kept()
    assert [name for name, rows in before.items() if not rows] == []
    for version in OLDER:
        downgrade(revision=version)
        after = rows_kept()
        assert after == narrowed(before, after), version
    upgrade()
    back = rows_kept()
    assert narrowed(back, after) == after
    assert back.keys() == before.keys()


OLD_ROWS: tuple[tuple[str, str, dict[str, Any], dict[str, Any]], ...] = (
    ("agenda", "change", {"speaker": "Ana", "minutes": 5}, {"speaker": "Bine", "minutes": 5}),
    ("role", "change", {"sl": "Ana kuha"}, {"sl": "Bine kuha"}),
    ("role", "change", {}, {"number": 2}),
    ("next_step", "step_add", {}, {"holder": "Ana"}),
    ("evening", "advance", {"state": "prepared"}, {"state": "check_in"}),
)
"""As the journal wrote them until 0011."""


def test_names_in_a_journal_from_before_are_taken_out_and_raffle_numbers_cut(in_app: Flask) -> None:
    centre = make_centre()
    made, still_open = make_workshop(centre), make_workshop(centre, title="Drugi")
    kept = db.session.scalar(select(func.max(JournalEntry.id))) or 0
    for subject, act, before, after in OLD_ROWS:
        sides = {"before": json.dumps(before), "after": json.dumps(after)}
        db.session.add(JournalEntry(workshop_id=made.id, actor="1", act=act, subject=subject, at=NOW, **sides))
        db.session.flush()
    db.session.add_all([Ticket(workshop_id=one.id, number=1, holder_hash="phone") for one in (made, still_open)])
    db.session.execute(update(Workshop).where(Workshop.id == made.id).values(closed_at=NOW))
    db.session.commit()
    db.session.remove()
    downgrade(revision="0011")
    upgrade()
    rows = db.session.scalars(select(JournalEntry).where(JournalEntry.id > kept).order_by(JournalEntry.id))
    assert [(json.loads(row.before), json.loads(row.after)) for row in rows] == [
        ({"minutes": 5}, {"minutes": 5, "changed": ["speaker"]}),
        ({}, {"changed": ["names"]}),
        ({}, {"number": 2}),
        ({}, {"holder": "Ana"}),
        ({"state": "prepared"}, {"state": "check_in"}),
    ]
    held = db.session.scalars(select(Ticket.holder_hash).order_by(Ticket.workshop_id))
    assert list(held) == [None, "phone"]
