"""Who is in the room, without a name: a seat is a cookie, a group and a time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Seat(Model):
    """A phone in the room (``token_hash`` of its cookie) or a person checked in at the desk (no token yet).

    ``phone`` says whether this person answers by phone: a phone that comes to a group takes over a seat that the
    desk gave there to somebody with a phone, so that nobody is counted twice. ``arrived_round`` is 0 before the
    rounds, then the round that was running. ``together`` is a tag shared by people who stay together (R19),
    ``seated`` somebody who cannot walk (R15). Sector, age band and channel are given by whoever wants to.
    """

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("workshop_id", "token_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str | None] = mapped_column(String(64))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id", ondelete="SET NULL"))
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    arrived_at: Mapped[datetime] = mapped_column(UtcDateTime)
    phone: Mapped[bool] = mapped_column(default=True, server_default=true())
    child: Mapped[bool] = mapped_column(default=False, server_default=false())
    seated: Mapped[bool] = mapped_column(default=False, server_default=false())
    together: Mapped[str | None] = mapped_column(String(20))
    sector: Mapped[str | None] = mapped_column(String(20))
    age_band: Mapped[str | None] = mapped_column(String(20))
    heard_from: Mapped[str | None] = mapped_column(String(20))
    arrived_round: Mapped[int] = mapped_column(default=0, server_default="0")
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Ticket(Model):
    """A raffle number. ``holder_hash`` is made from the cookie with a key of its own, so that no
    column of any table leads from a number to a seat or an answer (screen R7.2)."""

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("workshop_id", "number"),
        UniqueConstraint("workshop_id", "holder_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    holder_hash: Mapped[str | None] = mapped_column(String(64))


class Draw(Model):
    """A number drawn. A draw that was not taken stays, with its reason, and the next one follows it."""

    __tablename__ = "draws"
    __table_args__ = (UniqueConstraint("workshop_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[int]
    prize: Mapped[str] = mapped_column(String(160), default="")
    drawn_at: Mapped[datetime] = mapped_column(UtcDateTime)
    redrawn_because: Mapped[str] = mapped_column(String(200), default="")
