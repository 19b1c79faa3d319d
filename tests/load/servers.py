"""Many evenings at once on an installation as docs/servers.md has it, on this computer alone: PostgreSQL, three app
servers, nginx. `python -m tests.load servers 20 12` looks for 20 seconds each, at twelve evenings at most."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

from tests.load.rows import Row, at_most, told
from tests.load.servers_cost import one_more
from tests.load.servers_files import verify_units
from tests.load.servers_line import Tally
from tests.load.servers_rooms import PEOPLE, Store, opened_store
from tests.load.servers_run import COSTS, Run, Seen
from tests.load.servers_site import Site, opened_site

SECONDS, EVENINGS = 45, 60
KINDS = ("pulse", "page", "answer", "wall", "console")
LATE = 0.25
"""Seconds by which this program may be late: more, and it is the computer that is measured, not the product."""


def server_rows(_folder: Path, seconds: int = SECONDS, evenings: int = EVENINGS) -> Iterator[Row]:
    """Looks at a sixth of the evenings, at half of them, at all; then everything is renewed while they go on."""
    levels = sorted({max(1, evenings // 6), max(1, evenings // 2), evenings})
    began = time.perf_counter()
    with opened_site() as site, opened_store(site.folder / "instance", site.database) as store:
        yield units_row(site.folder)
        run = Run(site, store.make_rooms(evenings))
        yield told(f"ready: PostgreSQL, {len(site.servers)} servers, nginx", f"{time.perf_counter() - began:.0f} s")
        asyncio.run(run.go(levels, seconds))
        yield from rows_of(run, site, store)


def units_row(folder: Path) -> Row:
    """The units as systemd reads them."""
    (folder / "units").mkdir()
    faults = verify_units(folder / "units")
    if faults is None:
        return told("units of systemd: nobody here to read them", "")
    return at_most("units of systemd: lines of complaint", len(faults.splitlines()), 0)


def rows_of(run: Run, site: Site, store: Store) -> Iterator[Row]:
    for people, took, seats in run.joins:
        yield told(f"{people} phones join: one after the other in", f"{took:.0f} s ({people / took:.0f}/s)")
        yield at_most("  seats refused or not answered", seats.errors, 0)
    for seen in run.looks:
        yield from look_rows(seen)
    yield from growth_rows(run.looks)
    yield from renewal_rows(run)
    yield kept_row(run.crowd.acknowledged, store)
    yield told("  purge, beside the evenings that lie there", f"{site.run_unit('vrtiljak-purge.service'):.1f} s")


def look_rows(seen: Seen) -> Iterator[Row]:
    passed, many = seen.passed, seen.evenings
    yield told(f"{many} evenings, {many * PEOPLE} phones, a wall and a console each", f"{seen.seconds:.0f} s")
    yield told("  requests at nginx", f"{passed.requests / seen.seconds:.0f}/s")
    reached = passed.to_program / seen.seconds
    yield told("  of them to the program, and of each evening", f"{reached:.0f}/s, {reached / many:.2f}/s")
    yield told("  to the program: " + ", ".join(KINDS), kinds_of(seen))
    yield told("  pulses answered by nginx alone", f"{passed.kept_share * 100:.1f} %")
    answers = seen.tallies.get("answer", Tally())
    yield told(
        f"  {len(answers.waits)} answers: p50, p95, p99",
        f"{answers.at(50):.0f}, {answers.at(95):.0f}, {answers.at(99):.0f} ms",
    )
    pulses = seen.tallies.get("pulse", Tally())
    yield told("  pulses: p50, p95, p99", f"{pulses.at(50):.0f}, {pulses.at(95):.0f}, {pulses.at(99):.0f} ms")
    yield at_most("  errors of all kinds", errors_of(seen), 0)
    for who in COSTS:
        yield told(f"  processor: {who}", f"{seen.cost[who] / seen.seconds * 100:.1f} % of a core")
    yield at_most("  the phones came late (p95)", seen.late, LATE, " s", 3)


def kinds_of(seen: Seen) -> str:
    """How many of each kind of request reached the program in a second."""
    pulses = seen.passed.pulses - seen.passed.kept
    rest = [len(seen.tallies.get(kind, Tally()).waits) for kind in KINDS[1:]]
    return ", ".join(f"{many / seen.seconds:.1f}" for many in (pulses, *rest)) + " /s"


def errors_of(seen: Seen) -> int:
    return sum(tally.errors for tally in seen.tallies.values())


def growth_rows(looks: list[Seen]) -> Iterator[Row]:
    """What one more evening costs, by the runs together."""
    if len(looks) < 2:
        return
    evenings = [seen.evenings for seen in looks]
    yield told("one more evening, a minute of it: processor", f"{one_more(evenings, [s.minute for s in looks]):.3f} s")
    for who in COSTS:
        cost = one_more(evenings, [seen.cost[who] / seen.seconds * 60 for seen in looks])
        yield told(f"  {who}", f"{cost:.3f} s")
    cores = one_more(evenings, [seen.minute for seen in looks]) / 60
    for many in (300, 1200):
        yield told(f"  extrapolated: {many:,} evenings at this price", f"{cores * many:.0f} cores, all busy")


def renewal_rows(run: Run) -> Iterator[Row]:
    assert run.renewal is not None
    yield told("a backup meanwhile", f"{run.backup_seconds:.1f} s")
    yield told("other servers in place of these while all go on", f"{run.renewal.passed.requests} requests")
    yield at_most("  errors of all kinds", errors_of(run.renewal), 0)
    yield told("  requests sent once more on a new connection", f"{run.renewal.again}")


def kept_row(acknowledged: set[str], store: Store) -> Row:
    """Every acknowledged answer is in the store, once, and nothing else is."""
    stored = store.count_keys()
    wrong = sum(stored.get(key) != 1 for key in acknowledged) + len(stored.keys() - acknowledged)
    return at_most(f"of {len(acknowledged):,} acknowledged: lost, twice, or unknown", wrong, 0)
