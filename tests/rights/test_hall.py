"""A hall is one address: whoever fails to sign in there slows nobody who answers."""

from __future__ import annotations

from flask import Flask

from tests.people import client_of
from tests.resident.evenings import make_hall
from tests.world import PASSWORD
from workshop.extensions import db
from workshop.models import SignInAttempt
from workshop.services.sign_in_tries import FAILURES_OF_NETWORK, hash_subject
from workshop.web import moment

PEOPLE = 60
HALL = {"REMOTE_ADDR": "192.0.2.7"}


def test_sixty_phones_behind_one_address_answer_while_its_sign_in_is_slowed(app: Flask) -> None:
    hall = make_hall(app, "round", 1)
    with app.app_context():
        subject = hash_subject("network\n192.0.2.0/24")
        db.session.add_all(SignInAttempt(subject_hash=subject, at=moment()) for _try in range(FAILURES_OF_NETWORK))
        db.session.commit()
    tried = client_of(app).post("/sign-in", data={"email": "x@y.test", "password": "z"}, environ_overrides=HALL)
    assert tried.status_code == 429
    codes = set()
    for _person in range(PEOPLE):
        phone = client_of(app)
        phone.get(f"/{hall.code}", environ_overrides=HALL)
        data = {"group": hall.group("blue")}
        codes.add(phone.post(f"/{hall.code}/seat", data=data, environ_overrides=HALL).status_code)
        codes.add(phone.get(f"/{hall.code}/pulse", environ_overrides=HALL).status_code)
    assert codes <= {200, 303}


def test_whoever_is_elsewhere_signs_in_meanwhile(app: Flask) -> None:
    make_hall(app, "round", 1)
    with app.app_context():
        subject = hash_subject("network\n192.0.2.0/24")
        db.session.add_all(SignInAttempt(subject_hash=subject, at=moment()) for _try in range(FAILURES_OF_NETWORK))
        db.session.commit()
    data = {"email": "ana@golnik.test", "password": PASSWORD}
    assert client_of(app).post("/sign-in", data=data, environ_overrides=HALL).status_code == 429
    at_home = {"REMOTE_ADDR": "198.51.100.4"}
    assert client_of(app).post("/sign-in", data=data, environ_overrides=at_home).status_code == 303
