"""Interest in taking part, by role; it knows a contact only through the contact's own table."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import Model
from workshop.models.types import UtcDateTime


class VolunteerRole(Model):
    """Something that a person can do. ``names`` is {language: name}; ``caller`` calls those who tick it, by
    ``call_by``."""

    __tablename__ = "volunteer_roles"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    names: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    caller: Mapped[str] = mapped_column(String(120), default="", server_default="")
    call_by: Mapped[date | None]

    def name(self, language: str, otherwise: str = "sl") -> str:
        """The role's name in the language asked for, else in the workshop's."""
        return str(self.names.get(language) or self.names.get(otherwise) or next(iter(self.names.values()), ""))


class SignUp(Model):
    """One person's interest. ``hours`` is a band a month; ``role_numbers`` the roles that were ticked."""

    __tablename__ = "sign_ups"
    __table_args__ = (UniqueConstraint("workshop_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    role_numbers: Mapped[list[int]] = mapped_column(JSON, default=list)
    hours: Mapped[str] = mapped_column(String(10), default="")
    note: Mapped[str] = mapped_column(String(280), default="")
    origin: Mapped[str] = mapped_column(String(10), default="phone")
    key: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
