"""What the raffle of an evening goes by, beside its tickets and draws."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model


class Raffle(Model):
    """``seed`` (hex) decides every draw and is shown only when all are done; ``returned`` are the numbers that take
    no part, as a sorted list. ``note`` is the centre's own note on prizes and tax, empty for the usual one."""

    __tablename__ = "raffles"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True)
    seed: Mapped[str] = mapped_column(String(64))
    returned: Mapped[list[Any]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(Text, default="")
