"""Programmes that hold several evenings, and the communities in which they are held.

``identity`` is the same in every installation to which an evening of theirs was carried.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime, new_identity


class Programme(Model):
    __tablename__ = "programmes"
    __table_args__ = (Index("ix_programmes_identity", "organisation_id", "identity", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    identity: Mapped[str] = mapped_column(String(36), default=new_identity, server_default="")
    name: Mapped[str] = mapped_column(String(160))
    funder: Mapped[str] = mapped_column(String(200), default="")
    partners: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Community(Model):
    """A local community (krajevna skupnost). The population counts only with its source (C.3)."""

    __tablename__ = "communities"
    __table_args__ = (
        UniqueConstraint("organisation_id", "name"),
        Index("ix_communities_identity", "organisation_id", "identity", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    identity: Mapped[str] = mapped_column(String(36), default=new_identity, server_default="")
    name: Mapped[str] = mapped_column(String(120))
    municipality: Mapped[str] = mapped_column(String(120), default="")
    population: Mapped[int | None]
    population_source: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
