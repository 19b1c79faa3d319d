"""What the computer can tell of itself before an evening: space, fonts, the last backup."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from workshop.config import ROOT
from workshop.services.backups import Backup, last_backup

SPACE_WANTED = 500 * 1024 * 1024
FONT = ROOT / "static" / "fonts" / "atkinson-hyperlegible-next-400.ttf"


@dataclass(frozen=True)
class Computer:
    """``free`` is bytes where the store lies."""

    free: int
    fonts: bool
    backup: Backup | None

    @property
    def has_space(self) -> bool:
        return self.free >= SPACE_WANTED


def look_at_computer(instance: Path) -> Computer:
    try:
        free = shutil.disk_usage(instance).free
    except OSError:
        free = 0
    return Computer(free, FONT.exists(), last_backup(instance))
