"""Contacts from paper: typed in from a slip whose code is then what a link is for a phone (method D.5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, select

from workshop.domain.contact_details import ContactDetails
from workshop.domain.evening import State, reached
from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.slip_codes import clean_slip_code
from workshop.extensions import db
from workshop.models import Contact, Workshop
from workshop.services.contacts import check_allowed, put_in
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.moderation_hold import hold_state
from workshop.services.paper_key import slip_codes
from workshop.services.seats import hash_token


@whole
def save_paper_contact(
    *,
    workshop: Workshop,
    details: ContactDetails,
    consents: Mapping[str, str],
    fifteen: bool,
    code: str,
    secret: str,
    actor: str,
    now: datetime,
) -> None:
    """Keeps what stands on a slip, after the closing too: paper is typed in when there is time.

    Refuses a code that stands on no slip of this evening, one that is typed in already, and a slip without a tick."""
    if not reached(State(hold_state(workshop) or State.PREPARED), State.SIGN_UP):
        raise WrongState("sign_up_not_begun")
    check_allowed(consents, fifteen)
    token = check_slip(workshop, code, secret)
    contact = put_in(workshop, details, consents, token=token, now=now)
    contact.origin = "paper"
    db.session.flush()
    facts = {"purposes": sorted(consents), "origin": "paper"}
    record(workshop=workshop, actor=actor, act="keep", now=now, subject="contact", subject_id=contact.id, after=facts)
    db.session.commit()


def check_slip(workshop: Workshop, raw: str, secret: str) -> str:
    """The code without its hyphen, when it stands on a slip of this evening that nobody has typed in."""
    code = clean_slip_code(raw)
    if code not in slip_codes(workshop, secret):
        raise Refusal("slip_unknown")
    if db.session.scalar(select(exists().where(Contact.erase_token_hash == hash_token(code)))):
        raise Refusal("slip_known")
    return code
