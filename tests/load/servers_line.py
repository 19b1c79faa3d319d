"""One kept connection of a phone, read with as little work as possible: three thousand of them share a processor."""

from __future__ import annotations

import asyncio
import gzip
import re
import time
from dataclasses import dataclass, field
from statistics import quantiles

PATIENCE = 8
"""Seconds after which a phone gives up (resident.js)."""
COOKIE = re.compile(r"^set-cookie: (\w+)=([^;]*)", re.IGNORECASE | re.MULTILINE)
LOCATION = re.compile(r"^location: (\S+)", re.IGNORECASE | re.MULTILINE)
LENGTH = re.compile(r"^content-length: (\d+)", re.IGNORECASE | re.MULTILINE)
ZIPPED = re.compile(r"^content-encoding: gzip", re.IGNORECASE | re.MULTILINE)
LAST = re.compile(r"^connection: close", re.IGNORECASE | re.MULTILINE)


@dataclass
class Tally:
    """What was answered to one kind of request: seconds each, and how many of each status; 0 is no answer."""

    waits: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    def add(self, status: int, wait: float) -> None:
        self.waits.append(wait)
        self.statuses[status] = self.statuses.get(status, 0) + 1

    @property
    def errors(self) -> int:
        """What was neither done nor a page to go to."""
        return sum(many for status, many in self.statuses.items() if status not in {200, 204, 303})

    def at(self, percent: int) -> float:
        """Milliseconds within which so many of a hundred were answered."""
        if len(self.waits) < 2:
            return sum(self.waits) * 1000
        return quantiles(self.waits, n=100, method="inclusive")[percent - 1] * 1000


Tallies = dict[str, Tally]
"""By the kind of request."""


@dataclass(frozen=True)
class Reply:
    status: int
    head: str
    body: bytes

    @property
    def text(self) -> str:
        return (gzip.decompress(self.body) if ZIPPED.search(self.head) else self.body).decode()

    @property
    def location(self) -> str:
        found = LOCATION.search(self.head)
        return found[1] if found else ""


class Line:
    """``again`` counts requests that were sent a second time, because the kept connection had been closed; ``script``
    says that a script of the staff's or the wall's asks, which wants a piece of a page."""

    def __init__(self, port: int, tallies: Tallies, cookies: dict[str, str] | None = None) -> None:
        self.port, self.tallies, self.cookies = port, tallies, cookies or {}
        self.script = False
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None
        self.again = 0

    async def ask(self, kind: str, method: str, path: str, body: str = "", accept: str = "*/*") -> Reply:
        """Sends a request and reads its answer; as a browser does, once more where the line was closed meanwhile."""
        request = self.written(method, path, body, accept)
        began = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                reply = await self.insist(request)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            self.close()
            reply = Reply(0, "", b"")
        self.tallies.setdefault(kind, Tally()).add(reply.status, time.perf_counter() - began)
        self.cookies.update(COOKIE.findall(reply.head))
        return reply

    async def insist(self, request: bytes) -> Reply:
        if self.writer is not None:
            try:
                return await self.exchange(request)
            except (OSError, asyncio.IncompleteReadError):
                self.close()
                self.again += 1
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return await self.exchange(request)

    async def exchange(self, request: bytes) -> Reply:
        assert self.reader is not None
        assert self.writer is not None
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").replace("\r\n", "\n")
        length = LENGTH.search(head)
        body = await self.reader.readexactly(int(length[1])) if length else b""
        if LAST.search(head):
            self.close()
        return Reply(int(head[9:12]), head, body)

    def written(self, method: str, path: str, body: str, accept: str) -> bytes:
        here = f"127.0.0.1:{self.port}"
        lines = [f"{method} {path} HTTP/1.1", f"Host: {here}", f"Accept: {accept}", "Accept-Language: sl"]
        lines += ["Accept-Encoding: gzip", "User-Agent: load run"]
        if self.script:
            lines.append("HX-Request: true")
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            lines += [f"Origin: http://{here}", "Content-Type: application/x-www-form-urlencoded"]
            lines.append(f"Content-Length: {len(body.encode())}")
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
