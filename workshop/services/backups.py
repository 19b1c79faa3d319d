"""When the last backup was made and where it lies: a note beside the store, for the try-out before an evening."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NOTE = "last-backup.json"


@dataclass(frozen=True)
class Backup:
    file: str
    at: datetime


def note_backup(folder: Path, file: Path, now: datetime) -> None:
    """A folder that cannot be written to costs the note, not the backup."""
    try:
        (folder / NOTE).write_text(json.dumps({"file": str(file.resolve()), "at": now.isoformat()}))
    except OSError:
        return


def last_backup(folder: Path) -> Backup | None:
    """None where none was made, or where its file is gone."""
    try:
        said = json.loads((folder / NOTE).read_text())
        found = Backup(str(said["file"]), datetime.fromisoformat(said["at"]))
    except (OSError, ValueError, KeyError):
        return None
    return found if Path(found.file).exists() else None
