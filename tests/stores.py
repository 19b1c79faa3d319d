"""Stores for tests: one is built by the migrations, every test gets a copy of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from flask_migrate import upgrade

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


def build_store(folder: Path) -> Path:
    """An empty store as the migrations make it."""
    settings = settings_in(folder)
    app = create_app(settings)
    with app.app_context():
        upgrade()
        db.engine.dispose()
    return folder / STORE


def copy_store(source: Path, folder: Path) -> None:
    """A copy that is whole even while ``source`` is open."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(folder / STORE)) as new:
        old.backup(new)
