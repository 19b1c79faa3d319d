"""The run itself: rooms fill, are looked at for a while, more rooms fill; at the end the servers are renewed."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import cycle

from tests.load.facilitator import Facilitator
from tests.load.phone import good
from tests.load.servers_cost import family_seconds
from tests.load.servers_line import Tally
from tests.load.servers_log import Passed, read_log
from tests.load.servers_people import SCREENS, Crowd, Phone, Screen, in_turn
from tests.load.servers_rooms import EMAIL, PASSWORD, PEOPLE, Room
from tests.load.servers_site import Site
from tests.load.visitor import Visitor

ARRIVE_AT_ONCE = 16
SETTLE = 5.0
"""Seconds after the last arrival in which nothing is counted yet."""
MOVES = 480.0
"""Seconds between two presses of Next in one room: fifteen stages in two hours."""
COSTS = ("nginx", "program", "PostgreSQL", "phones")


@dataclass
class Seen:
    """A stretch of the run: ``evenings`` at once for ``seconds``; ``cost`` is seconds of processor by who spent them;
    ``late`` how late this program was at worst in 95 of 100 of what it meant to do."""

    evenings: int
    seconds: float
    passed: Passed
    cost: dict[str, float]
    late: float
    tallies: dict[str, Tally]
    again: int

    @property
    def minute(self) -> float:
        """Seconds of processor that a minute of it cost, without the phones' own."""
        return (sum(self.cost.values()) - self.cost["phones"]) / self.seconds * 60


@dataclass
class Run:
    """Everything that is seen, in the order in which it is seen."""

    site: Site
    rooms: list[Room]
    crowd: Crowd = field(init=False)
    desk: Visitor = field(init=False)
    looks: list[Seen] = field(default_factory=list)
    joins: list[tuple[int, float, Tally]] = field(default_factory=list)
    renewal: Seen | None = None
    backup_seconds: float = 0.0
    living: list[asyncio.Task[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.crowd = Crowd(self.site.port)
        self.desk = Visitor(self.site.base)
        form = good(self.desk.get("/sign-in")).form("/sign-in")
        good(self.desk.send(form, {"email": EMAIL, "password": PASSWORD}))

    async def go(self, levels: list[int], seconds: float) -> None:
        gc.collect()
        gc.freeze()
        here = 0
        for many in levels:
            await self.fill(self.rooms[here:many])
            here = many
            self.looks.append(await self.look(many, seconds, self.move(many, seconds)))
        self.renewal = await self.look(here, 0, asyncio.to_thread(self.renew))
        self.crowd.over = True
        await asyncio.gather(*self.living)
        for line in self.crowd.lines:
            line.close()

    async def fill(self, rooms: list[Room]) -> None:
        """People arrive as fast as they are let in; then they listen, and so do the wall and the console."""
        self.crowd.begin_anew()
        phones = [Phone(self.crowd, room, number) for number in range(PEOPLE) for room in rooms]
        began = time.monotonic()
        await in_turn([phone.join for phone in phones], ARRIVE_AT_ONCE)
        self.joins.append((len(phones), time.monotonic() - began, self.crowd.tallies["seat"]))
        screens = [Screen(self.crowd, room, kind, self.desk.cookies) for room in rooms for kind in SCREENS]
        lives = [*(phone.live() for phone in phones), *(screen.live() for screen in screens)]
        self.living += [asyncio.ensure_future(life) for life in lives]
        await asyncio.sleep(SETTLE)

    async def look(self, evenings: int, seconds: float, beside: Coroutine[None, None, None]) -> Seen:
        """Counts for so many seconds, or until what is done meanwhile has ended where there are none."""
        self.crowd.begin_anew()
        moment, began, cost = time.time(), time.monotonic(), self.cost()
        again = sum(line.again for line in self.crowd.lines)
        doing = asyncio.ensure_future(beside)
        await (asyncio.sleep(seconds) if seconds else doing)
        took, after = time.monotonic() - began, self.cost()
        ended, late, tallies = time.time(), sorted(self.crowd.late), dict(self.crowd.tallies)
        self.crowd.tallies.clear()
        await doing
        await asyncio.sleep(1.5)  # nginx writes its log once a second
        return Seen(
            evenings=evenings,
            seconds=took,
            passed=read_log(self.site.folder / "nginx" / "requests.log", moment, ended),
            cost={name: after[name] - cost[name] for name in COSTS},
            late=late[int(len(late) * 0.95)] if late else 0.0,
            tallies=tallies,
            again=sum(line.again for line in self.crowd.lines) - again,
        )

    def cost(self) -> dict[str, float]:
        """Seconds of processor so far."""
        assert self.site.nginx is not None
        used = os.times()
        program = family_seconds(*self.site.app_processes)
        families = family_seconds(self.site.nginx.pid), program, family_seconds(self.site.postgresql)
        return dict(zip(COSTS, (*families, used.user + used.system), strict=True))

    async def move(self, many: int, seconds: float) -> None:
        """The facilitators press Next, one after the other, each once in MOVES seconds."""
        now, pause = time.monotonic(), MOVES / many
        until, due = now + seconds, now + pause / 2
        for room in cycle(self.rooms[:many]):
            if due > until:
                return
            await asyncio.sleep(due - time.monotonic())
            facilitator = Facilitator(self.desk, f"/workshops/{room.workshop_id}", room.code)
            await asyncio.to_thread(facilitator.move_on)
            due += pause

    def renew(self) -> None:
        """A backup while all are here, then other servers in place of these."""
        self.backup_seconds = self.site.run_unit("vrtiljak-backup.service")
        self.site.renew()
        time.sleep(SETTLE)
