"""Worlds are made once a run: what a maker did to the store is noted and then done again by rows alone.

A centre with a workshop takes the services longer than most tests take. The rows are those that the services wrote;
they are put only into a store that is, row by row, as the store was when they were written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, inspect, select, tuple_

from tests import postgres
from workshop.extensions import Model, db

Values = tuple[Any, ...]
Rows = dict[str, dict[int, Values]]
"""Of each table that has any, by the number that SQLite gives a row."""


@dataclass
class Made:
    """What was done: rows written and rows taken away, and the names of the objects that were returned."""

    written: Rows = field(default_factory=dict)
    gone: list[tuple[str, int]] = field(default_factory=list)
    returned: list[tuple[type[Model], Any]] = field(default_factory=list)


MADE: dict[Hashable, Made] = {}
COLUMNS: dict[str, list[str]] = {}


def remembered(name: Hashable, make: Callable[[], Sequence[Model]]) -> Sequence[Model]:
    """What ``make`` returns, stored. ``name`` says everything that ``make`` goes by besides the store."""
    if postgres.SERVER:
        return make()
    db.session.commit()
    with store() as opened:
        before = read(opened)
    key = (name, frozen(before))
    if key in MADE:
        return again(MADE[key])
    found = make()
    db.session.commit()
    with store() as opened:
        MADE[key] = difference(before, read(opened))
    MADE[key].returned = [(type(one), inspect(one).identity) for one in found]
    return found


def again(made: Made) -> Sequence[Model]:
    """Writes the rows; whoever holds one of them sees it as it is now."""
    with store() as opened:
        write(opened, made)
    changed = set(made.written) | {table for table, _row in made.gone}
    for one in list(db.session.identity_map.values()):
        if inspect(one).mapper.local_table.name in changed:
            db.session.refresh(one)
    held = [list(db.session.scalars(asked)) for asked in asked_at_once(made)]
    found = [db.session.get_one(kind, key) for kind, key in made.returned]
    assert len(found) == sum(map(len, held))
    db.session.commit()  # outside a request even looking holds the store
    return found


def asked_at_once(made: Made) -> Iterator[Select[Any]]:
    """All objects of a kind together; the session keeps them only as long as somebody holds them."""
    for kind in {kind: None for kind, _key in made.returned}:
        own = [key for which, key in made.returned if which is kind]
        yield select(kind).where(tuple_(*inspect(kind).primary_key).in_(own))


@contextmanager
def store() -> Iterator[sqlite3.Connection]:
    """The store of the present app, without what SQLAlchemy adds to a connection."""
    with closing(db.engine.raw_connection()) as pooled:
        opened = pooled.driver_connection
        assert isinstance(opened, sqlite3.Connection)
        yield opened


def read(opened: sqlite3.Connection) -> Rows:
    """Every row that is stored."""
    found: Rows = {}
    for table in db.metadata.tables:
        asked = opened.execute(f'SELECT rowid, * FROM "{table}"')
        rows = {row[0]: row[1:] for row in asked}
        if rows:
            COLUMNS[table] = [column[0] for column in asked.description]
            found[table] = rows
    return found


def frozen(rows: Rows) -> Hashable:
    return tuple((table, tuple(many.items())) for table, many in rows.items())


def difference(before: Rows, after: Rows) -> Made:
    made = Made()
    for table in before.keys() | after.keys():
        old, new = before.get(table, {}), after.get(table, {})
        written = {number: row for number, row in new.items() if old.get(number) != row}
        if written:
            made.written[table] = written
        made.gone += [(table, number) for number in old.keys() - new.keys()]
    return made


def write(opened: sqlite3.Connection, made: Made) -> None:
    """All in one; the rows are whole together, so that no key needs to be followed while they are written."""
    opened.execute("PRAGMA foreign_keys = OFF")
    opened.execute("BEGIN IMMEDIATE")
    for table, number in made.gone:
        opened.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
    for table, rows in made.written.items():
        names = ", ".join(f'"{name}"' for name in COLUMNS[table])
        marks = ", ".join("?" * len(COLUMNS[table]))
        values = ((number, *row) for number, row in rows.items())
        opened.executemany(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({marks})', values)
    opened.execute("COMMIT")
    opened.execute("PRAGMA foreign_keys = ON")
