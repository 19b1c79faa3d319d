"""Where an evening from a file belongs here: its community and its programme, found or made, never doubled."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Community, Organisation, Programme
from workshop.models.types import new_identity
from workshop.services.archive_rows import Plain
from workshop.services.programmes import find_named

Named = TypeVar("Named", Programme, Community)
COMMUNITY = ("municipality", "population", "population_source")
PROGRAMME = ("funder", "partners", "note")


def place(organisation: Organisation, said: Plain, now: datetime) -> int:
    """The community; what is not known of it yet comes from the file. A population comes with its source (C.3)."""
    found = find(Community, organisation, said) or add(Community, organisation, said, now)
    kept = ("municipality",) if found.population is not None else COMMUNITY
    fill(found, said, kept)
    db.session.flush()
    return found.id


def frame(organisation: Organisation, said: Plain | None, now: datetime) -> int | None:
    """The programme; None where there was none."""
    if said is None:
        return None
    found = find(Programme, organisation, said) or add(Programme, organisation, said, now)
    fill(found, said, PROGRAMME)
    db.session.flush()
    return found.id


def find(table: type[Named], organisation: Organisation, said: Plain) -> Named | None:
    """By its identity, however it is called here by now; else by its name."""
    asked = select(table).where(
        table.organisation_id == organisation.id, table.identity == str(said.get("identity") or "-")
    )
    return db.session.scalar(asked) or find_named(table, organisation.id, said["name"])


def add(table: type[Named], organisation: Organisation, said: Plain, now: datetime) -> Named:
    """A new one under the identity that it has elsewhere; the caller fills in what is known of it."""
    identity = str(said.get("identity") or new_identity())
    new = table(organisation_id=organisation.id, identity=identity, name=str(said["name"]).strip(), created_at=now)
    db.session.add(new)
    return new


def fill(row: Programme | Community, said: Plain, names: tuple[str, ...]) -> None:
    """What stands here stays."""
    for name in names:
        if not getattr(row, name) and said.get(name):
            setattr(row, name, said[name])
