"""Everything that 38 phones sent over HTTP is in the report, and nothing else."""

from __future__ import annotations

import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.load.evening import PHONES, ROUNDS, hold_evening, open_hall
from tests.load.house import House, opened
from tests.load.sent import compare_file, fold, lost_words, missing_sentences, plain_words
from tests.load.visitor import Visitor
from tests.prints.paper import statements_inside


@dataclass(frozen=True)
class Published:
    page: str
    file: bytes


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, timeout=60)
    return fold(done.stdout.decode("utf-8"))


def read_published(house: House, path: str) -> Published:
    """As somebody reads it who was not there."""
    with closing(Visitor(house.base)) as reader:
        page, file = reader.get(path), reader.get(f"{path}.csv")
    assert (page.status, file.status) == (200, 200)
    return Published(page.text, file.body)


def test_what_38_phones_sent_stands_in_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    with opened(tmp_path / "house") as house, closing(open_hall(house)) as hall:
        desk = hold_evening(hall)
        assert desk.address.endswith("/report")
        report.write_bytes(hall.facilitator.print_report())
        read = read_published(house, hall.facilitator.publish())
    sent = hall.sent
    assert len(sent.said) == PHONES * ROUNDS
    for words in (words_of(report), plain_words(read.page)):
        assert missing_sentences(sent, words) == []
        assert lost_words(sent, words) == []
    for file in (statements_inside(report), read.file):
        assert compare_file(sent, file) == {}
