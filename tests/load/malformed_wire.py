"""The same malformed requests as bytes on a line to the product's own server, whose gate is then tried as well."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
from urllib.parse import quote_from_bytes

from flask import Flask

from tests.load.malformed_requests import Asked
from workshop.serving.server import Server

PATIENCE = 30.0
CLOSED = 0
"""The server hung up without a word, as it may where a request never comes to its end."""
HEADS = (
    *(b"Transfer-Encoding: chunked", b"Transfer-Encoding: gzip", b"Content-Length: 3", b"Content-Length: +5"),
    *(b"no colon", b": nothing", b" folded: x", b"X: " + b"y" * 40_000, b"\xff\xfe: \x01", b"Expect: 100-continue"),
    *(b"Host: a\r\nHost: b", b"Upgrade: websocket", b"Content-Encoding: gzip", b"X:\x00", b"Connection: x, close, ,"),
)
"""Lines of a head that the gate has to judge, not the app."""
VERSIONS = (b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0", b"HTTP/9.9", b"http", b"")


class Wire:
    """The server in a thread; each request has a connection of its own."""

    def __init__(self, app: Flask, seed: int) -> None:
        self.chance = random.Random(seed)
        self.server = Server(app, host="127.0.0.1", port=0)
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()

    def close(self) -> None:
        self.server.stop()
        self.thread.join(PATIENCE)
        self.server.__exit__()

    def ask(self, asked: Asked, cookie: str) -> tuple[int, bytes]:
        """(status, page); status CLOSED where there was no answer."""
        with socket.create_connection(("127.0.0.1", self.server.port), PATIENCE) as line:
            heard = b""
            # Whoever sends too much is hung up on in the middle of it; the answer may lie there nevertheless.
            with contextlib.suppress(OSError):
                line.sendall(self.as_bytes(asked, cookie))
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_WR)
                while part := line.recv(65536):
                    heard += part
        head, _, page = heard.partition(b"\r\n\r\n")
        return (int(head.split(b" ", 2)[1]), page) if head.startswith(b"HTTP/1.") else (CLOSED, b"")

    def as_bytes(self, asked: Asked, cookie: str) -> bytes:
        """The request as it goes out; one in ten has a first line or a head that is none."""
        path = asked.path if self.chance.random() < 0.05 else quote_from_bytes(asked.path, safe="/%").encode()
        broken = self.chance.random() < 0.1
        version = self.chance.choice(VERSIONS) if broken else b"HTTP/1.1"
        first = b" ".join(part for part in (asked.method.encode(), path + query_of(asked), version) if part)
        lines = [first, *self.head(asked, cookie), *([self.chance.choice(HEADS)] if broken else [])]
        return b"\r\n".join(lines) + b"\r\n\r\n" + asked.body

    def head(self, asked: Asked, cookie: str) -> list[bytes]:
        sent = {"Host": "localhost", "Origin": "http://localhost", "Cookie": cookie, "Connection": "close"}
        if asked.method != "GET":
            sent |= {"Content-Type": asked.kind, "Content-Length": str(len(asked.body))}
        sent |= {name.removeprefix("HTTP_").replace("_", "-").title(): value for name, value in asked.headers}
        return [f"{name}: {value}".encode("latin-1", "replace") for name, value in sent.items()]


def query_of(asked: Asked) -> bytes:
    return b"?" + asked.query if asked.query else b""
