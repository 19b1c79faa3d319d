"""Statements of SQL that are built once, at import, and go to the driver as they are, past the object mapper: on the
way of an answer, building and binding them anew would take longer than everything that the store does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Executable, Float, Insert, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.compiler import SQLCompiler

from workshop.extensions import db

Turn = Callable[[Any], Any] | None
"""How a value changes on its way to the driver or back; None where it goes as it is."""
LINE = "narrow line"


@dataclass
class Prepared:
    """A statement as the driver takes it. ``places`` are (name, otherwise, turn) in the order of the driver's marks;
    ``turns`` are known from the first answer on, because some depend on what the driver says of its columns."""

    words: str
    by_name: bool
    places: tuple[tuple[str, Any, Turn], ...]
    kinds: tuple[Any, ...]
    turns: tuple[Turn, ...] = ()

    def bound(self, values: dict[str, Any]) -> Any:
        """The values in their places."""
        pairs = [
            (name, values.get(name, otherwise) if turn is None else turn(values.get(name, otherwise)))
            for name, otherwise, turn in self.places
        ]
        return dict(pairs) if self.by_name else tuple([value for _name, value in pairs])

    def read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row of the driver as values of ours."""
        return tuple([value if turn is None else turn(value) for value, turn in zip(row, self.turns, strict=True)])


_prepared: dict[tuple[str, Executable, tuple[str, ...]], Prepared] = {}


def table_of(model: type[DeclarativeBase]) -> Table:
    """The bare table, whose columns are taken by their names: ``table_of(Seat).c.id``."""
    return cast(Table, model.__table__)


def run(statement: Executable, **values: object) -> tuple[Any, ...] | None:
    """Runs it in the running transaction, after what the session still holds back; its first row, if it has any.
    The caller commits."""
    connection = line()
    key = (connection.dialect.name, statement, tuple(values))
    ready = _prepared.get(key)
    if ready is None:
        ready = _prepared[key] = prepare(connection.dialect, statement, values)
    result = connection.exec_driver_sql(ready.words, ready.bound(values))
    if not result.returns_rows:
        return None
    if not ready.turns:
        told = zip(ready.kinds, result.cursor.description, strict=True)
        ready.turns = tuple(turning(kind, connection.dialect, "result_processor", column[1]) for kind, column in told)
    rows = result.all()
    return ready.read(rows[0]) if rows else None


def line() -> Connection:
    """The connection of the running transaction; looking for it anew would cost as much as a statement."""
    session = db.session()
    session.flush()
    transaction, connection = session.info.get(LINE, (None, None))
    if transaction is None or transaction is not session.get_transaction():
        connection = session.connection()
        session.info[LINE] = (session.get_transaction(), connection)
    return cast(Connection, connection)


def prepare(dialect: Dialect, statement: Executable, values: dict[str, Any]) -> Prepared:
    """Compiled for a store. An insert gets what its table says of columns that are not given."""
    compiled = statement.compile(dialect=dialect, column_keys=list(values))  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    otherwise = {**compiled.params, **defaults(statement, values)}
    by_name = not compiled.positional
    order = list(compiled.binds) if by_name else list(compiled.positiontup or ())
    places = tuple(
        (name, otherwise.get(name), turning(compiled.binds[name].type, dialect, "bind_processor")) for name in order
    )
    columns = getattr(statement, "exported_columns", ())
    return Prepared(compiled.string, by_name, places, tuple(column.type for column in columns))


def defaults(statement: Executable, values: dict[str, Any]) -> dict[str, Any]:
    """The plain values that a table gives to columns of which nothing is said."""
    if not isinstance(statement, Insert):
        return {}
    unsaid = [column for column in cast(Table, statement.table).columns if column.key not in values]
    return {column.key: column.default.arg for column in unsaid if column.default is not None}  # type: ignore[attr-defined]


def turning(kind: Any, dialect: Dialect, which: str, *more: object) -> Turn:
    """What the type of a column does with a value on this store; figures come and go as they are, and PostgreSQL's
    want to know the server's own number of their type."""
    if isinstance(kind, Float):
        return None
    found: Turn = getattr(kind.dialect_impl(dialect), which)(dialect, *more)
    return found
