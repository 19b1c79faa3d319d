"""What nginx wrote of its requests: how many came, how many it answered by itself, how many went on to the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

BY_ITSELF = frozenset({"HIT", "STALE", "UPDATING"})
"""States of its cache in which nobody else is asked."""


@dataclass(frozen=True)
class Passed:
    """``pulses`` are all that were asked for, ``kept`` those among them that nginx answered by itself."""

    requests: int = 0
    to_program: int = 0
    pulses: int = 0
    kept: int = 0

    @property
    def kept_share(self) -> float:
        """Of the pulses, 0 to 1."""
        return self.kept / self.pulses if self.pulses else 0.0


def read_log(file: Path, began: float, ended: float) -> Passed:
    """What came between two moments (seconds since 1970)."""
    with file.open() as lines:
        return count(line.split() for line in lines if began <= float(line.partition(" ")[0]) < ended)


def count(rows: Iterable[list[str]]) -> Passed:
    """Rows are: moment, state of the cache, status, method, path."""
    requests = to_program = pulses = kept = 0
    for _moment, state, _status, _method, path, *_rest in rows:
        by_itself, pulse = state in BY_ITSELF, path.endswith("/pulse")
        requests += 1
        to_program += not by_itself
        pulses += pulse
        kept += pulse and by_itself
    return Passed(requests, to_program, pulses, kept)
