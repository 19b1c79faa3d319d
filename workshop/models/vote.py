"""Dots: the list that is voted on, the ballots, and the dots on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class VoteOption(Model):
    """One line of the list, numbered the same on wall, phone and paper."""

    __tablename__ = "vote_options"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(280))
    statement_id: Mapped[int | None] = mapped_column(ForeignKey("statements.id", ondelete="SET NULL"))


class Ballot(Model):
    """One phone's dots, changeable until the vote closes, or a bundle of paper with its ``voters``, or one
    slip typed in with the sheet of that number."""

    __tablename__ = "ballots"
    __table_args__ = (UniqueConstraint("workshop_id", "seat_id"), UniqueConstraint("workshop_id", "key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id", ondelete="SET NULL"), index=True)
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    voters: Mapped[int] = mapped_column(default=1)
    sheet_number: Mapped[int | None]
    key: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Dots(Model):
    """How many dots a ballot puts on an option."""

    __tablename__ = "dots"
    __table_args__ = (UniqueConstraint("ballot_id", "option_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballots.id", ondelete="CASCADE"))
    option_id: Mapped[int] = mapped_column(ForeignKey("vote_options.id", ondelete="CASCADE"), index=True)
    count: Mapped[int]
