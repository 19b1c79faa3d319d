"""Signing in: argon2 passwords and one-time links."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from workshop.domain.passwords import weakness
from workshop.domain.refusals import Gone, Refusal
from workshop.extensions import db
from workshop.models import Account, Organisation, SignInLink
from workshop.services.journal import unspent_id
from workshop.services.organisations import first_organisation
from workshop.services.sign_in_tries import (
    FAILURES_ALLOWED,
    FAILURES_IN_ALL,
    forget_tries,
    hash_subject,
    reserve_try,
    subjects_of,
)

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LINK_LIFE = timedelta(hours=24)
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """Argon2id with the library's defaults (about 0.1 s and 64 MiB a try)."""
    from argon2 import PasswordHasher  # here, because most processes never see a password

    return PasswordHasher()


def hash_password(raw: str, names: Iterable[str] = ()) -> str:
    """Refuses a password that is too short or that is tried first (NIST SP 800-63B asks for length, not for signs).

    ``names`` are the person's and the centre's own, which are no secret."""
    if len(raw) < SHORTEST_PASSWORD:
        raise Refusal("password_too_short", shortest=SHORTEST_PASSWORD)
    if len(raw) > LONGEST_PASSWORD:
        raise Refusal("password_too_long", longest=LONGEST_PASSWORD)
    found = weakness(raw, names)
    if found is not None:
        raise Refusal(found)
    return hasher().hash(raw)


def names_of(account: Account) -> tuple[str, ...]:
    """What others know of somebody."""
    return account.name, account.email, account.organisation.name


def find_account(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def check_password(
    *, email: str, password: str, now: datetime, network: str = "", devices: Mapping[str, str] | None = None
) -> Account:
    """The account, when the password is right. Raises Refusal, or TooMany after ten failures in a quarter hour.

    ``network`` is where the try comes from: failures elsewhere do not close the door here. ``devices`` says who signed
    in on this device before (an account's ``get_id``, and a number): for them failures on other devices count
    nothing. The same time is spent and the same words are said whether or not the e-mail is known."""
    account = find_account(email)
    known = (devices or {}).get(account.get_id()) if account else None
    if known:
        limits, slow = {hash_subject(f"device\n{known}"): FAILURES_ALLOWED}, ""
    else:
        here, everywhere = subjects_of(email, network)
        limits, slow = {here: FAILURES_ALLOWED, everywhere: FAILURES_IN_ALL}, hash_subject(f"network\n{network}")
    counted = reserve_try(limits=limits, now=now, slow=slow)  # commits: nobody shall wait for argon2
    if account is not None and password_matches(account.password_hash, password):
        forget_tries(subjects=limits, numbers=counted)
        db.session.commit()
        return account
    if account is None:
        password_matches(dummy_hash(), password)
    raise Refusal("sign_in_wrong")


@lru_cache(maxsize=1)
def dummy_hash() -> str:
    return hasher().hash(secrets.token_urlsafe(16))


def password_matches(stored: str, raw: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(stored) and len(raw) <= LONGEST_PASSWORD and hasher().verify(stored, raw)
    except (VerificationError, InvalidHashError):
        return False


def hash_link(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue_link(*, now: datetime, account: Account | None = None, life: timedelta = LINK_LIFE) -> str:
    """A token that signs in once. Without an account it is the first sign-in, which makes the owner.

    The links that this account got before are over: one that was lost or read by others opens nothing."""
    token = secrets.token_urlsafe(24)
    if account is not None:
        end_links(account)
    db.session.add(
        SignInLink(token_hash=hash_link(token), account_id=account.id if account else None, expires_at=now + life)
    )
    db.session.commit()
    return token


def end_links(account: Account) -> None:
    """No link that was sent to this account opens it any more. The caller commits."""
    db.session.execute(delete(SignInLink).where(SignInLink.account_id == account.id, SignInLink.used_at.is_(None)))


def is_first_sign_in() -> bool:
    """Whether nobody has an account yet."""
    return db.session.scalar(select(func.count(Account.id))) == 0


def look_at_link(*, token: str, now: datetime) -> SignInLink:
    """The link, while it is good. Raises Gone when it was used or its time is over."""
    link = db.session.scalar(select(SignInLink).where(SignInLink.token_hash == hash_link(token)))
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise Gone("link_over")
    return link


def use_link(*, token: str, password: str, now: datetime, name: str = "", email: str = "", centre: str = "") -> Account:
    """Sets the password through a link; the first link of an installation makes the centre and its owner too."""
    link = look_at_link(token=token, now=now)
    known = db.session.get(Account, link.account_id) if link.account_id else None
    names = names_of(known) if known else (name, email, centre)
    db.session.commit()  # as above
    hashed = hash_password(password, names)
    if link.account_id is None and not is_first_sign_in():
        raise Gone("link_over")
    account = db.session.get(Account, link.account_id) if link.account_id else None
    if account is None:
        account = add_owner(name=name, email=email, centre=centre, now=now)
    account.password_hash = hashed
    account.epoch += 1
    spent = db.session.execute(
        update(SignInLink).where(SignInLink.id == link.id, SignInLink.used_at.is_(None)).values(used_at=now)
    )
    if not getattr(spent, "rowcount", 0):
        db.session.rollback()
        raise Gone("link_over")
    end_links(account)
    db.session.commit()
    return account


def add_owner(*, name: str, email: str, centre: str, now: datetime) -> Account:
    """The centre and its first account; a centre that a command has made already is taken on. The caller commits."""
    organisation = first_organisation(now=now)
    organisation.name = centre.strip() or organisation.name
    return add_account(organisation=organisation, name=name, email=email, role="owner", now=now)


def add_account(*, organisation: Organisation, name: str, email: str, role: str, now: datetime) -> Account:
    """An account without a password yet. Refuses an e-mail that is taken. The caller commits."""
    if find_account(email) is not None:
        raise Refusal("email_taken")
    account = Account(
        id=unspent_id(Account, "account"),
        organisation=organisation,
        organisation_id=organisation.id,
        name=name.strip(),
        email=email.strip().lower(),
        role=role,
        epoch=0,
        created_at=now,
    )
    db.session.add(account)
    db.session.flush()
    return account
