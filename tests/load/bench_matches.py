"""How good the suggested matches are on the written sets (tests/data/README.md), and how long they take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.load.rows import Row, at_least, at_most
from tests.pairs_set import read_set
from workshop.domain.matching.score import suggest

TARGETS = {"tuning": (0.8, 0.8), "held-out": (0.8, 0.6)}
"""Precision and recall. The rules were tuned on the first set alone."""
COPIES = 25


def match_rows(_folder: Path) -> Iterator[Row]:
    """Both sets, then a thousand needs beside a thousand offers."""
    for name, (precision, recall) in TARGETS.items():
        written = read_set(name)
        found = written.quality()
        size = f"{len(written.needs)} needs and offers, {name}"
        yield at_least(f"matches: precision, {size}", found.precision, precision, digits=2)
        yield at_least(f"matches: recall, {size}", found.recall, recall, digits=2)
    yield at_most("matches: 1000 needs beside 1000 offers", seconds_of_many(), 3, " s", digits=2)


def seconds_of_many() -> float:
    """The first set so many times over, which shares its words more than any evening would."""
    written = read_set("tuning")
    needs, offers = (
        [replace(entry, id=f"{entry.id} {copy}") for copy in range(COPIES) for entry in side]
        for side in (written.needs, written.offers)
    )
    began = time.perf_counter()
    suggest(needs, offers)
    return time.perf_counter() - began
