"""Replies that never arrive although the answer is stored: a proxy in between cuts them. The phone sends again under
the same key, and there are as many rows as keys (`python -m tests.load drops 2000`)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.load import swarm
from tests.load.bench_kills import on_each_store
from tests.load.insistent import SEE_OTHER, Phones, Told, losses
from tests.load.room import Room
from tests.load.rows import Row, at_least, at_most, told
from tests.load.served import Servers

ANSWERS, PHONES = 2_000, 100
SHARE = 0.4
"""Of the replies that say that something was stored."""
WORDS = "Odrezano"


@dataclass
class Cutter:
    """A proxy that hands every request on and hangs up instead of handing back some of the acknowledgements."""

    port: int
    share: float = SHARE
    cut: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(5))

    async def open(self) -> asyncio.Server:
        return await asyncio.start_server(self.serve, "127.0.0.1", 0)

    async def serve(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            while await self.hand_on(phone, back, reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # one side has gone; so does the other
        finally:
            writer.close()
            back.close()

    async def hand_on(
        self,
        phone: asyncio.StreamReader,
        back: asyncio.StreamWriter,
        reader: asyncio.StreamReader,
        to: asyncio.StreamWriter,
    ) -> bool:
        """One request and its answer; False where the answer was cut."""
        to.write(await message(phone))
        answer = await message(reader)
        if answer.startswith(b"HTTP/1.1 %d" % SEE_OTHER) and self.chance.random() < self.share:
            self.cut += 1
            return False
        back.write(answer)
        await back.drain()
        return True


async def message(reader: asyncio.StreamReader) -> bytes:
    """One whole request or answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    length = next((int(line[15:]) for line in lines if line.startswith("content-length:")), 0)
    return head + await reader.readexactly(length)


def drop_rows(folder: Path, answers: int = 0) -> Iterator[Row]:
    yield from on_each_store(folder, lambda room, _database: dropped(room, answers or ANSWERS))


def dropped(room: Room, answers: int, phones: int = PHONES) -> Iterator[Row]:
    """Answers from so many phones through the proxy."""
    with closing(Servers(room)) as servers:
        fields, cutter = room.fields(servers.base), Cutter(servers.ports[0])
        known = asyncio.run(send_through(cutter, servers.base, room, fields, answers, phones))
    kept = room.kept(WORDS)
    lost, twice = losses(known.acknowledged, kept)
    yield told(f"{known.acknowledged:,} keys through a proxy that cuts replies, {room.store}", f"{cutter.cut} cut")
    yield told("  sent again", f"{known.tries}, {known.seconds:.0f} s")
    yield at_least("  replies cut after the commit", cutter.cut, 1)
    yield at_most("  rows more or fewer than keys", abs(sum(kept.values()) - known.acknowledged), 0)
    yield at_most("  acknowledged but lost", lost, 0)
    yield at_most("  kept twice", twice, 0)


async def send_through(
    cutter: Cutter, base: str, room: Room, fields: dict[str, str], answers: int, phones: int
) -> Told:
    proxy = await cutter.open()
    ask = swarm.posting(base, f"/{room.code}/statements", fields, words=WORDS)
    hall = Phones([proxy.sockets[0].getsockname()[1]], ask, phones, -(-answers // phones))
    async with proxy:
        return await hall.send_all()
