"""The catalogues as the program reads them: compiled beside their texts, else aside where none can be written."""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

FOLDER = Path(__file__).resolve().parent
TEXTS = "*/LC_MESSAGES/*.po"


def readable_catalogues(folder: Path = FOLDER) -> Path:
    """Where to read them: in ``folder``, brought up to date, or in a folder of this process alone.

    A program's folder may belong to somebody else, and be closed to whoever runs it."""
    try:
        compile_catalogues(folder)
    except OSError:
        aside = Path(mkdtemp(prefix="vrtiljak-catalogues-"))
        atexit.register(shutil.rmtree, aside, ignore_errors=True)
        for source in folder.glob(TEXTS):
            compile_catalogue(source, aside / source.relative_to(folder).with_suffix(".mo"))
        return aside
    return folder


def compile_catalogues(folder: Path = FOLDER) -> None:
    """Makes each .mo that is missing or older than its .po. Raises OSError where it cannot be written."""
    for source in folder.glob(TEXTS):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            compile_catalogue(source, compiled)


def compile_catalogue(source: Path, compiled: Path) -> None:
    """One of them, whole or not at all."""
    from babel.messages.mofile import write_mo  # here, because most starts need neither
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    compiled.parent.mkdir(parents=True, exist_ok=True)
    fresh = compiled.with_suffix(f".mo.{os.getpid()}")
    with fresh.open("wb") as file:
        write_mo(file, catalogue)
    fresh.replace(compiled)
