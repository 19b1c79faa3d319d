"""What the evening holds besides the rounds: blocks, good practices, the municipality's assurances."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class AgendaBlock(Model):
    """One line of the run sheet, in order of ``position``."""

    __tablename__ = "agenda_blocks"
    __table_args__ = (UniqueConstraint("workshop_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(160), default="")
    minutes: Mapped[int]
    note: Mapped[str] = mapped_column(String(300), default="")
    speaker: Mapped[str] = mapped_column(String(160), default="")


class Practice(Model):
    """A good-practice card: ``texts`` is {language: {title, place, relevance, factors, description,
    results, lessons, more, source}} (the seven fields of the card, its title and its source)."""

    __tablename__ = "practices"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    used: Mapped[bool] = mapped_column(default=True)
    texts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    def text(self, field: str, language: str, otherwise: str = "sl") -> str:
        """A field in the language asked for, else in the workshop's."""
        for key in (language, otherwise, *self.texts):
            value = self.texts.get(key, {}).get(field)
            if value:
                return str(value)
        return ""


class Assurance(Model):
    """What the municipality promised; printed only once its wording is confirmed."""

    __tablename__ = "assurances"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    sentence: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(String(120), default="")
    function: Mapped[str] = mapped_column(String(160), default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
