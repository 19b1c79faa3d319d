"""An evening whose report is published, for tests of what is given to everybody."""

from __future__ import annotations

from datetime import date

from tests.prints.reported import hold_evening
from tests.world import NOW, Centre, make_workshop
from workshop.extensions import db
from workshop.models import Contact, Workshop
from workshop.services.themes import make_theme

NAME, PHONE, EMAIL = "Jana Skrivnost", "031 987 654", "jana@skrivnost.example"


def publish_evening(centre: Centre) -> Workshop:
    """With a theme, and with somebody's contact in the vault."""
    workshop = make_workshop(centre)
    said = list(hold_evening(workshop).values())
    make_theme(workshop=workshop, name="Vadba", statement_ids=[one.id for one in said[:3]], actor="1", now=NOW)
    reach = {"name": NAME, "phone": PHONE, "email": EMAIL, "erase_on": date(2027, 11, 6), "erase_token_hash": "x"}
    db.session.add(Contact(workshop_id=workshop.id, created_at=NOW, **reach))
    workshop.closed_at = workshop.published_at = NOW
    db.session.commit()
    return workshop
