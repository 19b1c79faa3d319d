"""Letting the public see the report, edition by edition, or no longer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from workshop.domain.editions import Part, Why
from workshop.domain.refusals import Gone, NotFound, Refusal, WrongState
from workshop.domain.statements import clean_text
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.edition_changes import changes
from workshop.services.editions import facts_of, freeze, gather_all, newest_edition
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.moderation_hold import hold_state
from workshop.services.pulse import raise_revision

LONGEST_SENTENCE = 200


@whole
def publish_report(*, workshop: Workshop, actor: str, now: datetime, sentence: str = "") -> None:
    """From now on whoever has the address reads the report as it stands now: an edition of it is kept.

    The same again changes nothing, and a report that was withdrawn comes back as it was. What has changed since makes
    the next edition, with a ``sentence`` for its readers that says what. Refuses before the evening is closed.
    """
    if workshop.closed_at is None:
        raise WrongState("report_before_closing")
    hold_state(workshop)
    newest, was_public = newest_edition(workshop.id), workshop.published_at is not None
    workshop.published_at = workshop.published_at or now
    number = newest.number if newest else 0
    if newest is None:
        number = freeze(workshop, Why.FIRST, workshop.published_at if was_public else now).number
    elif changes(facts_of(newest), gather_all(workshop, now)):
        number = freeze(workshop, Why.CHANGED, now, check_sentence(sentence)).number
    elif was_public:
        return
    values: dict[str, object] = {"published": True, "edition": number}
    note(workshop, "publish_report", actor, now, before={"published": was_public}, after=values)
    raise_revision(workshop.id, stage=True)
    db.session.commit()


def check_sentence(text: str) -> str:
    """What has changed, for readers of the edition before."""
    words = clean_text(text)
    if not words:
        raise Refusal("edition_sentence")
    if len(words) > LONGEST_SENTENCE:
        raise Refusal("edition_sentence_long", limit=LONGEST_SENTENCE)
    return words


def waiting_changes(workshop: Workshop, now: datetime) -> dict[Part, int]:
    """What readers of the next edition would find otherwise; nothing before the first one."""
    newest = newest_edition(workshop.id)
    return changes(facts_of(newest), gather_all(workshop, now)) if newest else {}


def withdraw_report(*, workshop: Workshop, actor: str, now: datetime) -> None:
    """The address leads nowhere again; the report stays a draft."""
    if workshop.published_at is None:
        return
    workshop.published_at = None
    note(workshop, "withdraw_report", actor, now, before={"published": True}, after={"published": False})
    raise_revision(workshop.id, stage=True)
    db.session.commit()


def find_published(*, token: str) -> Workshop:
    """The workshop whose report may be read there. A draft does not exist: raises NotFound; one that was public before
    is told to be withdrawn, to whoever has its address: Gone."""
    found = db.session.scalar(select(Workshop).where(Workshop.report_token == token))
    if found is not None and found.published_at is None and newest_edition(found.id) is not None:
        raise Gone("report_withdrawn")
    if found is None or found.published_at is None:
        raise NotFound("not_found")
    return found


def note(workshop: Workshop, act: str, actor: str, now: datetime, **values: dict[str, object]) -> None:
    """The journal row of a move."""
    record(workshop=workshop, actor=actor, act=act, now=now, subject="report", subject_id=workshop.id, **values)
