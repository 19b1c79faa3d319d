"""Watching the connections of a hall: only those that something happened to are looked at.

Waitress asks every connection at every turn whether it wants to read or write; with three hundred phones that
cost more than their answers did.
"""

from __future__ import annotations

import selectors
import time
from collections.abc import Mapping
from typing import Any

from waitress import wasyncore

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
LOOK_AT_ALL_SECONDS = 1.0
"""So often every connection is looked at: the server gives up silent ones, and says so to them alone."""


class Watch:
    """Tells the connections of ``served`` (descriptor -> waitress's dispatcher) what they can do.

    A quiet connection, one that is neither asking nor being answered, waits to be read from and is changed by
    nothing but that; all others are looked at anew at every turn.
    """

    def __init__(self, served: Mapping[int, Any]) -> None:
        self.served = served
        self.known: dict[int, Any] = {}
        self.awaited: dict[int, int] = {}
        self.restless: set[int] = set()
        self.all_looked_at = 0.0
        self.selector = selectors.DefaultSelector()

    def turn(self, seconds: float) -> None:
        """Waits so long at most, then lets each connection do what it can."""
        self.meet()
        self.look()
        for key, events in self.selector.select(seconds):
            self.restless.add(key.fd)
            for event, act in ((READ, wasyncore.read), (WRITE, wasyncore.write)):
                one = self.served.get(key.fd)
                if events & event and one is not None and one is self.known[key.fd]:
                    act(one)

    def meet(self) -> None:
        """Forgets connections that are gone and takes in new ones; a descriptor may be both at once."""
        if self.known == self.served:
            return
        now = dict(self.served)
        for descriptor, one in list(self.known.items()):
            if now.get(descriptor) is not one:
                self.forget(descriptor)
        self.restless.update(now.keys() - self.known.keys())
        self.known = now

    def forget(self, descriptor: int) -> None:
        del self.known[descriptor]
        self.restless.discard(descriptor)
        self.wait_for(descriptor, 0)

    def look(self) -> None:
        now = time.monotonic()
        if now - self.all_looked_at >= LOOK_AT_ALL_SECONDS:
            self.all_looked_at = now
            self.restless.update(self.known)
        for descriptor in list(self.restless):
            one = self.known[descriptor]
            # Asked first: what a worker ends in between is then looked at once more.
            busy = bool(getattr(one, "requests", ()))
            wanted = (READ if one.readable() else 0) | (WRITE if one.writable() and not one.accepting else 0)
            self.wait_for(descriptor, wanted)
            if wanted == READ and not busy:
                self.restless.discard(descriptor)

    def wait_for(self, descriptor: int, wanted: int) -> None:
        """Changes what the system is asked to wait for, where it changes."""
        before = self.awaited.get(descriptor, 0)
        if wanted == before:
            return
        if not wanted:
            self.selector.unregister(descriptor)
        elif before:
            self.selector.modify(descriptor, wanted)
        else:
            self.selector.register(descriptor, wanted)
        self.awaited[descriptor] = wanted

    def close(self) -> None:
        self.selector.close()
