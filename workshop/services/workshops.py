"""Making a workshop from a template."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from workshop.domain.codes import draw_code
from workshop.domain.raffle import first_paper_number
from workshop.domain.refusals import NotFound
from workshop.domain.templates import WorkshopTemplate
from workshop.extensions import db
from workshop.models import Community, Evening, JournalEntry, Organisation, Programme, Workshop
from workshop.services.journal import record
from workshop.services.plans import write_plan
from workshop.services.programmes import ensure_community
from workshop.services.template_rows import add_template_rows, workshop_texts

FEWEST_SHEETS = 10
DELETED = "code "
"""Before the code, as the subject of the journal row of a workshop that was taken away."""


AS_SAID = ("title", "language", "programme_id", "held_on", "starts_at", "ends_at", "venue", "expected_people")
"""What a new workshop takes over as it was said."""


@dataclass(frozen=True)
class NewWorkshop:
    """What a facilitator says of a new workshop; all the rest comes from the template.

    The community is named by ``community_id``, or by ``community_name``, which is added when it is new."""

    title: str
    community_id: int | None = None
    community_name: str = ""
    language: str = "sl"
    programme_id: int | None = None
    held_on: date | None = None
    starts_at: time | None = time(18, 0)
    ends_at: time | None = None
    venue: str = ""
    expected_people: int = 24
    optional_stations: bool = False


def create_workshop(
    *, organisation: Organisation, template: WorkshopTemplate, new: NewWorkshop, actor: str, now: datetime
) -> Workshop:
    """A workshop ready to print: stations, questions, agenda, good practices, roles, groups and rounds.

    Raises NotFound when the community or programme is not this organisation's."""
    community_id = new.community_id or ensure_community(organisation.id, new.community_name, now=now).id
    check_own(organisation.id, community_id, new.programme_id)
    workshop = Workshop(
        organisation_id=organisation.id,
        community_id=community_id,
        template_key=template.key,
        template_version=template.version,
        texts=workshop_texts(template),
        move_seconds=template.move_seconds,
        home_minutes=template.home_minutes,
        **{name: getattr(new, name) for name in AS_SAID},
        **paper_numbers(new.expected_people),
        **new_addresses(),
        created_at=now,
    )
    open_workshop(workshop)
    add_template_rows(workshop, template, optional=new.optional_stations)
    write_plan(workshop=workshop, minutes=template.rounds)
    record(workshop=workshop, actor=actor, act="create", now=now, subject="workshop", subject_id=workshop.id)
    db.session.commit()
    return workshop


def open_workshop(workshop: Workshop) -> None:
    """Puts the workshop and its live row into the running transaction."""
    db.session.add(workshop)
    db.session.flush()
    db.session.add(Evening(workshop_id=workshop.id, code=workshop.code))


def check_own(organisation_id: int, community_id: int, programme_id: int | None) -> None:
    """Raises NotFound when the community or the programme is not this organisation's."""
    community = db.session.get(Community, community_id)
    if community is None or community.organisation_id != organisation_id:
        raise NotFound("not_found")
    if programme_id is None:
        return
    programme = db.session.get(Programme, programme_id)
    if programme is None or programme.organisation_id != organisation_id:
        raise NotFound("not_found")


def new_code() -> str:
    """A code that no workshop of this installation ever had (design.md 4)."""
    used = set(db.session.scalars(select(Workshop.code)))
    return draw_code(used | deleted_codes(), secrets.SystemRandom())


def deleted_codes() -> set[str]:
    """Codes of workshops that were taken away: they may stand on a poster, so the journal keeps them."""
    subjects = db.session.scalars(select(JournalEntry.subject).where(JournalEntry.subject.startswith(DELETED)))
    return {subject.removeprefix(DELETED) for subject in subjects}


def new_addresses() -> dict[str, str]:
    """The code for the wall and the tokens of projector and report, all fresh."""
    return {"code": new_code(), "wall_token": secrets.token_urlsafe(12), "report_token": secrets.token_urlsafe(12)}


def paper_numbers(expected_people: int) -> dict[str, int]:
    """How many paper sheets there are, and the first number of their stubs, well above those of the phones."""
    return {
        "paper_sheets": max(FEWEST_SHEETS, expected_people),
        "paper_first_number": first_paper_number(expected_people),
    }
