"""What a person adds to the figures of a report: quotes, next steps, and what was done of them later."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class NextStep(Model):
    """Who does what by when. ``strand``, ``cost`` and ``state`` are words of domain/next_steps.py.

    It comes from one statement, theme or match at most. ``for_budget``: fit for the participatory budget (C.6).
    """

    __tablename__ = "next_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    strand: Mapped[str] = mapped_column(String(12))
    task: Mapped[str] = mapped_column(String(200))
    holder: Mapped[str] = mapped_column(String(120), default="")
    partner: Mapped[str] = mapped_column(String(120), default="")
    due_on: Mapped[date | None]
    cost: Mapped[str] = mapped_column(String(10), default="")
    for_budget: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(12), default="potential")
    statement_id: Mapped[int | None] = mapped_column(ForeignKey("statements.id", ondelete="SET NULL"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id", ondelete="SET NULL"))
    match_id: Mapped[int | None] = mapped_column(ForeignKey("matches.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Deed(Model):
    """What was done later, told to the people who were asked: of a station, of a theme, or of a next step."""

    __tablename__ = "deeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    station_id: Mapped[int | None] = mapped_column(ForeignKey("stations.id", ondelete="SET NULL"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id", ondelete="SET NULL"))
    step_id: Mapped[int | None] = mapped_column(ForeignKey("next_steps.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(String(300))
    done_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChosenQuote(Model):
    """A statement that stands for its station, word for word."""

    __tablename__ = "chosen_quotes"

    statement_id: Mapped[int] = mapped_column(ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
