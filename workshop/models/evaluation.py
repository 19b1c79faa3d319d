"""What people thought of the evening (method.md C.7)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Evaluation(Model):
    """Five answers, each of which may be left out; ``again`` is yes, maybe or no."""

    __tablename__ = "evaluations"
    __table_args__ = (UniqueConstraint("workshop_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    heard: Mapped[int | None]
    clear: Mapped[int | None]
    pleasant: Mapped[int | None]
    time_well_used: Mapped[int | None]
    again: Mapped[str] = mapped_column(String(10), default="")
    praise: Mapped[str] = mapped_column(String(280), default="")
    change: Mapped[str] = mapped_column(String(280), default="")
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    key: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
