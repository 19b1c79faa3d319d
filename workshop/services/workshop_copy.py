"""A copy of a workshop for another evening."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.models import (
    AgendaBlock,
    Assurance,
    Group,
    Practice,
    Round,
    Station,
    VolunteerRole,
    Workshop,
)
from workshop.services.journal import record
from workshop.services.plans import seated_letters, write_plan
from workshop.services.programmes import ensure_community
from workshop.services.workshops import new_addresses, open_workshop, paper_numbers

CARRIED = (
    "organisation_id",
    "programme_id",
    "language",
    "template_key",
    "template_version",
    "texts",
    "starts_at",
    "ends_at",
    "venue",
    "moderators",
    "expected_people",
    "plan_order",
    "plan_mode",
    "move_seconds",
    "home_minutes",
    "break_after_round",
    "break_minutes",
    "gallery_minutes",
)
"""What a copy has from the workshop it was made of; not its date, its numbers and what people said."""


def duplicate_workshop(*, workshop: Workshop, title: str, community_name: str, actor: str, now: datetime) -> Workshop:
    """The same content under a code of its own, without a date and without anything that people said.

    The municipality's assurances come along unconfirmed: they were confirmed for another evening."""
    community = ensure_community(workshop.organisation_id, community_name, now=now)
    copy = Workshop(
        **{name: getattr(workshop, name) for name in CARRIED},
        **paper_numbers(workshop.expected_people),
        **new_addresses(),
        title=title,
        community_id=community.id,
        created_at=now,
    )
    open_workshop(copy)
    copy_rows(workshop.id, copy.id)
    copy_plan(workshop, copy)
    before = {"copied_from": workshop.code}
    record(workshop=copy, actor=actor, act="create", now=now, subject="workshop", subject_id=copy.id, before=before)
    db.session.commit()
    return copy


def copy_rows(source_id: int, copy_id: int) -> None:
    """Stations with hosts' links of their own, agenda, cards, roles and assurances."""
    for station in db.session.scalars(select(Station).where(Station.workshop_id == source_id)):
        fields = carried(station, "number", "texts", "kinds")
        db.session.add(Station(workshop_id=copy_id, host_token=secrets.token_urlsafe(12), **fields))
    for block in db.session.scalars(select(AgendaBlock).where(AgendaBlock.workshop_id == source_id)):
        fields = carried(block, "position", "kind", "title", "minutes", "note", "speaker")
        db.session.add(AgendaBlock(workshop_id=copy_id, **fields))
    for card in db.session.scalars(select(Practice).where(Practice.workshop_id == source_id)):
        db.session.add(Practice(workshop_id=copy_id, **carried(card, "number", "used", "texts")))
    for role in db.session.scalars(select(VolunteerRole).where(VolunteerRole.workshop_id == source_id)):
        db.session.add(VolunteerRole(workshop_id=copy_id, **carried(role, "number", "names")))
    for assurance in db.session.scalars(select(Assurance).where(Assurance.workshop_id == source_id)):
        db.session.add(Assurance(workshop_id=copy_id, **carried(assurance, "sentence", "person", "function")))
    db.session.flush()


def carried(row: object, *names: str) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def copy_plan(source: Workshop, copy: Workshop) -> None:
    """The same rounds, rings and groups; groups that were opened or merged during the evening count too,
    and who could not walk there is marked here (R15)."""
    minutes = list(
        db.session.scalars(select(Round.minutes).where(Round.workshop_id == source.id).order_by(Round.number))
    )
    rings, groups = db.session.execute(
        select(func.count(func.distinct(Group.ring)), func.count(Group.id)).where(Group.workshop_id == source.id)
    ).one()
    write_plan(
        workshop=copy,
        minutes=minutes,
        rings=rings or None,
        groups=groups // rings if rings else None,
        seated=seated_letters(source.id),
    )
