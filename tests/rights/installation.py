"""Two centres on one installation, everybody who may come to it, and a way to put the store back after an act."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select, update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests import standing, stores
from tests.checking_client import CheckingClient
from tests.people import sign_in
from tests.rights.filling import Ids, fill, mark_texts
from tests.world import NOW, Centre, known_hash, make_centre, make_workshop
from workshop.config import Settings
from workshop.extensions import db
from workshop.models import Account, EveningPass, Reading, Seat, Station, Workshop
from workshop.services.evening_passes import make_pass
from workshop.services.seats import hash_token
from workshop.services.sign_in import add_account, hash_link
from workshop.web import moment

STARTED = datetime.now(UTC)
MARK = "kresnica"
"""In every text of the first centre."""
SEAT = "r" * 22
"""The seat of a resident, in the second centre's evening."""
EMPTY, FILLED, PLAIN = "empty", "filled", "plain"
TABLES = {"option": "vote_options", "block": "agenda_blocks", "role": "volunteer_roles", "job": "print_jobs"}
TABLES |= {"pass": "evening_passes", "community": "communities", "match": "matches", "process": "processes"}
TABLES |= {"step": "next_steps"}
"""Which table the number in an address belongs to, where its name does not say it."""
EXAMPLES = {"uuid": str(uuid.UUID(int=4)), "int": "1"}
TEXTS = {"name": "statements", "language": "sl", "filename": "icon.svg"}
GAP = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


@dataclass
class Place:
    """One centre's evening: the row that stands for each table, and what is printed."""

    ids: Ids
    code: str
    wall: str
    report: str
    host: str


@dataclass(frozen=True)
class Visit:
    """What a browser has of somebody: the session's cookie, and the token of their forms."""

    cookie: str
    form_token: str


@dataclass
class Installation:
    app: Flask
    settings: Settings
    first: Place
    second: Place
    visits: dict[str, Visit]
    saved: str = FILLED

    def ask(self, role: str, method: str, path: str) -> TestResponse:
        """A visitor of their own for every question, so that no act of one reaches the next."""
        client = self.app.test_client()
        assert isinstance(client, CheckingClient)
        visit = self.visits.get(role) or self.visits["stranger"]
        client.set_cookie("session", visit.cookie)
        if role == "resident":
            client.set_cookie("seat", SEAT)
        sent = None if method == "GET" else {"csrf_token": visit.form_token}
        answer = client.open(
            path, method=method, data=sent, token=False, checked=False, headers={"Origin": "http://localhost"}
        )
        if method != "GET" and answer.status_code < 400:
            self.put_back()
        return answer

    def put_back(self) -> None:
        """Whatever the act changed is as it was."""
        standing.wait_for_prints()
        stores.put_back(self.settings, self.saved)

    @contextmanager
    def without_made_up_rows(self) -> Iterator[None]:
        """The same centres and people, and only rows that the product made itself: no page can fail over them."""
        self.saved = PLAIN
        self.put_back()
        yield
        self.saved = FILLED
        self.put_back()

    def rules(self) -> list[tuple[str, Rule]]:
        """(method, rule) of every address, in the order of the addresses."""
        pairs = [(m, rule) for rule in self.app.url_map.iter_rules() for m in (rule.methods or set()) & METHODS]
        return sorted(pairs, key=lambda pair: (pair[1].rule, pair[0]))


def says_it(answer: TestResponse) -> bool:
    """Whether a word of the first centre is in an answer."""
    return MARK.encode() in answer.data or MARK in str(answer.headers)


def table_of(gap: str) -> str | None:
    """The table of a number such as ``station_id``: the one of that name, or one whose name ends with it."""
    stem = gap.removesuffix("_id")
    if stem in TABLES:
        return TABLES[stem]
    names = sorted(db.metadata.tables, key=len)
    return next((name for name in names if name in {f"{stem}s", f"{stem}es"} or name.endswith(f"_{stem}s")), None)


