"""report, as somebody at a terminal meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from pypdf import PdfReader

from tests.prints.reported import SAID, hold_evening
from tests.world import make_centre, make_workshop
from workshop.models import Workshop


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    workshop = make_workshop(make_centre())
    hold_evening(workshop)
    return workshop


def test_the_full_report_is_written_with_the_statements_inside(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    target = tmp_path / "report.pdf"
    done = runner.invoke(args=["report", f"{workshop.code[:2]} {workshop.code[2:]}", "--out", str(target)])
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{target}\n", "")
    reader = PdfReader(target)
    assert len(reader.pages) >= 6
    assert list(reader.attachments) == [
        "2026-11-06_Golnik_izjave_osnutek.csv",
        "2026-11-06_Golnik_kljuc_osnutek.csv",
    ]


@pytest.mark.parametrize(("kind", "words"), [("full", "Report on public involvement"), ("summary", "Summary for the")])
def test_a_page_is_written_in_the_language_asked_for(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path, kind: str, words: str
) -> None:
    target = tmp_path / "report.html"
    args = ["report", workshop.code, "--kind", kind, "--language", "en", "--out", str(target)]
    assert runner.invoke(args=args).exit_code == 0
    html = target.read_text(encoding="utf-8")
    assert words in html
    assert SAID[1][0][1] in html


@pytest.mark.parametrize(
    ("code", "name", "status"), [("9999", "report.pdf", 1), (None, "nowhere/report.pdf", 1), (None, "report.doc", 2)]
)
def test_what_cannot_be_done_ends_in_words_and_writes_nothing(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path, code: str | None, name: str, status: int
) -> None:
    done = runner.invoke(args=["report", code or workshop.code, "--kind", "summary", "--out", str(tmp_path / name)])
    assert (done.exit_code, done.stdout) == (status, "")
    assert done.stderr
    assert not (tmp_path / name).exists()
