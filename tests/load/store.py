"""Looking into the store of a house beside its server."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

STORE = "vrtiljak.db"


def wall_of(folder: Path, code: str) -> str:
    """The path of the wall of an evening."""
    with closing(sqlite3.connect(folder / STORE, timeout=30)) as store:
        return f"/wall/{store.execute('SELECT wall_token FROM workshops WHERE code = ?', (code,)).fetchone()[0]}"


def count_words(folder: Path, words: str) -> dict[str, int]:
    """How often each statement stands that begins so, by its text."""
    counted = "SELECT text, count(*) FROM statements WHERE text LIKE ? GROUP BY text"
    with closing(sqlite3.connect(folder / STORE, timeout=30)) as store:
        return dict(store.execute(counted, (f"{words} %",)).fetchall())


def cards_of(folder: Path, code: str) -> dict[int, str]:
    """The paths that the hosts' printed cards open, by the number of the station."""
    asked = (
        "SELECT stations.number, stations.host_token FROM stations "
        "JOIN workshops ON workshops.id = stations.workshop_id WHERE workshops.code = ?"
    )
    with closing(sqlite3.connect(folder / STORE, timeout=30)) as store:
        return {number: f"/host/{token}" for number, token in store.execute(asked, (code,))}
