"""One run of malformed requests: it asks inside of this process or through its server, reads the answers and looks
into the store."""

from __future__ import annotations

import io
import logging
import random
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from werkzeug.routing import Rule
from werkzeug.test import create_environ, run_wsgi_app

from tests import standing, stores
from tests.load.malformed_requests import Asked, malformed_body, malformed_head, raw, spoiled_path
from tests.load.malformed_stages import ROLES, ROOMS_OF, Stage
from tests.load.malformed_store import listen_for_nul, watch_of
from tests.load.malformed_wire import Wire
from tests.rights.installation import Installation
from workshop.extensions import db

COUNTED = {"sign_in_attempts", "second_factors"}
"""Tables whose rows say that something was refused, or hold the key that a refused form shows again."""
OUR_FAULT = frozenset(range(500, 600)) - {501, 505}
"""501 and 505 are the gate's own words for a coding or a version that it does not know (RFC 9110)."""
RAISED = 599
"""What stands for an answer where there was none but a fault."""
OFTEN = ("owner", "owner", "owner", *ROLES)
SLOW = 0.05
"""Seconds; an address that takes longer on the average is asked more seldom."""


@dataclass
class Findings:
    """What went wrong, by its place, with the first request that showed it."""

    asked: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)

    def note(self, what: str, asked: Asked, more: str = "") -> None:
        self.times[what] += 1
        self.wrong.setdefault(what, f"{asked.told()}\n{more}")


class Faults(logging.Handler):
    """The log of the app, whose faults are otherwise only a page."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.last = f"{record.getMessage()}\n{trace}"


class Run:
    """Asks one stage after the other; the store is put back after whatever was done."""

    def __init__(self, house: Installation, seed: int, *, on_the_wire: bool = False) -> None:
        self.house, self.chance = house, random.Random(seed)
        self.found, self.faults = Findings(), Faults()
        self.nuls: list[str] = []
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.times: Counter[str] = Counter()
        self.watch = watch_of(house.settings)
        self.wire = Wire(house.app, seed) if on_the_wire else None
        self.rules = {role: rules_of(house, role) for role in ROLES}
        house.app.logger.addHandler(self.faults)
        house.app.logger.propagate = False
        with house.app.app_context():
            listen_for_nul(db.engine, self.nuls)

    def close(self) -> None:
        if self.wire is not None:
            self.wire.close()
        standing.wait_for_prints()
        self.watch.close()
        self.house.app.logger.removeHandler(self.faults)
        self.house.app.logger.propagate = True

    def begin(self, stage: Stage) -> None:
        """The store of a stage, and what its pages offer, where that was not yet looked at."""
        self.put_back(stage)
        if stage.offers.names:
            return
        for role in ROLES:
            for method, rule in self.house.rules():
                if method == "GET" and (role == "owner" or begins(rule.rule, role)):
                    status, page = self.ask(stage, Asked(role, "GET", rule.rule, raw(stage.path(role, rule.rule))))
                    if status == 200 and page.lstrip().lower().startswith(b"<!doctype html>"):
                        stage.offers.read(self.house.app, page.decode())
        self.put_back(stage)

    def put_back(self, stage: Stage) -> None:
        standing.wait_for_prints()
        stores.put_back(self.house.settings, stage.saved)
        self.watch.settle()

    def ask(self, stage: Stage, asked: Asked) -> tuple[int, bytes]:
        """(status, page) of a request as the server's own gate would hand it on, or through that gate."""
        if self.wire is not None:
            return self.wire.ask(asked, stage.cookie(asked.role))
        environ = create_environ("/", "http://localhost", method=asked.method)
        environ |= {"PATH_INFO": asked.path.decode("latin-1"), "QUERY_STRING": asked.query.decode("latin-1")}
        environ |= {"REQUEST_URI": "", "RAW_URI": "", "HTTP_ORIGIN": "http://localhost"}
        environ |= {"HTTP_COOKIE": stage.cookie(asked.role), "REMOTE_ADDR": "192.0.2.7"}
        if asked.method != "GET":
            environ |= {"CONTENT_TYPE": asked.kind, "CONTENT_LENGTH": str(len(asked.body))}
            environ["wsgi.input"] = io.BytesIO(asked.body)
        pages, status, _headers = run_wsgi_app(self.house.app, environ | dict(asked.headers), buffered=True)
        return int(status.split(" ")[0]), b"".join(pages)

    def check(self, stage: Stage, asked: Asked) -> None:
        """Asks, and looks at the answer and into the store."""
        self.faults.last = ""
        self.nuls.clear()
        began = time.perf_counter()
        try:
            status, _page = self.ask(stage, asked)
        except Exception as fault:
            where = traceback.extract_tb(fault.__traceback__)[-1]
            self.found.note(f"raised {type(fault).__name__} {asked.rule} {where.name}", asked, traceback.format_exc())
            status = RAISED
        self.found.asked += 1
        self.found.answers[status] += 1
        if status in OUR_FAULT and status != RAISED:
            lines = self.faults.last.strip().splitlines() or ["?"]
            self.found.note(f"{status} {asked.method} {asked.rule}: {lines[0][-60:]}", asked, self.faults.last)
        if self.nuls:
            self.found.note(f"NUL in a statement {asked.method} {asked.rule}", asked, self.nuls[0])
        if self.watch.wrote():
            self.look_into_store(stage, asked, status)
        self.spent[asked.rule] += time.perf_counter() - began
        self.times[asked.rule] += 1

    def look_into_store(self, stage: Stage, asked: Asked, status: int) -> None:
        changed = self.watch.changed() - COUNTED
        if status >= 400 and changed:
            self.found.note(f"stored though {status} {asked.method} {asked.rule}: {sorted(changed)}", asked)
        unfit = self.watch.unfit()
        if unfit:
            self.found.note(f"unfit {unfit} {asked.method} {asked.rule}", asked)
        if status < 400 or changed or unfit:
            self.put_back(stage)
        self.watch.settle()

    def malformed(self, stage: Stage) -> Asked:
        """The next request at a stage."""
        chance = self.chance
        role = chance.choice(OFTEN)
        method, rule = chance.choice(self.rules[role])
        while self.is_slow(rule.rule) and chance.random() < 0.95:
            method, rule = chance.choice(self.rules[role])
        offer = chance.choice(stage.offers.forms.get(rule.rule) or [None])
        paths = [stage.path(role, rule.rule), *stage.offers.paths.get(rule.rule, [])]
        path = offer.path if offer and method == "POST" and chance.random() < 0.8 else chance.choice(paths)
        asked = Asked(role, method, rule.rule, spoiled_path(path, chance) if chance.random() < 0.12 else raw(path))
        names = stage.offers.known_names()
        if method != "GET":
            asked = malformed_body(
                asked, offer.filled(chance) if offer else [], stage.visits[role].form_token, names, chance
            )
        return malformed_head(asked, names, chance)

    def is_slow(self, rule: str) -> bool:
        return self.times[rule] > 3 and self.spent[rule] / self.times[rule] > SLOW


def begins(rule: str, role: str) -> bool:
    """Whether an address belongs to what somebody without an account mostly opens."""
    return rule == "/" or rule.startswith(ROOMS_OF.get(role, ("/",)))


def rules_of(house: Installation, role: str) -> list[tuple[str, Rule]]:
    """Every address; those of one's own room come often enough to be met."""
    known = house.rules()
    return known + [pair for pair in known if role in ROOMS_OF and begins(pair[1].rule, role)] * 6
