"""Stores for tests: one is built by the migrations, every test gets a copy of its own."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

from flask_migrate import upgrade
from sqlalchemy import make_url

from tests import postgres
from workshop import create_app
from workshop.config import Settings
from workshop.extensions import db

STORE = "vrtiljak.db"


def settings_in(folder: Path) -> Settings:
    """Settings of an installation that lives in ``folder`` alone."""
    return Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / STORE}",
        secret_key="for tests only, never for an evening with people",
        host="127.0.0.1",
        port=0,
        testing=True,
    )


def build(settings: Settings) -> None:
    """An empty store as the migrations make it."""
    app = create_app(settings)
    with app.app_context():
        upgrade()
        db.engine.dispose()


@contextmanager
def built(folder: Path) -> Iterator[str]:
    """The store to copy from: the path of a file, or the name of a database."""
    if not postgres.SERVER:
        build(settings_in(folder))
        yield str(folder / STORE)
        return
    name = f"built_{uuid.uuid4().hex}"
    build(replace(settings_in(folder), database_url=postgres.create(name)))
    yield name
    postgres.drop_idle()
    postgres.drop(name)


@contextmanager
def unbuilt(folder: Path) -> Iterator[Settings]:
    """An installation in ``folder`` whose store was never made."""
    folder.mkdir()
    if not postgres.SERVER:
        yield settings_in(folder)
        return
    name = f"unbuilt_{uuid.uuid4().hex}"
    yield replace(settings_in(folder), database_url=postgres.create(name))
    postgres.drop(name)


@contextmanager
def copied(source: str, folder: Path) -> Iterator[Settings]:
    """An installation in ``folder`` whose store is a copy of ``source``."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = settings_in(folder)
    if not postgres.SERVER:
        copyfile(source, folder / STORE)  # nobody has it open
        yield settings
        return
    name = postgres.taken(source)
    yield replace(settings, database_url=postgres.address(name))
    postgres.give_back(name, template=source)


def keep(settings: Settings, name: str) -> None:
    """Remembers every row of a store under a plain word."""
    if postgres.SERVER:
        postgres.keep(name_of(settings), name)
    else:
        copy_file(settings.instance / STORE, settings.instance / f"{name}.db")


def put_back(settings: Settings, name: str) -> None:
    """The rows are again those remembered under ``name``."""
    if postgres.SERVER:
        postgres.put_back(name_of(settings), name)
    else:
        copy_file(settings.instance / f"{name}.db", settings.instance / STORE)


def name_of(settings: Settings) -> str:
    return make_url(settings.database_url).database or ""


def copy_file(source: Path, target: Path) -> None:
    """A copy that is whole even while ``source`` is open."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
