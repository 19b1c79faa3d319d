"""Small disks of their own that fill up, or that the system makes read-only after a fault. Needs root and Linux."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MB = 1024 * 1024


def can_mount() -> bool:
    return sys.platform == "linux" and not os.getuid()


def run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout


@contextmanager
def small_disk(folder: Path, size: int = 12 * MB) -> Iterator[Path]:
    """A disk in memory with so many bytes."""
    folder.mkdir(parents=True)
    run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        run("umount", "--lazy", str(folder))


def fill(folder: Path) -> Path:
    """A file that takes whatever is free."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (MB, 4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    return filler


@contextmanager
def real_disk(image: Path, folder: Path, size: int = 64 * MB) -> Iterator[str]:
    """An ext4 in a file, read-only after its first fault; the name of its device."""
    folder.mkdir(parents=True)
    with image.open("wb") as file:
        file.truncate(size)
    run("mkfs.ext4", "-q", str(image))
    run("mount", "-o", "loop,errors=remount-ro", str(image), str(folder))
    device = run("findmnt", "--noheadings", "--output", "SOURCE", str(folder)).strip()
    try:
        yield Path(device).name
    finally:
        run("umount", str(folder))


def fail(device: str) -> None:
    """The fault after which the system writes nothing more to that disk."""
    Path(f"/sys/fs/ext4/{device}/trigger_fs_error").write_text("1")


def mend(image: Path, folder: Path) -> None:
    """Unmounted, checked and mounted again, as after a fault."""
    run("umount", str(folder))
    subprocess.run(["e2fsck", "-fy", str(image)], check=False, capture_output=True, timeout=60)
    run("mount", "-o", "loop", str(image), str(folder))
