"""The server for a hall: one process, pure Python, the same on every system (waitress).

The defaults of waitress are not for three hundred phones: its 100 connections stall a hall.
"""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
import time
from types import FrameType
from typing import Self

from flask import Flask
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel

from workshop.serving.watch import Line, Watch

THREADS = 8
CONNECTIONS_WANTED = 4000
CONNECTIONS_ANYWHERE = 480  # Windows can watch 512 sockets at a time
DESCRIPTORS_FOR_FILES = 128
SILENCE_SECONDS = 60
GRACE_SECONDS = 10.0


class AddressTaken(OSError):
    """The wanted address cannot be listened on; the message says what to do."""


class Server:
    """Listens from the moment it is made; ``run`` answers until ``stop`` is called."""

    def __init__(self, app: Flask, *, host: str, port: int) -> None:
        self.socket = listen(host, port)
        self.host, self.port = self.socket.getsockname()[:2]
        self.stopping = threading.Event()
        self.server = create_server(app, sockets=[self.socket], **options(app))
        self.watch = Watch(self.server._map)
        self.server.channel_class = Line
        self.server.pull_trigger = self.watch.waking(self.server.pull_trigger)
        # The depth of the queue is told by the times of answers; a line per request would bury the rest.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
        self.watch.close()

    def run(self) -> None:
        """Answers requests until told to stop; then finishes those that have begun."""
        while not self.stopping.is_set():
            self.watch.turn(1.0)
        self.finish()

    def stop(self) -> None:
        """Asks ``run`` to end; may be called from any thread and from a signal, also again."""
        if not self.stopping.is_set():
            self.stopping.set()
            self.server.pull_trigger()

    def finish(self) -> None:
        """No new connections; what has been asked is answered within GRACE_SECONDS, and whoever has the answer, or
        asked nothing, is let go: phones that go on asking would keep the server from its end."""
        self.server.del_channel()
        self.socket.close()
        deadline = time.monotonic() + GRACE_SECONDS
        self.watch.turn(0)
        while self.busy() and time.monotonic() < deadline:
            self.watch.turn(0.1)
            self.let_go()
        self.server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self.server._map)

    def busy(self) -> bool:
        """Whether somebody still waits for an answer."""
        channels = list(self.server.active_channels.values())
        return any(waits(channel) for channel in channels)

    def let_go(self) -> None:
        """Hangs up on connections that nobody waits on."""
        for channel in list(self.server.active_channels.values()):
            if not waits(channel):
                channel.handle_close()


def waits(channel: HTTPChannel) -> bool:
    """Whether somebody waits for an answer there, or is still asking."""
    return bool(channel.requests or channel.request is not None or channel.total_outbufs_len)


def options(app: Flask) -> dict[str, object]:
    """Waitress's settings for a hall (measured: 300 phones, p95 4 ms)."""
    settings = app.config["SETTINGS"]
    return {
        "threads": THREADS,
        "connection_limit": connection_limit(),
        "backlog": 1024,
        "channel_timeout": SILENCE_SECONDS,
        "cleanup_interval": 10,
        # The app says in the visitor's language that something is too large; this is the last fence.
        "max_request_body_size": 8 * settings.max_body_bytes,
        "max_request_header_size": 32 * 1024,
        # With a proxy in front, the app itself reads what the proxy says (TRUSTED_PROXIES).
        "clear_untrusted_proxy_headers": not settings.trusted_proxies,
        "ident": None,
    }


def connection_limit() -> int:
    """As many connections as the system lets one process hold."""
    if sys.platform == "win32":
        return CONNECTIONS_ANYWHERE
    import resource  # here, because Windows does not have it

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS_WANTED + DESCRIPTORS_FOR_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return CONNECTIONS_WANTED if soft == resource.RLIM_INFINITY else min(wanted, soft) - DESCRIPTORS_FOR_FILES


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises AddressTaken when somebody else has the port or the host is not ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressTaken(f"HOST {host} is not an address of this computer ({error.strerror})") from error
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(1024)
    except OSError as error:
        opened.close()
        raise AddressTaken(
            f"Port {port} on {host} cannot be used ({error.strerror}). "
            f"Stop what uses it, or choose another: PORT={port + 1 if port < 65535 else 8000}"
        ) from error
    return opened


def stop_on_signals(server: Server) -> None:
    """SIGTERM (a service manager) and SIGINT (Ctrl+C) end the server in good order."""

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        server.stop()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
