"""The live side of a workshop: its state, its clock, and the revision that screens poll."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Evening(Model):
    """One narrow row a workshop: it is what every poll reads and every act raises.

    ``revision`` rises with every change that a screen could show; ``stage_revision`` only when the
    state, the round, the clock or the plan moves, so that phones need not fetch at every statement.
    ``page`` counts from 0 the pages that the wall leafs through within one state.
    """

    __tablename__ = "evenings"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    state: Mapped[str] = mapped_column(String(20), default="prepared")
    round_number: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left_seconds: Mapped[float | None]
    blank: Mapped[bool] = mapped_column(default=False)
    page: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
    stage_revision: Mapped[int] = mapped_column(default=1)
