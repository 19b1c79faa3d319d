"""Owner, colleague and stranger: who gets a row, who is told that there is none, who is asked to sign in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask_login import login_user
from werkzeug.exceptions import Unauthorized

from tests.world import Centre, make_centre, make_workshop
from workshop import guards
from workshop.domain.refusals import NotAllowed, NotFound
from workshop.models import Account

Guard = Callable[[int], object]


@pytest.fixture
def stranger(centre: Centre) -> Account:
    return make_centre("Drug center", "Drug kraj", "drugi.test").owner


def rows(centre: Centre) -> list[tuple[Guard, int]]:
    return [
        (guards.own_workshop, make_workshop(centre).id),
        (guards.own_programme, centre.programme.id),
        (guards.own_community, centre.community.id),
    ]


def test_owner_and_colleague_get_the_rows_of_their_centre(in_app: Flask, centre: Centre) -> None:
    for person in (centre.owner, centre.colleague):
        with in_app.test_request_context():
            login_user(person)
            assert [guard(number).id for guard, number in rows(centre)]  # type: ignore[attr-defined]
            assert guards.actor() == str(person.id)


def test_to_a_stranger_the_rows_do_not_exist(in_app: Flask, centre: Centre, stranger: Account) -> None:
    with in_app.test_request_context():
        login_user(stranger)
        for guard, number in rows(centre):
            with pytest.raises(NotFound):
                guard(number)


def test_whoever_has_not_signed_in_is_asked_to(in_app: Flask, centre: Centre) -> None:
    with in_app.test_request_context():
        for guard, number in rows(centre):
            with pytest.raises(Unauthorized):
                guard(number)
        with pytest.raises(Unauthorized):
            guards.owner()


def test_only_the_owner_changes_people_and_rights(in_app: Flask, centre: Centre) -> None:
    with in_app.test_request_context():
        login_user(centre.owner)
        assert guards.owner() == centre.owner
    with in_app.test_request_context():
        login_user(centre.colleague)
        with pytest.raises(NotAllowed):
            guards.owner()


def test_a_row_that_never_was_is_not_found(in_app: Flask, centre: Centre) -> None:
    with in_app.test_request_context():
        login_user(centre.owner)
        for guard, _ in rows(centre):
            with pytest.raises(NotFound):
                guard(999_999)
