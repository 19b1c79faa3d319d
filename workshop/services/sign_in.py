"""Signing in: argon2 passwords, one-time links, and a throttle that counts failures, not people."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select, update

from workshop.domain.refusals import Gone, Refusal, TooMany
from workshop.extensions import db
from workshop.models import Account, Organisation, SignInAttempt, SignInLink

FAILURES_ALLOWED = 10
WINDOW = timedelta(minutes=15)
LINK_LIFE = timedelta(hours=24)
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
UNNAMED_CENTRE = "Vrtiljak"
"""What a centre is called until its first person has said its name."""


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """Argon2id with the library's defaults (about 0.1 s and 64 MiB a try)."""
    return PasswordHasher()


def hash_password(raw: str) -> str:
    """Refuses a password too short to be kept (NIST SP 800-63B asks for length, not for signs)."""
    if len(raw) < SHORTEST_PASSWORD:
        raise Refusal("password_too_short", shortest=SHORTEST_PASSWORD)
    if len(raw) > LONGEST_PASSWORD:
        raise Refusal("password_too_long", longest=LONGEST_PASSWORD)
    return hasher().hash(raw)


def find_account(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def check_password(*, email: str, password: str, now: datetime) -> Account:
    """The account, when the password is right. Raises Refusal, or TooMany after ten failures in a quarter hour.

    The same time is spent and the same words are said whether or not the e-mail is known."""
    subject = hashlib.sha256(email.strip().lower().encode()).hexdigest()
    refuse_too_many(subject, now)
    account = find_account(email)
    db.session.commit()  # argon2 takes its time; nobody else's answer shall wait for it
    if account is not None and password_matches(account.password_hash, password):
        db.session.execute(delete(SignInAttempt).where(SignInAttempt.subject_hash == subject))
        db.session.commit()
        return account
    if account is None:
        password_matches(dummy_hash(), password)
    db.session.add(SignInAttempt(subject_hash=subject, at=now))
    db.session.commit()
    raise Refusal("sign_in_wrong")


@lru_cache(maxsize=1)
def dummy_hash() -> str:
    return hasher().hash(secrets.token_urlsafe(16))


def password_matches(stored: str, raw: str) -> bool:
    try:
        return bool(stored) and len(raw) <= LONGEST_PASSWORD and hasher().verify(stored, raw)
    except (VerificationError, InvalidHashError):
        return False


def refuse_too_many(subject: str, now: datetime) -> None:
    failures = db.session.scalar(
        select(func.count(SignInAttempt.id)).where(
            SignInAttempt.subject_hash == subject, SignInAttempt.at > now - WINDOW
        )
    )
    if (failures or 0) >= FAILURES_ALLOWED:
        raise TooMany("sign_in_too_often", minutes=int(WINDOW.total_seconds() // 60))


def hash_link(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue_link(*, now: datetime, account: Account | None = None, life: timedelta = LINK_LIFE) -> str:
    """A token that signs in once. Without an account it is the first sign-in, which makes the owner."""
    token = secrets.token_urlsafe(24)
    db.session.add(
        SignInLink(token_hash=hash_link(token), account_id=account.id if account else None, expires_at=now + life)
    )
    db.session.commit()
    return token


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
    db.session.commit()  # as above
    hashed = hash_password(password)
    if link.account_id is None and not is_first_sign_in():
        raise Gone("link_over")
    account = db.session.get(Account, link.account_id) if link.account_id else None
    if account is None:
        account = add_owner(name=name, email=email, centre=centre, now=now)
    account.password_hash = hashed
    account.epoch = account.epoch + 1 if account.id else 0
    spent = db.session.execute(
        update(SignInLink).where(SignInLink.id == link.id, SignInLink.used_at.is_(None)).values(used_at=now)
    )
    if not getattr(spent, "rowcount", 0):
        db.session.rollback()
        raise Gone("link_over")
    db.session.commit()
    return account


def add_owner(*, name: str, email: str, centre: str, now: datetime) -> Account:
    """The centre and its first account; a centre that a command has made already is taken on. The caller commits."""
    organisation = first_organisation(now=now)
    organisation.name = centre.strip() or organisation.name
    return add_account(organisation=organisation, name=name, email=email, role="owner", now=now)


def first_organisation(*, now: datetime) -> Organisation:
    """The centre that was here first, made when there is none yet. The caller commits."""
    found = db.session.scalar(select(Organisation).order_by(Organisation.id).limit(1))
    if found is None:
        found = Organisation(name=UNNAMED_CENTRE, created_at=now)
        db.session.add(found)
        db.session.flush()
    return found


def add_account(*, organisation: Organisation, name: str, email: str, role: str, now: datetime) -> Account:
    """An account without a password yet. Refuses an e-mail that is taken. The caller commits."""
    if find_account(email) is not None:
        raise Refusal("email_taken")
    account = Account(
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
