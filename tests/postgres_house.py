"""Two app servers over one PostgreSQL, as a service manager starts them, and browsers at both."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from sqlalchemy import func, select, text

from tests import stores
from tests.load.facilitator import PASSWORD
from tests.load.forms import Fields
from tests.load.house import ROOT
from tests.load.phone import good
from tests.load.servers_files import FILES
from tests.load.servers_rooms import EMAIL, Room, Store, make_room
from tests.load.visitor import Visitor
from workshop.config import Settings
from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Organisation

SEE_OTHER = 303
SERVING = re.compile(r"serving on (http://\S+?)/?\s")
Found = TypeVar("Found")


@dataclass
class House:
    """Two servers by their addresses, and the store between them."""

    settings: Settings
    store: Store
    first: str
    second: str
    visitors: list[Visitor] = field(default_factory=list)

    def visitor(self, base: str) -> Visitor:
        """A browser of its own at one of the servers."""
        self.visitors.append(Visitor(base))
        return self.visitors[-1]

    def at(self, base: str, visitor: Visitor) -> Visitor:
        """The same browser at the other server; both keep their cookies in one place."""
        there = self.visitor(base)
        there.cookies = visitor.cookies
        return there

    def staff(self, base: str) -> Visitor:
        """The owner, signed in at one of the servers."""
        visitor = self.visitor(base)
        form = good(visitor.get("/sign-in")).form("/sign-in")
        assert visitor.post(form.action, form.filled({"email": EMAIL, "password": PASSWORD})).status == SEE_OTHER
        return visitor

    def room(self, state: str = "round") -> Room:
        """A new evening that stands there."""
        with self.store.app.app_context():
            room = make_room(db.session.scalars(select(Organisation)).one(), 0, State(state))
            db.session.remove()
        return room

    def count(self, *where: object) -> int:
        with self.store.app.app_context():
            found = db.session.scalar(select(func.count()).where(*where)) or 0  # type: ignore[arg-type]
            db.session.remove()
        return found


@contextmanager
def serving(settings: Settings) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """(address, process) of a server as a service manager starts it."""
    told = {"DATABASE_URL": settings.database_url, "SECRET_KEY": settings.secret_key, "HOST": "127.0.0.1", "PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "flask", "--app", "wsgi", "serve"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "WORKSHOP_INSTANCE": str(settings.instance), **told},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = SERVING.search(process.stdout.readline())
    assert said is not None
    try:
        yield said[1], process
    finally:
        process.terminate()
        process.communicate(timeout=30)


@contextmanager
def bounded(store: Store) -> Iterator[None]:
    """Nobody waits longer for a row than docs/servers/postgresql.conf says."""
    longest = re.search(r"^lock_timeout = (\w+)", (FILES / "postgresql.conf").read_text(), re.MULTILINE)
    assert longest is not None
    with store.app.app_context():
        name = db.engine.url.database
        for setting in (f"SET lock_timeout = '{longest[1]}'", "RESET lock_timeout"):
            db.session.execute(text(f'ALTER DATABASE "{name}" {setting}'))
            db.session.commit()
            db.session.remove()
            if setting.startswith("SET"):
                yield


@contextmanager
def opened(built_store: str, folder: Path) -> Iterator[House]:
    """A centre with its owner, and both servers answering."""
    with ExitStack() as stack:
        settings = stack.enter_context(stores.copied(built_store, folder / "instance"))
        store = Store(settings.instance, settings.database_url)
        stack.callback(store.close)
        stack.enter_context(bounded(store))
        store.make_rooms(0)
        first, second = (stack.enter_context(serving(settings))[0] for _server in range(2))
        found = House(settings, store, first, second)
        yield found
        for visitor in found.visitors:
            visitor.close()


def together(here: Callable[[], Found], there: Callable[[], Found]) -> list[Found]:
    """What each returned; both begin at the same moment."""
    start = Barrier(2)

    def act(one: Callable[[], Found]) -> Found:
        start.wait(10)
        return one()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(act, (here, there)))


def send_both(visitors: tuple[Visitor, Visitor], path: str, *forms: Fields) -> list[int]:
    """The statuses of two sendings at the same moment, of one form or of a form each."""
    first, second = visitors
    told = together(lambda: first.post(path, forms[0]), lambda: second.post(path, forms[-1]))
    return sorted(answer.status for answer in told)
