"""A server that is told to end while a hall writes: it answers what is under way and ends with 0, and its successor
goes on (`python -m tests.load stop`)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.load import swarm
from tests.load.bench_kills import on_each_store
from tests.load.insistent import Phones, losses
from tests.load.room import Room
from tests.load.rows import Row, at_least, at_most, told
from tests.load.served import Servers

ANSWERS, PHONES, STOPS = 1_000, 50, 8
GRACE = 15
"""Seconds: the server's own time for what has begun, and its end."""
HEARD = 0.3
"""Seconds after which the phones know that nothing comes any more."""
WORDS = "Konec"


@dataclass
class Stopper:
    """Stops the server at moments spread over a run, and starts it again."""

    servers: Servers
    wanted: int
    stops: int = STOPS
    ends: list[tuple[int, float]] = field(default_factory=list)
    unsaid: int = 0
    """Answers that were stored by a server that ended without telling the phone."""

    def attend(self, phones: Phones) -> None:
        for stop in range(1, self.stops + 1):
            while phones.told.acknowledged < self.wanted * stop / (self.stops + 1) and not phones.ended:
                time.sleep(0.005)
            if phones.ended:
                return
            self.ends.append(self.servers.stop(self.servers.ports[0]))
            time.sleep(HEARD)
            unheard = {f"{WORDS} {key}" for key in set(phones.unheard)}
            self.unsaid += len(unheard & self.servers.room.kept(WORDS).keys())
            self.servers.revive()
            self.servers.wait()


def stop_rows(folder: Path, answers: int = 0) -> Iterator[Row]:
    yield from on_each_store(folder, lambda room, _database: stopped(room, answers or ANSWERS))


def stopped(room: Room, answers: int, phones: int = PHONES, stops: int = STOPS) -> Iterator[Row]:
    with closing(Servers(room)) as servers:
        ask = swarm.posting(servers.base, f"/{room.code}/statements", room.fields(servers.base), words=WORDS)
        hall = Phones(servers.ports, ask, phones, -(-answers // phones))
        stopper = Stopper(servers, hall.many * hall.each, stops)
        known = asyncio.run(hall.send_all(stopper.attend))
        kept = room.kept(WORDS)
    lost, twice = losses(known.acknowledged, kept)
    yield told(f"told to end while {phones} phones write over {room.store}", f"{len(stopper.ends)} times")
    yield at_most("  ended otherwise than with 0", sum(code != 0 for code, _ in stopper.ends), 0)
    yield at_most("  the longest end", max((seconds for _, seconds in stopper.ends), default=0), GRACE, " s", 1)
    yield told("  tried again, by what was said (0: nothing)", f"{known.tries}: {dict(sorted(known.again.items()))}")
    yield at_least("  acknowledged in the end", known.acknowledged, hall.many * hall.each)
    yield at_most("  stored without a word to the phone at an end", stopper.unsaid, 0)
    yield at_most("  acknowledged but lost", lost, 0)
    yield at_most("  kept twice", twice, 0)
