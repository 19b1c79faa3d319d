"""What must not happen when something breaks: an acknowledged answer lost or kept twice, a phone left without word."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.load import swarm
from tests.load.bench_start import wait_for
from tests.load.evening import open_hall
from tests.load.house import ROOT, environment, opened
from tests.load.ports import free_port
from tests.load.rows import Row, at_least, at_most, told
from tests.load.store import STORE, count_words
from tests.load.swarm import Ask, Line
from tests.load.visitor import Visitor

PHONES, EACH, KILLS = 100, 20, 3
LOCKED_SECONDS, WAITING_PHONES = 25.0, 20
PAUSE = 0.3
"""Seconds after which a phone tries again with the same key."""
SEE_OTHER, UNAVAILABLE = 303, 503
KILLED, LOCKED = "Izpad", "Zaklep"


@dataclass
class Served:
    """A server that may be killed and comes back on the same port over the same store."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workshop", "serve"],
            cwd=ROOT,
            env={**environment(self.folder), "PORT": str(self.port)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def close(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)


@dataclass
class Sent:
    """What the phones know: what was acknowledged, how often they tried again, the longest wait for any word."""

    acknowledged: int = 0
    again: int = 0
    refused: int = 0
    longest: float = 0.0


def fault_rows(folder: Path) -> Iterator[Row]:
    """Over an evening in its first round."""
    fields, code = prepare(folder)
    with closing(Served(folder)) as served:
        served.start()
        with closing(Visitor(served.base)) as visitor:
            wait_for(visitor)
        yield from killed_rows(served, code, fields)
        yield from locked_rows(served, code, fields)


def prepare(folder: Path) -> tuple[dict[str, str], str]:
    """(what the form of the first group carries, code)."""
    with opened(folder) as house, closing(open_hall(house, phones=1)) as hall:
        hall.at_once(lambda phone: phone.join())
        hall.facilitator.go_on_to("round", 1)
        form = hall.phones[0].look().form("/statements")
        fields = {name: value for name, value in form.fields if name not in {"key", "text"}}
        return {**fields, "kind": form.buttons[0].value}, hall.facilitator.code


def killed_rows(served: Served, code: str, fields: dict[str, str]) -> Iterator[Row]:
    """The server killed without warning while everybody writes."""
    ask = swarm.posting(served.base, f"/{code}/statements", fields, words=KILLED)
    sent = asyncio.run(write_through(served, ask))
    kept = count_words(served.folder, KILLED)
    wanted = PHONES * EACH
    yield told(f"server killed {KILLS} times over {wanted:,} answers", f"{sent.again} tried again")
    yield at_least("  acknowledged in the end", sent.acknowledged, wanted)
    yield at_most("  acknowledged but lost", max(0, sent.acknowledged - len(kept)), 0)
    yield at_most("  kept twice", sum(many > 1 for many in kept.values()), 0)


async def write_through(served: Served, ask: Ask) -> Sent:
    """Every phone sends its answers one after another, each until it is acknowledged."""
    sent = Sent()

    async def phone(number: int) -> None:
        line = Line(served.port)
        for _answer in range(EACH):
            await until_acknowledged(line, ask(number), sent)
        line.close()

    killing = asyncio.create_task(kill_at_random(served, sent))
    await asyncio.gather(*(phone(number) for number in range(PHONES)))
    await killing
    return sent


async def until_acknowledged(line: Line, request: bytes, sent: Sent) -> None:
    """The same bytes, and so the same key, as often as it takes."""
    while True:
        began = time.perf_counter()
        status = await line.ask(request)
        sent.longest = max(sent.longest, time.perf_counter() - began)
        if status == SEE_OTHER:
            sent.acknowledged += 1
            return
        sent.again += 1
        sent.refused += status == UNAVAILABLE
        await asyncio.sleep(PAUSE)


async def kill_at_random(served: Served, sent: Sent) -> None:
    chance = random.Random(7)
    share = PHONES * EACH / (KILLS + 1)
    for kill in range(1, KILLS + 1):
        while sent.acknowledged < share * kill * chance.uniform(0.9, 1.0):
            await asyncio.sleep(0.01)
        await asyncio.sleep(chance.uniform(0, 0.05))
        served.kill()
        served.start()


def locked_rows(served: Served, code: str, fields: dict[str, str]) -> Iterator[Row]:
    """Another process keeps the store to itself, as a careless tool would."""
    ask = swarm.posting(served.base, f"/{code}/statements", fields, words=LOCKED)
    held, reading = asyncio.run(write_while_locked(served, ask, swarm.getting(served.base, f"/{code}")(0)))
    kept = count_words(served.folder, LOCKED)
    yield at_most(f"store locked for {LOCKED_SECONDS:.0f} s: the longest wait for a word", held.longest, 3, " s", 1)
    yield at_least("  told to try again (503)", held.refused, 1)
    yield at_most("  other refusals", held.again - held.refused, 0)
    yield at_most("  the longest wait for a page meanwhile", reading, 3, " s", 1)
    yield at_most("  acknowledged but lost or twice", abs(held.acknowledged - sum(kept.values())), 0)
    yield at_most("  never acknowledged", WAITING_PHONES - held.acknowledged, 0)


async def write_while_locked(served: Served, ask: Ask, page: bytes) -> tuple[Sent, float]:
    """(what the phones know, the longest wait for a page): phones that try again until the store is free."""
    sent = Sent()
    with closing(sqlite3.connect(served.folder / STORE, timeout=30, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        lines = [Line(served.port) for _ in range(WAITING_PHONES)]
        phones = [asyncio.create_task(until_acknowledged(line, ask(number), sent)) for number, line in enumerate(lines)]
        reading = await read_meanwhile(Line(served.port), page)
        other.execute("ROLLBACK")
    await asyncio.gather(*phones)
    for line in lines:
        line.close()
    return sent, reading


async def read_meanwhile(line: Line, page: bytes) -> float:
    longest, until = 0.0, time.monotonic() + LOCKED_SECONDS
    while time.monotonic() < until:
        began = time.perf_counter()
        assert await line.ask(page) == 200
        longest = max(longest, time.perf_counter() - began)
        await asyncio.sleep(0.5)
    line.close()
    return longest
