"""The same tests over PostgreSQL: TEST_DATABASE_URL=postgresql://... names a server where databases may be made."""

from __future__ import annotations

import os

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

SERVER = os.environ.get("TEST_DATABASE_URL", "")


def create(name: str, *, template: str = "template1") -> str:
    """A new database, a copy of ``template``; returns its address as the app wants it."""
    execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
    address = make_url(SERVER).set(drivername="postgresql+psycopg", database=name)
    return address.render_as_string(hide_password=False)


def drop(name: str) -> None:
    """Removes a database, whoever may still be connected to it."""
    execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def execute(statement: sql.Composed) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)
