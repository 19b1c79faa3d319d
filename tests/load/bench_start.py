"""Starting up, and what a phone loads first."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

from tests.load.house import ROOT, environment
from tests.load.meter import memory_mib
from tests.load.ports import free_port
from tests.load.rows import Row, at_most
from tests.load.visitor import Visitor
from workshop.domain.carousel import Mode, make_plan
from workshop.domain.carousel.as_set import Wanted, plan_as_set

RUNS = 3
LINKED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src|img[^>]*src)="([^"]+)"')
IN_STYLE = re.compile(r'url\("?([^")]+)"?\)')


def start_rows(folder: Path) -> Iterator[Row]:
    """From the command to the first answer, over a store that is there."""
    command(folder, "init-db")
    seconds, memory = zip(*(start_once(folder) for _ in range(RUNS)), strict=True)
    yield at_most("start to first answer", median(seconds), 0.8, " s", 2)
    yield at_most("resident memory after 50 pages", median(memory), 110, " MiB")


def planner_rows(_folder: Path) -> Iterator[Row]:
    """The largest room that is planned: proposed, and as somebody has set it, walking and as a café."""
    asked = [Wanted(300, 12, (10,) * 12, order="mixed", mode=mode) for mode in (Mode.GROUPS_MOVE, Mode.CAFE)]
    took = []
    for _run in range(5 * RUNS):
        began = time.perf_counter()
        make_plan(300, 12, 120, order="mixed")
        took.append(time.perf_counter() - began)
        for wanted in asked:
            began = time.perf_counter()
            plan_as_set(wanted)
            took.append(time.perf_counter() - began)
    yield at_most("planner, 300 people", max(took) * 1000, 50, " ms", 1)


def start_once(folder: Path) -> tuple[float, float]:
    port = free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "workshop", "serve"],
        cwd=ROOT,
        env={**environment(folder), "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        visitor = Visitor(f"http://127.0.0.1:{port}")
        wait_for(visitor)
        seconds = time.perf_counter() - began
        for _page in range(50):
            visitor.get("/")
        memory = memory_mib(process.pid)
        visitor.close()
        return seconds, memory
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(visitor: Visitor, seconds: float = 20) -> None:
    """Asks until the server answers."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            assert visitor.get("/healthz").status == 200
        except ConnectionRefusedError:
            visitor.close()
            time.sleep(0.01)
        else:
            return
    raise AssertionError(f"no answer within {seconds} s")


def command(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "workshop", *words],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def page_rows(base: str, code: str) -> Iterator[Row]:
    """A phone that has never been here, then its next page. Bytes of bodies as they come over the line."""
    phone = Visitor(base, language="sl")
    page = phone.get(f"/{code}")
    weights = {page.address: page.wire}
    for address in LINKED.findall(page.text):
        weights |= weigh(phone, urljoin(page.address, address))
    yield at_most("first page of a phone, cold, compressed", sum(weights.values()) / 1000, 70, " kB", 1)
    yield at_most("  requests for it", len(weights), 8)
    yield at_most("later page", phone.get(f"/{code}/seat").wire / 1000, 12, " kB", 1)
    phone.close()


def weigh(phone: Visitor, address: str) -> dict[str, int]:
    """A file with what it asks for in turn: fonts named in a style sheet."""
    answer = phone.get(address)
    assert answer.status == 200, f"{address}: {answer.status}"
    found = {address: answer.wire}
    if "css" in answer.headers.get("content-type", ""):
        for inner in IN_STYLE.findall(answer.text):
            if not inner.startswith("data:"):
                found |= weigh(phone, urljoin(address, inner))
    return found
