"""Malformed requests in their thousands: every address, every method, as everybody. Never a fault of ours, and nothing
is stored of what was refused (`python -m tests.load malformed 100000`; `wire` sends them through the server)."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests import postgres, stores
from tests.load.malformed_run import OUR_FAULT, Findings, Run
from tests.load.malformed_stages import Stage, demo_stages, own_stage
from tests.load.rows import Row, at_most, told
from tests.rights.installation import Installation, installed

USUAL = 4_000
"""How many requests a run asks that names no number."""
AT_A_STAGE = 500
STATES = (("prepared", 0), ("check_in", 0), ("round", 1), ("home_round", 0), ("voting", 0), ("evaluation", 0))


def malformed_rows(folder: Path, requests: int = 0, seed: int = 1, *, on_the_wire: bool = False) -> Iterator[Row]:
    """Rows of a run over evenings at every moment, and over those of the demo."""
    (folder / "built").mkdir(parents=True)
    with stores.built(folder / "built") as store, installed(store, folder) as house:
        stages = [own_stage(house, state, number) for state, number in STATES] + list(demo_stages(house))
        began, used = time.perf_counter(), time.process_time()
        found = hold(house, stages, requests or USUAL, seed, on_the_wire=on_the_wire)
        took, used = time.perf_counter() - began, time.process_time() - used
    for what, first in found.wrong.items():
        print(f"\n{found.times[what]} x {what}\n{first}", file=sys.stderr)
    where = f"over {'PostgreSQL' if postgres.SERVER else 'SQLite'}{', through the server' if on_the_wire else ''}"
    yield told(f"malformed requests {where}", f"{found.asked} in {took:.0f} s, {used:.0f} s CPU")
    yield told("  their answers", ", ".join(f"{code}: {n}" for code, n in sorted(found.answers.items())))
    yield at_most("  answers of 500", sum(n for code, n in found.answers.items() if code in OUR_FAULT), 0)
    yield at_most("  places with a fault, or with something stored", len(found.wrong), 0)


def hold(house: Installation, stages: list[Stage], requests: int, seed: int, *, on_the_wire: bool = False) -> Findings:
    """Asks so many, a part of them at each stage in turn."""
    run = Run(house, seed, on_the_wire=on_the_wire)
    try:
        for number in range(requests):
            stage = stages[number // AT_A_STAGE % len(stages)]
            if number % AT_A_STAGE == 0:
                run.begin(stage)
            run.check(stage, run.malformed(stage))
    finally:
        run.close()
    return run.found
