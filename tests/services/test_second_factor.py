"""The second factor: codes of the phone once each, recovery codes once each, and not too many tries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pyotp import TOTP
from sqlalchemy import select

from tests.world import NOW, PASSWORD, Centre
from workshop.domain.refusals import Refusal, TooMany
from workshop.extensions import db
from workshop.models import Account, JournalEntry, RecoveryCode
from workshop.services.people import demand_second_factor
from workshop.services.second_factor import (
    CODE_FAILURES,
    RECOVERY_CODES,
    address_of,
    begin_factor,
    check_factor,
    confirm_factor,
    count_codes,
    factor_of,
    give_up_factor,
    is_due,
    remove_factor,
    renew_codes,
)

LATER = NOW + timedelta(minutes=5)


def set_up(account: Account) -> tuple[TOTP, list[str]]:
    """The phone, and the codes on paper."""
    phone = TOTP(begin_factor(account=account, now=NOW))
    return phone, confirm_factor(account=account, code=phone.at(NOW), now=NOW)


def test_it_counts_only_once_a_first_code_has_shown_that_the_phone_has_the_key(centre: Centre) -> None:
    secret = begin_factor(account=centre.owner, now=NOW)
    assert begin_factor(account=centre.owner, now=LATER) == secret
    with pytest.raises(Refusal, match="factor_wrong"):
        confirm_factor(account=centre.owner, code="123", now=NOW)
    assert factor_of(centre.owner) is None
    assert address_of(centre.owner, secret).startswith("otpauth://totp/Vrtiljak:ana%40luk.test?secret=")
    set_up(centre.owner)
    assert factor_of(centre.owner) is not None


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, the last six digits."""
    assert TOTP("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").at(1111111109) == "081804"


def test_a_code_opens_once_and_an_older_one_not_at_all(centre: Centre) -> None:
    phone, _codes = set_up(centre.owner)
    check_factor(account=centre.owner, code=phone.at(LATER), now=LATER)
    for moment in (LATER, LATER - timedelta(seconds=30)):
        with pytest.raises(Refusal, match="factor_used"):
            check_factor(account=centre.owner, code=phone.at(moment), now=LATER)


def test_a_phone_may_be_half_a_minute_wrong_and_no_more(centre: Centre) -> None:
    phone, _codes = set_up(centre.owner)
    with pytest.raises(Refusal, match="factor_wrong"):
        check_factor(account=centre.owner, code=phone.at(LATER + timedelta(seconds=90)), now=LATER)
    check_factor(account=centre.owner, code=phone.at(LATER + timedelta(seconds=30)), now=LATER)


def test_a_recovery_code_opens_once_as_it_was_written_down(centre: Centre) -> None:
    _phone, codes = set_up(centre.owner)
    assert len(set(codes)) == RECOVERY_CODES
    check_factor(account=centre.owner, code=codes[0].upper().replace("-", " "), now=LATER)
    with pytest.raises(Refusal, match="factor_wrong"):
        check_factor(account=centre.owner, code=codes[0], now=LATER)
    assert count_codes(centre.owner) == RECOVERY_CODES - 1


def test_recovery_codes_are_kept_as_hashes_only_and_new_ones_end_the_old(centre: Centre) -> None:
    _phone, codes = set_up(centre.owner)
    kept = "".join(db.session.scalars(select(RecoveryCode.code_hash)))
    assert codes[0].replace("-", "") not in kept
    renew_codes(account=centre.owner, now=NOW)
    with pytest.raises(Refusal, match="factor_wrong"):
        check_factor(account=centre.owner, code=codes[1], now=LATER)


def test_nobody_guesses_for_long_and_others_are_not_kept_out(centre: Centre) -> None:
    phone, _codes = set_up(centre.owner)
    other, _others = set_up(centre.colleague)
    for _try in range(CODE_FAILURES):
        with pytest.raises(Refusal, match="factor_wrong"):
            check_factor(account=centre.owner, code="abc", now=LATER)
    with pytest.raises(TooMany):
        check_factor(account=centre.owner, code=phone.at(LATER), now=LATER)
    check_factor(account=centre.colleague, code=other.at(LATER), now=LATER)


def test_it_goes_with_the_password_only_and_not_where_the_centre_asks_for_it(centre: Centre) -> None:
    set_up(centre.owner)
    with pytest.raises(Refusal, match="password_wrong"):
        give_up_factor(account=centre.owner, password="x", now=NOW)
    demand_second_factor(owner=centre.owner, demanded=True, now=NOW)
    with pytest.raises(Refusal, match="factor_demanded"):
        give_up_factor(account=centre.owner, password=PASSWORD, now=NOW)
    demand_second_factor(owner=centre.owner, demanded=False, now=NOW)
    give_up_factor(account=centre.owner, password=PASSWORD, now=NOW)
    assert (factor_of(centre.owner), count_codes(centre.owner)) == (None, 0)


def test_whoever_asks_it_of_others_has_it_first(centre: Centre) -> None:
    with pytest.raises(Refusal, match="factor_own_first"):
        demand_second_factor(owner=centre.owner, demanded=True, now=NOW)
    set_up(centre.owner)
    demand_second_factor(owner=centre.owner, demanded=True, now=NOW)
    assert not is_due(centre.owner)
    assert not is_due(centre.colleague)
    centre.colleague.role = "owner"
    assert is_due(centre.colleague)


def test_setting_up_and_removing_stand_in_the_journal(centre: Centre) -> None:
    set_up(centre.colleague)
    remove_factor(account=centre.colleague, actor=str(centre.owner.id), now=LATER)
    rows = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()
    told = [(row.act, row.actor, row.subject, row.subject_id) for row in rows]
    bor, ana = centre.colleague.id, centre.owner.id
    assert told == [("factor_set", str(bor), "account", bor), ("factor_removed", str(ana), "account", bor)]
