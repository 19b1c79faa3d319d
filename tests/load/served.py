"""Servers over one store that may be killed and come back on the same ports, as a service manager starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from subprocess import DEVNULL

from tests.load.bench_start import wait_for
from tests.load.house import ROOT
from tests.load.ports import free_port
from tests.load.room import Room, command
from tests.load.visitor import Visitor

LONGEST_START = 120.0


@dataclass
class Servers:
    """``before`` are words before the command, such as those of a tracer."""

    room: Room
    many: int = 1
    before: Sequence[str] = ()
    more: dict[str, str] = field(default_factory=dict)
    ports: list[int] = field(default_factory=list)
    running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ports = [free_port() for _ in range(self.many)]
        for port in self.ports:
            self.start(port)
        self.wait()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"

    def start(self, port: int) -> None:
        self.running[port] = subprocess.Popen(
            [*self.before, *command("serve")],
            cwd=ROOT,
            env=self.room.environment(PORT=str(port), **self.more),
            stdout=DEVNULL,
            stderr=DEVNULL,
        )

    def wait(self) -> None:
        """Until each of them answers."""
        for port in self.ports:
            with closing(Visitor(f"http://127.0.0.1:{port}")) as visitor:
                wait_for(visitor, LONGEST_START)

    def kill(self, port: int) -> None:
        os.kill(self.running[port].pid, signal.SIGKILL)
        self.running[port].wait(30)

    def revive(self) -> None:
        """Starts whichever has ended, as a service manager does."""
        for port, process in self.running.items():
            if process.poll() is not None:
                self.start(port)

    def stop(self, port: int) -> tuple[int, float]:
        """(exit code, seconds) of a server that is told to end."""
        began = time.monotonic()
        self.running[port].terminate()
        return self.running[port].wait(60), time.monotonic() - began

    def close(self) -> None:
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        for process in self.running.values():
            process.wait(60)
