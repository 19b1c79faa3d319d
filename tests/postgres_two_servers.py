"""Two app servers over one PostgreSQL are one house. Part of `make test-postgres` alone: the name keeps it out of the
other tests."""

from __future__ import annotations

import re
import signal
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.load.facilitator import PASSWORD, Facilitator
from tests.load.forms import Fields
from tests.load.phone import Phone, good
from tests.load.servers_rooms import EMAIL, Room
from tests.load.visitor import Answer, Visitor
from tests.postgres_house import House, opened, send_both, serving
from workshop.extensions import db
from workshop.models import Account, Draw, Evening, Organisation, PrintJob, Statement
from workshop.services.people import invite_colleague
from workshop.services.sign_in import hash_password
from workshop.services.sign_in_tries import FAILURES_ALLOWED

SEE_OTHER, REFUSED, GONE, CONFLICT, UNAVAILABLE = 303, 422, 410, 409, 503
JOB = re.compile(r"/workshops/\d+/prints/\d+")
ROUNDS = 5
"""How often two do the same at the same moment."""


@pytest.fixture(scope="module")
def house(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(built_store, tmp_path_factory.mktemp("house")) as found:
        yield found


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


def test_an_answer_that_waits_too_long_for_its_evening_is_told_to_come_again(house: House) -> None:
    room = house.room()
    phone = Phone(house.visitor(house.first), room.code, 0)
    phone.join()
    form = phone.look().form("/statements")
    fields = form.filled({"text": "Streha nad postajo"}, form.buttons[0])
    with house.store.app.app_context():
        db.session.execute(select(Evening).where(Evening.workshop_id == room.workshop_id).with_for_update())
        told = phone.visitor.post(f"/{room.code}/statements", fields)
        db.session.rollback()
        db.session.remove()
    assert (told.status, told.headers["retry-after"]) == (UNAVAILABLE, "3")
    assert house.count(Statement.workshop_id == room.workshop_id) == 0
    assert house.at(house.second, phone.visitor).post(f"/{room.code}/statements", fields).status == SEE_OTHER
    assert house.count(Statement.workshop_id == room.workshop_id) == 1


def test_next_pressed_at_one_is_on_the_others_wall(house: House) -> None:
    room = house.room("check_in")
    wall = house.visitor(house.second)
    assert 'data-state="check_in"' in good(wall.get(f"{room.wall}/scene")).text
    Facilitator(house.staff(house.first), f"/workshops/{room.workshop_id}", room.code).move_on()
    assert 'data-state="check_in"' not in good(wall.get(f"{room.wall}/scene")).text


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
    for _look in range(300):
        if there.get(f"{page}/file").body.startswith(b"%PDF-"):
            return
        time.sleep(0.2)
    pytest.fail(there.get(page).text)


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
