"""What the raffle of an evening goes by, beside its tickets and draws."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class Raffle(Model):
    """``seed`` (hex) decides every draw and is told only when all are done (``told_at``); ``returned`` are the numbers
    that take no part, as a sorted list.

    ``numbers`` is what lay in the drum when it was sealed (``sealed_at``), and None before; ``seals`` counts the
    seals, because a drum may be opened again before the first draw. ``note`` is the centre's own note on prizes and
    tax, empty for the usual one."""

    __tablename__ = "raffles"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)
    seed: Mapped[str] = mapped_column(String(64))
    returned: Mapped[list[Any]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(Text, default="")
    numbers: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seals: Mapped[int] = mapped_column(default=0, server_default="0")
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
