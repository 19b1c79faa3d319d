"""Phones that send the same bytes, and so the same key, until they are told that the answer is stored."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.load.swarm import Ask, Line

PAUSE = (0.3, 2.0)
"""Seconds after which a phone tries again."""
SEE_OTHER, UNAVAILABLE = 303, 503
KEY = re.compile(rb"key=([0-9a-f-]{36})")


@dataclass
class Told:
    """What the phones know: acknowledged answers, further tries by what they were told (0: nothing), waits."""

    acknowledged: int = 0
    again: Counter[int] = field(default_factory=Counter)
    longest: float = 0.0
    seconds: float = 0.0

    @property
    def tries(self) -> int:
        return sum(self.again.values())


@dataclass
class Phones:
    """``many`` phones that send ``each`` answers one after another to any of the ``ports``."""

    ports: Sequence[int]
    ask: Ask
    many: int
    each: int
    told: Told = field(default_factory=Told)
    ended: bool = False
    unheard: set[str] = field(default_factory=set)
    """Keys whose last try ended without any answer."""
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    async def send_all(self, beside: Callable[[Phones], object] | None = None) -> Told:
        """Everybody at once; ``beside`` runs in a thread meanwhile and sees how far they are."""
        began = time.perf_counter()
        company = asyncio.create_task(asyncio.to_thread(beside, self)) if beside else None
        await asyncio.gather(*(self.phone(number) for number in range(self.many)))
        self.ended = True
        if company is not None:
            await company
        self.told.seconds = time.perf_counter() - began
        return self.told

    async def phone(self, number: int) -> None:
        lines = {port: Line(port) for port in self.ports}
        for _answer in range(self.each):
            await self.insist(lines, self.ask(number))
        for line in lines.values():
            line.close()

    async def insist(self, lines: dict[int, Line], request: bytes) -> None:
        found = KEY.search(request)
        key = found[1].decode() if found else ""
        while True:
            began = time.perf_counter()
            status = await lines[self.chance.choice(list(lines))].ask(request)
            self.told.longest = max(self.told.longest, time.perf_counter() - began)
            if status == SEE_OTHER:
                self.told.acknowledged += 1
                self.unheard.discard(key)
                return
            if not status:
                self.unheard.add(key)
            self.told.again[status] += 1
            await asyncio.sleep(self.chance.uniform(*PAUSE))


def losses(acknowledged: int, kept: dict[str, int]) -> tuple[int, int]:
    """(acknowledged but lost, kept twice) of answers whose words differ."""
    return max(0, acknowledged - len(kept)), sum(many > 1 for many in kept.values())
