"""Calls after an evening: who calls whom by when, and whom nobody has reached (C3); only people who agreed to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, select

from workshop.domain.calls import NOT_REACHED, OPEN, STATES, Promise, choose_promise, is_overdue
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Contact, SignUp, VolunteerRole, Workshop
from workshop.services.contacts_consented import list_consented
from workshop.services.contacts_vault import find_in_vault
from workshop.services.journal import record
from workshop.services.sign_ups import list_roles

CALLING = "volunteering"
"""The purpose under which people are called."""


@dataclass(frozen=True)
class Call:
    """A person to be called: for which tasks, by whom, by when."""

    contact: Contact
    roles: tuple[VolunteerRole, ...]
    hours: str
    note: str
    promise: Promise
    overdue: bool


@dataclass(frozen=True)
class Overdue:
    """How many people of an evening are still waiting although their day has gone by."""

    workshop: Workshop
    people: int


def list_calls(workshop: Workshop, today: date) -> list[Call]:
    """Everybody who agreed to a call, whoever waits too long first, then by the day. The caller journals the look."""
    roles = list_roles(workshop.id)
    asked = select(SignUp).where(SignUp.workshop_id == workshop.id)
    sign_ups = {sign_up.id: sign_up for sign_up in db.session.scalars(asked)}
    found = [
        make_call(workshop, contact, sign_ups.get(contact.sign_up_id or 0), roles, today)
        for contact in list_consented(workshop, CALLING)
    ]
    return sorted(found, key=lambda call: (not call.overdue, call.contact.call_state, call.promise.by or date.max))


def make_call(
    workshop: Workshop, contact: Contact, sign_up: SignUp | None, roles: Sequence[VolunteerRole], today: date
) -> Call:
    ticked = tuple(role for role in roles if sign_up is not None and role.number in sign_up.role_numbers)
    promise = promise_of(workshop, contact, ticked)
    return Call(
        contact,
        ticked,
        sign_up.hours if sign_up else "",
        sign_up.note if sign_up else "",
        promise,
        is_overdue(promise, contact.call_state, today),
    )


def promise_of(workshop: Workshop, contact: Contact | None, roles: Sequence[VolunteerRole]) -> Promise:
    """Who calls and by when; without a contact what whoever ticks these tasks is told."""
    own = Promise(contact.caller, contact.call_by) if contact else Promise()
    return choose_promise(own, [Promise(role.caller, role.call_by) for role in roles], workshop.held_on)


def promise_to(workshop: Workshop, contact: Contact) -> Promise | None:
    """What a person is told after leaving a contact; None for somebody who did not agree to a call."""
    if all(consent.purpose != CALLING for consent in contact.consents):
        return None
    sign_up = db.session.get(SignUp, contact.sign_up_id) if contact.sign_up_id else None
    numbers = sign_up.role_numbers if sign_up else []
    return promise_of(workshop, contact, [role for role in list_roles(workshop.id) if role.number in numbers])


def last_call_day(workshop: Workshop) -> date | None:
    """The day by which everybody who signed up is called, as the tasks say that they ticked; None where no day is
    known, or nobody signed up. Two queries, and no contact is looked at."""
    roles = list_roles(workshop.id)
    asked = select(SignUp.role_numbers).where(SignUp.workshop_id == workshop.id)
    told = [
        promise_of(workshop, None, [role for role in roles if role.number in numbers]).by
        for numbers in db.session.scalars(asked)
    ]
    return max((day for day in told if day), default=None)


def count_overdue(organisation_id: int, today: date) -> list[Overdue]:
    """Evenings of a centre with people who wait too long, the oldest first. Numbers alone: nothing is looked at."""
    asked = (
        select(Workshop)
        .where(
            Workshop.organisation_id == organisation_id,
            exists().where(Contact.workshop_id == Workshop.id, Contact.call_state.in_((OPEN, NOT_REACHED))),
        )
        .order_by(Workshop.held_on, Workshop.id)
    )
    counted = [(workshop, late_in(workshop, today)) for workshop in db.session.scalars(asked).all()]
    return [Overdue(workshop, people) for workshop, people in counted if people]


def late_in(workshop: Workshop, today: date) -> int:
    return sum(call.overdue for call in list_calls(workshop, today))


def set_role_caller(
    *, workshop: Workshop, role_id: int, caller: str, by: date | None, actor: str, now: datetime
) -> None:
    """Who calls whoever ticks a task, and by when; also once the evening has begun. Raises NotFound."""
    role = db.session.get(VolunteerRole, role_id)
    if role is None or role.workshop_id != workshop.id:
        raise NotFound("part_unknown")
    if (role.caller, role.call_by) == (caller, by):
        return
    before = {"caller": role.caller, "by": role.call_by}
    role.caller, role.call_by = caller, by
    after = {"caller": caller, "by": by}
    record(
        workshop=workshop,
        actor=actor,
        act="set_caller",
        now=now,
        subject="role",
        subject_id=role.id,
        before=before,
        after=after,
    )
    db.session.commit()


def set_caller(*, workshop: Workshop, contact_id: int, caller: str, by: date | None, actor: str, now: datetime) -> None:
    """The same for one person. Raises NotFound."""
    contact = find_in_vault(workshop, contact_id)
    contact.caller, contact.call_by = caller, by
    after = {"caller": caller, "by": by}
    record(
        workshop=workshop, actor=actor, act="set_caller", now=now, subject="contact", subject_id=contact.id, after=after
    )
    db.session.commit()


def mark_call(*, workshop: Workshop, contact_id: int, state: str, actor: str, now: datetime) -> None:
    """Called, not reached, done, or taken back. Raises NotFound, and Refusal for another word."""
    if state not in STATES:
        raise Refusal("choice_unknown")
    contact = find_in_vault(workshop, contact_id)
    before = {"state": contact.call_state}
    contact.call_state, contact.called_at = state, None if state == OPEN else now
    record(
        workshop=workshop,
        actor=actor,
        act="call",
        now=now,
        subject="contact",
        subject_id=contact.id,
        before=before,
        after={"state": state},
    )
    db.session.commit()
