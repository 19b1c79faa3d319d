"""kill -9 at random while a hall writes: of one server, of all of them, of the database. What was acknowledged stays,
and nothing stands twice (`python -m tests.load kills 10000`)."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.load import swarm
from tests.load.database import Database, can_run
from tests.load.insistent import Phones, losses
from tests.load.room import Room, made
from tests.load.rows import Row, at_least, at_most, told
from tests.load.served import Servers

ANSWERS, PHONES, KILLS, SERVERS = 10_000, 300, 30, 2
WORDS = "Izpad"


@dataclass
class Killer:
    """Kills at random moments spread over a run; every fourth time the whole of it."""

    servers: Servers
    wanted: int
    database: Database | None = None
    kills: int = KILLS
    done: Counter[str] = field(default_factory=Counter)
    chance: random.Random = field(default_factory=lambda: random.Random(11))

    def attend(self, phones: Phones) -> None:
        """Also starts what ended by itself, as a service manager does: a server whose store did not answer."""
        moments = [self.wanted * (kill + self.chance.random()) / self.kills for kill in range(self.kills)]
        while not phones.ended:
            if moments and phones.told.acknowledged >= moments[0]:
                moments.pop(0)
                self.strike(sum(self.done.values()))
            self.servers.revive()
            time.sleep(0.01)

    def strike(self, kill: int) -> None:
        if self.database is not None and kill % 6 == 2:
            self.database.kill()
            self.done["database"] += 1
        elif kill % 4 == 1:
            for port in self.servers.ports:
                self.servers.kill(port)
            self.done["all servers"] += 1
        else:
            self.servers.kill(self.chance.choice(self.servers.ports))
            self.done["one server"] += 1


def kill_rows(folder: Path, answers: int = 0) -> Iterator[Row]:
    yield from on_each_store(folder, lambda room, database: killed(room, database, answers or ANSWERS))


def on_each_store(folder: Path, run: Callable[[Room, Database | None], Iterator[Row]]) -> Iterator[Row]:
    """The run over SQLite and, where there is one, over a PostgreSQL."""
    yield from run(made(folder / "sqlite"), None)
    if not can_run():
        yield told("over PostgreSQL", "not installed")
        return
    with closing(Database()) as database:
        yield from run(made(folder / "postgresql", database.create("evening")), database)


def killed(
    room: Room, database: Database | None, answers: int, phones: int = PHONES, kills: int = KILLS
) -> Iterator[Row]:
    """Answers from so many phones while servers are killed."""
    with closing(Servers(room, SERVERS)) as servers:
        ask = swarm.posting(servers.base, f"/{room.code}/statements", room.fields(servers.base), words=WORDS)
        hall = Phones(servers.ports, ask, phones, -(-answers // phones))
        wanted = hall.many * hall.each
        killer = Killer(servers, wanted, database, kills)
        known = asyncio.run(hall.send_all(killer.attend))
        kept = room.kept(WORDS)
    lost, twice = losses(known.acknowledged, kept)
    yield told(f"{wanted:,} answers of {phones} phones over {room.store}", f"{known.seconds:.0f} s")
    yield told("  killed", ", ".join(f"{what} {many}" for what, many in sorted(killer.done.items())))
    yield told("  tried again, by what was said (0: nothing)", f"{known.tries}: {dict(sorted(known.again.items()))}")
    yield at_least("  acknowledged in the end", known.acknowledged, wanted)
    yield at_most("  acknowledged but lost", lost, 0)
    yield at_most("  kept twice", twice, 0)
