"""Calls: only to those who agreed, the late ones first, each mark written down."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import select

from tests.services.test_contacts_consented import keep
from tests.world import NOW, Centre, make_workshop, move_to
from workshop.domain.calls import Promise
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Contact, JournalEntry, Workshop
from workshop.services.contacts_calls import (
    count_overdue,
    last_call_day,
    list_calls,
    mark_call,
    promise_to,
    set_caller,
    set_role_caller,
)
from workshop.services.sign_ups import list_roles, save_sign_up

LATER = date(2026, 11, 14)


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    move_to(made, "sign_up")
    return made


def mark(workshop: Workshop, contact: Contact, state: str) -> None:
    mark_call(workshop=workshop, contact_id=contact.id, state=state, actor="1", now=NOW)


def test_only_people_who_agreed_to_a_call_are_on_the_list(workshop: Workshop) -> None:
    keep(workshop, "Ana", "volunteering")
    keep(workshop, "Bor", "report")
    assert [call.contact.name for call in list_calls(workshop, LATER)] == ["Ana"]


def test_whoever_was_not_called_within_a_week_is_late_until_somebody_calls(workshop: Workshop, centre: Centre) -> None:
    ana, bor = keep(workshop, "Ana", "volunteering"), keep(workshop, "Bor", "volunteering")
    assert count_overdue(centre.organisation.id, date(2026, 11, 13)) == []
    mark(workshop, ana, "called")
    assert [(call.contact.name, call.overdue) for call in list_calls(workshop, LATER)] == [
        ("Bor", True),
        ("Ana", False),
    ]
    mark(workshop, bor, "not_reached")
    assert [one.people for one in count_overdue(centre.organisation.id, LATER)] == [1]
    mark(workshop, bor, "done")
    assert count_overdue(centre.organisation.id, LATER) == []
    assert bor.called_at == NOW


def test_each_mark_is_journalled_without_the_person(workshop: Workshop) -> None:
    ana = keep(workshop, "Ana", "volunteering")
    mark(workshop, ana, "called")
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "call")).one()
    assert (entry.before, entry.after, entry.subject_id) == ('{"state": ""}', '{"state": "called"}', ana.id)
    with pytest.raises(Refusal, match="choice_unknown"):
        mark(workshop, ana, "perhaps")


def test_a_person_is_told_who_calls_for_the_task_that_was_ticked(workshop: Workshop) -> None:
    role = list_roles(workshop.id)[1]
    by = date(2026, 11, 10)
    set_role_caller(workshop=workshop, role_id=role.id, caller="Bor Zupan", by=by, actor="1", now=NOW)
    sign_up = save_sign_up(workshop=workshop, roles=(role.number,), hours="", note="", key=str(uuid.uuid4()), now=NOW)
    ana = keep(workshop, "Ana", "volunteering")
    ana.sign_up_id = sign_up.id
    assert promise_to(workshop, ana) == Promise("Bor Zupan", by)
    set_caller(workshop=workshop, contact_id=ana.id, caller="Cene", by=None, actor="1", now=NOW)
    assert promise_to(workshop, ana) == Promise("Cene", by)
    assert promise_to(workshop, keep(workshop, "Dana", "report")) is None


def test_a_task_or_a_person_of_another_evening_is_not_there(workshop: Workshop, centre: Centre) -> None:
    other = make_workshop(centre)
    with pytest.raises(NotFound):
        set_role_caller(workshop=workshop, role_id=list_roles(other.id)[0].id, caller="", by=None, actor="1", now=NOW)
    foreign = keep(other, "Ana", "volunteering")
    with pytest.raises(NotFound):
        mark(workshop, foreign, "done")


def test_everybody_who_signed_up_is_called_by_the_last_day_of_their_tasks(workshop: Workshop) -> None:
    assert last_call_day(workshop) is None
    first, second, third = list_roles(workshop.id)[:3]
    for number, ticked in enumerate(([first.number, second.number], [second.number]), start=1):
        save_sign_up(workshop=workshop, roles=ticked, hours="", note="", key=str(uuid.UUID(int=number)), now=NOW)
    assert last_call_day(workshop) == date(2026, 11, 13)
    days = ((first, date(2026, 11, 10)), (second, date(2026, 11, 28)), (third, date(2026, 12, 24)))
    for role, day in days:
        set_role_caller(workshop=workshop, role_id=role.id, caller="Ana", by=day, actor="1", now=NOW)
    assert last_call_day(workshop) == date(2026, 11, 28)
