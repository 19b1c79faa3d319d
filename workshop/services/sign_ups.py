"""Who would take part, and with what: an interest, without a name (method C.3, row 8)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT, clean_text
from workshop.extensions import db
from workshop.models import SignUp, VolunteerRole, Workshop
from workshop.services.holding import hold_since, whole
from workshop.services.once import insert_once
from workshop.services.statements import check_key

HOURS = ("1-2", "3-5", "6+")
"""Hours a month, as bands that sort and read the same in every language."""


def list_roles(workshop_id: int) -> list[VolunteerRole]:
    """What a person can do, in the order of the paper form."""
    return list(
        db.session.scalars(
            select(VolunteerRole).where(VolunteerRole.workshop_id == workshop_id).order_by(VolunteerRole.number)
        )
    )


def find_sign_up(*, workshop_id: int, key: str) -> SignUp | None:
    return db.session.scalar(select(SignUp).where(SignUp.workshop_id == workshop_id, SignUp.key == key))


@whole
def save_sign_up(
    *, workshop: Workshop, roles: Collection[int], hours: str, note: str, key: str, now: datetime, origin: str = "phone"
) -> SignUp:
    """One person's interest; sent again under the same key it replaces what was there.

    Refuses an empty one, roles and hours that are not on the list, and a note over the limit."""
    hold_since(workshop.id, State.SIGN_UP, "sign_up_not_begun")
    chosen = check_roles(workshop.id, roles)
    words = check_note(note)
    if hours and hours not in HOURS:
        raise Refusal("hours_unknown")
    if not chosen and not words:
        raise Refusal("sign_up_empty")
    plain_key = check_key(key)
    own = {"workshop_id": workshop.id, "key": plain_key, "origin": origin, "created_at": now}
    insert_once(SignUp, {**own, "role_numbers": chosen, "hours": hours, "note": words})
    same = select(SignUp).where(SignUp.workshop_id == workshop.id, SignUp.key == plain_key)
    sign_up = db.session.scalars(same).one()
    sign_up.role_numbers, sign_up.hours, sign_up.note = chosen, hours, words
    db.session.commit()
    return sign_up


def check_roles(workshop_id: int, roles: Collection[int]) -> list[int]:
    known = {role.number for role in list_roles(workshop_id)}
    if set(roles) - known:
        raise Refusal("volunteer_role_unknown")
    return sorted(set(roles))


def check_note(raw: str) -> str:
    """Words in one's own hand, kept as short as a statement."""
    note = clean_text(raw)
    if len(note) > LIMIT:
        raise Refusal("text_too_long", limit=LIMIT, length=len(note), over=len(note) - LIMIT)
    return note
