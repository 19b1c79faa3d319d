"""The load runs of the product as a table: what was measured, beside its target, on this computer alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.load.bench_backup import backup_rows
from tests.load.bench_bell import bell_rows
from tests.load.bench_disk import disk_rows
from tests.load.bench_drops import drop_rows
from tests.load.bench_faults import fault_rows
from tests.load.bench_flush import flush_rows
from tests.load.bench_growth import growth_rows
from tests.load.bench_hall import HallRows
from tests.load.bench_kills import kill_rows
from tests.load.bench_matches import match_rows
from tests.load.bench_papers import paper_rows
from tests.load.bench_rings import ring_rows
from tests.load.bench_screens import screen_rows
from tests.load.bench_start import page_rows, planner_rows, start_rows
from tests.load.bench_stop import stop_rows
from tests.load.bench_wall import wall_rows
from tests.load.house import opened
from tests.load.malformed import malformed_rows
from tests.load.rows import Row, show
from tests.load.servers import server_rows

Part = Callable[[Path], Iterator[Row]]
"""Rows of a part, measured in a folder of its own that is not there yet."""


def main(wanted: Sequence[str] = ()) -> int:
    """Runs the wanted parts, else all but those asked for by name alone, and prints rows as they come. A number says
    how many answers, races or malformed requests there are, or how long and how many evenings are looked at.

    Returns 1 when something could not be run or was refused, 2 for a part that there is not."""
    counts = [int(word) for word in wanted if word.isdecimal()]
    wanted = [word for word in wanted if not word.isdecimal()]
    known = {**PARTS, **BY_NAME_ALONE}
    unknown = set(wanted) - set(known)
    if unknown:
        print(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        return 2
    began = time.perf_counter()
    rows: list[Row] = []
    print(f"{os.cpu_count()} cores; load of others before the first run: {os.getloadavg()[0]:.1f}\n")
    print(f"{'':4}{'what':56}{'measured':>22}   target")
    with tempfile.TemporaryDirectory() as scratch:
        for name in wanted or PARTS:
            rows += run(counted(name, known[name], counts), Path(scratch) / name)
    missed = [row for row in rows if not row.met]
    print(f"\n{len(rows) - len(missed)} of {len(rows)} rows meet their target, {time.perf_counter() - began:.0f} s.")
    return 1 if any(row.broken for row in rows) else 0


def counted(name: str, part: Part, counts: Sequence[int]) -> Part:
    """A part with the numbers that it takes."""
    taken = dict(zip(NUMBERS.get(name, ()), counts, strict=False))
    return partial(part, **taken) if taken else part


def in_a_hall(folder: Path) -> Iterator[Row]:
    """Everything that needs a running evening."""
    folder.mkdir()
    with opened(folder / "house") as house, closing(HallRows(house, folder)) as hall:
        yield from page_rows(house.base, hall.code)
        yield from hall.rows()


PARTS: Mapping[str, Part] = {
    "planner": planner_rows,
    "start": start_rows,
    "hall": in_a_hall,
    "rings": ring_rows,
    "wall": wall_rows,
    "screens": screen_rows,
    "growth": growth_rows,
    "faults": fault_rows,
    "paper": paper_rows,
    "matches": match_rows,
    "malformed": malformed_rows,
}
"""By the names by which they are asked for, in the order in which they are printed."""
BY_NAME_ALONE: Mapping[str, Part] = {
    "servers": server_rows,
    "kills": kill_rows,
    "drops": drop_rows,
    "stop": stop_rows,
    "flush": flush_rows,
    "backup": backup_rows,
    "bell": bell_rows,
    "disk": disk_rows,
    "wire": partial(malformed_rows, on_the_wire=True),
}
"""They need other programs or a long time: nginx and PostgreSQL, faults by the thousand (docs/durability.md)."""
NUMBERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("malformed", "wire"), ("requests",)),
    **dict.fromkeys(("kills", "drops", "stop", "flush", "backup"), ("answers",)),
    "bell": ("races",),
    "servers": ("seconds", "evenings"),
}
"""What the numbers after a part's name say."""


def run(part: Part, folder: Path) -> list[Row]:
    """The rows of a part; a fault becomes a row of its own, so that the other parts are still seen."""
    found: list[Row] = []
    try:
        for row in part(folder):
            found.append(row)
            print(show(row), flush=True)
    except (AssertionError, OSError, LookupError, ValueError, subprocess.SubprocessError) as fault:
        row = Row("a run that broke", f"{type(fault).__name__}", "", met=False, broken=True)
        found.append(row)
        print(show(row), f"\n{str(fault)[:1500]}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
