"""Sheets of paper that have been typed in, and photographs of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class PaperSheet(Model):
    """A numbered sheet is typed in once for each station that it holds. ``key`` is the form that did it: the same
    form may come again with a line more. ``typed_by`` may change it; it never leaves the installation."""

    __tablename__ = "paper_sheets"
    __table_args__ = (UniqueConstraint("workshop_id", "station_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    station_id: Mapped[int] = mapped_column(ForeignKey("stations.id", ondelete="CASCADE"))
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(36))
    typed_by: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Photograph(Model):
    """A sheet or a flip chart as it hung at its station: the source behind what was typed in, for staff alone.

    ``what`` is sheet or flipchart. ``content`` is a JPEG without any facts about camera or place; ``digest`` is its
    SHA-256, so that the same picture is kept once.
    """

    __tablename__ = "photographs"
    __table_args__ = (UniqueConstraint("workshop_id", "station_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    station_id: Mapped[int] = mapped_column(ForeignKey("stations.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(20))
    sheet_number: Mapped[int | None]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    width: Mapped[int]
    height: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    taken_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
