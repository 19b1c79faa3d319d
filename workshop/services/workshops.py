"""Making a workshop from a template, and a copy of one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from workshop.domain.codes import draw_code
from workshop.domain.raffle import first_paper_number
from workshop.domain.refusals import NotFound
from workshop.domain.templates import WorkshopTemplate
from workshop.extensions import db
from workshop.models import (
    AgendaBlock,
    Community,
    Evening,
    Organisation,
    Practice,
    Programme,
    Station,
    VolunteerRole,
    Workshop,
)
from workshop.services.journal import record
from workshop.services.plans import write_plan

LANGUAGES = ("sl", "en")


@dataclass(frozen=True)
class NewWorkshop:
    """What a facilitator says of a new workshop; all the rest comes from the template."""

    title: str
    community_id: int
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
    check_own(organisation.id, new)
    workshop = Workshop(
        organisation_id=organisation.id,
        programme_id=new.programme_id,
        community_id=new.community_id,
        code=new_code(),
        wall_token=secrets.token_urlsafe(12),
        report_token=secrets.token_urlsafe(12),
        title=new.title,
        language=new.language,
        template_key=template.key,
        template_version=template.version,
        texts=workshop_texts(template),
        held_on=new.held_on,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        venue=new.venue,
        expected_people=new.expected_people,
        move_seconds=template.move_seconds,
        home_minutes=template.home_minutes,
        paper_sheets=max(10, new.expected_people),
        paper_first_number=first_paper_number(new.expected_people),
        created_at=now,
    )
    db.session.add(workshop)
    db.session.flush()
    db.session.add(Evening(workshop_id=workshop.id, code=workshop.code))
    add_template_rows(workshop, template, optional=new.optional_stations)
    write_plan(workshop=workshop, minutes=template.rounds)
    record(workshop=workshop, actor=actor, act="create", now=now, subject="workshop", subject_id=workshop.id)
    db.session.commit()
    return workshop


def check_own(organisation_id: int, new: NewWorkshop) -> None:
    community = db.session.get(Community, new.community_id)
    if community is None or community.organisation_id != organisation_id:
        raise NotFound("not_found")
    if new.programme_id is None:
        return
    programme = db.session.get(Programme, new.programme_id)
    if programme is None or programme.organisation_id != organisation_id:
        raise NotFound("not_found")


def new_code() -> str:
    """A code that no workshop of this installation ever had (design.md 4)."""
    used = set(db.session.scalars(select(Workshop.code)))
    return draw_code(used, secrets.SystemRandom())


def workshop_texts(template: WorkshopTemplate) -> dict[str, dict[str, object]]:
    return {
        language: {
            "template": template.name.in_(language),
            "purpose": template.purpose.in_(language),
            "audiences": [text.in_(language) for text in template.audiences],
            "requests": [text.in_(language) for text in template.requests],
            "risks": [text.in_(language) for text in template.risks],
        }
        for language in LANGUAGES
    }


def add_template_rows(workshop: Workshop, template: WorkshopTemplate, *, optional: bool) -> None:
    """Stations, agenda, cards and roles of the template, in its order."""
    stations = [station for station in template.stations if optional or not station.optional]
    for number, station in enumerate(stations, start=1):
        db.session.add(
            Station(
                workshop_id=workshop.id,
                number=number,
                kinds=[str(kind) for kind in station.kinds],
                host_token=secrets.token_urlsafe(12),
                texts={
                    language: {
                        "title": station.title.in_(language),
                        "question": station.question.in_(language),
                        "hint": station.hint.in_(language),
                        "probes": [probe.in_(language) for probe in station.probes],
                    }
                    for language in LANGUAGES
                },
            )
        )
    add_agenda(workshop, template)
    add_practices(workshop, template)
    add_roles(workshop, [role.name.in_for_all(LANGUAGES) for role in template.roles])
    db.session.flush()


def add_agenda(workshop: Workshop, template: WorkshopTemplate) -> None:
    for position, block in enumerate(template.agenda, start=1):
        db.session.add(
            AgendaBlock(
                workshop_id=workshop.id,
                position=position,
                kind=block.kind,
                title=block.title.in_(workshop.language),
                minutes=block.minutes,
                note=block.note.in_(workshop.language) if block.note else "",
            )
        )


def add_practices(workshop: Workshop, template: WorkshopTemplate) -> None:
    for number, card in enumerate(template.practices, start=1):
        texts = {language: card.fields_in(language) for language in LANGUAGES}
        db.session.add(Practice(workshop_id=workshop.id, number=number, used=number <= 3, texts=texts))


def add_roles(workshop: Workshop, names: Sequence[dict[str, str]]) -> None:
    for number, texts in enumerate(names, start=1):
        db.session.add(VolunteerRole(workshop_id=workshop.id, number=number, names=texts))
