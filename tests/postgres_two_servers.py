"""Two app servers over one PostgreSQL are one house. Part of `make test-postgres` alone: the name keeps it out of the
other tests."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import func, select

from tests import stores
from tests.load.facilitator import PASSWORD, Facilitator
from tests.load.forms import Fields
from tests.load.house import ROOT
from tests.load.phone import Phone, good
from tests.load.servers_rooms import EMAIL, Room, Store, make_room
from tests.load.visitor import Answer, Visitor
from workshop.config import Settings
from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Account, Draw, Organisation, PrintJob, Statement
from workshop.services.people import invite_colleague
from workshop.services.sign_in import FAILURES_ALLOWED, hash_password

SEE_OTHER, REFUSED, GONE, CONFLICT = 303, 422, 410, 409
SERVING = re.compile(r"serving on (http://\S+?)/?\s")
JOB = re.compile(r"/workshops/\d+/prints/\d+")
ROUNDS = 5
"""How often two do the same at the same moment."""
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


@pytest.fixture(scope="module")
def house(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with ExitStack() as stack:
        settings = stack.enter_context(stores.copied(built_store, tmp_path_factory.mktemp("house") / "instance"))
        store = Store(settings.instance, settings.database_url)
        stack.callback(store.close)
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


def test_who_signs_in_at_one_server_acts_at_the_other(house: House) -> None:
    room = house.room("check_in")
    staff = house.staff(house.first)
    form = good(staff.get(f"/workshops/{room.workshop_id}/details")).form("/details")
    there = house.at(house.second, staff)
    sent = there.post(form.action.replace(house.first, ""), form.filled({"title": "Večer z druge strani"}))
    assert sent.status == SEE_OTHER, sent.text
    assert "Večer z druge strani" in good(staff.get(f"/workshops/{room.workshop_id}")).text


def test_who_signs_out_everywhere_is_out_at_the_other(house: House) -> None:
    staff, there = house.staff(house.first), house.staff(house.second)
    assert there.get("/workshops").address.endswith("/workshops")
    form = next(form for form in good(staff.get("/settings")).forms if "sessions" in form.action)
    staff.post(form.action, form.filled({}))
    assert "/sign-in" in there.get("/workshops").address


def test_a_phone_joins_at_one_server_and_answers_at_the_other(house: House) -> None:
    room = house.room()
    phone = Phone(house.visitor(house.first), room.code, 0)
    phone.join()
    phone.visitor = house.at(house.second, phone.visitor)
    words = "Klop ob potoku in senca zraven nje"
    phone.say(words)
    phone.visitor = house.at(house.first, phone.visitor)
    assert words in good(phone.visitor.get(f"/{room.code}/answers")).text
    assert house.count(Statement.workshop_id == room.workshop_id, Statement.text == words) == 1


def test_one_answer_sent_to_both_at_once_is_stored_once(house: House) -> None:
    room = house.room()
    phone = Phone(house.visitor(house.first), room.code, 0)
    phone.join()
    form = phone.look().form("/statements")
    for place in ("stopnicah", "mostu", "igrišču", "poti", "postaji"):
        key = str(uuid.uuid4())
        fields = form.filled({"text": f"Luč na {place}", "key": key}, form.buttons[0])
        both = phone.visitor, house.at(house.second, phone.visitor)
        assert send_both(both, f"/{room.code}/statements", fields) == [SEE_OTHER, SEE_OTHER]
        assert house.count(Statement.key == key) == 1


def test_next_pressed_at_one_is_on_the_others_wall_within_a_second(house: House) -> None:
    room = house.room("check_in")
    wall = house.visitor(house.second)
    assert 'data-state="check_in"' in good(wall.get(f"{room.wall}/scene")).text
    Facilitator(house.staff(house.first), f"/workshops/{room.workshop_id}", room.code).move_on()
    pressed = time.monotonic()
    while 'data-state="check_in"' in good(wall.get(f"{room.wall}/scene")).text:
        assert time.monotonic() - pressed < 1
        time.sleep(0.05)


def test_next_pressed_at_both_at_once_moves_once(house: House) -> None:
    room = house.room("check_in")
    staff = house.staff(house.first)
    there = house.at(house.second, staff)
    path = f"/workshops/{room.workshop_id}/run/moves"
    for _round in range(ROUNDS):
        before = Facilitator(staff, code=room.code).pulse()
        console = good(staff.get(f"/workshops/{room.workshop_id}/run"))
        form = next(one for one in console.forms if one.action.endswith("/moves") and ("direction", "on") in one.fields)
        send_both((staff, there), path, form.filled({}))
        assert Facilitator(there, code=room.code).pulse()["s"] == before["s"] + 1


def test_a_number_drawn_at_both_at_once_is_drawn_once(house: House) -> None:
    room = house.room("raffle")
    staff = house.staff(house.first)
    there = house.at(house.second, staff)
    path = f"/workshops/{room.workshop_id}/raffle"
    good(staff.send(good(staff.get(path)).form("/raffle/seal")))
    form = good(staff.get(path)).form("/raffle/draws")
    for drawn in range(ROUNDS):
        fields = form.filled({"prize": "Knjiga", "drawn_before": drawn})
        assert send_both((staff, there), f"{path}/draws", fields) == [SEE_OTHER, CONFLICT]
        assert house.count(Draw.workshop_id == room.workshop_id) == drawn + 1


def test_a_one_time_link_opened_at_both_at_once_lets_one_in(house: House) -> None:
    for number in range(ROUNDS):
        path = f"/sign-in/link/{invited(house, f'nova{number}@load.test')}"
        visitors = house.visitor(house.first), house.visitor(house.second)
        forms = [good(one.get(path)).form(path) for one in visitors]
        here, there = (form.filled({"password": f"geslo številka {number} za dva"}) for form in forms)
        statuses = send_both(visitors, path, here, there)
        assert statuses.count(SEE_OTHER) == 1, statuses
        assert {one.get(path).status for one in visitors} == {GONE}


def invited(house: House, email: str) -> str:
    with house.store.app.app_context():
        centre = db.session.scalars(select(Organisation)).one()
        token = invite_colleague(
            organisation=centre, name="Nova", email=email, role="facilitator", now=datetime.now(UTC)
        )
        db.session.remove()
    return token


def test_failures_at_both_servers_are_counted_together(house: House) -> None:
    with house.store.app.app_context():
        account = db.session.scalars(select(Account).where(Account.email == EMAIL)).one()
        other = Account(
            **{name: getattr(account, name) for name in ("organisation_id", "role", "epoch", "created_at")},
            name="Bor",
            email="bor@load.test",
            password_hash=hash_password(PASSWORD),
        )
        db.session.add(other)
        db.session.commit()
        db.session.remove()
    for number in range(FAILURES_ALLOWED):
        assert tried(house, house.first if number % 2 else house.second, "napačno geslo").status == REFUSED
    refused = [tried(house, base, PASSWORD) for base in (house.first, house.second)]
    assert all("15" in answer.text and answer.status != SEE_OTHER for answer in refused)


def tried(house: House, base: str, password: str) -> Answer:
    visitor = house.visitor(base)
    form = good(visitor.get("/sign-in")).form("/sign-in")
    return visitor.post(form.action, form.filled({"email": "bor@load.test", "password": password}))


def test_a_print_begun_at_one_is_found_at_the_other(house: House) -> None:
    room = house.room()
    staff = house.staff(house.first)
    page = begin_print(staff, room)
    there = house.at(house.second, staff)
    deadline = time.monotonic() + 60
    while not there.get(f"{page}/file").body.startswith(b"%PDF-"):
        assert time.monotonic() < deadline, there.get(page).text
        time.sleep(0.2)


def test_the_same_print_asked_for_at_both_at_once_is_made_once(house: House) -> None:
    staff = house.staff(house.first)
    there = house.at(house.second, staff)
    room = house.room()
    shelf, fields = print_form(staff, room)
    print_form(there, room)
    for language in ("sl", "en"):
        for kind in ("attendance", "minutes"):
            asked = [*((name, value) for name, value in fields if name not in {"kind", "language"})]
            asked += [("kind", kind), ("language", language)]
            assert send_both((staff, there), shelf, asked) == [SEE_OTHER, SEE_OTHER]
            made = PrintJob.workshop_id == room.workshop_id, PrintJob.kind == kind, PrintJob.language == language
            assert house.count(*made) == 1


def test_a_print_whose_server_has_died_is_offered_anew_at_the_other(house: House) -> None:
    room = house.room()
    with serving(house.settings) as (third, process):
        staff = house.staff(third)
        page = begin_print(staff, room)
        process.send_signal(signal.SIGKILL)
    there = house.at(house.first, staff)
    assert good(there.get(page)).status == 200
    with house.store.app.app_context():
        job = db.session.get_one(PrintJob, int(page.rpartition("/")[2]))
        assert job.state in {"waiting", "running"}
        job.created_at -= timedelta(minutes=11)
        job.started_at = job.started_at and job.started_at - timedelta(minutes=2)
        db.session.commit()
        db.session.remove()
    again = good(there.get(page)).form("/prints")
    told = there.post(again.action.replace(house.first, ""), again.filled({}))
    assert told.status == SEE_OTHER
    assert told.headers["location"] != page


def print_form(visitor: Visitor, room: Room) -> tuple[str, Fields]:
    """Where the list of those who came is begun, and what is sent there."""
    shelf = f"/workshops/{room.workshop_id}/prints"
    form = next(one for one in good(visitor.get(shelf)).forms if dict(one.fields).get("kind") == "attendance")
    return shelf, form.filled({"language": "sl"})


def begin_print(visitor: Visitor, room: Room) -> str:
    """The path of its page."""
    told = visitor.post(*print_form(visitor, room))
    found = JOB.search(told.headers.get("location", ""))
    assert found is not None, told.text
    return found[0]


def test_a_server_that_is_told_to_stop_ends_in_good_order(house: House) -> None:
    with serving(house.settings) as (address, process):
        assert house.visitor(address).get("/healthz").status == 200
        process.terminate()
        assert process.wait(15) == 0
    assert house.visitor(house.first).get("/healthz").status == 200
