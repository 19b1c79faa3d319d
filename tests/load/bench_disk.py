"""A full disk, a read-only disk, a clock that is set back: a clear word within three seconds, nothing acknowledged is
lost, and pages that need no store are still there (`python -m tests.load disk`; disks need root)."""

from __future__ import annotations

import asyncio
import http.client
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from tests.load import swarm
from tests.load.bench_faults import Served, locked_rows
from tests.load.bench_start import wait_for
from tests.load.disks import can_mount, fail, fill, mend, real_disk, small_disk
from tests.load.house import ROOT
from tests.load.insistent import SEE_OTHER, UNAVAILABLE, Phones
from tests.load.room import Room, command, made
from tests.load.rows import Row, at_least, at_most, told
from tests.load.served import LONGEST_START, Servers
from tests.load.store import STORE
from tests.load.visitor import Visitor

PHONES, EACH, TRIES = 20, 5, 10
WORDS = "Okvara"
SAID = "Delavnica trenutno ni dosegljiva"
"""The heading of the page in Slovene, the language that these phones ask for."""
WITHOUT_STORE = ("/", "/static/icon.svg")
FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))


@dataclass(frozen=True)
class Word:
    status: int
    after: str
    page: str
    seconds: float


def disk_rows(folder: Path) -> Iterator[Row]:
    folder.mkdir(parents=True)
    if can_mount():
        with small_disk(folder / "full") as disk:
            yield from full_disk(made(disk / "house"))
        yield from read_only_disk(folder)
    else:
        yield told("full and read-only disks", "need root on Linux")
    yield from store_locked(made(folder / "locked"))
    yield from clock_set_back(made(folder / "clock"))


def full_disk(room: Room) -> Iterator[Row]:
    with closing(Servers(room)) as servers:
        before = write(room, servers)
        filler = fill(room.folder)
        yield from refused("disk full", room, servers)
        yield doctor(room, "writing")
        filler.unlink()
        after = write(room, servers)
    yield from kept(room, before + after)


def read_only_disk(folder: Path) -> Iterator[Row]:
    image, disk = folder / "image", folder / "disk"
    with real_disk(image, disk) as device:
        room = made(disk / "house")
        with closing(Servers(room)) as servers:
            before = write(room, servers)
            fail(device)
            yield from refused("disk read-only after a fault", room, servers)
            yield doctor(room, "writing")
        mend(image, disk)
        with closing(Servers(room)) as servers:
            after = write(room, servers)
        yield from kept(room, before + after)


def store_locked(room: Room) -> Iterator[Row]:
    with closing(Served(room.folder)) as served:
        served.start()
        with closing(Visitor(served.base)) as visitor:
            wait_for(visitor, LONGEST_START)
        yield from locked_rows(served, room.code, room.fields(served.base))
    with closing(sqlite3.connect(room.folder / STORE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield doctor(room, "writing")


def clock_set_back(room: Room) -> Iterator[Row]:
    """The time of the process alone, by libfaketime; what counts seconds goes on."""
    if not FAKETIME:
        yield told("clock set back", "faketime is not installed")
        return
    hands = room.folder / "hands"
    hands.write_text("+0")
    fake = {"LD_PRELOAD": str(FAKETIME[0]), "FAKETIME_TIMESTAMP_FILE": str(hands), "FAKETIME_NO_CACHE": "1"}
    fake["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
    with closing(Servers(room, more=fake)) as servers:
        before = write(room, servers)
        newest = newest_row(room)
        hands.write_text("-3600")
        after = write(room, servers)
        behind = newest - newest_row(room, after="id")
        pages = pages_there(room, servers, (f"/{room.code}", f"/{room.code}/pulse"))
    yield told("clock set back an hour: the newest row is older by", f"{behind / timedelta(minutes=1):.0f} min")
    yield at_least("  pages of the evening still there", pages, 2)
    yield doctor(room, "clock", fake)
    yield from kept(room, before + after)


def newest_row(room: Room, after: str = "created_at") -> datetime:
    found = room.rows(f"SELECT created_at FROM statements ORDER BY {after} DESC LIMIT 1")
    return datetime.fromisoformat(str(found[0][0]))


def write(room: Room, servers: Servers) -> int:
    """How many answers were acknowledged; all, for the phones insist."""
    ask = swarm.posting(servers.base, f"/{room.code}/statements", room.fields(servers.base), words=WORDS)
    return asyncio.run(Phones(servers.ports, ask, PHONES, EACH).send_all()).acknowledged


def refused(what: str, room: Room, servers: Servers) -> Iterator[Row]:
    """Every answer is told the same, in the phone's language, and soon."""
    words = [send(room, servers, {"station": "1", "kind": "need"}) for _ in range(TRIES)]
    clear = [word for word in words if word.status == UNAVAILABLE and word.after and SAID in word.page]
    yield at_least(f"{what}: told so with 503, Retry-After, in Slovene", len(clear), TRIES)
    yield at_most("  the longest wait for it", max(word.seconds for word in words), 3, " s", 1)
    yield at_most("  acknowledged all the same", sum(word.status == SEE_OTHER for word in words), 0)
    yield at_least("  pages without the store still there", pages_there(room, servers), len(WITHOUT_STORE))


def send(room: Room, servers: Servers, fields: dict[str, str]) -> Word:
    key = str(uuid4())
    body = urlencode({**fields, "key": key, "text": f"Zavrnjeno {key}"})
    head = {"Origin": servers.base, "Accept-Language": "sl", "Content-Type": "application/x-www-form-urlencoded"}
    began = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", servers.ports[0], timeout=30)) as line:
        line.request("POST", f"/{room.code}/statements", body, head)
        answer = line.getresponse()
        page = answer.read().decode()
    return Word(answer.status, answer.headers.get("Retry-After", ""), page, time.monotonic() - began)


def pages_there(room: Room, servers: Servers, paths: tuple[str, ...] = WITHOUT_STORE) -> int:
    found = 0
    for path in paths:
        with closing(http.client.HTTPConnection("127.0.0.1", servers.ports[0], timeout=30)) as line:
            line.request("GET", path)
            found += line.getresponse().status in {200, 204}
    return found


def doctor(room: Room, subject: str, more: dict[str, str] | None = None) -> Row:
    """What the doctor says of it."""
    env = room.environment(**(more or {}))
    done = subprocess.run(command("doctor"), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    said = next((words for verdict, name, words in lines if name == subject and verdict == "missing"), "")
    return Row("  the doctor names it", said[:40] or "no", "named", met=bool(said))


def kept(room: Room, acknowledged: int) -> Iterator[Row]:
    rows = room.kept(WORDS)
    yield at_most("  acknowledged but lost", max(0, acknowledged - len(rows)), 0)
    yield at_most("  kept though refused", len(room.kept("Zavrnjeno")), 0)
