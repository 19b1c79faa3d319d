"""Everything that 38 phones sent over HTTP is in the report, and nothing else."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

from tests.load.evening import PHONES, ROUNDS, hold_evening, open_hall
from tests.load.house import opened
from tests.load.sent import compare_file, fold, lost_words, missing_sentences


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, timeout=60)
    return fold(done.stdout.decode("utf-8"))


def file_inside(pdf: Path) -> bytes:
    """The statements as CSV, attached to the report."""
    subprocess.run(["pdfdetach", "-saveall", "-o", str(pdf.parent), str(pdf)], check=True, timeout=60)
    return next(pdf.parent.glob("*.csv")).read_bytes()


def test_what_38_phones_sent_stands_in_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    with opened(tmp_path / "house") as house, closing(open_hall(house)) as hall:
        hold_evening(hall)
        report.write_bytes(hall.facilitator.print_report())
    sent = hall.sent
    assert len(sent.said) == PHONES * ROUNDS
    words = words_of(report)
    assert missing_sentences(sent, words) == []
    assert lost_words(sent, words) == []
    assert compare_file(sent, file_inside(report)) == {}
