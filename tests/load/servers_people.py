"""Who is in an evening: phones that listen and answer, the wall, the console; each at the rhythm of its own script."""

from __future__ import annotations

import asyncio
import json
import random
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.load.servers_line import Line, Tallies
from tests.load.servers_rooms import Room

LISTENS = (3.0, 5.0)
"""Seconds between two looks of a phone at the pulse (resident.js)."""
ANSWERS = 240.0
"""Seconds between two answers of a phone: twelve in the 48 minutes of four rounds."""
SCREENS = {"wall": 1.0, "console": 1.5}
"""Seconds between two looks of the wall (wall.js) and the console (console.js)."""
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
KIND = re.compile(r'name="kind"[^>]*value="(\w+)"|value="(\w+)"[^>]*name="kind"')
VERSION = re.compile(r'data-v="(\d+)"')
STAGE = re.compile(r'data-s="(\d+)"')
LETTERS = "abcdefghij"
"""Figures could be somebody's number."""
JSON = "application/json"


@dataclass
class Crowd:
    """What all share: where to ask, what was answered, and how late this program was with what it meant to do."""

    port: int
    tallies: Tallies = field(default_factory=dict)
    late: list[float] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    over: bool = False
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def line(self, cookies: dict[str, str] | None = None) -> Line:
        self.lines.append(Line(self.port, self.tallies, cookies))
        return self.lines[-1]

    def begin_anew(self) -> None:
        """Forgets the figures so far, not the answers."""
        self.tallies.clear()
        self.late.clear()

    async def wait(self, until: float) -> None:
        """Sleeps, and notes by how much too long."""
        await asyncio.sleep(max(0.0, until - time.monotonic()))
        self.late.append(time.monotonic() - until)


class Phone:
    """One phone of a room, in the group that its number gives it."""

    def __init__(self, crowd: Crowd, room: Room, number: int) -> None:
        self.crowd, self.room, self.line = crowd, room, crowd.line()
        self.group = room.groups[number % len(room.groups)]
        self.version, self.stage = "", ""

    async def join(self) -> None:
        """The page behind the code, a tap on the group, the group's page."""
        await self.look()
        await self.line.ask("seat", "POST", f"/{self.room.code}/seat", urlencode({"group": self.group}))
        await self.look()

    async def look(self) -> None:
        page = await self.line.ask("page", "GET", f"/{self.room.code}")
        if page.status == 200:
            version, stage = VERSION.search(page.text), STAGE.search(page.text)
            self.version, self.stage = (version[1] if version else ""), (stage[1] if stage else "")

    async def live(self) -> None:
        """Until the crowd goes home."""
        chance = self.crowd.chance
        listens = time.monotonic() + chance.uniform(0, LISTENS[1])
        answers = time.monotonic() + chance.uniform(0, ANSWERS)
        while not self.crowd.over:
            await self.crowd.wait(min(listens, answers))
            if answers <= listens:
                answers += ANSWERS
                await self.answer()
            else:
                listens = time.monotonic() + chance.uniform(*LISTENS)
                await self.listen()

    async def listen(self) -> None:
        """The pulse; where the stage has moved, the page anew."""
        reply = await self.line.ask("pulse", "GET", f"/{self.room.code}/pulse?v={self.version}")
        if reply.status != 200:
            return
        now = json.loads(reply.text)
        self.version = str(now["v"])
        if str(now["s"]) != self.stage:
            await self.look()

    async def answer(self) -> None:
        """Opens the form, sends it as the outbox does, and sees the page that says »sent«."""
        page = await self.line.ask("page", "GET", f"/{self.room.code}/statements")
        kind = KIND.search(page.text) if page.status == 200 else None
        if kind is None:
            return
        words = "".join(secrets.choice(LETTERS) for _letter in range(16))
        fields = {**dict(HIDDEN.findall(page.text)), "kind": kind[1] or kind[2], "text": f"Prostor za {words}"}
        path = f"/{self.room.code}/statements"
        reply = await self.line.ask("answer", "POST", path, urlencode(fields), accept=JSON)
        if reply.status == 200:
            self.crowd.acknowledged.add(fields["key"])
            await self.line.ask("page", "GET", json.loads(reply.text)["sent"])


class Screen:
    """The wall or a console: the pulse at its own beat, its picture when something has moved."""

    def __init__(self, crowd: Crowd, room: Room, kind: str, staff: dict[str, str]) -> None:
        self.crowd, self.room, self.kind = crowd, room, kind
        self.line = crowd.line(dict(staff) if kind == "console" else None)
        self.picture = f"{room.wall}/scene" if kind == "wall" else f"/workshops/{room.workshop_id}/run"
        self.line.script = True
        self.version = ""

    async def live(self) -> None:
        due = time.monotonic() + self.crowd.chance.uniform(0, 1)
        while not self.crowd.over:
            await self.crowd.wait(due)
            pulse = await self.line.ask("pulse", "GET", f"/{self.room.code}/pulse?v={self.version}")
            if pulse.status == 200:
                await self.draw()
            due = time.monotonic() + SCREENS[self.kind]

    async def draw(self) -> None:
        reply = await self.line.ask(self.kind, "GET", self.picture)
        found = VERSION.search(reply.text) if reply.status == 200 else None
        if found:
            self.version = found[1]


async def in_turn(acts: list[Callable[[], Awaitable[None]]], at_once: int) -> None:
    """All of them, so many at a time."""
    waiting = iter(acts)

    async def work() -> None:
        for act in waiting:
            await act()

    await asyncio.gather(*(work() for _worker in range(at_once)))
