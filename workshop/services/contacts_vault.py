"""The vault from the inside: who is in it and for what. Every look and every file is journalled (C3.3)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from workshop.domain.consents import PURPOSES
from workshop.domain.contact_details import spaced_phone
from workshop.domain.hall_time import hall_day
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Consent, Contact, JournalEntry, Workshop
from workshop.services.contacts import drop_consent, take_out
from workshop.services.contacts_consented import list_consented
from workshop.services.erased_bytes import settle_erased
from workshop.services.journal import record
from workshop.services.staff_names import names_of

LOOK, EXPORT = "contacts_look", "contacts_export"
TOLD = 50
"""So many of the last looks are told on the page."""
HEADER = ("name", "phone", "email", "agreed_on", "origin", "text", "text_version", "erase_on")
"""``origin`` is phone or paper: where the sentence in ``text`` was agreed to."""


@dataclass(frozen=True)
class Look:
    """Somebody saw contacts; ``purpose`` is that of the file, for a look the page that was opened."""

    who: str
    at: datetime
    act: str
    purpose: str
    count: int


@dataclass(frozen=True)
class Consented:
    """A contact for one purpose, with the sentence agreed to, on which day (in the hall), by phone or on paper, and the
    day on which the consent ends."""

    name: str
    phone: str
    email: str
    agreed_on: date
    origin: str
    text: str
    version: str
    erase_on: date


@dataclass(frozen=True)
class Door:
    """What may be told without opening the vault: numbers, and who has looked."""

    contacts: int
    by_purpose: dict[str, int]
    looks: tuple[Look, ...]


def read_door(workshop: Workshop) -> Door:
    """No name, no telephone, no e-mail."""
    asked = (
        select(Contact.id, Consent.purpose)
        .outerjoin(Consent, Consent.contact_id == Contact.id)
        .where(Contact.workshop_id == workshop.id)
    )
    rows = db.session.execute(asked).all()
    counts = Counter(purpose for _contact, purpose in rows)
    contacts = len({contact for contact, _purpose in rows})
    return Door(contacts, {purpose: counts[purpose] for purpose in PURPOSES}, list_looks(workshop))


def list_looks(workshop: Workshop) -> tuple[Look, ...]:
    """Who saw contacts of this evening, the last first."""
    entries = db.session.scalars(
        select(JournalEntry)
        .where(JournalEntry.workshop_id == workshop.id, JournalEntry.act.in_((LOOK, EXPORT)))
        .order_by(JournalEntry.id.desc())
        .limit(TOLD)
    ).all()
    people = names_of(entry.actor for entry in entries)
    return tuple(look_of(entry, people.get(entry.actor, entry.actor)) for entry in entries)


def look_of(entry: JournalEntry, who: str) -> Look:
    facts = json.loads(entry.after)
    return Look(
        who, entry.at, entry.act, str(facts.get("purpose") or facts.get("page", "")), int(facts.get("count", 0))
    )


def open_vault(*, workshop: Workshop, actor: str, now: datetime, page: str = "list") -> Sequence[Contact]:
    """Everybody who left a contact; that ``page`` was opened is written down first."""
    found = db.session.scalars(select(Contact).where(Contact.workshop_id == workshop.id).order_by(Contact.id)).all()
    after = {"page": page, "count": len(found)}
    record(workshop=workshop, actor=actor, act=LOOK, now=now, subject="contact", after=after)
    db.session.commit()
    return found


def export_purpose(*, workshop: Workshop, purpose: str, actor: str, now: datetime) -> list[tuple[str, ...]]:
    """Rows under HEADER of those who agreed to ``purpose``, and of nobody else (C3.1). Raises NotFound."""
    if purpose not in PURPOSES:
        raise NotFound("not_found")
    rows = [export_row(one) for one in list_annex(workshop, purpose)]
    after = {"purpose": purpose, "count": len(rows)}
    record(workshop=workshop, actor=actor, act=EXPORT, now=now, subject="contact", after=after)
    db.session.commit()
    return rows


def list_annex(workshop: Workshop, purpose: str) -> list[Consented]:
    """The rows of the annex on paper, with the very words that each agreed to. Whoever calls has had the making of it
    written down by ``export_purpose``."""
    return [consented(contact, purpose) for contact in list_consented(workshop, purpose)]


def consented(contact: Contact, purpose: str) -> Consented:
    agreed = agreed_to(contact, purpose)
    return Consented(
        name=contact.name,
        phone=contact.phone,
        email=contact.email,
        agreed_on=hall_day(agreed.given_at),
        origin=contact.origin,
        text=agreed.text,
        version=agreed.version,
        erase_on=agreed.erase_on or contact.erase_on,
    )


def agreed_to(contact: Contact, purpose: str) -> Consent:
    return next(consent for consent in contact.consents if consent.purpose == purpose)


def export_row(one: Consented) -> tuple[str, ...]:
    """In the order of HEADER, days as ISO 8601."""
    days = one.agreed_on.isoformat(), one.erase_on.isoformat()
    phone = spaced_phone(one.phone)  # with spaces a spreadsheet leaves the first nought where it is
    return one.name, phone, one.email, days[0], one.origin, one.text, one.version, days[1]


def find_in_vault(workshop: Workshop, contact_id: int) -> Contact:
    """A contact of this evening. Raises NotFound for another's, and once it is erased."""
    found = db.session.get(Contact, contact_id)
    if found is None or found.workshop_id != workshop.id:
        raise NotFound("part_unknown")
    return found


def erase_for(*, workshop: Workshop, contact_id: int, purpose: str, actor: str, now: datetime) -> bool:
    """What a person asks for by telephone: one purpose taken back, or with "" everything erased. Whether the contact
    still stands. Raises NotFound."""
    contact = find_in_vault(workshop, contact_id)
    if purpose:
        stands = drop_consent(workshop, contact, purpose, actor=actor, now=now)
    else:
        take_out(workshop, contact, actor=actor, now=now)
        stands = False
    db.session.commit()
    settle_erased()
    return stands
