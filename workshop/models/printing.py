"""Printed things being made: one row a PDF, so that any app server can show its progress and its bytes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class PrintJob(Model):
    """``state`` is waiting, running, done or failed; ``step`` says in a code word what is being done.
    ``digest`` is that of the content, so that the same is not made twice."""

    __tablename__ = "print_jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(5))
    options: Mapped[str] = mapped_column(String(400), default="")
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    step: Mapped[str] = mapped_column(String(20), default="")
    pages: Mapped[int | None]
    error: Mapped[str] = mapped_column(String(200), default="")
    file_name: Mapped[str] = mapped_column(String(160), default="")
    digest: Mapped[str] = mapped_column(String(64), default="", index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    data: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
