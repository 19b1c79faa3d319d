"""Contacts for one purpose: whoever has not agreed to it is not there (method D.5)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from workshop.extensions import db
from workshop.models import Consent, Contact, Workshop

INTRODUCTION = "introduction"
"""To be brought together with a person whose need or offer fits."""


def find_consented(contact_id: int, purpose: str) -> Contact | None:
    """The contact when its person agreed to ``purpose`` and has not taken it back, else None.

    The caller has loaded the workshop with permission and compares ``workshop_id``; what is shown of it is journalled
    by the caller."""
    found: Contact | None = db.session.scalar(agreed(purpose).where(Contact.id == contact_id))
    return found


def list_consented(workshop: Workshop, purpose: str) -> list[Contact]:
    """Everybody of this evening who agreed to ``purpose``, in the order in which they came."""
    return list(db.session.scalars(agreed(purpose).where(Contact.workshop_id == workshop.id).order_by(Contact.id)))


def agreed(purpose: str) -> Select[Any]:
    return select(Contact).join(Consent, Consent.contact_id == Contact.id).where(Consent.purpose == purpose)
