"""Gathering everything that a report says, once, in a number of queries that does not grow with the evening."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from workshop.domain.findings import Statements
from workshop.domain.hall_time import hall_day
from workshop.domain.personal_data import mask
from workshop.domain.places import bare_name
from workshop.extensions import db
from workshop.models import Organisation, Workshop
from workshop.services.report_answered import gather_answered
from workshop.services.report_edition_facts import Withdrawn
from workshop.services.report_evening import gather_evening, gather_groups
from workshop.services.report_facts import Colophon, Report
from workshop.services.report_matches import gather_matches
from workshop.services.report_people import gather_attendance, gather_interest, gather_opinion
from workshop.services.report_statements import (
    count_unshown,
    gather_marks,
    gather_stations,
    gather_withdrawn,
    mark_rows,
)
from workshop.services.report_steps import gather_plan
from workshop.services.report_themes import gather_themes
from workshop.services.report_votes import gather_votes

AS_IT_IS = ("contact", "code", "spoken")


def gather_report(*, workshop: Workshop, language: str, now: datetime) -> Report:
    """The report of a workshop as it stands. Before the evening has ended it is a report so far."""
    groups = gather_groups(workshop.id)
    marks, unshown = mark_rows(workshop.id), gather_unshown(workshop.id)
    evening = gather_evening(workshop, language, tuple(groups.values()))
    stations, known = gather_stations(workshop, language, groups, evening, marks, unshown.withdrawn)
    votes = gather_votes(workshop.id, known)
    themes = gather_themes(workshop.id, known, votes)
    return Report(
        language=language,
        colophon=covered(gather_colophon(workshop, now)),
        finding=mask(workshop.findings_text.strip()),
        purpose=mask(str(said(workshop, language, "purpose") or "")),
        requests=tuple(map(mask, workshop.requests_text.splitlines())),
        evening=evening,
        attendance=gather_attendance(workshop, first_bell=evening.started_at, groups=len(groups)),
        stations=stations,
        votes=votes,
        interest=gather_interest(workshop, language),
        opinion=gather_opinion(workshop.id),
        waiting=unshown.waiting,
        hidden=unshown.hidden,
        marks=gather_marks(marks, groups, known),
        matches=gather_matches(workshop),
        themes=themes,
        summary=mask(workshop.summary_text),
        plan=gather_plan(workshop, known),
        answered=gather_answered(workshop.id, stations, themes),
        withdrawn=unshown.withdrawn,
    )


@dataclass(frozen=True)
class Unshown:
    """How many statements wait, how many are hidden, and which numbers are therefore given to nobody."""

    waiting: Statements
    hidden: Statements
    withdrawn: tuple[Withdrawn, ...]


def gather_unshown(workshop_id: int) -> Unshown:
    counts = count_unshown(workshop_id)
    waiting, hidden = (Statements(counts.get(state, 0)) for state in ("waiting", "hidden"))
    return Unshown(waiting, hidden, gather_withdrawn(workshop_id))


def covered(colophon: Colophon) -> Colophon:
    """Without telephones and e-mails that somebody put into a title or beside a name. The contact of the centre stays:
    it is there to be called."""
    found = {field.name: getattr(colophon, field.name) for field in fields(colophon) if field.name not in AS_IT_IS}
    words: dict[str, Any] = {name: mask(value) for name, value in found.items() if isinstance(value, str)}
    return replace(colophon, **words)


def said(workshop: Workshop, language: str, field: str) -> Any:
    """A text of the workshop in the language asked for, else in its own."""
    for key in (language, workshop.language, *workshop.texts):
        if value := workshop.texts.get(key, {}).get(field):
            return value
    return None


def gather_colophon(workshop: Workshop, now: datetime) -> Colophon:
    """Issued on the day of publishing; a draft is issued today."""
    organisation = db.session.get_one(Organisation, workshop.organisation_id)
    programme = workshop.programme
    return Colophon(
        title=workshop.title,
        community=bare_name(workshop.community.name),
        municipality=workshop.community.municipality,
        held_on=workshop.held_on,
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        venue=workshop.venue,
        organiser=organisation.name,
        contact=organisation.contact,
        programme=programme.name if programme else "",
        funder=programme.funder if programme else "",
        partners=programme.partners if programme else "",
        moderators=workshop.moderators,
        code=workshop.code,
        spoken=workshop.language,
        issued_on=hall_day(workshop.published_at or now),
        published=workshop.published_at is not None,
    )
