"""What the staff's pages and the wall cost the server in the largest room: milliseconds and statements of SQL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from tests.load.large_room import PEOPLE, RINGS, STATEMENTS, LargeRoom, open_large_room
from tests.load.rows import Row, at_most

RUNS = 7
LONGEST_MS = 150
MOST_QUERIES = 30


def ring_rows(folder: Path) -> Iterator[Row]:
    """Each page in the round, and where everybody moves; in this process, so that nothing but the server is timed."""
    room = open_large_room(folder)
    told = f"{PEOPLE} seats, {RINGS} rings, {STATEMENTS:,} statements: "
    for name, path in pages(room):
        yield from cost(room, told + name, room.staff, path)
        told = "  "
    room.move_to("move", 3)
    yield from cost(room, "  wall while everybody moves", room.app.test_client(), f"/wall/{room.wall}")


def pages(room: LargeRoom) -> tuple[tuple[str, str], ...]:
    at = f"/workshops/{room.id}"
    return (
        ("console", f"{at}/run"),
        ("wall", f"/wall/{room.wall}"),
        ("desk", f"{at}/desk"),
        ("change of plan", f"{at}/run/replan"),
        ("change looked at", f"{at}/run/replan?change=merge&one=B&other=A"),
        ("table's host", f"/host/{room.card}/1"),
    )


def cost(room: LargeRoom, what: str, visitor: FlaskClient, path: str) -> Iterator[Row]:
    """The median of some runs after the first, and how often the store was asked in the last."""
    waits: list[float] = []
    for _run in range(RUNS):
        began = time.perf_counter()
        answer = visitor.get(path)
        waits.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, f"{path}: {answer.status}"
    with room.counting() as asked:
        visitor.get(path)
    yield at_most(what, median(waits[1:]), LONGEST_MS, " ms")
    yield at_most("    statements of SQL", len(asked), MOST_QUERIES)
