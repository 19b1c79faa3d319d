"""The report that the staff print: the newest edition while nothing has changed since, else a draft of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workshop.domain.hall_time import hall_day
from workshop.models import Workshop
from workshop.services.edition_changes import changes
from workshop.services.editions import bare, facts_of, list_editions, newest_edition, opened
from workshop.services.report import gather_report
from workshop.services.report_facts import Report


def standing_report(*, workshop: Workshop, language: str, now: datetime) -> Report:
    """A draft is issued today, has no number yet, and lists the editions before it."""
    report = gather_report(workshop=workshop, language=language, now=now)
    newest = newest_edition(workshop.id)
    if newest is None:
        return report
    public = workshop.published_at is not None
    if public and not changes(facts_of(newest), {language: bare(report)}):
        return opened(newest, language)
    colophon = replace(report.colophon, published=False, issued_on=hall_day(now))
    return replace(report, colophon=colophon, editions=list_editions(workshop.id))