def path_of(rule: str, outer: Place, inner: Place | None = None) -> str:
    """The address with ``outer``'s workshop in it and the parts of ``inner``."""

    def put(gap: re.Match[str]) -> str:
        kind, name = gap[1] or "", gap[2]
        place = outer if name == "workshop_id" else inner or outer
        if kind == "code":
            return outer.code
        if name == "token":
            return {"wall": outer.wall, "report": outer.report, "host": outer.host}.get(rule.split("/")[1], "x")
        if kind == "int" and name.endswith("_id"):
            return str(place.ids.get(table_of(name) or "", 1))
        return EXAMPLES.get(kind) or TEXTS.get(name, "x")

    return GAP.sub(put, rule)


@contextmanager
def installed(built_store: str, folder: Path) -> Iterator[Installation]:
    """Made once for all questions."""
    with stores.copied(built_store, folder / "instance") as settings:
        app = standing.make_app(settings)
        stores.keep(settings, EMPTY)
        furnish_both(app, filled=False)
        stores.keep(settings, PLAIN)
        stores.put_back(settings, EMPTY)
        first, second, visits = furnish_both(app, filled=True)
        stores.keep(settings, FILLED)
        yield Installation(app, settings, first, second, visits)
        standing.wait_for_prints()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def furnish_both(app: Flask, *, filled: bool) -> tuple[Place, Place, dict[str, Visit]]:
    """The centres, and everybody's visit; the same numbers each time."""
    with app.app_context():
        first, people = furnish("Ljudska univerza Kranj", "Golnik", "luk.test", MARK if filled else "")
        second, others = furnish("Drug zavod", "Bled", "drugi.test", "plain" if filled else "")
        db.session.execute(
            update(Seat).where(Seat.workshop_id == second.ids["workshops"]).values(token_hash=hash_token(SEAT))
        )
        db.session.commit()
    visits = {role: visit_of(app, who) for role, who in people.items()} | {"stranger": visit_of(app, None)}
    visits |= {f"{role} of another centre": visit_of(app, who) for role, who in others.items()}
    return first, second, visits


def furnish(name: str, community: str, domain: str, mark: str) -> tuple[Place, dict[str, Account | EveningPass]]:
    """A centre with everybody it may have, and an evening with a row in every table."""
    centre = make_centre(name, community, domain)
    workshop = make_workshop(centre)
    people: dict[str, Account | EveningPass] = {"owner": centre.owner, "facilitator": centre.colleague}
    people["reader"] = make_reader(centre, domain)
    people["helper"], people["moderator"] = (make_helper(workshop, may) for may in (False, True))
    ids = {"workshops": workshop.id, "organisations": centre.organisation.id, "accounts": centre.colleague.id}
    ids |= {"programmes": centre.programme.id, "communities": centre.community.id}
    if mark:
        fill(ids, mark)
    if mark == MARK:
        mark_texts(mark)
    host = db.session.scalars(select(Station.host_token).where(Station.workshop_id == workshop.id)).first()
    place = Place(ids, workshop.code, workshop.wall_token, workshop.report_token, str(host))
    for person in people.values():
        db.session.refresh(person)
        person.get_id()
    return place, people


def make_reader(centre: Centre, domain: str) -> Account:
    reader = add_account(organisation=centre.organisation, name="Eva", email=f"eva@{domain}", role="reader", now=NOW)
    reader.password_hash = known_hash()
    db.session.add(Reading(account_id=reader.id, community_id=centre.community.id))
    db.session.commit()
    return reader


def make_helper(workshop: Workshop, may_moderate: bool) -> EveningPass:
    now = moment()
    token = make_pass(
        workshop=workshop,
        name="Dana",
        may_moderate=may_moderate,
        ends_at=now + timedelta(days=1),
        language="sl",
        actor="test",
        now=now,
    )
    made = db.session.scalars(select(EveningPass).where(EveningPass.token_hash == hash_link(token))).one()
    made.created_at = STARTED  # the same in both stores, because a session knows its pass by it
    db.session.commit()
    return made


def visit_of(app: Flask, person: Account | EveningPass | None) -> Visit:
    client = app.test_client()
    assert isinstance(client, CheckingClient)
    with app.app_context():
        if person is not None:
            sign_in(client, db.session.merge(person))  # type: ignore[arg-type]
    token = client.form_token()
    cookie = client.get_cookie("session")
    assert cookie is not None
    return Visit(cookie.value, token)
