"""Seconds and memory of a PDF as the product makes it, and of the layout engine alone on the same HTML.

python -m tests.load.papers CODE KIND TIMES    prints JSON; settings come from the environment
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from flask import Flask

from tests.load.meter import memory_mib
from workshop import create_app
from workshop.prints.kinds import PrintSource, build_source, get_kind
from workshop.prints.render import STATIC, render_pdf
from workshop.services.seats import find_workshop

ALONE = "import sys, weasyprint; weasyprint.HTML(filename=sys.argv[1], base_url=sys.argv[2]).write_pdf(sys.argv[3])"
LONGEST = 100


def measure(code: str, kind: str, times: int, folder: Path) -> dict[str, float]:
    """Medians, in turn so that both meet the same computer. The memory is that of the child that lays out."""
    app = create_app()
    ours: list[Cost] = []
    alone: list[Cost] = []
    for _run in range(times):
        with watched() as cost:
            source = build(app, code, kind)
            render_pdf(source.html, attachments=source.attachments, seconds=LONGEST)
        ours.append(cost)
        with watched() as cost:
            lay_out_alone(source, folder)
        alone.append(cost)
    return {
        "seconds": median(cost.seconds for cost in ours),
        "mib": median(cost.mib for cost in ours),
        "alone": median(cost.seconds for cost in alone),
        "ratio": median(cost.processor for cost in ours) / median(cost.processor for cost in alone),
        "alone_mib": median(cost.mib for cost in alone),
    }


@dataclass
class Cost:
    """``processor`` is the time that this process and its ended children computed: a busy computer leaves it alone."""

    seconds: float = 0.0
    processor: float = 0.0
    mib: float = 0.0


@contextmanager
def watched() -> Iterator[Cost]:
    """Seconds of what is inside, and the highest memory of any child that it starts."""
    cost, over = Cost(), threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            cost.mib = max(cost.mib, *(highest_mib(child) for child in (*children(), 0)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    began, before = time.perf_counter(), sum(os.times()[:4])
    yield cost
    cost.seconds, cost.processor = time.perf_counter() - began, sum(os.times()[:4]) - before
    over.set()
    watcher.join()


def children() -> list[int]:
    """The processes that this one has started."""
    found = []
    for listed in Path("/proc/self/task").glob("*/children"):
        try:
            found += [int(number) for number in listed.read_text().split()]
        except OSError:
            continue
    return found


def highest_mib(process: int) -> float:
    """0 once it is gone."""
    try:
        return memory_mib(process, "VmHWM")
    except (OSError, LookupError):
        return 0.0


def build(app: Flask, code: str, kind: str) -> PrintSource:
    """The document of a workshop, as a request would build it."""
    with app.test_request_context(base_url="http://localhost:8000"):
        workshop = find_workshop(code)
        return build_source(get_kind(kind), workshop, workshop.language, {})


def lay_out_alone(source: PrintSource, folder: Path) -> None:
    """WeasyPrint in a process of its own, as anybody would call it."""
    html = folder / "alone.html"
    html.write_text(source.html, encoding="utf-8")
    words = [sys.executable, "-c", ALONE, str(html), f"{STATIC}/", str(folder / "alone.pdf")]
    subprocess.run(words, check=True, timeout=LONGEST)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(scratch))))
