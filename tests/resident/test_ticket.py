"""The raffle number: one a phone, large, and with no way to what was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, make_hall, send
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Draw, Raffle, Seat, Ticket

NewPhone = Callable[[], CheckingClient]


def number_on(phone: CheckingClient) -> str:
    return next(
        "".join(node.itertext()).strip() for node in phone.page.iter("p") if node.get("class") == "ticket-number"
    )


def test_looking_takes_no_number(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/ticket")
    assert phone.heading == "Take your raffle number"
    assert hall.count(Ticket) == 0


def test_a_phone_has_one_number_however_often_it_asks(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/ticket")
    for _ in range(3):
        assert phone.post(f"/{hall.code}/ticket").location == f"/{hall.code}/ticket"
        phone.get(f"/{hall.code}/ticket")
        assert number_on(phone) == "001"
    assert hall.count(Ticket) == 1


def test_a_new_secret_leaves_a_phone_its_seat_and_takes_its_number(
    app: Flask, hall: Hall, phone: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("green")})
    phone.post(f"/{hall.code}/ticket")
    monkeypatch.setitem(app.config, "SECRET_KEY", "another secret than before, as long as it has to be")
    phone.get(f"/{hall.code}")
    assert "Group Green · table 3" in phone.words
    phone.get(f"/{hall.code}/ticket")
    assert phone.heading == "Take your raffle number"


def test_each_phone_has_its_own(hall: Hall, phone: CheckingClient, another: NewPhone) -> None:
    phone.post(f"/{hall.code}/ticket")
    other = another()
    other.post(f"/{hall.code}/ticket")
    other.get(f"/{hall.code}/ticket")
    assert number_on(other) == "002"


def test_a_drawn_number_reads_as_on_the_wall_and_on_the_ticket(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "raffle")
    phone.post(f"/{hall.code}/ticket")
    with hall.row():
        db.session.add(Draw(workshop_id=hall.id, position=1, number=17, drawn_at=NOW))
    phone.get(f"/{hall.code}")
    assert "Number 017 is drawn. Yours is 001." in phone.words


def test_once_the_drum_is_sealed_no_number_is_offered(app: Flask, phone: CheckingClient, another: NewPhone) -> None:
    hall = make_hall(app, "raffle")
    phone.post(f"/{hall.code}/ticket")
    with hall.row():
        db.session.add(Raffle(workshop_id=hall.id, seed="ab" * 32, numbers=[1], sealed_at=NOW, seals=1))
    late = another()
    for address in (f"/{hall.code}/ticket", f"/{hall.code}"):
        late.get(address)
        assert "The drum is sealed. No more numbers are given out." in late.words
        assert [form for form in late.page.iter("form") if (form.get("action") or "").endswith("/ticket")] == []
        assert "Take" not in late.words
    phone.get(f"/{hall.code}/ticket")
    assert number_on(phone) == "001"


def test_a_number_is_shown_when_the_evening_draws(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "raffle")
    phone.post(f"/{hall.code}/ticket")
    phone.get(f"/{hall.code}")
    assert number_on(phone) == "001"
    phone.get(f"/{hall.code}/ticket?large=1")
    assert "ticket-large" in str(phone.page.find("body").get("class"))  # type: ignore[union-attr]


def test_nothing_leads_from_the_number_to_the_seat(hall: Hall, phone: CheckingClient) -> None:
    send(phone, hall)
    phone.post(f"/{hall.code}/ticket")
    (ticket,), (seat,) = hall.all(Ticket), hall.all(Seat)
    assert ticket.holder_hash != seat.token_hash
    assert {column.name for column in Ticket.__table__.columns} == {"id", "workshop_id", "number", "holder_hash"}


def test_there_are_no_numbers_before_the_evening_nor_after_it(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app)
    assert phone.post(f"/{hall.code}/ticket").status_code == 422
    assert "This evening has not begun yet." in phone.words
    hall.close()
    assert phone.post(f"/{hall.code}/ticket").status_code in {410, 422}
    assert "This evening is closed." in phone.words
    assert phone.get(f"/{hall.code}/ticket").location == f"/{hall.code}"
    assert hall.count(Ticket) == 0


def test_after_the_evening_no_phone_leads_to_its_number(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}")
    phone.post(f"/{hall.code}/ticket")
    hall.close()
    assert [(ticket.number, ticket.holder_hash) for ticket in hall.all(Ticket)] == [(1, None)]
    phone.get(f"/{hall.code}")
    assert "001" not in phone.words
