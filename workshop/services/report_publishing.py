"""The finding, what is asked of the municipality, and letting the public see the report or no longer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.domain.statements import clean_text
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.journal import record
from workshop.services.pulse import raise_revision

LONGEST_FINDING = 300
LONGEST_REQUEST = 200
MOST_REQUESTS = 3
"""C.3, C.4: more than three requests are none."""


def save_finding(*, workshop: Workshop, text: str, actor: str, now: datetime) -> None:
    """The sentence that opens the report; empty takes it out. The same words again change nothing."""
    words = clean_text(text)
    if len(words) > LONGEST_FINDING:
        raise Refusal("finding_long", limit=LONGEST_FINDING, over=len(words) - LONGEST_FINDING)
    before = workshop.findings_text
    if words == before:
        return
    workshop.findings_text = words
    note(workshop, "change_finding", actor, now, before={"finding": before}, after={"finding": words})
    db.session.commit()


def save_requests(*, workshop: Workshop, text: str, actor: str, now: datetime) -> None:
    """What is asked of the municipality, a line each, three at most; empty takes them out."""
    lines = [words for words in map(clean_text, text.splitlines()) if words]
    if len(lines) > MOST_REQUESTS:
        raise Refusal("requests_many", most=MOST_REQUESTS)
    if any(len(line) > LONGEST_REQUEST for line in lines):
        raise Refusal("request_long", limit=LONGEST_REQUEST)
    before, after = workshop.requests_text, "\n".join(lines)
    if before == after:
        return
    workshop.requests_text = after
    note(workshop, "change_requests", actor, now, before={"requests": before}, after={"requests": after})
    db.session.commit()


def publish_report(*, workshop: Workshop, actor: str, now: datetime) -> None:
    """From now on whoever has the address reads the report. Refuses before the evening is closed."""
    if workshop.closed_at is None:
        raise WrongState("report_before_closing")
    if workshop.published_at is not None:
        return
    workshop.published_at = now
    note(workshop, "publish_report", actor, now, before={"published": False}, after={"published": True})
    raise_revision(workshop.id, stage=True)
    db.session.commit()


def withdraw_report(*, workshop: Workshop, actor: str, now: datetime) -> None:
    """The address leads nowhere again; the report stays a draft."""
    if workshop.published_at is None:
        return
    workshop.published_at = None
    note(workshop, "withdraw_report", actor, now, before={"published": True}, after={"published": False})
    raise_revision(workshop.id, stage=True)
    db.session.commit()


def find_published(*, token: str) -> Workshop:
    """The workshop whose report may be read there. A draft does not exist: raises NotFound."""
    found = db.session.scalar(select(Workshop).where(Workshop.report_token == token))
    if found is None or found.published_at is None:
        raise NotFound("not_found")
    return found


def note(workshop: Workshop, act: str, actor: str, now: datetime, **values: dict[str, object]) -> None:
    """The journal row of a move."""
    record(workshop=workshop, actor=actor, act=act, now=now, subject="report", subject_id=workshop.id, **values)
