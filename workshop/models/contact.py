"""The vault: names, telephones, e-mails, and the consents under which they are kept. Nothing public reads it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Contact(Model):
    """A way to reach a person who wants to be reached; erased on ``erase_on``, by its own link or by the code of its
    paper slip: both are kept as ``erase_token_hash`` alone.

    ``origin`` is phone or paper. ``caller`` and ``call_by`` say who calls and by when, where that is not what the
    ticked tasks say; ``call_state`` is empty, not_reached, called or done. All of it goes with the contact."""

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("sign_up_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    sign_up_id: Mapped[int | None] = mapped_column(ForeignKey("sign_ups.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    erase_on: Mapped[date] = mapped_column(index=True)
    erase_token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    origin: Mapped[str] = mapped_column(String(10), default="phone", server_default="phone")
    caller: Mapped[str] = mapped_column(String(120), default="", server_default="")
    call_by: Mapped[date | None]
    call_state: Mapped[str] = mapped_column(String(12), default="", server_default="")
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    consents: Mapped[list[Consent]] = relationship(lazy="selectin", cascade="all, delete-orphan")


class Consent(Model):
    """One purpose, with the very text that was agreed to and its version. ``erase_on`` is the purpose's own last day;
    without one it lasts as long as the contact."""

    __tablename__ = "consents"
    __table_args__ = (UniqueConstraint("contact_id", "purpose"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"))
    purpose: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(String(20))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    erase_on: Mapped[date | None]
