"""Tries that come at once are counted like tries one after the other, over a real store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, PASSWORD, make_centre
from workshop.domain.refusals import Refusal, TooMany
from workshop.extensions import db
from workshop.models import Account, SignInAttempt
from workshop.services.second_factor import CODE_FAILURES, begin_factor, check_factor, confirm_factor
from workshop.services.sign_in import check_password
from workshop.services.sign_in_tries import (
    FAILURES_ALLOWED,
    FAILURES_OF_NETWORK,
    PAUSE,
    forget_tries,
    hash_subject,
    reserve_try,
)

AT_ONCE = 20
SUBJECT, NETWORK = hash_subject("ana"), hash_subject("hall")


def at_once(app: Flask, act: Callable[[], object], times: int = AT_ONCE) -> Counter[str]:
    """What became of each: the code of its refusal, or that it was right."""
    together = Barrier(times)

    def run(_number: int) -> str:
        with app.app_context():
            together.wait()
            try:
                act()
            except Refusal as refusal:
                return refusal.code
            return "right"

    with ThreadPoolExecutor(times) as pool:
        return Counter(pool.map(run, range(times)))


def count_tries() -> int:
    return db.session.scalar(select(func.count(SignInAttempt.id))) or 0


def test_passwords_tried_at_once_are_looked_at_ten_times_and_no_more(app: Flask) -> None:
    with app.app_context():
        make_centre()
    done = at_once(app, lambda: check_password(email="ana@luk.test", password="napačno", now=NOW))
    assert done == {"sign_in_wrong": FAILURES_ALLOWED, "sign_in_too_often": AT_ONCE - FAILURES_ALLOWED}


def test_so_are_codes_of_the_second_factor_six_times(app: Flask) -> None:
    from pyotp import TOTP

    with app.app_context():
        owner = make_centre().owner
        confirm_factor(account=owner, code=TOTP(begin_factor(account=owner, now=NOW)).at(NOW), now=NOW)
        number = owner.id
    later = NOW + timedelta(hours=1)
    done = at_once(app, lambda: check_factor(account=db.session.get_one(Account, number), code="000000", now=later))
    assert done == {"factor_wrong": CODE_FAILURES, "sign_in_too_often": AT_ONCE - CODE_FAILURES}


def test_right_passwords_at_once_all_let_in_and_leave_nothing_behind(app: Flask) -> None:
    with app.app_context():
        make_centre()
    done = at_once(app, lambda: check_password(email="ana@luk.test", password=PASSWORD, now=NOW), times=5)
    assert done == {"right": 5}
    with app.app_context():
        assert count_tries() == 0


def test_a_try_that_was_refused_is_not_counted(in_app: Flask) -> None:
    for _try in range(2):
        reserve_try(limits={SUBJECT: 2}, now=NOW)
    for _try in range(3):
        with pytest.raises(TooMany):
            reserve_try(limits={SUBJECT: 2}, now=NOW)
    assert count_tries() == 2


def test_a_try_that_was_right_is_taken_back_with_those_before_it(in_app: Flask) -> None:
    reserve_try(limits={SUBJECT: 9}, now=NOW, slow=NETWORK)
    numbers = reserve_try(limits={SUBJECT: 9}, now=NOW, slow=NETWORK)
    forget_tries(subjects=[SUBJECT], numbers=numbers)
    db.session.commit()
    assert db.session.scalars(select(SignInAttempt.subject_hash)).all() == [NETWORK], "what failed there still counts"


def test_a_network_that_failed_often_tries_once_in_a_while_however_many_try_at_once(app: Flask) -> None:
    with app.app_context():
        db.session.add_all(SignInAttempt(subject_hash=NETWORK, at=NOW) for _try in range(FAILURES_OF_NETWORK))
        db.session.commit()
    done = at_once(app, lambda: reserve_try(limits={}, now=NOW + PAUSE, slow=NETWORK), times=8)
    assert done == {"right": 1, "sign_in_slowly": 7}
