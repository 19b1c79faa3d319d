"""What the doctor looks at before an evening: is everything there, and if not, what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from workshop.config import LANGUAGES, ROOT, Settings
from workshop.extensions import db
from workshop.models import JournalEntry, Statement
from workshop.prints.render import PrintFailed, render_pdf
from workshop.serving.network import lan_addresses
from workshop.serving.server import AddressTaken, listen
from workshop.store import newest_shape, shape_now
from workshop.translations.compiled import FOLDER

SPACE_WANTED = 500 * 1024 * 1024
PROBE = bytes(64 * 1024)
CLOCK_MAY_DIFFER = timedelta(minutes=1)
PROMISES = ("fsync", "full_page_writes", "synchronous_commit")
"""What must not be off in PostgreSQL, so that an acknowledged answer outlives a power cut."""
FONT = ROOT / "static" / "fonts" / "atkinson-hyperlegible-next-400.ttf"
PRINT_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``needed`` says whether an evening could go on without it."""

    subject: str
    well: bool
    words: str
    needed: bool = True


def examine(app: Flask) -> Iterator[Finding]:
    """Everything, in the order in which it would be missed."""
    settings: Settings = app.config["SETTINGS"]
    yield look_at_python()
    yield look_at_store(app)
    yield look_at_integrity(settings)
    yield look_at_writing(app)
    yield look_at_clock(app, datetime.now(UTC))
    yield look_at_space(settings)
    yield look_at_secret(settings)
    yield look_at_port(settings)
    yield look_at_network(settings)
    yield look_at_paper()
    yield look_at_fonts()
    yield look_at_catalogues(app)


def look_at_python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", sys.version_info >= (3, 11), f"{version} (3.11 or newer is needed)")


def look_at_store(app: Flask) -> Finding:
    """Whether the store answers and has the newest shape. A newer one serves as well: it only ever gained tables and
    columns."""
    newest = newest_shape()
    try:
        with app.app_context():
            now = shape_now()
    except SQLAlchemyError as error:
        return Finding("store", False, f"does not answer: {type(error).__name__}; see DATABASE_URL")
    if now > newest:
        return Finding(
            "store", True, f"answers, shape {now} of a newer release; this one knows {newest} and goes on over it"
        )
    if now != newest:
        return Finding("store", False, f"has the shape {now or 'of an empty file'}, not {newest}: run init-db")
    return Finding("store", True, f"answers, shape {now}")


def look_at_integrity(settings: Settings) -> Finding:
    """SQLite's own check; other stores look after themselves."""
    path = settings.database_url.removeprefix("sqlite:///")
    if path == settings.database_url:
        return Finding("integrity", True, "kept by the database server")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            result = str(store.execute("PRAGMA quick_check").fetchone()[0])
    except sqlite3.Error as error:
        return Finding("integrity", False, f"cannot be checked: {error}")
    return Finding("integrity", result == "ok", result if result == "ok" else f"{result}: restore the last backup")


def look_at_writing(app: Flask) -> Finding:
    """Whether something can be stored now, and whether it then lies on the disk."""
    settings: Settings = app.config["SETTINGS"]
    path = settings.database_url.removeprefix("sqlite:///")
    if path == settings.database_url:
        return look_at_promises(app)
    try:
        with tempfile.TemporaryFile(dir=Path(path).parent) as probe:
            probe.write(PROBE)
            probe.flush()
            os.fsync(probe.fileno())
        with closing(sqlite3.connect(path, timeout=settings.busy_timeout_ms / 1000)) as store:
            store.execute("BEGIN IMMEDIATE")
            store.execute("ROLLBACK")
    except OSError as error:
        return Finding("writing", False, f"{error.strerror}: nothing can be stored in {Path(path).parent}")
    except sqlite3.OperationalError as error:
        return Finding("writing", False, f"nothing can be stored ({error}): end the program that keeps the store busy")
    return Finding("writing", True, "possible, on disk before the answer")


