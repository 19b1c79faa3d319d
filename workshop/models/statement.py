"""What people say, what later groups say of it, and the three key points of a station."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Statement(Model):
    """One thought. It knows no person; ``seat_id`` is cut for good when the evening closes.

    ``original`` keeps the words as sent when a moderator mended typing or masked personal data; closing the evening
    erases it.
    ``clarifies`` means that it answers what was unclear in the statement that ``extends_id`` names (home round).
    ``sheet_number`` is the sheet of paper on which it stood, ``typed_by`` who typed it in for somebody else;
    what is ``unreadable`` is kept and never published.
    ``report_number`` is its number in the report, kept from the first edition that held it. ``late_reason`` says why it
    was typed in after the workshop was closed; None for all others.
    ``key`` makes a repeat change nothing; it is unique in the workshop.
    """

    __tablename__ = "statements"
    __table_args__ = (
        UniqueConstraint("workshop_id", "key"),
        Index("ix_statements_workshop_state", "workshop_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    station_id: Mapped[int] = mapped_column(ForeignKey("stations.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id", ondelete="SET NULL"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id", ondelete="SET NULL"), index=True)
    extends_id: Mapped[int | None] = mapped_column(ForeignKey("statements.id", ondelete="SET NULL"))
    ring: Mapped[int] = mapped_column(default=1)
    round_number: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
    original: Mapped[str | None] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    late: Mapped[bool] = mapped_column(default=False)
    clarifies: Mapped[bool] = mapped_column(default=False, server_default=false())
    sheet_number: Mapped[int | None]
    unreadable: Mapped[bool] = mapped_column(default=False, server_default=false())
    typed_by: Mapped[str | None] = mapped_column(String(20))
    late_reason: Mapped[str | None] = mapped_column(String(200))
    report_number: Mapped[int | None]
    key: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    moderated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Reaction(Model):
    """Marks on a statement. ``count`` is 1 for a tap and more for marks counted on paper or imported."""

    __tablename__ = "reactions"
    __table_args__ = (UniqueConstraint("workshop_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    statement_id: Mapped[int] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id", ondelete="SET NULL"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id", ondelete="SET NULL"), index=True)
    mark: Mapped[str] = mapped_column(String(10))
    count: Mapped[int] = mapped_column(default=1)
    ring: Mapped[int] = mapped_column(default=1)
    round_number: Mapped[int] = mapped_column(default=0)
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    key: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeyPoint(Model):
    """One of the three things a group takes from its own station in the home round (R13).

    ``origin`` says who picked it: phone, host, or facilitator. The host or the facilitator confirms it.
    """

    __tablename__ = "key_points"
    __table_args__ = (UniqueConstraint("statement_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("stations.id", ondelete="CASCADE"))
    statement_id: Mapped[int] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=1)
    ring: Mapped[int] = mapped_column(default=1, server_default="1")
    origin: Mapped[str] = mapped_column(String(12), default="facilitator", server_default="facilitator")
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
