"""The centres of an installation: organisations that see nothing of each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Organisation

UNNAMED_CENTRE = "Vrtiljak"
"""What a centre is called until its first person has said its name."""


def list_organisations() -> Sequence[Organisation]:
    """Every centre, the first one first."""
    return db.session.scalars(select(Organisation).order_by(Organisation.id)).all()


def find_organisation(name: str) -> Organisation | None:
    return db.session.scalar(select(Organisation).where(func.trim(Organisation.name) == name.strip()))


def create_organisation(name: str, *, now: datetime) -> Organisation:
    """Another centre on this installation; it and the ones before know nothing of each other. Refuses a taken name."""
    if find_organisation(name) is not None:
        raise Refusal("name_taken")
    made = named_organisation(name, now=now)
    db.session.commit()
    return made


def named_organisation(name: str, *, now: datetime) -> Organisation:
    """The centre of that name, made when it is new. The caller commits."""
    found = find_organisation(name)
    if found is None:
        found = Organisation(name=name.strip(), created_at=now)
        db.session.add(found)
        db.session.flush()
    return found


def first_organisation(*, now: datetime) -> Organisation:
    """The centre that was here first, made when there is none yet. The caller commits."""
    return next(iter(list_organisations()), None) or named_organisation(UNNAMED_CENTRE, now=now)


def meant_organisation(name: str, *, now: datetime) -> Organisation:
    """The centre that somebody at the computer means: the one of that name or, where no name is said, the only one.

    The very first is made. Refuses a name that no centre here has, so that a slip of the pen makes none, and no name
    where there are several: what is put into another's centre, its people see. The caller commits."""
    here = list_organisations()
    if not here:
        return named_organisation(name or UNNAMED_CENTRE, now=now)
    names = "; ".join(one.name for one in here)
    if name.strip():
        found = find_organisation(name)
        if found is None:
            raise Refusal("centre_unknown", name=name.strip(), names=names)
        return found
    if len(here) > 1:
        raise Refusal("centre_needed", names=names)
    return here[0]
