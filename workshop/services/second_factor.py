"""A second factor: six digits from a phone, new every half minute (RFC 6238), and codes for a lost phone."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from pyotp import TOTP, random_base32
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import delete, func, select, update

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Account, RecoveryCode, SecondFactor
from workshop.services.journal import record_for
from workshop.services.own_password import prove_password
from workshop.services.sign_in_tries import forget_tries, hash_subject, reserve_try

ISSUER = "Vrtiljak"
DRIFT = 1
"""Half minutes by which a phone's clock may be wrong."""
RECOVERY_CODES = 8
CODE_FAILURES = 6
"""Wrong codes for one account in the window; a million codes and a new one each half minute do the rest."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_PIECES, PIECE = 4, 4
"""31 letters in 16 places: about 79 bits, so that a plain hash is enough."""


def factor_of(account: Account) -> SecondFactor | None:
    """The key that counts at the sign-in, once it has been confirmed."""
    found = db.session.get(SecondFactor, account.id)
    return found if found is not None and found.confirmed_at is not None else None


def is_due(account: Account) -> bool:
    """Whether the centre asks its owners for a second factor and this one has none yet."""
    return account.role == "owner" and account.organisation.second_factor_demanded and factor_of(account) is None


def begin_factor(*, account: Account, now: datetime) -> str:
    """The key to put into the phone; the same until it is confirmed. Refuses when there is one that counts."""
    found = db.session.get(SecondFactor, account.id)
    if found is not None and found.confirmed_at is not None:
        raise Refusal("factor_there")
    if found is None:
        found = SecondFactor(account_id=account.id, secret=random_base32(), created_at=now)
        db.session.add(found)
        db.session.commit()
    return found.secret


def address_of(account: Account, secret: str) -> str:
    """The key as an address that a phone's app opens (otpauth)."""
    return TOTP(secret).provisioning_uri(name=account.email, issuer_name=ISSUER)


def confirm_factor(*, account: Account, code: str, now: datetime) -> list[str]:
    """Counts from now on; the recovery codes, to be shown this once. Refuses a code that does not fit."""
    found = db.session.get(SecondFactor, account.id)
    if found is None or found.confirmed_at is not None:
        raise Refusal("factor_there")
    take_code(found, code, now)
    found.confirmed_at = now
    codes = make_codes(account)
    record_for(account.organisation_id, actor=str(account.id), act="factor_set", now=now, subject_id=account.id)
    db.session.commit()
    return codes


def check_factor(*, account: Account, code: str, now: datetime) -> None:
    """Takes a code of the phone or a recovery code, each once. Refuses any other, and too many."""
    subject = hash_subject(f"code\n{account.id}")
    counted = reserve_try(limits={subject: CODE_FAILURES}, now=now)
    found = factor_of(account)
    try:
        if found is None:
            raise Refusal("factor_wrong")
        if not take_recovery(account, code, now):
            take_code(found, code, now)
    except Refusal:
        db.session.rollback()
        raise
    forget_tries(subjects=[subject], numbers=counted)
    db.session.commit()


def take_code(factor: SecondFactor, code: str, now: datetime) -> None:
    """The caller commits. A code that was taken before, or an older one, does not count (RFC 6238, 5.2)."""
    digits = "".join(character for character in code if character.isascii() and character.isdigit())
    try:
        step = TOTP(factor.secret).verify_and_get_timecode(digits, for_time=now, valid_window=DRIFT)
    except OTPVerificationError:
        raise Refusal("factor_wrong") from None
    taken = db.session.scalar(
        update(SecondFactor)
        .where(SecondFactor.account_id == factor.account_id, SecondFactor.last_step < step)
        .values(last_step=step)
        .returning(SecondFactor.account_id)
    )
    if taken is None:
        raise Refusal("factor_used")


def take_recovery(account: Account, code: str, now: datetime) -> bool:
    """Whether it is one of the codes on paper; it is then spent. The caller commits."""
    spent = db.session.scalar(
        update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account.id,
            RecoveryCode.code_hash == hash_code(code),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.id)
    )
    if spent is None:
        return False
    record_for(account.organisation_id, actor=str(account.id), act="recovery_used", now=now, subject_id=account.id)
    return True


def renew_codes(*, account: Account, now: datetime) -> list[str]:
    """Other recovery codes; the ones before open nothing any more. Refuses without a second factor."""
    if factor_of(account) is None:
        raise Refusal("factor_wrong")
    codes = make_codes(account)
    record_for(account.organisation_id, actor=str(account.id), act="recovery_made", now=now, subject_id=account.id)
    db.session.commit()
    return codes


def count_codes(account: Account) -> int:
    """Recovery codes that are left."""
    asked = select(func.count(RecoveryCode.id)).where(
        RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None)
    )
    return db.session.scalar(asked) or 0


def give_up_factor(*, account: Account, password: str, now: datetime) -> None:
    """One's own second factor goes. Refuses without the password, and where the centre asks for one."""
    prove_password(account=account, password=password, now=now)
    if account.role == "owner" and account.organisation.second_factor_demanded:
        raise Refusal("factor_demanded")
    remove_factor(account=account, actor=str(account.id), now=now)


def remove_factor(*, account: Account, actor: str, now: datetime) -> None:
    """For somebody whose phone and codes are lost; the key and the codes go."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    db.session.execute(delete(SecondFactor).where(SecondFactor.account_id == account.id))
    record_for(account.organisation_id, actor=actor, act="factor_removed", now=now, subject_id=account.id)
    db.session.commit()


def make_codes(account: Account) -> list[str]:
    """The caller commits."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    codes = ["-".join(piece() for _piece in range(CODE_PIECES)) for _code in range(RECOVERY_CODES)]
    db.session.add_all(RecoveryCode(account_id=account.id, code_hash=hash_code(code)) for code in codes)
    return codes


def piece() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(PIECE))


def hash_code(code: str) -> str:
    """The same for large letters, spaces and hyphens left out."""
    plain = "".join(character for character in code.lower() if character.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
