"""The product's own server in a process of its own, on a fresh store and a free port of this computer alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = re.compile(r"(http://(?:127\.0\.0\.1|localhost):\d+)")
LINK = re.compile(r"http://\S+(/sign-in/link/\S+)")


@dataclass(frozen=True)
class House:
    """A running house. ``link`` is the path of its first sign-in; ``folder`` holds its store."""

    base: str
    link: str
    process: int
    folder: Path
    started_in: float

    def command(self, *words: str) -> str:
        """Runs one of the flask commands over the same store and returns what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "workshop", *words],
            cwd=ROOT,
            env=environment(self.folder),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"{words[0]} ended with {done.returncode}: {done.stderr}")
        return done.stdout


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL") if name in os.environ}
    return {**kept, "WORKSHOP_INSTANCE": str(folder), "HOST": "127.0.0.1", "PORT": "0", "PYTHONUNBUFFERED": "1"}


@contextmanager
def opened(folder: Path) -> Iterator[House]:
    """The house from its first line to its good end."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "workshop", "run"],
            cwd=ROOT,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
        yield from attended(process, folder, began, complaints)


def attended(process: subprocess.Popen[str], folder: Path, began: float, complaints: IO[str]) -> Iterator[House]:
    """The house while it runs; what it complained of is shown when it does not come up."""
    try:
        said = listen(process, complaints)
        base, link = HERE.search(said), LINK.search(said)
        assert base is not None, said
        assert link is not None, said
        yield House(
            base[1].replace("localhost", "127.0.0.1"), link[1], process.pid, folder, time.perf_counter() - began
        )
    finally:
        process.terminate()
        process.communicate(timeout=30)


def listen(process: subprocess.Popen[str], complaints: IO[str]) -> str:
    """All that it says before it waits for requests."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl+C" in line:
            return said
    complaints.seek(0)
    raise AssertionError(f"the server ended before it served: {said}{complaints.read()[-1500:]}")
