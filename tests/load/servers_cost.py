"""What a server costs with everything that it has started: seconds of processor of a whole family of processes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from statistics import linear_regression

from tests.load.meter import TICKS

PARENT, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED = 1, 11, 12, 13, 14
"""Places in /proc/<process>/stat after the name."""


def family_seconds(*first: int) -> float:
    """Seconds of processor of these processes and of all that they have started, those that have ended included."""
    lines = read_lines()
    return sum(spent(lines[process]) for process in family(first, lines))


def read_lines() -> dict[int, list[str]]:
    """What the system says of each process that runs, by its number."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended, and counts with its parent
    return found


def family(first: Iterable[int], lines: dict[int, list[str]]) -> set[int]:
    children: dict[int, list[int]] = {}
    for process, line in lines.items():
        children.setdefault(int(line[PARENT]), []).append(process)
    found: set[int] = set()
    waiting = [process for process in first if process in lines]
    while waiting:
        process = waiting.pop()
        found.add(process)
        waiting += children.get(process, [])
    return found


def spent(line: list[str]) -> float:
    return sum(int(line[place]) for place in (USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED)) / TICKS


def one_more(evenings: list[int], seconds_a_minute: list[float]) -> float:
    """Seconds of processor that a minute of one more evening costs: the slope over runs with fewer and with more."""
    return linear_regression(evenings, seconds_a_minute).slope
