"""What a process costs, read from /proc: seconds of processor, memory now and at its highest."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(process: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mib(process: int, line: str = "VmRSS") -> float:
    """Resident memory; ``VmHWM`` is the highest so far."""
    for row in Path(f"/proc/{process}/status").read_text().splitlines():
        if row.startswith(f"{line}:"):
            return int(row.split()[1]) / 1024
    raise LookupError(line)
