"""What one more evening costs: the first of a store beside the sixtieth of another, in turn, on the same computer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.load import swarm
from tests.load.evening import Hall, open_hall
from tests.load.house import ROOT, House, environment, opened
from tests.load.meter import processor_seconds
from tests.load.past_evenings import ANSWERS
from tests.load.rows import Row, at_most, told
from tests.load.swarm import Ask

BEFORE, RUNS = 59, 5
PHONES, WITHIN = 300, 3.0


class Measured:
    """One evening in its first round, and what its answers cost: milliseconds of p95 and of processor, by run."""

    def __init__(self, house: House, hall: Hall) -> None:
        self.house, self.port = house, int(house.base.rpartition(":")[2])
        hall.at_once(lambda phone: phone.join())
        hall.facilitator.go_on_to("round", 1)
        form = hall.phones[0].look().form("/statements")
        fields = {name: value for name, value in form.fields if name not in {"key", "text"}}
        path = f"/{hall.facilitator.code}/statements"
        self.ask: Ask = swarm.posting(house.base, path, {**fields, "kind": form.buttons[0].value}, words="Rast")
        self.waits: list[float] = []
        self.costs: list[float] = []

    def run(self) -> None:
        before = processor_seconds(self.house.process)
        series = swarm.once_each(self.port, self.ask, phones=PHONES, within=WITHIN)
        assert series.errors(303) == 0, series.statuses
        self.waits.append(series.p95)
        self.costs.append((processor_seconds(self.house.process) - before) / PHONES * 1000)


def growth_rows(folder: Path) -> Iterator[Row]:
    """Runs in turn, so that whatever else this computer does weighs on both; the quietest of each are compared."""
    folder.mkdir()
    with (
        opened(folder / "first") as house,
        opened(folder / "sixtieth") as full_house,
        closing(open_hall(house, phones=1)) as hall,
        closing(open_hall(full_house, phones=1)) as full_hall,
    ):
        add_past(full_house)
        first, last = Measured(house, hall), Measured(full_house, full_hall)
        for _run in range(RUNS + 1):
            first.run()
            last.run()
    yield told(f"first evening of a store, {PHONES} phones within 3 s: p95", f"{figure(first.waits):.1f} ms")
    yield told(f"  the next after {BEFORE} of {ANSWERS} answers", f"{figure(last.waits):.1f} ms")
    yield at_most("  beside the first", figure(last.waits) / figure(first.waits), 1.2, " x", 2)
    yield told("  processor per answer, the first", f"{figure(first.costs):.2f} ms")
    yield at_most("  beside it, the last", figure(last.costs) / figure(first.costs), 1.2, " x", 2)


def figure(runs: list[float]) -> float:
    """The quietest run, without the first, in which caches fill."""
    return min(runs[1:])


def add_past(house: House) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.load.past_evenings", str(BEFORE)],
        cwd=ROOT,
        env=environment(house.folder),
        check=True,
        capture_output=True,
        timeout=120,
    )
