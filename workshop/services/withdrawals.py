"""What people took back, as the journal numbers it: a store that is put back from a backup must not bring it back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Contact, JournalEntry, Workshop
from workshop.services.contacts import drop_consent, take_out
from workshop.services.erased_bytes import settle_erased
from workshop.services.workshops import DELETED

ERASE, TAKE_BACK, DELETE = "erase", "take_back", "delete"
ACTOR = "command"
Mark = tuple[int, datetime, str]
"""A row of the journal: two stores that share one are the same store at two times."""


@dataclass(frozen=True)
class Withdrawal:
    """``evening`` is a code, ``contact`` the number of a row; None for an evening that was deleted whole, and for a
    purpose taken back before numbers were written down."""

    row: int
    at: datetime
    evening: str
    contact: int | None
    act: str
    purpose: str

    @property
    def mark(self) -> Mark:
        return self.row, self.at, self.act


OF_CONTACT = (JournalEntry.subject == "contact") & JournalEntry.act.in_((ERASE, TAKE_BACK))
OF_EVENING = (JournalEntry.act == DELETE) & JournalEntry.subject.startswith(DELETED)
COLUMNS = (JournalEntry.subject, JournalEntry.subject_id, JournalEntry.before)


def list_withdrawals(since: datetime | None = None) -> list[Withdrawal]:
    """In the order in which they were written, from ``since`` on."""
    asked = (
        select(JournalEntry.id, JournalEntry.at, JournalEntry.act, Workshop.code, *COLUMNS)
        .outerjoin(Workshop, Workshop.id == JournalEntry.workshop_id)
        .where(OF_CONTACT | OF_EVENING)
        .order_by(JournalEntry.id)
    )
    if since is not None:
        asked = asked.where(JournalEntry.at >= since)
    return [
        Withdrawal(
            row=number,
            at=at,
            evening=code or subject.removeprefix(DELETED),
            contact=None if act == DELETE else contact,
            act=act,
            purpose=json.loads(before or "{}").get("purpose", "") if act == TAKE_BACK else "",
        )
        for number, at, act, code, subject, contact, before in db.session.execute(asked)
    ]


def read_marks() -> frozenset[Mark]:
    """The whole journal, in short."""
    rows = db.session.execute(select(JournalEntry.id, JournalEntry.at, JournalEntry.act))
    return frozenset((row[0], row[1], row[2]) for row in rows)


def repeat(withdrawals: Iterable[Withdrawal], *, now: datetime) -> int:
    """Erases again what these took back, as if they were asked for now; how many did something. An evening that was
    deleted is left to a person: putting it back may be what the backup is for."""
    done = 0
    for one in withdrawals:
        contact = db.session.get(Contact, one.contact) if one.contact is not None else None
        workshop = db.session.get_one(Workshop, contact.workshop_id) if contact else None
        if contact is None or workshop is None or workshop.code != one.evening:
            continue
        if one.act == ERASE:
            take_out(workshop, contact, actor=ACTOR, now=now)
        elif one.purpose in {consent.purpose for consent in contact.consents}:
            drop_consent(workshop, contact, one.purpose, actor=ACTOR, now=now)
        else:
            continue
        db.session.flush()
        done += 1
    db.session.commit()
    settle_erased()
    return done
