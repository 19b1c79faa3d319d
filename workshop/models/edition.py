"""Editions of a published report: what the public was given, as it was given."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Edition(Model):
    """``facts`` are the values of the report in every language, packed (services/edition_facts.py).

    ``why`` is a word of domain/editions.py; ``sentence`` is what a person said of the change, and
    ``statement_number`` the statement that was hidden, covered or brought back.
    """

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    why: Mapped[str] = mapped_column(String(12))
    sentence: Mapped[str] = mapped_column(String(300), default="")
    statement_number: Mapped[int | None]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    facts: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
