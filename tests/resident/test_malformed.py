"""Whatever is sent to an open door: never a fault of ours, and nothing of what is refused is stored."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from urllib.parse import quote_from_bytes

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.checking_client import CheckingClient
from tests.html_rules import UNFILLED
from tests.resident.evenings import Hall, make_hall
from workshop.extensions import db
from workshop.models import Ballot, Contact, Dots, Evaluation, Reaction, Seat, SignUp, Statement, Ticket

STORED = (Ballot, Contact, Dots, Evaluation, Reaction, SignUp, Seat, Statement, Ticket)
KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"
LONGEST = 280
Form = dict[str, str]

BAD = st.sampled_from(
    [
        *["", " ", "\x00", "a\x00b", "\ud800", "\udfff x", "\u202e\u200d", "\r\n" * 9, "'; --", "%s", "\ufdd0"],
        *["-1", "0", "1.5", "1e9", "NaN", "٣", "²", "2147483647", "2147483648", "9" * 30, "9" * 5000],
        *["ž" * 281, "x" * 20_000],
    ]
)
ANYTHING = BAD | st.text(st.characters(), max_size=40).filter(lambda typed: not UNFILLED.search(typed))


def forms(**good: str) -> st.SearchStrategy[Form]:
    """A form with some of its fields, each right or anything at all; ``__`` in a name stands for a dash."""
    fields = {name.replace("__", "-"): st.just(value) | ANYTHING for name, value in good.items()}
    return st.fixed_dictionaries({}, optional=fields)


TEXTS = {
    "statements": forms(station="1", kind="need", text="Misel", key=KEY, table="1", group="1", round="1", extends="1"),
    "seat": forms(group="1"),
    "reactions": forms(statement="1", mark="agree", key=KEY),
    "sign-up": forms(key=KEY, role="1", hours="1-2", note="Pomagam"),
    "contact": forms(
        key=KEY, sign_up=KEY, name="Oseba", phone="040 123 456", email="a@b.si", consent="report", step="save"
    ),
    "evaluation": forms(
        key=KEY, heard="5", clear="1", pleasant="2", time_well_used="3", again="yes", praise="Juha", change="Nič"
    ),
    "ticket": forms(key=KEY),
    f"answers/{KEY}": forms(text="Druga misel"),
    f"answers/{uuid.UUID(int=0)}": forms(text="Tuja misel"),
    f"answers/{uuid.UUID(int=0)}/withdrawal": forms(key=KEY),
}
BALLOTS = {
    "votes": forms(key=KEY, dots__1="1", dots__2="2", dots__9="1", dots__x="1") | st.dictionaries(ANYTHING, ANYTHING)
}
bounded = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
few = settings(bounded, max_examples=25)


def sent(acts: Mapping[str, st.SearchStrategy[Form]]) -> st.SearchStrategy[tuple[str, Form]]:
    """(address inside of the evening, form)."""
    return st.one_of([st.tuples(st.just(path), form) for path, form in acts.items()])


def encoded(form: Form) -> bytes:
    """As a program would send it that keeps no rule of UTF-8."""
    return "&".join(f"{quoted(name)}={quoted(value)}" for name, value in form.items()).encode()


def quoted(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))


def post(client: CheckingClient, path: str, form: Form) -> int:
    status: int = client.post(path, data=encoded(form), content_type="application/x-www-form-urlencoded").status_code
    return status


def counted(hall: Hall) -> list[int]:
    with hall.app.app_context():
        return list(db.session.execute(select(*(select(func.count(t.id)).scalar_subquery() for t in STORED))).one())


def check(hall: Hall, client: CheckingClient, path: str, form: Form) -> None:
    before = counted(hall)
    status = post(client, f"/{hall.code}/{path}", form)
    assert status < 500
    if status >= 400:
        assert counted(hall) == before


@pytest.fixture
def ended(app: Flask) -> Hall:
    """Everything but the vote is taken at the end."""
    return make_hall(app, "evaluation")


@pytest.fixture
def voting(app: Flask) -> Hall:
    hall = make_hall(app, "voting")
    hall.list_to_vote_on("Klub", "Prevoz", "Vrt", "Knjižnica")
    return hall


@bounded
@given(sending=sent(TEXTS))
def test_no_form_of_an_evening_brings_it_down(ended: Hall, phone: CheckingClient, sending: tuple[str, Form]) -> None:
    check(ended, phone, *sending)
    with ended.app.app_context():
        for text in db.session.scalars(select(Statement.text)):
            assert 0 < len(text) <= LONGEST
            assert not re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", text)


@few
@given(sending=sent(BALLOTS))
def test_no_ballot_brings_it_down(voting: Hall, phone: CheckingClient, sending: tuple[str, Form]) -> None:
    check(voting, phone, *sending)
    with voting.app.app_context():
        assert all(1 <= given <= 2 for given in db.session.scalars(select(Dots.count)))


@few
@given(form=forms(code="1234"), token=st.sampled_from(["x", "%00", "%ED%A0%80", "a" * 3000]))
def test_no_number_and_no_link_brings_it_down(phone: CheckingClient, form: Form, token: str) -> None:
    assert post(phone, "/", form) < 500
    assert post(phone, f"/contact/{token}", form) == 404


@few
@given(
    form=forms(email="ana@luk.test", password="napačno geslo", next="/workshops", kept="x", name="Ana", centre="LUK"),
    path=st.sampled_from(["/sign-in", "/sign-in/link/x", "/sign-in/link/%00"]),
)
def test_no_sign_in_brings_it_down(phone: CheckingClient, form: Form, path: str) -> None:
    assert post(phone, path, {**form, "csrf_token": phone.form_token()}) in {200, 401, 404, 410, 422, 429}
