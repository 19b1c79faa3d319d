"""Keeping the store safe and putting it back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import exists, inspect, select, table

from workshop.commands.database_tools import run_tool
from workshop.commands.withdrawals import read_replaced, withdraw_again
from workshop.config import ROOT
from workshop.extensions import db
from workshop.services.backups import note_backup
from workshop.services.editions import freeze_published

SQLITE = "sqlite:///"
PROOF = ("organisations", "workshops")
"""Tables of which a row means that somebody works with the store."""


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over FILE when it is there.")
@with_appcontext
def backup(file: Path, replace: bool) -> None:
    """Copy the whole store into FILE, exactly, also while people write.

    FILE holds names and contacts: keep it as safe as the store. The secret of the installation is not in it.
    """
    if file.exists() and not replace:
        raise click.ClickException(f"{file} is there already; --replace writes over it")
    partial = file.with_name(f"{file.name}.part")
    try:
        save_store(partial)
        os.replace(partial, file)
    except (OSError, sqlite3.Error) as error:
        raise click.ClickException(f"{file} cannot be written: {error}") from error
    finally:
        partial.unlink(missing_ok=True)
    note_backup(current_app.config["SETTINGS"].instance, file, datetime.now(UTC))
    click.echo(f"{file}\t{file.stat().st_size} bytes")


def save_store(target: Path) -> None:
    """Readable by its owner alone from its first byte on."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    path = sqlite_path()
    if path is None:
        run_tool("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
        return
    with closing(sqlite3.connect(path, timeout=30)) as store, closing(sqlite3.connect(target)) as copy:
        store.backup(copy)


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Give up what is in the store now.")
@with_appcontext
def restore(file: Path, replace: bool) -> None:
    """Put the store back as it was in FILE. Stop the server first.

    Refuses a store in which something is, unless --replace is said, and a FILE that is not whole. What people took
    back since FILE was made is taken back again, where the store that is given up can still be read.
    """
    path = sqlite_path()
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)  # another computer has no folder yet
    if not replace and in_use():
        raise click.ClickException("the store is not empty; --replace gives up what is in it")
    replaced = read_replaced()
    db.engine.dispose()
    if path is None:
        run_tool("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(file))
    else:
        check_copy(file)
        load_store(file, path)
    upgrade()
    freeze_published(now=datetime.now(UTC))
    for sentence in withdraw_again(replaced):
        click.echo(sentence, err=True)
    click.echo(f"restored from {file}")


def load_store(file: Path, path: Path) -> None:
    """Page by page into the store's own file, which stays where it is."""
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(path, timeout=10)) as store:
        try:
            copy.backup(store)
        except sqlite3.Error as error:
            raise click.ClickException(f"the store cannot be written, is the server stopped? ({error})") from error


def check_copy(file: Path) -> None:
    """Refuses a file that is damaged, is no store of ours, or comes from a newer version."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            shape = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise click.ClickException(f"{file} is not a backup of this product: {error}") from error
    if not whole or shape is None:
        raise click.ClickException(f"{file} is damaged")
    try:
        ScriptDirectory(str(ROOT / "workshop" / "migrations")).get_revision(shape[0])
    except CommandError as error:
        raise click.ClickException(f"{file} comes from a newer version ({shape[0]}); update first") from error


def in_use() -> bool:
    """Whether anything stands in the store yet; one that was never made is empty."""
    known = set(inspect(db.engine).get_table_names())
    with db.engine.connect() as store:
        return any(store.scalar(select(exists().select_from(table(name)))) for name in PROOF if name in known)


def sqlite_path() -> Path | None:
    """The store's file; None when a database server keeps it."""
    address = str(current_app.config["SETTINGS"].database_url)
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None
