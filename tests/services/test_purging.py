"""What is over is erased, what is not stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Consent, Contact, JournalEntry, PrintJob, SignInAttempt, SignInLink, Workshop
from workshop.services.purging import Purged, purge


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    return make_centre()


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    return make_workshop(centre)


def keep_contact(workshop: Workshop, erase_on: date, mark: str) -> None:
    contact = Contact(
        workshop_id=workshop.id,
        name=mark,
        phone="",
        email=f"{mark}@primer.example",
        erase_on=erase_on,
        erase_token_hash=mark,
        created_at=NOW,
    )
    contact.consents = [Consent(purpose="report", text="Da.", version="1", given_at=NOW)]
    db.session.add(contact)
    db.session.commit()


def test_contacts_go_on_their_day_with_their_consents(workshop: Workshop) -> None:
    today = NOW.date()
    for days, mark in ((-1, "earlier"), (0, "today"), (1, "tomorrow")):
        keep_contact(workshop, today + timedelta(days=days), mark)
    assert purge(now=NOW).contacts == 2
    assert db.session.scalars(select(Contact.name)).all() == ["tomorrow"]
    assert db.session.scalar(select(func.count(Consent.id))) == 1


def test_each_purpose_ends_on_its_own_day_and_the_last_takes_the_contact(workshop: Workshop) -> None:
    keep_contact(workshop, NOW.date() + timedelta(days=90), "ana")
    contact = db.session.scalars(select(Contact)).one()
    contact.consents[0].erase_on = NOW.date()
    later = Consent(purpose="volunteering", text="Da.", version="1", given_at=NOW)
    later.erase_on = NOW.date() + timedelta(days=30)
    contact.consents.append(later)
    db.session.commit()
    assert purge(now=NOW).contacts == 0
    assert db.session.scalars(select(Consent.purpose)).all() == ["volunteering"]
    assert purge(now=NOW + timedelta(days=30)).contacts == 1


def test_the_day_is_that_of_the_place(workshop: Workshop) -> None:
    keep_contact(workshop, date(2026, 11, 7), "night")
    late = NOW.replace(hour=23, minute=30)
    assert late.date() == date(2026, 11, 6)
    assert purge(now=late).contacts == 1


def test_the_journal_keeps_how_many_and_nothing_else(workshop: Workshop) -> None:
    keep_contact(workshop, NOW.date(), "ana")
    purge(now=NOW)
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "purge")).one()
    assert (entry.workshop_id, entry.after) == (workshop.id, '{"erased": 1}')
    assert "ana" not in f"{entry.before}{entry.after}"


def test_old_files_spent_links_and_old_failures_go(centre: Centre, workshop: Workshop) -> None:
    for days in (31, 29):
        job = PrintJob(workshop_id=workshop.id, kind="report", language="sl", created_at=NOW - timedelta(days=days))
        db.session.add(job)
    db.session.add_all(
        [
            SignInLink(token_hash="over", account_id=centre.owner.id, expires_at=NOW),
            SignInLink(token_hash="used", expires_at=NOW + timedelta(days=1), used_at=NOW),
            SignInLink(token_hash="good", expires_at=NOW + timedelta(days=1)),
            SignInAttempt(subject_hash="old", at=NOW - timedelta(days=2)),
            SignInAttempt(subject_hash="new", at=NOW - timedelta(minutes=5)),
        ]
    )
    db.session.commit()
    assert purge(now=NOW) == Purged(contacts=0, print_jobs=1, links=2, attempts=1)
    assert db.session.scalars(select(SignInLink.token_hash)).all() == ["good"]
    assert purge(now=NOW) == Purged(contacts=0, print_jobs=0, links=0, attempts=0)
