"""A log of an evening, with what it says of a fault, holds nothing that a person wrote and nothing that lets in."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.resident.evenings import hidden, make_hall, send
from tests.world import PASSWORD
from workshop.models import Contact

WORDS, NAME, PHONE, EMAIL = "Klopca pod lipo", "Marjetka Hribar", "040 777 555", "marjetka@primer.example"


@pytest.fixture
def broken(own_app: Flask) -> Flask:
    """An app with an address that fails over what was typed, as Python words it."""
    own_app.config["PROPAGATE_EXCEPTIONS"] = False

    @own_app.get("/fails-over/<typed>")
    def fails(typed: str) -> str:
        try:
            return str(int(typed))
        except ValueError as error:
            raise LookupError(typed) from error

    return own_app


def leave_contact(phone: CheckingClient, code: str) -> str:
    """The address of the contact, which opens it."""
    phone.get(f"/{code}/contact")
    typed: dict[str, object] = {"name": NAME, "phone": PHONE, "email": EMAIL, "consent": ["report"], "fifteen": "yes"}
    phone.post(f"/{code}/contact", data={**hidden(phone, "/contact"), **typed})
    kept = hidden(phone, "/contact")
    return str(phone.post(f"/{code}/contact", data={**kept, **typed, "step": "save"}).location)


def test_a_log_of_an_evening_holds_no_words_no_contact_and_no_link(
    broken: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    hall, phone = make_hall(broken, "round", 1), client_of(broken)
    send(phone, hall, WORDS)
    hall.move("sign_up")
    address = leave_contact(phone, hall.code)
    phone.post("/sign-in", data={"email": EMAIL, "password": PASSWORD})
    seat = phone.get_cookie("seat", path=f"/{hall.code}")
    phone.get(f"/fails-over/{WORDS} {PHONE} {EMAIL}")
    assert hall.count(Contact) == 1
    assert seat is not None
    for secret in (WORDS, NAME, PHONE, EMAIL, PASSWORD, address.rpartition("/")[2], seat.value):
        assert secret not in caplog.text
    assert "LookupError" in caplog.text
    assert "ValueError" in caplog.text
