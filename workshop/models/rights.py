"""Who may do a part: helpers of one evening, and readers of some communities' reports."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import Model
from workshop.models.types import UtcDateTime
from workshop.models.workshop import Workshop


class EveningPass(Model):
    """A link with which somebody helps on one evening, without an account. Only the hash of its token is kept.

    It ends at ``ends_at``, when the evening is closed, or when it is taken back."""

    __tablename__ = "evening_passes"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(5), default="sl", server_default="sl")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    may_moderate: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    workshop: Mapped[Workshop] = relationship(lazy="joined", innerjoin=True)

    # What the sign-in asks of whoever is signed in.
    role = "helper"
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """As that of an account (models/organisation.py)."""
        return f"pass.{self.id}.{self.created_at:%Y%m%d%H%M%S%f}"


class Reading(Model):
    """A municipal reader may read the published reports of this community."""

    __tablename__ = "readings"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True)
