"""Changing what is said of an evening: title, place, time, who moderates, language."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from workshop.domain.preparing import Part, refuse_fixed
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.journal import record
from workshop.services.preparation import state_of
from workshop.services.programmes import ensure_community
from workshop.services.pulse import raise_revision
from workshop.services.workshops import check_own


@dataclass(frozen=True)
class Details:
    """What the page of place and time holds. ``ends_at`` is until when the room is booked; ``warm_up`` what people
    talk about while they arrive, in the language of the evening."""

    title: str
    community: str
    programme_id: int | None
    language: str
    held_on: date | None
    starts_at: time | None
    ends_at: time | None
    venue: str
    moderators: str
    warm_up: str = ""
    wifi_name: str = ""
    wifi_kind: str = "WPA"
    wifi_password: str = ""


def details_of(workshop: Workshop) -> Details:
    """The details as they are stored."""
    return Details(
        title=workshop.title,
        community=workshop.community.name,
        programme_id=workshop.programme_id,
        language=workshop.language,
        held_on=workshop.held_on,
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        venue=workshop.venue,
        moderators=workshop.moderators,
        warm_up=warm_up_of(workshop, workshop.language),
        wifi_name=workshop.wifi_name,
        wifi_kind=workshop.wifi_kind,
        wifi_password=workshop.wifi_password,
    )


def warm_up_of(workshop: Workshop, language: str) -> str:
    """The question while people arrive (B.5) in that language, else in the evening's own; empty where there is none."""
    words = workshop.texts.get(workshop.language, {}).get("warm_up", "")
    return str(words and (workshop.texts.get(language, {}).get("warm_up") or words))


def change_details(*, workshop: Workshop, details: Details, actor: str, now: datetime) -> None:
    """Other details. Refuses another language once the evening has begun: the sheets on the tables are printed in it.

    Raises NotFound for another centre's programme."""
    before = details_of(workshop)
    if details == before:
        return
    if details.language != before.language:
        refuse_fixed(Part.LANGUAGE, state_of(workshop))
    community = ensure_community(workshop.organisation_id, details.community, now=now)
    check_own(workshop.organisation_id, community.id, details.programme_id)
    workshop.community = community
    values = asdict(details)
    del values["community"], values["warm_up"]
    for field, value in values.items():
        setattr(workshop, field, value)
    if details.warm_up != before.warm_up:
        write_warm_up(workshop, details.language, details.warm_up)
    note_change(workshop, "details", before=asdict(before), after=asdict(details), actor=actor, now=now)
    db.session.commit()


def write_warm_up(workshop: Workshop, language: str, words: str) -> None:
    """Another question: what other languages said before no longer fits, so they show this one."""
    texts = {key: {**said, "warm_up": ""} for key, said in workshop.texts.items()}
    workshop.texts = {**texts, language: {**texts.get(language, {}), "warm_up": words}}


def note_change(
    workshop: Workshop,
    subject: str,
    *,
    actor: str,
    now: datetime,
    subject_id: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """The journal row of a change, and the word to screens that something is new. The caller commits."""
    record(
        workshop=workshop,
        actor=actor,
        act="change",
        now=now,
        subject=subject,
        subject_id=subject_id,
        before=before,
        after=after,
    )
    raise_revision(workshop.id, stage=True)
