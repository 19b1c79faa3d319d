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
    """Takes a store that strangers can read away from them; one in which nothing stands yet is its owner's alone.

    By name, never by opening it: closing it again would let go of SQLite's locks."""
    with suppress(OSError):  # a folder or disk that cannot be written is told by the store itself
        for path in (store.with_name(store.name + end) for end in BESIDE if store.with_name(store.name + end).exists()):
            now = path.stat()
            rights = now.st_mode & 0o777
            private = 0o600 if path == store and not now.st_size else rights & ~STRANGERS
            if private != rights:
                path.chmod(private)


def write_private(path: Path, raw: bytes) -> None:
    """Writes a file that nobody else can read, from its first byte on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
