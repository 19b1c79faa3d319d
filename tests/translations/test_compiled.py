"""The catalogues are compiled when they are needed, and a program whose folder is closed to it starts all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from flask import Flask

from tests.serving.test_evening import environment
from workshop.config import ROOT
from workshop.serving.checks import look_at_catalogues
from workshop.translations.compiled import FOLDER, compile_catalogues, readable_catalogues

PO = 'msgid ""\nmsgstr "Language: sl\\n"\n\nmsgid "One"\nmsgstr "{word}"\n'


def catalogue(folder: Path, word: str) -> Path:
    path = folder / "sl" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO.format(word=word))
    return path.with_suffix(".mo")


def close(folder: Path) -> None:
    """No compiled catalogue can be written there, by root neither: a folder stands in the place of each."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        source.with_suffix(".mo").unlink(missing_ok=True)
        source.with_suffix(".mo").mkdir()
        os.utime(source.with_suffix(".mo"), (0, 0))


def test_a_catalogue_is_compiled_when_it_is_missing_and_when_it_is_old(tmp_path: Path) -> None:
    compiled = catalogue(tmp_path, "Ena")
    compile_catalogues(tmp_path)
    assert b"Ena" in compiled.read_bytes()
    catalogue(tmp_path, "Eden")
    os.utime(compiled, (0, 0))
    compile_catalogues(tmp_path)
    assert b"Eden" in compiled.read_bytes()


def test_a_catalogue_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    compiled = catalogue(tmp_path, "Ena")
    assert readable_catalogues(tmp_path) == tmp_path
    before = compiled.stat().st_mtime_ns
    compile_catalogues(tmp_path)
    assert compiled.stat().st_mtime_ns == before
    assert list(compiled.parent.glob("*.mo.*")) == []


def test_where_nothing_can_be_written_they_are_read_from_aside(tmp_path: Path) -> None:
    compiled = catalogue(tmp_path, "Ena")
    close(tmp_path)
    aside = readable_catalogues(tmp_path)
    assert aside != tmp_path
    assert b"Ena" in (aside / compiled.relative_to(tmp_path)).read_bytes()


def test_who_installs_the_program_is_told_where_they_cannot_be_written(tmp_path: Path) -> None:
    catalogue(tmp_path, "Ena")
    close(tmp_path)
    with pytest.raises(OSError, match=r"messages\.mo"):
        compile_catalogues(tmp_path)


def test_a_program_whose_folder_is_closed_starts_and_leaves_nothing_aside(tmp_path: Path) -> None:
    program, aside = tmp_path / "program", tmp_path / "aside"
    copytree(ROOT / "workshop", program / "workshop", ignore=ignore_patterns("*.mo"))
    close(program / "workshop" / "translations")
    aside.mkdir()
    ended = subprocess.run(
        [sys.executable, "-m", "workshop", "init-db"],
        cwd=program,
        env=environment(tmp_path / "instance", TMPDIR=str(aside)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "store ready\n"), ended.stderr
    assert list(aside.iterdir()) == []


def test_the_doctor_says_which_languages_there_are_and_where_they_are_compiled_anew(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert look_at_catalogues(app).words == "sl, en"
    monkeypatch.setitem(app.config, "BABEL_TRANSLATION_DIRECTORIES", str(tmp_path))
    assert look_at_catalogues(app).words == "missing: sl, en"
    copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    assert "compiled at every start" in look_at_catalogues(app).words
