"""The vault's front side: a person leaves a way to be reached, sees what is kept, and has it erased."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import exists, select

from workshop.domain.consents import PURPOSES, erase_day, last_day
from workshop.domain.contact_details import ContactDetails
from workshop.domain.evening import State
from workshop.domain.hall_time import hall_day
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Consent, Contact, Organisation, SignUp, Workshop
from workshop.services.erased_bytes import settle_erased
from workshop.services.holding import hold_since, whole
from workshop.services.journal import record
from workshop.services.seats import hash_token
from workshop.services.statements import check_key

CONSENT_VERSION = "2026-11-2"
"""Raised whenever the wording of a consent changes; the very words are kept beside it."""
OWN_LINK = "own_link"
"""How the journal names a person who comes by the link of their own contact, or by the code of their slip."""


@whole
def save_contact(
    *,
    workshop: Workshop,
    details: ContactDetails,
    consents: Mapping[str, str],
    fifteen: bool,
    key: str,
    secret: str,
    now: datetime,
    sign_up_key: str = "",
) -> str:
    """Keeps the contact for the purposes agreed to and returns the token of the link that erases it.

    ``consents`` maps each purpose to the very words agreed to; without any, nothing is kept. Nor is anything of who
    did not say that they are 15 or older (``fifteen``, D.5); no date of birth is asked for. The same key again, or
    the same sign-up, replaces what was kept; needs and offers that are tied to it stay so. Raises Refusal and
    WrongState; then nothing is stored."""
    hold_since(workshop.id, State.SIGN_UP, "sign_up_not_begun")
    check_allowed(consents, fifteen)
    token = erase_token(check_key(key), secret)
    sign_up_id = find_sign_up_id(workshop.id, sign_up_key)
    earlier = one_of_earlier(token, sign_up_id)
    put_in(workshop, details, consents, token=token, now=now, into=earlier).sign_up_id = sign_up_id
    db.session.commit()
    return token


def put_in(
    workshop: Workshop,
    details: ContactDetails,
    consents: Mapping[str, str],
    *,
    token: str,
    now: datetime,
    into: Contact | None = None,
) -> Contact:
    """The row with its consents, each with the day on which it ends; ``into`` is one whose consents are gone already.
    The caller commits."""
    day, contact = hall_day(now), into or Contact()
    contact.workshop_id = workshop.id
    for name, value in asdict(details).items():
        setattr(contact, name, value)
    contact.erase_on, contact.erase_token_hash, contact.created_at = last_day(consents, day), hash_token(token), now
    for purpose, text in consents.items():
        until = erase_day(purpose, day)
        agreed = Consent(purpose=purpose, text=text, version=CONSENT_VERSION, given_at=now, erase_on=until)
        contact.consents.append(agreed)
    db.session.add(contact)
    return contact


def check_allowed(consents: Mapping[str, str], fifteen: bool) -> None:
    """Nothing is kept of children under 15, without a consent, and for no purpose that nobody was asked about."""
    for refusal in consent_faults(consents, fifteen):
        raise refusal
    if set(consents) - set(PURPOSES):
        raise Refusal("form_expired")


def consent_faults(purposes: Collection[str], fifteen: bool) -> list[Refusal]:
    """Which ticks are missing, in the order of the form."""
    missing = ("consent_missing", not purposes), ("contact_too_young", not fifteen)
    return [Refusal(code) for code, is_missing in missing if is_missing]


def find_keeper(workshop: Workshop) -> Organisation:
    """Who keeps the contacts of this workshop."""
    return db.session.get_one(Organisation, workshop.organisation_id)


def erase_token(key: str, secret: str) -> str:
    """128 bits that follow from the form's key, so that a double tap keeps one contact; stored only as a hash."""
    digest = hmac.digest(f"contact:{secret}".encode(), key.encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def find_sign_up_id(workshop_id: int, key: str) -> int | None:
    if not key:
        return None
    return db.session.scalar(select(SignUp.id).where(SignUp.workshop_id == workshop_id, SignUp.key == key))


def has_contact(workshop_id: int, sign_up_key: str) -> bool:
    """Whether something is kept for this sign-up."""
    sign_up_id = find_sign_up_id(workshop_id, sign_up_key)
    return sign_up_id is not None and bool(db.session.scalar(select(exists().where(Contact.sign_up_id == sign_up_id))))


def one_of_earlier(token: str, sign_up_id: int | None) -> Contact | None:
    """The row for what was kept under the same link or for the same sign-up, without what was agreed to; a second one
    goes before the new is written."""
    same = Contact.erase_token_hash == hash_token(token)
    if sign_up_id is not None:
        same = same | (Contact.sign_up_id == sign_up_id)
    earlier = db.session.scalars(select(Contact).where(same).order_by(Contact.id)).all()
    for contact in earlier[1:]:
        db.session.delete(contact)
    for contact in earlier[:1]:
        contact.consents = []
    db.session.flush()
    return earlier[0] if earlier else None


def find_contact(token: str) -> tuple[Contact, Workshop]:
    """What is kept under a link, and where it was left. Raises NotFound once it is erased."""
    row = db.session.execute(
        select(Contact, Workshop)
        .join(Workshop, Workshop.id == Contact.workshop_id)
        .where(Contact.erase_token_hash == hash_token(token))
    ).one_or_none()
    if row is None:
        raise NotFound("not_found")
    return row[0], row[1]


def erase_contact(*, token: str, now: datetime) -> None:
    """Gone with its consents; the journal keeps that it was erased, and nothing of what it held. Raises NotFound."""
    contact, workshop = find_contact(token)
    take_out(workshop, contact, actor=OWN_LINK, now=now)
    db.session.commit()
    settle_erased()


def take_back(*, token: str, purpose: str, now: datetime) -> bool:
    """One purpose taken back; with the last one the contact goes too. Whether the contact still stands.

    Raises NotFound once it is erased. A purpose that is gone already changes nothing."""
    contact, workshop = find_contact(token)
    stands = drop_consent(workshop, contact, purpose, actor=OWN_LINK, now=now)
    db.session.commit()
    settle_erased()
    return stands


def drop_consent(workshop: Workshop, contact: Contact, purpose: str, *, actor: str, now: datetime) -> bool:
    """The consent goes, and with the last one the contact. Whether it still stands. The caller commits."""
    kept = [consent for consent in contact.consents if consent.purpose != purpose]
    if not kept:
        take_out(workshop, contact, actor=actor, now=now)
        return False
    if len(kept) < len(contact.consents):
        contact.consents = kept
        contact.erase_on = max(consent.erase_on or contact.erase_on for consent in kept)
        record(
            workshop=workshop,
            actor=actor,
            act="take_back",
            now=now,
            subject="contact",
            subject_id=contact.id,
            before={"purpose": purpose},
        )
    return True


def take_out(workshop: Workshop, contact: Contact, *, actor: str, now: datetime) -> None:
    """The caller commits."""
    record(workshop=workshop, actor=actor, act="erase", now=now, subject="contact", subject_id=contact.id)
    db.session.delete(contact)
