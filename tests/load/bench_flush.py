"""On disk before the answer: the server's own calls to the system, traced over some answers. Between the request and
the 303 that acknowledges it lies a finished fdatasync of the store's log (`python -m tests.load flush`; strace)."""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.load import swarm
from tests.load.bench_kills import on_each_store
from tests.load.database import Database, children
from tests.load.insistent import SEE_OTHER
from tests.load.room import Room
from tests.load.rows import Row, at_least, at_most, told
from tests.load.served import Servers
from tests.load.swarm import Line

ANSWERS = 20
WORDS = "Na disku"
CALLS = "fsync,fdatasync,recvfrom,sendto"
ASKED = re.compile(r'recvfrom\(\d+.*"POST ')
ACKNOWLEDGED = re.compile(r'sendto\(\d+.*"HTTP/1\.1 303')
FLUSHED = re.compile(
    r"(?:fdatasync|fsync)\(\d+<(.*(?:-wal|pg_wal/.*))>\)\s+= 0|<\.\.\. f(?:data)?sync resumed>\)\s+= 0"
)


def flush_rows(folder: Path, answers: int = 0) -> Iterator[Row]:
    if shutil.which("strace") is None:
        yield told("on disk before the answer", "strace is not installed")
        return
    yield from on_each_store(folder, lambda room, database: flushed(room, database, answers or ANSWERS))


def flushed(room: Room, database: Database | None, answers: int) -> Iterator[Row]:
    """So many answers one after another, each looked for in the trace."""
    trace = room.folder / "trace"
    with closing(Servers(room)) as servers:
        ask = swarm.posting(servers.base, f"/{room.code}/statements", room.fields(servers.base), words=WORDS)
        asyncio.run(one_by_one(servers.ports[0], ask, 1))
        watched = [servers.running[servers.ports[0]].pid]
        if database is not None:
            watched += [database.process, *children(database.process)]
        with traced(watched, trace):
            said = asyncio.run(one_by_one(servers.ports[0], ask, answers))
    acknowledged, before = count_flushed(trace.read_text(errors="replace").splitlines())
    yield told(f"answers traced over {room.store}", f"{said.count(SEE_OTHER)} acknowledged")
    yield at_least("  acknowledgements seen in the trace", acknowledged, said.count(SEE_OTHER))
    yield at_least("  with the log on disk before them", before, acknowledged)
    yield at_most("  acknowledged before the log was on disk", acknowledged - before, 0)


async def one_by_one(port: int, ask: swarm.Ask, answers: int) -> list[int]:
    line = Line(port)
    said = [await line.ask(ask(number)) for number in range(answers)]
    line.close()
    return said


@contextmanager
def traced(processes: list[int], file: Path) -> Iterator[None]:
    """Every thread of these processes, and those that they start, in the order in which things happened."""
    those = [word for process in processes for word in ("-p", str(process))]
    words = ["strace", "-f", "-y", "-s", "40", "-e", f"trace={CALLS}", "-o", str(file), *those]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        for _process in processes:
            assert "attached" in tracer.stderr.readline()
        yield
        time.sleep(0.2)
        tracer.send_signal(signal.SIGINT)
        tracer.communicate(timeout=30)


def count_flushed(lines: list[str]) -> tuple[int, int]:
    """(acknowledgements, those of them with a finished flush between the request and them)."""
    acknowledged = before = 0
    flush = False
    for line in lines:
        if ASKED.search(line):
            flush = False
        elif FLUSHED.search(line):
            flush = True
        elif ACKNOWLEDGED.search(line):
            acknowledged += 1
            before += flush
            flush = False
    return acknowledged, before
