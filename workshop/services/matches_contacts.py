"""Between needs, offers and the vault: here alone a contact's id meets them, and only for who agreed (design.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from workshop.domain.matching.course import BOTH_AGREED, Course
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import Contact, Exchange, Match, Workshop
from workshop.services.contacts import find_contact, find_sign_up_id
from workshop.services.contacts_consented import INTRODUCTION, find_consented
from workshop.services.contacts_vault import LOOK
from workshop.services.journal import record


@dataclass(frozen=True)
class Reached:
    """How to reach the person of one side; empty where no contact with this consent was left."""

    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def known(self) -> bool:
        return bool(self.phone or self.email)


def known_contact(workshop_id: int, sign_up_key: str) -> int | None:
    """The id of the contact left with a sign-up."""
    sign_up_id = find_sign_up_id(workshop_id, sign_up_key)
    if sign_up_id is None:
        return None
    return db.session.scalar(select(Contact.id).where(Contact.sign_up_id == sign_up_id))


def tie_contact(*, workshop: Workshop, key: str, token: str) -> None:
    """Ties what was sent under a form's key to the contact just left; keys of other forms change nothing."""
    contact, _workshop = find_contact(token)
    db.session.execute(
        update(Exchange).where(Exchange.workshop_id == workshop.id, Exchange.key == key).values(contact_id=contact.id)
    )
    db.session.commit()


def reach_both(*, match: Match, actor: str, now: datetime) -> tuple[Reached, Reached]:
    """How to reach the person with the need and the one with the offer. Each evening's journal tells of the look.

    Refuses while not both have agreed; who did not consent to an introduction stays unknown."""
    if Course(match.state) not in BOTH_AGREED:
        raise WrongState("match_not_agreed")
    need, offer = (db.session.get_one(Exchange, row_id) for row_id in (match.need_id, match.offer_id))
    found = reach(need), reach(offer)
    for workshop_id in dict.fromkeys((need.workshop_id, offer.workshop_id)):
        workshop = db.session.get_one(Workshop, workshop_id)
        here = [one for half, one in zip((need, offer), found, strict=True) if half.workshop_id == workshop_id]
        after = {"count": sum(one.known for one in here), "purpose": INTRODUCTION}
        record(workshop=workshop, actor=actor, act=LOOK, now=now, subject="contact", after=after)
    db.session.commit()
    return found


def reach(exchange: Exchange) -> Reached:
    contact = find_consented(exchange.contact_id, INTRODUCTION) if exchange.contact_id else None
    if contact is None or contact.workshop_id != exchange.workshop_id:
        return Reached()
    return Reached(contact.name, contact.phone, contact.email)
