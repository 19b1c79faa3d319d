"""Many phones at once: raw requests over kept connections, so that the load costs the computer as little as it can."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import quote_plus, urlsplit

PATIENCE = 40
Ask = Callable[[int], bytes]
"""The bytes of the next request of a phone, by the phone's number."""


@dataclass
class Series:
    """Answers of a run: seconds each, by status; ``seconds`` is how long the run took."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    def add(self, status: int, wait: float) -> None:
        self.waits.append(wait)
        self.statuses[status] = self.statuses.get(status, 0) + 1

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds if self.seconds else 0.0

    @property
    def p50(self) -> float:
        """Milliseconds."""
        return median(self.waits) * 1000

    @property
    def p95(self) -> float:
        """Milliseconds."""
        return quantiles(self.waits, n=20, method="inclusive")[-1] * 1000

    def errors(self, *good: int) -> int:
        return sum(count for status, count in self.statuses.items() if status not in good)


class Line:
    """One phone's connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, request: bytes) -> int:
        """Sends a request and reads its whole answer; returns the status, 0 when there was none."""
        try:
            return await asyncio.wait_for(self.exchange(request), PATIENCE)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            self.close()
            return 0

    async def exchange(self, request: bytes) -> int:
        if self.writer is None or self.reader is None:
            await self.open()
        assert self.writer is not None
        assert self.reader is not None
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0)
        await self.reader.readexactly(length)
        if "connection: close" in head:
            self.close()
        return int(head[9:12])

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def gather_lines(port: int, phones: int) -> list[Line]:
    """Connections that stand already, as those of phones that poll."""
    lines = [Line(port) for _ in range(phones)]
    for line in lines:
        await line.open()
    return lines


async def timed(series: Series, line: Line, request: bytes) -> None:
    began = time.perf_counter()
    status = await line.ask(request)
    series.add(status, time.perf_counter() - began)


def closed_loop(port: int, ask: Ask, *, phones: int, seconds: float) -> Series:
    """Every phone sends again as soon as it has its answer."""

    async def run() -> Series:
        series, lines = Series(), await gather_lines(port, phones)
        began = time.perf_counter()

        async def phone(number: int) -> None:
            while time.perf_counter() - began < seconds:
                await timed(series, lines[number], ask(number))

        await asyncio.gather(*(phone(number) for number in range(phones)))
        return finished(series, lines, began)

    return asyncio.run(run())


def once_each(
    port: int, ask: Ask, *, phones: int, within: float, beside: Callable[[], Awaitable[None]] | None = None
) -> Series:
    """Every phone sends once, at a moment of its own within so many seconds."""

    async def run() -> Series:
        series, lines = Series(), await gather_lines(port, phones)
        chance = random.Random(7)
        company = asyncio.create_task(keep_company(beside))
        await asyncio.sleep(0.3)
        began = time.perf_counter()

        async def phone(number: int) -> None:
            await asyncio.sleep(chance.uniform(0, within))
            await timed(series, lines[number], ask(number))

        await asyncio.gather(*(phone(number) for number in range(phones)))
        company.cancel()
        return finished(series, lines, began)

    return asyncio.run(run())


async def keep_company(beside: Callable[[], Awaitable[None]] | None) -> None:
    if beside is not None:
        await beside()


def in_rhythm(port: int, ask: Ask, *, phones: int, every: tuple[float, float], seconds: float) -> Series:
    """Every phone asks at its own pace, between ``every`` seconds, as the pulse is asked for."""

    async def run() -> Series:
        series, lines = Series(), await gather_lines(port, phones)
        chance = random.Random(7)
        began = time.perf_counter()

        async def phone(number: int) -> None:
            await asyncio.sleep(chance.uniform(0, every[1]))
            while time.perf_counter() - began < seconds:
                await timed(series, lines[number], ask(number))
                await asyncio.sleep(chance.uniform(*every))

        await asyncio.gather(*(phone(number) for number in range(phones)))
        return finished(series, lines, began)

    return asyncio.run(run())


async def dawdle(port: int, request: bytes, *, phones: int, seconds: float) -> None:
    """Phones on a weak network: each sends its request a few bytes at a time."""

    async def phone() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        piece = max(1, len(request) // 20)
        for start in range(0, len(request), piece):
            writer.write(request[start : start + piece])
            await asyncio.sleep(seconds / 20)
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    await asyncio.gather(*(phone() for _ in range(phones)))


def finished(series: Series, lines: list[Line], began: float) -> Series:
    series.seconds = time.perf_counter() - began
    for line in lines:
        line.close()
    return series


def posting(base: str, path: str, fields: dict[str, str], *, words: str) -> Ask:
    """A form sent with a key and words of its own each time, from as many cookies as there are phones."""
    host = urlsplit(base).netloc
    same = "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items())
    cookies: dict[int, str] = {}

    def ask(number: int) -> bytes:
        cookie = cookies.setdefault(number, secrets.token_urlsafe(16))
        key = uuid.uuid4()
        body = f"{same}&key={key}&text={quote_plus(f'{words} {key}')}".encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {base}\r\nCookie: seat={cookie}\r\n"
            f"Accept-Encoding: gzip\r\nAccept-Language: sl\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    return ask


def getting(base: str, path: str) -> Ask:
    """The same page asked for again and again."""
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {urlsplit(base).netloc}\r\nAccept-Encoding: gzip\r\nAccept-Language: sl\r\n\r\n"
    ).encode()
    return lambda _number: request
