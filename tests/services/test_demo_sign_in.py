from __future__ import annotations

import re

import pytest

from tests.world import NOW, make_centre
from workshop.domain.refusals import Refusal
from workshop.services.demo_sign_in import demo_password, open_demo_sign_in
from workshop.services.sign_in import check_password

pytestmark = pytest.mark.usefixtures("in_app")


def test_the_password_opens_the_account() -> None:
    account = make_centre().owner
    way_in = open_demo_sign_in(account=account, secret="one")
    assert check_password(email=way_in.email, password=way_in.password, now=NOW) is account


def test_it_is_the_same_tomorrow_and_costs_no_new_hash() -> None:
    account = make_centre().owner
    first = open_demo_sign_in(account=account, secret="one")
    kept = account.password_hash
    assert open_demo_sign_in(account=account, secret="one") == first
    assert account.password_hash == kept


def test_another_installation_has_another_password() -> None:
    account = make_centre().owner
    open_demo_sign_in(account=account, secret="one")
    with pytest.raises(Refusal):
        check_password(email=account.email, password=demo_password("two"), now=NOW)


def test_it_can_be_typed_from_a_screen() -> None:
    assert re.fullmatch(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}", demo_password("one"))
