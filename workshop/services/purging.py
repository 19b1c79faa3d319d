"""Erasing what is kept no longer than it is needed: contacts past their day, old files, spent links, old passes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.orm import DeclarativeBase

from workshop.domain.hall_time import ZONE, hall_day
from workshop.extensions import db
from workshop.models import (
    Consent,
    Contact,
    EndedSession,
    EveningPass,
    PrintJob,
    SignInAttempt,
    SignInLink,
    Statement,
    Workshop,
)
from workshop.services.erased_bytes import settle_erased
from workshop.services.evening_passes import LONGEST_DAYS
from workshop.services.journal import record
from workshop.services.journal_words import blank_undone
from workshop.services.purging_evenings import close_overdue, purge_photographs

FILES_KEPT = timedelta(days=30)
"""A printed file can be made again at any time."""
ATTEMPTS_KEPT = timedelta(days=1)
PASSES_KEPT = timedelta(days=30)
"""After its end a helper's pass only says who helped; the journal knows it by its number, without the name."""
ACTOR = "command"


@dataclass(frozen=True)
class Purged:
    """How many rows went."""

    contacts: int
    print_jobs: int
    links: int
    attempts: int
    passes: int
    wordings: int = 0
    sessions: int = 0
    journal: int = 0
    closed: int = 0
    photographs: int = 0


def purge(*, now: datetime) -> Purged:
    """Erases for good. The journal keeps how many contacts of an evening went, and nothing of what they held."""
    closed = close_overdue(now)
    done = Purged(
        contacts=purge_contacts(now),
        print_jobs=remove(PrintJob, PrintJob.created_at < now - FILES_KEPT),
        links=remove(SignInLink, (SignInLink.expires_at <= now) | SignInLink.used_at.is_not(None)),
        attempts=remove(SignInAttempt, SignInAttempt.at < now - ATTEMPTS_KEPT),
        passes=remove(EveningPass, ended_by(now - PASSES_KEPT)),
        wordings=purge_wordings(),
        sessions=remove(EndedSession, EndedSession.until <= now),
        journal=blank_undone(now),
        closed=closed,
        photographs=purge_photographs(now),
    )
    db.session.commit()
    settle_erased()
    return done


def purge_contacts(now: datetime) -> int:
    """Consents whose day has come, each purpose by itself, and contacts whose last purpose went or whose own day
    has come: how many contacts went. The caller commits."""
    today = hall_day(now)
    remove(Consent, Consent.erase_on <= today)
    db.session.expire_all()
    left = exists().where(Consent.contact_id == Contact.id)
    over = db.session.scalars(select(Contact).where((Contact.erase_on <= today) | ~left)).all()
    evenings = Counter(contact.workshop_id for contact in over)
    for contact in over:
        db.session.delete(contact)
    for workshop_id, count in evenings.items():
        workshop = db.session.get_one(Workshop, workshop_id)
        record(workshop=workshop, actor=ACTOR, act="purge", now=now, subject="contact", after={"erased": count})
    db.session.flush()
    return len(over)


def purge_wordings() -> int:
    """Words that were covered after an evening was closed served undoing, for some seconds."""
    closed = select(Workshop.id).where(Workshop.closed_at.is_not(None))
    done = db.session.execute(
        update(Statement)
        .where(Statement.workshop_id.in_(closed), Statement.original.is_not(None))
        .values(original=None)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(done, "rowcount", 0))


def ended_by(moment: datetime) -> ColumnElement[bool]:
    """Passes that ended then or before: at their time, when they were taken back, or with the evening."""
    closed = select(Workshop.id).where(Workshop.closed_at <= moment)
    over = (EveningPass.ends_at <= moment) | (EveningPass.taken_back_at <= moment)
    return over | EveningPass.workshop_id.in_(closed) | outlived(moment)


def outlived(moment: datetime) -> ColumnElement[bool]:
    """Passes that may last no longer than so many days after their evening, whatever end was written down."""
    last = hall_day(moment) - timedelta(days=LONGEST_DAYS + 1)
    held = select(Workshop.id).where(Workshop.held_on.is_(None) | (Workshop.held_on <= last))
    made_by = datetime.combine(last + timedelta(days=1), time(), tzinfo=ZONE)
    return (EveningPass.created_at < made_by) & EveningPass.workshop_id.in_(held)


def remove(table: type[DeclarativeBase], over: ColumnElement[bool]) -> int:
    """The caller commits."""
    done = db.session.execute(delete(table).where(over).execution_options(synchronize_session=False))
    return int(getattr(done, "rowcount", 0))
