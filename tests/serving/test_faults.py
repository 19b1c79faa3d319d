"""Short parts of the runs in which something breaks: `python -m tests.load kills`, `drops`, `stop`, `flush`, `bell`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.load.bench_bell import raced
from tests.load.bench_drops import dropped
from tests.load.bench_flush import count_flushed, flushed
from tests.load.bench_kills import killed
from tests.load.bench_stop import stopped
from tests.load.room import Room, made
from tests.load.rows import Row, show


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return made(tmp_path_factory.mktemp("faults") / "house")


def missed(rows: Iterator[Row]) -> list[str]:
    """What was not as it should be; seconds are for `make bench`. In a thread: where a browser is tested too, this one
    has a loop of its own."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(lambda: [show(row) for row in rows if not row.met and row.target[-2:] != " s"]).result()


def test_nothing_is_lost_or_twice_when_a_server_is_killed(room: Room) -> None:
    assert missed(killed(room, None, 60, phones=20, kills=1)) == []


def test_nothing_is_twice_when_replies_are_cut(room: Room) -> None:
    assert missed(dropped(room, 40, phones=10)) == []


def test_whoever_has_asked_is_answered_before_the_end(room: Room) -> None:
    assert missed(stopped(room, 60, phones=10, stops=1)) == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_an_answer_is_on_disk_before_it_is_acknowledged(room: Room) -> None:
    assert missed(flushed(room, None, 3)) == []


def test_an_acknowledgement_before_its_flush_would_be_seen() -> None:
    asked, sent = '7 recvfrom(9<socket:[1]>, "POST /1', '7 sendto(9<socket:[1]>, "HTTP/1.1 303 SEE'
    flush = "7 fdatasync(5</x/vrtiljak.db-wal>) = 0"
    assert count_flushed([asked, flush, sent, asked, sent, flush]) == (2, 1)


def test_the_bell_and_an_answer_at_once(tmp_path: Path) -> None:
    assert missed(raced(tmp_path / "house", "", 24)) == []
