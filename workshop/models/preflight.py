"""What was tried out before the doors open: what somebody said of it, and what the server saw by itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class PreflightAnswer(Model):
    """One check of the evening: ``verdict`` is pass, fail or skip."""

    __tablename__ = "preflight_answers"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    verdict: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class PreflightSight(Model):
    """That a first phone, a second one or the projector came by. ``trace`` tells two addresses apart and names none:
    it is made with the installation's secret."""

    __tablename__ = "preflight_sights"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)
    what: Mapped[str] = mapped_column(String(20), primary_key=True)
    trace: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
