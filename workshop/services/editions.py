"""Editions of a report: each publication is kept as it was given, and the public reads the newest (no other)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update

from workshop.config import LANGUAGES
from workshop.domain.editions import Why
from workshop.domain.hall_time import hall_day
from workshop.domain.personal_data import mask
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Edition, Statement, Workshop
from workshop.services.edition_facts import pack, unpack
from workshop.services.report import gather_report
from workshop.services.report_edition_facts import EditionFacts
from workshop.services.report_facts import Report
from workshop.services.report_statements import gather_withdrawn, numbers_of, shown_rows


def read_published(*, workshop: Workshop, language: str, now: datetime) -> Report:
    """What the public reads: the newest edition. A report that was published before there were editions is read as it
    stands, until it is published anew."""
    newest = newest_edition(workshop.id)
    if newest is None:
        return gather_report(workshop=workshop, language=language, now=now)
    return opened(newest, language)


def read_edition(*, workshop: Workshop, number: int, language: str) -> Report:
    """An edition as it was given. Raises NotFound."""
    asked = select(Edition).where(Edition.workshop_id == workshop.id, Edition.number == number)
    found = db.session.scalar(asked)
    if found is None:
        raise NotFound("not_found")
    return opened(found, language)


def opened(edition: Edition, language: str) -> Report:
    """The report in one language, with its number, its day and the editions up to it."""
    reports = unpack(edition.facts)
    report = reports.get(language) or next(iter(reports.values()))
    day = hall_day(edition.made_at)
    return replace(
        report,
        colophon=replace(report.colophon, published=True, issued_on=day),
        edition=edition.number,
        editions=tuple(one for one in list_editions(edition.workshop_id) if one.number <= edition.number),
    )


def list_editions(workshop_id: int) -> tuple[EditionFacts, ...]:
    """All of them in their order, without what they hold."""
    rows = db.session.scalars(select(Edition).where(Edition.workshop_id == workshop_id).order_by(Edition.number))
    return tuple(
        EditionFacts(row.number, hall_day(row.made_at), row.why, mask(row.sentence), row.statement_number)
        for row in rows
    )


def newest_edition(workshop_id: int) -> Edition | None:
    asked = select(Edition).where(Edition.workshop_id == workshop_id).order_by(Edition.number.desc())
    return db.session.scalar(asked.limit(1))


def gather_all(workshop: Workshop, now: datetime) -> dict[str, Report]:
    """The report as it stands, in every language, without what belongs to one edition alone."""
    return {language: bare(gather_report(workshop=workshop, language=language, now=now)) for language in LANGUAGES}


def bare(report: Report) -> Report:
    """What can be compared: neither its day nor whether it is public changes what it says."""
    colophon = replace(report.colophon, published=True, issued_on=report.colophon.held_on or report.colophon.issued_on)
    return replace(report, colophon=colophon, edition=0, editions=())


def facts_of(edition: Edition) -> dict[str, Report]:
    return unpack(edition.facts)


def add_edition(
    workshop: Workshop,
    reports: Mapping[str, Report],
    why: Why,
    now: datetime,
    *,
    sentence: str = "",
    statement: int | None = None,
) -> Edition:
    """The caller commits."""
    newest = newest_edition(workshop.id)
    edition = Edition(
        workshop_id=workshop.id,
        number=newest.number + 1 if newest else 1,
        why=str(why),
        sentence=sentence,
        statement_number=statement,
        made_at=now,
        facts=pack(reports),
    )
    db.session.add(edition)
    db.session.flush()
    return edition


def freeze(workshop: Workshop, why: Why, now: datetime, sentence: str = "") -> Edition:
    """The report as it stands becomes the next edition, and its statements keep their numbers. The caller commits."""
    keep_numbers(workshop.id)
    return add_edition(workshop, gather_all(workshop, now), why, now, sentence=sentence)


def keep_numbers(workshop_id: int) -> None:
    """The numbers that the report gives now are given for good."""
    rows = shown_rows(workshop_id)
    numbers = numbers_of(rows, gather_withdrawn(workshop_id))
    fresh = [{"id": row.id, "report_number": numbers[row.id]} for row in rows if row.report_number is None]
    if fresh:
        db.session.execute(update(Statement), fresh)
        db.session.expire_all()


def check_editions(workshop_id: int) -> None:
    """Of an evening that came in a file: raises ValueError, KeyError or TypeError where one cannot be read."""
    for edition in db.session.scalars(select(Edition).where(Edition.workshop_id == workshop_id)):
        facts_of(edition)


def freeze_published(*, now: datetime) -> int:
    """Gives an edition to each report that was published before there were any; how many. Their first day stays."""
    kept = select(Edition.workshop_id)
    asked = select(Workshop).where(Workshop.published_at.is_not(None), Workshop.id.not_in(kept))
    found = db.session.scalars(asked.order_by(Workshop.id)).all()
    for workshop in found:
        freeze(workshop, Why.FIRST, workshop.published_at or now)
    db.session.commit()
    return len(found)
