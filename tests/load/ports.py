"""Ports for servers that are to be found again on the same one."""

from __future__ import annotations

import random
import socket

OWN = range(20_000, 32_000)
"""Below those that the system hands out by itself: nobody is given one while a server that was killed comes back."""


def free_port() -> int:
    """One that nobody listens on."""
    while True:
        port = random.SystemRandom().choice(OWN)
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
