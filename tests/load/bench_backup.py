"""A backup in the middle of a burst, put back somewhere else: row by row what stood there at one moment
(`python -m tests.load backup 2000`)."""

from __future__ import annotations

import asyncio
import hashlib
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Select, Table, create_engine, select
from sqlalchemy.pool import NullPool

from tests.load import swarm
from tests.load.bench_kills import on_each_store
from tests.load.database import Database
from tests.load.house import ROOT
from tests.load.insistent import Phones
from tests.load.room import Room, command
from tests.load.rows import Row, at_least, at_most, told
from tests.load.served import Servers
from workshop.extensions import db

ANSWERS, PHONES = 2_000, 50
GROWING = ("seats", "statements")
"""Tables to which the burst adds; a moment is their newest row in the copy."""
COUNTER = "revision"
"""Raised by every answer: the one value of an older row that the burst changes."""
WORDS = "Prepis"


@dataclass
class Saver:
    """Runs the backup once a third of the answers is acknowledged; ``before`` is how many were when it began."""

    room: Room
    file: Path
    wanted: int
    before: int = 0
    after: int = 0

    def attend(self, phones: Phones) -> None:
        while phones.told.acknowledged < self.wanted / 3 and not phones.ended:
            time.sleep(0.005)
        self.before = phones.told.acknowledged
        obey(self.room, "backup", str(self.file))
        self.after = phones.told.acknowledged


def obey(room: Room, *words: str) -> None:
    done = subprocess.run(
        command(*words), cwd=ROOT, env=room.environment(), capture_output=True, text=True, check=False, timeout=300
    )
    assert not done.returncode, done.stderr


def backup_rows(folder: Path, answers: int = 0) -> Iterator[Row]:
    yield from on_each_store(folder, lambda room, database: saved(room, database, answers or ANSWERS))


def saved(room: Room, database: Database | None, answers: int, phones: int = PHONES) -> Iterator[Row]:
    """Both stores compared once everybody has finished."""
    elsewhere = replace(
        room, folder=room.folder / "elsewhere", address=database.create("elsewhere") if database else ""
    )
    with closing(Servers(room)) as servers:
        ask = swarm.posting(servers.base, f"/{room.code}/statements", room.fields(servers.base), words=WORDS)
        hall = Phones(servers.ports, ask, phones, -(-answers // phones))
        saver = Saver(room, room.folder / "kept", hall.many * hall.each)
        known = asyncio.run(hall.send_all(saver.attend))
    obey(elsewhere, "restore", str(saver.file))
    there, copied = read(room), read(elsewhere)
    kept = len(copied["statements"])
    yield told(f"backup in a burst of {known.acknowledged:,} over {room.store}", f"{kept:,} answers in it")
    yield at_least("  acknowledged before it began, and in it", kept, saver.before)
    yield at_least("  acknowledged while it was made", saver.after - saver.before, 0)
    yield at_most("  tables that differ in count or in hash", len(differing(there, copied)), 0)
    yield told("  tables, rows, SHA-256 of all", f"{len(copied)}, {count(copied):,}, {digest(copied)[:12]}")


Rows = dict[str, list[tuple[object, ...]]]


def read(room: Room) -> Rows:
    """Every row of every table by its key; without the counter."""
    engine = create_engine(room.settings.database_url, poolclass=NullPool)
    with engine.connect() as store:
        return {
            name: [tuple(row) for row in store.execute(asking(table))] for name, table in db.metadata.tables.items()
        }


def asking(table: Table) -> Select[tuple[Any, ...]]:
    wanted = [column for column in table.columns if column.name != COUNTER]
    return select(*wanted).order_by(*table.primary_key.columns)


def differing(there: Rows, copied: Rows) -> list[str]:
    """Tables whose rows up to the newest one of the copy are others."""
    return [name for name in copied if part(there, name, copied) != copied[name]]


def part(there: Rows, name: str, copied: Rows) -> list[tuple[object, ...]]:
    return there[name][: len(copied[name])] if name in GROWING else there[name]


def count(rows: Rows) -> int:
    return sum(map(len, rows.values()))


def digest(rows: Rows) -> str:
    return hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()
