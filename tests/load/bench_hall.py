"""A full hall: answers at fifty and three hundred phones beside a bare app, the bell, the pulse, the staff's pages."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.load import swarm
from tests.load.bench_papers import KINDS
from tests.load.evening import open_hall
from tests.load.house import ROOT, House
from tests.load.meter import memory_mib, processor_seconds
from tests.load.rows import Row, at_least, at_most, told
from tests.load.store import count_words, wall_of
from tests.load.swarm import Ask, Series
from tests.load.texts import write_import

LOOP = 5.0
WORDS = "Merjenje"
SEE_OTHER, NOTHING_NEW = 303, 204
PAGES = (("wall", "/wall"), ("console", "/run"), ("moderation", "/moderation"))


class HallRows:
    """A running evening of 300 people and the rows that are measured in it."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house, self.folder = house, folder
        self.hall = open_hall(house, phones=2)
        self.hall.at_once(lambda phone: phone.join())
        self.code = self.hall.facilitator.code
        self.port = int(house.base.rpartition(":")[2])
        self.hall.facilitator.go_on_to("round", 1)
        form = self.hall.phones[0].look().form("/statements")
        fields = {name: value for name, value in form.fields if name not in {"key", "text"}}
        self.ask = swarm.posting(
            house.base, f"/{self.code}/statements", {**fields, "kind": form.buttons[0].value}, words=WORDS
        )
        self.acknowledged = 0

    def close(self) -> None:
        self.hall.close()

    def rows(self) -> Iterator[Row]:
        swarm.closed_loop(self.port, self.ask, phones=300, seconds=1).errors()
        self.acknowledged = self.count()
        yield from self.closed_loops()
        yield from self.bells()
        yield from self.pulse()
        yield self.kept()
        yield from self.pages()
        yield at_most("memory of the server at the end", memory_mib(self.house.process), 200, " MiB")

    def closed_loops(self) -> Iterator[Row]:
        """Ours and the bare app in turn, by the same phones."""
        with bare_app(self.folder) as (bare_process, bare_port):
            bare_ask = swarm.posting(f"http://127.0.0.1:{bare_port}", "/answers", {}, words=WORDS)
            for phones, limit in ((50, 150), (300, 650)):
                ours, cost = self.loaded(self.house.process, self.port, self.ask, phones)
                bare, least = self.loaded(bare_process, bare_port, bare_ask, phones)
                self.acknowledged += ours.statuses.get(SEE_OTHER, 0)
                yield at_least(f"answers at {phones} phones without a pause", ours.rate, 500, "/s")
                yield told("  bare Flask and one insert", f"{bare.rate:.0f}/s ({ours.rate / bare.rate:.2f} x)")
                yield told("  p50", f"{ours.p50:.0f} ms (bare {bare.p50:.0f})")
                yield at_most(f"  p95 (bare {bare.p95:.0f} ms)", ours.p95, limit, " ms")
                yield at_most("  processor per answer", cost, 1.8, " ms", 2)
                yield at_most(f"  beside the bare app ({least:.2f} ms)", cost / least, 1.5, " x", 2)
                yield refused("  errors", ours, SEE_OTHER)

    def loaded(self, process: int, port: int, ask: Ask, phones: int) -> tuple[Series, float]:
        """A closed loop and the milliseconds of processor that each answer cost."""
        before = processor_seconds(process)
        series = swarm.closed_loop(port, ask, phones=phones, seconds=LOOP)
        return series, (processor_seconds(process) - before) / max(1, len(series.waits)) * 1000

    def bells(self) -> Iterator[Row]:
        """300 phones once each, in several ways."""
        yield from self.bell("300 phones once each within 3 s: p95", 3, 15)
        yield from self.bell("  within 10 s: p95", 10, 10)
        yield from self.bell("  beside 20 slow phones: p95", 3, 50, beside=self.slow_phones)
        yield from self.bell("  while a report is made: p95", 3, 20, beside=self.report)
        at_once = self.once(0.05)
        yield at_most("  all at once: the last", max(at_once.waits), 1, " s", 2)
        yield refused("    errors", at_once, SEE_OTHER)

    def bell(
        self, what: str, within: float, limit: float, beside: Callable[[], asyncio.Future[None]] | None = None
    ) -> Iterator[Row]:
        series = self.once(within, beside)
        yield at_most(what, series.p95, limit, " ms")
        if series.errors(SEE_OTHER):
            yield refused("    errors", series, SEE_OTHER)

    def once(self, within: float, beside: Callable[[], asyncio.Future[None]] | None = None) -> Series:
        series = swarm.once_each(self.port, self.ask, phones=300, within=within, beside=beside)
        self.acknowledged += series.statuses.get(SEE_OTHER, 0)
        return series

    def slow_phones(self) -> asyncio.Future[None]:
        request = swarm.getting(self.house.base, f"/{self.code}")(0)
        return asyncio.ensure_future(swarm.dawdle(self.port, request, phones=20, seconds=4))

    def report(self) -> asyncio.Future[None]:
        """Pressed by the facilitator; the PDF is then made beside the phones."""

        async def press() -> None:
            await asyncio.to_thread(self.hall.facilitator.print_report)

        return asyncio.ensure_future(press())

    def pulse(self) -> Iterator[Row]:
        """What 300 phones and the wall cost that only ask whether anything has moved."""
        ask = swarm.getting(self.house.base, f"/{self.code}/pulse?v={self.revision()}")
        before, seconds = processor_seconds(self.house.process), 20.0
        series = swarm.in_rhythm(self.port, ask, phones=300, every=(3, 5), seconds=seconds)
        share = (processor_seconds(self.house.process) - before) / series.seconds * 100
        yield at_most(f"pulse of 300 phones for {seconds:.0f} s, of a core", share, 12, " %", 1)
        yield told("  p95", f"{series.p95:.1f} ms")
        yield refused("  errors", series, NOTHING_NEW, 200)

    def revision(self) -> int:
        return int(
            self.hall.facilitator.visitor.get(f"/{self.code}/pulse").text.split('"v":')[1].split("}")[0].split(",")[0]
        )

    def kept(self) -> Row:
        """Whether every acknowledged answer is in the store, once."""
        lost = self.acknowledged - self.count()
        return at_most(f"of {self.acknowledged:,} acknowledged: lost or twice", abs(lost), 0)

    def count(self) -> int:
        return sum(count_words(self.house.folder, WORDS).values())

    def pages(self) -> Iterator[Row]:
        """The staff's pages over an evening with 2,000 shown statements and all that the phones have sent."""
        file = write_import(self.folder / "2000.csv", 2000, KINDS)
        self.house.command("import-statements", self.code, str(file))
        staff = self.hall.facilitator
        for name, path in PAGES:
            address = wall_of(self.house.folder, self.code) if name == "wall" else f"{staff.workshop}{path}"
            waits = []
            for _run in range(5):
                began = time.perf_counter()
                assert staff.visitor.get(address).status == 200
                waits.append(time.perf_counter() - began)
            yield at_most(f"{name} with {self.count() + 2000:,} statements", median(waits) * 1000, 150, " ms")


def refused(what: str, series: Series, *good: int) -> Row:
    """How many answers were none of the good ones, by status; 0 is no answer at all."""
    bad = {status: count for status, count in sorted(series.statuses.items()) if status not in good}
    told_apart = ", ".join(f"{count} x {status}" for status, count in bad.items())
    return Row(what, told_apart or "0", "<= 0", met=not bad)


@contextmanager
def bare_app(folder: Path) -> Iterator[tuple[int, int]]:
    """(process, port) of the bare app, with a store of its own on the same disk."""
    place = folder / "bare"
    place.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.load.bare", str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.pid, int(process.stdout.readline())
    finally:
        process.terminate()
        process.communicate(timeout=30)
