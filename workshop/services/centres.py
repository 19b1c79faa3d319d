"""The centres of this installation, for pages that belong to no evening."""

from __future__ import annotations

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Organisation


def list_centres() -> list[Organisation]:
    """Those that say how they are reached, by name."""
    return list(db.session.scalars(select(Organisation).where(Organisation.contact != "").order_by(Organisation.name)))
