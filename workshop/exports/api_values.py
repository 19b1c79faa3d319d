"""A published workshop as plain values for programs: the very numbers of its report, and no person."""

from __future__ import annotations

from typing import Any

from workshop.domain.hall_time import ZONE, ZONE_NAME
from workshop.domain.personal_data import mask
from workshop.domain.places import bare_name
from workshop.exports.open_event import LICENCE, LICENCE_ADDRESS
from workshop.exports.open_tables import open_tables
from workshop.models import Organisation, Workshop
from workshop.services.exporting import Table
from workshop.services.report_facts import Report, StationFacts

YES_OR_NO = {"late"}
TABLES = ("summary", "themes", "statements")


def listed(workshop: Workshop, organisation: Organisation) -> dict[str, Any]:
    """What a list says of a workshop; telephones and e-mails in it are covered, as in its report."""
    published = workshop.published_at
    return {
        "code": workshop.code,
        "title": mask(workshop.title),
        "community": mask(bare_name(workshop.community.name)),
        "municipality": mask(workshop.community.municipality),
        "organisation": {"id": organisation.id, "name": mask(organisation.name)},
        "held_on": workshop.held_on.isoformat() if workshop.held_on else None,
        "language": workshop.language,
        "published_at": published.astimezone(ZONE).isoformat(timespec="seconds") if published else None,
    }


def whole(workshop: Workshop, organisation: Organisation, report: Report) -> dict[str, Any]:
    """A workshop with what was said; tables as in its open data."""
    colophon = report.colophon
    tables = {table.name: rows_of(table) for table in open_tables(report) if table.name in TABLES}
    return {
        **listed(workshop, organisation),
        "title": colophon.title,
        "community": colophon.community,
        "municipality": colophon.municipality,
        "held_on": colophon.held_on.isoformat() if colophon.held_on else None,
        "edition": report.edition or 1,
        "issued_on": colophon.issued_on.isoformat(),
        "venue": colophon.venue,
        "programme": colophon.programme,
        "starts_at": colophon.starts_at.isoformat("minutes") if colophon.starts_at else None,
        "ends_at": colophon.ends_at.isoformat("minutes") if colophon.ends_at else None,
        "time_zone": ZONE_NAME,
        "licence": {"name": LICENCE, "address": LICENCE_ADDRESS, "given_by": colophon.organiser},
        "stations": [station(one) for one in report.stations],
        **tables,
    }


def station(one: StationFacts) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "question": one.question,
        "statements": len(one.statements),
        "agree": one.agree,
        "unclear": one.unclear,
    }


def rows_of(table: Table) -> list[dict[str, Any]]:
    """Lines as objects; yes and no as such."""
    return [
        {name: cell == "yes" if name in YES_OR_NO else cell for name, cell in zip(table.header, row, strict=True)}
        for row in table.rows
    ]
