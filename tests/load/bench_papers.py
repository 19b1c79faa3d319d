"""What paper costs: reports of 40, 896 and 10,000 statements beside the layout engine alone, and the print kit."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.load.bench_start import command
from tests.load.house import ROOT, environment
from tests.load.rows import Row, at_most, told
from tests.load.texts import write_import
from workshop.domain.carousel import make_plan

KINDS = {1: "need", 2: "concern", 3: "idea", 4: "offer"}
REPORTS = ((40, 3, 1.5, 120), (896, 3, 3, 200), (10_000, 1, 15, 450))
"""Statements, runs, seconds, MiB."""
PLANS = 20


def paper_rows(folder: Path) -> Iterator[Row]:
    """One evening for each size, so that nothing of one is in another."""
    command(folder, "init-db")
    for many, runs, seconds, memory in REPORTS:
        code = new_workshop(folder, "region-short", people=38)
        command(folder, "import-statements", code, str(write_import(folder / f"{many}.csv", many, KINDS)))
        cost = measure(folder, code, "report", runs)
        yield at_most(f"report of {many:,} statements", cost["seconds"], seconds, " s", 2)
        yield at_most(f"  processor, beside WeasyPrint alone ({cost['alone']:.2f} s)", cost["ratio"], 1.2, " x", 2)
        yield at_most("  memory", cost["mib"], memory, " MiB")
        yield told("  memory of WeasyPrint alone", f"{cost['alone_mib']:.0f} MiB")
    code = new_workshop(folder, "region-short", people=38)
    command(folder, "import-statements", code, str(write_import(folder / "handout.csv", 200, KINDS)))
    yield at_most("hand-out, from closing", measure(folder, code, "handout", 3)["seconds"], 3, " s", 2)
    code = new_workshop(folder, "creative-place", people=60)
    yield at_most("print kit: 6 stations, 60 people", measure(folder, code, "kit", 1)["seconds"], 5, " s", 2)
    yield at_most("planner, 300 people", plan_milliseconds(), 50, " ms", 1)


def new_workshop(folder: Path, template: str, *, people: int) -> str:
    words = ("--template", template, "--community", "Golnik", "--title", "Load run", "--people", str(people))
    return command(folder, "new-workshop", *words).strip()


def measure(folder: Path, code: str, kind: str, runs: int) -> dict[str, float]:
    """In a process of its own, so that memory is that of paper alone."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.load.papers", code, kind, str(runs)],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    found: dict[str, float] = json.loads(done.stdout)
    return found


def plan_milliseconds() -> float:
    waits = []
    for _run in range(PLANS):
        began = time.perf_counter()
        make_plan(300, 6, 60)
        waits.append(time.perf_counter() - began)
    return median(waits) * 1000
