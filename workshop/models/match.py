"""Needs and offers in full, and which of them were put together. They know a contact by its id alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Exchange(Model):
    """A need or an offer: what, when, where, how often. No name; ``side`` is need or offer.

    A need and an offer sent with one form share its ``key``: they are of one person. ``statement_id`` set means that
    it is a statement of the evening, whose words are read there. ``contact_id`` leads into the vault, where there is
    one.
    """

    __tablename__ = "exchanges"
    __table_args__ = (
        UniqueConstraint("workshop_id", "side", "key"),
        UniqueConstraint("statement_id"),
        Index("ix_exchanges_contact", "contact_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    statement_id: Mapped[int | None] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id", ondelete="SET NULL"))
    side: Mapped[str] = mapped_column(String(5))
    category: Mapped[str] = mapped_column(String(12), default="")
    text: Mapped[str] = mapped_column(String(280), default="")
    free_when: Mapped[str] = mapped_column(String(120), default="")
    place: Mapped[str] = mapped_column(String(120), default="")
    how_often: Mapped[str] = mapped_column(String(12), default="")
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    key: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Match(Model):
    """A need and an offer that a person put together, and where it stands.

    ``workshop_id`` is None when they come from two evenings: such a match is of this installation and of no archive.
    """

    __tablename__ = "matches"
    __table_args__ = (UniqueConstraint("need_id", "offer_id"), Index("ix_matches_offer", "offer_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int | None] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
