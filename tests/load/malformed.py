"""Malformed requests in their thousands: every address, every method, as everybody. Never a fault of ours, and nothing
is stored of what was refused (`python -m tests.load malformed 100000`)."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests import stores
from tests.load.malformed_run import Findings, Run
from tests.load.malformed_stages import Stage, demo_stages, own_stage
from tests.load.rows import Row, at_most, told
from tests.rights.installation import Installation, installed

USUAL = 4_000
"""How many requests a run asks that names no number."""
AT_A_STAGE = 500
STATES = (("prepared", 0), ("check_in", 0), ("round", 1), ("home_round", 0), ("voting", 0), ("evaluation", 0))


def malformed_rows(folder: Path, requests: int = 0, seed: int = 1) -> Iterator[Row]:
    """Rows of a run over evenings at every moment, and over those of the demo."""
    (folder / "built").mkdir(parents=True)
    with stores.built(folder / "built") as store, installed(store, folder) as house:
        stages = [own_stage(house, state, number) for state, number in STATES] + list(demo_stages(house))
        began, used = time.perf_counter(), time.process_time()
        found = hold(house, stages, requests or USUAL, seed)
        took, used = time.perf_counter() - began, time.process_time() - used
    for what, first in found.wrong.items():
        print(f"\n{found.times[what]} x {what}\n{first}", file=sys.stderr)
    yield told("malformed requests", f"{found.asked} in {took:.0f} s, {used:.0f} s CPU")
    yield told("their answers", ", ".join(f"{code}: {n}" for code, n in sorted(found.answers.items())))
    yield at_most("places with a fault, or with something stored", len(found.wrong), 0)


def hold(house: Installation, stages: list[Stage], requests: int, seed: int, at_a_stage: int = AT_A_STAGE) -> Findings:
    """Asks so many, a part of them at each stage in turn."""
    run = Run(house, seed)
    try:
        for number in range(requests):
            stage = stages[number // at_a_stage % len(stages)]
            if number % at_a_stage == 0:
                run.begin(stage)
            run.check(stage, run.malformed(stage))
    finally:
        run.close()
    return run.found
