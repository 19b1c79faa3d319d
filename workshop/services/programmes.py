"""Programmes that hold several evenings, and the communities in which they are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Community, Organisation, Programme, Workshop

Named = TypeVar("Named", Programme, Community)


@dataclass(frozen=True)
class ProgrammeFacts:
    """What is said of a programme."""

    name: str
    funder: str = ""
    partners: str = ""
    note: str = ""


@dataclass(frozen=True)
class CommunityFacts:
    """What is said of a community. The population counts only with its source (C.3)."""

    name: str
    municipality: str = ""
    population: int | None = None
    population_source: str = ""


def list_programmes(organisation_id: int) -> Sequence[Programme]:
    return db.session.scalars(
        select(Programme).where(Programme.organisation_id == organisation_id).order_by(Programme.name)
    ).all()


def list_communities(organisation_id: int) -> Sequence[Community]:
    return db.session.scalars(
        select(Community).where(Community.organisation_id == organisation_id).order_by(Community.name)
    ).all()


def count_workshops(organisation_id: int) -> tuple[Counter[int], Counter[int]]:
    """How many workshops each programme and each community has, by id."""
    rows = db.session.execute(
        select(Workshop.programme_id, Workshop.community_id).where(Workshop.organisation_id == organisation_id)
    ).all()
    programmes = Counter(row.programme_id for row in rows if row.programme_id is not None)
    return programmes, Counter(row.community_id for row in rows)


def list_programme_workshops(programme: Programme) -> Sequence[Workshop]:
    """The programme's evenings, the earliest first, those without a date last."""
    return db.session.scalars(
        select(Workshop)
        .where(Workshop.programme_id == programme.id)
        .order_by(Workshop.held_on.is_(None), Workshop.held_on, Workshop.id)
    ).all()


def create_programme(*, organisation: Organisation, facts: ProgrammeFacts, now: datetime) -> Programme:
    """A new programme. Refuses a name that there is."""
    refuse_taken(Programme, organisation.id, facts.name)
    programme = Programme(organisation_id=organisation.id, created_at=now, **asdict(facts))
    db.session.add(programme)
    db.session.commit()
    return programme


def change_programme(*, programme: Programme, facts: ProgrammeFacts) -> None:
    """Other words about a programme. Refuses the name of another one."""
    refuse_taken(Programme, programme.organisation_id, facts.name, but=programme.id)
    put(programme, facts)


def create_community(*, organisation: Organisation, facts: CommunityFacts, now: datetime) -> Community:
    """A new community. Refuses a name that there is."""
    refuse_taken(Community, organisation.id, facts.name)
    community = Community(organisation_id=organisation.id, created_at=now, **asdict(facts))
    db.session.add(community)
    db.session.commit()
    return community


def change_community(*, community: Community, facts: CommunityFacts) -> None:
    """Other words about a community. Refuses the name of another one."""
    refuse_taken(Community, community.organisation_id, facts.name, but=community.id)
    put(community, facts)


def ensure_community(organisation_id: int, name: str, *, now: datetime) -> Community:
    """The community of that name, added when it is new. The caller commits."""
    found = find_named(Community, organisation_id, name)
    if found is None:
        found = Community(organisation_id=organisation_id, name=name.strip(), created_at=now)
        db.session.add(found)
        db.session.flush()
    return found


def refuse_taken(table: type[Named], organisation_id: int, name: str, *, but: int | None = None) -> None:
    found = find_named(table, organisation_id, name)
    if found is not None and found.id != but:
        raise Refusal("name_taken", name=name)


def find_named(table: type[Named], organisation_id: int, name: str) -> Named | None:
    """The row of that name, in small letters or large; SQLite's own lower() leaves č and Č apart."""
    wanted = name.strip().casefold()
    rows = db.session.scalars(select(table).where(table.organisation_id == organisation_id))
    return next((row for row in rows if row.name.casefold() == wanted), None)


def put(row: Programme | Community, facts: ProgrammeFacts | CommunityFacts) -> None:
    for field, value in asdict(facts).items():
        setattr(row, field, value)
    db.session.commit()
