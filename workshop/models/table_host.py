"""What the host of a table tells the facilitator without leaving it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Hand(Model):
    """A hand raised at a table; it is up until ``lowered_at``."""

    __tablename__ = "hands"
    __table_args__ = (Index("ix_hands_workshop_lowered", "workshop_id", "lowered_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    table_number: Mapped[int]
    reason: Mapped[str] = mapped_column(String(20), default="help")
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lowered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HostSeen(Model):
    """When the page of a table's host last asked for news: a table whose host is gone can be seen (console)."""

    __tablename__ = "hosts_seen"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)
    table_number: Mapped[int] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
