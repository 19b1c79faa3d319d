"""One evening in one file: workshop.json for us, CSV for everybody."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection
from datetime import datetime
from io import BytesIO

from sqlalchemy import select

from workshop.domain.csv_safe import write_csv
from workshop.extensions import Model, db
from workshop.models import Organisation, Seat, Workshop
from workshop.services.archive_rows import CONTACTS, ROWS, STAYS, Plain, table_of
from workshop.services.archive_values import dump_row, dump_rows
from workshop.services.exporting import public_tables
from workshop.services.head_count import has_joined
from workshop.services.paper_key import PRINTED, sizes_before
from workshop.services.report import gather_report
from workshop.services.report_course_facts import RoundFacts
from workshop.services.report_held import gather_home

SCHEMA = 2
"""1 knew no identities: such a file is still read."""
INSIDE = "workshop.json"
FOR_EVERYBODY = ("statements", "reactions", "votes", "summary")


def write_archive(*, workshop: Workshop, with_contacts: bool, now: datetime) -> bytes:
    """The zip. ``read`` in it is the fingerprint of the file from which the evening came here, so that its home knows
    it again. No phone can be told from it; contacts are in it only when they are asked for."""
    out = BytesIO()
    report = gather_report(workshop=workshop, language=workshop.language, now=now)
    data = {**describe(workshop, with_contacts), "made": now.isoformat(), "read": workshop.archive_read}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(INSIDE, json.dumps(data, ensure_ascii=False, indent=1))
        for table in public_tables(report):
            if table.name in FOR_EVERYBODY:
                archive.writestr(f"{table.name}.csv", write_csv(table.header, table.rows))
    return out.getvalue()


def describe(workshop: Workshop, with_contacts: bool) -> Plain:
    """Everything about an evening, as JSON knows it; no account, and not the network of the hall."""
    programme, community = workshop.programme, workshop.community
    organisation = db.session.get_one(Organisation, workshop.organisation_id)
    tables = ROWS + (CONTACTS if with_contacts else ())
    carried = {table_of(model).name for model in tables}
    row = dump_row(table_of(Workshop), row_of(workshop), carried)
    return {
        "schema": SCHEMA,
        "organisation": {"name": organisation.name, "contact": organisation.contact},
        "programme": pick(programme, "identity", "name", "funder", "partners", "note") if programme else None,
        "community": pick(community, "identity", "name", "municipality", "population", "population_source"),
        "workshop": {name: value for name, value in row.items() if name not in STAYS},
        "home_round": said_home(gather_home(workshop)),
        PRINTED: sizes_before(workshop.id),
        "rows": {table_of(model).name: dump_rows(model, workshop.id, carried) for model in tables}
        | {"seats": dump_seats(workshop, carried)},
    }


def said_home(home: RoundFacts | None) -> list[str | None] | None:
    """Beginning and end of the home round: the journal that knows them stays. None where nothing is known."""
    return [one.isoformat() if one else None for one in (home.started_at, home.ended_at)] if home else None


def dump_seats(workshop: Workshop, carried: Collection[str]) -> list[Plain]:
    """Seats without their cookies; a phone is marked where one has come, so that heads are counted alike elsewhere."""
    seats = db.session.scalars(select(Seat).where(Seat.workshop_id == workshop.id))
    joined = {seat.id for seat in seats if has_joined(workshop, seat)}
    return [{**row, "phone": row["id"] in joined} for row in dump_rows(Seat, workshop.id, carried)]


def pick(row: Model, *names: str) -> Plain:
    return {name: getattr(row, name) for name in names}


def row_of(workshop: Workshop) -> Plain:
    return {column.name: getattr(workshop, column.name) for column in table_of(Workshop).columns}
