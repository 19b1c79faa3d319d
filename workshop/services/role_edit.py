"""Changing the tasks that volunteers can choose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workshop.domain.preparing import Part, refuse_fixed
from workshop.extensions import db
from workshop.models import VolunteerRole, Workshop
from workshop.services.parts import move_part, next_number, remove_part
from workshop.services.preparation import state_of
from workshop.services.workshop_edit import note_change

Names = Mapping[str, str]
"""{language: name}."""


def add_role(*, workshop: Workshop, names: Names, actor: str, now: datetime) -> VolunteerRole:
    """One task more, at the end. Sign-ups know tasks by number, so all is fixed once the evening has begun."""
    refuse_fixed(Part.ROLES, state_of(workshop))
    role = VolunteerRole(workshop_id=workshop.id, number=next_number(VolunteerRole, workshop.id), names=dict(names))
    db.session.add(role)
    db.session.flush()
    note_change(workshop, "role", subject_id=role.id, after={"names": dict(names)}, actor=actor, now=now)
    db.session.commit()
    return role


def change_role(*, workshop: Workshop, role: VolunteerRole, names: Names, actor: str, now: datetime) -> None:
    """Another name of a task."""
    refuse_fixed(Part.ROLES, state_of(workshop))
    before = {"names": role.names}
    role.names = {**role.names, **names}
    after = {"names": role.names}
    note_change(workshop, "role", subject_id=role.id, before=before, after=after, actor=actor, now=now)
    db.session.commit()


def move_role(*, workshop: Workshop, role: VolunteerRole, up: bool, actor: str, now: datetime) -> None:
    """One place up or down."""
    refuse_fixed(Part.ROLES, state_of(workshop))
    move_part(role, up=up)
    note_change(workshop, "role", subject_id=role.id, after={"number": role.number}, actor=actor, now=now)
    db.session.commit()


def remove_role(*, workshop: Workshop, role: VolunteerRole, actor: str, now: datetime) -> None:
    """One task less."""
    refuse_fixed(Part.ROLES, state_of(workshop))
    before = {"names": role.names}
    remove_part(role)
    note_change(workshop, "role", before=before, actor=actor, now=now)
    db.session.commit()
