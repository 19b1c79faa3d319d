"""A PostgreSQL of its own that writes to disk as it does for an installation, and that may be killed and come back."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

USER = "vrtiljak"
PASSWORD = "to-be-said/at 1st@"
"""Asked for as Debian's PostgreSQL asks for it; with signs that an address must write otherwise."""
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))


def can_run() -> bool:
    return bool(PROGRAMS or shutil.which("pg_ctl"))


@dataclass
class Database:
    """The server lives in a folder and listens on a socket there, with its usual settings: fsync and a password."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="vrtiljak-postgresql.", dir="/var/tmp")))

    def __post_init__(self) -> None:
        if not os.getuid():
            shutil.chown(self.folder, "postgres")
            self.folder.chmod(0o711)
        said = self.folder / "password"
        said.write_text(PASSWORD)
        words = ("--username", USER, f"--pwfile={said}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8")
        self.run("initdb", "--pgdata", str(self.data), *words)
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def process(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def run(self, tool: str, *words: str) -> None:
        """One of PostgreSQL's own programs, as whom it wants to run."""
        found = str(PROGRAMS[-1].with_name(tool)) if PROGRAMS else tool
        whom: Sequence[str] = () if os.getuid() else ("runuser", "--user", "postgres", "--")
        subprocess.run([*whom, found, *words], cwd=self.folder, capture_output=True, check=True, timeout=120)

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c max_connections=60"
        log = str(self.folder / "log")
        self.run("pg_ctl", "--pgdata", str(self.data), "--log", log, "--options", options, "--wait", "start")

    def kill(self) -> None:
        """Every process of it at once, without a word; then it comes back and reads its log."""
        first = self.process
        those = [first, *children(first)]
        for process in those:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(is_there(process) for process in those):
            time.sleep(0.01)
        # Else a number that the system has not yet given free looks like a server that still runs.
        for lock in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            lock.unlink()
        self.start()

    def create(self, name: str) -> str:
        """The address of a new database."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}".encode())
        return self.address(name)

    def address(self, name: str) -> str:
        return f"postgresql://{USER}:{quote(PASSWORD, safe='')}@/{name}?host={self.folder}"

    def close(self) -> None:
        self.run("pg_ctl", "--pgdata", str(self.data), "--mode=immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(word) for word in listed.split()]


def is_there(process: int) -> bool:
    """Whether it runs; one that nobody has asked after yet (Z) does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
