"""Files that hold names, contacts and words: made for their owner's eyes alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

STRANGERS = 0o007
"""Rights of everybody on the computer. What the owner gave a group stays: a centre may keep its backups so."""
BESIDE = ("", "-wal", "-shm")
"""SQLite keeps what is newest in files beside the store, and makes them with the store's rights."""


def keep_private(store: Path) -> None:
    """Takes a store that strangers can read away from them; one that is not there yet is made for its owner alone.

    By name, never by opening a store that is there: closing it again would let go of SQLite's locks."""
    with suppress(OSError):  # a folder or disk that cannot be written is told by the store itself
        if not store.exists():
            write_private(store, b"")
        for path in (store.with_name(store.name + end) for end in BESIDE):
            if path.exists() and (rights := path.stat().st_mode) & STRANGERS:
                path.chmod(rights & ~STRANGERS & 0o777)


def write_private(path: Path, raw: bytes) -> None:
    """Writes a file that nobody else can read, from its first byte on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
