"""Interest in taking part."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import SignUp, Workshop
from workshop.services.sign_ups import HOURS, find_sign_up, list_roles, save_sign_up

KEY = str(uuid.uuid4())


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "sign_up")
    return made


def save(workshop: Workshop, roles: tuple[int, ...] = (1,), hours: str = "", note: str = "", key: str = KEY) -> SignUp:
    return save_sign_up(workshop=workshop, roles=roles, hours=hours, note=note, key=key, now=NOW)


def test_roles_have_the_order_of_the_paper_form(workshop: Workshop) -> None:
    assert [role.number for role in list_roles(workshop.id)] == list(range(1, 11))


def test_roles_are_kept_once_each_and_in_order(workshop: Workshop) -> None:
    assert save(workshop, (5, 2, 5), HOURS[0], " Kombi ").role_numbers == [2, 5]


def test_the_same_key_replaces_and_another_adds(workshop: Workshop) -> None:
    save(workshop, (1,))
    save(workshop, (2,), "6+")
    save(workshop, (3,), key=str(uuid.uuid4()))
    kept = find_sign_up(workshop_id=workshop.id, key=KEY)
    assert kept is not None
    assert (kept.role_numbers, kept.hours) == ([2], "6+")
    assert db.session.scalar(select(func.count(SignUp.id))) == 2


def test_words_alone_are_enough(workshop: Workshop) -> None:
    assert save(workshop, (), note="Posodim mize").note == "Posodim mize"


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"roles": (), "note": " "}, "sign_up_empty"),
        ({"roles": (99,)}, "volunteer_role_unknown"),
        ({"hours": "always"}, "hours_unknown"),
        ({"note": "č" * 281}, "text_too_long"),
        ({"key": "forged"}, "form_expired"),
    ],
)
def test_what_cannot_be_kept_is_refused(workshop: Workshop, given: dict[str, object], refusal: str) -> None:
    with pytest.raises(Refusal, match=refusal):
        save(workshop, **given)  # type: ignore[arg-type]
    db.session.rollback()
    assert db.session.scalar(select(func.count(SignUp.id))) == 0


def test_it_begins_with_its_time(in_app: Flask) -> None:
    early = make_workshop(make_centre())
    move_to(early, "voting")
    with pytest.raises(WrongState, match="sign_up_not_begun"):
        save(early)
