"""The people of a centre and what is said of it: accounts, one-time links, name and contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from workshop.config import LANGUAGES
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Account, Organisation
from workshop.services.sign_in import add_account, end_links, hash_password, issue_link, password_matches

ROLES = ("owner", "facilitator")


def list_people(organisation_id: int) -> Sequence[Account]:
    """Everybody of a centre, by name."""
    return db.session.scalars(
        select(Account).where(Account.organisation_id == organisation_id).order_by(Account.name, Account.id)
    ).all()


def find_colleague(organisation_id: int, account_id: int) -> Account:
    """Somebody of this centre. Raises NotFound for anybody else."""
    found = db.session.get(Account, account_id)
    if found is None or found.organisation_id != organisation_id:
        raise NotFound("not_found")
    return found


def invite_colleague(*, organisation: Organisation, name: str, email: str, role: str, now: datetime) -> str:
    """A new account and the token of the link with which it is first opened. Refuses an e-mail that is taken."""
    account = add_account(organisation=organisation, name=name, email=email, role=known_role(role), now=now)
    return issue_link(now=now, account=account)


def known_role(role: str) -> str:
    if role not in ROLES:
        raise Refusal("role_unknown", role=role)
    return role


def renew_link(*, account: Account, now: datetime) -> str:
    """Another one-time link for somebody who has lost the password or the first link."""
    return issue_link(now=now, account=account)


def remove_colleague(*, owner: Account, account: Account) -> None:
    """Takes the access away at once. The journal keeps what the person did, without a name.

    Refuses to remove oneself: so there is always an owner left."""
    if account.id == owner.id:
        raise Refusal("owner_stays")
    db.session.delete(account)
    db.session.commit()


def change_account(*, account: Account, name: str, language: str) -> None:
    """One's own name and the language of one's screens."""
    account.name = name
    account.language = language if language in LANGUAGES else account.language
    db.session.commit()


def change_password(*, account: Account, old: str, new: str) -> None:
    """Another password; every other device of this person is signed out and every link is over.

    Refuses when the old one is not right."""
    db.session.commit()  # argon2 takes its time; nobody else's answer shall wait for it
    if not password_matches(account.password_hash, old):
        raise Refusal("password_wrong")
    hashed = hash_password(new)
    account.password_hash = hashed
    account.epoch += 1
    end_links(account)
    db.session.commit()


def change_organisation(*, organisation: Organisation, name: str, contact: str) -> None:
    """The centre's name, and how residents reach it; both stand on paper and in reports."""
    organisation.name, organisation.contact = name, contact
    db.session.commit()


def named_organisation(name: str, *, now: datetime) -> Organisation:
    """The centre of that name, made when it is new. The caller commits."""
    found = db.session.scalar(select(Organisation).where(func.trim(Organisation.name) == name.strip()))
    if found is None:
        found = Organisation(name=name.strip(), created_at=now)
        db.session.add(found)
        db.session.flush()
    return found
