"""What is over is erased, what is not stays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from tests.facilitator.boards import say
from tests.world import NOW, Centre, make_workshop
from workshop.domain.hall_time import ZONE
from workshop.extensions import db
from workshop.models import Consent, Contact, EveningPass, JournalEntry, PrintJob, SignInAttempt, SignInLink, Workshop
from workshop.services.evening_passes import make_pass, take_pass_back
from workshop.services.purging import Purged, purge


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
    assert purge(now=NOW) == Purged(contacts=0, print_jobs=1, links=2, attempts=1, passes=0)
    assert db.session.scalars(select(SignInLink.token_hash)).all() == ["good"]
    assert purge(now=NOW) == Purged(contacts=0, print_jobs=0, links=0, attempts=0, passes=0)


def give_pass(workshop: Workshop, name: str, ends_in_days: int) -> EveningPass:
    ends_at = NOW + timedelta(days=ends_in_days)
    make_pass(workshop=workshop, name=name, may_moderate=False, ends_at=ends_at, language="sl", actor="test", now=NOW)
    return db.session.scalars(select(EveningPass).where(EveningPass.name == name)).one()


def names_of_passes() -> list[str]:
    return list(db.session.scalars(select(EveningPass.name).order_by(EveningPass.name)))


def test_a_helpers_pass_goes_thirty_days_after_its_end(workshop: Workshop) -> None:
    for name, days in (("Ana", 1), ("Bine", 2), ("Cene", 7)):
        give_pass(workshop, name, days)
    assert purge(now=NOW + timedelta(days=30, hours=23)).passes == 0
    assert purge(now=NOW + timedelta(days=31)).passes == 1
    assert names_of_passes() == ["Bine", "Cene"]


def test_a_pass_that_was_taken_back_has_ended_then(workshop: Workshop) -> None:
    early = give_pass(workshop, "Ana", 7)
    give_pass(workshop, "Bine", 7)
    take_pass_back(workshop=workshop, pass_id=early.id, actor="test", now=NOW)
    assert purge(now=NOW + timedelta(days=30)).passes == 1
    assert names_of_passes() == ["Bine"]


def test_a_closed_evening_ends_its_passes_and_no_others(centre: Centre, workshop: Workshop) -> None:
    give_pass(workshop, "Ana", 7)
    give_pass(make_workshop(centre), "Bine", 7)
    workshop.closed_at = NOW
    db.session.commit()
    assert purge(now=NOW + timedelta(days=30)).passes == 1
    assert names_of_passes() == ["Bine"]


def test_the_journal_keeps_a_helpers_number_without_the_name(workshop: Workshop) -> None:
    number = give_pass(workshop, "Ana", 1).id
    purge(now=NOW + timedelta(days=31))
    kept = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "pass_made")).one()
    assert kept.subject_id == number
    assert "Ana" not in f"{kept.before}{kept.after}"


def test_words_from_before_covering_go_once_the_evening_is_closed(workshop: Workshop) -> None:
    (card,) = say(workshop, "Pokličite [izpuščeno]")
    card.original = "Pokličite Ano"
    db.session.commit()
    assert purge(now=NOW).wordings == 0
    workshop.closed_at = NOW
    db.session.commit()
    assert purge(now=NOW).wordings == 1
    db.session.refresh(card)
    assert card.original is None


def test_a_pass_goes_by_its_evening_too_where_a_far_end_was_written_down(workshop: Workshop) -> None:
    give_pass(workshop, "Ana", 1).ends_at = NOW + timedelta(days=400)
    workshop.held_on = (NOW + timedelta(days=3)).date()
    db.session.commit()
    ended = datetime.combine(workshop.held_on + timedelta(days=8), time(), tzinfo=ZONE)
    assert purge(now=ended + timedelta(days=30) - timedelta(seconds=1)).passes == 0
    assert purge(now=ended + timedelta(days=30)).passes == 1
