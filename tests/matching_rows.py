"""Needs, offers and contacts in the store, for tests of matching."""

from __future__ import annotations

import uuid

from flask import Flask

from tests.world import NOW
from workshop.domain.contact_details import check_details
from workshop.extensions import db
from workshop.models import Exchange, Workshop
from workshop.services.contacts import save_contact
from workshop.services.matches import ExchangeDraft, enter_exchange, find_exchanges
from workshop.services.matches_contacts import tie_contact


def write(app: Flask, workshop: Workshop, side: str, text: str, category: str = "", when: str = "") -> int:
    """The id of a need or an offer typed in by staff."""
    key = str(uuid.uuid4())
    with app.app_context():
        drafts = {side: ExchangeDraft(text, category, when)}
        enter_exchange(workshop=workshop, drafts=drafts, key=key, origin="desk", actor="test", now=NOW)
        return find_exchanges(workshop_id=workshop.id, key=key)[side].id


def leave_contact(app: Flask, workshop: Workshop, ref: str, purpose: str, phone: str) -> None:
    """A contact with one consent, tied to what a ref names."""
    with app.app_context():
        token = save_contact(
            workshop=workshop,
            details=check_details(name="", phone=phone, email=""),
            consents={purpose: "Dovolim."},
            fifteen=True,
            key=str(uuid.uuid4()),
            secret="test",
            now=NOW,
        )
        key = db.session.get_one(Exchange, int(ref[1:])).key
        tie_contact(workshop=workshop, key=key, token=token)
