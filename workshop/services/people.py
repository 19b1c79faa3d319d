"""The people of a centre and what is said of it: accounts, one-time links, name and contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from workshop.config import LANGUAGES
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Account, Organisation, SecondFactor, SignInLink
from workshop.services.journal import record_for
from workshop.services.own_password import prove_password
from workshop.services.sign_in import LINK_LIFE, add_account, end_links, hash_password, issue_link, names_of
from workshop.services.sign_in_tries import forget_tries, hash_subject, reserve_try

ROLES = ("owner", "facilitator", "reader")
INVITATION_LIFE = timedelta(days=7)
"""A new person may be away for some days; who has lost a password asks and uses the link the same day."""

COMMAND = "command"
"""Who sits at the computer itself sees every e-mail anyway."""
TAKEN_ALLOWED = 10


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


def open_links(organisation_id: int, now: datetime) -> dict[int, datetime]:
    """Until when a link of each account is good; accounts without one are not in it."""
    rows = db.session.execute(
        select(SignInLink.account_id, func.max(SignInLink.expires_at))
        .join(Account, Account.id == SignInLink.account_id)
        .where(Account.organisation_id == organisation_id, SignInLink.used_at.is_(None), SignInLink.expires_at > now)
        .group_by(SignInLink.account_id)
    )
    return {account_id: expires_at for account_id, expires_at in rows if account_id is not None}


def with_second_factor(organisation_id: int) -> set[int]:
    """Ids of the people of a centre whose second factor counts."""
    asked = select(SecondFactor.account_id).join(Account, Account.id == SecondFactor.account_id)
    return set(
        db.session.scalars(
            asked.where(Account.organisation_id == organisation_id, SecondFactor.confirmed_at.is_not(None))
        )
    )


def invite_colleague(
    *, organisation: Organisation, name: str, email: str, role: str, now: datetime, actor: str = COMMAND
) -> str:
    """A new account and the token of the link with which it is first opened. Refuses an e-mail that is taken, in
    whichever centre, and after ten of those in a quarter of an hour any: that answer says who signs in elsewhere."""
    known_role(role)
    asked = [] if actor == COMMAND else reserve_try(limits={asking(organisation): TAKEN_ALLOWED}, now=now)
    account = add_account(organisation=organisation, name=name, email=email, role=role, now=now)
    forget_tries(subjects=(), numbers=asked)
    note(account, "invited", actor, now, after={"role": role})
    return issue_link(now=now, account=account, life=INVITATION_LIFE)


def asking(organisation: Organisation) -> str:
    """What a centre's invitations are counted under while they are looked at."""
    return hash_subject(f"invitation\n{organisation.id}")


def note(
    account: Account,
    act: str,
    actor: str,
    now: datetime,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """The journal's row about somebody, without a name. The caller commits."""
    record_for(
        account.organisation_id, actor=actor, act=act, now=now, subject_id=account.id, before=before, after=after
    )


def known_role(role: str) -> str:
    if role not in ROLES:
        raise Refusal("role_unknown", role=role)
    return role


def renew_link(*, account: Account, now: datetime, actor: str = "command") -> str:
    """Another one-time link for somebody who has lost the password or the first link."""
    note(account, "link_made", actor, now)
    return issue_link(now=now, account=account, life=LINK_LIFE if account.password_hash else INVITATION_LIFE)


def take_link_back(*, account: Account, actor: str, now: datetime) -> None:
    """The link that was handed over opens nothing any more."""
    end_links(account)
    note(account, "link_taken_back", actor, now)
    db.session.commit()


def change_role(*, owner: Account, account: Account, role: str, now: datetime) -> None:
    """What somebody may do from now on, also where they are signed in already.

    Refuses to change one's own role: so there is always an owner left."""
    if account.id == owner.id:
        raise Refusal("owner_stays")
    before = account.role
    if before == known_role(role):
        return
    account.role = role
    note(account, "role_changed", str(owner.id), now, before={"role": before}, after={"role": role})
    db.session.commit()


def sign_out_everywhere(*, account: Account, actor: str, now: datetime) -> None:
    """Every session of this person is over, on this device too."""
    account.epoch += 1
    note(account, "signed_out_everywhere", actor, now)
    db.session.commit()


def remove_colleague(*, owner: Account, account: Account, now: datetime) -> None:
    """Takes the access away at once. The journal keeps what the person did, without a name.

    Refuses to remove oneself: so there is always an owner left."""
    if account.id == owner.id:
        raise Refusal("owner_stays")
    note(account, "removed", str(owner.id), now, before={"role": account.role})
    db.session.delete(account)
    db.session.commit()


def change_account(*, account: Account, name: str, language: str) -> None:
    """One's own name and the language of one's screens."""
    account.name = name
    account.language = language if language in LANGUAGES else account.language
    db.session.commit()


def change_password(*, account: Account, old: str, new: str, now: datetime) -> None:
    """Another password; every other device of this person is signed out and every link is over.

    Refuses when the old one is not right, and whoever guesses it."""
    names = names_of(account)
    prove_password(account=account, password=old, now=now)
    hashed = hash_password(new, names)
    account.password_hash = hashed
    account.epoch += 1
    end_links(account)
    db.session.commit()


def change_organisation(*, organisation: Organisation, name: str, contact: str) -> None:
    """The centre's name, and how residents reach it; both stand on paper and in reports."""
    organisation.name, organisation.contact = name, contact
    db.session.commit()


def demand_second_factor(*, owner: Account, demanded: bool, now: datetime) -> None:
    """Whether every owner needs a second factor. Refuses to ask it of others before one has it oneself."""
    organisation = owner.organisation
    if organisation.second_factor_demanded == demanded:
        return
    if demanded and owner.id not in with_second_factor(organisation.id):
        raise Refusal("factor_own_first")
    organisation.second_factor_demanded = demanded
    note(owner, "factor_demanded", str(owner.id), now, after={"demanded": demanded})
    db.session.commit()