def look_at_promises(app: Flask) -> Finding:
    """PostgreSQL's own settings."""
    try:
        with app.app_context(), db.engine.connect() as store:
            told = {name: str(store.scalar(text(f"SHOW {name}"))) for name in PROMISES}
            closed = store.scalar(text("SHOW transaction_read_only")) == "on"
    except SQLAlchemyError as error:
        return Finding("writing", False, f"the store does not answer: {type(error).__name__}")
    if closed:
        return Finding("writing", False, "nothing can be stored: the database is read-only")
    off = [name for name, value in told.items() if value in {"off", "local"}]
    if off:
        return Finding("writing", False, f"a power cut can take stored answers: {', '.join(off)} is off", needed=False)
    return Finding("writing", True, "possible, on disk before the answer")


def look_at_clock(app: Flask, now: datetime) -> Finding:
    """A clock that was set back: rows that are newer than now."""
    try:
        with app.app_context(), db.engine.connect() as store:
            asked = (select(func.max(Statement.created_at)), select(func.max(JournalEntry.at)))
            times = [time for time in map(store.scalar, asked) if time is not None]
    except SQLAlchemyError as error:
        return Finding("clock", False, f"cannot be compared: {type(error).__name__}", needed=False)
    behind = max(times, default=now) - now
    if behind > CLOCK_MAY_DIFFER:
        minutes = round(behind / timedelta(minutes=1))
        return Finding("clock", False, f"{now:%Y-%m-%d %H:%M} UTC is {minutes} minutes behind the newest row: set it")
    return Finding("clock", True, f"{now:%Y-%m-%d %H:%M} UTC")


def look_at_space(settings: Settings) -> Finding:
    try:
        free = shutil.disk_usage(settings.instance).free
    except OSError as error:
        return Finding("space", False, f"{settings.instance}: {error.strerror}")
    return Finding("space", free >= SPACE_WANTED, f"{free // 1024**2} MB free in {settings.instance}")


def look_at_secret(settings: Settings) -> Finding:
    """One that was made on first use is this computer's own; over a database server others may answer beside it."""
    made = settings.instance / "secret_key"
    if (
        settings.database_url.startswith("sqlite")
        or not made.exists()
        or made.read_text().strip() != settings.secret_key
    ):
        return Finding("secret", True, "one for the whole installation")
    words = f"SECRET_KEY is empty, and {made} is this computer's own: servers on others would sign people out"
    return Finding("secret", False, words, needed=False)


def look_at_port(settings: Settings) -> Finding:
    """A running evening holds its port; that is well too, as long as somebody knows."""
    try:
        listen(settings.host, settings.port).close()
    except AddressTaken as taken:
        return Finding("port", False, str(taken), needed=False)
    return Finding("port", True, f"{settings.port} on {settings.host} is free; no other is looked at (PORT)")


def look_at_network(settings: Settings) -> Finding:
    if settings.public_url:
        return Finding("network", True, settings.public_url)
    found = lan_addresses()
    return Finding("network", bool(found), ", ".join(found) or "none: phones cannot reach this computer", needed=False)


def look_at_paper() -> Finding:
    """Makes a page for real; the browser's own print goes without it."""
    try:
        size = len(render_pdf('<html lang="sl"><title>č</title><h1>č</h1></html>', variant="plain"))
    except PrintFailed as failed:
        advice = f": install {PRINT_PACKAGES}" if failed.reason == "libraries" else ""
        return Finding("paper", False, f"PDFs cannot be made ({failed.reason}){advice}", needed=False)
    return Finding("paper", True, f"a page was made ({size} bytes)")


def look_at_fonts() -> Finding:
    return Finding("fonts", FONT.exists(), FONT.name if FONT.exists() else f"{FONT} is missing", needed=False)


def look_at_catalogues(app: Flask) -> Finding:
    """Compiled anew at every start where the program's folder is closed; what that takes is little, so it is well."""
    place = Path(app.config["BABEL_TRANSLATION_DIRECTORIES"])
    missing = [name for name in LANGUAGES if not (place / name / "LC_MESSAGES" / "messages.mo").exists()]
    if missing:
        return Finding("languages", False, f"missing: {', '.join(missing)}")
    aside = "" if place == FOLDER else f"; compiled at every start, as nothing can be written in {FOLDER}"
    return Finding("languages", True, ", ".join(LANGUAGES) + aside)
