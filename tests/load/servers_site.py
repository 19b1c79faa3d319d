"""An installation on several servers of this computer: PostgreSQL, app servers, nginx, by the files in docs/servers."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from urllib.request import urlopen

import psycopg

from tests.load.house import ROOT
from tests.load.ports import free_port
from tests.load.servers_files import FIRST_PORTS, command_of, environment_of, site_text, write_nginx

SERVER = "vrtiljak@.service"
SECRET = "for load runs only, never for an evening with people"
CONNECTIONS = 16384
WAITING = 90.0
"""Seconds that anything may take to begin, or to end, on a busy computer."""


@dataclass
class Site:
    """``postgresql`` and ``nginx`` are processes; ``servers`` the app servers by their ports."""

    folder: Path
    port: int
    database: str
    postgresql: int
    nginx: subprocess.Popen[bytes] | None = None
    servers: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def app_processes(self) -> list[int]:
        return [process.pid for process in self.servers.values()]

    def told(self, unit: str, port: int = 0) -> dict[str, str]:
        """The environment of a unit of this installation."""
        places = {
            "DATABASE_URL": self.database,
            "SECRET_KEY": SECRET,
            "WORKSHOP_INSTANCE": str(self.folder / "instance"),
            "PUBLIC_URL": self.base,
        }
        return {"PATH": os.environ["PATH"], **environment_of(unit, places, port=port)}

    def run_unit(self, unit: str) -> float:
        """One of the units that end by themselves; seconds that it took."""
        (self.folder / "backups").mkdir(exist_ok=True)
        return self.run(command_of(unit, backups=self.folder / "backups"), unit)

    def init_store(self) -> None:
        self.run([*command_of(SERVER)[:-1], "init-db"], SERVER)

    def run(self, command: list[str], unit: str) -> float:
        began = time.perf_counter()
        done = subprocess.run(
            command, cwd=ROOT, env=self.told(unit), capture_output=True, text=True, timeout=600, check=False
        )
        if done.returncode:
            raise AssertionError(f"{unit}: {done.stderr[-1500:]}")
        return time.perf_counter() - began

    def start_servers(self, many: int = len(FIRST_PORTS)) -> dict[int, subprocess.Popen[bytes]]:
        """So many more app servers, once they answer."""
        started = {}
        with (self.folder / "servers.log").open("ab") as log:
            for port in [free_port() for _server in range(many)]:
                command, told = command_of(SERVER, port=port), self.told(SERVER, port)
                started[port] = subprocess.Popen(command, cwd=ROOT, env=told, stdout=log, stderr=log)
                self.servers[port] = started[port]
        for port, process in started.items():
            wait_for(f"http://127.0.0.1:{port}/healthz", process, self.folder / "servers.log")
        return started

    def write_nginx(self) -> None:
        write_nginx(self.folder / "nginx", port=self.port, servers=tuple(self.servers))

    def start_nginx(self) -> None:
        """By a user without rights, where this one has them."""
        place = self.folder / "nginx"
        place.mkdir()
        self.write_nginx()
        as_user: dict[str, object] = {}
        if os.getuid() == 0:
            as_user = {"user": "www-data", "group": "www-data", "extra_groups": []}
            shutil.chown(place, "www-data", "www-data")
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program is not None, "nginx is not installed"
        command = [program, "-e", f"{place}/error.log", "-c", f"{place}/nginx.conf", "-g", "daemon off;"]
        self.nginx = subprocess.Popen(command, **as_user)  # type: ignore[call-overload]
        wait_for(f"{self.base}/healthz", self.nginx, place / "error.log")

    def renew(self) -> None:
        """The documented way to a new version: a second set answers, nginx turns to it, the first set ends."""
        before = dict(self.servers)
        after = self.start_servers(len(before))
        text = site_text(self.folder / "nginx", port=self.port, servers=tuple(after))
        (self.folder / "nginx" / "site.conf").write_text(text)
        assert self.nginx is not None
        self.nginx.send_signal(signal.SIGHUP)
        time.sleep(3)
        for process in before.values():
            process.terminate()
        for port, process in before.items():
            assert process.wait(timeout=WAITING) == 0
            del self.servers[port]

    def stop(self) -> None:
        for process in [self.nginx, *self.servers.values()]:
            if process is not None:
                process.terminate()
                process.wait(timeout=WAITING)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until it answers there with 200; raises AssertionError with the end of its log where it takes too long."""
    deadline = time.monotonic() + WAITING
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer: {log.read_text()[-1000:]}")


@contextmanager
def postgresql() -> Iterator[tuple[str, int]]:
    """(address, process) of a server of its own, on the disk, with the documented settings."""
    says = 'printf "%s %s\\n" "$TEST_DATABASE_URL" "$POSTGRESQL_PROCESS"; exec cat'
    process = subprocess.Popen(
        [ROOT / ".ci" / "with-postgresql", "sh", "-c", says],
        env={**os.environ, "POSTGRESQL_PORT": str(free_port())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        address, number = process.stdout.readline().split()
        yield address, int(number)
    finally:
        process.stdin.close()
        process.wait(timeout=WAITING)


def leave(_number: int, _frame: FrameType | None) -> None:
    """Told to end: through all that has to be taken away first."""
    sys.exit(1)


def raise_limit() -> None:
    """Every phone is a connection, here and at nginx, which takes the limit over from here."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS if hard == resource.RLIM_INFINITY else min(CONNECTIONS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


@contextmanager
def opened_site() -> Iterator[Site]:
    """Everything, with an empty store, until the end of the block."""
    raise_limit()
    with ExitStack() as stack:
        for ending in (signal.SIGTERM, signal.SIGINT):
            stack.callback(signal.signal, ending, signal.signal(ending, leave))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vrtiljak-servers-")))
        folder.chmod(0o711)
        (folder / "instance").mkdir()
        address, process = stack.enter_context(postgresql())
        with psycopg.connect(address, autocommit=True) as server:
            server.execute("CREATE DATABASE vrtiljak ENCODING 'UTF8' TEMPLATE template0")
        site = Site(folder, free_port(), address.removesuffix("postgres") + "vrtiljak", process)
        stack.callback(site.stop)
        site.init_store()
        site.start_servers()
        site.start_nginx()
        yield site
