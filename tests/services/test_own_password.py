"""One's own password is asked for once more, and cannot be guessed there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import NOW, PASSWORD, Centre
from workshop.domain.refusals import Refusal, TooMany
from workshop.services.own_password import prove_password
from workshop.services.people import change_password
from workshop.services.second_factor import give_up_factor
from workshop.services.sign_in import check_password
from workshop.services.sign_in_tries import FAILURES_ALLOWED, WINDOW


def guess(centre: Centre, times: int) -> None:
    for _try in range(times):
        with pytest.raises(Refusal, match="password_wrong"):
            prove_password(account=centre.owner, password="x", now=NOW)


def test_whoever_sits_at_an_open_session_guesses_ten_times_whatever_the_act(centre: Centre) -> None:
    guess(centre, FAILURES_ALLOWED)
    with pytest.raises(TooMany):
        change_password(account=centre.owner, old=PASSWORD, new="štiri čisto nove besede", now=NOW)
    with pytest.raises(TooMany):
        give_up_factor(account=centre.owner, password=PASSWORD, now=NOW)
    prove_password(account=centre.owner, password=PASSWORD, now=NOW + WINDOW + timedelta(seconds=1))


def test_neither_colleagues_nor_the_sign_in_are_closed_by_it(centre: Centre) -> None:
    guess(centre, FAILURES_ALLOWED)
    prove_password(account=centre.colleague, password=PASSWORD, now=NOW)
    assert check_password(email="ana@luk.test", password=PASSWORD, now=NOW) is centre.owner


def test_a_right_one_forgets_the_wrong_ones_before_it_even_when_the_new_one_is_refused(centre: Centre) -> None:
    for _time in range(2):
        guess(centre, FAILURES_ALLOWED - 1)
        with pytest.raises(Refusal, match="password_too_short"):
            change_password(account=centre.owner, old=PASSWORD, new="kratko", now=NOW)
