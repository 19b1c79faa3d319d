"""The same tests over PostgreSQL: TEST_DATABASE_URL=postgresql://... names a server, by its superuser.

Making a database takes longer than most tests, so one that a test has done with is emptied for the next."""

from __future__ import annotations

import os
import uuid

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

SERVER = os.environ.get("TEST_DATABASE_URL", "")
IDLE: list[str] = []
"""Databases that are empty and wait for the next test."""
VERSION = "SELECT version_num FROM public.alembic_version"
LET_GO = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
LET_GO += " AND pid <> pg_backend_pid()"
EACH_TABLE = """
DO $$ DECLARE one text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        {table}
    END LOOP;
    FOR one IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        {sequence}
    END LOOP;
END $$"""
EMPTIED = "EXECUTE format('DELETE FROM public.%I', one);"
FROM_ONE = "PERFORM setval(format('public.%I', one), 1, false);"
KEPT = "EXECUTE format('CREATE TABLE {kept}.%I AS TABLE public.%I', one, one);"
COUNT_KEPT = "EXECUTE format('CREATE TABLE {kept}.%I AS SELECT last_value, is_called FROM public.%I', one, one);"
REFILLED = EMPTIED + " EXECUTE format('INSERT INTO public.%I SELECT * FROM {kept}.%I', one, one);"
COUNT_ON = "EXECUTE format('SELECT setval(''public.%I'', last_value, is_called) FROM {kept}.%I', one, one);"


def create(name: str, *, template: str = "template1") -> str:
    """A new database, a copy of ``template``; returns its address as the app wants it."""
    execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
    return address(name)


def drop(name: str) -> None:
    """Removes a database, whoever may still be connected to it."""
    execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def address(name: str = "postgres") -> str:
    """A database's address as the app wants it."""
    return make_url(SERVER).set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)


def taken(template: str) -> str:
    """An empty database as ``template`` is: one that waits, or a new one."""
    if IDLE:
        return IDLE.pop()
    name = f"test_{uuid.uuid4().hex}"
    create(name, template=template)
    return name


def give_back(name: str, *, template: str) -> None:
    """Empties a database, whoever may still be connected to it; one whose tables were changed is removed."""
    with inside(template) as whole:
        wanted = whole.execute(VERSION).fetchall()
    with inside(name) as used:
        same = used.execute(VERSION).fetchall() == wanted
        used.execute(LET_GO)
        used.execute(EACH_TABLE.format(table=EMPTIED, sequence=FROM_ONE).encode())
    if same:
        IDLE.append(name)
    else:
        drop(name)


def drop_idle() -> None:
    """Removes what waits for tests that will not come."""
    while IDLE:
        drop(IDLE.pop())


def keep(name: str, kept: str) -> None:
    """Remembers every row of a database as ``kept``, a plain word."""
    with inside(name) as store:
        store.execute(f"DROP SCHEMA IF EXISTS {kept} CASCADE".encode())
        store.execute(f"CREATE SCHEMA {kept}".encode())
        store.execute(EACH_TABLE.format(table=KEPT, sequence=COUNT_KEPT).replace("{kept}", kept).encode())


def put_back(name: str, kept: str) -> None:
    """The rows are again those remembered as ``kept``."""
    with inside(name) as store:
        store.execute(EACH_TABLE.format(table=REFILLED, sequence=COUNT_ON).replace("{kept}", kept).encode())


def inside(name: str) -> psycopg.Connection:
    return psycopg.connect(make_url(SERVER).set(database=name).render_as_string(hide_password=False), autocommit=True)


def execute(statement: sql.Composed) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)
