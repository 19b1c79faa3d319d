"""A workshop: one evening in one community, as it is prepared."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import Model
from workshop.models.programme import Community, Programme
from workshop.models.types import UtcDateTime, new_identity, new_secret


class Workshop(Model):
    """``texts`` holds {language: {"purpose": …, "audiences": …, "requests": …, "warm_up": …}} from the template.

    ``break_after_round`` 0 means no break (R17), ``gallery_minutes`` 0 no gallery walk. ``closed_at`` set means:
    read-only, and no statement knows a seat any more.

    ``identity`` is the same in every installation; ``archive_made`` is when the file was written that it last came
    from, ``archive_read`` and ``archive_stood`` are fingerprints of that file and of what was here then.
    From ``paper_secret`` follow the codes and numbers on its paper (services/paper_key.py); older evenings have none.
    ``unreached`` names the stages that it was closed before, with spaces between; None until it is closed.
    ``cost_limits`` are three sums in euros with spaces between. ``wifi_kind`` is WPA or nopass. Until
    ``preflight_until`` the server notes which screens come by.
    """

    __tablename__ = "workshops"
    __table_args__ = (Index("ix_workshops_identity", "identity", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id"), index=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"), index=True)
    identity: Mapped[str] = mapped_column(String(36), default=new_identity, server_default="")
    paper_secret: Mapped[str] = mapped_column(String(43), default=new_secret, server_default="")
    code: Mapped[str] = mapped_column(String(8), unique=True)
    wall_token: Mapped[str] = mapped_column(String(40), unique=True)
    report_token: Mapped[str] = mapped_column(String(40), unique=True)
    title: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(5), default="sl")
    template_key: Mapped[str] = mapped_column(String(40))
    template_version: Mapped[int] = mapped_column(default=1)
    texts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    held_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    venue: Mapped[str] = mapped_column(String(200), default="")
    moderators: Mapped[str] = mapped_column(String(300), default="")
    expected_people: Mapped[int] = mapped_column(default=24)
    plan_order: Mapped[str] = mapped_column(String(10), default="simple")
    plan_mode: Mapped[str] = mapped_column(String(20), default="groups_move")
    move_seconds: Mapped[int] = mapped_column(default=90)
    home_minutes: Mapped[int] = mapped_column(default=5)
    break_after_round: Mapped[int] = mapped_column(default=0, server_default="0")
    break_minutes: Mapped[int] = mapped_column(default=10, server_default="10")
    gallery_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    paper_sheets: Mapped[int] = mapped_column(default=30)
    paper_first_number: Mapped[int] = mapped_column(default=101)
    adults_counted: Mapped[int | None]
    children_counted: Mapped[int | None]
    findings_text: Mapped[str] = mapped_column(Text, default="")
    requests_text: Mapped[str] = mapped_column(Text, default="")
    summary_text: Mapped[str] = mapped_column(Text, default="", server_default="")
    cost_limits: Mapped[str] = mapped_column(String(40), default="2500 24000 48000", server_default="2500 24000 48000")
    wifi_name: Mapped[str] = mapped_column(String(32), default="", server_default="")
    wifi_password: Mapped[str] = mapped_column(String(63), default="", server_default="")
    wifi_kind: Mapped[str] = mapped_column(String(10), default="WPA", server_default="WPA")
    preflight_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    archive_read: Mapped[str] = mapped_column(String(64), default="", server_default="")
    archive_stood: Mapped[str] = mapped_column(String(64), default="", server_default="")
    archive_made: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    unreached: Mapped[str | None] = mapped_column(String(60))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    community: Mapped[Community] = relationship(lazy="joined", innerjoin=True)
    programme: Mapped[Programme | None] = relationship(lazy="joined")


class Station(Model):
    """A station and its question. ``texts`` is {language: {"title", "question", "hint", "probes": []}}.

    ``closed`` is {ring: first round in which nobody is sent here any more}, the ring as text; {} while all is open.
    ``asked_before`` are the questions that became others during the evening, [{"until", "questions": {language: …}}].
    """

    __tablename__ = "stations"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    texts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    host_token: Mapped[str] = mapped_column(String(40), unique=True)
    closed: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, server_default="{}")
    asked_before: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")

    def text(self, field: str, language: str, otherwise: str = "sl") -> Any:
        """A text in the language asked for, else in the workshop's, else in whichever there is."""
        for key in (language, otherwise, *self.texts):
            value = self.texts.get(key, {}).get(field)
            if value:
                return value
        return [] if field == "probes" else ""


class Group(Model):
    """A group that walks together. ``letter`` and ``colour`` + ``turn`` name it on paper and screen.

    ``joined_letter`` names the group with which it walks since it became too small (R21): its own visits end there,
    its name stays on what it wrote.
    """

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("workshop_id", "letter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    ring: Mapped[int] = mapped_column(default=1)
    place: Mapped[int]
    letter: Mapped[str] = mapped_column(String(2))
    colour: Mapped[str] = mapped_column(String(10))
    turn: Mapped[int] = mapped_column(default=1)
    size: Mapped[int] = mapped_column(default=0)
    seated: Mapped[bool] = mapped_column(default=False)
    joined_letter: Mapped[str | None] = mapped_column(String(2))


class Round(Model):
    """A round as planned; the real times are filled in while the evening runs."""

    __tablename__ = "rounds"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    minutes: Mapped[int]
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Visit(Model):
    """One group at one station in one round: the rotation plan as rows. Round 0 is the home round."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("group_id", "round_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    round_number: Mapped[int]
    station_number: Mapped[int]
    table_number: Mapped[int]
