"""print-kit, as somebody at a terminal meets it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from pypdf import PdfReader

from tests.world import make_centre, make_workshop
from workshop.models import Workshop


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre(), template="region-short")


def test_the_whole_kit_is_written(workshop: Workshop, app: Flask, runner: FlaskCliRunner, tmp_path: Path) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], port=8123)
    target = tmp_path / "kit.pdf"
    spoken_code = f"{workshop.code[:2]} {workshop.code[2:]}"
    done = runner.invoke(args=["print-kit", spoken_code, "--out", str(target), "--sheets", "3", "--language", "en"])
    assert (done.exit_code, done.stdout) == (0, f"{target}\n")
    assert "No phone will reach http://localhost" in done.stderr
    reader = PdfReader(io.BytesIO(target.read_bytes()))
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Print kit")
    assert f"localhost:8123/{workshop.code}" in reader.pages[1].extract_text()


def test_an_unknown_code_ends_in_words_and_writes_nothing(
    in_app: Flask, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    done = runner.invoke(args=["print-kit", "9999", "--out", str(tmp_path / "kit.pdf")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr
    assert not (tmp_path / "kit.pdf").exists()


def test_a_folder_that_is_not_there_ends_in_words(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "kit.pdf"
    done = runner.invoke(args=["print-kit", workshop.code, "--out", str(target), "--sheets", "1"])
    assert done.exit_code == 1
    assert str(target) in done.stderr


@pytest.mark.parametrize("sheets", ["0", "301", "x"])
def test_an_impossible_number_of_sheets_is_refused(runner: FlaskCliRunner, tmp_path: Path, sheets: str) -> None:
    done = runner.invoke(args=["print-kit", "1234", "--out", str(tmp_path / "kit.pdf"), "--sheets", sheets])
    assert done.exit_code == 2
    assert "--sheets" in done.stderr
