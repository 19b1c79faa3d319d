"""Watching the connections of a hall: only those that something happened to are looked at.

Waitress asks every connection at every turn whether it wants to read or write; with three hundred phones that
cost more than their answers did.
"""

from __future__ import annotations

import selectors
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
LOOK_AT_ALL_SECONDS = 1.0
"""So often every connection is looked at: the server gives up silent ones, and says so to them alone."""
HERE = threading.local()


class Line(HTTPChannel):  # type: ignore[misc]  # untyped library
    """A connection that knows in which thread it is being answered."""

    def service(self) -> None:
        HERE.line = self
        try:
            super().service()
        finally:
            HERE.line = None


class Watch:
    """Tells the connections of ``served`` (descriptor -> waitress's dispatcher) what they can do.

    A quiet connection waits to be read from and is changed by nothing but that, also while it is being answered: its
    thread sends the answer itself. All others are looked at anew at every turn.
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
                if not events & event or one is None or one is not self.known[key.fd]:
                    continue
                if event == READ and not one.readable():
                    self.wait_for(key.fd, self.awaited[key.fd] & WRITE)  # it says more than may be heard now
                else:
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
            self.restless.discard(descriptor)  # before it is asked: from here on its thread may put it back
            one: Any = self.known.get(descriptor)
            if one is None:
                continue
            # Asked first: what a worker ends in between is then looked at once more.
            busy = bool(getattr(one, "requests", ()))
            wanted = (READ if one.readable() else 0) | (WRITE if one.writable() and not one.accepting else 0)
            if busy and not wanted and self.awaited.get(descriptor) == READ:
                wanted = READ  # whoever is being answered hardly ever says more before the answer is there
            self.wait_for(descriptor, wanted)
            if wanted != READ:
                self.restless.add(descriptor)

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

    def waking(self, wake: Callable[[], None]) -> Callable[[], None]:
        """``wake`` ends a turn early; a thread that has answered does so only where something is left to be done."""

        def wake_where_needed() -> None:
            line = getattr(HERE, "line", None)
            if line is None or not self.is_quiet(line):
                wake()

        return wake_where_needed

    def is_quiet(self, line: Any) -> bool:
        """Whether an answered connection needs nothing but to be read from; otherwise it is looked at."""
        descriptor = line._fileno
        if not line.writable() and self.awaited.get(descriptor) == READ and self.known.get(descriptor) is line:
            return True
        self.restless.add(descriptor)
        return False

    def close(self) -> None:
        self.selector.close()
